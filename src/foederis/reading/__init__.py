"""A text → claims: who did what to whom, when, according to whom and how certain.

Names are looked up late, so that importing the room costs nothing until one of them is used.
"""

from __future__ import annotations

import importlib
from typing import Any

# Public name → private module that holds it.
_WHERE = {
    "Limits": "_documents",
    "SetAside": "_documents",
    "attributions": "_read",
    "clean": "_clean",
    "document_from": "_documents",
    "grade": "_grading",
    "load_documents": "_documents",
    "read": "_read",
    "read_document": "_pipeline",
    "read_documents": "_pipeline",
    "resolve_date": "_dates",
}

__all__ = [
    "Limits",
    "SetAside",
    "attributions",
    "clean",
    "document_from",
    "grade",
    "load_documents",
    "read",
    "read_document",
    "read_documents",
    "resolve_date",
]


def __getattr__(name: str) -> Any:
    where = _WHERE.get(name)
    if where is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{where}"), name)
