"""Columns by pair and year: obligations, geography, rivalry, organisations, trade, votes, exercises."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from foederis.almanac._build._raw import column, number_to_index
from foederis.almanac._build._shelf import N, Shelf
from foederis.almanac._build._write import quantise, spells_of_years
from foederis.almanac._facts import Variable

__all__ = ["OBLIGATIONS", "add_pair_years"]

OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
_FOREVER = dt.date(9999, 12, 31).toordinal()


def add_pair_years(shelf: Shelf) -> None:
    """All pair-year columns."""
    _obligations(shelf)
    _contiguity(shelf)
    _capitals(shelf)
    _rivalry(shelf)
    _organisations(shelf)
    _trade(shelf)
    _exercises(shelf)
    _agreement(shelf)


def _pairs(frame: pl.DataFrame, one: str = "ccode1", two: str = "ccode2") -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    years = frame["year"].to_numpy().astype(np.int64)
    a = number_to_index("cow", frame[one].to_numpy(), years)
    b = number_to_index("cow", frame[two].to_numpy(), years)
    return a, b, years


def _obligations(shelf: Shelf) -> None:
    names = ("atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul")
    frame = shelf.raw.table("atop_ddy_v5_1", "ccode1", "ccode2", "year", *names)
    a, b, years = _pairs(frame)
    mask = sum(
        (column(frame, name, missing=(-9,)) > 0).astype(np.int64) << bit for bit, name in enumerate(names)
    )  # fmt: skip
    assert isinstance(mask, np.ndarray)
    keep = (a >= 0) & (b >= 0) & (a != b) & (mask > 0)
    _year_spells(shelf, "obligations", a[keep], b[keep], years[keep], mask[keep])
    last = int(years.max())
    titles = {
        "defense": "Obligation to defend",
        "offense": "Obligation to join an attack",
        "neutrality": "Obligation to stay neutral",
        "nonaggression": "Obligation not to attack",
        "consultation": "Obligation to consult",
    }
    for bit, name in enumerate(OBLIGATIONS):
        shelf.describe(
            Variable(name, titles[name], "directed pair", "yes or no", "ATOP", "spells", 1815, last, 40, "obligations",
                     array=f"bit:{bit}", absent=0.0, boolean=True, basis="treaties in force, merged spells"),
        )  # fmt: skip
    frame = shelf.raw.table("cow_alliance_ddy_v4_1", "ccode1", "ccode2", "year", "cow_defense")
    a, b, years = _pairs(frame)
    keep = (a >= 0) & (b >= 0) & (a != b) & (column(frame, "cow_defense") > 0)
    _year_spells(shelf, "defense_cow", a[keep], b[keep], years[keep], np.ones(int(keep.sum()), dtype=np.int64))
    shelf.describe(
        Variable("defense_cow", "Defence pact (second source)", "directed pair", "yes or no", "COWALLY", "spells", 1816,
                 int(years.max()), 0, "defense_cow", absent=0.0, boolean=True, basis="cross-check of defense"),
    )  # fmt: skip


def _year_spells(
    shelf: Shelf, name: str, a: np.ndarray, b: np.ndarray, years: np.ndarray, values: np.ndarray,
    table: np.ndarray | None = None,
) -> None:  # fmt: skip
    # A pair-year that occurs twice (two numbers of one state) keeps every bit.
    a, b, y0, y1, v = spells_of_years(*_merged(a, b, years, values))
    arrays: dict[str, np.ndarray] = {
        "a": a.astype(np.uint8), "b": b.astype(np.uint8),
        "first": y0.astype(np.uint16), "last": y1.astype(np.uint16), "value": v.astype(np.uint8),
    }  # fmt: skip
    if table is not None:
        arrays["table"] = table
    shelf.put(name, arrays)


def _merged(
    a: np.ndarray, b: np.ndarray, years: np.ndarray, values: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    key = (a.astype(np.int64) * N + b) * 4096 + years
    unique, inverse = np.unique(key, return_inverse=True)
    merged = np.zeros(len(unique), dtype=np.int64)
    np.bitwise_or.at(merged, inverse, values.astype(np.int64))
    pair = unique // 4096
    return pair // N, pair % N, unique % 4096, merged


def _contiguity(shelf: Shelf) -> None:
    frame = shelf.raw.table("cow_contiguity_v3_2", "ccode1", "ccode2", "conttype", "stdate", "enddate")
    rows = []
    for one, two, kind, start_text, end_text in frame.iter_rows():
        start = dt.date.fromisoformat(start_text)
        end = _month_end(dt.date.fromisoformat(end_text))
        year = np.array([start.year])
        a = int(number_to_index("cow", np.array([one]), year)[0])
        b = int(number_to_index("cow", np.array([two]), year)[0])
        if a >= 0 and b >= 0 and kind in range(1, 6):  # class 0 says that the two do not touch
            # Closeness rises: 5 land, 4 up to 12 miles of water, 3 up to 24, 2 up to 150, 1 up to 400.
            last = _FOREVER if end >= dt.date(2016, 12, 1) else end.toordinal()
            rows.append((a, b, start.toordinal(), last, 6 - int(kind)))
    table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 5)
    shelf.put(
        "contiguity",
        {
            "a": table[:, 0].astype(np.uint8), "b": table[:, 1].astype(np.uint8),
            "start": table[:, 2].astype(np.int32), "end": table[:, 3].astype(np.int32),
            "value": table[:, 4].astype(np.float32),
        },
    )  # fmt: skip
    shelf.describe(
        Variable("contiguity", "Closeness of borders", "pair",
                 "5 land, 4 within 12 miles of water, 3 within 24, 2 within 150, 1 within 400, 0 none", "CONTIGUITY",
                 "day spells", 1816, 2016, 40, "contiguity", absent=0.0, digits=0, basis="classes of direct contiguity"),
    )  # fmt: skip


def _month_end(day: dt.date) -> dt.date:
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1) - dt.timedelta(days=1)


def _capitals(shelf: Shelf) -> None:
    frame = shelf.raw.table("cow_capitals", "ccode", "stdate", "enddate", "lat", "lng")
    rows = []
    for number, start_text, end_text, lat, lng in frame.iter_rows():
        start, end = dt.date.fromisoformat(start_text), dt.date.fromisoformat(end_text)
        at = int(number_to_index("cow", np.array([number]), np.array([start.year]))[0])
        if at >= 0:
            last = _FOREVER if end == dt.date(2024, 12, 31) else end.toordinal()
            rows.append((at, start.toordinal(), last, round(lat, 2), round(lng, 2)))
    rows.sort()
    shelf.put(
        "capitals",
        {
            "state": np.array([r[0] for r in rows], dtype=np.uint8),
            "start": np.array([r[1] for r in rows], dtype=np.int32),
            "end": np.array([r[2] for r in rows], dtype=np.int32),
            "value": np.array([r[3:] for r in rows], dtype=np.float32),
        },
    )
    shelf.describe(
        Variable("capital_distance", "Distance between the capitals", "pair", "km", "CAPITALS", "derived", 1816, 2024,
                 40, "capitals", symmetric=True, digits=0, basis="great circle between the capitals of the day"),
    )  # fmt: skip


def _rivalry(shelf: Shelf) -> None:
    frame = shelf.raw.table("rivalry_tss_v2020", "ccode1", "ccode2", "start", "end")
    frame = frame.rename({"start": "styear", "end": "endyear"})
    _rivals(shelf, "rivalry", "TSS", 2020, 30, frame, "strategic rivalry")
    frame = shelf.raw.table("rivalry_thompson_dreyer_v2011", "ccode1", "ccode2", "styear", "endyear")
    _rivals(shelf, "rivalry_td", "TD", 2010, 5, frame, "strategic rivalry, the older list")
    frame = shelf.raw.table("rivalry_kdg", "rivala", "rivalb", "beginr", "endr", "rivtyp2")
    frame = frame.filter(pl.col("rivtyp2") == "RIVALRY").select(
        pl.col("rivala").alias("ccode1"),
        pl.col("rivalb").alias("ccode2"),
        (pl.col("beginr") // 10000).alias("styear"),
        (pl.col("endr") // 10000).alias("endyear"),
    )
    _rivals(shelf, "rivalry_kgd", "KGD", 2001, 5, frame, "rivalry by repeated disputes")


def _rivals(shelf: Shelf, name: str, source: str, last: int, carry: int, frame: pl.DataFrame, title: str) -> None:
    rows = []
    for one, two, start, end in frame.drop_nulls().iter_rows():
        for year in range(max(int(start), 1816), min(int(end), last) + 1):
            rows.append((one, two, year))
    table = np.array(rows, dtype=np.int64)
    a = number_to_index("cow", table[:, 0], table[:, 2])
    b = number_to_index("cow", table[:, 1], table[:, 2])
    keep = (a >= 0) & (b >= 0) & (a != b)
    a, b, years = a[keep], b[keep], table[keep, 2]
    ones = np.ones(len(a), dtype=np.int64)
    _year_spells(shelf, name, np.minimum(a, b), np.maximum(a, b), years, ones)
    shelf.describe(
        Variable(name, title[0].upper() + title[1:], "pair", "yes or no", source, "spells", 1816, last, carry, name,
                 symmetric=True, absent=0.0, boolean=True, basis="listed spells, by year"),
    )  # fmt: skip


def _organisations(shelf: Shelf) -> None:
    frame = shelf.raw.table("cow_igo_dyad_v3", "ccode1", "ccode2", "year", "dyadigos").drop_nulls()
    a, b, years = _pairs(frame)
    counts = column(frame, "dyadigos", missing=(-9,))
    _pair_panel(shelf, "organisations", a, b, years, counts, np.arange(255, dtype=np.float64), symmetric=True)
    shelf.describe(
        Variable("organisations", "Shared intergovernmental organisations", "pair", "count", "IGO", "panel", 1816,
                 int(years.max()), 15, "organisations", symmetric=True, digits=0, basis="count of shared memberships"),
    )  # fmt: skip


def _pair_panel(
    shelf: Shelf, name: str, a: np.ndarray, b: np.ndarray, years: np.ndarray, values: np.ndarray, levels: np.ndarray,
    *, symmetric: bool,
) -> None:  # fmt: skip
    keep = (a >= 0) & (b >= 0) & (a != b) & ~np.isnan(values)
    a, b, years, values = a[keep].astype(np.int64), b[keep].astype(np.int64), years[keep], values[keep]
    if symmetric:
        a, b = np.minimum(a, b), np.maximum(a, b)
    first, last = int(years.min()), int(years.max())
    pairs, at = np.unique(a * N + b, return_inverse=True)
    codes, table = quantise(values, levels)
    panel = np.full((len(pairs), last - first + 1), 255, dtype=np.uint8)
    panel[at, years - first] = codes
    arrays = {"a": (pairs // N).astype(np.uint8), "b": (pairs % N).astype(np.uint8), "codes": panel, "table": table}
    shelf.put(name, arrays | {"start": np.array([first], dtype=np.int32)})


def _trade(shelf: Shelf) -> None:
    frame = shelf.raw.table("cow_trade_dyad_v4", "ccode1", "ccode2", "year", "flow1", "flow2")
    a, b, years = _pairs(frame)
    flows = column(frame, "flow1", missing=(-9,)) + column(frame, "flow2", missing=(-9,))
    national = shelf.raw.table("cow_trade_state_v4", "ccode", "year", "imports", "exports")
    n_years = national["year"].to_numpy().astype(np.int64)
    n_at = number_to_index("cow", national["ccode"].to_numpy(), n_years)
    total = np.full((N, 2100), np.nan)
    sums = column(national, "imports", missing=(-9,)) + column(national, "exports", missing=(-9,))
    total[n_at[n_at >= 0], n_years[n_at >= 0]] = sums[n_at >= 0]
    both_a, both_b = np.concatenate([a, b]), np.concatenate([b, a])
    both_years = np.concatenate([years, years])
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.clip(np.concatenate([flows, flows]) / total[both_a, both_years], 0, 1)
    levels = np.concatenate([[0.0], np.geomspace(1e-5, 1, 120)])
    _pair_panel(shelf, "trade", both_a, both_b, both_years, shares, levels, symmetric=False)
    shelf.describe(
        Variable("trade", "Share of the first state's trade that is with the second", "directed pair", "share", "TRADE",
                 "panel", 1870, int(years.max()), 15, "trade", basis="imports and exports, classes a tenth apart"),
    )  # fmt: skip


def _exercises(shelf: Shelf) -> None:
    frame = shelf.raw.table("military_exercises_mme", "mmeid", "gwcode", "year").drop_nulls().unique().sort(pl.all())
    years = frame["year"].to_numpy().astype(np.int64)
    frame = frame.with_columns(pl.Series("at", number_to_index("gw", frame["gwcode"].to_numpy(), years)))
    frame = frame.filter(pl.col("at") >= 0).select("mmeid", "year", "at").unique().sort("mmeid", "year", "at")
    pairs = frame.join(frame, on=["mmeid", "year"], suffix="2").filter(pl.col("at") < pl.col("at2"))
    counts = pairs.group_by("at", "at2", "year").len().sort("at", "at2", "year")
    shelf.put(
        "exercises",
        {
            "a": counts["at"].to_numpy().astype(np.uint8), "b": counts["at2"].to_numpy().astype(np.uint8),
            "year": counts["year"].to_numpy().astype(np.uint16),
            "joint": np.minimum(counts["len"].to_numpy(), 255).astype(np.uint8),
        },
    )  # fmt: skip
    shelf.describe(
        Variable("exercises5", "Joint military exercises in five years", "pair", "count", "MME", "events", 1980, 2010, 5,
                 "exercises", array="joint", window=5, symmetric=True, absent=0.0, digits=0,
                 basis="multinational exercises that both took part in"),
    )  # fmt: skip


# Fewer common roll calls than this say nothing of two states.
_COMMON = 5


def _agreement(shelf: Shelf) -> None:
    """Share of the year's roll calls in the General Assembly on which two states that both voted cast the same vote."""
    numbers = shelf.raw.table("un_idealpoints_jun2024", "countryname", "ccode").unique().sort(pl.all())
    by_name = {str(name): int(number) for name, number in numbers.iter_rows()}
    by_name.setdefault("Federal Republic of Germany", 260)
    days = shelf.raw.table("un_roll_calls_2020", "rcid", "date").unique("rcid").sort("rcid")
    days = days.select(pl.col("rcid").cast(pl.Int64), pl.col("date").cast(pl.String).str.slice(0, 4).cast(pl.Int64))
    votes = shelf.raw.table("un_votes_2020", "rcid", "country", "vote").with_columns(
        pl.col("rcid").cast(pl.Int64), pl.col("country").cast(pl.String), pl.col("vote").cast(pl.String)
    )
    votes = votes.join(days, on="rcid").rename({"date": "year"})
    votes = votes.filter(pl.col("year") < pl.col("year").max())  # the last year has a few weeks only
    rows: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
    for (year,), part in sorted(votes.partition_by("year", as_dict=True).items()):
        numbers_here = np.array([by_name.get(c, -1) for c in part["country"]])
        at = number_to_index("cow", numbers_here, np.full(len(part), year))
        calls, call = np.unique(part["rcid"].to_numpy(), return_inverse=True)
        same = np.zeros((N, N))
        present = np.zeros((N, len(calls)))
        for kind in ("yes", "no", "abstain"):
            cast = np.zeros((N, len(calls)))
            on = ((part["vote"] == kind).to_numpy()) & (at >= 0)
            cast[at[on], call[on]] = 1
            same += cast @ cast.T
            present = np.maximum(present, cast)
        common = present @ present.T
        a, b = np.nonzero(np.triu(common >= _COMMON, 1))
        rows.append((a, b, np.full(len(a), year), same[a, b] / common[a, b]))
    a, b, years, shares = (np.concatenate(column_) for column_ in zip(*rows, strict=True))
    _pair_panel(shelf, "agreement", a, b, years, shares, np.linspace(0, 1, 51), symmetric=True)
    shelf.describe(
        Variable("agreement", "Agreement in the UN General Assembly", "pair", "share of roll calls", "UNVOTES", "panel",
                 1946, int(years.max()), 7, "agreement", symmetric=True, digits=2,
                 basis="same vote where both voted, five roll calls or more, to two hundredths"),
    )  # fmt: skip
