"""The curated supplement: facts after the open data sets end, read from reviewable TOML and checked entry by entry.

Four files under `foederis/data/supplement`: treaties.toml (treaties, denunciations, blocs with their members),
commitments.toml (ties of patrons without a pact), wars.toml (wars in progress since 2015), nuclear.toml. Each entry has
a public source, the day from which it was known, and what it was compared with (`checked`). Standard library only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from foederis.almanac._supplement_shapes import (
    UNVERIFIED,
    Bloc,
    Commitment,
    Member,
    Nuclear,
    Obligation,
    Participant,
    Supplement,
    Treaty,
    War,
)
from foederis.almanac._toml import Table, read
from foederis.errors import DamagedData

__all__ = [
    "EFFECTS",
    "FORMS",
    "KINDS",
    "TERMS",
    "UNVERIFIED",
    "Bloc",
    "Commitment",
    "Member",
    "Nuclear",
    "Obligation",
    "Participant",
    "Supplement",
    "Treaty",
    "War",
    "load_supplement",
    "problems",
]

TERMS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
EFFECTS = ("adds", "ends", "suspends", "joins", "leaves", "none")
FORMS = ("treaty", "agreement", "memorandum", "declaration", "order", "statute", "announcement", "denunciation")
KINDS = ("arms", "troops", "training", "past_help", "bases", "intelligence", "funds")
STRENGTHS = ("strong", "moderate", "weak")
REACH = ("operative", "nominal", "weak")
WAR_KINDS = ("inter-state", "internationalised", "intra-state", "extra-state")
STATUSES = ("armed", "tested", "latent", "hosting")
FOLDER = Path(__file__).parent.parent / "data" / "supplement"

# A denunciation may be announced before it is signed (Cochabamba, June 2012: up to 20 months), a war reported a few days
# before the day that we count as its first; anything more is a slip of the pen.
_EARLY_TREATY = dt.timedelta(days=700)
_EARLY = dt.timedelta(days=31)

T = TypeVar("T")


@cache
def load_supplement(folder: Path | None = None) -> Supplement:
    """Read and check the four files; by default those of the package.

    Raises `DamagedData` with the first problem where a file is missing or an entry fails a check.
    """
    found, wrong = _load(folder or FOLDER)
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise DamagedData(f"the supplement is damaged: {wrong[0]}{more}", hint="reinstall foederis, or mend the entry")
    return found


def problems(folder: Path | None = None) -> list[str]:
    """Every fault of the files, one line each; empty when they are sound.

    >>> problems()
    []
    """
    return _load(folder or FOLDER)[1]


def _load(folder: Path) -> tuple[Supplement, list[str]]:
    wrong: list[str] = []
    covered: list[dt.date] = []

    def rows(name: str, kind: str, make: Callable[[Table], T]) -> tuple[T, ...]:
        return read(folder / f"{name}.toml", kind, make, wrong, covered)

    found = Supplement(
        treaties=rows("treaties", "treaty", _treaty),
        blocs=rows("treaties", "bloc", _bloc),
        commitments=rows("commitments", "commitment", _commitment),
        wars=rows("wars", "war", _war),
        nuclear=rows("nuclear", "nuclear", _nuclear),
        covered_to=min(covered, default=dt.date(1000, 1, 1)),
    )
    ids = {t.id for t in found.treaties} | {b.id for b in found.blocs}
    for t in found.treaties:
        for field, value in (("of", t.of), ("replaces", t.replaces)):
            if value is not None and value not in ids:
                wrong.append(f"treaties.toml: {t.id}: {field} = {value!r} is no entry")
    return found, wrong


def _entry(t: Table, start: dt.date, early: dt.timedelta = _EARLY) -> dict[str, Any]:
    known = t.day("known", default=start)
    if known < start - early:
        t.fault(f"known {known} lies long before {start}")
    return {
        "id": t.text("id"),
        "known": known,
        "summary": t.text("summary", default=""),
        "source": t.text("source"),
        "url": t.maybe("url"),
        "checked": t.text("checked"),
        "approximate": t.flag("approximate"),
    }


def _treaty(t: Table) -> Treaty:
    signed = t.day("signed")
    giver, receiver = t.maybe_state("giver"), t.maybe_state("receiver")
    parties = (giver, receiver) if giver and receiver else t.states("parties")
    if bool(giver) != bool(receiver):
        t.fault("giver and receiver go together")
    in_force, ended = t.maybe_day("in_force"), t.maybe_day("ended")
    t.ordered(signed=signed - dt.timedelta(days=366), in_force=in_force, ended=ended)
    return Treaty(
        **_entry(t, signed, _EARLY_TREATY),
        name=t.text("name"),
        parties=parties,
        giver=giver,
        receiver=receiver,
        form=t.one_of("form", FORMS),
        signed=signed,
        in_force=in_force,
        ended=ended,
        confirmed=t.maybe_day("confirmed"),
        obligations=t.some_of("obligations", TERMS),
        obligations_back=t.some_of("obligations_back", TERMS, default=()),
        effect=t.one_of("effect", EFFECTS),
        of=t.maybe("of"),
        replaces=t.maybe("replaces"),
        contested=t.flag("contested"),
        article=t.maybe("article"),
    )


def _bloc(t: Table) -> Bloc:
    members = []
    for m in t.tables("members"):
        start, end = m.day("start"), m.maybe_day("end")
        suspended, restored = m.maybe_day("suspended"), m.maybe_day("restored")
        m.ordered(start=start, suspended=suspended, restored=restored, end=end)
        flags = m.flag("contested"), m.flag("approximate")
        members.append(Member(m.state("state"), start, end, suspended, restored, *flags))
    if len(members) < 2:
        t.fault("a bloc has at least two members")
    return Bloc(
        **_entry(t, min((m.start for m in members), default=dt.date(1000, 1, 1))),
        name=t.text("name"),
        obligations=t.some_of("obligations", TERMS),
        strength=t.one_of("strength", REACH),
        confirmed=t.maybe_day("confirmed"),
        article=t.maybe("article"),
        members=tuple(members),
    )


def _commitment(t: Table) -> Commitment:
    start, end = t.day("start"), t.maybe_day("end")
    t.ordered(start=start, end=end)
    giver, receiver = t.state("giver"), t.state("receiver")
    if giver == receiver:
        t.fault("giver and receiver are the same state")
    return Commitment(
        **_entry(t, start),
        giver=giver,
        receiver=receiver,
        kinds=t.some_of("kinds", KINDS),
        start=start,
        end=end,
        strength=t.one_of("strength", STRENGTHS),
        contested=t.flag("contested"),
    )


def _side(t: Table, key: str, war_end: dt.date | None) -> tuple[Participant, ...]:
    side = []
    for p in t.tables(key, default=()):
        start, end = p.day("start"), p.maybe_day("end")
        p.ordered(start=start, end=end, war_end=war_end)
        role = p.one_of("role", ("fights", "support"), default="fights")
        side.append(Participant(p.state("state"), start, end, role))
    return tuple(side)


def _war(t: Table) -> War:
    start, end = t.day("start"), t.maybe_day("end")
    t.ordered(start=start, end=end)
    a, b = _side(t, "a", end), _side(t, "b", end)
    if not a:
        t.fault("side a has no state")
    if not b and not t.words("b_groups"):
        t.fault("side b has neither a state nor a group")
    return War(
        **_entry(t, start),
        name=t.text("name"),
        kind=t.one_of("kind", WAR_KINDS),
        intensity=t.one_of("intensity", ("war", "minor")),
        start=start,
        end=end,
        a=a,
        b=b,
        a_groups=t.words("a_groups"),
        b_groups=t.words("b_groups"),
    )


def _nuclear(t: Table) -> Nuclear:
    start, end = t.day("start"), t.maybe_day("end")
    t.ordered(start=start, end=end)
    status = t.one_of("status", STATUSES)
    return Nuclear(**_entry(t, start), state=t.state("state"), start=start, end=end, status=status)
