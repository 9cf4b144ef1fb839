"""The counts of US troops: quarters that are no report, hosts that are withheld, a June that counts twice."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.almanac import Almanac


@pytest.fixture(scope="module")
def almanac() -> Almanac:
    return Almanac.load()


def _troops(almanac: Almanac, state: str, year: int) -> float | None:
    fact = almanac.state("us_troops", state, dt.date(year + 1, 12, 1))
    if fact.year != year:
        return None
    assert isinstance(fact.value, float)
    return 10**fact.value - 1


@pytest.mark.parametrize("year", [2003, 2004, 2018, 2022])
def test_hosts_do_not_vanish_in_quarters_without_a_report(almanac: Almanac, year: int) -> None:
    for host, least in (("DEU", 30_000), ("KOR", 20_000), ("JPN", 30_000)):
        count = _troops(almanac, host, year)
        assert count is not None
        assert least < count < 90_000, (host, year)


@pytest.mark.parametrize("host", ["AFG", "IRQ", "SYR"])
def test_withheld_hosts_are_missing_never_zero(almanac: Almanac, host: str) -> None:
    for year in (2017, 2018, 2020, 2022, 2023, 2024):
        count = _troops(almanac, host, year)
        assert count is None or count > 0, (host, year)


def test_a_host_that_a_report_does_not_name_has_none(almanac: Almanac) -> None:
    assert _troops(almanac, "VEN", 2024) == 0
