"""What a sentence is about where it is not about states: sport, weather, markets, art, nature, and what tales tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from foederis.reading._lexicon import lexicon
from foederis.reading._syntax import lemma_of
from foederis.reading._words import words

__all__ = ["ABOUT", "NONE", "THIN", "WHOLLY", "office", "topic"]

# How surely a sentence is about something else; WHOLLY even where offices act in it: a novel's wars; THIN is a
# single word, which two states may well quarrel over.
NONE, THIN, ABOUT, WHOLLY = 0, 1, 2, 3

# Sports pages attack and defend, markets rally and storms strike: this many words of such a page, a strong one among them,
# set a sentence aside.
_WITH_STRONG = {"sport": 2, "weather": 2, "market": 3, "culture": 2, "nature": 2}
# The same where no office, treaty or arms are named.
_ALONE = {"sport": 1, "weather": 2, "market": 2, "culture": 1, "nature": 1}
# Weak words only, and no office.
_WEAK = {"sport": 3, "weather": 4, "market": 4, "culture": 4, "nature": 4}

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b(?!\s*(?:vote|votes|on|against|to|in favou?r))")

_GOES_ON = frozenset(";:,")
_YOUTH = re.compile(r"\b[Uu]nder-?\d\ds?\b")

_TALES = words("novel thriller film movie opera musical sitcom trilogy video-game board-game libretto sequel prequel")
_STAGED = words("play drama comedy tragedy satire ballad ballet series")
_TOLD = (
    _TALES | _STAGED | words("""season game episode plot stage scene chapter volume page story tale legend script""")
)
_TELLING = words(
    """tell follow open end depict imagine portray trace show recount retell pit feature see narrate chronicle re-enact reenact
    describe begin close relive revolve centre center have let"""
)


def office(sent: Any) -> bool:
    """Whether a sentence names an office, a treaty, soldiers or arms."""
    return not lexicon().topics["office"][0].isdisjoint(_words(sent))


def topic(sent: Any) -> int:
    """How surely a sentence is about sport, weather, markets, art or nature.

    One without an office that has at least a word of such a page goes with the sentence before or after it, and what
    follows a semicolon with what stands before.
    """
    own, near = _weigh(sent)
    if own or near is None:
        return own
    doc = sent.doc
    for i in (sent.start - 1, sent.end):
        if 0 <= i < len(doc):
            other = doc[i].sent
            last = (other if i < sent.start else sent)[-1].text
            if last in _GOES_ON or near:
                found = _weigh(other, frozenset() if last in _GOES_ON else near)[0]
                if found:
                    return ABOUT
    return NONE


@cache
def _all_words() -> frozenset[str]:
    topics = lexicon().topics
    return frozenset().union(_TOLD, *(topics[name][k] for name in _ALONE for k in (0, 1)))


def _words(sent: Any) -> set[str]:
    return {lemma_of(t) for t in sent} | set(_WORD.findall(sent.text.lower()))


def _weigh(sent: Any, only: frozenset[str] = frozenset()) -> tuple[int, frozenset[str] | None]:
    """How surely a sentence's own words are those of a topic, and the topics that it may share with its neighbours.

    None where it names an office: it shares nothing.
    """
    found = _words(sent)
    if _SCORE.search(sent.text):
        found.add("scoreline")
    if _YOUTH.search(sent.text):
        found.add("football")
    topics = lexicon().topics
    office = bool(found & topics["office"][0])
    if found.isdisjoint(_all_words()):
        return NONE, None if office else frozenset()
    if found & _TOLD and (not only or "culture" in only) and _fiction(sent, found):
        return WHOLLY, None
    sure, near, strong = NONE, set(), 0
    for name, least in _WITH_STRONG.items():
        s, w = (len({x.removesuffix("s") for x in found & topics[name][k]}) for k in (0, 1))
        strong += s
        if s + w:
            near.add(name)
        if only and name not in only:
            continue
        if s and s + w >= least:
            sure = max(sure, WHOLLY if s > 1 and not office else ABOUT)
        elif not office and ((s and s + w >= _ALONE[name]) or w >= _WEAK[name]):
            sure = max(sure, ABOUT if s + w > 1 or name == "sport" else THIN)
    if not sure and not only and strong > 1 and not office:
        sure = ABOUT
    return sure, None if office else frozenset(near)


def _fiction(sent: Any, found: set[str]) -> bool:
    """Whether a sentence tells what happens in a tale: "In the novel Oslo invades Chad", "The film ends as ..."."""
    root = sent.root
    if root.tag_ not in {"VBZ", "VBP"}:
        return False
    art = bool(found & lexicon().topics["culture"][0] or found & _TALES)
    for t in sent:
        if t.i >= root.i:
            return False
        lemma = lemma_of(t)
        if lemma not in _TOLD:
            continue
        if (art or lemma in _STAGED) and t.dep_ == "nsubj" and t.head == root and lemma_of(root) in _TELLING:
            return True
        while t.dep_ == "pobj" and t.head.lower_ == "of" and t.head.head.pos_ == "NOUN":
            t = t.head.head
        prep = t.head
        if (
            t.dep_ == "pobj"
            and prep.lower_ in {"in", "on", "throughout"}
            and prep.head == root
            and (art or prep.i == sent.start)
        ):
            return True
    return False
