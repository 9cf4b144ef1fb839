"""What a sentence leaves to the ones before it: pronouns, "the country", "the proposal", "did the same", and against whom."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import read

DAY = dt.date(2025, 6, 10)


def told(text: str) -> list[str]:
    """`ACTOR>RECIPIENT EVENT mode factuality`, one a claim; "-" for a side without a state."""
    out = []
    for c in read(text, published=DAY):
        sides = ">".join((s and s.state) or "-" for s in (c.actor, c.recipient))
        out.append(f"{sides} {c.event} {c.mode} {c.factuality}")
    return out


ECHOES = {
    "Chile proposed talks to Peru on Monday. Peru rejected the proposal.": "PER>CHL REJECT change CT+",
    "Zambia accused Malawi of sheltering rebels. Malawi rejected the charge.": "MWI>- AID None CT-",
    "Zambia accused Malawi of arming rebels in Congo. Malawi denied the accusation.": "MWI>- AID None CT-",
    "Belgium recalled its envoy from Niger. Austria followed suit.": "AUT>NER SANCTION withdraw CT+",
    "Belgium expelled two Malian diplomats. Portugal did the same.": "PRT>MLI SANCTION expel CT+",
    "Egypt threatened Ethiopia over its canal. Addis Ababa dismissed the threat.": "ETH>EGY REJECT change CT+",
    "Tunisia asked Italy for help. Rome agreed to send three ships.": "ITA>TUN AGREE None CT+",
    "Albania mobilized its army. Greece condemned the move.": "GRC>ALB ACCUSE disapprove CT+",
    "Chile accused Peru of spying. In response it recalled its ambassador.": "CHL>PER SANCTION withdraw CT+",
    "Yemen broke off relations with the emirate of Qatar. The emirate condemned the decision.": "QAT>YEM ACCUSE disapprove CT+",
    "Gambia wrote to Senegal asking for help.": "GMB>SEN REQUEST assist CT+",
    "Norway scrambled jets after Russian planes entered its airspace.": "NOR>RUS MOBILIZE weapons CT+",
}


@pytest.mark.parametrize("text", ECHOES)
def test_what_was_told_before_is_taken_up(text: str) -> None:
    assert ECHOES[text] in told(text)


PRONOUNS = {
    "Azerbaijani forces attacked Armenia on Tuesday. They shelled Jermuk.": "AZE>ARM ASSAULT heavy-weapons CT+",
    "Laos was cut off by Saudi Arabia in June. The kingdom imposed an embargo.": "SAU>LAO SANCTION discontinue CT+",
    "Moldova's president met Poland's president. He promised to send grain to Warsaw.": "MDA>POL AGREE None CT+",
    "The European Union imposed sanctions on Belarus. The bloc condemned Minsk.": "->BLR ACCUSE disapprove CT+",
    "Nepal and Bhutan quarrelled in May. The two countries then signed a truce.": "NPL>BTN SUPPORT None CT+",
    "“We will defend Poland,” the American president said in Warsaw.": "USA>POL AGREE None CT+",
    "Israel, which attacked Iran in June, warned Tehran again.": "ISR>IRN ASSAULT None CT+",
    "The Syrian president arrived in Moscow. He thanked Russia for its support.": "SYR>RUS SUPPORT None CT+",
    "Honduran officials praised Taiwan's aid. They thanked Taipei for it.": "HND>TWN SUPPORT None CT+",
}


@pytest.mark.parametrize("text", PRONOUNS)
def test_pronouns_and_descriptions(text: str) -> None:
    assert PRONOUNS[text] in told(text)


AT_HOME = {
    "Police in Kenya arrested 40 protesters.": "KEN>KEN COERCE arrest CT+",
    "Egyptian courts jailed three journalists.": "EGY>EGY COERCE arrest CT+",
    "Iran is facing American attacks.": "USA>IRN ASSAULT None CT+",
    "No Pakistani troops would be sent to Yemen.": "PAK>YEM REJECT assist CT+",
    "Talks were held between Egypt and Sudan.": "EGY>SDN CONSULT None CT+",
    "Turkey carried out air strikes on Syria.": "TUR>SYR ASSAULT aerial CT+",
}


@pytest.mark.parametrize("text", AT_HOME)
def test_sides_that_stand_elsewhere_in_the_clause(text: str) -> None:
    assert AT_HOME[text] in told(text)


def test_nothing_before_means_nobody() -> None:
    assert told("It rejected the proposal. They did so again.") == []


def test_a_date_before_joined_verbs_holds_for_all() -> None:
    claims = read("On 5 May Chad expelled the French envoy and closed its base.", published=DAY)
    assert len(claims) == 2 and {c.when.start for c in claims if c.when} == {dt.date(2025, 5, 5)}


def test_quantities_are_those_of_the_object() -> None:
    (claim,) = [c for c in read("Denmark said it would send two frigates to Estonia in August.", published=DAY) if c.event == "AGREE"]
    assert [(q.quantity, q.item) for q in claim.objects] == [(2.0, "frigates")]
