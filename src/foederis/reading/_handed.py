"""Goods whose clause names who gives and who gets: "tanks promised by Chile", "the boats that it sold Peru", "drones launched by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._frames import measure
from foederis.reading._syntax import lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["giver_and_taker", "shooters"]


_GIVE = words(
    "promise pledge offer give lend donate send supply sell provide ship export lease grant deliver fund pay build make"
)
_GET = words("ask appeal plead beg order buy purchase request procure acquire seek")
_KEEP = words("keep station base maintain have deploy garrison post serve")
_MEANT = words("destine intend mean bind bound earmark head")
_DOWN = words("shoot down intercept destroy bring repel stop neutralise neutralize")


def giver_and_taker(ex: Extractor, noun: Token | None) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Who gives the goods and who gets them, by the clause that hangs on their noun."""
    givers: tuple[Side, ...] = ()
    takers: tuple[Side, ...] = ()
    if noun is None:
        return givers, takers
    inner = measure(noun)
    for clause in (c for n in ({noun.i: noun, inner.i: inner}).values() for c in n.children):
        if clause.dep_ not in {"relcl", "acl"} or clause.pos_ not in {"VERB", "ADJ"}:
            continue
        lemma = lemma_of(clause)
        args = ex.args_of(clause)
        preps = prepositions(clause)
        if lemma in _GIVE:
            givers = givers or _states(ex.actors(args)[0])
            given = [
                c
                for c in clause.children
                if c.dep_ in {"dobj", "dative", "oprd"} and c.i > clause.i and c.i in ex.cast.at
            ]
            takers = takers or _named(ex, [*given, *preps.get("to", []), *preps.get("for", [])])
        elif lemma in _GET:
            takers = takers or _states(ex.actors(args)[0])
            givers = givers or _named(ex, preps.get("from", []))
        elif lemma in _KEEP:
            takers = takers or _named(ex, [t for name in ("in", "to", "at", "on") for t in preps.get(name, [])])
        elif lemma in _MEANT:
            takers = takers or _named(ex, [*preps.get("for", []), *preps.get("to", [])])
    own = {g.state for g in givers}
    return givers, tuple(t for t in takers if t.state not in own)


def _states(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    return tuple(s for s in sides if s.state and s.official)


def _named(ex: Extractor, tokens: list[Token]) -> tuple[Side, ...]:
    return next((found for t in tokens if t.pos_ not in {"VERB", "AUX"} and (found := _states(ex.cast.sides(t)))), ())


def shooters(ex: Extractor, verb: Token) -> tuple[Side, ...]:
    """Who shoots down what was launched was its target: "shot down 30 drones launched by Chile"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBN":
        return ()
    noun = verb.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in {"NOUN", "NUM", "DET", "PRON"}:
        noun = noun.head.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or lemma_of(noun.head) not in _DOWN:
        return ()
    return _states(ex.actors(ex.args_of(noun.head))[0])
