"""For whom help is that names nobody: the one attacked, the one backed before, or the one other state that the passage is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw
from foederis.reading._syntax import prepositions

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["in_need"]

_FAR = 2  # sentences back
_BLOWS = frozenset({"ASSAULT", "THREATEN"})
_BACKED = frozenset({"SUPPORT", "AID"})
_FRIENDS = frozenset({"ally", "partner", "friend", "backer", "patron", "protector", "supporter", "guarantor"})
_WHEN = frozenset({"if", "when", "after", "once", "should", "were", "because", "as"})
_DENIED = frozenset({"CT-", "PR-"})


def in_need(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """Never the foe of the one attacked; nobody where the helper is a party to the fight itself."""
    told = _ally(ex, raw, own) or _if_struck(ex, raw, own)
    if told:
        return told
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        if r.token.i >= raw.token.i or r.operator == "denial" or r.factuality in _DENIED:
            continue
        if n - ex.cast.discourse.sentence(r.token) > _FAR:
            break
        if r.event in _BACKED and not r.mutual:
            found = tuple(
                s for s in r.recipients if s.known and (s.state is None or s.state not in own) and s.kind != "thing"
            )
            if found:
                return (replace(found[0], sure=0.6),)
        if r.event not in _BLOWS:
            continue
        if {s.state for s in (*r.actors, *r.recipients)} & own:
            return ()
        hit = next((s for s in r.recipients if s.state), None)
        if hit is None and r.recipients and r.event == "ASSAULT":
            hit = next((s for s in r.actors if s.state and s.official), None)  # a state that fights rebels
        if hit is not None:
            return (replace(hit, sure=0.6),)
    near = [
        e
        for e in ex.cast.discourse.entities
        if e.i < raw.token.i and 0 <= n - e.sentence <= _FAR and e.side.state and e.side.state not in own
    ]
    if near and len({e.side.state for e in near}) == 1 and any(e.side.official for e in near):
        return (replace(near[-1].side, sure=0.5),)
    return ()


def _ally(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """ "Mali, an ally of Chad, sent men": its ally is whom it helps."""
    for a in raw.actors:
        for c in ex.cast.tokens[a.token].children:
            if c.dep_ != "appos" or c.base not in _FRIENDS:
                continue
            whose = [x for x in c.children if x.dep_ == "poss"] + prepositions(c).get("of", [])
            found = [s for t in whose for s in ex.cast.sides(t) if s.state and s.state not in own]
            if found:
                return (replace(found[0], sure=0.6),)
    return ()


def _if_struck(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """ "Mali would send men if Libya attacked Chad"."""
    for verb in raw.tokens:
        for c in verb.children:
            if c.dep_ != "advcl" or not any(x.lower_ in _WHEN for x in c.children):
                continue
            blow = ex.event_of(c)
            if blow is None or blow.event != "ASSAULT" or {a.state for a in blow.actors} & own:
                continue
            found = [s for s in blow.recipients if s.state and s.state not in own]
            if found:
                return (replace(found[0], sure=0.65),)
    return ()
