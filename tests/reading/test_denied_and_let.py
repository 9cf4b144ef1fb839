"""Acts that come to nothing, denials in many words, and what letting somebody do a thing is; invented sentences."""

from __future__ import annotations

import pytest

from foederis.reading import read

# what is told (actor>recipient event stage factuality <source) | the text; every line is a claim of the text
CASES = """
RUS>MDA ASSAULT none CT-|Warnings of a Russian attack on Moldova proved false.
ESP>SAU COOPERATE none CT-|Spain put the sale of bombs to Saudi Arabia on hold.
PER>RUS COOPERATE none CT-|Peru's arms purchase from Russia collapsed.
TUR>SYR ASSAULT none PR+|A Turkish incursion into Syria appears imminent.
ETH>ERI ASSAULT delivered PR+|An Ethiopian attack on Eritrea was reported but not confirmed.
ETH>ERI ASSAULT none Uu|If confirmed, the shelling of Eritrea by Ethiopia would break the truce.
JPN>MMR AGREE pledged CT+|Japan has earmarked 20 million dollars for Burma.
ETH>SDN AGREE agreed CT+|Ethiopia approved 3,000 tonnes of grain for Sudan.
TUR>AZE AID none CT- <Ankara|Claims that Turkey had sent drones to Azerbaijan were laughed off by Ankara.
TUR>LBY ASSAULT none CT- <Ankara|Ankara has rejected Libya's charge of shelling its port.
LBY>TUR ACCUSE delivered CT+|Ankara has rejected Libya's charge of shelling its port.
TUR>LBY ASSAULT none CT- <Ankara|Ankara distanced itself from the attack on Tripoli.
TUR>LBY AID none CT- <Ankara|Ankara pleaded ignorance of the arms shipment to Tripoli.
SDN>SSD ASSAULT none CT- <Khartoum|Sudan's jets bombed a village in South Sudan. Khartoum disowned the raid.
RUS>CHN AID none CT-|Moscow, nor London, has sent troops to China.
RUS>USA ASSAULT none CT-|Moscow disputes that its pilot hit the American drone.
GBR>ECU THREATEN none CT-|Britain has threatened neither to storm Ecuador's embassy nor to starve it out.
None>TCD ASSAULT none CT- <Libya|Chad has been attacked by nobody, Libya said.
FRA>MLI REJECT refused CT+|France would not send arms to Mali, nor would it train soldiers there.
IRN>RUS COOPERATE delivered CT+|Tehran let Russian bombers take off from Hamadan on Tuesday.
UZB>KGZ AID delivered CT+|Uzbekistan let 75,000 Kyrgyz women and children cross.
BRA>VEN COOPERATE none Uu|Would Brasilia let Venezuelan columns march through Roraima?
SAU>USA REJECT refused CT+|Saudi Arabia would not let American bombers take off from Dhahran.
JOR>USA AGREE agreed CT+|Jordan agreed to let American jets use its bases.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_is_told(case: str) -> None:
    want, text = case.split("|")
    found = set()
    for c in read(text, published="2025-11-21"):
        a, b = (s.state if s else None for s in (c.actor, c.recipient))
        base = f"{a}>{b} {c.event.value} {c.stage.value} {c.factuality.value}"
        found |= {base} | {f"{base} <{x.source}" for x in c.attribution[:1]}
    assert want in found


@pytest.mark.parametrize(
    "text",
    [
        "Mexico let it be known that it would shelter him.",
        "Tokyo has let China know of its disquiet.",
        "A Vietnamese lawmaker let slip that the road is shut.",
    ],
)
def test_what_is_only_told_is_not_let(text: str) -> None:
    assert not [c for c in read(text, published="2025-11-21") if c.event.value in {"RETREAT", "COOPERATE"}]


def test_an_act_that_is_averted_is_told_once() -> None:
    claims = read("An Iraqi invasion of Iran was averted at the last minute.", published="2025-11-21")
    assert [(c.actor.state, c.recipient.state, c.factuality.value) for c in claims if c.actor and c.recipient] == [("IRQ", "IRN", "CT-")]


def test_who_denies_is_no_part_of_what_is_denied() -> None:
    claims = read("Tripoli blamed Ankara for the shelling of its port, a charge Ankara denies.", published="2025-11-21")
    assert all("charge" not in a.source for c in claims for a in c.attribution)
