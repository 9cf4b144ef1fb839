"""The compiled gazetteer: names to readings, loaded once."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from foederis.actors._fold import key_of
from foederis.claims import Actor
from foederis.errors import DamagedData

__all__ = ["FILE", "Named", "Reading", "Store", "readings_of", "single_names", "store"]

FILE = "data/actors/gazetteer.json.gz"


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a name can mean. `person` groups the terms of office of one person, -1 for things."""

    name: str
    state: str | None
    sector: str
    kind: str
    role: str
    start: dt.date | None
    end: dt.date | None
    weight: float
    note: str
    person: int

    def holds(self, on: dt.date) -> bool:
        """Whether the reading holds on that day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)

    def actor(self, *, weight: float | None = None, sector: str | None = None, note: str | None = None) -> Actor:
        """The reading as an Actor, with what the day changes."""
        return Actor(
            self.name,
            self.state,
            sector or self.sector,
            self.kind,
            self.role,
            self.start,
            self.end,
            round(self.weight if weight is None else weight, 3),
            self.note if note is None else note,
        )


@dataclass(frozen=True, slots=True)
class Named:
    """A reading under one name. `exact`: capitals needed; `timid`: may be another thing's first word; `quiet`: only
    when asked for by itself or with a title; `short`: a surname or one of several names."""

    reading: Reading
    exact: bool
    timid: bool
    quiet: bool
    short: bool


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


class Store:
    """Names, readings and officeholders; rows become objects when first asked for."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._rows: list[list[Any]] = raw["readings"]
        self.names: dict[str, str] = raw["names"]
        self.offices: dict[str, list[int]] = raw["offices"]
        self.firsts: frozenset[str] = frozenset(raw["firsts"])
        self.unions: dict[str, tuple[tuple[str, dt.date, dt.date], ...]] = {
            code: tuple((whole, dt.date.fromisoformat(a), dt.date.fromisoformat(b)) for whole, a, b in spans)
            for code, spans in raw["unions"].items()
        }
        self._made: dict[int, Reading] = {}
        self._looked: dict[str, list[Named]] = {}

    def reading(self, i: int) -> Reading:
        """The reading of that number."""
        made = self._made.get(i)
        if made is None:
            r = self._rows[i]
            made = Reading(r[0], r[1], r[2], r[3], r[4], _day(r[5]), _day(r[6]), r[7], r[8], r[9])
            self._made[i] = made
        return made

    def look(self, key: str) -> list[Named]:
        """All readings under a key, as listed; empty where the key is unknown."""
        known = self._looked.get(key)
        if known is not None:
            return known
        found = self.names.get(key)
        if not found or found == "-":  # a name known to mean no actor
            return []
        out = []
        for item in found.split(" "):
            number = item.rstrip("xtqs")
            flags = item[len(number) :]
            out.append(Named(self.reading(int(number)), "x" in flags, "t" in flags, "q" in flags, "s" in flags))
        self._looked[key] = out
        return out

    def holders(self, state: str) -> list[Reading]:
        """Every term of office of a state's leaders and ministers."""
        return [self.reading(i) for i in self.offices.get(state, ())]


@cache
def store() -> Store:
    """The gazetteer that ships with the package.

    Raises DamagedData where the file is missing or unreadable.
    """
    try:
        raw = resources.files("foederis").joinpath(FILE).read_bytes()
        return Store(json.loads(gzip.decompress(raw)))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise DamagedData(f"the table of names cannot be read: {error}", hint="reinstall foederis") from error


def readings_of(name: str) -> list[Reading]:
    """Everything that a name as it stands can mean, on any day."""
    return [n.reading for n in store().look(key_of(name))]


def single_names() -> Iterator[tuple[str, bool, float]]:
    """Every name of one word as (key, whether it needs capitals, its weight as a surname, body or group by itself, else 0)."""
    known = store()
    for key in known.names:
        if key.isalpha():
            named = known.look(key)
            alone = [n.reading.weight for n in named if n.short and not n.quiet and n.reading.person >= 0]
            alone += [0.99 for n in named if n.reading.kind in ("body", "group", "organ", "metonym")]
            if named:
                yield key, any(n.exact for n in named), max(alone, default=0.0)
