"""Bonds that a clause names as such: parties to treaties, sanctions in force, votes together, partners and suppliers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from foederis.reading._goods import bond, bond_words, goods_kind, habitual, modal, phrase, states, subject_states
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, conjuncts, lemma_of, prepositions
from foederis.reading._treaties import obligations_in
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["as_partner", "bound_to", "in_force", "joins", "partner", "party", "votes"]


_OF_MANY = re.compile(r"\b(?:out of|of|in) (?:every )?(?:five|ten|twenty|\d+)\b(?! [A-Z])(?!,? (?:January|March))")
_BE = words("be remain stay become")
_FORCE = words("force place effect")
_ALLIANCES = frozenset({"NATO", "CSTO", "CENTO", "SEATO", "Alliance", "Pact"})
_PAPERS = words("treaty pact accord alliance charter convention entente")


def party(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X is a party to a defence treaty with Y", "X and Y are signatories of the same pact", "X is Y's treaty ally"."""
    if lemma_of(v) not in _BE:
        return None
    noun = next((c for c in v.children if c.dep_ == "attr" and c.i > v.i), None)
    if noun is None:
        return None
    return bound_to(ex, v, noun, subject_states(ex, args), args)


def bound_to(ex: Extractor, v: Token, noun: Token, sides: tuple[Side, ...], args: Args) -> Raw | None:
    """What the one who is a "party to a treaty with" another or another's "treaty ally" is bound to."""
    own = {s.state for s in sides}
    if lemma_of(noun) in {"party", "signatory", "member"}:
        papers = [
            t
            for name in ("to", "of", "in")
            for t in prepositions(noun).get(name, [])
            if {x.lower_ for x in phrase(t)} & _PAPERS
        ]
        if not papers:
            return None
        others = next(
            (
                f
                for t in papers
                for name in ("with", "between")
                for x in prepositions(t).get(name, [])
                if (f := states(ex, x, own))
            ),
            (),
        )
        duties = obligations_in([x.lower_ for x in papers[0].subtree])
    elif lemma_of(noun) == "ally" and any(c.lower_ == "treaty" for c in noun.children):
        others = next((f for c in noun.children if c.dep_ == "poss" and (f := states(ex, c, own))), ())
        others = others or next(
            (f for name in ("of", "to") for x in prepositions(noun).get(name, []) if (f := states(ex, x, own))), ()
        )
        duties = ()
    else:
        return None
    if not others and len(sides) > 1:
        sides, others = sides[:1], sides[1:]
    raw = bond(v, "AGREE", "treaty", sides, others, args, True)
    if raw is not None:
        raw.operator, raw.stage, raw.obligations = "treaty", "agreed", duties
    return raw


def joins(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X joined NATO", "X acceded to the alliance": a treaty with nobody in particular."""
    lemma = lemma_of(v)
    if (
        lemma in {"form", "found", "establish", "forge", "create"}
        and args.obj is not None
        and lemma_of(args.obj) in {"alliance", "pact", "entente"}
    ):
        both = subject_states(ex, args)
        raw = bond(v, "SUPPORT", "treaty", both[:1], both[1:], args, True)  # "X and Y formed an alliance"
        if raw is not None and not modal(v):
            raw.operator, raw.stage, raw.obligations = (
                "treaty",
                "agreed",
                obligations_in([x.lower_ for x in args.obj.subtree]),
            )
            if len(both) > 2:
                raw.actors, raw.recipients = both, ()
            return raw
    if lemma not in {"join", "enter", "accede"} or args.passive or modal(v) or v.tag_ == "VB":
        return None
    whole = [t for t in (args.obj, *args.preps.get("to", [])) if t is not None]
    if not any(t.text in _ALLIANCES or lemma_of(t) == "alliance" for t in whole):
        return None
    sides = tuple(s for s in subject_states(ex, args) if s.kind in {"state", "capital", "leader", "organ", "metonym"})
    if not sides:
        return None
    raw = Raw(v, "SUPPORT", None, ("diplomatic",), sides, (), args=args, stage="agreed", tie="treaty", weight=0.8)
    raw.operator, raw.closed = "treaty", True
    return raw


def in_force(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Yan sanctions on X remain in force", "Y keeps X under embargo"."""
    subj = args.subj
    if lemma_of(v) in _BE and subj is not None and lemma_of(subj) in ex.lex.classes["sanctions"]:
        if not any(lemma_of(t) in _FORCE for t in args.preps.get("in", [])):
            return None
        hit = tuple(
            s for name in ("on", "against", "upon") for t in prepositions(subj).get(name, []) for s in states(ex, t)
        )
        own = {s.state for s in hit}
        by = tuple(
            s for c in subj.children if c.dep_ in {"poss", "amod", "compound", "nmod"} for s in states(ex, c, own)
        )
        return bond(v, "SANCTION", "sanctions", by[:1], hit, args)
    if (
        lemma_of(v) in {"keep", "hold"}
        and args.obj is not None
        and any(lemma_of(t) in ex.lex.classes["sanctions"] for t in args.preps.get("under", []))
    ):
        by = subject_states(ex, args)
        return bond(v, "SANCTION", "sanctions", by, states(ex, args.obj, {s.state for s in by}), args)
    return None


def votes(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "X votes with Y at the UN", "X has voted with Y in nine of ten resolutions"."""
    lemma = lemma_of(v)
    ballots = lemma == "cast" and args.obj is not None and lemma_of(args.obj) in {"vote", "ballot"}
    backs = lemma in {"back", "support", "follow"} and args.obj is not None
    if (lemma not in {"vote", "side", "align"} and not ballots and not backs) or args.passive:
        return None
    if backs and not {x.lower_ for x in v.subtree} & {
        "ballot",
        "ballots",
        "vote",
        "votes",
        "resolution",
        "resolutions",
    }:
        return None
    if lemma == "vote" and any(c.lower_ == "together" for c in v.children) and habitual(v):
        both = subject_states(ex, args)
        return bond(v, "SUPPORT", "votes", both[:1], both[1:2], args, True)
    withs = (
        [args.obj]
        if backs and args.obj is not None
        else [t for name in ("with", "alongside") for t in args.preps.get(name, [])]
    )
    if not withs:
        return None
    said = {x.lower_ for x in v.subtree}
    council = (
        bool(
            said
            & {
                "un",
                "nations",
                "assembly",
                "council",
                "resolutions",
                "votes",
                "vote",
                "percent",
                "ballots",
                "ballot",
                "roll",
                "rolls",
            }
        )
        or lemma == "vote"
        or ballots
    )
    if not council or not (
        habitual(v)
        or said & {"percent", "per", "%", "time", "every", "all", "nearly", "almost", "most"}
        or _OF_MANY.search(v.sent.text)
    ):
        return None
    voters = subject_states(ex, args)
    raw = bond(v, "SUPPORT", "votes", voters, states(ex, withs[0], {s.state for s in voters}), args)
    if raw is not None:
        raw.stage = ""
    return raw


def partner(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Y is X's largest trading partner", "Y remains its main supplier", "Y is the biggest buyer of Xan oil"."""
    if lemma_of(v) not in _BE:
        return None
    noun = next((c for c in v.children if c.dep_ in {"attr", "oprd", "dobj"} and c.i > v.i), None)
    if noun is None:
        return None
    for t in conjuncts(noun):
        raw = as_partner(ex, v, t, subject_states(ex, args), args)
        if raw is not None:
            return raw
    return None


def as_partner(ex: Extractor, v: Token, noun: Token, doers: tuple[Side, ...], args: Args) -> Raw | None:
    """What the one who is another's "main supplier" or "largest trading partner" is to that one."""
    lex = bond_words()
    about = {lemma_of(c) for c in phrase(noun)} | {c.lower_ for c in noun.children}
    lemma = lemma_of(noun)
    if lemma not in lex["partner"] or not doers:
        return None
    kind = goods_kind([x for x in phrase(noun) if x is not noun and x.i not in ex.cast.at])
    if not kind and lemma == "supplier":
        kind = goods_kind([x for x in noun.sent if x.i < noun.i])
    if lemma == "partner" and not about & {"trade", "trading", "commercial", "economic", "business"}:
        return None
    if lemma not in {"partner", "supplier"} and not kind:
        kind = (
            "trade"
            if about & {"largest", "biggest", "main", "top", "chief", "leading", "principal"}
            and lemma in {"market", "customer"}
            else ""
        )
        if not kind:
            return None
    own = {d.state for d in doers}
    owners: tuple[Side, ...] = ()
    for c in noun.children:
        if c.dep_ == "poss":
            owners = states(ex, c, own)
            if not owners and c.tag_ == "PRP$":
                other = ex.cast.discourse.other_than(next(iter(own), None), noun)
                owners = (other,) if other is not None and other.state else ()
    for name in ("of", "to", "for"):
        for t in prepositions(noun).get(name, []):
            owners = owners or states(ex, t, own)
    return bond(v, "COOPERATE", kind or "trade", doers[:1], owners, args, True)
