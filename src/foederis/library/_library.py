"""Documents and claims kept: the copy as read with its hash and who fetched it, and every reading of it."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import json
import socket
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from foederis import __version__
from foederis.claims import Claim, Document
from foederis.errors import BadInput, BadRequest, StoreFailure
from foederis.library import _search
from foederis.library._codec import claim_from_json, claim_to_json, document_from_json, document_to_json
from foederis.library._engine import Store, open_store
from foederis.library._search import Hit
from foederis.library._tables import claims as claims_
from foederis.library._tables import documents as documents_
from foederis.library._tables import readings as readings_
from foederis.library._tables import texts as texts_

__all__ = ["Custody", "Library"]

_MOST = 2000  # claims an answer looks at unless told: so many out of 40,000 take 0.3-0.5 s


@dataclass(frozen=True, slots=True)
class Custody:
    """Where one document comes from (Berkeley Protocol): hashes of what was read and of its text, who, when, from where.

    `sha256` is of the bytes that were read (a page with its markup), `text_sha256` of the text kept. `readers` are the
    versions of foederis that read it, oldest first.
    """

    document: str
    sha256: str
    text_sha256: str
    fetched_by: str
    fetched_at: str
    fetched_from: str
    readers: tuple[str, ...]


@cache
def _me() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container
        user = "unknown"
    return f"{user}@{socket.gethostname()}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _plain(text: str) -> str:
    """A text that both databases take as a key."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")


def _dumps(row: Mapping[str, Any]) -> str:
    # ASCII with escapes: half a surrogate pair and a NUL pass through PostgreSQL unharmed
    return json.dumps(row, separators=(",", ":"), default=str)


def _state(code: str | None) -> str | None:
    return code[:3] if code else None


class Library:
    """Documents and claims kept in a SQLite file or on PostgreSQL. Several processes may read and write at once.

    >>> import tempfile
    >>> from foederis.claims import Document
    >>> with tempfile.TemporaryDirectory() as folder, Library.open(folder + "/library.db") as kept:
    ...     kept.add(Document("d1", "Peru asked Brazil for help.", published=dt.date(2020, 5, 1)), [])
    ...     kept.add(Document("d1", "Peru asked Brazil for help.", published=dt.date(2020, 5, 1)), [])
    ...     [hit.document.id for hit in kept.search("Brazil")]
    True
    False
    ['d1']
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, address: str | None = None, *, create: bool = True, wait: float = 10.0) -> Library:
        """Open the library at `address`: a file, or `postgresql://user:password@host/database`; None is the user's own.

        `create` False refuses a file that is not there; `wait` is how many seconds to wait for another program's lock.
        Raises BadInput for an address that cannot be meant, StoreFailure for a store that is locked, damaged,
        unwritable or out of reach.
        """
        return cls(open_store(address, create=create, wait=wait))

    @property
    def name(self) -> str:
        """Its file, or its address without the password."""
        return self._store.name

    def close(self) -> None:
        """Let go of the store."""
        self._store.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        *,
        fetched_by: str | None = None,
        fetched_at: dt.datetime | None = None,
        fetched_from: str | None = None,
    ) -> bool:
        """Keep a document and the whole reading of it; whether anything was new.

        The same text under the same id with the same claims changes nothing. A text that changed is kept beside the
        old one, and so is a reading that came out differently: the newest counts, the older stay.
        """
        if not self._store.writable:
            raise StoreFailure(f"the library {self.name} is read-only", hint="check the rights of the file")
        strangers = [c.id for c in claims if c.document.id != document.id]
        if strangers:
            raise BadInput(f"the claim {strangers[0]!r} belongs to another document than {document.id!r}")
        content = document.text.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(content).hexdigest()
        at = (fetched_at or _now()).astimezone(dt.UTC)
        published = document.published.isoformat() if document.published else ""
        row = {
            "id": _plain(document.id),
            "text_sha256": digest,
            "published": published,
            "known": published or at.date().isoformat(),
            "fetched_by": _plain(fetched_by or _me()),
            "fetched_at": at.isoformat(),
            "fetched_from": _plain(fetched_from or document.url or "given as text"),
            "record": _dumps(document_to_json(document, text=False)),
        }
        records = [_dumps(claim_to_json(c, document=False)) for c in claims]
        with self._store.connect(write=True) as connection:
            self._insert(connection, texts_, {"sha256": digest, "content": content})
            fresh = self._insert(connection, documents_, row)
            same = (documents_.c.id == row["id"], documents_.c.text_sha256 == digest, documents_.c.published == published)
            number = connection.execute(sa.select(documents_.c.number).where(*same)).scalar_one()
            if fresh:
                _search.index(connection, number, document.title, document.text)
            reading = {
                "document": number,
                "claims_sha256": hashlib.sha256("\n".join(records).encode()).hexdigest(),
                "reader": __version__,
                "read_at": _now().isoformat(),
            }
            if not self._insert(connection, readings_, reading):
                return fresh
            key = connection.execute(
                sa.select(readings_.c.number).where(readings_.c.document == number, readings_.c.claims_sha256 == reading["claims_sha256"])
            ).scalar_one()
            if claims:
                connection.execute(claims_.insert(), [_claim_row(key, i, c, r) for i, (c, r) in enumerate(zip(claims, records, strict=True))])
        return True

    def _insert(self, connection: sa.Connection, table: sa.Table, row: Mapping[str, Any]) -> bool:
        """Add a row unless it is there; whether it was added."""
        make = sqlite_insert if self._store.is_sqlite else postgres_insert
        insert = make(table).values(**row).on_conflict_do_nothing().inline()
        return connection.execute(insert, execution_options={"preserve_rowcount": True}).rowcount > 0

    def claims_about(
        self,
        states: Sequence[str],
        *,
        until: dt.date | None,
        since: dt.date | None = None,
        limit: int | None = _MOST,
    ) -> Iterator[Claim]:
        """Claims whose actor or recipient is one of the states; those between two of them first, then the newest.

        None that was published after `until` (a document without a day counts from the day on which it was fetched)
        or before `since`. Of a document that was read again the newest reading counts, and of one that changed the
        newest text that `until` allows; a claim that two copies share comes once.
        """
        codes = sorted({s for s in states if s})
        if not codes or (limit is not None and limit <= 0):
            return
        actor, recipient = claims_.c.actor_state.in_(codes), claims_.c.recipient_state.in_(codes)
        query = (
            self._current(until)
            .add_columns(claims_.c.record.label("claim"))
            .join(claims_, claims_.c.reading == readings_.c.number)
            .where(sa.or_(actor, recipient))
            .order_by(sa.case((sa.and_(actor, recipient), 0), else_=1), documents_.c.known.desc(), documents_.c.number.desc(), claims_.c.position)
            .limit(limit)
        )
        if since:
            query = query.where(documents_.c.known >= since.isoformat())
        seen: set[str] = set()
        for claim in self._claims(query):
            if claim.id not in seen:
                seen.add(claim.id)
                yield claim

    def claims(self, document: str | None = None, *, until: dt.date | None = None) -> Iterator[Claim]:
        """All claims in the order in which they were read, or those of one document."""
        query = self._current(until).add_columns(claims_.c.record.label("claim")).join(claims_, claims_.c.reading == readings_.c.number)
        if document is not None:
            query = query.where(documents_.c.id == _plain(document))
        yield from self._claims(query.order_by(documents_.c.number, claims_.c.position))

    def _current(self, until: dt.date | None) -> sa.Select[Any]:
        """Documents with their newest reading, each in the newest text that `until` allows."""
        later, again = documents_.alias(), readings_.alias()
        newest = sa.select(sa.func.max(later.c.number)).where(later.c.id == documents_.c.id)
        query = sa.select(documents_.c.number, documents_.c.record).join(readings_, readings_.c.document == documents_.c.number)
        if until:
            newest = newest.where(later.c.known <= until.isoformat())
            query = query.where(documents_.c.known <= until.isoformat())
        last = sa.select(sa.func.max(again.c.number)).where(again.c.document == documents_.c.number)
        return query.where(documents_.c.number == newest.scalar_subquery(), readings_.c.number == last.scalar_subquery())

    def _claims(self, query: sa.Select[Any]) -> Iterator[Claim]:
        with self._store.connect() as connection:
            rows = connection.execute(query).all()
            documents = self._documents(connection, {r.number: r.record for r in rows})
        for row in rows:
            with self._sound():
                claim = claim_from_json(json.loads(row.claim), documents[row.number])
            yield claim

    def _documents(self, connection: sa.Connection, records: Mapping[int, str]) -> dict[int, Document]:
        found: dict[int, Document] = {}
        numbers = list(records)
        for i in range(0, len(numbers), 500):  # SQLite takes a limited number of parameters
            query = sa.select(documents_.c.number, texts_.c.content).join(texts_, texts_.c.sha256 == documents_.c.text_sha256)
            for number, content in connection.execute(query.where(documents_.c.number.in_(numbers[i : i + 500]))):
                with self._sound():
                    found[number] = document_from_json(json.loads(records[number]), text=bytes(content).decode("utf-8", "surrogatepass"))
        return found

    def _sound(self) -> _Sound:
        return _Sound(self.name)

    def search(self, text: str, *, until: dt.date | None = None, limit: int = 20) -> list[Hit]:
        """The documents whose title or text (its first 200,000 characters) fits, best first.

        All words are wanted; "words in quotes" stand together; -word must not occur. Raises BadInput for no words.
        """
        terms = _search.parse(text)
        if all(t.out for t in terms):
            raise BadInput("nothing to search for", hint='give words, "words that stand together" or -words to leave out')
        with self._store.connect() as connection:
            found = _search.find(connection, terms)
            query = self._current(until).add_columns(found.c.score).join(found, found.c.number == documents_.c.number)
            rows = connection.execute(query.order_by(found.c.score.desc(), documents_.c.number.desc()).limit(max(0, limit))).all()
            documents = self._documents(connection, {r.number: r.record for r in rows})
        return [Hit(d, _search.excerpt(d.text, terms), float(r.score)) for r in rows for d in [documents[r.number]]]

    def documents(self, *, until: dt.date | None = None) -> Iterator[Document]:
        """Every document in its newest text, in the order in which they came."""
        with self._store.connect() as connection:
            rows = connection.execute(self._current(until).order_by(documents_.c.number)).all()
        for i in range(0, len(rows), 200):  # texts are large: a few at a time
            some = {r.number: r.record for r in rows[i : i + 200]}
            with self._store.connect() as connection:
                found = self._documents(connection, some)
            yield from (found[n] for n in some)

    def custody(self, document: str) -> list[Custody]:
        """Where a document comes from, one entry for each text and date it was given; BadInput where it is not kept."""
        with self._store.connect() as connection:
            rows = connection.execute(sa.select(documents_).where(documents_.c.id == _plain(document)).order_by(documents_.c.number)).all()
            read = [
                tuple(connection.execute(sa.select(readings_.c.reader).where(readings_.c.document == r.number).order_by(readings_.c.number)).scalars())
                for r in rows
            ]
        if not rows:
            raise BadInput(f"no document has the id {document[:60]!r}")
        kept = []
        for r, readers in zip(rows, read, strict=True):
            with self._sound():
                kept.append(Custody(document, json.loads(r.record)["sha256"], r.text_sha256, r.fetched_by, r.fetched_at, r.fetched_from, readers))
        return kept

    def verify(self) -> list[str]:
        """The hashes of texts that no longer are what was read; empty where all are."""
        with self._store.connect() as connection:
            names = connection.execute(sa.select(texts_.c.sha256).order_by(texts_.c.sha256)).scalars().all()
            bad = []
            for name in names:
                content = connection.execute(sa.select(texts_.c.content).where(texts_.c.sha256 == name)).scalar_one()
                if hashlib.sha256(bytes(content)).hexdigest() != name:
                    bad.append(str(name))
        return bad

    def stats(self) -> dict[str, Any]:
        """How much is kept: `documents`, `claims` (of the newest readings), `readings`, `first` and `last` day, `library`."""
        with self._store.connect() as connection:
            current = self._current(None).with_only_columns(documents_.c.number, documents_.c.known, readings_.c.number.label("reading")).subquery()
            documents, first, last = connection.execute(sa.select(sa.func.count(), sa.func.min(current.c.known), sa.func.max(current.c.known))).one()
            kept = connection.execute(sa.select(sa.func.count()).select_from(claims_).join(current, current.c.reading == claims_.c.reading)).scalar_one()
            read = connection.execute(sa.select(sa.func.count()).select_from(readings_)).scalar_one()
        return {"library": self.name, "documents": documents, "claims": kept, "readings": read, "first": first, "last": last}


def _claim_row(reading: int, position: int, claim: Claim, record: str) -> dict[str, Any]:
    return {
        "reading": reading,
        "position": position,
        "id": _plain(claim.id),
        "actor_state": _state(claim.actor.state) if claim.actor else None,
        "recipient_state": _state(claim.recipient.state) if claim.recipient else None,
        "event": claim.event.value,
        "record": record,
    }


@dataclass(frozen=True, slots=True)
class _Sound:
    """What was kept must be readable: anything else is damage."""

    name: str

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, BadRequest | ValueError | KeyError | TypeError):
            raise StoreFailure(f"the library {self.name} is damaged: a row cannot be read", hint="restore a copy, or read the documents again") from None
