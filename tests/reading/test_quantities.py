"""How many of what: numbers, their items, and the numbers that count nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foederis.claims import Quantity
from foederis.reading._quantities import find_quantities
from foederis.reading._quantities_numbers import figure_value


def found(text: str) -> list[tuple[float | None, str]]:
    return [(s.quantity.quantity, s.item) for s in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "item"),
    [
        ("Oslo sent twenty-five snow tractors north.", 25, "snow tractors"),
        ("two hundred and fifty rifles", 250, "rifles"),
        ("a hundred and one men", 101, "men"),
        ("a thousand shells", 1000, "shells"),
        ("two million leaflets fell", 2_000_000, "leaflets"),
        ("half a million shells", 500_000, "shells"),
        ("half a dozen cutters", 6, "cutters"),
        ("more than a dozen coastal batteries", 12, "coastal batteries"),
        ("two dozen boats", 24, "boats"),
        ("a pair of frigates", 2, "frigates"),
        ("4,000 men", 4000, "men"),
        ("40 000 tonnes of diesel", 40_000, "tonnes of diesel"),
        ("40\u00a0000 helmets", 40_000, "helmets"),
        ("1.200 soldiers", 1200, "soldiers"),
        ("2,5 million doses", 2_500_000, "doses"),
        ("about 300 troops", 300, "troops"),
        ("at least 30 people", 30, "people"),
        ("up to 100 vehicles", 100, "vehicles"),
        ("10 to 15 tanks", 10, "tanks"),
        ("10-15 tanks", 10, "tanks"),
        ("between 20 and 30 jets", 20, "jets"),
        ("two or three ships", 2, "ships"),
        ("18 Leopard 1 tanks for", 18, "Leopard 1 tanks"),
        ("36 F-16 fighter jets", 36, "F-16 fighter jets"),
        ("6 MiG-29s were", 6, "MiG-29s"),
        ("the first 12 K9 howitzers", 12, "K9 howitzers"),
        ("5 Patriot batteries", 5, "Patriot batteries"),
        ("12 Special Forces soldiers", 12, "Special Forces soldiers"),
        ("four warships entered the port", 4, "warships"),
        ("two aircraft crashed", 2, "aircraft"),
        ("7 heavily armed men", 7, "heavily armed men"),
        ("20 wounded soldiers", 20, "wounded soldiers"),
        ("30 captured Danish sailors returned", 30, "captured Danish sailors"),
        ("40 prisoners of war came home", 40, "prisoners of war"),
        ("12 of its soldiers", 12, "soldiers"),
        ("300 more troops", 300, "troops"),
        ("one vessel with a broken mast", 1, "vessel"),
        ("25 tonnes of flour and rice to the town", 25, "tonnes of flour and rice"),
        ("3 battalions of mountain infantry.", 3, "battalions of mountain infantry"),
        ("five kinds of the equipment", 5, "kinds of the equipment"),
        ("2000 soldiers", 2000, "soldiers"),
        ("600 Stinger was sent", 600, "Stinger"),
        ("Riga sent 2 ships,10 tanks", 2, "ships"),
        ("two villages that burned", 2, "villages"),
        ("20 peacekeepers helping them", 20, "peacekeepers"),
        ("one of Oslo's patrol boats", 1, "patrol boats"),
        ("eight newly built armoured bridge layers", 8, "newly built armoured bridge layers"),
        ("one ship entered Danish waters", 1, "ship"),
        ("9 tonnes of coal and thousands of men", 9, "tonnes of coal"),
    ],
)
def test_counted(text: str, value: float, item: str) -> None:
    assert found(text)[0] == (value, item)


@pytest.mark.parametrize(
    "text",
    [
        "several jets",
        "a few hundred jets",
        "dozens of jets",
        "hundreds of thousands of jets",
        "a number of jets",
        "many jets",
        "nearly 300 jets",
        "fewer than 20 jets",
        "close to 20 jets",
    ],
)
def test_vague_amounts_have_no_number(text: str) -> None:
    assert found(text) == [(None, "jets")]


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("$500,000", 500_000, "$"),
        ("US$40m", 40e6, "$"),
        ("C$3 million", 3e6, "CAD"),
        ("€3.2bn", 3.2e9, "€"),
        ("1.5bn euros", 1.5e9, "€"),
        ("£2-3bn", 2e9, "£"),
        ("$2 to $3 million", 2e6, "$"),
        ("USD 5 million", 5e6, "$"),
        ("5 million EUR", 5e6, "€"),
        ("200 million Canadian dollars", 2e8, "Canadian dollars"),
        ("ten US dollars", 10, "$"),
        ("300 mn roubles", 3e8, "roubles"),
        ("40 billion yen", 4e10, "¥"),
        ("a $400-million-a-year deal", 4e8, "$"),
        ("5 million Pakistani rupees", 5e6, "Pakistani rupees"),
    ],
)
def test_money(text: str, value: float, sign: str) -> None:
    (span,) = find_quantities(text)
    assert span.quantity == Quantity(value, sign)
    assert (span.start, span.end) == (span.item_start, span.item_end)


def test_money_approached_is_vague_and_pounds_may_weigh() -> None:
    assert found("nearly $5 million") == [(None, "$")]
    assert found("billions of dollars") == [(None, "$")]
    assert found("50 pounds of explosives") == [(50, "pounds of explosives")]


@pytest.mark.parametrize(
    "text",
    [
        "15 percent, 8.1 per cent, 50%, 75 basis points",
        "in 1997, the 1997 treaty, 2014 was hard, since 2003 villages",
        "a 25-year-old, aged 25, 30 years old, 12 years",
        "at 10:30, 9 a.m., 0530 GMT, 6 o'clock",
        "Article 5, Resolution 1701, No. 10, the Group of 20, page 3",
        "F-16s, S-400 systems, MH17, G7",
        "20 km, 30 miles, 5.5 m long, 3 degrees",
        "Aug. 7, 5 March, March 5 raid, 5.3.2024",
        "two days, one more week, a three-day visit, a 10-nation bloc, 5th fleet",
        "won 2-0, voted 14-1, a 3-1 defeat, 1/2",
        "no one, this one, one another, at one point",
        "the two countries, both sides, two sides, between the two leaders",
        "of the 20 killed, a jet, many, 12",
        "",
        "3 min read",
        "Fortune 500 companies",
        "the two turned vicious",
    ],
)
def test_not_counted(text: str) -> None:
    assert [f for f in found(text) if f[1] != "point"] == []


def test_several_in_one_sentence_with_their_places() -> None:
    text = "Prague will overhaul eight aircraft engines and five radars, and lend 60 million euros for 4 bridges."
    spans = find_quantities(text)
    assert [(text[s.start : s.end], text[s.item_start : s.item_end], s.quantity.quantity) for s in spans] == [
        ("eight", "aircraft engines", 8),
        ("five", "radars", 5),
        ("60 million euros", "60 million euros", 60_000_000),
        ("4", "bridges", 4),
    ]
    assert spans[2].item == "€"


def test_lines_do_not_run_into_each_other() -> None:
    assert found("He owns 3\nTanks rolled") == []


@pytest.mark.parametrize(
    "text",
    [
        "the Nord Stream 2 gas pipeline from Russia",
        "with 9 being held in March",
        "one of the largest donors to Chad",
        "its ledger for 2011 reads well",
    ],
)
def test_names_and_verbs_are_no_counts(text: str) -> None:
    assert found(text) == []


def test_figures() -> None:
    assert figure_value("1,234,567.8") == 1_234_567.8
    assert figure_value("1,2,3") is None
    assert figure_value("1.2.3") is None
    assert figure_value("9" * 30) is None
    assert figure_value("10,5") == 10.5


@pytest.fixture(scope="module")
def parsed():  # type: ignore[no-untyped-def]
    from foederis.reading._parse import parse

    return parse(
        "Vienna gave 20 rescue boats, $3 million and several shipments of medicine to Zagreb, and it asked for heavier tools."
    )


def test_on_a_parse_each_quantity_knows_its_head(parsed) -> None:  # type: ignore[no-untyped-def]
    from foederis.reading._quantities_parsed import bare_item, quantities_of

    spans = quantities_of(parsed)
    assert [(s.quantity.quantity, s.item) for s in spans] == [
        (20, "rescue boats"),
        (3e6, "$"),
        (None, "shipments of medicine"),
    ]
    assert [parsed[s.head].text for s in spans if s.head is not None] == ["boats", "million", "shipments"]
    heads = {t.text: t for t in parsed}
    assert bare_item(heads["tools"]) == Quantity(None, "heavier tools")
    assert bare_item(heads["boats"]) == Quantity(None, "rescue boats")
    assert bare_item(heads["shipments"]) == Quantity(None, "shipments of medicine")


@pytest.mark.parametrize(
    "text",
    [
        "Oslo gave Fiji £1.2bn in aid.",
        "Oslo provided €40m to Fiji.",
        "Oslo lent Fiji 3bn yuan.",
        "Oslo froze $7bn of Fijian assets.",
    ],
)
def test_scales_glued_to_their_figures_are_parsed_as_numbers(text: str) -> None:
    from foederis.reading._parse import parse

    doc = parse(text)
    (scale,) = [t for t in doc if t.text in ("bn", "m")]
    assert (scale.pos_, scale.lemma_) == ("NUM", "million" if scale.text == "m" else "billion")
    assert doc.text == text


def test_a_metre_is_no_million() -> None:
    from foederis.reading._parse import parse

    (metre,) = [t for t in parse("They dug 40m below the camp.") if t.text == "m"]
    assert metre.lemma_ == "m"


class _Word:
    """A stand-in for a parser's token."""

    def __init__(self, i: int, text: str, idx: int, dep: str, pos: str) -> None:
        self.i, self.text, self.idx, self.dep_, self.pos_ = i, text, idx, dep, pos
        self.lower_ = text.lower()
        self.head = self


class _Parse(list):  # type: ignore[type-arg]
    text = "seized 20 forces members"


def test_the_parser_may_carry_on_where_the_rule_stopped() -> None:
    from foederis.reading._quantities_parsed import quantities_of

    doc = _Parse(
        [
            _Word(0, "seized", 0, "ROOT", "VERB"),
            _Word(1, "20", 7, "nummod", "NUM"),
            _Word(2, "forces", 10, "compound", "NOUN"),
            _Word(3, "members", 17, "dobj", "NOUN"),
        ]
    )
    doc[1].head = doc[3]
    (span,) = quantities_of(doc)
    assert (span.item, span.head) == ("forces members", 3)
    doc[1].head = doc[1]
    assert quantities_of(doc)[0].item == "forces"
    del doc[1]
    assert quantities_of(doc)[0].head is None


PIECES = st.sampled_from(
    [
        "two",
        "hundred",
        "and",
        "million",
        "dozen",
        "a",
        "half",
        "of",
        "few",
        "several",
        "ten",
        "-",
        "–",
        "10",
        "4,000",
        "1.5",
        "$",
        "€",
        "US",
        "bn",
        "m",
        "to",
        "or",
        "between",
        "tanks",
        "of",
        "the",
        "men",
        "dollars",
        "percent",
        "%",
        "Article",
        "No",
        ".",
        ",",
        "old",
        "years",
        "1997",
        "2000",
        "soldiers",
        "tonnes",
        "flour",
        "nearly",
        "than",
        "fewer",
        "F-16",
        "Leopard",
        "K2",
        "one",
        "another",
        "9999999",
        "\n",
        "³",
        "½",
        "٣",
        "twenty-five",
        "thousands",
        "a couple",
        "number",
        "1,2,3",
        "1.2.3",
        ":",
        "/",
        "wounded",
        "aircraft",
        "engines",
    ]
)
SOUP = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_no_text_raises_and_spans_are_in_order(text: str) -> None:
    last = 0
    for s in find_quantities(text):
        assert last <= s.start < s.end <= len(text)
        assert 0 <= s.item_start < s.item_end <= len(text)
        assert s.quantity.quantity is None or s.quantity.quantity > 0 or "0" in text
        s.quantity.as_json()
        last = s.end


@pytest.mark.parametrize("unit", ["1 ", "ten ", "1,", "$1 to ", "5 men ", "-", "between 1 and ", "10 x x x x x "])
def test_a_line_of_two_million_characters(unit: str) -> None:
    text = unit * (2_000_000 // len(unit))
    began = time.process_time()
    find_quantities(text)
    assert time.process_time() - began < 4  # 0.1 to 1.5 s measured; the bound allows for a slow machine
