"""How many of what goes to which event, and what a bare number counts; invented sentences."""

from __future__ import annotations

import pytest

BOUND = [
    ("France sent two frigates, a submarine and 300 marines to Cyprus.", [(2, "frigates"), (300, "marines")]),
    ("Ukraine shot down 12 of 15 Russian drones.", [(12, "Russian drones")]),
    ("France delivered the first eight of 36 jets to India.", [(8, "jets")]),
    ("France delivered to India the last of six submarines.", [(None, "submarines")]),
    ("Turkey arrested no fewer than 25 Syrian officers.", [(25, "Syrian officers")]),
    ("Norway will give Kenya up to 22 tanks.", [(22, "tanks")]),
    ("Spain will supply Kenya with between 4 and 6 tanks.", [(4, "tanks")]),
    ("Egypt bought four submarines from Germany for $2 billion.", [(4, "submarines"), (2e9, "$")]),
    ("The Netherlands provided €40m to Moldova.", [(4e7, "€")]),
    ("Rwanda deployed a battalion of 600 to Mozambique.", [(600, "battalion")]),
    ("Three Chinese warships sailed into Japanese waters.", [(3, "Chinese warships")]),
    ("Moscow asked Pyongyang for 500,000 shells.", [(5e5, "shells")]),
    ("An Israeli strike on Lebanon left 9 people dead.", [(9, "people")]),
    (
        "Israel attacked a base in Syria, killing eight soldiers and destroying two radars.",
        [(8, "soldiers"), (2, "radars")],
    ),
    (
        "Washington imposed sanctions on 24 Iranian officials and six companies.",
        [(24, "Iranian officials"), (6, "companies")],
    ),
    ("Chad and Sudan clashed on Tuesday, leaving six dead.", [(6, "dead")]),
    ("Turkey seized a ship near two islands off Greece.", []),
    ("Mali freed on Saturday three of the 49 Ivorian soldiers.", [(3, "Ivorian soldiers")]),
    ("Iran killed two Iraqi soldiers and wounded four others.", [(2, "Iraqi soldiers"), (4, "Iraqi soldiers")]),
    ("At least 26 Kenyans were killed and 41 wounded in a Somali attack on Kenya.", [(26, "Kenyans"), (41, "wounded")]),
    ("China imposed sanctions on Mike Pompeo, along with two dozen US officials.", [(24, "US officials")]),
    ("France cut military aid to Chad by $ 30 million.", [(3e7, "$")]),
    ("Israel launched an attack on Lebanon that left a thousand Lebanese dead.", [(1000, "Lebanese")]),
    ("Kenya expelled 12 Chadians in two separate raids.", [(12, "Chadians")]),
    ("Peru will bring its 900 men home from Chile.", [(900, "men")]),
    ("Peru arrested 19 crewmen of a Chilean ferry.", [(19, "crewmen")]),
    ("Sudan has taken in 16,000 South Sudanese since May.", [(16000, "South Sudanese")]),
    ("Four Chilean jets bombed a Peruvian barracks.", [(4, "Chilean jets")]),
    ("Two Peruvian cutters blocked a Chilean trawler.", [(2, "Peruvian cutters")]),
    ("Chile delivered 70 Dutch and Belgian rifles to Peru.", [(70, "Dutch and Belgian rifles")]),
    ("Peru seized nine Danish and two Dutch trawlers.", [(9, "Danish trawlers"), (2, "Dutch trawlers")]),
    ("Chile refused passage to 800 Peruvian soldiers.", [(800, "Peruvian soldiers")]),
    ("Chile shelled a Peruvian village; two farmers were hurt.", [(2, "farmers")]),
    ("Peru gets nine tenths of its rifles from Chile.", []),
    ("Peru sent not one battalion to Chile.", [(None, "battalion")]),
    ("Peru dispatched a field hospital to Chile and 30 tonnes of lentils to Cuba.", [(30, "tonnes of lentils")]),
]


@pytest.mark.parametrize(("text", "wanted"), BOUND)
def test_quantities_go_to_the_event_that_has_them(text: str, wanted: list[tuple[float | None, str]]) -> None:
    import datetime as dt

    from foederis.claims import Document
    from foederis.reading._pipeline import read_document

    claims = read_document(Document(id="d", text=text, published=dt.date(2023, 5, 17)))
    numbers = [(o.quantity, o.item) for c in claims for o in c.objects if o.quantity is not None or wanted]
    assert list(dict.fromkeys(numbers)) == wanted


def test_what_is_left_out_is_filled_from_before() -> None:
    from foederis.reading._parse import parse
    from foederis.reading._quantities_parsed import quantities_of

    text = "Israeli jets killed 14 soldiers and wounded 30 near Homs."
    assert [(s.quantity.quantity, s.item) for s in quantities_of(parse(text))] == [(14, "soldiers"), (30, "soldiers")]
    assert quantities_of(parse("They met in 1998 and counted to 30.")) == []


def test_the_dead_of_an_attack_are_told_with_it() -> None:
    from foederis.reading import read

    claims = read(
        "Chilean guns shelled a Peruvian fort on Monday, killing six gunners, Lima said.", published="2023-05-17"
    )
    shelled = next(c for c in claims if "shelled" in c.text)
    assert [(o.quantity, o.item) for o in shelled.objects] == [(6, "gunners")]


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Chile asked Spain for six tents and took up a Peruvian offer of four.", "tents"),
        ("Chile begged for nurses, and Peru sent 60.", "nurses"),
        ("Peruvian conscripts numbering some 300 were stationed in Chile.", "Peruvian conscripts"),
        ("Peruvian nurses, 38 of them, landed in Chile.", "Peruvian nurses"),
        ("Peru fired on mutineers, killing at least ten.", "mutineers"),
    ],
)
def test_a_bare_number_counts_what_was_named(text: str, item: str) -> None:
    from foederis.reading._parse import parse
    from foederis.reading._quantities_parsed import quantities_of

    assert quantities_of(parse(text))[-1].item == item
