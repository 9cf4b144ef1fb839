"""Sides that only the text around a deed tells: whom its doer is at odds with, who has just acted, who was asking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from foederis.reading._doers import NATURE
from foederis.reading._raw import COOPERATIVE, Raw
from foederis.reading._salience import keep_to_the_matter, spare_the_attacker
from foederis.reading._syntax import lemma_of
from foederis.reading._whom import at_large
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["fill_foes"]


_FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "RETREAT"})
_HOSTILE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "REJECT", "RETREAT"})
# What a state also does to its own people, or to nobody in particular.
_INWARD = frozenset({"curfew", "censor", "martial-law", "ban", "state-of-emergency", "restrict", "misinformation"})
_TOWARDS = words("place near off over against towards toward into across at around past on")
_SHUT = words("border frontier crossing airspace consulate embassy bridge checkpoint port")
_DEEDS = words(
    """decision move step law bill vote action act measure announcement launch test plan proposal claim charge verdict ruling deal pact raid
    offer project exercise drill statement remark visit decree order sale build-up buildup deployment"""
)
_ECHOES = words("do follow take")
_TRIES = words("test develop build buy join take fall")
_FAR = 2  # sentences
_REACH = 1200  # words, which no three sentences reach


def fill_foes(ex: Extractor, raws: list[Raw], speakers: Any) -> None:
    """Give deeds the sides that their clauses leave to the text around them."""
    for raw in raws:
        if raw.closed or raw.vague_actor:
            continue
        if at_large(raw):
            continue
        _turn_round(ex, raw, raws)
        _elsewhere(ex, raw)
        if raw.event == "REQUEST" and not raw.actors and raw.args.passive and raw.recipients:
            raw.actors = _asker(ex, raw, raws)
        own: set[str | None] = {a.state for a in raw.actors if a.state and a.official}
        if len(own) != 1:
            continue
        _stricken(ex, raw, own)
        if raw.event == "REQUEST" and all(r.sure <= 0.55 for r in raw.recipients):
            raw.recipients = _refuser(ex, raw, raws, own) or raw.recipients
        if raw.recipients:
            _no_broker(ex, raw, raws, own)
            continue
        found = None
        if raw.event in _FORCE:
            found = _of_force(ex, raw, raws, own, speakers)
        elif raw.event in {"ACCUSE", "REJECT", "SUPPORT"} and not raw.noun:
            found = _doer_before(ex, raw, own)
        if found is not None:
            raw.recipients = (found,)
    keep_to_the_matter(ex, raws)
    spare_the_attacker(ex, raws)


def _of_force(ex: Extractor, raw: Raw, raws: list[Raw], own: set[str | None], speakers: Any) -> Side | None:
    if (
        (raw.noun and raw.mode != "expel")
        or lemma_of(raw.token) in _TRIES
        or (raw.event == "RETREAT" and raw.mode != "withdraw")
    ):
        return None
    if raw.event == "MOBILIZE" and any(c.dep_ == "aux" and c.lower_ in {"would", "will"} for c in raw.token.children):
        return None  # "if Chad attacked, Oslo would send ships": a promise to somebody
    if any(a.sector in {"COP", "JUD", "LEG"} for a in raw.actors):
        return None  # at home
    if raw.mode in _INWARD:
        obj = raw.args.obj
        shut = obj is not None and lemma_of(obj) in _SHUT
        return _at_odds(ex, raw, raws, own) if shut else _beside(ex, raw, raws, own) if raw.mode == "restrict" else None
    return (
        _bound_for(ex, raw, own)
        or _at_odds(ex, raw, raws, own)
        or _beside(ex, raw, raws, own)
        or _sayer(ex, raw, own, speakers)
        or _towards(ex, raw, own)
        or _next(ex, raw, own)
        or _theirs(ex, raw, own)
    )


def _beside(ex: Extractor, raw: Raw, raws: list[Raw], own: set[str | None]) -> Side | None:
    """The one other state that the doer deals with in the same sentence: "Chad, which buys Mali's salt, barred the lot"."""
    n = ex.cast.discourse.sentence(raw.token)
    found: list[Side] = []
    for r in raws:
        friendly = r.event in COOPERATIVE and raw.event not in {"SANCTION", "COERCE"}
        if (
            r is not raw
            and not friendly
            and ex.cast.discourse.sentence(r.token) == n
            and {a.state for a in (*r.actors, *r.recipients)} & own
        ):
            found += [s for s in (*r.actors, *r.recipients) if s.state and s.state not in own]
    return replace(found[0], sure=0.5) if len({s.state for s in found}) == 1 else None


def _theirs(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """ "Chad may expel two of its envoys": those of the other one that was told of."""
    if raw.mode != "expel" or not any(t.tag_ == "PRP$" and t.i > raw.token.i for t in raw.token.subtree):
        return None
    other = ex.cast.discourse.other_than(next(iter(own)), raw.token)
    return replace(other, sure=0.55) if other is not None and other.state else None


def _next(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """Who is told of next, where nobody else was told of before: "Chad turned off the tap. Mali, which ..."."""
    n = ex.cast.discourse.sentence(raw.token)
    if raw.event != "SANCTION" or any(
        e.sentence <= n and e.side.state and e.side.state not in own for e in ex.cast.discourse.entities
    ):
        return None
    first = next(
        (
            e
            for e in ex.cast.discourse.entities
            if e.sentence == n + 1 and e.role == "subj" and e.side.state and e.side.state not in own
        ),
        None,
    )
    return replace(first.side, sure=0.5) if first is not None else None


def _doer_before(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """Who did what is now condemned or turned down: the subject of what was told just before ("Chad passed a law. Mali protested")."""
    obj = raw.args.obj
    nouns = (
        [obj]
        if obj is not None
        else [t for name in ("against", "to", "at", "about", "over", "of") for t in raw.args.preps.get(name, [])]
    )
    nouns = [t for t in nouns if t.pos_ in {"NOUN", "PROPN", "PRON", "VERB"}]
    told = [
        t
        for t in nouns
        if t.lower_ in {"it", "this", "that"}
        or (lemma_of(t) in _DEEDS and any(c.lower_ in {"the", "this", "that", "such"} for c in t.children))
    ]
    if (nouns and not told) or (not nouns and (raw.event == "SUPPORT" or lemma_of(raw.token) in _ECHOES)):
        return None
    n = ex.cast.discourse.sentence(raw.token)
    before = [
        e
        for e in ex.cast.discourse.entities
        if e.i < raw.token.i and n - e.sentence <= 1 and e.role == "subj" and not e.blank
    ]
    clause = [e for e in before if e.side.state not in own and e.side.state]
    if not clause or (clause[-1].sentence == n and clause[-1].i > min((a.token for a in raw.actors), default=0)):
        return None
    return replace(clause[-1].side, sure=0.5)


def _asker(ex: Extractor, raw: Raw, raws: list[Raw]) -> tuple[Side, ...]:
    """Who asked: who has just asked another, or was just helped, else the one other state spoken of."""
    asked = {r.state for r in raw.recipients}
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(raws):
        if r is raw or r.token.i > raw.token.i or n - ex.cast.discourse.sentence(r.token) > _FAR:
            continue
        sides = r.actors if r.event == "REQUEST" else r.recipients if r.event == "AID" else ()
        found = [s for s in sides if s.state and s.state not in asked]
        if found:
            return (replace(found[0], sure=0.55),)
    near = [
        e.side
        for e in ex.cast.discourse.entities
        if 0 <= n - e.sentence <= 1 and e.side.state and e.side.state not in asked and e.i < raw.token.i
    ]
    return (replace(near[0], sure=0.5),) if len({s.state for s in near}) == 1 else ()


def _refuser(ex: Extractor, raw: Raw, raws: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """Who was asked is who has just refused: "Oslo will send no shells. Chad has asked twice"."""
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(raws):
        nothing = r.event == "AID" and any(c.lower_ in {"no", "not"} for c in r.token.subtree)
        if (
            ((r.event == "REJECT" and r.mode == "assist") or nothing)
            and r.token.i < raw.token.i
            and n - ex.cast.discourse.sentence(r.token) <= 1
        ):
            found = [s for s in r.actors if s.state and s.state not in own]
            if found:
                return (replace(found[0], sure=0.55),)
    return ()


def _stricken(ex: Extractor, raw: Raw, own: set[str | None]) -> None:
    """Who sends men or goods after a flood or an earthquake helps the land that it hit."""
    if raw.noun or not (raw.event == "MOBILIZE" or (raw.event in {"AID", "AGREE"} and not raw.recipients)):
        return
    n = ex.cast.discourse.sentence(raw.token)
    for t in reversed(ex.cast.tokens[: raw.token.i]):
        gap = n - ex.cast.discourse.sentence(t)
        if gap > 1:
            return
        if gap < 1 or lemma_of(t) not in NATURE or t.pos_ not in {"NOUN", "PROPN"}:
            continue
        hit = [
            e
            for e in ex.cast.discourse.entities
            if n - e.sentence == 1 and e.role in {"obj", "place"} and e.side.state and e.side.state not in own
        ]
        against = any(r.sure > 0.6 and r.state != hit[0].side.state for r in raw.recipients) if hit else True
        if not against:
            raw.event, raw.mode = "AID" if raw.event == "MOBILIZE" else raw.event, None
            raw.recipients = (replace(hit[0].side, sure=0.6),)
        return


def _no_broker(ex: Extractor, raw: Raw, raws: list[Raw], own: set[str | None]) -> None:
    """Who only brokered is not whom a deed is done to, where that was guessed."""
    if raw.event == "CONSULT" or any(r.sure > 0.5 for r in raw.recipients):
        return
    brokers = {a.state for r in raws if r.event == "CONSULT" and r.mode == "third-party" for a in r.actors}
    if not any(r.state in brokers for r in raw.recipients):
        return
    near = [
        e.side
        for e in reversed(ex.cast.discourse.entities)
        if e.i < raw.token.i and e.side.state and e.side.state not in own | brokers
    ]
    if near:
        raw.recipients = (replace(near[0], sure=0.5),)


def _turn_round(ex: Extractor, raw: Raw, raws: list[Raw]) -> None:
    """ "Chad protested to Mali. Its navy had seized a boat": what had been done before a protest is the other's deed."""
    t = raw.token
    if raw.event not in {"ASSAULT", "COERCE", "MOBILIZE"} or raw.noun or len(raw.actors) != 1 or t.tag_ != "VBN":
        return
    if not any(c.dep_ == "aux" and c.lower_ == "had" for c in t.children) or t.dep_ != "ROOT":
        return
    who = ex.cast.tokens[raw.actors[0].token]
    if who.lower_ not in {"it", "they"} and not any(
        c.tag_ == "PRP$" and c.lower_ in {"its", "their"} for c in who.children
    ):
        return
    n = ex.cast.discourse.sentence(t)
    for r in reversed(raws):
        if (
            r.event == "ACCUSE"
            and n - ex.cast.discourse.sentence(r.token) == 1
            and any(a.state == raw.actors[0].state for a in r.actors)
        ):
            other = next((s for s in r.recipients if s.state and s.state != raw.actors[0].state), None)
            if other is not None:
                mine = raw.actors[0]
                raw.actors, raw.recipients = (replace(mine, state=other.state, sure=0.6),), (replace(mine, sure=0.6),)
            return


def _elsewhere(ex: Extractor, raw: Raw) -> None:
    """An office whose country was guessed is another's where its deed is done to that very country."""
    if (
        raw.event not in {"SANCTION", "THREATEN", "REQUEST", "AID", "CONSULT"}
        or raw.noun
        or len(raw.actors) != 1
        or len(raw.recipients) != 1
    ):
        return
    actor, to = raw.actors[0], raw.recipients[0]
    if (
        actor.sure > 0.6
        or not actor.official
        or actor.state is None
        or actor.state != to.state
        or to.sure < 0.8
        or actor.sector in {"COP", "JUD", "LEG"}
    ):
        return
    other = ex.cast.discourse.other_than(actor.state, raw.token)
    if other is not None and other.state:
        raw.actors = (replace(actor, state=other.state),)


def _bound_for(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """Another's name behind the deed's own object: "forced down a jet bound for Chad"."""
    obj = raw.args.obj
    if obj is None or raw.noun:
        return None
    for t in obj.subtree:
        if t.i > obj.i and t.i in ex.cast.at and t.dep_ == "pobj" and t.head.lower_ in {"for", "to"}:
            side = ex.cast.side(t)
            if side is not None and side.state and side.state not in own:
                return replace(side, sure=0.6)
    return None


def _at_odds(ex: Extractor, raw: Raw, raws: list[Raw], own: set[str | None]) -> Side | None:
    """The other side of what the doer does, or is done to it, in the same sentence or near it; the nearest first."""
    n = ex.cast.discourse.sentence(raw.token)
    near: list[tuple[int, int, Side]] = []
    for r in raws:
        if r is raw or r.event not in _HOSTILE or abs(r.token.i - raw.token.i) > _REACH:
            continue
        gap = n - ex.cast.discourse.sentence(r.token)
        if gap < -1 or gap > _FAR:
            continue
        ours = {a.state for a in r.actors}, {a.state for a in r.recipients}
        others = (
            (*r.recipients, *(r.actors if r.mutual else ())) if ours[0] & own else r.actors if ours[1] & own else ()
        )
        far = 0 if gap == 0 else 2 * gap - 1 if gap > 0 else 2
        near += [
            (far, abs(r.token.i - raw.token.i), s)
            for s in others
            if s.state and s.state not in own and s.kind != "body"
        ]
    if not near:
        return None
    near.sort(key=lambda x: x[:2])
    return replace(near[0][2], sure=0.55)


def _sayer(ex: Extractor, raw: Raw, own: set[str | None], speakers: Any) -> Side | None:
    """Who tells of another's force tells of its own loss, where no third state is spoken of."""
    speaker = speakers(raw)
    if speaker is None or speaker.state is None or speaker.state in own:
        return None
    n = ex.cast.discourse.sentence(raw.token)
    around = {e.side.state for e in ex.cast.discourse.entities if abs(n - e.sentence) <= _FAR and e.side.state}
    return replace(speaker, sure=0.55) if around <= {speaker.state, *own} else None


def _towards(ex: Extractor, raw: Raw, own: set[str | None]) -> Side | None:
    """Another's place, named near the deed: "fired missiles; one came down off Kaohsiung"."""
    if raw.event not in {"ASSAULT", "MOBILIZE"}:
        return None
    n = ex.cast.discourse.sentence(raw.token)
    others = [
        e for e in ex.cast.discourse.entities if abs(n - e.sentence) <= 1 and e.side.state and e.side.state not in own
    ]
    doers = {e.side.state for e in others if e.role == "subj"}
    for here in ([e for e in others if e.sentence == n], others):
        places = [e for e in here if e.role in _TOWARDS and e.side.state not in doers]
        if len({e.side.state for e in places}) == 1:
            return replace(places[0].side, sure=0.5)
    return None
