"""What must hold for any input, as plain functions: the tests and the fuzzers call the same ones.

Each takes raw bytes. Half of the inputs are read as text as they are, half as a string of fragments of news (one byte
picks one), so that a fuzzer reaches the rules and not only the first test for a letter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from foederis.errors import BadInput
from foederis.reading._clean import clean
from foederis.reading._dates import find_dates, resolve_date
from foederis.reading._decode import binary_kind, decode
from foederis.reading._page import _flatten, looks_like_html, plain_text
from foederis.reading._quantities import find_quantities

FRAGMENTS = (
    "Moscow", "Lima", "theWashington ", "JunePutin", "Putin", " said ", "on Friday,", ".Italy", " ", " ", " ", " ", "\n", "\n\n",
    ", ", ". ", '"', "“", "”", "’s ", "(Reuters) - ", "KYIV, June 5 (AP) — ", "3 min", "Share this article", "Photo: AFP",
    "14/12/2025", "2024-02-30", "31 June", "mid-October", "in November", "since ", "before ", "the day after ", "two days later",
    "last ", "next ", "week", "month", "year", "decade", "1990s", "the first half of ", "early ", "late ", "Monday", "May", "March",
    "Feb. 29", "2023", "19", "1,000", "1.5", "$", "€", "million", "billion", "dozen", "a hundred and ", "fourteen ", "half a ",
    "at least ", "between 5 and ", "more than ", "tanks", "missiles", "soldiers", "percent", "-", "–", "/", ":", "and ", "And ",
    "They ", "the the ", "of ", "in ", "to ", "\u200b", "\u00a0", "\u202e", "\u00ad", "e\u0301", "&amp;", "&#8217;", "Ã©", "â€™",
    "\ufb01", "\x00", "\r\n", "\t", "é", "Рutin", "部长", "💣", "A", "a", "I", "McDonald", "notprovide", "Polandshot", "©", "|", "By ",
    "Ana Writer", "O'Neill", "U.S.", "a.m.", "10:30", "GMT", "Christmas", "Ramadan", "quarter", "fiscal ", "ago", "hence", "noon",
    "9/11", "'90s", "century", "BC", "0", "00", "99999999999999999999", "1e400", "½", "²", "١٢", "IV", "-5", "to-", "un", "zero ",
)  # fmt: skip
_DAY = dt.date(2024, 2, 29)


def text_of(data: bytes) -> str:
    """A text made of some bytes."""
    if not data:
        return ""
    if data[0] % 2:
        return data[1:].decode("utf-8", "surrogateescape")
    return "".join(FRAGMENTS[b % len(FRAGMENTS)] for b in data[1:])


def check_clean(data: bytes) -> None:
    """Cleaning: segments in order and inside, offsets valid and monotone, the same twice."""
    text = text_of(data)
    cleaned = clean(text)
    size, last, at = len(cleaned.text), (0, 0), 0
    for segment in cleaned.segments:
        assert at <= segment.start < segment.end <= size
        at = segment.end
        assert cleaned.text[segment.start : segment.end].strip()
        span = cleaned.to_original(segment.start, segment.end)
        assert last[0] <= span[0] <= span[1] <= len(text)
        assert last[1] <= span[1]
        last = span
    step = max(1, size // 40)
    spans = [cleaned.to_original(i, min(i + step, size)) for i in range(0, size, step)]
    assert spans == sorted(spans)
    assert all(0 <= a <= b <= len(text) for a, b in spans)
    assert "\x00" not in cleaned.text and "\u200b" not in cleaned.text and "\r" not in cleaned.text


def check_dates(data: bytes) -> None:
    """Dates: any text gives spans inside it and days in order."""
    text = text_of(data)
    for found in find_dates(text, _DAY):
        assert 0 <= found.start < found.end <= len(text)
        when = found.when
        if when is not None and when.start and when.end:
            assert when.start <= when.end
    when = resolve_date(text, _DAY)
    assert when is None or when.start is None or when.end is None or when.start <= when.end


def check_quantities(data: bytes) -> None:
    """Quantities: any text gives spans inside it and plain numbers."""
    text = text_of(data)
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        number = found.quantity.quantity
        assert number is None or number == number
        found.quantity.as_json()


def check_bytes(data: bytes) -> None:
    """Decoding and the plain reading of a page: any bytes give a text, none an error."""
    binary_kind(data)
    text = decode(data)
    looks_like_html(text)
    plain = plain_text(_flatten(text))
    assert "\x00" not in plain or "\x00" in text


def check_page(data: bytes) -> None:
    """A page: an article, or one line that says why not."""
    from foederis.reading._page import article_of

    tags = ("<p>", "</p>", "<div>", "</div>", "<!--", "-->", "<script>", "</script>", "<", ">", "&lt;", "<a href='", "'>", "<table><tr><td>",
            "<title>", "</title>", "<h1>", "<br/>", "<input type=password>", "<meta property='article:published_time' content='2024-02-30'>")  # fmt: skip
    html = text_of(data) if data[:1] < b"\x40" else "".join(tags[b % len(tags)] if b < 128 else FRAGMENTS[b % len(FRAGMENTS)] for b in data[1:])
    try:
        assert article_of(html).text.strip()
    except BadInput as error:
        assert "\n" not in str(error)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "clean": check_clean,
    "dates": check_dates,
    "quantities": check_quantities,
    "bytes": check_bytes,
    "page": check_page,
}
