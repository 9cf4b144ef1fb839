"""The help ladder: five rungs, each its own yes/no question with a rule by which a third person could settle it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["RUNGS", "Rung"]


class Rung(StrEnum):
    """One step of the help ladder; `resolves` is its rule of settlement.

    >>> [r.value for r in Rung]
    ['words', 'diplomatic', 'materiel', 'presence', 'force']
    >>> Rung("force").resolves
    "uses armed force against the attacker or fights on the target's side"
    """

    WORDS = "words"
    DIPLOMATIC = "diplomatic"
    MATERIEL = "materiel"
    PRESENCE = "presence"
    FORCE = "force"

    @property
    def resolves(self) -> str:
        """What the helper's government must do within the horizon for the rung to resolve yes."""
        return _RESOLVES[self]


_RESOLVES = {
    Rung.WORDS: "publicly condemns the attack or declares support for the target",
    Rung.DIPLOMATIC: "votes, sponsors or vetoes for the target in the UN or a regional body, formally requests a meeting "
    "of one for it (backing another's request is words), sanctions the attacker, expels or recalls envoys, or grants "
    "economic aid or fuel because of the attack",
    Rung.MATERIEL: "delivers weapons, ammunition, intelligence, training or advisers to the target after the attack "
    "began (a pledge alone does not count)",
    Rung.PRESENCE: "deploys, alerts or shows forces for the target's protection without firing",
    Rung.FORCE: "uses armed force against the attacker or fights on the target's side",
}

RUNGS: tuple[Rung, ...] = tuple(Rung)
