"""The one command: every table read, every column compiled, the files and their manifest written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from foederis.almanac._build._conflicts import add_conflicts
from foederis.almanac._build._newer import add_newer
from foederis.almanac._build._pair_years import add_pair_years
from foederis.almanac._build._raw import Raw
from foederis.almanac._build._shelf import Shelf
from foederis.almanac._build._state_years import add_state_years
from foederis.almanac._store import DATA

__all__ = ["build"]


def build(raw: Path, out: Path | None = None, progress: Callable[[str], None] | None = None) -> Path:
    """Compile the almanac from the folder `raw` into `out` (default: the package's own data); returns the manifest.

    The same tables give the same bytes. Raises BadInput where a table is absent or has another layout.
    """
    say = progress or (lambda _: None)
    began = time.monotonic()
    shelf = Shelf(Raw(raw), say)
    for title, add in (
        ("states by year", add_state_years),
        ("pairs by year", add_pair_years),
        ("wars and disputes", add_conflicts),
        ("the curated supplement", add_newer),
    ):
        say(title)
        add(shelf)
    path = shelf.write(out or DATA)
    total = sum(p.stat().st_size for p in path.parent.iterdir())
    say(f"{len(shelf.variables)} variables, {total / 1e6:.2f} MB, {time.monotonic() - began:.0f} s: {path}")
    return path
