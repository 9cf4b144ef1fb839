"""Variables computed at run time from others, so that a newer fact or an assumption reaches all that follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import numpy as np

from foederis import states
from foederis.almanac._facts import Variable
from foederis.almanac._similarity import portfolio_kappa, portfolio_s
from foederis.almanac._slabs import FLOAT, N, Slab, covered, existing
from foederis.almanac._store import Store

__all__ = ["CURATED", "DERIVED", "ON_MEMBERS", "RESTS_ON", "ROW_RULES", "compute"]

Get = Callable[[str, dt.date], Slab]
RowRule = Callable[[Callable[[str], np.ndarray], int], np.ndarray]

_LAST_CURATED = 2026


def _curated(name: str, title: str, kind: str, unit: str, first: int, *, boolean: bool = True, basis: str) -> Variable:
    return Variable(name, title, kind, unit, "FOEDERIS", "curated", first, _LAST_CURATED, 5, absent=0.0,
                    boolean=boolean, digits=0, basis=basis)  # fmt: skip


# Variables that live in the curated supplement alone: what it does not list is "no", as far as it goes.
CURATED: dict[str, Variable] = {
    v.name: v
    for v in (
        _curated("nuclear", "Nuclear-armed", "state", "yes or no", 1816, basis="curated list of nuclear-armed states"),
        _curated("nuclear_host", "Hosts another state's nuclear weapons", "state", "yes or no", 1816,
                 basis="curated list"),
        _curated("patron", "Stands by the second without a pact", "directed pair", "0 no, 1 weak, 2 moderate, 3 strong",
                 1816, boolean=False, basis="curated list of standing commitments and patrons"),
        _curated("patron_arms", "Arms, trains or informs the second", "directed pair", "yes or no", 1816,
                 basis="curated list of standing commitments and patrons"),
        _curated("patron_troops", "Keeps troops or bases in the second", "directed pair", "yes or no", 1816,
                 basis="curated list of standing commitments and patrons"),
        _curated("patron_help", "Came to the second's help before, by the curated list", "directed pair", "yes or no",
                 1816, basis="curated list of standing commitments and patrons"),
    )
}  # fmt: skip


def _derived(name: str, title: str, kind: str, unit: str, source: str, first: int, last: int, carry: int, basis: str,
             *, boolean: bool = False, digits: int = 2) -> Variable:  # fmt: skip
    return Variable(name, title, kind, unit, source, "derived", first, last, carry, symmetric=True, boolean=boolean,
                    digits=digits, basis=basis)  # fmt: skip


def _ideal_distance(get: Get, as_of: dt.date) -> Slab:
    point = get("ideal_point", as_of)
    years = np.asarray(point.years, dtype=np.int16) * np.ones(N, dtype=np.int16)
    apart = np.abs(point.values[:, None] - point.values[None, :])
    np.fill_diagonal(apart, np.nan)
    return Slab(apart, np.minimum(years[:, None], years[None, :]))


def _classes(threshold: int) -> Callable[[Get, dt.date], Slab]:
    def compute(get: Get, as_of: dt.date) -> Slab:
        closeness = get("contiguity", as_of)
        values = np.where(np.isnan(closeness.values), np.nan, closeness.values >= threshold).astype(FLOAT)
        return Slab(values, closeness.years)

    return compute


def _relative(get: Get, as_of: dt.date) -> Slab:
    shared = get("organisations", as_of)
    known = shared.values[~np.isnan(shared.values)]
    top = float(known.max()) if known.size else 0.0
    return Slab(shared.values / top if top else shared.values, shared.years)


def _alike(measure: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> Callable[[Get, dt.date], Slab]:
    def compute(get: Get, as_of: dt.date) -> Slab:
        obliged = get("defense", as_of)
        year = int(obliged.years) if not isinstance(obliged.years, np.ndarray) else int(obliged.years.max())
        if not year:
            return Slab(np.full((N, N), np.nan, dtype=FLOAT), 0)
        values = measure(obliged.values, covered("cow", year) & existing(as_of))
        np.fill_diagonal(values, np.nan)
        return Slab(values, year)

    return compute


@cache
def _regions() -> np.ndarray:
    """Region of each state by its Correlates of War number: Americas, Europe, Africa, Middle East, Asia, Oceania."""
    bounds = ((200, 1.0), (400, 2.0), (630, 3.0), (700, 4.0), (900, 5.0), (1000, 6.0))
    today = dt.date(2016, 12, 31)
    regions = np.full(N, np.nan, dtype=FLOAT)
    for i, code in enumerate(states.CODES):
        number = states.cow_of(code, today)
        if number is not None:
            # Sudan and North Africa (600-626, 651 Egypt) count as the Middle East's neighbourhood in no list: by number.
            regions[i] = next(region for bound, region in bounds if number < bound)
    return regions


def _same_region(get: Get, as_of: dt.date) -> Slab:
    del get
    regions = _regions()
    unknown = np.isnan(regions)
    same = (regions[:, None] == regions[None, :]).astype(FLOAT)
    same[unknown, :] = same[:, unknown] = np.nan
    np.fill_diagonal(same, np.nan)
    return Slab(same, min(as_of.year, 2016))


def _troops(get: Get, as_of: dt.date) -> Slab:
    here = get("us_troops", as_of)
    values = np.full((N, N), np.nan, dtype=FLOAT)
    years = np.zeros((N, N), dtype=np.int16)
    row = states.CODES.index("USA")
    values[row], years[row] = here.values, here.years
    return Slab(values, years)


def _strength(get: Get, as_of: dt.date) -> Slab:
    obliged = get("defense", as_of)
    return Slab(2 * obliged.values, obliged.years)


_RULES: dict[str, Callable[[Get, dt.date], Slab]] = {
    "ideal_distance": _ideal_distance,
    "border": _classes(5),
    "near": _classes(2),
    "organisations_share": _relative,
    "portfolio_s": _alike(portfolio_s),
    "portfolio_kappa": _alike(portfolio_kappa),
    "same_region": _same_region,
    "troops": _troops,
    "pact_strength": _strength,
}


def _class_row(threshold: int) -> RowRule:
    def compute(get: Callable[[str], np.ndarray], state: int) -> np.ndarray:
        del state
        closeness = get("contiguity")
        return np.where(np.isnan(closeness), np.nan, closeness >= threshold).astype(FLOAT)

    return compute


def _ideal_row(get: Callable[[str], np.ndarray], state: int) -> np.ndarray:
    point = get("ideal_point")
    apart: np.ndarray = np.abs(point - point[state])
    apart[state] = np.nan
    return apart


def _strength_row(get: Callable[[str], np.ndarray], state: int) -> np.ndarray:
    del state
    return 2 * get("defense")


# The same rules for one row; those not named here are read from the matrix.
ROW_RULES: dict[str, RowRule] = {
    "ideal_distance": _ideal_row,
    "border": _class_row(5),
    "near": _class_row(2),
    "pact_strength": _strength_row,
}

# What each derived variable is computed from: a newer fact or an assumption about it moves the derived one too.
RESTS_ON: dict[str, tuple[str, ...]] = {
    "ideal_distance": ("ideal_point",),
    "border": ("contiguity",),
    "near": ("contiguity",),
    "organisations_share": ("organisations",),
    "portfolio_s": ("defense",),
    "portfolio_kappa": ("defense",),
    "pact_strength": ("defense",),
    "troops": ("us_troops",),
}

# Derived from the states of the day as well.
ON_MEMBERS = frozenset({"portfolio_s", "portfolio_kappa"})

DERIVED: dict[str, Variable] = {
    v.name: v
    for v in (
        _derived("ideal_distance", "Distance of UN ideal points", "pair", "standard deviations", "UNIDEAL", 1946, 2023,
                 5, "absolute difference of ideal points"),
        _derived("border", "Common land border", "pair", "yes or no", "CONTIGUITY", 1816, 2016, 40,
                 "direct contiguity by land", boolean=True),
        _derived("near", "Neighbours by land or within 150 miles of water", "pair", "yes or no", "CONTIGUITY", 1816,
                 2016, 40, "direct contiguity, classes 1 to 4", boolean=True),
        _derived("organisations_share", "Shared organisations against the year's closest pair", "pair", "share", "IGO",
                 1816, 2014, 15, "count over the largest count of any pair"),
        _derived("portfolio_s", "Likeness of alliance portfolios (S)", "pair", "-1 to 1", "ATOP", 1815, 2018, 40,
                 "Signorino and Ritter's S over defence pacts of the day"),
        _derived("portfolio_kappa", "Likeness of alliance portfolios (kappa)", "pair", "-1 to 1", "ATOP", 1815, 2018,
                 40, "Cohen's kappa over defence pacts of the day"),
        _derived("same_region", "Same region", "pair", "yes or no", "COWSTATES", 1816, 2016, 100,
                 "region by state number", boolean=True),
        Variable("pact_strength", "Firmness of the defence pact", "directed pair",
                 "0 none, 1 nominal, weak, suspended or contested, 2 in force", "ATOP", "derived", 1815, 2018, 40,
                 digits=0, basis="defence pacts; the supplement names those that are seldom kept"),
        Variable("troops", "Troops of the first stationed in the second", "directed pair",
                 "log10 of one plus active-duty troops", "USTROOPS", "derived", 1950, 2025, 3, digits=2,
                 basis="known for the United States alone"),
    )
}  # fmt: skip


def _capital_distance(store: Store, variable: Variable, as_of: dt.date) -> Slab:
    arrays = store.arrays(variable.file)
    day = as_of.toordinal()
    keep = (arrays["start"] <= day) & (day <= arrays["end"])
    place = np.full((N, 2), np.nan, dtype=np.float64)
    place[arrays["state"][keep]] = np.radians(arrays["value"][keep])
    lat, lng = place[:, 0], place[:, 1]
    half = (
        np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
        + np.cos(lat[:, None]) * np.cos(lat[None, :]) * np.sin((lng[:, None] - lng[None, :]) / 2) ** 2
    )
    km = 2 * 6371.0088 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    np.fill_diagonal(km, np.nan)
    return Slab(km.astype(FLOAT), min(as_of.year, variable.last))


def compute(store: Store, get: Get, variable: Variable, as_of: dt.date) -> Slab:
    """The slab of a derived or curated variable; `get` gives the slabs that it rests on, newer facts included."""
    shape = N if variable.kind == "state" else (N, N)
    if as_of.year - 1 - variable.last > variable.max_carry:
        return Slab(np.full(shape, np.nan, dtype=FLOAT), 0)
    if variable.name == "capital_distance":
        return _capital_distance(store, variable, as_of)
    if variable.shape == "curated":
        values = np.zeros(shape, dtype=FLOAT)
        if variable.kind != "state":
            np.fill_diagonal(values, np.nan)
        return Slab(values, min(as_of.year, variable.last))
    return _RULES[variable.name](get, as_of)
