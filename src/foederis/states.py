"""States and their codes: ISO 3166-1 alpha-3 outside, Correlates of War and Gleditsch-Ward numbers inside.

A continuing state keeps one code through its names (CONTRACT: States); what it was called on a day of the past stands in
`data/state_names.toml`. Membership spells are the union of the two lists: a state exists on a day when either list has
it. Compiled by `scripts/compile_states.py`.
"""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from foederis.errors import UnknownName

__all__ = ["CODES", "STATES", "PastName", "Spell", "State", "cow_of", "exists", "from_cow", "from_gw", "get", "members", "name_of", "past_names", "with_article"]


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of membership on one list; `end` None while it lasts."""

    cow: int | None
    gw: int | None
    start: dt.date
    end: dt.date | None

    def holds(self, on: dt.date) -> bool:
        """Whether the day lies in the spell."""
        return self.start <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class State:
    """A state: its code, its present or last English name, and its spells."""

    code: str
    name: str
    spells: tuple[Spell, ...]

    def exists(self, on: dt.date) -> bool:
        """Whether either list has the state on that day."""
        return any(s.holds(on) for s in self.spells)

    @property
    def first(self) -> dt.date:
        """First day on either list."""
        return min(s.start for s in self.spells)

    @property
    def last(self) -> dt.date | None:
        """Last day on either list, None for a state of today."""
        ends = [s.end for s in self.spells]
        return None if None in ends else max(e for e in ends if e)


def _load() -> dict[str, State]:
    rows: dict[str, list[Spell]] = {}
    names: dict[str, str] = {}
    text = resources.files("foederis").joinpath("data/states.csv").read_text(encoding="utf-8")
    for r in csv.DictReader(text.splitlines()):
        spell = Spell(
            int(r["cow"]) if r["cow"] else None,
            int(r["gw"]) if r["gw"] else None,
            dt.date.fromisoformat(r["start"]),
            dt.date.fromisoformat(r["end"]) if r["end"] else None,
        )
        rows.setdefault(r["code"], []).append(spell)
        names[r["code"]] = r["name"]
    return {code: State(code, names[code], tuple(spells)) for code, spells in sorted(rows.items())}


STATES: dict[str, State] = _load()
CODES: tuple[str, ...] = tuple(STATES)


def get(code: str) -> State:
    """The state of a code.

    >>> get("RUS").name
    'Russia'

    Raises UnknownName for a code that foederis does not use.
    """
    state = STATES.get(code.upper()) if len(code) == 3 else None
    if state is None:
        raise UnknownName(f"no such state code: {code[:40]}", hint="use an ISO 3166-1 alpha-3 code such as VEN")
    return state


@dataclass(frozen=True, slots=True)
class PastName:
    """A name that a code bore from a first to a last day, both inclusive; `start` None as far back as the lists go."""

    name: str
    article: bool
    start: dt.date | None
    end: dt.date

    def holds(self, on: dt.date) -> bool:
        """Whether the code bore the name on the day."""
        return (self.start is None or self.start <= on) and on <= self.end


@cache
def past_names() -> dict[str, tuple[PastName, ...]]:
    """The names of the past of every code that had another one, oldest first.

    >>> [n.name for n in past_names()["ZWE"]]
    ['Rhodesia', 'Zimbabwe Rhodesia', 'Rhodesia']
    """
    text = resources.files("foederis").joinpath("data/state_names.toml").read_text(encoding="utf-8")
    found: dict[str, list[PastName]] = {}
    for r in tomllib.loads(text)["name"]:
        found.setdefault(r["code"], []).append(PastName(r["name"], r.get("article") == "the", r.get("from"), r["to"]))
    return {code: tuple(sorted(names, key=lambda n: n.end)) for code, names in found.items()}


def _past(code: str, on: dt.date | None) -> PastName | None:
    return next((n for n in past_names().get(code, ()) if n.holds(on)), None) if on else None


def name_of(code: str, on: dt.date | None = None) -> str:
    """The English name of a code: that of the day where one is given, else today's; the code itself where it is unknown.

    >>> name_of("PRK"), name_of("RUS"), name_of("RUS", dt.date(1962, 10, 22)), name_of("ZZZ")
    ('North Korea', 'Russia', 'Soviet Union', 'ZZZ')
    """
    if past := _past(code, on):
        return past.name
    state = STATES.get(code)
    return state.name if state else code


# Names that English speaks of with an article.
_ARTICLE = frozenset(
    ["USA", "GBR", "ARE", "NLD", "PHL", "BHS", "GMB", "COM", "MDV", "SYC", "COG", "CAF", "DOM", "MHL", "SLB", "COK", "VAT", "XPS", "XTS", "XUP", "XOF"]
)


def with_article(code: str, on: dt.date | None = None) -> str:
    """The English name of a code as it stands in a sentence: that of the day where one is given, else today's.

    >>> with_article("USA"), with_article("VEN"), with_article("TUR", dt.date(1914, 8, 4)), with_article("BHS")
    ('the United States', 'Venezuela', 'the Ottoman Empire', 'the Bahamas')
    """
    if past := _past(code, on):
        return "the " * past.article + past.name
    return ("the " if code in _ARTICLE else "") + name_of(code).removeprefix("The ")


def exists(code: str, on: dt.date) -> bool:
    """Whether a state is on either list of states on a day; unknown codes are not.

    >>> exists("DDR", dt.date(1980, 1, 1)), exists("DDR", dt.date(2020, 1, 1))
    (True, False)
    """
    state = STATES.get(code)
    return state is not None and state.exists(on)


@cache
def members(on: dt.date) -> tuple[str, ...]:
    """Codes of all states on either list on a day, sorted.

    >>> "CSK" in members(dt.date(1938, 9, 30)), "KWT" in members(dt.date(1938, 9, 30))
    (True, False)
    """
    return tuple(code for code, state in STATES.items() if state.exists(on))


@cache
def _by_number(kind: str) -> dict[int, tuple[tuple[Spell, str], ...]]:
    found: dict[int, list[tuple[Spell, str]]] = {}
    for code, state in STATES.items():
        for s in state.spells:
            number = s.cow if kind == "cow" else s.gw
            if number is not None:
                found.setdefault(number, []).append((s, code))
    return {n: tuple(sorted(v, key=lambda x: x[0].start)) for n, v in found.items()}


def _from(kind: str, number: int, on: dt.date | None) -> str | None:
    spells = _by_number(kind).get(number, ())
    if not spells:
        return None
    if on is not None:
        for s, code in spells:
            if s.holds(on):
                return code
        # Outside its spells (an occupied state fights on; a list may end early): the nearest spell decides.
        return min(spells, key=lambda x: min(abs((x[0].start - on).days), abs(((x[0].end or on) - on).days)))[1]
    return spells[-1][1]


def from_cow(number: int, on: dt.date | None = None) -> str | None:
    """Our code for a Correlates of War number; the day decides where a number changed hands (345: SRB, YUG, SRB).

    >>> from_cow(345, dt.date(1914, 7, 28)), from_cow(345, dt.date(1999, 3, 24)), from_cow(260), from_cow(255)
    ('SRB', 'YUG', 'DEU', 'DEU')
    """
    return _from("cow", number, on)


def from_gw(number: int, on: dt.date | None = None) -> str | None:
    """Our code for a Gleditsch-Ward number.

    >>> from_gw(678, dt.date(2024, 1, 1)), from_gw(816)
    ('YEM', 'VNM')
    """
    return _from("gw", number, on)


def cow_of(code: str, on: dt.date) -> int | None:
    """The Correlates of War number of a state on a day, else of the nearest spell; None where COW has no such state.

    >>> cow_of("DEU", dt.date(1970, 1, 1)), cow_of("DEU", dt.date(2000, 1, 1)), cow_of("PSE", dt.date(2000, 1, 1))
    (260, 255, None)
    """
    spells = [s for s in get(code).spells if s.cow is not None]
    if not spells:
        return None
    for s in spells:
        if s.holds(on):
            return s.cow
    return min(spells, key=lambda s: min(abs((s.start - on).days), abs(((s.end or on) - on).days))).cow
