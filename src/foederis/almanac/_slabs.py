"""From stored columns to one vector (a value for each state) or one matrix (a value for each pair) on a day.

Rows and columns follow `foederis.states.CODES`; NaN is missing. Beside the values go the years that they describe.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from foederis import states
from foederis.almanac._facts import Variable
from foederis.almanac._store import Store

__all__ = ["FLOAT", "GW_SOURCES", "N", "Slab", "covered", "day_key", "existing", "oldest", "slab"]

N = len(states.CODES)
FLOAT = np.float32

# Sources that number states as Gleditsch and Ward do; the others use Correlates of War numbers.
GW_SOURCES = frozenset({"UCDP", "ESD", "MME", "ARCHIGOS"})


@dataclass(frozen=True, slots=True)
class Slab:
    """Values of one variable on one day, and the year that each describes (one year for all, or an array; 0 none)."""

    values: np.ndarray
    years: np.ndarray | int

    def year(self, *at: int) -> int:
        """The year that one cell describes, 0 for none."""
        return int(self.years[at]) if isinstance(self.years, np.ndarray) else self.years


_SPELLS = np.array(
    [
        (row, spell.start.toordinal(), spell.end.toordinal() if spell.end else dt.date.max.toordinal())
        for row, code in enumerate(states.CODES)
        for spell in states.STATES[code].spells
    ]
)


@lru_cache(maxsize=4096)
def existing(on: dt.date) -> np.ndarray:
    """Which states exist on a day, as a mask over all codes (as `states.exists`)."""
    day = on.toordinal()
    mask = np.zeros(N, dtype=bool)
    mask[_SPELLS[(_SPELLS[:, 1] <= day) & (day <= _SPELLS[:, 2]), 0]] = True
    mask.flags.writeable = False
    return mask


@cache
def covered(scheme: str, year: int) -> np.ndarray:
    """Which states are on a list of states ("cow" or "gw") at some time in a year: an exhaustive source speaks of these."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)

    def listed(code: str) -> bool:
        return any(
            (s.cow if scheme == "cow" else s.gw) is not None and s.start <= last and (s.end is None or s.end >= first)
            for s in states.STATES[code].spells
        )

    mask = np.array([listed(code) for code in states.CODES])
    mask.flags.writeable = False
    return mask


def day_key(variable: Variable, store: Store, as_of: dt.date) -> tuple[int, int]:
    """What a stored slab depends on: equal keys give equal slabs."""
    if variable.shape == "day spells":
        if variable.array == "tenure":
            return as_of.toordinal(), 0
        # Years past the source's last one differ only by whether values may still be carried.
        return bisect_right(store.changes(variable.file), as_of.toordinal()), _clipped(variable, as_of.year)
    cutoff = store.cutoff(variable, as_of)
    if as_of.year - 1 - cutoff > variable.max_carry:
        return cutoff, -1
    return cutoff, oldest(variable, cutoff, as_of.year - 1) if variable.shape == "panel" else 0


def _clipped(variable: Variable, year: int) -> int:
    return -1 if year - 1 - variable.last > variable.max_carry else min(year, variable.last)


def oldest(variable: Variable, cutoff: int, newest: int) -> int:
    """The earliest year whose value may stand in for a missing newer one.

    Pairs bridge gaps of three years; states bridge as many as a value may be carried.
    """
    oldest = max(variable.first, newest - variable.max_carry)
    return oldest if variable.kind == "state" else max(oldest, cutoff - 3)


def slab(store: Store, variable: Variable, as_of: dt.date) -> Slab:
    """The values of a stored variable on a day, before any newer fact, claim or assumption."""
    pair = variable.kind != "state"
    if variable.shape == "day spells":
        return _pair_days(store, variable, as_of) if pair else _state_days(store, variable, as_of)
    cutoff = store.cutoff(variable, as_of)
    if cutoff < variable.first or as_of.year - 1 - cutoff > variable.max_carry:
        return _nothing(pair)
    if variable.shape == "panel":
        return (_pair_panel if pair else _state_panel)(store, variable, cutoff, as_of.year - 1)
    base = _base(variable, cutoff, pair)
    arrays = store.arrays(variable.file)
    if variable.shape == "spells":
        keep = (arrays["first"] <= cutoff) & (cutoff <= arrays["last"])
        a, b, v = arrays["a"][keep], arrays["b"][keep], arrays["value"][keep]
        if variable.array.startswith("bit:"):
            values = ((v >> int(variable.array[4:])) & 1).astype(FLOAT)
        else:
            values = arrays["table"][v] if "table" in arrays else v.astype(FLOAT)
    else:
        keep = (arrays["year"] > cutoff - variable.window) & (arrays["year"] <= cutoff)
        key = arrays["a"][keep] * N + arrays["b"][keep]
        counts = np.bincount(key, weights=arrays[variable.array][keep], minlength=N * N)
        flat = np.flatnonzero(counts)
        a, b, values = flat // N, flat % N, counts[flat].astype(FLOAT)
        if variable.boolean:
            values = np.minimum(values, 1)
    base[a, b] = values
    if variable.symmetric:
        base[b, a] = values
    return Slab(base, cutoff)


def _nothing(pair: bool) -> Slab:
    return Slab(np.full((N, N) if pair else N, np.nan, dtype=FLOAT), 0)


def _base(variable: Variable, year: int, pair: bool) -> np.ndarray:
    """NaN everywhere, or the value that an exhaustive source means by not listing a pair of its states."""
    base = np.full((N, N) if pair else N, np.nan, dtype=FLOAT)
    if variable.absent is not None:
        mask = covered("gw" if variable.source in GW_SOURCES else "cow", year)
        if pair:
            base[np.ix_(mask, mask)] = variable.absent
            np.fill_diagonal(base, np.nan)
        else:
            base[mask] = variable.absent
    return base


def _state_panel(store: Store, variable: Variable, cutoff: int, newest: int) -> Slab:
    arrays = store.arrays(variable.file)
    panel, rows = arrays["values"], arrays["state"]
    values = np.full(N, np.nan, dtype=FLOAT)
    years = np.zeros(N, dtype=np.int16)
    open_ = np.ones(len(rows), dtype=bool)
    # A state without a value in the newest year keeps its last one, within the years that a value may be carried.
    for year in range(cutoff, oldest(variable, cutoff, newest) - 1, -1):
        found = panel[:, year - variable.first]
        take = open_ & ~np.isnan(found)
        values[rows[take]], years[rows[take]] = found[take], year
        open_ &= ~take
        if not open_.any():
            break
    if variable.absent is not None:
        out = ~covered("gw" if variable.source in GW_SOURCES else "cow", cutoff)
        values[out] = np.nan
    return Slab(values, years)


def _pair_panel(store: Store, variable: Variable, cutoff: int, newest: int) -> Slab:
    arrays = store.arrays(variable.file)
    codes, a, b, table = arrays["codes"], arrays["a"], arrays["b"], arrays["table"]
    first = int(arrays["start"][0])
    values = np.full((N, N), np.nan, dtype=FLOAT)
    years = np.zeros((N, N), dtype=np.int16)
    open_ = np.ones(len(a), dtype=bool)
    for year in range(cutoff, max(first, oldest(variable, cutoff, newest)) - 1, -1):
        found = codes[:, year - first]
        take = open_ & (found != 255)
        one, two, v = a[take], b[take], table[found[take]]
        values[one, two], years[one, two] = v, year
        if variable.symmetric:
            values[two, one], years[two, one] = v, year
        open_ &= ~take
    return Slab(values, years)


def _too_old(variable: Variable, as_of: dt.date) -> bool:
    return as_of.year < variable.first or as_of.year - 1 - variable.last > variable.max_carry


def _state_days(store: Store, variable: Variable, as_of: dt.date) -> Slab:
    if _too_old(variable, as_of):
        return _nothing(False)
    year = min(as_of.year, variable.last)
    base = _base(variable, year, False)
    arrays = store.arrays(variable.file)
    day = as_of.toordinal()
    keep = np.flatnonzero((arrays["start"] <= day) & (day <= arrays["end"]))
    values = arrays["value"][keep]
    if variable.array == "tenure":
        values = ((day - arrays["start"][keep]) / 365.25).astype(FLOAT)
    elif variable.array == "name":
        # Text cannot stand in a vector: the number of the spell does, for whoever tells the fact.
        values = keep.astype(FLOAT)
    # Two spells on one day (a handover): the later one stands, for spells are sorted by start.
    base[arrays["state"][keep]] = values
    return Slab(base, year)


def _pair_days(store: Store, variable: Variable, as_of: dt.date) -> Slab:
    if _too_old(variable, as_of):
        return _nothing(True)
    year = min(as_of.year, variable.last)
    base = _base(variable, year, True)
    arrays = store.arrays(variable.file)
    day = as_of.toordinal()
    keep = np.flatnonzero((arrays["start"] <= day) & (day <= arrays["end"]))
    keep = keep[np.argsort(arrays["value"][keep], kind="stable")]
    base[arrays["a"][keep], arrays["b"][keep]] = arrays["value"][keep]
    return Slab(base, year)
