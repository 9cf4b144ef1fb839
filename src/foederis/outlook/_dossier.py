"""The answer to one question, with everything that it rests on (CONTRACT: `foederis ask`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from foederis.almanac import Fact
from foederis.claims import Claim
from foederis.ladder import Rung

__all__ = ["Change", "Dossier", "Precedent", "Ranking", "Reason", "ReferenceClass", "RungOdds"]


@dataclass(frozen=True, slots=True)
class RungOdds:
    """One rung's answer: probability with an 80 % interval, and the rate of the reference class that it starts from."""

    rung: Rung
    probability: float
    low: float
    high: float
    term: str
    reference_rate: float
    extrapolated: bool = False
    flags: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's rung object."""
        return {
            "rung": self.rung.value,
            "probability": self.probability,
            "low": self.low,
            "high": self.high,
            "term": self.term,
            "reference_rate": self.reference_rate,
            "resolves": self.rung.resolves,
            "extrapolated": self.extrapolated,
            "flags": list(self.flags),
        }


@dataclass(frozen=True, slots=True)
class ReferenceClass:
    """The past cases that the answer starts from: how many, how many coded and helped on each rung, how it was widened."""

    name: str
    cases: int
    coded: Mapping[str, int]
    helped: Mapping[str, int]
    widened: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The contract's reference_class object."""
        return {"name": self.name, "cases": self.cases, "coded": dict(self.coded), "helped": dict(self.helped), "widened": list(self.widened)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: what it says, how far it moves each rung (log-odds), and the facts and claims that it rests on."""

    statement: str
    group: str
    effect: Mapping[str, float]
    evidence: tuple[str, ...] = ()
    kind: str = "information"

    def as_json(self) -> dict[str, Any]:
        """The contract's reason object."""
        return {"statement": self.statement, "group": self.group, "kind": self.kind, "effect": dict(self.effect), "evidence": list(self.evidence)}


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past case near this one: what this or a like helper did."""

    case: str
    year: int
    target: str
    attacker: str
    helper: str
    help: tuple[str, ...]
    similarity: float
    source: str
    account: str = ""
    name: str = ""
    same_helper: bool = False
    coded: tuple[str, ...] = ()
    start: dt.date | None = None  # the case's first day: its states are named as on it

    def as_json(self) -> dict[str, Any]:
        """The contract's precedent object."""
        return {
            "case": self.case,
            "name": self.name,
            "year": self.year,
            "target": self.target,
            "attacker": self.attacker,
            "helper": self.helper,
            "help": list(self.help),
            "coded": list(self.coded),
            "similarity": self.similarity,
            "account": self.account,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """A single change and how far it would move each rung (change of probability)."""

    condition: str
    effect: Mapping[str, float]
    assume: str = ""

    def as_json(self) -> dict[str, Any]:
        """The contract's would_change object."""
        return {"if": self.condition, "effect": dict(self.effect), "assume": self.assume}


def fact_json(fact: Fact) -> dict[str, Any]:
    """A fact as the dossier's JSON shows it."""
    return {
        "id": f"fact:{fact.id.removeprefix('fact:')}",
        "variable": fact.variable,
        "subject": fact.subject,
        "object": fact.object,
        "year": fact.year,
        "value": fact.value,
        "source": fact.source,
        "version": fact.version,
        "known": fact.known.isoformat() if fact.known else None,
        "carried": fact.carried,
        "missing_after": fact.missing_after,
        "note": fact.note,
    }


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that answers one question; `as_json` is the contract's shape."""

    question: str
    target: str
    attacker: str
    helper: str
    as_of: dt.date
    horizon_days: int
    rungs: tuple[RungOdds, ...]
    headline: str
    confidence: str
    confidence_because: tuple[str, ...]
    reference_class: ReferenceClass
    reasons: tuple[Reason, ...]
    precedents: tuple[Precedent, ...]
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Mapping[str, Any], ...]
    gaps: tuple[str, ...]
    would_change: tuple[Change, ...]
    sources: tuple[Mapping[str, Any], ...]
    provenance: Mapping[str, str]
    notes: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    scale: str = "icd203"
    extra: Mapping[str, Any] = field(default_factory=dict)

    def rung(self, rung: Rung | str) -> RungOdds:
        """The odds of one rung."""
        return next(r for r in self.rungs if r.rung == rung)

    def as_json(self) -> dict[str, Any]:
        """The contract's dossier, ready for `json.dumps`."""
        return {
            "question": self.question,
            "target": self.target,
            "attacker": self.attacker,
            "helper": self.helper,
            "as_of": self.as_of.isoformat(),
            "horizon_days": self.horizon_days,
            "headline": self.headline,
            "rungs": [r.as_json() for r in self.rungs],
            "confidence": {"level": self.confidence, "because": list(self.confidence_because)},
            "reference_class": self.reference_class.as_json(),
            "reasons": [r.as_json() for r in self.reasons],
            "precedents": [p.as_json() for p in self.precedents],
            "claims": [c.as_json() for c in self.claims],
            "facts": [fact_json(f) for f in self.facts],
            "conflicts": [dict(c) for c in self.conflicts],
            "gaps": list(self.gaps),
            "would_change": [c.as_json() for c in self.would_change],
            "sources": [dict(s) for s in self.sources],
            "assumed": list(self.assumed),
            "notes": list(self.notes),
            "provenance": dict(self.provenance),
            **self.extra,
        }


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who would help: every state of the day, most likely on the chosen rung first, with short odds."""

    question: str
    target: str
    attacker: str
    as_of: dt.date
    horizon_days: int
    helpers: tuple[tuple[str, Mapping[str, RungOdds]], ...]
    notes: tuple[str, ...]
    provenance: Mapping[str, str]
    assumed: tuple[str, ...] = ()
    rows: int = 15

    def as_json(self) -> dict[str, Any]:
        """The ranked form of a dossier: no helper, and every state with its ladder."""
        return {
            "question": self.question,
            "target": self.target,
            "attacker": self.attacker,
            "helper": None,
            "as_of": self.as_of.isoformat(),
            "horizon_days": self.horizon_days,
            "ranking": [
                {"helper": code, "rank": i, "rungs": [odds.as_json() for odds in rungs.values()]}
                for i, (code, rungs) in enumerate(self.helpers, 1)
            ],
            "assumed": list(self.assumed),
            "notes": list(self.notes),
            "provenance": dict(self.provenance),
        }
