"""Blows, seizures, musters, breaks, threats, reproaches, crowds, meetings and retreats in rarer words: invented sentences."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import read

DAY = dt.date(2025, 6, 10)

TOLD = """
CHL>PER ASSAULT|Two Peruvian sergeants were shot dead by Chilean rangers near the bridge.
CHL>PER ASSAULT|Chilean gunners brought down a second Peruvian helicopter.
FJI>LAO ASSAULT|Fijian drones set a Laotian fuel depot ablaze.
TCD>NER ASSAULT|Chadian guns reduced the Nigerien town to rubble.
TCD>NER ASSAULT|Chadian howitzers kept the Nigerien town under fire for a week.
TCD>NER ASSAULT|Niamey claimed that Chad had unleashed a barrage of rockets against Niger.
CHL>PER ASSAULT|A Chilean missile hit a market in Lima.
CHL>PER ASSAULT|Chile claimed responsibility for the sinking of a Peruvian frigate.
CHL>PER ASSAULT|Peru woke on Friday to the heaviest Chilean bombardment of the year.
CHL>PER ASSAULT|Chilean columns smashed through the Peruvian lines.
CHL>PER COERCE|Chilean cutters led two Peruvian trawlers into port.
PER>NOR COERCE|Peru has jailed two Norwegian tourists for spying.
PER>NOR COERCE|A Norwegian botanist was jailed for spying by a Peruvian court.
CHL>BOL COERCE|Chile has kept thirty Bolivian lorries at the border since Monday.
LAO>JPN COERCE|Laos has had a Japanese geologist arrested.
BOL>PER COERCE|Peru is short of petrol because of a Bolivian blockade.
NOR>CHL COERCE|A Chilean chemist spent two years in a Norwegian jail.
CHL>PER MOBILIZE|A Chilean carrier group is steaming towards Peru.
CHL>PER MOBILIZE|Five Chilean vessels nosed into Peruvian waters.
CHL>PER MOBILIZE|Chile moved twenty armoured cars to the Peruvian border.
CHL>PER MOBILIZE|Chile fired a rocket over Peru.
CHL>PER MOBILIZE|Chilean destroyers are on their way to the Peruvian coast.
CHL>PER MOBILIZE|Santiago sent a bomber wing to the ocean to deter Peru.
CHL>PER MOBILIZE|A Chilean jet strayed into Peruvian airspace.
CHL>BOL AID|Chilean troops crossed into Bolivia to prop up the government.
CHL>PER SANCTION|Santiago gave nine Peruvian diplomats a week to leave.
CHL>PER SANCTION|Chile ordered the Peruvian ambassador home.
CHL>PER SANCTION|Chile barred beef from four Peruvian farms.
CHL>PER SANCTION|Chile slapped a ban on Peruvian wine.
CHL>PER SANCTION|Santiago withdrew its high commissioner from Lima.
CHL>PER THREATEN|Any landing on the islets would mean war, Chile told Peru.
CHL>PER THREATEN|Peru will pay a heavy price for the raid, a Chilean minister said.
CHL>PER THREATEN|The raid will not go unanswered, Chile told Peru.
CHL>PER THREATEN|Peru would face consequences, Santiago warned.
CHL>PER ACCUSE|Chile pointed the finger at Peru for the blast.
CHL>PER ACCUSE|Santiago hauled in the Peruvian ambassador.
CHL>PER ACCUSE|Santiago told Lima that it was disappointed.
CHL>PER ACCUSE|Santiago lodged a protest on Friday after six Peruvian ships had entered its waters.
CHL>PER ACCUSE|Santiago saw Peru's hand in the riots.
PER>CHL PROTEST|Peruvian pensioners burned a Chilean flag.
PER>CHL PROTEST|Crowds of Peruvian students gathered outside the Chilean embassy.
PER>CHL PROTEST|Peruvian lorry drivers blocked three crossings into Chile.
PER>CHL PROTEST|Angry Peruvians hurled stones at Chilean marines.
PER>CHL PROTEST|A rally against Chile in Lima drew thousands.
CHL>PER CONSULT|The Chilean president, by telephone, pressed his Peruvian counterpart to let the men go.
CHL>PER CONSULT|A Chilean delegation is in Lima for talks.
CHL>PER CONCEDE|Chile dropped its embargo on Peru.
CHL>PER CONCEDE|Santiago expressed remorse to Peru for the raid.
CHL>PER CONCEDE|Santiago said sorry to Lima.
CHL>PER RETREAT|Chile withdrew from southern Peru.
CHL>PER RETREAT|Chile set free four Peruvian prisoners.
CHL>PER RETREAT|Chilean troops ended their long stay in Peru.
CHL>PER RETREAT|Chile reopened its border with Peru.
""".strip().splitlines()

# No more than what is told: no threat without a speaker, no attack on figures of speech, nothing done by bare words.
QUIET = [
    "A wet summer would mean trouble for Chilean growers.",
    "The Chilean government declared war on inflation.",
    "A Chilean actor spent two years in a film about jail.",
    "The Chilean team will pay a heavy price for its mistakes.",
]


@pytest.mark.parametrize("line", TOLD)
def test_what_is_told(line: str) -> None:
    head, _, text = line.partition("|")
    pair, event = head.split()
    actor, recipient = pair.split(">")
    found = [
        (c.actor.state if c.actor else None, c.recipient.state if c.recipient else None, c.event.value)
        for c in read(text, published=DAY)
    ]
    assert (actor, recipient, event) in found or (event == "CONSULT" and (recipient, actor, event) in found), found


@pytest.mark.parametrize("text", QUIET)
def test_what_is_not_told(text: str) -> None:
    assert not [c for c in read(text, published=DAY) if c.event.value in {"THREATEN", "ASSAULT", "COERCE"}]
