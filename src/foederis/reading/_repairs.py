"""Where the parser errs as a rule: lists read as appositions, subjects that it loses, objects of "hold X responsible"."""

from __future__ import annotations

from foederis.reading._lemmas import TIMES
from foederis.reading._tree import Token
from foederis.reading._words import words

__all__ = ["fronted", "joined_name", "lost_subject", "predicative", "small_clause", "split_particle"]


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WAYS = words("through past in out ashore")
_PREDICATIVES = words("through supplied afloat no yes prisoner hostage captive available responsible accountable liable answerable guilty free ablaze alight packing dead sorry")


def joined_name(token: Token) -> Token | None:
    """The name that a list has as an apposition: "Peru, the UAE and Chad": the UAE."""
    if token.pos_ != "PROPN":
        return None
    for c in token.children:
        below = list(c.children) if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > token.i else []
        if any(x.dep_ == "cc" for x in below) and any(x.dep_ == "conj" and x.pos_ == "PROPN" for x in below):
            return c
    return None


def lost_subject(verb: Token) -> Token | None:
    """The subject of a finite verb that the parser hung elsewhere: on the auxiliary, or on the verb as part of a name."""
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ not in {"ROOT", "conj", "ccomp", "parataxis", "advcl"}:
        return None
    aux = [c for c in verb.children if c.dep_ == "aux"]
    # "Chile barred beef": the model takes the verb for a participle
    taken = verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not aux and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    if not taken and verb.tag_ not in _FINITE and not any(a.tag_ in _FINITE or a.tag_ == "MD" for a in aux):
        return None
    for a in aux:
        found = next((c for c in a.children if c.dep_ == "nsubj"), None)
        if found is not None:
            return found
    for c in verb.children:
        if c.dep_ in {"compound", "npadvmod"} and c.pos_ == "PROPN" and c.i == verb.i - 1 and c.base not in TIMES:
            return c  # "Oslo ships the island 500 tonnes"
    return None


def predicative(verb: Token) -> str:
    """What somebody is held or made: "held X responsible", "took prisoner six men", "made available two ships"."""
    for c in verb.children:
        if c.i > verb.i and c.dep_ in {"ccomp", "oprd", "acomp", "xcomp"} and c.lower_ in _PREDICATIVES:
            return str(c.lower_)
    if verb.i + 1 < len(verb.doc):
        nxt = verb.nbor()
        if nxt.lower_ in _PREDICATIVES and nxt.dep_ in {"amod", "nmod", "compound", "acomp", "oprd", "dobj", "advmod", "intj", "det"}:
            return str(nxt.lower_)
    return ""


def small_clause(verb: Token) -> Token | None:
    """Who is held responsible, or let through: the parser makes them the subject of the adjective or adverb."""
    for c in verb.children:
        if c.dep_ not in {"ccomp", "xcomp"} or c.i < verb.i or not (c.pos_ == "ADJ" or c.lower_ in _WAYS or (c.tag_ == "VBN" and c.lower_ in _PREDICATIVES)):
            continue
        if not any(x.dep_ in {"mark", "cop", "aux"} for x in c.children):
            return next((x for x in c.children if x.dep_ == "nsubj" and verb.i < x.i < c.i), None)
    return None


def fronted(verb: Token) -> Token | None:
    """ "On a visit to Peru, Bolivian President X voiced ...": the model joins the subject to the noun before the comma."""
    if verb.dep_ != "ROOT" or verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i == verb.sent.start:
        return None
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    t = verb.nbor(-1)
    while t.i > verb.sent.start and t.head.i == verb.i and t.dep_ in {"advmod", "aux"}:
        t = t.nbor(-1)
    first = t.left_edge
    if t.dep_ not in {"conj", "appos"} or t.pos_ not in {"NOUN", "PROPN"} or first.i < verb.sent.start + 2 or first.nbor(-1).text != ",":
        return None
    return t if verb.sent[0].head.i == verb.i and verb.sent[0].dep_ in {"prep", "advmod"} else None


# Particles that the model takes for prepositions: "called in Ambassador X", "turned down an offer".
_PHRASAL = words(
    """call_in bring_in send_in fly_in take_in haul_in let_in summon_in hand_over turn_over turn_down pull_out throw_out kick_out call_up
    shoot_down bring_down wave_through sound_out round_up hold_up call_off cut_off break_off seal_off put_in chip_in ship_in truck_in turn_back send_back"""
)


def split_particle(verb: Token) -> Token | None:
    """The object of a phrasal verb whose particle was read as a preposition right behind it."""
    if verb.i + 1 >= len(verb.doc):
        return None
    c = verb.nbor()
    if c.head.i != verb.i or c.dep_ != "prep" or f"{verb.lemma_.lower()}_{c.lower_}" not in _PHRASAL:
        return None
    return next((x for x in c.children if x.dep_ == "pobj" and x.pos_ in {"NOUN", "PROPN", "NUM"} and x.base not in TIMES), None)
