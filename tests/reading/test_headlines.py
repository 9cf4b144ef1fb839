"""Headlines, subjects that the parser hangs on the wrong noun, and whom "both" means."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.claims import Claim
from foederis.reading import read
from foederis.reading._headlines import plain_case
from foederis.reading._names import find_names

DAY = dt.date(2022, 6, 10)


def told(claims: list[Claim]) -> set[str]:
    """`ACTOR>RECIPIENT EVENT` of each claim; "-" for a side without a state."""
    return {f"{(c.actor and c.actor.state) or '-'}>{(c.recipient and c.recipient.state) or '-'} {c.event}" for c in claims}


CASES = {
    "Burundi Slams Uganda Over River Patrols": {"BDI>UGA ACCUSE"},
    "Norway Rejects Danish Offer Of Boats": {"NOR>DNK REJECT", "DNK>NOR AGREE"},
    "Laos Bans Imports Of Thai Rice": {"LAO>THA SANCTION"},
    "Iran Fires Rockets At Iraqi Port As Talks Stall": {"IRN>IRQ ASSAULT"},
    "US, Fiji Sign Defense Pact": {"USA>FJI SUPPORT"},
    "Egypt, Sudan hold joint drills on the Nile": {"EGY>SDN COOPERATE"},
    "Kenya May Send Troops To Haiti": {"KEN>HTI AID"},
    # the subject stands after a place that opens the sentence
    "On a trip to Fiji, Samoan Prime Minister Fiame Mataafa praised Tonga.": {"WSM>TON SUPPORT", "WSM>FJI CONSULT"},
    "On a visit to Botswana, South African President Jacob Zuma voiced his support for Lesotho.": {"ZAF>LSO SUPPORT", "ZAF>BWA CONSULT"},
    # whose envoys met: not the owner's own
    "Ghana, whose president met Togo's in Lome on Monday, sent rice to Benin.": {"GHA>BEN AID", "GHA>TGO CONSULT"},
    # "both" takes up the two that "and" joins, not the one that speaks
    "Hanoi asked Vientiane and Manila to wait; both refused.": {"VNM>LAO REQUEST", "VNM>PHL REQUEST", "LAO>VNM REJECT", "PHL>VNM REJECT"},
    "Hanoi, whose envoys met in Geneva with Laos and Malaysia, urged both to hold fire.": {
        "VNM>LAO CONSULT",
        "VNM>MYS CONSULT",
        "VNM>LAO REQUEST",
        "VNM>MYS REQUEST",
    },
}


@pytest.mark.parametrize("text", CASES)
def test_who_does_what(text: str) -> None:
    assert told(read(text, published=DAY)) == CASES[text]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Thousands March In Cairo Against Israel", "Thousands march in Cairo against Israel"),
        ("Iran Vows Reply In March", "Iran vows reply in March"),
        ("Iran vowed a reply in Oslo on Monday.", "Iran vowed a reply in Oslo on Monday."),
        ("Oslo, Norway Counts Its Gulls", "Oslo, Norway counts its gulls"),
        ("NATO And US Warn Belarus", "NATO and US warn Belarus"),
    ],
)
def test_plain_case(line: str, plain: str) -> None:
    assert plain_case(line, find_names(line, DAY)) == plain


def test_offsets_of_a_headline_are_those_of_the_text() -> None:
    text = "Peru, Chile Sign Fishing Pact\n\nLima and Santiago signed it on Monday."
    for claim in read(text, published=DAY):
        assert claim.text == text[claim.start : claim.end]


OTHERS: dict[str, set[str]] = {
    # two states with a hyphen are two
    "Fiji backed a Samoan-Tongan plan for the reef.": {"FJI>WSM SUPPORT", "FJI>TON SUPPORT"},
    "Togo condemned the Malian-Nigerien drills.": {"TGO>MLI ACCUSE", "TGO>NER ACCUSE", "MLI>NER COOPERATE"},
    # where it was is not who did it
    "The Jakarta bombing killed nine soldiers.": {"->IDN ASSAULT"},
    "A West Bank shooting attack killed two Jordanian soldiers.": {"->JOR ASSAULT"},
    # a dateline with an agency that is on no list
    "MOGADISHU (SOMNEWS) - Kenya thanked Ethiopia on Monday.": {"KEN>ETH SUPPORT"},
    "LIMA (Diario Libre) : Peru condemned Chile on Monday.": {"PER>CHL ACCUSE"},
    # who reports it is nobody's side
    "Libya rejected the plan, the Spanish news agency reported.": set(),
    # a call that is a visit, and a charge that is a clause
    "The ambassador of Laos called on the Thai premier to discuss their border.": {"LAO>THA CONSULT"},
    "Laos called on Burma to discuss rice.": {"LAO>MMR REQUEST"},
    "Tripoli said Valletta was behind the explosion.": {"LBY>MLT ACCUSE"},
    "Malta's foreign minister said Libya was to blame for the raid.": {"MLT>LBY ACCUSE"},
    # a rival's plan at home
    "Greek lawmakers rejected President Katerina Sakellaropoulou's budget.": {"GRC>GRC REJECT"},
}


@pytest.mark.parametrize("text", OTHERS)
def test_whose_side(text: str) -> None:
    assert told(read(text, published=DAY)) == OTHERS[text]


def test_nobody_is_asked_by_himself() -> None:
    assert "TCD>TCD REQUEST" not in told(read("Chad is willing to leave Niger if it was asked to do so by the Nigerien government.", published=DAY))


def test_suspects_related_to_an_attack_are_not_where_it_was() -> None:
    assert told(read("Maltese police may question suspects related to the Mumbai attacks.", published=DAY)) == {"MLT>- ACCUSE"}
