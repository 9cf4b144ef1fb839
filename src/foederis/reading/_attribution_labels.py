"""Speakers named before a colon: transcripts ("PRESIDENT: ...") and headlines ("Poll: ...", "Minister: ...")."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_lexicon import cues
from foederis.reading._attribution_sides import Found, trim

__all__ = ["closings", "labels"]

_LONGEST = 6  # words before the colon


def labels(g: Grid) -> list[Found]:
    """Paragraphs that open with a speaker and a colon."""
    found = []
    for number, (first, last) in enumerate(g.paragraphs):
        while first < last and g.pos[first] == "SPACE":
            first += 1
        colon = next((i for i in range(first + 1, min(first + _LONGEST, last) + 1) if g.text[i] == ":"), -1)
        if colon < 0:
            continue
        words = [i for i in range(first, colon) if g.text[i].isalpha()]
        if not words or any(g.low[i] in cues().no_speakers for i in words) or g.text[first] in {'"', "“"}:
            continue
        capitals = all(g.text[i].isupper() and len(g.text[i]) > 1 for i in words)
        title = number == 0 and all(g.text[i][0].isupper() and g.pos[i] in {"PROPN", "NOUN", "ADJ"} for i in words)
        content = trim(g, (colon + 1, last))
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
