"""Standing bonds: treaties with their obligations, arms, troops, trade, energy, sanctions."""

from __future__ import annotations

import pytest

from foederis.reading import read
from foederis.reading._treaties import obligations_in

TIES = {
    "Egypt and Syria concluded a mutual defence agreement in 1966.": ("EGY", "SYR", "treaty", ("defense",)),
    "The treaty of 1960 commits the United States to defend Japan.": ("USA", "JPN", "treaty", ("defense",)),
    "Ethiopia and Kenya are bound by a defence pact.": ("ETH", "KEN", "treaty", ("defense",)),
    "Laos and Vietnam have a friendship treaty.": ("LAO", "VNM", "treaty", ()),
    "The non-aggression pact between Germany and the Soviet Union was signed in August 1939.": (
        "DEU",
        "RUS",
        "treaty",
        ("nonaggression",),
    ),
    "Pakistan and Saudi Arabia signed a pact declaring an attack on one an attack on both.": (
        "PAK",
        "SAU",
        "treaty",
        ("defense",),
    ),
    "Under their 1976 treaty, France must come to Djibouti's aid if it is attacked.": (
        "FRA",
        "DJI",
        "treaty",
        ("defense",),
    ),
    "Turkey has kept 30,000 soldiers in northern Cyprus since 1974.": ("TUR", "CYP", "troops", ()),
    "China has a naval base in Djibouti.": ("CHN", "DJI", "troops", ()),
    "Washington is Cairo's main arms supplier.": ("USA", "EGY", "arms", ()),
    "Qatar sells most of its gas to Japan.": ("QAT", "JPN", "energy", ()),
    "Washington has maintained sanctions against Cuba for six decades.": ("USA", "CUB", "sanctions", ()),
    "Algeria buys most of its arms from Russia.": ("DZA", "RUS", "arms", ()),
    "Russia has sold Uganda most of its jets.": ("RUS", "UGA", "arms", ()),
    "Most of Myanmar's fighter aircraft were made in China.": ("CHN", "MMR", "arms", ()),
    "Iran has armed the Sudanese army since 1989.": ("IRN", "SDN", "arms", ()),
    "Tajikistan is home to Russia's largest base abroad.": ("TJK", "RUS", "troops", ()),
    "Bahrain is home port to the US Fifth Fleet.": ("BHR", "USA", "troops", ()),
    "4,000 American soldiers are stationed in Niger.": ("USA", "NER", "troops", ()),
    "US tankers fly out of a base in Qatar.": ("USA", "QAT", "troops", ()),
    "The base that India maintains at Farkhor in Tajikistan has been empty for years.": ("IND", "TJK", "troops", ()),
    "Slovakia depends on Russia for most of its gas.": ("SVK", "RUS", "energy", ()),
    "Hungary gets 80 percent of its gas from Russia.": ("HUN", "RUS", "energy", ()),
    "A pipeline carries Azerbaijani oil to the Turkish port of Ceyhan.": ("AZE", "TUR", "energy", ()),
    "China is Angola's largest trading partner.": ("CHN", "AGO", "trade", ()),
    "Mongolia sends 90 percent of its exports to China.": ("MNG", "CHN", "trade", ()),
    "Zimbabwe has been under US sanctions since 2003.": ("USA", "ZWE", "sanctions", ()),
    "US sanctions on Venezuela remain in force.": ("USA", "VEN", "sanctions", ()),
    "Belarus votes with Russia at the United Nations.": ("BLR", "RUS", "votes", ()),
    "Kazakhstan is a party to the Collective Security Treaty with Russia.": ("KAZ", "RUS", "treaty", ()),
    "Under the 1951 pact Washington must defend Manila if it is attacked.": ("USA", "PHL", "treaty", ("defense",)),
    "Iran would be bound to help Syria under their 2006 pact.": ("IRN", "SYR", "treaty", ("defense",)),
    "The 1964 accord binds Spain to train and equip the Togolese army.": ("ESP", "TGO", "treaty", ()),
    "The presidents of Togo and Benin put their names to a pact on Friday.": ("TGO", "BEN", "treaty", ()),
    "The 2,100 Emirati soldiers based in Djibouti stay out of it.": ("ARE", "DJI", "troops", ()),
    "Tokyo pays for the 54,000 American servicemen on its soil.": ("USA", "JPN", "troops", ()),
    "Iraq has burned some 40 million cubic metres of Iranian gas a day since 2017.": ("IRQ", "IRN", "energy", ()),
    "Since 2011 Russian gas has reached Germany under the Baltic.": ("RUS", "DEU", "energy", ()),
    "Kenya, which took a third of Uganda's maize exports last year, closed the border.": ("KEN", "UGA", "trade", ()),
    "India flies mostly Russian fighters.": ("IND", "RUS", "arms", ()),
    "Seven in ten Algerian tanks were built in Russia.": ("RUS", "DZA", "arms", ()),
    "Tehran has lived under American sanctions since 1979.": ("USA", "IRN", "sanctions", ()),
    "The embargo under which Cuba has lived since 1962 stays.": (None, "CUB", "sanctions", ()),
    "Serbia sided with Russia in seven votes out of ten.": ("SRB", "RUS", "votes", ()),
    "Chad and Sudan signed a pact on Monday. It forbids either to attack the other.": (
        "TCD",
        "SDN",
        "treaty",
        ("nonaggression",),
    ),
    "Peru and Chile signed a pact on Monday. It has Peru consult Chile before it lets in foreign soldiers.": (
        "PER",
        "CHL",
        "treaty",
        ("consultation",),
    ),
    "No alliance ties Oslo to Kyiv.": ("NOR", "UKR", "treaty", ()),
    "Lisbon and Madrid agreed in 1939 to stay neutral in each other's wars.": ("PRT", "ESP", "treaty", ("neutrality",)),
    "Under their pact of 2024 Russia and North Korea owe each other help in war.": (
        "RUS",
        "PRK",
        "treaty",
        ("defense",),
    ),
    "Peru ruled out invoking its defence treaty with Bolivia.": ("PER", "BOL", "treaty", ("defense",)),
    "The Kenyan parliament approved a pact under which Kenya and Uganda must aid one another.": (
        "KEN",
        "UGA",
        "treaty",
        ("defense",),
    ),
    "The Gulf arrangements bind Oman to consult with Qatar in a crisis, not to come to its defence.": (
        "OMN",
        "QAT",
        "treaty",
        ("consultation",),
    ),
    "Baku and Ankara sealed a gas contract on Monday.": ("AZE", "TUR", "energy", ()),
    "Tajikistan's border is watched by 6,000 Russian conscripts.": ("RUS", "TJK", "troops", ()),
    "Manama leases the pier at Mina Salman to the US Navy for a token rent.": ("BHR", "USA", "troops", ()),
    "Slovakia lives on Russian oil, which comes through the Druzhba line.": ("SVK", "RUS", "energy", ()),
    "Trade with China makes up a third of Chile's commerce.": ("CHL", "CHN", "trade", ()),
    "Canada still bars its firms from trading with Myanmar.": ("CAN", "MMR", "sanctions", ()),
    "Vanuatu has backed Indonesia in every UN ballot on Papua since 2015.": ("VUT", "IDN", "votes", ()),
    "Ankara walked out of its defence pact with Doha.": ("TUR", "QAT", "treaty", ("defense",)),
    "The Pentagon said that an attack on Philippine ships would trigger the mutual defence treaty.": (
        "USA",
        "PHL",
        "treaty",
        ("defense",),
    ),
    "Hungary and Austria have never had a defence treaty.": ("HUN", "AUT", "treaty", ()),
    "The Philippine Senate ratified a visiting forces agreement with Japan on Monday.": ("PHL", "JPN", "treaty", ()),
    "Muscat, host to a British naval depot and an American airfield, stayed out of it.": ("OMN", "GBR", "troops", ()),
    "Lima, the main buyer of Chilean copper, objected.": ("PER", "CHL", "trade", ()),
    "Caracas turned to Moscow, its biggest supplier of arms.": ("RUS", "VEN", "arms", ()),
    "Greek engineers flew to Tunis under a defence protocol initialled in March.": (
        "GRC",
        "TUN",
        "treaty",
        ("defense",),
    ),
    "The accord that Quito and Bogota signed in 2011 still hangs in both palaces.": ("ECU", "COL", "treaty", ()),
    "Laos and Cambodia initialled a border settlement on Monday.": ("LAO", "KHM", "treaty", ()),
    "Madrid is bound by a joint defence doctrine with Lisbon.": ("ESP", "PRT", "treaty", ("defense",)),
    "Norway joined NATO in 1949.": ("NOR", None, "treaty", ()),
    "Togo, Benin and Ghana formed an alliance in May.": ("TGO", "GHA", "treaty", ()),
    "Mali, Chad and Niger quit the bloc. Their charter makes an assault on one an assault on all.": (
        "MLI",
        "NER",
        "treaty",
        ("defense",),
    ),
    "London eased the arms embargo that has weighed on Jakarta since 1999.": ("GBR", "IDN", "sanctions", ()),
    "Sudan, under American sanctions since 1997, has few banks.": ("USA", "SDN", "sanctions", ()),
    "The Security Council prolonged its arms embargo on Somalia.": (None, "SOM", "sanctions", ()),
    "The airfield at Mina, where 300 Italian airmen have been quartered since 2015, is in Kuwait.": (
        "ITA",
        "KWT",
        "troops",
        (),
    ),
    "Bogota opened two more camps to American forces.": ("COL", "USA", "troops", ()),
    "Colombia gave American troops access to three bases.": ("COL", "USA", "troops", ()),
    "Tunis extended the lease on France's naval base at Bizerte.": ("TUN", "FRA", "troops", ()),
    "Under the lease Russian frigates may use two ports in Sudan.": ("RUS", "SDN", "troops", ()),
    "Cyprus lets British bombers refuel at its airfields.": ("CYP", "GBR", "troops", ()),
    "Italy pays Tunisia 20 million euros a year for a radar station.": ("ITA", "TUN", "troops", ()),
    "Two Indian frigates have been berthed in Oman since March.": ("IND", "OMN", "troops", ()),
    "About 700 Ghanaian peacekeepers will patrol the Liberian border for two years.": ("GHA", "LBR", "troops", ()),
    "Half of Bolivia's exports pass through Chile.": ("BOL", "CHL", "trade", ()),
    "Honduras ratified on Monday the treaty that gives Belize a say on the islets.": ("HND", "BLZ", "treaty", ()),
    "Zambian copper is shipped to China through Tanzania, which used to buy most of its diesel from Zambia.": (
        "TZA",
        "ZMB",
        "energy",
        (),
    ),
    "Peru and Chile always vote together at the United Nations.": ("PER", "CHL", "votes", ()),
}


@pytest.mark.parametrize("text", TIES)
def test_a_standing_bond(text: str) -> None:
    found = {
        (c.actor and c.actor.state, c.recipient and c.recipient.state, c.tie.kind, c.tie.obligations)
        for c in read(text, published="2021-05-05")
        if c.tie
    }
    assert TIES[text] in found


def test_a_treaty_that_binds_nobody_to_help() -> None:
    claims = read(
        "Chad and Niger signed a friendship treaty on Monday that contains no mutual defence clause.",
        published="2020-01-10",
    )
    lacking = [c for c in claims if c.factuality == "CT-"]
    assert [(c.actor.state, c.recipient.state, c.tie) for c in lacking if c.actor and c.recipient and c.tie] == [
        ("TCD", "NER", lacking[0].tie)
    ]
    assert lacking[0].tie is not None and lacking[0].tie.obligations == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nothing obliges Italy to defend Libya.",
        "India is under no obligation to fight for Bhutan.",
        "Kazakhstan is not obliged to defend Armenia.",
    ],
)
def test_a_duty_that_is_ruled_out(text: str) -> None:
    found = [c for c in read(text, published="2020-01-10") if c.tie]
    assert [(c.tie and c.tie.kind, c.tie and c.tie.obligations, c.factuality) for c in found] == [("treaty", (), "CT-")]


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam received six submarines from Russia on Monday.",
        "Turkey is sending 20 armoured vehicles to Somalia this week.",
        "Qatar has 12 trainers in Lebanon, a diplomat said.",
        "Peru voted with Chile in the Council on Friday.",
        "France has sent 400 soldiers to Benin.",
        "Canada imposed sanctions on Iran on Tuesday.",
        "Spain kept 9,000 soldiers in Morocco at the height of the revolt.",
        "Serbia has sent Iraq 40 tanks since May.",
        "Greek planes set down rifles in Lebanon on Friday, the first such load in two decades.",
        "Indonesia bought howitzers from Brazil last year.",
        "Chilean and Peruvian frigates began a yearly drill off Callao.",
        "Some 900 Kenyan troops are in Burundi, a priest said.",
        "Brazil, host of the summit, welcomed the Peruvian delegates.",
        "Austria, home to many Turks, voted on Sunday.",
        "Chad tore up its defence accord with Niger last week.",
    ],
)
def test_a_single_act_is_no_bond(text: str) -> None:
    assert all(c.tie is None for c in read(text, published="2020-01-10"))


STATES = {
    "Tokyo is uneasy about Chinese patrols near the Senkakus.": ("JPN", "ACCUSE", "CHN"),
    "Chinese drills infuriated Taipei.": ("TWN", "ACCUSE", "CHN"),
    "Delhi was angered by the visit of a Chinese survey ship.": ("IND", "ACCUSE", "CHN"),
    "Serbia is in talks with China over a new air-defence system.": ("SRB", "CONSULT", "CHN"),
    "Turkey threw its weight behind Azerbaijan on Tuesday.": ("TUR", "SUPPORT", "AZE"),
    "Japan's decision drew an angry protest from Seoul.": ("KOR", "ACCUSE", "JPN"),
    "Egypt rushed to Sudan's aid with two shiploads of flour.": ("EGY", "AID", "SDN"),
    "With Cuban help, Angola halted the advance.": ("CUB", "AID", "AGO"),
    "Three Pakistani soldiers died in an Indian raid on Tuesday.": ("IND", "ASSAULT", "PAK"),
    "Two Syrian officers were killed in an Israeli strike near Damascus.": ("ISR", "ASSAULT", "SYR"),
    "Russia has throttled the flow of gas to Moldova.": ("RUS", "SANCTION", "MDA"),
    "Washington is leaning on Amman to take back the families.": ("USA", "REQUEST", "JOR"),
    "Tehran slammed the door on Washington.": ("IRN", "REJECT", "USA"),
}


@pytest.mark.parametrize("text", STATES)
def test_idioms_and_states_of_being(text: str) -> None:
    found = {
        (c.actor and c.actor.state, c.event.value, c.recipient and c.recipient.state)
        for c in read(text, published="2021-05-05")
    }
    assert STATES[text] in found


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("each side must consult the other if attacked", ("consultation",)),
        ("not to aid an aggressor", ("neutrality",)),
        ("to remain neutral", ("neutrality",)),
        ("to come to the other's aid", ("defense",)),
        ("trade and tourism", ()),
        ("an offensive alliance", ("offense",)),
    ],
)
def test_obligations(words: str, duties: tuple[str, ...]) -> None:
    assert obligations_in(words.split()) == duties
