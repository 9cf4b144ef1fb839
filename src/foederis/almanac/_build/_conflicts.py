"""Columns made from wars and disputes: who is at war, with whom, beside whom, and who came to whose help before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import numpy as np
import polars as pl

from foederis.almanac._build._raw import number_to_index
from foederis.almanac._build._shelf import N, Shelf
from foederis.almanac._facts import Variable

__all__ = ["add_conflicts"]

Pair = tuple[int, int, int]


def add_conflicts(shelf: Shelf) -> None:
    """All columns made from wars and disputes."""
    wars = _Wars(shelf)
    wars.add_cow()
    wars.add_ucdp()
    wars.put()
    _disputes(shelf)
    _support(shelf)


class _Wars:
    """Wars still in progress at the end of a year, by state and by pair, and the wars fought in a year.

    A value of year Y says what was so on 31 December of Y, which is what a question asked in Y+1 may know. COW (dated by
    year) serves to 1945, UCDP (with the end of each episode) from 1946; COW's own wars of 1946-2007 mark UCDP's
    conflicts as wars.
    """

    LAST_COW = 1945
    END_COW = 2007

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.state: dict[str, dict[tuple[int, int], float]] = defaultdict(dict)
        self.pair: dict[str, set[Pair]] = defaultdict(set)
        self.last = self.LAST_COW

    def _mark(self, name: str, at: int, year: int, level: float = 1.0) -> None:
        if at >= 0:
            self.state[name][at, year] = max(level, self.state[name].get((at, year), 0.0))

    def add_cow(self) -> None:
        """Inter-state wars by pair-year, and civil wars by year, to 1945 as wars in progress; all as wars fought."""
        names = ("warnum", "ccode1", "ccode2", "year", "sidea1", "sidea2")
        frame = self.shelf.raw.table("cow_war_inter_ddy_v4", *names).sort(pl.all())
        years = frame["year"].to_numpy().astype(np.int64)
        one = number_to_index("cow", frame["ccode1"].to_numpy(), years)
        two = number_to_index("cow", frame["ccode2"].to_numpy(), years)
        sides: dict[tuple[int, int], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        opposed: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for war, a, b, year, side_a, side_b in zip(
            frame["warnum"], one.tolist(), two.tolist(), years.tolist(), frame["sidea1"], frame["sidea2"], strict=True
        ):
            if a < 0 or b < 0 or a == b or side_a == side_b:
                continue
            sides[war, year][side_a].add(a)
            sides[war, year][side_b].add(b)
            opposed[war, year] |= {(a, b), (b, a)}
        for (war, year), by_side in sides.items():
            self.pair["war_fought"] |= {(a, b, year) for a, b in opposed[war, year]}
            for members in by_side.values():
                self.pair["war_beside"] |= {(a, b, year) for a in members for b in members if a != b}
            if year > self.LAST_COW:
                continue
            goes_on = opposed.get((war, year + 1), set())
            for a, b in opposed[war, year] & goes_on:
                self._mark("war_interstate", a, year)
                self.pair["war_between"].add((a, b, year))
            for members in by_side.values():
                still = {a for a in members if any(p[0] == a for p in goes_on)}
                self.pair["war_together"] |= {(a, b, year) for a in still for b in still if a != b}
        civil = self.shelf.raw.table("cow_war_intra_v4", "warnum", "year", "ccodea", "primary_state").sort(pl.all())
        civil = civil.filter((pl.col("ccodea") > 0) & (pl.col("year") <= self.LAST_COW + 1))
        rows = set(civil.select("warnum", "year", "ccodea", "primary_state").iter_rows())
        for war, year, number, primary in sorted(rows):
            if year <= self.LAST_COW and (war, year + 1, number, primary) in rows:
                at = int(number_to_index("cow", np.array([number]), np.array([year]))[0])
                self._mark("war_civil" if primary else "war_abroad", at, year)

    def add_ucdp(self) -> None:
        """Armed conflicts from 1946: a row whose episode did not end in the year is in progress at the year's end."""
        names = ("conflict_id", "year", "gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd", "intensity_level",
                 "type_of_conflict", "ep_end")  # fmt: skip
        frame = self.shelf.raw.table("ucdp_prio_acd_v25_1", *names)
        self.last = int(frame["year"].max())  # type: ignore[arg-type]
        parties: dict[tuple[int, int], list[set[int]]] = defaultdict(lambda: [set(), set(), set(), set()])
        level: dict[tuple[int, int], int] = {}
        kinds: dict[tuple[int, int], str] = {}
        ended: dict[tuple[int, int], bool] = {}
        for conflict, year, a, a2, b, b2, intensity, kind, end in frame.iter_rows():
            key = (conflict, year)
            for place, number in enumerate((a, a2, b, b2)):
                if number is not None:
                    at = int(number_to_index("gw", np.array([number]), np.array([year]))[0])
                    if at >= 0:
                        parties[key][place].add(at)
            level[key], kinds[key], ended[key] = int(intensity), str(kind), bool(end)
        for key, (first, helps_first, second, helps_second) in sorted(parties.items()):
            year, kind = key[1], kinds[key]
            for a in helps_first:
                self.pair["fought_for"] |= {(a, b, year) for b in first}
            if kind == "interstate":
                for a in helps_second:
                    self.pair["fought_for"] |= {(a, b, year) for b in second}
                if level[key] == 2 and year > self.END_COW:
                    self._fought(first | helps_first, second | helps_second, year)
            if not ended[key]:
                self._in_progress(key, level[key], kind, first, helps_first, second, helps_second)

    def _fought(self, one: set[int], two: set[int], year: int) -> None:
        self.pair["war_fought"] |= {(a, b, year) for a in one for b in two} | {(b, a, year) for a in one for b in two}
        for side in (one, two):
            self.pair["war_beside"] |= {(a, b, year) for a in side for b in side if a != b}

    def _in_progress(
        self, key: tuple[int, int], level: int, kind: str,
        first: set[int], helps_first: set[int], second: set[int], helps_second: set[int],
    ) -> None:  # fmt: skip
        year = key[1]
        one, two = first | helps_first, second | helps_second
        if kind == "interstate":
            for a in one | two:
                self._mark("war_interstate" if level == 2 else "clash_interstate", a, year)
            if level == 2:
                self.pair["war_between"] |= {(a, b, year) for a in one for b in two}
                self.pair["war_between"] |= {(b, a, year) for a in one for b in two}
        else:
            for a in first if kind != "extrasystemic" else set():
                self._mark("war_civil", a, year, float(level))
            for a in (first | helps_first if kind == "extrasystemic" else helps_first) | helps_second:
                self._mark("war_abroad", a, year, float(level))
        for side in (one, two):
            self.pair["war_together"] |= {(a, b, year) for a in side for b in side if a != b}

    def put(self) -> None:
        """Write the state columns as panels (0 where a listed state has no such war) and the pair columns as events."""
        first = 1816
        panels: dict[str, np.ndarray] = {}
        for name in ("war_interstate", "war_abroad", "war_civil"):
            panel = np.zeros((N, self.last - first + 1), dtype=np.float32)
            for (at, year), value in self.state[name].items():
                panel[at, year - first] = value
            panels[name] = panel
        panels["at_war"] = ((panels["war_interstate"] >= 1) | (panels["war_abroad"] >= 2)).astype(np.float32)
        before = slice(0, self.LAST_COW - first + 1)
        panels["at_war"][:, before] = np.maximum(
            panels["war_interstate"][:, before], panels["war_abroad"][:, before] > 0
        )
        everyone = np.arange(N, dtype=np.uint8)
        basis = "on 31 December: COW wars by year to 1945, UCDP episodes from 1946"
        for name, title, unit in (
            ("at_war", "At war with another state or fighting in a war abroad", "yes or no"),
            ("war_interstate", "In an inter-state war", "yes or no"),
            ("war_abroad", "Fighting in another state's conflict", "0 no, 1 minor or war before 1946, 2 war"),
            ("war_civil", "Conflict on its own soil", "0 no, 1 minor or war before 1946, 2 war"),
        ):
            self.shelf.put(name, {"state": everyone, "values": panels[name]})
            boolean = unit == "yes or no"
            self.shelf.describe(
                Variable(name, title, "state", unit, "UCDP", "panel", first, self.last, 1, name, absent=0.0,
                         boolean=boolean, digits=0, basis=basis),
            )  # fmt: skip
        for name, title in (("war_between", "At war with each other"), ("war_together", "Fighting on the same side")):
            self._events(name, name, 1, "UCDP", first, self.last, 1, title, "yes or no", basis, symmetric=True)
        self._events(
            "war_fought50", "war_fought", 50, "UCDP", first, self.last, 3, "Years at war with each other in fifty years",
            "years", "inter-state wars: COW to 2007, UCDP from 2008", symmetric=True,
        )  # fmt: skip
        self._events(
            "war_beside50", "war_beside", 50, "UCDP", first, self.last, 3, "Years of war on the same side in fifty years",
            "years", "inter-state wars: COW to 2007, UCDP from 2008", symmetric=True,
        )  # fmt: skip
        self._events(
            "fought_for20", "fought_for", 20, "UCDP", 1946, self.last, 3,
            "Years in twenty in which the first fought for the second", "years",
            "second party with troops on the government's side of an armed conflict", symmetric=False,
        )  # fmt: skip

    def _events(
        self, name: str, file: str, window: int, source: str, first: int, last: int, carry: int, title: str, unit: str,
        basis: str, *, symmetric: bool,
    ) -> None:  # fmt: skip
        rows = sorted(p for p in self.pair[file] if not symmetric or p[0] < p[1])
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        _put_events(self.shelf, file, table, {"count": np.ones(len(table), dtype=np.uint8)})
        self.shelf.describe(
            Variable(name, title, "pair" if symmetric else "directed pair", unit, source, "events", first, last, carry,
                     file, array="count", window=window, symmetric=symmetric, absent=0.0, boolean=unit == "yes or no",
                     digits=0, basis=basis),
        )  # fmt: skip


def _put_events(shelf: Shelf, name: str, table: np.ndarray, columns: dict[str, np.ndarray]) -> None:
    shelf.put(
        name,
        {
            "a": table[:, 0].astype(np.uint8),
            "b": table[:, 1].astype(np.uint8),
            "year": table[:, 2].astype(np.uint16),
            **columns,
        },
    )


def _disputes(shelf: Shelf) -> None:
    """Militarized disputes between the two (by year of onset), with force (by year of end), and help in disputes."""
    names = ("dispnum", "ccode", "stday", "stmon", "styear", "endday", "endmon", "endyear", "sidea", "hostlev", "orig")
    frame = shelf.raw.table("cow_mid_participant_v5", *names).sort(pl.all())
    last = int(frame["endyear"].max())  # type: ignore[arg-type]
    at = number_to_index("cow", frame["ccode"].to_numpy(), frame["styear"].to_numpy().astype(np.int64))
    by_dispute: dict[int, list[tuple[int, int, int, int, int, int]]] = defaultdict(list)
    for row, index in zip(frame.iter_rows(), at.tolist(), strict=True):
        number, _, d0, m0, y0, d1, m1, y1, side, hostility, original = row
        if index >= 0:
            start, end = _day(y0, m0, d0, last=False), _day(y1, m1, d1, last=True)
            by_dispute[number].append((index, start, end, side, hostility, original))
    hostile: dict[tuple[int, int, int], np.ndarray] = defaultdict(lambda: np.zeros(3, dtype=np.int64))
    friendly: dict[tuple[int, int, int], np.ndarray] = defaultdict(lambda: np.zeros(3, dtype=np.int64))
    for rows in by_dispute.values():
        for a, s1, e1, side1, h1, o1 in rows:
            for b, s2, e2, side2, h2, o2 in rows:
                if a == b or max(s1, s2) > min(e1, e2):
                    continue
                onset = dt.date.fromordinal(max(s1, s2)).year
                end = dt.date.fromordinal(min(e1, e2)).year
                if side1 != side2 and a < b:
                    hostile[a, b, onset][0] += 1
                    hostile[a, b, end][1] += max(h1, h2) >= 4
                    hostile[a, b, end][2] += h1 == 5 and h2 == 5
                elif side1 == side2:
                    if a < b:
                        friendly[a, b, end][0] += h1 >= 4 and h2 >= 4
                    friendly[a, b, end][1] += o1 == 0 and o2 == 1 and h1 >= 2
                    friendly[a, b, end][2] += o1 == 0 and o2 == 1 and h1 >= 4
    _counted(shelf, "disputes", hostile, ("any", "force", "war"))
    _counted(shelf, "help", friendly, ("beside", "joined", "joined_force"))
    for name, file, array, window, title, symmetric in (
        ("disputes10", "disputes", "any", 10, "Militarized disputes between the two in ten years", True),
        ("disputes20", "disputes", "any", 20, "Militarized disputes between the two in twenty years", True),
        ("force20", "disputes", "force", 20, "Disputes with force between the two in twenty years", True),
        ("beside20", "help", "beside", 20, "Times that both used force on the same side in twenty years", True),
        ("helped20", "help", "joined", 20, "Times that the first joined a dispute on the second's side in twenty years",
         False),
        ("helped_force20", "help", "joined_force", 20, "Times that the first joined with force on the second's side in "
         "twenty years", False),
    ):  # fmt: skip
        shelf.describe(
            Variable(name, title, "pair" if symmetric else "directed pair", "count", "MID", "events", 1816, last, 15, file,
                     array=array, window=window, symmetric=symmetric, absent=0.0, digits=0,
                     basis="dispute participants; onset when it began, force and help when it had ended"),
        )  # fmt: skip


def _day(year: int, month: int, day: int, *, last: bool) -> int:
    """An ordinal; an unknown day or month becomes the first or the last that it can be."""
    if month < 1:
        month = 12 if last else 1
    if day < 1:
        if not last:
            day = 1
        else:
            return dt.date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return dt.date(year, month, day).toordinal()


def _counted(shelf: Shelf, name: str, counts: dict[Pair, np.ndarray], columns: tuple[str, ...]) -> None:
    rows = sorted((key, value) for key, value in ((k, tuple(v.tolist())) for k, v in counts.items()) if any(value))
    keys = np.array([key for key, _ in rows], dtype=np.int64).reshape(-1, 3)
    values = np.array([value for _, value in rows], dtype=np.uint8).reshape(-1, len(columns))
    _put_events(shelf, name, keys, {c: values[:, i] for i, c in enumerate(columns)})


# Governments whose names on the support list differ from those on the list of states.
_GOVERNMENTS = {
    "united kingdom": 200, "east germany": 265, "romania": 360, "north macedonia": 343, "ivory coast": 437,
    "south yemen": 680, "kyrgyzstan": 703, "north korea": 731, "south korea": 732, "vietnam": 816, "north vietnam": 816,
}  # fmt: skip


def _support(shelf: Shelf) -> None:
    """Outside support in armed conflicts: to the government (patronage), and to rebels against it (hostility)."""
    names = ("year", "actor_id", "actor_nonstate", "gwno_a", "gwno_b", "country_a", "ext_id", "ext_name", "oppo_id",
             "actor_name", "oppo_name")  # fmt: skip
    frame = shelf.raw.table("ucdp_esd_actor_year_v18_1", *names)
    last = int(frame["year"].max())  # type: ignore[arg-type]
    gw = shelf.raw.table("cow_gw_panel", "gw_name", "gwcode").drop_nulls().unique().sort(pl.all())
    by_name: dict[str, int] = {}
    for name, number in gw.iter_rows():
        for form in _forms(str(name)):
            by_name.setdefault(form, int(number))
    by_name.update(_GOVERNMENTS)
    rows: dict[str, set[Pair]] = {"government": set(), "rebels": set()}
    for year, _, nonstate, gw_a, _, _, _, ext_name, _, actor, opponent in frame.iter_rows():
        if not ext_name:
            continue
        owner = str(opponent) if nonstate else str(actor)
        number = next((by_name[f] for f in _forms(owner) if f in by_name), gw_a)
        if number is None:
            continue
        target = int(number_to_index("gw", np.array([number]), np.array([year]))[0])
        for supporter in str(ext_name).split(","):
            if not supporter.strip().startswith("Government of "):
                continue
            who = next((by_name[f] for f in _forms(supporter) if f in by_name), None)
            if who is None:
                continue
            helper = int(number_to_index("gw", np.array([who]), np.array([year]))[0])
            if helper >= 0 and target >= 0 and helper != target:
                rows["rebels" if nonstate else "government"].add((helper, target, int(year)))
    for name, file, title in (
        (
            "supported10",
            "government",
            "Years in ten in which the first supported the second's government in a conflict",
        ),
        ("undermined10", "rebels", "Years in ten in which the first supported rebels against the second"),
    ):
        table = np.array(sorted(rows[file]), dtype=np.int64).reshape(-1, 3)
        _put_events(shelf, f"support_{file}", table, {"count": np.ones(len(table), dtype=np.uint8)})
        shelf.describe(
            Variable(name, title, "directed pair", "years", "ESD", "events", 1975, last, 12, f"support_{file}",
                     array="count", window=10, absent=0.0, digits=0,
                     basis="arms, money, training, intelligence, territory or troops, any type"),
        )  # fmt: skip


def _forms(name: str) -> list[str]:
    """Spellings under which a government may be listed: with and without the words in brackets or after a slash."""
    plain = name.strip().removeprefix("Government of ").lower()
    outside = plain.split("(")[0].split("/")[0].strip()
    inside = [p.strip(" )") for p in plain.split("(")[1:]]
    return [plain, outside, *inside, *[p.strip() for p in plain.replace("(", "/").replace(")", "").split("/")]]
