"""Participles of asking and telling that the model takes for active verbs: "asked for tents, Oslo declined"."""

from __future__ import annotations

from foederis.reading._clefts import outer_doer
from foederis.reading._tree import Token

__all__ = ["ASKED", "asked_of", "lent_subject"]


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ASKED = frozenset(
    {
        "ask",
        "approach",
        "urge",
        "press",
        "beg",
        "implore",
        "request",
        "pressure",
        "tell",
        "order",
        "invite",
        "accuse",
        "warn",
        "threaten",
        "criticise",
        "criticize",
        "condemn",
        "attack",
        "promise",
        "offer",
    }
)


def asked_of(verb: Token) -> bool:
    """Whether a participle of asking, telling or blaming has its subject as the one who is asked, told or blamed."""
    return _fronted(verb) or _between_commas(verb)


def _fronted(verb: Token) -> bool:
    """ "Asked for help by Chad, Oslo declined": a participle that opens the sentence, done to the subject behind it."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.lemma_ not in ASKED or verb.left_edge.i != verb.i:
        return False
    if any(c.dep_ in {"aux", "mark", "nsubj", "dobj"} for c in verb.children):
        return False
    return any(c.dep_ in _SUBJECTS and c.i > verb.i for c in verb.head.children)


def _between_commas(verb: Token) -> bool:
    """ "Oslo, asked for tents, declined": read as the main verb, with the real one hanging on it without a subject."""
    if verb.lemma_ not in ASKED or verb.tag_ not in {"VBD", "VBN"} or verb.i < 2 or verb.nbor(-1).text != ",":
        return False
    if not any(c.dep_ == "nsubj" and c.i == verb.i - 2 for c in verb.children) or any(
        c.dep_ == "dobj" for c in verb.children
    ):
        return False
    if verb.dep_ in {"parataxis", "ccomp", "advcl"} and verb.head.i > verb.i and _finite_alone(verb.head):
        return True
    return any(c.dep_ in {"ccomp", "conj", "advcl"} and c.i > verb.i and _finite_alone(c) for c in verb.children)


def _finite_alone(verb: Token) -> bool:
    """A finite verb behind a comma, without a subject of its own."""
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    helper = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE), None)
    first = helper if helper is not None else verb if verb.tag_ in _FINITE else None
    return first is not None and first.i > 0 and first.nbor(-1).text == ","


def lent_subject(verb: Token) -> Token | None:
    """The subject that such a participle holds ("Oslo, asked for tents, has declined"), or one named outside the clause."""
    for c in verb.children:
        if c.dep_ in {"parataxis", "ccomp", "advcl"} and c.i < verb.i and _between_commas(c):
            return next((x for x in c.children if x.dep_ == "nsubj"), None)
    return outer_doer(verb)
