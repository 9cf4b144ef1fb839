"""When: dates in words, resolved against the day of publication and the text's own dates (issue: Reading, 6).

`resolve_date` reads one expression, `find_dates` all expressions of a text. Method: a word of the vocabulary triggers
bounded patterns at its position, so the time is linear in the text; what "November" or "Friday" means without a year
follows the house rules: the latest not after publication, unless the words point ahead.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from foederis.claims import When
from foederis.errors import BadDate

from ._dates_calendar import Period, unit_around
from ._dates_distance import Phrase
from ._dates_eras import era
from ._dates_find import DateSpan, find_dates
from ._dates_phrases import word_at
from ._dates_refs import reference
from ._dates_relations import RELATION_WORDS, related, whole_phrase
from ._dates_words import FUTURE, PAST, Context

__all__ = ["DateSpan", "find_dates", "resolve_date"]

LONGEST_EXPRESSION = 400


def _published(value: dt.date | str | None) -> dt.date | None:
    if value is None or isinstance(value, dt.datetime):
        return value.date() if value else None
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadDate(f"not a date: {str(value)[:40]}", hint="write it as 2025-12-14") from None


def _period_of(when: When | None) -> Period | None:
    if when is None or (when.start is None and when.end is None):
        return None
    found = Period(when.start, when.end, "span", when.approximate)
    if when.start and when.end:
        for grain in ("day", "week", "month", "quarter", "year", "decade"):
            unit = unit_around(when.start, grain)
            if (unit.start, unit.end) == (when.start, when.end):
                return replace(found, grain=grain)
    return found


def _when(period: Period, text: str) -> When:
    return When(period.start, period.end, text, period.approximate)


def resolve_date(
    expression: str,
    published: dt.date | str | None,
    *,
    anchor: When | None = None,
    tense: str | None = None,
) -> When | None:
    """The days that a date in words means, or None where it is no date or cannot be told.

    `published` is the day of the text (ISO string or date); `anchor` the date last named before, for "two days later"
    and "that year"; `tense` "past" or "future" if the verb tells, else the nearest reading is taken. Inclusive days,
    open ends None. Calendar expressions are answered by their whole calendar unit ("this year" is January to December).
    BadDate if `published` is no date.

    >>> resolve_date("mid-October", "2025-12-14").start
    datetime.date(2025, 10, 11)
    >>> resolve_date("since Putin's rise to power", "2025-12-14").end is None
    True
    """
    day_of_text = _published(published)
    if tense not in (None, PAST, FUTURE):
        raise ValueError(f"tense is past, future or None, not {tense!r}")
    text = " ".join(expression[:LONGEST_EXPRESSION].split()).strip(' .,;:"“”()[]')
    if not text:
        return None
    here = _period_of(anchor)
    context = Context(day_of_text, here, here, tense)
    candidates: list[tuple[int, int, Period]] = []
    at, tries = 0, 0
    while at < len(text) and tries < 40:
        relation = related(text, at, context) if word_at(text, at) in RELATION_WORDS else None
        plain = whole_phrase(text, at, context)
        if not plain and at == 0 and (period := era(text, 0, day_of_text)):
            plain = Phrase(*period)
        found = relation[0] if relation and (not plain or relation[0].end >= plain.end) else plain
        if found:
            candidates.append((at - found.end, at, found.period))
            if found.end >= len(text):
                break
        tries += 1
        while at < len(text) and (text[at].isalnum() or text[at] == "."):
            at += 1
        at += 1
    whole = next((c for c in candidates if c[1] == 0 and -c[0] == len(text)), None)
    if not whole:
        try:
            special = reference(text, context)
        except (ValueError, OverflowError):
            special = None
        if special:
            return _when(special, expression)
    if not candidates:
        return None
    return _when((whole or min(candidates))[2], expression)
