"""Whom a deed of force is done to where its clause does not say: who it is at odds with in the text around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["fill_foes"]

Token = Any

_FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "RETREAT"})
_HOSTILE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "REJECT", "RETREAT"})
# What a state also does to its own people, or to nobody in particular.
_INWARD = frozenset({"curfew", "censor", "martial-law", "ban", "state-of-emergency", "restrict", "misinformation"})
_TOWARDS = words("place near off over against towards toward into across at around past on")
_TRIES = words("test develop build buy join take fall")
_FAR = 2  # sentences


def fill_foes(ex: Extractor, raws: list[Raw], speakers: Any) -> None:
    """Give deeds of force without a recipient the one that their doer is at odds with."""
    for raw in raws:
        if (
            raw.recipients
            or raw.closed
            or raw.vague_actor
            or raw.event not in _FORCE
            or raw.mode in _INWARD
            or (raw.event == "RETREAT" and raw.mode != "withdraw")
        ):
            continue
        own: set[str | None] = {a.state for a in raw.actors if a.state and a.official}
        if len(own) != 1 or (raw.noun and raw.mode != "expel") or lemma_of(raw.token) in _TRIES:
            continue
        if any(a.sector in {"COP", "JUD", "LEG"} for a in raw.actors):
            continue  # at home
        found = (
            _bound_for(ex, raw, own)
            or _at_odds(ex, raw, raws, own)
            or _sayer(ex, raw, own, speakers)
            or _towards(ex, raw, own)
        )
        if found is not None:
            raw.recipients = (found,)


def _bound_for(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """Another's name behind the deed's own object: "forced down a jet bound for Chad"."""
    obj = raw.args.obj
    if obj is None or raw.noun:
        return None
    for t in obj.subtree:
        if t.i > obj.i and t.i in ex.cast.at and t.dep_ == "pobj" and t.head.lower_ in {"for", "to"}:
            side = ex.cast.side(t)
            if side is not None and side.state and side.state not in own:
                return replace(side, sure=0.6)
    return None


def _at_odds(ex: Extractor, raw: Raw, raws: list[Raw], own: set[str | None]) -> Side | None:
    """The other side of what the doer does, or is done to it, in the same sentence or near it; the nearest first."""
    n = ex.cast.discourse.sentence(raw.token)
    near: list[tuple[int, int, Side]] = []
    for r in raws:
        gap = n - ex.cast.discourse.sentence(r.token)
        if r is raw or gap < -1 or gap > _FAR or r.event not in _HOSTILE:
            continue
        ours = {a.state for a in r.actors}, {a.state for a in r.recipients}
        others = r.recipients if ours[0] & own else r.actors if ours[1] & own else ()
        far = 0 if gap == 0 else 2 * gap - 1 if gap > 0 else 2
        near += [
            (far, abs(r.token.i - raw.token.i), s)
            for s in others
            if s.state and s.state not in own and s.kind != "body"
        ]
    if not near:
        return None
    near.sort(key=lambda x: x[:2])
    return replace(near[0][2], sure=0.55)


def _sayer(ex: Extractor, raw: Raw, own: set[str | None], speakers: Any) -> Side | None:
    """Who tells of another's force tells of its own loss, where no third state is spoken of."""
    speaker = speakers(raw)
    if speaker is None or speaker.state is None or speaker.state in own:
        return None
    n = ex.cast.discourse.sentence(raw.token)
    around = {e.side.state for e in ex.cast.discourse.entities if abs(n - e.sentence) <= _FAR and e.side.state}
    return replace(speaker, sure=0.55) if around <= {speaker.state, *own} else None


def _towards(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """Another's place, named near the deed: "fired missiles; one came down off Kaohsiung"."""
    if raw.event not in {"ASSAULT", "MOBILIZE"}:
        return None
    n = ex.cast.discourse.sentence(raw.token)
    others = [
        e for e in ex.cast.discourse.entities if abs(n - e.sentence) <= 1 and e.side.state and e.side.state not in own
    ]
    doers = {e.side.state for e in others if e.role == "subj"}
    for here in ([e for e in others if e.sentence == n], others):
        places = [e for e in here if e.role in _TOWARDS and e.side.state not in doers]
        if len({e.side.state for e in places}) == 1:
            return replace(places[0].side, sure=0.5)
    return None
