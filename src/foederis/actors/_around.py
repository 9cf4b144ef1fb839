"""Whether a bare surname or town stands by itself in running text, or is part of another name."""

from __future__ import annotations

from foederis.actors._fold import words
from foederis.actors._roles import MODIFIERS, ORGANS, TITLE_FILL, TITLES
from foederis.actors._store import store
from foederis.actors._text import ARTICLES, GROUNDS, HEADS, HONOURS, OPENERS, OTHERS, SMALL, Tokens

__all__ = ["begins", "own", "titled_before"]

_ORGAN_STARTS = frozenset(k.split(" ")[0] for k in ORGANS)
_DATES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
)


def begins(t: Tokens, last: int, follows: str) -> bool:
    """Whether a bare surname is the first name of somebody or something else: "Castro Valley", not "Castro Backs Ally"."""
    if follows in GROUNDS and t.keys[last + 1 : last + 2] != ["force"]:
        return True
    if follows in _DATES | SMALL | _ORGAN_STARTS or len(follows) < 3:
        return False
    if (
        follows in TITLES
        or follows in TITLE_FILL
        or follows in MODIFIERS
        or any(not k.short for k in store().look(follows))
    ):
        return False
    return not _headline(t, last)


def _headline(t: Tokens, at: int) -> bool:
    """Whether most words around a place in the text begin with a capital."""
    around = [r for r in t.raws[max(0, at - 6) : at + 7] if r[0].isalpha()]
    return sum(r[0].isupper() for r in around) >= 0.6 * len(around)


def own(t: Tokens, first: int, follows: str, *, person: bool = False, held: bool = True) -> bool:
    """Whether no other first name or place's word stands before a bare surname or town, no other name's tail behind it.

    Before a surname with an article, and one whose bearer holds no office (`held`), any capitalized word that we do not
    know is a first name: "Rifaat al-Assad", "Abimael Guzman".
    """
    at = first
    while at and t.joined[at] and t.keys[at - 1] in ARTICLES:
        at -= 1
    if at and t.joined[at] and t.raws[at - 1][0].isupper() and not t.shouting:
        before = t.keys[at - 1]
        if person and at > 1 and t.joined[at - 1] and t.keys[at - 2] in ("mr", "mrs", "ms", "miss"):
            return False  # "Ms Kenya Moore"
        if before in HEADS or (before in store().firsts and before not in TITLES and before not in TITLE_FILL):
            return False
        if (
            person
            and (at < first or t.keys[first] in ARTICLES or not held)
            and _strange(before)
            and not _headline(t, first)
        ):
            return False
    return not (follows and follows in OTHERS)


def _strange(word: str) -> bool:
    """Whether a capitalized word before "al-" is a name that we do not know."""
    if (
        len(word) < 3
        or word.endswith("ly")
        or word in _DATES
        or word in HONOURS
        or word in OPENERS
        or word in TITLES
        or word in TITLE_FILL
        or word in MODIFIERS
    ):
        return False
    return not store().look(word)


def titled_before(t: Tokens, first: int) -> bool:
    """Whether a title stands before a name."""
    before = t.keys[first - 1] if first and t.joined[first] else ""
    return before in ("mr", "mrs", "ms") or bool(TITLES.get(before, ("",))[0]) or before in ("minister", "secretary")
