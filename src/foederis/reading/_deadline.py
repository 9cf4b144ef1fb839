"""A hard limit on the time that one document may take."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from foederis.errors import BadInput

__all__ = ["SECONDS", "Deadline", "TimeUp"]

SECONDS = 20.0


class TimeUp(BadInput):
    """A document took longer than it may; it is set aside and the rest goes on."""

    kind = "time-up"


class Deadline:
    """How long one document may still take. Pass it down, call `check` in loops.

    On the main thread of a process `enforce` also arms a timer, so that a loop that never checks is broken off too: the
    next Python instruction raises `TimeUp`. In other threads only `check` works. A single call into C code (a regular
    expression, a parse) ends first; that is why sizes are bounded before.

    >>> Deadline(60).check() is None
    True
    """

    __slots__ = ("_end", "seconds")

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise `TimeUp` once the time is over."""
        if time.monotonic() >= self._end:
            raise self._error()

    def _error(self) -> TimeUp:
        return TimeUp(f"took longer than {self.seconds:g} s", hint="split the document, or raise the limit")

    @contextmanager
    def enforce(self) -> Iterator[Deadline]:
        """Break off what runs inside once the time is over (timer on the main thread, see the class)."""
        self.check()
        if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
            yield self
            self.check()
            return

        def ring(_number: int, _frame: FrameType | None) -> None:
            # Ring again: a library that swallows exceptions must not be able to go on.
            signal.setitimer(signal.ITIMER_REAL, 0.25)
            raise self._error()

        before_handler = signal.getsignal(signal.SIGALRM)
        before_left, _ = signal.getitimer(signal.ITIMER_REAL)
        started = time.monotonic()
        mine = self.left or 1e-4
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, mine)
        try:
            yield self
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before_handler)
            if before_left:
                signal.setitimer(signal.ITIMER_REAL, max(1e-3, before_left - (time.monotonic() - started)))
