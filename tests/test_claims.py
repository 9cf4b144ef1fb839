from __future__ import annotations

import datetime as dt
import json

import pytest

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Quantity, Stage, Tie, When


@pytest.mark.parametrize("value", list(Factuality))
def test_negating_twice_changes_nothing(value: Factuality) -> None:
    assert value.negated.negated is value
    assert (value.negated is value) == (value is Factuality.UNKNOWN)


def test_a_claim_in_the_shape_of_the_contract() -> None:
    document = Document("d", "The text.", "Title", dt.date(2025, 12, 14), None, None, "en", "ab")
    claim = Claim(
        "c", document, 17, 0, 9, "The text.", Actor("Maduro", "VEN"), Actor("Putin", "RUS"), Event.REQUEST, "assist", ("military",), Stage.REQUESTED,
        attribution=(Attribution("the Washington Post", "According to"),), when=When(dt.date(2025, 10, 11), None, "mid-October", True),
        objects=(Quantity(14.0, "missiles"), Quantity(None, "aid"), Quantity(1.5, "€")), tie=Tie("treaty", ("defense",)), confidence=0.80001, reliability="B", credibility=2,
    )  # fmt: skip
    shown = json.loads(json.dumps(claim.as_json()))
    assert shown == {
        "id": "c",
        "document": {"id": "d", "title": "Title", "outlet": None, "published": "2025-12-14", "url": None, "sha256": "ab"},
        "sentence": 17,
        "start": 0,
        "end": 9,
        "text": "The text.",
        "actor": {"name": "Maduro", "state": "VEN", "sector": "GOV"},
        "recipient": {"name": "Putin", "state": "RUS", "sector": "GOV"},
        "event": "REQUEST",
        "mode": "assist",
        "contexts": ["military"],
        "stage": "requested",
        "factuality": "CT+",
        "hypothetical": False,
        "attribution": [{"source": "the Washington Post", "cue": "According to", "kind": "indirect"}],
        "when": {"start": "2025-10-11", "end": None, "text": "mid-October", "approximate": True},
        "objects": [{"quantity": 14, "item": "missiles"}, {"quantity": None, "item": "aid"}, {"quantity": 1.5, "item": "€"}],
        "tie": {"kind": "treaty", "obligations": ["defense"]},
        "confidence": 0.8,
        "admiralty": "B2",
    }


def test_what_is_not_there_is_null() -> None:
    document = Document("d", "x")
    shown = Claim("c", document, 0, 0, 1, "x", None, None, Event.AID).as_json()
    assert shown["actor"] is shown["recipient"] is shown["when"] is shown["tie"] is None
    assert shown["document"]["published"] is None
    assert shown["admiralty"] == "F6"
