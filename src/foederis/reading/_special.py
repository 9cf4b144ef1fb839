"""What a frame asks of a verb that no noun shows: "?packing", "?insult", "?cargo", "?home"."""

from __future__ import annotations

from foederis.reading._lexicon import lexicon
from foederis.reading._syntax import lemma_of
from foederis.reading._tree import Token
from foederis.reading._words import words

__all__ = ["special"]


_NEGATIVE = words(
    """illegal unlawful unacceptable provocation aggression terrorist murderer war-crime crime mistake stab betrayal barbaric
    unconstitutional invalid disgrace shameful fascist dictator liar nutter stupid fool racist irresponsible reckless unfair
    outrageous criminal blackmail farce sham genocide absurd dangerous brutal hypocrite provocative inhuman terrorism
    unjustified unwarranted violation threat invasion coup act deplorable disappointing killer thug tyrant traitor lie false
    cowardly heinous evil interference fake insult humiliating madness disgusting"""
)
_KIND = frozenset(
    [
        "historic",
        "important",
        "welcome",
        "good",
        "great",
        "friend",
        "brother",
        "positive",
        "constructive",
        "productive",
        "brilliant",
        "success",
        "step",
        "milestone",
        "excellent",
        "wise",
        "brave",
        "right",
        "fair",
        "promising",
        "encouraging",
        "useful",
        "frank",
        "warm",
        "partner",
        "ally",
        "hero",
        "courageous",
        "breakthrough",
    ]
)
_PACKING = frozenset({"leave", "get", "pack", "depart", "quit", "go", "clear"})
_VOID = frozenset({"void", "null", "invalid", "unacceptable", "illegitimate", "worthless", "unlawful"})


def special(name: str, verb: Token) -> bool:
    """Whether a verb with what hangs on it is what the frame asks for."""
    joined = {x.i for c in verb.children if c.dep_ == "conj" for x in c.subtree}
    words = {lemma_of(t) for t in verb.subtree if t.i > verb.i and t.i not in joined}
    if name == "?go":
        return any(c.dep_ in {"ccomp", "xcomp"} and lemma_of(c) in {"go", "leave", "walk"} for c in verb.children)
    if name == "?packing":
        return bool(words & _PACKING)  # "gave the envoy two days to leave"
    if name == "?persona":
        return bool({"persona", "personae"} & words)
    if name == "?guilty":
        return "guilty" in words
    if name == "?void":
        return bool(words & _VOID)
    if name == "?agreement":
        return verb.lemma_ == "fail" and bool(words & {"agreement", "deal", "consensus", "accord"})
    if name == "?insult" and any(c.lower_ == "what" for c in verb.children):
        return False
    if name == "?insult":
        if words & _NEGATIVE:
            return True
        quoted = any(c.text in {'"', "“", "”"} for c in verb.subtree if c.i > verb.i)
        plain = [c for c in verb.children if c.dep_ in {"oprd", "ccomp", "xcomp"} and c.i > verb.i]
        return quoted and bool(plain) and not words & _KIND
    if name == "?cargo":
        return _cargo(verb)
    if name == "?home":
        return any(
            c.lower_ in {"home", "back"} and c.dep_ in {"advmod", "prt", "npadvmod", "dobj", "oprd"}
            for c in verb.children
        )
    if name == "?ready":
        return any(
            c.lower_ in {"ready", "prepared", "packed"}
            for n in verb.children
            if n.dep_ in {"dobj", "ccomp"}
            for c in (*n.children, n)
        )
    if name == "?standby":
        return any(
            c.dep_ == "acl" and lemma_of(c) in {"stand", "wait"}
            for n in verb.children
            if n.dep_ in {"dobj", "ccomp"}
            for c in (*n.children, n)
        )
    return False


def _cargo(verb: Token) -> bool:
    """Whether what arrives carries arms or relief."""
    goods = lexicon().classes["weapons"] | lexicon().classes["aid"]
    for c in verb.children:
        if c.dep_ in {"nsubj", "nsubjpass"}:
            for x in c.subtree:
                if x.lower_ in {"carrying", "loaded", "laden", "with", "bringing", "full", "transporting"} and any(
                    lemma_of(y) in goods for y in x.subtree
                ):
                    return True
    return False
