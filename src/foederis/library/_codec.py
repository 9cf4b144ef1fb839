"""Documents and claims ↔ JSON, without loss: CONTRACT's shape with what it leaves out added beside it.

A claim's `as_json` drops the text of its document, the office and days of its actors, and the fourth decimal on of its
confidence. Here they are kept, so that what comes out of the library equals what went in; a line of
`foederis read --format jsonl` is accepted as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Quantity, Stage, Tie, When
from foederis.errors import BadInput

__all__ = ["claim_from_json", "claim_to_json", "document_from_json", "document_to_json"]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def document_to_json(document: Document, *, text: bool = True) -> dict[str, Any]:
    """A document with every field; without its text where that is kept elsewhere."""
    row = {**document.as_json(), "language": document.language, "notes": list(document.notes)}
    if text:
        row["text"] = document.text
    return row


def document_from_json(row: Mapping[str, Any], *, text: str | None = None) -> Document:
    """The document of a row; `text` where the row does not hold it.

    >>> document_from_json(document_to_json(Document("d", "Peru asked."))) == Document("d", "Peru asked.")
    True
    """
    try:
        return Document(
            row["id"],
            text if text is not None else row.get("text", ""),
            row.get("title") or "",
            _day(row.get("published")),
            row.get("url"),
            row.get("outlet"),
            row.get("language"),
            row.get("sha256") or "",
            tuple(row.get("notes") or ()),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"not a document: {type(error).__name__} {error}") from None


def _actor_to(actor: Actor | None) -> dict[str, Any] | None:
    if actor is None:
        return None
    row = actor.as_json()
    row.update(kind=actor.kind, role=actor.role, start=_iso(actor.start), end=_iso(actor.end), weight=actor.weight, note=actor.note)
    return row


def _actor_from(row: Mapping[str, Any] | None) -> Actor | None:
    if row is None:
        return None
    return Actor(
        row["name"],
        row["state"],
        row.get("sector", "GOV"),
        row.get("kind", "state"),
        row.get("role", ""),
        _day(row.get("start")),
        _day(row.get("end")),
        row.get("weight", 1.0),
        row.get("note", ""),
    )


def claim_to_json(claim: Claim, *, document: bool = True) -> dict[str, Any]:
    """A claim with every field; without its document where that is kept elsewhere."""
    row = claim.as_json()
    row["document"] = document_to_json(claim.document) if document else claim.document.id
    row["actor"], row["recipient"] = _actor_to(claim.actor), _actor_to(claim.recipient)
    row["confidence"] = claim.confidence
    row["reliability"], row["credibility"] = claim.reliability, claim.credibility
    row["extra"] = claim.extra
    return row


def claim_from_json(row: Mapping[str, Any], document: Document | None = None) -> Claim:
    """The claim of a row, of `claim_to_json` or of `foederis read --format jsonl`; BadInput where it is neither."""
    try:
        admiralty = str(row.get("admiralty") or "F6")
        when, tie = row.get("when"), row.get("tie")
        return Claim(
            row["id"],
            document or document_from_json(row["document"]),
            row["sentence"],
            row["start"],
            row["end"],
            row["text"],
            _actor_from(row["actor"]),
            _actor_from(row["recipient"]),
            Event(row["event"]),
            row.get("mode"),
            tuple(row.get("contexts") or ()),
            Stage(row["stage"]),
            Factuality(row["factuality"]),
            bool(row.get("hypothetical", False)),
            tuple(Attribution(a["source"], a["cue"], a["kind"]) for a in row.get("attribution") or ()),
            When(_day(when["start"]), _day(when["end"]), when["text"], when["approximate"]) if when else None,
            tuple(Quantity(q["quantity"], q["item"]) for q in row.get("objects") or ()),
            Tie(tie["kind"], tuple(tie["obligations"])) if tie else None,
            row.get("confidence", 0.5),
            row.get("reliability", admiralty[0]),
            row.get("credibility", int(admiralty[1])),
            dict(row.get("extra") or {}),
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise BadInput(f"not a claim: {type(error).__name__} {error}") from None
