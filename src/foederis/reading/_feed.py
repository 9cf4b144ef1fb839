"""A feed (RSS, Atom, RDF) → its entries: title, text, date, address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from foederis.errors import BadInput

__all__ = ["Entry", "entries", "is_feed"]

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"^[\ufeff\s]*<\?xml[^>]{0,200}\?>")
MOST = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `html` is its content, or its summary where there is no content."""

    title: str = ""
    html: str = ""
    url: str | None = None
    published: dt.date | None = None


def is_feed(text: str) -> bool:
    """Whether a text is a feed by its root element.

    >>> is_feed("<?xml version='1.0'?><rss version='2.0'><channel/></rss>"), is_feed("<html><body>rss</body></html>")
    (True, False)
    """
    head = re.sub(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", "", text[:3000], flags=re.DOTALL).lstrip("\ufeff \t\r\n")
    return _ROOT.match(head) is not None


def _day(value: str) -> dt.date | None:
    """The day of an RFC 822 or ISO 8601 time."""
    value = value.strip()
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):
        return None


def _local(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def entries(text: str) -> tuple[str, Iterator[Entry]]:
    """The feed's own title and its entries in order, the first 2,000.

    Entities are not resolved and nothing is fetched. Raises BadInput where the feed cannot be parsed.
    """
    from lxml import etree  # type: ignore[import-untyped]

    text = _DECLARATION.sub("", text, count=1)  # it tells the encoding of the bytes, which is undone
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise BadInput("a feed that cannot be parsed")
    title = next((e.text or "" for e in root.iter() if _local(e) == "title"), "")
    found = (e for e in root.iter() if _local(e) in ("item", "entry"))
    return " ".join(title.split()), (_entry(e) for e, _ in zip(found, range(MOST), strict=False))


def _entry(element: Any) -> Entry:
    from lxml import etree

    fields: dict[str, str] = {}
    url = None
    for child in element:
        name = _local(child)
        if name == "link":
            if child.get("rel", "alternate") == "alternate":
                url = url or child.get("href") or (child.text or "").strip() or None
            continue
        inner = "".join(etree.tostring(c, encoding="unicode") for c in child) if len(child) else ""
        fields.setdefault(name, (child.text or "") + inner)
    day = next((d for n in ("pubdate", "published", "date", "updated", "issued") if n in fields and (d := _day(fields[n]))), None)
    html = next((fields[n] for n in ("encoded", "content", "description", "summary") if fields.get(n, "").strip()), "")
    return Entry(" ".join(fields.get("title", "").split()), html, url, day)
