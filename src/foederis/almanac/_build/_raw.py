"""The makers' tables, in their own layouts or as Parquet copies of them, and their state numbers as our codes.

Read as Parquet: every table. Read also as the makers' own CSV where no Parquet file is there: National Material
Capabilities (`NMC*.csv`), ATOP directed dyad-years (`atop*ddyr*.csv`), participants of militarized disputes
(`MIDB*.csv`), major powers (`majors*.csv`), trade (`Dyadic_COW*.csv`, `National_COW*.csv`), and UN ideal points
(`IdealpointestimatesAll*.csv`).
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from foederis import states
from foederis.errors import BadInput

__all__ = ["Raw", "column", "index_of", "number_to_index"]

_INDEX = {code: i for i, code in enumerate(states.CODES)}

# Makers' own files: name pattern (upper or lower case) and their column names where they differ from the Parquet copy.
_MAKERS: dict[str, tuple[str, dict[str, str]]] = {
    "cow_nmc_v7": ("nmc*.csv", {}),
    "cow_mid_participant_v5": ("midb*.csv", {}),
    "cow_majors": ("majors*.csv", {}),
    "cow_trade_dyad_v4": ("dyadic_cow*.csv", {}),
    "cow_trade_state_v4": ("national_cow*.csv", {}),
    "un_idealpoints_jun2024": ("idealpointestimatesall*.csv", {}),
    "atop_ddy_v5_1": (
        "atop*ddyr*.csv",
        {
            "stateA": "ccode1", "stateB": "ccode2", "statea": "ccode1", "stateb": "ccode2",
            "defense": "atop_defense", "offense": "atop_offense", "neutral": "atop_neutral",
            "nonagg": "atop_nonagg", "consul": "atop_consul",
        },
    ),
}  # fmt: skip


class Raw:
    """A folder with the makers' tables; columns come back with lower-case names, missing codes cleared.

    Raises BadInput where a table is absent or lacks a column.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise BadInput(f"no such folder: {folder}", hint="give the folder with the open data tables")

    def table(self, name: str, *columns: str) -> pl.DataFrame:
        """The table with the columns named, in that order."""
        path = self.folder / f"{name}.parquet"
        if path.is_file():
            frame = pl.read_parquet(path)
        else:
            frame = self._makers(name)
        lower = {c: c.lower() for c in frame.columns}
        frame = frame.rename(lower)
        absent = [c for c in columns if c not in frame.columns]
        if absent:
            raise BadInput(
                f"{name} lacks the column {absent[0]}", hint="use the version named in the almanac's sources"
            )
        return frame.select(columns)

    def _makers(self, name: str) -> pl.DataFrame:
        pattern, renames = _MAKERS.get(name, ("", {}))
        if pattern:
            found = sorted(p for p in self.folder.iterdir() if Path(p.name.lower()).match(pattern))
            if found:
                frame = pl.read_csv(
                    found[-1], infer_schema_length=None, null_values=["", "NA", "."], encoding="utf8-lossy"
                )
                return frame.rename({c: renames[c] for c in frame.columns if c in renames})
        wanted = f"{name}.parquet" + (f" or the maker's own {pattern}" if pattern else "")
        raise BadInput(f"a table is absent: {wanted}", hint=f"put it into {self.folder}")


def index_of(code: str | None) -> int:
    """Row of a code in the order of all codes, -1 for none."""
    return -1 if code is None else _INDEX.get(code, -1)


@cache
def _year_table(kind: str, year: int) -> dict[int, int]:
    """Number → row for one year; of two numbers for one state (260 and 255 in 1990) the one at the year's end stays."""
    spells = states._by_number(kind)
    on = dt.date(year, 12, 31)
    by_code: dict[str, list[int]] = {}
    for number in spells:
        code = (states.from_cow if kind == "cow" else states.from_gw)(number, on)
        if code is not None:
            by_code.setdefault(code, []).append(number)
    table: dict[int, int] = {}
    for code, numbers in by_code.items():
        during = [n for n in numbers if any(c == code and _overlaps(s, year) for s, c in spells[n])]
        keep = [n for n in during if any(c == code and s.holds(on) for s, c in spells[n])] or during[-1:]
        for number in numbers:
            table[number] = -1 if number in during and number not in keep else _INDEX[code]
    return table


def _overlaps(spell: states.Spell, year: int) -> bool:
    return spell.start <= dt.date(year, 12, 31) and (spell.end is None or spell.end >= dt.date(year, 1, 1))


def number_to_index(kind: str, numbers: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Rows of states for `kind` ("cow" or "gw") numbers in years; -1 where there is no such state."""
    out = np.full(len(numbers), -1, dtype=np.int16)
    for year in np.unique(years):
        table = _year_table(kind, int(year))
        at = np.flatnonzero(years == year)
        out[at] = [table.get(int(n), -1) for n in numbers[at]]
    return out


def column(frame: pl.DataFrame, name: str, *, missing: tuple[float, ...] = ()) -> np.ndarray:
    """A numeric column as float64, nulls and the missing codes as NaN."""
    values = frame[name].cast(pl.Float64).to_numpy().copy()
    for code in missing:
        values[values == code] = np.nan
    return values
