"""Compile the second list of disputes: Gibler, Miller and Little's (GML 2.2.1), with its own sides and joiners.

The outlook learns from MID 5.0 (`_build_cases`). This list serves the backtest alone: an earlier study of who joins on the
target's side was measured on it, and a figure is compared on the list that it was measured on. Side A made the first
militarized action; the target is side B's first originator; joined are the participants of side B that did not originate.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from foederis import states
from foederis.almanac._build_cases import first_day
from foederis.almanac._merge_cases import Case

__all__ = ["compile_disputes", "sided"]

TABLE = "gml_mid_participant_v2.parquet"


def sided(participants: list[dict[str, Any]]) -> list[Case]:
    """Disputes with the sides of the list itself, whatever force was used; joiners carry no level, only that they joined."""
    of: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for p in participants:
        of[int(p["dispnum"])].append(p)
    out = []
    for number, rows in sorted(of.items()):
        everyone = sorted(rows, key=lambda p: (-p["orig"], p["styear"], max(p["stmon"], 0), max(p["stday"], 0), -p["hiact"], p["ccode"]))
        start, precision = min(first_day(p["styear"], p["stmon"], p["stday"]) for p in everyone if p["orig"])
        coded = [(states.from_cow(int(p["ccode"]), start), p) for p in everyone]
        ours = [s for s, p in coded if s and p["orig"] and p["sidea"] == 0]
        theirs = [s for s, p in coded if s and p["orig"] and p["sidea"] == 1]
        if not ours or not theirs or ours[0] in theirs:
            continue
        case = Case(ours[0], list(dict.fromkeys(theirs)), start, None, "dispute", precision=precision)
        case.links["mid"].append(number)
        case.covered.add("mid")
        for state, p in coded:
            if not state or state == case.target:
                continue
            if p["sidea"] == 1:
                case.attacker_side.add(state)
            elif not case.target_side[state].account:
                case.target_side[state].account = "attacked together with the target" if p["orig"] else "joined on the target's side"
        out.append(case)
    return sorted(out, key=lambda c: (c.start, c.target, c.attackers[0]))


def compile_disputes(raw: Path) -> list[Case]:
    """The whole list, by day."""
    import polars as pl

    return sided(pl.read_parquet(raw / TABLE).sort("dispnum", "ccode").to_dicts())
