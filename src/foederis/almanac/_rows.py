"""One state's row of a pair variable without building the matrix: what a question needs, in some ten microseconds.

Equal to the row of `slab` (a test compares them); the matrix costs 0.3-1 ms for every new year, a row 0.02 ms.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from foederis.almanac._facts import Variable
from foederis.almanac._slabs import FLOAT, GW_SOURCES, N, covered, oldest
from foederis.almanac._store import Arrays, Store

__all__ = ["base_row", "capital_row", "entries_of", "row"]


def row(store: Store, variable: Variable, as_of: dt.date, state: int, out: bool) -> np.ndarray:
    """Values of a stored pair variable from (`out`) or toward one state, for all states; NaN is missing."""
    if variable.shape == "day spells":
        return _days(store, variable, as_of, state, out)
    cutoff = store.cutoff(variable, as_of)
    if cutoff < variable.first or as_of.year - 1 - cutoff > variable.max_carry:
        return np.full(N, np.nan, dtype=FLOAT)
    arrays = store.arrays(variable.file)
    at, other = entries_of(store, variable, state, out)
    if variable.shape == "panel":
        return _panel(variable, arrays, at, other, cutoff, as_of.year - 1)
    values = base_row(variable, cutoff, state)
    if variable.shape == "spells":
        keep = (arrays["first"][at] <= cutoff) & (cutoff <= arrays["last"][at])
        codes = arrays["value"][at[keep]]
        if variable.array.startswith("bit:"):
            values[other[keep]] = (codes >> int(variable.array[4:])) & 1
        else:
            values[other[keep]] = arrays["table"][codes] if "table" in arrays else codes
    else:
        years = arrays["year"][at]
        keep = (years > cutoff - variable.window) & (years <= cutoff)
        counts = np.bincount(other[keep], weights=arrays[variable.array][at[keep]], minlength=N)
        some = counts > 0
        values[some] = np.minimum(counts[some], 1) if variable.boolean else counts[some]
    return values


def entries_of(store: Store, variable: Variable, state: int, out: bool) -> tuple[np.ndarray, np.ndarray]:
    """Which entries of a variable's file concern one state, and the other state of each."""
    arrays = store.arrays(variable.file)
    by_a, by_b = store.by_state(variable.file)
    first, second = by_a[state], by_b[state]
    if variable.symmetric:
        return np.concatenate([first, second]), np.concatenate([arrays["b"][first], arrays["a"][second]])
    return (first, arrays["b"][first]) if out else (second, arrays["a"][second])


def base_row(variable: Variable, year: int, state: int) -> np.ndarray:
    """NaN, or what an exhaustive source means by not listing a pair of its states."""
    values = np.full(N, np.nan, dtype=FLOAT)
    if variable.absent is not None:
        mask = covered("gw" if variable.source in GW_SOURCES else "cow", year)
        if mask[state]:
            values[mask] = variable.absent
            values[state] = np.nan
    return values


def _panel(
    variable: Variable, arrays: Arrays, at: np.ndarray, other: np.ndarray, cutoff: int, newest: int
) -> np.ndarray:  # fmt: skip
    first = int(arrays["start"][0])
    last = max(first, oldest(variable, cutoff, newest))
    values = np.full(N, np.nan, dtype=FLOAT)
    if last <= cutoff:
        # Newest first: a later year overwrites an earlier one.
        for year in range(last, cutoff + 1):
            codes = arrays["codes"][at, year - first]
            keep = codes != 255
            values[other[keep]] = arrays["table"][codes[keep]]
    return values


def _days(store: Store, variable: Variable, as_of: dt.date, state: int, out: bool) -> np.ndarray:
    if as_of.year < variable.first or as_of.year - 1 - variable.last > variable.max_carry:
        return np.full(N, np.nan, dtype=FLOAT)
    values = base_row(variable, min(as_of.year, variable.last), state)
    arrays = store.arrays(variable.file)
    at, other = entries_of(store, variable, state, out)
    day = as_of.toordinal()
    keep = (arrays["start"][at] <= day) & (day <= arrays["end"][at])
    at, other = at[keep], other[keep]
    order = np.argsort(arrays["value"][at], kind="stable")
    values[other[order]] = arrays["value"][at[order]]
    return values


def capital_row(store: Store, variable: Variable, as_of: dt.date, state: int) -> np.ndarray:
    """Great-circle distances in km from one capital of the day to all others."""
    values = np.full(N, np.nan, dtype=np.float64)
    if as_of.year - 1 - variable.last > variable.max_carry:
        return values.astype(FLOAT)
    arrays = store.arrays(variable.file)
    day = as_of.toordinal()
    keep = np.flatnonzero((arrays["start"] <= day) & (day <= arrays["end"]))
    rows = arrays["state"][keep]
    place = np.full((N, 2), np.nan, dtype=np.float64)
    place[rows] = np.radians(arrays["value"][keep])
    lat, lng = place[:, 0], place[:, 1]
    half = np.sin((lat - lat[state]) / 2) ** 2 + np.cos(lat) * np.cos(lat[state]) * np.sin((lng - lng[state]) / 2) ** 2
    values[:] = 2 * 6371.0088 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    values[state] = np.nan
    return values.astype(FLOAT)
