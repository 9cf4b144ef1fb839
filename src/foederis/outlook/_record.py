"""The record: what each state did when this target was attacked before, and when this attacker attacked before; and how
far this attacker's attacks stirred all who might have helped.

Rung by rung, from the hand-coded attacks that were over (horizon included) on the eve of the question. A record is the
mean departure from the usual rate of the rung, drawn towards zero while it rests on few cases: (yes - n * usual) /
(n + PULL).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import Case, load_cases
from foederis.ladder import RUNGS

__all__ = ["RECORDS", "Deed", "deeds", "records"]

RECORDS = ("record_for_target", "record_against_attacker", "record_of_attacker")
YEARS = 30  # an older deed says little of today's government
PULL = 2.0
CASE_PULL = 1.5  # of attacks, for what an attacker's attacks stirred
# Usual rates of the rungs among candidates that mattered; fixed round figures, so that no case of a test leaks in.
USUAL = np.array([0.5, 0.3, 0.15, 0.18, 0.10])
USUAL_LIMITED = np.array([0.5, 0.3, 0.12, 0.10, 0.02])
LIMITED = ("raid", "strike", "clash", "blockade")
SETTLED = dt.timedelta(days=90)
INDEX = {code: i for i, code in enumerate(states.CODES)}


@dataclass(frozen=True, slots=True)
class Deed:
    """What one state did in one coded attack: outcomes by rung, nan where not coded."""

    case: Case
    helper: str
    y: npt.NDArray[np.float64]


@cache
def _by_state() -> tuple[dict[str, list[Deed]], dict[str, list[Deed]]]:
    return _sort(load_cases())


def _sort(cases: Sequence[Case]) -> tuple[dict[str, list[Deed]], dict[str, list[Deed]]]:
    target: dict[str, list[Deed]] = defaultdict(list)
    attacker: dict[str, list[Deed]] = defaultdict(list)
    for case in cases:
        if not case.by_hand:
            continue
        for state, row in case.helpers.items():
            if "h" not in row.coders or state not in INDEX:
                continue
            y = np.array([np.nan if o is None else float(o) for o in row.outcomes])
            deed = Deed(case, state, y)
            target[case.target].append(deed)
            for a in case.attackers:
                attacker[a].append(deed)
    return target, attacker


def deeds(state: str, role: str, as_of: dt.date) -> list[Deed]:
    """Coded deeds in attacks on (`target`) or by (`attacker`) a state, over by the day and not older than YEARS."""
    kept = _by_state()[0 if role == "target" else 1].get(state, [])
    oldest = dt.date(max(as_of.year - YEARS, 1), 1, 1)
    return [d for d in kept if oldest <= d.case.start < as_of - SETTLED]


@lru_cache(maxsize=256)
def records(target: str, attacker: str, as_of: dt.date) -> npt.NDArray[np.float64]:
    """Records of all states for one question: an array (states, rungs, len(RECORDS))."""
    out = np.zeros((len(states.CODES), len(RUNGS), len(RECORDS)))
    for m, (state, role) in enumerate(((target, "target"), (attacker, "attacker"))):
        total = np.zeros((len(states.CODES), len(RUNGS)))
        count = np.zeros((len(states.CODES), len(RUNGS)))
        for deed in deeds(state, role, as_of):
            i = INDEX[deed.helper]
            coded = ~np.isnan(deed.y)
            usual = USUAL_LIMITED if deed.case.kind in LIMITED else USUAL
            total[i, coded] += deed.y[coded] - usual[coded]
            count[i, coded] += 1
        out[:, :, m] = total / (count + PULL)
    out[:, :, 2] = _stirred(attacker, as_of)
    out.setflags(write=False)
    return out


def _stirred(attacker: str, as_of: dt.date) -> npt.NDArray[np.float64]:
    """How far, rung by rung, this attacker's earlier attacks moved the candidates from the usual rates, each attack counted once."""
    by_case: dict[str, list[npt.NDArray[np.float64]]] = defaultdict(list)
    for deed in deeds(attacker, "attacker", as_of):
        by_case[deed.case.id].append(deed.y - (USUAL_LIMITED if deed.case.kind in LIMITED else USUAL))
    total, count = np.zeros(len(RUNGS)), np.zeros(len(RUNGS))
    for rows in by_case.values():
        y = np.array(rows)
        coded = ~np.isnan(y)
        seen = coded.any(axis=0)
        total[seen] += np.nansum(y[:, seen], axis=0) / coded[:, seen].sum(axis=0)
        count += seen
    return np.asarray(total / (count + CASE_PULL))
