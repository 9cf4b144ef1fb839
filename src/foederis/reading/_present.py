"""Verbs in the third person that the small model takes for plural nouns: "the treaty obliges each side".

The model sees a word by its norm, its first letter, its last three and its shape. Where it does not know the word, it is given
the norm of a common verb that takes the same company; text and lemma stay.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from foederis.reading._lemmas import DAYS
from foederis.reading._words import words

__all__ = ["present", "third_person"]

_LIKE_REQUIRE = words(
    "oblige obligate implore exhort beseech compel induce enjoin bind entreat adjure importune coerce enable forbid"
)
_HARDLY_NOUNS = words("bind")
_LIKE_GIVE = words("afford bequeath allot repay cede forgive deny begrudge apportion entrust")
# Plural nouns too: read as verbs only at the head of a sentence, between a name and what they are done to.
_BOTH = words(
    """aid airlift arm assault award axe barter berate blame blockade bomb bombard boycott censor challenge champion channel
    condemn contest court credit curb damage decry demand detail dispatch double ease embargo escort eye exchange exempt extend
    fault finance fine fire float flood free fund greenlight grill guarantee halt halve hammer hand harbour harbor host house
    import intern invite jail kidnap lambast laud launch lease lend level levy lift loan lodge loot man massacre mediate mine
    mobilise mobilize mourn mull murder name oust overhaul pardon petition phone pillage pledge police pound prod protest pummel
    quiz raid rally ram ransack rap ration rebuff rebuke rein repel resume review rocket route sack salute schedule scold shell
    shelter shield shun signal slam slash slate snub sponsor spurn storm strafe strip summon supply surrender tap target tempt
    test toast torch torpedo trade train treat trigger truck upgrade urge veto vow warn withhold woo"""
)
_OPENERS = words(
    "the a an its their his her all more two three four five six seven eight nine ten dozens hundreds thousands"
)
_DEMONYMS = (
    "ian",
    "ish",
    "ese",
    "ean",
    "can",
    "ghan",
    "aqi",
    "eli",
    "ench",
    "utch",
    "erman",
    "iss",
    "eek",
    "ani",
    "wait",
    "abi",
)


def third_person(verb: str) -> str:
    """The third person of a regular verb.

    >>> third_person("oblige"), third_person("notify"), third_person("punish")
    ('obliges', 'notifies', 'punishes')
    """
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@cache
def _norms() -> tuple[dict[str, str], frozenset[str]]:
    """Norms by form, and the forms that may be nouns."""
    listed = resources.files("foederis").joinpath("data/reading/present.txt").read_text(encoding="utf-8").split()
    found = {
        third_person(v): "requires" if v in _LIKE_REQUIRE else "gives" if v in _LIKE_GIVE else "supports"
        for v in (*listed, *_HARDLY_NOUNS)
    }
    return found, frozenset(third_person(v) for v in _BOTH) - found.keys()


def present(doc: Any) -> Any:
    """The norms of such verbs set, before the model looks at the words."""
    norms, both = _norms()
    known = _numbers(doc.vocab.strings)
    for i in np.flatnonzero(np.isin(doc.to_array("LOWER"), known)).tolist():
        t = doc[i]
        norm = norms.get(t.lower_)
        if norm is None and t.lower_ in both and _heads(doc, i):
            norm = "provides"
        if norm is not None and t.text.islower():
            t.norm_ = norm
    return doc


_HASHES: dict[int, Any] = {}


def _numbers(strings: Any) -> Any:
    """The forms as spaCy's numbers, for one store of strings."""
    found = _HASHES.get(id(strings))
    if found is None:
        norms, both = _norms()
        found = _HASHES[id(strings)] = np.array([strings.add(f) for f in (*norms, *both)], dtype="uint64")
    return found


def _heads(doc: Any, i: int) -> bool:
    """Whether a word stands at the head of a sentence between a name and a phrase that may be its object."""
    first = i
    while first > 0 and i - first < 3 and doc[first - 1].is_title | doc[first - 1].is_upper:
        first -= 1
    if (
        first == i
        or i + 1 >= len(doc)
        or not (
            first == 0 or doc[first - 1].is_sent_start is True or doc[first - 1].is_punct or doc[first - 1].is_space
        )
    ):
        return False
    after, name = doc[i + 1], doc[i - 1].lower_
    if name.endswith(_DEMONYMS) or name in DAYS:
        return False
    return (
        after.lower_ in _OPENERS
        or (after.lower_ == "between" and doc[i].lower_ == "mediates")
        or after.like_num
        or (after.is_title and after.lower_ not in DAYS)
    )
