"""Feasts that date an event: fixed days, and those with a rule (Easter; holidays of the United States)."""

from __future__ import annotations

import datetime as dt

from ._dates_calendar import DAY, Period, easter, nth_weekday
from ._dates_calendar import day as one_day
from ._dates_words import YEAR, B, Context, S, choose, compiled

_FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new years day": (1, 1),
    "independence day": (7, 4),
    "veterans day": (11, 11),
    "may day": (5, 1),
    "victory day": (5, 9),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "valentines day": (2, 14),
    "armistice day": (11, 11),
    "orthodox christmas": (1, 7),
    "international womens day": (3, 8),
}
# Month, weekday (Monday 0), which one: 5 US Code 6103; Election Day is the Tuesday after the first Monday (2 US Code 7).
_BY_RULE = {
    "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4),
    "memorial day": (5, 0, -1),
    "columbus day": (10, 0, 2),
    "labor day": (9, 0, 1),
    "labour day": (9, 0, 1),
    "election day": (11, 0, 1),
}
_FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "pentecost": 49}
_NAMES = sorted({*_FIXED, *_BY_RULE, *_FROM_EASTER}, key=len, reverse=True)
_FEAST = compiled(
    "(?P<h>"
    + "|".join(
        name.replace("years ", "year['’]?s ")
        .replace("valentines", "valentine['’]?s")
        .replace("womens", "women['’]?s")
        .replace(" ", S)
        for name in _NAMES
    )
    + rf"){B}(?!{S}(?:agreement|accords?|pact|deal|islands?)\b)(?:,?{S}(?P<y>{YEAR})(?!\d))?"
)
FEAST_WORDS = frozenset(name.split()[0] for name in _NAMES) | {"valentine's", "valentine"}


def _on(name: str, year: int) -> dt.date:
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _FROM_EASTER:
        return easter(year) + _FROM_EASTER[name] * DAY
    found = nth_weekday(year, *_BY_RULE[name])
    return found + DAY if name == "election day" else found


def feast(text: str, at: int, context: Context) -> tuple[Period, int] | None:
    """Christmas, Easter Monday, Thanksgiving Day 2004 …"""
    found = _FEAST.match(text, at)
    if not found:
        return None
    name = " ".join(found["h"].lower().replace("'", "").replace("’", "").split())
    if found["y"]:
        return one_day(_on(name, int(found["y"]))), found.end()
    today = context.today.year
    return choose([one_day(_on(name, y)) for y in (today - 1, today, today + 1)], context), found.end()
