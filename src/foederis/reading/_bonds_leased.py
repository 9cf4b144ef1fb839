"""Ground and berths that one state lets another have: leased, lent, opened to its ships, paid for by the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._goods import bond, bond_words, foregoing, habitual, modal, phrase, states, subject_states
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor

__all__ = ["allows", "berths", "lets", "pays"]


_LEASES = words("lease tenancy licence license rent concession")
_LETS = words("lease rent lend let open grant")
_BERTHS = words("use berth base station keep stay land dock moor refuel operate")


def lets(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X leases the pier at Mina to Y's navy", "X has lent Y its airfield"."""
    if args.obj is not None and lemma_of(args.obj) == "access":
        return _access(ex, v, args)
    if args.obj is not None and lemma_of(args.obj) in _LEASES:
        return _prolonged(ex, v, args)
    if lemma_of(v) not in _LETS or args.obj is None or modal(v):
        return None
    if lemma_of(args.obj) not in bond_words()["bases"] - {"depot"} | {
        "pier",
        "dock",
        "runway",
        "airstrip",
        "quay",
        "shipyard",
    }:
        return None
    if args.passive:
        hosts = states(ex, args.agent) or states(ex, args.obj)
    else:
        hosts = subject_states(ex, args)
    own = {s.state for s in hosts}
    inner = prepositions(args.obj)
    ends = [*([args.iobj] if args.iobj is not None else []), *args.preps.get("to", []), *inner.get("to", [])]
    guests = next((f for t in ends if (f := states(ex, t, own))), ())[:1]
    if not hosts and guests and args.passive:
        hosts = foregoing(ex, v, {guests[0].state})  # "the air base, leased to Lima since 2003"
    if not guests or (lemma_of(v) == "open" and not _armed(ends)):
        return None
    return bond(v, "COOPERATE", "troops", hosts, guests, args, True)


def allows(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X lets Y's tankers refuel at Mina", "X has allowed Yan jets to be based there"."""
    if (
        lemma_of(v) not in {"let", "allow", "permit"}
        or args.passive
        or modal(v)
        or v.tag_ == "VBG"
        or any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ in {"if", "unless"}) for c in v.children)
    ):
        return None
    inner = next((c for c in v.children if c.dep_ in {"ccomp", "xcomp"} and c.i > v.i), None)
    if inner is None or lemma_of(inner) not in _BERTHS:
        return None
    lex = bond_words()
    who = ex.args_of(inner)
    guest = next((t for t in (who.obj if who.passive else who.subj, args.obj) if t is not None), None)
    if guest is None:
        return None
    inside = {lemma_of(x) for x in phrase(guest)}
    based = {lemma_of(x) for x in (*phrase(who.obj),)} & lex["bases"]
    if (
        not inside & (lex["troops"] | lex["arms"] | ex.lex.classes["ships"] | {"plane", "tanker", "ship", "task"})
        and not based
    ):
        return None
    hosts = subject_states(ex, args)
    guests = states(ex, guest, {s.state for s in hosts})[:1]
    if not hosts and guests and args.subj is not None and lemma_of(args.subj) in lex["papers"]:
        # "a pact lets Chad keep a base in Mali"
        ground = [
            *who.preps.get("in", []),
            *who.preps.get("at", []),
            *(prepositions(who.obj).get("in", []) if who.obj is not None else []),
        ]
        hosts = next((f for t in ground if (f := states(ex, t, {guests[0].state}))), ())
    if hosts and guests:
        ex.consumed.add(inner.i)
    return bond(v, "COOPERATE", "troops", hosts[:1], guests, args, True)


def _prolonged(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X extended the lease on Y's base at Mina"."""
    if (
        lemma_of(v) not in {"extend", "renew", "prolong", "grant", "sign"}
        or args.passive
        or args.obj is None
        or modal(v)
    ):
        return None
    preps = prepositions(args.obj)
    grounds = [
        t
        for name in ("on", "of", "for")
        for t in preps.get(name, [])
        if {lemma_of(x) for x in phrase(t)} & bond_words()["bases"]
    ]
    ours = subject_states(ex, args)
    own = {s.state for s in ours}
    owners = [
        c
        for t in grounds
        for x in phrase(t)
        for c in x.children
        if c.dep_ in {"poss", "amod", "compound"} and c.i in ex.cast.at
    ]
    ends = [*owners, *preps.get("to", []), *args.preps.get("to", []), *args.preps.get("with", [])] if grounds else []
    return bond(
        v, "COOPERATE", "troops", ours[:1], next((f for t in ends if (f := states(ex, t, own))), ())[:1], args, True
    )


def _access(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X gave Y's forces access to two ports"."""
    if lemma_of(v) not in {"give", "grant", "allow", "get", "win", "have"} or args.passive or modal(v):
        return None
    to = [*args.preps.get("to", []), *(prepositions(args.obj).get("to", []) if args.obj is not None else [])]
    if not any({lemma_of(x) for x in phrase(t)} & bond_words()["bases"] for t in to):
        return None
    ours = subject_states(ex, args)
    own = {s.state for s in ours}
    ends = [*([args.iobj] if args.iobj is not None else []), *to]
    ends += [x for t in to for x in prepositions(t).get("in", [])]
    return bond(
        v, "COOPERATE", "troops", ours[:1], next((f for t in ends if (f := states(ex, t, own))), ())[:1], args, True
    )


def _armed(ends: list[Token]) -> bool:
    lex = bond_words()
    return any(
        lemma_of(x) in lex["troops"] | lex["arms"] | {"navy", "army", "ship", "plane", "force"}
        for t in ends
        for x in phrase(t)
    )


def berths(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Under the accord Yan frigates may use two Xan ports", "X's jets may stay at Mina for ten years"."""
    if args.passive or lemma_of(v) not in _BERTHS:
        return None
    may = any(c.dep_ == "aux" and c.lower_ in {"may", "can"} for c in v.children)
    if not may or any(c.dep_ == "neg" for c in v.children):
        return None
    lex = bond_words()
    said = {lemma_of(x) for x in v.sent if x.i < v.i or x.dep_ == "pobj"}
    if not said & (lex["papers"] | _LEASES | {"deal", "year"}):
        return None
    forces = {lemma_of(x) for x in (*phrase(args.subj), *phrase(args.obj))} & (
        lex["troops"] | lex["arms"] | ex.lex.classes["ships"] | {"ship", "plane"}
    )
    based = args.obj is not None and {lemma_of(x) for x in phrase(args.obj)} & lex["bases"]
    places = [*([args.obj] if based else []), *(t for name in ("at", "in", "from") for t in args.preps.get(name, []))]
    people = subject_states(ex, args)
    if not forces or not places or not people:
        return None
    own = {s.state for s in people}
    hosts = next((f for t in places if (f := states(ex, t, own))), ()) or foregoing(ex, v, own)
    raw = bond(v, "COOPERATE", "troops", people[:1], hosts[:1], args, True)
    if raw is not None:
        raw.stage, raw.factuality = "agreed", "CT+"
    return raw


def pays(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X pays Y 30 million dollars a year for a base", "X pays 200 dollars for a thousand cubic metres of gas"."""
    if lemma_of(v) != "pay" or args.passive or not habitual(v):
        return None
    inner = prepositions(args.obj).get("for", []) if args.obj is not None else []
    goods = [t for t in (*args.preps.get("for", []), *inner) if t.i > v.i]
    said = {lemma_of(x) for t in goods for x in phrase(t)}
    kind = "troops" if said & (bond_words()["bases"] | {"strip"}) else "energy" if said & bond_words()["energy"] else ""
    payers = subject_states(ex, args)
    if not kind or not payers:
        return None
    own = {s.state for s in payers}
    ends = [*([args.iobj] if args.iobj is not None else []), *args.preps.get("to", []), *goods]
    paid = next((f for t in ends if (f := states(ex, t, own))), ())[:1]
    if not paid and kind == "energy":
        paid = foregoing(ex, v, own)
    return bond(v, "COOPERATE", kind, payers[:1], paid, args, True)
