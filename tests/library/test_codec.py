from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Quantity, Stage, Tie, When
from foederis.errors import BadInput
from foederis.library import claim_from_json, claim_to_json, document_from_json, document_to_json

_text = st.text(max_size=20)
_days = st.none() | st.dates()
_actor = st.none() | st.builds(
    Actor, _text, st.none() | st.sampled_from(["PER", "XKX"]), _text, _text, _text, _days, _days, st.floats(0.01, 1), _text
)
_documents = st.builds(Document, _text, _text, _text, _days, st.none() | _text, st.none() | _text, st.none() | _text, _text, st.tuples(_text))
_claims = st.builds(
    Claim,
    id=_text,
    document=_documents,
    sentence=st.integers(0, 99),
    start=st.integers(0, 9),
    end=st.integers(9, 99),
    text=_text,
    actor=_actor,
    recipient=_actor,
    event=st.sampled_from(Event),
    mode=st.none() | _text,
    contexts=st.lists(_text, max_size=3).map(tuple),
    stage=st.sampled_from(Stage),
    factuality=st.sampled_from(Factuality),
    hypothetical=st.booleans(),
    attribution=st.lists(st.builds(Attribution, _text, _text, _text), max_size=2).map(tuple),
    when=st.none() | st.builds(When, _days, _days, _text, st.booleans()),
    objects=st.lists(st.builds(Quantity, st.none() | st.floats(-1e6, 1e6), _text), max_size=2).map(tuple),
    tie=st.none() | st.builds(Tie, _text, st.lists(_text, max_size=2).map(tuple)),
    confidence=st.floats(0, 1),
    reliability=st.sampled_from("ABCDEF"),
    credibility=st.integers(1, 6),
    extra=st.dictionaries(_text, st.integers() | _text | st.none(), max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(_claims)
def test_a_claim_comes_back_as_it_went(claim: Claim) -> None:
    back = claim_from_json(json.loads(json.dumps(claim_to_json(claim))))
    assert back == claim
    assert back.extra == claim.extra


def test_a_document_without_its_text() -> None:
    document = Document("d", "Peru asked.", "t", dt.date(2020, 1, 2), "https://example.org/a", "X", "en", "ab", ("note",))
    row = document_to_json(document, text=False)
    assert "text" not in row
    assert document_from_json(row, text="Peru asked.") == document
    assert document_from_json(row).text == ""


def test_a_line_of_read_is_accepted() -> None:
    """The contract's own shape: no text, no offices, both axes of the grade in one code."""
    row: dict[str, Any] = {
        "id": "c", "document": {"id": "d", "title": "t", "outlet": None, "published": "2025-12-14", "url": None, "sha256": "ff"},
        "sentence": 1, "start": 2, "end": 9, "text": "Peru asked",
        "actor": {"name": "Peru", "state": "PER", "sector": "GOV"}, "recipient": None,
        "event": "REQUEST", "mode": None, "contexts": [], "stage": "requested", "factuality": "CT+", "hypothetical": False,
        "attribution": [], "when": None, "objects": [], "tie": None, "confidence": 0.8, "admiralty": "B2",
    }  # fmt: skip
    claim = claim_from_json(row)
    assert (claim.reliability, claim.credibility, claim.document.published) == ("B", 2, dt.date(2025, 12, 14))
    assert claim.as_json() == row
    del row["admiralty"]
    assert claim_from_json(row).reliability == "F"


@pytest.mark.parametrize("broken", [{}, {"id": "x", "document": {}}, {"id": "x", "document": {"id": "d", "published": "soon"}}])
def test_what_is_no_claim(broken: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match=r"not a (claim|document)"):
        claim_from_json(broken)
