"""Verbs of saying that the tagger takes for something else where they close a tag: "..., its ambassador swore", and bare forms of
translated text: "..., the spokesman confirm", "..., affirm the colonel".
"""

from __future__ import annotations

from functools import cache

from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_names import LONGEST, OPENS
from foederis.reading._words import words

__all__ = ["mistaken"]

# Forms that are next to never a noun; the tagger errs on them at the end of a sentence.
_IRREGULAR = words("swore told said wrote spoke foretold undertook foresaw forewarned read")
_PLAIN = words(
    """say tell add inform confirm affirm announce declare insist assert allege explain warn maintain remark recall admit
    concede stress emphasise emphasize argue believe inform write reply answer deny complain confess communicate predict"""
)
_NO_NOUN = _PLAIN - words("answer reply remark")
_VERBAL = frozenset({"VERB", "AUX"})


@cache
def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "ed"


def mistaken(g: Grid, x: int, y: int, said: frozenset[str], final: bool) -> int:
    """The verb of a tag that was not taken for one, or -1: the last word of the stretch, or the first of a final one."""
    if y == x or y - x > LONGEST:
        return -1
    verbal = any(g.pos[i] in _VERBAL and g.dep[i] not in {"amod", "compound", "acl"} for i in range(x, y))
    if not verbal and g.pos[x] in OPENS and (g.pos[y] not in _VERBAL or g.tag[y] == "VB") and g.pos[y - 1] in {"NOUN", "PROPN", "PRON"}:
        if g.low[y] in _IRREGULAR or any(_past(w) == g.low[y] for w in said if w[:2] == g.low[y][:2]):
            return y
        if final and g.low[y] in _NO_NOUN:
            return y
        fixed = g.low[x] in {"the", "a", "an", "its", "his", "her", "their"} and g.tag[y] == "NNS" and g.tag[y - 1] == "NN"
        if fixed and g.dep[y - 1] == "compound" and g.lemma[y] in said and y - x <= 4:
            return y  # "the columnist guesses"
    if final and g.low[x] in _NO_NOUN and g.pos[x + 1] in {"DET", "PROPN", "NOUN", "ADJ"} and g.tag[x] not in {"VBG", "VBN"}:
        return x  # "..., affirm the colonel"
    return -1
