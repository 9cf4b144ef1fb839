"""Pages of sport, trade, art, nature and home: however warlike their words, they make no claims."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import document_from, read_documents

DAY = dt.date(2022, 6, 14)

# Two hundred and fifty such sentences were written; these stand for the kinds.
QUIET = """
Nigeria threatened twice before the break, but Egypt's defence stood firm and punished a mistake in stoppage time.
Brazil will defend its crown in Doha without its injured keeper, the team doctor announced on Sunday. Japan, its first opponent, has warned that it will attack from the whistle.
Norway's women beat Sweden to the relay gold, while Russia, back after a four-year ban, protested against the timing of the exchange.
Iran's wrestlers took three titles in Belgrade; a Turkish rival whom the bookmakers had favoured surrendered in under a minute.
Senegal's under-20 side held off a French onslaught in Dakar, and the visitors went home without a point.
A late Belgian strike sank Portugal, and Lisbon's bars emptied in silence.
Ukraine's high jumper cleared two metres, a Russian-born Israeli took silver and the Cuban protested in vain about the run-up.
Siemens agreed to buy the Danish turbine maker for 4.2 billion euros, rejecting a Chinese counter-offer that its board called hostile.
Boeing rejected a claim by the Ethiopian carrier for damages and offered it three new jets at a discount.
The Nigerian tycoon withdrew his offer for the London club and accused its owners of bad faith.
Hungary's national carrier leased six jets from a Dublin firm and sued the maker of the engines.
Samsung and Apple have called off hostilities over rounded corners.
The ruble rallied and the lira collapsed: Istanbul traders blamed London, London blamed the algorithms.
Venezuela's oldest rum house, besieged by debts, surrendered its cellars to a Scottish distiller.
Taxi drivers at Rome airport accuse their app rivals of piracy, and threaten to slow traffic on Saturday's great departure.
Iranian pistachios are under attack from Californian growers, who flooded Dubai with cheap nuts this spring.
Moscow's biggest food delivery service went on the offensive in Kazakhstan with free soup, and its Almaty rival answered with free bread.
In the second volume of the trilogy Prussia invades Denmark, the hero's regiment mutinies and a British envoy is shot at a ball.
The opera ends as the Egyptian army defeats Ethiopia and the general who betrayed his country is buried alive.
Kim's play lets the two Koreas sign a peace treaty in a karaoke bar; in the last scene, an American general refuses the microphone.
Her third novel opens in 1942, when the Germans are bombing Malta and a British nurse conceals an Italian airman.
The museum's new wing tells how Napoleon invaded Russia; 300 sabres, lent by a collector in Warsaw, hang above the stairs.
Ivory Coast's cocoa museum asked Belgium's for a loan of moulds.
Chilean scientists have asked their Norwegian colleagues for a sample of the ice in which the bacterium sleeps.
Astronauts from Japan and Italy repaired the station's toilet during a six-hour walk; Houston praised them.
The cold air from Siberia will occupy the Balkans until Friday and then withdraw to the north.
Today Tbilisi is besieged by weekend tourists.
"I will never capitulate," wrote the 91-year-old Briton who has refused to sell his cottage to a golf developer.
The Smiths of Nairobi and the Smiths of Perth signed a treaty on Christmas lunch: no politics, no sprouts.
Italy's housewives are at war with limescale, if one believes the advertising; Germany's have called a truce.
The parents' council at the German school in Cairo has called off its strike over the canteen.
A court in Athens ordered a restaurant to pay two waiters for unpaid overtime; the owner, who had threatened to close, said he would appeal.
The minister of health in Nairobi defended the new hospital fees, accused nobody of theft and predicted shorter queues by May.
""".strip().splitlines()

# The same words where states do act.
LOUD = {
    "Bolivia accused Chile of diverting the river on which its orchards depend.": "ACCUSE",
    "Gazprom stopped pumping gas to Moldova on Monday.": "SANCTION",
    "Ghana recalled its ambassador from Lima over a film that mocks its president.": "SANCTION",
    "Two Peruvian carriers are making for the coast of Chile, whose navy is on alert.": "MOBILIZE",
    "Uruguay protested to Norway after a museum in Oslo refused to return the flag of its first regiment.": "ACCUSE",
    "Kenya's coast guard seized a squid boat from Oman off Lamu.": "COERCE",
    "Ghana's minister asked Togo's for 30 tanks.": "REQUEST",
}


def events(text: str) -> list[str]:
    [(_, claims)] = read_documents([document_from(text, published=DAY, language="en", translation=text)])
    return [c.event for c in claims]


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize("text", LOUD)
def test_loud(text: str) -> None:
    assert LOUD[text] in events(text)
