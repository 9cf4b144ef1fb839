"""Named periods: terms of office and wars, so that "during Trump's first term" has days.

The table is data/reading/periods.tsv; each row has a public source. A period only dates an event after a word of time
("during", "since", "before"): "the annexation of Crimea" alone is an event, not a date.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
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


def era(text: str, at: int, on: dt.date | None = None) -> tuple[Period, int] | None:
    """A term of office, a reign, a war or another named period that begins at `at`, as it was known on a day.

    What began after `on` is not meant, and what ended after it is still open.

    >>> era("Trump's first term", 0)[0].start
    datetime.date(2017, 1, 20)
    """
    owned, verbal, other = _patterns()
    found = owned.match(text, at)
    if found:
        period = _in_office(found["who"].lower(), found["n"], found["in"], found["out"], on)
        return (period, found.end()) if period else None
    if found := verbal.match(text, at):
        period = _in_office((found["who"] or found["adj"]).lower(), None, found["in"], found["out"], on)
        return (period, found.end()) if period else None
    if found := other.match(text, at):
        known = _known([_table()[1][" ".join(found["name"].lower().split())]], on)
        if not known:
            return None
        edge = (found["edge"] or "").lower()
        if edge in ("start", "outbreak", "beginning"):
            return day(known[0].first).vaguely(), found.end()
        if edge in ("end", "aftermath"):
            return (day(known[0].last).vaguely(), found.end()) if known[0].end else None
        return known[0], found.end()
    return None


def _known(spells: list[Period], on: dt.date | None) -> list[Period]:
    """The periods that had begun on a day, open where they had not ended."""
    if on is None:
        return spells
    return [replace(p, end=None) if p.end and p.end > on else p for p in spells if p.first <= on]


def _in_office(who: str, which: str | None, entered: str | None, left: str | None, on: dt.date | None) -> Period | None:
    """A term, the whole time in office, or the day on which it began (a return: the latest time) or ended."""
    terms, _, rises = _table()
    spells = _known(terms[who], on)
    if not spells:
        return None
    if left:
        return day(spells[-1].last) if spells[-1].end else None
    if entered:
        return day(spells[-1].first if entered.lower().startswith("return") else rises.get(who, spells[0].first))
    number = _NUMBER.get((which or "").lower())
    if number is None:
        return Period(spells[0].start, spells[-1].end, "era")
    return spells[number] if number < len(spells) else None
