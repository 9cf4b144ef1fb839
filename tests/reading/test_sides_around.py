"""Sides that only the text around a clause tells: epithets, the other side, whom a deed hit, who asked, who did what is condemned."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import read

DAY = dt.date(2024, 6, 10)

CASES = {
    # epithets and members of bodies
    "Singapore expelled two Malaysian diplomats. The city state had accused Malaysia of spying.": "SGP>MYS ACCUSE",
    "Zambia shut its frontier with Malawi. The landlocked country later apologised to its neighbour.": "ZMB>MWI CONCEDE",
    "Norway's trawlers entered the zone. The kingdom apologised to Russia.": "NOR>RUS CONCEDE",
    "Peru and Latvia hold talks in Oslo. The Baltic state expelled a Peruvian consul.": "LVA>PER SANCTION",
    "Turkey accused Greece of arming the islands. The two Nato allies held talks on Tuesday.": "TUR>GRC CONSULT",
    "Eritrea attacked Djibouti. France keeps 1,500 soldiers in its former colony.": "FRA>DJI COOPERATE|ERI>DJI ASSAULT",
    "The other 26 leaders rebuked Hungary.": "->HUN ACCUSE",
    "Gerard Lune met nobody. Jair Bolsonaro arrived in 2019. The president-elect threatened to cut ties with Cuba.": "BRA>CUB THREATEN",
    # the other side, pronouns that look ahead
    "Lebanese and Israeli soldiers exchanged fire on Tuesday. The other side shot first, Beirut said.": "ISR>LBN ASSAULT",
    "After its troops were shelled, Thailand bombed a Cambodian depot.": "THA>KHM ASSAULT",
    "In its first strike since May, Kenya hit a depot in Somalia.": "KEN>SOM ASSAULT",
    "Spain's premier rang his Portuguese colleague. He asked him for 20 fire engines.": "ESP>PRT REQUEST",
    "Emmanuel Macron received Abdel Fattah al-Sisi. The Egyptian asked his host for loans.": "EGY>FRA REQUEST",
    "Laos, Cambodia and Vietnam met in Hanoi. The three countries agreed to a truce.": "LAO>KHM CONSULT",
    # whom a deed hit, where its clause does not say
    "Japan protested to China on Friday. Its rival had sent three ships into the waters.": "CHN>JPN MOBILIZE",
    "Manila lodged a protest with Beijing. Chinese cutters had used water cannon.": "CHN>PHL ASSAULT",
    "Oman, which was at odds with Yemen, accused Yemen of piracy. Oman put its navy on alert.": "OMN>YEM MOBILIZE",
    "Minsk forced down a jet bound for Lithuania.": "BLR>LTU COERCE",
    "Serbia has put its army on alert, Kosovo's interior minister said.": "SRB>XKX MOBILIZE",
    "Belarus forced down an airliner. Lithuania is considering the expulsion of two of its diplomats.": "LTU>BLR SANCTION",
    "An earthquake levelled towns in Nepal. India sent 13 aircraft.": "IND>NPL AID",
    # what had been done before a protest is the other's deed
    "India complained to Sri Lanka. Its navy had seized three boats.": "LKA>IND COERCE",
    # who asked, who was asked
    "Malawi sought maize. Zambia, asked for 40,000 tonnes, declined.": "MWI>ZMB REQUEST",
    "Asked for help by Malawi, Zambia declined.": "MWI>ZMB REQUEST",
    "India lent Nepal money. China, asked to reschedule its loans, has refused.": "NPL>CHN REQUEST",
    "No shells will go from Oslo to Tbilisi. Chad is believed to have asked twice.": "TCD>NOR REQUEST",
    # a broker is not whom a deed is done to
    "Iran freed two Swedes in a swap that Oman had brokered. Sweden has lifted an embargo.": "SWE>IRN CONCEDE",
    # nobody is his own counterpart by a pronoun
    "Laos shot down one of its jets on Friday, Thailand said.": "LAO>THA ASSAULT",
    "Kenya has called its consul in Kampala home.": "KEN>UGA ACCUSE",
    # who did what is condemned
    "Ethiopia has begun to fill a dam. Egypt denounced the step.": "EGY>ETH ACCUSE",
    "The seizure by Iran of a Greek tanker drew a protest from Athens.": "IRN>GRC COERCE|GRC>IRN ACCUSE",
    # the authorities of the place
    "Five Belgian priests were arrested in Kinshasa.": "COD>BEL COERCE",
    "An Angolan minister was denied entry to Portugal.": "PRT>AGO REJECT",
    # joined goods with a side each, whose ship it is, gifts read as one noun
    "Manila bought missiles from India and jets from South Korea.": "PHL>IND COOPERATE|PHL>KOR COOPERATE",
    "Lima sent 40 men to Mali and to Niger.": "PER>MLI AID|PER>NER AID",
    "The warship, which Turkey had sent to protect a rig, rammed a Greek frigate.": "TUR>GRC ASSAULT",
    "Qatar, for its part, promised Lebanon fuel.": "QAT>LBN AGREE",
    "Over Pretoria's objections, Washington expelled its ambassador.": "USA>ZAF SANCTION",
    # state firms and ships
    "Qatar Airways suspended flights to Sudan.": "QAT>SDN SANCTION",
    "The cutter BRP Cabra was rammed by a Chinese vessel.": "CHN>PHL ASSAULT",
}


@pytest.mark.parametrize("text", CASES)
def test_sides_around(text: str) -> None:
    found = {
        f"{(c.actor and c.actor.state) or '-'}>{(c.recipient and c.recipient.state) or '-'} {c.event}"
        for c in read(text, published=DAY)
    }
    assert set(CASES[text].split("|")) <= found


@pytest.mark.parametrize(
    "text",
    [
        "Cyclone Idai struck Albania on Sunday.",
        "Albania imposed a curfew on Sunday. Greece looked on.",
        "Georgian police fired tear gas at a crowd, and America's envoy left.",
    ],
)
def test_what_is_done_at_home_has_no_foe(text: str) -> None:
    for c in read(text, published=DAY):
        if c.actor and c.actor.state in {"ALB", "GEO"}:
            assert c.recipient is None or c.recipient.state in {None, c.actor.state}


def test_boats_at_sea_and_their_dead_are_nobodys() -> None:
    told = (
        "Peru flew two jets to Chile. Kenyan forces have sunk more than nine boats in the Caribbean and the Pacific since "
        "May, killing at least 40 people. Ruto accused Boric of smuggling."
    )
    blows = [c for c in read(told, published=DAY) if c.event == "ASSAULT"]
    assert blows
    assert all(c.recipient is None or c.recipient.state is None for c in blows)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Oslo told Boric that Norway would send 40 tanks.", "NOR>CHL AGREE"),
        ("Ruto assured Boric that Kenya would continue to support his country.", "KEN>CHL AGREE"),
        ("Madrid told Lima on Monday that it would not sell it jets.", "ESP>PER REJECT"),
    ],
)
def test_what_is_said_to_somebodys_face_is_meant_for_them(text: str, told: str) -> None:
    found = {f"{c.actor.state}>{c.recipient.state} {c.event}" for c in read(text, published=DAY) if c.actor and c.recipient}
    assert told in found


def test_days_counted_from_another_deed_date_nothing() -> None:
    told = "Ruto telephoned Boric on June 5. The call came a day after Kenyan police arrested a Chilean consul."
    days = {str(c.event): c.when for c in read(told, published=DAY)}
    assert days["CONSULT"] is not None
    assert days["COERCE"] is None
