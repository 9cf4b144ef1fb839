"""What an operator makes of its content: a promise, a refusal, a threat, a request, an order, a halt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foederis.reading._frames import measure
from foederis.reading._operator_allow import allow
from foederis.reading._operator_clauses import asserts, asserts_of_past, negated, told_as_done
from foederis.reading._raw import CONFLICT, COOPERATIVE, Raw
from foederis.reading._syntax import Args, lemma_of

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["DISCLOSE", "HANDLERS", "Case", "demand_mode", "threat_mode"]


_VERBS = frozenset({"VERB", "AUX"})
_DELAYS = dict.fromkeys(("delay", "postpone", "defer", "shelve"), CONFLICT | {"RETREAT", "CONCEDE"}) | dict.fromkeys(("cancel", "scrap"), frozenset({"ASSAULT", "MOBILIZE", "RETREAT"}))
_IDEAS = frozenset({"idea", "plan", "notion", "thought", "scheme", "intention", "proposal"})
_FAILS = frozenset({"fail", "founder", "collapse", "flop", "misfire"})
_TELLS = frozenset({"tell", "insist", "advise", "counsel", "plead", "instruct"})
DISCLOSE = frozenset({"say", "tell", "comment", "confirm", "disclose", "reveal", "discuss", "elaborate", "specify", "speculate", "clarify", "identify", "name", "explain"})
_EXCLUDE = frozenset({"rule", "exclude"})
_WISHES = frozenset({"hope", "hop", "plan", "intend", "mean", "aim", "guarantee", "assure", "swear", "wish", "resolve"})


_SWEARS = frozenset({"swear", "vow", "assure", "promise", "declare", "announce", "insist"})


@dataclass(slots=True)
class Case:
    """One operator with its content: `raw` is the event to be, `inner` the content, `actors` the operator's own subject."""

    ex: Extractor
    raw: Raw
    inner: Raw
    args: Args
    actors: tuple[Side, ...]


_PROMISES = frozenset({"promise", "pledge", "agree", "undertake", "commit", "assure"})


def demand_mode(event: str) -> str:
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


def _of_others(case: Case) -> bool:
    """Whether the content's own subject is somebody else: "the minister hoped that Germany would lift"."""
    t = case.inner.token
    if t.dep_ != "ccomp" or not any(c.dep_ in {"nsubj", "nsubjpass"} for c in t.children):
        return False
    doers = {a.state or a.name for a in case.inner.actors if a.known}
    own = {a.state or a.name for a in case.actors if a.known}
    return bool(doers) and not doers & own


def _abstains(case: Case) -> Raw:
    """ "Vowed never to allow bases" is a refusal; "pledged not to attack" and "agreed not to arm" are promises."""
    raw, inner = case.raw, case.inner
    sworn = lemma_of(raw.token) in {"vow", "swear", "decide", "resolve", "choose", "opt", "vote", "elect"}
    if sworn and inner.event in COOPERATIVE | {"MOBILIZE"}:
        raw.event, raw.mode, raw.stage, raw.mutual = "REJECT", demand_mode(inner.event), "refused", False
        return raw
    raw.event, raw.mode = "AGREE", None
    raw.stage = {"agree": "agreed", "offer": "offered"}.get(raw.operator, "pledged")
    return raw


def _pledge(case: Case) -> Raw | None:
    ex, raw, inner = case.ex, case.raw, case.inner
    kind = raw.operator
    event = inner.event
    lemma = lemma_of(raw.token)
    if (_of_others(case) and lemma in _WISHES) or (lemma == "able" and raw.token.head.tag_ == "VBD"):
        return None  # "was able to send": it sent
    if lemma in _SWEARS and told_as_done(inner.token):
        return None  # "swore that it had sent none": what was, not what will be
    if inner.token.dep_ == "pcomp" and inner.token.head.lower_ == "against" and inner.event in COOPERATIVE | {"MOBILIZE"}:
        raw.event, raw.mode, raw.stage, raw.mutual = "REJECT", demand_mode(inner.event), "refused", False
        return raw  # "decided against sending"
    if negated(inner.token) and not inner.noun:
        return _abstains(case)
    announced = lemma in {"announce", "declare", "order", "unveil", "authorise", "authorize", "approve"}
    if event in {"RETREAT", "CONCEDE"} and kind == "decide" and (announced or event == "CONCEDE"):
        raw.event = "RETREAT" if inner.mode == "ceasefire" else "CONCEDE" if inner.event == "CONCEDE" else inner.event
        raw.stage = raw.stage or ("pledged" if lemma == "announce" and event == "RETREAT" and inner.mode != "ceasefire" else "")
        if inner.mode == "withdraw" and lemma == "announce":
            raw.event, raw.mode = "CONCEDE", None
        return raw
    if lemma == "vote" and (inner.token.head.lower_ == "on" and inner.token.head.head.i == raw.token.i):
        raw.stage, raw.factuality = "none", "Uu"
        return raw  # "are to vote on the dispatch of": how the vote went is not told
    if lemma in {"set", "due", "poised"} and (raw.token.pos_ == "ADJ" or case.args.passive) and event in CONFLICT:
        raw.stage, raw.factuality = "none", "PR+"
        return raw  # "is set to close the border": a forecast, and no word of its own
    if event == "THREATEN" or (event == "SUPPORT" and kind == "decide" and lemma in {"vote", "approve", "decide"}):
        return raw
    if event in CONFLICT:
        if event == "COERCE" and lemma in _PROMISES and inner.token.lemma_ in {"stop", "block", "curb", "close", "seal"}:
            raw.event, raw.mode, raw.stage = "AGREE", None, "pledged"
            return raw  # "promised to stop the boats"
        if event in {"SANCTION", "COERCE"} and lemma in {"promise", "pledge", "undertake", "commit"}:
            raw.event, raw.mode, raw.stage = "AGREE", None, "pledged"
            return raw
        if event == "MOBILIZE" and kind == "pledge":
            raw.event, raw.mode, raw.stage = "AGREE", None, "pledged"
            return raw
        if kind == "decide" and event in {"SANCTION", "COERCE", "PROTEST", "THREATEN"}:
            return raw
        if kind == "decide" and event == "MOBILIZE":
            return raw
        if kind == "offer" and event == "ASSAULT" and raw.token.pos_ == "ADJ":
            raw.event, raw.mode, raw.stage = "THREATEN", "violence", "delivered"
            return raw  # "is ready to strike"
        if kind in {"decide", "agree", "offer"} or event == "PROTEST":
            raw.event, raw.mode, raw.stage = "AGREE", None, "offered" if kind == "offer" and event == "MOBILIZE" else "agreed"
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
    raw.mutual = inner.mutual or (kind == "agree" and len(raw.actors) > 1 and not raw.recipients)
    if not raw.recipients:
        own = {a.state for a in raw.actors if a.state}
        told = [case.args.iobj, *case.args.preps.get("to", []), *case.args.preps.get("with", []), *case.args.preps.get("for", [])]
        for t in told:
            sides = ex.cast.sides(t) if t is not None and t.pos_ not in _VERBS else ()
            raw.recipients = raw.recipients or tuple(s for s in sides if s.state not in own or s.state is None)
    return raw


def _refuse(case: Case) -> Raw | None:
    raw, inner, args = case.raw, case.inner, case.args
    if lemma_of(raw.token) == "have":
        if args.obj is None or not any(c.lower_ == "no" for c in args.obj.children):
            return None
        raw.factuality = "CT+"
    if lemma_of(raw.token) in {"hear", "know"}:
        if not negated(raw.token):
            return None  # "would not hear of sending"
        raw.factuality = "CT+"
    open_ = lemma_of(raw.token) in _EXCLUDE and negated(raw.token)
    if inner.inner is not None and lemma_of(inner.token) in _EXCLUDE and inner.operator == "refuse":
        inner, open_ = inner.inner, True  # "refused to rule out strikes"
    if open_:
        if inner.operator == "generic":
            return None
        raw.event, raw.mode, raw.contexts, raw.recipients = inner.event, inner.mode, inner.contexts, inner.recipients or raw.recipients
        raw.stage, raw.factuality = "none", "PS+"
        return raw
    raw.event, raw.mode, raw.stage = "REJECT", demand_mode(inner.event), "refused"
    if inner.operator == "generic":
        if lemma_of(inner.token) in DISCLOSE:
            return None  # "refused to say whether"
        raw.mode = "change"
    if inner.event == "REQUEST":
        raw.mode = inner.mode
    own = {a.state for a in raw.actors if a.state}
    others = tuple(a for a in inner.actors if a.state not in own and a.known)
    if inner.noun and others:
        raw.recipients = others
    raw.mutual = False
    return raw


def _threaten(case: Case) -> Raw | None:
    ex, raw, inner, args = case.ex, case.raw, case.inner, case.args
    own = {a.state for a in raw.actors if a.state}
    foreign = [a for a in inner.actors if a.state and a.state not in own]
    told = ex.cast.sides(args.obj) if args.obj is not None and args.obj.i > raw.token.i and args.obj is not inner.token else ()
    lemma = lemma_of(raw.token)
    if lemma in {"warn", "caution"} and not told and (inner.event in COOPERATIVE or _of_others(case) or asserts_of_past(inner)):
        return None  # a forecast, or news, of what somebody else does
    if lemma in {"warn", "caution"} and foreign and not told:
        # "warned that Iran would attack": a forecast about somebody else
        raw.recipients = tuple(foreign)
        raw.mode = None
    else:
        raw.mode = threat_mode(inner.event, inner.mode) if inner.operator != "generic" else None
    raw.event, raw.stage = "THREATEN", "delivered"
    if any(c.lower_ == "neither" for c in inner.token.children):
        raw.stage, raw.factuality = "none", "CT-"  # "threatened neither to storm nor to starve it"
    if told:
        raw.recipients = told
    raw.mutual = False
    return raw


def _request(case: Case) -> Raw | None:
    ex, raw, inner, args = case.ex, case.raw, case.inner, case.args
    v = raw.token
    if lemma_of(v) in _TELLS and asserts(inner):
        return None  # "insists that it never sent"
    if lemma_of(v) == "want" and inner.token.dep_ == "xcomp" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in inner.token.children) and args.obj is None:
        return None  # "wants to send": what somebody wishes to do himself is asked of nobody
    if lemma_of(v) in {"ask", "want"} and any(c.lower_ in {"whether", "if"} and c.dep_ == "mark" for c in inner.token.children):
        return None  # a question
    own = {a.state for a in raw.actors if a.state}
    asked: tuple[Side, ...] = ()
    if args.passive:
        if args.obj is not None:
            asked = ex.cast.sides(args.obj)
    elif args.obj is not None and args.obj.i > v.i and args.obj.i != inner.token.i and measure(args.obj).i != inner.token.i:
        asked = ex.cast.sides(args.obj)
    if not asked and args.iobj is not None:
        asked = ex.cast.sides(args.iobj)
    if not asked and inner.noun and not args.passive:  # "called for Chad's withdrawal from Mali"
        asked = tuple(a for a in inner.actors if a.known and (a.state not in own or a.state is None))
    for name in ("to", "from", "on", "upon", "of", "with"):
        if asked:
            break
        for t in args.preps.get(name, []):
            if t.pos_ not in _VERBS and not (inner.noun and t.i == inner.token.i):
                asked = tuple(s for s in ex.cast.sides(t) if s.state not in own or s.state is None)
                if asked:
                    break
    if not asked and args.obj is not None and args.obj.i > v.i and not args.passive and inner.token.i > args.obj.i and not inner.noun:
        office = ex.cast.vague(args.obj)
        if office is not None and office.official and office.state:
            asked = (office,)  # "urged the government to send Lima tents"
    stranger = args.obj if args.obj is not None and args.obj.i > v.i and args.obj.pos_ in {"NOUN", "PROPN"} and inner.token.i > args.obj.i and not inner.noun else None
    if not asked and stranger is not None and ex.cast.vague(stranger) is None:
        # "urged the community of nations to condemn": asked is somebody who is no state, not whom the content is about
        asked = (ex.cast.blank(stranger),)
    if not asked:
        foreign = tuple(a for a in inner.actors if a.known and (a.state not in own or a.state is None))
        asked = foreign or tuple(r for r in inner.recipients if r.state not in own or r.state is None)
    if args.passive and not case.actors:
        raw.actors = ()  # "was asked to leave": by somebody
    raw.event, raw.mode, raw.stage = "REQUEST", demand_mode(inner.event), "requested"
    if inner.event == "REQUEST":
        raw.mode = inner.mode
    raw.recipients = asked
    raw.mutual = False
    raw.frame = None
    return raw


def _order(case: Case) -> Raw | None:
    ex, raw, inner, args, actors = case.ex, case.raw, case.inner, case.args, case.actors
    own = {a.state for a in actors if a.state}
    doers = ex.cast.sides(args.obj) if args.obj is not None and args.obj is not inner.token else ()
    if args.passive:
        doers = ()
    foreign = tuple(d for d in doers if d.known and d.state not in own)
    lemma = lemma_of(raw.token)
    if lemma in _TELLS and asserts(inner):
        return None  # "told Washington that it will not send"
    if foreign:
        if lemma in {"force", "compel"}:
            raw.event, raw.mode, raw.recipients = "COERCE", None, foreign
            return raw
        raw.event, raw.mode, raw.stage, raw.recipients = "REQUEST", demand_mode(inner.event), "requested", foreign
        raw.mutual = False
        return raw
    if lemma in {"tell", "force", "compel"}:
        return None
    return raw


def _consider(case: Case) -> Raw | None:
    raw, inner = case.raw, case.inner
    if inner.noun and (inner.event in {"REQUEST", "AGREE", "ACCUSE", "CONSULT"} or (inner.event == "COOPERATE" and not inner.recipients)):
        return None
    raw.stage, raw.factuality = "none", "PS+"
    return raw


def _prepare(case: Case) -> Raw | None:
    raw = case.raw
    raw.stage, raw.factuality = "none", "PR+"
    return raw


def _begin(case: Case) -> Raw | None:
    ex, raw, inner, args = case.ex, case.raw, case.inner, case.args
    lemma = lemma_of(raw.token)
    if lemma == "help" and _of_others(case):
        return None  # "helped Chad deliver": Chad delivers
    if lemma in {"begin", "start", "continue", "resume", "keep", "proceed", "carry", "go", "launch"} and inner.event in {"AID", "MOBILIZE", "COOPERATE", "RETREAT", "ASSAULT", "CONSULT"}:
        raw.stage = "under_way"
    if lemma in {"try", "attempt", "seek"}:
        raw.weight *= 0.8
        raw.stage, raw.factuality = "none", "PS+"
    raw.recipients = inner.recipients or ex.recipients(inner.frame, args, raw.actors) if inner.frame else inner.recipients
    return raw


def _stop(case: Case) -> Raw | None:
    ex, raw, inner, args = case.ex, case.raw, case.inner, case.args
    raw.mutual = False
    if inner.event in _DELAYS.get(lemma_of(raw.token), ()) or (args.obj is not None and lemma_of(args.obj) in _IDEAS):
        raw.stage, raw.factuality = "none", "CT-"  # nothing had been begun: "delayed closing the border", "dropped the idea of"
        return raw
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


def _fail(case: Case) -> Raw | None:
    raw = case.raw
    raw.stage, raw.factuality = "none", "CT-"
    return raw


def _attempt(case: Case) -> Raw | None:
    raw = case.raw
    over = raw.token.head
    lost = (over.lemma_ in _FAILS and raw.token.dep_ == "nsubj") or any(c.lower_ in {"failed", "abortive", "foiled", "botched"} for c in raw.token.children)
    raw.stage, raw.factuality = "none", "CT-" if lost else "PS+"
    return raw


HANDLERS: dict[str, Callable[[Case], Raw | None]] = {
    "pledge": _pledge,
    "decide": _pledge,
    "agree": _pledge,
    "offer": _pledge,
    "refuse": _refuse,
    "threaten": _threaten,
    "request": _request,
    "order": _order,
    "allow": allow,
    "consider": _consider,
    "prepare": _prepare,
    "begin": _begin,
    "stop": _stop,
    "fail": _fail,
    "attempt": _attempt,
}
