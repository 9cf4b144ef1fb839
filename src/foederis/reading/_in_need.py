"""For whom help is that names nobody: the one attacked, the one backed before, or the one other state that the passage is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["in_need"]

_FAR = 2  # sentences back
_BLOWS = frozenset({"ASSAULT", "THREATEN"})
_BACKED = frozenset({"SUPPORT", "AID"})
_DENIED = frozenset({"CT-", "PR-"})


def in_need(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """Never the foe of the one attacked; nobody where the helper is a party to the fight itself."""
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
