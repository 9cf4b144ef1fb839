"""Signals: what a text says that has no counterpart in the historical data, each with its own published weight.

A pledge, a refusal, solidarity already voiced or a report that nothing came enters the odds only through this table. The
weights are set by judgement, not fitted (no data set codes such claims before attacks); docs/method.md prints them. A
claim counts by how certain its innermost speaker is and how reliable its source is known to be, and claims of one kind
from one article count once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from foederis.claims import Claim, Event, Factuality, Stage
from foederis.ladder import Rung

__all__ = ["WEIGHTS", "Signal", "relevant_claims", "signals"]


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal read in claims: its kind, what it says, its effect by rung (log-odds), and the claims behind it."""

    kind: str
    statement: str
    effect: dict[str, float]
    claims: tuple[str, ...]


WEIGHTS: dict[str, tuple[str, dict[Rung, float]]] = {
    "solidarity": ("the helper has voiced support for the target", {Rung.WORDS: 0.5, Rung.DIPLOMATIC: 0.2}),
    "protest": ("the helper has protested against the attacker's conduct towards the target", {Rung.WORDS: 0.5, Rung.DIPLOMATIC: 0.3}),
    "pledge": ("the helper has pledged or agreed to help the target", {Rung.WORDS: 0.3, Rung.MATERIEL: 0.4, Rung.PRESENCE: 0.2, Rung.FORCE: 0.1}),
    "delivery": ("arms or advisers are reported as having reached the target", {Rung.WORDS: 0.2, Rung.MATERIEL: 0.5, Rung.PRESENCE: 0.2}),
    "refusal": ("the helper has refused help or ruled it out", {Rung.WORDS: -0.2, Rung.DIPLOMATIC: -0.2, Rung.MATERIEL: -0.7, Rung.PRESENCE: -0.7, Rung.FORCE: -0.8}),
    "nothing came": ("help that was asked for or announced is not seen to have come", {Rung.MATERIEL: -0.4, Rung.PRESENCE: -0.2}),
    "no obligation": ("the treaty of the two is said to bind neither to help", {Rung.PRESENCE: -0.2, Rung.FORCE: -0.3}),
    "deal with attacker": ("the helper negotiates or agrees with the attacker", {Rung.WORDS: -0.1, Rung.DIPLOMATIC: -0.2, Rung.MATERIEL: -0.2, Rung.PRESENCE: -0.2, Rung.FORCE: -0.2}),
    "request": ("the target has asked the helper for help", {Rung.MATERIEL: 0.1}),
}
_SURE = {Factuality.CERTAIN: 1.0, Factuality.NOT_CERTAIN: 1.0, Factuality.PROBABLE: 0.7, Factuality.NOT_PROBABLE: 0.7, Factuality.POSSIBLE: 0.4, Factuality.NOT_POSSIBLE: 0.4, Factuality.UNKNOWN: 0.0}  # fmt: skip
FRESH_DAYS = 365
_GIVING = {Event.AID, Event.COOPERATE, Event.MOBILIZE}
# The Admiralty letter of the source: what is known to be unreliable counts less; F, not judged, as it stands.
_TRUST = {"A": 1.0, "B": 1.0, "C": 0.9, "D": 0.5, "E": 0.2, "F": 0.8}


def _state(claim: Claim, side: str) -> str | None:
    actor = claim.actor if side == "actor" else claim.recipient
    return actor.state if actor else None


def kind_of(claim: Claim, target: str, attacker: str, helper: str) -> str | None:
    """Which signal a claim is, if any."""
    actor, recipient = _state(claim, "actor"), _state(claim, "recipient")
    denied = claim.factuality.value.endswith("-")
    if claim.hypothetical:
        return None
    if {actor, recipient} == {helper, target} and claim.tie and claim.tie.kind == "treaty":
        return "no obligation" if denied and not claim.tie.obligations else None  # a stated obligation is a fact of the almanac
    if actor == helper and recipient in (target, None):
        military = not claim.contexts or "military" in claim.contexts
        if claim.event in _GIVING and recipient == target and not claim.tie:
            if denied:
                return "nothing came"
            return "delivery" if claim.stage in (Stage.DELIVERED, Stage.UNDER_WAY) and military else "pledge"
        if denied or recipient is None:
            return None
        if claim.event is Event.AGREE and military:
            return "pledge"
        if claim.event is Event.SUPPORT and not claim.tie:
            return "solidarity"
        if claim.event is Event.REJECT:
            return "refusal"
    if actor == helper and recipient == attacker and not denied:
        if claim.event is Event.ACCUSE:
            return "protest"
        if claim.event in (Event.AGREE, Event.CONCEDE, Event.COOPERATE):
            return "deal with attacker"
    if actor == target and recipient == helper and claim.event is Event.REQUEST and not denied:
        return "request"
    return None


def _fresh(claim: Claim, as_of: dt.date) -> bool:
    """Whether a claim tells of the last year: what happened before it is background, which the data hold."""
    end = claim.when.end or as_of if claim.when else claim.document.published
    return end is None or (as_of - end).days <= FRESH_DAYS


def signals(claims: Sequence[Claim], target: str, attacker: str, helper: str, as_of: dt.date) -> list[Signal]:
    """The signals in claims of the last year; the surest claim of each kind sets how much of its weight counts."""
    found: dict[str, list[tuple[float, Claim]]] = {}
    for claim in claims:
        kind = kind_of(claim, target, attacker, helper)
        share = _SURE[claim.factuality] * min(1.0, max(claim.confidence, 0.3)) * _TRUST.get(claim.reliability, 0.8)
        if kind and share > 0 and _fresh(claim, as_of):
            found.setdefault(kind, []).append((share, claim))
    out = []
    for kind, rows in found.items():
        statement, weights = WEIGHTS[kind]
        share = max(s for s, _ in rows)
        out.append(Signal(kind, statement, {r.value: w * share for r, w in weights.items()}, tuple(f"claim:{c.id}" for _, c in sorted(rows, key=lambda x: -x[0])[:4])))
    return sorted(out, key=lambda s: -max(abs(v) for v in s.effect.values()))


def relevant_claims(claims: Sequence[Claim], target: str, attacker: str, helper: str, limit: int = 8) -> tuple[Claim, ...]:
    """The claims that an analyst would want beside the answer: between the three states, signals first, then the surest."""
    three = {target, attacker, helper}

    def rank(claim: Claim) -> tuple[int, float]:
        sides = {_state(claim, "actor"), _state(claim, "recipient")} & three
        if kind_of(claim, target, attacker, helper) or (claim.tie and {helper, target} <= sides):
            return 0, -claim.confidence
        return (1 if {helper, target} <= sides else 2 if len(sides) == 2 else 3), -claim.confidence

    near = [c for c in claims if {_state(c, "actor"), _state(c, "recipient")} & three]
    near = [c for c in near if rank(c)[0] < 3]
    seen: set[tuple[str, str, str]] = set()
    out = []
    for claim in sorted(near, key=rank):
        key = (claim.text, claim.event.value, str(_state(claim, "recipient")))
        if key not in seen:
            seen.add(key)
            out.append(claim)
    return tuple(out[:limit])
