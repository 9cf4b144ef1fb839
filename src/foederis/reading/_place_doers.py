"""Who did what is told without a doer: the authorities of the place where it was done ("two Danes were arrested in Doha")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._syntax import Args, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._lexicon import Frame
    from foederis.reading._who import Side

__all__ = ["place_doers"]


_PLACES = words("state capital place region")
_EVENTS = frozenset({"COERCE", "ACCUSE", "SANCTION", "REJECT"})


def place_doers(ex: Extractor, frame: Frame, args: Args, recipients: tuple[Side, ...]) -> tuple[Side, ...]:
    """The state where a foreigner was dealt with by authorities that nobody names, in a passive clause without an agent."""
    if frame.event not in _EVENTS or not args.passive or args.agent is not None or args.preps.get("by"):
        return ()
    theirs = {s.state for s in recipients if s.state}
    if not theirs:
        return ()
    where: list[Token] = []
    for name in ("in", "at") if frame.event != "REJECT" else ("to", "into"):
        where += args.preps.get(name, [])
        if args.obj is not None:
            where += prepositions(args.obj).get(name, [])
    if frame.mode in {"expel", "deport"}:
        where += args.preps.get("from", [])
    for t in where:
        if t.i not in ex.cast.at:
            t = next((c for c in t.children if c.dep_ == "appos" and c.i in ex.cast.at), t)
        side = ex.cast.side(t) if t.pos_ == "PROPN" else None
        if side is not None and side.state and side.state not in theirs and side.kind in _PLACES:
            return (replace(side, sure=0.7, kind="state", official=True),)
    return ()
