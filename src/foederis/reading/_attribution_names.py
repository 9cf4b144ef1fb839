"""Names of speakers by the order of the words, and the set phrases that name one: "by Quito's count", "as Lima tells it"."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_sides import trim
from foederis.reading._attribution_tales import TALES
from foederis.reading._lemmas import TIMES
from foederis.reading._words import words

__all__ = ["LONGEST", "OPENS", "Named", "as_told", "by_account", "hyphened", "name_of", "reduced"]

Named = tuple[Range, int, Range, float]  # cue, head and range of the name, how sure

_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "CCONJ", "ADP", "PUNCT", "ADV", "SYM"})
OPENS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_NO_OPENING = words(
    "which who whatever whoever whichever that what this these those it there when where whose while as if neither nor both all none each"
)
_KNOWING = words("tell see know judge remember recall recollect report speak understand read")
_TELLING = words("tell see have put hear recall remember")
LONGEST = 12  # words of the name of a speaker


def reduced(g: Grid, i: int) -> bool:
    """A participle inside a name: "residents reached by telephone", "a leaked memo", "a shipping agent"."""
    return g.dep[i] in {"acl", "amod", "compound"} and g.tag[i] in {"VBN", "VBG"}


def hyphened(g: Grid, i: int) -> bool:
    """A verb's form that is part of a compound: "a ruling-party deputy"."""
    return g.tag[i] in {"VBG", "VBN"} and i + 1 < len(g.low) and g.text[i + 1] == "-"


def name_of(g: Grid, cue: Range, name: Range, sure: float) -> Named | None:
    """The speaker that a range of words names, None where they are no name."""
    trimmed = trim(g, name)
    if trimmed is None:
        return None
    x, y = trimmed
    if y - x + 1 > LONGEST or g.pos[x] not in OPENS or g.low[x] in _NO_OPENING:
        return None
    if any(g.pos[i] not in _NAMING and not reduced(g, i) and not hyphened(g, i) for i in range(x, y + 1)):
        return None
    if any(g.tag[i] in {"PRP", "WDT", "WP"} for i in range(x + 1, y + 1)):
        return None  # "dithers over the ships that it"
    head = -1
    for i in range(x, y + 1):
        if hyphened(g, i) or g.text[i] == "-":
            continue
        if (
            g.pos[i] in {"ADP", "PUNCT"}
            or (g.tag[i] in {"VBN", "VBG", "RB"} and g.dep[i] not in {"amod", "compound"})
            or g.low[i] in {"on", "last", "late", "early"}
        ):
            break
        if g.pos[i] in {"NOUN", "PROPN", "PRON", "NUM"} or (g.pos[i] == "ADJ" and i == y):
            head = i
        if i < y and g.low[i + 1] in {"'s", "’s", "'"}:
            head = -1
    if head < 0 or (g.lemma[head] in TIMES):
        return None
    while y > head and (g.lemma[y] in TIMES or g.low[y] in {"on", "in", "at", "last", "late"}) and g.pos[y] != "PROPN":
        y -= 1
    return cue, head, (x, y), sure


def by_account(g: Grid, x: int, y: int) -> Named | None:
    """ "By Quito's count", "by the account of a diplomat", "in Lima's version", "to hear Lima tell it"."""
    if g.low[x] == "to" and x + 2 < y and g.low[x + 1] == "hear" and g.low[y] == "it" and g.low[y - 1] == "tell":
        return name_of(g, (x, x + 1), (x + 2, y - 2), 0.7)
    if any(g.pos[i] == "VERB" and g.dep[i] not in {"amod", "acl"} for i in range(x, y + 1)):
        return None
    if g.lemma[y] in TALES and x + 2 < y:
        for i in range(x + 1, y):
            if g.low[i] in {"'s", "’s", "'", "’"} and y - i <= 3:
                return name_of(g, (y, y), (x + 1, i - 1), 0.7)
        if g.tag[x + 1] == "PRP$" and y - x <= 3:
            return (y, y), x + 1, (x + 1, x + 1), 0.6
    for i in range(x + 1, min(y, x + 4)):
        if g.lemma[i] in TALES and g.low[i + 1] == "of":
            return name_of(g, (x, i + 1), (i + 2, y), 0.7)
    return None


def as_told(g: Grid, x: int, y: int) -> Named | None:
    """ "As Lima tells it", "if one believes a weekly", "if the envoys count correctly", "as far as an aide can tell"."""
    low = g.low
    if low[x] == "as" and low[x + 1 : x + 3] == ["far", "as"]:
        v = next((i for i in range(x + 4, y + 1) if g.lemma[i] in _KNOWING), -1)
        end = v - 1 if v > 0 and low[v - 1] in {"can", "could"} else v
        return name_of(g, (v, v), (x + 3, end - 1), 0.7) if v > 0 else None
    if low[x] in {"as", "the"} and low[y] == "it":
        start = x + 2 if low[x] == "the" and low[x + 1] == "way" else x + 1
        told = g.lemma[y - 1] in _TELLING and (low[x] == "as" or start == x + 2)
        return name_of(g, (y - 1, y), (start, y - 2), 0.7) if told and y - 2 >= start else None
    if low[x] != "if":
        return None
    if low[x + 1] in {"one", "you", "we"} and low[x + 2] in {
        "believe",
        "believes",
        "trust",
        "trusts",
        "credit",
        "credits",
    }:
        return name_of(g, (x + 2, x + 2), (x + 3, y), 0.7)
    if low[y] in {"correctly", "rightly", "right", "straight", "truly"} and g.lemma[y - 1] in _KNOWING | {
        "count",
        "hear",
    }:
        return name_of(g, (y - 1, y), (x + 1, y - 2), 0.7)
    trusted = low[y] in {"believed", "trusted", "credited"} and low[y - 1] == "be"
    if trusted and g.lemma[y - 2] in {"can", "may", "could"}:
        return name_of(g, (y - 2, y), (x + 1, y - 3), 0.7)
    return None
