"""Phrases around dates: parts ("mid-October"), wrappers ("the week of March 6"), distances ("two days later").

`phrase` reads the longest date phrase that begins at a position, without the relation before it ("since", "until").
"""

from __future__ import annotations

from dataclasses import replace

from . import _dates_atoms as atoms
from . import _dates_relative as relative
from ._dates_atoms import Atom, Found
from ._dates_calendar import DAY, Period, day, moved, part, unit_around, week
from ._dates_distance import Phrase, distance
from ._dates_feasts import FEAST_WORDS, feast
from ._dates_words import (
    COUNT,
    MONTHS,
    ORDINALS,
    SMALL,
    WEEKDAYS,
    B,
    Context,
    S,
    compiled,
    count_of,
    listed,
)

MOST_NESTED = 2


_THE = compiled(rf"the{S}")
_PART = compiled(
    rf"(?:in{S})?(?:the{S})?(?:very{S})?"
    rf"(?P<p>early|mid|middle|late|beginning|start|opening|close|end|(?P<which>first|second|last|closing|final){S}(?:half|days|weeks|months)"
    rf"|earlier|later|midway{S}through|height)(?:{S}(?:of|in|on))?[-\s]{{1,3}}(?=\w|['’])"
)
_PARTS = {"early": "early", "beginning": "early", "start": "early", "opening": "early", "mid": "mid", "middle": "mid"}
_PARTS.update({"height": "mid", "late": "late", "close": "late", "end": "late", "midway through": "mid"})
_ABOUT = compiled(rf"(?:about|around|roughly|approximately|circa|some{S}?time{S}(?:in|around)){S}")
_WRAP = compiled(
    rf"(?:the{S})?(?:(?P<ending>week{S}(?:to|ending|ended)(?:{S}on)?)|(?P<k>week|night|morning|evening|afternoon|early{S}hours|month|eve|dawn|first{S}(?P<n>{COUNT}){S}(?P<u>day|week|month)s)"
    rf"{S}of|(?P<year>year)|(?P<nth>first|second|third|fourth){S}(?P<what>half|quarter){S}of){S}"
)
CLOCK = compiled(
    rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s{{0,2}}(?:[ap]\.?m\.?|hours|gmt|noon|midnight)|noon|midnight|dawn|midday|daybreak|dusk|sunset|sunrise|nightfall|dark){S}"
    rf"(?:\(?(?:local{S}time|e[ds]?t|gmt|c[ds]t|m[ds]t|p[ds]t|utc|bst|msk|cest|cet|eest)\)?,?{S})?(?:on{S})?(?:early{S}|late{S})?(?=\w)"
)
_NEXT_MORNING = compiled(
    rf"(?:the{S}(?P<dir>next|following|previous|same)|(?P<that>that)){S}(?:morning|afternoon|evening|night){B}"
)
_YEAR_END = compiled(rf"(?:the{S})?(?P<u>year|month)['’]?s?[-\s](?:the{S})?end{B}")
_THE_UNIT = compiled(
    rf"(?:the|this|that){S}(?:full{S}|fiscal{S}|calendar{S})?(?P<u>year|quarter|month|week|day|decade|century){B}"
)


def _unit_here(text: str, at: int, context: Context) -> Found | None:
    """the year, the month: only inside "the end of the year"."""
    found = _THE_UNIT.match(text, at)
    if not found:
        return None
    base = context.here.first if text[at : at + 4].lower() == "that" else context.today
    return unit_around(base, found["u"].lower()), found.end()


def _year_end(text: str, at: int, context: Context) -> Found | None:
    found = _YEAR_END.match(text, at)
    return (day(unit_around(context.today, found["u"].lower()).last), found.end()) if found else None


def _next_morning(text: str, at: int, context: Context) -> Found | None:
    found = _NEXT_MORNING.match(text, at)
    if not found:
        return None
    shift = {"next": 1, "following": 1, "previous": -1}.get((found["dir"] or "").lower(), 0)
    return day(context.here.first + shift * DAY), found.end()


def _nth(text: str, at: int, context: Context) -> Found | None:
    return relative.nth_of(text, at, context, lambda t, p, c: _unit_here(t, p, c) or point(t, p, c))


_FIGURES: tuple[Atom, ...] = (atoms.numeric, atoms.month_day, atoms.centuries, atoms.quarters, atoms.years)
_BY_WORD: dict[str, tuple[Atom, ...]] = {}


def _add(words: object, *more: Atom) -> None:
    for word in str(words).split() if isinstance(words, str) else words:  # type: ignore[attr-defined]
        _BY_WORD[word] = (*_BY_WORD.get(word, ()), *(m for m in more if m not in _BY_WORD.get(word, ())))


_add(FEAST_WORDS, feast)
_add(MONTHS, atoms.month_day, atoms.month_name)
_add(WEEKDAYS, atoms.weekday)
_add("spring summer autumn fall winter", atoms.season_named)
_add("yesterday tomorrow today tonight overnight day night", relative.deictic)
_add("week weekend month quarter year decade", relative.before_last)
_add("in during through", relative.deictic)
_add("last next this past coming", relative.deictic, relative.directed, relative.relative)
_add("previous preceding current present following same that latest just", relative.relative, _next_morning)
_add("first second third fourth last final fiscal q1 q2 q3 q4 h1 h2", _nth, atoms.quarters)
_add("prior", relative.relative)
_add("fiscal financial fy nineteen eighteen twenty two", atoms.years)
_add(ORDINALS, atoms.month_day, atoms.centuries)
_add("twenties thirties forties fifties sixties seventies eighties nineties", atoms.years)
_add("year month", _year_end)
_add(
    "the",
    relative.deictic,
    _next_morning,
    relative.directed,
    relative.relative,
    relative.the_weekend,
    relative.before_last,
    relative.day_of_month,
    _year_end,
    lambda text, at, context: _nth(text, the.end(), context) if (the := _THE.match(text, at)) else None,
)
_DISTANCE_WORDS = frozenset(SMALL) | frozenset(
    listed(
        "about around almost nearly roughly some more over just only less at half several many hours minutes "
        "moments the in within"
    )
)
_PART_WORDS = frozenset(
    listed(
        "early mid middle late beginning start opening close end first second last closing final earlier later "
        "midway height the in very"
    )
)
_ABOUT_WORDS = frozenset(["about", "around", "roughly", "approximately", "circa", "some", "sometime"])
_WRAP_WORDS = frozenset(
    listed("the week night morning evening afternoon early month eve dawn first second third fourth year")
)
_CLOCK_WORDS = frozenset(["noon", "midnight", "dawn", "midday"])
STARTERS = frozenset(_BY_WORD) | _DISTANCE_WORDS | _PART_WORDS | _ABOUT_WORDS | _WRAP_WORDS | _CLOCK_WORDS

_WORD = compiled(r"[a-z]{1,14}(?:\d\b)?")


def word_at(text: str, at: int) -> str:
    """The word of the vocabulary's length that begins here, in lower case; a glued capital ends it."""
    found = _WORD.match(text, at)
    if not found:
        return ""
    word = found[0]
    for i in range(1, len(word)):
        if word[i].isupper() and word[i - 1].islower():
            return word[:i].lower()
    return word.lower()


def point(text: str, at: int, context: Context) -> Found | None:
    """A date that stands on its own at this position."""
    first = text[at : at + 1]
    tried: tuple[Atom, ...]
    if first.isdecimal() or first in ("'", "’"):
        tried = _FIGURES
    else:
        tried = _BY_WORD.get(word_at(text, at), ())
    best: Found | None = None
    for atom in tried:
        try:
            found = atom(text, at, context)
        except (ValueError, OverflowError):  # the 31st of June, the year 0, no day of publication
            continue
        if found and (best is None or found[1] > best[1]):
            best = found
    if best is None and first in "Tt" and (the := _THE.match(text, at)) and the.end() < len(text):
        inner = word_at(text, the.end())
        if (
            text[the.end()].isdecimal()
            or inner in ORDINALS
            or inner.endswith("ties")
            or inner
            in ("spring", "summer", "autumn", "fall", "winter", "last", "fiscal", "easter", "christmas", "thanksgiving")
        ):
            return point(text, the.end(), context)
    return best


def _parted(name: str, which: str, inner: Phrase, context: Context) -> Period:
    whole = inner.period
    if name in ("earlier", "later"):
        if (
            not context.claims
            or whole.start is None
            or whole.end is None
            or context.published is None
            or whole.grain == "day"
        ):
            return whole.vaguely() if whole.grain != "day" else whole
        today = context.published
        if name == "earlier":
            return (
                Period(whole.start, today, whole.grain, True) if whole.start <= today <= whole.end else whole.vaguely()
            )
        full = unit_around(whole.start, whole.grain) if whole.grain in ("week", "month", "quarter", "year") else whole
        return (
            Period(today, full.end, whole.grain, True)
            if whole.start <= today <= (full.end or today)
            else whole.vaguely()
        )
    if whole.start and whole.grain in ("week", "month", "quarter", "year"):
        whole = unit_around(
            whole.start, whole.grain
        )  # "late this month": of the whole month, not of what has run of it
    if name.endswith("half") and whole.start and whole.end and whole.grain in ("year", "month", "decade", "quarter"):
        middle = (
            moved(whole.start, "month", 6)
            if whole.grain == "year"
            else whole.start + ((whole.end - whole.start) // 2 + DAY)
        )
        return Period(whole.start, middle - DAY, "half") if which == "first" else Period(middle, whole.end, "half")
    place = _PARTS.get(name) or ("early" if which in ("first", "second") else "late")
    return part(whole, place)


def _wrapped(text: str, at: int, context: Context, depth: int) -> Phrase | None:
    found = _WRAP.match(text, at)
    if not found:
        return None
    inner = _inside(text, found.end(), context, depth)
    if not inner or inner.relation != "on" or inner.period.start is None:
        return None
    whole, kind = inner.period, " ".join((found["k"] or "").lower().split())
    if found["ending"]:
        return (
            replace(inner, period=Period(whole.first - 6 * DAY, whole.first, "span")) if whole.grain == "day" else None
        )
    if found["year"]:
        return inner if whole.grain == "year" else None
    if found["nth"] and whole.start:
        if whole.grain != "year":
            return None
        number = ORDINALS[found["nth"].lower()]
        months_each = 6 if found["what"].lower() == "half" else 3
        start = moved(whole.start, "month", months_each * (number - 1))
        return replace(inner, period=Period(start, moved(start, "month", months_each) - DAY, found["what"].lower()))
    if found["n"]:
        count, unit = count_of(found["n"]), found["u"].lower()
        if count is None or whole.start is None or whole.grain == "day":
            return None
        return replace(inner, period=Period(whole.start, moved(whole.start, unit, count) - DAY, "span"))
    if kind == "week":
        return replace(inner, period=week(whole.first)) if whole.grain == "day" else None
    if kind == "eve":
        return replace(inner, period=day(whole.first - DAY))
    if kind == "month":
        return inner if whole.grain == "month" else None
    return inner if whole.grain in ("day", "span") else None


def _inside(text: str, at: int, context: Context, depth: int) -> Phrase | None:
    if depth >= MOST_NESTED:
        return None
    season = atoms.season_alone(text, at, context) if context.published else None
    the = _THE.match(text, at)
    if season is None and the and context.published:
        season = atoms.season_alone(text, the.end(), context)
    found = phrase(text, at, context, depth + 1)
    if not found and context.published and (unit := _unit_here(text, at, context)):
        found = Phrase(*unit)
    if not found and season:
        found = Phrase(*season)
    if not found and the:
        found = phrase(text, the.end(), context, depth + 1)
    return found


def phrase(text: str, at: int, context: Context, depth: int = 0) -> Phrase | None:
    """The longest date phrase that begins at `at`, or None."""
    word = word_at(text, at)
    figure = text[at : at + 1].isdecimal()
    best: Phrase | None = None

    def offer(candidate: Phrase | None) -> None:
        nonlocal best
        if candidate and (best is None or candidate.end > best.end):
            best = candidate

    if found := point(text, at, context):
        offer(Phrase(*found))
    try:
        if figure or word in _DISTANCE_WORDS:
            reader = (lambda t, p: phrase(t, p, context, MOST_NESTED)) if depth == 0 else None
            offer(distance(text, at, context, reader))
        if depth < MOST_NESTED:
            if word in _WRAP_WORDS:
                offer(_wrapped(text, at, context, depth))
            if word in _PART_WORDS and (found_part := _PART.match(text, at)):
                name = " ".join(found_part["p"].lower().split())
                inner = _inside(text, found_part.end(), context, depth)
                if inner and inner.relation == "on":
                    offer(replace(inner, period=_parted(name, (found_part["which"] or "").lower(), inner, context)))
            if word in _ABOUT_WORDS and (about := _ABOUT.match(text, at)):
                inner = _inside(text, about.end(), context, depth)
                if inner:
                    offer(replace(inner, period=inner.period.vaguely()))
            if (figure or word in _CLOCK_WORDS) and (clock := CLOCK.match(text, at)):
                inner = phrase(text, clock.end(), context, depth + 1)
                if inner and inner.period.grain == "day":
                    offer(inner)
    except (ValueError, OverflowError):
        pass
    return best
