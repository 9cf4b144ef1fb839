"""A page → its article: text, title, date, outlet; or why there is none."""

from __future__ import annotations

import datetime as dt
import logging
import re
from contextlib import suppress
from dataclasses import dataclass

from foederis.errors import BadInput
from foederis.reading._clean_words import word_set
from foederis.reading._deadline import Deadline

__all__ = ["Article", "article_of", "looks_like_html", "plain_text"]

# libxml2 gives up below 256 open elements; trafilatura walks the tree by recursion.
_DEPTH = 200
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b[^<>]*?(/?)>")
# A tag with tens of thousands of attributes takes libxml2 time by the square: such a tag loses them.
_ENDLESS_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\b[^<>]{20000,}>")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_WRAPPERS = re.compile(
    r"</?(?:div|span|b|i|u|em|strong|font|center|small|big|section|main|header|footer|table|tbody|tr|td|th|ul|ol|dl|form|"
    r"blockquote|a|q|sub|sup|code|tt|s|article|aside|figure|nav|label|ins|del|x|[A-Za-z]+-[\w-]+)\b[^<>]*>",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"<input[^>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_LOCKED = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
_WALL = re.compile(
    r"\b(?:subscribe|sign in|log in|register|create (?:a free |an )?account)\b.{0,40}\bto (?:continue|read|keep|view|access|unlock)|"
    r"\bthis (?:content|article|story) is (?:only |exclusively )?(?:available|reserved|for) .{0,20}(?:subscribers|members)|"
    r"\balready a (?:subscriber|member)\b|\bto continue reading\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"\b(?:log ?in|sign ?in|anmelden|connexion|authentication required)\b", re.IGNORECASE)
_ERROR = re.compile(r"^\W*(?:error\W*)?(?:40[0134]|410|429|50[0-4])\b|\b(?:page|site|file) (?:not found|cannot be found|unavailable)|^(?:page )?not found\b|^access denied|^just a moment|^attention required|^forbidden\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds: `text` is the extracted article, to which offsets refer."""

    text: str
    title: str = ""
    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text is a page by its looks."""
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")) or bool(
        re.search(r"<(?:p|div|article|body|html|h1)\b[^>]*>", head) and "</" in text[:100_000]
    )


def _flatten(html: str) -> str:
    """Without its wrappers, where the tags are nested deeper than the parser can follow."""
    depth = deepest = 0
    for m in _TAG.finditer(html):
        if m[2].lower() in _VOID or m[3]:
            continue
        depth = max(0, depth - 1) if m[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest <= _DEPTH:
        return html
    return _WRAPPERS.sub(" ", html)


def _meta(html: str, *names: str) -> str:
    for name in names:
        for pattern in (
            rf"<meta[^>]{{0,200}}(?:name|property)\s*=\s*[\"']{name}[\"'][^>]{{0,200}}content\s*=\s*[\"']([^\"'<>]{{1,300}})",
            rf"<meta[^>]{{0,200}}content\s*=\s*[\"']([^\"'<>]{{1,300}})[\"'][^>]{{0,200}}(?:name|property)\s*=\s*[\"']{name}[\"']",
        ):
            if m := re.search(pattern, html[:200_000], re.IGNORECASE):
                return m[1].strip()
    return ""


def _published(html: str, url: str | None) -> dt.date | None:
    from htmldate import find_date

    stated = _meta(html, "article:published_time", "og:article:published_time", "datePublished", "date", "DC.date.issued")
    if m := re.match(r"\d{4}-\d{2}-\d{2}", stated):
        with suppress(ValueError):
            return dt.date.fromisoformat(m.group())
    try:
        found = find_date(html[:1_000_000], url=url, original_date=True, extensive_search=False)
        return dt.date.fromisoformat(found) if found else None
    except BadInput:
        raise
    except Exception:  # a library's slip over a broken page must not cost the article
        return None


_HIDDEN = re.compile(r"<!--|<(script|style|noscript|template|svg|head)\b", re.IGNORECASE)


def _without_hidden(html: str) -> str:
    """Without scripts, styles and comments. A search for each end, never twice over the same stretch: `.*?` would take
    time by the square on a page of ten thousand openings."""
    parts: list[str] = []
    missing: set[str] = set()
    at = look = 0
    while m := _HIDDEN.search(html, look):
        tag = (m[1] or "--").lower()
        end = None if tag in missing else re.compile("-->" if tag == "--" else rf"</{tag}[^<>]*>", re.IGNORECASE).search(html, m.end())
        if end is None:
            missing.add(tag)
            look = m.end()
            continue
        parts.append(html[at : m.start()])
        at = look = end.end()
    parts.append(html[at:])
    return " ".join(parts)


def plain_text(html: str) -> str:
    """The text between the tags, a line for each block: for fragments that are too short for an extractor."""
    import html as entities

    body = _without_hidden(html)
    body = re.sub(r"(?i)<(?:br|/?(?:p|div|h[1-6]|li|tr|section|article|blockquote|title))\b[^>]*>", "\n", body)
    body = entities.unescape(re.sub(r"<[^<>]*>", "", body))
    lines = [" ".join(line.split()) for line in body.split("\n")]
    return "\n".join(line for line in lines if line)


def article_of(html: str, *, url: str | None = None, deadline: Deadline | None = None) -> Article:
    """The article of a page.

    `html` is the page as text. Raises BadInput with one line where there is no article: empty, a login, a paywall, an
    error page.

    >>> article_of("<p>Peru sent two ships to the border on Friday.</p>").text
    'Peru sent two ships to the border on Friday.'
    """
    deadline = deadline or Deadline()
    html = html.replace("\x00", "")
    html = _flatten(_ENDLESS_TAG.sub(r"<\1>", html))
    deadline.check()
    text, title, outlet, canonical = _extract(html, url)
    deadline.check()
    stripped = plain_text(html) if len(html) < 2_000_000 else text
    if not text or (len(text) < 200 and len(stripped) < 1500 and len(stripped) > len(text)):
        text = stripped if len(stripped) < 5000 else text
    title = title or _title(html)
    _refuse(html, text, title)
    return Article(text, title, _published(html, url), outlet, canonical or url)


def _title(html: str) -> str:
    m = re.search(r"(?is)<title[^>]{0,100}>(.{1,300}?)</title>", html[:100_000])
    return " ".join(m[1].split()) if m else ""


def _extract(html: str, url: str | None) -> tuple[str, str, str | None, str | None]:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            html, url=url, include_comments=False, include_tables=True, with_metadata=True, deduplicate=False,
            # The extensive search guesses days from running text, by dateparser, which takes three seconds to import.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except RecursionError:
        return "", "", None, None
    except BadInput:
        raise
    except Exception:  # whatever the extractor stumbles over, the plain text below is still there
        found = None
    if found is None:
        return "", "", None, None
    data = found.as_dict() if hasattr(found, "as_dict") else found
    return (data.get("text") or "").strip(), data.get("title") or "", data.get("sitename") or None, data.get("url") or None


def _refuse(html: str, text: str, title: str) -> None:
    short = len(text) < 1200
    if short and (_ERROR.search(title) or _ERROR.search(_title(html)) or (len(text) < 300 and _ERROR.search(text))):
        raise BadInput(f"an error page, not an article: {(title or text)[:80]}", hint="check the address")
    if short and _PASSWORD.search(html):
        raise BadInput("the page asks for a login", hint="save the article as text or HTML and read that")
    if short and _WALL.search(text[-800:] + " " + title):
        raise BadInput("the page is behind a paywall or a login", hint="save the article as text or HTML and read that")
    if len(text) < 500 and _LOCKED.search(html):
        raise BadInput("the page is behind a paywall", hint="save the article as text or HTML and read that")
    if len(text) < 200 and _LOGIN.search(title):
        raise BadInput("the page asks for a login", hint="save the article as text or HTML and read that")
    if not re.search(r"[^\W\d_]{2}", text):
        raise BadInput("no article text found on the page")
