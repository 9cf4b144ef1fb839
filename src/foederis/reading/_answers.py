"""Answers to what was asked before: "Lima declined", "the answer was no", "asked Lima for arms and was turned down"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._operator_kinds import DISCLOSE, demand_mode
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["answers", "is_question", "is_silence", "turned_away"]


_FAR = 2  # sentences back
_NO = words("decline refuse demur balk")
_YES = words("agree oblige comply consent accept acquiesce")
_ANSWER = words("answer reply response")
_ASKING = words("ask query question press inquire enquire wonder")
_WONDERED = words("whether if why how what when where who which")
_UNNAMED = words("name identify quote")
_ENDS = frozenset({"dobj", "xcomp", "ccomp", "prep", "dative", "attr", "advcl"})


def answers(ex: Extractor, raws: list[Raw], taken: set[int]) -> Iterator[Raw]:
    """A refusal or a yes for each bare answer that follows a request to the one who gives it."""
    requests = [r for r in raws if r.event == "REQUEST" and (r.args.passive or any(a.state for a in r.actors)) and any(s.state for s in r.recipients)]
    if not requests:
        return
    for t in ex.cast.tokens:
        if t.pos_ not in {"VERB", "AUX"} or (t.i in taken and lemma_of(t) not in _YES):
            continue
        kind = _kind(t)
        if not kind:
            continue
        args = ex.args_of(t)
        told = t.pos_ == "AUX"
        own: set[str | None] = set() if told else {s.state for s in ex.actors(args)[0] if s.state and s.official}
        asked = _asked(ex, requests, t, own, told)
        if asked is not None:
            doers = tuple(s for s in asked.recipients if s.state and (told or s.state in own))
            yield _answer(t, kind, asked, doers[:1], args)


def _kind(t: Token) -> str:
    lemma = lemma_of(t)
    if lemma == "be":
        noun = next((c for c in t.children if c.dep_ == "nsubj"), None)
        said = {c.lower_ for c in t.children if c.i > t.i}
        if noun is None or lemma_of(noun) not in _ANSWER or not said & {"no", "yes"}:
            return ""
        return "no" if "no" in said else "yes"
    if any(c.dep_ == "neg" or c.dep_ == "aux" for c in t.children):
        return ""
    if lemma == "say":
        word = next((c for c in t.children if c.lower_ in {"no", "yes"} and c.dep_ in {"intj", "dobj", "advmod"}), None)
        return word.lower_ if word is not None and not any(c.dep_ in {"prep", "ccomp"} for c in t.children) else ""
    if any(c.dep_ in _ENDS and c.i > t.i and not (c.dep_ == "prep" and c.lower_ in {"on", "at"}) for c in t.children):
        return ""
    if t.dep_ not in {"ROOT", "conj", "ccomp"} or not (t.tag_ in {"VBD", "VBZ", "VBP"} or (t.tag_ == "VBN" and t.dep_ == "ROOT")):
        return ""
    return "no" if lemma in _NO else "yes" if lemma in _YES else ""


def _asked(ex: Extractor, requests: list[Raw], t: Token, own: set[str | None], anybody: bool) -> Raw | None:
    n = ex.cast.discourse.sentence(t)
    for r in reversed(requests):
        if r.token.i < t.i and n - ex.cast.discourse.sentence(r.token) <= _FAR and (anybody or any(s.state in own for s in r.recipients)):
            return r
    return None


def _answer(t: Token, kind: str, asked: Raw, doers: tuple[Side, ...], args: Args) -> Raw:
    to = tuple(replace(a, sure=0.8 * a.sure) for a in asked.actors if a.state)
    if kind == "no":
        raw = Raw(t, "REJECT", asked.mode or demand_mode("AID"), asked.contexts, doers, to, args=args, stage="refused")
    else:
        raw = Raw(t, "AGREE", None, asked.contexts, doers, to, args=args, stage="agreed")
    raw.operator, raw.weight, raw.factuality, raw.closed = "agree" if kind == "yes" else "refuse", 0.75, "CT+", True
    return raw


def turned_away(ex: Extractor, raw: Raw, before: list[Raw]) -> tuple[Side, ...]:
    """Who turned down a request is who was asked: "asked Lima for arms and was turned down"."""
    if raw.event != "REJECT" or raw.actors or raw.noun:
        return ()
    hit = {r.state for r in raw.recipients if r.state}
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        near = n - ex.cast.discourse.sentence(r.token) <= _FAR
        if r.event == "REQUEST" and near and hit & {a.state for a in r.actors}:
            return tuple(replace(s, sure=0.8 * s.sure) for s in r.recipients[:1] if s.state)
    return ()


def is_question(raw: Raw) -> bool:
    """ "Asked whether Oslo would pay, he replied": who wants to know asks for no deed."""
    t = raw.token
    if raw.event != "REQUEST" or raw.noun or lemma_of(t) not in _ASKING:
        return False
    clause = next((c for c in t.children if c.dep_ in {"ccomp", "xcomp", "advcl"} and c.i > t.i), None)
    if clause is not None and ((lemma_of(clause) in _UNNAMED and clause.tag_ == "VBN") or (lemma_of(clause) == "remain" and "anonymous" in {c.lower_ for c in clause.children})):
        return True  # "asked not to be named"
    if clause is not None:
        return any(c.i < clause.i and c.lower_ in _WONDERED for c in clause.subtree if c.i - clause.left_edge.i < 2)
    return t.dep_ == "advcl" and t.tag_ == "VBN" and bool(set(raw.args.preps) & {"about", "by"}) and "for" not in raw.args.preps


def is_silence(raw: Raw) -> bool:
    """ "Refused to say whether": who keeps his counsel refuses nobody."""
    t = raw.token
    return raw.event == "REJECT" and any(c.dep_ == "xcomp" and lemma_of(c) in DISCLOSE for c in t.children)
