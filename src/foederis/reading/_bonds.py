"""Clauses that state a standing bond: who hosts, supplies, depends on, is stationed with, votes with or embargoes whom."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, conjuncts, lemma_of, prepositions
from foederis.reading._treaties import obligations_in
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["bond_of_clause", "bond_words", "goods_kind", "is_share"]

Token = Any

_BE = words("be remain stay become")
_MADE = words("make build manufacture produce design assemble supply")
_ORIGIN = words("make manufacture design origin build construction provenance production")
_CONTEXT = {"arms": "military", "troops": "military", "energy": "economic", "trade": "economic", "sanctions": "economic", "votes": "diplomatic"}
_FORCE = words("force place effect")
_PAPERS = words("treaty pact accord alliance charter convention entente")
_MODALS = words("will would may might could should must shall can")
_POOL = words("export import trade commerce")


@cache
def bond_words() -> dict[str, frozenset[str]]:
    """The lexicon of bonds (data/lexicon/ties.toml).

    >>> "airbase" in bond_words()["bases"]
    True
    """
    text = resources.files("foederis").joinpath("data/lexicon/ties.toml").read_text(encoding="utf-8")
    return {name: frozenset(row.split()) for name, row in tomllib.loads(text)["words"].items()}


def bond_of_clause(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The standing bond that a clause states, None where it states none."""
    if v.tag_ == "VB" and any(c.lower_ == "to" for c in v.children if c.dep_ == "aux"):
        return None
    for rule in _RULES:
        raw = rule(ex, v, args)
        if raw is not None:
            return raw
    return None


def goods_kind(tokens: list[Token]) -> str:
    """What kind of bond goods make: "energy", "arms", "trade" or ""."""
    lex = bond_words()
    said = {lemma_of(t) for t in tokens} | {t.lower_ for t in tokens}
    if said & lex["arms"]:
        return "arms"
    if said & lex["energy"]:
        return "energy"
    return "trade" if said & lex["trade"] else ""


def is_share(t: Token) -> bool:
    """Whether a noun phrase is a share of a whole: "most of its gas", "80 percent of its arms", "nearly all its imports"."""
    lex = bond_words()
    if t.lower_ in lex["share"] or lemma_of(t) in lex["share"] or t.text == "%":
        return bool(prepositions(t).get("of"))
    return any(c.lower_ in {"most", "all", "almost", "half", "much"} and c.i < t.i for c in t.children)


# ------------------------------------------------------------------ helpers
def _states(ex: Extractor, t: Token | None, own: set[str | None] | None = None) -> tuple[Side, ...]:
    return tuple(s for s in ex.cast.sides(t) if s.state and (own is None or s.state not in own))


def _phrase(t: Token | None) -> list[Token]:
    """The words of a noun phrase without the clauses that hang on it."""
    if t is None:
        return []
    found, todo = [], [t]
    while todo:
        x = todo.pop()
        found.append(x)
        todo.extend(c for c in x.children if c.dep_ not in {"relcl", "acl", "appos", "punct"} and not (c.dep_ == "prep" and c.lower_ != "of"))
    return found


def _habitual(v: Token) -> bool:
    """Whether a clause tells what is so as a rule: a plain present, or words like "since", "for decades", "always"."""
    said = {c.lower_ for c in v.subtree if c.dep_ not in {"relcl"}}
    aux = {c.lower_ for c in v.children if c.dep_ in {"aux", "auxpass"}}
    if _modal(v):
        return False
    if said & bond_words()["habit"]:
        return True
    return (v.tag_ in {"VBZ", "VBP"} and not aux & {"has", "have", "had"}) or bool(v.tag_ == "VBN" and aux & {"is", "are"} and not aux & {"has", "have", "been"})


def _modal(v: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _MODALS for c in v.children)


def _bond(v: Token, event: str, kind: str, actors: tuple[Side, ...], recipients: tuple[Side, ...], args: Args, mutual: bool = False) -> Raw | None:
    own = {a.state for a in actors}
    recipients = tuple(_whole(r) for r in recipients if r.state not in own)
    actors = tuple(_whole(a) for a in actors)
    if not actors or not recipients:
        return None
    raw = Raw(v, event, None, (_CONTEXT[kind],) if kind in _CONTEXT else (), actors, recipients, args=args, stage="under_way", tie=kind, mutual=mutual)
    raw.operator, raw.weight = "bond" if kind else "", 0.9
    if event == "SANCTION":
        raw.mode = "discontinue"
    return raw


def _whole(side: Side) -> Side:
    """A state that its oil, its market or its yards stand for."""
    return side if side.official else replace(side, kind="state", official=True)


def _subject(ex: Extractor, args: Args) -> tuple[Side, ...]:
    """States that the subject names or belongs to."""
    found = _states(ex, args.subj)
    if found or args.subj is None or args.subj.pos_ != "PRON":
        return found
    return tuple(s for s in ex.actors(args)[0] if s.state)


def _owner(ex: Extractor, tokens: list[Token]) -> tuple[Side, ...]:
    """Whose the things of a phrase are: "Peru's tanks", "its gas"."""
    for t in tokens:
        for c in t.children:
            if c.dep_ == "poss":
                found = _states(ex, c)
                if found:
                    return found[:1]
    return ()


# ------------------------------------------------------------------ rules
def _depends(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X depends on Y for most of its gas", "X relies on Russian arms", "X is dependent on Y for ..."."""
    head = v
    if lemma_of(v) in _BE:
        head = next((c for c in v.children if c.dep_ in {"acomp", "oprd"} and lemma_of(c) in {"dependent", "reliant"}), None)
        if head is None:
            return None
    elif lemma_of(v) not in bond_words()["depend"]:
        return None
    on = [t for name in ("on", "upon") for t in prepositions(head).get(name, [])]
    if not on:
        return None
    users = _subject(ex, args)
    own = {s.state for s in users}
    goods = [x for place in (head, v, on[0]) for t in prepositions(place).get("for", []) for x in _phrase(t)]
    kind = goods_kind(goods or _phrase(on[0]))
    givers = _states(ex, on[0], own)
    if not kind:
        said = {x.lower_ for x in goods}
        if said & {"defence", "defense", "security", "protection", "survival"}:
            return _bond(v, "AID", "", givers, users, args)
        return None
    return _bond(v, "COOPERATE", kind, users, givers, args, True)


def _takes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X gets 80 percent of its gas from Y", "X buys most of its arms from Y"."""
    owes = lemma_of(v) == "owe"
    if (lemma_of(v) not in bond_words()["take"] and not owes) or args.obj is None or args.passive or _modal(v):
        return None
    goods = _phrase(args.obj)
    froms = args.preps.get("to", []) if owes else [*args.preps.get("from", []), *(t for x in goods for t in prepositions(x).get("from", []))]
    if not froms and _habitual(v) and lemma_of(v) in {"buy", "get", "purchase"}:
        froms = [t for t in args.preps.get("in", []) if t.i in ex.cast.at]  # "buys its helicopters in Moscow"
    if not froms or not (is_share(args.obj) or _habitual(v)):
        return None
    kind = goods_kind(goods)
    if not kind or not (is_share(args.obj) or any(c.lower_ in {"its", "their"} for t in goods for c in t.children)):
        return None
    users = _subject(ex, args)
    return _bond(v, "COOPERATE", kind, users, _states(ex, froms[0], {s.state for s in users}), args, True)


def _gives(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Y supplies most of X's gas", "Y sells the Xan army most of its helicopters", "Y pipes gas to X every day"."""
    if lemma_of(v) not in bond_words()["give"] or args.passive:
        return None
    obj = args.obj
    if lemma_of(v) == "account":
        obj = next(iter(args.preps.get("for", [])), None)
    elif args.preps.get("with"):
        goods = args.preps["with"][0]
        if obj is not None and _states(ex, obj) and (is_share(goods) or _habitual(v)) and goods_kind(_phrase(goods)):
            givers = _subject(ex, args)
            kind = goods_kind(_phrase(goods))
            return _bond(v, "COOPERATE", kind, givers, _states(ex, obj), args)
    if obj is None:
        return None
    goods_words = _phrase(obj)
    kind = goods_kind(goods_words)
    share = is_share(obj)
    if not kind or _modal(v) or not (share or (kind in {"arms", "energy"} and _habitual(v))):
        return None
    givers = _subject(ex, args)
    own = {s.state for s in givers}
    users: tuple[Side, ...] = ()
    inner = [t for x in goods_words for t in prepositions(x).get("to", [])]
    for t in [*([args.iobj] if args.iobj is not None else []), *args.preps.get("to", []), *inner]:
        users = users or _states(ex, t, own)
    if share:
        users = users or tuple(s for s in _owner(ex, goods_words) if s.state not in own)
    return _bond(v, "COOPERATE", kind, givers, users, args)


def _made(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Most of X's tanks are Russian", "X's jets were built in Y", "two thirds of X's gas comes from Y", "... exports go to Y"."""
    subj = args.obj if args.passive else args.subj
    if subj is None or subj.i > v.i or subj.i in ex.cast.at:
        return None
    goods = _phrase(subj)
    kind = goods_kind(goods)
    owners = _owner(ex, goods)
    if not kind or not owners:
        return None
    own = {s.state for s in owners}
    lemma = lemma_of(v)
    makers: tuple[Side, ...] = ()
    if args.passive and lemma in _MADE:
        for t in [*([args.agent] if args.agent is not None else []), *args.preps.get("in", []), *args.preps.get("by", [])]:
            makers = makers or _states(ex, t, own)
    elif lemma in {"come", "stem", "hail", "originate"}:
        makers = next((f for t in args.preps.get("from", []) if (f := _states(ex, t, own))), ())
    elif lemma in {"go", "flow", "head"} and {lemma_of(t) for t in goods} & (_POOL | bond_words()["energy"]):
        makers = next((f for t in args.preps.get("to", []) if (f := _states(ex, t, own))), ())
    elif lemma in _BE:
        for c in v.children:
            if c.dep_ in {"acomp", "attr"} and c.i > v.i:
                makers = makers or (_states(ex, c, own) if c.i in ex.cast.at or any(x.i in ex.cast.at for x in c.children) else ())
            elif c.dep_ == "prep" and c.lower_ == "of":
                makers = makers or tuple(s for t in prepositions(v).get("of", []) if lemma_of(t) in _ORIGIN for s in _states(ex, t, own))
    if not makers or not (is_share(subj) or kind == "arms"):
        return None
    return _bond(v, "COOPERATE", kind, makers[:1], owners, args, True)


def _hosts(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X hosts a Yan base", "X is home to Y's largest base", "X is the home port of the Yan fleet"."""
    lex = bond_words()
    things: list[Token] = []
    if lemma_of(v) in lex["host"] and args.obj is not None and not args.passive:
        things = conjuncts(args.obj)
    elif lemma_of(v) in _BE:
        home = next((c for c in v.children if c.dep_ in {"attr", "advmod", "acomp"} and c.lower_ in {"home", "port", "host", "base", "seat"}), None)
        if home is not None and (home.lower_ != "port" or any(c.lower_ == "home" for c in home.children)):
            places = [prepositions(home), prepositions(v)]
            things = [x for found in places for name in ("to", "of", "for") for t in found.get(name, []) for x in conjuncts(t)]
    if not things or v.dep_ == "acl":
        return None
    hosts = _subject(ex, args)
    own = {s.state for s in hosts}
    guests: list[Side] = []
    for t in things:
        if {lemma_of(x) for x in _phrase(t)} & (lex["troops"] | lex["bases"]):
            for s in [*_states(ex, t, own), *(s for x in _phrase(t) if x.dep_ in {"poss", "compound", "amod", "pobj"} and x.i in ex.cast.at for s in _states(ex, x, own))]:
                if all(s.state != g.state for g in guests):
                    guests.append(s)
    return _bond(v, "COOPERATE", "troops", hosts, tuple(guests), args, True)


def _stands(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "4,000 Yan soldiers are stationed in X", "Y, whose bombers fly from a base in X", "the base that Y maintains at X"."""
    lex = bond_words()
    lemma = lemma_of(v)
    people: tuple[Side, ...] = ()
    places: list[Token] = []
    if args.passive and lemma in lex["stand"] and args.obj is not None and {lemma_of(x) for x in _phrase(args.obj)} & (lex["troops"] | lex["bases"] | lex["arms"]):
        if v.dep_ in {"acl", "relcl", "amod"}:
            return None
        people = _states(ex, args.agent) or _states(ex, args.obj)
        places = [t for name in ("in", "at", "on", "near") for t in args.preps.get(name, [])]
    elif not args.passive and lemma in lex["work"]:
        places = [t for name in ("from", "out_of") for t in args.preps.get(name, [])]
        if not any({lemma_of(x) for x in _phrase(t)} & lex["bases"] or t.i in ex.cast.at for t in places):
            return None
        if not {lemma_of(x) for x in (*_phrase(args.subj), *_phrase(args.obj))} & (lex["troops"] | lex["arms"] | {"tanker", "plane", "patrol", "destroyer"}):
            return None
        people = _subject(ex, args)
    elif not args.passive and lemma in {"maintain", "keep", "operate", "run", "lease", "rent", "retain", "have"} and v.dep_ == "relcl" and lemma_of(v.head) in lex["bases"]:
        people = _subject(ex, args)
        places = [t for found in (args.preps, prepositions(v.head)) for name in ("in", "at", "on", "near") for t in found.get(name, [])]
    if not people or not places or not _habitual(v):
        return None
    own = {s.state for s in people}
    hosts = next((f for t in places if (f := _placed(ex, t, own))), ())
    if not hosts and any(t.pos_ == "PROPN" and t.i not in ex.cast.at for t in places):
        other = ex.cast.discourse.other_than(people[0].state, v)  # a place that nobody knows is the other one's
        hosts = (replace(other, sure=0.6 * other.sure),) if other is not None and other.state else ()
    return _bond(v, "COOPERATE", "troops", people[:1], hosts, args)


def _placed(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    found = _states(ex, t, own)
    return found or next((f for name in ("in", "at", "on", "near") for x in prepositions(t).get(name, []) if (f := _states(ex, x, own))), ())


def _pipes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "A pipeline carries Xan oil to Y", "a pipeline links X with Y", "gas flows from X to Y"."""
    subj = args.obj if args.passive else args.subj
    if subj is None or lemma_of(v) not in {"carry", "bring", "take", "pump", "transport", "link", "connect", "join", "run", "flow", "feed", "supply", "ship"}:
        return None
    said = {lemma_of(x) for x in _phrase(subj)}
    if "pipeline" not in said and not (lemma_of(v) == "flow" and goods_kind(_phrase(subj)) == "energy"):
        return None
    if not _habitual(v) and v.tag_ != "VBD":
        return None
    ends: list[Side] = []
    places = [*args.preps.get("from", []), *([args.obj] if args.obj is not None and not args.passive else []), subj, *args.preps.get("to", []), *args.preps.get("with", []), *args.preps.get("and", [])]
    for t in places:
        for s in _states(ex, t):
            if all(s.state != e.state for e in ends):
                ends.append(s)
    return _bond(v, "COOPERATE", "energy", tuple(ends[:1]), tuple(ends[1:2]), args, True)


def _party(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X is a party to a defence treaty with Y", "X and Y are signatories of the same pact", "X is Y's treaty ally"."""
    if lemma_of(v) not in _BE:
        return None
    noun = next((c for c in v.children if c.dep_ == "attr" and c.i > v.i), None)
    if noun is None:
        return None
    sides = _subject(ex, args)
    own = {s.state for s in sides}
    if lemma_of(noun) in {"party", "signatory", "member"}:
        papers = [t for name in ("to", "of", "in") for t in prepositions(noun).get(name, []) if {x.lower_ for x in _phrase(t)} & _PAPERS]
        if not papers:
            return None
        others = next((f for t in papers for name in ("with", "between") for x in prepositions(t).get(name, []) if (f := _states(ex, x, own))), ())
        duties = obligations_in([x.lower_ for x in papers[0].subtree])
    elif lemma_of(noun) == "ally" and any(c.lower_ == "treaty" for c in noun.children):
        others = next((f for c in noun.children if c.dep_ == "poss" and (f := _states(ex, c, own))), ())
        others = others or next((f for name in ("of", "to") for x in prepositions(noun).get(name, []) if (f := _states(ex, x, own))), ())
        duties = ()
    else:
        return None
    if not others and len(sides) > 1:
        sides, others = sides[:1], sides[1:]
    raw = _bond(v, "AGREE", "treaty", sides, others, args, True)
    if raw is not None:
        raw.operator, raw.stage, raw.obligations = "treaty", "agreed", duties
    return raw


def _in_force(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Yan sanctions on X remain in force", "Y keeps X under embargo"."""
    subj = args.subj
    if lemma_of(v) in _BE and subj is not None and lemma_of(subj) in ex.lex.classes["sanctions"]:
        if not any(lemma_of(t) in _FORCE for t in args.preps.get("in", [])):
            return None
        hit = tuple(s for name in ("on", "against", "upon") for t in prepositions(subj).get(name, []) for s in _states(ex, t))
        own = {s.state for s in hit}
        by = tuple(s for c in subj.children if c.dep_ in {"poss", "amod", "compound", "nmod"} for s in _states(ex, c, own))
        return _bond(v, "SANCTION", "sanctions", by[:1], hit, args)
    if lemma_of(v) in {"keep", "hold"} and args.obj is not None and any(lemma_of(t) in ex.lex.classes["sanctions"] for t in args.preps.get("under", [])):
        by = _subject(ex, args)
        return _bond(v, "SANCTION", "sanctions", by, _states(ex, args.obj, {s.state for s in by}), args)
    return None


def _votes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X votes with Y at the UN", "X has voted with Y in nine of ten resolutions"."""
    lemma = lemma_of(v)
    if lemma not in {"vote", "side", "align"} or args.passive:
        return None
    withs = [t for name in ("with", "alongside") for t in args.preps.get(name, [])]
    if not withs:
        return None
    said = {x.lower_ for x in v.subtree}
    council = bool(said & {"un", "nations", "assembly", "council", "resolutions", "votes", "vote", "percent"}) or lemma == "vote"
    if not council or not (_habitual(v) or said & {"percent", "per", "%", "time"}):
        return None
    voters = _subject(ex, args)
    raw = _bond(v, "SUPPORT", "votes", voters, _states(ex, withs[0], {s.state for s in voters}), args)
    if raw is not None:
        raw.stage = ""
    return raw


def _partner(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Y is X's largest trading partner", "Y remains its main supplier", "Y is the biggest buyer of Xan oil"."""
    if lemma_of(v) not in _BE:
        return None
    noun = next((c for c in v.children if c.dep_ in {"attr", "oprd", "dobj"} and c.i > v.i), None)
    if noun is None:
        return None
    for t in conjuncts(noun):
        raw = partner(ex, v, t, _subject(ex, args), args)
        if raw is not None:
            return raw
    return None


def partner(ex: Extractor, v: Token, noun: Token, doers: tuple[Side, ...], args: Args) -> Raw | None:
    """What the one who is another's "main supplier" or "largest trading partner" is to that one."""
    lex = bond_words()
    about = {lemma_of(c) for c in _phrase(noun)} | {c.lower_ for c in noun.children}
    lemma = lemma_of(noun)
    if lemma not in lex["partner"] or not doers:
        return None
    kind = goods_kind([x for x in _phrase(noun) if x is not noun and x.i not in ex.cast.at])
    if not kind and lemma == "supplier":
        kind = goods_kind([x for x in noun.sent if x.i < noun.i])
    if lemma == "partner" and not about & {"trade", "trading", "commercial", "economic", "business"}:
        return None
    if lemma not in {"partner", "supplier"} and not kind:
        kind = "trade" if about & {"largest", "biggest", "main", "top", "chief", "leading", "principal"} and lemma in {"market", "customer"} else ""
        if not kind:
            return None
    own = {d.state for d in doers}
    owners: tuple[Side, ...] = ()
    for c in noun.children:
        if c.dep_ == "poss":
            owners = _states(ex, c, own)
            if not owners and c.tag_ == "PRP$":
                other = ex.cast.discourse.other_than(next(iter(own), None), noun)
                owners = (other,) if other is not None and other.state else ()
    for name in ("of", "to", "for"):
        for t in prepositions(noun).get(name, []):
            owners = owners or _states(ex, t, own)
    return _bond(v, "COOPERATE", kind or "trade", doers[:1], owners, args, True)


_RULES: tuple[Callable[[Extractor, Token, Args], Raw | None], ...] = (_depends, _takes, _gives, _made, _hosts, _stands, _pipes, _party, _in_force, _votes, _partner)
