"""Quotations fitted to the cues beside them: whole quotes, quotes split by their cue, quotes that run over sentences."""

from __future__ import annotations

from foederis.reading._attribution_grid import Grid, Range
from foederis.reading._attribution_lexicon import cues
from foederis.reading._attribution_sides import Found, cut

__all__ = ["fit_quotations"]

_MOST = 40  # quotations of one speaker in one paragraph
_CLOSING = frozenset({"say", "inserted", "bare"})
_SAYING = frozenset({"say", "inserted", "bare", "think"})


def fit_quotations(g: Grid, found: list[Found]) -> list[Found]:
    """The same attributions with their contents widened to whole quotations; cues within quotations count for less."""
    taken: set[int] = set()
    for f in found:
        q = g.quote[f.main]
        if q >= 0:
            f.confidence *= 0.45
            continue
        if f.pattern in _SAYING:
            _beside(g, f, taken)
        if f.pattern == "bare" and not f.content:
            _closed_by(g, f)
        _whole(g, f)
        if f.pattern in _CLOSING:
            _to_the_start(g, f)
    _go_on(g, found)
    return found


def _whole(g: Grid, f: Found) -> None:
    """Widen a content that begins or ends inside a quotation to the whole of it, but not over its own cue or source."""
    spans: list[Range] = []
    for a, b in f.content:
        for end in (a, b):
            q = g.quote[end]
            if q < 0:
                continue
            x, y = g.quotes[q]
            if x <= f.main <= y:
                continue
            a, b = min(a, x), max(b, y)
        if a > 0 and g.quote[a - 1] >= 0 and g.quotes[g.quote[a - 1]][0] == a - 1:
            a -= 1
        if b + 1 < len(g.text) and g.quote[b + 1] >= 0 and g.quotes[g.quote[b + 1]][1] == b + 1:
            b += 1
        spans.append((a, b))
    own = list(f.cue) + ([f.source] if f.source else [])
    f.content = cut(g, spans, own) or f.content
    if any(g.quote[a] >= 0 for a, _ in f.content):
        f.kind = "direct"


def _closed_by(g: Grid, f: Found) -> None:
    """ "..., the minister said." where the parser lost the clause: everything before the comma."""
    if f.source is None:
        return
    first, last = g.sents[g.sent[f.main]]
    opens, closes = min(f.source[0], f.main), max(f.source[1], f.main)
    if last - closes > 6 or opens - first < 5 or g.text[opens - 1] != ",":
        return
    if any((g.dep[c] == "advcl" and c < f.main) or (g.dep[c] == "aux" and g.tag[c] == "MD") for c in g.kids[f.main]):
        return  # "were Chad to attack, Mali would protest"
    f.content = cut(g, [(first, opens - 1)], [])
    f.confidence *= 0.9


def _to_the_start(g: Grid, f: Found) -> None:
    """ "X, but Y, the minister said." at the end of a sentence covers all of it."""
    if not f.content or f.source is None or g.dep[f.main] == "relcl":
        return
    first, last = g.sents[g.sent[f.main]]
    opens, closes = min(f.source[0], f.main), max(f.source[1], f.main)
    a, b = f.content[0]
    if b >= opens or a <= first or g.sent[a] != g.sent[f.main] or last - closes > 6:
        return
    if opens - b > 3 or any(
        g.quote[i] != g.quote[a] for i in (first, a) if g.quote[i] >= 0 and g.quote[i] == g.quote[f.main]
    ):
        return
    first = next((i + 1 for i in range(a - 1, first, -1) if g.text[i] == ";" and g.quote[i] < 0), first)
    f.content[0] = cut(g, [(first, b)], [])[0]


def _beside(g: Grid, f: Found, taken: set[int]) -> None:
    """Add the quotation that ends just before the cue's clause and the one that begins just after it."""
    edges = [f.main, *(x for r in f.cue for x in r)]
    if f.source:
        edges += [f.source[0], f.source[1]]
    first, last = min(edges), max(edges)
    before = _before(g, first)
    after = _after(g, f, last)
    for q in (before, after):
        if q < 0 or q in taken:
            continue
        x, y = g.quotes[q]
        if x <= f.main <= y or y - x < 3:
            continue
        taken.add(q)
        if not any(a <= x and y <= b for a, b in f.content):
            f.content = cut(g, [*f.content, (x, y)], [])


def _before(g: Grid, first: int) -> int:
    i = first - 1
    steps = 0
    while i >= 0 and steps < 4:
        q = g.quote[i]
        if q >= 0:
            return q if g.quotes[q][1] == i else -1
        if g.text[i] not in {",", "-", "—", "–"} and g.low[i] not in {"and", "but", "as"}:
            return -1
        i -= 1
        steps += 1
    return -1


def _after(g: Grid, f: Found, last: int) -> int:
    """A quotation that opens in the cue's sentence after a comma, a colon or "that", with only modifiers in between."""
    end = g.sents[g.sent[f.main]][1]
    i = last + 1
    steps = 0
    n = len(g.text)
    while i < n and steps < 14:
        q = g.quote[i]
        if q >= 0:
            if g.quotes[q][0] != i:
                return -1
            previous = g.text[i - 1]
            return q if previous in {",", ":"} or g.low[i - 1] == "that" or i - 1 == last or "\n" in previous else -1
        if i > end and g.text[i - 1] != ":" and "\n" not in g.text[i]:
            return -1
        if g.pos[i] == "VERB" and (g.tag[i] in {"VBD", "VBZ", "VBP"} or g.lemma[i] in cues().verbs["say"]):
            return -1
        i += 1
        steps += 1
    return -1


def _go_on(g: Grid, found: list[Found]) -> None:
    """A quotation that follows an attributed one in its paragraph, with no cue of its own, is the same speaker's."""
    holder: dict[int, Found] = {}
    for f in found:
        if g.quote[f.main] >= 0:
            continue
        for a, b in f.content:
            for end in (a, b):
                q = g.quote[end]
                if q >= 0 and (q not in holder or holder[q].confidence < f.confidence):
                    holder[q] = f
    previous: Found | None = None
    where = -1
    for q, (x, y) in enumerate(g.quotes):
        owner = holder.get(q)
        if g.paragraph[x] != where:
            previous, where = None, g.paragraph[x]
        if owner is not None:
            if owner.pattern in _SAYING:
                previous = owner
            continue
        if previous is None or y - x < 5 or len(previous.content) > _MOST:
            continue
        starts = (
            x == 0
            or g.sent[x - 1] != g.sent[x]
            or g.tokens[x].is_sent_start
            or g.text[x - 1] in {",", ".", ":", "?", "!"}
        )
        end = max(previous.main, *(b for _, b in previous.content))
        near = x - end <= 12 or g.sent[x] - g.sent[end] <= 1
        if starts and near:
            previous.content = cut(g, [*previous.content, (x, y)], [])
            previous.kind = "direct"
            holder[q] = previous
