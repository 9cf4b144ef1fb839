"""Dates that stand on their own: "14 December 2025", "in JunePutin", "last Thursday", "the third quarter", "the 1990s".

Every function takes the text, a position and the context and answers with a period and where its words end, or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from ._dates_calendar import (
    DAY,
    Period,
    century,
    day,
    decade,
    half,
    month,
    quarter,
    season,
    week,
    year,
)
from ._dates_words import (
    CLOCK_PART,
    FUTURE,
    MONTH,
    ORDINAL,
    ORDINALS,
    RANGE,
    SEASON,
    SPOKEN_YEAR,
    SUFFIX,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    B,
    Context,
    S,
    compiled,
    day_number,
    day_without_year,
    month_number,
    month_without_year,
    season_without_year,
    spoken_year,
    weekday_near,
)

Found = tuple[Period, int]
Atom = Callable[[str, int, Context], Found | None]

_ISO = compiled(r"(\d{4})-(\d\d)-(\d\d)(?!\d)(?:T\d\d(?::?\d\d){0,2}(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?)?")
_NUMERIC = compiled(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|\.\d)")
_WHICH_YEAR = (
    rf"(?:,?{S}(?:of{S}|in{S})?(?:the{S})?(?P<yw>last|this|next|that|same|following|previous|preceding){S}year{B})"
)
_YEAR_AFTER = rf"(?:(?:,?{S}(?:of{S})?(?P<y>{YEAR})(?!\d|[.,]\d{{3}}))|(?:,?{S}'(?P<y2>\d\d)(?!\d))|{_WHICH_YEAR})?"
_MONTH_DAY = compiled(
    rf"(?P<m>{MONTH})\s{{0,3}}(?:the{S})?(?P<d>\d{{1,2}}(?!\d)|{ORDINAL}{B}){SUFFIX}(?![,.]?\d|:\d|\s?(?:percent|per{S}cent|%))"
    rf"(?:{RANGE}(?P<d2>\d{{1,2}}){SUFFIX}(?![\d:]|,\d{{3}}))?{_YEAR_AFTER}"
)
_DAY_MONTH = compiled(
    rf"(?P<d>\d{{1,2}}|{ORDINAL}{B}){SUFFIX}(?:{RANGE}(?P<d2>\d{{1,2}}){SUFFIX})?[\s-]{{1,3}}(?:of{S})?(?P<m>{MONTH}){_YEAR_AFTER}"
)
YEAR_AFTER_MONTH = compiled(rf"(?P<m>{MONTH}){_YEAR_AFTER}")
_WEEKDAY = compiled(rf"(?P<w>{WEEKDAY})s?{CLOCK_PART}")
_WEEKDAY_WEEK = compiled(rf",?{S}(?:of{S}|in{S})?(?P<which>last|this|next){S}week{B}")
WEEKDAY_DATE = compiled(rf"(?:,{S}|{S}|{S}?\()(?:on{S})?(?:the{S})?(?=\d|{MONTH})")
_SEASON_YEAR = compiled(rf"(?P<s>{SEASON})(?:{S}of)?(?:{S}(?P<y>{YEAR})(?!\d)|{S}(?P<sp>{SPOKEN_YEAR})|{_WHICH_YEAR})")
_YEARS = compiled(rf"(?P<y>{YEAR})(?:[-–—/](?P<z>{YEAR}|\d\d)(?![\d-]))?(?![\d,]\d|\d|[-–]\d|%|\.\d)")
_DECADE = compiled(
    rf"(?P<y>(?:1[5-9]|20)\d0)['’]?s{B}|['’](?P<z>[2-9]0)['’]?s{B}|(?P<w>{{}}){B}".replace(
        "{}", "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
    )
)
_CENTURY = compiled(rf"(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[-\s]{{1,3}}century{B}")
_QUARTER = compiled(
    rf"(?:fiscal[-\s])?(?:(?P<n>first|second|third|fourth|last|final)[-\s]{{1,3}}(?:fiscal{S})?(?P<k>quarter|half){B}"
    rf"|(?P<q>[qh])(?P<m>[1-4])(?!\d))(?:{S}of)?(?:{S}(?:fiscal{S})?(?P<y>{YEAR})(?!\d)|{_WHICH_YEAR})?"
)
_SHORT = compiled(r"['’](?P<y>\d\d)(?!\d|['’]?s\b)")
_YEAR_QUARTER = compiled(
    rf"(?:fiscal{S})?(?P<y>{YEAR})(?:['’]s)?(?:{S}fiscal)?[-\s]{{1,3}}(?:(?P<n>first|second|third|fourth)[-\s]{{1,3}}(?P<k>quarter|half){B}|(?P<q>[qh])(?P<m>[1-4])(?!\d))"
)
_SPOKEN = compiled(SPOKEN_YEAR)
_FISCAL = compiled(rf"(?:fiscal|financial)(?:{S}year)?{S}(?P<y>{YEAR})(?!\d)|fy\s?(?P<z>{YEAR})(?!\d)")
_SEASON_WORD = compiled(SEASON)


def which_year(found: re.Match[str], context: Context) -> int | None:
    """The year that a match names after its month or season, in digits or words; None where it names none."""
    if found["y"]:
        return int(found["y"])
    groups = found.groupdict()
    if groups.get("y2"):
        return short_year(int(groups["y2"]), context)
    which = (groups.get("yw") or "").lower()
    if not which:
        return None
    base = context.today.year if which in ("last", "this", "next") else context.here.first.year
    return base + {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(which, 0)


def short_year(figures: int, context: Context) -> int:
    """The year of two figures: the latest that is no more than ten years ahead of the text."""
    bound = (context.published.year if context.published else 2030) + 10
    return max(y for y in range(figures, bound + 1, 100) if y > 99 or y == figures)


def numeric(text: str, at: int, context: Context) -> Found | None:
    """ISO dates, and day/month/year in figures (month first only where the day could not be a month)."""
    if found := _ISO.match(text, at):
        return day(dt.date(int(found[1]), int(found[2]), int(found[3]))), found.end()
    if found := _NUMERIC.match(text, at):
        a, b, y = int(found[1]), int(found[3]), int(found[4])
        if len(found[4]) == 2:
            if found[2] == ".":
                return None
            y = short_year(y, context)
        if not 1500 <= y <= 2199:
            return None
        if a > 12 or b > 12 or found[2] == ".":
            return day(dt.date(y, b, a) if b <= 12 else dt.date(y, a, b)), found.end()
        # 11/02/1989 reads both ways: the day first, unless that lies ahead or the other way gives the day of the text
        day_first, month_first = dt.date(y, b, a), dt.date(y, a, b)
        today = context.published
        swap = today is not None and (month_first == today or month_first < today < day_first)
        return day(month_first if swap else day_first), found.end()
    return None


def month_day(text: str, at: int, context: Context) -> Found | None:
    """A day, or days, of a month: either order, with or without the year."""
    found = _MONTH_DAY.match(text, at) or _DAY_MONTH.match(text, at)
    if not found:
        return None
    number, first = month_number(found["m"]), day_number(found["d"])
    last, end = (int(found["d2"]) if found["d2"] else None), found.end()
    if last is not None and (last <= first or ((found["word"] or "").lower() == "and" and last != first + 1)):
        if found.re is _DAY_MONTH:
            return None
        return month_day(text[: found.start("d2") - 1], at, context)
    if number == 5 and text[found.start("m")] == "m":  # the verb
        return None
    year_ = which_year(found, context)
    if year_ is None:
        return day_without_year(number, first, context, last), end
    start = dt.date(year_, number, first)
    return (Period(start, dt.date(year_, number, last), "span") if last else day(start)), end


def month_name(text: str, at: int, context: Context) -> Found | None:
    """A month, with or without the year."""
    found = YEAR_AFTER_MONTH.match(text, at)
    if not found:
        return None
    number, year_ = month_number(found["m"]), which_year(found, context)
    if year_ is None:
        return month_without_year(number, context), found.end("m")
    return month(year_, number), found.end()


def weekday(text: str, at: int, context: Context) -> Found | None:
    """A weekday with its time of day, its week or its date."""
    found = _WEEKDAY.match(text, at)
    if not found:
        return None
    number, end = WEEKDAYS[found["w"].lower().rstrip(".,")], found.end()
    if joint := WEEKDAY_DATE.match(text, end):
        dated = numeric(text, joint.end(), context) or month_day(text, joint.end(), context)
        if dated:
            period, end = dated
            return period, end + ("(" in joint[0] and text[end : end + 1] == ")")
    if which := _WEEKDAY_WEEK.match(text, end):
        shift = {"last": -7, "this": 0, "next": 7}[which["which"].lower()]
        return day(week(context.today + shift * DAY).first + number * DAY), which.end()
    return weekday_near(number, context), end


def season_named(text: str, at: int, context: Context) -> Found | None:
    """A season with its year; a season alone only after "the", "last", "in" and the like (see phrases)."""
    found = _SEASON_YEAR.match(text, at)
    if not found:
        return None
    name = found["s"].lower()
    year_ = spoken_year(found) if found["sp"] else which_year(found, context)
    return (season(year_, name), found.end()) if year_ else None


def season_alone(text: str, at: int, context: Context) -> Found | None:
    """A season without a year."""
    found = _SEASON_WORD.match(text, at)
    return (context.running(season_without_year(found[0].lower(), context)), found.end()) if found else None


def years(text: str, at: int, context: Context) -> Found | None:
    """A year, a span of years, a decade."""
    if found := _DECADE.match(text, at):
        if found["w"]:
            short = 20 + 10 * [
                "twenties",
                "thirties",
                "forties",
                "fifties",
                "sixties",
                "seventies",
                "eighties",
                "nineties",
            ].index(found["w"].lower())
        elif found["z"]:
            short = int(found["z"])
        else:
            first = int(found["y"])  # "the 1800s" is the century, "the 2000s" the decade
            return (year(first, 100, "century") if first % 100 == 0 and first < 2000 else decade(first)), found.end()
        return decade(1900 + short), found.end()
    if found := _SHORT.match(text, at):
        return year(short_year(int(found["y"]), context)), found.end()
    if found := _YEARS.match(text, at):
        first = int(found["y"])
        if not found["z"]:
            return year(first), found.end("y")
        last = int(found["z"]) if len(found["z"]) == 4 else first - first % 100 + int(found["z"])
        return (year(first, last - first + 1, "span"), found.end()) if last > first else (year(first), found.end("y"))
    if found := _SPOKEN.match(text, at):
        return year(spoken_year(found)), found.end()
    if found := _FISCAL.match(text, at):
        return year(int(found["y"] or found["z"])), found.end()
    return None


def centuries(text: str, at: int, _context: Context) -> Found | None:
    """The n-th century."""
    found = _CENTURY.match(text, at)
    if not found:
        return None
    word = found["n"].lower()
    return century(ORDINALS.get(word) or int(word[:-2])), found.end()


def quarters(text: str, at: int, context: Context) -> Found | None:
    """A quarter or half-year; without a year the latest that has begun."""
    found = _YEAR_QUARTER.match(text, at) or _QUARTER.match(text, at)
    if not found or (found["q"] and not found["y"] and not text[at].isupper()):
        return None
    kind = (found["k"] or {"q": "quarter", "h": "half"}[found["q"].lower()]).lower()
    made: Callable[[int, int], Period] = quarter if kind == "quarter" else half
    top = 4 if kind == "quarter" else 2
    number = int(found["m"]) if found["m"] else ORDINALS.get(found["n"].lower(), top)
    if number > top:
        return None
    year_ = int(found["y"]) if found["y"] else which_year(found, context)
    if year_ is not None:
        return made(year_, number), found.end()
    if not found["m"] and found["n"].lower() in ("last", "final"):
        return None
    today = context.today
    chosen = made(today.year, number)
    if context.tense == FUTURE:
        return (chosen if chosen.last > today else made(today.year + 1, number)), found.end()
    return (chosen if chosen.first <= today else made(today.year - 1, number)), found.end()
