"""Claims told in the rarer words of newsrooms, taken up again without their sides, or hidden in odd parses."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.claims import Claim
from foederis.reading import read

DAY = dt.date(2020, 1, 10)


def told(claims: list[Claim]) -> set[str]:
    """`ACTOR>RECIPIENT EVENT stage factuality` of each claim; "-" for a side without a state."""
    found = set()
    for c in claims:
        a = (c.actor and c.actor.state) or "-"
        r = (c.recipient and c.recipient.state) or "-"
        found.add(f"{a}>{r} {c.event} {c.stage} {c.factuality}{' if' if c.hypothetical else ''}")
    return found


WORDS = {
    "Oman made available two tankers to Yemen.": "OMN>YEM AGREE offered CT+",
    "Mali deems Niger responsible for the raid.": "MLI>NER ACCUSE delivered CT+",
    "Chilean marines took prisoner six Peruvian soldiers.": "CHL>PER COERCE delivered CT+",
    "Togo put 200 men at the disposal of Benin.": "TGO>BEN AGREE offered CT+",
    "Kenya forced down a Sudanese cargo plane on Friday.": "KEN>SDN COERCE delivered CT+",
    "Qatar stripped Bahrain of its trade preferences.": "QAT>BHR SANCTION delivered CT+",
    "Laos put its name to the protest, and Vietnam served notice on Cambodia.": "VNM>KHM THREATEN delivered CT+",
    "Peru sounded out Chile about an airfield.": "PER>CHL REQUEST requested CT+",
    "Norwegian planes brought in milk and blankets for Malawi.": "NOR>MWI AID delivered CT+",
    "Ghana flew four specialists to Lome.": "GHA>TGO AID delivered CT+",
    "Cuba is fetching home all 800 doctors from Ecuador.": "CUB>ECU SANCTION under_way CT+",
    "Nicaragua poured cold water on the Honduran plan.": "NIC>HND REJECT refused CT+",
    "Paraguay distanced itself from Bolivia.": "PRY>BOL REJECT refused CT+",
    "Iraq acted as a go-between for Tehran and Riyadh.": "IRQ>IRN CONSULT delivered CT+|IRQ>SAU CONSULT delivered CT+",
    "Egypt exempted Jordan from the tariff.": "EGY>JOR CONCEDE delivered CT+",
    "Chad fortified its border with Libya.": "TCD>LBY MOBILIZE delivered CT+",
    "Angola let Zambian jets through.": "AGO>ZMB COOPERATE delivered CT+",
    "Dozens of Chadian rockets were fired at Tripoli.": "TCD>LBY ASSAULT delivered CT+",
    "France sent 300 soldiers to help Mali.": "FRA>MLI AID delivered CT+",
    "Peru, the UAE and Chad condemned Laos.": "PER>LAO ACCUSE delivered CT+|ARE>LAO ACCUSE delivered CT+|TCD>LAO ACCUSE delivered CT+",
    "Jakarta had till then refused troops from Peru.": "IDN>PER REJECT refused CT+",
    "Pakistan rebuffed Riyadh, which had asked for jets.": "PAK>SAU REJECT refused CT+|SAU>PAK REQUEST requested CT+",
    "Sudan expelled a Kenyan envoy in solidarity with Eritrea.": "SDN>KEN SANCTION delivered CT+|SDN>ERI SUPPORT delivered CT+",
    "Italy found no trace of an attack by the Chadian army.": "TCD>- ASSAULT none PR-",
    "Dhaka called in Ambassador Kyaw Moe of Myanmar.": "BGD>MMR ACCUSE delivered CT+",
    "Pakistan said no to American bases.": "PAK>USA REJECT refused CT+",
    "A request by Bamako for Algerian helicopters was ignored.": "MLI>DZA REQUEST requested CT+",
    "Two Qatari officers were held in Abu Dhabi.": "ARE>QAT COERCE delivered CT+",
    "Iraqi pilots are being trained in Pakistan.": "PAK>IRQ AID delivered CT+",
    "Not one Chilean tank was sent to Peru.": "CHL>PER AID none CT-",
    "Angola sent nothing to Zambia.": "AGO>ZMB AID none CT-",
    "Muscat put 60 soldiers on the Yemeni border.": "OMN>YEM MOBILIZE delivered CT+",
    "Chad vetoed a loan of 20 million dollars to Niger.": "TCD>NER REJECT refused CT+",
    "Niger condemned the shelling of Chadian villages by Libya.": "NER>LBY ACCUSE delivered CT+",
}
AGAIN = {
    "Peru asked Chile for six howitzers in May. None has arrived.": "CHL>PER AID none CT-",
    "Norway has promised Mali 40 trucks. Three had been delivered by June, an official said.": "NOR>MLI AID delivered CT+",
    "Lima asked Quito for a loan. The money had been promised, an adviser said.": "ECU>PER AGREE pledged CT+",
    "Togo has pledged 200 men for Benin. Ghana has promised a contingent.": "GHA>BEN AGREE pledged CT+",
    "Togo has pledged 200 men for Benin. Niger may send 50 policemen.": "NER>BEN AID none PS+",
}


@pytest.mark.parametrize(
    "text",
    [
        "The chef sent six cakes to the table. None has arrived.",
        "Reykjavik raised its aviation alert to red after the eruption.",
        "The Chilean striker took prisoner the hearts of the fans in Lima.",
        "Rain brought in milk prices that Norway had not seen for years.",
    ],
)
def test_no_claim(text: str) -> None:
    assert not told(read(text, published=DAY))


WHOM = {
    "Norway broke off ties with Chad, and Denmark recalled its ambassador.": "DNK>TCD SANCTION delivered CT+",
    "If Peru attacked, Paris would defend Bolivia.": "PER>BOL ASSAULT none Uu if",
    "Australia has 120 police in Honiara. Fiji is to add 50.": "FJI>SLB AGREE pledged CT+",
    "Quito said Lima was behind the raid.": "ECU>PER ACCUSE delivered CT+",
    "Tajik and Kyrgyz guards traded shots, and Tashkent offered to mediate.": "UZB>KGZ AGREE offered CT+",
    "Lusaka, to which Pretoria had lent two planes, gave one back.": "ZMB>ZAF RETREAT delivered CT+",
    "Kenya is ready to strike Eritrea.": "KEN>ERI THREATEN delivered CT+",
    "Chad shelled a village in Niger. Riyadh and its allies cut off the emirate of Qatar.": "SAU>QAT SANCTION delivered CT+",
}


@pytest.mark.parametrize(("text", "wanted"), (WORDS | AGAIN | WHOM).items())
def test_told(text: str, wanted: str) -> None:
    assert told(read(text, published=DAY)) >= set(wanted.split("|"))
