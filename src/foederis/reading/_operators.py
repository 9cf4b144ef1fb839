"""Verbs, nouns and adjectives that take an event as content: agreed to send, refused to pull out, urged to withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._frames import keys, match_noun, measure
from foederis.reading._lexicon import Operator
from foederis.reading._operator_allow import lets_know
from foederis.reading._operator_kinds import HANDLERS, Case
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["find_operator", "noun_operator"]


_VERBS = frozenset({"VERB", "AUX"})
_REQUEST_PREPS = ("for", "on", "upon", "against", "to", "into", "of", "in")
_WAVERING = ("about", "with", "at", "from")
# Kinds whose claim stands even where the content is no event that the lexicon knows.
_ALONE = frozenset({"request"})
# What is charged or told, and denied rather than refused.
CHARGES = words("claim charge accusation allegation assertion report suggestion insinuation rumour rumor notion story")
_GENERIC = frozenset({"agree", "pledge", "offer", "refuse", "threaten", "request", "allow"})
_TELLING = words("announce declare unveil")
# Too weak to make a promise of anything.
_WEAK = words("plan hope aim seek set mean intend aspire resolve want choose dismiss exclude due able open poised propose")


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
    deed = op.noun_object and args.obj is not None and args.obj.pos_ == "NOUN" and match_noun(measure(args.obj), ex.cast) is not None
    if not deed and op.kind in {"request", "agree", "pledge", "offer", "refuse", "decide", "order", "begin", "allow", "prepare"}:
        clauses += [c for c in v.children if c.dep_ == "advcl" and _is_infinitive(c) and c.i > v.i]
    for c in clauses:
        if c.pos_ in _VERBS or c.pos_ == "ADJ":
            raw = ex.event_of(c)
            if raw is not None and not any(x.dep_ == "mark" and x.lower_ in ({"if", "unless"} if op.kind == "consider" else {"if", "unless", "whether"}) for x in c.children):
                return raw
            for cc in c.children:
                if cc.dep_ == "conj" and cc.pos_ in _VERBS:
                    raw = ex.event_of(cc)
                    if raw is not None:
                        return raw
    for found in (prepositions(v), prepositions(args.obj) if args.obj is not None and args.obj.i > v.i else {}):
        for name in (*_REQUEST_PREPS, *_WAVERING) if op.kind in {"consider", "refuse"} else _REQUEST_PREPS:
            for t in found.get(name, []):
                if t.pos_ in _VERBS and not any(x.lower_ == "whether" for x in t.children):
                    raw = ex.event_of(t)
                    if raw is not None:
                        return raw
    if not op.noun_object:
        return None
    nouns = [args.obj] if args.obj is not None and args.obj.i != v.i else []
    for name in ("for", "on", "to", "against", "with"):
        nouns += [t for t in args.preps.get(name, []) if t.i > v.i]  # "with Cuban help, it halted ..."
    for t in nouns:
        for noun in (t, measure(t)):
            if noun.pos_ not in {"NOUN", "PROPN"} or noun.i in ex.cast.at:
                continue
            raw = noun_content(ex, noun)
            if raw is not None:
                return raw
    return None


def _any_content(ex: Extractor, v: Token, op: Operator) -> Raw | None:
    """An infinitive that the lexicon does not know: what is agreed to, refused or threatened stays open."""
    if op.kind not in _GENERIC or lemma_of(v) in _WEAK:
        return None
    for c in v.children:
        if op.kind == "allow" and c.dep_ in {"ccomp", "xcomp"} and c.pos_ in _VERBS and c.i > v.i:
            doer = ex.args_of(c).subj
            who = ex.cast.sides(doer) if ex.event_of(c) is None else ()
            if who and any(s.known for s in who):
                return Raw(c, "COOPERATE" if any(s.sector == "MIL" for s in who) else "RETREAT", None if any(s.sector == "MIL" for s in who) else "access", (), actors=who, recipients=who, args=ex.args_of(c), weight=0.8, operator="generic")
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
    ended = _end_of(ex, noun)
    if ended is not None:
        return ended
    if match_noun(noun, ex.cast) is not None:
        return ex.event_of(noun)
    lemma = lemma_of(noun)
    lex = ex.lex
    if lemma in lex.classes["weapons"] or lemma in lex.classes["troops"]:
        return Raw(noun, "AID", None, ("military",), objects=[noun], noun=True)
    if lemma in lex.classes["aid"] or lemma in {"mediator", "assistance"}:
        return Raw(noun, "AID", None, (), objects=[noun], noun=True)
    if lemma in {"gas", "oil", "electricity", "energy", "coal"}:
        return Raw(noun, "COOPERATE", None, ("economic",), objects=[noun], noun=True)
    if lemma in lex.classes["talks"]:
        return Raw(noun, "CONSULT", None, ("diplomatic",), noun=True)
    if lemma in lex.classes["truces"]:
        return Raw(noun, "RETREAT", "ceasefire", ("military",), noun=True)
    if lemma in lex.classes["sanctions"]:
        return Raw(noun, "SANCTION", "discontinue", ("economic",), noun=True)
    return None


def _end_of(ex: Extractor, noun: Token) -> Raw | None:
    """ "an end to the embargo on Doha", "a halt to arms shipments": what the stopping is."""
    if lemma_of(noun) not in {"end", "halt", "stop", "cessation"}:
        return None
    preps = prepositions(noun)
    what = next((t for name in ("to", "of") for t in preps.get(name, []) if t.pos_ == "NOUN"), None)
    inner = noun_content(ex, what) if what is not None and what.i != noun.i else None
    handler = HANDLERS.get("stop")
    if inner is None or handler is None:
        return None
    raw = Raw(noun, inner.event, inner.mode, inner.contexts, inner.actors, inner.recipients, inner.objects, noun=True, weight=0.7)
    raw.frame, raw.inner = inner.frame, inner
    made = handler(Case(ex, raw, inner, raw.args, inner.actors))
    if made is not None:
        ex.consumed.add(inner.token.i)
    return made


def _is_infinitive(c: Token) -> bool:
    return any(x.dep_ == "aux" and x.lower_ == "to" for x in c.children)


def find_operator(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The event of an operator with its content, or None where the verb is none or its content is no event."""
    for op in _operators(ex, v, args):
        if op.kind in {"consider", "prepare", "begin", "stop", "decide", "pledge"} and args.passive and not _own_content(v):
            pass
        if op.kind == "refuse" and args.obj is not None and lemma_of(args.obj) in CHARGES:
            continue  # "rejected the charge of arming rebels": a denial (foederis.reading._dismissed)
        if op.kind == "allow" and lets_know(v):
            continue
        inner = _content(ex, v, args, op)
        if inner is None:
            inner = _any_content(ex, v, op)
        if inner is None or inner.token.i == v.i:
            continue
        raw = _apply(ex, v, args, op, inner)
        if raw is not None:
            if raw.inner is None:
                raw.inner = inner
            ex.consumed.add(inner.token.i)
            return raw
    return None


def noun_operator(ex: Extractor, noun: Token) -> Raw | None:
    """ "Cairo's refusal to open the crossing", "its willingness to send arms": the noun's owner does the operator's act."""
    op = ex.lex.operator_nouns.get(lemma_of(noun))
    if op is None or op.kind in {"begin", "stop", "order", "consider"}:
        return None
    clause = next((c for c in noun.children if c.dep_ == "acl" and c.pos_ in _VERBS and _is_infinitive(c)), None)
    if clause is None:
        return _noun_offer(ex, noun, op)
    owner = next((c for c in noun.children if c.dep_ == "poss" or (c.dep_ in {"amod", "compound"} and c.i in ex.cast.at)), None)
    owners = ex.cast.sides(owner)
    if not owners:
        return None
    inner = ex.event_of(clause)
    if inner is None and op.kind in {"attempt", "fail"}:
        return None  # "its bid to join the club"
    if inner is None:
        content = ex.args_of(clause)
        sides = tuple(s for name in ("obj", "to", "with", "for", "in") for t in ex.slot(name, content) if t.pos_ not in _VERBS for s in ex.cast.sides(t))
        inner = Raw(clause, "AGREE", recipients=sides[:1], args=content, weight=0.85, operator="generic")
    own = {o.state for o in owners}
    raw = Raw(noun, inner.event, inner.mode, inner.contexts, owners, tuple(r for r in inner.recipients if r.state not in own or r.state is None), inner.objects)
    raw.frame, raw.operator, raw.inner, raw.stage, raw.weight = inner.frame, op.kind, inner, inner.stage, 0.8 * inner.weight
    handler = HANDLERS.get(op.kind)
    made = handler(Case(ex, raw, inner, raw.args, owners)) if handler else None
    if made is not None:
        ex.consumed.add(clause.i)
        # "condemned its decision to build": whom the content does not name is nobody's to guess
        made.closed = op.kind in {"decide", "pledge", "offer"}
        made.noun = made.noun or op.kind in {"decide", "pledge", "offer"}
    return made


def _noun_offer(ex: Extractor, noun: Token, op: Operator) -> Raw | None:
    """ "an offer of boats from Delhi", "Oslo's promise of aid to Mali", "repeated its pledge of troops"."""
    if op.kind not in {"pledge", "offer"} or lemma_of(noun) in {"plan", "intention", "willingness", "readiness"}:
        return None
    preps = prepositions(noun)
    goods = next((t for name in ("of", "for") for t in preps.get(name, []) if t.pos_ in {"NOUN", "PROPN"}), None)
    inner = noun_content(ex, measure(goods)) if goods is not None and goods.i not in ex.cast.at else None
    if goods is None or inner is None or inner.event not in {"AID", "COOPERATE", "MOBILIZE", "SUPPORT"}:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss" or (c.dep_ in {"amod", "compound"} and c.i in ex.cast.at)), None)
    owners = ex.cast.sides(owner) or tuple(s for name in ("from", "by") for t in preps.get(name, []) for s in ex.cast.sides(t))
    head = noun.head
    if noun.dep_ == "dobj" and head.pos_ in _VERBS:
        doers, _ = ex.actors(ex.args_of(head))
        owners = owners or (doers if lemma_of(head) in {"repeat", "renew", "make", "reiterate", "give"} else ())
    own = {s.state for s in owners}
    to = tuple(s for t in [*preps.get("to", []), *prepositions(goods).get("to", []), *prepositions(goods).get("for", [])] if t.pos_ not in _VERBS for s in ex.cast.sides(t) if s.state not in own)
    if not to and noun.dep_ == "dobj" and head.pos_ in _VERBS:
        to = tuple(s for s in ex.actors(ex.args_of(head))[0] if s.state and s.state not in own)
    if not owners:
        return None
    raw = Raw(noun, "AGREE", None, inner.contexts, owners, to, [goods], noun=True, weight=0.7)
    raw.stage, raw.operator = ("offered" if op.kind == "offer" else "pledged"), "offer"
    raw.args.preps = preps
    ex.consumed.add(inner.token.i)
    return raw


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
    return ex.actors(args)


def _apply(ex: Extractor, v: Token, args: Args, op: Operator, inner: Raw) -> Raw | None:
    actors, nobody = _actors(ex, v, args)
    kind = op.kind
    told = kind == "decide" and lemma_of(v) in _TELLING and inner.token.dep_ == "ccomp" and actors and inner.actors
    if told and not {a.state for a in actors} & {a.state for a in inner.actors}:
        return None  # "announced that Moscow would send": the one tells what the other does
    if not actors and not nobody and not args.passive:
        actors = inner.actors
    raw = Raw(v, inner.event, inner.mode, inner.contexts, actors or inner.actors, inner.recipients, inner.objects, args)
    raw.frame, raw.tie, raw.mutual, raw.operator = inner.frame, inner.tie, inner.mutual, kind
    raw.stage, raw.weight = inner.stage, inner.weight
    raw.vague_actor = nobody
    raw.actor_open = not raw.actors and not nobody
    raw.inner = inner
    if inner.noun and not raw.recipients and inner.event in {"AID", "MOBILIZE", "COOPERATE"}:
        # "approved the sending of troops to Haiti": the parser hangs the place on the verb
        own = {a.state for a in raw.actors if a.state}
        there = [t for name in ("to", "into") for t in args.preps.get(name, []) if t.pos_ not in _VERBS]
        raw.recipients = tuple(s for t in there for s in ex.cast.sides(t) if s.state and s.state not in own)
    handler = HANDLERS.get(kind)
    return handler(Case(ex, raw, inner, args, actors)) if handler else None
