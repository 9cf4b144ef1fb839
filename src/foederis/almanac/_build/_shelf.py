"""Where the compiled columns are put: files of arrays, and one description for each variable."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from foederis import states
from foederis.almanac._build._raw import Raw
from foederis.almanac._build._write import Column, write_npz
from foederis.almanac._catalog import SOURCES
from foederis.almanac._facts import Variable
from foederis.errors import BadInput

__all__ = ["Shelf", "write_manifest"]

N = len(states.CODES)


class Shelf:
    """Collects files and variables of one build, then writes them with a manifest; `raw` None where no table is read."""

    def __init__(self, raw: Raw | None, progress: Callable[[str], None]) -> None:
        self._raw = raw
        self.progress = progress
        self.files: dict[str, Column] = {}
        self.variables: list[Variable] = []

    @property
    def raw(self) -> Raw:
        """The makers' tables."""
        if self._raw is None:
            raise BadInput("no folder of tables was given", hint="give --raw FOLDER")
        return self._raw

    def put(self, name: str, arrays: Column) -> None:
        """Keep a file of arrays under a name."""
        self.files[name] = arrays
        self.progress(f"  {name}: {sum(int(a.size) for a in arrays.values()):,} values")

    def describe(self, variable: Variable) -> None:
        """Keep the description of a variable; its file must have been put, unless it is derived."""
        self.variables.append(variable)

    def state_panel(self, variable: Variable, index: np.ndarray, years: np.ndarray, values: np.ndarray) -> None:
        """A state-year table as a panel of float32 rounded to three significant digits, NaN where there is no row."""
        first, last = variable.first, variable.last
        keep = (index >= 0) & (years >= first) & (years <= last) & ~np.isnan(values)
        rows = np.unique(index[keep])
        panel = np.full((len(rows), last - first + 1), np.nan, dtype=np.float64)
        panel[np.searchsorted(rows, index[keep]), years[keep] - first] = values[keep]
        self.put(variable.file, {"state": rows.astype(np.uint8), "values": _three_digits(panel)})
        self.describe(variable)

    def write(self, out: Path) -> Path:
        """Write all files and `manifest.json`; remove those that an earlier build made and this one did not."""
        out.mkdir(parents=True, exist_ok=True)
        hashes = {name: write_npz(out / f"{name}.npz", arrays) for name, arrays in sorted(self.files.items())}
        for name in _listed(out / "manifest.json") - {f"{name}.npz" for name in hashes}:
            (out / name).unlink(missing_ok=True)
        used = {v.source for v in self.variables} | {"COWWAR", "COWSTATES", "ICB", "GML", "FOEDERIS"}  # these rest in no variable alone
        manifest = {
            "format": 1,
            "states": list(states.CODES),
            "sources": [asdict(s) for key, s in SOURCES.items() if key in used or key in used],
            "variables": [
                asdict(replace(v, sha256=hashes.get(v.file, "")))
                for v in sorted(self.variables, key=lambda v: v.name)
            ],
            "files": {f"{name}.npz": {"sha256": h, "bytes": (out / f"{name}.npz").stat().st_size}
                      for name, h in sorted(hashes.items())},
        }  # fmt: skip
        return write_manifest(out / "manifest.json", manifest)


def _listed(manifest: Path) -> set[str]:
    try:
        return set(json.loads(manifest.read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def write_manifest(path: Path, manifest: dict[str, Any]) -> Path:
    """Write the manifest, keys sorted."""
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    return path


def _three_digits(values: np.ndarray) -> np.ndarray:
    """Round to three significant digits: finer than any of these measurements, and a third of the bytes."""
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = 10.0 ** (2 - np.floor(np.log10(np.abs(values))))
        rounded = np.where(values == 0, 0.0, np.round(values * scale) / scale)
    return rounded.astype(np.float32)
