from __future__ import annotations

import inspect

import pytest

from foederis import errors
from foederis.errors import BadRequest, DamagedData, Failure, FoederisError

CLASSES = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, FoederisError)]


@pytest.mark.parametrize("kind", CLASSES)
def test_one_line_whatever_is_said(kind: type[FoederisError]) -> None:
    error = kind("two\nlines\tand  gaps", hint="do\nthis")
    assert str(error) == "two lines and gaps (do this)"
    assert error.as_json() == {"kind": kind.kind, "message": "two lines and gaps", "hint": "do this"}
    assert str(kind("no hint")) == "no hint"


def test_exit_codes() -> None:
    for kind in CLASSES:
        assert kind.exit_code == (2 if issubclass(kind, BadRequest | DamagedData) else 1)
    assert issubclass(DamagedData, Failure)


def test_kinds_are_all_different_and_listed() -> None:
    assert len({c.kind for c in CLASSES}) == len(CLASSES)
    assert sorted(c.__name__ for c in CLASSES) == sorted(errors.__all__)
    for name in errors.__all__:
        assert name in (errors.__doc__ or "")
