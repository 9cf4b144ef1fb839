"""Edits of a text that remember where every character came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Edit", "OffsetMap", "apply"]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text[start:end]` becomes `new` (an insertion where start equals end, a deletion where `new` is empty)."""

    start: int
    end: int
    new: str


class OffsetMap:
    """From spans of an edited text to spans of the text before it.

    The edited text is a row of pieces: stretches left as they were, and replacements. Inside a stretch left alone, or a
    replacement of the same length, offsets move one by one; inside any other replacement a start goes to the first
    character replaced and an end to the last. Starts and ends are therefore monotone, and start <= end always holds.
    """

    __slots__ = ("_length", "_new", "_old", "_old_end", "_old_length", "_same")

    def __init__(self, edits: Sequence[Edit], old_length: int) -> None:
        self._new: list[int] = []
        self._old: list[int] = []
        self._old_end: list[int] = []
        self._same: list[bool] = []
        self._old_length = old_length
        at_new = at_old = 0
        for edit in edits:
            if edit.start > at_old:
                self._piece(at_new, at_old, edit.start, same=True)
                at_new += edit.start - at_old
            if edit.new:
                self._piece(at_new, edit.start, edit.end, same=len(edit.new) == edit.end - edit.start)
                at_new += len(edit.new)
            at_old = edit.end
        if at_old < old_length:
            self._piece(at_new, at_old, old_length, same=True)
            at_new += old_length - at_old
        self._length = at_new

    def _piece(self, new: int, old: int, old_end: int, *, same: bool) -> None:
        self._new.append(new)
        self._old.append(old)
        self._old_end.append(old_end)
        self._same.append(same)

    def _start(self, at: int) -> int:
        if at >= self._length:
            return self._old_length
        i = bisect_right(self._new, at) - 1
        return self._old[i] + (at - self._new[i]) if self._same[i] else self._old[i]

    def _end(self, at: int) -> int:
        i = bisect_left(self._new, at) - 1
        if i < 0:
            return 0
        return self._old[i] + (at - self._new[i]) if self._same[i] else self._old_end[i]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """The span before the edits; offsets outside the text are brought inside.

        An empty span stays empty, save inside a replacement, where nothing smaller than the whole can be told.

        >>> text, back = apply("JunePutin said", [Edit(4, 4, ". ")])
        >>> text, back(6, 11)
        ('June. Putin said', (4, 9))
        """
        start = min(max(start, 0), self._length)
        end = min(max(end, start), self._length)
        first = self._start(start)
        return first, max(self._end(end), first)


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The edited text and the way back; of two edits that overlap the one that begins first holds.

    >>> apply("a\\u200bb", [Edit(1, 2, "")])[0]
    'ab'
    """
    kept: list[Edit] = []
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start < at or edit.end > len(text) or text[edit.start : edit.end] == edit.new:
            continue
        parts += (text[at : edit.start], edit.new)
        at = edit.end
        kept.append(edit)
    parts.append(text[at:])
    return "".join(parts), OffsetMap(kept, len(text))
