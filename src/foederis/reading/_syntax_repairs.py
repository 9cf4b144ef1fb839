"""What the model hangs in the wrong place, put right: gifts read as one noun, a month and a subject read as one name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from foederis.reading._names import find_names
from foederis.reading._tree import Token
from foederis.reading._words import words
from foederis.states import STATES

if TYPE_CHECKING:
    from foederis.reading._syntax import Args

__all__ = ["after_month", "caused", "finite_after_all", "split_gift"]


_LANDS = frozenset(s.name for s in STATES.values())  # names, not nationalities


@lru_cache(maxsize=10_000)
def _land(name: str) -> bool:
    """Whether a word is a state's name or its capital's."""
    if name in _LANDS:
        return True
    found = find_names(name, None)
    return bool(found) and found[0].end == len(name) and found[0].readings[0].kind == "capital"

_STUFF = words(
    "fuel grain help aid support money ammunition gas oil wheat rice shelter asylum credit backing equipment medicine training intelligence relief compensation electricity water food cover steel cement"
)
_WHEN = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday week month year time times day days"
)
_MONTHS = words(
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday"
)


def after_month(verb: Token) -> Token | None:
    """ "In December Peru sent ...": the model makes one name of the month and the subject."""
    for c in verb.children:
        if c.dep_ == "prep" and c.i < verb.i and c.lower_ in {"in", "on", "since", "by"}:
            name = next((x for x in c.children if x.dep_ == "pobj" and x.pos_ == "PROPN"), None)
            if (
                name is not None
                and name.lower_ not in _MONTHS
                and any(x.dep_ == "compound" and x.lower_ in _MONTHS for x in name.children)
            ):
                return name
    return None


def split_gift(verb: Token, args: Args) -> None:
    """ "handed Vietnam the last of six boats", "promised Lima 30 trucks": whom it went to is read as the thing, or before it."""
    obj = args.obj
    if obj is None or obj.i < verb.i:
        return
    after = next(
        (
            c
            for c in verb.children
            if c.i > obj.i and c.dep_ in {"dobj", "npadvmod", "oprd"} and c.pos_ in {"NOUN", "ADJ", "NUM"}
        ),
        None,
    )
    if after is not None and (after.dep_ != "npadvmod" or obj.pos_ == "PROPN") and after.lower_ not in _WHEN:
        args.obj, args.iobj = after, obj
        return
    for c in obj.children:
        if (
            c.dep_ in {"nmod", "compound", "npadvmod"}
            and c.pos_ == "PROPN"
            and (
                any(x.tag_ in {"CD", "DT", "PRP$"} for x in obj.doc[c.i + 1 : obj.i])
                or (
                    c.tag_ == "NNP"
                    and c.i == verb.i + 1
                    and all(x.head.i == obj.i and x.dep_ in {"amod", "compound", "nmod"} for x in obj.doc[c.i + 1 : obj.i])
                    and _land(c.text)
                    and (obj.tag_ == "NNS" or (obj.tag_ == "NN" and obj.lemma_ in _STUFF))
                )
            )
        ):
            args.iobj = c
            return


# Verbs without an object: behind a noun they are no participles.
_GOES = words(
    """nose trample march edge stray surge roll sail steam advance land dock clash rally gather protest demonstrate cross crowd stream
    pour rumble converge retreat parachute swarm riot mass intrude trespass wander drift retaliate disembark arrive depart fire open
    vote appeal plead respond agree refuse"""
)


def finite_after_all(verb: Token) -> bool:
    """ "Five Chilean ships nosed into Peruvian waters.": the model reads one long noun with a participle."""
    if verb.dep_ != "acl" or verb.head.dep_ != "ROOT" or verb.text[-2:] != "ed" or verb.i != verb.head.i + 1 or verb.lemma_.lower() not in _GOES:
        return False
    if verb.head.pos_ not in {"NOUN", "PROPN"} or any(c.dep_ in {"agent", "auxpass", "aux"} for c in verb.children):
        return False
    return not any(t.tag_ in {"VBZ", "VBP", "MD", "VBD"} for t in verb.sent if t.i != verb.i)


def caused(verb: Token) -> Token | None:
    """Whom somebody has arrested, killed or brought: "had a Chilean publisher arrested"."""
    if verb.tag_ != "VBN" or verb.dep_ != "ccomp" or verb.head.lemma_ not in {"have", "get", "order"} or verb.head.i > verb.i:
        return None
    if any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i > verb.head.i), None)
