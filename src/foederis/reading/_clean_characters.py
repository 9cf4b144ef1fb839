"""The first repair: characters. Mojibake, entities, invisible and control characters, odd spaces and line ends."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from foederis.reading._offsets import Edit

__all__ = ["character_edits", "composed_edits", "mojibake_edits"]

# Nothing to see: soft hyphen, zero-width characters, direction marks, variation selectors, byte-order mark, controls.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_SPACES = "\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t"
_BREAKS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
# Pictures, flags and what joins them: "Peru\U0001f680bombed" is three words, not one.
_PICTURES = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"
_ODD = re.compile(
    rf" *[{_PICTURES}][{_PICTURES}\u200d\ufe0f\U000e0020-\U000e007f ]*|"
    rf"\r\n?|[{_BREAKS}]|[{_INVISIBLE}]+|[ {_SPACES}]*[{_SPACES}][ {_SPACES}]*|  +|[\ud800-\udfff]"
    r"|[\ufb00-\ufb06]|[\uff01-\uff5e]+"
)
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8});")
_HIGH = re.compile(r"[^\x00-\x7f]+")
# Cyrillic and Greek letters that look like Latin ones, for words that mix the scripts ("Рutin" with a Cyrillic first letter).
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХУаеорсухіјѕԁЈІЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXYaeopcyxijsdJISABEZHIKMNOPTYXo")
_MIXED = re.compile(r"(?:[A-Za-z]+[\u0370-\u052f]+|[\u0370-\u052f]+[A-Za-z]+)[A-Za-z\u0370-\u052f]*")


_CLOSING = frozenset({"", ".", ",", ";", ":", "!", "?", "\n"})


def _odd(match: re.Match[str]) -> str:
    found = match.group()
    first = found.lstrip(" ")[:1] or " "
    if "\u2600" <= first <= "\u27bf" or "\u2b00" <= first <= "\u2bff" or "\U0001f000" <= first <= "\U0001faff":
        edge = match.start() == 0 or match.string[match.start() - 1] == "\n"
        return "" if edge or match.string[match.end() : match.end() + 1] in _CLOSING else " "
    if first in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029":
        return "\n"
    if "\ud800" <= first <= "\udfff":
        return "\ufffd"
    if first.isspace():
        return " "
    if "\ufb00" <= first <= "\ufb06" or "\uff01" <= first <= "\uff5e":
        return unicodedata.normalize("NFKC", found)
    return ""


def _mojibake(text: str) -> Iterator[Edit]:
    """Runs beyond ASCII that were decoded with the wrong table, judged line by line and mended run by run."""
    import ftfy
    from ftfy.badness import is_bad

    at = 0
    for line in text.split("\n"):
        if not line.isascii() and is_bad(line[:20_000]):
            for run in _HIGH.finditer(line):
                # Longer runs are another script, not a broken apostrophe.
                if 2 <= len(run.group()) <= 200:
                    mended = ftfy.fix_encoding(run.group())
                    if mended != run.group():
                        yield Edit(at + run.start(), at + run.end(), mended)
        at += len(line) + 1


def mojibake_edits(text: str) -> list[Edit]:
    """Wrongly decoded runs ("â€™" for an apostrophe), as edits.

    >>> [e.new for e in mojibake_edits("The minister\\u00e2\\u20ac\\u2122s plan")]
    ['’']
    """
    return [] if text.isascii() else list(_mojibake(text))


def composed_edits(text: str) -> list[Edit]:
    """Letters followed by combining marks, as one character where Unicode has it: mojibake shows only then."""
    return [] if text.isascii() else [Edit(m.start(), m.end(), unicodedata.normalize("NFC", m.group())) for m in _MARKED.finditer(text)]


def character_edits(text: str) -> list[Edit]:
    """Everything else on the level of characters; each edit is as small as can be.

    >>> [(e.start, e.end, e.new) for e in character_edits("a\\u00a0b\\u200bc")]
    [(1, 2, ' '), (3, 4, '')]
    """
    edits = [Edit(m.start(), m.end(), _odd(m)) for m in _ODD.finditer(text)]
    if "&" in text:
        for m in _ENTITY.finditer(text):
            char = html.unescape(m.group())
            if char != m.group():
                edits.append(Edit(m.start(), m.end(), " " if char.isspace() else char if char.isprintable() else ""))
    if not text.isascii():
        for m in _MIXED.finditer(text):
            latin = m.group().translate(_LOOKALIKES)
            if latin.isascii():
                edits.append(Edit(m.start(), m.end(), latin))
    return edits
