"""Coreference by rule: pronouns, "the country", "the bloc", "both governments"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from foederis.reading._syntax import governor, lemma_of, subject
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._who import Cast, Side

__all__ = ["Discourse"]

Token = Any

_HE = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_RECIPROCAL = frozenset({"both", "each"})
_PERSON_KINDS = frozenset({"leader", "minister", "person"})
_KINGDOMS = words("SAU JOR MAR BHR BHS NOR SWE DNK GBR ESP BEL NLD THA KHM BTN LSO SWZ TON")
_EMIRATES = words("QAT ARE KWT")
_BODIES_OF_MEN = words(
    "federation association company firm board committee agency league club paper newspaper union team"
)
_LOOK_BACK = 3  # sentences


@dataclass(frozen=True, slots=True)
class Entity:
    """One mention that a later word may refer to."""

    i: int
    sentence: int
    side: Side
    subject: bool
    person: bool
    depth: int
    blank: bool = False  # something that is no side: a pronoun may mean it


class Discourse:
    """What has been spoken of before a word, nearest and most prominent first."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._entities: list[Entity] | None = None
        self._sentence: dict[int, int] = {}
        for n, sent in enumerate(cast.doc.sents):
            for i in range(sent.start, sent.end):
                self._sentence[i] = n

    @property
    def entities(self) -> list[Entity]:
        """All mentions in order of the text."""
        if self._entities is None:
            self._entities = list(self._collect())
        return self._entities

    def _collect(self) -> list[Entity]:
        from foederis.reading._who import PERSONS

        found: list[Entity] = []
        for t in self.cast.tokens:
            if t.pos_ not in {"NOUN", "PROPN", "ADJ"}:
                continue
            named = t.i in self.cast.at
            if not named and (t.dep_ in {"compound", "amod"} or t.pos_ == "ADJ"):
                continue
            if (
                named
                and self.cast.span[t.i][1] - 1 != t.i
                and t.i + 1 in self.cast.span
                and self.cast.span[t.i + 1] == self.cast.span[t.i]
            ):
                continue
            side = self.cast._of_name(t) if named else (self.cast._from_modifiers(t) or self.cast.aliases.get(t.text))
            if side is None or not side.known:
                if t.dep_ in {"nsubj", "nsubjpass"} and (
                    t.pos_ == "PROPN" or lemma_of(t) in self.cast.lex.heads or lemma_of(t) in _BODIES_OF_MEN
                ):
                    human = (t.pos_ == "PROPN" and lemma_of(t) not in self.cast.lex.heads) or lemma_of(t) in PERSONS
                    found.append(Entity(t.i, self._sentence[t.i], self.cast.blank(t), True, human, 0, True))
                continue
            person = (
                side.kind in _PERSON_KINDS
                or (named and self.cast.at[t.i].readings[0].kind in _PERSON_KINDS)
                or lemma_of(t) in PERSONS
                or (t.pos_ == "PROPN" and not named)
            )
            top = t
            while (
                top.dep_ in {"conj", "compound", "amod", "poss"}
                and top.head is not top
                and top.head.pos_ in {"NOUN", "PROPN"}
            ):
                top = top.head
            subject = top.dep_ in {"nsubj", "nsubjpass"} and (top is t or t.dep_ != "poss")
            found.append(Entity(t.i, self._sentence[t.i], side, subject, person, 0 if top is t else 1))
        return found

    def _before(self, t: Token) -> list[Entity]:
        n = self._sentence[t.i]
        return [e for e in self.entities if not e.blank and e.i < t.i and n - e.sentence <= _LOOK_BACK]

    # ------------------------------------------------------------------ pronouns
    def pronoun(self, t: Token) -> tuple[Side, ...]:
        """Whom a pronoun means, the text's nearest fitting mention; () where nothing fits."""
        low = t.lower_
        if low in {"who", "which", "that"} and t.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            verb = t.head
            return self.cast.sides(verb.head) if verb.dep_ == "relcl" else ()
        if low in _RECIPROCAL:
            return self.last_two(t)
        if low not in _HE and low not in _IT and low not in _THEY and low not in {"we", "our", "us", "i", "my"}:
            return ()
        if low in {"we", "our", "us", "i", "my"}:
            root = t.sent.root
            who = next((c for c in root.children if c.dep_ == "nsubj" and c.i != t.i), None)
            return self.cast.sides(who) if who is not None and who.pos_ != "PRON" else ()
        best: Entity | None = None
        top = -99.0
        n = self._sentence[t.i]
        for e in self.entities:
            if e.i >= t.i or n - e.sentence > _LOOK_BACK:
                continue
            score = (
                -1.6 * (n - e.sentence)
                + (1.5 if e.subject else 0.0)
                - (0.06 if t.dep_ == "poss" else 0.03) * (t.i - e.i)
            )
            if low in _HE:
                score += 3.0 if e.person else -2.0
            elif low in _IT:
                score += -2.5 if e.person else 0.6
                score += 0.5 if e.side.kind in {"state", "body", "organ", "capital", "metonym"} else 0.0
            elif (
                e.side.state
                and self.cast.doc[e.i].n_rights
                and any(c.dep_ == "conj" for c in self.cast.doc[e.i].rights)
            ):
                score += 1.0
            score -= 0.8 if e.depth else 0.0
            head = self.cast.doc[e.i].head
            if t.dep_ == "poss" and e.subject and t.head.head is head and self._hostile(head):
                score -= 3.0  # "Turkey shelled its positions": not Turkey's own
            if t.dep_ != "poss" and head is t.head and t.dep_ in {"dobj", "pobj"} and e.subject:
                score -= 4.0  # "Russia attacked it": not Russia
            if score > top:
                best, top = e, score
        if best is None or best.blank:
            return ()
        if low in _THEY:
            together = self._joined(best)
            if len(together) > 1:
                return together
        return (replace(best.side, token=t.i, start=t.idx, end=t.idx + len(t.text), sure=best.side.sure * 0.85),)

    def _hostile(self, verb: Token) -> bool:
        frames = self.cast.lex.verbs.get(lemma_of(verb), ())
        return lemma_of(verb) in {"enter", "violate"} or bool(frames and frames[0].event == "ASSAULT")

    def _joined(self, e: Entity) -> tuple[Side, ...]:
        t = self.cast.doc[e.i]
        while t.dep_ == "conj":
            t = t.head
        return self.cast.sides(t)

    # ------------------------------------------------------------------ descriptions
    def last_two(self, t: Token) -> tuple[Side, ...]:
        """The two different states last spoken of, in order of the text."""
        found: list[Side] = []
        verb = governor(t)
        doer = subject(verb) if verb is not t else None
        own = None
        if doer is not None and doer.i != t.i and not t.is_ancestor(doer) and not doer.is_ancestor(t):
            side = self.cast.side(doer)
            own = side.state if side is not None else None
        for e in reversed(self._before(t)):
            if e.side.state and e.side.state != own and all(e.side.state != f.state for f in found):
                found.append(replace(e.side, sure=0.8))
                if len(found) == 2:
                    break
        return tuple(reversed(found)) if len(found) == 2 else ()

    def generic(self, t: Token) -> tuple[Side, ...]:
        """ "the emirate", "the country", "the bloc" after its name."""
        if not any(c.lower_ in {"the", "this", "that"} for c in t.children if c.i < t.i):
            return ()
        lemma = lemma_of(t)
        governor_subject = None
        for e in reversed(self._before(t)):
            if lemma in {
                "bloc",
                "alliance",
                "union",
                "organisation",
                "organization",
                "body",
                "council",
                "commission",
                "club",
                "grouping",
            }:
                if e.side.kind == "body":
                    return (self._as(e.side, t),)
                continue
            if e.side.state is None:
                continue
            if lemma == "kingdom" and e.side.state not in _KINGDOMS:
                continue
            if lemma == "emirate" and e.side.state not in _EMIRATES:
                continue
            if lemma == "strip" and e.side.state != "PSE":
                continue
            if (
                e.subject
                and self._sentence[e.i] == self._sentence[t.i]
                and governor_subject is None
                and lemma in {"country", "nation"}
            ):
                governor_subject = e
                continue
            return (self._as(e.side, t),)
        return (self._as(governor_subject.side, t),) if governor_subject is not None else ()

    def _as(self, side: Side, t: Token) -> Side:
        return replace(side, name=t.text, token=t.i, start=t.idx, end=t.idx + len(t.text), sure=0.8)

    def home(self, t: Token) -> str | None:
        """The state that the text is about at a word: where its clause is set, the nearest before it, else one later."""
        here = self.setting(t)
        if here is not None:
            return here
        n = self._sentence[t.i]
        for e in reversed(self._before(t)):
            if e.side.state:
                return e.side.state
        for e in self.entities:
            if e.i > t.i and e.sentence == n and e.side.state:
                return e.side.state
        return None

    def setting(self, t: Token) -> str | None:
        """Where the clause of a word is set: the state of a place after "in" or "at" in its sentence."""
        n = self._sentence[t.i]
        for e in self.entities:
            if e.sentence == n and e.i > t.i and e.side.state and e.side.kind not in _PERSON_KINDS:
                place = self.cast.doc[e.i]
                if (
                    place.dep_ == "pobj"
                    and place.head.lower_ in {"in", "at", "inside", "through", "across"}
                    and place.head.dep_ == "prep"
                ):
                    return e.side.state
        return None

    def sentence(self, t: Token) -> int:
        """Number of the sentence of a token."""
        return self._sentence[t.i]

    def other_than(self, state: str | None, t: Token, same_sentence: bool = False) -> Side | None:
        """The state nearest before a word (then after it in its sentence) that is not the given one."""
        n = self._sentence[t.i]
        after = [e for e in self.entities if not e.blank and e.i > t.i and e.sentence == n]
        before = [e for e in reversed(self._before(t)) if not same_sentence or e.sentence == n]
        here = [e for e in before if e.sentence == n]
        for e in [*here, *after, *[e for e in before if e.sentence != n]]:
            if e.side.state and e.side.state != state:
                return replace(e.side, sure=0.6)
        return None
