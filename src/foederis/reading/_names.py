"""Names in a text, from the gazetteer: the reader's only window on the actors' room."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from foederis.claims import Actor, Document
from foederis.reading._lemmas import DAYS

__all__ = ["Name", "acronyms", "find_names", "is_known", "is_place", "names_in", "surnames"]


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text with its readings on the day, best first. `start`, `end`: characters."""

    start: int
    end: int
    readings: tuple[Actor, ...]

    @property
    def state(self) -> str | None:
        """The best reading's state."""
        return self.readings[0].state if self.readings else None




@lru_cache(maxsize=1)
def _gazetteer() -> Any:
    from foederis.actors import Gazetteer

    return Gazetteer()


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether a name is a state's, a capital's or a region's, however its letters are written.

    >>> is_place("PORT SUDAN"), is_place("Tuesday")
    (True, False)
    """
    from foederis.actors import readings_of

    return name.title() == "United Nations" or any(r.kind in ("state", "capital", "region") for r in readings_of(name))


def is_known(name: str) -> bool:
    """Whether the tables have a name, whatever it means."""
    from foederis.actors import readings_of

    return bool(readings_of(name))


@lru_cache(maxsize=1)
def acronyms() -> frozenset[str]:
    """Names of three to eight letters that are written in capitals only ("LTTE")."""
    from foederis.actors import single_names

    return frozenset(k.upper() for k, exact, _ in single_names() if exact and 3 <= len(k) <= 8)


@lru_cache(maxsize=1)
def surnames() -> dict[str, bool]:
    """Surnames, bodies and groups of five letters and more ("Maduro", "Hamas"), and whether everybody knows them."""
    from foederis.actors import single_names

    return {
        k.capitalize(): weight >= 0.99 for k, exact, weight in single_names() if weight and not exact and len(k) > 4
    }


def names_in(text: str, document: Document) -> list[Name]:
    """Every known name in a text of a document, as of the day that it was published.

    Without that day: as of the day asked about, else as of the last day that the tables of names know, never by the
    clock, so that a text reads the same tomorrow. Who meant nobody any more that day is read as last known.

    >>> from foederis.claims import Document
    >>> [n.state for n in names_in("The RSF left Khartoum.", Document("d", ""))]
    [None, 'SDN']
    """
    from foederis.actors import LAST_KNOWN

    if document.published is not None:
        return find_names(text, document.published)
    return find_names(text, document.names_on or LAST_KNOWN, undated=True)


def find_names(text: str, on: dt.date | None, *, undated: bool = False) -> list[Name]:
    """Every known name in a text, in order, none inside another.

    >>> [n.state for n in find_names("Kyiv fired at Moscow.", None)]
    ['UKR', 'RUS']
    """
    found = [
        Name(h.start, h.end, tuple(h.readings))
        for h in _gazetteer().find(text, on, undated=undated)
        if h.readings and text[h.start : h.end].lower() not in DAYS
    ]
    return _settled(_within(text, found))


# Whose towns are told from their namesakes abroad by the region behind them.
_ENDED = re.compile(r"[,.;:)]|$| (?!(?:and|or)\b)[a-z]")
_REGIONED = frozenset({"USA", "CAN"})


def _within(text: str, names: list[Name]) -> list[Name]:
    """Towns followed by a region of another state are that state's: "Moscow, Idaho, voted", "Atlanta, Georgia".

    >>> [n.state for n in find_names("The mayor of Cairo, Illinois, met the mayor of Atlanta, Georgia.", None)]
    ['USA', 'USA', 'USA', 'USA']
    """
    for i in range(len(names) - 1):
        town, land = names[i], names[i + 1]
        if text[town.end : land.start] != ", " or town.state == land.state or not _ENDED.match(text, land.end):
            continue
        if (
            land.state in _REGIONED
            and land.readings[0].kind == "region"
            and town.readings[0].kind in ("capital", "region")
        ):
            names[i] = Name(town.start, town.end, land.readings)
        elif town.state in _REGIONED and (
            same := [a for a in land.readings if a.state == town.state and a.kind == "region"]
        ):
            names[i + 1] = Name(land.start, land.end, tuple(same))
    return names


def _settled(names: list[Name]) -> list[Name]:
    """Names that mean several: the one whose state the text names elsewhere, where it names nothing of the likeliest's.

    >>> [n.state for n in find_names("Brazzaville is calm. Congo voted.", None)]
    ['COG', 'COG']
    """
    plain: set[str | None] = set()
    for n in names:
        states = {a.state for a in _likely(n)}
        if len(states) == 1:
            plain |= states
    out = []
    for n in names:
        if n.state not in plain:
            better = [a for a in _likely(n)[1:] if a.state in plain or (a.state is None and plain)]
            if better:
                n = Name(n.start, n.end, (better[0], *(a for a in n.readings if a is not better[0])))
        out.append(n)
    return out


def _likely(name: Name) -> list[Actor]:
    """The readings that are at least half as likely as the first."""
    return [a for a in name.readings if a.weight >= 0.5 * name.readings[0].weight]
