"""Dates to the events that they belong to, along the parse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from foederis.claims import When
from foederis.reading._modality import auxiliaries
from foederis.reading._raw import Raw
from foederis.reading._tree import Token

__all__ = ["bind_dates", "token_at"]


_WILL = frozenset({"will", "'ll", "shall", "wo", "’ll", "would"})
_SPOKEN = frozenset({"pledge", "agree", "offer", "refuse", "threaten", "decide"})
_UNSURE = frozenset({"probably", "possibly", "likely", "perhaps", "presumably"})
_MARKS = frozenset(
    {
        "when",
        "as",
        "while",
        "after",
        "before",
        "because",
        "since",
        "although",
        "though",
        "if",
        "unless",
        "until",
        "that",
        "whether",
    }
)
_PAPERS = frozenset(
    {
        "treaty",
        "pact",
        "accord",
        "agreement",
        "protocol",
        "convention",
        "charter",
        "alliance",
        "deal",
        "contract",
        "truce",
    }
)
_PLEDGES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT"})


_CAME = frozenset({"come", "follow", "happen", "occur", "begin", "start", "be"})


def token_at(doc: Any, char: int) -> Token | None:
    """The token that holds a character."""
    lo, hi = 0, len(doc)
    while lo < hi:
        mid = (lo + hi) // 2
        t = doc[mid]
        if t.idx + len(t.text) <= char:
            lo = mid + 1
        else:
            hi = mid
    return doc[lo] if lo < len(doc) else None


def _index(raws: list[Raw]) -> dict[int, list[Raw]]:
    found: dict[int, list[Raw]] = {}
    for raw in raws:
        for t in raw.tokens:
            found.setdefault(t.i, []).append(raw)
    return found


def _climb(t: Token, span: Any, index: dict[int, list[Raw]]) -> tuple[list[Raw], Token | None, Token | None, bool]:
    """The events of the predicate above a date, that predicate, the date's own verb, and whether "since" governs it."""
    verb, since = None, False
    for _ in range(12):
        if verb is None and t.pos_ in ("VERB", "AUX"):
            verb = t
        if t.i in index and not span.start <= t.idx < span.end:  # "March" and "the Cold War" are no acts here
            return index[t.i], t, verb, since
        if t.dep_ in {"ROOT", "relcl"}:
            break
        since = since or _opened_by_since(t)
        t = t.head
    return [], None, verb, since


def _opened_by_since(t: Token) -> bool:
    return t.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in t.children)


def _promise(raw: Raw) -> bool:
    """Is it said rather than done: a promise, refusal or threat whose day is the day of the words?"""
    if raw.operator in _SPOKEN:
        return True
    t = raw.token
    if raw.noun or any(c.lower_ in _UNSURE for c in t.children):
        return False
    if t.dep_ == "xcomp" and t.head.lemma_ == "be" and t.head.tag_ in ("VBZ", "VBP") and "to" in auxiliaries(t):
        return True  # "is to send 50"
    return bool(auxiliaries(t) & _WILL)


@dataclass(slots=True)
class _Dates:
    """Dates by event, and by the verb or noun that they stand with; each with its distance and its place."""

    bound: dict[int, tuple[int, When]]
    verbs: dict[int, tuple[int, When, int]]
    nouns: dict[int, When]


def bind_dates(doc: Any, raws: list[Raw], spans: list[Any]) -> dict[int, When]:
    """The date of each event by `id(raw)`: the date phrase whose governing predicate it is, the nearest one first.

    What is promised, refused or threatened has the day of the words, not the day that it is meant for.
    """
    index = _index(raws)
    dates = _Dates({}, {}, {})
    for span in spans:
        if span.relation != "comparison":
            _place(doc, span, index, dates)
    _lend(raws, dates)
    return {k: v[1] for k, v in dates.bound.items()}


def _place(doc: Any, span: Any, index: dict[int, list[Raw]], dates: _Dates) -> None:
    """One date to the events of its predicate, and to its verb or noun for others to borrow."""
    t = token_at(doc, span.start)
    if t is None:
        return
    if span.relation == "offset":
        if "hour" in doc.text[span.start : span.end].lower():
            return  # "hours after Peru had attacked": on no day that is told
        last = token_at(doc, max(span.start, span.end - 1))
        if last is not None and _counted_elsewhere(last):
            return
        for x in doc[last.i + 1 : last.sent.end] if last is not None else ():
            if x.i in index:
                for raw in index[x.i]:
                    dates.bound.setdefault(id(raw), (0, span.when))
                break
        return
    found, at, verb, since = _climb(t, span, index)
    when = replace(span.when, end=None) if since and span.when.start else span.when
    future = getattr(span, "tense", "past") == "future"
    if t.dep_ in ("nummod", "compound", "nmod", "amod", "poss"):
        dates.nouns.setdefault(t.head.i, when)
    if at is not None and _of_paper(t, at) and not any(r.operator == "treaty" and r.obligations for r in found):
        return  # "under a protocol of 1995 it pipes gas": the year is the paper's
    if verb is not None and not future and _stands_with(t, verb, span):
        old = dates.verbs.get(verb.i)
        if old is None or abs(t.i - verb.i) < old[0]:
            dates.verbs[verb.i] = abs(t.i - verb.i), when, span.start
    for raw in found:
        if when.start is None and raw.stage == "under_way":
            continue  # "will take home the men it keeps there by May"
        if at is not None and at.i != raw.token.i and raw.event in _PLEDGES and raw.operator:
            continue
        if future and (raw.event in _PLEDGES or _promise(raw)):
            continue
        onset = at.head if at is not None and at.dep_ == "xcomp" else at
        if onset is not None and when.start and _opened_by_since(onset) and onset.lemma_ in ("begin", "start"):
            when = replace(when, end=None)  # "since drones began hitting the port on 4 May"
        distance = abs(t.i - raw.token.i)
        have = dates.bound.get(id(raw))
        if have is None or distance < have[0]:
            dates.bound[id(raw)] = distance, when


def _counted_elsewhere(after: Token) -> bool:
    """ "The call came a day after ships were seized": the days count from the call, not from the day of the paper."""
    verb = after.head.head if after.dep_ == "mark" else after.head
    return verb.lemma_ in _CAME and any(
        c.dep_ in {"nsubj", "nsubjpass"} and (c.pos_ == "PRON" or any(d.lower_ in {"the", "this", "that", "its", "their"} for d in c.children))
        for c in verb.children
    )


def _of_paper(t: Token, at: Token) -> bool:
    """Whether a year names a treaty that an event is about: "the 1951 treaty", "a protocol of 1995"."""
    for _ in range(4):
        if t.i == at.i or t.head is t:
            return False
        if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in _PAPERS:
            return True
        t = t.head
        if t.pos_ in ("VERB", "AUX"):
            return False
    return False


def _stands_with(t: Token, verb: Token, span: Any) -> bool:
    """Does the date stand with the verb itself, and not inside a noun phrase of its clause ("the 1976 accord")?"""
    for _ in range(8):
        if t.i == verb.i:
            return True
        if t.pos_ in ("NOUN", "PROPN", "NUM") and not span.start <= t.idx < span.end:
            return False
        t = t.head
    return False


def _lend(raws: list[Raw], dates: _Dates) -> None:
    """Events without a date of their own take that of the clause that they hang on."""
    for raw in raws:
        if id(raw) in dates.bound:
            continue
        when = _since(raw.token, raws, dates) or _borrowed(raw, dates) or _below(raw, dates)
        if when is not None:
            dates.bound[id(raw)] = 0, when


def _since(t: Token, raws: list[Raw], dates: _Dates) -> When | None:
    """ "Since A invaded B in 2014, C has …": from then on."""
    for c in t.children:
        if _opened_by_since(c):
            inner = next((dates.bound[id(r)][1] for r in raws if r.token.i == c.i and id(r) in dates.bound), None)
            if inner is not None and inner.start is not None:
                return replace(inner, end=None)
    return None


def _below(raw: Raw, dates: _Dates) -> When | None:
    """ "fired rockets at bases housing troops early on Friday": the last date is the main verb's, wherever it hangs."""
    t = raw.token
    if raw.noun or t.tag_ not in ("VBD", "VBN"):
        return None
    for x in t.doc[t.i + 1 : t.right_edge.i + 1]:
        if (
            x.dep_ == "acl"
            and x.tag_ == "VBG"
            and x.i in dates.verbs
            and not any(c.text == "," for c in x.doc[t.i : x.i])
        ):
            return dates.verbs[x.i][1]
    return None


def _borrowed(raw: Raw, dates: _Dates) -> When | None:
    t = raw.token
    if raw.noun:
        return None
    for _ in range(5):
        head, dep = t.head, t.dep_
        if dep == "ROOT" or head is t:
            return None
        if dep == "relcl" and t.tag_ == "VBD" and any(c.lower_ == "where" for c in t.children):
            dep = "advcl where"  # "met on Monday in Oslo, where they signed"
        if dep == "relcl":
            if raw.tie != "treaty" and raw.operator != "treaty":
                return None
            if head.i in dates.nouns:
                return dates.nouns[head.i]
        elif dep == "conj":
            got = dates.verbs.get(head.i)
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)
            if got is None or got[2] > t.idx or (got[2] > head.idx and (own or t.tag_ != head.tag_)):
                return None
            return got[1]
        elif dep == "ccomp":
            got = dates.verbs.get(head.i)
            return got[1] if got is not None and _promise(raw) else None
        elif dep in ("advcl", "acl"):
            mark = next((c.lower_ for c in t.children if c.dep_ in ("mark", "advmod") and c.lower_ in _MARKS), "")
            if mark not in ("when", "as", "while") and (t.tag_ != "VBG" or mark):
                return None
        elif dep not in ("advcl where", "xcomp", "pcomp", "prep", "pobj", "dobj"):
            return None
        if head.pos_ in ("VERB", "AUX") and head.i in dates.verbs:
            return dates.verbs[head.i][1]
        t = head
    return None
