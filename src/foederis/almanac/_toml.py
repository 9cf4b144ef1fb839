"""A table of a reviewed TOML file, read key by key: every fault is collected with the file and the entry that has it."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from foederis.states import STATES

__all__ = ["Table", "read"]

T = TypeVar("T")
_NO: Any = object()
# Stand-ins for a missing value, so that one pass finds every fault of an entry.
_NO_DAY = dt.date(1000, 1, 1)


class Table:
    """One entry: each reader takes a key, checks it and notes a fault instead of raising.

    >>> faults = []
    >>> Table({"state": "XYZ", "note": 3}, "x.toml: a", faults).state("state")
    'XYZ'
    >>> faults
    ["x.toml: a: state = 'XYZ' is no state code"]
    """

    def __init__(self, raw: dict[str, Any], where: str, faults: list[str]) -> None:
        self._raw, self._where, self._faults = raw, where, faults
        self._seen: set[str] = set()
        self._inner: list[Table] = []

    def fault(self, what: str) -> None:
        """Note a fault of this entry."""
        self._faults.append(f"{self._where}: {what}")

    def _get(self, key: str, kind: type, default: Any) -> Any:
        self._seen.add(key)
        value = self._raw.get(key, _NO)
        if value is _NO:
            if default is _NO:
                self.fault(f"{key} is missing")
                return None
            return default
        if type(value) is not kind:
            self.fault(f"{key} = {value!r} is not a {kind.__name__}")
            return None
        return value

    def text(self, key: str, default: str = _NO) -> str:
        """A string without line breaks; not empty unless a default is given."""
        value: str | None = self._get(key, str, default)
        if value is not None and (("\n" in value) or (default is _NO and not value.strip())):
            self.fault(f"{key} is empty or runs over lines")
        return value or ""

    def maybe(self, key: str) -> str | None:
        """A string or nothing."""
        return self.text(key, default="") or None

    def flag(self, key: str) -> bool:
        """A true/false, false where absent."""
        return bool(self._get(key, bool, False))

    def number(self, key: str) -> int:
        """A whole number from 1 on."""
        value: int | None = self._get(key, int, _NO)
        if value is not None and value < 1:
            self.fault(f"{key} = {value} is below 1")
        return value or 1

    def day(self, key: str, default: dt.date = _NO) -> dt.date:
        """A day."""
        value: dt.date | None = self._get(key, dt.date, default)
        return value or _NO_DAY

    def maybe_day(self, key: str) -> dt.date | None:
        """A day or nothing."""
        value: dt.date | None = self._get(key, dt.date, None)
        return value

    def ordered(self, **days: dt.date | None) -> None:
        """Note a fault unless the days that are there stand in the order given."""
        there = [(k, d) for k, d in days.items() if d is not None]
        for (k1, d1), (k2, d2) in pairwise(there):
            if d1 > d2:
                self.fault(f"{k2} {d2} lies before {k1} {d1}")

    def one_of(self, key: str, allowed: tuple[str, ...], default: str = _NO) -> str:
        """One of the words allowed."""
        value = self.text(key, default)
        if value not in allowed:
            self.fault(f"{key} = {value!r} is none of {', '.join(allowed)}")
        return value

    def words(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of strings."""
        value = self._get(key, list, default)
        if value is None or any(not isinstance(v, str) or not v for v in value):
            self.fault(f"{key} is not a list of words")
            return ()
        return tuple(value)

    def some_of(self, key: str, allowed: tuple[str, ...], default: tuple[str, ...] = _NO) -> tuple[str, ...]:
        """A list of words, each allowed and named once."""
        value = self.words(key, default)
        for v in value:
            if v not in allowed:
                self.fault(f"{key}: {v!r} is none of {', '.join(allowed)}")
        if len(set(value)) < len(value):
            self.fault(f"{key} names one twice")
        return value

    def state(self, key: str) -> str:
        """A state code of ours."""
        return self._state(key, self.text(key))

    def maybe_state(self, key: str) -> str | None:
        """A state code or nothing."""
        value = self.maybe(key)
        return None if value is None else self._state(key, value)

    def states(self, key: str) -> tuple[str, ...]:
        """A list of state codes, each once, at least one."""
        value = self.words(key)
        if not value or len(set(value)) < len(value):
            self.fault(f"{key} is empty or names a state twice")
        return tuple(self._state(key, v) for v in value)

    def _state(self, key: str, value: str) -> str:
        if value not in STATES:
            self.fault(f"{key} = {value!r} is no state code")
        return value

    def tables(self, key: str, default: Iterable[Any] = _NO) -> list[Table]:
        """A list of tables inside this one."""
        value = self._get(key, list, default) or ()
        inner = [Table(v, f"{self._where}: {key}", self._faults) for v in value if isinstance(v, dict)]
        if len(inner) < len(list(value)):
            self.fault(f"{key} is not a list of tables")
        self._inner += inner
        return inner

    def close(self) -> None:
        """Note a fault for every key that nobody read: a slip such as `in-force` must not pass in silence."""
        for key in self._raw.keys() - self._seen:
            self.fault(f"{key} is no key of this table")
        for table in self._inner:
            table.close()


def read(path: Path, kind: str, make: Callable[[Table], T], faults: list[str], covered: list[dt.date]) -> tuple[T, ...]:
    """All `[[kind]]` entries of a file, made by `make`; faults (file missing or unreadable included) are collected.

    The file's `covered_to`, the last day up to which it was kept, is added to `covered`.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        faults.append(f"{path.name}: {' '.join(str(e).split())}")
        return ()
    covered.append(Table(raw, path.name, faults).day("covered_to"))
    made: list[T] = []
    seen: set[str] = set()
    for entry in raw.get(kind, ()):
        name = str(entry.get("id", "no id"))
        table = Table(entry, f"{path.name}: {name}", faults)
        if name in seen:
            table.fault("the id is taken")
        seen.add(name)
        made.append(make(table))
        table.close()
    if not made:
        faults.append(f"{path.name}: no [[{kind}]] entries")
    return tuple(made)
