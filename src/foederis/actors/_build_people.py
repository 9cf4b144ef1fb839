"""People in office for the gazetteer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foederis.actors._build import Book

__all__ = ["add_people"]


def add_people(book: Book, raw: Path, supplement: Path) -> None:
    """Leaders and ministers."""
