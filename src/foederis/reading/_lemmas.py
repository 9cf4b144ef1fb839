"""Lemmas that rules ask for: the model's, in small letters, with its slips mended."""

from __future__ import annotations

from foederis.reading._words import words

__all__ = ["DAYS", "TIMES", "plain_lemma"]

DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december"""
)
# What a name can be taken for though it only says when: "called him on Monday" is no "called on".
TIMES = DAYS | words("today yesterday tomorrow tonight day week weekend month year morning evening afternoon night eve")

# Forms that the model's lemmatiser cuts too short or not short enough.
_LEMMAS = {
    "ax": "axe", "din": "dine", "fin": "fine", "hop": "hope", "instal": "install", "rap": "rape", "readie": "ready",
    "resupplie": "resupply", "resupplye": "resupply", "stag": "stage", "wag": "wage", "cordone": "cordon", "extoll": "extol",
    "slat": "slate", "pip": "pipe", "retook": "retake", "waterboarde": "waterboard", "greenlighte": "greenlight", "lambast": "lambaste",
}  # fmt: skip


def plain_lemma(lemma: str, tag: str, pos: str, lower: str) -> str:
    """The lemma in small letters; capitalised plurals, which the model keeps as names, are brought to the singular.

    The model reads "Authorities" at the head of a sentence as a name and leaves it as it is.

    >>> plain_lemma("Authorities", "NNPS", "PROPN", "authorities")
    'authority'
    """
    lemma = lemma.lower()
    if lemma == "basis" and tag == "NNS":
        return "base"
    if pos == "VERB" and lemma in _LEMMAS and not (lemma == "rap" and lower in {"rap", "raps", "rapped", "rapping"}):
        return _LEMMAS[lemma]
    if tag in {"NNPS", "NNP"} and lemma.endswith("s") and len(lemma) > 4 and not lemma.endswith(("ss", "us", "is")):
        return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma
