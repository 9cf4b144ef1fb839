"""Who speaks and what is said, as token ranges: the subject of a cue, the extent of a phrase, the content of a clause."""

from __future__ import annotations

from dataclasses import dataclass

from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_lexicon import cues

__all__ = ["Found", "cue_range", "cut", "lifted", "phrase", "speaker", "trim"]

_VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = ("nsubj", "nsubjpass")
_LOOSE = frozenset({"relcl", "acl", "appos", "parataxis"})
_EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "...", "…", ")", "("})
_MAX_STEPS = 6


@dataclass(slots=True)
class Found:
    """One attribution while it is being put together; ranges are of tokens, inclusive."""

    cue: list[Range]
    main: int
    source: Range | None
    head: int
    content: list[Range]
    confidence: float
    pattern: str
    kind: str = "indirect"


def phrase(g: Grid, head: int) -> Range:
    """A noun phrase without what follows its first comma, relative clause or apposition."""
    first, last = g.left[head], head
    for c in g.kids[head]:
        if c > head:
            if g.left[c] != last + 1 or g.dep[c] in _LOOSE or _breaks(g, c):
                break  # what stands apart from it (a gap: crossing edges) is no part of it
            last = g.right[c]
    while first > 1 and g.text[first - 1] == "-" and not g.tokens[first - 2].whitespace_:
        first = min(g.left[first - 2], first - 2)
    while last > head and g.pos[last] in {"PUNCT", "SPACE"}:
        last -= 1
    while first < head and g.pos[first] in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    return first, last


def _breaks(g: Grid, c: int) -> bool:
    """A comma, a bracket or a dash between spaces."""
    return g.low[c] in {",", "("} or (
        g.low[c] in {"-", "—", "–"} and (g.low[c] != "-" or bool(g.tokens[c - 1].whitespace_))
    )


def _subject(g: Grid, v: int) -> int:
    """The subject; of several that touch each other ("vice - president" in pieces) the last."""
    found = -1
    for c in g.kids[v]:
        if g.dep[c] == "nsubj":
            if found >= 0 and c != found + 1:
                break
            found = c
    return found


def speaker(g: Grid, v: int) -> tuple[int, float]:
    """The head of the noun phrase that says or does `v`, or -1, and how sure that is."""
    sure, start = 1.0, v
    for _ in range(_MAX_STEPS):
        c = _subject(g, v)
        if c >= 0:
            return c, sure
        c = g.child(v, "nsubjpass")
        if c >= 0 or g.has(v, "auxpass"):
            agent = g.child(v, "agent")
            if agent >= 0:
                by = g.child(agent, "pobj")
                return by, sure
            # "was asked to explain": who was asked explains
            return (c, sure * 0.9) if c >= 0 and v != start and g.dep[start] == "xcomp" else (-1, 0.0)
        up, dep = g.head[v], g.dep[v]
        if up == v:
            return -1, 0.0
        if dep == "conj" and g.dep[up] == "ccomp" and g.lemma[v] in cues().verbs["say"] and _level(g, v, up):
            v, dep = g.head[up], "conj"
            c = g.child(v, "nsubj")
            if c >= 0:
                return c, sure
            continue
        if dep == "xcomp":
            o = g.child(up, "dobj")
            if o >= 0 and o < v and g.lemma[up] not in {"use", "promise", "take", "spend", "make", "have", "waste"}:
                return o, sure * 0.9
            v = up
        elif dep in {"conj", "advcl", "dep", "prep", "pcomp", "ccomp"}:
            if dep == "ccomp" and g.tag[v] not in {"VBG", "VB"}:
                return -1, 0.0
            if dep == "advcl":
                sure *= 0.95
            v = up
        elif dep in {"acl", "relcl"}:
            if dep == "acl" and not g.infinitive(v) and g.tag[v] == "VBG":
                return up, sure
            owner = g.child(up, "poss")
            if owner >= 0:
                return owner, sure * 0.9
            v = up
        else:
            return -1, 0.0
        if g.pos[v] not in _VERBS:
            if g.pos[v] in {"NOUN", "PROPN"}:
                owner = g.child(v, "poss")
                if owner >= 0:
                    return owner, sure * 0.9
            if g.pos[v] == "ADP":
                continue
            if g.dep[v] in _SUBJECTS and dep == "prep":
                return v, sure * 0.9
            if g.dep[v] in {"dobj", "pobj", "attr", "ROOT", "conj", "prep", "acomp"} and g.head[v] != v:
                v = g.head[v]
                sure *= 0.85
    return -1, 0.0


def _level(g: Grid, v: int, clause: int) -> bool:
    """ "Oslo said Riga paid but stressed that ...": whether the second verb of saying goes with the first."""
    over = g.head[clause]
    words = cues().verbs["say"]
    return clause > over and g.lemma[over] in words and g.lemma[clause] not in words and g.tag[v] == g.tag[over]


def lifted(g: Grid, v: int) -> int:
    """The verb of saying that `v` is really joined to, where the parser joined it to that verb's clause; else -1."""
    up = g.head[v]
    if g.dep[v] == "conj" and up != v and g.dep[up] == "ccomp" and g.child(v, "nsubj") < 0:
        return g.head[up] if g.lemma[v] in cues().verbs["say"] and _level(g, v, up) else -1
    return -1


def cue_range(g: Grid, v: int) -> list[Range]:
    """The verb with its particle."""
    spans = [(v, v)]
    part = g.child(v, "prt")
    if part >= 0:
        spans.append((part, part))
        if abs(part - v) == 1:
            spans = [(min(v, part), max(v, part))]
    return sorted(spans)


def trim(g: Grid, r: Range) -> Range | None:
    """A range without the punctuation and white space at its ends; quotation marks stay."""
    a, b = r
    while a <= b and (g.text[a] in _EDGES or g.pos[a] == "SPACE"):
        a += 1
    while b >= a and (g.text[b] in _EDGES or g.pos[b] == "SPACE"):
        b -= 1
    return (a, b) if a <= b else None


def cut(g: Grid, whole: list[Range], out: list[Range]) -> list[Range]:
    """Ranges less others, trimmed, in order and merged."""
    parts = sorted(whole)
    for x, y in out:
        rest: list[Range] = []
        for a, b in parts:
            if y < a or x > b:
                rest.append((a, b))
                continue
            if a < x:
                rest.append((a, x - 1))
            if y < b:
                rest.append((y + 1, b))
        parts = rest
    merged: list[Range] = []
    for r in sorted(parts):
        t = trim(g, r)
        if t is None:
            continue
        if merged and t[0] <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], t[1]))
        else:
            merged.append(t)
    return merged
