"""What somebody is said to be: "is uneasy about X", "was angered by X's drills", "is in talks with X", "is at war with X"."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["doer_of", "state_of"]


_BE = frozenset({"be", "remain", "stay", "become", "feel", "seem", "appear", "sound", "look", "grow", "get"})
_NAMES = frozenset({"acomp", "oprd", "attr", "advcl", "xcomp", "ROOT", "ccomp"})
_SAYING = frozenset({"say", "insist", "declare", "claim", "maintain", "announce", "state", "add"})
_ASKED = frozenset({"whether", "if", "who"})
_ERRANDS = frozenset(["discuss", "talk", "exchange", "convey", "present", "brief", "congratulate", "bid", "pay", "deliver", "hand", "review", "thank", "wish", "greet", "meet", "express"])
_CALLERS = frozenset(
    ["president", "premier", "minister", "envoy", "ambassador", "delegation", "delegate", "leader", "secretary", "king", "queen", "prince", "chancellor", "emir", "sultan", "consul", "diplomat", "general"]
)


@dataclass(frozen=True, slots=True)
class _State:
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    adjectives: frozenset[str]
    prepositions: tuple[tuple[str, frozenset[str]], ...]
    to: tuple[str, ...]
    need: frozenset[str]
    tie: str
    stage: str
    mutual: bool
    doer: bool
    under: bool


@cache
def _states() -> tuple[_State, ...]:
    text = resources.files("foederis").joinpath("data/lexicon/states.toml").read_text(encoding="utf-8")
    found = []
    for row in tomllib.loads(text)["state"]:
        pps = tuple((p.split(":")[0], frozenset(p.split(":")[1].split())) for p in row.get("pp", "").split(",") if p)
        found.append(
            _State(
                row["event"],
                row.get("mode"),
                tuple(row.get("ctx", "").split()),
                frozenset(row.get("adj", "").split()),
                pps,
                tuple(row.get("to", "").split()),
                frozenset(row.get("need", "").split()),
                row.get("tie", ""),
                row.get("stage", ""),
                row.get("mutual", False),
                row.get("doer", False),
                row.get("under", False),
            )
        )
    return tuple(found)


@cache
def _adjectives() -> dict[str, _State]:
    return {word: state for state in _states() for word in state.adjectives if not state.need}


def doer_of(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    """Whom a feeling or an answer is aimed at: the doer of what is named, else the side that is named itself."""
    if t.pos_ in {"VERB", "AUX"}:
        return tuple(s for s in ex.actors(ex.args_of(t))[0] if s.known and (s.state is None or s.state not in own))[:2]
    inner = ex.event_of(t) if t.pos_ == "NOUN" and t.i not in ex.cast.at else None
    if inner is not None:
        found = tuple(s for s in inner.actors if s.known and (s.state is None or s.state not in own))
        if found:
            return found[:2]
    found = tuple(s for s in ex.cast.sides(t) if s.known and (s.state is None or s.state not in own))
    if found:
        return found[:2]
    for name in ("of", "by", "between", "from"):
        for x in prepositions(t).get(name, []):
            found = tuple(s for s in ex.cast.sides(x) if s.known and (s.state is None or s.state not in own))
            if found:
                return found[:2]
    return ()


def state_of(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The event of a clause of being or feeling, None where it tells none."""
    lemma = lemma_of(v)
    if lemma in _SAYING:
        return _blamed(ex, v, args)
    if lemma == "call":
        return _paid_call(ex, v, args)
    if lemma in _BE and not args.passive:
        return _adjective(ex, v, args) or _phrase(ex, v, args)
    if v.tag_ == "VBN" and args.passive and v.lower_ in _adjectives() and v.dep_ not in {"amod", "acl"}:
        return _feeling(ex, v, v, args, args.obj)
    if v.lower_ in _adjectives() or f"{lemma}ed" in _adjectives() or f"{lemma}d" in _adjectives():
        return _provokes(ex, v, args)
    return None


def _blamed(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "The minister insisted that the rebels were to blame": an accusation."""
    clause = next((c for c in v.children if c.dep_ == "ccomp" and c.lemma_ == "be"), None)
    if clause is None or args.passive or any(c.dep_ == "neg" or c.tag_ == "MD" or c.lower_ in _ASKED for c in clause.children):
        return None
    word = next((c for c in clause.children if c.lower_ == "blame" and c.tag_ == "VB"), None)
    if word is None:
        return None
    accusers = tuple(s for s in ex.cast.sides(args.subj) if s.known)
    own = {s.state for s in accusers}
    charged = tuple(s for s in ex.cast.sides(ex.args_of(clause).subj) if s.known and (s.state is None or s.state not in own))
    if not accusers or not charged or not any(s.official or s.kind in {"body", "group"} for s in accusers):
        return None
    return Raw(v, "ACCUSE", "allege", (), accusers, charged, args=args, weight=0.9, content=word)


def _paid_call(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "The envoy called on the premier to discuss trade": a visit. "Called on the premier to resign" is a request."""
    hosts = [t for c in v.children if c.lower_ in {"on", "upon"} for t in prepositions(v).get(c.lower_, [])]
    if args.passive or args.subj is None or not hosts or not all(_person(ex, t) for t in (args.subj, hosts[0])):
        return None
    aims = [c for c in v.subtree if c.i > hosts[0].i and c.tag_ == "VB" and c.dep_ in {"xcomp", "advcl", "acl", "ccomp"}]
    if set(args.preps) & {"for"} or any(c.lemma_ not in _ERRANDS for c in aims[:1]):
        return None
    visitors, visited = ex.cast.sides(args.subj), ex.cast.sides(hosts[0])
    if not visitors or not visited:
        return None
    return Raw(v, "CONSULT", "visit", (), visitors, visited, args=args, mutual=True, weight=0.9)


def _person(ex: Extractor, t: Token) -> bool:
    """Whether a noun is somebody, or a delegation: not a state that is named alone."""
    name = ex.cast.at.get(t.i)
    if name is not None and name.readings[0].kind in {"leader", "minister", "person"}:
        return True
    return lemma_of(t) in _CALLERS or (t.pos_ == "PROPN" and any(lemma_of(c) in _CALLERS for c in t.children))


def _adjective(ex: Extractor, v: Token, args: Args) -> Raw | None:
    for c in v.children:
        if c.dep_ in _NAMES and c.pos_ in {"ADJ", "VERB", "ADV"} and c.lower_ in _adjectives() and c.i > v.i:
            return _feeling(ex, v, c, args, args.subj)
    return None


def _feeling(ex: Extractor, v: Token, word: Token, args: Args, subj: Token | None) -> Raw | None:
    state = _adjectives()[word.lower_]
    feelers = tuple(s for s in ex.cast.sides(subj) if s.known) if subj is not None else ()
    if not feelers or not any(s.official or s.kind in {"body", "group"} for s in feelers):
        return None
    own = {s.state for s in feelers}
    preps = {**prepositions(v), **prepositions(word)}
    if args.agent is not None:
        preps = {**preps, "by": [args.agent]}
    targets: tuple[Side, ...] = ()
    for name in state.to:
        for t in preps.get(name, []):
            if not targets:
                targets = (
                    doer_of(ex, t, own)
                    if state.doer
                    else tuple(s for s in ex.cast.sides(t) if s.known and s.state not in own)
                )
    if not targets:
        return None
    raw = _raw(v, state, feelers, targets, args)
    if word.lower_ in {"due", "expected"}:
        raw.factuality, raw.stage = "PR+", "none"
    return raw


def _provokes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Chinese drills alarmed Taipei": the one who is alarmed disapproves of the one who did it."""
    lemma = lemma_of(v)
    state = next((s for w in (f"{lemma}ed", f"{lemma}d", v.lower_) if (s := _adjectives().get(w)) is not None), None)
    if (
        state is None
        or state.event != "ACCUSE"
        or args.passive
        or args.obj is None
        or args.subj is None
        or v.pos_ != "VERB"
    ):
        return None
    feelers = tuple(s for s in ex.cast.sides(args.obj) if s.known and (s.official or s.kind == "body"))
    if not feelers:
        return None
    targets = doer_of(ex, args.subj, {s.state for s in feelers})
    return _raw(v, state, feelers, targets, args) if targets else None


def _phrase(ex: Extractor, v: Token, args: Args) -> Raw | None:
    preps = prepositions(v)
    for state in _states():
        for name, nouns in state.prepositions:
            if "_" in name:
                word, name = name.split("_")
                place = next((c for c in v.children if c.lower_ == word), None)
                found = prepositions(place).get(name, []) if place is not None else []
            else:
                found = preps.get(name, [])
            for t in found:
                if lemma_of(t) in nouns or t.lower_ in nouns:
                    raw = _under(ex, v, t, state, args) if state.under else _with(ex, v, t, state, args, preps)
                    if raw is not None:
                        return raw
    return None


def _with(ex: Extractor, v: Token, noun: Token, state: _State, args: Args, preps: dict[str, list[Token]]) -> Raw | None:
    sides = tuple(s for s in ex.cast.sides(args.subj) if s.known)
    if not sides:
        return None
    own = {s.state for s in sides}
    others: tuple[Side, ...] = ()
    for name in state.to:
        for t in [*prepositions(noun).get(name, []), *preps.get(name, [])]:
            others = others or tuple(s for s in ex.cast.sides(t) if s.known and s.state not in own)
    if not others and len(sides) < 2:
        return None
    return _raw(v, state, sides, others, args, noun)


def _under(ex: Extractor, v: Token, noun: Token, state: _State, args: Args) -> Raw | None:
    hit = tuple(s for s in ex.cast.sides(args.subj) if s.known)
    if not hit:
        return None
    own = {s.state for s in hit}
    doers = tuple(
        s
        for c in noun.children
        if c.dep_ in {"amod", "compound", "nmod", "poss"}
        for s in ex.cast.sides(c)
        if s.known and s.state not in own
    )
    for name in state.to:
        for place in (noun, v, *(c for c in noun.children if c.dep_ == "acl")):
            for t in prepositions(place).get(name, []):
                doers = doers or tuple(s for s in ex.cast.sides(t) if s.known and s.state not in own)
    if not doers:
        return None
    return _raw(v, state, doers, hit, args, noun)


def _raw(
    v: Token,
    state: _State,
    actors: tuple[Side, ...],
    recipients: tuple[Side, ...],
    args: Args,
    noun: Token | None = None,
) -> Raw:
    raw = Raw(
        v,
        state.event,
        state.mode,
        state.contexts,
        actors,
        recipients,
        args=args,
        stage=state.stage,
        tie=state.tie,
        mutual=state.mutual,
        weight=0.85,
    )
    if state.tie:
        raw.operator = "bond"
    if noun is not None:
        raw.content = noun
    return raw
