"""Clauses that state a standing bond: who hosts, supplies, depends on, is stationed with, votes with or embargoes whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._bonds_leased import allows, berths, lets, pays
from foederis.reading._bonds_named import in_force, joins, partner, party, votes
from foederis.reading._bonds_nominal import guests_of
from foederis.reading._bonds_phrases import (
    bars_trade,
    flows,
    guards,
    lives_under,
    of_whose,
    out_of,
    services,
    trade_share,
    uses,
)
from foederis.reading._goods import (
    bond,
    bond_words,
    foregoing,
    goods_kind,
    habitual,
    is_share,
    modal,
    owner,
    phrase,
    states,
    subject_states,
)
from foederis.reading._presence import present
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, conjuncts, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["bond_of_clause"]


_BE = words("be remain stay become")
_MADE = words("make build manufacture produce design assemble supply")
_COMES = _BE | _MADE | words("come stem hail originate go flow head")
_ORIGIN = words("make manufacture design origin build construction provenance production")
_RUNS = words("maintain keep operate run lease rent retain have use occupy")
_POOL = words("export import trade commerce")


def bond_of_clause(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The standing bond that a clause states, None where it states none."""
    if v.tag_ == "VB" and v.head.lower_ != "used" and any(c.lower_ == "to" for c in v.children if c.dep_ == "aux"):
        return None
    for rule in _RULES:
        raw = rule(ex, v, args)
        if raw is not None:
            return raw
    return None


def _depends(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X depends on Y for most of its gas", "X relies on Russian arms", "X is dependent on Y for ..."."""
    head = v
    if lemma_of(v) in _BE:
        found = next(
            (c for c in v.children if c.dep_ in {"acomp", "oprd"} and lemma_of(c) in {"dependent", "reliant"}), None
        )
        if found is None:
            return None
        head = found
    elif lemma_of(v) not in bond_words()["depend"]:
        return None
    on = [t for name in ("on", "upon") for t in prepositions(head).get(name, [])]
    if not on:
        return None
    users = subject_states(ex, args)
    own = {s.state for s in users}
    goods = [x for place in (head, v, on[0]) for t in prepositions(place).get("for", []) for x in phrase(t)]
    kind = goods_kind(goods or phrase(on[0]))
    givers = states(ex, on[0], own)
    if not kind:
        said = {x.lower_ for x in goods}
        if said & {"defence", "defense", "security", "protection", "survival"}:
            return bond(v, "AID", "", givers, users, args)
        return None
    return bond(v, "COOPERATE", kind, users, givers, args, True)


def _takes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X gets 80 percent of its gas from Y", "X buys most of its arms from Y"."""
    owes = lemma_of(v) == "owe"
    if (lemma_of(v) not in bond_words()["take"] and not owes) or args.obj is None or args.passive or modal(v):
        return None
    goods = phrase(args.obj)
    froms = (
        args.preps.get("to", [])
        if owes
        else [*args.preps.get("from", []), *(t for x in goods for t in prepositions(x).get("from", []))]
    )
    if not froms and habitual(v) and lemma_of(v) in {"buy", "get", "purchase"}:
        froms = [t for t in args.preps.get("in", []) if t.i in ex.cast.at]  # "buys its helicopters in Moscow"
    kind = goods_kind(goods)
    if not froms and kind in {"energy", "arms"} and habitual(v):
        froms = [t for t in goods if t.dep_ in {"amod", "compound"} and t.i in ex.cast.at]  # "has drawn Turkmen gas since 1997"
    if not froms or not (is_share(args.obj) or habitual(v)):
        return None
    if not kind or not (is_share(args.obj) or froms[0] in goods or any(c.lower_ in {"its", "their"} for t in goods for c in t.children)):
        return None
    users = subject_states(ex, args)
    return bond(v, "COOPERATE", kind, users, states(ex, froms[0], {s.state for s in users}), args, True)


def _gives(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Y supplies most of X's gas", "Y sells the Xan army most of its helicopters", "Y pipes gas to X every day"."""
    if lemma_of(v) not in bond_words()["give"] or args.passive:
        return None
    obj = args.obj
    if lemma_of(v) == "account":
        obj = next(iter(args.preps.get("for", [])), None)
    elif args.preps.get("with"):
        goods = args.preps["with"][0]
        if obj is not None and states(ex, obj) and (is_share(goods) or habitual(v)) and goods_kind(phrase(goods)):
            givers = subject_states(ex, args)
            kind = goods_kind(phrase(goods))
            return bond(v, "COOPERATE", kind, givers, states(ex, obj), args)
    if obj is None:
        return None
    goods_words = phrase(obj)
    kind = goods_kind(goods_words)
    share = is_share(obj)
    if not kind or modal(v) or not (share or (kind in {"arms", "energy"} and habitual(v) and not _once(v, goods_words))):
        return None
    givers = subject_states(ex, args)
    own = {s.state for s in givers}
    users: tuple[Side, ...] = ()
    inner = [t for x in goods_words for t in prepositions(x).get("to", [])]
    ways = [t for name in ("through", "via", "across") for t in args.preps.get(name, [])] if share else []
    for t in [*([args.iobj] if args.iobj is not None else []), *args.preps.get("to", []), *inner, *ways]:
        users = users or states(ex, t, own)
    if share:
        users = users or tuple(s for s in owner(ex, goods_words) if s.state not in own)
    return bond(v, "COOPERATE", kind, givers, users, args)


def _once(v: Token, goods: list[Token]) -> bool:
    """ "Seoul sends 20 tanks to Lima", "has sent 20 tanks since May": so many, and not so many a year."""
    said = {c.lower_ for c in v.subtree}
    return any(t.dep_ == "nummod" for t in goods) and not said & (bond_words()["habit"] - {"since", "still"})


def _made(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Most of X's tanks are Russian", "X's jets were built in Y", "two thirds of X's gas comes from Y", "... exports go to Y"."""
    lemma = lemma_of(v)
    if lemma not in _COMES:
        return None
    subj = args.obj if args.passive else args.subj
    if subj is None or subj.i > v.i or subj.i in ex.cast.at:
        return None
    tenths = out_of(subj)  # "seven in ten Chilean tanks"
    goods = tenths or phrase(subj)
    kind = goods_kind(goods)
    stored = [x for g in goods for t in prepositions(g).get("in", []) for x in phrase(t)]  # "the rifles in its armouries"
    owners = owner(ex, goods) or owner(ex, stored) or (of_whose(ex, goods, set()) if tenths else ())
    if not kind or not owners:
        return None
    own = {s.state for s in owners}
    makers: tuple[Side, ...] = ()
    if args.passive and lemma in _MADE:
        for t in [
            *([args.agent] if args.agent is not None else []),
            *args.preps.get("in", []),
            *args.preps.get("by", []),
        ]:
            makers = makers or states(ex, t, own)
    elif lemma in {"come", "stem", "hail", "originate"}:
        makers = next((f for t in args.preps.get("from", []) if (f := states(ex, t, own))), ())
    elif lemma in {"go", "flow", "head"} and {lemma_of(t) for t in goods} & (_POOL | bond_words()["energy"]):
        makers = next((f for t in args.preps.get("to", []) if (f := states(ex, t, own))), ())
    elif lemma in _BE:
        for c in v.children:
            if c.dep_ in {"acomp", "attr"} and c.i > v.i:
                makers = makers or (
                    states(ex, c, own) if c.i in ex.cast.at or any(x.i in ex.cast.at for x in c.children) else ()
                )
            elif c.dep_ == "prep" and c.lower_ == "of":
                makers = makers or tuple(
                    s for t in prepositions(v).get("of", []) if lemma_of(t) in _ORIGIN for s in states(ex, t, own)
                )
    if not makers or not (is_share(subj) or tenths or kind == "arms"):
        return None
    return bond(v, "COOPERATE", kind, makers[:1], owners, args, True)


def _hosts(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X hosts a Yan base", "X is home to Y's largest base", "X is the home port of the Yan fleet"."""
    lex = bond_words()
    things: list[Token] = []
    if lemma_of(v) in lex["host"] and args.obj is not None and not args.passive:
        things = conjuncts(args.obj)
    elif lemma_of(v) in _BE:
        home = next(
            (
                c
                for c in v.children
                if c.dep_ in {"attr", "advmod", "acomp"} and c.lower_ in {"home", "port", "host", "base", "seat"}
            ),
            None,
        )
        if home is not None and (home.lower_ != "port" or any(c.lower_ == "home" for c in home.children)):
            places = [prepositions(home), prepositions(v)]
            things = [
                x for found in places for name in ("to", "of", "for") for t in found.get(name, []) for x in conjuncts(t)
            ]
    if not things or v.dep_ == "acl":
        return None
    hosts = subject_states(ex, args)
    own = {s.state for s in hosts}
    guests = guests_of(ex, things, own)
    if not guests and any(lemma_of(x) in lex["bases"] | {"camp", "airfield"} for t in (*args.preps.get("at", []), *args.preps.get("in", [])) for x in phrase(t)):
        guests = tuple(s for t in things for s in states(ex, t, own) if t.i in ex.cast.at and t.tag_ in {"NNS", "NNPS"})  # "houses 900 Yans at Camp Mina"
    if guests and not hosts and args.subj is not None and args.subj.pos_ == "PROPN" and args.subj.i not in ex.cast.at:
        other = ex.cast.discourse.other_than(guests[0].state, v)  # a place that nobody knows is the other one's
        hosts = (replace(other, sure=0.6 * other.sure),) if other is not None and other.state else ()
    return bond(v, "COOPERATE", "troops", hosts, guests, args, True)


def _stands(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "4,000 Yan soldiers are stationed in X", "Y, whose bombers fly from a base in X", "the base that Y maintains at X"."""
    lex = bond_words()
    lemma = lemma_of(v)
    people: tuple[Side, ...] = ()
    places: list[Token] = []
    if (
        args.passive
        and lemma in lex["stand"]
        and args.obj is not None
        and (
            {lemma_of(x) for x in phrase(args.obj)} & (lex["troops"] | lex["bases"] | lex["arms"] | ex.lex.classes["ships"])
            or (args.obj.i in ex.cast.at and any(c.dep_ == "nummod" for c in args.obj.children))
        )
    ):
        where = v.dep_ == "relcl" and any(c.lower_ == "where" for c in v.children)
        if v.dep_ in {"acl", "relcl", "amod"} and not where:
            return None
        people = states(ex, args.agent) or states(ex, args.obj)
        places = [v.head] if where else [t for name in ("in", "at", "on", "near") for t in args.preps.get(name, [])]
    elif not args.passive and lemma in lex["work"]:
        places = [t for name in ("from", "out_of") for t in args.preps.get(name, [])]
        if not any({lemma_of(x) for x in phrase(t)} & lex["bases"] or t.i in ex.cast.at for t in places):
            return None
        if not {lemma_of(x) for x in (*phrase(args.subj), *phrase(args.obj))} & (
            lex["troops"] | lex["arms"] | {"tanker", "plane", "patrol", "destroyer"}
        ):
            return None
        people = subject_states(ex, args)
    elif (
        not args.passive
        and lemma in _RUNS
        and v.dep_ == "relcl"
        and lemma_of(v.head) in lex["bases"]
        and (args.obj is None or args.obj.lower_ in {"that", "which"})
    ):
        people = subject_states(ex, args)
        places = [
            t
            for found in (args.preps, prepositions(v.head))
            for name in ("in", "at", "on", "near")
            for t in found.get(name, [])
        ]
    elif not args.passive and lemma in _RUNS - {"have", "use"} and args.obj is not None and lemma_of(args.obj) in lex["bases"] | {"point"}:
        people = subject_states(ex, args)
        places = [t for found in (args.preps, prepositions(args.obj)) for name in ("in", "at", "on", "near") for t in found.get(name, [])]
        if v.dep_ == "relcl" and any(c.lower_ == "where" for c in v.children):
            places.append(v.head)
        places = places or [v.head]
    if not people or not places or not habitual(v):
        return None
    own = {s.state for s in people}
    hosts = next((f for t in places if (f := _placed(ex, t, own))), ())
    if not hosts and places == [v.head]:
        hosts = foregoing(ex, v, own)  # "the airfield, where 200 Yans have been quartered since 2003"
    if not hosts and any(t.pos_ == "PROPN" and t.i not in ex.cast.at for t in places):
        other = ex.cast.discourse.other_than(people[0].state, v)  # a place that nobody knows is the other one's
        hosts = (replace(other, sure=0.6 * other.sure),) if other is not None and other.state else ()
    return bond(v, "COOPERATE", "troops", people[:1], hosts, args)


def _placed(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    found = states(ex, t, own)
    return found or next(
        (f for name in ("in", "at", "on", "near") for x in prepositions(t).get(name, []) if (f := states(ex, x, own))),
        (),
    )


def _pipes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "A pipeline carries Xan oil to Y", "a pipeline links X with Y", "gas flows from X to Y"."""
    subj = args.obj if args.passive else args.subj
    if subj is None or lemma_of(v) not in {
        "carry",
        "bring",
        "take",
        "pump",
        "transport",
        "link",
        "connect",
        "join",
        "run",
        "flow",
        "feed",
        "supply",
        "ship",
    }:
        return None
    said = {lemma_of(x) for x in phrase(subj)}
    if "pipeline" not in said and not (lemma_of(v) == "flow" and goods_kind(phrase(subj)) == "energy"):
        return None
    if not habitual(v) and v.tag_ != "VBD":
        return None
    ends: list[Side] = []
    places = [
        *args.preps.get("from", []),
        *([args.obj] if args.obj is not None and not args.passive else []),
        subj,
        *args.preps.get("to", []),
        *args.preps.get("with", []),
        *args.preps.get("and", []),
    ]
    for t in places:
        for s in states(ex, t):
            if all(s.state != e.state for e in ends):
                ends.append(s)
    return bond(v, "COOPERATE", "energy", tuple(ends[:1]), tuple(ends[1:2]), args, True)


_RULES: tuple[Callable[[Extractor, Token, Args], Raw | None], ...] = (
    _depends,
    _takes,
    _gives,
    _made,
    _hosts,
    _stands,
    _pipes,
    party,
    in_force,
    joins,
    votes,
    partner,
    present,
    uses,
    flows,
    services,
    lives_under,
    guards,
    lets,
    allows,
    berths,
    pays,
    bars_trade,
    trade_share,
)
