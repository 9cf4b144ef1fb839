"""`resolve`: one name, one day, every reading."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from foederis import states
from foederis.actors._parse import direct, parse, pieces
from foederis.actors._rank import rank
from foederis.actors._store import Named, store
from foederis.claims import Actor

__all__ = ["resolve"]


def resolve(name: str, on: dt.date | None = None) -> list[Actor]:
    """Who is meant by a name on a day: every reading, best first; empty where the name means no one that we know.

    `name` may be a state in any common form, a demonym, a capital, a seat of power, a body ("the Iranian foreign
    ministry"), a person with or without title and first name, an office ("Venezuela's president"), an international
    body or an armed group (state None), or an ISO code in capitals. `on` decides who held an office and which state a
    historical name means; without it the last known office counts. A person out of office that day is still given, at
    lower weight, sector ELI, with a note.

    >>> [(a.state, a.kind) for a in resolve("the Kremlin's", dt.date(2025, 12, 14))]
    [('RUS', 'metonym')]
    >>> sorted(a.state for a in resolve("Congo"))
    ['COD', 'COG']
    >>> resolve("Jordan Peterson")
    []
    """
    text = name.strip().strip('"“”«»()[]').strip()
    if not text or len(text) > 200:
        return []
    parts = pieces(text)
    if store().names.get(" ".join(p.key for p in parts)) == "-":
        return []
    found = direct(parts, on)
    if len(text) == 3 and text.isupper() and text in states.STATES and all(a.state != text for a in found):
        found = [Actor(states.name_of(text), text, "GOV", "state", weight=0.97), *found]
        found.sort(key=lambda a: -a.weight)
    return found or parse(parts, on) or _near(" ".join(p.key for p in parts), text, on)


def _near(key: str, text: str, on: dt.date | None) -> list[Actor]:
    """Names one slip away (two from thirteen letters on), for long names that start alike; at half weight and said so.

    Lengths from 6,749 names of organisations, firms and their people, none of which should come back: at seven and
    eleven letters "The Guardian" and one person did.
    """
    if len(key) < 8 or not text[:1].isupper():
        return []
    allowed = 1 if len(key) < 13 else 2
    best: list[tuple[int, str]] = []
    for other in store().names:
        if (
            other[0] == key[0]
            and abs(len(other) - len(key)) <= allowed
            and len(other) > 5
            and other.count(" ") == key.count(" ")
        ):
            d = _distance(key, other, allowed)
            if d <= allowed:
                best.append((d, other))
    if not best:
        return []
    nearest = min(d for d, _ in best)
    named: list[Named] = []
    for d, other in sorted(best):
        if d == nearest:
            named += [
                n
                for n in store().look(other)
                if not n.exact and not n.quiet and n.reading.kind in ("state", "leader", "minister", "capital")
            ]
    actors = rank(named, on)
    return [
        replace(a, weight=round(a.weight * 0.5, 3), note="; ".join(x for x in (f"read as {a.name}", a.note) if x))
        for a in actors
    ]


def _distance(a: str, b: str, limit: int) -> int:
    """Levenshtein's distance, given up beyond the limit."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (x != y)))
        if min(new) > limit:
            return limit + 1
        row = new
    return row[-1]
