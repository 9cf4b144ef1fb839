"""The council and the regional bodies by day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from foederis import states
from foederis.almanac import _bodies
from foederis.almanac._bodies import council, council_source, shared_bodies
from foederis.errors import DamagedData


def at(code: str) -> int:
    return states.CODES.index(code)


@pytest.mark.parametrize("year", [1947, 1950, 1955, 1960, 1964, 1966, 1975, 1990, 2000, 2010, 2020, 2025])
def test_eleven_seats_until_1965_and_fifteen_since(year: int) -> None:
    seats = council(dt.date(year, 7, 1))
    assert int((seats == 2.0).sum()) == 5
    assert int((seats > 0).sum()) == (11 if year < 1966 else 15)


def test_no_council_before_the_charter() -> None:
    assert not council(dt.date(1938, 9, 30)).any()
    assert council_source()


def test_a_seat_lasts_two_years() -> None:
    assert [council(dt.date(y, 6, 1))[at("KOR")] for y in (2023, 2024, 2025, 2026)] == [0.0, 1.0, 1.0, 0.0]


def test_bodies_are_shared_both_ways() -> None:
    day = dt.date(2010, 6, 1)
    assert shared_bodies("SYR", day)[at("EGY")] == shared_bodies("EGY", day)[at("SYR")] > 0
    assert np.array_equal(shared_bodies("SYR", day), shared_bodies("SYR", dt.date(2010, 12, 31)))
    assert not shared_bodies("SYR", dt.date(1900, 1, 1)).any()


def test_a_broken_list_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_bodies, "_PATH", tmp_path / "bodies.toml")
    with pytest.raises(DamagedData):
        _bodies._tables.__wrapped__()
