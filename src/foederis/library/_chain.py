"""An append-only file of JSON lines, each with the hash of the line before, and a head that knows the last one.

A line that is rewritten, dropped or put in no longer fits its neighbour; the last line, and a tail cut off, are held by
the head (`<file>.head`: lines, bytes and hash so far, and the ids of its day, so that no line need be read to add
one: 0.8 ms with ten thousand in the file). The head is a note, not the record: lost, it is made again from the file.
After damage the chain goes on from the hash the head remembers, so that the break stays in sight for ever. A chain shows meddling to whoever looks; it cannot stop one who rewrites every line and the head.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from foederis.errors import StoreFailure
from foederis.library._home import make_folder
from foederis.library._lock import locked

__all__ = ["Chain", "Line", "Writer"]

START = "0" * 64
_BINARY = getattr(os, "O_BINARY", 0)  # Windows turns line ends unless told
_NOTE = 512  # bytes of the head before the ids of its day


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number from 1, its object (None where it is not one), and what is wrong with it."""

    number: int
    row: Mapping[str, Any] | None
    problem: str = ""


@dataclass(slots=True)
class Head:
    """What the head knows of the file."""

    lines: int = 0
    size: int = 0
    hash: str = START
    day: str = ""


def _hash(line: bytes) -> str:
    return hashlib.sha256(line.rstrip(b"\n")).hexdigest()


def _key(row: Mapping[str, Any]) -> bytes:
    """The id of a line as the head lists it; nothing where it has none."""
    return f"{row['id']};".encode() if row.get("id") else b""


def _read_at(handle: int, size: int, at: int) -> bytes:
    os.lseek(handle, at, os.SEEK_SET)
    return os.read(handle, size)


def _parse(line: bytes) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


class Chain:
    """The file at `path`. Reading takes no lock; `writing` takes it, for a few milliseconds."""

    def __init__(self, path: Path, what: str, *, wait: float = 10.0) -> None:
        self.path, self.what, self._wait = path, what, wait
        self._head_path = path.with_name(path.name + ".head")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreFailure(f"{self.what} {self.path} cannot be used: {(error.strerror or str(error)).lower()}", hint="check the path and its rights") from None

    def _raw(self) -> Iterator[bytes]:
        with self._explained():
            try:
                stream = self.path.open("rb")
            except FileNotFoundError:
                return
            with stream:
                yield from stream

    def lines(self) -> Iterator[Line]:
        """Every line in order, each with what is wrong with it."""
        before = START
        for number, raw in enumerate(self._raw(), 1):
            row = _parse(raw)
            problem = ""
            if row is None:
                problem = "not a line of the ledger" if raw.endswith(b"\n") else "broken off in writing"
            elif row.get("prev") != before:
                problem = "does not follow the line before: a line was changed, dropped or put in"
            yield Line(number, row, problem)
            before = _hash(raw)

    def verify(self) -> list[str]:
        """What is wrong, one line each: broken links, and a tail that is not the one the head remembers."""
        found = [f"line {line.number}: {line.problem}" for line in self.lines() if line.problem]
        head = self._read_head()
        if head is None:
            return found
        lines, size, digest = 0, 0, START
        for raw in self._raw():
            if size + len(raw) > head.size:
                break
            lines, size, digest = lines + 1, size + len(raw), _hash(raw)
        if size < head.size:
            found.append(f"the end is missing or was changed: {head.lines} lines were written, {lines} are left")
        elif digest != head.hash:
            found.append(f"line {lines}: it was changed after it was written")
        return found

    def _read_head(self) -> Head | None:
        with self._explained():
            try:
                row = _parse(self._head_path.read_bytes()[:_NOTE])
            except FileNotFoundError:
                return None
        return _head(row)

    @contextmanager
    def writing(self, day: str) -> Iterator[Writer]:
        """Hold the file for appending; made where it is new."""
        make_folder(self.path.parent, self.what)
        with self._explained():
            head = os.open(self._head_path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
            try:
                with locked(head, f"{self.what} {self.path}", self._wait):
                    handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
                    try:
                        yield Writer(handle, head, day)
                    finally:
                        os.close(handle)
            finally:
                os.close(head)


def _head(row: dict[str, Any] | None) -> Head | None:
    try:
        return Head(**row) if row else None
    except TypeError:
        return None


class Writer:
    """The file while it is held, on one day."""

    def __init__(self, handle: int, head_handle: int, day: str) -> None:
        self._handle, self._head_handle, self._day = handle, head_handle, day
        self._size = os.fstat(handle).st_size
        note = _read_at(head_handle, os.fstat(head_handle).st_size, 0)
        head = _head(_parse(note[:_NOTE]))
        self._head = head or Head()
        self._ids = note[_NOTE:] if self._head.day == day else b""
        if self._head.size < self._size:
            self._catch_up()

    def _catch_up(self) -> None:
        """Take in the lines that the head does not know: it is new, was lost, or its writing was cut short."""
        head = self._head
        with os.fdopen(os.dup(self._handle), "rb") as stream:
            stream.seek(head.size)
            for raw in stream:
                head.lines, head.size, head.hash = head.lines + 1, head.size + len(raw), _hash(raw)
                row = _parse(raw) or {}
                if str(row.get("at", "")).startswith(self._day):
                    self._ids += _key(row)

    def written_today(self, ident: str) -> bool:
        """Whether a line with this id was written today."""
        return _key({"id": ident}) in self._ids

    def append(self, row: Mapping[str, Any]) -> None:
        """Add a line; it is written in one piece, and the head after it."""
        head = self._head
        torn = self._size > 0 and _read_at(self._handle, 1, self._size - 1) != b"\n"
        line = json.dumps({**row, "prev": head.hash}, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        data = b"\n" + line if torn else line  # what broke off stays, as a line of its own
        if os.write(self._handle, data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._size += len(data)
        self._ids += _key(row)
        head.lines, head.size, head.hash, head.day = head.lines + 1, self._size, _hash(line), self._day
        note = json.dumps(asdict(head)).encode().ljust(_NOTE) + self._ids
        os.lseek(self._head_handle, 0, os.SEEK_SET)
        os.write(self._head_handle, note)
        os.ftruncate(self._head_handle, len(note))
