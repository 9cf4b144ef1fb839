"""A PostgreSQL server of the tests' own, started from the installed programs; documents and claims to keep."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Quantity, Stage, Tie, When
from foederis.library import Library

_serial = itertools.count()


def _program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else str(shutil.which(name))


def _unprivileged() -> tuple[list[str], str | None]:
    """What to put before a command, and whose files they must be: PostgreSQL refuses to run as root."""
    if os.geteuid():
        return [], None
    import pwd

    for user in ("postgres", "nobody"):
        try:
            pwd.getpwnam(user)
        except KeyError:
            continue
        return ["runuser", "-u", user, "--"], user
    pytest.skip("needs_postgres: no unprivileged user to run it as")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of the server's first database."""
    before, user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="foederis-pg-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")

    def run(*command: str) -> None:
        done = subprocess.run([*before, *command], check=False, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert done.returncode == 0, done.stderr

    run(_program("initdb"), "-D", data, "-U", "foederis", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=40"
    try:
        run(_program("pg_ctl"), "-D", data, "-w", "-t", "60", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://foederis@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*before, _program("pg_ctl"), "-D", data, "-m", "immediate", "stop"], check=False, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The address of a fresh, empty database."""
    import psycopg

    name = f"test_{next(_serial)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres_server.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs_postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where to keep a library: each test runs on both kinds."""
    if request.param == "sqlite":
        return str(tmp_path / "kept" / "library.db")
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def kept(address: str) -> Iterator[Library]:
    with Library.open(address) as library:
        yield library


def make_document(id: str = "d1", text: str = "Peru asked Brazil for help.", **more: Any) -> Document:
    more.setdefault("published", dt.date(2020, 5, 1))
    return Document(id, text, more.pop("title", "A request"), **more)


def make_claim(document: Document, id: str = "c1", actor: str | None = "PER", recipient: str | None = "BRA", **more: Any) -> Claim:
    return Claim(
        id,
        document,
        0,
        0,
        len(document.text),
        document.text,
        Actor(actor, actor) if actor else None,
        Actor(recipient, recipient) if recipient else None,
        more.pop("event", Event.REQUEST),
        **more,
    )


def full_claim(document: Document) -> Claim:
    """A claim with every field set to something else than its default."""
    return Claim(
        "full",
        document,
        3,
        5,
        20,
        "asked for \u201cfourteen\u201d missiles \ud800 \0",
        Actor("the minister", "PER", "MIL", "minister", "defence minister", dt.date(2019, 1, 1), dt.date(2020, 12, 31), 0.731, "left office"),
        Actor("rebels", None, "REB", "group"),
        Event.AID,
        "assist",
        ("military", "economic"),
        Stage.PLEDGED,
        Factuality.NOT_PROBABLE,
        True,
        (Attribution("the ministry", "said", "direct"), Attribution("a paper", "reported", "document")),
        When(dt.date(2020, 4, 11), None, "since mid-April", True),
        (Quantity(14, "missiles"), Quantity(2.5, "tonnes"), Quantity(None, "advisers")),
        Tie("treaty", ("defense", "consultation")),
        0.123456789,
        "B",
        2,
        {"tense": "past", "scores": [0.25, 1]},
    )
