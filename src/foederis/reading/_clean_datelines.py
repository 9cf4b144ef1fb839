"""Datelines that lost the dash or the blank before the first word of the report: "NAIROBISudan said on Monday ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from foederis.reading._clean_lines import AGENCIES, DATE
from foederis.reading._clean_words import acronyms, is_word, names, places
from foederis.reading._names import is_place
from foederis.reading._offsets import Edit

__all__ = ["dateline_edits"]

_CAPITALS = r"[A-Z][A-Z'’]*(?:[ -][A-Z][A-Z.'’]*){0,3}"
_HEAD = re.compile(
    rf"^(?P<place>{_CAPITALS})(?P<land>, [A-Z][a-z]+(?: [A-Z][a-z]+)??)?(?P<date>,? (?:{DATE}))?(?P<agency> ?\((?:{AGENCIES})[^)\n]{{0,20}}\))?"
    r"(?P<gap> ?(?:--|[-–—])? ?)(?=(?P<next>[“\"]?[A-Z][A-Za-z’']*))",
    re.MULTILINE,
)
# Words that the rest of the line has at least: a report, not a headline's or a caption's end.
_WORDS = 4


def dateline_edits(text: str) -> Iterator[Edit]:
    """Puts " - " after a place in capitals at the head of a line where the report's first word is stuck to it.

    >>> from foederis.reading._offsets import apply
    >>> apply("NAIROBISudan said on Monday that it agreed.", dateline_edits("NAIROBISudan said on Monday that it agreed."))[0]
    'NAIROBI - Sudan said on Monday that it agreed.'
    """
    for m in _HEAD.finditer(text):
        gap, told = m["gap"], bool(m["date"] or m["agency"])
        dash = gap.strip()
        if dash and (gap.endswith(" ") or not (gap.startswith(" ") or told or dash == "—")):
            continue  # in order, or a hyphen within a name
        if not dash and gap and not m["agency"]:
            continue
        if not gap and not _begins(m["next"], text[m.end() + len(m["next"]) : m.end() + len(m["next"]) + 2]):
            continue
        stop = text.find("\n", m.end())
        if (
            text.count(" ", m.end(), stop if stop >= 0 else len(text)) < _WORDS
            or len(m["place"]) < 3
            or not is_place(m["place"])
        ):
            continue
        if m["land"] and not dash and not told and not is_place(m["land"][2:]):
            continue
        yield Edit(m.start("gap"), m.end("gap"), " - " if not dash else f" {dash} ")


def _begins(word: str, after: str) -> bool:
    """Whether a word stuck to a place can begin a sentence: one that we know, a name, a quotation, or "A"."""
    plain = word.lstrip('“"').split("'")[0].split("’")[0]
    if plain == "A":
        return after[:1] == " " and after[1:].islower()
    return len(plain) > 1 and (
        plain[0] != word[0]
        or plain in names()
        or plain in places()
        or plain in acronyms()
        or is_word(plain.lower())
        or is_place(plain)
    )
