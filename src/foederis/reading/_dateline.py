"""The publication date that a saved article prints above its text ("14/12/2025", "Updated 3 May 2024 09:14")."""

from __future__ import annotations

import datetime as dt
import re

from foederis.reading._clean import Cleaned

__all__ = ["date_on_page"]

_MONTHS = {name: i for i, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2})[a-z]*\.?,? (\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")


def _parse(line: str) -> dt.date | None:
    """The day that a line names, None where it names none or can be read in two ways (3/4/2024)."""
    try:
        if m := _ISO.search(line):
            return dt.date(int(m[1]), int(m[2]), int(m[3]))
        if m := _SLASHED.search(line):
            a, b = int(m[1]), int(m[2])
            if a > 12 or a == b:
                return dt.date(int(m[3]), b, a)
            return dt.date(int(m[3]), a, b) if b > 12 else None
        if m := _DAY_FIRST.search(line):
            return dt.date(int(m[3]), _MONTHS[m[2].lower()], int(m[1]))
        if m := _MONTH_FIRST.search(line):
            return dt.date(int(m[3]), _MONTHS[m[1].lower()], int(m[2]))
    except (ValueError, KeyError):
        pass
    return None


def date_on_page(cleaned: Cleaned) -> dt.date | None:
    """The first full date on a line of its own near the head of a text, or in its dateline.

    >>> from foederis.reading._clean import clean
    >>> date_on_page(clean("Ships leave port\\n14/12/2025\\n3 min\\nThe ships left the port on Sunday with two tugs."))
    datetime.date(2025, 12, 14)
    """
    for segment, line in cleaned.passages("date", "dateline", "boilerplate"):
        if segment.start > 3000:
            break
        found = _parse(line)
        if found:
            return found
    return None
