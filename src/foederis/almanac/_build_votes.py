"""Compile who stood with the target of an attack: the reviewed roll calls joined with the General Assembly's votes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from foederis import states
from foederis.almanac._merge_cases import Case
from foederis.almanac._roll_calls import RollCall
from foederis.errors import BadInput, DamagedData

__all__ = ["Row", "compile_votes", "write_votes"]

Row = tuple[str, str, str, int, bool, str, str, str, str, str]
_SIDES = {"yes": 1.0, "no": 0.0, "abstain": 0.5}

# Names in the votes that the list of COW numbers by name lacks.
_OTHER_NAMES = {"Federal Republic of Germany": 260}


def compile_votes(raw: Path, calls: Sequence[RollCall], cases: Iterable[Case]) -> list[Row]:
    """One row an attack and roll call: case, document, day, days after, adopted, subject, source, with, against, abstained.

    Raises BadInput where the tables lack a roll call or date it in another month, DamagedData where an entry names an
    attack that is no case or the principal attacker itself stood with the target.
    """
    import polars as pl

    from foederis.almanac._build._raw import Raw

    tables = Raw(raw)
    wanted = pl.col("rcid").is_in([c.rcid for c in calls])
    numbers = tables.table("un_idealpoints_jun2024", "countryname", "ccode").unique().sort("ccode")
    by_name = {str(name): int(number) for name, number in numbers.iter_rows()} | _OTHER_NAMES
    held = {
        int(r): (int(s), d)
        for r, s, d in tables.table("un_roll_calls_2020", "rcid", "session", "date").filter(wanted).iter_rows()
    }
    cast: dict[int, dict[str, str]] = {c.rcid: {} for c in calls}
    votes = tables.table("un_votes_2020", "rcid", "country", "vote").filter(wanted)
    for rcid, country, vote in votes.iter_rows():
        cast[int(rcid)][str(country)] = str(vote)
    known = {c.id: c for c in cases}
    rows: list[Row] = []
    for call in calls:
        session, month = held.get(call.rcid, (0, None))
        if month is None or session != call.session or (month.year, month.month) != (call.day.year, call.day.month):
            raise BadInput(
                f"the voting data has no roll call {call.rcid} of session {call.session} in {call.day:%B %Y}",
                hint="use the version named in the almanac's sources",
            )
        sides = _sides(cast[call.rcid], by_name, call)
        for ident in call.cases:
            case = known.get(ident)
            if case is None:
                raise DamagedData(f"roll call {call.id}: no case has the id {ident!r}")
            if sides.get(case.attackers[0]) == 1.0:
                raise DamagedData(f"roll call {call.id}: {case.attackers[0]} stood with its own target {case.target}")
            parties = {case.target, *case.attackers}
            lists = (
                " ".join(s for s, side in sorted(sides.items()) if side == wanted_side and s not in parties)
                for wanted_side in (1.0, 0.0, 0.5)
            )
            days = (call.day - case.start).days
            rows.append((ident, call.id, call.day.isoformat(), days, call.adopted, call.subject, call.source, *lists))  # type: ignore[arg-type]
    return sorted(rows)


def _sides(votes: Mapping[str, str], by_name: Mapping[str, int], call: RollCall) -> dict[str, float]:
    """By state of the time (the Soviet republics with a seat are none) 1 with the target, 0 against, a half abstained."""
    out = {}
    for country, vote in votes.items():
        number = by_name.get(country)
        code = states.from_cow(number, call.day) if number is not None else None
        if code is None:
            raise BadInput(f"the voting data names a state that foederis does not know: {country}")
        if states.exists(code, call.day):
            side = _SIDES[vote]
            out[code] = side if call.for_target == "yes" else 1.0 - side
    return out


def write_votes(rows: Sequence[Row], out: Path) -> Path:
    """Write `case_votes.json.gz`, byte for byte the same for the same rows."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "case_votes.json.gz"
    text = json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))
    with path.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    return path
