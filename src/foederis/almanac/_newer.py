"""The curated supplement at run time: spells of days that stand above the compiled data."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from foederis.almanac._store import Store

__all__ = ["NAMES", "NONE", "Newer", "Say", "as_known"]

# Variables on which the supplement speaks; the order is part of the file's format: add at the end only.
NAMES = (
    "defense", "offense", "neutrality", "nonaggression", "consultation", "pact_strength",
    "patron", "patron_arms", "patron_troops", "patron_help", "nuclear", "nuclear_host",
    "at_war", "war_interstate", "war_abroad", "war_civil", "war_between", "war_together",
)  # fmt: skip

# Marks the second state of a state's own variable in the file; today's rows keep it as it is.
NONE = 255


@dataclass(frozen=True, slots=True)
class Say:
    """What the supplement says of one cell on a day; `value` is NaN for a contested claim that changes nothing."""

    value: float
    basis: str
    text: str
    source: str
    since: dt.date

    def told(self, as_of: dt.date) -> str:
        """Text and source; sentences about days after `as_of` are left out."""
        return f"{as_known(self.text, as_of)} ({self.source})".strip()


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DATE = re.compile(rf"(?:(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) )?\b(1[89]\d\d|20\d\d)\b")


def as_known(text: str, as_of: dt.date) -> str:
    """The sentences of a text that speak of no day after `as_of`.

    >>> as_known("Sold tanks in 2006. Gave words in January 2026.", dt.date(2025, 12, 14))
    'Sold tanks in 2006.'
    """

    def later(sentence: str) -> bool:
        for day, month, year in _DATE.findall(sentence):
            named = int(year), _MONTHS.index(month) + 1 if month else 1, int(day) if day else 1
            if named > (as_of.year, as_of.month, as_of.day):
                return True
        return False

    return " ".join(s for s in re.split(r"(?<=[.;])\s+", text) if not later(s))


@dataclass(frozen=True, slots=True)
class _Spells:
    a: np.ndarray
    b: np.ndarray
    start: np.ndarray
    end: np.ndarray
    value: np.ndarray
    basis: np.ndarray
    since: np.ndarray
    changes: list[int]
    by_a: dict[int, np.ndarray]
    by_b: dict[int, np.ndarray]


class Newer:
    """The compiled supplement of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._spells: dict[str, _Spells] = {}

    def _of(self, variable: str) -> _Spells | None:
        if variable not in NAMES:
            return None
        if variable not in self._spells:
            arrays = self._store.arrays("supplement")
            at = arrays["variable"] == NAMES.index(variable)
            start, end = arrays["start"][at], arrays["end"][at]
            a, b = arrays["a"][at], arrays["b"][at]
            self._spells[variable] = _Spells(
                a, b, start, end, arrays["value"][at], arrays["basis"][at], arrays["since"][at],
                sorted(set(start.tolist()) | set((end + 1).tolist())), _grouped(a), _grouped(b),
            )  # fmt: skip
        return self._spells[variable]

    def stamp(self, variable: str, as_of: dt.date) -> int:
        """How many changes lie on or before the day; 0 where the supplement is silent so far."""
        spells = self._of(variable)
        return bisect_right(spells.changes, as_of.toordinal()) if spells else 0

    def apply(self, variable: str, values: np.ndarray, as_of: dt.date) -> None:
        """Write the day's values into a vector or a matrix."""
        spells = self._of(variable)
        if spells is None:
            return
        day = as_of.toordinal()
        on = (spells.start <= day) & (day <= spells.end) & ~np.isnan(spells.value)
        if values.ndim == 1:
            values[spells.a[on]] = spells.value[on]
        else:
            values[spells.a[on], spells.b[on]] = spells.value[on]

    def apply_row(self, variable: str, values: np.ndarray, as_of: dt.date, state: int, out: bool) -> None:
        """Write the day's values into one state's row of a pair variable."""
        spells = self._of(variable)
        at = None if spells is None else (spells.by_a if out else spells.by_b).get(state)
        if spells is None or at is None:
            return
        day = as_of.toordinal()
        on = at[(spells.start[at] <= day) & (day <= spells.end[at])]
        on = on[~np.isnan(spells.value[on])]
        values[(spells.b if out else spells.a)[on]] = spells.value[on]

    def say(self, variable: str, a: int, b: int | None, as_of: dt.date) -> list[Say]:
        """What is said of one cell on the day: at most one value, then contested claims."""
        spells = self._of(variable)
        if spells is None:
            return []
        day = as_of.toordinal()
        on = (spells.start <= day) & (day <= spells.end) & (spells.a == a)
        if b is not None:
            on &= spells.b == b
        arrays = self._store.arrays("supplement")
        found = []
        for i in np.flatnonzero(on):
            text, _, source = str(arrays["texts"][spells.basis[i]]).partition("\n")
            basis, since = str(arrays["ids"][spells.basis[i]]), dt.date.fromordinal(int(spells.since[i]))
            found.append(Say(float(spells.value[i]), basis, text, source, since))
        return sorted(found, key=lambda s: bool(np.isnan(s.value)))


def _grouped(rows: np.ndarray) -> dict[int, np.ndarray]:
    # Not np.unique, here and in the store: it imports numpy.ma, 80 ms of a cold start.
    if not len(rows):
        return {}
    order = np.argsort(rows, kind="stable")
    starts = np.flatnonzero(np.diff(rows[order], prepend=-1))
    return dict(zip(rows[order][starts].tolist(), np.split(order, starts[1:]), strict=True))
