"""Dates and quantities to the events that they belong to, along the parse."""

from __future__ import annotations

from typing import Any

from foederis.claims import Quantity, When
from foederis.reading._raw import Raw

__all__ = ["bind_dates", "bind_quantities", "token_at"]

Token = Any

_PLEDGES = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT"})


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


def _climb(t: Token, index: dict[int, list[Raw]]) -> tuple[list[Raw], Token | None]:
    steps = 0
    while steps < 12:
        if t.i in index:
            return index[t.i], t
        if t.dep_ in {"ROOT", "relcl"}:
            break
        t = t.head
        steps += 1
    return [], None


def bind_dates(doc: Any, raws: list[Raw], spans: list[Any]) -> dict[int, When]:
    """The date of each event by `id(raw)`: the date phrase whose governing predicate it is, the nearest one first."""
    index = _index(raws)
    bound: dict[int, tuple[int, When]] = {}
    for span in spans:
        if span.relation == "comparison":
            continue
        t = token_at(doc, span.start)
        if t is None:
            continue
        if span.relation == "offset":
            last = token_at(doc, max(span.start, span.end - 1))
            if last is None:
                continue
            for x in doc[last.i + 1 : last.sent.end]:
                if x.i in index:
                    for raw in index[x.i]:
                        bound.setdefault(id(raw), (0, span.when))
                    break
            continue
        found, at = _climb(t, index)
        for raw in found:
            if at is not None and at.i != raw.token.i and raw.event in _PLEDGES and raw.operator:
                continue
            if getattr(span, "tense", "past") == "future" and raw.event in _PLEDGES:
                continue
            distance = abs(t.i - raw.token.i)
            old = bound.get(id(raw))
            if old is None or distance < old[0]:
                bound[id(raw)] = distance, span.when
    for raw in raws:
        t = raw.token
        if id(raw) not in bound and t.dep_ == "conj" and not raw.noun:
            for head in index.get(t.head.i, []):
                got = bound.get(id(head))
                if got is not None and head is not raw and got[0] and head.token.i < t.i:
                    # a date before the first of joined verbs holds for all
                    first = min((s.start for s in spans if s.when == got[1]), default=head.token.idx)
                    if first < head.token.idx:
                        bound[id(raw)] = got
    return {k: v[1] for k, v in bound.items()}


def bind_quantities(raws: list[Raw], found: list[Any]) -> dict[int, tuple[Quantity, ...]]:
    """What and how many of it by `id(raw)`: the quantities inside the event's objects."""
    out: dict[int, tuple[Quantity, ...]] = {}
    for raw in raws:
        heads = [o for o in raw.objects if o is not None]
        items: list[Quantity] = []
        for head in heads:
            left, right = head.left_edge.idx, head.right_edge.idx + len(head.right_edge.text)
            for q in found:
                if left <= q.start < right or left <= getattr(q, "item_start", -1) < right:
                    quantity = getattr(q, "quantity", q)
                    if isinstance(quantity, Quantity) and quantity not in items:
                        items.append(quantity)
        out[id(raw)] = tuple(items)
    return out
