"""Which events are claims: at least one side must be a state's, a body's or an armed group's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from foederis.reading._raw import Raw

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor

__all__ = ["choose"]


def choose(ex: Extractor, raws: list[Raw]) -> Iterator[Raw]:
    """The events that a claim can be made of."""
    for raw in raws:
        if raw.vague_actor:
            continue
        actor = any(a.known for a in raw.actors)
        recipient = any(r.known for r in raw.recipients)
        if raw.noun and not (actor and recipient):
            continue
        if not actor and not recipient and not any(a.official for a in raw.actors):
            continue
        if not raw.actors and not recipient:
            continue
        yield raw
