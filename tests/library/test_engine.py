from __future__ import annotations

import builtins
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from foederis.errors import BadInput, StoreFailure
from foederis.library import Library, _home

from .conftest import make_claim, make_document


def test_the_users_own_library_lies_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDERIS_HOME", str(tmp_path / "h" / "deep"))
    with Library.open() as library:
        library.add(make_document(), [])
    assert (tmp_path / "h" / "deep" / "library.db").is_file()
    monkeypatch.delenv("FOEDERIS_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "x"))
    assert _home.home().name == "foederis"


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_forms_of_a_path(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Library.open(form.format("some 100% odd?name#.db")) as library:
        library.add(make_document(), [])
    assert (tmp_path / "some 100% odd?name#.db").is_file()
    with Library.open(form.format(tmp_path / "b.db")) as library:
        library.add(make_document(), [])
    assert (tmp_path / "b.db").is_file()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "empty or no path"),
        ("a\0b", "empty or no path"),
        ("mysql://x/y", "cannot be kept at mysql://"),
        ("postgresql://host:port/x", "not a PostgreSQL address"),
        ("x" * 5000, "cannot be looked at"),
    ],
)
def test_addresses_that_cannot_be_meant(address: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        Library.open(address)


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        Library.open(str(tmp_path))
    with pytest.raises(BadInput, match="no such library"):
        Library.open(str(tmp_path / "typo.db"), create=False)
    assert not (tmp_path / "typo.db").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreFailure, match="a library cannot be kept in"):
        Library.open(str(tmp_path / "file" / "in" / "l.db"))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    path.write_text("Dear diary, " * 200)
    with pytest.raises(StoreFailure, match=r"damaged: file is not a database \(restore"):
        Library.open(str(path))


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Library.open(str(path)) as library:
        for n in range(50):
            library.add(make_document(f"d{n}", text=f"{n} " * 3000), [])
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xff" * (len(data) - 4096 * 3)
    path.write_bytes(data)
    with pytest.raises(StoreFailure, match="is damaged"), Library.open(str(path)) as library:
        list(library.documents())


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (x)")
    connection.commit()
    connection.close()
    with pytest.raises(BadInput, match="no library of foederis"):
        Library.open(str(path))


def test_a_newer_layout(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Library.open(str(path)).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE foederis_meta SET value = '99'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreFailure, match="layout 99"):
        Library.open(str(path))


def test_a_locked_file(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    document = make_document()
    with Library.open(str(path), wait=0.1) as library:
        library.add(document, [make_claim(document)])
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFailure, match="locked by another program"):
            library.add(make_document("d2"), [])
        assert library.stats()["documents"] == 1  # who reads is not kept waiting
        other.close()
        assert library.add(make_document("d2"), [])


def test_a_file_locked_before_it_is_a_library(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreFailure, match="locked by another program"):
        Library.open(str(path), wait=0.1)
    other.close()


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_file_that_may_only_be_read(folder_too: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.db"
    document = make_document()
    with Library.open(str(path)) as library:
        library.add(document, [make_claim(document)])
    real = os.access

    def closed(name: Any, mode: int, **more: Any) -> bool:
        return False if mode == os.W_OK and (folder_too or Path(name) == path) else real(name, mode, **more)

    monkeypatch.setattr(os, "access", closed)
    with Library.open(str(path)) as library:
        assert len(list(library.claims())) == 1
        with pytest.raises(StoreFailure, match="read-only"):
            library.add(make_document("d2"), [])
    (tmp_path / "empty.db").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreFailure, match="empty and cannot be written"):
        Library.open(str(tmp_path / "empty.db"))


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    with Library.open(str(tmp_path / "l.db")) as library:
        with library._store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=40")
            connection.rollback()
        with pytest.raises(StoreFailure, match="cannot be opened or written: database or disk is full"):
            library.add(make_document(text="x" * 1_000_000), [])


def test_what_else_a_database_says(tmp_path: Path) -> None:
    said = pytest.raises(StoreFailure, match="cannot be used: no such table: absent")
    with Library.open(str(tmp_path / "l.db")) as library, said, library._store.connect() as connection:
        connection.exec_driver_sql("SELECT * FROM absent")


def test_postgres_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "psycopg":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(StoreFailure, match=r"needs psycopg \(pip install"):
        Library.open("postgresql://x@127.0.0.1:1/y")


def test_the_room_shows_what_it_has() -> None:
    from foederis import library

    assert all(getattr(library, name) for name in library.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Shelf'"):
        library.Shelf  # noqa: B018
