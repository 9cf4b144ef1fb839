"""Who stands on a side: from a noun phrase of a parsed text to states, bodies and groups, with their sector."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from foederis.reading._describe import (
    BODIES,
    ENVOYS,
    FORMATIONS,
    GENERIC,
    OTHERS,
    PAIR_NOUNS,
    PERSONS,
    is_aircraft,
    is_ethnic,
    is_fellows,
    is_regional,
    made_or_backed,
    rebel_titled,
)
from foederis.reading._epithets import COLONIES
from foederis.reading._lexicon import lexicon
from foederis.reading._names import Name
from foederis.reading._side import Side, same
from foederis.reading._syntax import conjuncts, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._vague import sent_by, vague

__all__ = ["PERSONS", "Cast", "Side"]


_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "npadvmod", "det"})
_INNER = ("of", "for", "in", "from", "at", "near", "on", "to", "inside", "under", "outside", "across", "with")
_OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_REBELS = frozenset({"REB", "CRM"})
_PLACE_PREPS = ("in", "at", "near", "inside", "outside", "on")


_CARTS = frozenset({"lorry", "truck", "tanker", "convoy"})
_NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED_IN = frozenset({"group", "team", "batch", "wave", "party", "band", "number", "total", "dozen", "handful"})


class Cast:
    """All names of one document, and what its noun phrases and pronouns stand for."""

    def __init__(self, doc: Any, names: list[Name]) -> None:
        self.doc = doc
        self.tokens: list[Token] = list(doc)
        self.lex = lexicon()
        self.at: dict[int, Name] = {}
        self.span: dict[int, tuple[int, int]] = {}
        self.aliases: dict[str, Side] = {}
        self.places: dict[str, str] = {}
        self._memo: dict[int, tuple[Side, ...]] = {}
        self.nouns: dict[int, set[str]] = {}  # names of a noun that frames are tested against
        self._named: dict[int, Side] = {}
        self._busy: set[int] = set()
        for name in names:
            span = doc.char_span(name.start, name.end)
            if span is None or not name.readings:
                continue
            for i in range(span.start, span.end):
                self.at[i] = name
                self.span[i] = (span.start, span.end)
        from foederis.reading._coref import Discourse

        self.discourse = Discourse(self)
        self._learn()
        self._memo.clear()  # what was worked out before all names were known is worked out again
        self.discourse.forget()

    # ------------------------------------------------------------------ names
    def _learn(self) -> None:
        """Remember whose an unknown person or place is: "the Iranian minister X" earlier, "X" later."""
        for i, (start, end) in self.span.items():
            last = self.tokens[end - 1]
            if i == start and end - start > 2 and last.pos_ == "PROPN" and self.tokens[end - 2].pos_ == "PROPN":
                whole = self._of_name(last)
                if whole.state and lemma_of(last) not in self.lex.heads:
                    self.aliases.setdefault(last.text, replace(whole, name=last.text))
        for t in self.tokens:
            if t.pos_ != "PROPN" or t.i in self.at or t.dep_ in {"compound", "amod"}:
                continue
            side = self._from_modifiers(t) or self._from_apposition(t)
            if side is not None and side.state and len(t.text) > 2 and t.text[0].isupper():
                self.aliases.setdefault(t.text, replace(side, name=t.text))
                continue
            for name in _PLACE_PREPS:
                for p in prepositions(t).get(name, []):
                    found = self.at.get(p.i)
                    if found is not None and found.state:
                        self.places.setdefault(t.text, found.state)

    def _of_name(self, t: Token) -> Side:
        name = self.at[t.i]
        known = self._named.get(name.start)
        if known is None:
            known = self._named[name.start] = self._read_name(t, name)
        return known if known.token == t.i else replace(known, token=t.i)

    def _read_name(self, t: Token, name: Name) -> Side:
        a = name.readings[0]
        start, end = self.span[t.i]
        span = self.doc.span(start, end)
        kind = a.kind
        sector = a.sector or "GOV"
        state = a.state
        if state is None and kind in {"leader", "minister", "person"}:
            kind = "body" if sector == "GOV" else "group"  # who speaks for a body or for a group
        if span.text == "Brussels" and self.doc[end - 1].dep_ != "pobj" and "Belgi" not in self.doc.text:
            state, kind = None, "body"  # the Union's seat speaks for the Union where no Belgian is meant
        elif span.text == "Brussels" and self.doc[end - 1].head.dep_ == "agent" and "Belgi" not in self.doc.text:
            state, kind = None, "body"
        official = kind != "group"
        if kind == "organ" and " " in a.role and sector in _OFFICIAL_SECTORS:
            pass  # "central bank", "joint chiefs of staff": a body of the state, whatever its last word
        elif kind == "organ" and end - start > 1:
            head = self.lex.heads.get(lemma_of(self.doc[end - 1]))
            if head == "REB" and is_aircraft(self.doc[end - 1]):
                sector = "MIL"
            elif head in _REBELS:
                state, sector, kind, official = None, "REB", "group", False
            elif head is not None and lemma_of(self.doc[end - 1]) not in self.lex.official:
                sector, kind, official = head, "firm" if head in {"BUS", "SOC"} else "people", False
        return Side(span.text, state, sector, kind, span.start_char, span.end_char, t.i, 1.0, official)

    # ------------------------------------------------------------------ noun phrases
    def sides(self, t: Token | None) -> tuple[Side, ...]:
        """Every side that a noun phrase names: joined ones each, "both governments" as the two meant; () for none."""
        if t is None:
            return ()
        found: list[Side] = []
        for c in conjuncts(t):
            for side in (*self._one(c), *self._joined_owners(c)):
                if not any(same(side, f) for f in found):
                    found.append(side)
        for side in self._joint_adjectives(t):
            if not any(same(side, f) for f in found):
                found.append(side)
        if len(found) > 1:
            found.sort(key=lambda s: s.start)
        return tuple(found)

    def _joined_owners(self, t: Token) -> list[Side]:
        """ "The foreign ministers of Egypt and Ethiopia": the name ends with Egypt, Ethiopia is joined to it."""
        span = self.span.get(t.i)
        if span is None or t.tag_ not in {"NNS", "NNPS"} or span[1] - 1 <= t.i:
            return []
        return [
            self._with_head(self._of_name(c), t, True)
            for c in conjuncts(self.tokens[span[1] - 1])[1:]
            if c.i in self.at
        ]

    def side(self, t: Token | None) -> Side | None:
        """The first side of a noun phrase."""
        found = self.sides(t)
        return found[0] if found else None

    def _joint_adjectives(self, t: Token) -> list[Side]:
        """ "Greek and Turkish warships": the second nationality hangs on the first."""
        found = []
        for c in t.children:
            if c.dep_ in {"amod", "compound", "poss", "nmod"} and c.i in self.at:
                joined = conjuncts(c)
                if len(joined) < 2:
                    if lemma_of(t) not in PERSONS and (first := self._hyphened(c)) is not None:
                        found += [self._with_head(self._of_name(x), t) for x in (first, c)]
                    continue
                for cc in joined:
                    if cc.i in self.at and self.at[cc.i] is not self.at.get(t.i):
                        found.append(self._with_head(self._of_name(cc), t))
        return found

    def _hyphened(self, c: Token) -> Token | None:
        """The first of two states with a hyphen between them: "an Italian-Polish plan", "the Chad-Libya border"."""
        if c.i < 2 or c.nbor(-1).text not in {"-", "–"} or c.nbor(-1).whitespace_ or c.nbor(-2).i not in self.at:
            return None
        one, two = self.at[c.i - 2], self.at[c.i]
        return self.tokens[c.i - 2] if one is not two and one.state and two.state and one.state != two.state else None

    def _one(self, t: Token) -> tuple[Side, ...]:
        known = self._memo.get(t.i)
        if known is not None:
            return known
        if t.i in self._busy:
            return ()
        self._busy.add(t.i)
        try:
            found = self._resolve(t)
        finally:
            self._busy.discard(t.i)
        self._memo[t.i] = found
        return found

    def _resolve(self, t: Token) -> tuple[Side, ...]:
        if t.lower_ in {"those", "that"} and prepositions(t).get("of"):
            return tuple(s for x in prepositions(t)["of"] for s in self.sides(x))  # "those of China and Russia"
        if t.pos_ == "PRON" and t.i in self.at and t.lower_ not in {"us", "it"}:
            return (self._of_name(t),)  # a name that the model took for a pronoun
        if t.pos_ == "PRON" or t.lower_ in {"both", "each", "neither"} or t.tag_ in {"PRP", "PRP$", "WP", "WP$", "WDT"}:
            return self.discourse.pronoun(t)
        if t.i in self.at:
            own = self._of_name(t)
            return (replace(own, state=None, kind="people", official=False) if is_ethnic(t) else own,)
        pair = self._pair(t) or self.discourse.member(t)
        if pair:
            return pair
        lemma = lemma_of(t)
        side = self.discourse.another(t) or self._from_modifiers(t) or self._from_apposition(t)
        if side is not None:
            return (side,)
        if is_regional(t, self.at) or is_fellows(t):
            return (Side(self.phrase(t), None, "GOV", "body", t.idx, t.idx + len(t.text), t.i, 0.8),)
        if rebel_titled(t, self.lex.heads):
            return (self._group(t),)
        inner = self._from_inner(t)
        if inner:
            return inner
        sender = sent_by(self, t)
        if sender is not None:
            return (sender,)
        again = self.discourse.again(t)
        if again is not None:
            return (again,)
        if t.pos_ == "PROPN":
            alias = self.aliases.get(t.text)
            if alias is not None:
                return (replace(alias, start=t.idx, end=t.idx + len(t.text), token=t.i),)
            place = self.places.get(t.text)
            if place is not None:
                return (Side(t.text, place, "GOV", "place", t.idx, t.idx + len(t.text), t.i, 0.9),)
        if t.lower_ in {"former", "latter"}:
            return self.discourse.listed(t)
        if t.lower_ in {"north", "south"} and any(c.lower_ == "the" for c in t.children):
            korea = "PRK" if t.lower_ == "north" else "KOR"
            if any(n.state in {"PRK", "KOR"} for n in self.at.values()):
                return (Side(f"the {t.text}", korea, "GOV", "state", t.idx, t.idx + len(t.text), t.i, 0.9),)
        if lemma in GENERIC or lemma in BODIES:
            return self.discourse.generic(t)
        if (
            self.lex.heads.get(lemma) == "REB"
            and t.pos_ == "NOUN"
            and lemma not in {"bomber", "front", "faction", "fighter"}
        ):
            return (self._group(t),)
        return ()

    def _with_head(self, side: Side, t: Token, owned: bool = False) -> Side:
        """A nationality with its head noun: the state stays, sector and kind are the head's."""
        lemma = lemma_of(t)
        sector = self.lex.heads.get(lemma)
        if lemma in FORMATIONS and any(
            lemma_of(c) in self.lex.classes[x] for c in t.children if c.dep_ == "compound" for x in ("weapons", "troops")
        ):
            return replace(side, sector="MIL", kind="organ", official=True, token=t.i)  # "a carrier group"
        if sector is None:
            if owned or t.pos_ == "PROPN" or t.i in self.at or side.kind in {"body", "group", "place"}:
                return replace(side, token=t.i)
            classes = self.lex.classes
            if lemma in classes["weapons"] or lemma in classes["troops"] or lemma in PERSONS or lemma in _CARTS:
                return replace(side, kind="organ", token=t.i)
            return replace(side, kind="thing", official=False, token=t.i)
        official = lemma in self.lex.official
        if is_ethnic(t):
            return replace(side, state=None, kind="people", official=False, name=self.phrase(t), token=t.i)
        if sector == "REB" and side.state and is_aircraft(t):
            return replace(side, sector="MIL", kind="organ", token=t.i)
        if sector in _REBELS or rebel_titled(t, self.lex.heads):
            return replace(side, state=None, sector="REB", kind="group", official=False, name=self.phrase(t), token=t.i)
        if side.kind in {"body", "group"}:
            return replace(side, token=t.i)
        kind = "organ" if official else "people" if sector not in {"BUS", "SOC", "CRM"} else "firm"
        return replace(side, sector=sector, kind=kind, official=official, token=t.i)

    def phrase(self, t: Token) -> str:
        """A noun with the modifiers before it."""
        left = min((c.left_edge.i for c in t.children if c.dep_ in _MODIFIERS), default=t.i)
        text: str = self.doc.span(left, t.i + 1).text
        return text

    def _from_modifiers(self, t: Token) -> Side | None:
        """The nationality or owner before the head: "Iranian boats", "Iran's foreign ministry", "the Russian parliament's"."""
        armed = False
        for dep in (("amod", "compound", "nmod", "npadvmod"), ("poss",)):
            for c in t.children:
                if c.dep_ not in dep or c.i > t.i:
                    continue
                if c.i in self.at:
                    tied = made_or_backed(c, *self.span[c.i], self.tokens, t, self.lex.heads)
                    if not tied:
                        return self._with_head(self._of_name(c), t)
                    armed = armed or tied == "group"
                    continue
                if dep != ("poss",):
                    below = next((x for x in c.children if x.dep_ == "npadvmod" and x.i in self.at), None)
                    tied = (
                        made_or_backed(below, *self.span[below.i], self.tokens, t, self.lex.heads)
                        if below is not None
                        else ""
                    )
                    inner = self._from_modifiers(c) if not tied else None
                    if inner is not None:
                        return self._with_head(inner, t)
                    armed = armed or tied == "group"
                    continue
                owner = self._one(c)
                past = self.discourse.by_past(t, owner[0]) if owner else None
                if past is not None or (owner and lemma_of(t) in COLONIES):
                    return past
                if owner and lemma_of(t) in OTHERS and c.tag_ == "PRP$":
                    other = self.discourse.other_than(owner[0].state, t)
                    return replace(other, name=self.phrase(t), token=t.i) if other is not None else None
                if owner:
                    return self._with_head(replace(owner[0], sure=owner[0].sure * 0.95), t, c.tag_ != "PRP$")
        return self._group(t) if armed else None

    def _group(self, t: Token) -> Side:
        """An armed group without a name."""
        return Side(self.phrase(t), None, "REB", "group", t.idx, t.idx + len(t.text), t.i, 0.8, False)

    def _from_apposition(self, t: Token) -> Side | None:
        for c in t.children:
            if c.dep_ == "appos" and c.i not in self._busy:
                found = self._one(c)
                if found and found[0].kind != "place":
                    return replace(found[0], name=self.person(t), token=t.i)
        if t.dep_ == "appos" and t.pos_ == "PROPN" and t.head.i not in self._busy:
            head = t.head
            if (
                head.dep_ == "pobj"
                and lemma_of(head.head.head) in PERSONS
                and any(c.dep_ == "compound" for c in t.children)
            ):
                head = head.head.head  # "the UN envoy for Libya, Ghassan Salame": the envoy's name
            found = self._one(head) if head.i not in self._busy else ()
            if found:
                return replace(found[0], name=self.person(t), token=t.i)
        return None

    def person(self, t: Token) -> str:
        """A name with the first names before it."""
        left = min((c.i for c in t.children if c.dep_ == "compound" and c.pos_ == "PROPN"), default=t.i)
        text: str = self.doc.span(left, t.i + 1).text
        return text

    def _from_inner(self, t: Token) -> tuple[Side, ...]:
        """The state behind the head: "the king of Jordan", "a court in Lyon", "a spokesman for the Iranian army"."""
        preps = prepositions(t)
        for name in _INNER:
            if name in {"to", "in", "at"} and lemma_of(t) in ENVOYS:
                continue  # who is sent there is not theirs
            for p in preps.get(name, []):
                if p.pos_ in {"VERB", "AUX"}:
                    continue
                found = self.sides(p) if name in {"of", "from"} and t.tag_ in {"NNS", "NNPS"} else self._one(p)
                found = tuple(f for f in found if f.known)
                if found and name == "of" and lemma_of(t) in _COUNTED_IN:
                    return found  # "a group of 40 Peruvian officers"
                if found:
                    sure = 0.97 if name == "of" else 0.9
                    return tuple(
                        self._with_head(replace(f, sure=f.sure * sure), t, name in {"of", "for"}) for f in found
                    )
        return ()

    def blank(self, t: Token) -> Side:
        """Something that is no side of a claim."""
        return Side(t.text, None, "UNK", "unknown", t.idx, t.idx + len(t.text), t.i, 0.0, False)

    def vague(self, t: Token | None) -> Side | None:
        """A side without a nationality of its own: "police", "the defence minister", an unknown person or company."""
        return vague(self, t)

    def _pair(self, t: Token) -> tuple[Side, ...]:
        """ "both governments", "the two countries", "each side", "the pair", "the rivals": the states last spoken of."""
        before = {c.lower_ for c in t.children if c.i < t.i}
        if t.lower_ in {"two", "pair", "duo"} and "the" in before and t.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            return self.discourse.last_two(t) if not any(c.dep_ == "prep" for c in t.children) else ()
        lemma = lemma_of(t)
        if lemma not in PAIR_NOUNS or any(x.i in self.at for x in t.children if x.dep_ in _MODIFIERS):
            return ()
        if before == {"the", "other"} and t.tag_ not in {"NNS", "NNPS"}:
            other = self.discourse.other_side(t)
            return (other,) if other is not None else ()
        number = next((_NUMBERS[w] for w in before if w in _NUMBERS), 0)
        if number:
            return self.discourse.last_row(t, number)
        if before & {"both", "two", "each", "either", "neither"}:
            return self.discourse.last_two(t)
        if (
            t.tag_ == "NNS"
            and before == {"the"}
            and lemma in {"side", "neighbour", "neighbor", "rival", "foe", "party"}
        ):
            return self.discourse.last_two(t)
        return ()
