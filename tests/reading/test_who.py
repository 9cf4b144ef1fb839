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
        ("Five Nepali miners were held until Oman let them go.", "them", ["NPL"]),
        ("Macron met Scholz. The German leader asked him for jets.", "him", ["FRA"]),
        ("Peru and Chile met in Quito. The two neighbours signed.", "neighbours", ["PER", "CHL"]),
        ("Peru and Chile met in Quito. The pair signed.", "pair", ["PER", "CHL"]),
        ("Chad wrote to Niger and Mali. The latter refused.", "latter", ["MLI"]),
        ("Ghana and Togo met. Benin and Mali called on both countries to sign.", "countries", ["GHA", "TGO"]),
        ("Oslo sent two Norwegian frigates. Later the frigates left.", "frigates", ["NOR"]),
        ("Benin asked Brazil for arms. The former colonial power refused.", "power", ["FRA"]),
        ("Orban received Fico. He thanked his guest.", "guest", ["SVK"]),
        ("Lagos wrote to Ghana, whose army marched.", "army", ["GHA"]),
        ("Central Asian officials left.", "officials", [None]),
        ("Emirati fighters bombed the airfield.", "fighters", ["ARE"]),
        ("Saudi-backed fighters took the town.", "fighters", [None]),
        ("Kenya bought Spanish-made rockets.", "rockets", []),
        ("Ethnic Hungarians left.", "Hungarians", [None]),
        ("The ambassador to Gabon left.", "ambassador", []),
        ("A Colombian rebel leader left.", "leader", [None]),
        ("A stone fell.", "stone", []),
    ],
)
def test_sides(text: str, word: str, states: list[str | None]) -> None:
    assert [s.state for s in side_of(text, word)] == states


def test_things_and_firms_are_not_official() -> None:
    (lira,) = side_of("The Turkish lira fell.", "lira")
    assert lira.state == "TUR" and not lira.official


def test_whom_the_text_is_about() -> None:
    text = "Lisbon's navy seized a trawler bound for Morocco, and a court fined its owner."
    doc = parse(text)
    cast = Cast(doc, find_names(text, None))
    (court,) = [t for t in doc if t.text == "court"]
    found = cast.vague(court)
    assert found is not None and found.state == "PRT"


def test_a_name_of_two_states_is_the_one_that_the_text_names() -> None:
    assert [n.state for n in find_names("Brazzaville denied it. Congo would vote, it said.", None)] == ["COG", "COG"]
    assert [n.state for n in find_names("Congo would vote.", None)] == ["COD"]


def test_an_unknown_name_is_remembered_with_its_office() -> None:
    text = "Iranian envoy Parviz Rahmat left. Later Rahmat returned."
    assert [s.state for s in side_of(text, "Rahmat")] == ["IRN"]


def test_opposition_members_are_of_the_country() -> None:
    text = "A committee in Lima rejected the budget, and opposition members walked out."
    doc = parse(text)
    cast = Cast(doc, find_names(text, None))
    (members,) = [t for t in doc if t.text == "members"]
    found = cast.vague(members)
    assert found is not None and (found.state, found.sector) == ("PER", "OPP")
