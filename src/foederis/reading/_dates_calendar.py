"""Calendar arithmetic for dates in words: periods with a grain, and moving them by whole units.

A period is an inclusive span of days that remembers what it is (a day, a week, a month ...), so that "that year" and
"the following month" can be counted from it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

DAY = dt.timedelta(days=1)

# Meteorological seasons of the northern hemisphere, as news agencies use them; a winter belongs to the year it starts in.
SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """An inclusive span of days, open where None; `grain` is day, week, weekend, month, quarter, half, season, year,
    decade, century or span."""

    start: dt.date | None
    end: dt.date | None
    grain: str = "span"
    approximate: bool = False

    def vaguely(self) -> Period:
        """The same span, marked approximate."""
        return replace(self, approximate=True)

    @property
    def first(self) -> dt.date:
        """The day that relative expressions count from."""
        day = self.start or self.end
        if day is None:
            raise ValueError("a period without days")
        return day

    @property
    def last(self) -> dt.date:
        """The last day, or the first where the end is open."""
        day = self.end or self.start
        if day is None:
            raise ValueError("a period without days")
        return day


def day(value: dt.date) -> Period:
    """One day."""
    return Period(value, value, "day")


def month_last(year_: int, month_: int) -> dt.date:
    """The last day of a month.

    >>> month_last(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return dt.date(year_ + month_ // 12, month_ % 12 + 1, 1) - DAY if (year_, month_) != (9999, 12) else dt.date.max


def months(year_: int, first: int, count: int, grain: str) -> Period:
    """`count` whole months from month `first` (1-12) of a year; the end may run into the next year."""
    last = first + count - 1
    return Period(dt.date(year_, first, 1), month_last(year_ + (last - 1) // 12, (last - 1) % 12 + 1), grain)


def month(year_: int, month_: int) -> Period:
    """A calendar month."""
    return months(year_, month_, 1, "month")


def quarter(year_: int, number: int) -> Period:
    """A calendar quarter, 1-4."""
    return months(year_, 3 * number - 2, 3, "quarter")


def half(year_: int, number: int) -> Period:
    """A half-year, 1 or 2."""
    return months(year_, 6 * number - 5, 6, "half")


def season(year_: int, name: str) -> Period:
    """A meteorological season; a winter starts in December of the year."""
    return months(year_, SEASON_MONTH[name], 3, "season")


def year(year_: int, count: int = 1, grain: str = "year") -> Period:
    """Whole calendar years."""
    return Period(dt.date(year_, 1, 1), dt.date(year_ + count - 1, 12, 31), grain)


def decade(year_: int) -> Period:
    """The ten years from one that ends in 0."""
    return year(year_ - year_ % 10, 10, "decade")


def century(number: int) -> Period:
    """The n-th century: the 20th is 1901-2000."""
    return year(100 * number - 99, 100, "century")


def week(value: dt.date) -> Period:
    """Monday to Sunday around a day."""
    monday = value - value.weekday() * DAY
    return Period(monday, monday + 6 * DAY, "week")


def weekend(value: dt.date) -> Period:
    """Saturday and Sunday of the week around a day."""
    saturday = value + (5 - value.weekday()) * DAY
    return Period(saturday, saturday + DAY, "weekend")


def add_months(value: dt.date, count: int) -> dt.date:
    """The same day `count` months on, or the last of that month.

    >>> add_months(dt.date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    index = value.year * 12 + value.month - 1 + count
    year_, month_ = index // 12, index % 12 + 1
    return dt.date(year_, month_, min(value.day, month_last(year_, month_).day))


def unit_around(value: dt.date, unit: str) -> Period:
    """The calendar unit that holds a day."""
    if unit == "day":
        return day(value)
    if unit == "week":
        return week(value)
    if unit == "fortnight":
        return Period(week(value).start, week(value + 7 * DAY).end, "span")
    if unit == "weekend":
        return weekend(value)
    if unit == "month":
        return month(value.year, value.month)
    if unit == "quarter":
        return quarter(value.year, (value.month + 2) // 3)
    if unit == "half":
        return half(value.year, (value.month + 5) // 6)
    if unit == "year":
        return year(value.year)
    if unit == "decade":
        return decade(value.year)
    return century((value.year + 99) // 100)


def moved(value: dt.date, unit: str, count: int) -> dt.date:
    """A day moved by `count` units.

    >>> moved(dt.date(2025, 3, 10), "week", -2)
    datetime.date(2025, 2, 24)
    """
    if unit in ("week", "weekend"):
        return value + 7 * count * DAY
    if unit == "fortnight":
        return value + 14 * count * DAY
    factor = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit)
    return add_months(value, factor * count) if factor else value + count * DAY


def part(whole: Period, name: str) -> Period:
    """The early, middle or late part of a period.

    Of a month 1-10, 11-20, 21-end; of a year January-April, May-August, September-December; of a decade four, three and
    three years; any other period is cut into thirds. A day or a week stays whole (approximate), since nobody agrees on
    what early in the week is.
    """
    index = {"early": 0, "mid": 1, "late": 2}[name]
    start, end = whole.start, whole.end
    if start is None or end is None or whole.grain in ("day", "weekend"):
        return whole
    if whole.grain == "week":
        return whole.vaguely()
    if whole.grain == "month":
        return Period(start + 10 * index * DAY, end if index == 2 else start + (10 * index + 9) * DAY, "span", True)
    if whole.grain == "year":
        return replace(months(start.year, 4 * index + 1, 4, "span"), approximate=True)
    if whole.grain == "decade":
        low, high = ((0, 3), (4, 6), (7, 9))[index]
        return Period(dt.date(start.year + low, 1, 1), dt.date(start.year + high, 12, 31), "span", True)
    if whole.grain == "century":
        low, high = ((0, 32), (33, 65), (66, 99))[index]
        return Period(dt.date(start.year + low, 1, 1), dt.date(start.year + high, 12, 31), "span", True)
    third = ((end - start).days + 1) / 3
    first = start + round(third * index) * DAY
    # A third of one or two days may be no day at all.
    return Period(min(first, end), max(min(first, end), start + (round(third * (index + 1)) - 1) * DAY), "span", True)


def easter(year_: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    q = h + m - 7 * n + 114
    return dt.date(year_, q // 31, q % 31 + 1)


def nth_weekday(year_: int, month_: int, weekday: int, n: int) -> dt.date:
    """The n-th Monday (0) … Sunday (6) of a month; n = -1 is the last.

    >>> nth_weekday(2025, 11, 3, 4)
    datetime.date(2025, 11, 27)
    """
    if n < 0:
        last = month_last(year_, month_)
        return last - (last.weekday() - weekday) % 7 * DAY
    first = dt.date(year_, month_, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (n - 1)) * DAY
