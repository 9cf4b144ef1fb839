"""foederis: what help can A expect from B if C attacks?

    >>> import foederis
    >>> dossier = foederis.ask("Would the US defend Taiwan against China?", as_of="2025-12-14")
    >>> dossier.helper
    'USA'
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foederis.claims import Claim, Document
    from foederis.outlook import Dossier, Ranking

__version__ = "0.1.0"
__all__ = ["Almanac", "Library", "__version__", "ask", "read"]


def ask(
    question: str | None = None,
    *,
    target: str | None = None,
    attacker: str | None = None,
    helper: str | None = None,
    as_of: str | dt.date | None = None,
    horizon_days: int = 90,
    claims: Sequence[Claim] = (),
    assume: Sequence[str] = (),
) -> Dossier | Ranking:
    """Answer a question in plain English, or one given by names or codes; see `foederis.outlook.answer`.

    >>> round(ask(target="VEN", attacker="USA", helper="MNG", as_of="2025-12-14").rung("force").probability, 1)
    0.0

    Raises BadRequest for what cannot be asked.
    """
    from foederis import outlook

    day = outlook.parse_date(as_of) if isinstance(as_of, str) else as_of or dt.date.today()
    asked = outlook.parse_question(question, target=target, attacker=attacker, helper=helper, as_of=day, horizon_days=horizon_days)
    return outlook.answer(asked, claims=claims, assume=assume)


def read(text_or_document: str | Document, **options: Any) -> list[Claim]:
    """Read a text or a document into claims; see `foederis.reading.read` for the options.

    >>> [c.event.value for c in read("Poland condemned the Russian attack on Kharkiv.")][:1]
    ['ACCUSE']
    """
    from foederis import reading

    found: list[Claim] = reading.read(text_or_document, **options)
    return found


def __getattr__(name: str) -> Any:
    if name == "Almanac":
        from foederis.almanac import Almanac

        return Almanac
    if name == "Library":
        from foederis.library import Library

        return Library
    raise AttributeError(f"module 'foederis' has no attribute {name!r}")
