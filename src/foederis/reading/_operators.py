"""Verbs, nouns and adjectives that take an event as content: agreed to send, refused to pull out, urged to withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foederis.reading._frames import keys, match_noun, measure
from foederis.reading._lexicon import Operator
from foederis.reading._raw import CONFLICT, COOPERATIVE, Raw
from foederis.reading._syntax import Args, lemma_of, prepositions

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["demand_mode", "find_operator", "threat_mode"]

Token = Any

_VERBS = frozenset({"VERB", "AUX"})
_REQUEST_PREPS = ("for", "on", "upon", "against", "to", "into", "of")
# Kinds whose claim stands even where the content is no event that the lexicon knows.
_ALONE = frozenset({"request"})
_GENERIC = frozenset({"agree", "pledge", "offer", "refuse", "threaten", "request", "allow"})
# Too weak to make a promise of anything.
_WEAK = frozenset("plan hope aim seek set mean intend aspire resolve want choose dismiss exclude due able open poised propose".split())


def demand_mode(event: str, mode: str | None) -> str:
    """Mode of a REQUEST or REJECT by what is asked for or refused."""
    if event in {"AID", "COOPERATE", "SUPPORT", "MOBILIZE"}:
        return "assist"
    if event == "CONSULT":
        return "meet"
    if event in {"RETREAT", "CONCEDE"}:
        return "yield"
    return "change"


def threat_mode(event: str, mode: str | None) -> str | None:
    """Mode of a THREATEN by what is threatened."""
    if event in {"ASSAULT", "MOBILIZE"}:
        return "violence"
    if mode == "expel":
        return "expel"
    if event == "COERCE":
        return "arrest" if mode == "arrest" else "restrict"
    if event == "SANCTION":
        return "relations" if mode in {"discontinue", "withdraw"} else "restrict"
    return None


def _operators(ex: Extractor, v: Token, args: Args) -> list[Operator]:
    if v.pos_ == "ADJ":
        found = ex.lex.operator_adjectives.get(lemma_of(v))
        return [found] if found else []
    for key, _ in keys(v, args):
        ops = ex.lex.operator_verbs.get(key)
        if ops:
            return list(ops)
    return []


def _content(ex: Extractor, v: Token, args: Args, op: Operator) -> Raw | None:
    """The event that a verb takes: an infinitive or clause first, then a gerund, then an event noun."""
    clauses = [c for c in v.children if c.dep_ in {"xcomp", "ccomp"} and c.i > v.i]
    if args.obj is not None and args.obj.i > v.i:
        clauses += [c for c in args.obj.children if c.dep_ in {"acl", "relcl"} and c.tag_ in {"VB", "VBG"} and c.i > args.obj.i and _is_infinitive(c)]
    if op.kind in {"request", "agree", "pledge", "offer", "refuse", "decide", "order", "begin", "allow", "prepare"}:
        clauses += [c for c in v.children if c.dep_ == "advcl" and _is_infinitive(c) and c.i > v.i]
    for c in clauses:
        if c.pos_ in _VERBS or c.pos_ == "ADJ":
            raw = ex.event_of(c)
            if raw is not None and not any(x.dep_ == "mark" and x.lower_ in {"if", "unless", "whether"} for x in c.children):
                return raw
            for cc in c.children:
                if cc.dep_ == "conj" and cc.pos_ in _VERBS:
                    raw = ex.event_of(cc)
                    if raw is not None:
                        return raw
    for found in (prepositions(v), prepositions(args.obj) if args.obj is not None and args.obj.i > v.i else {}):
        for name in _REQUEST_PREPS:
            for t in found.get(name, []):
                if t.pos_ in _VERBS:
                    raw = ex.event_of(t)
                    if raw is not None:
                        return raw
    if not op.noun_object:
        return None
    nouns = [args.obj] if args.obj is not None and args.obj.i != v.i else []
    for name in ("for", "on", "to", "against", "with"):
        nouns += args.preps.get(name, [])
    for t in nouns:
        for noun in (t, measure(t)):
            if noun.pos_ not in {"NOUN", "PROPN"} or noun.i in ex.cast.at:
                continue
            raw = noun_content(ex, noun)
            if raw is not None:
                return raw
    return None


def _any_content(ex: Extractor, v: Token, args: Args, op: Operator) -> Raw | None:
    """An infinitive that the lexicon does not know: what is agreed to, refused or threatened stays open."""
    if op.kind not in _GENERIC or lemma_of(v) in _WEAK:
        return None
    for c in v.children:
        if op.kind == "allow" and c.dep_ in {"ccomp", "xcomp"} and c.pos_ in _VERBS and c.i > v.i:
            doer = ex.args_of(c).subj
            who = ex.cast.sides(doer) if ex.event_of(c) is None else ()
            if who and any(s.state for s in who):
                return Raw(c, "RETREAT", "access", (), actors=who, recipients=who, args=ex.args_of(c), weight=0.8, operator="generic")
            continue
        if c.dep_ == "xcomp" and c.pos_ in _VERBS and c.i > v.i and (_is_infinitive(c) or c.tag_ == "VBG"):
            if ex.event_of(c) is not None:
                return None
            inner = ex.args_of(c)
            sides: tuple[Side, ...] = ()
            for name in ("obj", "iobj", "to", "with", "for", "from", "against", "of", "in"):
                for t in ex.slot(name, inner):
                    sides = sides or (ex.cast.sides(t) if t.pos_ not in _VERBS else ())
            event = "ASSAULT" if op.kind == "threaten" else "COERCE" if op.kind == "request" else "AGREE"
            return Raw(c, event, None, (), recipients=sides, args=inner, weight=0.85, operator="generic")
    return None


def noun_content(ex: Extractor, noun: Token) -> Raw | None:
    """The event of a noun object: an event noun, or goods that stand for their delivery ("asked for weapons")."""
    if match_noun(noun, ex.cast) is not None:
        return ex.event_of(noun)
    lemma = lemma_of(noun)
    lex = ex.lex
    if lemma in lex.classes["weapons"] or lemma in lex.classes["troops"]:
        return Raw(noun, "AID", None, ("military",), objects=[noun], noun=True)
    if lemma in lex.classes["aid"] or lemma in {"mediator", "assistance"}:
        return Raw(noun, "AID", None, (), objects=[noun], noun=True)
    if lemma in lex.classes["talks"]:
        return Raw(noun, "CONSULT", None, ("diplomatic",), noun=True)
    if lemma in lex.classes["truces"]:
        return Raw(noun, "RETREAT", "ceasefire", ("military",), noun=True)
    if lemma in lex.classes["sanctions"]:
        return Raw(noun, "SANCTION", "discontinue", ("economic",), noun=True)
    return None


def _is_infinitive(c: Token) -> bool:
    return any(x.dep_ == "aux" and x.lower_ == "to" for x in c.children)


def find_operator(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The event of an operator with its content, or None where the verb is none or its content is no event."""
    for op in _operators(ex, v, args):
        if op.kind in {"consider", "prepare", "begin", "stop", "decide", "pledge"} and args.passive and not _own_content(v):
            pass
        inner = _content(ex, v, args, op)
        if inner is None:
            inner = _any_content(ex, v, args, op)
        if inner is None or inner.token.i == v.i:
            continue
        raw = _apply(ex, v, args, op, inner)
        if raw is not None:
            if raw.inner is None:
                raw.inner = inner
            ex.consumed.add(inner.token.i)
            return raw
    return None


def _own_content(v: Token) -> bool:
    return any(c.dep_ in {"xcomp", "ccomp"} for c in v.children)


def _actors(ex: Extractor, v: Token, args: Args) -> tuple[tuple[Side, ...], bool]:
    if v.pos_ == "ADJ":
        from foederis.reading._syntax import subject

        s = next((c for c in v.head.children if c.dep_ in {"nsubj"}), None) if v.head.pos_ in _VERBS else None
        s = s or subject(v)
        sides = ex.cast.sides(s)
        if not sides and s is not None:
            vague = ex.cast.vague(s)
            sides = (vague,) if vague else ()
        return sides, s is not None and not sides
    return ex.actors(v, args)


def _apply(ex: Extractor, v: Token, args: Args, op: Operator, inner: Raw) -> Raw | None:
    actors, nobody = _actors(ex, v, args)
    kind = op.kind
    if not actors and not nobody and not args.passive:
        actors = inner.actors
    raw = Raw(v, inner.event, inner.mode, inner.contexts, actors or inner.actors, inner.recipients, inner.objects, args)
    raw.frame, raw.tie, raw.mutual, raw.operator = inner.frame, inner.tie, inner.mutual, kind
    raw.stage, raw.weight = inner.stage, inner.weight
    raw.vague_actor = nobody
    raw.actor_open = not raw.actors and not nobody
    raw.inner = inner
    handler = _HANDLERS.get(kind)
    return handler(ex, raw, inner, args, actors) if handler else None


def _pledge(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    kind = raw.operator
    event = inner.event
    lemma = lemma_of(raw.token)
    announced = lemma in {"announce", "declare", "order", "unveil", "authorise", "authorize", "approve"}
    if event in {"RETREAT", "CONCEDE"} and kind == "decide" and (announced or event == "CONCEDE"):
        raw.event = "RETREAT" if inner.mode == "ceasefire" else "CONCEDE" if inner.event == "CONCEDE" else inner.event
        raw.stage = raw.stage or ("pledged" if lemma == "announce" and event == "RETREAT" and inner.mode != "ceasefire" else "")
        if inner.mode == "withdraw" and lemma == "announce":
            raw.event, raw.mode = "CONCEDE", None
        return raw
    if event == "THREATEN":
        return raw
    if event in CONFLICT:
        if event == "MOBILIZE" and kind == "pledge":
            raw.event, raw.mode, raw.stage = "AGREE", None, "pledged"
            return raw
        if kind == "decide" and event in {"SANCTION", "COERCE", "PROTEST", "THREATEN"}:
            return raw
        if kind == "decide" and event == "MOBILIZE":
            return raw
        if kind in {"decide", "agree", "offer"} or event == "PROTEST":
            raw.event, raw.mode, raw.stage = "AGREE", None, "agreed"
            return raw
        raw.mode = threat_mode(event, inner.mode)
        raw.event, raw.stage = "THREATEN", "delivered"
        return raw
    if event == "AGREE" and inner.stage:
        return raw
    if inner.operator == "generic":
        own = {a.state for a in raw.actors}
        raw.recipients = tuple(r for r in raw.recipients if r.state not in own or r.state is None)
    if event == "REJECT":
        return raw
    if event not in COOPERATIVE and event not in {"REQUEST", "ACCUSE"}:
        return None
    if event in {"ACCUSE", "REQUEST"} and kind == "decide":
        return raw
    raw.event, raw.mode = "AGREE", None
    raw.stage = {"agree": "agreed", "offer": "offered"}.get(kind, "pledged")
    if kind == "agree" and not raw.recipients and len(raw.actors) < 2:
        raw.stage = "agreed"
    raw.mutual = inner.mutual
    return raw


def _refuse(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    if lemma_of(raw.token) == "have":
        if args.obj is None or not any(c.lower_ == "no" for c in args.obj.children):
            return None
        raw.factuality = "CT+"
    raw.event, raw.mode, raw.stage = "REJECT", demand_mode(inner.event, inner.mode), "refused"
    if inner.operator == "generic":
        raw.mode = "change"
    if inner.event == "REQUEST":
        raw.mode = inner.mode
    own = {a.state for a in raw.actors if a.state}
    others = tuple(a for a in inner.actors if a.state not in own and a.known)
    if inner.noun and others:
        raw.recipients = others
    raw.mutual = False
    return raw


def _threaten(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    own = {a.state for a in raw.actors if a.state}
    foreign = [a for a in inner.actors if a.state and a.state not in own]
    told = ex.cast.sides(args.obj) if args.obj is not None and args.obj.i > raw.token.i and args.obj is not inner.token else ()
    lemma = lemma_of(raw.token)
    if lemma in {"warn", "caution"} and inner.event in COOPERATIVE and not told:
        return None
    if lemma in {"warn", "caution"} and foreign and not told:
        # "warned that Iran would attack": a forecast about somebody else
        raw.recipients = tuple(foreign)
        raw.mode = None
    else:
        raw.mode = threat_mode(inner.event, inner.mode) if inner.operator != "generic" else None
    raw.event, raw.stage = "THREATEN", "delivered"
    if told:
        raw.recipients = told
    raw.mutual = False
    return raw


def _request(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    v = raw.token
    own = {a.state for a in raw.actors if a.state}
    asked: tuple[Side, ...] = ()
    if args.passive:
        if args.obj is not None:
            asked = ex.cast.sides(args.obj)
    elif args.obj is not None and args.obj.i > v.i and args.obj.i != inner.token.i and measure(args.obj).i != inner.token.i:
        asked = ex.cast.sides(args.obj)
    if not asked and args.iobj is not None:
        asked = ex.cast.sides(args.iobj)
    for name in ("to", "from", "on", "upon", "of", "with"):
        if asked:
            break
        for t in args.preps.get(name, []):
            if t.pos_ not in _VERBS and not (inner.noun and t.i == inner.token.i):
                asked = tuple(s for s in ex.cast.sides(t) if s.state not in own or s.state is None)
                if asked:
                    break
    if not asked:
        foreign = tuple(a for a in inner.actors if a.known and (a.state not in own or a.state is None))
        asked = foreign or tuple(r for r in inner.recipients if r.state not in own or r.state is None)
    raw.event, raw.mode, raw.stage = "REQUEST", demand_mode(inner.event, inner.mode), "requested"
    if inner.event == "REQUEST":
        raw.mode = inner.mode
    raw.recipients = asked
    raw.mutual = False
    raw.frame = None
    return raw


def _order(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    own = {a.state for a in actors if a.state}
    doers = ex.cast.sides(args.obj) if args.obj is not None and args.obj is not inner.token else ()
    if args.passive:
        doers = ()
    foreign = tuple(d for d in doers if d.known and d.state not in own)
    lemma = lemma_of(raw.token)
    if foreign:
        if lemma in {"force", "compel"}:
            raw.event, raw.mode, raw.recipients = "COERCE", None, foreign
            return raw
        raw.event, raw.mode, raw.stage, raw.recipients = "REQUEST", demand_mode(inner.event, inner.mode), "requested", foreign
        raw.mutual = False
        return raw
    if lemma in {"tell", "force", "compel"}:
        return None
    return raw


def _allow(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    allowed = tuple(s for s in inner.actors if all(s.state != a.state for a in raw.actors))
    if inner.event in {"AID", "MOBILIZE", "ASSAULT", "COOPERATE"}:
        raw.event, raw.mode, raw.stage = "AGREE", None, "agreed"
    else:
        raw.event, raw.mode = "RETREAT", "access"
    raw.recipients = allowed or raw.recipients
    return raw


def _consider(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    if inner.event in {"REQUEST", "AGREE", "ACCUSE", "CONSULT"} and inner.noun:
        return None
    raw.stage, raw.factuality = "none", "PS+"
    return raw


def _prepare(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    raw.stage, raw.factuality = "none", "PR+"
    return raw


def _begin(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    lemma = lemma_of(raw.token)
    if lemma in {"begin", "start", "continue", "resume", "keep", "proceed", "carry", "go", "launch"} and inner.event in {"AID", "MOBILIZE", "COOPERATE", "RETREAT", "ASSAULT", "CONSULT"}:
        raw.stage = "under_way"
    if lemma in {"try", "attempt", "seek"}:
        raw.weight *= 0.8
        raw.stage, raw.factuality = "none", "PS+"
    raw.recipients = inner.recipients or ex.recipients(inner.frame, args, raw.actors) if inner.frame else inner.recipients
    return raw


def _stop(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    raw.mutual = False
    if inner.event in {"AID", "COOPERATE", "SUPPORT", "CONSULT", "AGREE"}:
        raw.event, raw.mode = "SANCTION", "discontinue"
    elif inner.event in {"ASSAULT", "MOBILIZE"}:
        raw.event, raw.mode = "RETREAT", "ceasefire" if inner.event == "ASSAULT" else "withdraw"
    elif inner.event in {"SANCTION", "COERCE", "PROTEST", "ACCUSE", "THREATEN", "REQUEST", "REJECT"}:
        raw.event, raw.mode = "CONCEDE", None
    else:
        return None
    own = {a.state for a in raw.actors if a.state}
    if not raw.recipients:
        raw.recipients = tuple(a for a in inner.actors if a.state and a.state not in own)
    if not raw.recipients and inner.frame is not None:
        raw.recipients = ex.recipients(inner.frame, args, raw.actors)
    raw.stage = ""
    return raw


def _fail(ex: Extractor, raw: Raw, inner: Raw, args: Args, actors: tuple[Side, ...]) -> Raw | None:
    raw.stage, raw.factuality = "none", "CT-"
    return raw


_HANDLERS = {
    "pledge": _pledge,
    "decide": _pledge,
    "agree": _pledge,
    "offer": _pledge,
    "refuse": _refuse,
    "threaten": _threaten,
    "request": _request,
    "order": _order,
    "allow": _allow,
    "consider": _consider,
    "prepare": _prepare,
    "begin": _begin,
    "stop": _stop,
    "fail": _fail,
}
