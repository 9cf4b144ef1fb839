"""Documents and claims kept, and the ledger of the answers given. SQLAlchemy is imported only with the library itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foederis.library._codec import claim_from_json, claim_to_json, document_from_json, document_to_json
from foederis.library._ledger import Entry, Ledger
from foederis.library._score import Score, Tally

if TYPE_CHECKING:
    from foederis.library._library import Custody, Library
    from foederis.library._search import Hit

__all__ = [
    "Custody",
    "Entry",
    "Hit",
    "Ledger",
    "Library",
    "Score",
    "Tally",
    "claim_from_json",
    "claim_to_json",
    "document_from_json",
    "document_to_json",
]


def __getattr__(name: str) -> Any:
    if name in ("Custody", "Library"):
        from foederis.library import _library

        return getattr(_library, name)
    if name == "Hit":
        from foederis.library import _search

        return _search.Hit
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
