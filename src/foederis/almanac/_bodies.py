"""Who sits on the Security Council and in the regional bodies that could act for a member, by day."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.errors import DamagedData

__all__ = ["council", "council_source", "shared_bodies"]

_PATH = Path(__file__).parents[1] / "data" / "supplement" / "bodies.toml"
_ALIGNED = ("Non-Aligned Movement",)  # speaks, but convenes nothing and binds nobody: counted a half


@cache
def _tables() -> dict[str, Any]:
    try:
        return tomllib.loads(_PATH.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DamagedData(f"{_PATH.name} cannot be read ({type(error).__name__})", hint="reinstall foederis") from None


def council_source() -> str:
    """Where the list of the council's members comes from."""
    return str(_tables()["council"]["source"])


def _spell(text: str) -> tuple[str, int, int]:
    code, first, *rest = text.split()
    return code, int(first), int(rest[0]) if rest else 9999


@cache
def _council(year: int) -> npt.NDArray[np.float64]:
    table = _tables()["council"]
    seats = np.zeros(len(states.CODES))
    for spell in table["permanent"]:
        code, first, last = _spell(spell)
        if first <= year <= last and year >= 1946:
            seats[states.CODES.index(code)] = 2.0
    for began in (year - 1, year):
        for seat in table["elected"].get(str(began), "").split():
            code, _, only = seat.partition(":")
            if not only or int(only) == year:
                seats[states.CODES.index(code)] = max(seats[states.CODES.index(code)], 1.0)
    return seats


def council(on: dt.date) -> npt.NDArray[np.float64]:
    """Seats on the Security Council over `states.CODES`: 0 none, 1 elected, 2 permanent.

    >>> seats = council(dt.date(2025, 12, 14))
    >>> seats[states.CODES.index("RUS")], seats[states.CODES.index("PAK")], seats[states.CODES.index("VEN")]
    (np.float64(2.0), np.float64(1.0), np.float64(0.0))
    """
    return _council(on.year)


@cache
def _members(year: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    bodies = _tables()["body"]
    table = np.zeros((len(bodies), len(states.CODES)))
    weight = np.ones(len(bodies))
    for b, body in enumerate(bodies):
        weight[b] = 0.5 if body["name"] in _ALIGNED else 1.0
        for spell in body["members"].replace("\n", " ").split(","):
            code, first, last = _spell(spell)
            if first < year <= last:  # a membership of this year is known from the next one on
                table[b, states.CODES.index(code)] = 1.0
    return table, weight


def shared_bodies(state: str, on: dt.date) -> npt.NDArray[np.float64]:
    """Regional bodies shared with a state, over `states.CODES`; loose movements count a half.

    >>> v = shared_bodies("SYR", dt.date(2010, 6, 1))
    >>> v[states.CODES.index("EGY")] > v[states.CODES.index("FRA")]
    np.True_
    """
    table, weight = _members(on.year)
    i = states.CODES.index(state)
    return np.asarray((table * (table[:, i] * weight)[:, None]).sum(axis=0))
