"""Who is no side although a state's name stands beside: a person of some nationality, a firm, a sculptor's soldiers."""

from __future__ import annotations

from typing import Any

from foederis.reading._raw import Raw
from foederis.reading._side import Side
from foederis.reading._syntax import lemma_of
from foederis.reading._words import words

__all__ = ["private"]

_COLLECTIVE = ("ese", "ish", "sh", "ch", "iss")  # "the Chinese", "the French": all of them
_PERSONAL = frozenset({"leader", "minister", "person"})
# Heads that are whatever their owner is.
_RELATED = words(
    """rival ally partner adversary opponent counterpart neighbour neighbor chief head boss chairman deputy director executive
    captain side successor predecessor representative host guest lawyer force defence defense council board service"""
)
# Offices, ships and houses of which a plain noun before tells that they are nobody's state's: "an auction house".
_HOUSES = words(
    "house chamber board office service committee bureau agency launch centre center council assembly speaker judge"
)
_CIVIL = words(
    """auction opera fashion publishing trading coffee boarding guest farm tourist ticket box weather line parking works school
    town parish film music festival record loan estate booking complaint match touch church student customer union trade"""
)


def private(ex: Any, raw: Raw, side: Side) -> bool:
    """Whether a side is a private person, firm or thing after all."""
    t = raw.token.doc[side.token]
    if t.tag_ == "PRP" and t.lower_ in {"he", "she", "him", "her"}:
        return side.kind in {"capital", "state", "body", "region", "place"} or (
            side.kind == "organ" and side.sector in {"JUD", "LEG"}
        )
    return _somebody(ex, t, side) or _owned(ex, t) or _house(t)


def _somebody(ex: Any, t: Any, side: Side) -> bool:
    """One person of a nationality ("the Serbian", "a Korean") where no official of that state is named."""
    name = ex.cast.at.get(t.i)
    if (
        name is None
        or side.kind != "state"
        or not name.readings
        or t.tag_ not in {"NN", "NNP", "JJ"}
        or t.dep_ in {"amod", "compound", "poss"}
    ):
        return False
    reading = name.readings[0]
    if reading.role != "people" and reading.name == reading.state:
        return False
    articles = {c.lower_ for c in t.children if c.i < t.i and c.dep_ == "det"}
    one = bool(articles & {"a", "an", "another"})
    if not one and (reading.role != "people" or "the" not in articles or t.lower_.endswith(_COLLECTIVE)):
        return False
    return not any(
        n.readings and n.readings[0].kind in _PERSONAL and n.state == side.state for n in ex.cast.at.values()
    )


def _owned(ex: Any, t: Any) -> bool:
    """What belongs to somebody private: "the Gabonese sculptor's soldiers", "the distillers accused their Chilean rivals"."""
    owner = next((c for c in t.children if c.dep_ == "poss"), None)
    if owner is None:
        return False
    owners = ex.cast.sides(owner)
    if not owners or any(o.official or o.kind in {"body", "group"} for o in owners):
        return False
    related = lemma_of(t) in _RELATED
    return all(o.kind in {"thing", "firm"} or related for o in owners)


def _house(t: Any) -> bool:
    return lemma_of(t) in _HOUSES and any(c.dep_ == "compound" and lemma_of(c) in _CIVIL for c in t.children)
