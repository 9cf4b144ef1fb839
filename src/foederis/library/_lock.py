"""One process at a time: an advisory lock on a file, waited for and given up after a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from foederis.errors import StoreFailure

__all__ = ["locked"]

if sys.platform == "win32":  # pragma: no cover - the tests run on Linux
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def locked(handle: int, name: str, wait: float) -> Iterator[None]:
    """Hold the lock of an open file; StoreFailure when another program still holds it after `wait` seconds."""
    end = time.monotonic() + wait
    while not _try(handle):
        if time.monotonic() > end:
            raise StoreFailure(f"{name} is locked by another program", hint="try again when that has finished")
        time.sleep(0.002)
    try:
        yield
    finally:
        _free(handle)
