"""Assumptions and claims stand above the compiled values and reach what follows from them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from foederis import states
from foederis.almanac import Almanac
from foederis.claims import Actor, Claim, Document, Event, Factuality, Stage, Tie
from foederis.errors import BadInput, UnknownName

DAY = dt.date(2025, 12, 14)


@pytest.fixture(scope="module")
def almanac() -> Almanac:
    return Almanac.load()


def _claim(**changes: object) -> Claim:
    fields: dict[str, object] = {
        "id": "c1",
        "document": Document("d1", "text", published=dt.date(2025, 12, 1)),
        "sentence": 1,
        "start": 0,
        "end": 4,
        "text": "The two signed a treaty of mutual defence",
        "actor": Actor("Russia", "RUS"),
        "recipient": Actor("Venezuela", "VEN"),
        "event": Event.AGREE,
        "stage": Stage.AGREED,
        "tie": Tie("treaty", ("defense",)),
        "confidence": 0.8,
    }
    return Claim(**(fields | changes))  # type: ignore[arg-type]


def test_an_assumed_treaty_binds_both_ways_and_moves_the_portfolios(almanac: Almanac) -> None:
    then = almanac.with_assumptions(["defense:RUS-VEN"])
    for a, b in (("RUS", "VEN"), ("VEN", "RUS")):
        fact = then.pair("defense", a, b, DAY)
        assert fact.value is True
        assert fact.source == "assumed"
        assert fact.known is None
        assert then.pair("pact_strength", a, b, DAY).value == 2.0
    before, after = (x.pair("portfolio_kappa", "RUS", "VEN", DAY) for x in (almanac, then))
    assert isinstance(before.value, float)
    assert isinstance(after.value, float)
    assert after.value > before.value
    assert "recomputed" in after.note
    assert "recomputed" not in before.note
    assert almanac.pair("defense", "RUS", "VEN", DAY).value is False


def test_an_assumed_end_of_a_treaty(almanac: Almanac) -> None:
    then = almanac.with_assumptions(["no-defense:USA-POL"])
    assert then.pair("defense", "USA", "POL", DAY).value is False
    assert then.pair_vector("defense", "POL", DAY, "in")[states.CODES.index("USA")] == 0
    assert any("yes" in c for c in then.pair("defense", "USA", "POL", DAY).conflicts)


def test_assumed_war_and_peace(almanac: Almanac) -> None:
    then = almanac.with_assumptions(["war:BRA", "no-war:RUS"])
    assert then.state("at_war", "BRA", DAY).value is True
    assert then.state("at_war", "RUS", DAY).value is False
    assert then.pair("war_between", "UKR", "RUS", DAY).value is False
    assert then.pair("war_together", "RUS", "PRK", DAY).value is False
    assert almanac.state("at_war", "RUS", DAY).value is True
    row = then.pair_vector("war_between", "RUS", DAY)
    assert np.nansum(row) == 0


def test_assumptions_hold_on_any_day(almanac: Almanac) -> None:
    then = almanac.with_assumptions(["defense:GBR-POL"])
    assert then.pair("defense", "GBR", "POL", dt.date(1925, 1, 1)).value is True


@pytest.mark.parametrize("text", ["", "defense", "defense:RUS", "gold:RUS-VEN", "war:", "defense:RUS-RUS", "peace:RUS"])
def test_an_assumption_that_cannot_be_read(almanac: Almanac, text: str) -> None:
    with pytest.raises(BadInput, match="cannot"):
        almanac.with_assumptions([text])


@pytest.mark.parametrize("text", ["defense:RUS-ZZZ", "war:ZZZ"])
def test_an_assumption_about_nobody(almanac: Almanac, text: str) -> None:
    with pytest.raises(UnknownName):
        almanac.with_assumptions([text])


def test_a_claimed_treaty_names_its_claim(almanac: Almanac) -> None:
    fact = almanac.with_claims([_claim()], DAY).pair("defense", "VEN", "RUS", DAY)
    assert fact.value is True
    assert fact.source == "claim:c1"
    assert fact.known == dt.date(2025, 12, 1)
    assert "treaty of mutual defence" in fact.note
    assert fact.conflicts


def test_a_denied_treaty_sets_no(almanac: Almanac) -> None:
    denied = _claim(factuality=Factuality.NOT_CERTAIN, stage=Stage.NONE, recipient=Actor("Belarus", "BLR"))
    assert almanac.with_claims([denied], DAY).pair("defense", "RUS", "BLR", DAY).value is False


def test_an_assumption_stands_above_a_claim(almanac: Almanac) -> None:
    both = almanac.with_claims([_claim()], DAY).with_assumptions(["no-defense:RUS-VEN"])
    fact = both.pair("defense", "RUS", "VEN", DAY)
    assert (fact.value, fact.source) == (False, "assumed")
    other_order = almanac.with_assumptions(["no-defense:RUS-VEN"]).with_claims([_claim()], DAY)
    assert other_order.pair("defense", "RUS", "VEN", DAY).value is False


@pytest.mark.parametrize(
    "changes",
    [
        {"hypothetical": True},
        {"factuality": Factuality.POSSIBLE},
        {"factuality": Factuality.UNKNOWN},
        {"confidence": 0.2},
        {"stage": Stage.REQUESTED},
        {"tie": None},
        {"tie": Tie("treaty")},
        {"tie": Tie("trade")},
        {"recipient": None},
        {"recipient": Actor("Hezbollah", None)},
        {"recipient": Actor("Russia", "RUS")},
        {"document": Document("d1", "text", published=dt.date(2025, 12, 20))},
    ],
)
def test_a_claim_that_sets_nothing(almanac: Almanac, changes: dict[str, object]) -> None:
    then = almanac.with_claims([_claim(**changes)], DAY)
    assert then.pair("defense", "RUS", "VEN", DAY).value is False
    assert then.pair("defense", "RUS", "VEN", DAY).source == "ATOP"


def test_a_claim_is_not_used_before_it_was_published(almanac: Almanac) -> None:
    then = almanac.with_claims([_claim()], DAY)
    assert then.pair("defense", "RUS", "VEN", dt.date(2025, 11, 30)).value is False
    assert then.pair("defense", "RUS", "VEN", dt.date(2025, 12, 1)).value is True


def test_claimed_arms_troops_and_war(almanac: Almanac) -> None:
    arms = _claim(id="c2", actor=Actor("Cuba", "CUB"), tie=Tie("arms"), stage=Stage.DELIVERED)
    troops = _claim(id="c3", actor=Actor("Cuba", "CUB"), tie=Tie("troops"), stage=Stage.UNDER_WAY)
    war = _claim(id="c4", tie=None, extra={"war": ["VEN", "ZZZ"]})
    then = almanac.with_claims([arms, troops, war], DAY)
    assert then.pair("patron_arms", "CUB", "VEN", DAY).source == "claim:c2"
    assert then.pair("patron_troops", "CUB", "VEN", DAY).value is True
    assert then.state("at_war", "VEN", DAY).source == "claim:c4"
    assert then.state("at_war", "VEN", DAY).value is True
