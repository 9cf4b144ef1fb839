"""What letting somebody do a thing is: troops that may use one's soil, refugees taken in, inspectors let in; and what "let" only says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._frames import measure
from foederis.reading._syntax import lemma_of
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._operator_kinds import Case
    from foederis.reading._raw import Raw
    from foederis.reading._tree import Token

__all__ = ["allow", "lets_know"]


_PEOPLE = words("refugee civilian patient family woman child villager evacuee pilgrim worker people migrant wounded exile loyalist rebel guerrilla fugitive")
_WITNESSES = words("inspector observer monitor mission journalist reporter investigator convoy truck lorry aid envoy delegation")
_TOLD = words("know slip understand")
_DEEDS = frozenset({"AID", "MOBILIZE", "ASSAULT", "COOPERATE"})


def allow(case: Case) -> Raw | None:
    """ "Let American bombers use its fields" is cooperation, "let refugees cross" aid, "let inspectors in" access."""
    raw, inner, lex = case.raw, case.inner, case.ex.lex
    allowed = tuple(s for s in inner.actors if all(s.state != a.state for a in raw.actors))
    doer = case.ex.args_of(inner.token).subj if not inner.noun else None
    lemma = lemma_of(measure(doer)) if doer is not None else ""
    armed = lemma in lex.classes["troops"] | lex.classes["ships"] | lex.classes["weapons"] or any(s.sector == "MIL" for s in allowed)
    raw.mode, raw.stage = None, ""
    if not allowed and inner.event in _DEEDS:
        raw.event, raw.stage = "AGREE", "agreed"  # a vote that allows a state's own troops
    elif inner.token.lemma_ == "go" and not inner.args.preps:
        raw.event, raw.mode = "RETREAT", "release"
    elif lemma in _PEOPLE and not inner.noun:
        raw.event = "AID"
    elif lemma in _WITNESSES:
        raw.event, raw.mode = "RETREAT", "access"
    elif inner.event in _DEEDS or armed:
        raw.event, raw.contexts = "COOPERATE", ("military",) if armed or inner.event in {"MOBILIZE", "ASSAULT"} else inner.contexts
    else:
        raw.event, raw.mode = "RETREAT", "access"
    raw.recipients = allowed or raw.recipients
    return raw


def lets_know(v: Token) -> bool:
    """ "Let it be known that", "let slip that", "let Chad know": told, not allowed."""
    if lemma_of(v) != "let":
        return False
    for c in v.children:
        if c.dep_ in {"ccomp", "xcomp"} and (c.lemma_ in _TOLD or any(x.lower_ in {"known", "understood"} for x in c.children)):
            return True
        if c.lower_ in {"slip", "fly"} and c.i > v.i:
            return True
    after = v.nbor(1) if v.i + 1 < len(v.doc) else None
    return after is not None and after.lower_ == "it" and v.i + 2 < len(v.doc) and v.nbor(2).lower_ == "be"
