"""Distances between dates: "two days ago", "a week later", "the day before", "a day after the summit"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ._dates_calendar import Period, day, moved, unit_around
from ._dates_words import COUNT, B, Context, S, compiled, count_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A period, where its words end, and its relation to the event (see `_dates.RELATIONS`)."""

    period: Period
    end: int
    relation: str = "on"


Reader = Callable[[str, int], Phrase | None]

_UNITS = r"(?P<u>minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie))"
_DISTANCE = compiled(
    rf"(?:(?:about|around|almost|nearly|roughly|some|more{S}than|over|just|only|less{S}than|at{S}least){S}){{0,2}}"
    rf"(?P<half>half{S}(?=an?{S}(?:century|decade|year){B}))?(?P<n>{COUNT})(?:{S}and{S}a{S}half)?[-\s]{{1,3}}{_UNITS}s?['’]?{B}(?:{S}and{S}a{S}half)?"
    rf"[-\s]{{1,3}}(?P<dir>ago|earlier|later|before|after(?:wards?)?|previously|prior(?:{S}to)?|from{S}(?:now|today)|hence|back|on(?=\s?[,.;]))\b"
)
_HOURS = compiled(rf"(?:just{S}|only{S})?(?:hours|minutes|moments){S}(?P<dir>after|before|later|earlier){B}")
_THE_DAY = compiled(
    rf"(?:the{S})(?:very{S})?(?P<u>day|week|month|year|morning|night|evening){S}(?P<dir>before|after|earlier){B}"
)
_AHEAD = compiled(rf"(?:in|within){S}(?P<n>{COUNT}){S}(?P<u>day|week|month|year)s?['’]?{S}time{B}")
_HALVES = {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month")}
_FORWARD = ("later", "after", "afterward", "afterwards", "from now", "from today", "hence", "on")


def _distance_unit(word: str) -> str:
    word = word.lower()
    return {"minute": "hour", "night": "day"}.get(word, "century" if word.startswith("centur") else word)


def _counted_from(base: Period, unit: str, count: int, exact_weeks: bool) -> Period:
    """`count` units (negative: back) from a period: exact for days, and for weeks from a known day; else the unit."""
    if unit == "hour":
        return base
    if unit == "day":
        origin = base.last if count > 0 and base.grain == "span" else base.first
        return day(moved(origin, "day", count))
    if unit in ("week", "fortnight") and exact_weeks and base.grain == "day":
        return day(moved(base.first, unit, count))
    reached = moved(base.first, unit, count)
    grain = {"decade": "year", "century": "year", "fortnight": "week"}.get(unit, unit)
    return unit_around(reached, grain).vaguely()


_OPENS_DATE = compiled(
    rf"(?-i:[A-Z\d])|(?:last|next|this|yesterday|today|the{S}(?:last|next|first|second|end|start|\d)|early|mid|late){B}"
)
_CLAUSE_ENDS = compiled(rf"(?:said|told|says|as|and|but|after|before|while|when){B}")
_WORD = compiled(r"\s?[^\s,.;:!?()\"“”]{1,40}\s{0,3}")


def _after(text: str, end: int, read: Reader) -> Phrase | None:
    """What "a day after" counts from: a date within the next eight words of the same clause."""
    at = end + 1
    for _ in range(8):
        if _CLAUSE_ENDS.match(text, at):
            return None
        if _OPENS_DATE.match(text, at) and (found := read(text, at)) and found.relation == "on":
            return found
        word = _WORD.match(text, at)
        if not word:
            return None
        at = word.end()
    return None


def distance(text: str, at: int, context: Context, read: Reader | None = None) -> Phrase | None:
    """two days ago, a week later, the day before, two days after X."""
    if found := _DISTANCE.match(text, at):
        count, unit, word = count_of(found["n"]), _distance_unit(found["u"]), " ".join(found["dir"].lower().split())
        if found["half"]:
            count, unit = _HALVES.get(unit, (count, unit))
    elif found := _HOURS.match(text, at):
        count, unit, word = 1, "hour", found["dir"].lower()
    elif found := _THE_DAY.match(text, at):
        unit = {"morning": "day", "night": "day", "evening": "day"}.get(found["u"].lower(), found["u"].lower())
        count, word = 1, found["dir"].lower()
    elif found := _AHEAD.match(text, at):
        count, unit, word = count_of(found["n"]), _distance_unit(found["u"]), "hence"
    else:
        return None
    end = found.end()
    if word in ("ago", "back", "from now", "from today", "hence"):
        if word == "back" and text[end : end + 1] not in ("", ",", ".", ";", " "):
            return None
        if count is None:
            forward = word not in ("ago", "back")
            today = context.today
            return Phrase(Period(today if forward else None, None if forward else today, "span", True), end, "vague")
        return Phrase(_counted_from(day(context.today), unit, count if word in _FORWARD else -count, False), end)
    if count is None:
        return None
    sign = 1 if word in _FORWARD else -1
    follows = word in ("after", "before", "prior to", "prior")
    if follows and text[end : end + 1] and text[end] not in ',.;:)\n"”':
        origin = _after(text, end, read) if read else None
        if origin:
            return Phrase(_counted_from(origin.period, unit, sign * count, True), origin.end)
        base = context.near or day(context.today)
        return Phrase(_counted_from(base, unit, -sign * count, True), end, "offset")
    return Phrase(_counted_from(context.here, unit, sign * count, True), end)
