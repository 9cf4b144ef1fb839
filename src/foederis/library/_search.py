"""Search in the texts kept: FTS5 in SQLite, tsvector in PostgreSQL, one small query language for both.

Words are all wanted, "words in quotes" stand together, -word must not occur. Stemmed as English on both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import sqlalchemy as sa

from foederis.claims import Document

__all__ = ["Hit", "create", "excerpt", "find", "index", "parse"]

_INDEXED = 200_000  # characters of a text; PostgreSQL refuses a tsvector over 1 MB
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found, with the words around the first place that fits; best first, `score` comparable in one search."""

    document: Document
    excerpt: str
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together, wanted or (`out`) not."""

    words: tuple[str, ...]
    out: bool = False


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query; none where it holds no word.

    >>> [(" ".join(t.words), t.out) for t in parse('"air defence" Peru -trade')]
    [('air defence', False), ('Peru', False), ('trade', True)]
    """
    terms = []
    for minus, phrase, word in _TERM.findall(query[:2000]):
        words = tuple(_WORD.findall(phrase or word))
        if words:
            terms.append(Term(words, bool(minus)))
    return tuple(terms)


def create(connection: sa.Connection) -> None:
    """Make the index beside the tables, where it is not there."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE IF NOT EXISTS foederis_search USING fts5(title, body, content='', tokenize='porter unicode61 remove_diacritics 2')"
        )
    else:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS foederis_search (rowid bigint PRIMARY KEY, body tsvector NOT NULL)")
        connection.exec_driver_sql("CREATE INDEX IF NOT EXISTS foederis_search_body ON foederis_search USING gin (body)")


def _plain(text: str) -> str:
    return text[:_INDEXED].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def index(connection: sa.Connection, number: int, title: str, text: str) -> None:
    """Make one document findable."""
    values = {"number": number, "title": _plain(title), "body": _plain(text)}
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text("INSERT INTO foederis_search (rowid, title, body) VALUES (:number, :title, :body)"), values)
    else:
        connection.execute(
            sa.text(
                "INSERT INTO foederis_search (rowid, body) VALUES (:number, setweight(to_tsvector('english', :title), 'A')"
                " || to_tsvector('english', :body)) ON CONFLICT DO NOTHING"
            ),
            values,
        )


def find(connection: sa.Connection, terms: tuple[Term, ...]) -> sa.Subquery:
    """`(number, score)` of the documents that fit, as a subquery; higher is better. `terms` must hold a wanted one."""
    wanted, out = [t for t in terms if not t.out], [t for t in terms if t.out]
    if connection.dialect.name == "sqlite":
        query = " AND ".join(_quoted(t) for t in wanted)
        for t in out:
            query = f"({query}) NOT {_quoted(t)}"
        return (
            sa.text("SELECT rowid AS number, -bm25(foederis_search, 4.0, 1.0) AS score FROM foederis_search WHERE foederis_search MATCH :query")
            .bindparams(query=query)
            .columns(sa.column("number", sa.BigInteger), sa.column("score", sa.Float))
            .subquery()
        )
    parts = {f"t{i}": " ".join(t.words) for i, t in enumerate(terms)}
    query = " && ".join(("!!" if t.out else "") + f"phraseto_tsquery('english', :t{i})" for i, t in enumerate(terms))
    return (
        sa.text(f"SELECT rowid AS number, ts_rank(body, q) AS score FROM foederis_search, (SELECT {query} AS q) AS asked WHERE body @@ q")
        .bindparams(**parts)
        .columns(sa.column("number", sa.BigInteger), sa.column("score", sa.Float))
        .subquery()
    )


def _quoted(term: Term) -> str:
    return '"' + " ".join(term.words) + '"'


def excerpt(text: str, terms: tuple[Term, ...], width: int = 160) -> str:
    """The words around the first place where a wanted word stands; the beginning where it stands only in the title.

    >>> excerpt("Peru asked Brazil for help.", parse("brazil"), width=12)
    '…eru asked Brazil…'
    """
    stems = [re.escape(w[: max(4, len(w) - 3)]) for t in terms if not t.out for w in t.words]
    found = re.search(r"\b(?:" + "|".join(stems) + ")", text, re.IGNORECASE) if stems else None
    at = found.start() if found else 0
    start, end = max(0, at - width // 2 - 4), min(len(text), at + width // 2)
    shown = " ".join(text[start:end].split())
    return ("…" if start else "") + shown + ("…" if end < len(text) else "")
