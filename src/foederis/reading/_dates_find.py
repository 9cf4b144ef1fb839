"""All date expressions of a text, each resolved against publication and the dates named before it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from foederis.claims import When

from ._dates_calendar import Period
from ._dates_checks import YEAR_ONLY, plausible, relation_of, sense
from ._dates_distance import Phrase
from ._dates_eras import era_words
from ._dates_feasts import FEAST_WORDS
from ._dates_phrases import STARTERS
from ._dates_relations import RELATION_WORDS, related, whole_phrase
from ._dates_words import FUTURE, MONTHS, PAST, WEEKDAYS, Context, listed

# A text longer than this is no article; what lies beyond is left unread, so that one line of any length stays cheap.
LONGEST_TEXT = 400_000
# Nor does an article hold this many places where a date may open (about one in four words of news is one).
MOST_TRIES = 8_000
# A date phrase opens at most this many characters before the word that makes it one ("more than twenty-five years").
REACH = 64


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date expression in a text: characters `start` to `end`, resolved to `when`.

    `relation` is how the expression stands to the event that it dates: on, since, before, after, until, by, from,
    between; "offset" is "a day after E": `when` is then the date of E, counted from the date that the sentence names
    before it, else from publication; "comparison" dates no event of its clause ("more than in 2019", "the first since
    2014"). `tense` is "future" where the words point ahead ("will meet on Friday"), else "past". `grain`: day, month ...
    """

    start: int
    end: int
    when: When
    relation: str = "on"
    tense: str = PAST
    grain: str = "day"


_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+|['’]\d0s|[.!?\n]")
_SEASONS = frozenset(["spring", "summer", "autumn", "fall", "winter"])
# The words that make a phrase a date. Months and weekdays must be capitalised; figures must look like a year or a date.
_CORE = (
    frozenset(
        listed(
            "day days week weeks weekend fortnight month months quarter year years decade decades century hours "
            "minutes moments yesterday tomorrow today tonight overnight night morning evening afternoon end twenties "
            "thirties forties fifties sixties seventies eighties nineties"
        )
    )
    | _SEASONS
    | frozenset(w for w in FEAST_WORDS if w not in ("good", "may", "new", "international", "independence", "victory"))
)
_CAPITAL_CORE = frozenset(MONTHS) | frozenset(WEEKDAYS) | {"Good", "Victory", "Independence"}
_OPENERS = STARTERS | RELATION_WORDS


def _cores(text: str) -> tuple[list[tuple[int, str]], list[int], list[int]]:
    """(openers as (position, word), positions of the words that make dates, ends of sentences)."""
    openers: list[tuple[int, str]] = []
    cores: list[int] = []
    stops: list[int] = []
    eras = era_words()
    size = len(text)
    for token in _TOKEN.finditer(text):
        word = token[0]
        at = token.start()
        if word[0].isdecimal():
            if len(word) <= 4:
                end = token.end()
                if (
                    (len(word) == 4 and word[:2] in _CENTURIES)
                    or (end < size and text[end] in "/.-stnr")
                    or text[end : end + 1] == "’"
                ):
                    cores.append(at)
                openers.append((at, word))
        elif word in ".!?\n":
            end = token.end()
            following = text[end : end + 2].lstrip()[:1]
            if (
                word != "."
                or end >= size
                or ((following.isupper() or following in '"“') and not text[max(0, at - 4) : at].istitle())
            ):
                stops.append(at)
        else:
            lower = word.lower()
            if lower in _CORE or (word[0].isupper() and (lower in _CAPITAL_CORE or lower in eras)):
                cores.append(at)
                openers.append((at, lower))
            elif lower in _OPENERS:
                openers.append((at, lower))
            elif word[0] in "'’":
                cores.append(at)
                openers.append((at, lower))
    return openers, cores, stops


_CENTURIES = frozenset(("15", "16", "17", "18", "19", "20"))


def find_dates(text: str, published: dt.date | None) -> list[DateSpan]:
    """All date expressions of a text in order, resolved for dated claims.

    A bare weekday or month is the latest not after `published` unless the words point ahead; "two days later", "the
    next day", "that year" count from the date named before. Without `published` only dates that need none are found.
    Reads the first `LONGEST_TEXT` characters; time linear in the text; never raises.

    >>> [s.when.start.isoformat() for s in find_dates("They met on 3 May 2024 and again two days later.", None)]
    ['2024-05-03', '2024-05-05']
    """
    text = text[:LONGEST_TEXT]
    openers, cores, stops = _cores(text)
    spans: list[DateSpan] = []
    anchor: Period | None = None
    anchor_at = -1
    reached = tries = 0
    for at, word in openers:
        if at < reached:
            continue
        if tries >= MOST_TRIES:
            break
        nearest = bisect_left(cores, at)
        if nearest == len(cores):
            break
        if cores[nearest] - at > REACH:
            continue
        tries += 1
        found = _read(text, at, word, published, anchor, _same_sentence(stops, anchor_at, at))
        if not found:
            continue
        span, period = found
        spans.append(span)
        reached = span.end
        if span.relation not in ("comparison", "offset", "before", "until", "by") and period.start is not None:
            anchor, anchor_at = period, span.start
    return spans


def _same_sentence(stops: list[int], earlier: int, later: int) -> bool:
    return earlier >= 0 and bisect_left(stops, earlier) == bisect_left(stops, later)


def _read(
    text: str, at: int, word: str, published: dt.date | None, anchor: Period | None, near: bool
) -> tuple[DateSpan, Period] | None:
    """The date expression that opens here, if one does."""
    # "a day after E" counts from a date that has been: in "drills from Sunday, it said, a day after …" from publication.
    past = anchor is not None and anchor.start is not None and (published is None or anchor.start <= published)
    blank = Context(published, anchor, anchor if near and past else None, None, True)
    first = _parse(text, at, word, blank)
    if not first:
        return None
    pointing = sense(text, first[1], first[0].end) if published else None
    if pointing == FUTURE:
        first = _parse(text, at, word, replace(blank, tense=FUTURE)) or first
    elif pointing is None and published and first[0].relation in ("from", "until", "by"):
        # "a truce from 4 May": nothing tells past from future, so the near future is meant if it is near
        other = _parse(text, at, word, replace(blank, tense=FUTURE))
        edge = other and (other[0].period.start or other[0].period.end)
        if other and edge and (edge - published).days <= 62:
            first = other
    phrase, start = first
    if start and text[start - 1].isalnum() and not (text[start].isupper() and text[start - 1].islower()):
        return None
    if not plausible(text, start, phrase.end, phrase):
        return None
    if text.startswith(("the ", "The "), start) and YEAR_ONLY.match(text, start + 4, phrase.end):
        start += 4
    period, relation = phrase.period, relation_of(text, start, phrase)
    ahead = published is not None and period.start is not None and period.start > published
    tense = (
        FUTURE
        if ahead or (pointing == FUTURE and (period.end is None or published is None or period.end > published))
        else PAST
    )
    when = When(period.start, period.end, text[start : phrase.end], period.approximate)
    return DateSpan(start, phrase.end, when, relation, tense, period.grain), period


def _parse(text: str, at: int, word: str, context: Context) -> tuple[Phrase, int] | None:
    best: tuple[Phrase, int] | None = None
    if word in RELATION_WORDS:
        best = related(text, at, context)
    if word in STARTERS or word[0].isdecimal() or word[0] in "'’":
        plain = whole_phrase(text, at, context)
        if plain and (best is None or plain.end > best[0].end):
            best = plain, at
    return best
