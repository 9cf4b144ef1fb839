"""How far a tag reaches: what of its sentence "..., a diplomat said, ..." covers, and what of it is the writer's own."""

from __future__ import annotations

from dataclasses import replace

from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_sides import Found, cut, trim
from foederis.reading._words import words

__all__ = ["JOINS", "content", "contrasted", "past_colon", "second_only"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
JOINS = frozenset({"and", "but", "while", "whilst", "though", "although", "yet", "whereas", "or"})
_IFS = frozenset({"if", "unless", "should", "provided"})
_CLAUSAL = words("which who whom whose where that because although though after before since while whereas when as")
_WHO = words("which who whom whose where")
_SAME = words("it they")
_QUESTIONED = words("asked pressed questioned quizzed")
_NONE = words("no not nothing none nobody neither never")
_MAYBE = words("may might could likely unlikely probably perhaps considering weighing thinking mulling preparing")
_TIED = words("after before since as when while")


def content(
    g: Grid, segments: list[Range], n: int, own: int, whole: Range, source: Range, colon: bool
) -> list[Range] | None:
    """What a tag covers: all before it, and what goes on behind it unless that is a new sentence joined on."""
    parts = []
    end = whole[1]
    if own:
        before = trim(g, (whole[0], segments[own][0] - 1))
        if before is None or (g.low[before[0]] in _QUESTIONED and g.tag[before[0]] == "VBN"):
            return None  # "asked whether Riga would pay, the minister shrugged"
        after = trim(g, segments[n + 1]) if n + 1 < len(segments) else None
        goes_on = after is not None and (g.tag[after[0]] in _FINITE or g.pos[after[0]] == "AUX")
        opens = _opened(g, before, goes_on) if after is not None else -1
        before = _second(g, segments, n, own, before)
        if opens < 0:
            parts.append(before)
        elif opens < before[1]:  # "after Madrid, officials said, paid"
            parts.append((opens, before[1]))
        if opens >= 0 and before[0] == whole[0] and g.low[opens] in _WHO and n + 2 < len(segments):
            end = segments[n + 1][1]  # "a raid in which, Riga says, six died, ..."
    if n + 1 < len(segments):
        rest = trim(g, (segments[n + 1][0], end))
        fresh = (
            rest is not None
            and g.low[rest[0]] in JOINS
            and g.low[min(rest[0] + 1, rest[1])] not in _NONE | _SAME
            and n > 0
            and any(g.dep[i] in {"nsubj", "nsubjpass"} for i in range(rest[0] + 1, min(rest[1], rest[0] + 6) + 1))
        )
        apart = (
            rest is not None
            and n > 0
            and (
                (g.pos[rest[0]] in {"ADP", "SCONJ"} and g.low[rest[0]] not in {"because", "lest"})
                or (g.tag[rest[0]] == "VBG" and g.low[rest[0]] != "having")
                or g.low[rest[0]] in {"a", "an"}  # "..., he told the house, a hint that ..."
                or g.low[min(rest[0] + 1, rest[1])] in _TIED
            )
        )
        if rest is not None and not fresh and not (apart and g.low[rest[0]] not in _IFS):
            parts.append(rest)
    if not colon and not any(g.pos[i] in {"VERB", "AUX"} for a, b in parts for i in range(a, b + 1)):
        return None
    if any(a <= source[0] <= b for a, b in parts):
        return None
    return parts


def _second(g: Grid, segments: list[Range], n: int, own: int, before: Range) -> Range:
    """What a tag covers of "Oslo has paid, and Riga may follow, diplomats think", "Oslo paid, and Riga, diplomats say, did not":
    the second sentence, where it is the one that is guessed or that the tag stands in."""
    for k in range(own - 1, 0, -1):
        part = trim(g, segments[k])
        if part is None or g.low[part[0]] not in JOINS or part[1] - part[0] < 1:
            continue
        inside = (
            k == own - 1
            and n + 1 < len(segments)
            and not any(g.tag[i] in _FINITE or g.pos[i] == "AUX" for i in range(part[0], part[1] + 1))
        )
        first = range(before[0], part[0])
        guessed = (
            n == len(segments) - 1
            and not _MAYBE.intersection(g.low[i] for i in first)
            and bool(_MAYBE.intersection(g.low[i] for i in range(part[0], before[1] + 1)))
            and any(g.dep[i] in {"nsubj", "nsubjpass"} for i in range(part[0], part[1] + 1))
            and any(g.tag[i] in _FINITE for i in first)
        )
        return (part[0], before[1]) if inside or guessed else before
    return before


def _opened(g: Grid, before: Range, goes_on: bool) -> int:
    """Where a clause opens that a tag stands in the middle of, -1 if none does: "the ship, on which, Lima believes, were arms"."""
    if g.low[before[1]] in JOINS - {"though", "although"}:
        return before[1]  # "sealed a pact but, Lima stressed, owes nothing"
    for i in range(before[1], max(before[0], before[1] - 5), -1):
        if g.low[i] in _CLAUSAL and (g.pos[i] in {"PRON", "DET", "SCONJ", "ADV", "ADP"}):
            if (
                g.low[i] in _TIED
                and i < before[1]
                and not goes_on
                and not any(g.dep[k] in {"nsubj", "nsubjpass"} for k in range(i + 1, before[1] + 1))
            ):
                return -1  # "after the raid, Lima said, ..."
            return i if i > before[0] + 1 else -1
        if g.tag[i] in _FINITE and g.pos[i] == "VERB":
            return -1
    return -1


def contrasted(g: Grid, f: Found) -> Found:
    """ "Oslo paid, according to two envoys, but Riga refused": the second sentence is the writer's."""
    if f.source is None or not f.content or f.content[0][0] > f.main or f.pattern == "label":
        return f
    end = max(f.source[1], f.cue[-1][1])
    last = f.content[-1][1]
    if last <= end or end + 3 > last or g.text[end + 1] != "," or g.low[end + 2] not in JOINS - {"or"}:
        return f
    if g.low[end + 3] in _NONE | _SAME:
        return f
    if not any(g.dep[i] in {"nsubj", "nsubjpass"} for i in range(end + 3, min(last, end + 8) + 1)):
        return f
    return replace(f, content=cut(g, f.content, [(end + 1, last)]) or f.content)


def second_only(g: Grid, f: Found) -> Found:
    """ "Oslo paid, and Riga, according to envoys, refused", "Oslo paid but will not, Riga says, pay again": the second alone."""
    if f.pattern not in {"according", "inserted", "say"} or len(f.content) < 2 or g.quote[f.content[0][0]] >= 0:
        return f
    a, b = f.content[0]
    if not b < f.main < f.content[1][0] or g.sent[a] != g.sent[f.main]:
        return f
    for i in range(b, max(a + 2, b - 8), -1):
        if g.pos[i] == "VERB":
            return f
        if g.low[i] in JOINS - {"or", "though", "although"}:
            parted = g.text[i - 1] == "," or (i < b and g.pos[i + 1] == "AUX")
            told = any(g.tag[k] in _FINITE and g.pos[k] in {"VERB", "AUX"} for k in range(a, i))
            return replace(f, content=[(i + 1, b), *f.content[1:]]) if parted and told and i < b else f
    return f


def past_colon(g: Grid, f: Found) -> Found:
    """ "'Untrue,' wrote Ana Ruiz: not one shell had gone": what follows the colon is the speaker's as well."""
    if f.pattern not in {"say", "bare", "inserted"} or f.source is None or not f.content:
        return f
    last = g.sents[g.sent[f.main]][1]
    at = max(f.main, f.source[1])
    colon = next((i for i in range(at + 1, min(at + 10, last)) if g.text[i] == ":"), -1)
    if colon < 0 or f.content[-1][1] > colon or any(g.pos[i] in {"VERB", "AUX"} for i in range(at + 1, colon)):
        return f
    rest = trim(g, (colon + 1, last))
    return replace(f, content=[*f.content, rest]) if rest is not None and rest[1] - rest[0] > 1 else f
