"""Which events are claims: at least one side must be a state's, a body's or an armed group's, and the matter theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from foederis.reading._lexicon import lexicon
from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor

__all__ = ["choose"]

# Sports pages attack and defend, markets rally and storms strike: this many words of such a page set a sentence aside.
_TOPIC_WORDS = {"sport": 2, "weather": 2, "market": 3, "culture": 2, "nature": 2}


def choose(ex: Extractor, raws: list[Raw]) -> Iterator[Raw]:
    """The events that a claim can be made of."""
    off: dict[int, bool] = {}
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
        sent = raw.token.sent
        if sent.start not in off:
            off[sent.start] = _off_topic(sent)
        if off[sent.start] and not (_official(raw.actors) and _official(raw.recipients)):
            continue
        yield raw


def _official(sides: Any) -> bool:
    return any(s.known and s.kind in {"leader", "minister", "organ", "metonym", "group", "body"} for s in sides)


def _off_topic(sent: Any) -> bool:
    words = {lemma_of(t) for t in sent} | {t.lower_ for t in sent}
    topics = lexicon().topics
    return any(len(words & topics[name]) >= n for name, n in _TOPIC_WORDS.items())
