"""Who is no side although a state's name stands beside: a person of some nationality, a firm, a sculptor's soldiers."""

from __future__ import annotations

from typing import Any

from foederis.reading._raw import Raw
from foederis.reading._side import Side
from foederis.reading._syntax import lemma_of
from foederis.reading._words import words

__all__ = ["private", "theirs"]

_COLLECTIVE = ("ese", "ish", "sh", "ch", "iss")  # "the Chinese", "the French": all of them
_PERSONAL = frozenset({"leader", "minister", "person"})
# Heads that are whatever their owner is.
_RELATED = words(
    """rival ally partner adversary opponent counterpart neighbour neighbor chief head boss chairman deputy director executive
    captain side successor predecessor representative host guest lawyer colleague peer friend fan buyer supplier customer client force defence defense council board service"""
)
# Offices and houses that are a state's or anybody's.
_HOUSES = words(
    "house chamber board office service committee bureau agency launch centre center council assembly speaker judge"
)
# Those of them whom people have beside or against them.
_PEERS = words("rival opponent competitor partner colleague peer friend buyer supplier customer client")
# What plays: a team's defence, its bowlers; armies say what kind of defence they mean.
_PLAYING = words("defence defense attack")
_OF_PLAY = words("pace seam spin bowling zone")
# Offices that watch the sky, deliver letters or keep plants: nobody's government.
_TAME = words(
    """meteorological geological seismological hydrological botanical zoological postal dental musical theatrical veterinary
    archaeological astronomical horticultural culinary literary weather met box lost-property tourist ticket"""
)
_CIVIL = frozenset({"CVL", "LAB", "EDU", "BUS", "SOC", "REL"})
_PUBLIC = words(
    """press state home interior finance border customs custom rights control coast energy atomic security secret intelligence defence
    defense war supreme appeal high lower upper foreign trade prison police army navy party cabinet coalition sanctions human
    peace observer monitoring consular visa passport immigration frontier patrol missile satellite rocket joint mediation aid
    relief government election presidential federal city town"""
)


def private(ex: Any, raw: Raw, side: Side) -> bool:
    """Whether a side is a private person, firm or thing after all."""
    t = raw.token.doc[side.token]
    if t.tag_ == "PRP" and t.lower_ in {"he", "she", "him", "her"}:
        return side.kind in {"capital", "state", "body", "region", "place"} or (
            side.kind == "organ" and side.sector in {"JUD", "LEG"}
        )
    if side.sector == "BUS" and side.kind == "person":
        return True  # a tycoon
    return (
        _airline(raw, t)
        or _team(t)
        or _family(ex, t, side)
        or _somebody(ex, t, side)
        or _owned(ex, t)
        or _house(ex, t)
        or _elided(t)
    )


def _somebody(ex: Any, t: Any, side: Side) -> bool:
    """One person of a nationality ("the Serbian", "a Korean") where no official of that state is named."""
    name = ex.cast.at.get(t.i)
    if (
        name is None
        or side.kind != "state"
        or not name.readings
        or t.tag_ not in {"NN", "NNP", "JJ"}
        or t.dep_ in {"amod", "compound", "poss"}
    ):
        return False
    reading = name.readings[0]
    if reading.role != "people" and reading.name == reading.state:
        return False
    articles = {c.lower_ for c in t.children if c.i < t.i and c.dep_ == "det"}
    one = bool(articles & {"a", "an", "another"}) or any(c.tag_ == "PRP$" for c in t.children)
    if not one and (reading.role != "people" or "the" not in articles or t.lower_.endswith(_COLLECTIVE)):
        return False
    return not any(
        n.readings and n.readings[0].kind in _PERSONAL and n.state == side.state for n in ex.cast.at.values()
    )


def _owned(ex: Any, t: Any) -> bool:
    """What belongs to somebody private: "the Gabonese sculptor's soldiers", "the distillers accused their Chilean rivals"."""
    owner = next((c for c in t.children if c.dep_ == "poss"), None)
    if owner is None:
        return False
    owners = ex.cast.sides(owner)
    if not owners and owner.tag_ == "NNS":
        return ex.lex.heads.get(lemma_of(owner)) in _CIVIL and lemma_of(owner) != "people"  # "the parents' council"
    if not owners or any(o.official or o.kind in {"body", "group"} for o in owners):
        return False
    related = lemma_of(t) in _RELATED
    return all(o.kind in {"thing", "firm"} or related for o in owners)


def _airline(raw: Raw, t: Any) -> bool:
    """ "The national carrier", save where it stops flying to a state."""
    return (
        raw.event != "SANCTION"
        and lemma_of(t) == "carrier"
        and any(c.lower_ in {"national", "flag", "budget", "low-cost", "regional"} for c in t.children)
    )


def _team(t: Any) -> bool:
    """A team's defence or attack ("the Brazilian defence held out", "Colombo's pace attack"), or a player it has bought."""
    lemma = lemma_of(t)
    if lemma in _PLAYING and t.text.islower():
        before = {lemma_of(c) for c in t.children if c.dep_ in {"compound", "amod", "nmod"} and c.text.islower()}
        if before & _OF_PLAY:
            return True
        return lemma != "attack" and t.tag_ == "NN" and not before and t.dep_ == "nsubj"
    return lemma == "reinforcement" and t.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in t.children)


def _family(ex: Any, t: Any, side: Side) -> bool:
    """ "The Smiths of Nairobi"."""
    return (
        t.tag_ == "NNPS"
        and t.i not in ex.cast.at
        and side.kind in {"capital", "region"}
        and lemma_of(t) not in ex.lex.heads
    )


def theirs(raw: Raw, side: Side) -> bool:
    """The rival or partner of people who act: "taxi drivers accuse their rivals", "the driver accused a Finnish rival"."""
    t = raw.token.doc[side.token]
    lemma = lemma_of(t)
    if lemma in _RELATED and any(c.tag_ == "PRP$" for c in t.children):
        return True
    alone = not any(a.official or a.kind in {"body", "group"} for a in raw.actors)
    return alone and lemma in _PEERS and not any(c.dep_ == "poss" for c in t.children)


def _house(ex: Any, t: Any) -> bool:
    """A house, service or board that a plain noun before it tells to be nobody's state's: "an auction house in Vienna"."""
    if lemma_of(t) not in _HOUSES:
        return False
    politics = ex.lex.topics["politics"][0]
    before = [lemma_of(c) for c in t.children if c.dep_ == "compound" and c.text.islower() and c.i not in ex.cast.at]
    if any(c.lower_ in _TAME for c in t.children if c.dep_ in {"amod", "compound"}):
        return True
    return any(w not in _PUBLIC and w not in politics and w not in ex.lex.heads for w in before)


def _elided(t: Any) -> bool:
    """An owner whose noun was said before: "Doha's channel ..., and Riyadh's had sued", "Warsaw's cabbies and Prague's"."""
    return t.dep_ in {"nsubj", "nsubjpass", "dobj", "conj"} and any(
        c.dep_ == "case" and c.i == t.i + 1 for c in t.children
    )
