from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foederis import states
from foederis.almanac import Case, Helper, load_cases
from foederis.outlook import _backtest, _backtest_crises, _backtest_joiners, _backtest_peers, _backtest_rungs
from foederis.outlook._backtest_measures import (
    Draws,
    auc,
    calibration,
    curve,
    expected,
    hit_at,
    interval,
    logs,
    predicted,
    squares,
)
from foederis.outlook._backtest_table import number, table
from foederis.outlook._covariates import COLUMN, COVARIATES
from foederis.outlook._training import Rows, in_earnest, training_rows
from foederis.rendering._backtest_page import backtest_html, backtest_markdown, write_backtest

RNG = np.random.default_rng(7)
Y, N, U = True, False, None


def test_auc_counts_pairs() -> None:
    y, p = RNG.integers(0, 2, 60).astype(float), RNG.integers(0, 9, 60) / 9
    pairs = [(a > b) + 0.5 * (a == b) for a in p[y == 1] for b in p[y == 0]]
    assert auc(y, p)[0] == pytest.approx(np.mean(pairs))
    assert np.isnan(auc(np.ones(3), np.ones(3))[0])
    assert np.isnan(auc(np.zeros(0), np.zeros(0))[0])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_weights_are_copies(seed: int) -> None:
    rng = np.random.default_rng(seed)
    y, p, w = rng.integers(0, 2, 30).astype(float), rng.integers(0, 6, 30) / 7 + 0.05, rng.integers(0, 4, 30)
    many = np.repeat(np.arange(30), w)
    line = w.astype(float)[None]
    assert auc(y, p, line)[0] == pytest.approx(auc(y[many], p[many])[0], nan_ok=True)
    for one, two in zip(calibration(y, p, line), calibration(y[many], p[many]), strict=True):
        assert one[0] == pytest.approx(two[0], abs=1e-3, nan_ok=True)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_area_by_case_is_the_weighted_area(seed: int) -> None:
    rng = np.random.default_rng(seed)
    case = rng.integers(0, 6, 40)
    _, index = np.unique(case, return_inverse=True)
    y, p = rng.integers(0, 2, 40).astype(float), rng.integers(0, 9, 40) / 9
    times = rng.integers(0, 3, (5, index.max() + 1)).astype(float)
    assert _backtest_joiners.area_by_case(y, p, index, times) == pytest.approx(auc(y, p, times[:, index]), nan_ok=True)


def test_calibration_finds_the_line() -> None:
    z = RNG.normal(0, 1.5, 40_000)
    y = (RNG.random(40_000) < 1 / (1 + np.exp(-(0.3 + 0.5 * z)))).astype(float)
    a, b = calibration(y, 1 / (1 + np.exp(-z)))
    assert (a[0], b[0]) == (pytest.approx(0.3, abs=0.05), pytest.approx(0.5, abs=0.04))
    assert np.isnan(calibration(np.ones(5), np.full(5, 0.4))[1][0])
    assert np.isnan(calibration(np.array([0.0, 1.0]), np.full(2, 0.4))[1][0])


def test_losses() -> None:
    assert logs(np.array([1.0]), np.array([0.0]))[0] < 10
    assert squares(np.array([1.0]), np.array([0.25]))[0] == pytest.approx(0.5625)


def test_draws_take_whole_cases() -> None:
    case = np.array([4, 4, 9, 9, 9, 11])
    d = Draws.of(case, 50)
    assert (d.weight[0] == 1).all() and d.weight.shape == (51, 6)
    assert (d.weight[:, 0] == d.weight[:, 1]).all() and (d.weight[:, 2] == d.weight[:, 4]).all()
    assert (Draws.of(case, 50).weight == d.weight).all()
    assert d.take(case == 9).weight.shape == (51, 3)
    assert d.mean(np.ones(6))[0] == 1
    assert Draws.of(np.zeros(0), 3).weight.shape == (4, 0)
    assert interval(np.array([0.5])) == [0.5, None, None]


def test_curve_says_what_lies_inside() -> None:
    p = np.repeat([0.2, 0.8], 50)
    y = np.concatenate([np.arange(50) < 10, np.arange(50) < 20]).astype(float)
    first, second = curve(y, p, p - 0.05, p + 0.05, bins=2)
    assert (first["n"], first["mean"], first["seen"], first["inside"], first["inside_noise"]) == (50, 0.2, 0.2, True, True)
    assert (second["inside"], second["inside_noise"]) == (False, False)
    assert curve(y, p)[0].keys() == {"n", "mean", "seen"}
    assert curve(y[:3], p[:3]) == []


def test_hits() -> None:
    case = np.repeat([1, 2, 3], 10)
    y, p = np.zeros(30), np.tile(np.linspace(1, 0, 10), 3)
    y[2] = y[18] = 1
    hit, chance, cases = hit_at(y, p, case)
    assert hit.tolist() == [1, 0] and cases.tolist() == [1, 2]
    assert chance.tolist() == pytest.approx([0.5, 0.5])


def _made(n_cases: int = 40, each: int = 12, *, first: int = 1950, helpers: tuple[str, ...] = ("USA", "RUS", "FRA", "GBR")) -> Rows:
    """Rows whose help depends on the pact and the distance."""
    rng = np.random.default_rng(3)
    n = n_cases * each
    x = np.zeros((n, len(COVARIATES)), dtype=np.float32)
    x[:, COLUMN["defence_pact"]] = rng.integers(0, 2, n)
    x[:, COLUMN["major_power"]] = rng.integers(0, 2, n)
    x[:, COLUMN["distance"]] = rng.normal(size=n)
    z = 2.0 * x[:, COLUMN["defence_pact"]] - 1.5 * x[:, COLUMN["distance"]] - 1
    y = (rng.random((n, 5)) < 1 / (1 + np.exp(-z))[:, None]).astype(np.float32)
    y[0, 2] = np.nan
    model = next(c for c in load_cases() if c.by_hand)
    cases = tuple(replace(model, id=str(i), start=dt.date(first + i, 5, 1), target="PER", attackers=("CHL",), attacker_side=()) for i in range(n_cases))
    who = np.resize([states.CODES.index(h) for h in helpers], n).astype(np.int16)
    case = np.repeat(np.arange(n_cases), each).astype(np.int32)
    flags = np.ones(n, dtype=bool)
    return Rows(x, np.zeros((n, 5, 3), dtype=np.float32), y, np.ones(n, dtype=np.float32), case, who, np.zeros(n, dtype=np.int8), flags, x[:, COLUMN["major_power"]] > 0, cases)


def test_peers_learn_and_are_told_apart() -> None:
    rows = _made()
    seen, new = rows.take(rows.case < 30), rows.take(rows.case >= 30)
    p = {name: make(seen)(new) for name, make in _backtest_peers.PEERS.items()}
    assert all(q.shape == (len(new), 5) and (q > 0).all() and (q < 1).all() for q in p.values())
    ok = ~np.isnan(new.y[:, 0])
    areas = {name: float(auc(new.y[ok, 0].astype(float), q[ok, 0])[0]) for name, q in p.items()}
    assert areas["base"] == 0.5 and areas["table"] > 0.6 and areas["logit"] > 0.8 and areas["boosting"] > 0.75
    moved = replace(new, x=new.x.copy())
    moved.x[:, COLUMN["distance"]] += 1
    assert (_backtest_peers.PEERS["boosting"](seen)(moved)[:, 0] <= p["boosting"][:, 0] + 1e-9).all()


def test_cells_fall_into_classes() -> None:
    x = np.zeros((3, len(COVARIATES)))
    x[1, COLUMN["defence_pact"]] = x[2, COLUMN["attacker_nuclear"]] = 1
    cell, wider = _backtest_peers.cells(x)
    assert wider.tolist() == [0, 8, 0] and cell.tolist() == [0, 24, 2]


def _case(ident: str, year: int, target: str, attackers: tuple[str, ...], helpers: dict[str, Helper], **more: Any) -> Case:
    links = more.pop("links", {"mid": [1]})
    return Case(ident, "", target, attackers, dt.date(year, 3, 4), None, "clash", "day", "", links, ("mid",), more.pop("side", ()), helpers, "", ())


DISPUTES = (
    _case("a", 1950, "PER", ("CHL",), {
        "BRA": Helper("BRA", (Y, U, U, Y, U), "m--m-", "joined on the target's side at hostility level 3", ""),
        "ARG": Helper("ARG", (U, U, U, U, U), "-----", "attacked together with the target", ""),
        "COL": Helper("COL", (Y, N, N, N, N), "hhhhh", "Condemned it", ""),
        "ECU": Helper("ECU", (Y, N, N, N, Y), "hhhhh", "Fought", ""),
    }),
    _case("b", 1953, "PER", ("CHL",), {"BRA": Helper("BRA", (U, U, U, U, U), "-----", "joined on the target's side at hostility level 1", "")}, side=("BOL",)),
    _case("c", 1954, "PER", ("CHL",), {"BOL": Helper("BOL", (Y, Y, Y, Y, Y), "hhhhh", "", "")}, side=("BOL",)),
)  # fmt: skip


def test_who_joined() -> None:
    assert [_backtest_joiners.joined(c) for c in DISPUTES] == [["BRA", "ECU"], ["BRA"], []]


def test_disputes_know_only_the_past() -> None:
    rows = _backtest_joiners.joiner_rows(cases=DISPUTES, last=1953)
    names = list(_backtest_joiners.OWN)
    assert len(rows.cases) == 2 and rows.y.sum() == 3
    assert (rows.own[rows.case == 0][:, :-1] == 0).all()
    second = rows.take(rows.case == 1)
    third = sorted({*states.members(dt.date(1953, 3, 3)), "BRA"} - {"PER", "CHL", "BOL"})
    brazil = second.own[third.index("BRA")]
    told = dict(zip(names, brazil.tolist(), strict=True))
    assert told["joined_target_10"] == told["helper_joins_10"] == told["joined_against_10"] == told["target_helped_10"] == told["helper_attacker_5"] == 1
    assert told["helper_attacker_year"] == 0 and told["target_attacker_5"] == 1 and told["year"] == 1953
    assert second.weight.sum() == pytest.approx(len(second.y))


def test_joiners_scored_out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_backtest_joiners, "TOLD_FROM", 1970)
    rng = np.random.default_rng(1)
    n, each = 60, 15
    made = _made(n, each, first=1950)
    y = made.y[:, 1] * (rng.random(n * each) < 0.6)
    y[0] = 1
    start = np.array([c.start.toordinal() for c in made.cases], dtype=np.int32)[made.case]
    own = np.zeros((n * each, len(_backtest_joiners.OWN)), dtype=np.float32)
    told = np.full((n * each, 2), np.nan, dtype=np.float32)
    rows = _backtest_joiners.Joiners(made.x, made.extra, made.helper, told, own, y, made.case, start, made.relevant, np.ones(n * each, dtype=np.float32), made.cases)
    _backtest_joiners.foretell_early([rows], made, 1990)
    late = start >= dt.date(1990, 1, 1).toordinal()
    assert np.isnan(told[late]).all() and np.isfinite(told[~late & (start >= dt.date(1970, 1, 1).toordinal())]).all()
    said: list[str] = []
    found = _backtest_joiners.score_joiners(rows, ((1990, 1995), (2100, 2101)), 20, quick=True, say=said.append)
    assert list(found) == ["1990-1995"] and said
    s = found["1990-1995"]
    assert s["all"]["models"]["together"]["auc"][0] > 0.7 and s["all"]["models"]["base"]["log_skill"][0] == 0
    assert s["relevant"]["n"] < s["all"]["n"] == 6 * each and s["prototype"] is None
    assert "without" not in s and "boosting" in s["all"]["gain"]


def test_powers_in_crises() -> None:
    assert _backtest_crises.outcome(np.array([[U, 0, 1], [U, U, U], [0, 0, U]], dtype=float), (0, 1)).tolist()[::2] == [0, 0]
    rows = _made(50, 4, helpers=("USA", "RUS"))
    ours = np.full((len(rows), 5), np.nan)
    late = rows.case >= 30
    ours[late] = 0.3 + 0.4 * rows.x[late][:, [COLUMN["defence_pact"]]]
    found = _backtest_crises.score_crises(rows, ours, (1970, 2010), 30)
    assert set(found) == set(_backtest_crises.QUESTIONS)
    assert found["direct"]["n"] == int(late.sum()) and found["direct"]["models"]["logit"][0] > 0.7
    assert _backtest_crises.score_crises(rows, ours, (1900, 1905), 5) == {}


def test_predictive_coverage_is_right_for_right_forecasts() -> None:
    rng = np.random.default_rng(5)
    case = np.repeat(np.arange(400), 10)
    spread, shrink = 0.9, float(np.sqrt(1 + np.pi * 0.81 / 8))
    eta = rng.normal(-1, 1, len(case))
    y = (rng.random(len(case)) < 1 / (1 + np.exp(-(eta + rng.normal(0, spread, 400)[case])))).astype(float)
    right = np.tile(1 / (1 + np.exp(-eta / shrink)), (40, 1))
    assert np.mean(predicted(y, right, case, shrink, spread)) == pytest.approx(0.8, abs=0.15)
    assert np.mean(predicted(y, np.clip(right + 0.15, 0, 0.99), case, shrink, spread)) < 0.4
    assert predicted(y[:3], right[:, :3], case[:3], shrink, spread) == []


def test_what_right_forecasts_would_cover() -> None:
    rng = np.random.default_rng(6)
    case = np.repeat(np.arange(12), 8)
    eta = rng.normal(-1, 1, len(case)) + rng.normal(0, 0.4, (60, 1))
    p = 1 / (1 + np.exp(-eta))
    low, high = np.quantile(p, [0.1, 0.9], axis=0)
    few = expected(p, low, high, case, 1.0, 1e-9)
    assert few[0] < 0.75 < 0.8 < few[1]  # nine outcomes a group: the tosses alone carry many of them out of a plain interval
    many = expected(np.tile(p, 60), np.tile(low, 60), np.tile(high, 60), np.tile(case, 60), 1.0, 1e-9)
    assert many[0] == pytest.approx(0.8, abs=0.12) and many[1] >= many[0]
    assert np.isnan(expected(p[:, :3], low[:3], high[:3], case[:3], 1.0, 0.1)).all()


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    """A whole small backtest on real rows: hand-coded attacks of 1946-76, the last six years as window."""
    chosen = [c for c in load_cases() if c.by_hand and 1946 <= c.start.year < 1976]
    rows = training_rows(cases=chosen)
    window = [c for c in chosen if c.start.year >= 1970 and in_earnest(c)]
    everybody = training_rows(cases=window, everybody=True)
    powers = everybody.take(np.isin(everybody.helper, [states.CODES.index(s) for s in ("USA", "RUS")]))
    patch = pytest.MonkeyPatch()
    patch.setattr(_backtest, "training_rows", lambda _: rows)
    patch.setattr(_backtest, "everybody_rows", lambda _: everybody)
    patch.setattr(_backtest, "crisis_rows", lambda _: powers)
    patch.setattr(_backtest, "joiner_rows", lambda *_, **__: None)
    patch.setattr(_backtest, "foretell_early", lambda *_: None)
    patch.setattr(_backtest, "foretell", lambda *_: None)
    patch.setattr(_backtest, "WINDOWS", ((1970, 1975),))
    patch.setattr(_backtest, "SPANS", {"1970-1975": (0,), "1946-1989": (0,), "1990-2019": (0,)})
    patch.setattr(_backtest_rungs, "dominant", lambda c: c.id == window[0].id)
    given = {m: {"auc": [0.9, 0.8, 0.95], "log_skill": [0.3, 0.2, 0.4], "hit5": [0.7, 0.6, None]} for m in _backtest_joiners.TITLES}
    part = {"n": 9, "yes": 3, "cases": 3, "cases_with_helper": 2, "models": given, "gain": {"boosting": given["table"]}}
    dispute = {"ours": "together", "models": _backtest_joiners.TITLES, "all": part, "relevant": part}
    told = {"1970-1989": {**dispute, "prototype": _backtest_joiners.PROTOTYPE["1970-1989"], "without": part}, "1971-1972": {**dispute, "prototype": None}}
    patch.setattr(_backtest, "score_joiners", lambda *_, **__: told)
    crisis = {"n": 9, "yes": 3, "cases": 5, "models": {"small logit": [0.7, 0.6, 0.8], "together": [0.8, 0.7, 0.9]}, "gain": {"together": [0.1, 0.01, 0.2]}}
    patch.setattr(_backtest, "score_crises", lambda *_, **__: {"any": crisis})
    try:
        return _backtest.measure(quick=True, say=lambda _: None)
    finally:
        patch.undo()


def test_a_window_replayed_on_real_rows(measured: dict[str, Any]) -> None:
    span = measured["windows"]["1970-1975"]
    whole = span["all"]
    assert whole["attacks"] >= 15 and set(span) == {"all", "relevant", "without"}
    assert span["without"]["attacks"] == whole["attacks"] - 1 and span["relevant"]["candidates"] < whole["candidates"]
    for s in whole["rungs"].values():
        assert set(s["models"]) == set(_backtest_peers.MODELS) and s["models"]["base"]["log_skill"][0] == 0
    ours = whole["overall"]["models"]
    assert ours["hierarchical"]["brier"] < ours["base"]["brier"]
    cover = whole["coverage"]
    assert 0 <= cover["plain"] <= cover["with_noise"] <= 1 and 0 < cover["expected_plain"] < cover["expected_with_noise"] <= 1
    helps = whole["who_helps"]
    assert helps["models"]["hierarchical"][0] > helps["models"]["base"][0]
    assert {b["met"] for b in measured["bars"]} <= {True, False} and measured["protocol"]["looks_at_1990_and_later"] >= 3


def test_table_fits_a_terminal(measured: dict[str, Any]) -> None:
    text = table(measured)
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert "1970-1975" in text and ("MISSED" in text or "met" in text)


def test_page_and_markdown(measured: dict[str, Any], tmp_path: Path) -> None:
    found = json.loads(json.dumps(measured))
    page = backtest_html(found)
    assert page.count("<svg") == 15 and "<script" not in page and "http" not in re.sub(r"xmlns=\S+", "", page).replace("http-equiv", "")
    for tag in ("table", "figure", "h2", "h3", "div"):
        assert page.count(f"<{tag}") - page.count("<thead") * (tag == "th") == page.count(f"</{tag}>"), tag
    assert "Reliability of force" in page and "prefers-color-scheme:dark" in page
    text = backtest_markdown(found)
    assert "## Figures asked for, and reached" in text and "1970-1975" in text
    (tmp_path / "backtest.md").write_text("# Mine\n\nIntroduction.\n\n<!-- backtest -->\nyesteryear\n<!-- /backtest -->\nEnd.\n", encoding="utf-8")
    write_backtest(found, tmp_path)
    kept = (tmp_path / "backtest.md").read_text(encoding="utf-8")
    assert kept.startswith("# Mine\n\nIntroduction.") and "yesteryear" not in kept and kept.endswith("End.\n")
    (tmp_path / "backtest.md").unlink()
    assert [p.name for p in write_backtest(found, tmp_path)] == ["backtest.html", "backtest.md"]


def test_run_writes_what_it_returns(measured: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_backtest, "measure", lambda **_: measured)
    text = _backtest.run(tmp_path / "new", quick=True)
    assert text == table(json.loads((tmp_path / "new" / "backtest.json").read_text(encoding="utf-8")))


def test_numbers() -> None:
    assert (number(1.2), number(0.999, 2), number(-0.2)) == ("1.20", "1.00", "-.20")


def test_rows_of_powers_and_of_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [c for c in load_cases() if "icb" in c.links and 1955 <= c.start.year < 1957]
    monkeypatch.setattr("foederis.outlook._training.load_cases", lambda: cases)
    powers = _backtest_crises.crisis_rows()
    assert {states.CODES[h] for h in powers.helper} <= {"USA", "RUS"} and len(powers)
    assert len(_backtest_rungs.everybody_rows()) > 20 * len(powers)
    big = [c for c in load_cases() if _backtest_rungs.dominant(c)]
    assert [(c.target, c.start.year) for c in big] == [("KWT", 1990), ("YUG", 1999)]
