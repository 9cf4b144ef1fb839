"""Plain sentences of analyses: who must help whom, who sent nobody, who left what, whose order was never delivered."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.claims import Claim
from foederis.reading import document_from, read_document


def read(text: str) -> list[Claim]:
    return read_document(document_from(text, id="plain", published=dt.date(2025, 5, 2)))


def told(text: str) -> set[tuple[str | None, str | None, str, str | None, str]]:
    return {
        (
            c.actor.state or c.actor.name if c.actor else None,
            c.recipient.state or c.recipient.name if c.recipient else None,
            c.event.value,
            c.mode,
            c.factuality.value,
        )
        for c in read(text)
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Japan opened a base in Oman.", ("JPN", "OMN", "COOPERATE", None, "CT+")),
        ("Italy guaranteed Malta's security in 1980.", ("ITA", "MLT", "AGREE", None, "CT+")),
        ("Kenya sent no one to Rwanda.", ("KEN", "RWA", "AID", None, "CT-")),
        ("Kenya did not sell nothing to Rwanda.", ("KEN", "RWA", "AID", None, "CT-")),
        ("Portugal sent its finance minister to Luanda.", ("PRT", "AGO", "CONSULT", "visit", "CT+")),
        ("Gabon left the OPEC in 1996.", ("GAB", "OPEC", "SANCTION", "withdraw", "CT+")),
        (
            "Chile called a session of the UN Security Council.",
            ("CHL", "UN Security Council", "REQUEST", "meet", "CT+"),
        ),
        ("Norway mediates between Peru and Chile.", ("NOR", "PER", "CONSULT", "third-party", "CT+")),
        ("Under Article 9 Peru asked Chile for help.", ("PER", "CHL", "REQUEST", "assist", "CT+")),
        ("After the flood Peru turned to Chile for arms.", ("PER", "CHL", "REQUEST", "assist", "CT+")),
        ("Italy has yet to deliver the frigates for which Peru paid.", ("ITA", "PER", "AID", None, "CT-")),
        ("Italy has not delivered the jets that Peru ordered.", ("ITA", "PER", "AID", None, "CT-")),
        ("Kosovo has asked for NATO membership since 2010.", ("XKX", "NATO", "REQUEST", "assist", "CT+")),
        (
            "Chad's foreign ministry said it would not take part in any deployment.",
            ("TCD", None, "REJECT", "assist", "CT+"),
        ),
    ],
)
def test_plain_sentences_give_their_claim(text: str, claim: tuple[str | None, ...]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "obliged", "helped", "factuality", "obligations"),
    [
        (
            "Under the 1988 treaty Peru and Chile must help each other if either is attacked.",
            "PER",
            "CHL",
            "CT+",
            ("defense",),
        ),
        ("Peru and Chile are bound by treaty to defend one another.", "PER", "CHL", "CT+", ("defense",)),
        ("The treaty obliges NATO members to defend Norway.", "NATO", "NOR", "CT+", ("defense",)),
        ("The charter does not oblige CSTO members to help Tajikistan.", "CSTO", "TJK", "CT-", ()),
    ],
)
def test_duties_of_treaties(
    text: str, obliged: str, helped: str, factuality: str, obligations: tuple[str, ...]
) -> None:
    (claim,) = read(text)
    assert claim.actor is not None
    assert claim.recipient is not None
    assert (claim.actor.state or claim.actor.name, claim.recipient.state) == (obliged, helped)
    assert (claim.event.value, claim.factuality.value) == ("AGREE", factuality)
    assert claim.tie is not None
    assert claim.tie.obligations == obligations


def test_a_pact_that_lets_a_base_stay_is_a_tie_of_troops() -> None:
    found = [
        c
        for c in read("A 1990 pact, extended in 2011, lets France keep its old base in Gabon until 2040.")
        if c.event.value == "COOPERATE"
    ]
    assert len(found) == 1
    assert found[0].tie is not None
    assert found[0].tie.kind == "troops"
    assert found[0].actor is not None
    assert found[0].recipient is not None
    assert (found[0].actor.state, found[0].recipient.state) == ("GAB", "FRA")
