"""States that would be doing something to themselves: "Syria brought down one of its jets" is about the other one's jet.

A recipient that is the doer's own state, by a pronoun or by the place of a thing, is next to never meant between states; among
the events where it may be (raids and arrests at home) it is kept where it stands by name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["not_themselves"]

_AT_HOME = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_POSSESSIVES = frozenset({"its", "his", "her", "their"})


def not_themselves(ex: Extractor, chosen: list[Raw]) -> None:
    """Give events between a state and itself the other state of the sentence, or of the text, as their recipient."""
    for raw in chosen:
        if len(raw.actors) != 1 or len(raw.recipients) != 1 or raw.mutual:
            continue
        actor, recipient = raw.actors[0], raw.recipients[0]
        if actor.state is None or actor.state != recipient.state or not (actor.official and actor.kind != "group"):
            continue
        if _named(ex, raw, actor, recipient):
            continue
        other = _other(ex, raw, actor.state)
        if other is not None:
            raw.recipients = (other,)
        elif raw.event not in _AT_HOME:
            raw.recipients = ()


def _named(ex: Extractor, raw: Raw, actor: Side, recipient: Side) -> bool:
    """Whether the recipient stands by a name or a noun of its own in an event that may be a state's own affair."""
    t = ex.cast.tokens[recipient.token]
    if any(c.lower_ == "own" for c in t.subtree):
        return True
    if recipient.token == actor.token:
        return False
    if raw.event not in _AT_HOME:
        return t.pos_ == "PROPN" and recipient.kind in {"leader", "minister", "person"}
    return t.tag_ not in {"PRP", "PRP$"} and not any(c.lower_ in _POSSESSIVES for c in t.subtree) and recipient.kind != "thing"


def _other(ex: Extractor, raw: Raw, own: str) -> Side | None:
    t = raw.token
    here = [e.side for e in ex.cast.discourse.entities if not e.blank and e.side.state and e.side.state != own and t.sent.start <= e.i < t.sent.end]
    after = [s for s in here if s.token > t.i and any(a.i == t.i for a in _over(ex, s))]
    for sides in (here, after):
        if sides and len({s.state for s in sides}) == 1:
            return replace(sides[0], sure=0.6)
    return ex.cast.discourse.other_than(own, t)


def _over(ex: Extractor, side: Side) -> list[Token]:
    """The words over a side, up to six."""
    t = ex.cast.tokens[side.token]
    found = []
    for _ in range(6):
        if t.dep_ == "ROOT":
            break
        t = t.head
        found.append(t)
    return found
