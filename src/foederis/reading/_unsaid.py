"""Sides that no slot of a frame names: whose people or land the object's own phrase tells, and whom an act in an adjunct hit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import CONFLICT, Raw
from foederis.reading._syntax import Args, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["accuser", "answered", "bereft", "called", "crew", "injured", "offered", "one_blow", "partner", "placed", "provoked", "shared", "told_to", "vague_place", "within"]


# Acts that reach a land or its people through what they are done with: "gave grain to feed families in Niger".
_REACH = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AGREE", "SANCTION"})
_CUT = frozenset({"conj", "ccomp", "relcl", "parataxis", "cc", "punct", "mark"})
_BORDERS = words("border crossing frontier boundary checkpoint line")
_BESIDE = words("near off around between past")
_SOURCE = words("from since after before during under by despite because following until ahead as with")
_SAY = words(
    "say tell insist declare stress argue add state maintain reiterate repeat emphasise emphasize announce note write think believe"
)
_OFFERS = frozenset({"offer", "promise", "pledge"})
_MET = words("after during following at in on")
_GROUNDS = words("country city capital territory island town region area province enclave archipelago kingdom republic valley airport port")
_HARMS = words("kill wound injure hurt maim destroy damage")
_HELD = words("citizen national sailor soldier fisherman diplomat journalist crew crewman pilot peacekeeper engineer member")
_AFTER = words("after over following for to against at despite by on amid about")


def within(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """The state inside the act's own phrase, nearest to its object, where the frame's slots name none."""
    if raw.event == "CONSULT" and raw.mode == "third-party" and not raw.noun:
        for t in raw.token.subtree:
            if t.lower_ == "between" and t.i > raw.token.i:
                sides = tuple(
                    s
                    for c in t.children
                    if c.dep_ == "pobj"
                    for s in ex.cast.sides(c)
                    if s.known and s.state not in own
                )
                if sides:
                    return tuple(replace(s, sure=0.8 * s.sure) for s in sides)
        return ()
    if raw.noun or raw.event not in _REACH or raw.operator == "generic" or not any(a.state for a in raw.actors):
        return ()
    if raw.mutual and len(raw.actors) > 1:
        return ()
    near = raw.event in {"ASSAULT", "MOBILIZE"}
    verb = raw.inner.token if raw.inner is not None else raw.token
    obj = raw.args.obj if raw.inner is None else raw.inner.args.obj
    for root in (obj, verb):
        if root is None:
            continue
        for t in _phrase(root, verb):
            if t.i not in ex.cast.at or (t.dep_ == "pobj" and t.head.lower_ in _BESIDE and not near):
                continue
            if raw.event == "MOBILIZE" and t.dep_ == "pobj" and t.head.lower_ == "in" and t.head.head is obj:
                continue  # where the troops stood before
            side = ex.cast.side(t)
            if side is not None and side.state and side.state not in own and side.kind not in {"leader", "minister"}:
                return (replace(side, sure=0.65 * side.sure),)
    return ()


def _phrase(root: Token, verb: Token) -> Iterator[Token]:
    """Tokens of a phrase, nearest first, without joined clauses, sources, causes and times."""
    todo = [root]
    while todo:
        t = todo.pop(0)
        if t is not verb:
            yield t
        for c in t.children:
            if c.dep_ in _CUT or (c.dep_ in {"nsubj", "nsubjpass", "agent", "npadvmod"} and t is verb):
                continue
            if (
                c.dep_ in {"prep", "dative"}
                and c.lower_ in _SOURCE
                and not (c.lower_ == "with" and t.lemma_ in _BORDERS)
            ):
                continue
            if c.dep_ == "advcl" and not any(x.dep_ == "aux" and x.lower_ == "to" for x in c.children):
                continue
            if (c.dep_ in {"acl", "appos"} and t is verb) or (
                c.dep_ == "acl" and c.lemma_ in {"bind", "head", "destine", "bound"}
            ):
                continue
            if t is verb and c.i < verb.i and c.dep_ != "dobj":
                continue
            todo.append(c)


def injured(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """Whom a hostile act told by a noun hit: the one who acts upon it ("expelled the envoy over the raid by Chile")."""
    t = raw.token
    if not raw.noun or raw.event not in CONFLICT or t.dep_ != "pobj" or t.head.lower_ not in _AFTER:
        return ()
    doers = [a for a in raw.actors if a.state and a.official and a.kind != "people"]
    if any(c.tag_ == "PRP$" for c in t.children):
        return ()
    verb = t.head.head
    elsewhere = any(x.i in ex.cast.at for name, found in prepositions(t).items() if name not in {"by", "from"} for x in found)
    if not doers or verb.pos_ not in {"VERB", "AUX"} or elsewhere or prepositions(t).get("in"):
        return ()
    answer = ex.event_of(verb)
    if answer is None or answer.event not in CONFLICT | {"ACCUSE", "REQUEST", "REJECT"}:
        return ()
    found, _ = ex.actors(ex.args_of(verb))
    return tuple(
        replace(s, sure=0.6 * s.sure)
        for s in found[:1]
        if s.state and s.official and all(s.state != d.state for d in doers)
    )


def shared(raw: Raw, before: list[Raw]) -> tuple[Side, ...]:
    """Whom the second of two joined hostile acts hit is whom the first one hit: "crossed into Peru and seized a boat"."""
    t = raw.token
    force, words = {"ASSAULT", "COERCE"}, {"SANCTION", "ACCUSE", "THREATEN"}
    if raw.noun or t.dep_ != "conj" or raw.event not in force | {"SANCTION"}:
        return ()
    kinds = force | {"MOBILIZE"} if raw.event in force else words
    first = next((r for r in reversed(before) if r.token.i == t.head.i and r.event in kinds), None)
    if first is None or {a.state for a in first.actors} != {a.state for a in raw.actors}:
        return ()
    own = {a.state for a in raw.actors}
    return tuple(replace(r, sure=0.65 * r.sure) for r in first.recipients if r.state and r.state not in own)


def answered(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """Who strikes back was struck: "retaliated after Chad shelled a village", "recalled its envoy after Chad shelled a village"."""
    t = raw.token
    if raw.noun or raw.event not in {"ASSAULT", "COERCE"} or t.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ in {"after", "because"} for c in t.children):
        return ()
    answer = ex.event_of(t.head)
    if answer is None or answer.event not in {"ASSAULT", "SANCTION", "ACCUSE"} or not any(a.state for a in raw.actors):
        return ()
    own = {a.state for a in raw.actors}
    return tuple(replace(a, sure=0.6 * a.sure) for a in answer.actors[:1] if a.state and a.official and a.state not in own)


def bereft(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """Who died when something was struck was struck: "five Chileans died when Peruvian jets bombed a market"."""
    t = raw.token
    if raw.noun or raw.event != "ASSAULT" or t.dep_ != "advcl" or t.head.base not in {"die", "perish"} or not any(c.lower_ in {"when", "after", "as"} for c in t.children):
        return ()
    own = {a.state for a in raw.actors}
    return tuple(replace(s, sure=0.7 * s.sure) for s in ex.cast.sides(ex.args_of(t.head).subj) if s.state and s.state not in own)


def crew(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """ "Oslo is holding the 24 crew members": those of whom the text has spoken are the other state's."""
    obj = raw.args.obj
    if raw.noun or raw.mode not in {"arrest", "seize"} or obj is None or obj.lemma_.lower() not in _HELD or not any(c.lower_ in {"the", "its", "their", "these", "those"} for c in obj.children):
        return ()
    if obj.lemma_.lower() == "member" and not any(c.lower_ == "crew" for c in obj.children):
        return ()
    other = ex.cast.discourse.other_than(next(iter(own), None), raw.token)
    return (replace(other, sure=0.55),) if other is not None and other.state and other.state not in own else ()


def called(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """Whose deed is condemned under another name: "condemned what she called attacks by Chad", "what it described as Chadian piracy"."""
    t = raw.token
    what = next((x for x in t.subtree if x.i > t.i and x.lower_ == "what"), None)
    if what is None or what.head.i <= what.i or not any(what.i < c.i < what.head.i for c in what.head.children if c.dep_ == "nsubj"):
        return ()
    inside = [x for x in what.head.subtree if x.i > what.head.i and x.i in ex.cast.at]
    for x in sorted(inside, key=lambda x: (x.dep_ != "pobj" or x.head.lower_ not in {"by", "of"}, x.dep_ not in {"poss", "amod", "compound"}, x.i)):
        side = ex.cast.side(x)
        if side is not None and side.state and side.state not in own:
            return (replace(side, sure=0.8),)
    return ()


def one_blow(raws: list[Raw]) -> list[Raw]:
    """Events without those that only go on with the harm of the one before: "killed 11 and wounded seven" is one attack."""
    harms = {r.token.i: r for r in raws if r.event == "ASSAULT" and not r.noun and r.token.lemma_.lower() in _HARMS}
    dropped: set[int] = set()
    by_place = {r.token.i: r for r in raws if r.event in {"ASSAULT", "COERCE"} and not r.noun}
    for r in by_place.values():
        first = by_place.get(r.token.head.i)
        if first is None or first is r or first.event != r.event or first.inner is not None or not _goes_on(first, r):
            continue
        ours, theirs = {s.state for s in first.recipients}, {s.state for s in r.recipients}
        if not ours or not theirs or ours == theirs:
            own = {a.state for a in first.actors}
            first.recipients = first.recipients or tuple(s for s in r.recipients if s.state not in own)
            first.inner = r
            dropped.add(id(r))
    for r in sorted(harms.values(), key=lambda r: r.token.i):
        t = r.token
        first = harms.get(t.head.i) if t.dep_ == "conj" else None
        if first is None or first.inner is not None or id(first) in dropped or any(c.dep_ in {"nsubj", "nsubjpass", "neg"} for c in t.children):
            continue
        if first.recipients and r.recipients and {s.state for s in first.recipients} != {s.state for s in r.recipients}:
            continue
        first.recipients = first.recipients or r.recipients
        first.inner = r
        dropped.add(id(r))
    return [r for r in raws if id(r) not in dropped]


def _goes_on(first: Raw, r: Raw) -> bool:
    """ "Struck boats, killing nine", "boarded and seized the tanker": one deed told by two verbs."""
    t = r.token
    if any(c.dep_ in {"nsubj", "nsubjpass", "neg"} for c in t.children):
        return False
    if t.dep_ == "advcl" and t.tag_ == "VBG" and t.i > first.token.i:
        return r.event == "ASSAULT" and t.lemma_.lower() in _HARMS
    obj = r.args.obj
    shared = obj is not None and (first.args.obj is None or first.args.obj.i == obj.i)
    return r.event == "COERCE" and t.dep_ == "conj" and shared and not r.args.passive


def vague_place(verb: Token, args: Args) -> Token | None:
    """The word for a place that only what was told before makes clear: "there", "in the country", "into the capital"."""
    for c in verb.children:
        if c.dep_ in {"advmod", "npadvmod"} and c.lower_ == "there" and c.i > verb.i:
            return c
    for name in ("in", "into", "at", "inside", "to", "on", "from"):
        for t in args.preps.get(name, []):
            if t.pos_ == "NOUN" and t.lemma_.lower() in _GROUNDS and any(c.lower_ in {"the", "that", "this"} and c.dep_ == "det" for c in t.children):
                return t
    return None


def placed(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """Whose land "there" or "the country" is: the other state's of the text."""
    if raw.noun or raw.event not in {"COOPERATE", "MOBILIZE", "AID", "RETREAT"} or not any(a.state and a.official for a in raw.actors):
        return ()
    verb = raw.inner.token if raw.inner is not None else raw.token
    t = vague_place(verb, raw.args if raw.inner is None else raw.inner.args)
    other = ex.cast.discourse.other_than(next(iter(own), None), t) if t is not None else None
    return (replace(other, sure=0.6),) if other is not None and other.state and other.state not in own and other.kind != "body" else ()


def provoked(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """Forces sent out after another's deed are sent against that one: "scrambled jets after Chinese planes entered"."""
    if raw.event != "MOBILIZE" and raw.token.lemma_.lower() not in {"retaliate", "respond", "reply", "answer"}:
        return ()
    for c in raw.token.children:
        if c.dep_ == "advcl" and any(x.dep_ == "mark" and x.lower_ in {"after", "as", "because"} for x in c.children):
            doer = ex.cast.side(ex.args_of(c).subj)
            if doer is not None and doer.state and doer.state not in own:
                return (replace(doer, sure=0.6),)
    return ()


def accuser(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """Unnamed victims are the accuser's: "accused Chad of killing four herders"."""
    t = raw.token
    verb = t.head.head if t.dep_ == "pcomp" and t.head.lower_ == "of" else None
    if raw.event not in {"ASSAULT", "COERCE"} or verb is None or verb.lemma_ not in {"accuse", "suspect"}:
        return ()
    found, _ = ex.actors(ex.args_of(verb))
    own = {a.state for a in raw.actors}
    return tuple(replace(s, sure=0.6 * s.sure) for s in found[:1] if s.state and s.official and s.state not in own)


def partner(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """Who met, drilled or talked with the one that a noun names: "he said after talks with the envoy"."""
    t = raw.token
    if (
        not raw.noun
        or not (raw.mutual or raw.mode == "visit")
        or raw.actors
        or not raw.recipients
        or t.dep_ != "pobj"
        or t.head.lower_ not in _MET
    ):
        return ()
    verb = t.head.head
    if verb.pos_ not in {"VERB", "AUX"} or not (prepositions(t).get("with") or raw.mode == "visit"):
        return ()
    found, _ = ex.actors(ex.args_of(verb))
    others = {r.state for r in raw.recipients}
    return tuple(
        replace(s, sure=0.8 * s.sure)
        for s in found
        if s.known and s.official and (s.state is None or s.state not in others)
    )


def told_to(ex: Extractor, verb: Token) -> Raw | None:
    """ "Oslo said Minsk must first disarm": what another is told to do is asked of him, whatever it is."""
    if verb.dep_ != "ccomp" or verb.head.lemma_ not in _SAY | {"want"} or ex.event_of(verb) is not None:
        return None
    wished = verb.head.lemma_ == "want" and verb.tag_ == "VB"
    obliged = any(c.dep_ == "aux" and c.lower_ in {"must", "should"} for c in verb.children) or verb.lemma_ in {"need", "ought"}
    if not wished and not obliged:
        return None
    args = ex.args_of(verb)
    if args.passive or any(c.dep_ == "neg" for c in verb.children):
        return None
    if args.subj is not None and any(c.lower_ == "should" and c.i < args.subj.left_edge.i for c in verb.children):
        return None  # "should Chad attack, ...": a condition
    asked = tuple(s for s in ex.cast.sides(args.subj) if s.state and s.official)
    speakers, _ = ex.actors(ex.args_of(verb.head))
    speakers = tuple(s for s in speakers if s.known and all(s.state != a.state for a in asked))
    if not asked or not speakers:
        return None
    return Raw(
        verb,
        "REQUEST",
        "change",
        (),
        speakers,
        asked,
        args=args,
        stage="requested",
        factuality="CT+",
        operator="request",
        weight=0.9,
    )


def offered(ex: Extractor, verb: Token, args: Args) -> Raw | None:
    """ "offered its neighbour a joint committee": whatever is offered or promised to a state."""
    if verb.lemma_ not in _OFFERS or args.passive or args.obj is None:
        return None
    actors, nobody = ex.actors(args)
    own = {a.state for a in actors}
    to = [args.iobj, *args.preps.get("to", [])] if args.iobj is not None else args.preps.get("to", [])
    found = tuple(
        s
        for t in to
        if t is not None and t.pos_ not in {"VERB", "AUX"}
        for s in ex.cast.sides(t)
        if s.state and s.official and s.state not in own
    )
    if nobody or not found or not any(a.state for a in actors):
        return None
    stage = "offered" if verb.lemma_ == "offer" else "pledged"
    return Raw(verb, "AGREE", None, (), actors, found, [args.obj], args, stage=stage, weight=0.85, operator="offer")
