"""Bytes → text: what kind of file it is, which encoding, and a plain word where it is no text at all."""

from __future__ import annotations

import codecs
import re

__all__ = ["binary_kind", "decode"]

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "an RTF document"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})""", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}) + b"\x7f"


def _utf16(data: bytes) -> str | None:
    """UTF-16 without its mark shows in zero bytes at every other place."""
    head = data[:2000]
    if len(head) < 8:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.35 and even < len(head) * 0.02:
        return "utf-16-le"
    if even > len(head) * 0.35 and odd < len(head) * 0.02:
        return "utf-16-be"
    return None


def binary_kind(data: bytes) -> str | None:
    """What a file that is no text is ("a PDF"), None for text.

    >>> binary_kind(b"%PDF-1.7 ...") , binary_kind("Café".encode())
    ('a PDF', None)
    """
    if any(data.startswith(mark) for mark, _ in _BOMS) or _utf16(data):
        return None
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    sample = data[:8192] + data[len(data) // 2 : len(data) // 2 + 8192]
    odd = len(sample) - len(sample.translate(None, _CONTROL))
    return "a binary file" if odd > len(sample) * 0.02 else None


def _by_line(data: bytes) -> str:
    """UTF-8 line by line, Windows-1252 for the lines that are not: pages stitched together from several sources."""
    parts: list[str] = []
    for line in data.split(b"\n"):
        try:
            parts.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            try:
                parts.append(line.decode("cp1252"))
            except UnicodeDecodeError:
                parts.append(line.decode("latin-1"))
    return "\n".join(parts)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes; never fails.

    A mark at the head decides, then UTF-8, then what the page or the server declares, then a guess for scripts other
    than Latin, then line by line UTF-8 or Windows-1252.

    >>> decode("Chávez".encode("cp1252"))
    'Chávez'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _utf16(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data[:4096])
    names = [(found[1] or found[2]).decode("ascii", "replace")] if found else []
    if declared:
        names.insert(0, declared)
    for name in names:
        if name.lower().replace("_", "-") in ("utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii", "ascii"):
            continue  # not UTF-8 as a whole, and "latin-1" is Windows-1252 in practice: line by line does both
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    sample = data[:20_000]
    high = sum(b > 0x7F for b in sample)
    if high > len(sample) * 0.3:
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        if best is not None:
            return data.decode(best.encoding, errors="replace")
    return _by_line(data)
