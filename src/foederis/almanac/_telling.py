"""One fact in full: its value, source, year and age, why it is missing, and what contradicts it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from foederis import states
from foederis.almanac._facts import Fact, Variable
from foederis.almanac._slabs import existing

if TYPE_CHECKING:
    from foederis.almanac._almanac import Almanac
    from foederis.almanac._newer import Say

__all__ = ["tell"]

_ROW = {code: i for i, code in enumerate(states.CODES)}

# A second source for the same thing, compared where it reaches. The third list of rivalries counts something else
# (repeated disputes) and is no witness for or against the other two.
_SECOND = {"defense": "defense_cow", "rivalry": "rivalry_td"}

Value = float | bool | None


def tell(almanac: Almanac, variable: Variable, a: str, b: str | None, as_of: dt.date) -> Fact:
    """The fact about a state or a pair on a day, from the highest layer that speaks."""
    at = (_ROW[a],) if b is None else (_ROW[a], _ROW[b])
    gone = [code for code in (a, b) if code is not None and not existing(as_of)[_ROW[code]]]
    if gone:
        return _fact(almanac, variable, a, b, None, note=f"{gone[0]} did not exist on {as_of.isoformat()}")
    compiled = almanac.compiled(variable, as_of)
    raw = compiled.values[at]
    year = compiled.year(*at)
    said = almanac.said(variable.name, a, b, as_of)
    newer = almanac.newer(variable.name, a, b, as_of)
    if variable.array == "name":
        return _named(almanac, variable, a, raw, as_of)
    base = _value(variable, raw)
    conflicts = _contradictions(almanac, variable, a, b, base, newer, as_of)
    if said is not None:
        value = _value(variable, said.value)
        return _fact(
            almanac, variable, a, b, value, year=as_of.year, source=said.source, version="",
            known=None if said.source == "assumed" else said.known, note=said.note,
            conflicts=_differs(almanac, variable, base, year, value) + conflicts,
        )  # fmt: skip
    spoken = next((s for s in newer if not np.isnan(s.value)), None)
    if spoken is not None:
        value = _value(variable, spoken.value)
        note = spoken.told(as_of)
        if not value:
            note += "; over, or below the level of a war" if "war" in variable.name else "; no longer or not in force"
        differs = _differs(almanac, variable, base, year, value)
        if differs and spoken.since.year > year:
            # The data end before the newer fact begins: it is news, not a contradiction.
            note, differs = f"{note}; newer than {differs[0].split('; here')[0]}", ()
        return _fact(
            almanac, variable, a, b, value, year=spoken.since.year, source=f"supplement:{spoken.basis.split(':')[0]}",
            version="", known=spoken.since, note=note, conflicts=differs + conflicts,
        )  # fmt: skip
    if base is None:
        return _fact(almanac, variable, a, b, None, note=_why(almanac, variable, as_of), conflicts=conflicts)
    return _compiled(almanac, variable, a, b, base, year, as_of, conflicts)


def _named(almanac: Almanac, variable: Variable, a: str, raw: float, as_of: dt.date) -> Fact:
    if np.isnan(raw):
        return _fact(almanac, variable, a, None, None, note=_why(almanac, variable, as_of))
    arrays = almanac.arrays(variable)
    name, start = str(arrays["name"][int(raw)]), dt.date.fromordinal(int(arrays["start"][int(raw)]))
    note = f"in office since {start.isoformat()}; {variable.basis}"
    return _fact(almanac, variable, a, None, name, year=as_of.year, known=start, note=note)


def _compiled(
    almanac: Almanac, variable: Variable, a: str, b: str | None, value: Value, year: int, as_of: dt.date,
    conflicts: tuple[str, ...],
) -> Fact:  # fmt: skip
    carried = max(0, as_of.year - 1 - year)
    note = variable.basis
    if carried:
        note += f"; carried forward {carried} year{'s' * (carried > 1)} from {year}"
    if variable.shape == "curated" and not value:
        note += "; not listed"
    if almanac.reaches(variable, as_of):
        note += "; recomputed with what is assumed or claimed"
    known = None if variable.dated else almanac.known(variable, year)
    return _fact(
        almanac, variable, a, b, value, year=year, known=known, carried=carried, note=note, conflicts=conflicts
    )


def _fact(
    almanac: Almanac, variable: Variable, a: str, b: str | None, value: Value | str, *, year: int | None = None,
    source: str | None = None, version: str | None = None, known: dt.date | None = None, carried: int = 0, note: str = "",
    conflicts: tuple[str, ...] = (),
) -> Fact:  # fmt: skip
    name = a if b is None else f"{a}-{b}"
    if version is None:
        version = almanac.source_version(variable)
    return Fact(
        id=f"fact:{variable.name}:{name}:{year if year else 'none'}",
        variable=variable.name,
        subject=a,
        object=b,
        year=year or None,
        value=value,
        source=source or variable.source,
        version=version,
        known=known,
        missing_after=variable.last,
        carried=carried,
        note=note,
        conflicts=conflicts,
    )


def _value(variable: Variable, raw: float) -> Value:
    if np.isnan(raw):
        return None
    if variable.boolean:
        return bool(raw)
    # Shares below a thousandth keep three significant digits.
    return float(f"{float(raw):.3g}") if variable.digits == 3 else round(float(raw), variable.digits)


def _words(value: Value) -> str:
    return (
        "missing" if value is None else {True: "yes", False: "no"}[value] if isinstance(value, bool) else f"{value:g}"
    )


def _differs(almanac: Almanac, variable: Variable, base: Value, year: int, value: Value) -> tuple[str, ...]:
    if base is None or base == value or variable.shape == "curated":
        return ()
    return (f"{variable.source} {almanac.source_version(variable)} ({year}): {_words(base)}; here: {_words(value)}",)


def _contradictions(
    almanac: Almanac, variable: Variable, a: str, b: str | None, base: Value, newer: list[Say], as_of: dt.date
) -> tuple[str, ...]:
    found = [f"contested since {s.since.isoformat()}: {s.told(as_of)}" for s in newer if np.isnan(s.value)]
    if b is None or variable.shape == "curated":
        return tuple(found)
    if variable.name in _SECOND:
        second = almanac.variable(_SECOND[variable.name])
        slab = almanac.compiled(second, as_of)
        other = _value(second, slab.values[_ROW[a], _ROW[b]])
        if base is not None and other is not None and other != base:
            year = slab.year(_ROW[a], _ROW[b])
            found.append(f"{second.source} {almanac.source_version(second)} ({year}): {_words(other)}")
    if variable.kind == "directed pair" and variable.source == "ATOP" and base is not None:
        back = _value(variable, almanac.compiled(variable, as_of).values[_ROW[b], _ROW[a]])
        if back is not None and back != base:
            found.append(f"not mutual: {variable.source} gives {_words(back)} for {b} toward {a}")
    return tuple(found)


def _why(almanac: Almanac, variable: Variable, as_of: dt.date) -> str:
    """Why nothing is known."""
    if as_of.year <= variable.first:
        return f"{variable.source} begins in {variable.first}"
    if as_of.year - 1 - variable.last > variable.max_carry:
        return f"{variable.source} ends in {variable.last}: too old to carry forward"
    lag = almanac.age(variable.name, as_of)
    if lag is None or (lag and as_of.year - 1 <= variable.last):
        return f"{variable.source}: newer values were not yet published on {as_of.isoformat()}, older ones are missing"
    if variable.name == "troops":
        return "known for the United States alone"
    return f"{variable.source} has no value here up to {min(as_of.year - 1, variable.last)}"
