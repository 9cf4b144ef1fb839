"""Doers who stand outside their clause: "it was Chad that struck", "the first to recognise it", "watched Chad sign"."""

from __future__ import annotations

from foederis.reading._tree import Token
from foederis.reading._words import words

__all__ = ["cleft", "foremost", "outer_doer"]


_ORDINALS = words("first second third last latest next only one sole")
_BE = frozenset({"be", "become", "remain"})
_SEEN = words("watch hear observe witness spot film notice")
_CHARGES = frozenset(
    {"accuse", "suspect", "blame", "criticise", "criticize", "condemn", "praise", "sanction", "fine", "convict"}
)
_DOERS = frozenset({"nsubj", "nsubjpass"})


def cleft(verb: Token) -> Token | None:
    """ "It was Chad that shelled the town": the name between "it was" and "that"."""
    be = verb.head
    if verb.dep_ not in {"ccomp", "advcl", "relcl"} or be.lemma_ != "be" or be.i > verb.i:
        return None
    if not any(c.lower_ == "it" and c.dep_ in _DOERS for c in be.children):
        return None
    return next((c for c in be.children if c.dep_ == "attr" and be.i < c.i < verb.i), None)


def foremost(verb: Token) -> Token | None:
    """The copula over "the first to", "one of the first states to", "the only country to"; None elsewhere."""
    if verb.tag_ != "VB" or verb.dep_ not in {"relcl", "acl", "xcomp", "advcl"}:
        return None
    head = verb.head
    if head.pos_ in {"VERB", "AUX"}:  # hung on the copula itself
        head = next((c for c in head.children if c.dep_ in {"attr", "acomp"} and c.i < verb.i), head)
    if head.lower_ not in _ORDINALS and not any(c.lower_ in _ORDINALS and c.i < head.i for c in head.children):
        return None
    for _ in range(4):
        if head.dep_ not in {"attr", "pobj", "prep", "acomp"}:
            return None
        head = head.head
        if head.pos_ in {"VERB", "AUX"}:
            return head if head.lemma_ in _BE else None
    return None


def outer_doer(verb: Token) -> Token | None:
    """The doer of a verb without a subject of its own that the sentence names elsewhere."""
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "pobj"} and verb.head.lower_ in {"of", "for"}:
        over = verb.head.head  # "Chad, accused of striking a base, ...": done to the noun
        done_to = over.tag_ == "VBN" and over.dep_ == "acl" and over.base in _CHARGES
        return over.head if done_to and not any(c.dep_ == "dobj" for c in over.children) else None
    if verb.tag_ != "VB":
        return None
    be = foremost(verb)
    if be is not None:
        return next((c for c in be.children if c.dep_ in _DOERS), None)
    head = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and head.lemma_ in _SEEN:
        return next((c for c in head.children if c.dep_ == "dobj" and head.i < c.i < verb.i), None)
    return None
