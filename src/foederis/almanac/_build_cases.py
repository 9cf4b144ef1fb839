"""Compile the case universe: attacks since 1816, and who did what on each rung of the ladder.

An attack is one state using force on another. Five kinds of record are merged so that one attack is one case with
links to each source's own number: COW inter-state wars, militarized disputes in which one side used force (hostility
4-5, seizures of boats left out), ICB crises with a military or violent trigger, UCDP inter-state conflicts, and the
hand-coded supplement. Disputes without force are kept apart (kind "dispute") as the yardstick's population.

What each source can say of a rung (DESIGN, "Each rung has its own evidence"); where it cannot, nothing is coded:

    cow   wars: force by every state of the time, during the conflict
    mid   participants on the target's side: force (hostility 4-5), presence (3-5), words (2-5 as a floor)
    ucdp  second parties on the target's side: force, during the conflict
    icb   Washington and Moscow after 1945 (seven powers before): all rungs from the kind of involvement
    hand  the candidates that mattered, all rungs, within 90 days
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from foederis import states
from foederis.almanac._attacks import Attack
from foederis.almanac._merge_cases import RANK, WAR_KIND, Case, merge
from foederis.ladder import RUNGS

SEIZURE = 15  # MID highest action: seizure (of a boat, mostly)
# Before 1946 ICB's actor file codes seven powers; after it Washington and Moscow only.
ICB_POWERS = {"usinv": ("USA", "usfavr"), "suinv": ("RUS", "sufavr"), "gbinv": ("GBR", "gbfavr"), "frinv": ("FRA", "frfavr"),
              "itinv": ("ITA", "itfavr"), "grinv": ("DEU", "grfavr"), "jpinv": ("JPN", "jpfavr")}  # fmt: skip


def first_day(y: int, m: int, d: int) -> tuple[dt.date, str]:
    """The earliest day of a date whose month or day may be missing (below 1), and to what it is known: day, month or year."""
    return _date(y, m, d)


def _date(y: int, m: int, d: int, *, last: bool = False) -> tuple[dt.date, str]:
    if m < 1:
        return dt.date(y, 12, 31) if last else dt.date(y, 1, 1), "year"
    if d < 1:
        if last:
            return dt.date(y + m // 12, m % 12 + 1, 1) - dt.timedelta(days=1), "month"
        return dt.date(y, m, 1), "month"
    try:
        return dt.date(y, m, d), "day"
    except ValueError:
        return dt.date(y, m, 28), "day"


def _forceful(everyone: list[dict[str, Any]], side: int) -> bool:
    return any(p["sidea"] == side and p["orig"] and p["hostlev"] >= 4 and p["hiact"] != SEIZURE for p in everyone)


def disputes(rows: list[dict[str, Any]], participants: list[dict[str, Any]]) -> list[Case]:
    """Militarized disputes (MID 5.0) as cases: who used force on whom, who joined the target's side and how far."""
    of: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for p in participants:
        of[int(p["dispnum"])].append(p)
    out = []
    for r in rows:
        start, precision = _date(r["styear"], r["stmon"], r["stday"])
        end, _ = _date(r["endyear"], r["endmon"], r["endday"], last=True)
        everyone = sorted(of[int(r["dispnum"])], key=lambda p: (-p["orig"], -p["hostlev"], p["styear"], max(p["stmon"], 0), p["ccode"]))

        attacking = 1 if _forceful(everyone, 1) else 0 if _forceful(everyone, 0) else None
        side = 1 if attacking is None else attacking
        theirs = [p for p in everyone if p["sidea"] == side and p["orig"]] or [p for p in everyone if p["sidea"] == side]
        ours = [p for p in everyone if p["sidea"] != side and p["orig"]] or [p for p in everyone if p["sidea"] != side]
        target = states.from_cow(int(ours[0]["ccode"]), start) if ours else None
        attackers = [c for c in dict.fromkeys(states.from_cow(int(p["ccode"]), start) for p in theirs) if c]
        if not target or not attackers or target in attackers:
            continue
        kind = "dispute" if attacking is None else WAR_KIND if r["hostlev"] == 5 else "clash"
        case = Case(target, attackers, start, end, kind, precision=precision)
        case.fatal, case.reciprocated = r["fatality"] > 0, bool(r["recip"])
        case.links["mid"].append(int(r["dispnum"]))
        case.covered.add("mid")
        for p in everyone:
            state = states.from_cow(int(p["ccode"]), start)
            if not state or state == target:
                continue
            if p["sidea"] == side:
                case.attacker_side.add(state)
                continue
            if p["orig"]:
                # A co-target of the first hour, not a helper: its own attack is another case or none.
                case.target_side[state].rungs = {}
                case.target_side[state].account = "attacked together with the target"
                continue
            joined, when = _date(p["styear"], p["stmon"], p["stday"])
            late = when == "day" and (joined - start).days > 90
            o = case.target_side[state]
            level = int(p["hostlev"])
            for rung, least in ((4, 4), (3, 3), (0, 2)):
                if level >= least:
                    o.say(rung, 0 if late and rung != 0 else 1, "mid", RANK)
            o.account = f"joined on the target's side at hostility level {level}" + (f" after {(joined - start).days} days" if late else "")
            o.source = f"MID 5.0 dispute {r['dispnum']}"
        out.append(case)
    return out


def wars(rows: list[dict[str, Any]]) -> list[Case]:
    """COW inter-state wars (4.0) as cases, dated by year: the initiator attacks, others on the target's side used force."""
    by_war: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for r in rows:
        by_war[int(r["warnum"])].append(r)
    out = []
    for number, pairs in sorted(by_war.items()):
        first = min(p["year"] for p in pairs)
        day = dt.date(first, 7, 1)
        opening = [p for p in pairs if p["year"] == first]
        begun = [p for p in opening if p["initiator1"] == 1 and p["initiator2"] != 1] or [p for p in opening if p["initiator1"] == 1]
        if not begun:
            continue
        begun.sort(key=lambda p: (-(p["batdeath1"] or 0), p["ccode1"], -(p["batdeath2"] or 0), p["ccode2"]))
        attacker, target = states.from_cow(int(begun[0]["ccode1"]), day), states.from_cow(int(begun[0]["ccode2"]), day)
        if not attacker or not target:
            continue
        case = Case(target, [attacker], day, dt.date(max(p["year"] for p in pairs), 12, 31), WAR_KIND, precision="year")
        case.links["cow_war"].append(number)
        case.covered.add("cow")
        ours, theirs = begun[0]["sidea2"], begun[0]["sidea1"]
        for p in pairs:
            state = states.from_cow(int(p["ccode1"]), day)
            if not state or state in (target, attacker):
                continue
            if p["sidea1"] == theirs:
                case.attacker_side.add(state)
            elif p["sidea1"] == ours:
                o = case.target_side[state]
                o.say(4, 1, "cow", RANK)
                o.account, o.source = "fought on the target's side in the war", f"COW war {number}"
        out.append(case)
    return out


def crises(rows: list[dict[str, Any]], names: dict[int, str]) -> list[Case]:
    """ICB crises (actor file, version 15) whose trigger was military or violent and came from one state."""
    out = []
    for r in rows:
        if r["triggr"] not in (7, 8, 9) or r["trigent"] is None or r["trigent"] >= 990 or r["systrgyr"] is None:
            continue
        start, precision = _date(r["systrgyr"], r["systrgmo"] or 0, r["systrgda"] or 0)
        end = _date(r["yrterm"], r["moterm"] or 0, r["daterm"] or 0, last=True)[0] if r["yrterm"] else None
        target, attacker = states.from_cow(int(r["cracid"]), start), states.from_cow(int(r["trigent"]), start)
        if not target or not attacker or target == attacker:
            continue
        case = Case(target, [attacker], start, end, "crisis", name=_named(names.get(int(r["crisno"]), "")), precision=precision)
        case.links["icb"].append(int(r["crisno"]))
        if r["triggr"] == 7:
            case.links["icb_nonviolent"].append(int(r["crisno"]))
        _icb_help(case, r)
        out.append(case)
    return out


def _named(capitals: str) -> str:
    """A crisis's name out of its capitals: numerals stay as they are, small words small."""
    words = []
    for i, word in enumerate(capitals.split()):
        if re.fullmatch(r"[IVX]+", word) or word in ("US", "USSR", "UN", "UAE", "UAR", "EC-121", "U-2"):
            words.append(word)
        elif i and word.lower() in ("in", "of", "and", "the", "on", "to", "for", "over", "at"):
            words.append(word.lower())
        else:
            words.append("-".join(p.capitalize() for p in word.split("-")))
    return " ".join(words)


def _icb_help(case: Case, r: dict[str, Any]) -> None:
    after = case.start.year >= 1946
    for column, (power, favour) in ICB_POWERS.items():
        if (after and power not in ("USA", "RUS")) or power in (case.target, *case.attackers):
            continue
        kind, view = r.get(column), r.get(favour)
        if kind is None or kind == 9:
            continue
        o = case.target_side[power]
        o.source = o.source or f"ICB crisis {r['crisno']}"
        if kind in (1, 2):
            for rung in range(len(RUNGS)):
                o.say(rung, 0, "icb", RANK)
            o.account = o.account or "not involved"
            continue
        if view != 1 and (after or view is not None):
            continue  # whom the involvement was for is not clear: 23 of 79 by the target's friends read "not favourable"
        # 3 political 4 economic 5 propaganda 6 covert 7 semi-military 8 direct military
        yes = {3: (0, 1), 4: (0, 1), 5: (0,), 6: (2,), 7: (2,), 8: (4, 3)}.get(int(kind), ())
        for rung in yes:
            o.say(rung, 1, "icb", RANK)
        top = {3: 2, 4: 2, 5: 2, 6: 4, 7: 4}.get(int(kind))  # the highest involvement is coded: what lies above it is a no
        if top is not None:
            for rung in range(top if kind < 6 else 4, 5):
                if rung not in yes:
                    o.say(rung, 0, "icb", RANK)
        o.account = {3: "political", 4: "economic", 5: "propaganda", 6: "covert", 7: "semi-military", 8: "direct military"}[int(kind)] + " involvement, favourable to the target"


def conflicts(rows: list[dict[str, Any]]) -> list[Case]:
    """UCDP inter-state conflicts (25.1), an episode a case. Who struck first is not coded there: side A stands as attacker
    only where another source or a later merge says so, and an unmerged case is marked `undirected`."""
    episodes: dict[tuple[int, str], list[dict[str, Any]]] = defaultdict(list)
    for r in rows:
        if r["type_of_conflict"] == "interstate" and r["gwno_a"] and r["gwno_b"]:
            episodes[(int(r["conflict_id"]), str(r["start_date2"]))].append(r)
    out = []
    for (number, begun), years in sorted(episodes.items()):
        start = dt.date.fromisoformat(begun)
        a, b = states.from_gw(int(years[0]["gwno_a"]), start), states.from_gw(int(years[0]["gwno_b"]), start)
        if not a or not b or a == b:
            continue
        case = Case(b, [a], start, dt.date(max(int(y["year"]) for y in years), 12, 31), "clash")
        if any(y["intensity_level"] == 2 for y in years):
            case.kind = WAR_KIND
        case.links["ucdp"].append(number)
        case.links["undirected"].append(number)
        case.covered.add("ucdp")
        for y in years:
            if int(y["year"]) > start.year:
                continue  # parties of later years are not help within the horizon
            for column, helps in (("gwno_b_2nd", True), ("gwno_a_2nd", False)):
                state = states.from_gw(int(y[column]), start) if y[column] else None
                if state and state not in (a, b):
                    if helps:
                        o = case.target_side[state]
                        o.say(4, 1, "ucdp", RANK)
                        o.account, o.source = "a second party on the target's side", f"UCDP conflict {number}"
                    else:
                        case.attacker_side.add(state)
        out.append(case)
    return out


def by_hand(attacks: Sequence[Attack]) -> list[Case]:
    """The hand-coded supplement (see `_attacks`)."""
    out = []
    for a in attacks:
        case = Case(a.target, list(a.attackers), a.start, a.end, a.kind, name=a.name, summary=a.summary, sources=list(a.sources))
        case.links["hand"].append(a.id)
        for kind in ("cow_war", "mid", "icb", "ucdp"):
            case.links[f"said_{kind}"].extend(getattr(a, kind))
        for h in a.helpers:
            o = case.target_side[h.state]
            o.account, o.source = h.account, h.source
            for i, value in enumerate(h.outcomes):
                if value is not None:
                    o.say(i, int(value), "hand", RANK)
        out.append(case)
    return out


def read_raw(raw: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows that cases are made of."""
    import polars as pl

    icb1 = pl.read_parquet(raw / "icb1_system_v15.parquet").select("crisno", "crisname")
    return {
        "dispute": pl.read_parquet(raw / "cow_mid_dispute_v5.parquet").sort("dispnum").to_dicts(),
        "participant": pl.read_parquet(raw / "cow_mid_participant_v5.parquet").sort("dispnum", "ccode").to_dicts(),
        "war": pl.read_parquet(raw / "cow_war_inter_ddy_v4.parquet").sort("warnum", "year", "ccode1", "ccode2").to_dicts(),
        "icb": pl.read_parquet(raw / "icb2_actor_v15.parquet").sort("crisno", "cracno", "cracid").to_dicts(),
        "icb_name": icb1.to_dicts(),
        "ucdp": pl.read_parquet(raw / "ucdp_prio_acd_v25_1.parquet").sort("conflict_id", "year").to_dicts(),
    }


def compile_cases(raw: Path, attacks: Sequence[Attack]) -> list[Case]:
    """All cases, merged and sorted by day."""
    rows = read_raw(raw)
    names = {int(r["crisno"]): str(r["crisname"]) for r in rows["icb_name"]}
    everything = disputes(rows["dispute"], rows["participant"])
    forceful = [c for c in everything if c.kind != "dispute"]
    quiet = [c for c in everything if c.kind == "dispute"]
    return merge([by_hand(attacks), wars(rows["war"]), forceful, crises(rows["icb"], names), conflicts(rows["ucdp"]), quiet])
