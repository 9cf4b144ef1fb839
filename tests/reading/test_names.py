"""Names in a text of a document: the day that counts, and namesakes."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading._names import find_names, is_known, is_place

ON = dt.date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The mayor of Moscow, Idaho, left.", ["USA", "USA"]),
        ("The mayor of Odessa, Texas said so.", ["USA", "USA"]),
        ("The mayor of Atlanta, Georgia, left.", ["USA", "USA"]),
        ("The mayor of London, Ontario.", ["CAN", "CAN"]),
        ("They flew to Moscow, Texas and Lima.", ["RUS", "USA", "PER"]),
        ("The mayor of Batumi, Georgia, left.", ["GEO", "GEO"]),
    ],
)
def test_towns_and_their_namesakes_abroad(text: str, states: list[str]) -> None:
    assert [n.state for n in find_names(text, ON)] == states


def test_somebody_s_first_name_is_no_state() -> None:
    assert find_names("Ms Kenya Moore sang.", None) == []


def test_serbia_in_yugoslavia() -> None:
    for year, state in ((1996, "YUG"), (2010, "SRB")):
        assert [n.state for n in find_names("Serbian police fired.", dt.date(year, 1, 1))] == [state]


def test_what_is_known() -> None:
    assert is_place("NAIROBI") and is_place("United Nations") and not is_place("Maduro")
    assert is_known("EgyptAir") and not is_known("Nobody")
