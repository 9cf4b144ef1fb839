"""Arrays into small archives, the same bytes every time: sorted members, fixed dates, no machine in the header."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

__all__ = ["Column", "quantise", "spells_of_years", "write_npz"]

_EPOCH = (1980, 1, 1, 0, 0, 0)

Column = Mapping[str, np.ndarray]


def write_npz(path: Path, arrays: Column) -> str:
    """Write the arrays and return the file's SHA-256; equal arrays give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            info = zipfile.ZipInfo(f"{name}.npy", date_time=_EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(info, member.getvalue())
    data = buffer.getvalue()
    # Equal bytes are left alone: a build of what is there disturbs nobody who reads it.
    if not path.is_file() or path.read_bytes() != data:
        path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def quantise(values: np.ndarray, levels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values as uint8 codes of the nearest of at most 255 rising levels, 255 for NaN; and the table back (255 → NaN).

    >>> codes, table = quantise(np.array([0.0, 1.2, np.nan]), np.array([0.0, 1.0, 2.0]))
    >>> codes.tolist(), table[codes].tolist()
    ([0, 1, 255], [0.0, 1.0, nan])
    """
    middles = (levels[1:] + levels[:-1]) / 2
    codes = np.searchsorted(middles, np.nan_to_num(values)).astype(np.uint8)
    codes[np.isnan(values)] = 255
    table = np.full(256, np.nan, dtype=np.float32)
    table[: len(levels)] = levels
    return codes, table


def spells_of_years(
    a: np.ndarray, b: np.ndarray, years: np.ndarray, values: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Merge pair-years into spells of unbroken years with one value: `(a, b, first year, last year, value)`, sorted.

    >>> one = np.array([1, 1, 1])
    >>> [x.tolist() for x in spells_of_years(one, one + 1, np.array([1900, 1901, 1903]), np.array([5, 5, 5]))]
    [[1, 1], [2, 2], [1900, 1903], [1901, 1903], [5, 5]]
    """
    order = np.lexsort((years, b, a))
    a, b, years, values = a[order], b[order], years[order], values[order]
    if len(a) == 0:
        return a, b, years, years, values
    new = np.ones(len(a), dtype=bool)
    new[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1]) | (years[1:] != years[:-1] + 1) | (values[1:] != values[:-1])
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], len(a)) - 1
    return a[starts], b[starts], years[starts], years[ends], values[starts]
