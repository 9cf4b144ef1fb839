"""`Gazetteer.find`: every name in a text with its readings on a day, in one pass over an automaton."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from foederis.actors._around import begins, own, titled_before
from foederis.actors._rank import PLACES, by_state, rank, with_older
from foederis.actors._roles import MODIFIERS, ORGANS, TITLE_FILL, TITLES
from foederis.actors._store import Named, store
from foederis.actors._text import (
    ARTICLES,
    CAPITAL_KEEP,
    KEEP,
    LOWER,
    NEVER,
    NICKNAMES,
    OTHERS,
    SMALL,
    TAILS,
    Tokens,
    tokens_of,
)
from foederis.claims import Actor

__all__ = ["Gazetteer", "Hit"]

_ORGAN_STARTS = frozenset(k.split(" ")[0] for k in ORGANS)
_TITLE_STARTS = frozenset(k.split(" ")[0] for k in TITLES)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: `text[start:end]`, and what it can mean, best first."""

    start: int
    end: int
    name: str
    readings: tuple[Actor, ...]


@cache
def _automaton() -> Any:
    import ahocorasick

    machine = ahocorasick.Automaton()
    for key in store().names:
        machine.add_word(f" {key} ", key)
    machine.make_automaton()
    return machine


def _rules(n: Named, key: str, on: dt.date | None) -> bool:
    """A common surname stands alone while its bearer leads a state, unless it is a word or half a country's name."""
    return on is not None and n.reading.weight >= 0.99 and n.reading.holds(on) and key not in NEVER


class Gazetteer:
    """All names, ready to be found in running text; made once (about a fifth of a second), then a few ms a page.

    >>> import datetime as dt
    >>> hits = Gazetteer().find("Maduro wrote to the Kremlin.", dt.date(2025, 12, 14))
    >>> [(h.name, h.readings[0].state) for h in hits]
    [('Maduro', 'VEN'), ('Kremlin', 'RUS')]
    """

    def __init__(self) -> None:
        self._machine = _automaton()
        self._store = store()
        self._ranked: dict[tuple[str, dt.date | None, str], tuple[Actor, ...]] = {}

    def find(self, text: str, on: dt.date | None = None, *, undated: bool = False) -> list[Hit]:
        """Names in the text from left to right, longest first, not overlapping, with titles and bodies joined on.

        "Russian Foreign Minister Sergei Lavrov" is one hit (Lavrov), "the Iranian foreign ministry" another (an organ).
        `undated`: the text may be older than `on`, so people, groups and bodies that meant nobody that day are found.
        """
        t = tokens_of(text)
        if not t.keys:
            return []
        taken: list[tuple[int, int, tuple[Actor, ...]]] = []
        at = 0
        for first, last, key in self._matches(t):
            if first < at:
                continue
            if self._store.names[key] == "-":
                # "Latin America": passed over whole, so that no part of it is taken for a name.
                at = last if t.raws[first][0].isupper() else at
                continue
            readings = self._read(t, first, last, key, on)
            if undated:
                readings = with_older(readings, self._read(t, first, last, key, None))
            if readings:
                taken.append((first, last, readings))
                at = last
        return self._joined(text, t, taken, on)

    def _matches(self, t: Tokens) -> list[tuple[int, int, str]]:
        """Token spans of all keys that cross no break, leftmost and longest first."""
        parts: list[str] = []
        starts: list[int] = []
        n = 0
        for key, joined in zip(t.keys, t.joined, strict=True):
            if not joined:
                parts.append("|")
                n += 2
            starts.append(n)
            parts.append(key)
            n += len(key) + 1
        line = " " + " ".join(parts) + " "
        found = []
        for end, key in self._machine.iter(line):
            first = bisect_left(starts, end - len(key) - 1)
            found.append((first, first + key.count(" ") + 1, key))
        found.sort(key=lambda f: (f[0], -f[1]))
        return found

    def _read(self, t: Tokens, first: int, last: int, key: str, on: dt.date | None) -> tuple[Actor, ...]:
        raws = t.raws[first:last]
        raw = "".join(raws)
        if not (raws[0][0].isupper() or raws[-1][0].isupper()) and not raw[0].isdigit() and key not in LOWER:
            return ()
        # "Ministry of foreign affairs" is a body, not a name; a name keeps its capitals ("Dae-jung" has one).
        if key not in LOWER and not all(
            r[0].isupper() or not r[0].isalpha() or len(r) <= 3 or r in TAILS or (n and t.hyphens[first + n])
            for n, r in enumerate(raws)
        ):
            return ()
        named = self._store.look(key)
        keep: list[Named] = []
        alone = last - first == 1 or (last - first == 2 and t.keys[first] in ARTICLES)
        follows = self._follows(t, last)
        for n in named:
            if n.exact and (
                sum(c.isupper() for c in raw) < 2 or (t.shouting and raw in ("US", "WHO", "IS", "AU", "CAR"))
            ):
                continue
            if n.quiet and not titled_before(t, first) and not (key not in self._store.firsts and _rules(n, key, on)):
                continue
            person = n.reading.person >= 0
            if not person and on is not None and n.reading.kind != "state" and not n.reading.holds(on):
                continue  # asked for alone a lapsed name is explained; in a text it is most often another place
            if follows and (n.timid or follows in OTHERS) and not person and self._other(t, n, follows, last):
                continue
            if (
                ((person and (n.short or t.keys[first] in ARTICLES)) or n.reading.kind == "region")
                and alone
                and not own(
                    t,
                    first,
                    follows,
                    person=person,
                    held=n.reading.weight >= 0.99 or (on is not None and n.reading.holds(on)),
                )
            ):
                continue
            if person and n.short and alone and follows and begins(t, last, follows):
                continue
            capitals = raw.isupper() and not t.shouting and n.reading.name.upper() != raw
            if person and n.short and capitals and not n.exact and raw not in NICKNAMES:
                continue  # "NGO" is nobody's surname
            keep.append(n)
        if not keep:
            return ()
        slot = (key, on, "".join("1" if n in keep else "0" for n in named))
        got = self._ranked.get(slot)
        if got is None:
            got = tuple(a for a in rank(keep, on) if self._worth(a, keep, on))
            self._ranked[slot] = got
        return got

    def _follows(self, t: Tokens, last: int) -> str:
        """The key of a capitalized word right after the name, else nothing."""
        if last < len(t.keys) and t.joined[last] and t.raws[last][0].isupper() and not t.shouting:
            gap_is_space = t.spans[last][0] - t.spans[last - 1][1] == 1
            return t.keys[last] if gap_is_space else ""
        return ""

    def _other(self, t: Tokens, n: Named, follows: str, last: int) -> bool:
        if follows in OTHERS and follows not in (CAPITAL_KEEP if n.reading.kind == "capital" else KEEP):
            return True
        if not n.timid or follows in TITLES or follows in TITLE_FILL or follows in ORGANS or follows in MODIFIERS:
            return False
        if len(follows) < 3 or any(not k.short for k in self._store.look(follows)):
            return False
        # "Jordan Peterson": a capitalized word that is no name of ours, in running text where such words are rare.
        after = t.raws[last + 1 : last + 3]
        return not (len(after) == 2 and all(r[0].isupper() for r in after))

    def _worth(self, a: Actor, keep: list[Named], on: dt.date | None) -> bool:
        """Bare surnames of people long out of office, or not yet in it, are not taken from running text."""
        if a.sector != "ELI" or on is None or any(not n.short and n.reading.name == a.name for n in keep):
            return True
        if a.note.startswith("not yet"):
            return a.start is not None and (a.start - on).days <= 150
        famous = any(n.reading.weight >= 0.99 for n in keep if n.reading.name == a.name)
        return a.end is not None and (on - a.end).days <= (30 if famous else 6) * 365

    def _joined(
        self, text: str, t: Tokens, taken: list[tuple[int, int, tuple[Actor, ...]]], on: dt.date | None
    ) -> list[Hit]:
        """Titles, bodies and persons joined to the names beside them."""
        out: list[Hit] = []
        k = 0
        while k < len(taken):
            first, last, readings = taken[k]
            stop = taken[k + 1][0] if k + 1 < len(taken) else len(t.keys)
            land = any(a.kind in PLACES and a.state for a in readings)
            if land and self._generic(t, last, taken, k):
                # "South Korea's Joint Chiefs of Staff": a body's name that is another state's where none stands before it
                del taken[k + 1]
                stop = taken[k + 1][0] if k + 1 < len(taken) else len(t.keys)
            if land:
                end, label, sector = self._organ(t, last, stop)
                title_end, title = self._title(t, last, stop)
                if label and (not title or title_end < end):
                    # "Iranian special forces commander Ali Reza …": the body's officer.
                    after_end, after_title = self._title(t, end, stop)
                    if after_title and self._person(t, after_end, taken, k):
                        title_end, title = after_end, after_title
                person = self._person(t, title_end, taken, k) if title else None
                if title and title_end >= end:
                    if person is not None:
                        end_tok, people = person
                        used = end_tok > title_end and k + 1 < len(taken) and taken[k + 1][0] < end_tok
                        codes = {a.state for a in readings}
                        mine = tuple(a for a in people if a.state in codes)
                        if not mine and not people:
                            name = " ".join(t.raws[title_end:end_tok])
                            mine = tuple(
                                Actor(name, a.state, TITLES[title][1], "person", TITLES[title][2], weight=0.9)
                                for a in by_state(readings)
                            )
                        if mine:
                            out.append(self._hit(text, t, first, end_tok, mine))
                            k += 2 if used else 1
                            continue
                    office = TITLES[title]
                    held = self._held(by_state(readings), title, on)
                    made = held or tuple(
                        Actor(
                            " ".join(t.raws[first:title_end]),
                            a.state,
                            office[1],
                            "leader" if office[0] else "person",
                            office[2],
                            weight=a.weight,
                        )
                        for a in by_state(readings)
                    )
                    out.append(self._hit(text, t, first, title_end, made))
                    k += 1
                    continue
                if label:
                    name = " ".join(t.raws[first:end])
                    made = self._bodies(name, readings, label, sector)
                    out.append(self._hit(text, t, first, end, made))
                    k += 1
                    continue
            before = self._organ_before(t, first, taken[k - 1][1] if k else 0) if land else None
            if before is not None:
                begin, label, sector = before
                name = " ".join(t.raws[begin:last])
                out.append(self._hit(text, t, begin, last, self._bodies(name, readings, label, sector)))
            else:
                out.append(self._hit(text, t, first, last, readings))
            k += 1
        return out

    def _generic(self, t: Tokens, last: int, taken: list[tuple[int, int, tuple[Actor, ...]]], k: int) -> bool:
        """Whether the next name belongs to the state's name before it: a body that every state may have."""
        if k + 1 >= len(taken):
            return False
        begin, end, readings = taken[k + 1]
        after = last + 1 if last < len(t.keys) and t.keys[last] == "s" else last
        return (
            begin in (last, after)
            and all(t.joined[last : begin + 1])
            and readings[0].kind in ("organ", "body")
            and " ".join(t.keys[begin:end]) in ORGANS
        )

    def _bodies(self, name: str, readings: tuple[Actor, ...], label: str, sector: str) -> tuple[Actor, ...]:
        return tuple(
            Actor(name, a.state, a.sector if sector == "GOV" and a.sector not in ("GOV", "ELI") else sector, "organ",
                  label, a.start, a.end, a.weight, a.note)
            for a in by_state(a for a in readings if a.kind in PLACES)
        )  # fmt: skip

    def _organ_before(self, t: Tokens, first: int, floor: int) -> tuple[int, str, str] | None:
        """ "Ministry of Defence of" before a state's name: (first token, label, sector)."""
        i = first
        if i > floor and t.keys[i - 1] == "the":
            i -= 1
        if i <= floor or t.keys[i - 1] != "of" or not all(t.joined[i - 1 : first + 1]):
            return None
        i -= 1
        for n in range(min(6, i - floor), 0, -1):
            if all(t.joined[i - n + 1 : i]):
                organ = ORGANS.get(" ".join(t.keys[i - n : i]))
                if organ and organ[1] not in (
                    "state",
                    "side",
                    "people",
                    "public",
                    "society",
                    "national",
                    "bank",
                    "party",
                    "mission",
                ):
                    return i - n, organ[1], organ[0]
        return None

    def _held(self, owners: list[Actor], title: str, on: dt.date | None) -> tuple[Actor, ...]:
        from foederis.actors._parse import holders

        if not TITLES[title][0]:
            return ()
        return tuple(replace(h, weight=o.weight) for o in owners if o.state for h in holders(o.state, title, on))

    def _hit(self, text: str, t: Tokens, first: int, last: int, readings: tuple[Actor, ...]) -> Hit:
        start, end = t.spans[first][0], t.spans[last - 1][1]
        if text[end : end + 1] == "." and end - start > 1 and text[end - 2] == ".":
            end += 1  # the last point of "U.S."
        return Hit(start, end, text[start:end], readings)

    def _organ(self, t: Tokens, last: int, stop: int) -> tuple[int, str, str]:
        """The body named after a state's name: (end token, label, sector), the longest there is."""
        i = last
        if i < stop and t.keys[i] == "s" and t.joined[i]:
            i += 1
        for _ in range(4):
            for n in range(min(6, stop - i) if i < stop and t.keys[i] in _ORGAN_STARTS else 0, 0, -1):
                if all(t.joined[i : i + n]):
                    organ = ORGANS.get(" ".join(t.keys[i : i + n]))
                    if organ:
                        return i + n, organ[1], organ[0]
            if i < stop and t.joined[i] and t.keys[i] in MODIFIERS:
                i += 1
            else:
                break
        return last, "", ""

    def _title(self, t: Tokens, last: int, stop: int) -> tuple[int, str]:
        i = last
        if i < stop and t.keys[i] == "s" and t.joined[i]:
            i += 1
        for _ in range(3):
            for n in range(min(6, stop - i) if i < stop and t.keys[i] in _TITLE_STARTS else 0, 0, -1):
                if all(t.joined[i : i + n]):
                    key = " ".join(t.keys[i : i + n])
                    if key in TITLES:
                        return i + n, key
            if i < stop and t.joined[i] and t.keys[i] in TITLE_FILL:
                i += 1
            else:
                break
        return last, ""

    def _person(
        self, t: Tokens, i: int, taken: list[tuple[int, int, tuple[Actor, ...]]], k: int
    ) -> tuple[int, tuple[Actor, ...]] | None:
        """A person's name right after a title: a known one, or one to four capitalized words."""
        while i < len(t.keys) and t.joined[i] and t.keys[i] in TITLE_FILL:
            i += 1
        if k + 1 < len(taken) and taken[k + 1][0] == i and t.joined[i]:
            people = tuple(a for a in taken[k + 1][2] if a.kind in ("leader", "minister", "person"))
            return (taken[k + 1][1], people) if people else None
        j = i
        while j < len(t.keys) and j - i < 4 and t.joined[j] and (t.raws[j][0].isupper() or t.keys[j] in SMALL):
            if j > i and t.spans[j][0] - t.spans[j - 1][1] != 1 and t.keys[j - 1] not in SMALL:
                break
            if k + 1 < len(taken) and j >= taken[k + 1][0]:
                if all(a.kind in ("leader", "minister", "person") for a in taken[k + 1][2]) and taken[k + 1][0] < i + 3:
                    return taken[k + 1][1], ()
                break
            j += 1
        while j > i and not t.raws[j - 1][0].isupper():
            j -= 1
        return (j, ()) if j > i else None
