"""Pages of sport, trade, art, nature and home: however warlike their words, they make no claims."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import document_from, read_documents

DAY = dt.date(2022, 6, 14)

# Four hundred such sentences were written; these stand for the kinds.
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
Everton's back four held out against a Spanish siege until the 87th minute, when the substitute breached it with a curling shot.
Mumbai's spinners dismantled Sydney's top order before lunch and the captain declared with a lead of 300.
The Kenyan steeplechaser launched his attack at the bell and left two Ethiopians and a Moroccan for dead.
Denmark's handball women fired eleven unanswered throws past Norway and avenged last year's humiliation.
Canada's curlers stole two in the ninth end and forced the Swiss skip to concede.
Boston's bullpen surrendered five runs in the seventh, and Toronto's bats kept up the barrage.
A Saharan dust cloud has invaded Madrid and will besiege Lisbon by the weekend, forecasters say.
Blizzards have cut Sapporo off from the rest of Japan, and snowploughs are fighting a losing battle.
The heat will launch a fresh assault on Paris on Tuesday before it withdraws towards Germany.
Copper led the retreat in London after Chinese buyers deserted the market.
Robusta prices were bombarded by a record Vietnamese crop, and the bulls in London capitulated.
Short sellers have Athens' biggest lender in their sights and its shares came under heavy fire.
A Seoul games studio has unleashed its samurai on Nintendo's home market, and Kyoto is preparing its riposte.
The pianist from Tbilisi surrendered to a fever and cancelled Helsinki.
The Armenian grandmaster offered a draw, the Indian refused, and the ending lasted another sixty moves.
Black's bishops raided the queenside, but the Cuban defended coolly and the Pole resigned on move 54.
Bridge players from Egypt doubled, the Italians went two down, and the French protested about a hesitation.
Zebra mussels occupy Lake Geneva, Swiss biologists say, and have begun to conquer Lake Constance.
Cane toads are marching on Perth at fifty kilometres a year.
Two brothers from Palermo, at war over a lemon grove since 1988, have accepted a judge's truce.
The Lions of Cameroon tamed Ivory Coast with two late strikes and booked their flight to the semi-final.
Roger's heir from Basel bombarded the Argentine with aces, saved three break points and wrapped up the tie in Buenos Aires.
The Swedish biathlete missed two targets, and France shot its way to gold on the last range.
A Lithuanian centre dominated the boards, blocked five shots and humbled Spain in Kaunas.
England's seamers ripped through the West Indies on a green pitch in Bridgetown and forced the follow-on.
A cold front is advancing on Warsaw from the Baltic and will reach Kyiv by Thursday night.
Spot gold retreated from its peak as Shanghai's jewellers went on buyers' strike.
An Irish airline has fired the first shot in a fare war over Morocco, and its Hungarian rival retaliated within the hour.
A troop of Cossack dancers stormed the Olympia in Paris and was called back six times.
The Romanian threw down her ace of trumps, the Turks conceded the rubber, and Istanbul kept the trophy.
Crown-of-thorns starfish attacked the reef off Cairns, divers reported, and destroyed a fifth of the coral.
Storks from Poland landed in Egypt a week early, ornithologists said.
Lagos's champions overran the Tunisian side in extra time and took the shield home on a chartered plane.
The Thai featherweight knocked the Filipino out in the fourth and called for a fight with the Mexican.
Norwegian rowers overpowered the Dutch eight by a canvas; Romania, third, lodged an appeal about lane four.
Swiss sledders blamed the ice, the Latvians blamed the Swiss, and the Germans took all three medals.
An Arctic blast will attack Ontario tonight and pummel Quebec on Friday.
Nickel mounted a counter-attack after lunch, but Shanghai's warehouses sank it.
Bollywood's fiercest feud ended with a kiss; the two studios from Mumbai even exchanged prisoners, as one of them joked about their stars.
Playing the French Defence, the Norwegian let the American's knight invade and was punished in thirty moves.
An expansion pack adds Ethiopia and Portugal, whose caravels bombard any harbour within two tiles.
Harlequin beetles from Siberia have colonised Belgium and are pressing on towards Ireland.
The Swedish biathlete missed two targets, and France shot its way to gold on the last range.
Portugal surrendered a lead to Croatia for the second time in a week.
The Bahraini rally driver accused a Finnish rival of blocking him on the last stage.
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
    "Morocco withdrew from the African football championship after Algeria closed its airspace to the team's aircraft.": "COERCE",
    "Ukraine's sports minister urged France to bar Russian athletes from the Paris Games.": "REQUEST",
    "The United States led a boycott of the Moscow Olympics in 1980 after the Soviet Union had invaded Afghanistan.": "ASSAULT",
    "Honduras expelled Salvadoran settlers in 1969, weeks before a football match, and El Salvador bombed Toncontin airport.": "ASSAULT",
    "Serbia's foreign ministry summoned the Albanian ambassador over a drone that flew above a football match in Belgrade.": "ACCUSE",
    "Pakistan refused visas to Indian cricketers on Tuesday, and Delhi accused Islamabad of breaking an agreement.": "REJECT",
    "Qatar's emir, who watched the horse race beside the king, promised Jordan 500 million dollars in aid.": "AGREE",
    "Kenya deported a Nigerian film director on Monday, and Abuja protested.": "COERCE",
    "Israel bombed a stadium in Gaza on Friday during a match.": "ASSAULT",
    "The bank's shareholders watched as the United States froze Libyan assets worth 30 billion dollars.": "SANCTION",
    "Russian missiles destroyed a theatre and an art gallery in Kyiv.": "ASSAULT",
    "Turkey sent 400 rescuers to Syria after the earthquake, and Damascus let them cross the border.": "AID",
    "Oil prices rose after Iran seized a Greek tanker in the Gulf of Oman.": "COERCE",
    "Indian soldiers shot dead two poachers from Nepal, and Kathmandu lodged a protest.": "ASSAULT",
    "France accused Rwanda of backing the rebels who shot at a UN helicopter while the cup final was on television.": "ACCUSE",
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


def test_beside_a_page_of_sport() -> None:
    """What follows a sentence that is all sport is doubtful, though it has no word of sport itself."""
    match = "The goalkeeper and two midfielders were booked before half-time in a bad-tempered semi-final."
    assert events(f"{match} Norway accused Sweden of it afterwards.") != []
    assert events(f"{match} Norway protested.") == []
