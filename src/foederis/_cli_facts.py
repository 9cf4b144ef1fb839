"""`foederis who`, `foederis facts`, `foederis almanac`: what the actors and the almanac know."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from foederis.errors import UnknownName


def _day(text: str | None) -> dt.date:
    from foederis import outlook

    return outlook.parse_date(text) if text else dt.date.today()


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, title: str = "", wide: int = -1, width: int = 80) -> str:
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, emoji=False)
    if title:
        console.print(escape(title))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for i, name in enumerate(head):
        table.add_column(name, no_wrap=False, ratio=2 if i == wide else None, overflow="fold")
    for row in rows:
        table.add_row(*(escape(c) for c in row))
    console.print(table)
    return out.getvalue()


def who(name: str, on: str | None, format_: str) -> str:
    """Every reading of a name on a day."""
    from foederis import actors, states

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
            a.name,
            f"{states.name_of(a.state)} ({a.state})" if a.state else "no state",
            a.sector,
            a.role or a.kind,
            f"{a.start or ''} – {a.end or ''}" if a.start or a.end else "",
            f"{a.weight:.2f}",
            a.note,
        )
        for a in found
    ]
    return _table(("name", "state", "sector", "as", "days", "weight", "note"), table, title=f"{name} on {day}", wide=6)


def facts(a: str, b: str, as_of: str | None, format_: str) -> str:
    """What is known of a pair on a day."""
    from foederis import outlook, states
    from foederis.almanac import Almanac
    from foederis.rendering._blocks import fact_row

    day = _day(as_of)
    one, two = outlook.find_state(a, day, "first state"), outlook.find_state(b, day, "second state")
    known = Almanac.load().facts(one, two, day)
    if format_ == "json":
        return json.dumps([outlook.fact_json(f) for f in known], ensure_ascii=False, indent=1)
    rows = []
    for f in known:
        note = f"carried {f.carried} y" if f.carried else ""
        rows.append((*fact_row(f), f"{f.source} {f.version}".strip(), "; ".join(x for x in (note, f.note) if x)))
    return _table(("fact", "value", "year", "source", "note"), rows, title=f"{states.name_of(one)} ({one}) and {states.name_of(two)} ({two}) as of {day}", wide=4)


def almanac(sources: bool) -> str:
    """What is in the almanac and how old, or its sources."""
    from foederis.almanac import Almanac

    book = Almanac.load()
    if sources:
        rows = [(str(s["key"]), f"{s['title']} {s['version']}. {s['citation']}. Terms: {s['terms']}. {s['home']}") for s in book.sources()]
        return _table(("source", "maker, version and terms"), rows, wide=1)
    table = [(str(v["name"]), str(v["kind"]), str(v["source"]), f"{v['first']}-{v['last']}", str(v["missing_after"] or ""), str(v["title"])) for v in book.manifest()]
    return _table(("variable", "kind", "source", "years", "missing after", "what it is"), table, wide=5)


def build(raw: Path, out: Path | None) -> str:
    """Compile the almanac."""
    from foederis import almanac as room

    return str(room.build(raw, out))
