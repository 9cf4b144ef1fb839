"""Standing bonds that a claim states: treaties with their obligations, arms, troops, trade, energy, sanctions, votes."""

from __future__ import annotations

from foederis.claims import Tie
from foederis.reading._raw import Raw
from foederis.reading._who import Side

__all__ = ["tie_of"]


def tie_of(raw: Raw, actor: Side | None, recipient: Side | None) -> Tie | None:
    """The bond between the two sides of an event, None where it states none."""
    if raw.tie:
        return Tie(raw.tie, raw.obligations)
    return None
