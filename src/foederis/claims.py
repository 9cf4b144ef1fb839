"""What every room speaks: documents, claims, who said them, when and how many (CONTRACT: `foederis read`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = [
    "Actor",
    "Attribution",
    "AttributionSpans",
    "Claim",
    "Document",
    "Event",
    "Factuality",
    "Quantity",
    "Stage",
    "Tie",
    "When",
]

Span = tuple[int, int]


class Event(StrEnum):
    """PLOVER v0.8 event types."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Stage(StrEnum):
    """How far a thing that could be given or done has got, as the innermost speaker has it."""

    REQUESTED = "requested"
    OFFERED = "offered"
    PLEDGED = "pledged"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    REFUSED = "refused"
    NONE = "none"


class Factuality(StrEnum):
    """FactBank's scale, as seen by the innermost speaker."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    NOT_CERTAIN = "CT-"
    NOT_PROBABLE = "PR-"
    NOT_POSSIBLE = "PS-"
    UNKNOWN = "Uu"

    @property
    def negated(self) -> Factuality:
        """The value with the other polarity; unknown stays unknown.

        >>> Factuality("CT+").negated
        <Factuality.NOT_CERTAIN: 'CT-'>
        """
        if self is Factuality.UNKNOWN:
            return self
        return Factuality(self.value[:2] + ("-" if self.value[2] == "+" else "+"))


@dataclass(frozen=True, slots=True)
class Actor:
    """One reading of a name: who is meant.

    `state` is an ISO 3166-1 alpha-3 code (CONTRACT: States) or None for a non-state; `sector` a PLOVER sector code.
    `kind`: state, leader, minister, organ, metonym, capital, body (international), group (armed), person.
    `start`/`end`: the days in which the reading holds (office, existence), None where open. `weight` in (0, 1] ranks
    the readings of one name; `note` says what a reader should know ("left office on 2026-01-03").
    """

    name: str
    state: str | None
    sector: str = "GOV"
    kind: str = "state"
    role: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    weight: float = 1.0
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """`{"name", "state", "sector"}` as in CONTRACT."""
        return {"name": self.name, "state": self.state, "sector": self.sector}


@dataclass(frozen=True, slots=True)
class When:
    """An inclusive span of days; an open end is None.

    >>> When(dt.date(2025, 10, 11), dt.date(2025, 10, 20), "mid-October", True).as_json()["start"]
    '2025-10-11'
    """

    start: dt.date | None
    end: dt.date | None
    text: str = ""
    approximate: bool = False

    def as_json(self) -> dict[str, Any]:
        """`{"start", "end", "text", "approximate"}` with ISO dates."""
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "text": self.text,
            "approximate": self.approximate,
        }


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what: `quantity` None where the text is vague; money has the currency sign or code as `item`."""

    quantity: float | None
    item: str

    def as_json(self) -> dict[str, Any]:
        """`{"quantity", "item"}`; whole numbers as integers."""
        q = self.quantity
        return {"quantity": int(q) if q is not None and float(q).is_integer() else q, "item": self.item}


@dataclass(frozen=True, slots=True)
class Attribution:
    """According to whom: `kind` is direct, indirect or document."""

    source: str
    cue: str = ""
    kind: str = "indirect"

    def as_json(self) -> dict[str, Any]:
        """`{"source", "cue", "kind"}`."""
        return {"source": self.source, "cue": self.cue, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """One attribution in a text as character spans `(start, end)`; `confidence` between 0 and 1."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_head: Span | None = None
    confidence: float = 0.5
    kind: str = "indirect"


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing bond: `kind` is treaty, arms, troops, trade, energy, sanctions or votes; `obligations` ATOP's terms."""

    kind: str
    obligations: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """`{"kind", "obligations"}`."""
        return {"kind": self.kind, "obligations": list(self.obligations)}


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was given. `text` is never altered: offsets of claims refer to it.

    `name` is the file, line or address that it came from, for messages only. `names_on` is the day as of which names are
    read where `published` is not known; no date in words is counted from it.
    """

    id: str
    text: str
    title: str = ""
    published: dt.date | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    sha256: str = ""
    notes: tuple[str, ...] = ()
    name: str = field(default="", compare=False, repr=False)
    names_on: dt.date | None = field(default=None, compare=False, repr=False)

    def as_json(self) -> dict[str, Any]:
        """The `document` object of a claim (CONTRACT), without the text."""
        return {
            "id": self.id,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published.isoformat() if self.published else None,
            "url": self.url,
            "sha256": self.sha256,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one text says happened, was said, asked, promised or denied.

    `start`/`end` are offsets into `document.text` as given; `text` is the repaired wording. `reliability` (A-F, of the
    source) and `credibility` (1-6, of the item) are the Admiralty code's two axes, F6 unless known.
    """

    id: str
    document: Document
    sentence: int
    start: int
    end: int
    text: str
    actor: Actor | None
    recipient: Actor | None
    event: Event
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    stage: Stage = Stage.DELIVERED
    factuality: Factuality = Factuality.CERTAIN
    hypothetical: bool = False
    attribution: tuple[Attribution, ...] = ()
    when: When | None = None
    objects: tuple[Quantity, ...] = ()
    tie: Tie | None = None
    confidence: float = 0.5
    reliability: str = "F"
    credibility: int = 6
    extra: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    def as_json(self) -> dict[str, Any]:
        """The claim as CONTRACT lays it down, ready for `json.dumps`."""
        return {
            "id": self.id,
            "document": self.document.as_json(),
            "sentence": self.sentence,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "actor": self.actor.as_json() if self.actor else None,
            "recipient": self.recipient.as_json() if self.recipient else None,
            "event": self.event.value,
            "mode": self.mode,
            "contexts": list(self.contexts),
            "stage": self.stage.value,
            "factuality": self.factuality.value,
            "hypothetical": self.hypothetical,
            "attribution": [a.as_json() for a in self.attribution],
            "when": self.when.as_json() if self.when else None,
            "objects": [o.as_json() for o in self.objects],
            "tie": self.tie.as_json() if self.tie else None,
            "confidence": round(self.confidence, 4),
            "admiralty": f"{self.reliability}{self.credibility}",
        }
