"""Headlines are parsed in plain case and with "&" for the comma of "Chad, Mali Sign Pact": the parser takes their verbs for names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from foederis.reading._clean_lines import title_case
from foederis.reading._clean_words import MONTHS, is_word, places
from foederis.reading._names import Name

__all__ = ["plain_case"]

_WORD = re.compile(r"(?<![\w.'’])[A-Z][a-z]+(?:-[A-Z][a-z]+)*(?![\w.])")
_ENDS = (".", "!", "?", "”", '"', ":", ";")
_LONGEST = 200  # characters of a headline
_DATED = re.compile(r"(?:\b(?:In|On|By|Since|Until|Of|From|Last|Next|This|Late|Early|Mid) |\d )$", re.IGNORECASE)


def plain_case(text: str, names: Iterable[Name]) -> str:
    """The text with the words of its headlines small, names kept; every character keeps its place.

    >>> from foederis.reading._names import find_names
    >>> plain_case("Oslo Slams Lima Over Fishing Ban", [Name(0, 4, ()), Name(11, 15, ())])
    'Oslo slams Lima over fishing ban'
    >>> plain_case("Oslo, Lima Sign Fishing Pact", find_names("Oslo, Lima Sign Fishing Pact", None))
    'Oslo &Lima sign fishing pact'
    """
    known = list(names)
    kept = [(n.start, n.end) for n in known]
    at = 0
    pieces: list[str] = []
    for line in text.split("\n"):
        if 12 < len(line) < _LONGEST and kept:
            if _headline(line):
                line = _small(line, at, kept)
            if not line.rstrip().endswith(_ENDS):
                line = _joined(line, at, known)
        pieces.append(line)
        at += len(line) + 1
    return "\n".join(pieces)


def _headline(line: str) -> bool:
    """Whether a line is a headline in title case: no word of four letters or more begins small."""
    bare = line.strip()
    if bare.endswith(("!", "”", '"')) or not title_case(bare):
        return False
    return not any(w[0].islower() for w in re.findall(r"(?<![\w'’-])[^\W\d_]{4,}", bare) if w not in ("with", "from", "over", "into", "amid", "after"))


def _joined(line: str, at: int, names: list[Name]) -> str:
    """ "Chad, Mali sign pact": two states and a comma for "and"."""
    first = at + len(line) - len(line.lstrip())
    for one, two in pairwise(names):
        between, behind = line[one.end - at : two.start - at], line[two.end - at : two.end - at + 1]
        if one.start == first and between == ", " and behind == " " and one.state and two.state and one.state != two.state:
            return line[: one.end - at] + " &" + line[two.start - at :]
    return line


def _small(line: str, at: int, kept: list[tuple[int, int]]) -> str:
    out = line
    first = len(line) - len(line.lstrip())
    for m in _WORD.finditer(line):
        if m.start() == first or m[0] in places() or any(a < at + m.end() and at + m.start() < b for a, b in kept):
            continue
        low = m[0].lower()
        if m[0] in MONTHS and (low not in ("may", "march") or _DATED.search(line[: m.start()]) or re.match(r" \d", line[m.end() :])):
            continue
        if all(is_word(part) for part in low.split("-")):
            out = out[: m.start()] + low + out[m.end() :]
    return out
