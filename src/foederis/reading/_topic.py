"""What a sentence is about where it is not about states: sport, weather, markets, art, nature, and what tales tell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from foederis.reading._lexicon import lexicon
from foederis.reading._syntax import lemma_of
from foederis.reading._words import words

__all__ = ["ABOUT", "NONE", "THIN", "WHOLLY", "grave", "holds", "office", "topic"]

# How surely a sentence is about something else; WHOLLY even where offices act in it: a novel's wars; THIN is a
# single word, which two states may well quarrel over.
NONE, THIN, ABOUT, WHOLLY = 0, 1, 2, 3

# Sports pages attack and defend, markets rally and storms strike: this many words of such a page, a strong one among them,
# set a sentence aside.
_WITH_STRONG = {"sport": 2, "weather": 2, "market": 3, "culture": 2, "nature": 2, "daily": 3}
# The same where no office, treaty or arms are named.
_ALONE = {"sport": 1, "weather": 2, "market": 2, "culture": 1, "nature": 1, "daily": 2}
# Weak words only, and no office.
_WEAK = {"sport": 3, "weather": 4, "market": 4, "culture": 4, "nature": 4, "daily": 4}
# Words of any such pages together, one of them strong, where no office is named.
_MIXED = 4
# Two or more offices, treaties or arms: states are at work, unless there are as many words of such a page.
_HEAVY = 2

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b(?!\s*(?:vote|votes|on|against|to|in favou?r))")

_GOES_ON = frozenset(";:,")
# What states do and neither teams nor markets, storms or weeds: it is told as news even on such a page.
_GRAVE = words(
    """deport extradite expel banish jail imprison behead detain arrest bomb shell invade annex airlift condemn denounce urge impound
    nationalise nationalize confiscate ratify overthrow depose assassinate evacuate kidnap sanction embargo blockade mediate
    apologise apologize intern torture massacre strafe ban bar boycott mobilise mobilize"""
)
# What is asked, given, shut or kept among states only.
_THINGS = words(
    """visa ambassador envoy diplomat troops troop soldier tank missile rocket howitzer airspace border frontier asylum sanction
    sanctions embassy consulate treaty pact truce ceasefire warship destroyer frigate gunboat warplane extradition hostage
    prisoner refugee crossing tariff embargo tanker asset"""
)
_TOLD_AS_NEWS = frozenset({"VBD", "VBN", "VBG"})  # tales and games tell theirs in the present

# What players win, keep and lose: "surrendered a lead", "will defend its title".
_SPOILS = words("lead wicket title crown trophy medal goal penalty try frame innings cup points")
_SPOILING = words(
    "surrender concede defend snatch steal grab drop relinquish throw retain regain miss convert save equalise"
)

_YOUTH = re.compile(r"\b[Uu]nder-?\d\ds?\b|\b\d{1,3}(?:st|nd|rd|th) minute\b|\bunder the boards\b|\b\d{2,3} points\b(?! (?:plan|peace))")
_TITLED = re.compile(r"\s*In [\"“][A-Z][^\"”]{2,40}[\"”],? (?:now |on show |at the )")
_CLOSED = re.compile(r"\b(?:closed|ended|finished|opened) (?:up|down|higher|lower|flat)\b|\b(?:up|down) \d+(?:\.\d+)? (?:percent|per cent|points)\b")

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


def grave(token: Any) -> bool:
    """Whether a predicate tells what only states do ("deported"), or is about what only states have ("refused visas")."""
    if token.tag_ not in _TOLD_AS_NEWS:
        return False
    lemma = lemma_of(token)
    if lemma in _GRAVE:
        # "condemned Spain to a third defeat"
        return lemma != "condemn" or not any(c.lower_ == "to" for c in token.children)
    return any(c.dep_ in {"dobj", "nsubjpass"} and lemma_of(c) in _THINGS for c in token.children)


_CROWNED = words("king queen emir sultan prince general admiral colonel ruler dictator cabinet monarch police")


def holds(token: Any) -> bool:
    """Whether a noun is an office or armed force: "the emir", "the ministry", "the army"."""
    lemma = lemma_of(token)
    return lemma in _CROWNED or lemma in lexicon().topics["office"][0]


def topic(sent: Any) -> int:
    """How surely a sentence is about sport, weather, markets, art or nature.

    One without an office that has at least a word of such a page goes with the sentence before or after it, and what
    follows a semicolon with what stands before; one without such a word is doubtful beside one that is wholly of such a page.
    """
    own, near = _weigh(sent)
    if own or near is None:
        return own
    doc = sent.doc
    beside = NONE
    for i in (sent.start - 1, sent.end):
        if 0 <= i < len(doc):
            other = doc[i].sent
            last = (other if i < sent.start else sent)[-1].text
            found = _weigh(other, frozenset() if last in _GOES_ON else near)[0]
            if found and (last in _GOES_ON or near):
                return ABOUT
            if found == WHOLLY:
                beside = THIN
    return beside


@cache
def _all_words() -> frozenset[str]:
    topics = lexicon().topics
    return frozenset().union(_TOLD, *(topics[name][k] for name in _ALONE for k in (0, 1)))


_LAST: list[tuple[Any, dict[int, frozenset[str]]]] = [(None, {})]  # the words of one text's sentences: asked for often


def _words(sent: Any) -> frozenset[str]:
    """The words of a sentence, their lemmas, and every two that stand together: "price-war"."""
    doc, kept = _LAST[0]
    if doc is not sent.doc:
        kept = {}
        _LAST[0] = (sent.doc, kept)
    if sent.start not in kept:
        said = _WORD.findall(sent.text.lower())
        pairs = {f"{a}-{b}" for a, b in itertools.pairwise(said)} & _all_words()
        kept[sent.start] = frozenset({lemma_of(t) for t in sent}.union(said, pairs))
    return kept[sent.start]


def _weigh(sent: Any, only: frozenset[str] = frozenset()) -> tuple[int, frozenset[str] | None]:
    """How surely a sentence's own words are those of a topic, and the topics that it may share with its neighbours.

    None where it names an office: it shares nothing.
    """
    found = set(_words(sent))
    if _SCORE.search(sent.text):
        found.add("scoreline")
    if _YOUTH.search(sent.text):
        found.add("football")
    if _CLOSED.search(sent.text):
        found |= {"shareholder", "takeover"}
    if not found.isdisjoint(_SPOILS) and not found.isdisjoint(_SPOILING) and _spoils(sent):
        found.add("football")
    topics = lexicon().topics
    offices = len({x.removesuffix("s") for x in found & topics["office"][0]})
    office = bool(offices)
    if found.isdisjoint(_all_words()):
        return NONE, None if office else frozenset()
    if _TITLED.match(sent.text) and sent.root.tag_ in {"VBZ", "VBP"}:
        return WHOLLY, None
    if found & _TOLD and (not only or "culture" in only) and _fiction(sent, found):
        return WHOLLY, None
    said = found & _all_words()
    said -= {part for x in said if "-" in x for part in _parts(x)}
    sure, near, all_strong, every = NONE, set(), set(), set()
    for name, least in _WITH_STRONG.items():
        strong, weak = ({x.removesuffix("s") for x in said & topics[name][k]} for k in (0, 1))
        s, n = len(strong), len(strong) + len(weak)
        all_strong |= strong
        every |= strong | weak
        if n:
            near.add(name)
        if only and name not in only:
            continue
        if s and n >= least:
            sure = max(sure, WHOLLY if s > 1 and not office else ABOUT)
        elif not office and ((s and n >= _ALONE[name]) or n >= _WEAK[name]):
            sure = max(sure, ABOUT if n > 1 or name == "sport" else THIN)
    if not sure and not only and not office and (len(all_strong) > 1 or (all_strong and len(every) >= _MIXED)):
        sure = ABOUT
    if offices >= _HEAVY and len(every) < offices:
        sure = NONE
    return sure, None if office else frozenset(near)


def _spoils(sent: Any) -> bool:
    """Whether something is said to be lost or kept that only players have."""
    return any(
        t.dep_ == "dobj" and (t.lower_ in _SPOILS or lemma_of(t) in _SPOILS) and lemma_of(t.head) in _SPOILING
        for t in sent
    )


def _parts(word: str) -> Iterator[str]:
    """The halves of two words that stand together."""
    for part in word.split("-"):
        yield part
        yield part.removesuffix("s")


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
