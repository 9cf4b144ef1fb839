from __future__ import annotations

import datetime as dt
import runpy
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foederis import states
from foederis.errors import UnknownName

D = dt.date
STATE_NAMES = Path(__file__).parents[1] / "src" / "foederis" / "data" / "state_names.toml"
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


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("RUS", "1914-08-04", "Russia"), ("RUS", "1922-12-29", "Russia"), ("RUS", "1922-12-30", "the Soviet Union"), ("RUS", "1991-12-25", "the Soviet Union"), ("RUS", "1991-12-26", "Russia"),
        ("DEU", "1866-06-14", "Prussia"), ("DEU", "1914-08-04", "Germany"), ("DEU", "1961-08-13", "West Germany"), ("DEU", "1990-10-03", "Germany"),
        ("ITA", "1859-04-29", "Sardinia"), ("ITA", "1861-03-17", "Italy"), ("TUR", "1914-10-29", "the Ottoman Empire"), ("TUR", "1922-11-02", "Turkey"),
        ("AUT", "1859-04-29", "Austria"), ("AUT", "1914-07-28", "Austria-Hungary"), ("AUT", "1938-03-11", "Austria"),
        ("THA", "1939-06-23", "Siam"), ("THA", "1940-11-28", "Thailand"), ("THA", "1946-05-07", "Siam"), ("THA", "1949-05-11", "Thailand"),
        ("VNM", "1884-08-23", "Vietnam"), ("VNM", "1965-02-07", "North Vietnam"), ("VNM", "1979-02-17", "Vietnam"), ("YEM", "1962-10-01", "Yemen"), ("YEM", "1972-09-26", "North Yemen"),
        ("COD", "1961-01-17", "Congo-Léopoldville"), ("COD", "1967-07-05", "DR Congo"), ("COD", "1977-03-08", "Zaire"), ("COD", "1998-08-02", "DR Congo"),
        ("KOR", "1894-07-23", "Korea"), ("KOR", "1950-06-25", "South Korea"), ("ZWE", "1976-08-09", "Rhodesia"), ("ZWE", "1979-09-05", "Zimbabwe Rhodesia"), ("ZWE", "1980-04-18", "Zimbabwe"),
        ("CZE", "2003-03-20", "the Czech Republic"), ("USA", "1962-10-22", "the United States"), ("SRB", "1914-07-28", "Serbia"),
    ],
)  # fmt: skip
def test_a_state_is_named_as_on_the_day(code: str, day: str, name: str) -> None:
    on = D.fromisoformat(day)
    assert states.with_article(code, on) == name
    assert states.name_of(code, on) == name.removeprefix("the ")


def test_without_a_day_a_state_has_the_name_of_today() -> None:
    assert [states.name_of(c) for c in ("RUS", "TUR", "COD", "MMR")] == ["Russia", "Turkey", "DR Congo", "Myanmar"]
    assert all(states.name_of(c, D(2026, 1, 1)) == states.name_of(c) for c in states.CODES)


def test_every_name_of_the_past_has_days_in_order_a_source_and_lies_in_the_life_of_its_state() -> None:
    rows = tomllib.loads(STATE_NAMES.read_text(encoding="utf-8"))["name"]
    assert [r["code"] for r in rows] == sorted(r["code"] for r in rows)
    for r in rows:
        where = f"{r['code']} {r['name']}"
        assert set(r) <= {"code", "name", "article", "from", "to", "source", "also", "verified"}, where
        assert r["code"] in states.STATES, where
        assert r.get("article", "the") == "the", where
        assert r["source"].startswith("http"), where
        assert r["verified"] is True, where
        assert r["name"] != states.name_of(r["code"]), where
        assert "from" not in r or r["from"] <= r["to"], where
        assert states.get(r["code"]).first <= r["to"], where
    for code, names in states.past_names().items():
        assert all(b.start and a.end < b.start for a, b in pairwise(names)), code


@given(DAYS)
def test_no_two_states_of_a_day_share_a_name(day: dt.date) -> None:
    names = [states.name_of(c, day) for c in states.members(day)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("code", "said"), [("BHS", "the Bahamas"), ("GMB", "the Gambia"), ("DOM", "the Dominican Republic"), ("XPS", "the Papal States"), ("XMO", "Modena")])
def test_an_article_stands_once(code: str, said: str) -> None:
    assert states.with_article(code) == said
