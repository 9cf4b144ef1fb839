"""Cases in the making: what one record says of an attack, and the merging of records so that one attack is one case."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from foederis.ladder import RUNGS

WINDOW = dt.timedelta(days=60)  # records of one pair of states nearer than this are one attack
WAR_KIND = "war"


@dataclass(slots=True)
class Outcome:
    """What one state did for the target: rung index -> 0/1, with the coder that says so."""

    rungs: dict[int, int] = field(default_factory=dict)
    coders: dict[int, str] = field(default_factory=dict)
    account: str = ""
    source: str = ""

    def say(self, rung: int, value: int, coder: str, rank: dict[str, int]) -> None:
        """Note a value; a better coder overrules, and among equals help that was seen overrules help that was not."""
        old = self.coders.get(rung)
        if old is None or rank[coder] > rank[old] or (rank[coder] == rank[old] and value > self.rungs[rung]):
            self.rungs[rung], self.coders[rung] = value, coder


RANK = {"mid": 1, "ucdp": 1, "cow": 1, "icb": 2, "hand": 3}


@dataclass(slots=True)
class Case:
    """One attack in the making."""

    target: str
    attackers: list[str]
    start: dt.date
    end: dt.date | None
    kind: str  # war | clash | crisis | dispute; the hand-coded kinds: war, strike, intervention, raid, blockade, ...
    name: str = ""
    precision: str = "day"  # day | month | year
    links: dict[str, list[int | str]] = field(default_factory=lambda: defaultdict(list))
    target_side: dict[str, Outcome] = field(default_factory=lambda: defaultdict(Outcome))
    attacker_side: set[str] = field(default_factory=set)
    covered: set[str] = field(default_factory=set)  # coders for whom silence means no: mid, cow, ucdp
    fatal: bool = False
    reciprocated: bool = False
    summary: str = ""
    sources: list[str] = field(default_factory=list)
    merged: int = 1

    @property
    def id(self) -> str:
        return f"{self.start.isoformat()}-{self.target}-{self.attackers[0]}"


def merge(groups: list[list[Case]]) -> list[Case]:
    """One attack, one case: records of later groups join the nearest case of the same pair, or stand alone.

    The order of the groups is the order of precedence for name, start and kind (hand, MID, COW, ICB, UCDP).
    """
    cases: list[Case] = []
    index: dict[tuple[str, str], list[Case]] = defaultdict(list)
    numbered: dict[tuple[str, int], list[Case]] = defaultdict(list)
    for group in groups:
        fresh: list[Case] = []
        for case in sorted(group, key=lambda c: (c.start, c.target, c.attackers)):
            home = _home(case, index, numbered)
            if home is None:
                fresh.append(case)
            else:
                _join(home, case)
        for case in fresh:
            cases.append(case)
        for case in cases:
            for kind in ("mid", "cow_war", "icb"):
                for number in (*case.links.get(kind, ()), *case.links.get(f"said_{kind}", ())):
                    if case not in numbered[(kind, int(number))]:
                        numbered[(kind, int(number))].append(case)
        for case in fresh:
            for attacker in case.attackers:
                index[(case.target, attacker)].append(case)
    return sorted(cases, key=lambda c: (c.start, c.target, c.attackers[0]))


def _home(case: Case, index: dict[tuple[str, str], list[Case]], numbered: dict[tuple[str, int], list[Case]]) -> Case | None:
    undirected = "undirected" in case.links
    best: tuple[int, Case] | None = None
    for kind in ("mid", "cow_war", "icb"):
        for number in case.links.get(kind, ()):
            for other in numbered.get((kind, int(number)), ()):
                if other.target == case.target and set(other.attackers) & set(case.attackers):
                    gap = abs((other.start - case.start).days)
                    best = min(filter(None, (best, (gap, other))), key=lambda x: x[0])
    if best:
        return best[1]
    pairs = [(case.target, a) for a in case.attackers]
    if undirected:
        pairs += [(a, case.target) for a in case.attackers]
    for pair in pairs:
        for other in index.get(pair, ()):
            slack = WINDOW if case.precision == "day" else dt.timedelta(days=200 if case.precision == "year" else 75)
            if other.precision == "year":
                slack = dt.timedelta(days=200)
            apart = abs(other.start - case.start)
            inside = other.kind == WAR_KIND and other.start <= case.start <= (other.end or other.start)
            if apart <= slack or (inside and case.kind != "dispute" and "hand" not in case.links):
                best = min(filter(None, (best, (apart.days, other))), key=lambda x: x[0])
    return best[1] if best else None


def _join(home: Case, other: Case) -> None:
    flipped = other.target != home.target and other.target in home.attackers
    for key, values in other.links.items():
        if key != "undirected":
            home.links[key].extend(v for v in values if v not in home.links[key])
    if not flipped:
        for state, o in other.target_side.items():
            mine = home.target_side[state]
            for rung, value in o.rungs.items():
                mine.say(rung, value, o.coders[rung], RANK)
            if not mine.account:
                mine.account, mine.source = o.account, o.source
        home.attacker_side |= other.attacker_side | set(other.attackers) - {home.target}
        home.covered |= other.covered
    elif other.covered:
        # UCDP's sides the other way round: second parties of side A stood with our target.
        for state in other.attacker_side - {home.target}:
            home.target_side[state].say(4, 1, "ucdp", RANK)
        home.covered |= other.covered
    if home.precision != "day" and other.precision == "day" and "cow_war" in home.links and "hand" not in home.links:
        home.start, home.precision = other.start, "day"
    home.name = home.name or other.name
    home.fatal |= other.fatal
    home.reciprocated |= other.reciprocated
    if home.kind in ("clash", "crisis", "dispute") and other.kind == WAR_KIND:
        home.kind = WAR_KIND
    elif home.kind == "dispute" and other.kind != "dispute":
        home.kind = other.kind
    home.merged += 1


def write_cases(cases: Sequence[Case], out: Path, name: str = "cases.json.gz") -> Path:
    """Write the file `name`, byte for byte the same for the same cases."""
    rows = []
    seen: dict[str, int] = defaultdict(int)
    for c in cases:
        seen[c.id] += 1
        ident = c.id if seen[c.id] == 1 else f"{c.id}-{seen[c.id]}"
        links = {k: sorted(set(v)) for k, v in sorted(c.links.items()) if v and not k.startswith("said_") and k != "undirected"}
        for kind in ("cow_war", "mid", "icb", "ucdp"):
            said = [v for v in c.links.get(f"said_{kind}", ()) if v not in links.get(kind, [])]
            if said:
                links[kind] = sorted({*links.get(kind, []), *said})
        helpers = {
            state: [
                "".join(str(o.rungs[r]) if r in o.rungs else "-" for r in range(len(RUNGS))),
                "".join(o.coders[r][0] if r in o.rungs else "-" for r in range(len(RUNGS))),
                o.account,
                o.source,
            ]
            for state, o in sorted(c.target_side.items())
            if o.rungs or o.account
        }
        rows.append(
            [
                ident,
                c.name,
                c.target,
                c.attackers,
                c.start.isoformat(),
                c.end.isoformat() if c.end else None,
                c.kind,
                c.precision,
                "".join(k for k, on in (("f", c.fatal), ("r", c.reciprocated), ("u", "undirected" in c.links and c.merged == 1)) if on),
                links,
                sorted(c.covered),
                sorted(c.attacker_side),
                helpers,
                c.summary,
                c.sources,
            ]
        )
    out.mkdir(parents=True, exist_ok=True)
    path = out / name
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    return path
