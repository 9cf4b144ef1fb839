"""From predicates to events: verbs, light verbs, event nouns, and verbs that take another event as their content."""

from __future__ import annotations

from typing import Any

from foederis.reading._arguments import crowd, doing, marcher, peaceful, pointing, reciprocal
from foederis.reading._bonds import bond_of_clause
from foederis.reading._carried import carried_over
from foederis.reading._copular import state_of
from foederis.reading._describe import OTHERS
from foederis.reading._doers import at_home, doers, followed
from foederis.reading._frames import figurative, fits, match_noun, match_verb, measure, no_place
from foederis.reading._handed import giver_and_taker, shooters
from foederis.reading._involved import involved
from foederis.reading._lexicon import Condition, Frame
from foederis.reading._menaces import displeased, menace, unknown_ground, with_aim
from foederis.reading._nominal import AGENTS, ENJOYS, agent_noun, noun_event
from foederis.reading._operators import find_operator, noun_operator
from foederis.reading._place_doers import place_doers
from foederis.reading._raw import Raw
from foederis.reading._recipients import recipients
from foederis.reading._syntax import Args, arguments, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._unsaid import offered, vague_place
from foederis.reading._who import Cast, Side

__all__ = ["Extractor"]


_PREDICATES = frozenset({"VERB", "AUX"})
_MOVES = frozenset({"pour", "sweep", "march", "push", "burst", "advance", "cross", "infiltrate", "charge", "enter", "surge", "spill"})
_CARRIES = frozenset({"fly", "truck", "rush", "transport", "channel", "pass", "lease", "ferry"})
_TAKING = frozenset({"CONCEDE", "SANCTION"})
_PERSONAL = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "THREATEN"})
_HANDING = frozenset({"AID", "COOPERATE", "RETREAT"})
_PLACING = frozenset({"COOPERATE", "MOBILIZE", "RETREAT"})
_PLANS = frozenset({"plan", "offer", "promise", "pledge", "proposal", "project", "commitment", "invitation"})
_ARRIVES = frozenset({"arrive", "land", "reach", "dock", "come"})


class Extractor:
    """Reads the events of one parsed document; `events()` gives them in order of the text."""

    def __init__(self, doc: Any, cast: Cast, dateline: str | None = None) -> None:
        self.doc = doc
        self.dateline = dateline  # the state of the place that the text is dated from
        self.cast = cast
        self.lex = cast.lex
        self._args: dict[int, Args] = {}
        self._memo: dict[int, Raw | None] = {}
        self._busy: set[int] = set()
        self.consumed: set[int] = set()
        self.topics: dict[int, int] = {}  # what is not about states, by the first word of its sentence
        self.matched: dict[int, tuple[Frame, float] | None] = {}  # the best frame of each verb
        self.papers: list[Token] | None = None  # treaty nouns, once asked for

    def events(self) -> list[Raw]:
        """All events that no other one took as its content."""
        found: list[Raw] = []
        for t in self.cast.tokens:
            raw = None
            if t.pos_ in _PREDICATES or (t.pos_ == "ADJ" and lemma_of(t) in self.lex.operator_adjectives):
                if not self._is_modifier(t):
                    raw = self.event_of(t)
            elif t.pos_ in {"NOUN", "PROPN"} and (t.i not in self.cast.at or lemma_of(t) in AGENTS):
                raw = self.event_of(t)
            if raw is not None:
                found.append(raw)
        return [r for r in found if r.token.i not in self.consumed or r.operator == "split"]

    def _is_modifier(self, t: Token) -> bool:
        return t.dep_ in {"amod", "compound", "aux", "auxpass", "case"}

    def args_of(self, verb: Token) -> Args:
        """The arguments of a verb, remembered."""
        found = self._args.get(verb.i)
        if found is None:
            found = self._args[verb.i] = arguments(verb)
        return found

    def event_of(self, t: Token) -> Raw | None:
        """The event of a predicate with whatever it takes as content; None where it tells none."""
        if t.i in self._memo:
            return self._memo[t.i]
        if t.i in self._busy or len(self._busy) > 40:
            return None
        self._busy.add(t.i)
        try:
            if t.pos_ in {"NOUN", "PROPN"}:
                raw = noun_operator(self, t) or noun_event(self, t) or agent_noun(self, t)
            else:
                raw = self._verb_event(t)
        finally:
            self._busy.discard(t.i)
        self._memo[t.i] = raw
        return raw

    # ------------------------------------------------------------------ verbs
    def _verb_event(self, v: Token) -> Raw | None:
        args = self.args_of(v)
        standing = (
            bond_of_clause(self, v, args)
            or state_of(self, v, args)
            or involved(self, v, args)
            or menace(self, v, args)
            or displeased(self, v, args)
        )
        if standing is not None:
            if standing.content is not None:
                self.consumed.add(standing.content.i)
            return standing
        matched = self.matched[v.i] = match_verb(v, args, self.cast)
        orders = (
            matched is not None
            and matched[0].event == "MOBILIZE"
            and any(c.dep_ in {"xcomp", "ccomp"} for c in v.children)
        )
        if (
            matched is not None
            and matched[1] >= 1.4
            and not orders
            and not (matched[0].event == "REJECT" and matched[0].mode == "change" and self._plan(args))
        ):
            raw = self._from_frame(v, args, matched[0])
            if raw is not None:
                return raw
            matched = match_verb(v, args, self.cast, matched[0])
            fired = matched is not None and matched[0].event == "MOBILIZE" and lemma_of(v) == "fire" and (v.i == 0 or v.nbor(-1).text != "-")
            raw = self._from_frame(v, args, matched[0]) if matched is not None and matched[1] >= 1.4 and not fired else None
            if raw is not None:
                return raw
        operated = find_operator(self, v, args)
        if operated is not None:
            return operated
        if matched is not None:
            raw = self._from_frame(v, args, matched[0])
            if raw is not None:
                return raw
        return self._light(v, args) or offered(self, v, args) or carried_over(self, v, args)

    def actors(self, args: Args) -> tuple[tuple[Side, ...], bool]:
        """The doers of a verb, and whether a doer is named that is no known side (then the event is nobody's)."""
        found, nobody = doers(self, args)
        kept = tuple(s for s in found if not _following(self.doc[s.token]))
        return kept or found, nobody  # "Riyadh and its allies" is Riyadh

    def _plan(self, args: Args) -> bool:
        """Whether the object is a plan to do something ("a proposal to send jets")."""
        return args.obj is not None and any(c.dep_ == "acl" and c.tag_ == "VB" for c in args.obj.children)

    def slot(self, name: str, args: Args) -> list[Token]:
        name = name.split("?")[0]
        if name == "of" and args.obj is not None and args.obj.i >= 0:
            return [*args.preps.get("of", []), *prepositions(args.obj).get("of", [])]
        if name == "of":  # "came to the aid of Peru"
            nouns = [t for found in args.preps.values() for t in found if t.pos_ == "NOUN"]
            return [*args.preps.get("of", []), *(x for t in nouns for x in prepositions(t).get("of", []))]
        if name == "obj":
            return [args.obj] if args.obj is not None else []
        if name == "iobj":
            return [args.iobj] if args.iobj is not None else []
        if name == "subj":
            return [args.subj] if args.subj is not None else []
        return [t for t in args.preps.get(name, []) if not no_place(t, name)]

    def recipients(self, frame: Frame, args: Args, actors: tuple[Side, ...]) -> tuple[Side, ...]:
        """The sides at the places where the frame has its recipient, in the frame's order."""
        return recipients(self, frame, args, actors)

    def _from_frame(self, v: Token, args: Args, frame: Frame) -> Raw | None:
        if frame.actor == "subj":
            actors, nobody = self.actors(args)
        else:
            found = self.slot(frame.actor, args)
            actors, nobody = tuple(doing(s) for s in self.cast.sides(found[0])) if found else (), False
        recipients = self.recipients(frame, args, actors)
        if frame.event in _HANDING or (frame.event == "MOBILIZE" and lemma_of(v) in _ARRIVES):
            actors, recipients, nobody = self._handed(v, args, actors, recipients, nobody)
        elif frame.event == "ASSAULT" and not recipients:
            own = {a.state for a in actors}
            recipients = tuple(s for s in shooters(self, v) if s.state not in own)
        raw = Raw(
            v,
            frame.event,
            frame.mode,
            frame.contexts,
            actors,
            recipients,
            self.objects(frame, args),
            args,
            frame,
            frame.stage,
            frame.tie,
            frame.mutual,
            weight=frame.weight,
        )
        if args.obj is not None and reciprocal(args.obj, args.subj) and len(actors) > 1:
            raw.mutual, raw.recipients, recipients = True, (), ()
        if args.passive and not actors and args.obj is not None and frame.event in {"AID", "MOBILIZE", "COOPERATE"}:
            # "no Pakistani troops would be sent": whose they are sends them
            owner = self.cast.side(args.obj)
            if owner is not None and owner.state and all(owner.state != r.state for r in recipients):
                raw.actors = actors = (owner,)
        if args.passive and not actors and frame.mode in {"expel", "deport"}:
            # "were expelled from Kenya"
            thence = [s for t in args.preps.get("from", []) for s in self.cast.sides(t) if s.state]
            raw.actors = actors = tuple(thence[:1])
            raw.recipients = recipients = tuple(r for r in recipients if all(r.state != a.state for a in actors))
        if args.passive and not actors and args.obj is not None and lemma_of(args.obj) in self.lex.classes["envoys"]:
            # "Moscow's ambassador to Chisinau was summoned"
            there = [s for t in prepositions(args.obj).get("to", []) for s in self.cast.sides(t) if s.state]
            raw.actors = actors = tuple(s for s in there[:1] if all(s.state != r.state for r in recipients))
        if not actors and not nobody:
            raw.actors = actors = place_doers(self, frame, args, recipients)
        if frame.mutual and not actors and not nobody and len(recipients) > 1:
            raw.actors, raw.recipients = recipients[:1], recipients[1:]
            actors, recipients = raw.actors, raw.recipients
        if actors and not frame.mutual:
            raw.actors = actors = (*actors, *followed(self, v, actors, recipients))
        raw.actor_open = not actors and not nobody
        raw.vague_actor = nobody
        raw.closed = not recipients and args.obj is not None and args.obj.pos_ == "PRON" and "obj" in frame.to
        raw.closed = raw.closed or (not recipients and frame.event in _PERSONAL and self._stranger(args.obj))
        if frame.mutual and not recipients and any(t.pos_ == "NOUN" for t in args.preps.get("with", [])) and frame.event in {"SUPPORT", "CONSULT", "COOPERATE"}:
            raw.closed = True  # with somebody who is no side
        alone = frame.need == "to" and not recipients and not (frame.mutual and len(actors) > 1)
        if alone and frame.event in _PLACING and (vague_place(v, args) is not None or (frame.event == "MOBILIZE" and unknown_ground(self, args))):
            alone = False  # "has 300 men in the country"
        if alone and not (frame.slot and any(self.slot(s, args) for s in frame.to)) and not (frame.event == "SUPPORT" and pointing(args.obj)):
            return None
        if frame.need == "actor" and not actors:
            return None
        if frame.need == "state" and not any(r.state for r in recipients):
            return None
        if frame.alone and not recipients and len(actors) < 2:
            raw.event, raw.mode, raw.mutual = frame.alone, "weapons", False
        if raw.event == "ASSAULT" and args.obj is not None and figurative(args.obj, self.cast):
            return None
        if raw.event == "ASSAULT" and lemma_of(v) in _MOVES and actors and all(a.kind == "people" for a in actors):
            return None  # "refugees poured into"
        if raw.event == "AID" and lemma_of(v) in _CARRIES and not recipients and not args.preps.get("to"):
            return None  # "helicopters that pilots had flown"
        if raw.event == "AID" and args.subj is not None and any(a.sure <= 0.6 for a in actors):
            raw.actors = actors = self._carried(args.subj, recipients) or actors
        if raw.event == "AID" and "military" in raw.contexts and not recipients and self._own_ground(args, actors):
            raw.event, raw.mode = "MOBILIZE", "weapons"
        if raw.event == "MOBILIZE" and raw.mode in {"troops", "police"} and peaceful(v):
            raw.event, raw.mode, raw.contexts = "AID", None, ("peacekeeping",)
        if frame.obj and args.obj is not None and args.obj.i not in self.cast.at and not args.passive:
            noun = match_noun(measure(args.obj), self.cast)
            if noun is not None and (noun.event == frame.event or frame.event in _TAKING):
                # "extended its sanctions", "lifted the embargo": one event, not two
                self.consumed.add(measure(args.obj).i)
        if not recipients and not raw.closed and frame.event in {"COERCE", "ASSAULT", "ACCUSE", "RETREAT"}:
            raw.recipients = at_home(self, frame, args, actors)
        if raw.event == "ASSAULT" and raw.mode is None and any(marcher(a) for a in actors):
            raw.event, raw.mode = "PROTEST", "riot"
        if raw.event == "CONCEDE" and args.obj is not None and lemma_of(args.obj) in _PLANS:
            kept = noun_operator(self, args.obj) or self._plan_of(args.obj)
            if kept is not None and (kept.event == "AGREE" or kept.event in _HANDING | {"MOBILIZE"}):
                raw.event, raw.mode, raw.stage = "REJECT", "assist", "refused"  # "dropped a plan to send rifles"
                raw.recipients = recipients or tuple(r for r in kept.recipients if all(r.state != a.state for a in actors))
                self.consumed |= {x.i for x in args.obj.subtree if x.pos_ in {"VERB", "NOUN"}}
        if raw.mode == "expel" and raw.event == "SANCTION" and args.obj is not None and crowd(args.obj):
            raw.event, raw.mode, raw.contexts = "COERCE", "deport", ("migration",)
        if frame.event == "REJECT" and args.obj is not None and lemma_of(args.obj) == "veto":
            for c in (*v.children, *args.obj.children):
                if c.dep_ in {"advcl", "xcomp", "acl"} and c.tag_ == "VB":  # "used its veto to stop men being sent"
                    self.consumed |= {c.i, *(x.i for x in c.children if x.dep_ in {"ccomp", "xcomp", "dobj"})}
        if frame.content:
            raw.content = args.obj
        with_aim(self, raw)
        if frame.negative:
            raw.factuality, raw.stage = "CT+", frame.stage or "refused"
        return raw

    def _handed(
        self, v: Token, args: Args, actors: tuple[Side, ...], recipients: tuple[Side, ...], nobody: bool
    ) -> tuple[tuple[Side, ...], tuple[Side, ...], bool]:
        """Giver and taker of goods that the verb leaves out and the clause on the goods names: "tanks promised by Chile arrived"."""
        arrived = lemma_of(v) in _ARRIVES
        goods = args.subj if arrived else args.obj
        if goods is None or (recipients and not arrived):
            return actors, recipients, nobody
        givers, takers = giver_and_taker(self, goods)
        if arrived and givers and not any(a.state for a in actors):
            actors, nobody = givers, False
        own = {a.state for a in actors}
        return actors, recipients or tuple(t for t in takers if t.state not in own), nobody

    def _plan_of(self, noun: Token) -> Raw | None:
        """What a plan is one of: the infinitive that hangs on it."""
        clause = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"), None)
        return self.event_of(clause) if clause is not None else None

    def _carried(self, subj: Token, recipients: tuple[Side, ...]) -> tuple[Side, ...]:
        """Whose aid it is that nobody's ships bring: "two ships carrying Cuban sugar"."""
        to = {r.state for r in recipients}
        for t in subj.subtree if lemma_of(subj) not in OTHERS else ():
            side = self.cast.side(t) if t.i in self.cast.at and t.dep_ in {"amod", "compound", "poss"} else None
            if side is not None and side.state and side.state not in to:
                return (side,)
        return ()

    def _own_ground(self, args: Args, actors: tuple[Side, ...]) -> bool:
        """Whether what is sent goes somewhere in the sender's own land."""
        own = {a.state for a in actors if a.state}
        to = [s for t in args.preps.get("to", []) if t.pos_ not in _PREDICATES for s in self.cast.sides(t)]
        return bool(to) and all(s.state in own and s.token in self.cast.at for s in to)

    def _stranger(self, t: Token | None) -> bool:
        """ "Foreign powers", "critics abroad": people of no state that is told."""
        if t is None or t.pos_ not in {"NOUN", "PROPN"} or t.i in self.cast.at:
            return False
        people = lemma_of(t) in {"power", "outsider", "foreigner"} or lemma_of(t) in self.lex.heads
        return people and not any(c.lower_ in {"the", "its", "their", "his", "her", "this", "that"} for c in t.children)

    def objects(self, frame: Frame, args: Args) -> list[Token]:
        """What is given, taken or asked for."""
        return [args.obj] if args.obj is not None and not (args.obj.i in self.cast.at and not frame.obj) else []

    # ------------------------------------------------------------------ light verbs
    def _light(self, v: Token, args: Args) -> Raw | None:
        """ "carried out strikes on X", "talks were held": the event is the noun's, the sides may hang on either."""
        lemma = lemma_of(v)
        under = args.preps.get("under", []) if lemma == "come" else []
        if args.obj is None and not under:
            return None
        phrasal = {lemma, *(f"{lemma}_{p}" for p in (*args.preps, *(c.lower_ for c in v.children if c.dep_ == "prt")))}
        if not phrasal & self.lex.light:
            return None
        noun = measure(args.obj if args.obj is not None else under[0])
        if noun.i in self.cast.at:
            return None
        frame = match_noun(noun, self.cast)
        if frame is None:
            return None
        inner = self.event_of(noun)
        if inner is None or (inner.event == "SUPPORT" and inner.actors and inner.recipients and lemma in ENJOYS):
            return None
        actors, nobody = self.actors(args)
        if lemma in {"suffer", "face", "receive", "undergo", "sustain", "endure"} or (
            lemma == "come" and "under" in args.preps
        ):
            # "is facing US attacks": the subject is the one attacked
            if not actors or (not inner.actors and frame.event != "ASSAULT"):
                return None
            self.consumed.add(noun.i)
            raw = Raw(
                v,
                inner.event,
                inner.mode,
                inner.contexts,
                inner.actors,
                actors,
                [*inner.objects],
                args,
                frame,
                weight=0.8,
            )
            raw.inner = inner
            return raw
        self.consumed.add(noun.i)
        recipients = inner.recipients or self.recipients(frame, args, actors)
        if not actors and inner.actors:
            actors, nobody = inner.actors, False
        elif actors and inner.actors and not recipients and inner.actors[0].state != actors[0].state:
            recipients = inner.actors if frame.mutual else recipients
        raw = Raw(
            v,
            inner.event,
            inner.mode,
            inner.contexts,
            actors,
            recipients,
            [*inner.objects],
            args,
            frame,
            inner.stage,
            inner.tie,
            frame.mutual,
            weight=0.95 * inner.weight,
        )
        raw.inner = inner
        raw.actor_open = not actors and not nobody
        raw.vague_actor = nobody
        if frame.need == "to" and not recipients and not (frame.mutual and len(actors) > 1):
            return None
        return raw

    def fits(self, condition: Condition, t: Token | None) -> bool:
        """Whether a noun is what a condition asks for."""
        return fits(condition, t, self.cast)


def _following(t: Token) -> bool:
    return t.dep_ == "conj" and lemma_of(t) in {"ally", "partner", "friend"} and any(c.tag_ == "PRP$" for c in t.children)
