"""Parses that the model gets wrong as a rule, put right before anything reads them: gerunds taken for adjectives or nouns, lost agents and objects."""

from __future__ import annotations

from functools import cache

from foederis.reading._lemmas import DAYS
from foederis.reading._lexicon import lexicon
from foederis.reading._tree import Token, Tree
from foederis.reading._words import words

__all__ = ["mended"]

# Verbs and prepositions whose content is a gerund: "denied lifting sanctions", "stopped short of bombing the port".
_TAKES = words(
    """deny admit consider avoid delay postpone contemplate mull regret resume risk stop start begin continue suspend quit favour favor weigh finish
    recall resist discuss suggest propose propose keep cease end halt forgo acknowledge confess"""
)
_AFTER = words("without of from before after despite by")
_OVER = words(
    "accuse suspect short capable guilty think talk speak dream incapable instead refrain shrink far prevent stop deter dissuade"
)
_ADJECTIVES = words(
    """neighbouring neighboring existing ongoing remaining rising growing leading standing following surrounding outstanding opposing invading retreating
    advancing living dying falling increasing mounting escalating continuing warring fighting visiting outgoing incoming acting governing ruling
    working conflicting competing moving training fleeing occupying exiting returning missing"""
)
_NAMED = frozenset({"npadvmod", "advcl", "oprd", "dobj", "appos", "dep", "attr", "ccomp", "xcomp", "advmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OPENS = words("under by after before since until during following despite without")
_SINCE = words("after before since until")
_TIMES = DAYS | words("today yesterday tomorrow now then noon midnight night day week month year dawn dusk")


def mended(doc: Tree) -> Tree:
    """The same parse with what is wrong in it hung elsewhere."""
    for t in doc:
        low = t.lower_
        if low == "by":
            if t.dep_ == "prep" and t.head.tag_ == "NNP" and t.head.i < t.i:
                _agent(t)
        elif t.dep_ == "appos":
            if t.tag_ == "NNP" and t.head.dep_ == "pobj":
                _subject(t)
        elif t.dep_ == "nsubj":
            if t.tag_ == "NNP" and t.i > 1:
                _second(t)
        elif t.dep_ == "npadvmod":
            if t.tag_ == "NNP" and t.i and t.head is doc[t.i - 1] and t.head.tag_[:2] == "VB" and low not in _TIMES:
                _object(t)
        elif low.endswith("ing") and t.i and len(low) > 5:
            if t.tag_ == "VBG":
                if t.dep_ == "amod" and t.head.i > t.i:
                    _adjective(t)
            elif (
                t.tag_ == "NN"
                and t.dep_ in {"dobj", "pobj", "xcomp"}
                and t.i + 1 < len(doc)
                and doc[t.i + 1].tag_ == "NNP"
            ):
                _noun(t)
    return doc


def _hang(t: Token, on: Token, dep: str) -> None:
    """Hang a word and all below it on another one."""
    old = t.head
    if old is not t:
        old.children = tuple(c for c in old.children if c is not t)
    t.head, t.dep_ = on, dep
    on.children = tuple(sorted((*on.children, t), key=lambda c: c.i))
    for top in (old, on):
        x = top
        while True:
            x._subtree = x._edges = None
            if x.head is x:
                break
            x = x.head


def _taken(first: Token) -> tuple[Token, str] | None:
    """What a gerund right before would be the content of, and how it would hang on it."""
    before = first.nbor(-1)
    if before.tag_[:2] == "VB" and before.base in _TAKES:
        return before, "xcomp"
    if (
        before.dep_ == "prep"
        and before.lower_ in _AFTER
        and (before.lower_ == "without" or before.head.base in _OVER or before.head.lower_ in _OVER)
    ):
        return before, "pcomp"
    return None


def _adjective(t: Token) -> None:
    """ "Denied lifting sanctions on Chad": the noun is the gerund's object."""
    noun = t.head
    over = _taken(t)
    if over is None or t.lower_ in _ADJECTIVES or noun.head is not over[0] or noun.dep_ not in {"dobj", "pobj"}:
        return
    if any(c.i < t.i for c in noun.children):
        return
    _hang(t, *over)
    t.pos_ = "VERB"
    _hang(noun, t, "dobj")


def _noun(t: Token) -> None:
    """ "Denied bombing Chad": the name behind is whom the deed was done to."""
    name = t.nbor()
    while name.dep_ in {"compound", "poss"} and name.head.i == name.i + 1 and name.head.tag_ == "NNP":
        name = name.head
    over = _taken(t)
    verb = _verb(t.lower_)
    if (
        over is None
        or not verb
        or t.head is not over[0]
        or any(c is not name for c in t.children)
        or name.dep_ not in _NAMED
        or name.is_ancestor(t)
    ):
        return
    _hang(t, *over)
    t.tag_, t.pos_, t.lemma_, t.base = "VBG", "VERB", verb, verb
    if name.head is t:
        name.dep_ = "dobj"
    else:
        _hang(name, t, "dobj")


def _subject(t: Token) -> None:
    """ "Under Article 4 Chad asked ...", "under the 1997 pact Chad and Mali must ...": the name behind is who does it."""
    noun, first = t.head, t.left_edge
    verb = noun.head.head
    if (
        noun.head.lower_ not in _OPENS
        or not noun.head.is_sent_start
        or verb.pos_ not in {"VERB", "AUX"}
        or verb.i < t.i
    ):
        return
    if (
        first.i <= noun.i
        or any(x.is_punct for x in (first.nbor(-1), first))
        or any(c.dep_ in _SUBJECTS for c in verb.children)
    ):
        return
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ == "aux" and c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in verb.children
    )
    if finite and all(x.head is verb for x in (t.right_edge.nbor(),) if x is not verb):
        _hang(t, verb, "nsubj")


def _second(t: Token) -> None:
    """ "After the war Chad turned to Mali": two subjects of one verb, the first under what opens the sentence."""
    verb = t.head
    own = [c for c in verb.children if c.i <= t.i]
    if (
        len(own) < 3
        or own[0].dep_ != "mark"
        or not own[0].is_sent_start
        or own[-2].dep_ != "nsubj"
        or own[0].lower_ not in _SINCE
    ):
        return
    if any(x.is_punct for x in (own[-2].right_edge, t.left_edge, t.left_edge.nbor(-1))):
        return
    own[0].dep_, own[0].pos_ = "prep", "ADP"
    _hang(own[-2], own[0], "pobj")


def _object(t: Token) -> None:
    """ "Is accused of bombing Tonga": a name right behind a verb is no adverb."""
    verb = t.head
    known = lexicon().verbs.get(verb.base)
    if known and not any(c.dep_ in {"dobj", "nsubjpass", "auxpass"} for c in verb.children):
        t.dep_ = "dobj"


@cache
def _verb(gerund: str) -> str:
    """The verb that the reader knows a gerund of, "" for none."""
    stem = gerund[:-3]
    known = lexicon().verbs
    for verb in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else ""):
        if verb and verb in known:
            return verb
    return ""


def _agent(by: Token) -> None:
    """ "Troops were deployed near Chad by Kenya": who did it, hung on the place."""
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    if doer is None or doer.lower_ in _TIMES or doer.like_num or doer.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return
    verb = by.head
    for _ in range(6):
        if verb.dep_ not in {"pobj", "prep", "compound", "dobj", "dative"}:
            break
        verb = verb.head
    over = by.head.head.head if by.head.dep_ == "pobj" else by.head
    if over.pos_ == "NOUN" and doer.tag_ == "NNP" and verb.tag_ != "VBN":
        _hang(by, over, "prep")  # "the imposition of sanctions on Chad by Kenya"
        return
    if verb.tag_ != "VBN" or any(c.dep_ == "agent" for c in verb.children):
        return
    if verb.dep_ == "acl" or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        _hang(by, verb, "agent")
