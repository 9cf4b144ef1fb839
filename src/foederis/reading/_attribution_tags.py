"""Speakers named between commas or at a sentence's end, by the order of the words: "..., state radio in Lima reported on
Monday", "Chile, a diplomat reckons, shipped ...", "by Quito's count", "So says an envoy"."""

from __future__ import annotations

import re

from foederis.reading._attribution_extent import JOINS, contrasted, past_colon, second_only
from foederis.reading._attribution_extent import content as covered
from foederis.reading._attribution_forms import mistaken
from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_lexicon import cues
from foederis.reading._attribution_names import LONGEST, OPENS, Named, as_told, by_account, hyphened, name_of, reduced
from foederis.reading._attribution_sides import Found, cut, trim
from foederis.reading._attribution_tales import TALES, tales
from foederis.reading._lemmas import TIMES
from foederis.reading._words import words

__all__ = ["tags"]

_WHENCE = frozenset({"by", "in", "on", "from", "to"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_AFTER = frozenset(
    {
        "aloud",
        "by",
        "before",
        "during",
        "from",
        "through",
        "over",
        "under",
        "on",
        "last",
        "yesterday",
        "today",
        "this",
        "in",
        "to",
        "late",
        "early",
        "at",
        "earlier",
        "afterwards",
        "later",
        "after",
        "again",
    }
)
_MARKS = frozenset({'"', "“", "”", "''", "``"})
_RAW = words(
    "say tell report announce claim write add reckon believe insist argue maintain allege warn note state explain recall confirm acknowledge complain"
)
_MORE = words(
    """murmur whisper testify counter retort mutter grumble guess suspect suppose judge calculate estimate fear swear attest
    relate recount repeat reiterate stress conclude concede admit hint suggest contend charge protest object reply respond answer
    declare inform broadcast relay confide intimate count tally speculate surmise think fear expect hope worry doubt
    imagine foresee predict presume assume understand"""
)
_LATER = words("later subsequently afterwards only merely eventually then")
_OPENLY = words("begin leak order demand find hold charge read rule press submit issue propose recommend urge")
_TOLD = words("tell remind assure inform notify")  # whose hearer stands behind them
_SELF = words("itself himself herself themselves it him them")
_PHRASED = re.compile(
    r"(?P<who>.{2,120}?) (?P<cue>let it be (?:known|understood)|(?:has |had )?lets? (?:it )?slip(?: out)?|(?:would )?(?:has|have|had) it|put it about|owned up|(?:let|lets|letting) (?P<whom>[\w ]{2,40}) (?:know|understand)"
    r"|(?:made|makes|make) (?:it )?(?:known|clear|plain)|(?:is|was|are|were) (?:said|reported|understood|believed|thought|quoted) to have "
    r"(?:told|said|warned|assured|informed|confided|written|let))(?: |$)"
)
_LIGHT = words("let lets letting made make makes have has had put owned")
_BREAKS = frozenset({";", ":", "—", "–"})


def tags(g: Grid, found: list[Found]) -> list[Found]:
    """What the order of the words shows and the parse missed, in the place of what was found at the same words."""
    said = (_RAW | _MORE | cues().verbs["say"] | cues().verbs["aside"]) - {"hold", "find"}
    known = {(f.main, f.head) for f in found if f.pattern in {"say", "think", "show", "inserted", "bare"}}
    told = [f for f in tales(g) if (f.main, f.head) not in known]
    better = {(f.main, f.head) for f in told}
    kept = [*(f for f in found if (f.main, f.head) not in better), *told]
    for first, last in g.sents:
        for a, b in _stretches(g, first, last):
            for hit in _in_stretch(g, a, b, said):
                kept = _put(g, kept, hit, (a, b))
        hit2 = _so_says(g, first, last, said)
        if hit2 is not None:
            kept = _put(g, kept, hit2, (first, last))
    for n, f in enumerate(kept):
        kept[n] = past_colon(g, second_only(g, contrasted(g, f)))
    kept.sort(key=lambda f: f.main)
    return kept


def _put(g: Grid, found: list[Found], hit: Found, whole: Range) -> list[Found]:
    """Add an attribution unless one that is as good has the same cue; a reading of the same words that misses it goes."""
    out = []
    for f in found:
        own = f.source is not None and hit.source is not None and f.head == hit.head
        same = f.main == hit.main or (hit.cue[0][0] <= f.main <= hit.cue[-1][1])
        if (
            same
            and own
            and f.pattern in {"say", "inserted", "bare", "think", "show", "as", "according", "label"}
            and f.content
        ):
            if f.pattern in {"inserted", "bare", "say", "think"}:  # the order of the words shows all that it covers
                rest = [(x, y) for x, y in f.content if y < whole[0] or x > whole[1] or g.quote[x] >= 0]
                f.content = cut(g, [*rest, *hit.content], [])
            return found
        if same:
            continue
        out.append(f)
    return [*out, hit]


def _stretches(g: Grid, first: int, last: int) -> list[Range]:
    """The parts of a sentence between semicolons."""
    found, start = [], first
    for i in range(first, last + 1):
        if g.text[i] == ";":
            found.append((start, i - 1))
            start = i + 1
    found.append((start, last))
    return [(a, b) for a, b in found if b - a > 3]


def _segments(g: Grid, a: int, b: int) -> list[Range]:
    """What stands between commas, outside of quotations."""
    found, start = [], a
    for i in range(a, b + 1):
        if g.text[i] == "," and (g.quote[i] < 0 or (i < b and g.text[i + 1] in _MARKS)):
            found.append((start, i - 1))
            start = i + 1
    found.append((start, b))
    return found


def _in_stretch(g: Grid, a: int, b: int, said: frozenset[str]) -> list[Found]:
    segments = _segments(g, a, b)
    found: list[Found] = []
    for n, (x, y) in enumerate(segments):
        r = trim(g, (x, y))
        if r is None:
            continue
        lone = len(segments) == 1
        colon = next((i for i in range(r[0] + 2, r[1]) if g.text[i] == ":" and g.quote[i] < 0), r[1] + 1)
        last = n == len(segments) - 1 or colon <= r[1] or _trails(g, segments, n)
        hit = None if lone else _tag(g, (r[0], colon - 1), said, last)
        own = n
        if hit is None and n > 1 and g.lemma[r[0]] in said and g.tag[r[0]] in _FINITE:
            hit, own = _named_before(g, segments, n, r)
        if hit is None:
            continue
        cue, head, source, sure = hit
        content = covered(g, segments, n, own, (a, b), source, colon <= r[1])
        if content is None:
            continue
        found.append(Found([cue], cue[0], source, head, content, sure, "inserted"))
    return found


def _trails(g: Grid, segments: list[Range], n: int) -> bool:
    """Whether nothing but a participle or a second sentence follows: "..., a defector maintains, contradicting Quito"."""
    rest = trim(g, segments[n + 1])
    if rest is None:
        return False
    return g.low[rest[0]] in JOINS or (n == len(segments) - 2 and g.tag[rest[0]] == "VBG")


def _tag(g: Grid, r: Range, said: frozenset[str], final: bool) -> Named | None:
    """Cue, head and range of the speaker where a stretch between commas is nothing but a tag."""
    x, y = r
    while g.text[x] in _MARKS and x < y:
        x += 1
    if g.low[x] in {"or", "so", "and"} and x + 1 < y and g.low[x + 1] in {"so", "at"}:
        x += 2 if g.low[x + 1] == "so" else 1
    elif (
        g.low[x] == "so"
        and x < y
        and g.pos[x + 1] in OPENS
        and not any(g.pos[i] in {"VERB", "AUX"} for i in range(x, y + 1))
    ):
        return name_of(g, (x, x), (x + 1, y), 0.7)  # "..., so the prosecutor"
    if g.low[x] in _WHENCE:
        return by_account(g, x, y)
    if g.low[x] in {"if", "as", "the"}:
        known = as_told(g, x, y)
        if known is not None:
            return known
    phrased = _phrased(g, x, y)
    if phrased is not None:
        return phrased
    verbs = [i for i in range(x, y + 1) if g.pos[i] in {"VERB", "AUX"} and g.dep[i] not in {"amod", "compound"} and not hyphened(g, i)]
    if g.low[x] == "if" and len(verbs) > 1 and g.low[y] == "believed" and g.low[y - 1] == "be":
        return name_of(g, (verbs[0], y), (x + 1, verbs[0] - 1), 0.7)
    if g.low[x] == "if" and g.low[y] in {"right", "correct"} and g.lemma[y - 1] == "be":
        return name_of(g, (y - 1, y), (x + 1, y - 2), 0.7)
    quoted = next(
        (i for i in range(x, y - 1) if g.low[i] == "quoted" and g.low[i + 1] == "as" and g.lemma[i + 2] == "say"), -1
    )
    if quoted > x + 1 and g.lemma[quoted - 1] == "be":
        return name_of(g, (quoted + 2, quoted + 2), (x, quoted - 2), 0.8)
    able = [i for i in range(x, y + 1) if _finite(g, x, i) and g.lemma[i] in said and g.dep[i] not in {"amod", "compound"}]
    v = next((i for i in able if i == y or not reduced(g, i)), able[0] if able else -1)
    if v < 0 and y - x < LONGEST:
        v = _shown(g, x, y)
        v = v if v < 0 or g.tag[v] != "NNS" else -1
    who = next((i for i in range(x + 1, y) if g.low[i] == "who" and g.pos[i - 1] in {"NOUN", "PROPN"}), -1)
    if 0 < who < (late := max((i for i in verbs if g.tag[i] in _FINITE and g.lemma[i] in said), default=-1)):
        told = late == y or g.lemma[late] == "tell" or g.low[late + 1] in _AFTER
        return (
            name_of(g, (late, late), (x, who - 1), 0.75) if told and v >= who else None
        )  # "an envoy who asked not to be named said"
    if (
        v < 0
        and x < y
        and g.lemma[x] in said | {"murmur"}
        and g.low[x].endswith(("s", "ed", "te"))
        and g.pos[x + 1] in OPENS
    ):
        v = x
    if (
        v < 0
        and (final or g.low[x] in {"a", "an"})
        and (g.lemma[y] in said or _shown(g, x, y) == y)
        and g.pos[y] in {"NOUN", "VERB"}
        and (g.pos[y - 1] in {"NOUN", "PROPN"} or g.low[y - 1] in cues().outlets | {"general"})
        and y > x
    ):
        # "..., insiders murmur", "..., the army maintains", where the tagger took the verb for a noun
        name = next((i for i in range(x, y - 1) if g.pos[i + 1] == "ADP"), y - 1)
        plural = g.tag[name] in {"NNS", "NNPS"}
        v = y if plural != (g.low[y].endswith("s") and g.tag[y] != "NN") else -1
    if v < 0:
        v = mistaken(g, x, y, said, final)
    opens = _opening(g, x, v)
    if v < 0 or any(
        not opens <= i <= v and not (i < v and reduced(g, i)) and not (i > v + 1 and g.tag[i] == "VBG") for i in verbs
    ):
        return None
    if v - 1 in verbs and g.pos[v - 1] == "VERB":
        return None
    if v == x:
        if g.lemma[v] in _OPENLY | {"tell"} or x + 1 >= len(g.low) or g.low[x + 1] in _SELF:
            return None
        if x == g.sents[g.sent[x]][0] and g.tag[x] == "VBN":
            return None  # "Denied a runway, Riga paid"
        if g.tag[x + 1] == "PRP$" and g.lemma[v] not in _RAW:
            return None  # "Riga, its ally, repeated its support"
        return name_of(g, (v, v), (x + 1, y), 0.75)
    told = g.lemma[v] in _TOLD
    if v < y and not (
        told or g.low[v + 1] in _AFTER or g.pos[v + 1] in {"ADV", "PROPN", "DET", "ADJ"} or g.tag[v + 1] == "RP"
    ):
        return None
    if (
        v < y
        and g.pos[v + 1] in {"PROPN", "DET", "ADJ"}
        and not told
        and g.low[v + 1] not in _AFTER
        and g.lemma[v + 1] not in TIMES
    ):
        return None
    if v < y and g.low[v + 1] in {"of", "that", "to"} and g.lemma[v] not in {"say", "report", "tell"}:
        heard = g.low[v + 1] == "to" and v + 1 < y and g.pos[v + 2] in OPENS  # "complained to the council"
        if not heard:
            return None
    if g.pos[v - 1] == "CCONJ":
        return None
    return name_of(g, (v, v), (x, opens - 1), 0.8)


def _finite(g: Grid, x: int, i: int) -> bool:
    """A finite form, or a bare one behind its auxiliary: "a minister would later confide"."""
    return g.tag[i] in _FINITE or (g.tag[i] == "VB" and g.low[i - 1] in _LATER and g.tag[_opening(g, x, i)] == "MD")


def _opening(g: Grid, x: int, v: int) -> int:
    """Where a verb begins with its auxiliaries: "would later confide"."""
    at = i = v
    while i - 1 > x and (g.pos[i - 1] in {"AUX", "ADV"} or g.low[i - 1] in {"not", "n't"}):
        i -= 1
        at = i if g.pos[i] == "AUX" else at
    return at


def _phrased(g: Grid, x: int, y: int) -> Named | None:
    """ "A general let it be known", "an envoy is said to have told": a tag of several verbs."""
    low = g.low[x : y + 1]
    if y - x > 2 * LONGEST or not any(w in _LIGHT for w in low):
        return None
    hit = _PHRASED.match(" ".join(low))
    if hit is None:
        return None
    before = hit["who"].count(" ") + 1
    size = hit["cue"].count(" ") + 1
    return name_of(g, (x + before, x + before + size - 1), (x, x + before - 1), 0.75)


def _shown(g: Grid, x: int, y: int) -> int:
    """The verb of "a leaked paper shows": what papers and pictures do."""
    shows, papers = cues().verbs["show"], cues().documents | {"decree", "circular", "picture", "note"}
    for i in range(x + 1, y + 1):
        if g.lemma[i] in shows and (
            g.tag[i] in {"VBZ", "VBP", "VBD"} or (i == y and g.tag[i] == "NNS" and g.low[x] in {"a", "an"})
        ):
            return i if any(g.lemma[k] in papers for k in range(x, i)) else -1
    return -1


def _named_before(g: Grid, segments: list[Range], n: int, r: Range) -> tuple[Named | None, int]:
    """ "..., Chile's minister, Ana Ruiz, told the radio": the speaker stands before the comma; with where the name begins."""
    v = r[0]
    told = g.lemma[v] == "tell" and v < r[1] and g.pos[v + 1] in OPENS
    if not told and v < r[1] and g.low[v + 1] not in _AFTER and g.lemma[v + 1] not in TIMES:
        return None, n
    if any(g.pos[i] == "VERB" for i in range(v + 1, r[1] + 1)):
        return None, n
    hit, own = None, n
    for k in range(n - 1, max(0, n - 4), -1):
        if k == n - 1 and k > 1 and g.tag[segments[k][0]] == "VBG":
            continue  # "a diplomat, asking not to be named, said"
        name = name_of(g, (v, v), segments[k], 0.8)
        if name is None or any(g.pos[i] in {"VERB", "AUX"} for i in range(segments[k][0], segments[k][1] + 1)):
            break
        hit, own = (name[0], name[1], (name[2][0], hit[2][1]) if hit else name[2], name[3]), k
    return hit, own


def _so_says(g: Grid, first: int, last: int, said: frozenset[str]) -> Found | None:
    """ "So says an envoy.", "That is the account of an envoy.", "The daily cited two officials.": about the sentence before."""
    n = g.sent[first]
    colon = next((i for i in range(last - 1, first + 4, -1) if g.text[i] in {":", "–", "—"} and g.quote[i] < 0), -1)
    r = trim(g, (colon + 1 if colon > 0 else first, last))
    if r is None or (n == 0 and colon < 0) or not 2 <= r[1] - r[0] <= LONGEST + 4:
        return None
    x, y = r
    before = trim(g, (first, colon - 1) if colon > 0 else g.sents[n - 1])
    if before is None or (colon > 0 and g.low[x] not in {"so", "that", "this", "such"}):
        return None
    hit: Named | None = None
    if g.low[x] == "so" and x + 2 <= y and g.lemma[x + 1] in said:
        hit = name_of(g, (x + 1, x + 1), (x + 2, y), 0.7)
    elif g.low[x] in {"that", "this", "such"} and g.lemma[x + 1] == "be":
        of = next(
            (i for i in range(x + 2, min(y, x + 6)) if g.lemma[i] in TALES | {"claim"} and g.low[i + 1] == "of"), -1
        )
        owner = next((i for i in range(x + 2, y) if g.low[i] in {"'s", "’s"}), -1)
        if of > 0:
            hit = name_of(g, (of, of), (of + 2, y), 0.65)
        elif owner > 0 and any(g.lemma[i] in TALES | {"claim"} for i in range(owner, y + 1)):
            hit = name_of(g, (owner, y), (x + 2, owner - 1), 0.65)
    elif (
        cite := next((i for i in range(x + 1, y) if g.low[i] in {"cited", "quoted", "cites", "quotes"}), -1)
    ) > 0 and not any(g.pos[i] == "VERB" and i != cite for i in range(x, y + 1)):
        hit = name_of(g, (cite, cite), (cite + 1, y), 0.65)
    if hit is None:
        return None
    return Found([hit[0]], hit[0][0], hit[2], hit[1], [before], hit[3], "inserted")
