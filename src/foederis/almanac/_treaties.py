"""Treaties of two states, those that bind to nothing included, as the dossier shows them: compiled from the supplement."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foederis.errors import DamagedData

__all__ = ["Pact", "pacts", "write_pacts"]

_DEFAULT = Path(__file__).parents[1] / "data" / "almanac" / "treaties.json"


@dataclass(frozen=True, slots=True)
class Pact:
    """A treaty between two states: what it binds them to, since when it was known and in force."""

    id: str
    name: str
    parties: tuple[str, ...]
    signed: dt.date
    known: dt.date
    in_force: dt.date | None
    ended: dt.date | None
    obligations: tuple[str, ...]
    article: str
    source: str


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def _load(path: Path) -> tuple[Pact, ...]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(
            Pact(i, n, tuple(p), dt.date.fromisoformat(s), dt.date.fromisoformat(k), _day(f), _day(e), tuple(o), a, src)
            for i, n, p, s, k, f, e, o, a, src in rows
        )
    except (OSError, ValueError, TypeError) as error:
        raise DamagedData(f"the almanac's treaties cannot be read ({type(error).__name__})", hint="reinstall foederis, or run: foederis almanac build") from None


def pacts(a: str, b: str, as_of: dt.date) -> tuple[Pact, ...]:
    """Treaties of two states alone that were known on a day, the newest first.

    >>> newest = pacts("RUS", "PRK", dt.date(2025, 1, 1))[0]
    >>> newest.signed, "defense" in newest.obligations
    (datetime.date(2024, 6, 19), True)
    """
    both = {a, b}
    found = [p for p in _load(_DEFAULT) if set(p.parties) == both and p.known <= as_of]
    return tuple(sorted(found, key=lambda p: p.signed, reverse=True))


def write_pacts(out: Path) -> Path:
    """Compile `treaties.json` from the curated texts; the same texts give the same bytes."""
    from foederis.almanac._supplement import load_supplement

    rows = []
    for t in sorted(load_supplement().treaties, key=lambda t: (t.signed, t.id)):
        parties = sorted(t.parties or tuple(x for x in (t.giver, t.receiver) if x))
        if len(parties) == 2:
            days = [d.isoformat() if d else None for d in (t.in_force, t.ended)]
            terms = sorted({*t.obligations, *t.obligations_back})
            rows.append([t.id, t.name, parties, t.signed.isoformat(), t.known.isoformat(), *days, terms, t.article or "", t.source])
    path = out / "treaties.json"
    path.write_text("[\n" + ",\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n]\n", encoding="utf-8")
    return path
