"""Coreference by rule: pronouns, and the state that a word without one of its own belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._clefts import cleft
from foederis.reading._coref_nouns import LOOK_BACK, Described, Entity
from foederis.reading._describe import OTHERS, PERSONS
from foederis.reading._neighbours import neighbours
from foederis.reading._syntax import governor, lemma_of
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._who import Side

__all__ = ["PRESS", "Discourse"]


_HE = frozenset({"he", "him", "his", "she", "her", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "themselves"})
_MOVED = words(
    """thank praise congratulate commend applaud hail reward condemn criticise criticize blame accuse rebuke scold censure denounce punish sanction
    fine penalise penalize expel suspend threaten warn sue berate chide fault chastise reprimand"""
)
_NEIGHBOURS = frozenset({"neighbour", "neighbor"})
_RECIPROCAL = frozenset({"both", "each", "neither"})
_PERSON_KINDS = frozenset({"leader", "minister", "person"})
_PLACED = frozenset({"in", "at", "inside", "through", "across", "throughout", "from", "near"})
_SITES = words(
    """island city town province region airport port village district area camp base peninsula valley territory airspace
    prison capital state county border suburb neighbourhood plain river"""
)
_AWAY = frozenset(
    {"to", "for", "from", "against", "with", "of", "between", "toward", "towards", "by", "on", "over", "than", "into"}
)
_BODIES_OF_MEN = words(
    "federation association company firm board committee agency league club paper newspaper union team"
)
PRESS = words("agency newspaper media television tv radio broadcaster daily press channel outlet magazine journalist reporter correspondent")


class Discourse(Described):
    """What has been spoken of before a word, nearest and most prominent first."""

    def forget(self) -> None:
        """Gather the mentions anew when next asked."""
        self._entities = None

    def _collect(self, found: list[Entity]) -> None:
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
            side = self.cast._of_name(t) if named else (self.another(t) or self.cast._from_modifiers(t) or self.cast.aliases.get(t.text))
            if (
                side is None
                and t.pos_ == "NOUN"
                and t.dep_ in {"nsubj", "nsubjpass"}
                and lemma_of(t) in self.cast.lex.official
            ):
                side = next(iter(self.cast._from_inner(t)), None)
            if side is None or not side.known:
                if t.dep_ in {"nsubj", "nsubjpass"} and (
                    t.pos_ == "PROPN" or lemma_of(t) in self.cast.lex.heads or lemma_of(t) in _BODIES_OF_MEN
                ):
                    human = (t.pos_ == "PROPN" and lemma_of(t) not in self.cast.lex.heads) or lemma_of(t) in PERSONS
                    found.append(Entity(t.i, self._sentence[t.i], self.cast.blank(t), True, human, 0, "subj", True))
                continue
            if lemma_of(t) in PRESS:
                continue  # "the French news agency reported": nobody's side
            person = (
                side.kind in _PERSON_KINDS
                or (named and self.cast.at[t.i].readings[0].kind in _PERSON_KINDS)
                or lemma_of(t) in PERSONS
                or (t.pos_ == "PROPN" and not named)
                or (named and t.tag_ not in {"NNS", "NNPS"} and self.cast.at[t.i].readings[0].role == "people" and any(c.dep_ == "det" for c in t.children))
            )
            top = t
            while (
                top.dep_ in {"conj", "compound", "amod", "poss"}
                and top.head is not top
                and top.head.pos_ in {"NOUN", "PROPN"}
            ):
                top = top.head
            subject = top.dep_ in {"nsubj", "nsubjpass"} and (top is t or t.dep_ != "poss")
            role = "subj" if subject else "obj" if top.dep_ in {"dobj", "dative"} else ""
            if top.dep_ == "pobj":
                placed = top.head.lower_ in _PLACED and side.kind not in _PERSON_KINDS
                role = "place" if placed and top is t else str(top.head.lower_)
            found.append(Entity(t.i, self._sentence[t.i], side, subject, person, 0 if top is t else 1, role))

    # ------------------------------------------------------------------ pronouns
    def pronoun(self, t: Token) -> tuple[Side, ...]:
        """Whom a pronoun means, the text's nearest fitting mention; () where nothing fits."""
        low = t.lower_
        if low in {"who", "which", "that"} and t.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            verb = t.head
            named = cleft(verb)
            if named is not None:
                return self.cast.sides(named)
            return self.cast.sides(verb.head) if verb.dep_ == "relcl" else ()
        if low in {"which", "whom"} and t.dep_ == "pobj" and t.head.head.dep_ in {"relcl", "advcl", "ccomp", "conj"}:
            return self._relative(t)
        if low == "whose" or (low in _RECIPROCAL and any(x.lower_ in {"which", "whom"} for x in t.subtree)):
            return self._relative(t)
        if low in _RECIPROCAL:
            return self.last_two(t)
        if low not in _HE and low not in _IT and low not in _THEY and low not in {"we", "our", "us", "i", "my"}:
            return ()
        if low in {"we", "our", "us", "i", "my"}:
            root = t.sent.root
            who = next((c for c in root.children if c.dep_ == "nsubj" and c.i != t.i), None)
            return self.cast.sides(who) if who is not None and who.pos_ != "PRON" else ()
        ahead = self._ahead(t)
        if ahead:
            return ahead
        best: Entity | None = None
        top = -99.0
        n = self._sentence[t.i]
        local = self._local(t)
        cause = self._moved_by(t)
        for e in self.entities:
            if e.i >= t.i or n - e.sentence > LOOK_BACK:
                continue
            score = (
                -1.6 * (n - e.sentence)
                + (1.5 if e.subject else 0.0)
                - (0.06 if t.dep_ == "poss" else 0.03) * (t.i - e.i)
            )
            plural = self.cast.doc[e.i].tag_ in {"NNS", "NNPS"}
            if low in _HE:
                score += 3.0 if e.person else -2.0
                score -= 3.0 if plural else 0.0
            elif low in _IT:
                score += -2.5 if e.person else 0.6
                score += 0.5 if e.side.kind in {"state", "body", "organ", "capital", "metonym"} else 0.0
                score -= 1.0 if plural else 0.0
            elif e.side.state and any(c.dep_ == "conj" for c in self.cast.doc[e.i].rights):
                score += 1.0
            elif not e.blank:
                score += 0.8 if plural else -0.5
            score -= 0.8 if e.depth else 0.0
            score += 3.5 if e.i == cause else 0.0
            head = self.cast.doc[e.i].head
            if t.dep_ == "poss" and e.subject and t.head.head is head and lemma_of(t.head) not in OTHERS and self._hostile(head):
                score -= 3.0  # "Turkey shelled its positions": not Turkey's own
            if e.side.state in local if e.side.state else e.subject and head is t.head:
                score -= 4.0  # "Russia attacked it", "until Palau let them go": not the one that does it
            if score > top:
                best, top = e, score
        if best is None or best.blank:
            return ()
        if low in _THEY:
            together = self._joined(best)
            if len(together) > 1:
                return together
        return (replace(best.side, token=t.i, start=t.idx, end=t.idx + len(t.text), sure=best.side.sure * 0.85),)

    def _moved_by(self, t: Token) -> int:
        """ "Chad thanked Mali after it had sent men": who is praised or blamed did what is told behind; -1 elsewhere."""
        clause = t.head
        if t.dep_ == "nsubj" and clause.dep_ == "ROOT" and (clause.base == "retaliate" or (clause.base in {"hit", "strike", "fight", "fire"} and any(c.lower_ == "back" for c in clause.children))):
            n = self._sentence[t.i]  # "Chad shelled Mali. It hit back"
            return next((e.i for e in reversed(self.entities) if e.sentence == n - 1 and e.role == "obj" and self._hostile(self.cast.doc[e.i].head)), -1)
        if t.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "advcl" or clause.head.base not in _MOVED or clause.head.i > t.i:
            return -1
        if not any(c.dep_ in {"mark", "advmod"} and c.lower_ in {"after", "because", "when", "since", "as"} for c in clause.children):
            return -1
        return next((c.i for c in clause.head.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < t.i), -1)

    def _ahead(self, t: Token) -> tuple[Side, ...]:
        """ "In its first raid since May, Chad ...", "though it had promised tanks, Chile ...": the subject that comes after."""
        x = t
        while x.head.i != x.i:
            x = x.head
            if x.pos_ not in {"VERB", "AUX"} or x.i < t.i:
                continue
            doer = next((c for c in x.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < x.i), None)
            if doer is None or doer.i < t.i:
                continue
            if doer.pos_ == "PRON" or t.i >= doer.left_edge.i or any(e.i < t.i for e in self.entities if e.sentence == self._sentence[t.i] and not e.blank):
                return ()
            sides = self.cast.sides(doer)
            person = sides and (sides[0].kind in _PERSON_KINDS or lemma_of(doer) in PERSONS or (doer.pos_ == "PROPN" and doer.i not in self.cast.at))
            if not sides or (t.lower_ in _HE and not person) or (t.lower_ in _IT and (person or doer.tag_ == "NNS" or len(sides) > 1)):
                return ()
            if t.lower_ in _THEY and len(sides) == 1 and doer.tag_ not in {"NNS", "NNPS"}:
                return ()
            return tuple(replace(s, token=t.i, start=t.idx, end=t.idx + len(t.text), sure=s.sure * 0.85) for s in sides)
        return ()

    def _relative(self, t: Token) -> tuple[Side, ...]:
        """Whom "whose" and "both of which" take up: the head of their clause, else what stands before them."""
        clause = governor(t)
        if clause.dep_ == "relcl":
            return self.cast.sides(clause.head)
        before = [x for x in t.sent if x.i < t.i and x.pos_ in {"NOUN", "PROPN"}]
        if not before:
            return ()
        x = before[-1]
        while x.dep_ == "conj":
            x = x.head
        return self.cast.sides(x)

    def _local(self, t: Token) -> set[str]:
        """States of the doer of a pronoun's own clause, whom the pronoun then does not mean."""
        verb = t.head
        if t.dep_ == "poss" or t.lower_ in {"himself", "herself", "itself", "themselves"}:
            return set()
        if t.dep_ == "nsubj":
            if (
                verb.dep_ not in {"ccomp", "xcomp"}
                or t.lower_ in {"he", "she", "they"}
                or verb.tag_ not in {"VB", "VBG"}
            ):
                return set()
            if any(c.dep_ in {"mark", "aux"} for c in verb.children):
                return set()
            verb = verb.head  # "let them go"
        elif t.dep_ == "pobj":
            verb = governor(t)
        elif t.dep_ not in {"dobj", "dative"}:
            return set()
        # of the doer in "by ..." the clause's other side is the one done to
        kind = "nsubjpass" if t.head.dep_ == "agent" else "nsubj"
        doer = next((c for c in verb.children if c.dep_ == kind), None)
        if doer is None or doer.i == t.i:
            return set()
        return {side.state for side in self.cast.sides(doer) if side.state}

    def _hostile(self, verb: Token) -> bool:
        frames = self.cast.lex.verbs.get(lemma_of(verb), ())
        return lemma_of(verb) in {"enter", "violate"} or bool(frames and frames[0].event == "ASSAULT")

    def _joined(self, e: Entity) -> tuple[Side, ...]:
        t = self.cast.doc[e.i]
        while t.dep_ == "conj":
            t = t.head
        return self.cast.sides(t)

    def home(self, t: Token) -> str | None:
        """The state that the text is about at a word: where its clause is set, the doer or place before it, else one later."""
        here = self.setting(t)
        if here is not None:
            return here
        n = self._sentence[t.i]
        best, top = None, -99.0
        local = self._local(t)
        for e in self._before(t):
            if e.side.state is None or (e.role == "place" and self._aside(e, t)):
                continue
            # done to somebody: rather another's in the sentence
            score = -1.8 if e.side.state in local and (e.sentence == n or t.head.dep_ == "agent") else 0.0
            score += (
                -1.3 * (n - e.sentence)
                - 0.02 * (t.i - e.i)
                + (1.0 if e.role == "subj" else 0.7 if e.role == "place" else 0.0)
            )
            score -= 0.7 if e.role in _AWAY else 0.0
            if score >= top:
                best, top = e.side.state, score
        if best is not None:
            return best
        for e in self.entities:
            if e.i > t.i and e.sentence == n and e.side.state:
                return e.side.state
        return None

    def setting(self, t: Token) -> str | None:
        """Where the clause of a word is set: the state of a place after "in" or "at" in its sentence, behind the word or
        at the head of the sentence."""
        n = self._sentence[t.i]
        start = t.sent.start
        ahead = None
        for e in self.entities:
            if e.sentence == n and e.side.state and e.side.kind not in _PERSON_KINDS:
                place = self.cast.doc[e.i]
                if place.dep_ == "compound" and lemma_of(place.head) in _SITES:
                    place = place.head
                if (
                    place.dep_ != "pobj"
                    or place.head.dep_ != "prep"
                    or place.head.lower_ not in {"in", "at", "inside", "through", "across", "on"}
                ):
                    continue
                if self._aside(e, t):
                    continue
                if e.i > t.i:
                    return e.side.state
                if place.head.i <= start + 1 or place.head.head is governor(t):
                    ahead = e.side.state
        return ahead

    def _aside(self, e: Entity, t: Token) -> bool:
        """Whether a place stands in a relative clause of its own: "the president, who was in Turin, ..."."""
        clause = governor(self.cast.doc[e.i])
        return clause.dep_ == "relcl" and not clause.is_ancestor(t) and clause.i != t.i

    def another(self, t: Token) -> Side | None:
        """ "Chad's neighbour", "its ally Mali": the one named beside, else another than the owner; nobody where none fits."""
        lemma = t.base
        if lemma not in OTHERS or t.pos_ != "NOUN":
            return None
        owner = next((c for c in t.children if c.dep_ == "poss" and c.i < t.i), None)
        if owner is None or (owner.i not in self.cast.at and owner.tag_ != "PRP$"):
            return None
        name = next((c for c in t.children if c.dep_ == "appos" and c.i in self.cast.at), None)
        if name is None and t.i + 1 < len(t.doc) and t.nbor().i in self.cast.at and t.nbor().head.i == t.head.i and t.nbor().dep_ == t.dep_:
            name = t.nbor()  # "Chad's ally Mali", read as two subjects
        if name is not None and t.tag_ == "NN":
            return replace(self.cast._of_name(name), token=t.i)
        if owner.tag_ == "PRP$":
            return None
        state = self.cast.at[owner.i].state
        other = self.other_than(state, t) if lemma in _NEIGHBOURS and t.tag_ == "NN" and state else None
        if other is not None and state and other.state in neighbours(state):
            return replace(other, name=self.cast.phrase(t), token=t.i)
        return self.cast.blank(t)

    def sentence(self, t: Token) -> int:
        """Number of the sentence of a token."""
        return self._sentence[t.i]

    def _on_condition(self, e: Entity) -> bool:
        """Whether a mention stands in an if-clause: "will not stand by if Mali falls" is not said to Mali."""
        clause = governor(self.cast.doc[e.i])
        return clause.dep_ == "advcl" and any(c.lower_ in {"if", "unless", "should"} for c in clause.children)

    def other_than(self, state: str | None, t: Token, same_sentence: bool = False) -> Side | None:
        """The state nearest before a word (then after it in its sentence) that is not the given one."""
        n = self._sentence[t.i]
        after = [e for e in self.entities if not e.blank and e.i > t.i and e.sentence == n]
        before = [e for e in reversed(self._before(t)) if not same_sentence or e.sentence == n]
        here = [e for e in before if e.sentence == n]
        far = [e for e in before if e.sentence != n and (e.side.state is None or self.matters(e.side.state, t))]
        if self.about() is not None:
            after = [e for e in after if not self._on_condition(e)]
            # the sentence before, then who is named most
            far.sort(key=lambda e: (e.sentence != n - 1, e.sentence != n - 1 and -self.times(e.side.state or "")))
        others = [e.side for e in (*here, *after, *far) if e.side.state and e.side.state != state]
        if others and state is not None and lemma_of(t) in _NEIGHBOURS and len({s.state for s in others}) > 1:
            near = neighbours(state)
            others = [s for s in others if s.state in near] or others
        return replace(others[0], sure=0.6) if others else None
