"""Help and refusals that name nobody, "its neighbour", answers to those who asked, and goods of every kind."""

from __future__ import annotations

import pytest

from foederis.claims import Claim
from foederis.reading import read


def sides(c: Claim) -> tuple[str, str | None, str | None]:
    return (
        c.event.value,
        c.actor.state or c.actor.name if c.actor else None,
        c.recipient.state or c.recipient.name if c.recipient else None,
    )


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [sides(c) for c in read(text, published="2026-03-10")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Niger's army is losing ground to the FPL. Gabon may send instructors in March.", ("AID", "GAB", "NER")),
        ("Niger's army is losing ground to the FPL. Gabon may send instructors.", ("AID", "GAB", "NER")),
        ("Libya invaded Chad in May. Gabon, an ally of Libya, sent troops.", ("AID", "GAB", "LBY")),
        ("Libya invaded Chad in May. Gabon, Chad's ally, sent troops.", ("AID", "GAB", "TCD")),
        ("Gabon would send troops if Libya invaded Chad.", ("AGREE", "GAB", "TCD")),
        ("Libya shelled Chad. It retaliated on Tuesday.", ("ASSAULT", "TCD", "LBY")),
        ("Gabon backs Niger's army against the rebels. It may send instructors in March.", ("AID", "GAB", "NER")),
        ("Chad was attacked by Libya. Portugal refused to send troops.", ("REJECT", "PRT", "TCD")),
        ("Chad was attacked by Libya. Portugal promised help.", ("AGREE", "PRT", "TCD")),
        ("Libya attacked Chad. Portugal ruled out sending jets.", ("REJECT", "PRT", "TCD")),
        ("Libya attacked Chad on Monday. Portugal sent 300 paratroopers on Tuesday.", ("AID", "PRT", "TCD")),
        ("Rwanda backs the M23. Kigali denied sending a single drone.", ("AID", "RWA", "M23")),
    ],
)
def test_help_is_for_the_one_in_need(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


def test_a_party_to_the_fight_sends_men_against_the_other() -> None:
    assert ("AID", "LBY", "TCD") not in told("Libya attacked Chad on Monday. Libya sent 300 paratroopers on Tuesday.")


def test_nobody_asks_the_attacker_for_help() -> None:
    assert ("REQUEST", "TCD", "LBY") not in told("Chad, under attack by Libya, asked for help. Portugal sent tanks.")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Bolivia held talks with Kenya. Peru accused its neighbour of arming rebels.", ("ACCUSE", "PER", "BOL")),
        ("Bolivia bought drones from Kenya. Peru will attack its neighbour.", ("THREATEN", "PER", "BOL")),
        ("Peru's neighbour Bolivia bought drones from Kenya.", ("COOPERATE", "BOL", "KEN")),
        ("Peru's northern neighbour, Ecuador, sent troops to Haiti.", ("AID", "ECU", "HTI")),
        ("Peru's ally Chile sent troops to Haiti.", ("AID", "CHL", "HTI")),
    ],
)
def test_a_neighbour_is_another_state(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ghana has the backing of Norway.", ("SUPPORT", "NOR", "GHA")),
        ("Ghana won Norway's support.", ("SUPPORT", "NOR", "GHA")),
        ("Ghana sought Norway's support.", ("REQUEST", "GHA", "NOR")),
        ("Ghana gave its support to Norway.", ("SUPPORT", "GHA", "NOR")),
        ("Norway will not intervene in Ghana.", ("REJECT", "NOR", "GHA")),
        ("Norway intervened in Ghana.", ("MOBILIZE", "NOR", "GHA")),
    ],
)
def test_support_is_anothers(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


def test_somebodys_allies_are_not_himself() -> None:
    assert all(actor != "PER" for _, actor, _ in told("Peru's allies sent tanks to Haiti."))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ghana asked Norway for jets. Norway begged off.", ("REJECT", "NOR", "GHA")),
        ("Norway, asked by Ghana for jets, begged off.", ("REJECT", "NOR", "GHA")),
        ("Norway, approached by Ghana for jets, declined.", ("REJECT", "NOR", "GHA")),
        ("Norway, approached for jets, declined.", ("REJECT", "NOR", None)),
        ("Poland met Ghana on Monday. Norway, asked for jets, begged off.", ("REJECT", "NOR", None)),
        ("Norway, pressed by Ghana to send jets, demurred.", ("REJECT", "NOR", "GHA")),
    ],
)
def test_answers_go_to_the_asker(text: str, claim: tuple[str, str, str | None]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Norway handed 60 doctors to Ghana.", "AID"),
        ("Norway handed Ghana 60 doctors.", "AID"),
        ("Norway handed Ghana two prisoners.", "RETREAT"),
        ("Norway sent Ghana spare parts.", "AID"),
        ("Norway sent Ghana 40 harvesters.", "AID"),
        ("40 lorries were sent to Ghana by Norway.", "AID"),
        ("Norway dispatched generators to Ghana.", "AID"),
        ("Norway sent trucks to Ghana.", "AID"),
        ("Norway visited Ghana.", "CONSULT"),
    ],
)
def test_goods_and_men_that_are_no_forces(text: str, event: str) -> None:
    assert (event, "NOR", "GHA") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway sent 40 athletes to Ghana.",
        "Norway sent 40 letters to Ghana.",
        "Norway gave Ghana three weeks to answer.",
    ],
)
def test_no_gift(text: str) -> None:
    assert not any(event == "AID" for event, *_ in told(text))
