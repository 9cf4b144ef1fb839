"""Where the parser errs as a rule: lists read as appositions, subjects that it loses, objects of "hold X responsible"."""

from __future__ import annotations

from typing import Any

from foederis.reading._words import words

__all__ = ["joined_name", "lost_subject", "predicative", "small_clause"]

Token = Any

_MONTHS = words("january february march april may june july august september october november december")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PREDICATIVES = words("prisoner hostage captive available responsible accountable liable answerable guilty")
_NAMES = frozenset({"PROPN"})


def joined_name(token: Token) -> Token | None:
    """The name that a list has as an apposition: "Peru, the UAE and Chad": the UAE."""
    if token.pos_ != "PROPN":
        return None
    for c in token.children:
        if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > token.i:
            if any(x.dep_ == "cc" and x.lower_ in {"and", "or"} for x in c.children) and any(
                x.dep_ == "conj" and x.pos_ == "PROPN" for x in c.children
            ):
                return c
    return None


def lost_subject(verb: Token) -> Token | None:
    """The subject of a finite verb that the parser hung elsewhere: on the auxiliary, in "In May Oslo sent ...", before the verb."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in {"ROOT", "conj", "ccomp", "parataxis", "advcl"}:
        return None
    aux = [c for c in verb.children if c.dep_ == "aux"]
    if verb.tag_ not in _FINITE and not any(a.tag_ in _FINITE or a.tag_ == "MD" for a in aux):
        return None
    for a in aux:
        found = next((c for c in a.children if c.dep_ == "nsubj"), None)
        if found is not None:
            return found
    for c in verb.children:
        if c.dep_ == "compound" and c.pos_ == "PROPN" and c.i == verb.i - 1:
            return c  # "Oslo ships the island 500 tonnes"
    if verb.dep_ == "conj":
        return None
    first = min([verb.i, *(a.i for a in aux)])
    before = verb.doc[first - 1] if first > verb.sent.start else None
    if before is None or before.pos_ != "PROPN" or before.dep_ != "pobj" or before.head.i > verb.i:
        return None
    dated = any(
        c.dep_ in {"compound", "nummod", "nmod"} and (c.lower_ in _MONTHS or c.pos_ == "NUM") for c in before.children
    )
    return before if dated and before.lower_ not in _MONTHS else None


def predicative(verb: Token) -> str:
    """What somebody is held or made: "held X responsible", "took prisoner six men", "made available two ships"."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in {"ccomp", "oprd", "acomp", "xcomp"} and c.lower_ in _PREDICATIVES:
            return str(c.lower_)
    if verb.i + 1 < len(verb.doc):
        nxt = verb.nbor()
        if nxt.lower_ in _PREDICATIVES and nxt.dep_ in {"amod", "nmod", "compound", "acomp", "oprd", "dobj", "advmod"}:
            return str(nxt.lower_)
    return ""


def small_clause(verb: Token) -> Token | None:
    """Who is held responsible: the parser makes them the subject of the adjective."""
    for c in verb.children:
        if (
            c.dep_ in {"ccomp", "xcomp"}
            and c.pos_ == "ADJ"
            and c.i > verb.i
            and not any(x.dep_ in {"mark", "cop", "aux"} for x in c.children)
        ):
            return next((x for x in c.children if x.dep_ == "nsubj" and verb.i < x.i < c.i), None)
    return None
