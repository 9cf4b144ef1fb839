"""Whose work a deed is said, or denied, to be: "was behind the raid on X", "claimed responsibility for", "denied any role in"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["involved"]


_PARTS = words("role involvement responsibility part complicity connection hand link knowledge blame participation")
_CLAIM = words("claim admit acknowledge accept assume take bear shoulder")
_DENY = words("deny disclaim disavow reject distance plead")
_BLAMED = words("responsible involved complicit culpable implicated behind")
_DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE"})


def involved(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """The deed that a clause lays at its subject's door, or keeps from it; None where it does neither."""
    if args.passive:
        return None
    lemma = lemma_of(v)
    denied = False
    places: list[Token] = []
    if lemma == "be":
        places = [
            v,
            *(
                c
                for c in v.children
                if c.lower_ in _BLAMED and c.dep_ in {"acomp", "attr", "oprd", "advmod", "prep", "xcomp", "ccomp"}
            ),
        ]
        if len(places) == 1:
            return None
        if places[1].lower_ == "behind":
            places = places[1:]
    elif args.obj is not None and args.obj.i > v.i:
        obj = args.obj
        if lemma == "have" and obj.lower_ == "nothing":
            do = next((c for c in obj.children if c.lemma_ == "do"), None)
            places, denied = ([do] if do is not None else []), True
        elif (lemma == "distance" and obj.tag_ == "PRP") or (lemma == "plead" and obj.lower_ in {"ignorance", "innocence"}):
            found = prepositions(v).get("from", []) + prepositions(obj).get("of", []) + prepositions(v).get("of", [])
            places, denied = [t.head for t in found], True
        elif lemma_of(obj) in _PARTS:
            none = any(c.lower_ == "no" for c in obj.children)
            denied = lemma in _DENY or (none and lemma in {"have", "play", "take"})
            if not denied and lemma not in _CLAIM and lemma not in {"have", "play"}:
                return None
            if lemma in {"take", "have", "play"} and not denied:
                return None
            places = [obj, v]
    deed = next((d for p in places for d in _deeds(ex, p)), None)
    if deed is None:
        return None
    doers = tuple(s for s in ex.actors(args)[0] if s.known and (s.official or s.kind in {"group", "body"}))
    inner = ex.event_of(deed)
    if inner is None or not doers or inner.event not in _DEEDS:
        return None
    return _laid(ex, v, args, inner, doers, denied)


def _deeds(ex: Extractor, place: Token) -> list[Token]:
    if place.lower_ in {"behind", "from", "of"} and place.pos_ == "ADP":
        found = [c for c in place.children if c.dep_ == "pobj"]
    else:
        preps = prepositions(place)
        found = [t for name in ("in", "for", "with", "to") for t in preps.get(name, [])]
    return [t for t in found if t.pos_ in {"NOUN", "VERB"} and t.i not in ex.cast.at]


def _laid(ex: Extractor, v: Token, args: Args, inner: Raw, doers: tuple[Side, ...], denied: bool) -> Raw | None:
    own = {s.state for s in doers if s.state}
    hit = tuple(r for r in inner.recipients if r.state is None or r.state not in own)
    if not hit:
        return None
    raw = Raw(v, inner.event, inner.mode, inner.contexts, doers, hit, [*inner.objects], args, inner.frame, weight=0.8)
    raw.inner = replace(inner, inner=None)
    if denied:
        raw.factuality, raw.stage = "CT-", "none"
        raw.source_text = doers[0].name if lemma_of(v) in _DENY else ""
    ex.consumed.add(inner.token.i)
    return raw
