"""What the learned model makes of the frames' readings: some are kept, some read anew or dropped, and some predicates added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from foederis.reading._gleaning import Gleaner, Reading
from foederis.reading._gleaning_sides import key_of
from foederis.reading._raw import COOPERATIVE, Raw
from foederis.reading._salience import attackers
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._weighing import weigh, weights

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["as_read", "glean"]

# Below KEEP the frames' reading is given up, at TAKE another one is taken: read off the F1 of claims in passages left out of
# the fit (scripts/fit_gleaning prints it), on the side of keeping.
# Between two states it is given up sooner: what a state does at home stands in fewer of the passages than in the news.
KEEP, PAIR, TAKE = 0.04, 0.07, 0.27
_OFFERS = frozenset({"offer", "volunteer", "propose", "promise", "pledge", "vow"})
_OPEN = frozenset({"ASSAULT", "COERCE", "PROTEST", "AID"})  # may be done at home, or to one whom the text leaves open
_SURE = 0.5  # at which the model fills a side that the frames leave open
_LOOSE = ("before", "after", "back", "ahead")  # places that sides share by chance
_AFAR = ("back", "ahead")  # places in other sentences
_BESIDE = 0.5  # of the best reading's probability: sides that stand at the same place are taken together


def glean(ex: Extractor, raws: list[Raw], chosen: list[Raw]) -> list[Raw]:
    """The chosen events after the model has weighed them; new ones are put into `raws` too.

    Nothing is looked for in a text in which the frames found no claim: there the odds are against one.
    """
    if not chosen:
        return chosen
    kept = {id(r) for r in chosen}
    told = {(r.event, key_of(a), key_of(b), r.token.sent.start) for r in chosen for a in r.actors for b in r.recipients}
    w = weights()
    added: list[Raw] = []
    for reading in Gleaner(ex, raws, chosen).readings():
        p = weigh(reading, w)
        _touched_upon(ex, reading, p, chosen)
        raw = reading.raw
        if reading.chosen and raw is not None:
            own = as_read(reading, raw)
            if own is None or float(p[own].sum()) >= (PAIR if _between(raw) else KEEP):
                _completed(reading, raw, p)
                continue
            kept.discard(id(raw))
        e, a, r = (int(x) for x in np.unravel_index(int(p.argmax()), p.shape))
        sure = float(p[e, a, r])
        if sure < TAKE:
            continue
        actors = _beside(reading.sides, p[e, :, r], a, reading.places)
        recipients = _beside(reading.sides, p[e, a, :], r, reading.places)
        event = reading.events[e][0]
        sent = reading.token.sent.start
        if any((event, key_of(x), key_of(y), sent) in told for x in actors for y in recipients):
            continue
        if any(_again(reading.token, r, event, actors, recipients) for r in chosen):
            continue
        told |= {(event, key_of(x), key_of(y), sent) for x in actors for y in recipients}
        added.append(_event(ex, reading, e, actors, recipients, sure))
    if not added and len(kept) == len(chosen):
        return chosen
    known = {id(r) for r in raws}
    raws += [r for r in added if id(r) not in known]
    kept |= {id(r) for r in added}
    every = {id(r): r for r in (*chosen, *added)}
    return [r for i, r in every.items() if i in kept]


def _completed(reading: Reading, raw: Raw, p: Any) -> None:
    """Give a reading of the frames that lacks its doer, or the one it is done to, the side that the model is sure of."""
    if bool(raw.actors) == bool(raw.recipients) or raw.closed or (raw.mutual and raw.actors):
        return
    e, a, r = (int(x) for x in np.unravel_index(int(p.argmax()), p.shape))
    actor, recipient = reading.sides[a], reading.sides[r]
    if reading.events[e][0] != raw.event or actor is None or recipient is None or float(p[e, a, r]) < _SURE:
        return
    if not raw.actors and key_of(recipient) in {key_of(s) for s in raw.recipients}:
        raw.actors, raw.vague_actor = (actor,), False
    elif not raw.recipients and raw.event not in _OPEN and raw.mode != "assist" and key_of(actor) in {key_of(s) for s in raw.actors}:
        raw.recipients = (recipient,)


def _between(raw: Raw) -> bool:
    """Whether the frames name two different states."""
    return any(a.state and b.state and a.state != b.state for a in raw.actors for b in raw.recipients)


def _again(t: Token, r: Raw, event: str, actors: tuple[Side, ...], recipients: tuple[Side, ...]) -> bool:
    """Whether an event is that of the noun under its verb, turned round: "an Iraqi invasion of Iran was averted"."""
    if r.event != event or not r.noun or r.token.head.i != t.i or r.token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    return {key_of(s) for s in (*actors, *recipients)} <= {key_of(s) for s in (*r.actors, *r.recipients)}


def _touched_upon(ex: Extractor, reading: Reading, p: Any, chosen: list[Raw]) -> None:
    """Rule out the sides that stand in other sentences only and that a long text is not about, and help for an attacker."""
    if ex.cast.discourse.about() is None:
        return
    read = {s.state for s in (*reading.raw.actors, *reading.raw.recipients)} if reading.raw is not None else set()
    sides = [(n, s) for n, s in enumerate(reading.sides) if s is not None and s.state]
    for n, side in sides:
        if side.state not in read and reading.places[n].startswith(_AFAR) and not ex.cast.discourse.matters(str(side.state), reading.token):
            p[:, n, :] = 0.0
            p[:, :, n] = 0.0
    help_ = [e for e, (event, frame, _) in enumerate(reading.events) if event == "AID" or (event == "REQUEST" and "assist" in {frame and frame.mode, reading.raw and reading.raw.mode})]
    for n, side in sides if help_ else ():
        foes = attackers(ex, chosen, reading.token, (side,)) - read
        for k, other in sides if foes else ():
            if other.state in foes:
                p[help_, n, k] = 0.0


def as_read(reading: Reading, raw: Raw) -> Any | None:
    """Which readings are the frames' own, a mask; None where it is not among those weighed."""
    by = {key_of(s) for s in raw.actors}
    to = {key_of(s) for s in raw.recipients}
    if raw.mutual and not to:
        to = by if len(by) > 1 else set()
    n = len(reading.sides)
    found = np.zeros((len(reading.events), n, n), bool)
    for e, (event, _, _) in enumerate(reading.events):
        for i, a in enumerate(reading.sides) if event == raw.event else ():
            for k, b in enumerate(reading.sides):
                actor = key_of(a) in by if a is not None else not by
                recipient = key_of(b) in to if b is not None else not to or (raw.mutual and not raw.recipients)
                found[e, i, k] = actor and recipient and reading.pair[i][k] is not None
    return found if found.any() else None


def _beside(sides: list[Side | None], p: Any, best: int, places: list[str]) -> tuple[Side, ...]:
    """The side chosen, with those that stand at the same place beside it ("sold Chile and Peru jets")."""
    if sides[best] is None:
        return ()
    loose = places[best].startswith(_LOOSE)
    same = [n for n, s in enumerate(sides) if s is not None and (n == best or (not loose and places[n] == places[best] and p[n] >= _BESIDE * p[best]))]
    return tuple(s for n in same if (s := sides[n]) is not None)


def _event(ex: Extractor, reading: Reading, e: int, actors: tuple[Side, ...], recipients: tuple[Side, ...], sure: float) -> Raw:
    event, frame, _ = reading.events[e]
    raw = reading.raw
    if raw is None:
        t = reading.token
        noun = t.pos_ in {"NOUN", "PROPN"}
        args = Args(preps=prepositions(t)) if noun else ex.args_of(t)
        objects = ex.objects(frame, args) if frame is not None else [args.obj] if args.obj is not None else []
        raw = Raw(t, event, objects=objects, args=args, frame=frame, noun=noun)
        again = True
    else:
        again = raw.event != event
    if again:
        raw.event = event
        raw.mode = frame.mode if frame is not None else None
        raw.contexts = frame.contexts if frame is not None else ()
        raw.stage = frame.stage if frame is not None else ""
        raw.tie = frame.tie if frame is not None else ""
        raw.mutual = frame is not None and frame.mutual
        raw.frame = frame
    if event in COOPERATIVE and lemma_of(raw.token) in _OFFERS and not raw.operator:
        raw.event, raw.mode = "AGREE", None  # "offered a building": nothing is given by that
        raw.stage = "offered" if lemma_of(raw.token) in {"offer", "volunteer", "propose"} else "pledged"
    raw.actors, raw.recipients = actors, recipients
    raw.mutual = raw.mutual and bool(actors)
    raw.vague_actor = raw.closed = False
    raw.sure = sure
    return raw
