"""The error tree.

FoederisError                 the base: one line that says what is wrong, a hint what to do
├── BadRequest                the asker can mend it (exit code 2)
│   ├── UnknownName           nobody of that name is known on that day
│   ├── AmbiguousName         the name has several readings; the hint lists them
│   ├── BadDate               a date in the wrong form, or one that cannot be asked about
│   ├── BadQuestion           target, attacker or helper cannot be understood, or clash
│   └── BadInput              a file, page or row that cannot be used
└── Failure                   something outside failed (exit code 1)
    ├── DamagedData           the embedded almanac is missing or damaged
    ├── NetworkFailure        a page could not be fetched
    └── StoreFailure          the library or the ledger could not be read or written
"""

from __future__ import annotations

__all__ = [
    "AmbiguousName",
    "BadDate",
    "BadInput",
    "BadQuestion",
    "BadRequest",
    "DamagedData",
    "Failure",
    "FoederisError",
    "NetworkFailure",
    "StoreFailure",
    "UnknownName",
]


class FoederisError(Exception):
    """Base of all errors that foederis raises on purpose.

    `message` is one line that says what is wrong; `hint` says what to do (may be empty). `kind` is a stable name for
    machines, `exit_code` what the terminal returns.

    >>> str(FoederisError("no such file: x.txt", hint="check the path"))
    'no such file: x.txt (check the path)'
    """

    kind = "error"
    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())
        super().__init__(f"{self.message} ({self.hint})" if self.hint else self.message)

    def as_json(self) -> dict[str, str]:
        """`{"kind", "message", "hint"}`, the one shape in which errors leave the package.

        >>> BadDate("not a date: 14.12.25", hint="write 2025-12-14").as_json()
        {'kind': 'bad-date', 'message': 'not a date: 14.12.25', 'hint': 'write 2025-12-14'}
        """
        return {"kind": self.kind, "message": self.message, "hint": self.hint}


class BadRequest(FoederisError):
    """The request itself is wrong; the asker can mend it."""

    kind = "bad-request"
    exit_code = 2


class UnknownName(BadRequest):
    """Nobody of that name is known, or not on the day asked about."""

    kind = "unknown-name"


class AmbiguousName(BadRequest):
    """A name with several readings; the hint lists them."""

    kind = "ambiguous-name"


class BadDate(BadRequest):
    """A date that cannot be read, or that cannot be asked about."""

    kind = "bad-date"


class BadQuestion(BadRequest):
    """A question whose target, attacker or helper cannot be understood, or that clash."""

    kind = "bad-question"


class BadInput(BadRequest):
    """A file, page, row or option that cannot be used."""

    kind = "bad-input"


class Failure(FoederisError):
    """Something outside the request failed."""

    kind = "failure"


class DamagedData(Failure):
    """The embedded almanac is missing or damaged: reinstall, or rebuild it."""

    kind = "damaged-data"
    exit_code = 2


class NetworkFailure(Failure):
    """A page could not be fetched."""

    kind = "network"


class StoreFailure(Failure):
    """The library or the ledger could not be read or written."""

    kind = "store"
