"""Documents → claims: offsets, ids, long texts, empty ones."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foederis.claims import Document
from foederis.errors import BadDate
from foederis.reading import document_from, read, read_document, read_documents
from foederis.reading._names import names_in
from foederis.reading._pipeline import _LONGEST, _cuts

TEXT = "Share this article\nLimaPeru accused Chile of shelling Tacna on Friday.Bolivia offered to mediate, but Lima refused."


def test_offsets_refer_to_the_text_as_given() -> None:
    claims = read(TEXT, published=dt.date(1999, 3, 4))
    assert claims
    for c in claims:
        assert 0 <= c.start < c.end <= len(TEXT)
        first = c.text.split()[0]
        assert first[:4] in TEXT[c.start : c.end]
    accused = next(c for c in claims if c.event == "ACCUSE")
    assert "accused Chile" in TEXT[accused.start : accused.end]


def test_the_same_input_gives_the_same_claims() -> None:
    assert read(TEXT, published="1999-03-04") == read(TEXT, published="1999-03-04")
    ids = [c.id for c in read(TEXT, published="1999-03-04")]
    assert len(ids) == len(set(ids))


def test_documents_keep_their_order_in_batches() -> None:
    documents = [document_from(f"Kenya condemned Chad for the {n}th time.", id=str(n)) for n in range(40)]
    assert [d.id for d, _ in read_documents(documents)] == [str(n) for n in range(40)]


def test_a_text_without_states_has_no_claims() -> None:
    assert read_document(Document("1", "")) == []
    assert read("The weather stayed fine and the children played outside.") == []


def test_a_long_text_is_read_in_stretches() -> None:
    text = "The committee met again and talked for hours about nothing much. " * 900 + "Kenya condemned Chad."
    assert len(text) > _LONGEST
    (claim,) = read(text)
    assert text[claim.start : claim.end] == "Kenya condemned Chad"
    assert claim.sentence == 900


@given(st.text(alphabet="ab. \n", min_size=0, max_size=400))
@settings(max_examples=40, deadline=None)
def test_cuts_cover_the_text(text: str) -> None:
    cuts = _cuts(text * 300)
    assert cuts[0] == 0 and cuts[-1] == len(text * 300)
    assert all(a < b for a, b in itertools.pairwise(cuts)) or not text


def test_dates_may_be_written_out() -> None:
    assert read("Kenya condemned Chad on Friday.", published="2020-05-02")[0].when is not None
    with pytest.raises(BadDate):
        read("Kenya condemned Chad.", published="last week")


def test_a_document_says_its_own_date_first() -> None:
    document = document_from("Kenya condemned Chad on Friday.", published=dt.date(2020, 5, 2))
    (claim,) = read(document, published="1990-01-01", title="T")
    assert claim.when is not None and claim.when.start == dt.date(2020, 5, 1)
    assert claim.document.title == "T"


@pytest.mark.parametrize(
    "dateline", ["NAIROBI (Agency) - ", "NAIROBI, 3 May 2024 - ", "Nairobi, May 3 \u2013 ", "NAIROBI \u2014 "]
)
def test_a_dateline_is_nobody_in_the_sentence(dateline: str) -> None:
    text = dateline + "Malawi condemned Zambia on Friday for closing the bridge."
    claim = read(text, published="2024-05-03")[0]
    assert claim.actor is not None and claim.actor.state == "MWI"
    assert text[claim.start : claim.end].startswith("Malawi condemned") and claim.text.startswith("Malawi")


def test_what_was_ordered_from_a_maker_is_no_mobilisation() -> None:
    events = [
        c.event.value
        for c in read("Norway has not delivered the 40 jets Latvia ordered in 2019.", published="2025-12-10")
    ]
    assert "MOBILIZE" not in events
    moved = read("Peru ordered troops to the border with Chile.", published="2025-12-10")
    assert [c.event.value for c in moved] == ["MOBILIZE"]


WHENS = {
    "Three fishermen were hurt on Saturday when Chilean cutters rammed a Peruvian boat.": ("ASSAULT", "2021-05-01"),
    "Four men died on Saturday as Chadian jets bombed a Libyan depot.": ("ASSAULT", "2021-05-01"),
    "Peru has not invoked its 1951 defence pact with Chile.": ("REQUEST", None),
    "Argentina sells most of Chile's gas under a protocol of 1995.": ("COOPERATE", None),
    "Fiji is to send Tonga 50 policemen on Saturday.": ("AGREE", None),
    "Chile will take home by 10 May the 80 soldiers whom it keeps in Peru.": ("COOPERATE", None),
}


@pytest.mark.parametrize("text", WHENS)
def test_whose_date_it_is(text: str) -> None:
    event, day = WHENS[text]
    found = {
        c.when.start.isoformat() if c.when and c.when.start else c.when
        for c in read(text, published="2021-05-05")
        if c.event == event
    }
    assert found == {day}


def test_an_undated_text_reads_names_of_the_day_asked_about() -> None:
    text = "The RSF shelled a market in El Fasher on Friday."
    for day, state in ((None, None), (dt.date(2025, 3, 1), None), (dt.date(2019, 6, 5), "SDN")):
        (claim,) = read(replace(document_from(text), names_on=day))
        assert claim.actor is not None and claim.actor.state == state
        assert claim.when is None and claim.as_json()["document"]["published"] is None
    (claim,) = read(replace(document_from(text, published=dt.date(2019, 6, 8)), names_on=dt.date(2025, 3, 1)))
    assert claim.actor is not None and claim.actor.state == "SDN" and claim.when is not None


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Brezhnev warned Nasser.", ["RUS", "EGY"]),
        ("The Viet Cong ambushed two convoys.", ["VNM"]),
        ("Castro thanked Khrushchev for the wheat that Cuba got.", ["CUB", "RUS", "CUB"]),
        ("The Taliban closed a school.", ["AFG"]),
    ],
)
def test_an_undated_text_may_be_old(text: str, states: list[str]) -> None:
    assert [n.state for n in names_in(text, document_from(text))] == states


def test_a_name_of_two_states_follows_the_text() -> None:
    text = "{} The Papuan police seized a boat."
    for before, state in (("Port Moresby was calm.", "PNG"), ("Jakarta was calm.", "IDN")):
        names = names_in(text.format(before), document_from(text.format(before)))
        assert [n.state for n in names] == [state, state]
