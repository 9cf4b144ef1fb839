"""Roll calls of the UN General Assembly on attacks: with whom each voting state stood, and from which day that is known.

`data/supplement/roll_calls.toml` says which roll call speaks of which attack and which vote stands with the target; the
build joins it with the voting data (see `_build_votes`). A state that was absent is missing, never "no".
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from foederis.almanac._toml import Table, read
from foederis.errors import DamagedData

__all__ = ["LIMIT_DAYS", "CaseVote", "CaseVotes", "RollCall", "case_votes", "load_roll_calls", "voted_cases"]

LIMIT_DAYS = 366  # a vote later than this is about what became of the attack
_DATA = Path(__file__).parents[1] / "data"
_TEXT = _DATA / "supplement" / "roll_calls.toml"
_DEFAULT = _DATA / "almanac" / "case_votes.json.gz"


@dataclass(frozen=True, slots=True)
class RollCall:
    """One reviewed entry: a roll call, the attacks that it speaks of, and the vote that stands with the target.

    `rcid` and `session` are the voting data's own numbers; `verified` says whether number, day and subject were compared
    with `source`.
    """

    id: str
    day: dt.date
    rcid: int
    session: int
    cases: tuple[str, ...]
    for_target: str
    adopted: bool
    subject: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class CaseVote:
    """One roll call on one attack: `days` after it, `sides` by state (1 with the target, 0 against, a half abstained)."""

    resolution: str
    day: dt.date
    days: int
    adopted: bool
    subject: str
    source: str
    sides: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CaseVotes:
    """The roll calls on one attack that were held by the day asked about, in order of time; none may be there."""

    case: str
    calls: tuple[CaseVote, ...]

    @property
    def day(self) -> dt.date | None:
        """Day of the first roll call, None without any."""
        return self.calls[0].day if self.calls else None

    @property
    def sides(self) -> dict[str, float]:
        """By state the mean over the roll calls in which it voted; who never voted is not in it."""
        cast: dict[str, list[float]] = defaultdict(list)
        for call in self.calls:
            for state, side in call.sides.items():
                cast[state].append(side)
        return {state: sum(sides) / len(sides) for state, sides in sorted(cast.items())}


def _roll_call(table: Table) -> RollCall:
    call = RollCall(
        id=table.text("id"),
        day=table.day("day"),
        rcid=table.number("rcid"),
        session=table.number("session"),
        cases=table.words("cases"),
        for_target=table.one_of("for_target", ("yes", "no")),
        adopted=table.flag("adopted"),
        subject=table.text("subject"),
        source=table.text("source"),
        verified=table.flag("verified"),
    )
    if not call.cases or len(set(call.cases)) < len(call.cases):
        table.fault("cases is empty or names one twice")
    for case in call.cases:
        try:
            days = (call.day - dt.date.fromisoformat(case[:10])).days
        except ValueError:
            table.fault(f"{case!r} is no case id")
            continue
        if not 0 <= days <= LIMIT_DAYS:
            table.fault(f"the vote comes {days} days after {case}")
    return call


@cache
def load_roll_calls(path: Path | None = None) -> tuple[RollCall, ...]:
    """Every reviewed roll call, by day.

    Raises DamagedData with all faults of the file.

    >>> calls = load_roll_calls()
    >>> all(a.day <= b.day for a, b in zip(calls, calls[1:]))
    True
    """
    faults: list[str] = []
    calls = read(path or _TEXT, "roll_call", _roll_call, faults, [])
    for rcid in {c.rcid for c in calls}:
        same = [c.id for c in calls if c.rcid == rcid]
        if len(same) > 1:
            faults.append(f"rcid {rcid} stands in {' and '.join(same)}")
    if faults:
        raise DamagedData(f"the roll calls have {len(faults)} faults: {'; '.join(sorted(faults)[:5])}")
    return tuple(sorted(calls, key=lambda c: (c.day, c.rcid)))


@cache
def _load(path: Path) -> dict[str, tuple[CaseVote, ...]]:
    found: dict[str, list[CaseVote]] = defaultdict(list)
    try:
        for case, resolution, day, days, adopted, subject, source, *votes in json.loads(
            gzip.decompress(path.read_bytes())
        ):
            sides = {
                state: side for side, states in zip((1.0, 0.0, 0.5), votes, strict=True) for state in states.split()
            }
            found[case].append(CaseVote(resolution, dt.date.fromisoformat(day), days, adopted, subject, source, sides))
    except (OSError, ValueError, TypeError, AttributeError, EOFError) as error:
        raise DamagedData(
            f"the almanac's roll calls cannot be read: {path.name} ({type(error).__name__})",
            hint="reinstall foederis, or run: foederis almanac build",
        ) from None
    return {case: tuple(sorted(calls, key=lambda c: (c.day, c.resolution))) for case, calls in found.items()}


def voted_cases() -> tuple[str, ...]:
    """Ids of the attacks on which a roll call was held, sorted.

    >>> "1983-10-25-GRD-USA" in voted_cases()
    True
    """
    return tuple(sorted(_load(_DEFAULT)))


def case_votes(case: str, on: dt.date | None = None, within: int | None = None) -> CaseVotes:
    """Who stood with the target of an attack in the General Assembly, as known on a day.

    `on` hides roll calls held after that day (the day of the vote itself counts as known); `within` keeps those held so
    many days after the attack. Parties to the attack are not among the sides. An attack without a roll call has none.

    >>> votes = case_votes("1983-10-25-GRD-USA", within=90)
    >>> votes.day, votes.calls[0].days, votes.sides["NIC"], votes.sides["GBR"], votes.sides["ISR"]
    (datetime.date(1983, 11, 2), 8, 1.0, 0.5, 0.0)
    >>> case_votes("1983-10-25-GRD-USA", on=dt.date(1983, 11, 1)).sides
    {}
    """
    calls = _load(_DEFAULT).get(case, ())
    return CaseVotes(
        case, tuple(c for c in calls if (on is None or c.day <= on) and (within is None or c.days <= within))
    )
