"""Documents: every kind of input, and every kind of bad input set aside by name while the rest goes on."""

from __future__ import annotations

import datetime as dt
import io
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from foederis.claims import Document
from foederis.errors import BadInput, NetworkFailure
from foederis.reading._clean import clean
from foederis.reading._dateline import date_on_page
from foederis.reading._deadline import Deadline, TimeUp
from foederis.reading._decode import binary_kind, decode
from foederis.reading._documents import Limits, SetAside, document_from, load_documents
from foederis.reading._fetch import Page
from foederis.reading._page import article_of, looks_like_html

TEXT = "Peru asked Brazil for help on Friday after the shelling of Tumbes, the ministry said in Lima."
SPANISH = "El ministro dijo que los barcos habían salido del puerto y que el presidente pidió ayuda para la defensa del país."
PAGE = """<!doctype html><html><head><title>Peru asks Brazil for help | The Star</title>
<meta property="og:site_name" content="The Star"><meta property="article:published_time" content="2024-05-06T08:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Peru asks Brazil for help</h1>BODY</article>
<footer>Copyright The Star</footer></body></html>""".replace("BODY", "".join(f"<p>{TEXT} Paragraph {i} of the report.</p>" for i in range(8)))


def load(*inputs: object, **given: object) -> list[Document | SetAside]:
    return list(load_documents([str(i) for i in inputs], **given))  # type: ignore[arg-type]


def one(*inputs: object, **given: object) -> Document:
    (document,) = load(*inputs, **given)
    assert isinstance(document, Document), document
    return document


def aside(*inputs: object, **given: object) -> str:
    (found,) = load(*inputs, **given)
    assert isinstance(found, SetAside), found
    assert "\n" not in str(found)
    return found.reason


def lines(*rows: object) -> io.BytesIO:
    return io.BytesIO(b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in rows))


def test_text_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Peru asks for help\n14/12/2025\n3 min\n{TEXT}\n{TEXT}", "utf-8")
    document = one(file)
    assert document.text == file.read_text("utf-8")
    assert document.title == "Peru asks for help"
    assert document.published == dt.date(2025, 12, 14)
    assert document.language == "en"
    assert len(document.sha256) == 64
    assert one(file) == document
    assert one(file, published=dt.date(2025, 12, 15), outlet="The Star").id != document.id
    assert one(file, outlet="The Star").outlet == "The Star"


def test_html_file(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE, "utf-8")
    document = one(file)
    assert document.title.startswith("Peru asks Brazil for help")
    assert document.outlet == "The Star"
    assert document.published == dt.date(2024, 5, 6)
    assert TEXT in document.text and "<p>" not in document.text
    other = tmp_path / "page.dat"
    other.write_text(PAGE, "utf-8")
    assert one(other).text == document.text
    assert one(file, published=dt.date(2024, 5, 7)).published == dt.date(2024, 5, 7)


def test_folder_is_sorted_and_deep(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, text in (("b/1.txt", "one"), ("a.txt", "two"), ("z.jsonl", ""), ("notes.csv", "x"), (".hidden.txt", "y")):
        (tmp_path / name).write_text(f"The {text} minister said so on Friday." if text else json.dumps({"id": "r", "text": TEXT}), "utf-8")
    found = load(tmp_path)
    assert [d.text.split()[1] for d in found if isinstance(d, Document)] == ["two", "asked", "one"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no .txt" in aside(empty)


def test_standard_input() -> None:
    stdin = lines(
        {"id": "1", "text": TEXT, "title": "T", "published": "2024-05-06T10:00:00Z", "url": "https://example.org/a", "outlet": "O", "language": "en"},
        {"id": 2, "html": f"<p>{TEXT}</p>"},
        {"id": "3", "text": SPANISH, "translation": TEXT, "language": "es"},
        {"id": "4", "text": "  ", "translation": TEXT},
    )
    a, b, c, d = load("-", stdin=stdin)
    assert isinstance(a, Document) and isinstance(b, Document) and isinstance(c, Document) and isinstance(d, Document)
    assert (a.id, a.title, a.published, a.url, a.outlet, a.language) == ("1", "T", dt.date(2024, 5, 6), "https://example.org/a", "O", "en")
    assert (b.id, b.text) == ("2", TEXT)
    assert (c.text, c.language) == (TEXT, "es")
    assert c.notes[0] == "read from a translation (Spanish)"
    assert d.text == TEXT


def test_bad_rows_are_set_aside_and_the_rest_goes_on() -> None:
    stdin = lines(
        b"{not json",
        [1, 2],
        {"id": "x"},
        {"id": "x", "text": ""},
        {"id": "x", "text": TEXT, "published": "yesterday"},
        {"id": "x", "text": ["a"]},
        {"id": "x", "text": SPANISH * 2},
        {"id": "x", "text": "12 34 — 56"},
        b"[" * 200_000,
        b"",
        b'{"id": "s", "text": "Peru \\ud800 asked Brazil for help."}',
        {"id": "ok", "text": TEXT},
    )
    found = load("-", stdin=stdin)
    reasons = [str(f) for f in found if isinstance(f, SetAside)]
    assert [r.split(":")[1] for r in reasons] == ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    assert "not a line of JSON" in reasons[0]
    assert "not a JSON object" in reasons[1]
    assert 'neither "text" nor "html"' in reasons[2]
    assert reasons[3].endswith(": empty")
    assert "not a date" in reasons[4]
    assert '"text" is not a text' in reasons[5]
    assert "in Spanish; only English is read" in reasons[6]
    assert "no words" in reasons[7]
    assert [d.id for d in found if isinstance(d, Document)] == ["s", "ok"]


def test_bad_files(tmp_path: Path) -> None:
    def put(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    small = Limits(text=1000, file=100_000)
    assert aside(tmp_path / "none.txt") == "no such file"
    assert aside(put("e.txt", b" \n\t")) == "empty"
    assert aside(put("b.txt", bytes(range(256)) * 40)) == "a binary file, not a text"
    assert aside(put("p.txt", b"%PDF-1.7 ....")) == "a PDF, not a text"
    assert aside(put("p.jsonl", b"PK\x03\x04....")) == "a ZIP archive or an office document, not JSON Lines"
    assert aside(put("l.txt", b"word " * 300), limits=small).startswith("1,500 characters; the limit")
    assert aside(put("f.txt", b"word " * 30_000), limits=small).startswith("larger than 0.1 MB")
    assert aside(put("s.txt", SPANISH.encode())).startswith("in Spanish")
    assert aside("a\x00b.txt") == "no such file"
    assert aside("x" * 5000) == "no such file"
    long = put("l.jsonl", b'{"text": "' + b"a" * 300_000 + b'"}\n' + json.dumps({"text": TEXT}).encode())
    first, second = load(long, limits=Limits(file=100_000))
    assert isinstance(first, SetAside) and "a line larger than 0.1 MB" in first.reason
    assert isinstance(second, Document)


def test_a_locked_file_and_a_broken_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    rows = tmp_path / "a.jsonl"
    rows.write_text("{}")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert aside(file) == "permission denied"
    assert aside(rows) == "permission denied"


@pytest.mark.parametrize(("error", "reason"), [(RecursionError(), "nested too deeply"), (MemoryError(), "too large for the memory"), (KeyError("x"), "cannot be read (KeyError)")])
def test_whatever_goes_wrong_is_one_line(error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Page:
        raise error

    assert aside("https://example.org/", fetch=fail) == reason


def page(html: str, **more: str) -> Callable[..., Page]:
    return lambda url, **_: Page(html.encode(), url, more.get("media", "text/html"))


def test_pages() -> None:
    document = one("https://example.org/a", fetch=page(PAGE))
    assert document.url == "https://example.org/a"
    assert document.published == dt.date(2024, 5, 6)
    plain = one("https://example.org/a.txt", fetch=page(TEXT, media="text/plain"))
    assert plain.text == TEXT


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><head><title>Sign in</title></head><body><form><input type='password'></form><p>Sign in to go on.</p></body></html>", "asks for a login"),
        ("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>", "an error page"),
        ("<html><head><title>News</title></head><body><p>Peru moved ships. Subscribe now to continue reading this article.</p></body></html>", "paywall"),
        ('<html><head><script type="application/ld+json">{"isAccessibleForFree": false}</script></head><body><p>Peru moved ships.</p></body></html>', "paywall"),
        ("<html><head><title>Log in</title></head><body><p>Welcome back</p></body></html>", "asks for a login"),
        ("<html><body><script>var a = 1;</script></body></html>", "no article text"),
        ("<html></html>", "no article text"),
    ],
)
def test_pages_without_an_article(html: str, reason: str) -> None:
    assert reason in aside("https://example.org/a", fetch=page(html))


def test_ten_thousand_nested_tags(tmp_path: Path) -> None:
    file = tmp_path / "deep.html"
    inner = "".join(f"<p>{TEXT} ({i})</p>" for i in range(6))
    file.write_text("<html><body>" + "<div><b>" * 10_000 + inner + "</b></div>" * 10_000 + "</body></html>")
    started = time.monotonic()
    assert TEXT in one(file).text
    file.write_text("<p>" * 30_000 + TEXT)
    load(file)
    file.write_text("<x-a>" * 30_000 + TEXT + "<ul><li>" * 9000)
    load(file)
    assert time.monotonic() - started < 15


def test_one_very_long_line(tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_text("The minister said so. " * 95_000)
    assert aside(file) == "2,090,000 characters; the limit for one document is 200,000 (split it)"
    assert len(one(file, limits=Limits(text=3_000_000)).text) == 2_090_000
    file.write_text("The minister said so. " * 9_000)
    assert len(one(file).text) == 198_000
    file.write_text("<" * 200_000)
    load(file)


@pytest.mark.parametrize("row", ['"' * 8000, "“”\"'()" * 1500, "=" * 9000, "x" * 190_000, ("(" * 11 + "the") * 900, 'a"' * 900])
def test_rows_of_signs_are_not_parsed_and_the_rest_is_read(row: str) -> None:
    from foederis.reading._parse import load as parser
    from foederis.reading._pipeline import read_document

    parser()

    text = f"Peru sent 20 tanks to Bolivia on Friday.\n{row}\nKenya expelled a Chadian diplomat on Friday."
    began = time.monotonic()
    claims = read_document(document_from(text))
    assert time.monotonic() - began < 6
    assert {c.actor.state for c in claims if c.actor} == {"PER", "KEN"}
    for c in claims:
        assert text[c.start : c.end] == c.text


def test_extractors_that_fail_cost_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    import htmldate
    import trafilatura

    def fail(*_: object, **__: object) -> None:
        raise ValueError("boom")

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    monkeypatch.setattr(htmldate, "find_date", fail)
    article = article_of(f"<html><head><title>T</title></head><body><p>{TEXT}</p></body></html>")
    assert (article.text, article.title, article.published) == (TEXT, "T", None)

    def deep(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", deep)
    assert article_of(f"<p>{TEXT}</p>").text == TEXT

    def late(*_: object, **__: object) -> None:
        raise TimeUp("took longer")

    monkeypatch.setattr(trafilatura, "bare_extraction", late)
    with pytest.raises(TimeUp):
        article_of(f"<p>{TEXT}</p>")
    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    monkeypatch.setattr(htmldate, "find_date", late)
    with pytest.raises(TimeUp):
        article_of(f"<p>{TEXT}</p>")


def test_bad_dates_of_pages_are_passed_over() -> None:
    assert article_of(PAGE.replace("2024-05-06T08", "2024-55-06T08")).text
    assert article_of(PAGE.replace("article:published_time", "x")).text


# -- single documents --------------------------------------------------------------------------------------------------


def test_document_from() -> None:
    a = document_from(TEXT)
    assert a.id == document_from(TEXT).id != document_from(TEXT, url="https://example.org/").id
    assert a.notes == ("no publication date",)
    assert document_from(TEXT, id="mine", published=dt.date(2024, 1, 1)).notes == ()
    assert "said to be es" in document_from(TEXT, language="es").notes[0]
    with pytest.raises(BadInput, match="empty"):
        document_from(" ")
    with pytest.raises(BadInput, match="limit"):
        document_from("word " * 100, limits=Limits(text=10))


# -- encodings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Nicolás Maduro’s élite met in Caracas on Friday, the ministry said."
    data = text.encode(encoding)
    assert binary_kind(data) is None
    assert decode(data) == text


def test_declared_and_guessed_encodings() -> None:
    russian = "Министр обороны заявил, что корабли покинули порт. " * 10
    assert decode(russian.encode("cp1251"), "windows-1251") == russian
    page = f'<html><head><meta charset="koi8-r"></head><body>{russian}</body></html>'
    assert russian in decode(page.encode("koi8-r"))
    assert decode(russian.encode("cp1251"), "no-such-table").count("порт") in (0, 10)
    mixed = "Nicolás\n".encode() + "Chávez\n".encode("cp1252") + b"\x81\n"
    assert decode(mixed) == "Nicolás\nChávez\n\x81\n"
    assert decode(b"") == ""


def test_binary_kinds() -> None:
    assert binary_kind(b"\x89PNG\r\n") == "a PNG image"
    assert binary_kind(b"\x01\x02\x03" * 100) == "a binary file"
    assert binary_kind(b"plain text, nothing else") is None


def test_html_by_its_looks() -> None:
    assert looks_like_html("<!DOCTYPE html><p>")
    assert looks_like_html("<div class='a'>Peru</div>")
    assert not looks_like_html("Peru < Brazil, he said")


# -- dates that the page prints ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14/12/2025", dt.date(2025, 12, 14)),
        ("12/14/2025", dt.date(2025, 12, 14)),
        ("3/4/2024", None),
        ("4/4/2024", dt.date(2024, 4, 4)),
        ("Updated 3 May 2024 09:14", dt.date(2024, 5, 3)),
        ("June 12, 2023, 4:31 PM", dt.date(2023, 6, 12)),
        ("Published on 2023-06-12", dt.date(2023, 6, 12)),
        ("31/02/2024", None),
        ("3 min", None),
    ],
)
def test_dates_above_the_text(line: str, day: dt.date | None) -> None:
    assert date_on_page(clean(f"Ships leave port\n{line}\n{TEXT}\n{TEXT}")) == day


def test_dates_far_below_do_not_count() -> None:
    assert date_on_page(clean("\n".join([TEXT] * 60) + "\n14/12/2025")) is None


# -- the time limit ----------------------------------------------------------------------------------------------------


def test_deadline_is_checked() -> None:
    deadline = Deadline(0.01)
    time.sleep(0.02)
    assert deadline.left == 0
    with pytest.raises(TimeUp, match=r"took longer than 0\.01 s"):
        deadline.check()
    with pytest.raises(TimeUp), Deadline(0).enforce():
        pass


def test_deadline_breaks_off_a_loop_that_never_checks() -> None:
    started = time.monotonic()
    with pytest.raises(TimeUp), Deadline(0.1).enforce():
        while True:
            pass
    assert time.monotonic() - started < 10
    swallowed = 0
    with pytest.raises(TimeUp), Deadline(0.05).enforce():
        while True:
            try:
                while True:
                    pass
            except Exception:
                swallowed += 1
                if swallowed > 1:
                    raise


def test_deadlines_nest() -> None:
    with pytest.raises(TimeUp, match=r"0\.3 s"), Deadline(0.3).enforce():
        with pytest.raises(TimeUp, match=r"0\.05 s"), Deadline(0.05).enforce():
            while True:
                pass
        while True:
            pass


def test_deadline_in_another_thread_is_cooperative() -> None:
    caught: list[BaseException] = []

    def work() -> None:
        try:
            with Deadline(0.02).enforce():
                time.sleep(0.05)
        except TimeUp as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_network_failures_are_set_aside() -> None:
    def fail(*_: object, **__: object) -> Page:
        raise NetworkFailure("example.org did not answer in time", hint="try again later")

    assert aside("http://example.org/", fetch=fail) == "example.org did not answer in time (try again later)"


# -- feeds -------------------------------------------------------------------------------------------------------------

RSS = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Star</title>
<item><title>Peru asks Brazil</title><link>https://star.example/1</link><pubDate>Mon, 06 May 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;{TEXT}&lt;/p&gt; &x;</description></item>
<item><title>Largo</title><description>{SPANISH}</description></item>
<item><title>Full</title><description>short</description><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>Peru asks</title>
<link rel="self" href="https://wire.example/x"/><link href="https://wire.example/1"/><updated>2024-05-06T10:00:00Z</updated>
<content type="xhtml"><div><p>{TEXT}</p></div></content></entry><entry><title>Bad day</title><updated>soon</updated><summary>{TEXT}</summary></entry></feed>"""


def test_feeds(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    a, b, c = load(tmp_path)
    assert isinstance(a, Document) and isinstance(b, SetAside) and isinstance(c, Document)
    assert a.text.startswith(f"Peru asks Brazil\n{TEXT}") and "root:" not in a.text
    assert (a.title, a.outlet, a.url, a.published) == ("Peru asks Brazil", "The Star", "https://star.example/1", dt.date(2024, 5, 6))
    assert b.name.endswith("feed.xml:2") and "Spanish" in b.reason
    assert c.text == f"Full\n{TEXT}"
    d, e = load("https://wire.example/feed", fetch=page(ATOM, media="application/atom+xml"))
    assert isinstance(d, Document) and isinstance(e, Document)
    assert (d.text, d.url, d.published) == (f"Peru asks\n{TEXT}", "https://wire.example/1", dt.date(2024, 5, 6))
    assert e.published is None
    assert aside("https://wire.example/feed", fetch=page("<rss><channel></channel></rss>")) == "a feed without entries"
    assert aside("https://wire.example/feed", fetch=page("<rss")).startswith(("a feed", "no article", "no words"))
