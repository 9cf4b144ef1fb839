from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from foederis.claims import Event
from foederis.errors import BadInput, StoreFailure
from foederis.library import Library

from .conftest import full_claim, make_claim, make_document

D = dt.date


def _ids(claims: object) -> list[str]:
    return [c.id for c in claims]  # type: ignore[attr-defined]


def test_what_goes_in_comes_out(kept: Library) -> None:
    document = make_document(
        text="Half a pair \ud800, a NUL \0 and \u202eright to left: Perú asked.", url="https://example.org/a\0b", outlet="X",
        sha256="ab" * 32, language="en", notes=("no publication date",), title="T\0\ud800",
    )  # fmt: skip
    claim = full_claim(document)
    assert kept.add(document, [claim])
    (back,) = kept.claims_about(["PER"], until=None)
    assert back == claim
    assert back.extra == claim.extra
    assert back.document == document
    assert list(kept.documents()) == [document]
    assert list(kept.claims("d1")) == [claim]
    assert list(kept.claims("d2")) == []


def test_the_same_again_changes_nothing(kept: Library) -> None:
    document = make_document()
    assert kept.add(document, [make_claim(document)])
    before = kept.stats()
    assert not kept.add(document, [make_claim(document)])
    assert kept.stats() == before
    assert before == {"library": kept.name, "documents": 1, "claims": 1, "readings": 1, "first": "2020-05-01", "last": "2020-05-01"}


def test_a_newer_reading_counts_and_the_older_stays(kept: Library) -> None:
    document = make_document()
    old, new = make_claim(document, "old"), make_claim(document, "new", event=Event.AID)
    kept.add(document, [old])
    assert kept.add(document, [new])
    assert not kept.add(document, [old])  # an older reader, run again, does not come out on top
    assert _ids(kept.claims_about(["PER"], until=None)) == ["new"]
    assert kept.stats()["readings"] == 2
    assert kept.add(document, [])
    assert _ids(kept.claims()) == []


def test_a_text_that_changed_under_its_id(kept: Library) -> None:
    first = make_document(text="Peru asked.", published=D(2020, 5, 1))
    second = make_document(text="Peru asked again.", published=D(2020, 5, 9))
    kept.add(first, [make_claim(first, "one")])
    kept.add(second, [make_claim(second, "two")])
    assert _ids(kept.claims_about(["PER"], until=None)) == ["two"]
    assert _ids(kept.claims_about(["PER"], until=D(2020, 5, 8))) == ["one"]
    assert [d.text for d in kept.documents()] == ["Peru asked again."]
    assert [d.text for d in kept.documents(until=D(2020, 5, 1))] == ["Peru asked."]
    assert [c.text_sha256 for c in kept.custody("d1")] == [hashlib.sha256(d.text.encode()).hexdigest() for d in (first, second)]


def test_nothing_after_the_day_asked_about(kept: Library) -> None:
    for n, day in enumerate([D(2019, 12, 31), D(2020, 1, 1), D(2020, 1, 2)]):
        document = make_document(f"d{n}", text=f"Peru asked {n}.", published=day)
        kept.add(document, [make_claim(document, f"c{n}")])
    assert _ids(kept.claims_about(["BRA"], until=D(2020, 1, 1))) == ["c1", "c0"]
    assert _ids(kept.claims_about(["BRA"], until=D(2020, 1, 1), since=D(2020, 1, 1))) == ["c1"]
    assert _ids(kept.claims_about(["BRA"], until=None)) == ["c2", "c1", "c0"]
    assert _ids(kept.claims(until=D(2019, 12, 31))) == ["c0"]
    assert [h.document.id for h in kept.search("Peru", until=D(2019, 12, 31))] == ["d0"]


def test_a_document_without_a_day_counts_from_when_it_was_fetched(kept: Library) -> None:
    document = make_document(published=None)
    at = dt.datetime(2021, 3, 4, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))  # still 3 March in UTC
    kept.add(document, [make_claim(document)], fetched_at=at)
    assert _ids(kept.claims_about(["PER"], until=D(2021, 3, 2))) == []
    assert _ids(kept.claims_about(["PER"], until=D(2021, 3, 3))) == ["c1"]
    assert not kept.add(document, [make_claim(document)])  # read again today: the first day stands
    assert kept.stats()["first"] == "2021-03-03"


def test_whom_the_claims_are_about(kept: Library) -> None:
    document = make_document()
    pairs = {"none": (None, None), "a": ("PER", None), "b": (None, "BRA"), "other": ("CHL", "ARG"), "both": ("BRA", "PER")}
    kept.add(document, [make_claim(document, k, *v) for k, v in pairs.items()])
    assert _ids(kept.claims_about(["PER", "BRA", ""], until=None)) == ["both", "a", "b"]
    assert _ids(kept.claims_about(["PER", "BRA"], until=None, limit=1)) == ["both"]
    assert _ids(kept.claims_about(["PER"], until=None, limit=0)) == []
    assert _ids(kept.claims_about([], until=None)) == []
    assert len(_ids(kept.claims_about(["PER", "ARG"], until=None, limit=None))) == 3


def test_a_claim_in_two_copies_comes_once(kept: Library) -> None:
    for name in ("d1", "d2"):
        document = make_document(name)
        kept.add(document, [make_claim(document)])
    assert _ids(kept.claims_about(["PER"], until=None)) == ["c1"]
    assert kept.stats()["documents"] == 2


def test_many_documents(kept: Library) -> None:
    for n in range(12):
        document = make_document(f"d{n}", text=f"Peru asked Brazil {n}.")
        kept.add(document, [make_claim(document, f"c{n}-{i}") for i in range(3)])
    assert len(list(kept.claims_about(["PER"], until=None))) == 36
    assert [d.id for d in kept.documents()] == [f"d{n}" for n in range(12)]


def test_search(kept: Library) -> None:
    texts = {
        "a": ("Missiles for Peru", "The ministry said that batteries of air defence were delivered."),
        "b": ("Trade", "Peru and Brazil signed a paper on copper. The air was clear, defence was not discussed."),
        "c": ("", "Chile's café opened. " + "word " * 60 + "Nothing of Bolivia."),
    }
    for name, (title, text) in texts.items():
        kept.add(make_document(name, text, title=title), [])
    assert {h.document.id for h in kept.search("peru")} == {"a", "b"}
    assert [h.document.id for h in kept.search('"air defence"')] == ["a"]
    assert [h.document.id for h in kept.search("Peru -copper")] == ["a"]
    assert [h.document.id for h in kept.search("missile")] == ["a"]  # stemmed
    assert kept.search("peru bolivia") == []
    assert kept.search("peru", limit=0) == []
    hit = kept.search("Bolivia")[0]
    assert hit.excerpt.startswith("…") and hit.excerpt.endswith("Bolivia.")
    assert kept.search("Missiles")[0].excerpt.startswith("The ministry")
    for awkward in ("'; DROP TABLE x; --peru", 'peru "', "peru AND OR NOT", "NEAR(peru)", "peru*", "title:peru", "\0peru", "a" * 5000):
        kept.search(awkward)
    for nothing in ("", "  ", "-peru", '"" --', "!!!"):
        with pytest.raises(BadInput, match="nothing to search for"):
            kept.search(nothing)


def test_a_long_text_is_kept_whole_and_found_by_its_beginning(kept: Library) -> None:
    text = "Needle. " + " ".join(f"w{n}" for n in range(60_000)) + " thimble"
    kept.add(make_document(text=text), [])
    assert kept.search("needle")[0].document.text == text
    assert kept.search("thimble") == []


def test_custody(kept: Library) -> None:
    at = dt.datetime(2025, 12, 14, 8, 30, tzinfo=dt.UTC)
    document = make_document(sha256="ab" * 32, url="https://example.org/a")
    kept.add(document, [], fetched_by="a desk", fetched_at=at)
    (one,) = kept.custody("d1")
    assert (one.document, one.sha256, one.fetched_by, one.fetched_at) == ("d1", "ab" * 32, "a desk", "2025-12-14T08:30:00+00:00")
    assert one.text_sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert one.fetched_from == "https://example.org/a"
    assert len(one.readers) == 1
    kept.add(make_document("d2", url=None), [])
    (other,) = kept.custody("d2")
    assert other.fetched_from == "given as text"
    assert "@" in other.fetched_by
    with pytest.raises(BadInput, match="no document has the id 'd9'"):
        kept.custody("d9")


def test_who_fetched_it_where_no_user_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    from foederis.library import _library

    monkeypatch.setattr(_library.getpass, "getuser", lambda: (_ for _ in ()).throw(OSError()))
    assert _library._me.__wrapped__().startswith("unknown@")


def test_claims_of_another_document_are_refused(kept: Library) -> None:
    with pytest.raises(BadInput, match="belongs to another document"):
        kept.add(make_document("d1"), [make_claim(make_document("d2"))])


def test_opened_again(address: str) -> None:
    document = make_document()
    with Library.open(address) as library:
        library.add(document, [make_claim(document)])
    with Library.open(address, create=False) as library:
        assert _ids(library.claims_about(["PER"], until=None)) == ["c1"]
        assert library.verify() == []


_WRITER = """
import datetime as dt, sys
from foederis.claims import Actor, Claim, Document, Event
from foederis.library import Library
me = sys.argv[2]
with Library.open(sys.argv[1]) as kept:
    for n in range(40):
        who = "both" if n % 2 else me
        d = Document(f"{who}-{n}", f"Peru asked Brazil {who} {n}.", published=dt.date(2020, 1, 1))
        kept.add(d, [Claim(f"{who}-{n}-{i}", d, 0, 0, 4, "Peru", Actor("Peru", "PER"), None, Event.REQUEST) for i in range(5)])
        assert len(list(kept.claims_about(["PER"], until=None, limit=50))) > 0
"""


def test_two_processes_write_at_once(address: str) -> None:
    """From the first moment on: both make the tables, half of the documents are the same."""
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, address, name], stderr=subprocess.PIPE, text=True) for name in "xy"]
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said
    with Library.open(address) as library:
        stats = library.stats()
        assert (stats["documents"], stats["claims"], stats["readings"]) == (60, 300, 60)
        assert len(library.search("asked", limit=100)) == 60


@pytest.mark.needs_postgres
def test_postgres_out_of_reach(postgres_url: str) -> None:
    base, _ = postgres_url.rsplit("/", 1)
    with pytest.raises(StoreFailure, match="does not exist") as error:
        Library.open(base.replace("foederis@", "foederis:s3cret@") + "/absent")
    assert "s3cret" not in str(error.value)
    assert "\n" not in str(error.value)
    with pytest.raises(StoreFailure, match="cannot be used"):
        Library.open("postgresql://foederis:s3cret@127.0.0.1:1/x", wait=2)


@pytest.mark.needs_postgres
def test_postgres_locked_by_another(postgres_url: str) -> None:
    import psycopg

    with Library.open(postgres_url, wait=0.2) as library, psycopg.connect(postgres_url) as other:
        other.execute("LOCK TABLE foederis_texts IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(StoreFailure, match="locked by another program"):
            library.add(make_document(), [])


@pytest.mark.needs_postgres
def test_postgres_beside_other_tables(postgres_url: str) -> None:
    import psycopg

    with psycopg.connect(postgres_url) as other:
        other.execute("CREATE TABLE unrelated (x int)")
    with Library.open("postgres" + postgres_url.removeprefix("postgresql")) as library:
        assert library.add(make_document(), [])


def test_a_text_that_was_tampered_with(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Library.open(str(path)) as library:
        library.add(make_document(), [])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE foederis_texts SET content = ?", (b"Peru asked nobody.",))
    connection.commit()
    connection.close()
    with Library.open(str(path)) as library:
        assert library.verify() == [hashlib.sha256(make_document().text.encode()).hexdigest()]


def test_a_row_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    document = make_document()
    with Library.open(str(path)) as library:
        library.add(document, [make_claim(document)])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE foederis_claims SET record = '{'")
    connection.commit()
    with Library.open(str(path)) as library, pytest.raises(StoreFailure, match="a row cannot be read"):
        list(library.claims())
    connection.execute("UPDATE foederis_documents SET record = '{}'")
    connection.commit()
    connection.close()
    with Library.open(str(path)) as library:
        with pytest.raises(StoreFailure, match="a row cannot be read"):
            list(library.documents())
        with pytest.raises(StoreFailure, match="a row cannot be read"):
            library.custody("d1")


def test_quick_enough(tmp_path: Path) -> None:
    """A question must not wait for the library: the 2,000 claims that it may use, out of more, in well under 2 s."""
    with Library.open(str(tmp_path / "l.db")) as library:
        for n in range(60):
            document = make_document(f"d{n}", text=f"Peru {n}")
            library.add(document, [make_claim(document, f"c{n}-{i}") for i in range(50)])
        start = time.process_time()
        assert len(list(library.claims_about(["PER"], until=D(2021, 1, 1)))) == 2000
        assert time.process_time() - start < 2
