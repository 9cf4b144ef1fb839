"""Soldiers and ships that are said to be somewhere: "there are 300 Chilean troops in Peru", "its marines are at a base in Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._frames import measure
from foederis.reading._goods import bond, bond_words, states
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, conjuncts, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["present"]


_WITHIN = ("in", "inside", "at", "on")
_BESIDE = ("near", "along", "off", "outside", "opposite", "across_from")
_EDGES = words("border frontier boundary coast line")
_HOLD = words("house hold accommodate number have keep comprise total shelter")
_GUESTS = words("delegation envoy diplomat representative negotiator emissary mediator mission deputation")
_MORE = words("attr acomp oprd")
_STANDS = words("be remain stay number")


def present(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The standing of one state's forces on another's soil or at its border, told by a form of "be"."""
    if lemma_of(v) in _HOLD and not args.passive:
        return _holds(ex, v, args)
    if lemma_of(v) not in _STANDS or args.passive:
        return None
    there = any(c.dep_ == "expl" for c in v.children)
    due = next((c for c in v.children if c.dep_ in {"acomp", "oprd"} and c.lower_ in {"due", "expected"}), None)
    if there:
        who = next((c for c in v.children if c.dep_ == "attr"), None)
    elif due is None and any(c.dep_ in _MORE and c.i > v.i for c in v.children):
        return None
    else:
        who = args.subj
    if who is None:
        return None
    lex = ex.lex.classes
    forces = (
        lex["troops"]
        | lex["ships"]
        | {"base", "airbase", "garrison"}
        | {"tank", "man", "drone", "launcher"}
        | (frozenset() if there else lex["envoys"])
    )
    if not any(lemma_of(measure(t)) in forces for t in conjuncts(who)):
        return None
    people = states(ex, who) or states(ex, measure(who))
    if not people:
        return None
    own = {s.state for s in people}
    found = [prepositions(v)]
    found += [prepositions(c) for c in v.children if c.dep_ == "advmod" or (due is not None and c.i == due.i)]
    if there:
        found += [prepositions(who), prepositions(measure(who))]
    left = next((f for preps in found for t in preps.get("out_of", []) if (f := states(ex, t, own))), ())
    if left and not there:
        raw = bond(v, "RETREAT", "troops", people[:1], left[:1], args)
        if raw is not None:
            raw.tie, raw.operator, raw.mode, raw.stage, raw.weight = "", "", "withdraw", "", 0.8
        return raw
    for names, near in ((_BESIDE, True), (_WITHIN, False)):
        for preps in found:
            for t in (t for name in names for t in preps.get(name, [])):
                hosts = _hosts(ex, t, own)
                if hosts and due is not None:
                    raw = bond(v, "AGREE", "", people[:1], hosts[:1], args)
                    if raw is not None:
                        raw.contexts, raw.stage, raw.weight, raw.operator = ("military",), "pledged", 0.8, "pledge"
                    return raw
                if hosts and lemma_of(who) in _GUESTS:
                    talk = bond(v, "CONSULT", "", people[:1], hosts[:1], args)
                    if talk is not None:
                        talk.tie, talk.operator, talk.mode, talk.stage, talk.mutual = "", "", "visit", "", True
                        talk.contexts, talk.weight = ("diplomatic",), 0.8
                    return talk
                if hosts:
                    return _standing(v, args, people, hosts, near or lemma_of(t) in _EDGES)
    return None


def _holds(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Chile's base in Peru houses 700 men", "its garrison in Peru, which numbers 60"."""
    who = args.subj
    if (
        who is None
        or who.i in ex.cast.at
        or lemma_of(who) not in bond_words()["bases"] | {"contingent", "garrison", "force", "mission", "detachment"}
    ):
        return None
    if not any(c.like_num for t in v.children for c in t.subtree if t.i > v.i):
        return None
    people = states(ex, who)
    places = [t for name in ("in", "at", "on") for t in prepositions(who).get(name, [])]
    hosts = next((f for t in places if (f := states(ex, t, {s.state for s in people[:1]}))), ())
    return _standing(v, args, people, hosts, False) if people and hosts else None


def _hosts(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    found = states(ex, t, own)
    inner = prepositions(t)
    return found or next(
        (f for name in ("with", "of", "in") for x in inner.get(name, []) if (f := states(ex, x, own))), ()
    )


def _standing(v: Token, args: Args, people: tuple[Side, ...], hosts: tuple[Side, ...], near: bool) -> Raw | None:
    if not near:
        raw = bond(v, "COOPERATE", "troops", people[:1], hosts[:1], args)
        if raw is not None:
            raw.weight, raw.operator = 0.8, ""
        return raw
    raw = bond(v, "MOBILIZE", "", people[:1], hosts[:1], args)
    if raw is not None:
        raw.mode, raw.contexts, raw.weight, raw.operator = "troops", ("military",), 0.8, ""
    return raw
