"""The one command: every table read, every column compiled, the files and their manifest written."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from foederis.almanac._build._conflicts import add_conflicts
from foederis.almanac._build._newer import add_newer
from foederis.almanac._build._pair_years import add_pair_years
from foederis.almanac._build._raw import Raw
from foederis.almanac._build._shelf import Shelf, write_manifest
from foederis.almanac._build._state_years import add_state_years
from foederis.almanac._build._write import write_npz
from foederis.almanac._store import DATA, Store
from foederis.almanac._treaties import write_pacts

__all__ = ["build", "refresh_supplement"]


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


def refresh_supplement(out: Path | None = None) -> Path:
    """Compile the curated supplement alone into an almanac that is there: no table is needed. Returns the manifest.

    Raises DamagedData where the almanac or the supplement is damaged.
    """
    folder = out or DATA
    Store(folder)
    shelf = Shelf(None, lambda _: None)
    add_newer(shelf)
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    digest = write_npz(folder / "supplement.npz", shelf.files["supplement"])
    size = (folder / "supplement.npz").stat().st_size
    manifest["files"]["supplement.npz"] = {"sha256": digest, "bytes": size}
    write_pacts(folder)
    return write_manifest(path, manifest)
