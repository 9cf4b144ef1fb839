"""Dates that count from the day of publication or the date named before: today, last Thursday, this month, that year."""

from __future__ import annotations

from dataclasses import replace

from ._dates_atoms import WEEKDAY_DATE, YEAR_AFTER_MONTH, Atom, Found, month_day, numeric, which_year
from ._dates_calendar import DAY, Period, day, month, moved, nth_weekday, season, unit_around, week, weekend
from ._dates_words import (
    CLOCK_PART,
    COUNT,
    FUTURE,
    MONTH,
    SEASON,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    B,
    Context,
    S,
    compiled,
    count_of,
    month_number,
    rolling,
    weekday_near,
)

_DEICTIC = compiled(
    rf"(?P<dby>(?:the{S})?day{S}before{S}yesterday{B})|(?P<nbl>(?:the{S})?(?:night|day){S}before{S}last{B})|(?P<dat>(?:the{S})?day{S}after{S}tomorrow{B})"
    rf"|(?P<yesterday>yesterday{CLOCK_PART})|(?P<tomorrow>tomorrow{CLOCK_PART})"
    rf"|(?P<today>today|tonight|nowadays{B}(?!)|this{S}(?:morning|afternoon|evening|day)){B}|(?P<night>last{S}night|last{S}evening){B}"
    rf"|(?P<over>overnight|(?:in|during|through){S}the{S}night){B}(?!{S}(?:of|to|between|before|from){B})(?:{S}(?:into|to){S}(?P<into>{WEEKDAY}))?"
)
_DIRECTED = compiled(
    rf"(?P<dir>last|next|this{S}past|this{S}coming|this|past|coming|the{S}coming)(?:{S}(?:mid|early|late)[-\s]{{1,2}})?{S}"
    rf"(?:(?P<w>{WEEKDAY}){CLOCK_PART}|(?P<md>{MONTH}{S}\d{{1,2}}(?![\d,])|\d{{1,2}}{S}{MONTH})|(?P<m>{MONTH})|(?P<s>{SEASON}))"
)
_RELATIVE = compiled(
    rf"(?P<the>the{S})?(?P<dir>last|past|previous|preceding|prior|this|current|present|next|coming|following|same|that|latest|just[-\s]ended){S}"
    rf"(?:(?P<n>(?!an?{S}){COUNT}|few|couple{S}of){S})?(?:full{S}|calendar{S}|fiscal{S}|financial{S}|business{S}|trading{S})?{UNIT}(?P<s>s?){B}(?:{S}or{S}(?:so|two){B})?"
)
_BACK = ("last", "past", "previous", "preceding", "prior")
_COUNTED_FROM_HERE = ("same", "that", "previous", "preceding", "prior", "following", "next")
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
    shift = {"dby": -2, "nbl": -2, "dat": 2, "yesterday": -1, "tomorrow": 1, "night": -1}.get(kind or "", 0)
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
        joint = WEEKDAY_DATE.match(text, found.end())
        dated = joint and (numeric(text, joint.end(), aimed) or month_day(text, joint.end(), aimed))
        return dated or (chosen, found.end())
    if found["md"]:
        return month_day(text, found.start("md"), aimed)
    if found["m"]:
        if followed := YEAR_AFTER_MONTH.match(text, found.start("m")):
            year_ = which_year(followed, context)
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
    back, on = direction in _BACK, direction in _ON
    if not found["n"] and not found["s"] and direction in _COUNTED_FROM_HERE and (direction != "next" or found["the"]):
        if unit == "day" and context.here.grain not in ("day", "span", "weekend"):
            return context.here.vaguely(), end  # "the same day" after "in March": some day of it
        if direction in ("same", "that"):
            return unit_around(context.here.first, unit), end
        sign = 1 if direction in _ON else -1
        return unit_around(moved(context.here.first, unit, sign), unit), end
    today = context.today
    if found["n"] or found["s"]:
        count = count_of(found["n"]) if found["n"] else None
        if not back and not on:
            return None
        if count is None:
            return (Period(today, None, "span", True) if on else Period(None, today, "span", True)), end
        return rolling(count, unit, context, forward=on), end
    if direction in ("latest", "just-ended", "just ended"):
        return unit_around(moved(today, unit, -1), unit), end
    if context.claims and back and ((found["the"] and direction == "last") or direction == "past"):
        return rolling(1, unit, context), end
    if unit == "weekend":
        return weekend(today + (-7 if back else 7 if on else 0) * DAY), end
    if unit == "day" and not back and not on:
        return day(today), end
    whole = unit_around(moved(today, unit, -1 if back else 1 if on else 0), unit)
    return (whole if back or on else context.running(whole)), end


_BEFORE_LAST = compiled(rf"(?:the{S})?(?P<unit>week|weekend|month|quarter|year|decade){S}before{S}last{B}")


def before_last(text: str, at: int, context: Context) -> Found | None:
    """the year before last."""
    found = _BEFORE_LAST.match(text, at)
    if not found:
        return None
    unit = found["unit"].lower()
    return unit_around(moved(context.today, unit, -2), unit), found.end()


_OF_THE_MONTH = compiled(
    r"the\s{1,3}(?P<d>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?:\s{1,3}of\s{1,3}(?:the|this)\s{1,3}month)?(?=\s?[.,;:)]|$)"
)


def day_of_month(text: str, at: int, context: Context) -> Found | None:
    """on the 12th: the latest such day, or the next where the future is meant."""
    found = _OF_THE_MONTH.match(text, at)
    if not found or text[max(0, at - 3) : at].lower() != "on ":
        return None
    today, number = context.today, int(found["d"])
    for count in (0, 1, 2) if context.tense == FUTURE else (0, -1, -2):
        first = moved(today.replace(day=1), "month", count)
        try:
            chosen = first.replace(day=number)
        except ValueError:  # the 31st of June
            continue
        if (chosen > today) == (context.tense == FUTURE):
            return day(chosen), found.end()
    return None


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
    rf"(?P<n>first|second|third|fourth|last){S}(?P<w>{WEEKDAY}|day|week|weekend){S}(?:of|in){S}(?:the{S}month{S}of{S})?(?={MONTH}|the{S}|this{S}|last{S}|next{S}|{YEAR})"
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
    if word in ("day", "week", "weekend"):
        if word == "day":
            return day(period.last if n < 0 else period.first + (n - 1) * DAY), end
        if word == "weekend":
            return weekend(nth_weekday(period.first.year, month_, 5, n)), end
        first = period.last - 6 * DAY if n < 0 else period.first + 7 * (n - 1) * DAY
        return Period(first, first + 6 * DAY, "span", True), end
    return day(nth_weekday(period.first.year, month_, WEEKDAYS[word], n)), end
