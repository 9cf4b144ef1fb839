"""The workshop: the same tables give the same bytes; makers' own layouts are read; numbers find their states."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foederis import states
from foederis.almanac import build
from foederis.almanac._build import refresh_supplement
from foederis.almanac._build.__main__ import main
from foederis.almanac._build._conflicts import _day, _forms
from foederis.almanac._build._newer import FOREVER, NEWER, _Span, _steps, add_newer
from foederis.almanac._build._raw import Raw, column, index_of, number_to_index
from foederis.almanac._build._shelf import Shelf
from foederis.almanac._build._state_years import _same
from foederis.almanac._build._write import quantise, spells_of_years, write_npz
from foederis.almanac._store import DATA, Store
from foederis.errors import BadInput

D = dt.date


@pytest.mark.needs_shared
def test_the_same_tables_give_the_bytes_in_the_package(shared: Path, tmp_path: Path) -> None:
    lines: list[str] = []
    build(shared / "data" / "raw", tmp_path, lines.append)
    assert any("MB" in line for line in lines)
    made = {p.name for p in tmp_path.iterdir()} - {"supplement.npz", "manifest.json"}
    assert len(made) > 30
    for name in sorted(made):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes(), f"{name}: rebuild the almanac"
    assert sum(p.stat().st_size for p in tmp_path.iterdir()) < 12_000_000


def test_the_compiled_supplement_is_that_of_the_texts() -> None:
    shelf = Shelf(None, lambda _: None)
    add_newer(shelf)
    with np.load(DATA / "supplement.npz", allow_pickle=False) as packaged:
        for name, values in shelf.files["supplement"].items():
            np.testing.assert_array_equal(
                values, packaged[name], err_msg="run: python -m foederis.almanac._build --supplement"
            )


def test_the_supplement_alone_can_be_compiled_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "almanac"))
    before = (folder / "manifest.json").read_bytes()
    (folder / "supplement.npz").write_bytes((DATA / "supplement.npz").read_bytes())
    assert refresh_supplement(folder) == folder / "manifest.json"
    assert (folder / "manifest.json").read_bytes() == before
    assert main(["--supplement", "--out", str(folder)]) == 0
    assert "manifest.json" in capsys.readouterr().err


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--raw", str(tmp_path / "nowhere"), "--out", str(tmp_path)]) == 2
    assert "no such folder" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert main(["--raw", str(tmp_path / "empty"), "--out", str(tmp_path)]) == 2
    assert "cow_nmc_v7.parquet or the maker's own nmc*.csv" in capsys.readouterr().err


def test_a_shelf_without_tables_says_so() -> None:
    with pytest.raises(BadInput, match="no folder"):
        _ = Shelf(None, lambda _: None).raw


# -- makers' own layouts


def test_makers_own_capabilities(tmp_path: Path) -> None:
    (tmp_path / "NMC-70-abridged.csv").write_text(
        "ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n2,1900,1,2,3,4,5,6,.2,7\n20,1900,-9,2,3,4,5,6,.1,7\n"
    )
    frame = Raw(tmp_path).table("cow_nmc_v7", "ccode", "year", "milex", "cinc")
    assert frame.shape == (2, 4)
    milex = column(frame, "milex", missing=(-9,))
    assert milex[0] == 1
    assert np.isnan(milex[1])


def test_makers_own_alliances(tmp_path: Path) -> None:
    (tmp_path / "atop5_1ddyr.csv").write_text(
        "ddyad,year,stateA,stateB,atopally,defense,offense,neutral,nonagg,consul\n2020,1950,2,20,1,1,0,0,1,1\n"
    )
    names = ("ccode1", "ccode2", "year", "atop_defense", "atop_offense", "atop_neutral", "atop_nonagg", "atop_consul")
    assert Raw(tmp_path).table("atop_ddy_v5_1", *names).row(0) == (2, 20, 1950, 1, 0, 0, 1, 1)


def test_makers_own_disputes(tmp_path: Path) -> None:
    (tmp_path / "MIDB 5.0.csv").write_text("dispnum,stabb,ccode,styear,sidea,hostlev\n2,USA,2,1902,1,3\n")
    frame = Raw(tmp_path).table("cow_mid_participant_v5", "dispnum", "ccode", "hostlev")
    assert frame.row(0) == (2, 2, 3)


@pytest.mark.parametrize(
    ("file", "table", "text"),
    [
        ("majors2016.csv", "cow_majors", "stateabb,ccode,styear\nUSA,2,1898\n"),
        ("Dyadic_COW_4.0.csv", "cow_trade_dyad_v4", "ccode1,ccode2,year,flow1\n2,20,1920,735.48\n"),
        ("National_COW_4.0.csv", "cow_trade_state_v4", "ccode,statename,year,imports\n2,USA,1870,462.38\n"),
        (
            "IdealpointestimatesAll_Jun2024.csv",
            "un_idealpoints_jun2024",
            "ccode,IdealPointAll,Countryname\n2,1.7,USA\n",
        ),
    ],
)
def test_makers_own_files_by_name(tmp_path: Path, file: str, table: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    names = [c.lower() for c in text.split("\n")[0].split(",")]
    assert Raw(tmp_path).table(table, *names).height == 1


def test_a_table_with_another_layout(tmp_path: Path) -> None:
    (tmp_path / "NMC.csv").write_text("a,b\n1,2\n")
    with pytest.raises(BadInput, match="lacks the column ccode"):
        Raw(tmp_path).table("cow_nmc_v7", "ccode")
    with pytest.raises(BadInput, match=r"absent: cow_capitals\.parquet \(put it into"):
        Raw(tmp_path).table("cow_capitals", "ccode")


# -- numbers and states


@pytest.mark.parametrize(
    ("kind", "number", "year", "code"),
    [
        ("cow", 255, 1914, "DEU"), ("cow", 260, 1970, "DEU"), ("cow", 265, 1970, "DDR"), ("cow", 255, 1990, "DEU"),
        ("cow", 260, 1990, None), ("cow", 678, 1980, "YEM"), ("cow", 679, 1995, "YEM"), ("cow", 680, 1980, "YMD"),
        ("gw", 678, 2020, "YEM"), ("gw", 680, 1980, "YMD"), ("cow", 345, 1914, "SRB"), ("cow", 345, 1935, "YUG"),
        ("cow", 345, 1999, "YUG"), ("cow", 345, 2010, "SRB"), ("gw", 340, 2010, "SRB"), ("gw", 345, 1999, "YUG"),
        ("cow", 816, 1970, "VNM"), ("cow", 816, 2000, "VNM"), ("cow", 817, 1970, "XSV"), ("gw", 816, 1970, "VNM"),
        ("cow", 365, 1950, "RUS"), ("cow", 365, 2000, "RUS"), ("cow", 640, 1900, "TUR"), ("cow", 300, 1900, "AUT"),
        ("cow", 305, 1930, "AUT"), ("cow", 315, 1950, "CSK"), ("cow", 713, 2000, "TWN"), ("cow", 9999, 2000, None),
    ],
)  # fmt: skip
def test_numbers_find_their_states(kind: str, number: int, year: int, code: str | None) -> None:
    found = int(number_to_index(kind, np.array([number]), np.array([year]))[0])
    assert found == index_of(code)


def test_no_two_numbers_claim_one_state_in_a_year() -> None:
    for year in range(1816, 2026, 7):
        for kind in ("cow", "gw"):
            active = [
                s.cow if kind == "cow" else s.gw
                for state in states.STATES.values()
                for s in state.spells
                if (s.cow if kind == "cow" else s.gw) is not None
                and s.start <= D(year, 12, 31)
                and (s.end is None or s.end >= D(year, 1, 1))
            ]
            numbers = np.unique([n for n in active if n is not None])
            rows = number_to_index(kind, numbers, np.full(len(numbers), year))
            assert max(Counter(rows[rows >= 0].tolist()).values()) == 1, (kind, year)


# -- arrays


def test_equal_arrays_give_equal_bytes_and_are_left_alone(tmp_path: Path) -> None:
    arrays = {"b": np.arange(5), "a": np.array(["x", "yz"])}
    first = write_npz(tmp_path / "one.npz", arrays)
    second = write_npz(tmp_path / "two.npz", dict(reversed(arrays.items())))
    assert first == second
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    stamp = (tmp_path / "one.npz").stat().st_mtime_ns
    write_npz(tmp_path / "one.npz", arrays)
    assert (tmp_path / "one.npz").stat().st_mtime_ns == stamp


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(1900, 1910), st.integers(1, 2)), max_size=40)
)
def test_spells_hold_exactly_the_pair_years(rows: list[tuple[int, int, int, int]]) -> None:
    cells = {(a, b, y): v for a, b, y, v in rows}
    table = np.array([(*k, v) for k, v in cells.items()], dtype=np.int64).reshape(-1, 4)
    spells = spells_of_years(table[:, 0], table[:, 1], table[:, 2], table[:, 3])
    back = {
        (int(a), int(b), y): int(v)
        for a, b, first, last, v in zip(*spells, strict=True)
        for y in range(int(first), int(last) + 1)
    }
    assert back == cells


@given(st.lists(st.one_of(st.floats(0, 100), st.just(float("nan"))), min_size=1, max_size=30))
def test_quantised_values_are_the_nearest_levels(values: list[float]) -> None:
    levels = np.array([0.0, 1.0, 10.0, 50.0])
    codes, table = quantise(np.array(values), levels)
    for value, back in zip(values, table[codes], strict=True):
        if np.isnan(value):
            assert np.isnan(back)
        else:
            assert abs(float(back) - value) <= np.abs(levels - value).min() + 1e-9


_SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 40), st.sampled_from([0.0, 1.0, 2.0]), st.sampled_from("abc")),
    max_size=6,
)


@given(_SPANS, st.booleans())
def test_steps_never_overlap_and_the_highest_level_stands(rows: list[tuple[int, int, float, str]], zeros: bool) -> None:
    origin = D(2016, 1, 1)
    day = dt.timedelta(days=1)
    spans = [_Span(origin + a * day, origin + (a + n) * day, level, basis) for a, n, level, basis in rows]
    steps = list(_steps(spans, since=NEWER, zeros=zeros))
    for one, two in itertools.pairwise(steps):
        assert one[1] < two[0]
    for offset in range(-2, 110):
        on = origin + offset * day
        levels = [s.level for s in spans if s.start <= on <= s.end]
        said = [step[2] for step in steps if step[0] <= on <= step[1]]
        if levels:
            assert said == [max(levels)]
        else:
            assert said in ([], [0.0])


def test_steps_begin_where_the_open_data_stop_and_keep_contested_claims() -> None:
    spans = [_Span(D(1950, 1, 1), D(2012, 6, 30), 1.0, "old"), _Span(D(2019, 1, 1), FOREVER, float("nan"), "claim")]
    zero, claim = list(_steps(spans, since=NEWER, ends_count=D(2010, 1, 1)))
    assert zero == (D(2012, 7, 1), FOREVER, 0.0, "old", D(2012, 7, 1))
    assert claim[0] == D(2019, 1, 1)
    assert np.isnan(claim[2])


def test_unknown_days_become_the_first_or_the_last_possible() -> None:
    assert D.fromordinal(_day(1900, -9, -9, last=False)) == D(1900, 1, 1)
    assert D.fromordinal(_day(1900, -9, -9, last=True)) == D(1900, 12, 31)
    assert D.fromordinal(_day(1900, 2, -9, last=True)) == D(1900, 2, 28)
    assert D.fromordinal(_day(1900, 2, 5, last=True)) == D(1900, 2, 5)


def test_names_of_governments_and_leaders() -> None:
    assert "russia" in _forms("Government of Russia (Soviet Union)")
    assert "soviet union" in _forms("Government of Russia (Soviet Union)")
    assert _same("Hussein, Saddam", "S. Hussein")
    assert _same("Gonzalez Marquez", "González")
    assert not _same("Bush", "Clinton")


# -- against the makers' own derived tables


@pytest.mark.needs_shared
def test_disputes_of_a_pair_agree_with_the_makers_pairs(shared: Path) -> None:
    frame = pl.read_parquet(shared / "data" / "raw" / "cow_mid_ddy_v5.parquet")
    onsets = (
        frame.group_by("dispnum", "ccode1", "ccode2")
        .agg(pl.col("year").min())
        .filter(pl.col("ccode1") < pl.col("ccode2"))
    )
    years = onsets["year"].to_numpy().astype(np.int64)
    a = number_to_index("cow", onsets["ccode1"].to_numpy(), years)
    b = number_to_index("cow", onsets["ccode2"].to_numpy(), years)
    theirs = Counter((min(x, y), max(x, y)) for x, y in zip(a.tolist(), b.tolist(), strict=True) if x >= 0 and y >= 0)
    arrays = Store().arrays("disputes")
    ours: Counter[tuple[int, int]] = Counter()
    for x, y, n in zip(arrays["a"].tolist(), arrays["b"].tolist(), arrays["any"].tolist(), strict=True):
        ours[x, y] += n
    differ = sum(abs(ours[k] - theirs[k]) for k in set(ours) | set(theirs))
    assert differ / sum(theirs.values()) < 0.02, (differ, sum(theirs.values()))


@pytest.mark.needs_shared
def test_obligations_are_those_of_the_table(shared: Path) -> None:
    frame = pl.read_parquet(shared / "data" / "raw" / "atop_ddy_v5_1.parquet").filter(pl.col("year") == 1985)
    years = np.full(len(frame), 1985)
    a = number_to_index("cow", frame["ccode1"].to_numpy(), years)
    b = number_to_index("cow", frame["ccode2"].to_numpy(), years)
    given_ = set(zip(a[frame["atop_defense"] == 1].tolist(), b[frame["atop_defense"] == 1].tolist(), strict=True))
    from foederis.almanac import Almanac

    found = Almanac.load().pair_matrix("defense", D(1986, 7, 1))
    assert {(int(i), int(j)) for i, j in np.argwhere(found == 1)} == given_
