"""The curated supplement as spells of days: what a reviewer reads as text, in the form that a question needs.

A spell says that a variable of a state or a pair has a value from one day to another. Spells of one cell never overlap.
Texts of 650 entries take a third of a second to read; the compiled form takes milliseconds. A test compares the two.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from foederis.almanac._build._raw import index_of
from foederis.almanac._build._shelf import Shelf
from foederis.almanac._newer import NAMES, NONE
from foederis.almanac._supplement import Supplement, load_supplement

__all__ = ["add_newer"]

DAY = dt.timedelta(days=1)
FOREVER = dt.date(9999, 12, 31)

# The open data reach to 2018 and their newest years are public from 2015 on: before that day they stand alone, so that
# the years on which a model is fitted have one basis. Ends of treaties count from 2010: the data miss some of them.
NEWER = dt.date(2015, 1, 1)
ENDS_COUNT = dt.date(2010, 1, 1)

Cell = tuple[str, str, str | None]

# First day, last day, value, entry, and the day on which that entry itself began.
Step = tuple[dt.date, dt.date, float, str, dt.date]


@dataclass(frozen=True, slots=True)
class _Span:
    """One entry's say on one cell; a level of NaN names a contested claim without changing the value."""

    start: dt.date
    end: dt.date
    level: float
    basis: str


def add_newer(shelf: Shelf) -> None:
    """Compile the supplement's four texts."""
    supplement = load_supplement()
    texts: dict[str, str] = {}
    rows: list[tuple[int, int, int, int, int, float, str, int]] = []

    def put(cell: Cell, step: Step) -> None:
        a, b = index_of(cell[1]), NONE if cell[2] is None else index_of(cell[2])
        start, end, value, basis, since = step
        if a >= 0 and b >= 0:
            days = start.toordinal(), end.toordinal()
            rows.append((NAMES.index(cell[0]), a, b, *days, value, basis, since.toordinal()))

    for cell, spans in sorted(_obligation_spans(supplement, texts).items()):
        for step in _steps(spans, since=NEWER, ends_count=ENDS_COUNT):
            put(cell, step)
        if cell[0] == "defense":
            _strengths((("pact_strength", cell[1], cell[2])), spans, put)
    for cell, spans in sorted(_tie_spans(supplement, texts).items()):
        for step in _steps(spans, since=dt.date(1816, 1, 1), zeros=False):
            put(cell, step)
    for cell, spans in sorted(_war_spans(supplement, texts).items()):
        for step in _steps(spans, since=NEWER):
            put(cell, step)
    rows.sort()
    ids = sorted(texts)
    place = {basis: i for i, basis in enumerate(ids)}
    shelf.put(
        "supplement",
        {
            "variable": np.array([r[0] for r in rows], dtype=np.uint8),
            "a": np.array([r[1] for r in rows], dtype=np.uint8),
            "b": np.array([r[2] for r in rows], dtype=np.uint8),
            "start": np.array([r[3] for r in rows], dtype=np.int32),
            "end": np.array([r[4] for r in rows], dtype=np.int32),
            "since": np.array([r[7] for r in rows], dtype=np.int32),
            "value": np.array([r[5] for r in rows], dtype=np.float32),
            "basis": np.array([place[r[6]] for r in rows], dtype=np.uint16),
            "ids": np.array(ids),
            "texts": np.array([texts[i] for i in ids]),
        },
    )


def _steps(
    spans: Iterable[_Span], *, since: dt.date, ends_count: dt.date | None = None, zeros: bool = True
) -> Iterator[Step]:
    """One cell's entries as spells that do not overlap: the highest level stands; after an end, 0 (with `zeros`).

    A spell begins on `since` at the earliest (a zero on `ends_count`); its last member is the day on which the entry that
    decides it began. Contested entries (NaN) come last and as they are.
    """
    spans = list(spans)
    plain = [s for s in spans if not np.isnan(s.level)]
    floor = min(since, ends_count or since)
    edges = sorted({s.start for s in plain} | {s.end + DAY for s in plain if s.end < FOREVER})
    spells: list[Step] = []
    ended = ""
    for i, start in enumerate(edges):
        end = edges[i + 1] - DAY if i + 1 < len(edges) else FOREVER
        here = [s for s in plain if s.start <= start <= s.end]
        if here:
            best = min(here, key=lambda s: (-s.level, s.start, s.basis))
            ended = best.basis
            spells.append((start, end, best.level, best.basis, best.start))
        elif zeros and start >= floor:
            spells.append((start, end, 0.0, ended, start))
    merged: list[Step] = []
    for step in spells:
        if merged and merged[-1][1] + DAY == step[0] and merged[-1][2:4] == step[2:4]:
            merged[-1] = (merged[-1][0], step[1], *merged[-1][2:])
        else:
            merged.append(step)
    for start, end, value, basis, began in merged:
        begin = max(start, floor if value == 0.0 else since)
        if begin <= end:
            yield begin, end, value, basis, began
    for s in spans:
        if np.isnan(s.level):
            yield s.start, s.end, s.level, s.basis, s.start


def _obligation_spans(supplement: Supplement, texts: dict[str, str]) -> dict[Cell, list[_Span]]:
    spans: dict[Cell, list[_Span]] = defaultdict(list)
    for o in supplement.obligations():
        start, end = max(o.start, o.known), o.end or FOREVER
        if start > end:
            continue
        what = "contested" if o.contested else "suspended" if o.frozen else o.strength
        basis = f"{o.basis}:{what}"
        texts[basis] = f"{o.name}{'' if what == 'operative' else f'; {what}'}\n{o.source}"
        for term in o.terms:
            level = np.nan if o.contested else 0.0 if o.frozen else 1.0
            spans[term, o.giver, o.receiver].append(_Span(start, end, level, basis))
    return spans


def _strengths(cell: Cell, spans: list[_Span], put: Callable[[Cell, Step], None]) -> None:
    """How firm a defence pact is: 1 where every text in force is nominal, weak, suspended or contested, else 2."""
    firm = [
        _Span(s.start, s.end, 2.0 if s.basis.endswith(":operative") else 1.0, s.basis) for s in spans
    ]  # fmt: skip
    for step in _steps(firm, since=dt.date(1816, 1, 1)):
        if step[2] == 1.0 or step[0] >= NEWER:
            put(cell, step)


def _tie_spans(supplement: Supplement, texts: dict[str, str]) -> dict[Cell, list[_Span]]:
    levels = {"weak": 1.0, "moderate": 2.0, "strong": 3.0}
    kinds = {
        "patron_arms": {"arms", "training", "intelligence", "funds"},
        "patron_troops": {"troops", "bases"},
        "patron_help": {"past_help"},
    }
    spans: dict[Cell, list[_Span]] = defaultdict(list)
    for c in supplement.commitments:
        start, end = max(c.start, c.known), c.end or FOREVER
        if start > end:
            continue
        texts[c.id] = f"{c.summary}\n{c.source}"
        spans["patron", c.giver, c.receiver].append(_Span(start, end, levels[c.strength], c.id))
        for name, members in kinds.items():
            if members & set(c.kinds):
                spans[name, c.giver, c.receiver].append(_Span(start, end, 1.0, c.id))
    for n in supplement.nuclear:
        start, end = max(n.start, n.known), n.end or FOREVER
        column = {"armed": "nuclear", "hosting": "nuclear_host"}.get(n.status)
        if column and start <= end:
            texts[n.id] = f"{n.summary}\n{n.source}"
            spans[column, n.state, None].append(_Span(start, end, 1.0, n.id))
    return spans


def _war_spans(supplement: Supplement, texts: dict[str, str]) -> dict[Cell, list[_Span]]:
    spans: dict[Cell, list[_Span]] = defaultdict(list)
    for w in supplement.wars:
        texts[w.id] = f"{w.name}\n{w.source}"
        level = 2.0 if w.intensity == "war" else 1.0
        sides: tuple[list[tuple[str, dt.date, dt.date]], ...] = ([], [])
        for side, people in zip(sides, (w.a, w.b), strict=True):
            for p in people:
                start, end = max(p.start, w.known), p.end or w.end or FOREVER
                if p.role == "fights" and start <= end:
                    side.append((p.state, start, end))
        home = w.a[0].state
        for who, start, end in sides[0] + sides[1]:
            if w.kind == "inter-state":
                # Below a war the spell still says that the supplement speaks of this state: 0.
                spans["war_interstate", who, None].append(_Span(start, end, float(level == 2.0), w.id))
                spans["at_war", who, None].append(_Span(start, end, float(level == 2.0), w.id))
            elif who == home and w.kind != "extra-state":
                spans["war_civil", who, None].append(_Span(start, end, level, w.id))
            else:
                spans["war_abroad", who, None].append(_Span(start, end, level, w.id))
                spans["at_war", who, None].append(_Span(start, end, float(level == 2.0), w.id))
        for one, two, name in ((sides[0], sides[1], "war_between"), (sides[0], sides[0], "war_together"),
                               (sides[1], sides[1], "war_together")):  # fmt: skip
            if name == "war_between" and (w.kind != "inter-state" or level < 2.0):
                continue
            for a, s1, e1 in one:
                for b, s2, e2 in two:
                    start, end = max(s1, s2), min(e1, e2)
                    if a != b and start <= end:
                        spans[name, a, b].append(_Span(start, end, 1.0, w.id))
                        if name == "war_between":
                            spans[name, b, a].append(_Span(start, end, 1.0, w.id))
    return spans
