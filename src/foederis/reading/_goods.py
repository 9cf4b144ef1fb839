"""The words that bonds are told in, and what they say: goods, shares of a whole, whose things are, what is so as a rule."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = [
    "bond",
    "bond_words",
    "foregoing",
    "goods_kind",
    "habitual",
    "is_share",
    "modal",
    "owner",
    "phrase",
    "states",
    "subject_states",
]


_CONTEXT = {
    "arms": "military",
    "troops": "military",
    "energy": "economic",
    "trade": "economic",
    "sanctions": "economic",
    "votes": "diplomatic",
}
_MODALS = words("will would may might could should must shall can")


@cache
def bond_words() -> dict[str, frozenset[str]]:
    """The lexicon of bonds (data/lexicon/ties.toml).

    >>> "airbase" in bond_words()["bases"]
    True
    """
    text = resources.files("foederis").joinpath("data/lexicon/ties.toml").read_text(encoding="utf-8")
    return {name: frozenset(row.split()) for name, row in tomllib.loads(text)["words"].items()}


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


def states(ex: Extractor, t: Token | None, own: set[str | None] | None = None) -> tuple[Side, ...]:
    return tuple(s for s in ex.cast.sides(t) if s.state and (own is None or s.state not in own))


def foregoing(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    """The last state named before, in this sentence or the one before it: whose the place is that no name tells."""
    n = ex.cast.discourse.sentence(t)
    for e in reversed(ex.cast.discourse.entities):
        if e.i < t.i and e.side.state and e.side.state not in own and (e.side.official or e.side.kind == "state"):
            return (replace(e.side, sure=0.6 * e.side.sure),) if n - e.sentence <= 1 else ()
    return ()


def phrase(t: Token | None) -> list[Token]:
    """The words of a noun phrase without the clauses that hang on it."""
    if t is None:
        return []
    found, todo = [], [t]
    while todo:
        x = todo.pop()
        found.append(x)
        todo.extend(
            c
            for c in x.children
            if c.dep_ not in {"relcl", "acl", "appos", "punct"} and not (c.dep_ == "prep" and c.lower_ != "of")
        )
    return found


def habitual(v: Token) -> bool:
    """Whether a clause tells what is so as a rule: a plain present, or words like "since", "for decades", "always"."""
    said = {c.lower_ for c in v.subtree if c.dep_ not in {"relcl"}}
    aux = {c.lower_ for c in v.children if c.dep_ in {"aux", "auxpass"}}
    if modal(v):
        return False
    if said & bond_words()["habit"]:
        return True
    return (v.tag_ in {"VBZ", "VBP"} and not aux & {"has", "have", "had"}) or bool(
        v.tag_ == "VBN" and aux & {"is", "are"} and not aux & {"has", "have", "been"}
    )


def modal(v: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _MODALS for c in v.children)


def subject_states(ex: Extractor, args: Args) -> tuple[Side, ...]:
    """States that the subject names or belongs to."""
    found = states(ex, args.subj)
    if found or args.subj is None or args.subj.pos_ != "PRON":
        return found
    return tuple(s for s in ex.actors(args)[0] if s.state)


def owner(ex: Extractor, tokens: list[Token]) -> tuple[Side, ...]:
    """Whose the things of a phrase are: "Peru's tanks", "its gas"."""
    for t in tokens:
        for c in t.children:
            if c.dep_ == "poss":
                found = states(ex, c)
                if found:
                    return found[:1]
    return ()


def bond(
    v: Token,
    event: str,
    kind: str,
    actors: tuple[Side, ...],
    recipients: tuple[Side, ...],
    args: Args,
    mutual: bool = False,
) -> Raw | None:
    """A claim on a standing bond of some kind, None where a side is missing."""
    own = {a.state for a in actors}
    recipients = tuple(_whole(r) for r in recipients if r.state not in own)
    actors = tuple(_whole(a) for a in actors)
    if not actors or not recipients:
        return None
    raw = Raw(
        v,
        event,
        None,
        (_CONTEXT[kind],) if kind in _CONTEXT else (),
        actors,
        recipients,
        args=args,
        stage="under_way",
        tie=kind,
        mutual=mutual,
    )
    raw.operator, raw.weight = "bond" if kind else "", 0.9
    if event == "SANCTION":
        raw.mode = "discontinue"
    return raw


def _whole(side: Side) -> Side:
    """A state that its oil, its market or its yards stand for."""
    return side if side.official else replace(side, kind="state", official=True)
