"""Treaties of two states: what ships is what the curated texts give, and no day knows of a later one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from foederis.almanac import _treaties
from foederis.almanac._treaties import pacts, write_pacts
from foederis.errors import DamagedData


def test_what_ships_is_what_the_texts_give(tmp_path: Path) -> None:
    assert write_pacts(tmp_path).read_bytes() == _treaties._DEFAULT.read_bytes()


def test_newest_first_and_the_same_for_both() -> None:
    found = pacts("PRK", "RUS", dt.date(2026, 1, 1))
    assert found == pacts("RUS", "PRK", dt.date(2026, 1, 1))
    assert [p.signed for p in found] == sorted((p.signed for p in found), reverse=True) and len(found) >= 2


def test_nothing_is_known_before_it_was_told() -> None:
    newest = pacts("PRK", "RUS", dt.date(2026, 1, 1))[0]
    assert newest not in pacts("PRK", "RUS", newest.known - dt.timedelta(days=1))
    assert newest in pacts("PRK", "RUS", newest.known)
    assert newest.known >= newest.signed


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "treaties.json"
    path.write_text("[[1]]", encoding="utf-8")
    with pytest.raises(DamagedData):
        _treaties._load(path)
    with pytest.raises(DamagedData):
        _treaties._load(tmp_path / "absent.json")
