"""Columns by state and year: capabilities, power, regime, wealth, wars, troops received, leaders."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import numpy as np
import polars as pl

from foederis.almanac._build._raw import column, index_of, number_to_index
from foederis.almanac._build._shelf import N, Shelf
from foederis.almanac._facts import Variable

__all__ = ["add_state_years"]

_FOREVER = dt.date(9999, 12, 31).toordinal()


def add_state_years(shelf: Shelf) -> None:
    """All state-year columns."""
    _capabilities(shelf)
    _powers(shelf)
    _regimes(shelf)
    _wealth(shelf)
    _troops(shelf)
    _leaders(shelf)
    _ideal_points(shelf)


def _located(frame: pl.DataFrame, kind: str = "cow", number: str = "ccode") -> tuple[np.ndarray, np.ndarray]:
    years = frame["year"].to_numpy().astype(np.int64)
    return number_to_index(kind, frame[number].to_numpy(), years), years


def _capabilities(shelf: Shelf) -> None:
    frame = shelf.raw.table("cow_nmc_v7", "ccode", "year", "milex", "milper", "tpop", "cinc")
    index, years = _located(frame)
    last = int(years.max())

    def share(name: str) -> np.ndarray:
        # Shares of the year's sum over states that foederis knows: the published index does not add up to one.
        values = np.where(index < 0, np.nan, column(frame, name, missing=(-9,)))
        sums = np.zeros(last + 1)
        np.add.at(sums, years, np.nan_to_num(values))
        return values / np.where(sums[years] == 0, np.nan, sums[years])

    for name, title, what, basis in (
        ("cinc", "Share of the world's capabilities", "cinc", "composite index, renormalised to sum to one each year"),
        ("milex_share", "Share of the world's military spending", "milex", "military expenditure over the year's sum"),
        ("milper_share", "Share of the world's soldiers", "milper", "military personnel over the year's sum"),
    ):
        variable = Variable(
            name, title, "state", "share of the world", "NMC", "panel", 1816, last, 8, name, basis=basis
        )
        shelf.state_panel(variable, index, years, share(what))
    shelf.state_panel(
        Variable("population", "Population", "state", "log10 of persons", "NMC", "panel", 1816, last, 8, "population",
                 basis="log10 of total population"),
        index, years, _log10(column(frame, "tpop", missing=(-9,)) * 1000),
    )  # fmt: skip


def _log10(values: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values > 0, np.log10(values), np.nan)


def _powers(shelf: Shelf) -> None:
    frame = shelf.raw.table("cow_majors", "ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday")
    rows = []
    for number, y0, m0, d0, y1, m1, d1 in frame.iter_rows():
        start, end = dt.date(y0, m0, d0), dt.date(y1, m1, d1)
        at = number_to_index("cow", np.array([number]), np.array([y0]))[0]
        rows.append((at, start.toordinal(), _FOREVER if end == dt.date(2016, 12, 31) else end.toordinal(), 1))
    _day_spells(shelf, "major", rows)
    shelf.describe(
        Variable("major", "Major power", "state", "yes or no", "COWSTATES", "day spells", 1816, 2016, 30, "major",
                 absent=0.0, boolean=True, basis="list of major powers, spells by day"),
    )  # fmt: skip
    frame = shelf.raw.table("maoz_powers", "ccode", "regstdate", "regenddate", "globstdate", "globenddate")
    rows = []
    for number, *dates in frame.iter_rows():
        for level, (start_text, end_text) in ((1, dates[:2]), (2, dates[2:])):
            if start_text is None:
                continue
            start, end = dt.date.fromisoformat(start_text), dt.date.fromisoformat(end_text)
            at = number_to_index("cow", np.array([number]), np.array([start.year]))[0]
            rows.append((at, start.toordinal(), _FOREVER if end.year == 2019 else end.toordinal(), level))
    _day_spells(shelf, "regional_power", rows)
    shelf.describe(
        Variable("regional_power", "Regional or global power", "state", "0 none, 1 regional, 2 global", "MAOZ",
                 "day spells", 1816, 2019, 30, "regional_power", absent=0.0, digits=0,
                 basis="list of regional and global powers, spells by day"),
    )  # fmt: skip


def _day_spells(shelf: Shelf, name: str, rows: list[tuple[int, int, int, int]]) -> None:
    table = np.array(sorted(r for r in rows if r[0] >= 0), dtype=np.int64).reshape(-1, 4)
    shelf.put(
        name,
        {
            "state": table[:, 0].astype(np.uint8),
            "start": table[:, 1].astype(np.int32),
            "end": table[:, 2].astype(np.int32),
            "value": table[:, 3].astype(np.float32),
        },
    )


def _regimes(shelf: Shelf) -> None:
    frame = shelf.raw.table("democracy_cow_2025", "ccode", "year", "aeuds", "polity2", "v2x_polyarchy")
    index, years = _located(frame)
    last = int(years.max())
    polity = column(frame, "polity2")
    polity_last = int(years[~np.isnan(polity)].max())
    shelf.state_panel(
        Variable("polity", "Regime, Polity2", "state", "-10 autocracy to 10 democracy", "POLITY", "panel", 1816,
                 polity_last, 10, "polity", digits=0, basis="Polity2; after 2018 a few states only"),
        index, years, polity,
    )  # fmt: skip
    shelf.state_panel(
        Variable("polyarchy", "Electoral democracy (V-Dem)", "state", "0 to 1", "VDEM", "panel", 1816, last, 5,
                 "polyarchy", digits=2, basis="electoral democracy index, two decimals; share-alike, a file of its own"),
        index, years, np.round(column(frame, "v2x_polyarchy"), 2),
    )  # fmt: skip
    shelf.state_panel(
        Variable("democracy", "Unified democracy score", "state", "standard deviations", "UDS", "panel", 1816, last, 5,
                 "democracy", digits=2, basis="adjusted extended score, two decimals"),
        index, years, np.round(column(frame, "aeuds"), 2),
    )  # fmt: skip


def _wealth(shelf: Shelf) -> None:
    frame = shelf.raw.table("gdp_pop_fariss_cow", "ccode", "year", "mrgdppc", "pwtrgdp")
    index, years = _located(frame)
    last = int(years.max())
    for name, title, what, unit, factor in (
        ("gdp", "Gross domestic product", "pwtrgdp", "log10 of million international dollars", 1.0),
        ("gdp_per_head", "Product per head", "mrgdppc", "log10 of dollars", 1.0),
    ):
        variable = Variable(
            name, title, "state", unit, "FARISS", "panel", 1816, last, 8, name, basis="log10 of the mean"
        )
        shelf.state_panel(variable, index, years, np.round(_log10(column(frame, what) * factor), 2))


# The Department of Defense stopped publishing these hosts at the end of 2017: not listed is not known.
_WITHHELD = ("AFG", "IRQ", "SYR")
_WITHHELD_FROM = 2017

# A quarter in which fewer hosts than this are named is no report (late 2022 to mid-2023: zeros throughout).
_HOSTS_IN_A_REPORT = 50


def _troops(shelf: Shelf) -> None:
    """Active-duty troops by host and year.

    Quarters disagree: September counts of 2003 and 2004 lack Germany and South Korea, June 2018 counts twice. So the
    yearly count of Kane is taken where it is above zero, else the median of the quarters in which the host is named.
    """
    frame = shelf.raw.table("us_troops_1950_2025", "ccode", "year", "quarter", "source", "troops_ad")
    frame = frame.drop_nulls(["troops_ad", "quarter"])
    named = frame.drop_nulls("source").group_by("year", "quarter").len()
    reports = named.filter(pl.col("len") >= _HOSTS_IN_A_REPORT).select("year", "quarter")
    frame = frame.join(reports, on=["year", "quarter"]).sort("ccode", "year", "quarter")
    yearly = pl.col("source").is_in(["Kane 2006", "Stepwise Imputation"]) & (pl.col("troops_ad") > 0)
    count = pl.col("troops_ad")
    frame = frame.group_by("ccode", "year", maintain_order=True).agg(
        pl.coalesce(
            count.filter(yearly).max().cast(pl.Float64),
            count.filter(pl.col("source").is_not_null()).median(),
            count.filter(count > 0).median(),
        ).alias("troops_ad")
    )
    index, years = _located(frame)
    values = column(frame, "troops_ad")
    withheld = np.isin(index, [index_of(code) for code in _WITHHELD]) & (years >= _WITHHELD_FROM)
    # A host that a whole report does not name has none that were reported.
    values = np.where(np.isnan(values) & ~withheld, 0.0, values)
    values = np.where(withheld & (values == 0), np.nan, values)
    values = np.round(np.log10(1 + np.clip(values, 0, None)), 2)
    values[index == index_of("USA")] = np.nan
    shelf.state_panel(
        Variable("us_troops", "US troops stationed", "state", "log10 of one plus active-duty troops", "USTROOPS",
                 "panel", 1950, int(years.max()), 3, "us_troops", digits=2,
                 basis="active duty, yearly count or median of the quarters reported; rounded"),
        index, years, values,
    )  # fmt: skip


def _leaders(shelf: Shelf) -> None:
    """Days of office, kept only where a second list has the same person taking office within a month (1921 on)."""
    frame = shelf.raw.table("archigos_v4_1", "gwcode", "leader", "startdate", "enddate", "entry")
    second = _second_list(shelf)
    rows = []
    for number, name, start_text, end_text, entry in frame.iter_rows():
        start, end = dt.date.fromisoformat(start_text), dt.date.fromisoformat(end_text)
        at = int(number_to_index("gw", np.array([number]), np.array([start.year]))[0])
        agreed = any(abs((start - day).days) <= 31 and _same(name, other) for day, other in second.get(at, ()))
        if at < 0 or not agreed:
            continue
        last = _FOREVER if end == dt.date(2015, 12, 31) else end.toordinal()
        rows.append((at, start.toordinal(), last, 0 if entry == "Regular" else 1, str(name)))
    rows.sort()
    shelf.put(
        "leader",
        {
            "state": np.array([r[0] for r in rows], dtype=np.uint8),
            "start": np.array([r[1] for r in rows], dtype=np.int32),
            "end": np.array([r[2] for r in rows], dtype=np.int32),
            "value": np.array([r[3] for r in rows], dtype=np.float32),
            "name": np.array([r[4] for r in rows], dtype=np.str_),
        },
    )
    for name, title, unit, array, basis in (
        ("leader", "Leader", "name", "name", "terms of office on which two lists agree"),
        (
            "leader_years",
            "Leader's years in office",
            "years",
            "tenure",
            "days since entry over 365.25, where two lists agree",
        ),
        (
            "leader_irregular",
            "Leader came to power irregularly",
            "yes or no",
            "",
            "manner of entry, where two lists agree on the term",
        ),
    ):
        shelf.describe(
            Variable(name, title, "state", unit, "ARCHIGOS", "day spells", 1921, 2015, 0, "leader", array=array,
                     boolean=name == "leader_irregular", digits=1, basis=basis),
        )  # fmt: skip


def _second_list(shelf: Shelf) -> dict[int, list[tuple[dt.date, str]]]:
    """Leaders by state from the second list, where it lies beside the tables."""
    path = shelf.raw.folder.parent / "actors" / "leaders_reign.parquet"
    if not path.is_file():
        shelf.progress("  leaders: no second list beside the tables, leaders left out")
        return {}
    found: dict[int, list[tuple[dt.date, str]]] = {}
    frame = pl.read_parquet(path).select("cow", "leader", pl.col("start").cast(pl.String)).drop_nulls()
    for number, name, start_text in frame.iter_rows():
        start = dt.date.fromisoformat(start_text[:10])
        at = int(number_to_index("cow", np.array([int(number)]), np.array([start.year]))[0])
        found.setdefault(at, []).append((start, name))
    return found


def _same(one: str, other: str) -> bool:
    """Whether two spellings share a word of three letters or more, accents aside."""

    def words(name: str) -> set[str]:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        return {w for w in re.split(r"[^a-z]+", plain) if len(w) > 2}

    return bool(words(one) & words(other))


def _ideal_points(shelf: Shelf) -> None:
    frame = shelf.raw.table(
        "un_idealpoints_jun2024", "ccode", "year", "idealpointall", "usagree", "russagree", "chinaagree"
    )
    index, years = _located(frame)
    last = int(years.max())
    shelf.state_panel(
        Variable("ideal_point", "UN ideal point", "state", "standard deviations", "UNIDEAL", "panel", 1946, last, 5,
                 "ideal_point", digits=2, basis="mean estimate, two decimals"),
        index, years, np.round(column(frame, "idealpointall"), 2),
    )  # fmt: skip


assert N <= 255, "state rows are stored in one byte"
