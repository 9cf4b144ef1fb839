"""Dates that stand on their own: "14 December 2025", "in JunePutin", "last Thursday", "the third quarter", "the 1990s".

Every function takes the text, a position and the context and answers with a period and where its words end, or None.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from ._dates_calendar import (
    DAY,
    Period,
    century,
    day,
    decade,
    half,
    month,
    moved,
    nth_weekday,
    quarter,
    season,
    unit_around,
    week,
    weekend,
    year,
)
from ._dates_words import (
    CLOCK_PART,
    COUNT,
    FUTURE,
    MONTH,
    ORDINAL,
    ORDINALS,
    RANGE,
    SEASON,
    SPOKEN_YEAR,
    SUFFIX,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    B,
    Context,
    S,
    compiled,
    count_of,
    day_number,
    day_without_year,
    month_number,
    month_without_year,
    rolling,
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
    rf"(?:{RANGE}(?P<d2>\d{{1,2}}){SUFFIX}(?![\d,:]))?{_YEAR_AFTER}"
)
_DAY_MONTH = compiled(
    rf"(?P<d>\d{{1,2}}|{ORDINAL}{B}){SUFFIX}(?:{RANGE}(?P<d2>\d{{1,2}}){SUFFIX})?[\s-]{{1,3}}(?:of{S})?(?P<m>{MONTH}){_YEAR_AFTER}"
)
_MONTH_ONLY = compiled(rf"(?P<m>{MONTH}){_YEAR_AFTER}")
_WEEKDAY = compiled(rf"(?P<w>{WEEKDAY})'?s?{CLOCK_PART}")
_WEEKDAY_WEEK = compiled(rf",?{S}(?:of{S}|in{S})?(?P<which>last|this|next){S}week{B}")
_WEEKDAY_DATE = compiled(rf"(?:,{S}|{S}|{S}?\()(?:on{S})?(?:the{S})?(?=\d|{MONTH})")
_SEASON_YEAR = compiled(rf"(?P<s>{SEASON})(?:{S}of)?(?:{S}(?P<y>{YEAR})(?!\d)|{S}(?P<sp>{SPOKEN_YEAR})|{_WHICH_YEAR})")
_YEARS = compiled(rf"(?P<y>{YEAR})(?:[-–—/](?P<z>{YEAR}|\d\d)(?![\d-]))?(?![\d,]\d|\d|[-–]\d|%|\.\d)")
_DECADE = compiled(rf"(?P<y>(?:1[5-9]|20)\d0)['’]?s{B}|['’](?P<z>[2-9]0)['’]?s{B}|(?P<w>{{}}){B}".replace(
    "{}", "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"))
_CENTURY = compiled(rf"(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})[-\s]{{1,3}}century{B}")
_QUARTER = compiled(
    rf"(?:fiscal[-\s])?(?:(?P<n>first|second|third|fourth|last|final)[-\s]{{1,3}}(?:fiscal{S})?(?P<k>quarter|half){B}"
    rf"|(?P<q>[qh])(?P<m>[1-4])(?!\d))(?:{S}of)?(?:{S}(?:fiscal{S})?(?P<y>{YEAR})(?!\d)|{_WHICH_YEAR})?"
)
_SPOKEN = compiled(SPOKEN_YEAR)
_FISCAL = compiled(rf"(?:fiscal|financial)(?:{S}year)?{S}(?P<y>{YEAR})(?!\d)|fy\s?(?P<z>{YEAR})(?!\d)")
_SEASON_WORD = compiled(SEASON)


def _which_year(found: re.Match[str], context: Context) -> int | None:
    """The year that a match names after its month or season, in digits or words; None where it names none."""
    if found["y"]:
        return int(found["y"])
    groups = found.groupdict()
    if groups.get("y2"):
        short = int(groups["y2"])
        return 1900 + short if short > context.today.year % 100 + 10 else 2000 + short
    which = (groups.get("yw") or "").lower()
    if not which:
        return None
    base = context.today.year if which in ("last", "this", "next") else context.here.first.year
    return base + {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(which, 0)


def numeric(text: str, at: int, context: Context) -> Found | None:
    """ISO dates, and day/month/year in figures (month first only where the day could not be a month)."""
    if found := _ISO.match(text, at):
        return day(dt.date(int(found[1]), int(found[2]), int(found[3]))), found.end()
    if found := _NUMERIC.match(text, at):
        a, b, y = int(found[1]), int(found[3]), int(found[4])
        if len(found[4]) == 2:
            if found[2] == ".":
                return None
            y += 2000 if y < 70 else 1900
        if not 1500 <= y <= 2199:
            return None
        return day(dt.date(y, b, a) if b <= 12 else dt.date(y, a, b)), found.end()
    return None


def month_day(text: str, at: int, context: Context) -> Found | None:
    """A day, or days, of a month: either order, with or without the year."""
    found = _MONTH_DAY.match(text, at) or _DAY_MONTH.match(text, at)
    if not found:
        return None
    number, first = month_number(found["m"]), day_number(found["d"])
    last, end = (int(found["d2"]) if found["d2"] else None), found.end()
    if last is not None and (last <= first or (found["word"] or "").lower() == "and" and last != first + 1):
        if found.re is _DAY_MONTH:
            return None
        return month_day(text[: found.start("d2") - 1], at, context)
    if number == 5 and text[found.start("m")] == "m":  # the verb
        return None
    year_ = _which_year(found, context)
    if year_ is None:
        return day_without_year(number, first, context, last), end
    start = dt.date(year_, number, first)
    return (Period(start, dt.date(year_, number, last), "span") if last else day(start)), end


def month_name(text: str, at: int, context: Context) -> Found | None:
    """A month, with or without the year."""
    found = _MONTH_ONLY.match(text, at)
    if not found:
        return None
    number, year_ = month_number(found["m"]), _which_year(found, context)
    if year_ is None:
        return month_without_year(number, context), found.end("m")
    return month(year_, number), found.end()


def weekday(text: str, at: int, context: Context) -> Found | None:
    """A weekday with its time of day, its week or its date."""
    found = _WEEKDAY.match(text, at)
    if not found:
        return None
    number, end = WEEKDAYS[found["w"].lower().rstrip(".,")], found.end()
    if text[end - 1] in "'’":
        end -= 1
    if joint := _WEEKDAY_DATE.match(text, end):
        dated = numeric(text, joint.end(), context) or month_day(text, joint.end(), context)
        if dated:
            return dated
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
    year_ = spoken_year(found) if found["sp"] else _which_year(found, context)
    return (season(year_, name), found.end()) if year_ else None


def season_alone(text: str, at: int, context: Context) -> Found | None:
    """A season without a year."""
    found = _SEASON_WORD.match(text, at)
    return (context.running(season_without_year(found[0].lower(), context)), found.end()) if found else None


def years(text: str, at: int, context: Context) -> Found | None:
    """A year, a span of years, a decade."""
    if found := _DECADE.match(text, at):
        if found["w"]:
            short = 20 + 10 * "twenties thirties forties fifties sixties seventies eighties nineties".split().index(
                found["w"].lower()
            )
        elif found["z"]:
            short = int(found["z"])
        else:
            return decade(int(found["y"])), found.end()
        return decade(1900 + short), found.end()
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


def centuries(text: str, at: int, context: Context) -> Found | None:
    """The n-th century."""
    found = _CENTURY.match(text, at)
    if not found:
        return None
    word = found["n"].lower()
    return century(ORDINALS.get(word) or int(word[:-2])), found.end()


def quarters(text: str, at: int, context: Context) -> Found | None:
    """A quarter or half-year; without a year the latest that has begun."""
    found = _QUARTER.match(text, at)
    if not found or found["q"] and not found["y"] and not text[at].isupper():
        return None
    kind = (found["k"] or {"q": "quarter", "h": "half"}[found["q"].lower()]).lower()
    made: Callable[[int, int], Period] = quarter if kind == "quarter" else half
    top = 4 if kind == "quarter" else 2
    number = int(found["m"]) if found["m"] else ORDINALS.get(found["n"].lower(), top)
    if number > top:
        return None
    year_ = _which_year(found, context)
    if year_ is not None:
        return made(year_, number), found.end()
    if not found["m"] and found["n"].lower() in ("last", "final"):
        return None
    today = context.today
    chosen = made(today.year, number)
    if context.tense == FUTURE:
        return (chosen if chosen.last > today else made(today.year + 1, number)), found.end()
    return (chosen if chosen.first <= today else made(today.year - 1, number)), found.end()


# -- words that count from the day of publication --------------------------------------------------------------------

_DEICTIC = compiled(
    rf"(?P<dby>(?:the{S})?day{S}before{S}yesterday{B})|(?P<dat>(?:the{S})?day{S}after{S}tomorrow{B})"
    rf"|(?P<yesterday>yesterday{CLOCK_PART})|(?P<tomorrow>tomorrow{CLOCK_PART})"
    rf"|(?P<today>today|tonight|nowadays{B}(?!)|this{S}(?:morning|afternoon|evening|day)){B}|(?P<night>last{S}night|last{S}evening){B}"
    rf"|(?P<over>overnight|(?:in|during|through){S}the{S}night){B}(?!{S}(?:of|to|between|before|from){B})(?:{S}(?:into|to){S}(?P<into>{WEEKDAY}))?"
)
_DIRECTED = compiled(
    rf"(?P<dir>last|next|this{S}past|this{S}coming|this|past|coming|the{S}coming)(?:{S}(?:mid|early|late)[-\s]{{1,2}})?{S}"
    rf"(?:(?P<w>{WEEKDAY}){CLOCK_PART}|(?P<md>{MONTH}{S}\d{{1,2}}(?![\d,])|\d{{1,2}}{S}{MONTH})|(?P<m>{MONTH})|(?P<s>{SEASON}))"
)
_RELATIVE = compiled(
    rf"(?P<the>the{S})?(?P<dir>last|past|previous|preceding|this|current|present|next|coming|following|same|that|latest|just[-\s]ended){S}"
    rf"(?:(?P<n>{COUNT}|few|couple{S}of){S})?(?:full{S}|calendar{S}|fiscal{S}|financial{S}|business{S}|trading{S})?{UNIT}(?P<s>s?){B}(?:{S}or{S}(?:so|two){B})?"
)
_BACK = ("last", "past", "previous", "preceding")
_ON = ("next", "coming", "following")


def deictic(text: str, at: int, context: Context) -> Found | None:
    """today, yesterday, tomorrow, tonight, overnight, last night."""
    found = _DEICTIC.match(text, at)
    if not found:
        return None
    today, kind = context.today, found.lastgroup
    if found["over"]:
        ends = weekday_near(WEEKDAYS[found["into"].lower()], context).first if found["into"] else today
        return Period(ends - DAY, ends, "span"), found.end()
    shift = {"dby": -2, "dat": 2, "yesterday": -1, "tomorrow": 1, "night": -1}.get(kind or "", 0)
    return day(today + shift * DAY), found.end()


def directed(text: str, at: int, context: Context) -> Found | None:
    """last Thursday, next June, this fall, last Oct. 23."""
    found = _DIRECTED.match(text, at)
    if not found:
        return None
    today, direction = context.today, " ".join(found["dir"].lower().split())
    back, on = direction in ("last", "this past", "past"), direction in ("next", "this coming", "coming", "the coming")
    tense = "past" if back else FUTURE if on else None
    aimed = replace(context, tense=tense)
    if found["w"]:
        number = WEEKDAYS[found["w"].lower().rstrip(".,")]
        if back:
            chosen = day(today - ((today.weekday() - number - 1) % 7 + 1) * DAY)
        elif direction == "next":
            chosen = day(week(today + 7 * DAY).first + number * DAY)
        elif on:
            chosen = weekday_near(number, aimed)
        else:
            chosen = day(week(today).first + number * DAY)
        joint = _WEEKDAY_DATE.match(text, found.end())
        dated = joint and (numeric(text, joint.end(), aimed) or month_day(text, joint.end(), aimed))
        return dated or (chosen, found.end())
    if found["md"]:
        return month_day(text, found.start("md"), aimed)
    if found["m"]:
        if followed := _MONTH_ONLY.match(text, found.start("m")):
            year_ = _which_year(followed, context)
            if year_:
                return month(year_, month_number(found["m"])), followed.end()
        number = month_number(found["m"])
        if not back and not on:
            return month(today.year, number), found.end()
        if on:
            return month(today.year + (number <= today.month), number), found.end()
        return month(today.year - (number >= today.month), number), found.end()
    name = found["s"].lower()
    if not back and not on:
        return context.running(season(today.year, name)), found.end()
    spans = [season(y, name) for y in range(today.year - 2, today.year + 3)]
    if on:
        return next(p for p in spans if p.first > today), found.end()
    return next(p for p in reversed(spans) if p.last < today), found.end()


def relative(text: str, at: int, context: Context) -> Found | None:
    """last week, this month, next year, the past two years, that year, the same day."""
    found = _RELATIVE.match(text, at)
    if not found:
        return None
    direction, unit, end = found["dir"].lower(), found["unit"].lower(), found.end()
    today, back, on = context.today, direction in _BACK, direction in _ON
    if found["n"] or found["s"]:
        count = count_of(found["n"]) if found["n"] else None
        if not back and not on:
            return None
        if count is None:
            return (Period(today, None, "span", True) if on else Period(None, today, "span", True)), end
        return rolling(count, unit, context, forward=on), end
    if direction in ("same", "that"):
        return unit_around(context.here.first, unit), end
    if direction in ("previous", "preceding", "following") or direction == "next" and found["the"]:
        sign = -1 if direction in ("previous", "preceding") else 1
        return unit_around(moved(context.here.first, unit, sign), unit), end
    if direction in ("latest", "just-ended", "just ended"):
        return unit_around(moved(today, unit, -1), unit), end
    if context.claims and back and (found["the"] and direction == "last" or direction == "past"):
        return rolling(1, unit, context), end
    if unit == "weekend":
        saturday = weekend(today).first
        shift = {"last": -1 if saturday <= today else 0, "past": -1}.get(direction, 0)
        if on:
            return weekend(today + 7 * DAY), end
        if shift == 0 and saturday > today and back:
            shift = -1
        return weekend(today + 7 * shift * DAY), end
    if unit == "day" and not back and not on:
        return day(today), end
    whole = unit_around(moved(today, unit, -1 if back else 1 if on else 0), unit)
    return (whole if back or on else context.running(whole)), end


_THE = compiled(
    rf"the{S}(?P<unit>weekend|(?:full{S}|fiscal{S}|calendar{S})?year|quarter|month|week|day|decade|century|time|future|past|moment|present){B}"
)


def the_weekend(text: str, at: int, context: Context) -> Found | None:
    """the weekend: the latest whose Saturday is not after publication, or the coming one."""
    found = _THE.match(text, at)
    if not found or found["unit"].lower() != "weekend":
        return None
    around = weekend(context.today)
    if context.tense == FUTURE or around.first <= context.today:
        return around, found.end()
    return weekend(context.today - 7 * DAY), found.end()


_NTH_WEEKDAY = compiled(
    rf"(?P<n>first|second|third|fourth|last){S}(?P<w>{WEEKDAY}|week|weekend){S}(?:of|in){S}(?:the{S}month{S}of{S})?(?={MONTH}|the{S}|this{S}|last{S}|next{S}|{YEAR})"
)


def nth_of(text: str, at: int, context: Context, inner: Atom) -> Found | None:
    """the first Monday of June, the last week of May: `inner` reads the month or year."""
    found = _NTH_WEEKDAY.match(text, at)
    whole = inner(text, found.end(), context) if found else None
    if not found or not whole or whole[0].start is None or whole[0].grain not in ("month", "year"):
        return None
    period, end = whole
    n = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}[found["n"].lower()]
    word = found["w"].lower()
    last_month = period.last.month
    month_ = last_month if n < 0 else period.first.month
    if word in ("week", "weekend"):
        if word == "weekend":
            return weekend(nth_weekday(period.first.year, month_, 5, n)), end
        first = period.last - 6 * DAY if n < 0 else period.first + 7 * (n - 1) * DAY
        return Period(first, first + 6 * DAY, "span", True), end
    return day(nth_weekday(period.first.year, month_, WEEKDAYS[word], n)), end
