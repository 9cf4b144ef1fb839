"""Facts and vectors of the packaged almanac against what is generally known."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from foederis import states
from foederis.almanac import Almanac, Fact
from foederis.almanac._slabs import existing
from foederis.errors import BadInput, UnknownName

D = dt.date
TODAY = D(2025, 12, 14)


@pytest.fixture(scope="module")
def almanac() -> Almanac:
    return Almanac.load()


def test_great_powers_of_1914(almanac: Almanac) -> None:
    codes, major = almanac.state_vector("major", D(1914, 7, 28))
    assert {c for c, v in zip(codes, major, strict=True) if v == 1} == {
        "AUT", "DEU", "FRA", "GBR", "ITA", "JPN", "RUS", "USA",
    }  # fmt: skip


def test_major_powers_of_today_are_carried_and_say_so(almanac: Almanac) -> None:
    fact = almanac.state("major", "CHN", TODAY)
    assert fact.value is True
    assert (fact.year, fact.carried, fact.missing_after) == (2016, 8, 2016)
    assert "carried forward 8 years from 2016" in fact.note


@pytest.mark.parametrize(
    ("a", "b", "day", "expected"),
    [
        ("USA", "KOR", D(2018, 6, 1), True),
        ("USA", "GBR", D(1935, 6, 1), False),
        ("DEU", "AUT", D(1914, 7, 28), True),
        ("CHN", "PRK", D(2015, 1, 1), True),
        ("RUS", "CUB", D(1962, 10, 1), False),
        ("RUS", "PRK", D(2025, 1, 1), True),
        ("RUS", "PRK", D(2024, 6, 1), False),
        ("USA", "FIN", D(2023, 4, 3), False),
        ("USA", "FIN", D(2023, 4, 4), True),
        ("PAK", "SAU", TODAY, True),
        ("RUS", "VEN", TODAY, False),
        ("USA", "VEN", TODAY, False),
    ],
)
def test_defence_in_both_directions(almanac: Almanac, a: str, b: str, day: D, expected: bool) -> None:
    assert almanac.pair("defense", a, b, day).value is expected
    assert almanac.pair("defense", b, a, day).value is expected
    out = almanac.pair_vector("defense", a, day)[states.CODES.index(b)]
    into = almanac.pair_vector("defense", a, day, "in")[states.CODES.index(b)]
    assert out == into == float(expected)


def test_one_sided_promises_are_reported_as_not_mutual(almanac: Almanac) -> None:
    day = D(1940, 1, 1)
    given = almanac.pair_matrix("defense", day)
    one_way = np.argwhere((given == 1) & (given.T == 0))
    assert len(one_way)
    a, b = (states.CODES[i] for i in one_way[0])
    assert any("not mutual" in c for c in almanac.pair("defense", a, b, day).conflicts)


def test_venezuela_left_the_rio_treaty_and_both_values_are_named(almanac: Almanac) -> None:
    fact = almanac.pair("defense", "USA", "VEN", TODAY)
    assert fact.value is False
    assert fact.source == "supplement:rio"
    assert any("ATOP 5.1 (2018): yes" in c for c in fact.conflicts)
    during = almanac.pair("defense", "USA", "VEN", D(2021, 1, 1))
    assert during.value is False
    assert any("contested since 2019" in c for c in during.conflicts)


def test_a_newer_treaty_is_news_and_no_conflict(almanac: Almanac) -> None:
    fact = almanac.pair("defense", "RUS", "PRK", TODAY)
    assert fact.source == "supplement:russia-dprk-2024"
    assert "newer than ATOP 5.1 (2018): no" in fact.note
    assert fact.conflicts == ()


def test_a_second_source_that_differs_is_named(almanac: Almanac) -> None:
    day = D(1990, 1, 1)
    first, second = almanac.pair_matrix("defense", day), almanac.pair_matrix("defense_cow", day)
    a, b = (states.CODES[i] for i in np.argwhere((first == 1) & (second == 0))[0])
    assert any(c.startswith("COWALLY 4.1 (1989): no") for c in almanac.pair("defense", a, b, day).conflicts)


def test_suspended_membership_counts_as_not_in_force(almanac: Almanac) -> None:
    fact = almanac.pair("defense", "KAZ", "ARM", TODAY)
    assert fact.value is False
    assert "suspended" in fact.note
    assert almanac.pair("pact_strength", "KAZ", "ARM", TODAY).value == 1.0


def test_wars_in_progress(almanac: Almanac) -> None:
    assert almanac.state("at_war", "RUS", TODAY).value is True
    assert almanac.state("at_war", "VEN", TODAY).value is False
    assert almanac.pair("war_between", "RUS", "UKR", TODAY).value is True
    assert almanac.pair("war_together", "PRK", "RUS", D(2025, 6, 1)).value is True
    assert almanac.state("at_war", "FRA", D(1916, 7, 1)).value is True
    assert almanac.state("at_war", "FRA", D(1919, 7, 1)).value is False


def test_geography(almanac: Almanac) -> None:
    day = D(2010, 1, 1)
    assert almanac.pair("border", "RUS", "PRK", day).value is True
    assert almanac.pair("border", "USA", "RUS", day).value is False
    paris_berlin = almanac.pair("capital_distance", "FRA", "DEU", day).value
    assert isinstance(paris_berlin, float)
    assert 860 < paris_berlin < 900
    bonn = almanac.pair("capital_distance", "FRA", "DEU", D(1970, 1, 1)).value
    assert isinstance(bonn, float)
    assert bonn < 500
    assert almanac.pair("same_region", "FRA", "DEU", day).value is True


def test_past_help_and_patrons(almanac: Almanac) -> None:
    helped = almanac.pair("helped20", "USA", "KWT", D(2001, 1, 1)).value
    assert isinstance(helped, float)
    assert helped >= 1
    assert almanac.pair("helped20", "USA", "KWT", D(1990, 8, 1)).value != helped
    assert almanac.pair("fought_for20", "CUB", "AGO", D(1988, 1, 1)).value
    assert almanac.pair("patron", "RUS", "CUB", D(1962, 10, 1)).value == 3.0
    assert almanac.pair("patron", "RUS", "SYR", D(2025, 6, 1)).value == 0.0


def test_portfolios_follow_the_blocs(almanac: Almanac) -> None:
    day = D(1985, 1, 1)
    near, far = almanac.pair("portfolio_kappa", "RUS", "POL", day), almanac.pair("portfolio_kappa", "RUS", "USA", day)
    assert isinstance(near.value, float)
    assert isinstance(far.value, float)
    assert near.value > 0.5 > 0 > far.value


def test_states_that_do_not_exist_are_missing_with_a_reason(almanac: Almanac) -> None:
    fact = almanac.state("cinc", "DDR", TODAY)
    assert fact.value is None
    assert "DDR did not exist" in fact.note
    assert np.isnan(almanac.pair_vector("defense", "DDR", TODAY)).all()
    assert np.isnan(almanac.pair_vector("defense", "POL", TODAY)[states.CODES.index("DDR")])
    assert almanac.state("cinc", "DDR", D(1980, 1, 1)).value


@pytest.mark.parametrize(
    ("state", "day"),
    [
        ("DEU", D(1914, 1, 1)), ("DEU", D(1970, 1, 1)), ("DEU", D(1991, 1, 1)), ("DDR", D(1970, 1, 1)),
        ("YEM", D(1980, 1, 1)), ("YEM", D(2000, 1, 1)), ("YMD", D(1980, 1, 1)), ("SRB", D(1914, 1, 1)),
        ("YUG", D(1980, 1, 1)), ("SRB", D(2010, 1, 1)), ("VNM", D(1970, 1, 1)), ("XSV", D(1970, 1, 1)),
        ("VNM", D(2000, 1, 1)), ("RUS", D(1980, 1, 1)), ("TUR", D(1900, 1, 1)),
    ],
)  # fmt: skip
def test_states_whose_numbers_changed_have_capabilities(almanac: Almanac, state: str, day: D) -> None:
    assert almanac.state("cinc", state, day).value


def test_facts_of_a_pair_tell_everything_or_why_not(almanac: Almanac) -> None:
    facts = almanac.facts("RUS", "VEN", TODAY)
    assert len({f.id + str(f.variable) for f in facts}) == len(facts)
    seen = {(f.variable, f.subject, f.object) for f in facts}
    assert ("trade", "RUS", "VEN") in seen
    assert ("trade", "VEN", "RUS") in seen
    assert ("cinc", "VEN", None) in seen
    for fact in facts:
        assert fact.note
        assert fact.missing == (fact.value is None)
        assert fact.known is None or fact.known <= TODAY
        assert fact.as_json()["id"] == fact.id


def test_vectors_and_facts_agree(almanac: Almanac) -> None:
    for day in (D(1914, 7, 28), D(1990, 8, 1), TODAY):
        for variable in almanac.variables():
            if variable.array == "name":
                continue
            if variable.kind == "state":
                vector = almanac.state_vector(variable.name, day)[1]
                fact: Fact = almanac.state(variable.name, "FRA", day)
                value = vector[states.CODES.index("FRA")]
            else:
                value = almanac.pair_vector(variable.name, "FRA", day)[states.CODES.index("RUS")]
                fact = almanac.pair(variable.name, "FRA", "RUS", day)
            assert (fact.value is None) == bool(np.isnan(value)), variable.name
            if fact.value is not None:
                assert float(fact.value) == pytest.approx(float(value), rel=0.01, abs=0.51), variable.name


def test_leaders_are_terms_on_which_two_lists_agree(almanac: Almanac) -> None:
    assert almanac.state("leader", "USA", D(1990, 8, 1)).value == "G.H.W. Bush"
    assert almanac.state("leader", "FRA", TODAY).value is None
    years = almanac.state("leader_years", "USA", D(1990, 8, 1)).value
    assert isinstance(years, float)
    assert 1.4 < years < 1.7
    with pytest.raises(BadInput, match="text"):
        almanac.state_vector("leader", TODAY)


def test_troops_are_known_for_one_helper_only(almanac: Almanac) -> None:
    assert almanac.pair("troops", "USA", "KOR", TODAY).value == pytest.approx(4.67, abs=0.1)
    fact = almanac.pair("troops", "RUS", "BLR", TODAY)
    assert fact.value is None
    assert "United States" in fact.note


def test_the_lists_name_every_variable_and_source(almanac: Almanac) -> None:
    rows = almanac.manifest()
    names = [r["name"] for r in rows]
    assert names == sorted(names)
    keys = {s["key"] for s in almanac.sources()}
    for row in rows:
        assert row["source"] in keys
        assert row["missing_after"] == row["last"]
        assert row["kind"] in {"state", "pair", "directed pair"}
        assert row["basis"]
    for source in almanac.sources():
        assert source["citation"]
        assert source["terms"]
        assert set(source["published"]) <= {"annual", "releases"}


def test_age_says_how_old_the_newest_value_is(almanac: Almanac) -> None:
    assert almanac.age("cinc", TODAY) == 2
    assert almanac.age("exercises5", TODAY) is None
    assert almanac.age("nuclear", TODAY) == 0
    assert almanac.age("major", TODAY) == 8
    assert len(almanac.version) == 12


def test_wrong_requests_say_what_is_wrong(almanac: Almanac) -> None:
    with pytest.raises(BadInput, match="no variable"):
        almanac.state("gold", "FRA", TODAY)
    with pytest.raises(BadInput, match="value of a pair"):
        almanac.state("defense", "FRA", TODAY)
    with pytest.raises(BadInput, match="value of a state"):
        almanac.pair("cinc", "FRA", "DEU", TODAY)
    with pytest.raises(BadInput, match="two states"):
        almanac.pair("defense", "FRA", "FRA", TODAY)
    with pytest.raises(BadInput, match="direction"):
        almanac.pair_vector("defense", "FRA", TODAY, "up")
    with pytest.raises(UnknownName):
        almanac.state("cinc", "ZZZ", TODAY)


@pytest.mark.parametrize("day", [D(1838, 3, 1), D(1914, 7, 28), D(1950, 6, 25), D(1990, 8, 1), D(2018, 5, 5), TODAY])
def test_rows_are_those_of_the_matrix(almanac: Almanac, day: D) -> None:
    then = almanac.with_assumptions(["defense:RUS-FRA", "no-war:USA", "no-defense:GBR-PRT"])
    for book in (almanac, then):
        for variable in book.variables():
            if variable.kind == "state":
                continue
            matrix = book.pair_matrix(variable.name, day)
            for state in ("USA", "RUS", "FRA", "GBR", "VEN", "DDR"):
                at = states.CODES.index(state)
                out, into = (book.pair_vector(variable.name, state, day, d) for d in ("out", "in"))
                np.testing.assert_allclose(out, matrix[at], rtol=1e-5, err_msg=f"{variable.name} {state} out")
                np.testing.assert_allclose(into, matrix[:, at], rtol=1e-5, err_msg=f"{variable.name} {state} in")


def test_existence_is_that_of_the_list_of_states() -> None:
    for day in (D(1816, 1, 1), D(1914, 7, 28), D(1990, 10, 3), D(2003, 2, 4), TODAY):
        assert {c for c, here in zip(states.CODES, existing(day), strict=True) if here} == set(states.members(day))
