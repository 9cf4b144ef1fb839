"""The compiled files on disk: found and checked, opened when first asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import itertools
import json
from bisect import bisect_right
from pathlib import Path
from typing import Any

import numpy as np

from foederis import states
from foederis.almanac._facts import Source, Variable
from foederis.errors import DamagedData

__all__ = ["DATA", "Arrays", "Store"]

DATA = Path(__file__).parents[1] / "data" / "almanac"
_HINT = "reinstall foederis, or rebuild with: foederis almanac build --raw FOLDER"

# Values that describe this year or later are used only from the day on which they were published (DESIGN, principle 2).
FIRST_PUBLISHED = 2015

Arrays = dict[str, np.ndarray]


class Store:
    """The manifest and, lazily, the arrays of one almanac folder.

    Opening reads the manifest and looks that every file is there with its size (4 ms); a file's hash is checked when it
    is first read. Raises DamagedData where anything is missing or altered.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or DATA
        path = self.folder / "manifest.json"
        try:
            text = path.read_bytes()
            manifest: dict[str, Any] = json.loads(text)
            self.sources = {s["key"]: Source(**s) for s in manifest["sources"]}
            self.variables = {v["name"]: Variable(**v) for v in manifest["variables"]}
            self._files: dict[str, dict[str, Any]] = manifest["files"]
            codes: list[str] = manifest["states"]
        except FileNotFoundError as error:
            raise DamagedData(f"the almanac is missing: {path}", hint=_HINT) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedData(f"the almanac's manifest is damaged: {path}", hint=_HINT) from error
        self.version = hashlib.sha256(text).hexdigest()[:12]
        for name, expected in self._files.items():
            found = self.folder / name
            if not found.is_file():
                raise DamagedData(f"the almanac is missing a file: {found}", hint=_HINT)
            if found.stat().st_size != expected["bytes"]:
                raise DamagedData(f"the almanac is damaged: {found}", hint=_HINT)
        index = {code: i for i, code in enumerate(states.CODES)}
        # A row in the files → a row in today's order of states (-1 for a code no longer used; 255 marks "no second state").
        self._rows = np.array([index.get(c, -1) for c in codes] + [-1] * (255 - len(codes)) + [255], dtype=np.int64)
        self._arrays: dict[str, Arrays] = {}
        self._by_state: dict[str, tuple[list[np.ndarray], list[np.ndarray]]] = {}
        self._changes: dict[str, list[int]] = {}
        self._usable: dict[str, tuple[list[int], list[int]]] = {}

    def verify(self) -> None:
        """Read every file and check its hash."""
        for name in self._files:
            self.arrays(name.removesuffix(".npz"))

    def arrays(self, file: str) -> Arrays:
        """The arrays of a file, state rows already in today's order; spells and events of unknown rows dropped."""
        if file not in self._arrays:
            self._arrays[file] = self._read(file)
        return self._arrays[file]

    def _read(self, file: str) -> Arrays:
        path = self.folder / f"{file}.npz"
        try:
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() != self._files[path.name]["sha256"]:
                raise DamagedData(f"the almanac is damaged: {path}", hint=_HINT)
            with np.load(io.BytesIO(data), allow_pickle=False) as archive:
                arrays = {name: archive[name] for name in archive.files}
        except (OSError, ValueError, KeyError) as error:
            raise DamagedData(f"the almanac is damaged: {path}", hint=_HINT) from error
        keep: np.ndarray | None = None
        length = 0
        for name in ("state", "a", "b"):
            if name in arrays:
                arrays[name] = self._rows[arrays[name]]
                length = len(arrays[name])
                known = arrays[name] >= 0
                keep = known if keep is None else keep & known
        if keep is not None and not keep.all():
            arrays = {n: a[keep] if a.ndim and len(a) == length else a for n, a in arrays.items()}
        return arrays

    def by_state(self, file: str) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """For each state the entries of a file of pairs in which it is the first, and those in which it is the second."""
        if file not in self._by_state:
            arrays = self.arrays(file)
            lists = []
            for name in ("a", "b"):
                order = np.argsort(arrays[name], kind="stable")
                edges = np.searchsorted(arrays[name][order], np.arange(len(states.CODES) + 1))
                lists.append([order[i:j] for i, j in itertools.pairwise(edges.tolist())])
            self._by_state[file] = (lists[0], lists[1])
        return self._by_state[file]

    def changes(self, file: str) -> list[int]:
        """The days, as ordinals, on which something begins or has just ended in a file of day spells."""
        if file not in self._changes:
            arrays = self.arrays(file)
            self._changes[file] = sorted(set(arrays["start"].tolist()) | set((arrays["end"] + 1).tolist()))
        return self._changes[file]

    def cutoff(self, variable: Variable, as_of: dt.date) -> int:
        """The last year whose value may be used on a day: ended before it, and from 2015 on already published.

        Never later than the source's own last year.
        """
        last = min(as_of.year - 1, variable.last)
        if last < FIRST_PUBLISHED:
            return last
        years, days = self._publication(variable)
        at = bisect_right(days, as_of.toordinal())
        return min(last, years[at - 1] if at else FIRST_PUBLISHED - 1)

    def _publication(self, variable: Variable) -> tuple[list[int], list[int]]:
        key = f"{variable.source}:{variable.last}"
        if key not in self._usable:
            years = list(range(FIRST_PUBLISHED, variable.last + 1))
            self._usable[key] = (years, [self.known(variable, y).toordinal() for y in years])
        return self._usable[key]

    def known(self, variable: Variable, year: int) -> dt.date:
        """The first day on which the value of a year may be used.

        Raises DamagedData for a source whose rule covers no such year.
        """
        earliest = dt.date(year + 1, 1, 1)
        if year < FIRST_PUBLISHED:
            return earliest
        rule = self.sources[variable.source].published
        if "annual" in rule:
            month, day = (int(x) for x in rule["annual"].split("-"))
            return dt.date(year + 1, month, day)
        for covered, published in rule["releases"]:
            if year <= covered:
                return max(earliest, dt.date.fromisoformat(published))
        raise DamagedData(f"no day of publication for {variable.name} in {year}", hint=_HINT)
