"""Who borders whom, for "its neighbour"; looked up in the almanac when a text first asks."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from foederis.errors import FoederisError

if TYPE_CHECKING:
    from foederis.almanac import Almanac

__all__ = ["neighbours"]

_DAY = dt.date(2020, 1, 1)  # borders as last known
_BY_LAND, _BY_WATER = 5, range(2, 5)  # classes of closeness, least first


@cache
def neighbours(state: str) -> frozenset[str]:
    """States with a land border with a state, else those over a narrow sea; empty for one unknown.

    >>> "ERI" in neighbours("ETH") and "EGY" not in neighbours("ETH")
    True
    """
    try:
        almanac = _almanac()
        row = almanac.pair_vector("contiguity", state, _DAY)
    except FoederisError:
        return frozenset()
    by_land = frozenset(code for code, value in zip(almanac.codes, row, strict=True) if value == _BY_LAND)
    return by_land or frozenset(code for code, value in zip(almanac.codes, row, strict=True) if value in _BY_WATER)


@cache
def _almanac() -> Almanac:
    from foederis.almanac import Almanac

    return Almanac.load()
