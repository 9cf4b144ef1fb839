"""Sides without a nationality of their own: whose they are is worked out from where the text is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._describe import ENVOYS, MEMBERS
from foederis.reading._side import Side
from foederis.reading._syntax import lemma_of
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._who import Cast

__all__ = ["sent_by", "vague"]



_SENDS = frozenset({"send", "deploy", "dispatch", "despatch", "station", "lend", "contribute", "commission", "own", "operate", "fly", "launch"})


def sent_by(cast: Cast, t: Token) -> Side | None:
    """ "The warship, which Chad had sent, ...": of the one who sent it."""
    if t.pos_ != "NOUN" or not (lemma_of(t) in ENVOYS or any(lemma_of(t) in cast.lex.classes[c] for c in ("troops", "ships"))):
        return None
    for c in t.rights:
        if c.dep_ == "relcl" and lemma_of(c) in _SENDS:
            doer = next((x for x in c.children if x.dep_ == "nsubj"), None)
            side = cast.side(doer) if doer is not None and doer.i in cast.at else None
            if side is not None and side.state:
                return cast._with_head(replace(side, sure=0.8 * side.sure, name=t.text), t)
    return None


def vague(cast: Cast, t: Token | None) -> Side | None:
    """A side without a nationality of its own: "police", "the defence minister", an unknown person or company.

    Offices get the state that the text is about at that point (sure 0.6); others keep none.
    """
    if t is None or t.pos_ not in {"NOUN", "PROPN"}:
        return None
    told = next(iter(cast._one(t)), None)
    if told is not None and told.state:
        return told
    lemma = lemma_of(t)
    if cast.lex.heads.get(lemma) == "MIL" and (
        lemma in cast.lex.nouns or lemma in cast.lex.classes["weapons"] or lemma == "fire"
    ):
        return None  # a fire, a raid or a rocket that nobody is named for
    sector = cast.lex.heads.get(lemma)
    end = t.idx + len(t.text)
    if sector is None:
        if lemma in MEMBERS:  # "opposition members", "party figures": of what stands before
            sector = next(
                (cast.lex.heads[lemma_of(c)] for c in t.children if c.i < t.i and lemma_of(c) in cast.lex.heads),
                None,
            )
        titled = next(
            (c for c in t.children if c.dep_ in {"compound", "appos"} and lemma_of(c) in cast.lex.official), None
        )
        if sector is not None:
            pass
        elif titled is not None:
            home = cast.discourse.home(t)
            return Side(cast.person(t), home, "GOV", "person", t.idx, end, t.i, 0.6 if home else 0.4)
        elif t.pos_ == "PROPN" and t.text[:1].isupper():
            return Side(cast.person(t), None, "UNK", "unknown", t.idx, end, t.i, 0.3, False)
        else:
            return None
    official = lemma in cast.lex.official
    at_home = official or sector in {"OPP", "PTY"}  # parties are a country's own
    home = (cast.discourse.office(t) or cast.discourse.home(t)) if at_home else cast.discourse.setting(t) if sector == "CVL" else None
    return Side(
        cast.phrase(t),
        home,
        sector,
        "organ" if official else "people",
        t.idx,
        end,
        t.i,
        0.6 if home else 0.4,
        official,
    )
