"""Who said it: every attribution of a text, from its constructions and its quotations.

Two views. `find_attributions` gives what is reported (said, thought, shown, alleged), reports inside reports included: the
claims' reader asks it who speaks for an event. `outermost` gives every attribution, attitudes and intentions too, but none
that stands within another's content, as the PolNeAR corpus has them.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from foederis.claims import AttributionSpans
from foederis.reading._attribution_cues import candidates
from foederis.reading._attribution_grid import Grid
from foederis.reading._attribution_labels import closings, labels, signatures
from foederis.reading._attribution_lexicon import cues
from foederis.reading._attribution_quotes import fit_quotations
from foederis.reading._attribution_reports import reports
from foederis.reading._attribution_sides import Found
from foederis.reading._attribution_tags import tags

__all__ = ["find_attributions", "outermost"]

Doc = Any

_HOLDS = 0.3  # what a likelier reading holds inside itself is no reading of its own
_LEAST = 0.35  # below, fewer than one in three was right


def find_attributions(doc: Doc) -> list[AttributionSpans]:
    """Who is reported to say, think or show what, in order of the text; reports within reports stand by themselves.

    Time is linear in the text for a bounded depth of clauses.
    """
    g = Grid(doc)
    return [_spans(g, f) for f in reports(g, tags(g, _all(g)))]


def outermost(doc: Doc) -> list[AttributionSpans]:
    """Every attribution that stands in no other's content, with a confidence, in order of the text."""
    g = Grid(doc)
    return [_spans(g, f) for f in _outermost(g, _all(g))]


def _all(g: Grid) -> list[Found]:
    return [f for f in [*labels(g), *signatures(g), *fit_quotations(g, [*candidates(g), *closings(g)])] if f.content]


def _outermost(g: Grid, found: list[Found]) -> list[Found]:
    """Without those whose cue another's content holds."""
    change = [0] * (len(g.tokens) + 1)
    for f in found:
        if f.confidence >= _HOLDS:
            for a, b in f.content:
                change[a] += 1
                change[b + 1] -= 1
    over = list(accumulate(change))
    kept = []
    for f in found:
        own = sum(a <= f.main <= b for a, b in f.content) if f.confidence >= _HOLDS else 0
        if over[f.main] <= own and f.confidence >= _LEAST:
            kept.append(f)
    return kept


def _spans(g: Grid, f: Found) -> AttributionSpans:
    kind = f.kind
    if kind == "indirect" and f.head >= 0 and g.lemma[f.head] in cues().documents:
        kind = "document"
    return AttributionSpans(
        (g.chars(f.source),) if f.source else (),
        tuple(g.chars(r) for r in f.cue),
        tuple(g.chars(r) for r in f.content),
        g.chars((f.head, f.head)) if f.head >= 0 else None,
        round(min(0.99, f.confidence), 3),
        kind,
    )
