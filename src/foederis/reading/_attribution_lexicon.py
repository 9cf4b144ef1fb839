"""The words that attribute (data/lexicon/cues.toml), read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

__all__ = ["Cues", "cues"]

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists by the construction that they take part in; see the file's comments."""

    verbs: dict[str, Words]
    prepositions: dict[str, Words]
    nouns: dict[str, Words]
    adjectives: dict[str, Words]
    documents: Words
    never: Words
    according: Words
    outlets: Words
    no_speakers: Words
    closing: Words
    phrasal: Words


def _lists(table: dict[str, str]) -> dict[str, Words]:
    return {name: frozenset(words.split()) for name, words in table.items()}


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The lexicon.

    >>> "say" in cues().verbs["say"], "for" in cues().prepositions
    (True, True)
    """
    text = resources.files("foederis").joinpath("data/lexicon/cues.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    other = _lists(table["other"])
    verbs = _lists(table["verbs"])
    return Cues(
        verbs,
        _lists(table["prepositions"]),
        _lists(table["nouns"]),
        _lists(table["adjectives"]),
        other["documents"],
        other["never"],
        other["according"],
        other["outlets"],
        other["no_speakers"],
        other["closing"],
        frozenset(w for words in verbs.values() for w in words if "_" in w),
    )
