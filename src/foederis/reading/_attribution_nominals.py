"""Attributions by nouns, adjectives and "according to"."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_lexicon import Cues
from foederis.reading._attribution_sides import Found, cut, phrase, speaker

__all__ = ["according", "adjective", "in_words_of", "noun"]

_VERBS = frozenset({"VERB", "AUX"})
_TO_NOUNS = frozenset(
    {"opposition", "objection", "hostility", "reference", "allusion", "aversion", "resistance", "reaction"}
)


def according(g: Grid, i: int) -> Found | None:
    to = next((c for c in g.kids[i] if g.low[c] == "to"), -1)
    if to < 0:
        if i + 1 < len(g.low) and g.low[i] == "according" and g.low[i + 1] == "to":
            to = i + 1
        else:
            return None
    who = g.child(to, "pobj", "pcomp")
    if who < 0:
        return None
    up = g.head[i] if g.head[i] != to else g.head[to]
    own = (min(g.left[i], i), max(g.right[i], g.right[to]))
    top = up
    for _ in range(8):
        if (g.pos[top] in _VERBS and g.dep[top] != "xcomp") or g.head[top] == top:
            break
        top = g.head[top]
    first, last = g.sents[g.sent[i]]
    # At the start of a sentence, or closing it after a comma, it covers all of it.
    whole = own[0] - first <= 2 or (g.text[own[0] - 1] == "," and last - own[1] <= 1)
    content = [(first, last)] if whole else [(g.left[top], g.right[top])]
    parts = cut(g, content, [own])
    if not parts:
        return None
    return Found([(i, to)], i, phrase(g, who), who, parts, 0.85, "according")


def in_words_of(g: Grid, i: int) -> Found | None:
    """ "in the words of the envoy, ..."."""
    word = g.child(i, "pobj")
    of = next((c for c in g.kids[word] if g.low[c] == "of"), -1) if word >= 0 and g.low[word] == "words" else -1
    who = g.child(of, "pobj") if of >= 0 else -1
    if who < 0:
        return None
    top = g.head[i]
    parts = cut(g, [(g.left[top], g.right[top])], [(g.left[i], g.right[i])])
    return Found([(i, of)], i, phrase(g, who), who, parts, 0.8, "according") if parts else None


def noun(g: Grid, words: Cues, n: int) -> Found | None:
    lemma = g.lemma[n]
    nouns = words.nouns
    owner = g.child(n, "poss")
    confidence = 0.5 if owner >= 0 else 0.0
    content: list[Range] = []
    extra: list[Range] = []
    pattern = ""
    for c in g.kids[n]:
        if c < n:
            continue
        if (
            g.dep[c] in {"acl", "ccomp", "relcl"}
            and lemma in nouns["clause"]
            and g.has(c, "mark")
            and not g.infinitive(c)
        ):
            content, pattern = [(g.left[c], g.right[c])], "noun-clause"
            break
        if g.dep[c] in {"acl", "xcomp"} and lemma in nouns["intent"] and g.infinitive(c):
            content, pattern = [(g.left[c], g.right[c])], "noun-intent"
            break
        if (
            g.dep[c] == "prep"
            and lemma in nouns["stance"]
            and g.low[c] in {"for", "to", "about", "on", "of", "over", "against", "with", "that"}
        ):
            inner = g.child(c, "pobj", "pcomp")
            if inner >= 0 and (g.low[c] != "to" or lemma in _TO_NOUNS):
                content, extra, pattern = [(g.left[inner], g.right[inner])], [(c, c)], "noun-stance"
                break
    if not content:
        return None
    source: Range | None = None
    head = owner
    if owner < 0:
        up, dep = g.head[n], g.dep[n]
        if dep in {"dobj", "attr"} and g.pos[up] in _VERBS and g.lemma[up] in words.verbs["bearing"]:
            head, sure = speaker(g, up)
            confidence = 0.45 * sure if head >= 0 else 0.2
        else:
            confidence = 0.2
            by = next(
                (k for k in g.kids[n] if g.dep[k] == "prep" and g.low[k] in {"by", "from"} and g.child(k, "pobj") >= 0),
                -1,
            )
            if by >= 0:
                head, confidence = g.child(by, "pobj"), 0.45
    if head >= 0:
        source = phrase(g, head)
    parts = cut(g, content, [(n, n), *extra])
    if not parts:
        return None
    return Found(sorted([(n, n), *extra]), n, source, head, parts, confidence, pattern)


def adjective(g: Grid, words: Cues, a: int) -> Found | None:
    lemma = g.lemma[a]
    table = words.adjectives
    content: list[Range] = []
    extra: list[Range] = []
    value = 0.5
    for c in g.kids[a]:
        if c < a:
            continue
        if g.dep[c] == "ccomp" and lemma in table["clause"]:
            content, value = [(g.left[c], g.right[c])], 0.6
            break
        if g.dep[c] == "xcomp" and g.infinitive(c) and lemma in table["intent"]:
            content = [(g.left[c], g.right[c])]
            break
        if g.dep[c] == "prep" and lemma in table["stance"]:
            inner = g.child(c, "pobj", "pcomp")
            if inner >= 0 and g.low[c] in {"of", "about", "for", "to", "with", "by", "at", "in", "on", "over", "that"}:
                content, extra = [(g.left[inner], g.right[inner])], [(c, c)]
                break
    if not content:
        return None
    up, dep = g.head[a], g.dep[a]
    if dep not in {"acomp", "oprd", "conj", "ROOT", "ccomp", "advcl"}:
        return None
    head, sure = speaker(g, a) if dep in {"ROOT", "ccomp", "advcl"} else speaker(g, up)
    if head < 0 or g.low[head] in {"it", "there"}:
        return None
    parts = cut(g, content, [(a, a), *extra])
    if not parts:
        return None
    return Found(sorted([(a, a), *extra]), a, phrase(g, head), head, parts, value * sure, "adjective")
