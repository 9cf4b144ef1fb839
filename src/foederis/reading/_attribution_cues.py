"""The constructions that attribute: verbs with clauses, objects and prepositions, nouns, adjectives, "according to"."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_lexicon import Cues, cues
from foederis.reading._attribution_nominals import according, adjective, in_words_of, noun
from foederis.reading._attribution_sides import Found, cue_range, cut, lifted, phrase, speaker
from foederis.reading._words import words as one_of

__all__ = ["candidates"]

_VERBS = frozenset({"VERB", "AUX"})
_BAD_SOURCES = one_of("it there this that these those what which everything something nothing")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "this", "that"})
_NEAR = 40  # cues of one sentence that a closing "according to" may belong over
_GOES_ON = frozenset({"and", "but", "because", "that", "which", "who", "if", "unless"})
_TIMES = one_of("after before when while as hours days minutes weeks since following")
_RELATIVES = frozenset({"which", "that", "who", "whose", "whom", "where", "when", "as", "what"})
_INVERTED = frozenset({"were", "had", "should"})  # "were Chad to attack, Mali would protest"
_HYPOTHETICAL = frozenset({"would", "could", "should", "can", "may", "might", "must", "'d", "’d", "let"})


def candidates(g: Grid) -> list[Found]:
    """Every attribution that the text's constructions suggest, in order; quotations are fitted afterwards."""
    words = cues()
    found: list[Found] = []
    for i in range(len(g.tokens)):
        if g.dep[i] == "prt" and f"{g.lemma[g.head[i]]}_{g.low[i]}" in words.phrasal:
            g.lemma[g.head[i]] += f"_{g.low[i]}"
    for i in range(len(g.tokens)):
        pos = g.pos[i]
        if g.low[i] in words.according:
            hit = according(g, i)
        elif g.low[i] == "in" and pos == "ADP":
            hit = in_words_of(g, i)
        elif pos in _VERBS or (g.tag[i] == "NNS" and g.has(i, "nsubj") and g.has(i, "ccomp")):
            hit = _verb(g, words, i)
        elif pos == "NOUN":
            hit = noun(g, words, i)
        elif pos == "ADJ":
            hit = adjective(g, words, i)
        else:
            continue
        if hit is not None:
            found.append(hit)
    _shorten(g, found)
    return found


def _shorten(g: Grid, found: list[Found]) -> None:
    """Take a second verb of saying, wrongly joined to the first one's clause, out of the first one's content."""
    by_verb: dict[int, Found] = {}
    latest: dict[int, list[Found]] = {}
    for f in found:
        over = lifted(g, f.main) if f.pattern in {"say", "bare"} else -1
        first = by_verb.get(over)
        if first is not None:
            first.content = cut(g, first.content, [(_joint(g, f.main), g.right[f.main])]) or first.content
        by_verb[f.main] = f
        if f.pattern == "according" and f.source is not None and f.main > f.content[0][0]:
            own = (f.main, max(f.source[1], f.cue[-1][1]))
            for other in latest.get(g.sent[f.main], [])[-_NEAR:]:
                if any(a <= own[0] <= b for a, b in other.content):
                    other.content = cut(g, other.content, [own]) or other.content
        latest.setdefault(g.sent[f.main], []).append(f)


def _joint(g: Grid, v: int) -> int:
    i = g.left[v]
    while i > 0 and (g.text[i - 1] == "," or g.dep[i - 1] == "cc"):
        i -= 1
    return i


def _source(g: Grid, v: int) -> tuple[Range | None, int, float]:
    head, sure = speaker(g, v)
    if head < 0:
        return None, -1, 0.0
    if g.lemma[head] in _BAD_SOURCES and g.low[head] not in {"it", "that", "which"}:
        sure *= 0.6
    return phrase(g, head), head, sure


def _tone(g: Grid, v: int) -> float:
    """How much less a modal, a condition or an imperative makes an attribution of a verb."""
    value = 1.0
    for c in g.kids[v]:
        if g.dep[c] == "aux" and g.low[c] in _HYPOTHETICAL:
            value *= 0.75
        elif g.dep[c] == "mark" and g.low[c] in {"if", "unless", "whether"}:
            value *= 0.7
    return value


def _verb(g: Grid, words: Cues, v: int) -> Found | None:
    lemma = g.lemma[v]
    if lemma in words.never:
        return None
    hit = _turned_round(g, words, v) or _hearsay(g, words, v) or _clause(g, words, v) or _inserted(g, words, v) or _as_told(g, words, v)
    if hit is None:
        hit = _called(g, words, v) or _urged(g, words, v) or _intended(g, words, v)
    if hit is None:
        hit = _prepositional(g, words, v) or _object(g, words, v)
    if hit is None and lemma in words.verbs["say"]:
        hit = _bare(g, v)
    return hit


def _turned_round(g: Grid, words: Cues, v: int) -> Found | None:
    """ "..., announced the ministry." at the end of a sentence, where the parser joined it to the deed."""
    if g.lemma[v] not in words.verbs["say"] or g.dep[v] != "conj" or g.tag[v] not in {"VBD", "VBZ"}:
        return None
    who, (first, last) = g.child(v, "dobj"), g.sents[g.sent[v]]
    while last > v and g.pos[last] in {"PUNCT", "SPACE"}:
        last -= 1
    if v - first < 4 or g.text[v - 1] != "," or who < 0 or g.left[who] != v + 1 or g.right[who] < last:
        return None
    if _subject_of(g, v) or g.has(g.head[v], "cc"):
        return None
    return Found([(v, v)], v, phrase(g, who), who, cut(g, [(first, v - 1)], []), 0.7, "inserted")


def _subject_of(g: Grid, v: int) -> bool:
    return g.child(v, "nsubj", "nsubjpass") >= 0


def _make(
    g: Grid, v: int, content: list[Range], confidence: float, pattern: str, extra: list[Range] | None = None
) -> Found | None:
    source, head, sure = _source(g, v)
    cue = cue_range(g, v) + (extra or [])
    taken = list(cue)
    if source is not None:
        taken.append(
            (g.left[head], g.right[head])
            if not head < v <= g.right[head]
            and not any(g.left[head] <= a and b <= g.right[head] for a, b in cue)
            else source
        )
    parts = cut(g, content, taken)
    if not parts:
        return None
    value = confidence * _tone(g, v) * (sure if source is not None else 0.35)
    return Found(sorted(cue), v, source, head, parts, value, pattern)


def _clause(g: Grid, words: Cues, v: int) -> Found | None:
    """A verb of saying, thinking or showing with a clause."""
    lemma = g.lemma[v]
    kind = next((k for k in ("say", "think", "show") if lemma in words.verbs[k]), None)
    clauses = [c for c in g.kids[v] if g.dep[c] == "ccomp" and not (c < v and g.low[g.left[c]] in _INVERTED)]
    if not clauses:
        return None
    c = clauses[0]
    if kind is None:
        return None
    if g.infinitive(c) and lemma in words.verbs["urge"]:
        return None
    content: list[Range] = []
    for c in clauses:
        first, last = g.left[c], g.right[c]
        content.append((first, last))
    content.extend(_more(g, v, clauses))
    # An adverbial clause or a second sentence part that stands on the far side of the clause belongs to it.
    c = clauses[-1]
    if c > v:
        for k in g.kids[v]:
            if k > g.right[c] and g.dep[k] in {"advcl", "prep", "advmod"} and g.tag[k] != "VBG" and g.dep[k] == "advcl":
                content.append((g.left[k], g.right[k]))
    else:
        first = min(g.left[x] for x in clauses)
        told = set(clauses)
        out = [(g.left[k], g.right[k]) for k in g.kids[v] if k not in told and g.left[k] > first]
        content = cut(g, content, out)
        for k in g.kids[v]:
            if k < g.left[clauses[0]] and g.dep[k] in {"advcl", "prep", "advmod", "cc", "npadvmod"}:
                content.append((g.left[k], g.right[k]))
    value = {"say": 0.9, "think": 0.75, "show": 0.75}[kind]
    return _make(g, v, content, value, kind)


def _hearsay(g: Grid, words: Cues, v: int) -> Found | None:
    """ "is expected to", "was reported to have": nobody is named."""
    if not g.has(v, "auxpass") or g.child(v, "agent") >= 0 or g.lemma[v] not in words.verbs["hearsay"]:
        return None
    s, c = g.child(v, "nsubjpass"), g.child(v, "xcomp")
    if s < 0 or c < v or not g.infinitive(c):
        return None
    content = cut(g, [(g.left[s], g.right[s]), (g.left[c], g.right[c])], [])
    return Found(cue_range(g, v), v, None, -1, content, 0.5 * _tone(g, v), "hearsay")


def _more(g: Grid, v: int, clauses: list[int]) -> list[Range]:
    """ "said that it left, but it would return": a further sentence about "it" is still what was said."""
    if clauses[-1] < v:
        return []
    return [
        (g.left[c], g.right[c])
        for c in g.kids[v]
        if c > clauses[-1]
        and g.dep[c] == "conj"
        and g.pos[c] in _VERBS
        and (s := g.child(c, "nsubj")) >= 0
        and g.low[s] in _PRONOUNS
        and g.lemma[c] not in cues().verbs["say"]
    ]


def _inserted(g: Grid, words: Cues, v: int) -> Found | None:
    """ "The ship, she said, had left": the cue's clause stands inside the content."""
    thought = g.dep[v] == "parataxis" and g.lemma[v] in words.verbs["think"] and g.text[g.left[v]] == ","
    if g.lemma[v] not in words.verbs["say"] and not thought:
        return None
    if g.dep[v] not in {"parataxis", "advcl", "ccomp", "relcl", "intj", "dep"}:
        return None
    up = g.head[v]
    if g.dep[v] != "parataxis":
        if g.child(v, "nsubj") < 0 or g.child(v, "dobj") >= 0 or g.has(v, "mark"):
            return None
        before = g.left[v] - 1
        if before < 0 or g.text[before] not in {",", "”", '"', "''", "-", "—", "–"}:
            return None
        if g.dep[v] == "relcl":
            return _no_relative(g, v)
        if g.dep[v] == "ccomp" and g.left[v] > up:
            return None
    content = cut(g, [(g.left[up], g.right[up])], [(g.left[v], g.right[v])])
    if up < v and len(content) > 1:
        # "..., she said, a day after the ship sank": the time is the writer's
        content = [r for r in content if r[0] < v or g.low[r[0]] in _GOES_ON or not _temporal(g, r)]
    return _make(g, v, content, 0.85, "inserted")


def _no_relative(g: Grid, v: int) -> Found | None:
    """ "Troops shelled the port, the army said, and ...": a relative clause without its pronoun takes no comma before it."""
    up = g.head[v]
    while g.pos[up] not in _VERBS and g.head[up] != up:
        up = g.head[up]
    bare = g.low[g.left[v]] not in _RELATIVES and g.lemma[v] not in {"deny", "dispute"} and all(g.pos[i] not in _VERBS for i in range(g.left[v], v))
    if g.pos[up] not in _VERBS or up > g.left[v] or not bare or g.text[min(v + 1, len(g.tokens) - 1)] not in {",", ".", ";"}:
        return None
    return _make(g, v, [(g.left[up], g.left[v] - 2)], 0.8, "inserted")


def _temporal(g: Grid, r: Range) -> bool:
    """Whether a range opens with a time: "a day after", "hours before", "when"."""
    return any(g.low[i] in _TIMES for i in range(r[0], min(r[1], r[0] + 3) + 1))


def _as_told(g: Grid, words: Cues, v: int) -> Found | None:
    """ "As the paper reported last week, ..."."""
    up = g.head[v]
    put = g.lemma[v] == "put" and (o := g.child(v, "dobj")) >= 0 and g.low[o] == "it"  # "as the ministry put it"
    said = put or g.lemma[v] in words.verbs["say"]
    if up == v or g.dep[v] != "advcl" or not said or g.child(v, "nsubj") < 0:
        return None
    marked = any(g.low[c] == "as" and g.dep[c] in {"mark", "advmod"} for c in g.kids[v])
    if not marked or (g.child(v, "dobj", "ccomp", "xcomp") >= 0 and not put):
        return None
    return _make(g, v, cut(g, [(g.left[up], g.right[up])], [(g.left[v], g.right[v])]), 0.75, "as")


def _bare(g: Grid, v: int) -> Found | None:
    """A verb of saying that the parser gave no content: kept for a quotation or a colon to fill."""
    source, head, sure = _source(g, v)
    if source is None:
        return None
    return Found(cue_range(g, v), v, source, head, [], 0.85 * sure, "bare")


def _intended(g: Grid, words: Cues, v: int) -> Found | None:
    c = g.child(v, "xcomp")
    if c < 0 or c < v:
        return None
    lemma = g.lemma[v]
    if g.infinitive(c):
        if lemma not in words.verbs["intend"]:
            return None
    elif (g.tag[c] != "VBG" and not any(g.low[k] == "having" for k in g.kids[c])) or lemma not in words.verbs["gerund"]:
        return None
    return _make(g, v, [(g.left[c], g.right[c])], 0.55, "intend")


def _urged(g: Grid, words: Cues, v: int) -> Found | None:
    if g.lemma[v] not in words.verbs["urge"]:
        return None
    for c in g.kids[v]:
        if c > v and g.dep[c] in {"ccomp", "xcomp", "advcl"} and g.infinitive(c):
            o = g.child(v, "dobj", "dative")
            if g.dep[c] != "ccomp" and not v < o < c:
                continue
            content = [(g.left[c], g.right[c])]
            if v < o < c:
                if g.pos[o] == "PRON" or g.lemma[v] in {"ask", "tell"}:
                    pass
                else:
                    content.insert(0, (g.left[o], g.right[o]))
            return _make(g, v, content, 0.6, "urge")
    return None


def _called(g: Grid, words: Cues, v: int) -> Found | None:
    if g.lemma[v] not in words.verbs["call"]:
        return None
    o = g.child(v, "dobj")
    complement = g.child(v, "oprd")
    passive = g.child(v, "nsubjpass")
    if complement < 0:
        for c in g.kids[v]:
            if c > v and g.dep[c] == "prep" and g.low[c] == "as":
                complement = c
    if complement < 0:
        c = g.child(v, "ccomp", "xcomp")
        if (
            c > v
            and not g.infinitive(c)
            and g.pos[c] not in _VERBS
            and g.lemma[v] in {"call", "consider", "deem", "dub", "label", "think", "find", "declare", "brand", "term"}
        ):
            return _make(g, v, [(g.left[c], g.right[c])], 0.7, "call")
    if complement < 0:
        return None
    content = [(g.left[complement], g.right[complement])]
    for x in (o, passive):
        if x >= 0:
            content.append((g.left[x], g.right[x]))
    return _make(g, v, content, 0.7, "call")


def _prepositional(g: Grid, words: Cues, v: int) -> Found | None:
    lemma = g.lemma[v]
    for c in g.kids[v]:
        if c < v or g.dep[c] not in {"prep", "prt", "agent"}:
            continue
        verbs = words.prepositions.get(g.low[c])
        if verbs is None or lemma not in verbs:
            continue
        inner = next((k for k in g.kids[c] if g.dep[k] in {"pobj", "pcomp"}), -1)
        if inner < 0:
            continue
        o = g.child(v, "dobj")
        content = [(g.left[inner], g.right[inner])]
        if o >= 0 and (g.low[c] == "for" or (g.low[c] == "to" and lemma == "compare")):
            content = [(g.left[o], g.right[o]), (g.left[c], g.right[c])]
        if g.low[c] == "for" and _duration(g, inner):
            continue
        content.extend(
            (g.left[k], g.right[k])
            for k in g.kids[v]
            if k > inner
            and g.dep[k] in {"xcomp", "advcl"}
            and g.infinitive(k)
            and g.child(k, "nsubj") < 0
            and lemma in {"call", "appeal", "plead", "rely", "push", "press", "vote", "beg", "argue", "pray"}
        )
        extra = [] if any(g.low[k] == g.low[c] and g.dep[k] == "prt" for k in g.kids[v]) else [(c, c)]
        return _make(g, v, content, 0.5, "prep", extra)
    return None


def _duration(g: Grid, n: int) -> bool:
    return g.lemma[n] in {"minute", "hour", "day", "week", "month", "year", "decade", "time", "while"}


def _object(g: Grid, words: Cues, v: int) -> Found | None:
    lemma = g.lemma[v]
    verbs = words.verbs
    judge, topic = lemma in verbs["judge"], lemma in verbs["topic"]
    if not judge and not topic:
        return None
    o = g.child(v, "dobj")
    if o < 0 and g.has(v, "auxpass"):
        o = g.child(v, "nsubjpass")
        if g.child(v, "agent") < 0:
            return None
    if o < 0:
        return None
    confidence = 0.5 if judge else 0.45
    if lemma in verbs["weak"]:
        confidence *= 0.8
    content = [(g.left[o], g.right[o])]
    for c in g.kids[v]:
        joins = g.low[c] == "to" and lemma in {
            "link",
            "tie",
            "compare",
            "liken",
            "connect",
            "equate",
            "attribute",
            "ascribe",
        }
        if (
            c > o
            and g.dep[c] in {"prep", "dative"}
            and (joins or g.low[c] in {"for", "over", "as", "about", "on", "against", "of"})
        ):
            content.append((g.left[c], g.right[c]))
    return _make(g, v, content, confidence, "judge" if judge else "topic")
