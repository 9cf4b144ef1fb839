"""Speakers named before a colon (transcripts: "PRESIDENT: ...", headlines: "Minister: ..."), after one ("...: army"), and
after the dash that closes a quotation ("“...” ― Ana Ruiz")."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_lexicon import cues
from foederis.reading._attribution_sides import Found, trim

__all__ = ["closings", "labels", "signatures"]

_LONGEST = 6  # words before the colon
_MARKS = frozenset({'"', "“", "”", "''", "``"})
_DASHES = frozenset({"―", "—", "–", "--", "-"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ"})


def labels(g: Grid) -> list[Found]:
    """Paragraphs that open with a speaker and a colon."""
    found = []
    for number, (first, last) in enumerate(g.paragraphs):
        while first < last and g.pos[first] == "SPACE":
            first += 1
        if last <= first:
            continue
        opened = g.text[first] in _MARKS and g.text[first + 1].isupper()  # '"SMITH: ...'
        first += opened
        colon = next((i for i in range(first + 1, min(first + _LONGEST, last) + 1) if g.text[i] == ":"), -1)
        if colon < 0:
            continue
        words = [i for i in range(first, colon) if g.text[i].isalpha()]
        if not words or any(g.low[i] in cues().no_speakers for i in words) or g.text[first] in {'"', "“"}:
            continue
        capitals = all(g.text[i].isupper() and len(g.text[i]) > 1 for i in words)
        title = number == 0 and all(g.text[i][0].isupper() and g.pos[i] in {"PROPN", "NOUN", "ADJ"} for i in words)
        content = trim(g, (colon + 1, last))
        if title and not capitals and g.text[last] == "." and all(g.pos[i] == "PROPN" for i in words):
            continue  # a dateline
        if not (capitals or title) or content is None or content[1] - content[0] < 3:
            continue
        head = words[-1]
        found.append(
            Found([(colon, colon)], colon, (first, colon - 1), head, [content], 0.7 if capitals else 0.6, "label")
        )
    return found


def closings(g: Grid) -> list[Found]:
    """ "..., the army inform.": a closing cue that the tagger took for a noun (machine-translated text)."""
    found = []
    words = cues().closing
    for first, last in g.sents:
        end = last
        while end > first and g.pos[end] in {"PUNCT", "SPACE"}:
            end -= 1
        if g.low[end] not in words or g.pos[end] not in {"NOUN", "PROPN"}:
            continue
        comma = next((i for i in range(end - 2, max(first, end - _LONGEST), -1) if g.text[i] == ","), -1)
        if comma - first < 4 or g.pos[end - 1] not in {"NOUN", "PROPN"}:
            continue
        content = trim(g, (first, comma))
        if content is not None:
            found.append(Found([(end, end)], end, (comma + 1, end - 1), end - 1, [content], 0.6, "bare"))
    return found


def signatures(g: Grid) -> list[Found]:
    """A paragraph's quotation with its speaker behind a dash, and a headline with its source behind a colon or a dash."""
    found = []
    for number, (first, last) in enumerate(g.paragraphs):
        while last > first and g.pos[last] == "SPACE":
            last -= 1
        while first < last and g.pos[first] == "SPACE":
            first += 1
        if last <= first:
            continue
        at = next((i for i in range(last - 1, max(first + 3, last - _LONGEST), -1) if _divides(g, i)), -1)
        if at < 0:
            continue
        end = next((i for i in range(at + 1, last + 1) if g.text[i] == ","), last + 1) - 1
        before = at - 1
        while before > first and g.pos[before] == "SPACE":
            before -= 1
        quoted = g.text[before] in _MARKS and g.text[at] != ":" and g.text[first] in _MARKS
        name = end > at and all(g.pos[i] in _NAMES for i in range(at + 1, end + 1))
        if quoted and name and g.text[at + 1][0].isupper():
            found.append(Found([(at, at)], at, (at + 1, end), end, [(first, before)], 0.75, "label", "direct"))
        elif number == 0 and name and end == last and end - at <= 3 and not quoted and at - first > 3:
            content = trim(g, (first, before))
            if content is not None and any(g.pos[i] in {"VERB", "AUX"} for i in range(content[0], content[1] + 1)):
                found.append(Found([(at, at)], at, (at + 1, end), end, [content], 0.6, "label"))
    return found


def _divides(g: Grid, i: int) -> bool:
    spaced = bool(g.tokens[i - 1].whitespace_) or g.text[i - 1] in _MARKS or g.pos[i - 1] == "SPACE"
    return g.text[i] == ":" or (g.text[i] in _DASHES and spaced)
