"""An address → an open store: SQLite (WAL, several processes) or PostgreSQL (psycopg 3), made ready on first use."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError

from foederis.errors import BadInput, StoreFailure
from foederis.library import _search, _tables
from foederis.library._home import home, make_folder

__all__ = ["Store", "open_store"]

_LOCK_KEY = 0x666F6564  # any number will do, the same in every process: "foed"
_LOCKED = ("database is locked", "lock timeout", "database table is locked")
_DAMAGED = ("malformed", "not a database", "file is encrypted", "disk image", "corrupt", "invalid page")
_UNWRITABLE = ("readonly", "read-only", "permission denied", "unable to open", "disk is full", "could not extend file", "disk i/o")


@dataclass(frozen=True, slots=True)
class Store:
    """An open store: its engine, the name under which errors speak of it (never with a password), its kind."""

    engine: sa.Engine
    name: str
    writable: bool = True

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def connect(self, *, write: bool = False) -> Iterator[sa.Connection]:
        """One transaction, committed at the end where it writes; whatever the database says becomes one StoreFailure."""
        with self.explained():
            connection = self.engine.connect()
            try:
                with connection.execution_options(foederis_write=write).begin():
                    yield connection
            finally:
                connection.close()

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database raises into one line."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise _failure(error, self.name) from None


def _failure(error: Exception, name: str) -> StoreFailure:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    # libpq repeats the address it tried; its last line says why, and none holds the password
    lines = [line.strip() for line in str(cause).strip().splitlines() if line.strip()] or [type(cause).__name__]
    said = re.sub(r"^connection failed: ", "", lines[0])
    low = " ".join(lines).lower()
    if any(w in low for w in _LOCKED):
        return StoreFailure(f"the library {name} is locked by another program", hint="try again when that has finished")
    if any(w in low for w in _DAMAGED):
        return StoreFailure(f"the library {name} is damaged: {said[:120]}", hint="restore a copy, or move the file away and read the documents again")
    if any(w in low for w in _UNWRITABLE):
        return StoreFailure(f"the library {name} cannot be opened or written: {said[:120]}", hint="check the folder, its rights and the room on the disk")
    if "://" in name:
        return StoreFailure(f"the library {name} cannot be used: {said[:160]}", hint="check that the server runs, and the address, user and password")
    return StoreFailure(f"the library {name} cannot be used: {said[:160]}")


def _parse(address: str) -> URL | Path:
    """A PostgreSQL address or a path."""
    text = address.strip()
    if not text or "\0" in text:
        raise BadInput("the library's address is empty or no path", hint="give a file, or postgresql://user@host/database")
    scheme = text.split("://", 1)[0].lower() if "://" in text else ""
    if scheme == "sqlite":
        return Path(text.split("://", 1)[1].removeprefix("/"))
    if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        try:
            url = make_url("postgresql+psycopg://" + text.split("://", 1)[1])
            url.render_as_string()
        except (SQLAlchemyError, ValueError):
            raise BadInput("the library's address is not a PostgreSQL address", hint="write postgresql://user:password@host:port/database") from None
        return url
    if scheme:
        raise BadInput(f"the library cannot be kept at {scheme[:20]}://", hint="give a file, or postgresql://user@host/database")
    return Path(text).expanduser()


def open_store(address: str | None, *, create: bool, wait: float) -> Store:
    """Open the store at an address (None: the user's own), making it ready where it is new. See `Library.open`."""
    place = home() / "library.db" if address is None else _parse(address)
    if isinstance(place, URL):
        store = _open_postgres(place, wait)
    else:
        store = _open_sqlite(place, create, wait)
    try:
        _ready(store)
    except BaseException:
        store.engine.dispose()
        raise
    return store


def _open_sqlite(path: Path, create: bool, wait: float) -> Store:
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except OSError as error:
        raise BadInput(f"the library {str(path)[:200]} cannot be looked at: {error.strerror}", hint="check the path") from None
    if is_folder:
        raise BadInput(f"the library {path} is a folder", hint="name a file in it")
    if not exists and not create:
        raise BadInput(f"no such library: {path}", hint="check the path; foederis read --library makes one")
    writable = not exists or os.access(path, os.W_OK)
    if not exists:
        make_folder(path.parent, "a library")
    # With its folder closed too, SQLite cannot make the files of a WAL; nobody can then write, so the file stands still.
    still = not writable and not os.access(path.parent, os.W_OK)
    ask = "rwc" if writable else "ro"
    address = f"{path.absolute().as_uri()}?mode={ask}{'&immutable=1' if still else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys=ON")
        if writable:
            _wal(connection, wait)
            connection.execute("PRAGMA synchronous=NORMAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A writer takes its lock at once: one that began as a reader could only fail when another wrote in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("foederis_write") else "BEGIN")

    return Store(engine, str(path), writable)


def _wal(connection: sqlite3.Connection, wait: float) -> None:
    """Switch to WAL; SQLite does not wait for this by itself when two processes open a new file at once."""
    end = time.monotonic() + wait
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)


def _open_postgres(url: URL, wait: float) -> Store:
    name = url.set(drivername="postgresql").render_as_string(hide_password=True)
    seconds = max(2, round(wait))
    try:
        engine = sa.create_engine(
            url,
            pool_pre_ping=True,
            connect_args={"connect_timeout": seconds, "options": f"-c lock_timeout={int(wait * 1000)} -c client_min_messages=error", "client_encoding": "utf8"},
        )
    except (ImportError, NoSuchModuleError):
        raise StoreFailure("a library on PostgreSQL needs psycopg", hint="pip install 'foederis[postgres]'") from None
    return Store(engine, name)


def _ready(store: Store) -> None:
    """Make the tables where the store is new; refuse a store that holds something else or comes from a newer version."""
    with store.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if _tables.meta.name in tables:
            found = connection.execute(sa.select(_tables.meta.c.value).where(_tables.meta.c.key == "schema")).scalar()
            if found == _tables.SCHEMA:
                return
            raise StoreFailure(f"the library {store.name} has the layout {str(found)[:20]}, not {_tables.SCHEMA}", hint="use the version of foederis that made it")
    if store.is_sqlite and tables:
        raise BadInput(f"{store.name} is a database, but no library of foederis", hint="name another file")
    if not store.writable:
        raise StoreFailure(f"the library {store.name} is empty and cannot be written", hint="check the rights of the file")
    with store.connect(write=True) as connection:
        if not store.is_sqlite:  # SQLite holds its one write lock by now
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK_KEY)))
        _tables.catalogue.create_all(connection)
        _search.create(connection)
        if not connection.execute(sa.select(_tables.meta.c.value).where(_tables.meta.c.key == "schema")).scalar():
            connection.execute(_tables.meta.insert().values(key="schema", value=_tables.SCHEMA))
