"""The room's front door: a text or a document in, claims or attributions out."""

from __future__ import annotations

import datetime as dt

from foederis.claims import AttributionSpans, Claim, Document
from foederis.errors import BadDate

__all__ = ["attributions", "read"]


def _day(value: dt.date | str | None) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        raise BadDate(f"not a date: {value[:40]}", hint="write 2025-12-14") from None


def read(
    text_or_document: str | Document,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> list[Claim]:
    """All claims of a text or document, in order of the text; offsets refer to the text as given.

    `published` (a date or "2025-12-14") dates "on Friday" and decides who held an office; for a `Document` the keywords
    fill what it does not say itself. Raises BadDate, and BadInput for a text that cannot be read.

    >>> [(c.actor.state, c.event.value, c.recipient.state) for c in read("Kenya condemned Chad.", published="2020-05-01")]
    [('KEN', 'ACCUSE', 'TCD')]
    """
    from dataclasses import replace

    from foederis.reading._documents import document_from
    from foederis.reading._pipeline import read_document

    day = _day(published)
    if isinstance(text_or_document, Document):
        document = text_or_document
        document = replace(
            document,
            published=document.published or day,
            title=document.title or title or "",
            outlet=document.outlet or outlet,
            url=document.url or url,
        )
    else:
        document = document_from(text_or_document, published=day, title=title or "", outlet=outlet, url=url, id=id)
    return read_document(document)


def attributions(text: str) -> list[AttributionSpans]:
    """Every attribution in a text as character spans: sources, cues, contents, with a confidence between 0 and 1.

    One that stands within another's content is part of it and not given again (PolNeAR's way); claims keep the chain.

    >>> [text[slice(*a.cue[0])] for text in ["Kenya said that it seized a tanker."] for a in attributions(text)]
    ['said']
    """
    from foederis.reading._attribution import outermost
    from foederis.reading._parse import parse

    return outermost(parse(text))
