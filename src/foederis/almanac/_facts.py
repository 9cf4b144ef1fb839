"""What the almanac hands out: facts, and the descriptions of variables and sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

__all__ = ["Fact", "Source", "Variable"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value for a state or a pair, with where it comes from and how old it is.

    `value` is None where nothing is known (`note` says why). `year` is the year that the value describes, `known` the
    first day on which it may be used, `missing_after` the last year that the source covers, `carried` how many years
    the value was carried forward beyond the newest that it could be. `conflicts` names other values found.
    """

    id: str
    variable: str
    subject: str
    object: str | None
    year: int | None
    value: float | bool | str | None
    source: str
    version: str
    known: dt.date | None
    missing_after: int | None
    carried: int
    note: str = ""
    conflicts: tuple[str, ...] = ()

    @property
    def missing(self) -> bool:
        """Whether nothing is known."""
        return self.value is None

    def as_json(self) -> dict[str, Any]:
        """All fields, dates as ISO text."""
        return {
            "id": self.id,
            "variable": self.variable,
            "subject": self.subject,
            "object": self.object,
            "year": self.year,
            "value": self.value,
            "source": self.source,
            "version": self.version,
            "known": self.known.isoformat() if self.known else None,
            "missing_after": self.missing_after,
            "carried": self.carried,
            "note": self.note,
            "conflicts": list(self.conflicts),
        }


@dataclass(frozen=True, slots=True)
class Source:
    """One data set: what it is, whose, under which terms, and when its values became public.

    `published`: `{"annual": "MM-DD"}` (the value of year Y is public on that day of Y+1) or
    `{"releases": [[last year covered, "YYYY-MM-DD"], …]}`. It binds values that describe 2015 or later.
    """

    key: str
    title: str
    version: str
    home: str
    citation: str
    licence: str
    terms: str
    published: dict[str, Any]
    published_note: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the almanac.

    `kind`: state, pair or directed pair. `shape` tells how it is stored (panel, spells, day spells, events) or that it
    is `derived` at run time. `last` is the last year in the source (`missing_after`); `max_carry` how many years past
    it a value may be carried forward, said to be so. `absent` is the value of a pair that an exhaustive source does not
    list (None: not listed means not known).
    """

    name: str
    title: str
    kind: str
    unit: str
    source: str
    shape: str
    first: int
    last: int
    max_carry: int
    file: str = ""
    sha256: str = ""
    array: str = ""
    window: int = 0
    symmetric: bool = False
    absent: float | None = None
    boolean: bool = False
    digits: int = 3
    basis: str = ""

    @property
    def dated(self) -> bool:
        """Whether values begin and end on days (borders, capitals, offices), not with a year's publication."""
        return self.shape in {"day spells", "curated"} or self.name in {
            "border",
            "near",
            "capital_distance",
            "same_region",
        }

    @property
    def missing_after(self) -> int:
        """The last year that the source covers."""
        return self.last
