"""Text for a reader's eyes: no control characters, and columns that fit."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["clean", "columns", "wrapped"]

# Controls (C0, DEL, C1), marks that turn the direction of writing, line separators, half surrogates, noncharacters.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """One line of text without anything that a terminal or a browser would take for a command.

    >>> clean("a\\x1b[31mred\\n b\\u202e c")
    'a [31mred b c'
    """
    return " ".join(_CONTROL.sub(" ", text).split())


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken between words; only a word wider than a line is broken.

    >>> wrapped("from 2013-04-19 on", 11)
    ['from', '2013-04-19', 'on']
    """
    lines, line = [], ""
    for word in text.split():
        if line and _cells(line) + 1 + _cells(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        while _cells(word) > width:
            cut = _fitting(word, width)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line or not lines else lines


def _fitting(word: str, width: int) -> int:
    """How much of a word fits; an address or a name in snake case breaks after a mark if one is near."""
    cut = len(word)
    while cut > 1 and _cells(word[:cut]) > width:
        cut -= 1
    near = max(word.rfind(mark, 0, cut) for mark in "/_-,;→") + 1
    return near if near > cut * 0.5 else cut


def _widths(rows: Sequence[Sequence[str]], room: int, numeric: Sequence[int]) -> list[int]:
    """Widths of columns: as wide as their texts, the widest giving way first, but no word broken while that can be."""
    natural = [max(_cells(r[i]) for r in rows) for i in range(len(rows[0]))]
    longest = [max((_cells(w) for r in rows for w in r[i].split()), default=1) for i in range(len(rows[0]))]
    width = list(natural)
    while sum(width) > room:
        free = [i for i in range(len(width)) if i not in numeric and width[i] > max(longest[i], 8)]
        free = free or [i for i in range(len(width)) if width[i] > 8] or list(range(len(width)))
        widest = max(free, key=lambda i: width[i])
        width[widest] -= 1
    return width


def columns(head: Sequence[str], rows: Sequence[Sequence[str]], *, width: int = 80, numeric: Sequence[int] = (), gap: int = 2, notes: Sequence[str] = ()) -> list[str]:
    """A table as lines of at most `width` cells: the head, a rule, the rows; long cells go on under themselves.

    `notes` are one a row, printed under it and indented; empty ones are left out.

    >>> columns(("state", "share"), [("France", "3 %")], numeric=(1,))
    ['state   share', '─────────────', 'France    3 %']
    """
    every = [tuple(head), *(tuple(r) for r in rows)]
    width_of = _widths(every, width - gap * (len(head) - 1), numeric)
    out = []
    for number, row in enumerate(every):
        cells = [wrapped(cell, width_of[i]) for i, cell in enumerate(row)]
        for k in range(max(len(c) for c in cells)):
            parts = []
            for i, cell in enumerate(cells):
                text = cell[k] if k < len(cell) else ""
                pad = " " * (width_of[i] - _cells(text))
                parts.append(pad + text if i in numeric else text + pad)
            out.append((" " * gap).join(parts).rstrip())
        if number and notes:
            out += [f"    {line}" for line in wrapped(notes[number - 1], width - 4) if line]
        if number == 0:
            out.append("─" * (sum(width_of) + gap * (len(head) - 1)))
    return out
