from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from foederis.almanac import _cases, load_disputes
from foederis.almanac._build_disputes import compile_disputes, sided
from foederis.almanac._merge_cases import write_cases


def row(ccode: int, side: int, orig: int, day: int = 3, *, number: int = 7, hiact: int = 0) -> dict[str, Any]:
    return {"dispnum": number, "ccode": ccode, "styear": 1950, "stmon": 6, "stday": day, "sidea": side, "orig": orig, "hiact": hiact}


def test_sides_are_the_lists_own(tmp_path: Path) -> None:
    # 731 North Korea, 732 South Korea, 2 United States, 200 Britain, 710 China, 740 Japan
    rows = [row(731, 1, 1), row(732, 0, 1, hiact=20), row(740, 0, 1, 4), row(2, 0, 0, 9), row(2, 0, 0, 20), row(710, 1, 0, 9)]
    (case,) = sided(rows)
    assert (case.target, case.attackers, case.start, case.kind) == ("KOR", ["PRK"], dt.date(1950, 6, 3), "dispute")
    assert {s: o.account for s, o in case.target_side.items()} == {"JPN": "attacked together with the target", "USA": "joined on the target's side"}
    assert case.attacker_side == {"PRK", "CHN"}
    (read,) = _cases.load_cases(write_cases([case], tmp_path, "disputes.json.gz"))
    assert read.links == {"mid": [7]} and set(read.helpers) == {"JPN", "USA"}


def test_a_dispute_without_two_sides_is_left_out() -> None:
    assert sided([row(731, 1, 1), row(2, 0, 0)]) == []


def test_the_earlier_studys_population() -> None:
    from foederis.outlook._backtest_joiners import joined

    found = [(c.start.year, joined(c)) for c in load_disputes()]
    assert len(found) == 2174 and sum(bool(j) for _, j in found) == 146
    assert sum(len(j) for y, j in found if y >= 1990) == 45
    assert [c.start for c in load_disputes()] == sorted(c.start for c in load_disputes())


@pytest.mark.needs_shared
def test_what_ships_is_what_the_table_gives(shared: Path, tmp_path: Path) -> None:
    path = write_cases(compile_disputes(shared / "data" / "raw"), tmp_path, "disputes.json.gz")
    assert path.read_bytes() == _cases._DISPUTES.read_bytes()
