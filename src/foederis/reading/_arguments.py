"""Small questions that are asked of a deed's arguments: is it a crowd, do they keep a peace, is it done to each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._syntax import lemma_of
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._who import Side

__all__ = ["crowd", "doing", "marcher", "peaceful", "pointing", "reciprocal"]


_PEACE = frozenset({"peacekeeping", "peacekeeper", "peacekeepers", "humanitarian", "relief", "observers", "monitors", "rescuers", "rescue"})
_WELCOMED = frozenset(
    {"move", "step", "decision", "announcement", "agreement", "deal", "accord", "pact", "truce", "ceasefire", "award", "ruling", "verdict", "judgment", "resolution", "vote", "offer", "initiative", "proposal", "plan", "gesture", "release", "statement", "motion", "text", "draft", "bid", "candidacy", "breakthrough"}
)


def crowd(noun: Token) -> bool:
    """Whether so many are put out that they are no envoys: "expelled 1,200 Peruvians"."""
    for c in noun.children:
        if c.dep_ == "nummod":
            figures = c.text.replace(",", "")
            return (figures.isdigit() and int(figures) >= 100) or c.lower_ in {"hundred", "thousand", "million"}
    return noun.lower_ in {"thousands", "hundreds"}


def doing(side: Side) -> Side:
    """Whose fire or aircraft act is the doer: "fell to Chilean fire"."""
    return replace(side, kind="organ", official=True) if side.kind == "thing" and side.state else side


def marcher(side: Side) -> bool:
    words = side.name.lower().split()
    return (
        side.kind in {"people", "unknown"}
        and bool(words)
        and words[-1].rstrip("s")
        in {"protester", "demonstrator", "crowd", "mob", "rioter", "hundred", "thousand", "student"}
    )


def peaceful(v: Token) -> bool:
    """Whether those sent out keep a peace, watch a vote or bring relief."""
    return any(t.lower_ in _PEACE for t in v.subtree if t.i > v.i or t.dep_ in {"nsubj", "nsubjpass", "compound", "amod"})


def reciprocal(t: Token, doer: Token | None) -> bool:
    """ "each other", "one another", "each side ... the other"."""
    near = {c.lower_ for c in t.children}
    if t.lower_ == "other" and "the" in near and doer is not None:
        return bool({"each", "both"} & {doer.lower_, *(c.lower_ for c in doer.children)})
    return (t.lower_ == "other" and "each" in near) or (t.lower_ == "another" and "one" in near)


def pointing(t: Token | None) -> bool:
    """ "Welcomed the award", "welcomed it": something told of, and done by another."""
    if t is None or t.pos_ not in {"NOUN", "PRON"}:
        return False
    return t.lower_ in {"it", "this"} or (lemma_of(t) in _WELCOMED and any(c.dep_ in {"det", "poss", "amod"} for c in t.children))
