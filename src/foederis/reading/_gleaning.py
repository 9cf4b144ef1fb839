"""A second opinion on every predicate: a small learned model beside the frames.

A frame of the lexicon asks for its sides at fixed places. Where the sides stand elsewhere, the predicate is left over; where
the parser errs, it is read wrongly. For each predicate the model weighs every event that the lexicon knows for it, with every
pair of sides of the passage, against "tells nothing" (foederis.reading._weighing). This is where the readings and their
features are made: of words, of the parse, of the places where the sides stand, and of the frames' own reading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foederis.reading._frames import keys, measure
from foederis.reading._gleaning_sides import (
    MOST_ROLES,
    MOST_SIDES,
    Entity,
    beside,
    key_of,
    mute,
    plain,
    seen_from,
    state_of,
)
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._topic import NONE, topic
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._lexicon import Frame
    from foederis.reading._who import Side

__all__ = ["EVENTS", "Gleaner", "Reading", "key_of"]


EVENTS = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
_ALONE = frozenset({"VERB", "AUX"})  # what is weighed without a reading of the frames
# Verbs that bring another's words or a state, and are next to never an event between states themselves.
_SILENT = words("say tell be announce quote cite report answer read write add note show see expect stress remark")
_MOST = 4  # events of one predicate that are weighed
_BACK = 3  # sentences back in which a side is looked for
_FARTHER = {(n, subject): f"back{n}" + "subj" * subject for n in range(1, _BACK + 1) for subject in (False, True)}
_CLASSES = ("weapons", "troops", "ships", "aid", "prisoners", "places", "envoys")
_INSIDE = frozenset({"aux", "auxpass", "compound", "case", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Reading:
    """All readings of one predicate, with the features of their parts.

    `shape` speaks of the predicate, `events` names its events with their frames and features; `sides[k]` is a side or None with
    the place where it stands,
    `actor[k]` and `recipient[k]` its features as doer and as the one it is done to, `pair[j][k]` those of two together (None
    where they cannot be).
    """

    token: Token
    raw: Raw | None
    chosen: bool
    shape: list[str]
    events: list[tuple[str, Frame | None, list[str]]]
    sides: list[Side | None]
    places: list[str]
    entity: list[list[str]]
    actor: list[list[str]]
    recipient: list[list[str]]
    pair: list[list[list[str] | None]]


class Gleaner:
    """The sides and predicates of one passage, ready to be weighed."""

    def __init__(self, ex: Extractor, raws: list[Raw], chosen: list[Raw]) -> None:
        self.ex = ex
        self.cast = ex.cast
        self.raws = {r.token.i: r for r in raws}
        self.chosen = {r.token.i: r for r in chosen}
        self.taken = ({t.i for r in chosen for t in r.tokens} | ex.consumed) - self.chosen.keys()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.acted: Counter[str] = Counter()
        for r in chosen:
            self._count(r, 1)
        self.starts = [t.i for t in self.cast.tokens if t.is_sent_start] or [0]
        self._by_sentence: dict[int, list[tuple[int, Side, bool]]] = {}
        self._sides: dict[int, tuple[Side, ...]] = {}
        self._inner: dict[int, list[tuple[str, Side]]] = {}

    def _count(self, r: Raw, n: int) -> None:
        for a in r.actors:
            self.acted[key_of(a)] += n
            for b in r.recipients or r.actors:
                if key_of(a) != key_of(b):
                    self.pairs[(key_of(a), key_of(b))] += n

    def readings(self, every: bool = False) -> Iterator[Reading]:
        """The readings of predicates that may be read otherwise than the frames do; of all with `every`."""
        for t in self.cast.tokens:
            if t.i in self.taken or t.dep_ in _INSIDE:
                continue
            if not every and t.i in self.chosen and plain(self.chosen[t.i]):
                continue
            if t.i not in self.raws and (t.pos_ not in _ALONE or t.i in self.cast.at or lemma_of(t) in _SILENT or mute(t)):
                continue
            here = self.number(t)
            if t.i not in self.raws and not self.named(here):
                continue  # in a sentence without a side
            if not self.off(here):
                own = self.chosen.get(t.i)
                if own is not None:
                    self._count(own, -1)
                found = self.reading(t)
                if own is not None:
                    self._count(own, 1)
                if found is not None:
                    yield found

    def number(self, t: Token) -> int:
        """The sentence that a word stands in."""
        return max(0, bisect_right(self.starts, t.i) - 1)

    def words(self, n: int) -> list[Token]:
        """The words of a sentence."""
        return self.cast.tokens[self.starts[n] : self.starts[n + 1] if n + 1 < len(self.starts) else None]

    def off(self, n: int) -> bool:
        """Whether a sentence is about sport, weather, markets or art."""
        first = self.starts[n]
        found = self.ex.topics.get(first)
        if found is None:
            found = self.ex.topics[first] = topic(self.cast.tokens[first].sent)
        return found > NONE

    def sides(self, t: Token) -> tuple[Side, ...]:
        """The known sides of a noun phrase, remembered."""
        found = self._sides.get(t.i)
        if found is None:
            found = self._sides[t.i] = tuple(s for s in self.cast.sides(t) if s.known) if t.pos_ not in _ALONE else ()
        return found

    def inner(self, t: Token) -> list[tuple[str, Side]]:
        """The sides behind the prepositions of a noun phrase, remembered."""
        found = self._inner.get(t.i)
        if found is None:
            found = self._inner[t.i] = [(p, s) for p, objects in prepositions(t).items() for o in objects for s in self.sides(o)]
        return found

    def named(self, n: int) -> list[tuple[int, Side, bool]]:
        """The sides that a sentence names or takes up: the place of the word, the side, and whether it is a subject."""
        found = self._by_sentence.get(n)
        if found is None:
            found = []
            at, span = self.cast.at, self.cast.span
            for t in self.words(n):
                if (span[t.i][1] - 1 == t.i) if t.i in at else t.pos_ == "PRON":
                    subject = t.dep_ in _SUBJECTS
                    found += [(t.i, s, subject) for s in self.sides(t)]
            self._by_sentence[n] = found
        return found

    def reading(self, t: Token) -> Reading | None:
        """All readings of one predicate; None where it can tell nothing."""
        noun = t.pos_ in {"NOUN", "PROPN"}
        args = Args(preps=prepositions(t)) if noun else self.ex.args_of(t)
        events = self._events(t, args, noun)
        if not events:
            return None
        who = self._who(t, args, noun)
        if len(who) < 2 and t.i not in self.raws:
            return None
        raw = self.chosen.get(t.i) or self.raws.get(t.i)
        chosen = t.i in self.chosen
        mark = "C" if chosen else "D"
        shape = [*self._shape(t, args, noun, who), f"told{min(3, len(self.chosen) - chosen)}", *state_of(raw, mark)]
        entities: list[Entity | None] = [*who, None]
        entity, actor, recipient = [], [], []
        for x in entities:
            a, r = ["none"] if x is None else [], []
            if x is not None and self.acted.get(x.key, 0) > 0:
                a.append("acted")
            if raw is not None:
                a += beside(mark, x, raw.actors)
                r += beside(mark, x, raw.recipients)
            entity.append(seen_from(x, args.passive, len(who)))
            actor.append(a or ["-"])
            recipient.append(r or ["-"])
        pair = [[self._both(a, r) for r in entities] for a in entities]
        return Reading(t, raw, chosen, shape, events, [x.side if x else None for x in entities], [x.roles[0] if x else "" for x in entities], entity, actor, recipient, pair)

    def _both(self, a: Entity | None, r: Entity | None) -> list[str] | None:
        if a is None or r is None:
            if a is r:
                return None
            return [f"{a.roles[0]}|" if a is not None else f"|{r.roles[0]}" if r is not None else ""]
        if a.key == r.key:
            return None
        found = [f"{a.roles[0]}|{r.roles[0]}"]
        if self.pairs.get((a.key, r.key), 0) > 0:
            found.append("|pair")
        if self.pairs.get((r.key, a.key), 0) > 0:
            found.append("|back")
        if not a.side.state and not r.side.state:
            found.append("|bodies")
        return found

    # ------------------------------------------------------------------ parts
    def _events(self, t: Token, args: Args, noun: bool) -> list[tuple[str, Frame | None, list[str]]]:
        lex = self.ex.lex
        lemma = lemma_of(t)
        votes: Counter[str] = Counter()  # in halves
        frames: dict[str, Frame | None] = {}
        said: dict[str, list[str]] = {}

        def vote(found: tuple[Frame, ...], weight: int) -> None:
            for f in found:
                if f.event in EVENTS:
                    votes[f.event] += weight
                    frames.setdefault(f.event, f)

        if noun:
            vote(lex.nouns.get(lemma, ()), 2)
        else:
            for key, _ in keys(t, args):
                vote(lex.verbs.get(key, ()), 4 if "_" in key else 2)
            matched = self.ex.matched.get(t.i) if votes else None
            if matched is not None:
                said.setdefault(matched[0].event, []).append("fits")
        if args.obj is not None and not noun:
            inner = lex.nouns.get(lemma_of(measure(args.obj)), ())
            for f in inner:
                if "object" not in said.setdefault(f.event, []):
                    said[f.event].append("object")
            if lemma in lex.light or not votes:
                vote(inner, 1)
        raw = self.chosen.get(t.i) or self.raws.get(t.i)
        if raw is not None and raw.event in EVENTS:
            votes[raw.event] += 4
            frames[raw.event] = raw.frame
            said.setdefault(raw.event, []).append("C" if t.i in self.chosen else "D")
        known = bool(votes)
        if not votes and not noun:
            for e in EVENTS:
                votes[e] += 1
                frames[e] = None
        total = sum(votes.values())
        found = []
        for event, n in sorted(votes.items(), key=lambda x: (-x[1], x[0]))[: _MOST if known else 16]:
            share = round(4 * n / total) if known else "N"
            what = said.get(event, ())
            found.append((event, frames[event], ["E", f"share{share}", f"l={lemma}", *(f"is:{w}" for w in what)]))
        return found

    def _who(self, t: Token, args: Args, noun: bool) -> list[Entity]:
        found: dict[str, Entity] = {}

        def put(side: Side, role: str) -> None:
            key = side.state or side.name.lower()
            known = found.get(key)
            if known is None:
                if len(found) < MOST_SIDES:
                    found[key] = Entity(side, key, [role], len(found))
            elif len(known.roles) < MOST_ROLES and role not in known.roles:
                known.roles.append(role)

        def stand(where: Token | None, role: str) -> None:
            if where is None or where.pos_ in _ALONE:
                return
            for s in self.sides(where):
                put(s, role if s.kind != "thing" else role + "'")
            for prep, s in self.inner(where):
                put(s, f"{role}:{prep}")

        if noun:
            for c in t.children:
                if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.i < t.i:
                    for s in self.sides(c):
                        put(s, "poss" if c.dep_ == "poss" else "mod")
        else:
            stand(args.subj, "subj")
            stand(args.agent, "agent")
            stand(args.obj, "obj")
            stand(args.iobj, "iobj")
        for prep, objects in args.preps.items():
            if "_" not in prep:
                for o in objects:
                    stand(o, prep)
        up = t
        for n in (1, 2):
            while up.dep_ != "ROOT":
                up = up.head
                if up.pos_ in _ALONE:
                    break
            if up.i == t.i or up.pos_ not in _ALONE:
                break
            above = self.ex.args_of(up)
            for where, role in ((above.subj, "subj"), (above.obj, "obj"), (above.iobj, "iobj"), (above.agent, "agent")):
                if where is not None and where.i != t.i and (args.subj is None or where.i != args.subj.i):
                    stand(where, f"up{n}{role}")
            for prep, objects in above.preps.items():
                if "_" not in prep:
                    for o in objects:
                        if o.i != t.i:
                            for s in self.sides(o):
                                put(s, f"up{n}:{prep}")
            if up.dep_ == "ROOT":
                break
        here = self.number(t)
        for i, s, _ in self.named(here):
            put(s, "before" if i < t.i else "after")
        for n in range(here - 1, max(-1, here - 1 - _BACK), -1):
            for _, s, subject in self.named(n):
                put(s, _FARTHER[here - n, subject])
        if here + 1 < len(self.starts):
            for _, s, subject in self.named(here + 1):
                put(s, "aheadsubj" if subject else "ahead")
        for e in found.values():
            if self.ex.dateline is not None and e.side.state == self.ex.dateline:
                e.roles[MOST_ROLES - 1 :] = ["dateline"]
        return list(found.values())

    def _shape(self, t: Token, args: Args, noun: bool, who: list[Entity]) -> list[str]:
        classes = self.ex.lex.classes
        found = ["noun" if noun else f"tag={t.tag_}", f"dep={t.dep_}", f"states={min(4, sum(1 for w in who if w.side.state))}"]
        found += [f"p={p}" for p in list(args.preps)[:3] if "_" not in p]
        if noun:
            found += [f"d={c.lower_}" for c in t.children if c.dep_ == "det"][:1]
            found.append(f"h={t.head.lemma_}" if t.head.pos_ == "VERB" else f"hp={t.head.pos_}")
            return found
        found.append("subj" if args.subj is not None else "nosubj")
        found.append("obj" if args.obj is not None else "noobj")
        if args.obj is not None:
            o = lemma_of(measure(args.obj))
            found += [f"o={c}" for c in _CLASSES if o in classes.get(c, ())]
            found.append(f"ol={o}")
        found += [f"aux={c.lower_}" for c in t.children if c.dep_ in {"aux", "neg", "mark"}][:3]
        if t.dep_ != "ROOT":
            found.append(f"g={t.dep_}:{t.head.lemma_}")
        found += [f"x={c.dep_}:{c.lemma_}" for c in t.children if c.dep_ in {"xcomp", "ccomp", "prt", "acomp", "attr", "oprd"}][:2]
        if args.subj is not None and args.subj.i not in self.cast.at:
            found.append(f"sl={lemma_of(args.subj)}")
        found += [f"pl={p}:{lemma_of(measure(o[0]))}" for p, o in list(args.preps.items())[:3] if "_" not in p and o[0].i not in self.cast.at]
        return found
