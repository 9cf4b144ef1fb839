"""Who stands on which side where the clause does not say it plainly, and what sides an act has besides its frame's slots."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.claims import Claim
from foederis.reading import read

DAY = dt.date(2022, 6, 10)


def told(claims: list[Claim]) -> set[str]:
    """`ACTOR>RECIPIENT EVENT` of each claim; "-" for a side without a state."""
    return {
        f"{(c.actor and c.actor.state) or '-'}>{(c.recipient and c.recipient.state) or '-'} {c.event}" for c in claims
    }


CASES = {
    # a place of meeting is nobody's side; two nationalities before one noun are two
    "US and Iranian officials held talks in Oman on Saturday.": "USA>IRN CONSULT",
    "Envoys of Chad and Sudan opened talks in Geneva.": "TCD>SDN CONSULT",
    # mutual acts
    "India and Pakistan exchanged fire across the frontier.": "IND>PAK ASSAULT",
    "Togo and Benin accused each other of poaching.": "TGO>BEN ACCUSE",
    "Tajik guards traded gunfire with Kyrgyz troops.": "TJK>KGZ ASSAULT",
    # attacks come under, answered, told by a noun with one side
    "Aleppo airport came under Israeli attack on Friday.": "ISR>SYR ASSAULT",
    "Uganda's army retaliated with rockets against Sudan.": "UGA>SDN ASSAULT",
    "Peru expelled three diplomats after a raid by Chile.": "CHL>PER ASSAULT",
    "Rockets launched by Ethiopian troops struck a Kenyan bridge.": "ETH>KEN ASSAULT",
    "A shell fired by Ethiopian gunners hit a Kenyan bridge.": "ETH>KEN ASSAULT",
    "Cuba's navy responded with gunfire after Haiti sank a ferry.": "CUB>HTI ASSAULT|HTI>CUB ASSAULT",
    "Ghana attacked Togo on Sunday. It shelled its ports on Monday.": "GHA>TGO ASSAULT",
    "Nine Indian soldiers were wounded when Chinese mortars hit a post.": "CHN>IND ASSAULT",
    "Oman accused Yemen of sending rockets to rebels.": "YEM>- AID",
    # the one before again
    "Latvia expelled two Belarusian diplomats. Estonia did so too.": "LVA>BLR SANCTION|EST>BLR SANCTION",
    "Panama condemned Cuba, as did Belize.": "PAN>CUB ACCUSE|BLZ>CUB ACCUSE",
    "A Ghanaian editor was detained by Togolese police and then expelled.": "TGO>GHA COERCE|TGO>GHA SANCTION",
    "Somali soldiers crossed into Kenya and seized a truck.": "SOM>KEN ASSAULT|SOM>KEN COERCE",
    # whose land or people an act reaches
    "New Zealand donated tents to shelter families in Tonga.": "NZL>TON AID",
    "Uruguay lent 40 engineers to the African Union mission in Somalia.": "URY>SOM AID",
    "Finland handed over six howitzers to Estonia on Thursday.": "FIN>EST AID",
    "Austria promised Serbia 30 ambulances.": "AUT>SRB AGREE",
    "Slovenia has offered Croatia a shared radar picture.": "SVN>HRV AGREE",
    # who is spoken to
    "Mr Modi called the Japanese prime minister on Friday to discuss trade.": "IND>JPN CONSULT",
    "Canada said Cuba must first apologise to its divers.": "CAN>CUB REQUEST",
    "Caracas called in the Dutch charge d'affaires over a speech.": "VEN>NLD ACCUSE",
    "The Hungarian premier spoke after talks with his Slovak counterpart.": "HUN>SVK CONSULT",
    # an end of supplies, an embargo lifted once
    "Egypt has stopped supplying gas to Jordan.": "EGY>JOR SANCTION",
    "Tonga's king called off a trip to Fiji.": "TON>FJI REJECT",
    # at home
    "Police fired tear gas at protesters in Nairobi on Tuesday.": "KEN>KEN ASSAULT",
    "NAIROBI, Kenya - Police arrested three students on Tuesday.": "KEN>KEN COERCE",
    "Soldiers detained the prime minister in Conakry on Sunday.": "GIN>GIN COERCE",
    "Nurses in Zagreb began a strike over pay.": "HRV>- PROTEST",
    # armed men are nobody's
    "A suicide bomber in Kabul killed ten people.": "->AFG ASSAULT",
    "Armed men attacked an army post in northern Benin.": "->BEN ASSAULT",
    "A truck bombing in Kenya's north killed nine soldiers.": "->KEN ASSAULT",
}


@pytest.mark.parametrize("text", CASES)
def test_sides(text: str) -> None:
    assert told(read(text, published=DAY)) >= set(CASES[text].split("|"))


ONLY: dict[str, set[str]] = {
    "The government has stepped up its attack on inflation in Turkey.": set(),
    "The brewer won the battle for market share in India.": set(),
    "Sudanese refugees have poured into Chad since April.": set(),
    "Ukraine lifted its embargo on Moldova.": {"UKR>MDA CONCEDE"},
    "Cabo Verde and Senegal held talks in Lisbon.": {"CPV>SEN CONSULT"},
    "Romania said Tunisia had released two of its sailors.": {"TUN>ROU RETREAT"},
}


@pytest.mark.parametrize("text", ONLY)
def test_nothing_besides(text: str) -> None:
    assert told(read(text, published=DAY)) == ONLY[text]


def test_parts_of_speech_are_remembered_as_the_matcher_gives_them() -> None:
    from foederis.reading._parse import load

    texts = [
        "There were two sides. It isn't that they're gonna stay: let's see whether these boats do.",
        "The court that they told did it.",
    ]
    nlp = load()
    first = [[(t.pos_, str(t.morph), t.lemma_) for t in d] for d in nlp.pipe(texts)]
    again = [[(t.pos_, str(t.morph), t.lemma_) for t in d] for d in nlp.pipe(texts)]
    ruler = nlp.get_pipe("attribute_ruler")
    quick = ruler.match
    del ruler.match
    try:
        plain = [[(t.pos_, str(t.morph), t.lemma_) for t in d] for d in nlp.pipe(texts)]
    finally:
        ruler.match = quick
    assert first == again == plain
