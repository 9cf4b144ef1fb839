"""What is read from one sentence: who → event → whom, its stage and certainty."""

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


ONE = {
    # plain verbs, passives, conjoined subjects and verbs
    "Kenya condemned Chad.": "KEN>TCD ACCUSE delivered CT+",
    "Ecuador barred a US warship from its ports.": "ECU>USA COERCE delivered CT+",
    "Caracas broke off relations with Bogota over the raid.": "VEN>COL SANCTION delivered CT+",
    "Lithuania banned Russian lorries from its roads.": "LTU>RUS COERCE delivered CT+",
    "Nepal's foreign minister summoned the Indian ambassador over a new map.": "NPL>IND ACCUSE delivered CT+",
    "Two Libyan freighters unloaded 400 rifles in Conakry on Tuesday.": "LBY>GIN AID delivered CT+",
    "Norway cut off aid to Malawi, following Sweden and Belgium.": "NOR>MWI SANCTION delivered CT+|SWE>MWI SANCTION delivered CT+|BEL>MWI SANCTION delivered CT+",
    "Peru called back its ambassador in Quito on Sunday.": "PER>ECU SANCTION delivered CT+",
    "Togo declared itself firmly behind Benin.": "TGO>BEN SUPPORT delivered CT+",
    "Kenya volunteered 300 officers for Chad.": "KEN>TCD AGREE offered CT+",
    "Egypt paid France for twelve helicopters.": "EGY>FRA COOPERATE delivered CT+",
    "Laos accepted a peace plan drawn up by Thailand.": "LAO>THA AGREE agreed CT+",
    "Dublin froze 3 million euros in budget support to Zambia.": "IRL>ZMB SANCTION delivered CT+",
    "Angola was given three patrol boats by Portugal.": "PRT>AGO AID delivered CT+",
    "Two Turkish soldiers were wounded near Idlib by Syrian shelling.": "SYR>TUR ASSAULT delivered CT+",
    "Sweden and Finland each gave 100 million dollars to Moldova.": "SWE>MDA AID delivered CT+|FIN>MDA AID delivered CT+",
    "Honduras recognised Beijing.": "HND>CHN SUPPORT delivered CT+",
    "Iran seizes Greek tankers in Gulf": "IRN>GRC COERCE delivered CT+",
    "Israel freed 20 Jordanian prisoners.": "ISR>JOR RETREAT delivered CT+",
    "The last Soviet troops left Afghanistan in February 1989.": "RUS>AFG RETREAT delivered CT+",
    "London lifted sanctions against Eritrea.": "GBR>ERI CONCEDE delivered CT+",
    "Hundreds of Yemenis demonstrated outside the Saudi embassy in London.": "YEM>SAU PROTEST delivered CT+",
    "India and Nepal traded accusations over a border clash.": "IND>NPL ACCUSE delivered CT+",
    "Mongolia and Japan conducted their first joint drill last month.": "MNG>JPN COOPERATE delivered CT+",
    "The presidents of Chile and Peru spoke by telephone on Tuesday.": "CHL>PER CONSULT delivered CT+",
    # nouns and light verbs
    "Tokyo lodged a protest with Beijing over the incursion of Chinese ships.": "JPN>CHN ACCUSE delivered CT+",
    "The delivery of Patriot missiles to Israel by Germany was completed in June.": "DEU>ISR AID delivered CT+",
    "Prague's gift of ten tanks to Kyiv angered Moscow.": "CZE>UKR AID delivered CT+",
    "Cairo's refusal to open the Gaza crossing angered Ramallah.": "EGY>PSE REJECT refused CT+",
    # promises, offers, agreements, refusals, threats, requests
    "Jakarta promised on Monday to send two frigates to Manila within a month.": "IDN>PHL AGREE pledged CT+",
    "Kenya has offered Somalia 500 policemen.": "KEN>SOM AGREE offered CT+",
    "China and Pakistan are to build a port at Gwadar.": "CHN>PAK AGREE agreed CT+",
    "The Zambian president will visit Beijing in September.": "ZMB>CHN AGREE pledged CT+",
    "The Netherlands will not supply any more shells to Jordan, a minister told parliament.": "NLD>JOR REJECT refused CT+",
    "Ghana's president said his country was not prepared to host American troops.": "GHA>USA REJECT refused CT+",
    "Slovakia's cabinet rejected a plan to send jets to Ukraine.": "SVK>UKR REJECT refused CT+",
    "Ethiopia does not recognise Somaliland.": "ETH>SOM REJECT refused CT+",
    "Algeria threatened to cut gas supplies to Spain.": "DZA>ESP THREATEN delivered CT+",
    "Ankara warned Athens against extending its waters.": "TUR>GRC THREATEN delivered CT+",
    "Mali told French troops to leave.": "MLI>FRA REQUEST requested CT+",
    "The African Union urged Sudan and South Sudan to pull back their armies.": "->SDN REQUEST requested CT+|->SSD REQUEST requested CT+",
    "Spain's Socialist government has frozen arms sales to Saudi Arabia.": "ESP>SAU SANCTION delivered CT+",
    # going on, denied, possible, unknown
    "Washington has been training Ukrainian pilots in Arizona since March.": "USA>UKR AID under_way CT+",
    "Belarus denied having sent rocket launchers to Armenia.": "BLR>ARM AID none CT-",
    "Libya never sent the promised oil to Malta.": "LBY>MLT COOPERATE none CT-",
    "Neither France nor Italy has sent soldiers to Chad.": "FRA>TCD AID none CT-|ITA>TCD AID none CT-",
    "Tehran is reportedly sending advisers to Khartoum.": "IRN>SDN AID under_way PR+",
    "It is unclear whether China supplied the drones to Russia.": "CHN>RUS AID none Uu",
    "Islamabad hinted that it might expel the Afghan ambassador.": "PAK>AFG SANCTION none PS+",
    "Did Egypt arm the rebels in Libya?": "EGY>- AID none Uu if",
    # idle capitals and bodies
    "Brussels extended its sanctions on Belarus by six months.": "->BLR SANCTION delivered CT+",
}


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert told(read(text, published=DAY)) >= set(ONE[text].split("|"))


SEVERAL = {
    "The Security Council condemned Eritrea for aiding Islamist rebels in Somalia.": "->ERI ACCUSE delivered CT+|ERI>- AID delivered CT+",
    "Iran vowed revenge for the killing of its general by the United States.": "IRN>USA THREATEN delivered CT+|USA>IRN ASSAULT delivered CT+",
    "Estonia expressed outrage at the arrest of its officer by Russia.": "EST>RUS ACCUSE delivered CT+|RUS>EST COERCE delivered CT+",
    "French jets struck Gao at the request of Mali's government.": "FRA>MLI ASSAULT delivered CT+|MLI>FRA REQUEST requested CT+",
    "If Syria is attacked, Iran will ship missiles to Damascus, its foreign minister said.": "IRN>SYR AGREE pledged CT+ if|->SYR ASSAULT none Uu if",
    "Kabul blamed Islamabad for arming the rebels; Pakistan denied any role.": "AFG>PAK ACCUSE delivered CT+|PAK>- AID none CT-",
    "Moscow condemned what it called an act of piracy after French commandos boarded a Russian tanker.": "RUS>FRA ACCUSE delivered CT+|FRA>RUS COERCE delivered CT+",
}


@pytest.mark.parametrize("text", SEVERAL)
def test_several_claims_of_a_sentence(text: str) -> None:
    assert told(read(text, published=DAY)) >= set(SEVERAL[text].split("|"))


NONE = (
    "The Kenyan trainer blamed Uganda's pitch for the defeat.",
    "The Vienna jury gave its main prize to a Peruvian film about a lighthouse.",
    "The budget airline attacked its Danish rival with low-cost fares to Porto, and the latter threatened to hit back.",
    "Brazil crushed Peru 4-1 on Saturday and will meet Argentina in the semi-final next week.",
    "The Japanese carmaker agreed to supply batteries to its German rival under a deal worth 2 billion euros.",
    "Heavy snow closed roads across Austria and Slovenia, and trains to Italy were cancelled.",
    "Swiss chocolate makers are fighting a price war with Belgian rivals.",
    "French wine exports to Britain rose 4 percent last year.",
    "Critics attacked the director's latest work, shot in Morocco, as a bloodless exercise.",
    "Health officials have launched an offensive against mosquitoes as malaria cases rise.",
    "Nadal repelled the Serb's assault to reach the last four in Melbourne.",
    "The Turkish lira hit a record low as investors fled.",
    "The Nile flows through Sudan and Egypt before it reaches the sea.",
    "Retailers are bombarding German shoppers with discount offers ahead of Christmas.",
    "Pakistan retreated to 98 for six as Sri Lanka's spinners attacked.",
)


@pytest.mark.parametrize("text", NONE)
def test_sport_trade_weather_and_metaphors_are_no_claims(text: str) -> None:
    assert read(text, published=DAY) == []


def test_speaker_quantity_and_date() -> None:
    (claim,) = read("Kazakhstan sent 1,200 tonnes of flour to Kabul on Monday, its embassy said.", published=DAY)
    assert [a.source for a in claim.attribution] == ["its embassy"]
    assert claim.when is not None and claim.when.start == claim.when.end == dt.date(2020, 1, 6)
    assert [(q.quantity, q.item) for q in claim.objects] == [(1200, "tonnes of flour")]
    assert claim.confidence > 0.7


def test_the_surest_claim_is_the_main_event() -> None:
    claims = read("Poland condemned Belarus after the arrest of a Polish journalist by its police.", published=DAY)
    assert max(claims, key=lambda c: c.confidence).event == "ACCUSE"
