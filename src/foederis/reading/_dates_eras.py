"""Named periods: terms of office and wars, so that "during Trump's first term" has days.

The table is data/reading/periods.tsv; each row has a public source. A period only dates an event after a word of time
("during", "since", "before"): "the annexation of Crimea" alone is an event, not a date.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from pathlib import Path

from ._dates_calendar import Period, day
from ._dates_words import B, S, compiled

_TABLE = Path(__file__).parent.parent / "data" / "reading" / "periods.tsv"


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, list[Period]], dict[str, Period], dict[str, dt.date]]:
    """(terms of office by surname in order, named periods by phrase, rise to power where it was before the first term)."""
    terms: dict[str, list[Period]] = {}
    rises: dict[str, dt.date] = {}
    named: dict[str, Period] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, names, start, end, *_ = line.split("\t")
        period = Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None, "era")
        for name in names.split("|"):
            if kind == "term":
                terms.setdefault(name, []).append(period)
            elif kind == "rise":
                rises[name] = period.first
            else:
                named[name] = day(period.start) if end == start and period.start else period
    return terms, named, rises


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    terms, named, _ = _table()
    who = "|".join(re.escape(n) for n in sorted(terms, key=len, reverse=True))
    title = rf"(?:(?:the{S})?(?:u\.?s\.?{S}|american{S}|russian{S}|french{S}|former{S}|late{S}){{0,2}}(?:president|prime{S}minister|chancellor|premier|mr\.?|general){S})?"
    first = rf"(?:(?:vladimir|donald|george{S}w\.?|george{S}h\.?{S}?w\.?|barack|joe|bill|hugo|nicol[aá]s|boris|mikhail|leonid|joseph|josef|ronald|jimmy|xi|saddam|bashar{S}al-|bashar|emmanuel|angela|nikita|dmitry|fidel|muammar|moammar|richard|viktor){S}?)?"
    owned = compiled(
        rf"{title}{first}(?P<who>{who})['’]s?{S}(?:(?P<n>first|second|third|fourth|last|current|previous){S})?"
        rf"(?:(?P<whole>(?:presidential{S})?terms?(?:{S}in{S}office)?|presidency|rule|reign|tenure|time{S}in{S}(?:office|power)|premiership|chancellorship|leadership|administration|years{S}in{S}power|years|era|mandate|government)"
        rf"|(?P<in>rise{S}to{S}power|coming{S}to{S}power|arrival{S}in{S}power|return{S}to{S}(?:power|office|the{S}white{S}house|the{S}kremlin|the{S}presidency)|inauguration|accession|taking{S}office|ascent{S}to{S}power)"
        rf"|(?P<out>fall(?:{S}from{S}power)?|ouster|overthrow|downfall|departure(?:{S}from{S}office)?|resignation|toppling|removal))\b"
    )
    verbal = compiled(
        rf"{title}{first}(?P<who>{who}){S}(?:(?:first|last){S})?(?:(?P<in>(?:came|rose|returned|ascended){S}to{S}(?:power|office|the{S}white{S}house|the{S}presidency|the{S}kremlin)|took{S}(?:office|power|over)|assumed{S}(?:office|power)|became{S}president)"
        rf"|(?P<out>left{S}(?:office|power)|fell{S}from{S}power|was{S}(?:ousted|toppled|overthrown)|stepped{S}down))\b"
        rf"|the{S}(?P<adj>{who}){S}(?:presidency|era|years|administration|government|regime)\b"
    )
    other = "|".join(re.escape(n).replace(r"\ ", S) for n in sorted(named, key=len, reverse=True))
    return (
        owned,
        verbal,
        compiled(
            rf"(?:the{S})?(?:(?P<edge>start|outbreak|beginning|end|height|aftermath){S}of{S}(?:the{S})?)?(?P<name>{other}){B}"
        ),
    )


@lru_cache(maxsize=1)
def era_words() -> frozenset[str]:
    """The words, in lower case, of which one stands in every named period."""
    terms, named, _ = _table()
    return frozenset(w for name in terms for w in name.split()) | frozenset(name.split()[-1] for name in named)


_NUMBER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "current": -1}


def era(text: str, at: int) -> tuple[Period, int] | None:
    """A term of office, a reign, a war or another named period that begins at `at`.

    >>> era("Trump's first term", 0)[0].start
    datetime.date(2017, 1, 20)
    """
    owned, verbal, other = _patterns()
    terms, named, _ = _table()
    if found := owned.match(text, at):
        spells = terms[found["who"].lower()]
        number = _NUMBER.get((found["n"] or "").lower())
        if found["whole"]:
            if number is not None:
                chosen = spells[number] if -len(spells) <= number < len(spells) else None
                return (chosen, found.end()) if chosen else None
            return Period(spells[0].start, spells[-1].end, "era"), found.end()
        return _edge(found["who"].lower(), found["in"]), found.end()
    if found := verbal.match(text, at):
        if found["adj"]:
            spells = terms[found["adj"].lower()]
            return Period(spells[0].start, spells[-1].end, "era"), found.end()
        return _edge(found["who"].lower(), found["in"]), found.end()
    if found := other.match(text, at):
        period = named[" ".join(found["name"].lower().split())]
        edge = (found["edge"] or "").lower()
        if edge in ("start", "outbreak", "beginning"):
            return day(period.first).vaguely(), found.end()
        if edge in ("end", "aftermath"):
            return day(period.last).vaguely(), found.end()
        return period, found.end()
    return None


def _edge(who: str, entered: str | None) -> Period:
    """The day on which somebody came in (a return: the latest time) or went out."""
    terms, _, rises = _table()
    spells = terms[who]
    if entered is None:
        return day(spells[-1].last)
    if entered.lower().startswith("return"):
        return day(spells[-1].first)
    return day(rises.get(who, spells[0].first))
