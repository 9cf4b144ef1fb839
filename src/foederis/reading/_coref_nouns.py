"""Nouns that take up what was named before: "the country", "the bloc", "both governments", "the latter", "the frigates"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foederis.reading._describe import BODIES, COLONISERS, GENERIC, PERSONS
from foederis.reading._epithets import called, linked
from foederis.reading._syntax import conjuncts, governor, lemma_of, subject
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._side import Side
    from foederis.reading._who import Cast

__all__ = ["LOOK_BACK", "Described", "Entity"]


_LEADERS = words("president premier minister leader king queen chancellor prime-minister emir sultan elect ruler dictator strongman monarch autocrat general")
_BARE = frozenset({"both", "neither", "each"})
LOOK_BACK = 3  # sentences
# From so many sentences and words on a text has states that it is about, and such as it only touches upon.
_LONG, _WORDS = 5, 120
_OFTEN = 0.25  # of the sentences in which the state named most is named
_CLEARLY = 1.4  # times as often as the third
_FACING = frozenset({"subj", "obj", "with", "against", "between"})
_ROLES = {"subj": 3, "obj": 2, "place": 0}


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention that a later word may refer to."""

    i: int
    sentence: int
    side: Side
    subject: bool
    person: bool
    depth: int
    role: str = ""  # "subj", "obj", "place" or the preposition
    blank: bool = False  # something that is no side: a pronoun may mean it


class Described:
    """What has been spoken of before a word, and the nouns that take it up."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._entities: list[Entity] | None = None
        self._about: dict[str, set[int]] | None = None
        self._sentence: dict[int, int] = {}
        for n, sent in enumerate(cast.doc.sents):
            for i in range(sent.start, sent.end):
                self._sentence[i] = n

    @property
    def entities(self) -> list[Entity]:
        """All mentions in order of the text."""
        if self._entities is None:
            self._entities = []  # grows in order: what is worked out on the way sees all that stands before it
            self._collect(self._entities)
        return self._entities

    def _collect(self, found: list[Entity]) -> None:
        raise NotImplementedError

    def about(self) -> frozenset[str] | None:
        """The states that a long text is about: named in many of its sentences; None for a short text."""
        named = self._named()
        if not named:
            return None
        least = max(2.0, _OFTEN * max(len(found) for found in named.values()))
        return frozenset(state for state, found in named.items() if len(found) >= least)

    def matters(self, state: str, t: Token) -> bool:
        """Whether a state is one that a text is about, all of it or just before a word; every one is in a short text."""
        about = self.about()
        if about is None or state in about:
            return True
        n = self._sentence[t.i]
        return sum(n - LOOK_BACK <= s <= n for s in self._named().get(state, ())) > 1

    def _named(self) -> dict[str, set[int]]:
        """The sentences of a long text by the states that are named in them."""
        if self._about is None:
            found: dict[str, set[int]] = {}
            if len(self._sentence) >= _WORDS and len(set(self._sentence.values())) >= _LONG:
                for i, name in self.cast.at.items():
                    if name.state:
                        found.setdefault(name.state, set()).add(self._sentence[i])
            self._about = found
        return self._about

    def _before(self, t: Token) -> list[Entity]:
        n = self._sentence[t.i]
        found = [e for e in self.entities if not e.blank and e.i < t.i and n - e.sentence <= LOOK_BACK]
        left = t.i if t.pos_ in {"VERB", "AUX"} else t.left_edge.i
        return [e for e in found if e.i < left] if left < t.i else found  # not its own modifiers

    def last_two(self, t: Token) -> tuple[Side, ...]:
        """The two different states last spoken of, in order of the text: doers before those done to, places last."""
        verb = governor(t)
        doer = subject(verb) if verb is not t else None
        own: set[str | None] = set()
        inside = doer is not None and (t.is_ancestor(doer) or (doer.is_ancestor(t) and not doer.is_ancestor(verb)))
        if doer is not None and doer.i != t.i and not inside:
            own = {side.state for side in self.cast.sides(doer)}
        return self._two(t, own) or self._two(t, set())

    def last_two_but(self, t: Token, own: set[str | None]) -> tuple[Side, ...]:
        """The two states last spoken of besides some."""
        return self._two(t, own)

    def _two(self, t: Token, own: set[str | None]) -> tuple[Side, ...]:
        found: list[Entity] = []
        before = [e for e in self._before(t) if e.side.state and e.side.state not in own and not self._many(e)]
        if self.about() is not None:
            before = self._parties(t, before, own)
        for n in sorted({e.sentence for e in before}, reverse=True):
            here = [e for e in before if e.sentence == n]
            if not found and t.lower_ in _BARE and (pair := self._coordinated(here)):
                return pair
            for e in sorted(here, key=lambda e: (-_ROLES.get(e.role, 1), -e.i)):
                if all(e.side.state != f.side.state for f in found):
                    found.append(e)
                if len(found) == 2:
                    return tuple(replace(f.side, sure=0.8) for f in sorted(found, key=lambda f: f.i))
        return ()

    def _parties(self, t: Token, before: list[Entity], own: set[str | None]) -> list[Entity]:
        """Of the mentions in a long text those that "both" may mean: the two that deal with each other in this sentence or
        the one before it, else the two that the text is about, else those that matter in it."""
        n = self._sentence[t.i]
        for k in (n, n - 1):
            facing = [e for e in before if e.sentence == k and e.role in _FACING and not e.depth]
            if len({e.side.state for e in before if e.sentence == k}) == len({e.side.state for e in facing}) == 2:
                return facing
        pair = self._main_two(own)
        if pair:
            return [e for e in self.entities if e.side.state in pair and e.i < t.i] or before
        return [e for e in before if e.sentence == n or self.matters(str(e.side.state), t)]

    def _main_two(self, own: set[str | None]) -> tuple[str, ...]:
        """The two states of a long text that, besides some, are named far oftener than any other."""
        often = sorted(((-len(found), state) for state, found in self._named().items() if state not in own))
        if len(often) < 2 or often[1][1] not in (self.about() or ()):
            return ()
        third = often[2][0] if len(often) > 2 else 0
        return (often[0][1], often[1][1]) if often[1][0] <= _CLEARLY * third else ()

    def times(self, state: str) -> int:
        """In how many sentences of a long text a state is named."""
        return len(self._named().get(state, ()))

    def _coordinated(self, here: list[Entity]) -> tuple[Side, ...]:
        """The last two of some mentions that "and" joins: "asked Lima and Quito to talk; both refused"."""
        for e in reversed(here):
            first = next((f for f in here if f.side.state != e.side.state and e.i != f.i and self.cast.doc[e.i].head.i == f.i), None)
            if first is not None and self.cast.doc[e.i].dep_ == "conj":
                return replace(first.side, sure=0.8), replace(e.side, sure=0.8)
        return ()

    def last_row(self, t: Token, number: int) -> tuple[Side, ...]:
        """ "The three countries": the last so many that stood in one row."""
        if not any(c.lower_ in {"the", "all", "these"} for c in t.children if c.i < t.i):
            return ()
        for e in reversed(self._before(t)):
            row = [s for x in conjuncts(self.cast.doc[e.i]) if x.i < t.i for s in self.cast._one(x) if s.state]
            if len({s.state for s in row}) == number:
                return tuple(replace(s, sure=0.8) for s in row)
        return ()

    def _many(self, e: Entity) -> bool:
        """Whether a state is one of three or more in a row, whom nobody calls "both"."""
        top = self.cast.doc[e.i]
        while top.dep_ == "conj" and top.head.i != top.i:
            top = top.head
        row: list[Token] = conjuncts(top)
        return len({self.cast.at[x.i].state for x in row if x.i in self.cast.at}) > 2

    def listed(self, t: Token) -> tuple[Side, ...]:
        """ "The former", "the latter": of the two joined last, else of the two last spoken of."""
        for e in reversed(self._before(t)):
            joined = [x for x in conjuncts(self.cast.doc[e.i]) if x.i < t.i]
            if len(joined) > 1:
                sides = [s for x in joined for s in self.cast._one(x)]
                if len(sides) > 1:
                    return (self._as(sides[-1] if t.lower_ == "latter" else sides[0], t),)
        two = self.last_two(t)
        if any(s.kind in {"place", "capital"} and self.cast.doc[s.token].dep_ == "pobj" for s in two):
            return ()  # "flights to Milan, and the latter": whoever it is, no place
        return (self._as(two[t.lower_ == "latter"], t),) if two else ()

    def again(self, t: Token) -> Side | None:
        """ "The frigates" after "Iranian frigates": the same word, told before with whose it is."""
        cast, lemma = self.cast, lemma_of(t)
        if t.pos_ != "NOUN" or lemma in GENERIC or lemma in BODIES:
            return None
        known = (
            cast.lex.heads.get(lemma)
            or lemma in PERSONS
            or lemma in cast.lex.classes["weapons"]
            or lemma in cast.lex.classes["troops"]
        )
        if not known or not any(c.lower_ in {"the", "these", "those"} for c in t.children if c.i < t.i):
            return None
        if any(c.dep_ in {"amod", "compound", "nmod", "poss", "prep"} for c in t.children):
            return None
        n = self._sentence[t.i]
        for x in reversed(cast.tokens[: t.i]):
            if n - self._sentence[x.i] > 2 * LOOK_BACK:
                break
            if lemma_of(x) != lemma or x.pos_ not in {"NOUN", "PROPN"} or x.dep_ in {"compound", "amod"}:
                continue
            sides = cast._one(x)
            if len(sides) == 1 and sides[0].known and sides[0].kind not in {"thing", "place"}:
                side = sides[0]
                return replace(
                    side, name=t.text, token=t.i, start=t.idx, end=t.idx + len(t.text), sure=0.85 * side.sure
                )
        return None

    def generic(self, t: Token) -> tuple[Side, ...]:
        """ "the emirate", "the country", "the bloc" after its name."""
        if not any(c.lower_ in {"the", "this", "that"} for c in t.children if c.i < t.i) or t.tag_ in {"NNS", "NNPS"}:
            return ()
        lemma = lemma_of(t)
        before = self._before(t)
        if lemma in BODIES:
            body = next((e for e in reversed(before) if e.side.kind == "body"), None)
            return (self._as(body.side, t),) if body is not None else ()
        if lemma == "power":
            return self._power(t, before)
        fits = called(t)
        fitting = [e for e in reversed(before) if e.side.state is not None and (fits is None or e.side.state in fits)]
        n = self._sentence[t.i]
        if t.dep_ in {"nsubj", "nsubjpass"}:
            # who acted in the sentence before acts again
            again = next((e for e in fitting if e.role == "subj" and e.sentence == n - 1), None)
            if again is not None and not any(e.sentence == n for e in fitting):
                return (self._as(again.side, t),)
        last: Entity | None = None
        for e in fitting:
            near = e.sentence == n
            if fits is None and lemma in {"country", "nation"} and ((e.subject and near) or (e.role == "place" and not near)):
                last = last or e
                continue
            return (self._as(e.side, t),)
        return (self._as(last.side, t),) if last is not None else ()

    def member(self, t: Token) -> tuple[Side, ...]:
        """ "The two Nato allies", "the EU member", "the former Soviet republic": states, not the body that they belong to."""
        if lemma_of(t) not in GENERIC | {"member", "ally", "partner"}:
            return ()
        ahead = [c for c in t.children if c.i < t.i]
        told = [c for c in ahead if c.i in self.cast.at and c.dep_ in {"amod", "compound", "nmod"}]
        before = {c.lower_ for c in ahead}
        bodies = [c for c in told if self.cast.at[c.i].readings[0].kind == "body" or (c.lower_ in {"soviet", "yugoslav"} and "former" in before)]
        if not bodies or len(bodies) < len(told):
            return ()
        if before & {"both", "two"}:
            return self.last_two(t)
        return self.generic(t) if t.tag_ not in {"NNS", "NNPS"} else ()

    def other_side(self, t: Token) -> Side | None:
        """ "The other side fired first, Oslo said": not the one that speaks, else not the one told of last."""
        top = t
        while top.head.i != top.i:
            top = top.head
            doer = subject(top) if top.pos_ in {"VERB", "AUX"} else None
            if doer is not None and doer.i != t.i and not doer.is_ancestor(t):
                own = next((s.state for s in self.cast.sides(doer) if s.state), None)
                if own is not None:
                    other = self.other_than(own, t)
                    return self._as(other, t) if other is not None else None
        last = next((e for e in reversed(self._before(t)) if e.role == "subj" and e.side.state), None)
        other = self.other_than(last.side.state, t) if last is not None else None
        return self._as(other, t) if other is not None else None

    def other_than(self, state: str | None, t: Token, same_sentence: bool = False) -> Side | None:
        raise NotImplementedError

    def office(self, t: Token) -> str | None:
        """Whose "the president" is: of the one state whose leaders were named before."""
        if lemma_of(t) not in _LEADERS or not any(c.lower_ == "the" for c in t.subtree if c.i <= t.i) or t.tag_ == "NNS":
            return None
        named = [e.side.state for e in self._before(t) if e.side.kind in {"leader", "minister"} and e.side.state]
        return named[0] if len(set(named)) == 1 else None

    def by_past(self, t: Token, owner: Side) -> Side | None:
        """ "Its former colony", "its former colonial ruler"."""
        near = [e.side.state for e in reversed(self._before(t)) if e.side.state]
        state = linked(t, owner.state, near)
        return replace(self._as(owner, t), state=state, sector="GOV", kind="state", name=self.cast.phrase(t)) if state is not None else None

    def _power(self, t: Token, before: list[Entity]) -> tuple[Side, ...]:
        """ "The former colonial power": of the state last spoken of that was a colony."""
        if not any(c.lower_ in {"colonial", "imperial"} for c in t.children):
            return ()
        for e in sorted(before, key=lambda e: (-e.sentence, -_ROLES.get(e.role, 1), -e.i)):
            if e.side.state in COLONISERS:
                return (replace(self._as(e.side, t), state=COLONISERS[e.side.state], sector="GOV", kind="state"),)
        return ()

    def _as(self, side: Side, t: Token) -> Side:
        if not side.official and side.state:
            side = replace(side, sector="GOV", kind="state", official=True)  # "Chadian lorries came. The country ..."
        return replace(side, name=t.text, token=t.i, start=t.idx, end=t.idx + len(t.text), sure=0.8)
