"""Nothing later than the day is used; nothing past a source's last year is silently there, and never zero."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from foederis import states
from foederis.almanac import Almanac, Variable
from foederis.almanac._build._write import write_npz
from foederis.almanac._newer import as_known
from foederis.almanac._store import DATA, Store

D = dt.date
FOREVER = D(9999, 12, 31).toordinal()


@pytest.fixture(scope="module")
def almanac() -> Almanac:
    return Almanac.load()


def _poison(arrays: dict[str, np.ndarray], first: int, day: D, noise: np.random.Generator) -> dict[str, np.ndarray]:
    """Every value of the day's year or later changed; every end that lies later moved."""
    new = {k: v.copy() for k, v in arrays.items()}
    year = day.year
    if "values" in new:
        new["values"][:, max(0, year - first) :] = 77.0
    elif "codes" in new:
        new["codes"][:, max(0, year - int(new["start"][0])) :] = 3
    elif "first" in new:
        late = new["first"] >= year
        new["value"][late] = 1
        new["last"][late] = 2500
        runs_on = ~late & (new["last"] >= year)
        new["last"][runs_on] = year + noise.integers(0, 50, runs_on.sum())
    elif "year" in new:
        late = new["year"] >= year
        for column in set(new) - {"a", "b", "year"}:
            new[column][late] = 9
        new["a"][late] = noise.integers(0, 200, late.sum())
    elif "end" in new:
        today = day.toordinal()
        late = new["start"] > today
        new["value"][late] = 5
        new["end"][late] = FOREVER
        runs_on = ~late & (new["end"] >= today)
        new["end"][runs_on] = today + noise.integers(0, 900, runs_on.sum())
    return new


def _poisoned(folder: Path, day: D) -> Almanac:
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    manifest = json.loads((folder / "manifest.json").read_text())
    firsts = {v["file"]: v["first"] for v in manifest["variables"]}
    noise = np.random.default_rng(1)
    for name in manifest["files"]:
        with np.load(folder / name, allow_pickle=False) as archive:
            arrays = {k: archive[k] for k in archive.files}
        digest = write_npz(folder / name, _poison(arrays, firsts.get(name[:-4], 0), day, noise))
        manifest["files"][name] = {"sha256": digest, "bytes": (folder / name).stat().st_size}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return Almanac.load(folder)


@pytest.mark.parametrize("day", [D(1914, 7, 28), D(1990, 8, 1), D(2013, 6, 1), D(2020, 5, 1), D(2025, 12, 14)])
def test_altering_everything_later_changes_no_answer(almanac: Almanac, tmp_path: Path, day: D) -> None:
    poisoned = _poisoned(tmp_path / "almanac", day)
    assert poisoned.version != almanac.version
    for variable in almanac.variables():
        if variable.array == "name":
            continue
        if variable.kind == "state":
            one, two = almanac.state_vector(variable.name, day)[1], poisoned.state_vector(variable.name, day)[1]
        else:
            one, two = almanac.pair_matrix(variable.name, day), poisoned.pair_matrix(variable.name, day)
        np.testing.assert_array_equal(one, two, err_msg=variable.name)


def test_the_poison_is_seen_later(almanac: Almanac, tmp_path: Path) -> None:
    poisoned = _poisoned(tmp_path / "almanac", D(1990, 8, 1))
    later = D(1995, 8, 1)
    changed = [
        v.name
        for v in almanac.variables()
        if v.kind != "state"
        and not np.array_equal(almanac.pair_matrix(v.name, later), poisoned.pair_matrix(v.name, later), equal_nan=True)
    ]
    assert {"defense", "trade", "helped20", "patron", "portfolio_s"} <= set(changed)


def test_a_year_is_used_from_the_next_first_of_january(almanac: Almanac) -> None:
    assert almanac.state("cinc", "USA", D(1914, 12, 31)).year == 1913
    assert almanac.state("cinc", "USA", D(1915, 1, 1)).year == 1914


@pytest.mark.parametrize(
    ("variable", "day", "year"),
    [
        ("polyarchy", D(2026, 3, 30), 2024),
        ("polyarchy", D(2026, 3, 31), 2025),
        ("cinc", D(2025, 1, 1), 2016),
        ("cinc", D(2025, 12, 14), 2022),
        ("cinc", D(2015, 1, 1), 2014),
        ("gdp", D(2020, 1, 1), 2014),
        ("us_troops", D(2025, 12, 14), 2024),
        ("us_troops", D(2026, 12, 14), 2025),
    ],
)
def test_from_2015_on_a_value_waits_for_its_publication(almanac: Almanac, variable: str, day: D, year: int) -> None:
    fact = almanac.state(variable, "POL", day)
    if fact.value is None:
        assert "not yet published" in fact.note
        assert day.year - 1 - year > almanac.variable(variable).max_carry
    else:
        assert fact.year == year
        assert fact.known is not None
        assert fact.known <= day


def test_no_used_value_was_public_later_than_the_day(almanac: Almanac) -> None:
    for day in (D(2015, 3, 1), D(2017, 1, 1), D(2020, 2, 29), D(2022, 7, 30), D(2025, 12, 14)):
        for fact in almanac.facts("POL", "UKR", day):
            assert fact.known is None or fact.known <= day, fact
            assert fact.year is None or fact.year <= day.year, fact


def _stored(almanac: Almanac) -> list[Variable]:
    return [v for v in almanac.variables() if v.shape not in {"curated"} and v.array != "name"]


def test_past_the_last_year_values_are_carried_and_say_so_or_are_missing(almanac: Almanac) -> None:
    for variable in _stored(almanac):
        for ahead in (2, max(2, variable.max_carry + 1), variable.max_carry + 2, variable.max_carry + 30):
            day = D(variable.last + ahead, 12, 31)
            fact = (
                almanac.state(variable.name, "FRA", day)
                if variable.kind == "state"
                else almanac.pair(variable.name, "FRA", "RUS", day)
            )
            if ahead - 1 > variable.max_carry:
                assert fact.value is None or fact.source.startswith("supplement:"), (variable.name, ahead)
                assert fact.note
            elif fact.value is not None and not fact.source.startswith("supplement:"):
                assert fact.carried >= ahead - 1 > 0, (variable.name, ahead)
                assert f"carried forward {fact.carried} year" in fact.note


def test_no_zero_past_a_source_that_may_not_be_carried(almanac: Almanac) -> None:
    """Whole vectors, not a sample: beyond the years of carrying every cell is missing, none is zero."""
    for variable in _stored(almanac):
        day = D(variable.last + variable.max_carry + 2, 6, 1)
        if variable.kind == "state":
            values = almanac.state_vector(variable.name, day)[1]
        else:
            values = almanac.pair_matrix(variable.name, day)
        spoken = {"at_war", "war_interstate", "war_abroad", "war_civil", "war_between", "war_together", "pact_strength"}
        if variable.name in spoken | {"defense", "offense", "neutrality", "nonaggression", "consultation"}:
            continue  # the curated supplement goes on speaking of some pairs
        assert np.isnan(values).all(), variable.name


def test_before_a_source_begins_everything_is_missing(almanac: Almanac) -> None:
    day = D(1817, 1, 1)
    for name in ("ideal_distance", "troops", "exercises5", "supported10", "trade"):
        assert np.isnan(almanac.pair_matrix(name, day)).all(), name
    fact = almanac.pair("ideal_distance", "FRA", "GBR", day)
    assert fact.value is None
    assert "begins in 1946" in fact.note


def test_not_listed_is_no_only_for_states_that_the_source_speaks_of(almanac: Almanac) -> None:
    kosovo = almanac.pair("defense", "XKX", "ALB", D(2005, 1, 1))
    assert kosovo.value is None
    palestine = almanac.pair_vector("rivalry", "PSE", D(2015, 1, 1))
    assert np.isnan(palestine).all()
    assert almanac.pair("rivalry", "FRA", "DEU", D(2000, 1, 1)).value is False


def test_a_gap_in_a_panel_is_bridged_and_said(almanac: Almanac) -> None:
    fact = almanac.state("ideal_point", "VEN", D(2025, 12, 14))
    assert (fact.year, fact.carried) == (2021, 3)


def test_publication_rules_cover_every_year() -> None:
    store = Store()
    for variable in store.variables.values():
        for year in range(2010, variable.last + 1):
            assert store.known(variable, year) >= D(year + 1, 1, 1)


def test_every_state_of_the_manifest_is_known() -> None:
    codes = json.loads((DATA / "manifest.json").read_text())["states"]
    assert set(codes) <= set(states.CODES)


def test_what_is_told_speaks_of_nothing_later(almanac: Almanac) -> None:
    day = D(2025, 12, 14)
    for fact in almanac.facts("RUS", "VEN", day):
        assert "2026" not in fact.note, fact


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sold arms.", "Sold arms."),
        ("Sold arms in 2025.", "Sold arms in 2025."),
        ("Sold arms in December 2025.", "Sold arms in December 2025."),
        ("Sold arms on 20 December 2025.", ""),
        ("Sold arms; left in 2026.", "Sold arms;"),
        ("UNTS 2030 lists it. Still so.", "Still so."),
    ],
)
def test_sentences_about_later_days_are_left_out(text: str, kept: str) -> None:
    assert as_known(text, D(2025, 12, 14)) == kept
