"""Who said it: the simplest version, speech verbs with a clause and "according to"."""

from __future__ import annotations

from typing import Any

from foederis.claims import AttributionSpans

__all__ = ["find_attributions"]

Doc = Any
Token = Any

SPEECH = frozenset(
    """say tell report announce claim state add note explain declare insist assert maintain argue acknowledge admit confirm
    believe think suggest estimate reveal disclose stress quote write predict concede deny allege contend warn
    retort reply reiterate emphasize emphasise repeat promise remark comment tweet recall indicate show find""".split()
)


def _span(tokens: list[Token]) -> tuple[int, int]:
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _phrase(head: Token) -> tuple[int, int]:
    inside = [t for t in head.subtree if not any(a.dep_ in {"relcl", "acl", "appos"} and a.is_ancestor(t) or (t.dep_ in {"relcl", "appos"}) for a in t.ancestors if head.is_ancestor(a))]
    inside = [t for t in inside if t.dep_ != "punct" or t.i < head.i] or [head]
    return _span(inside)


def find_attributions(doc: Doc) -> list[AttributionSpans]:
    """Attributions of a parsed text as character spans."""
    found: list[AttributionSpans] = []
    for t in doc:
        if t.lemma_.lower() in SPEECH and t.pos_ == "VERB":
            content = next((c for c in t.children if c.dep_ == "ccomp"), None)
            if content is None:
                continue
            who = next((c for c in t.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            if who is None and t.dep_ == "conj":
                who = next((c for c in t.head.children if c.dep_ == "nsubj"), None)
            if who is None:
                continue
            inside = list(content.subtree)
            found.append(
                AttributionSpans((_phrase(who),), (_span([t]),), (_span(inside),), _span([who]), 0.8)
            )
        elif t.lower_ == "according":
            to = next((c for c in t.children if c.lower_ == "to"), None)
            who = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            if who is None:
                continue
            inside = [x for x in t.head.subtree if not (x is t or t.is_ancestor(x))]
            if inside:
                found.append(AttributionSpans((_phrase(who),), (_span([t, to]),), (_span(inside),), _span([who]), 0.8))
    return found
