from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from foederis.rendering._text import clean, columns, wrapped


@given(st.text())
def test_clean_leaves_one_printable_line(text: str) -> None:
    shown = clean(text)
    assert shown == " ".join(shown.split())
    assert clean(shown) == shown
    shown.encode("utf-8")
    assert not set(shown) & set(map(chr, [*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]))


@given(st.text(), st.integers(4, 60))
def test_wrapped_fits_and_loses_nothing(text: str, width: int) -> None:
    text = clean(text)
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_and_dates_are_not_broken_while_they_fit() -> None:
    assert wrapped("in office from 2013-04-19 to 2026-01-03", 12) == ["in office", "from", "2013-04-19", "to", "2026-01-03"]


def test_an_address_breaks_after_a_mark() -> None:
    assert wrapped("https://www.example.org/one/two", 24) == ["https://www.example.org/", "one/two"]


@pytest.mark.parametrize("width", [40, 80])
def test_columns_fit(width: int) -> None:
    rows = [("a" * 50, "some words that go on and on and on", "1,234"), ("日本語の長い名前", "b", "5")]
    lines = columns(("one", "two", "n"), rows, width=width, numeric=(2,), notes=["a note " * 20, ""])
    assert all(cell_len(line) <= width for line in lines)
    assert lines[1] == "─" * cell_len(lines[1])
    assert sum(line.startswith("    a note") for line in lines) >= 1
    assert lines[-1].endswith("5")


def test_the_widest_column_gives_way_first() -> None:
    lines = columns(("who", "when"), [("a long sentence of many words that must be wrapped somewhere in it", "2013-04-19")], width=40)
    assert lines[2].endswith("2013-04-19")
