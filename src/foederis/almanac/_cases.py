"""The compiled case universe: one attack a case, with what every state of the time did on each rung, or "not coded"."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foederis.errors import BadInput, DamagedData
from foederis.ladder import RUNGS, Rung

__all__ = ["CODERS", "Case", "Helper", "get_case", "load_cases", "load_disputes"]

CODERS = {"h": "hand-coded supplement", "m": "MID 5.0", "c": "COW wars 4.0", "i": "ICB 15", "u": "UCDP 25.1"}
_DIGITS = {"0": False, "1": True, "-": None}
_DEFAULT = Path(__file__).parents[1] / "data" / "almanac" / "cases.json.gz"
_DISPUTES = _DEFAULT.with_name("disputes.json.gz")


@dataclass(frozen=True, slots=True)
class Helper:
    """What one state did for the target: `outcomes` and `coders` follow RUNGS (None and "-" where not coded)."""

    state: str
    outcomes: tuple[bool | None, ...]
    coders: str
    account: str
    source: str


@dataclass(frozen=True, slots=True)
class Case:
    """One attack. `kind` is war, clash, crisis, strike, intervention, raid, blockade or occupation; `dispute` is a
    dispute without force, kept only as a yardstick. `links` gives each source's own numbers; `covered` the sources
    for which silence on a state means that it used no force (mid, cow, ucdp)."""

    id: str
    name: str
    target: str
    attackers: tuple[str, ...]
    start: dt.date
    end: dt.date | None
    kind: str
    precision: str
    flags: str
    links: dict[str, list[int | str]]
    covered: tuple[str, ...]
    attacker_side: tuple[str, ...]
    helpers: dict[str, Helper]
    summary: str
    sources: tuple[str, ...]

    @property
    def attacker(self) -> str:
        """The principal attacker."""
        return self.attackers[0]

    @property
    def is_attack(self) -> bool:
        """Whether force was used, by whom being known."""
        return self.kind != "dispute" and "u" not in self.flags

    @property
    def by_hand(self) -> bool:
        """Whether the supplement codes this attack."""
        return "hand" in self.links

    def outcome(self, state: str, rung: Rung) -> tuple[bool | None, str]:
        """(did it help on that rung, coder's letter); (None, "-") where nobody coded it.

        Silence is a no only where a source lists every participant: force and presence in disputes, force in wars.
        """
        i = RUNGS.index(rung)
        if state == self.target or state in self.attackers or state in self.attacker_side:
            return None, "-"
        row = self.helpers.get(state)
        if row is not None and (row.outcomes[i] is not None or not any(o is not None for o in row.outcomes)):
            return row.outcomes[i], row.coders[i]
        if rung in (Rung.FORCE, Rung.PRESENCE) and "mid" in self.covered:
            return False, "m"
        if rung is Rung.FORCE and self.covered:
            return False, self.covered[0][0]
        return None, "-"


@cache
def load_cases(path: Path | None = None) -> tuple[Case, ...]:
    """All cases, by day. Raises DamagedData where the file is missing or cannot be read."""
    path = path or _DEFAULT
    try:
        rows = json.loads(gzip.decompress(path.read_bytes()))
        return tuple(_case(*r) for r in rows)
    except (OSError, ValueError, TypeError, EOFError, KeyError) as error:
        raise DamagedData(f"the almanac's cases cannot be read: {path.name} ({type(error).__name__})", hint="reinstall foederis, or run: foederis almanac build") from None


def load_disputes() -> tuple[Case, ...]:
    """The disputes of Gibler, Miller and Little (GML 2.2.1) with that list's own sides, by day: for the backtest of joiners alone."""
    return load_cases(_DISPUTES)


def _case(ident: str, name: str, target: str, attackers: list[str], start: str, end: str | None, kind: str, precision: str, flags: str,
          links: dict[str, list[int | str]], covered: list[str], attacker_side: list[str], helpers: dict[str, list[str]], summary: str, sources: list[str]) -> Case:  # fmt: skip
    return Case(
        ident, name, target, tuple(attackers), dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None, kind, precision, flags,
        links, tuple(covered), tuple(attacker_side),
        {s: Helper(s, tuple(_DIGITS[c] for c in h[0]), h[1], h[2], h[3]) for s, h in helpers.items()},
        summary, tuple(sources),
    )  # fmt: skip


@cache
def _by_id() -> dict[str, Case]:
    return {c.id: c for c in load_cases()}


def get_case(ident: str) -> Case:
    """The case of an id; BadInput with the nearest ids where there is none."""
    found = _by_id().get(ident.strip())
    if found is not None:
        return found
    cases = load_cases()
    near = [c.id for c in cases if c.is_attack and (ident.strip() in c.id or c.id[:4] == ident.strip()[:4])][:3]
    raise BadInput(f"no case has the id {ident[:40]!r}", hint="see foederis cases" + (f"; near it: {', '.join(near)}" if near else ""))
