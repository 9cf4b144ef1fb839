"""The vocabulary of dates: pieces of patterns, the context that they are resolved in, and choosing a year.

All patterns are matched at a position that a word of the vocabulary triggered, with bounded repetition only: the time
stays linear in the text whatever it holds.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ._dates_calendar import Period, add_months, day, month, season

PAST, FUTURE = "past", "future"


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against.

    `anchor`: the date last named (for "two days later"), `near` the same if it stands in this sentence; `tense`: past,
    future or None (nearest); `claims`: resolve by the rules for dated claims (a running week, month or year ends on the
    day of publication; "the past two years" run up to it), not by calendar units.
    """

    published: dt.date | None
    anchor: Period | None = None
    near: Period | None = None
    tense: str | None = None
    claims: bool = False

    @property
    def today(self) -> dt.date:
        """The day of publication; ValueError where it is unknown."""
        if self.published is None:
            raise ValueError("no day of publication")
        return self.published

    @property
    def here(self) -> Period:
        """The date last named, else the day of publication."""
        return self.anchor or day(self.today)

    def running(self, whole: Period) -> Period:
        """A unit that is not over yet: for claims, up to the day of publication (from it, where the future is meant)."""
        if not self.claims or self.published is None or whole.start is None or whole.end is None:
            return whole
        if not whole.start <= self.published <= whole.end:
            return whole
        if self.tense == FUTURE:
            return Period(self.published, whole.end, whole.grain, whole.approximate)
        return Period(whole.start, self.published, whole.grain, whole.approximate)


def listed(words: str) -> list[str]:
    """A word list written as one string: lexicons stay readable."""
    return words.split()


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of this room: case ignored."""
    return re.compile(pattern, re.IGNORECASE)


# After a word: no lower-case letter may follow, but a capital may (stripped links glue words: "in JunePutin said").
B = r"(?-i:(?![a-z]))"
S = r"\s{1,3}"
YEAR = r"(?:1[5-9]|20)\d\d"
RANGE = r"(?:\s?[-‐‑–—]\s?|\s{1,3}(?P<word>to|through|until|till|and)\s{1,3})"
SUFFIX = r"(?:st|nd|rd|th)?"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    rf"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)(?:\.|{B})){B}"
)
WEEKDAY = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day{B}|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:\.,?|,)(?=\s\w))"
SEASON = rf"(?:spring|summer|autumn|fall|winter){B}"
UNIT = r"(?P<unit>day|week|weekend|fortnight|month|quarter|year|decade|century)"
CLOCK_PART = (
    rf"(?:{S}(?:early{S}|late{S})?(?:morning|afternoon|evening|night|midday|noon|dawn|local{S}time){B}"
    rf"|{S}at{S}(?:dawn|dusk|noon|midnight|midday|night|\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|gmt)){B})?"
)

ORDINALS = {
    name: number
    for number, name in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
            "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
        ),
        start=1,
    )
}
ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"

_ONES = listed("one two three four five six seven eight nine")
_TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {name: number for number, name in enumerate((*_ONES, *_TEENS), start=1)}
SMALL.update({name: 10 * number for number, name in enumerate(_TENS, start=2)})
SMALL.update({"a": 1, "an": 1})
_TENS_RE = "(?:" + "|".join(_TENS) + ")"
_ONES_RE = "(?:" + "|".join(_ONES) + ")"
COUNT = (
    rf"(?:\d{{1,4}}|half{S}a{S}dozen|a{S}dozen|a{S}couple{S}of|a{S}few|several|some|many"
    rf"|{_TENS_RE}(?:[-\s]{_ONES_RE})?|{'|'.join(reversed(_TEENS))}|{'|'.join(_ONES)}|an?)"
)
# Years as they are spoken: "nineteen ninety-four", "two thousand and five", "twenty twenty-two".
SPOKEN_YEAR = (
    rf"(?:(?P<ys_c>nineteen|eighteen|seventeen|twenty){S}(?:(?P<ys_t>{_TENS_RE})(?:[-\s](?P<ys_o>{_ONES_RE}))?"
    rf"|(?P<ys_n>{'|'.join(reversed(_TEENS))}))|two{S}thousand(?:{S}(?:and{S})?(?P<ys_k>{'|'.join((*reversed(_TEENS), *_ONES))}))?){B}"
)


def count_of(words: str) -> int | None:
    """The number of a COUNT; None where it is vague ("several").

    >>> count_of("twenty-four"), count_of("a couple of"), count_of("several")
    (24, 2, None)
    """
    words = " ".join(words.lower().replace("-", " ").split())
    if words.isdecimal():
        return int(words)
    fixed = {"half a dozen": 6, "a dozen": 12, "a couple of": 2}.get(words)
    if fixed:
        return fixed
    values = [SMALL.get(word) for word in words.split()]
    return None if not values or None in values else sum(value for value in values if value)


def spoken_year(found: re.Match[str]) -> int:
    """The year of a SPOKEN_YEAR match."""
    if not found["ys_c"]:
        return 2000 + SMALL.get((found["ys_k"] or "").lower(), 0)
    rest = SMALL.get((found["ys_t"] or "").lower(), 0) + SMALL.get((found["ys_o"] or "").lower(), 0)
    return 100 * SMALL[found["ys_c"].lower()] + (rest or SMALL[found["ys_n"].lower()])


def month_number(word: str) -> int:
    """1-12 for a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(". ")]


def day_number(word: str) -> int:
    """The day of the month in digits or as an ordinal word."""
    return int(word) if word.isdecimal() else ORDINALS[word.lower()]


# How far ahead a month or day without a year may lie and still be meant, where nothing tells past from future. On the
# development set of news dates (1989-2000) exact calendar answers are .869 at 60 days, .874 at 92, .882 from 125 on.
AHEAD = dt.timedelta(days=125)


def choose(candidates: list[Period], context: Context, ahead: dt.timedelta = AHEAD) -> Period:
    """Of the same date in several years (in order) the one meant: the latest not after publication, or the next."""
    today = context.today
    past = [p for p in candidates if p.first <= today]
    future = [p for p in candidates if p.first > today or (p.last > today and context.tense == FUTURE)]
    if context.tense == FUTURE and future:
        return future[0]
    if context.tense is None and not context.claims and future and (gap := future[0].first - today) <= ahead:
        near = not past or (past[-1].last < today and gap < today - past[-1].first)  # a running month counts as past
        return future[0] if near else past[-1]
    if not past and not future:
        raise ValueError("no such day in any year near")
    return past[-1] if past else future[0]


def month_without_year(number: int, context: Context) -> Period:
    """A month named alone."""
    year_ = context.today.year
    return choose([month(y, number) for y in (year_ - 1, year_, year_ + 1)], context)


def day_without_year(month_: int, day_: int, context: Context, last: int | None = None) -> Period:
    """A day (or days) of a month named without the year."""
    found = []
    reach = 8 if (month_, day_) == (2, 29) else 1
    for y in range(context.today.year - reach, context.today.year + reach + 1):
        try:
            start = dt.date(y, month_, day_)
            found.append(Period(start, dt.date(y, month_, last or day_), "span" if last else "day"))
        except ValueError:  # the 29th of February
            continue
    return choose(found, context)


def season_without_year(name: str, context: Context) -> Period:
    """A season named alone."""
    year_ = context.today.year
    return choose([season(y, name) for y in (year_ - 2, year_ - 1, year_, year_ + 1)], context, dt.timedelta(0))


def weekday_near(number: int, context: Context) -> Period:
    """A bare weekday: the latest not after publication; the next one after it where the future is meant."""
    today = context.today
    if context.tense == FUTURE:
        return day(today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1))
    return day(today - dt.timedelta(days=(today.weekday() - number) % 7))


def rolling(count: int, unit: str, context: Context, forward: bool = False) -> Period:
    """`count` units up to the day of publication, or from it."""
    today = context.today
    step = {"year": 12, "quarter": 3, "month": 1, "decade": 120, "century": 1200}.get(unit)
    days = {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1)
    sign = 1 if forward else -1
    far = add_months(today, sign * step * count) if step else today + sign * dt.timedelta(days=days * count)
    return Period(today, far, "span", True) if forward else Period(far, today, "span", True)
