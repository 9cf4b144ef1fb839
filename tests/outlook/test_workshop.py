"""The workshop on a handful of attacks: rows, records, a fit that recovers what was put in, what is written."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from foederis import states
from foederis.almanac import Case, load_cases
from foederis.ladder import RUNGS
from foederis.outlook import _fit, _record, _training, _workshop
from foederis.outlook._basis import FEATURES, REACH, Basis
from foederis.outlook._covariates import COVARIATES
from foederis.outlook._record import RECORDS, deeds, records
from foederis.outlook._training import STRATA, Rows, eve, in_earnest, limited, stratum, training_rows


def few() -> list[Case]:
    """Eight attacks coded by hand and a few of the other records, after 1990."""
    chosen = [c for c in load_cases() if c.start.year >= 1990 and in_earnest(c)]
    return [c for c in chosen if c.by_hand][:8] + [c for c in chosen if not c.by_hand][:4]


@pytest.fixture(scope="module")
def rows() -> Iterator[Rows]:
    told: list[int] = []
    yield training_rows(cases=few(), progress=lambda i, _n: told.append(i))
    assert told == [0]


def test_rows_of_every_attack(rows: Rows) -> None:
    n = len(rows)
    assert rows.x.shape == (n, len(COVARIATES)) and rows.y.shape == (n, len(RUNGS)) and rows.extra.shape == (n, len(RUNGS), len(RECORDS))
    assert len(np.unique(rows.case)) == len(rows.cases) == 12
    assert set(np.unique(rows.y[~np.isnan(rows.y)])) <= {0.0, 1.0} and not np.isnan(rows.y).all(axis=1).any()
    assert (rows.weight > 0).all() and not np.isnan(rows.x).any()
    for number, case in enumerate(rows.cases):
        inside = {states.CODES[i] for i in rows.helper[rows.case == number]}
        assert case.target not in inside and not inside & set(case.attackers)
    assert rows.start()[0] == rows.cases[int(rows.case[0])].start.toordinal()


def test_a_sample_stands_for_everybody(rows: Rows) -> None:
    case = few()[0]
    everybody = training_rows(cases=[case], everybody=True)
    sample = training_rows(cases=[case])
    assert len(sample) < len(everybody) and int(sample.listed.sum()) == int(everybody.listed.sum())
    assert len(sample.take(sample.listed)) == int(sample.listed.sum())


def test_which_attacks_are_meant() -> None:
    case = next(c for c in load_cases() if c.kind == "clash" and not c.by_hand and c.is_attack and "icb" not in c.links)
    assert in_earnest(replace(case, flags="fr")) and not in_earnest(replace(case, flags="f"))
    assert in_earnest(replace(case, kind="war")) and not in_earnest(replace(case, kind="dispute"))
    crisis = replace(case, links={"icb": [1]}, flags="")
    assert in_earnest(crisis) and not in_earnest(replace(crisis, links={"icb": [1], "icb_nonviolent": [1]}))
    assert [STRATA[stratum(c)] for c in (replace(case, links={"hand": ["x"]}), replace(case, kind="war"), crisis, case)] == ["hand", "war", "crisis", "clash"]
    assert [limited(replace(case, kind=k)) for k in ("strike", "crisis", "war")] == [1.0, 0.5, 0.0]
    assert eve(replace(case, precision="day", start=dt.date(1990, 8, 2))) == dt.date(1990, 8, 1)
    assert eve(replace(case, precision="year", start=dt.date(1990, 7, 1))) == dt.date(1989, 12, 31)


def test_a_record_holds_only_what_was_over() -> None:
    case = next(c for c in reversed(load_cases()) if c.by_hand and any("h" in h.coders for h in c.helpers.values()))
    over = case.start + _record.SETTLED + dt.timedelta(days=1)
    assert any(d.case.id == case.id for d in deeds(case.target, "target", over))
    assert all(d.case.id != case.id for d in deeds(case.target, "target", case.start + _record.SETTLED))
    assert all(d.case.id != case.id for d in deeds(case.target, "target", over.replace(year=over.year + _record.YEARS + 1)))
    table = records(case.target, case.attacker, over)
    assert table.shape == (len(states.CODES), len(RUNGS), len(RECORDS)) and np.abs(table).max() < 1.0
    assert not records("XXX", "YYY", over).any()


def test_columns_standardised_and_bent() -> None:
    x = np.random.default_rng(1).normal(5.0, 3.0, (200, 4))
    basis = Basis.of(x)
    standard = basis.standard(x)
    assert np.abs(standard).max() <= REACH and np.allclose(standard.mean(axis=0), 0.0, atol=0.1)
    bent = basis.features(x)
    assert bent.shape == (200, 4 + FEATURES) and np.array_equal(bent[:, :4], standard)
    assert np.array_equal(bent, basis.features(x))


def test_the_fit_is_repeatable(rows: Rows) -> None:
    said: list[str] = []
    rows = rows.take((rows.case < 4) & rows.listed)
    one, two = (_fit.fit(rows, draws=8, say=said.append) for _ in range(2))
    assert np.array_equal(one.slope, two.slope) and one.evidence == two.evidence and len(said) == 2
    assert one.slope.shape == (8, len(COVARIATES) + FEATURES + len(RECORDS), len(RUNGS))
    assert one.last_case == max(f"{c.start} {c.id}" for c in rows.cases[:4])


def test_newton_finds_the_slope_that_was_put_in() -> None:
    import scipy.sparse as sp

    rng = np.random.default_rng(3)
    x = rng.standard_normal((4000, 1))
    y = (rng.random(4000) < 1 / (1 + np.exp(-(1.5 * x[:, 0] - 0.5)))).astype(float)
    theta, _, evidence = _fit._newton(x, sp.csr_matrix(np.ones((4000, 1))), y, np.ones(4000), np.zeros(2), np.full(2, 0.01))
    assert theta == pytest.approx([1.5, -0.5], abs=0.15) and evidence < 0


def test_scales_are_chosen_by_their_score() -> None:
    chosen = _fit.choose_scales(lambda s: abs(s.case - 1.8), names=("case", "helper"))
    assert chosen.case == 1.8 and chosen.helper == _fit.Scales().helper


def test_vintages_are_written_and_know_nothing_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: Rows) -> None:
    rows = rows.take(rows.case < 5)
    starts = sorted(c.start for c in rows.cases[:5])
    early, late = dt.date(starts[2].year + 1, 6, 1), dt.date(2026, 1, 1)
    monkeypatch.setattr(_workshop, "VINTAGES", (early, late))
    monkeypatch.setattr(_workshop, "DRAWS", 4)
    monkeypatch.setattr(_training, "training_rows", lambda progress: progress(0, 1) or rows)
    (tmp_path / "draws-1700-01-01.npz").write_bytes(b"old")
    told = json.loads(_workshop.fit_all(tmp_path).read_text(encoding="utf-8"))
    assert set(told["vintages"]) == {str(early), str(late)} and told["covariates"] == [c.name for c in COVARIATES]
    assert told["vintages"][str(early)]["last_case"][:10] < str(early - _record.SETTLED)
    assert not (tmp_path / "draws-1700-01-01.npz").exists()
    with np.load(tmp_path / f"draws-{late}.npz") as kept:
        assert kept["slope"].shape[0] == 4 and kept["helper"].shape[1] == len(kept["who"])
    with np.load(tmp_path / "listed.npz") as listed:
        assert len(listed["y"]) == int(rows.listed.sum())


def test_commands(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from foederis.outlook import _backtest

    monkeypatch.setattr(_workshop, "fit_all", lambda: tmp_path)
    monkeypatch.setattr(_backtest, "run", lambda out, quick=False: f"{out} {quick}\n")
    _workshop.main(["fit"])
    _workshop.main(["backtest"])
    with pytest.raises(SystemExit):
        _workshop.main([])
    told = capsys.readouterr()
    assert told.out == "docs False\n" and str(tmp_path) in told.err and "python -m" in told.err
