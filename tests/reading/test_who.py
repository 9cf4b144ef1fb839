"""Whom a noun phrase or a pronoun means."""

from __future__ import annotations

import pytest

from foederis.reading._names import find_names
from foederis.reading._parse import parse
from foederis.reading._who import Cast, Side


def side_of(text: str, word: str) -> tuple[Side, ...]:
    """The sides of the last token of that form."""
    doc = parse(text)
    token = [t for t in doc if t.text == word][-1]
    return Cast(doc, find_names(text, None)).sides(token)


@pytest.mark.parametrize(
    ("text", "word", "states"),
    [
        ("The vice-chairman of the Russian parliament's Defense Committee spoke.", "chairman", ["RUS"]),
        ("Venezuela's defence minister resigned.", "minister", ["VEN"]),
        ("Greek and Turkish warships withdrew.", "warships", ["GRC", "TUR"]),
        ("The foreign ministers of Egypt and Ethiopia met.", "ministers", ["EGY", "ETH"]),
        ("A court in Lyon ruled against France.", "France", ["FRA"]),
        ("Peru attacked Chile. It seized a port.", "It", ["PER"]),
        ("Kenya and Chad spoke. The two countries signed.", "countries", ["KEN", "TCD"]),
        ("Both met: Peru and Chile. Each side left.", "side", ["PER", "CHL"]),
        ("Qatar was cut off. The emirate protested.", "emirate", ["QAT"]),
        ("Bolivia appealed to its neighbour Peru.", "neighbour", ["PER"]),
        ("Algerian rebels attacked.", "rebels", [None]),
        ("A stone fell.", "stone", []),
    ],
)
def test_sides(text: str, word: str, states: list[str | None]) -> None:
    assert [s.state for s in side_of(text, word)] == states


def test_things_and_firms_are_not_official() -> None:
    (lira,) = side_of("The Turkish lira fell.", "lira")
    assert lira.state == "TUR" and not lira.official


def test_an_unknown_name_is_remembered_with_its_office() -> None:
    text = "Iranian envoy Parviz Rahmat left. Later Rahmat returned."
    assert [s.state for s in side_of(text, "Rahmat")] == ["IRN"]
