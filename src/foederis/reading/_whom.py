"""Whom an act without an addressee is for or against: who was dealt with alike, who has just done something, who is told of next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._lemmas import DAYS
from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = [
    "answered_to",
    "at_large",
    "attacked",
    "blamed",
    "elsewhere",
    "given_back",
    "likewise",
    "own_dead",
    "placed_doer",
    "told_to",
    "two_at_odds",
    "unknown_place",
    "wronged",
]


_ALIKE = frozenset({"SANCTION", "REJECT", "AGREE", "SUPPORT", "COERCE", "CONCEDE"})
_HELP = frozenset({"AID", "AGREE", "SUPPORT", "COOPERATE"})
_NOWHERE = words("europe asia africa america gulf balkans west east world neighbours neighbors abroad")
_SAY = words("say tell insist declare argue claim maintain allege believe think announce charge suggest")
_TELL = words("tell assure promise guarantee inform notify warn pledge")
_TO_THE_FACE = frozenset({"AGREE", "REJECT", "THREATEN"})
_COMING = frozenset({"AID", "MOBILIZE", "SUPPORT", "COOPERATE", "SANCTION", "COERCE"})
_GUILTY = words("responsible behind guilty culpable liable")
_HOSTED = words("train treat school educate house shelter host nurse lodge")
_DENIED = frozenset({"CT-", "PR-"})

# Seas and parts of the world, which are no state's.
_NOBODYS = words(
    """sea seas ocean gulf strait straits channel caribbean pacific atlantic mediterranean baltic adriatic aegean arctic antarctic sahel
    sahara balkans caucasus europe asia africa america americas eurasia levant maghreb horn east west north south orient arabia
    scandinavia polynesia micronesia hemisphere"""
)


def likewise(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """Two who do the same in one breath do it to the same: "Oslo broke with Chad, and Bern recalled its envoy"."""
    if raw.event not in _ALIKE or raw.noun:
        return ()
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        gap = n - ex.cast.discourse.sentence(r.token)
        if gap > 1:
            return ()
        if r.event != raw.event or r.noun or r.operator == "denial" or not r.actors or r.token.i >= raw.token.i:
            continue
        if any(a.state in own for a in r.actors):
            return ()
        states = [s for s in r.recipients if s.state]
        if not states or any(s.state in own for s in states):
            return ()
        return (replace(states[0], sure=0.6),)
    return ()


def answered_to(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None], far: int = 2) -> tuple[Side, ...]:
    """Who has just done something to the one that now threatens, punishes, accuses or gives in."""
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        if n - ex.cast.discourse.sentence(r.token) > far:
            return ()
        if r.operator == "denial" or r.factuality in _DENIED or not any(a.state in own for a in r.recipients):
            continue
        by = tuple(replace(a, sure=0.65 * a.sure) for a in r.actors if a.state and a.state not in own)
        if by:
            return by[:1]
    return ()


def attacked(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """Who would be helped is who would be attacked: "if Chad attacked, Paris would defend Mali"."""
    head = raw.token.head
    if raw.token.dep_ != "advcl" or head.pos_ not in {"VERB", "AUX", "ADJ"}:
        return ()
    for t in (
        head,
        *(c for c in head.children if c.dep_ in {"xcomp", "acomp", "ccomp"}),
        *(x for c in head.children if c.dep_ == "acomp" for x in c.children),
    ):
        main = ex.event_of(t) if t.pos_ in {"VERB", "AUX", "ADJ"} and t.i != raw.token.i else None
        if main is not None and main.event in _HELP:
            found = tuple(replace(s, sure=0.65) for s in main.recipients if s.state and s.state not in own)
            if found:
                return found[:1]
    return ()


def elsewhere(raw: Raw) -> bool:
    """Whether it is said to be for or against somebody who is no state: "cut gas to Europe", "warned the West"."""
    preps = [r.args.preps for r in (raw, raw.inner) if r is not None]
    names = [t for found in preps for name in ("to", "against", "for", "with", "from") for t in found.get(name, [])]
    return any(t.lower_ in _NOWHERE for t in names if t.pos_ in {"PROPN", "NOUN"})


def blamed(ex: Extractor, verb: Token) -> Raw | None:
    """ "Quito said Lima was behind the raid": who is said to be responsible is accused."""
    if (
        verb.lemma_ != "be"
        or verb.dep_ != "ccomp"
        or verb.head.lemma_ not in _SAY
        or any(c.dep_ == "neg" for c in verb.children)
    ):
        return None
    word = next((c for c in verb.children if c.i > verb.i and c.lower_ in _GUILTY), None)
    if word is None or (word.lower_ == "behind" and not any(c.dep_ == "pobj" for c in word.children)):
        return None
    args = ex.args_of(verb)
    accused = tuple(s for s in ex.cast.sides(args.subj) if s.known and (s.official or s.kind == "group"))
    speakers = tuple(
        s
        for s in ex.actors(ex.args_of(verb.head))[0]
        if s.known and s.official and all(s.state != a.state or s.state is None for a in accused)
    )
    if not accused or not speakers:
        return None
    return Raw(verb, "ACCUSE", "allege", (), speakers, accused, args=args, factuality="CT+", weight=0.85, closed=True)


def placed_doer(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """Who holds or trains people is the state where they are: "two Chileans held in Lima", "pilots are trained in Peru"."""
    if (
        raw.event == "MOBILIZE"
        and not raw.noun
        and raw.args.passive
        and raw.args.agent is None
        and raw.args.obj is not None
    ):
        home = ex.cast.vague(raw.args.obj)  # "reservists have been called up"
        finite = any(c.dep_ == "auxpass" for c in raw.token.children)
        return (home,) if finite and home is not None and home.state and home.sector in {"MIL", "COP"} else ()
    held = raw.event == "COERCE" and raw.mode == "arrest"
    if (
        raw.noun
        or not raw.args.passive
        or raw.args.agent is not None
        or not (held or (raw.event == "AID" and raw.token.lemma_ in _HOSTED))
    ):
        return ()
    own = {r.state for r in raw.recipients if r.state}
    for t in raw.args.preps.get("in", []):
        found = tuple(
            s for s in ex.cast.sides(t) if s.state and s.state not in own and s.kind in {"state", "capital", "place"}
        )
        if own and found:
            return (replace(found[0], sure=0.7 * found[0].sure),)
    return ()


def two_at_odds(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """Between whom somebody mediates: the two of whom was last spoken."""
    inner = raw.inner if raw.inner is not None else raw
    if inner.event != "CONSULT" or inner.mode != "third-party":
        return ()
    pair = tuple(s for s in ex.cast.discourse.last_two_but(raw.token, own) if s.state)
    return (replace(pair[0], sure=0.6),) if len(pair) == 2 else ()


def given_back(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """What was lent or sold is given back to the lender; who was held is given back to whose they are."""
    if raw.event != "RETREAT" or raw.mode != "release" or raw.noun:
        return ()
    return answered_to(ex, raw, [r for r in before if r.event in {"AID", "COOPERATE"}], own)


def wronged(ex: Extractor, raw: Raw, speaker: Side | None, own: set[str | None]) -> tuple[Side, ...]:
    """Who says that another did something hostile to nobody named, in a text that names no third state, is the one wronged."""
    if (
        raw.event not in {"ASSAULT", "COERCE", "MOBILIZE"}
        or raw.noun
        or speaker is None
        or not speaker.state
        or speaker.state in own
    ):
        return ()
    told = {e.side.state for e in ex.cast.discourse.entities if e.side.state}
    return (replace(speaker, sure=0.55),) if told == own | {speaker.state} else ()


def unknown_place(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """A place that nobody knows is the other state's of the passage: "Azerbaijani forces shelled Jermuk"."""
    t = raw.token
    places: list[Token] = []
    if raw.args.obj is not None:
        places.append(raw.args.obj)
    for name in ("in", "at", "on", "near", "over", "into", "against", "inside", "from", "around", "off", "towards", "toward", "for", "to"):
        places += raw.args.preps.get(name, [])
    for x in list(places):
        places += [p for ps in prepositions(x).values() for p in ps]
    found = [p for p in places if p.pos_ == "PROPN" and p.i not in ex.cast.at and p.text[:1].isupper() and p.lower_ not in DAYS]
    if not found or any({p.lower_, p.head.lower_, *(c.lower_ for c in p.children)} & _NOBODYS for p in found):
        return ()
    state = next(iter(own), None)
    other = ex.cast.discourse.other_than(state, t)
    if other is None or other.state in own or other.kind == "body":
        return ()
    return (replace(other, name=found[0].text, token=found[0].i, sure=0.6),)


def at_large(raw: Raw) -> bool:
    """Whether an attack is said to be at sea or in a part of the world: nobody is guessed for it."""
    verbs = (raw.token, raw.token.head) if raw.token.dep_ == "advcl" else (raw.token,)
    return raw.event == "ASSAULT" and any(
        {p.lower_, p.head.lower_, *(c.lower_ for c in p.children)} & _NOBODYS
        for v in verbs
        for ps in prepositions(v).values()
        for p in ps
        if p.pos_ == "PROPN"
    )


def own_dead(raw: Raw, told: dict[int, Raw]) -> None:
    """ "Chad's jets hit boats at sea, killing 80 people": the dead are of those who were hit, not the doer's own."""
    main = told.get(raw.token.head.i) if raw.token.dep_ in {"advcl", "conj"} else None
    if main is None or main is raw or raw.event != "ASSAULT" or main.event != "ASSAULT" or raw.noun:
        return
    doers = {a.state for a in main.actors if a.state}
    if raw.recipients and doers and all(r.kind == "people" and r.sure <= 0.6 and r.state in doers for r in raw.recipients):
        raw.recipients = tuple(r for r in main.recipients if r.state not in doers)


def told_to(ex: Extractor, raw: Raw, own: set[str | None]) -> tuple[Side, ...]:
    """ "Oslo told Chad that it would send tanks": what is promised, refused or threatened to somebody's face is meant for them."""
    will = any(c.dep_ == "aux" and c.lower_ in {"will", "would", "shall"} for c in raw.token.children)
    if raw.noun or not (raw.event in _TO_THE_FACE or (will and raw.event in _COMING)):
        return ()
    verb = raw.token
    for _ in range(3):
        obj = ex.args_of(verb).obj if verb.pos_ == "VERB" and lemma_of(verb) in _TELL else None
        side = ex.cast.side(obj) if obj is not None else None
        if side is not None and side.state and side.state not in own:
            return (replace(side, sure=0.8),)
        if verb.dep_ not in {"ccomp", "xcomp", "conj"}:
            break
        verb = verb.head
    return ()
