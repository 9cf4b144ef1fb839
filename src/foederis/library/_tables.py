"""The library's tables, for SQLite and PostgreSQL.

What was read (`foederis_texts`, by its SHA-256, never altered) stands apart from the catalogue of documents, and that
apart from the readings: a text read again by a newer reader gets a further reading beside the old one, and a text that
changed under its id a further document. Rows are added, never changed.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = ["SCHEMA", "catalogue", "claims", "documents", "meta", "readings", "texts"]

SCHEMA = "1"
catalogue = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER makes SQLite's own row number

meta = Table("foederis_meta", catalogue, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

# Bytes, not text: a NUL or half a surrogate pair in a page must come out as it went in, and PostgreSQL's text refuses both.
texts = Table(
    "foederis_texts",
    catalogue,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

documents = Table(
    "foederis_documents",
    catalogue,
    Column("number", _number, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("text_sha256", String(64), ForeignKey(texts.c.sha256), nullable=False),
    Column("published", String(10), nullable=False),  # empty where it is not known
    Column("known", String(10), nullable=False, index=True),  # published, else fetched: the first day on which it may be used
    Column("fetched_by", Text, nullable=False),
    Column("fetched_at", String(32), nullable=False),
    Column("fetched_from", Text, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("id", "text_sha256", "published"),
)

readings = Table(
    "foederis_readings",
    catalogue,
    Column("number", _number, primary_key=True, autoincrement=True),
    Column("document", _number, ForeignKey(documents.c.number), nullable=False),
    Column("claims_sha256", String(64), nullable=False),
    Column("reader", Text, nullable=False),
    Column("read_at", String(32), nullable=False),
    UniqueConstraint("document", "claims_sha256"),
)

claims = Table(
    "foederis_claims",
    catalogue,
    Column("reading", _number, ForeignKey(readings.c.number), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("actor_state", String(3)),
    Column("recipient_state", String(3)),
    Column("event", String(12), nullable=False),
    Column("record", Text, nullable=False),
)
Index("foederis_claims_actor", claims.c.actor_state, claims.c.reading)
Index("foederis_claims_recipient", claims.c.recipient_state, claims.c.reading)
