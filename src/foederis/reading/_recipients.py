"""To whom an act is done: the places where its frame has its recipient, read in the frame's order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import CONFLICT
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._lexicon import Frame
    from foederis.reading._who import Side

__all__ = ["recipients", "whose_goods"]


_PREDICATES = frozenset({"VERB", "AUX"})
_ORDERS = frozenset({"order", "buy", "purchase", "pay", "request", "seek", "want", "need", "await"})
# What parties, courts and soldiers do to their own state's offices.
_HOME_SECTORS = frozenset({"COP", "JUD", "LEG", "OPP", "PTY", "CVL", "LAB", "EDU", "REL", "JRN"})
_AT_HOME = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REQUEST", "REJECT", "PROTEST", "SUPPORT"})


def recipients(ex: Extractor, frame: Frame, args: Args, actors: tuple[Side, ...]) -> tuple[Side, ...]:
    """The sides that the frame's slots name, else an office whose state the text lets one know."""
    own: set[str | None] = {a.state for a in actors if a.state}
    for slot in frame.to:
        if slot.endswith("?no"):
            continue
        for t in ex.slot(slot, args):
            if t.pos_ in _PREDICATES or _venue(ex, frame, slot, t, len(actors) > 1):
                continue
            blow = ex.event_of(t) if slot == "obj" and frame.event == "ASSAULT" and t.pos_ == "NOUN" and t.i not in ex.cast.at else None
            if blow is not None and blow.event == "ASSAULT" and blow.actors and prepositions(t).get("by"):
                return blow.actors  # "repelled an attack by the rebels"
            deed = ex.event_of(t) if slot == "obj" and frame.event in {"ACCUSE", "REJECT"} and t.pos_ == "NOUN" and t.i not in ex.cast.at else None
            if deed is not None and deed.event in CONFLICT and deed.actors and prepositions(t).get("by"):
                return deed.actors  # "condemned the shelling of Peru by Chile"
            if deed is not None and deed.event in CONFLICT and not deed.actors and not args.passive:
                by = tuple(s for x in args.preps.get("by", []) if x.pos_ in {"NOUN", "PROPN"} for s in ex.cast.sides(x) if s.known and s.state not in own)
                if by:
                    return by
            sides = ex.cast.sides(t)
            if slot == "with":
                sides = tuple(s for s in sides if s.kind != "thing")  # "with a focus on Iran"
            if t.pos_ == "PRON" and not t.lower_.endswith(("self", "selves")):
                sides = tuple(s for s in sides if s.state not in own or s.state is None)
            if frame.event in {"ASSAULT", "COERCE"} and slot == "obj" and t.head.dep_ == "conj" and any(c.tag_ == "PRP$" for c in t.children):
                sides = tuple(s for s in sides if s.state not in own)  # "shot down a drone and captured its operator"
            if frame.event == "ASSAULT" and frame.mode != "destroy" and slot == "obj" and _theirs(ex, t, own, sides):
                other = ex.cast.discourse.other_than(next(iter(own)), t)
                return (replace(other, sure=0.6),) if other is not None and other.state else ()
            if slot.endswith("?foreign") or slot not in {"iobj", "with"}:
                rest = tuple(s for s in sides if s.state not in own or s.state is None)
                if not rest and sides and (slot.endswith("?foreign") or slot != "obj" or not _domestic(frame)):
                    continue
                sides = rest or sides
                if not rest and all(s.kind == "thing" for s in sides):
                    owner = _rival(ex, frame, t, actors)
                    if owner is None:
                        continue  # its own roads, its own envoy
                    sides = (owner,)
            if sides and frame.event in {"AID", "COOPERATE", "SUPPORT"} and all(s.kind == "body" for s in sides):
                sides = _host(ex, t, own) or sides
            if sides:
                return (*sides, *_each(ex, t, own, sides))
    if frame.event in {"AID", "COOPERATE", "AGREE"} and args.iobj is None and args.obj is not None and not args.passive:
        for c in args.obj.children:  # "sold Lima jets": read as one name
            if c.dep_ in {"compound", "nmod"} and c.tag_ == "NNP" and c.i in ex.cast.at and c.i > 0 and c.nbor(-1).i == args.obj.head.i:
                taker = ex.cast._of_name(c)
                if taker.state and taker.state not in own and taker.kind in {"state", "capital", "metonym", "leader"}:
                    return (replace(taker, sure=0.9),)
    goods = args.obj if frame.event in {"AID", "COOPERATE"} and not args.passive else None
    buyer = _buyer(ex, goods, own) if goods is not None else ()
    if buyer:
        return buyer
    if frame.event == "REQUEST" and args.obj is None:
        whose = whose_goods(ex, args.preps, own)
        if whose:
            return whose
    for slot in frame.to:
        if slot.split("?")[0] not in {"obj", "iobj", "to", "against"} or slot.endswith("?no"):
            continue
        for t in ex.slot(slot, args):
            vague = ex.cast.vague(t) if t.pos_ not in _PREDICATES else None
            if vague is None or not vague.official or not vague.state:
                continue
            if _at_home(frame, actors) or all(vague.state != a.state for a in actors):
                return (vague,)
    return ()


def _each(ex: Extractor, t: Token, own: set[str | None], known: tuple[Side, ...]) -> tuple[Side, ...]:
    """ "Missiles from Chad and jets from Mali", "men to Chad and to Mali": what is joined has a side of its own."""
    if t.dep_ != "pobj":
        return ()
    states = {s.state for s in known} | own
    found: list[Side] = []
    for p in t.doc[t.i + 1 : min(t.i + 10, t.sent.end)]:
        if p.pos_ in _PREDICATES:
            break
        before = p.nbor(-1)
        if p.lower_ != t.head.lower_ or not (before.dep_ == "conj" or (before.dep_ == "cc" and p.dep_ == "conj")):
            continue
        for x in p.children:
            found += [s for s in ex.cast.sides(x) if x.dep_ == "pobj" and s.state and s.state not in states]
    return tuple(found)


def _rival(ex: Extractor, frame: Frame, t: Token, actors: tuple[Side, ...]) -> Side | None:
    """A named person of the actor's own state whose plan is turned down or praised: "the king rejected Premier X's budget"."""
    if frame.event not in {"REJECT", "SUPPORT", "ACCUSE"}:
        return None
    for c in t.children:
        side = ex.cast.side(c) if c.dep_ == "poss" and c.tag_ != "PRP$" else None
        if side is not None and side.kind in {"leader", "minister", "person"} and all(side.name != a.name for a in actors):
            return side
    return None


def _buyer(ex: Extractor, goods: Token, own: set[str | None]) -> tuple[Side, ...]:
    """ "Has yet to deliver the jets that Peru ordered", "the arms for which Chad paid": who is to have them."""
    for c in goods.children:
        if c.dep_ == "relcl" and c.base in _ORDERS:
            return tuple(s for s in ex.cast.sides(ex.args_of(c).subj) if s.state and s.state not in own)[:1]
    return ()


def whose_goods(ex: Extractor, preps: dict[str, list[Token]], own: set[str | None]) -> tuple[Side, ...]:
    """ "Asked for Chilean helicopters": whose they are is asked."""
    classes = ex.lex.classes
    for t in preps.get("for", []):
        if t.pos_ == "NOUN" and any(lemma_of(t) in classes[c] for c in ("weapons", "troops", "aid")):
            found = tuple(x for x in ex.cast.sides(t) if x.state and x.state not in own)
            if found:
                return (replace(found[0], sure=0.8 * found[0].sure),)
        if lemma_of(t) in {"membership", "accession", "admission"}:
            found = tuple(x for c in t.children if c.dep_ in {"compound", "poss", "nmod"} for x in ex.cast.sides(c) if x.kind == "body")
            if found:
                return found[:1]  # "asked for NATO membership"
    return ()


def _theirs(ex: Extractor, t: Token, own: set[str | None], sides: tuple[Side, ...]) -> bool:
    """ "It shelled its ports": the other's, not one's own."""
    if not sides or len(own) != 1 or not all(s.state in own for s in sides) or lemma_of(t) not in ex.lex.classes["places"] | ex.lex.classes["ships"]:
        return False
    return any(c.tag_ == "PRP$" for c in t.children) and not any(c.lower_ == "own" for c in t.children)


def _host(ex: Extractor, t: Token, own: set[str | None]) -> tuple[Side, ...]:
    """The state where a body's mission stands: "troops to the UN force in South Sudan"."""
    for x in t.subtree:
        if x.dep_ == "pobj" and x.head.lower_ == "in" and x.i in ex.cast.at and t.pos_ == "NOUN":
            side = ex.cast.side(x)
            if side is not None and side.state and side.state not in own:
                return (replace(side, sure=0.8 * side.sure),)
    return ()


def _venue(ex: Extractor, frame: Frame, slot: str, t: Token, several: bool) -> bool:
    """Whether a slot holds only where talks are held, or what they are held of: no side of them."""
    if frame.event == "CONSULT":
        return several and (slot == "of" or (slot == "obj" and lemma_of(t) in ex.lex.classes["talks"]))
    return slot == "obj" and frame.event in {"SANCTION", "REJECT", "CONCEDE"} and lemma_of(t) in ex.lex.classes["talks"]


def _at_home(frame: Frame, actors: tuple[Side, ...]) -> bool:
    """Whether an act may be done to an office of the actor's own state: by parties, courts, police, or by the unnamed soldiers of a text."""
    if frame.event not in _AT_HOME:
        return False
    return any(a.sure <= 0.6 or a.sector in _HOME_SECTORS for a in actors)


def _domestic(frame: Frame) -> bool:
    """Events that a state also does to its own people."""
    return frame.event in {
        "COERCE",
        "ASSAULT",
        "ACCUSE",
        "PROTEST",
        "REJECT",
        "RETREAT",
        "CONCEDE",
        "SUPPORT",
        "REQUEST",
        "CONSULT",
    }
