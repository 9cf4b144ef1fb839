"""Sets of words, written as one text."""

from __future__ import annotations

__all__ = ["words"]


def words(text: str) -> frozenset[str]:
    """The words of a text as a set.

    >>> sorted(words("war peace"))
    ['peace', 'war']
    """
    return frozenset(text.split())
