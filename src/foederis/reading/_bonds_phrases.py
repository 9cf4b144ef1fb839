"""Bonds that stand in phrases: goods named by whose they are, men and ships quartered abroad, embargoes that one lives under."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._bonds_nominal import apposed, embargo, paper
from foederis.reading._frames import measure
from foederis.reading._goods import (
    bond,
    bond_words,
    goods_kind,
    habitual,
    is_share,
    modal,
    phrase,
    states,
    subject_states,
)
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, conjuncts, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = [
    "bars_trade",
    "flows",
    "guards",
    "lives_under",
    "of_whose",
    "out_of",
    "quartered",
    "services",
    "trade_share",
    "uses",
]


_USED = words("burn consume drink draw use absorb swallow take buy import get receive")
_OPERATED = words("fly operate field sail drive man")
_MOSTLY = words("mostly mainly chiefly largely almost predominantly primarily nearly")
_SERVICES = words("service maintain overhaul refit modernise modernize upgrade repair")
_RATE = words("day week month year hour daily annually")
_WATCHES = words("guard watch man patrol police garrison")
_WATCHED = words(
    "border frontier post base battery airport airspace sky skies coast strait crossing harbour radar checkpoint embassy"
)
_FLOWS = words("pass transit move reach flow arrive come go run travel")
_UNDER = words("live labour labor suffer chafe be languish trade remain stay stand")
_SOIL = words("soil territory land")
_GROUND = words("base airbase airfield garrison barracks soil territory")
_AIRCRAFT = re.compile(r"(?:[A-Z]{1,3}-?|[A-Z][a-z]+-)\d+[A-Z]?s?")
_LEASES = words("lease tenancy licence license rent concession")
_STAYING = words("base station garrison quarter billet house")
_SITS = words("sit stand serve be remain stay live")
_MANY = frozenset({"in", "at", "on"})


def of_whose(ex: Extractor, tokens: list[Token], own: set[str | None]) -> tuple[Side, ...]:
    """Whose the things of a phrase are, by a name or a nationality: "Peru's gas", "Peruvian gas"."""
    for t in tokens:
        for c in t.children:
            if c.dep_ in {"poss", "amod", "compound", "nmod"} and c.i < t.i and c.i in ex.cast.at:
                found = states(ex, c, own)
                if found:
                    return found[:1]
    return ()


def _goods_of(obj: Token) -> list[Token]:
    """The words of the goods, those behind a rate included: "30 million cubic metres a day of Chilean gas"."""
    return [
        *phrase(obj),
        *(x for c in obj.children if lemma_of(c) in _RATE for t in prepositions(c).get("of", []) for x in phrase(t)),
    ]


def uses(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X has burned 40 million cubic metres of Yan gas a day", "X took a third of Y's exports", "X flies mostly Yan fighters"."""
    lemma = lemma_of(v)
    eaten = next(
        (t for name in ("on", "off") for t in args.preps.get(name, []) if lemma in {"live", "run", "subsist"}), None
    )
    obj = args.obj if eaten is None else eaten
    if args.passive or obj is None or modal(v) or (lemma not in _USED | _OPERATED and eaten is None):
        return None
    if any(c.dep_ == "neg" for c in v.children) or any(c.lower_ in {"no", "little"} for c in obj.subtree):
        return None
    goods = _goods_of(obj)
    kind = goods_kind(goods)
    users = subject_states(ex, args)
    if not kind or not users:
        return None
    givers = of_whose(ex, goods, {s.state for s in users})
    if lemma in _OPERATED or kind == "arms":
        mostly = {t.lower_ for t in (*goods, *(c for g in goods for c in g.children), *v.children)} & _MOSTLY
        if kind != "arms" or not (mostly or is_share(obj)) or lemma not in _OPERATED | {"use", "buy"}:
            return None
    elif not (is_share(obj) or (kind == "energy" and habitual(v))):
        return None
    return bond(v, "COOPERATE", kind, users, givers, args, True)


def services(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Y has overhauled the engines of X's jets for decades"."""
    if args.passive or args.obj is None or lemma_of(v) not in _SERVICES or not habitual(v):
        return None
    goods = phrase(args.obj)
    military = goods_kind(goods) == "arms" or {lemma_of(t) for t in goods} & {"plane", "fleet", "navy"}
    givers = subject_states(ex, args)
    takers = of_whose(ex, goods, {s.state for s in givers}) if military else ()
    return bond(v, "AID", "arms", givers, takers, args) if takers else None


def guards(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "6,000 Yan conscripts watch X's border", "X's skies are patrolled by Yan jets"."""
    if lemma_of(v) not in _WATCHES or not habitual(v):
        return None
    doer, place = (args.agent, args.obj) if args.passive else (args.subj, args.obj)
    if doer is None or place is None or not {lemma_of(t) for t in conjuncts(place)} & _WATCHED:
        return None
    lex = bond_words()
    who = measure(doer)
    forces = lemma_of(who) in lex["troops"] | {"conscript", "jet", "patrol", "warship"} or doer.i in ex.cast.at
    people = states(ex, doer) or states(ex, who)
    if not forces or not people:
        return None
    own = {s.state for s in people}
    hosts = of_whose(ex, [place], own)
    preps = prepositions(place)
    hosts = hosts or next(
        (f for name in ("of", "in", "outside", "near") for t in preps.get(name, []) if (f := states(ex, t, own))), ()
    )
    hosts = hosts or next((f for t in args.preps.get("in", []) if (f := states(ex, t, own))), ())
    return bond(v, "COOPERATE", "troops", people[:1], hosts[:1], args)


def bars_trade(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Y still bars its firms from dealing with X"."""
    firms = words("firm company bank business citizen investor trader exporter")
    if lemma_of(v) not in {"bar", "ban", "forbid", "prohibit"} or args.obj is None or args.passive or not habitual(v):
        return None
    if lemma_of(args.obj) not in firms:
        return None
    deeds = [
        x
        for c in v.subtree
        if c.dep_ in {"pcomp", "xcomp", "ccomp"} and lemma_of(c) in {"trade", "deal", "invest", "do", "buy"}
        for x in [c]
    ]
    by = subject_states(ex, args)
    own = {s.state for s in by}
    hit = next(
        (
            f
            for c in deeds
            for name in ("with", "in", "from")
            for t in prepositions(c).get(name, [])
            if (f := states(ex, t, own))
        ),
        (),
    )
    return bond(v, "SANCTION", "sanctions", by[:1], hit[:1], args) if hit else None


def trade_share(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Trade with Y makes up a third of X's commerce"."""
    subj, obj = args.subj, args.obj
    if lemma_of(v) not in {"make", "account", "constitute", "form"} or subj is None or args.passive or modal(v):
        return None
    obj = obj if obj is not None else next(iter(args.preps.get("for", [])), None)
    if obj is None or not is_share(obj) or goods_kind(phrase(subj)) != "trade":
        return None
    users = of_whose(ex, phrase(obj), set())
    own = {s.state for s in users}
    ends = [t for name in ("with", "to", "from") for t in prepositions(subj).get(name, [])]
    return bond(
        v, "COOPERATE", "trade", users, next((f for t in ends if (f := states(ex, t, own))), ())[:1], args, True
    )


def flows(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Yan gas has reached X since 2011", "a third of X's beef goes to Y"."""
    subj = args.subj
    if args.passive or subj is None or subj.i > v.i or subj.i in ex.cast.at or lemma_of(v) not in _FLOWS or modal(v):
        return None
    goods = _goods_of(subj)
    kind = goods_kind(goods)
    share = is_share(subj)
    none = any(c.dep_ == "neg" for c in v.children) or any(
        t.lower_ in {"no", "not", "none", "little", "nothing"} for t in subj.subtree if t.i <= subj.i
    )
    if none or not kind or not (share or (kind == "energy" and habitual(v))):
        return None
    givers = of_whose(ex, goods, set())
    givers = givers or next((f for t in args.preps.get("from", []) if (f := states(ex, t))), ())
    own = {s.state for s in givers}
    ends = [*([args.obj] if args.obj is not None and lemma_of(v) == "reach" else []), *args.preps.get("to", [])]
    ends += [t for name in ("through", "via", "across") for t in args.preps.get(name, [])] if share else []
    takers = next((f for t in ends if (f := states(ex, t, own))), ())
    if givers and not takers and not ends and args.preps.get("from") and kind == "energy":
        other = ex.cast.discourse.other_than(givers[0].state, v)  # "90,000 barrels a day arrive from Peru"
        takers = (replace(other, sure=0.7 * other.sure),) if other is not None and other.state else ()
    return bond(v, "COOPERATE", kind, givers[:1], takers[:1], args, True)


def out_of(subj: Token) -> list[Token]:
    """The goods of a share told as so many in so many: "seven in ten Chilean tanks"."""
    if subj.pos_ != "NUM":
        return []
    preps = prepositions(subj)
    goods = [x for name in ("in", "out_of", "of") for t in preps.get(name, []) for x in phrase(t)]
    return goods if goods_kind(goods) else []


def lives_under(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X has lived under Yan sanctions since 1979", "the embargo under which X has lived"."""
    if lemma_of(v) not in _UNDER or args.passive or modal(v) or any(c.dep_ == "neg" for c in v.children):
        return None
    under = args.preps.get("under", [])
    noun = next((t for t in under if lemma_of(t) in ex.lex.classes["sanctions"]), None)
    if (
        noun is None
        and any(t.lower_ == "which" for t in under)
        and v.dep_ == "relcl"
        and lemma_of(v.head) in ex.lex.classes["sanctions"]
    ):
        noun = v.head
    if noun is None:
        return None
    hit = subject_states(ex, args)
    own = {s.state for s in hit}
    by = of_whose(ex, [noun], own)
    for c in noun.children if not by else ():
        if c.dep_ == "relcl" and c is not v:
            by = by or tuple(s for s in ex.cast.sides(ex.args_of(c).subj) if s.state and s.state not in own)
    if not hit:
        return None
    raw = bond(v, "SANCTION", "sanctions", by[:1], hit[:1], args)
    if raw is None:
        raw = Raw(
            v,
            "SANCTION",
            "discontinue",
            ("economic",),
            (),
            hit[:1],
            args=args,
            stage="under_way",
            tie="sanctions",
            weight=0.8,
        )
        raw.operator = "bond"
        raw.closed = True
    return raw


def quartered(ex: Extractor, raws: list[Raw]) -> list[Raw]:
    """Men, ships and aircraft that a phrase tells to be quartered abroad: "the 900 Chilean soldiers based there"."""
    lex = bond_words()
    told = {x.i for r in raws for x in r.tokens}
    pairs = {frozenset((a.state, b.state)) for r in raws if r.tie == "troops" for a in r.actors for b in r.recipients}
    found: list[Raw] = []
    for t in ex.cast.tokens:
        if t.pos_ not in {"NOUN", "PROPN"} or t.i in ex.cast.at:
            continue
        lemma = lemma_of(t)
        beside = embargo(ex, t, lemma, raws)
        if t.i in told and beside is None:
            continue
        beside = beside or apposed(ex, t, lemma) or paper(ex, t, lemma, raws)
        if beside is not None:
            found.append(beside)
            continue
        forces = (
            lemma in lex["troops"] | ex.lex.classes["ships"]
            or lemma in lex["bases"]
            or _AIRCRAFT.fullmatch(t.text) is not None
        )
        if not forces or not any(c.i < t.i and c.i in ex.cast.at for c in t.children):
            continue
        people = of_whose(ex, [t], set())
        if not people:
            continue
        raw = _based(ex, t, people, told) or _on_ground(ex, t, people)
        if raw is not None and frozenset((raw.actors[0].state, raw.recipients[0].state)) not in pairs:
            pairs.add(frozenset((raw.actors[0].state, raw.recipients[0].state)))
            found.append(raw)
    return found


def _based(ex: Extractor, t: Token, people: tuple[Side, ...], told: set[int]) -> Raw | None:
    """ "The 1,500 Yan soldiers based there"."""
    own = {s.state for s in people}
    for c in t.children:
        sits = c.dep_ == "relcl" and lemma_of(c) in _SITS and habitual(c) and c.i not in told
        if not sits and (c.dep_ not in {"acl", "amod"} or c.i < t.i or lemma_of(c) not in _STAYING or c.i in told):
            continue
        preps = prepositions(c)
        hosts = next((f for name in ("in", "at", "on") for x in preps.get(name, []) if (f := states(ex, x, own))), ())
        deeper = [y for name in ("at", "on") for x in preps.get(name, []) for y in prepositions(x).get("in", [])]
        hosts = hosts or next((f for y in deeper if (f := states(ex, y, own))), ())
        if not hosts and any(x.lower_ in {"there", "here"} for x in c.subtree):
            hosts = _there(ex, c, own)
        return _men(c, people, hosts)
    return None


def _there(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    """The last place named before."""
    n = ex.cast.discourse.sentence(t)
    for e in reversed(ex.cast.discourse.entities):
        if (
            e.i < t.i
            and n - e.sentence <= 1
            and e.side.state
            and e.side.state not in own
            and (e.role in {"place", "into", "to"} or e.side.kind == "state")
        ):
            return (replace(e.side, sure=0.8 * e.side.sure),)
    return ()


def _on_ground(ex: Extractor, t: Token, people: tuple[Side, ...]) -> Raw | None:
    """ "The 40 Yan jets at Sultan air base", "Yan servicemen on its soil", "the lease on the Yan radar at Lourdes"."""
    own = {s.state for s in people}
    leased = t.dep_ == "pobj" and lemma_of(t.head.head) in _LEASES
    since = any(c.lower_ == "since" for c in t.subtree)
    for name in _MANY:
        for x in prepositions(t).get(name, []):
            if since and name == "in" and x.i in ex.cast.at and (hosts := states(ex, x, own)):
                return _men(t, people, hosts)  # "its 900 soldiers, in Peru since the war"
            if lemma_of(x) not in _GROUND and not leased:
                continue
            hosts = states(ex, x, own)
            for c in x.children if not hosts else ():
                hosts = hosts or (states(ex, c, own) if c.dep_ in {"poss", "compound", "nmod", "amod"} else ())
            hosts = hosts or next((f for y in prepositions(x).get("in", []) if (f := states(ex, y, own))), ())
            if not hosts and lemma_of(x) not in _SOIL and any(c.pos_ == "PROPN" for c in x.subtree):
                other = ex.cast.discourse.other_than(people[0].state, t)
                hosts = (replace(other, sure=0.6 * other.sure),) if other is not None and other.state else ()
            raw = _men(t, people, hosts)
            if raw is not None:
                return raw
    return None


def _men(t: Token, people: tuple[Side, ...], hosts: tuple[Side, ...]) -> Raw | None:
    raw = bond(t, "COOPERATE", "troops", people[:1], hosts[:1], Args())
    if raw is not None:
        raw.objects, raw.noun, raw.weight = [measure(t)] if t.pos_ == "NOUN" else [], True, 0.8
        raw.factuality = "CT+"
    return raw
