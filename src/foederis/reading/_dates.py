"""When: dates in words, resolved against the day of publication and the text's own dates (issue: Reading, 6).

`resolve_date` reads one expression, `find_dates` all expressions of a text. Method: a word of the vocabulary triggers
bounded patterns at its position, so the time is linear in the text; what "November" or "Friday" means without a year
follows the house rules: the latest not after publication, unless the words point ahead.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from foederis.claims import When
from foederis.errors import BadDate

from ._dates_atoms import season_alone
from ._dates_calendar import DAY, Period, day, unit_around
from ._dates_eras import era
from ._dates_phrases import STARTERS, Phrase, phrase, word_at
from ._dates_refs import reference
from ._dates_words import FUTURE, PAST, Context, S, compiled

LONGEST_EXPRESSION = 400
LONGEST_TEXT = 1_000_000

RELATIONS = ("on", "since", "before", "after", "until", "by", "from", "between", "offset", "comparison", "vague")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date expression in a text: characters `start` to `end`, resolved to `when`.

    `relation` is one of `RELATIONS`: how the expression stands to the event that it dates. "offset" is "a day after E":
    `when` is then the date of E, counted from the date that the sentence names before it, else from publication.
    "comparison" is a date that dates no event of its clause ("more than in 2019", "the first since 2014").
    `tense` is "future" where the words point ahead ("will meet on Friday"), else "past". `grain`: day, month, year ...
    """

    start: int
    end: int
    when: When
    relation: str = "on"
    tense: str = PAST
    grain: str = "day"


_RELATION = compiled(
    rf"(?:(?P<since>(?:ever{S})?since|starting{S}in|beginning{S}in|as{S}of(?={S}\w))|(?P<before>before|prior{S}to|ahead{S}of|pre-)|(?P<after>after|following|post-)"
    rf"|(?P<until>until|till|up{S}to|through(?!{S}the{S}night))|(?P<by>by|no{S}later{S}than)|(?P<from>from|starting|beginning)|(?P<between>between)"
    rf"|(?P<during>during|in|throughout|over|on|at|amid|for|since))(?:(?<=-)|{S})(?:around{S}|about{S}|at{S}least{S}|late{S}on{S}|early{S}on{S}|the{S}time{S}of{S})?"
)
_RELATION_WORDS = frozenset(
    "ever since starting beginning as before prior ahead pre after following post until till up through by no from between "
    "during in throughout over on at amid for".split()
)
_TO = compiled(rf"{S}(?:to|until|till|through|and){S}|\s?[-–—]\s?")
_AND = compiled(rf"{S}(?:and|to){S}")
_JOIN = compiled(rf"{S}(?:to|through|until){S}|\s?[-–—]\s?")
_YEAR_IN = re.compile(r"\d{4}")


def _second(text: str, first: Phrase, begin: int, context: Context, joint: re.Pattern[str]) -> Phrase | None:
    """The span from a first date to a second one that follows a joining word."""
    joined = joint.match(text, first.end)
    last = phrase(text, joined.end(), context) if joined else None
    if not joined or not last or last.relation != "on" or first.period.start is None or last.period.end is None:
        return None
    low, high = first.period, last.period
    if low.grain != high.grain and "span" not in (low.grain, high.grain) and joint is _JOIN:
        return None
    ahead = _YEAR_IN.search(text, joined.end(), last.end)
    if ahead and not _YEAR_IN.search(text, begin, first.end) and low.start:
        # "between March and June 2014": the year belongs to both
        shifted = low.start.replace(year=int(ahead[0]), day=min(low.start.day, 28))
        low = unit_around(shifted, low.grain) if low.grain == "month" else Period(shifted, shifted, low.grain)
    if low.start and high.end and low.start > high.end:
        if low.grain == "day" and (low.start - high.end).days < 7:
            low = day(low.start - 7 * DAY)
        elif low.start.year > 1:
            low = replace(low, start=low.start.replace(year=low.start.year - 1, day=min(low.start.day, 28)))
    if low.start is None or high.end is None or low.start > high.end:
        return None
    approximate = low.approximate or high.approximate
    return Phrase(Period(low.start, high.end, "span", approximate), last.end, "between")


def _whole_phrase(text: str, at: int, context: Context, joint: re.Pattern[str] = _JOIN) -> Phrase | None:
    """A phrase, or two joined into a span."""
    first = phrase(text, at, context)
    if not first or first.relation != "on":
        return first
    try:
        return _second(text, first, at, context, joint) or first
    except (ValueError, OverflowError):
        return first


def _bounded(kind: str, period: Period) -> Period:
    """The span that a relation makes of a date."""
    if kind == "since":
        return Period(period.start, None, "span", period.approximate)
    if kind == "before":
        return Period(None, period.first - DAY, "span", period.approximate)
    if kind == "after":
        return Period(period.last + DAY if period.end else None, None, "span", period.approximate)
    return Period(None, period.last, "span", period.approximate)


def _related(text: str, at: int, context: Context) -> tuple[Phrase, int] | None:
    """since X, before X, between A and B, during Trump's first term; and where the span of words begins."""
    found = _RELATION.match(text, at)
    if not found:
        return None
    kind = found.lastgroup or "during"
    after = found.end()
    if kind in ("since", "before", "after", "until", "by", "from", "during"):
        inner = _named(text, after, context, kind)
    else:
        inner = None
    joint = _TO if kind == "from" else _AND if kind == "between" else _JOIN
    plain = _whole_phrase(text, after, context, joint)
    if inner is None or plain and plain.end > inner.end:
        inner = plain
    if not inner:
        return None
    if inner.relation == "between":
        return inner, at if kind in ("from", "between") else after
    if inner.relation != "on" or kind in ("during", "between"):
        return (inner, after) if kind == "during" else None
    if kind == "from":
        return replace(inner, relation="from"), after
    if kind in ("by", "after", "before") and text[inner.end : inner.end + 2] in ("'s", "’s"):
        return inner, after  # "after Friday's raid": the raid was on Friday
    if kind == "after" and text[at : at + 4].lower() == "post":
        return replace(inner, period=Period(inner.period.start, None, "span", True), relation="after"), at
    if kind == "since" and text[at : at + 2].lower() == "as":
        return replace(inner, relation="on"), after
    return replace(inner, period=_bounded(kind, inner.period), relation=kind), at


def _named(text: str, at: int, context: Context, kind: str) -> Phrase | None:
    """An era or a season without a year, which date something only after a word of time."""
    found = era(text, at)
    if found:
        return Phrase(*found)
    skip = 4 if text[at : at + 4].lower() == "the " else 0
    if context.published is not None and not text.startswith((" of", " offensive"), at + skip + 4):
        try:
            season = season_alone(text, at + skip, context)
        except (ValueError, OverflowError):
            return None
        if season and not text.startswith(" of", season[1]):
            return Phrase(*season)
    return None


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
    if when is None or when.start is None and when.end is None:
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


_LEAD = compiled(rf"(?:on|in|at|by|during|over|for|of|about|effective|dated|throughout|earlier|early|late|since{S}then|just|only|also|exactly|,|\(){S}")


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
    text = " ".join(expression[:LONGEST_EXPRESSION].split()).strip(" .,;:\"“”()[]")
    if not text:
        return None
    here = _period_of(anchor)
    context = Context(day_of_text, here, here, tense)
    candidates: list[tuple[int, int, Period]] = []
    at, tries = 0, 0
    while at < len(text) and tries < 40:
        related = _related(text, at, context) if word_at(text, at) in _RELATION_WORDS else None
        plain = _whole_phrase(text, at, context)
        found = related[0] if related and (not plain or related[0].end >= plain.end) else plain
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
