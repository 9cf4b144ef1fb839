"""What a long text is about: a side that is not named where a deed is told is one of the states that it keeps naming."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._side import Side

__all__ = ["apt", "attackers", "keep_to_the_matter", "spare_the_attacker"]


_NEAR = 2  # sentences back
_GUESSED, _HARDLY = 0.7, 0.5  # how sure a side is that was guessed
_HELP = frozenset({"AID", "SUPPORT", "AGREE"})
# Events that are done to somebody: the other main state of the text is meant where the one guessed is none.
_TO_OTHERS = frozenset({"ACCUSE", "THREATEN", "SANCTION", "MOBILIZE"})


def apt(ex: Extractor, raw: Raw, side: Side, raws: list[Raw]) -> bool:
    """Whether a side may stand with a deed: named or pointed to in its sentence, or one that the text is about, or one
    that the other side of the deed has just dealt with."""
    talk = ex.cast.discourse
    about = talk.about()
    if about is None or side.state is None or talk.sentence(ex.cast.tokens[side.token]) == talk.sentence(raw.token):
        return True
    if talk.matters(side.state, raw.token):
        return True
    n = talk.sentence(raw.token)
    own = {a.state for a in (*raw.actors, *raw.recipients) if a.state and a.state != side.state}
    for r in raws:
        if r is raw or not 0 <= n - talk.sentence(r.token) <= 1 or r.token.i >= raw.token.i:
            continue
        states = {s.state for s in (*r.actors, *r.recipients) if s.sure > 0.6}
        if side.state in states and states & own:
            return True
    return False


def keep_to_the_matter(ex: Extractor, raws: list[Raw]) -> None:
    """Take from deeds of a long text the recipients that it only touches upon, guessed from another sentence."""
    if ex.cast.discourse.about() is None:
        return
    for raw in raws:
        if not raw.recipients or all(apt(ex, raw, s, raws) for s in raw.recipients):
            continue
        raw.recipients = tuple(s for s in raw.recipients if apt(ex, raw, s, raws))
        own = {a.state for a in raw.actors if a.state}
        if not raw.recipients and len(own) > 1 and raw.tie:
            raw.mutual = True  # "the accord obliges both": to each other
        if raw.recipients or len(own) != 1 or raw.event not in _TO_OTHERS or raw.noun:
            continue
        other = ex.cast.discourse.other_than(next(iter(own)), raw.token)
        if other is not None and other.state not in own and other.kind != "body":
            raw.recipients = (replace(other, sure=0.5),)


def spare_the_attacker(ex: Extractor, raws: list[Raw]) -> None:
    """Nobody asks his attacker for help, or helps him: in a long text a recipient that was only guessed is dropped then."""
    if ex.cast.discourse.about() is None:
        return
    for raw in raws:
        wanted = raw.event in _HELP or (raw.event == "REQUEST" and raw.mode == "assist")
        if wanted and raw.recipients and all(r.sure <= _GUESSED for r in raw.recipients):
            foes = attackers(ex, raws, raw.token, raw.actors)
            raw.recipients = tuple(r for r in raw.recipients if r.state not in foes)


def attackers(ex: Extractor, raws: list[Raw], t: Token, sides: tuple[Side, ...]) -> set[str | None]:
    """Who has attacked some sides, by what a text tells of it in the sentence of a word or just before."""
    n = ex.cast.discourse.sentence
    own = {s.state for s in sides if s.state}
    found: set[str | None] = set()
    for r in raws:
        if r.event != "ASSAULT" or r.operator == "denial" or not 0 <= n(t) - n(r.token) <= _NEAR:
            continue
        if {s.state for s in r.recipients if s.sure > _HARDLY} & own:
            found |= {a.state for a in r.actors if a.state}
    return found
