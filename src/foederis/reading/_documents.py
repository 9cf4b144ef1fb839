"""Inputs → documents: files, folders, pages, JSON Lines; what cannot be read is set aside with its reason."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from foederis.claims import Document
from foederis.errors import BadInput, FoederisError
from foederis.reading._deadline import SECONDS, Deadline
from foederis.reading._decode import binary_kind, decode
from foederis.reading._feed import Entry
from foederis.reading._fetch import Page, fetch, is_url
from foederis.reading._language import NAMES, language_of

__all__ = ["Limits", "SetAside", "document_from", "load_documents"]

_TEXT = (".txt", ".text", ".md")
_HTML = (".html", ".htm", ".xhtml")
_FEED = (".xml", ".rss", ".atom")
_LINES = (".jsonl", ".ndjson")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: characters of its text, bytes of its file or JSON line, seconds of its reading.

    200,000 characters are some 33,000 words, ten times a long article: the parser takes 3 MB of memory for a thousand
    characters (600 MB at 133,000, 1,380 MB at 402,000 measured) and up to 17 s for 133,000 that are dense with events.
    """

    text: int = 200_000
    file: int = 10_000_000
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that was not read: its name and why, one line each."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller says of all inputs."""

    published: dt.date | None
    outlet: str | None
    limits: Limits
    fetch: Callable[..., Page]


def _reason(error: BaseException) -> str:
    if isinstance(error, FoederisError):
        return str(error)
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, MemoryError):
        return "too large for the memory"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return f"cannot be read ({type(error).__name__})"


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:300]


def document_from(
    text: str,
    *,
    id: str | None = None,
    title: str = "",
    published: dt.date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    translation: str | None = None,
    sha256: str | None = None,
    limits: Limits = Limits(),
) -> Document:
    """A document from a text in hand.

    The id, where none is given, comes from the text, the address and the outlet, so the same input has the same id.
    Raises BadInput where the text is empty, too long, or not English without a `translation`; with one, the translation
    is the document's text.

    >>> document_from("Peru asked Brazil for help on Friday.").language
    'en'
    """
    notes: list[str] = []
    given = text
    detected = language_of(text)
    if translation is not None and translation.strip():
        notes.append(f"read from a translation ({NAMES.get(detected or '', detected or 'original unknown')})")
        language = language or detected
        text = translation
    if not text.strip():
        raise BadInput("empty")
    if len(text) > limits.text:
        raise BadInput(f"{len(text):,} characters; the limit for one document is {limits.text:,}", hint="split it")
    if not notes:
        if detected is None:
            raise BadInput("no words in it")
        if detected != "en":
            name = NAMES.get(detected, f"another language than English ({detected})" if detected != "zxx" else "no language")
            raise BadInput(f"in {name}; only English is read", hint='give a translation ("translation" in JSON Lines)')
        if language and language.lower()[:2] != "en":
            notes.append(f"said to be {language}, reads as English")
        language = "en" if language is None else language
    raw = sha256 or hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()
    if id is None:
        key = "\0".join((raw, url or "", outlet or "", published.isoformat() if published else ""))
        id = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if published is None:
        notes.append("no publication date")
    return Document(id, text, title, published, url, outlet, language, raw, tuple(notes))


def _from_text(text: str, given: _Given, **known: Any) -> Document:
    from foederis.reading._clean import clean

    published = known.pop("published", None) or given.published
    head = clean(text[:4000])
    title = known.pop("title", "")
    if not title:
        title = next((t for s, t in head.passages("headline")), "")
    if published is None:
        from foederis.reading._dateline import date_on_page

        published = date_on_page(head)
    return document_from(text, title=title, published=published, limits=given.limits, **known)


def _from_html(html: str, given: _Given, *, published: dt.date | None = None, **known: Any) -> Document:
    from foederis.reading._page import article_of

    deadline = Deadline(given.limits.seconds)
    with deadline.enforce():
        article = article_of(html, url=known.get("url"), deadline=deadline)
    known["title"] = known.get("title") or article.title
    known["outlet"] = known.get("outlet") or article.outlet
    known["url"] = known.get("url") or article.url
    return document_from(article.text, published=published or given.published or article.published, limits=given.limits, **known)


def _date(value: object) -> dt.date | None:
    if value is None or value == "":
        return None
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadInput(f'"published" is not a date: {_one_line(str(value))[:40]}', hint="write 2025-12-14") from None


def _word(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str | int | float):
        raise BadInput(f'"{key}" is not a text')
    return str(value)


def _from_row(line: bytes, given: _Given) -> Document:
    try:
        row = json.loads(decode(line))
    except ValueError as error:
        raise BadInput(f"not a line of JSON: {_one_line(str(error))[:80]}") from None
    if not isinstance(row, dict):
        raise BadInput("not a JSON object")
    text, html = _word(row, "text"), _word(row, "html")
    known: dict[str, Any] = {
        "id": _word(row, "id"),
        "title": _word(row, "title") or "",
        "published": _date(row.get("published")),
        "url": _word(row, "url"),
        "outlet": _word(row, "outlet") or given.outlet,
        "language": _word(row, "language"),
        "translation": _word(row, "translation"),
    }
    if text is not None and text.strip():
        return _from_text(text, given, **known)
    if html is not None and html.strip():
        return _from_html(html, given, sha256=hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest(), **known)
    if known["translation"]:
        return _from_text("", given, **known)
    raise BadInput("empty" if "text" in row or "html" in row else 'neither "text" nor "html" in it')


def _rows(stream: IO[bytes], name: str, given: _Given) -> Iterator[Document | SetAside]:
    """JSON Lines, one at a time; a line over the limit is passed over without holding it."""
    number = 0
    while True:
        line = stream.readline(given.limits.file + 1)
        if not line:
            return
        number += 1
        where = f"{name}:{number}"
        if len(line) > given.limits.file and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield SetAside(where, f"a line larger than {given.limits.file / 1e6:g} MB")
            continue
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            if number == 1 and (kind := binary_kind(line)):
                yield SetAside(name, f"{kind}, not JSON Lines")
                return
            yield from _try(where, lambda line=line: _from_row(line, given), named=False)  # type: ignore[misc]


def _try(name: str, make: Callable[[], Document], *, named: bool = True) -> Iterator[Document | SetAside]:
    """What `make` makes or why it cannot; a row has its id for a name, everything else where it came from."""
    try:
        yield replace(make(), name=_one_line(name)) if named else make()
    except (FoederisError, OSError, ValueError, RecursionError, MemoryError) as error:
        yield SetAside(_one_line(name), _one_line(_reason(error)))
    except Exception as error:  # one document never ends the batch
        yield SetAside(_one_line(name), _one_line(_reason(error)))


def _from_bytes(
    name: str, read: Callable[[], Page], given: _Given, *, html: bool | None
) -> Iterator[Document | SetAside]:
    """What the bytes of a file or a page hold; `html` None where it is to be seen from the text."""
    from foederis.reading._feed import entries, is_feed
    from foederis.reading._page import looks_like_html

    def one() -> Document:
        if html or (html is None and looks_like_html(text)):
            return _from_html(text, given, **known)
        return _from_text(text, given, **known)

    try:
        page = read()
        if not page.data.strip():
            raise BadInput("empty")
        if kind := binary_kind(page.data):
            raise BadInput(f"{kind}, not a text")
        text = decode(page.data, page.charset)
        feed = entries(text) if is_feed(text) else None
    except Exception as error:  # one document never ends the batch
        yield SetAside(_one_line(name), _one_line(_reason(error)))
        return
    known: dict[str, Any] = {"sha256": hashlib.sha256(page.data).hexdigest(), "outlet": given.outlet}
    if page.url:
        known["url"] = page.url
    if feed is None:
        yield from _try(name, one)
        return
    title, found = feed
    number = 0
    for number, entry in enumerate(found, 1):
        yield from _try(f"{name}:{number}", lambda entry=entry: _from_entry(entry, title, given))  # type: ignore[misc]
    if not number:
        yield SetAside(_one_line(name), "a feed without entries")


def _from_entry(entry: Entry, feed: str, given: _Given) -> Document:
    """One entry of a feed: its title and its text; what lies behind its link is not fetched."""
    from foederis.reading._page import plain_text

    text = plain_text(entry.html)
    if entry.title and not text.startswith(entry.title):
        text = f"{entry.title}\n{text}"
    outlet = given.outlet or feed or None
    return _from_text(text, given, title=entry.title, published=entry.published, url=entry.url, outlet=outlet)


def _read_bounded(path: Path, limit: int) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise BadInput(f"larger than {limit / 1e6:g} MB, the limit for one document", hint="split it")
    return data


def _page(url: str, given: _Given) -> Page:
    return given.fetch(url, max_bytes=given.limits.file, seconds=given.limits.seconds)


def _path(name: str, given: _Given) -> Iterator[Document | SetAside]:
    path = Path(name)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):
        is_folder = exists = False
    if not exists:
        yield SetAside(_one_line(name), "no such file")
        return
    if is_folder:
        yield from _folder(path, given)
        return
    suffix = path.suffix.lower()
    if suffix in _LINES:
        try:
            with path.open("rb") as stream:
                yield from _rows(stream, name, given)
        except OSError as error:
            yield SetAside(_one_line(name), _reason(error))
        return
    html = True if suffix in _HTML else None
    yield from _from_bytes(name, lambda: Page(_read_bounded(path, given.limits.file), ""), given, html=html)


def _folder(folder: Path, given: _Given) -> Iterator[Document | SetAside]:
    found = False
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            if not file.startswith(".") and Path(file).suffix.lower() in _TEXT + _HTML + _LINES + _FEED:
                found = True
                yield from _path(str(Path(root) / file), given)
    if not found:
        yield SetAside(_one_line(str(folder)), "no .txt, .html or .jsonl file in this folder")


def load_documents(
    inputs: Iterable[str | Path],
    *,
    published: dt.date | None = None,
    outlet: str | None = None,
    limits: Limits = Limits(),
    stdin: IO[bytes] | None = None,
    fetch: Callable[..., Page] = fetch,
) -> Iterator[Document | SetAside]:
    """Every document in the inputs, in order, and a `SetAside` for each that cannot be read.

    An input is a file (.txt, .html, .jsonl, a feed; others by their looks), a folder of them (sorted, with what lies in
    it), a web address, or "-" for JSON Lines on standard input. `published` and `outlet` hold where a JSON line does not say
    its own, and before what is guessed from a page. Never raises for a document: bounded in size and time (`limits`),
    and the rest goes on.
    """
    given = _Given(published, outlet, limits, fetch)
    for each in inputs:
        name = str(each)
        if name == "-":
            yield from _rows(stdin or sys.stdin.buffer, "standard input", given)
        elif is_url(name):
            yield from _from_bytes(name, lambda name=name: _page(name, given), given, html=None)  # type: ignore[misc]
        else:
            yield from _path(name, given)
