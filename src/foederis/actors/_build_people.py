"""People in office for the gazetteer: the hand-written tables first, then the Factbook, then dates that two lists share."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foederis.actors._build_lists import Term, agreed_terms, factbook_people, first_names
from foederis.actors._fold import key_of, key_tokens, words
from foederis.actors._roles import TITLES

if TYPE_CHECKING:
    from foederis.actors._build import Book

__all__ = ["add_people", "hand_people"]

# Surnames that are words, months, first names or everyone's: read only when asked for alone, or behind a title.
_COMMON = words("""ricardo rosa ngo may major brown king heath grant pierce price rice hunt cook white black green hill hall wood banks day love long short
    moon park son ho li an so no to in he she hu yang wang zhang chen lee kim chang gore north baker shore young law case
    rodriguez perez fernandez gonzalez lopez garcia diaz sanchez martinez gomez hernandez ramirez torres flores rivera silva
    santos costa pereira ferreira oliveira ali hassan hussein mohammed muhammad mohamed ahmed ahmad khan singh kumar
    smith jones williams johnson wilson taylor thompson martin paul george david john peter james charles philip francis
    leo benedict victoria albert alexander henry william edward elizabeth juan carlos felipe frederik harald abdullah salman
    hamad tamim mohammad faisal saud fahd khalid said sultan qaboos bell carter ford bush wade keita diop ba sow barry bah
    jean pierre marie rene leon field house will hope bean church self home street cross bay lake major minor pope bishop
    hamilton marshall douglas monroe madison jackson lincoln johnson adams taft wolf fox hahn stein berg roth lange schmidt muller
    weber fischer meyer bauer koch becker peña pena castillo mendoza ortega vargas campos cruz reyes ramos leal vega sosa
    moreno romero herrera medina aguilar montes pardo prado rojas soto paz leoni franco cabral tang sun he hua ma wu xu lu lin
    liu zhu guo gao luo liang song tsai lai ying min thein shin sein tin than ne win u nu ky thieu minh chinh anh trong phuc dung
    stone cox roy berry christian west east rose little best early ever done good great marcos solomon samuel daniel
    thani nahyan maktoum sabah tsang kit das rao desai reddy roman cohen levy katz barak peretz sharon meir begin allon
    lloyd butler stewart owen howe nott rogers perry clifford dumas strauss laird
    hammond straw hague cook wallace lamb fallon fox
    powell christopher cohen perry gates
    austin shanahan brennan acting general state union order bar mora lagos frei day eden attlee""")
_GROUPS = ("Hezbollah", "Houthi", "Hamas", "rebel leader", "Bosnian Serb")
# Offices of international bodies, whose holders speak for no state.
_BODIES = (
    "UN ",
    "NATO ",
    "EU ",
    "European Commission",
    "European Council",
    "IAEA ",
    "African Union",
    "Arab League",
    "OAS ",
)
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "XSV"})
_OFFICE_WEIGHT = {"foreign minister": 0.85, "secretary of state": 0.85, "foreign secretary": 0.85}


@dataclass
class _Person:
    state: str
    name: str
    aliases: list[str]
    terms: list[Term] = field(default_factory=list)

    def tokens(self) -> set[str]:
        """Folded words of all names, short particles left out."""
        return {t for form in (self.name, *self.aliases) for t in key_tokens(form) if len(t) > 2}


def hand_people(supplement: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """(state, entry) of every person in the hand-written tables, in file order."""
    for folder in ("leaders", "ministers"):
        for path in sorted((supplement / folder).glob("*.toml")):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            for entry in table["person"]:
                yield entry.get("state", table.get("state", "")), entry


def _weight(office: str, lead: bool, given: float | None) -> float:
    if given is not None:
        return given
    if lead:
        return 1.0
    if office in _OFFICE_WEIGHT:
        return _OFFICE_WEIGHT[office]
    return 0.84 if "defen" in office or "war" in office else 0.92 if office.replace(" ", "-") in _HIGH else 0.8


_HIGH = words(
    """president prime-minister chancellor premier king queen emperor supreme-leader pope crown-prince emir sultan shah
    general-secretary leader acting-president interim-president taoiseach head-of-state"""
)


def _by_hand(supplement: Path) -> dict[str, list[_Person]]:
    people: dict[str, list[_Person]] = {}
    for state, entry in hand_people(supplement):
        mine = people.setdefault(state, [])
        key = key_of(entry["name"])
        person = next((p for p in mine if key in {key_of(p.name), *(key_of(a) for a in p.aliases)}), None)
        if person is None:
            person = _Person(state, entry["name"], [])
            mine.append(person)
        person.aliases += [a for a in entry.get("aliases", []) if a not in person.aliases]
        for t in entry["terms"]:
            office = t["office"]
            weight = _weight(office, t.get("lead", False), t.get("weight"))
            kind = "leader" if weight >= 0.9 else "minister"
            person.terms.append(
                Term(state, entry["name"], office, str(t["start"]) if "start" in t else None, str(t["end"]) if "end" in t else None,
                     weight, t.get("note", ""), kind, t.get("sector", "MIL" if "defen" in office else "GOV"))
            )  # fmt: skip
    return people


def _merge(people: dict[str, list[_Person]], terms: Iterable[Term], firsts: frozenset[str]) -> None:
    """Terms from tables: the hand-written dates stand where they cover the same person; else a further term or person."""
    by_hand = {state: list(mine) for state, mine in people.items()}
    for term in terms:
        mine = people.setdefault(term.state, [])
        words = {t for t in key_tokens(term.name) if len(t) > 2 and t not in firsts} or set(key_tokens(term.name))
        whole = {t for t in key_tokens(term.name) if len(t) > 2}
        person = next((p for p in mine if words & p.tokens() and any(_same(t, term) for t in p.terms)), None)
        if person is not None:
            more = [a for a in (term.name, *term.aliases) if len(key_tokens(a)) > 1 and not a.split()[0].endswith(".")]
            person.aliases += [a for a in more if a not in person.aliases and a != person.name]
            continue
        for p in mine:
            close = whole <= p.tokens() or {t for t in key_tokens(p.name) if len(t) > 2} <= whole
            if close and (len(whole) > 1 or p not in by_hand.get(term.state, [])) and _near(p, term):
                person = p
                break
        if person is None:
            mine.append(_Person(term.state, term.name, list(term.aliases), [term]))
        else:
            person.terms.append(term)


def _same(a: Term, b: Term) -> bool:
    """Whether two terms of namesakes are one: they begin within sixty days, or share most of the shorter."""
    a0, a1, b0, b1 = (_number(x, d) for x, d in ((a.start, 0), (a.end, 800_000), (b.start, 0), (b.end, 800_000)))
    shared = min(a1, b1) - max(a0, b0)
    return a.kind == "leader" and (abs(a0 - b0) <= 60 or shared > 0.6 * min(a1 - a0, b1 - b0) > 0)


def _number(day: str | None, default: int) -> int:
    return dt.date.fromisoformat(day).toordinal() if day else default


def _near(person: _Person, term: Term) -> bool:
    years = [int(x[:4]) for t in person.terms for x in (t.start, t.end) if x] or [0]
    year = int((term.start or term.end or "0")[:4])
    return min(years) - 25 <= year <= max(years) + 30


def _shorts(person: _Person, firsts: frozenset[str]) -> list[str]:
    """Family names: of a table's name, what is left without first names and initials."""
    forms = (person.name, *person.aliases)
    out = [a for a in forms if len(key_tokens(a)) == 1]
    if out:
        # Beside the forms given, the family name: "Subianto" of "Prabowo Subianto", who is mostly called Prabowo.
        whole = next((a for a in forms if len(a.split()) > 1), "")
        last = whole.split()[-1] if 1 < len(whole.split()) < 5 and person.state not in _FAMILY_FIRST else ""
        return [*out, last] if len(last) > 4 and last not in out and last[0].isupper() and last.isalpha() else out
    words = [w for w in re.split(r"[\s.]+", person.name) if w]
    if person.state in _FAMILY_FIRST and len(words) > 1:
        return [words[0]]
    rest = [w for w in words if len(w) > 2 and key_of(w) not in firsts and key_of(w) not in TITLES] or words[-1:]
    return [words[-1], *(w for w in rest[-2:] if w != words[-1])]


def add_people(book: Book, raw: Path, supplement: Path) -> None:
    """Leaders and ministers with their terms of office."""
    firsts = first_names(raw)
    people = _by_hand(supplement)
    _merge(people, factbook_people(raw), firsts)
    _merge(people, agreed_terms(raw), firsts)
    taken = {k for k, v in book.names.items() if any("x" not in f for f in v.values())}
    for state in sorted(people):
        for person in people[state]:
            _write(book, person, taken, firsts)
    book.firsts |= firsts


def _write(book: Book, person: _Person, taken: set[str], firsts: frozenset[str]) -> None:
    number = book.people
    book.people += 1
    full = {f for f in (person.name, *person.aliases) if len(key_tokens(f)) > 1}
    shorts = {s for s in _shorts(person, firsts) if len(key_of(s)) > 1}
    for t in sorted(person.terms, key=lambda t: (t.start or "", t.end or "")):
        # Leaders of armed groups stand in their country's file, but speak for the group, which has no state.
        group = any(w in t.office for w in _GROUPS)
        stateless = group or t.office.startswith(_BODIES)
        i = book.add(
            person.name, None if stateless else t.state, sector="UAF" if group and t.sector == "GOV" else t.sector, kind=t.kind, role=t.office, start=t.start, end=t.end, weight=t.weight,
            note=t.note, person=number,
        )  # fmt: skip
        if not stateless:
            book.offices.setdefault(t.state, []).append(i)
        for form in sorted(full):
            book.name(form, i)
        for form in sorted(shorts):
            key = key_of(form)
            if t.kind == "minister" and form not in (person.name, *person.aliases) and key in _COMMON:
                continue
            asked = key in _COMMON or (key in firsts and form not in (person.name, *person.aliases))
            book.name(form, i, "s" + ("q" if asked or key in taken else ""))
