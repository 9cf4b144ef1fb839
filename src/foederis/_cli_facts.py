"""`foederis who`, `foederis facts`, `foederis almanac`: what the actors and the almanac know."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from foederis.errors import UnknownName

WIDTH = 80


def _day(text: str | None) -> dt.date:
    from foederis import outlook

    return outlook.parse_date(text) if text else dt.date.today()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "", wide: int = -1, width: int = WIDTH) -> str:  # noqa: ARG001
    """A table as text under a title; `wide` is left to callers that name the widest column, which is found here."""
    from foederis.rendering._text import clean, columns, wrapped

    lines = columns(head, [[clean(c) for c in r] for r in rows], width=width)
    return "\n".join([*(wrapped(clean(title), width) if title else []), *lines]) + "\n"


def who(name: str, on: str | None, format_: str) -> str:
    """Every reading of a name on a day."""
    from foederis import actors, states
    from foederis.rendering._text import clean, columns, wrapped

    day = _day(on)
    found = actors.resolve(name, on=day)
    if not found:
        raise UnknownName(f"nobody is known by the name {name[:60]!r} on {day}", hint="check the spelling and the day")
    if format_ == "json":
        rows: list[dict[str, Any]] = [
            {**a.as_json(), "kind": a.kind, "role": a.role, "start": a.start.isoformat() if a.start else None, "end": a.end.isoformat() if a.end else None, "weight": round(a.weight, 3), "note": a.note}
            for a in found
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1)
    table = [
        (
            clean(f"{a.name}, {a.role or a.kind}" if (a.role or a.kind) != "state" or not a.state else a.name),
            f"{states.name_of(a.state, day)} ({a.state})" if a.state else "no state",
            a.sector,
            _span(a.start, a.end),
            f"{a.weight:.2f}",
        )
        for a in found
    ]
    lines = columns(("name", "state", "sector", "days", "weight"), table, numeric=(4,), notes=[clean(a.note) for a in found])
    return "\n".join([*wrapped(clean(f"{name} on {day}"), WIDTH), *lines]) + "\n"


def _span(start: dt.date | None, end: dt.date | None) -> str:
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def facts(a: str, b: str, as_of: str | None, format_: str) -> str:
    """What is known of a pair on a day."""
    from foederis import outlook, states
    from foederis.almanac import Almanac
    from foederis.rendering._facts import fact_label, fact_source, fact_value
    from foederis.rendering._text import clean, columns, wrapped

    day = _day(as_of)
    one, two = outlook.find_state(a, day, "first state"), outlook.find_state(b, day, "second state")
    known = Almanac.load().facts(one, two, day)
    if format_ == "json":
        return json.dumps([outlook.fact_json(f) for f in known], ensure_ascii=False, indent=1)
    rows = [(fact_label(f), clean(fact_value(f)), str(f.year or ""), fact_source(f, age=False)) for f in known]
    lines = columns(("fact", "value", "year", "source"), rows, numeric=(2,), notes=[clean(f.note) for f in known])
    return "\n".join([*wrapped(f"{states.name_of(one, day)} ({one}) and {states.name_of(two, day)} ({two}) as of {day}", WIDTH), *lines]) + "\n"


def almanac(sources: bool) -> str:
    """What is in the almanac and how old, or its sources."""
    from foederis.almanac import Almanac
    from foederis.rendering._text import columns, wrapped

    book = Almanac.load()
    if sources:
        rows = [(str(s["key"]), f"{s['title']} {s['version']}. {s['citation']}. Terms: {s['terms']}. {s['home']}") for s in book.sources()]
        return "\n".join(columns(("source", "maker, version and terms"), rows)) + "\n"
    every = book.manifest()
    table = [(str(v["name"]), str(v["title"]), str(v["kind"]).removesuffix(" pair"), f"{v['first']}-{v['last']}", str(v["source"])) for v in every]
    told = (
        f"Almanac {book.version}: {len(every)} variables. Of states, of pairs, or of pairs with a direction. After the "
        "last year a value is missing, or carried forward for as long as it means something; foederis facts says which."
    )
    return "\n".join([*wrapped(told, WIDTH), "", *columns(("variable", "what it is", "of", "years", "source"), table)]) + "\n"


def build(raw: Path, out: Path | None) -> str:
    """Compile the almanac."""
    from foederis import almanac as room

    return str(room.build(raw, out))
