"""Verbs that the lexicon does not know, where arms, men, money or relief go from one state to another: "diverted 30 tanks to Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._describe import PERSONS
from foederis.reading._frames import match_noun, measure
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor

__all__ = ["carried_over"]


_TO = ("to", "into", "for")
# Verbs of thinking, of losing and of likening move nothing.
_NEVER = words(
    """compare liken link tie owe lose limit restrict confine prefer attribute ascribe expose subject count number put say tell know think
    believe expect need want like hate fear see hear watch notice report describe mention count estimate calculate blame sentence condemn
    call name mistake hold keep have be do make get use need leave reduce cut lower open close answer add compare expect await wait mean
    cost lead bring turn drive sink hit kill wound defeat catch capture shoot fire pit match beat arm equip urge press ask tell order invite
    train inspect show display reveal blame try convict deport extradite spend raise save lack stop ban bar block refuse deny warn"""
)
# What these verbs move by the number is goods, whatever it is called: "sent 40 harvesters to Peru".
_GIFTS = words("send give hand ship deliver supply provide donate airlift dispatch despatch fly truck lend lease transfer gift ferry furnish")
_NO_GOODS = words(
    """letter note message telegram cable word signal invitation greeting question demand option chance goal point vote seat prize medal reason
    time hour day week month year minute deadline example name answer reply warning complaint copy report form email visa passport title trophy"""
)
_LANDS = frozenset({"state", "capital", "place", "metonym", "organ"})


def _things(ex: Extractor, goods: Token, lemma: str) -> bool:
    """Whether a plural is of things: no people, papers, times or deeds."""
    if goods.tag_ != "NNS" or lemma in _NO_GOODS or lemma in PERSONS or lemma in ex.lex.heads or goods.i in ex.cast.at:
        return False
    return match_noun(goods, ex.cast) is None and ex.cast.vague(goods) is None and lemma not in ex.lex.classes["prisoners"]


def carried_over(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """Aid that the object and the place where it goes tell, whatever the verb."""
    if v.pos_ != "VERB" or args.obj is None or lemma_of(v) in _NEVER:
        return None
    gift = lemma_of(v) in _GIFTS
    if (args.passive or args.obj.i < v.i) and not gift:
        return None
    goods = measure(args.obj)
    lex = ex.lex.classes
    lemma = lemma_of(goods)
    arms = lemma in lex["weapons"] or lemma in lex["troops"]
    known = arms or lemma in lex["aid"] or lemma in lex["money"]
    if goods.pos_ not in {"NOUN", "PROPN", "SYM"} or not (known or (gift and _things(ex, goods, lemma))):
        return None
    if not any(c.dep_ == "nummod" or c.like_num for n in {goods.i: goods, args.obj.i: args.obj}.values() for c in n.children):
        return None
    actors, nobody = ex.actors(args)
    actors = tuple(a for a in actors if a.state and a.official)
    own = {a.state for a in actors}
    if nobody or not actors:
        return None
    where = [args.iobj, *(t for name in _TO for t in args.preps.get(name, []))]
    for t in where:
        if t is None or t.pos_ in {"VERB", "AUX"}:
            continue
        found = tuple(s for s in ex.cast.sides(t) if s.state and s.state not in own and s.kind in _LANDS)
        if found:
            return Raw(v, "AID", None, ("military",) if arms else ("economic",), actors, found, [args.obj], args, weight=0.7)
    return None
