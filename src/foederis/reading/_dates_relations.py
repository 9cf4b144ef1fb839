"""Relations around dates: "since X", "before X", "between A and B", "during Trump's first term"."""

from __future__ import annotations

import re
from dataclasses import replace

from ._dates_atoms import season_alone
from ._dates_calendar import DAY, Period, day, unit_around
from ._dates_distance import Phrase
from ._dates_eras import era
from ._dates_phrases import CLOCK, phrase
from ._dates_words import Context, S, compiled, listed

RELATIONS = ("on", "since", "before", "after", "until", "by", "from", "between", "offset", "comparison", "vague")

_RELATION = compiled(
    rf"(?:(?P<since>(?:ever{S})?since|starting{S}in|beginning{S}in|as{S}of(?={S}\w))|(?P<before>before|prior{S}to|ahead{S}of|pre-)|(?P<after>after|following|post-)"
    rf"|(?P<until>until|till|up{S}to|through(?!{S}the{S}night))|(?P<by>by|no{S}later{S}than)|(?P<from>from|starting|beginning)|(?P<between>between)"
    rf"|(?P<during>during|in|throughout|over|on|at|amid|for|since))(?:(?<=-)|{S})(?:around{S}|about{S}|at{S}least{S}|late{S}on{S}|early{S}on{S}|the{S}time{S}of{S})?"
)
RELATION_WORDS = frozenset(
    listed(
        "ever since starting beginning as before prior ahead pre after following post until till up through by no "
        "from between during in throughout over on at amid for"
    )
)
_TO = compiled(rf"{S}(?:to|until|till|through|and){S}|\s?[-–—]\s?")
_AND = compiled(rf"{S}(?:and|to){S}")
_JOIN = compiled(rf"{S}(?:to|through|until|and{S}again|and){S}(?:on{S}|in{S})?|\s?[-–—]\s?")
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
    if joined[0].strip().lower().startswith("and") and joint is _JOIN:
        follows = (
            low.end is not None
            and (high.start == low.end + DAY or "again" in joined[0].lower())
            and low.grain == high.grain
        )
        follows = follows and low.first <= high.last
        return Phrase(Period(low.start, high.end, "span", low.approximate), last.end, "between") if follows else None
    ahead = _YEAR_IN.search(text, joined.end(), last.end)
    if ahead and not _YEAR_IN.search(text, begin, first.end):
        # "between March and June 2014": the year belongs to both
        shifted = low.first.replace(year=int(ahead[0]), day=min(low.first.day, 28))
        low = unit_around(shifted, low.grain) if low.grain == "month" else Period(shifted, shifted, low.grain)
    if low.first > high.last:
        if low.grain == "day" and (low.first - high.last).days < 7:
            low = day(low.first - 7 * DAY)
        elif not _YEAR_IN.search(text, begin, first.end):
            low = replace(low, start=low.first.replace(year=low.first.year - 1, day=min(low.first.day, 28)))
    if low.first > high.last:
        return None
    approximate = low.approximate or high.approximate
    return Phrase(Period(low.start, high.end, "span", approximate), last.end, "between")


def whole_phrase(text: str, at: int, context: Context, joint: re.Pattern[str] = _JOIN) -> Phrase | None:
    """A phrase, or two joined into a span."""
    first = phrase(text, at, context)
    if not first or first.relation != "on":
        return first
    try:
        return _second(text, first, at, context, joint) or first
    except (ValueError, OverflowError):  # the 29th of February of another year, the year 0
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


def related(text: str, at: int, context: Context) -> tuple[Phrase, int] | None:
    """since X, before X, between A and B, during Trump's first term; and where the span of words begins."""
    try:
        return _related(text, at, context)
    except (ValueError, OverflowError):  # before the year 1, after 9999, no day of publication
        return None


def _related(text: str, at: int, context: Context) -> tuple[Phrase, int] | None:
    found = _RELATION.match(text, at)
    if not found:
        return None
    kind = found.lastgroup or "during"
    after = found.end()
    if kind in ("since", "before", "after", "until", "by", "from", "during"):
        inner = named(text, after, context)
    else:
        inner = None
    joint = _TO if kind == "from" else _AND if kind == "between" else _JOIN
    plain = whole_phrase(text, after, context, joint)
    if inner is None or (plain and plain.end > inner.end):
        inner = plain
    if not inner:
        return None
    if inner.relation == "between":
        return inner, at if kind in ("from", "between") else after
    if inner.relation != "on" or kind in ("during", "between"):
        return (inner, after) if kind == "during" else None
    if kind == "from":
        return replace(inner, relation="from"), after
    if kind in ("after", "before") and CLOCK.match(text, after):
        return inner, after  # "after midnight on Friday": still on Friday
    if kind in ("by", "after", "before") and text[inner.end : inner.end + 2] in ("'s", "’s"):
        return inner, after  # "after Friday's raid": the raid was on Friday
    if kind == "after" and text[at : at + 4].lower() == "post":
        return replace(inner, period=Period(inner.period.start, None, "span", True), relation="after"), at
    if kind == "since" and text[at : at + 2].lower() == "as":
        return inner, after
    if (
        kind == "after"
        and inner.period.grain in ("month", "year")
        and text[inner.end : inner.end + 2].strip().islower()
    ):
        # "after the 2014 annexation": later in that year counts too
        return replace(inner, period=Period(inner.period.start, None, "span", True), relation=kind), at
    return replace(inner, period=_bounded(kind, inner.period), relation=kind), at


def named(text: str, at: int, context: Context) -> Phrase | None:
    """An era or a season without a year, which date something only after a word of time."""
    found = era(text, at, context.published)
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
