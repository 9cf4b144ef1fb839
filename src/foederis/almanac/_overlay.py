"""Claims and assumptions laid over facts: who says so, and since when."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

__all__ = ["ASSUMED", "CLAIM", "Overlay", "Override"]

# Claims stand above the data and the supplement (DESIGN: three layers), assumptions above all.
CLAIM, ASSUMED = 1, 2


@dataclass(frozen=True, slots=True)
class Override:
    """One value that replaces the known one for a state (`object` None), a pair, or a state with all others (`*`)."""

    variable: str
    subject: str
    object: str | None
    value: float
    start: dt.date
    end: dt.date | None
    known: dt.date
    source: str
    note: str = ""
    layer: int = CLAIM
    id: str = ""

    def holds(self, day: dt.date) -> bool:
        """Whether it speaks on a day, as known by then."""
        return max(self.start, self.known) <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Overlay:
    """Overrides in the order in which they apply; immutable."""

    overrides: tuple[Override, ...] = ()

    def plus(self, more: Iterable[Override]) -> Overlay:
        """This overlay with more on top."""
        return Overlay(self.overrides + tuple(more))

    @cached_property
    def _by_variable(self) -> dict[str, tuple[list[Override], list[int]]]:
        found: dict[str, list[Override]] = {}
        for o in self.overrides:
            found.setdefault(o.variable, []).append(o)
        table = {}
        for name, rows in found.items():
            rows.sort(key=lambda o: (o.layer, o.known))
            days = {max(o.start, o.known).toordinal() for o in rows}
            days |= {o.end.toordinal() + 1 for o in rows if o.end is not None}
            table[name] = (rows, sorted(days))
        return table

    def stamp(self, variable: str, as_of: dt.date) -> int:
        """How many changes of a variable lie on or before a day: equal stamps mean equal overrides."""
        found = self._by_variable.get(variable)
        return bisect_right(found[1], as_of.toordinal()) if found else 0

    def active(self, variable: str, as_of: dt.date) -> list[Override]:
        """The overrides of a variable that speak on a day, in the order in which they apply."""
        found = self._by_variable.get(variable)
        return [o for o in found[0] if o.holds(as_of)] if found else []
