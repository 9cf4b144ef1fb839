from __future__ import annotations

import datetime as dt
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foederis import states
from foederis.errors import UnknownName

D = dt.date
DAYS = st.dates(D(1816, 1, 1), D(2026, 12, 31))


@pytest.mark.needs_shared
def test_what_ships_is_what_the_lists_give(shared: Path, tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    script = runpy.run_path(str(root / "scripts" / "compile_states.py"))
    script["main"](shared / "data", tmp_path / "states.csv")
    assert (tmp_path / "states.csv").read_bytes() == (root / "src" / "foederis" / "data" / "states.csv").read_bytes()


def test_codes_are_iso_three_letters_in_one_order() -> None:
    assert len(set(states.CODES)) == len(states.CODES) == len(states.STATES)
    assert all(len(c) == 3 and c.isalpha() and c.isupper() for c in states.CODES)
    assert list(states.CODES) == sorted(states.CODES)
    assert "SUN" not in states.CODES


@pytest.mark.parametrize(
    ("code", "lived", "not_yet_or_no_more"),
    [
        ("RUS", D(1975, 1, 1), None),
        ("DEU", D(1960, 1, 1), D(1947, 1, 1)),
        ("TUR", D(1850, 1, 1), None),
        ("DDR", D(1980, 1, 1), D(1991, 1, 1)),
        ("CSK", D(1950, 1, 1), D(1994, 1, 1)),
        ("YUG", D(1980, 1, 1), D(2007, 1, 1)),
        ("XSV", D(1970, 1, 1), D(1976, 1, 1)),
        ("VNM", D(1970, 1, 1), D(1930, 1, 1)),
        ("YMD", D(1980, 1, 1), D(1991, 1, 1)),
        ("XKX", D(2015, 1, 1), D(2005, 1, 1)),
        ("SSD", D(2012, 1, 1), D(2010, 1, 1)),
    ],
)
def test_states_live_their_spells(code: str, lived: dt.date, not_yet_or_no_more: dt.date | None) -> None:
    assert states.exists(code, lived)
    assert code in states.members(lived)
    if not_yet_or_no_more:
        assert not states.exists(code, not_yet_or_no_more)
        assert code not in states.members(not_yet_or_no_more)


@given(DAYS)
def test_members_are_those_that_exist(day: dt.date) -> None:
    alive = set(states.members(day))
    for code in states.CODES:
        assert states.exists(code, day) == (code in alive)
        state = states.get(code)
        if code in alive:
            assert state.first <= day
            assert state.last is None or day <= state.last


@given(DAYS, st.sampled_from(states.CODES))
def test_numbers_lead_back(day: dt.date, code: str) -> None:
    number = states.cow_of(code, day)
    if number is not None and states.exists(code, day):  # a number may have changed hands where the state is not
        assert states.from_cow(number, day) == code


def test_numbers() -> None:
    assert states.from_cow(2) == states.from_gw(2) == "USA"
    assert states.from_cow(365, D(1980, 1, 1)) == "RUS"
    assert states.from_gw(260, D(1980, 1, 1)) == "DEU"
    assert states.from_cow(99999) is None
    assert states.from_gw(99999, D(1980, 1, 1)) is None


def test_names() -> None:
    assert states.name_of("VEN") == "Venezuela"
    assert states.get("ven").code == "VEN"


@pytest.mark.parametrize("wrong", ["", "XX", "SUN", "usa!", "Venezuela", "\n"])
def test_unknown_codes(wrong: str) -> None:
    with pytest.raises(UnknownName) as caught:
        states.get(wrong)
    assert "\n" not in str(caught.value)
