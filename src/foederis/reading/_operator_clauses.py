"""What the clause under an operator is like: denied, told as a fact, told as done."""

from __future__ import annotations

from foederis.reading._raw import Raw
from foederis.reading._tree import Token

__all__ = ["asserts", "asserts_of_past", "negated", "told_as_done"]


_TENSED = frozenset({"will", "wo", "'ll", "’ll", "would", "'d", "’d", "did", "had", "has", "could", "may", "might", "can"})


def negated(t: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in t.children)


def asserts(inner: Raw) -> bool:
    """Whether the content is told as a fact or a forecast ("that it never sent", "that it will not"), not as a thing to do."""
    t = inner.token
    if inner.noun or t.dep_ != "ccomp":
        return False
    aux = [c for c in t.children if c.dep_ in {"aux", "auxpass"}]
    return t.tag_ in {"VBD", "VBZ"} or any(c.tag_ in {"VBD", "VBZ"} or c.lower_ in _TENSED for c in aux)


def told_as_done(t: Token) -> bool:
    """A clause in the past or perfect, with nothing in it that is to come."""
    if t.dep_ != "ccomp":
        return False
    aux = [c for c in t.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in aux):
        return False
    return t.tag_ == "VBD" or any(c.lemma_ == "have" or c.tag_ == "VBD" for c in aux)


def asserts_of_past(inner: Raw) -> bool:
    aux = {c.lower_ for c in inner.token.children if c.dep_ in {"aux", "auxpass"}}
    return asserts(inner) and not aux & {"will", "wo", "'ll", "’ll", "would", "'d", "’d", "could", "may", "might", "can"}
