"""Offline: the rows that the model is fitted and tested on, one a case, state and rung that somebody coded.

Population: attacks in earnest (wars, violent ICB crises, deadly and answered clashes, and the hand-coded attacks), not
the boats seized and shots fired that fill the list of militarized disputes (NOTES: below 1 % of defence allies join
those, tens of per cent join wars).
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import Almanac, Case, load_cases
from foederis.ladder import RUNGS
from foederis.outlook._covariates import COVARIATES, INDEX, design, raw_values
from foederis.outlook._record import records

__all__ = ["STRATA", "Rows", "in_earnest", "training_rows"]

STRATA = ("hand", "war", "clash", "crisis")
FAR_KEPT = 4  # states without any visible stake, kept a case (the rest is carried by their weight)
FIRST_YEAR = 1816
LIMITED = ("raid", "strike", "clash", "blockade")


@dataclass(slots=True)
class Rows:
    """Rows of the design: `x` (n, columns); `extra` (n, rungs, records); `y` 0/1 by rung, nan where not coded; weights, case and helper numbers."""

    x: npt.NDArray[np.float32]
    extra: npt.NDArray[np.float32]
    y: npt.NDArray[np.float32]
    weight: npt.NDArray[np.float32]
    case: npt.NDArray[np.int32]
    helper: npt.NDArray[np.int16]
    stratum: npt.NDArray[np.int8]
    listed: npt.NDArray[np.bool_]
    relevant: npt.NDArray[np.bool_]
    cases: tuple[Case, ...]

    def __len__(self) -> int:
        return len(self.weight)

    def take(self, keep: npt.NDArray[np.bool_]) -> Rows:
        """The rows of a mask."""
        return Rows(self.x[keep], self.extra[keep], self.y[keep], self.weight[keep], self.case[keep], self.helper[keep], self.stratum[keep], self.listed[keep], self.relevant[keep], self.cases)

    def start(self) -> npt.NDArray[np.int32]:
        """Ordinal of the first day of each row's case."""
        days = np.array([c.start.toordinal() for c in self.cases], dtype=np.int32)
        return days[self.case]


def in_earnest(case: Case) -> bool:
    """Whether an attack belongs to the population that a question is about."""
    if not case.is_attack:
        return False
    if case.by_hand or case.kind == "war":
        return True
    if "icb" in case.links:
        return "icb_nonviolent" not in case.links or "mid" in case.links
    return "f" in case.flags and "r" in case.flags


def stratum(case: Case) -> int:
    """Which kind of record the case rests on, an index into STRATA."""
    if case.by_hand:
        return 0
    if case.kind == "war":
        return 1
    return 3 if "icb" in case.links else 2


def limited(case: Case) -> float:
    """1 for a strike, raid or clash, 0 for a war, invasion or occupation, a half where the record does not tell."""
    if case.kind == "crisis":
        return 0.5
    return float(case.kind in LIMITED)


def eve(case: Case) -> dt.date:
    """The day before an attack; for one dated by year only, the last day of the year before."""
    if case.precision == "year":
        return dt.date(case.start.year - 1, 12, 31)
    return case.start - dt.timedelta(days=1)


def training_rows(
    almanac: Almanac | None = None,
    *,
    cases: Sequence[Case] | None = None,
    keep: Callable[[Case], bool] = in_earnest,
    everybody: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Rows:
    """Rows of every case that `keep` admits; `everybody` keeps each state of the time instead of a weighted sample."""
    almanac = almanac or Almanac.load()
    chosen = [c for c in (cases if cases is not None else load_cases()) if keep(c) and c.target in INDEX and c.attacker in INDEX and c.start.year > FIRST_YEAR]
    parts: dict[str, list[npt.NDArray[np.generic]]] = {k: [] for k in ("x", "extra", "y", "weight", "case", "helper", "stratum", "listed", "relevant")}
    for number, case in enumerate(chosen):
        if progress and number % 50 == 0:
            progress(number, len(chosen))
        day = eve(case)
        raw = raw_values(almanac, case.target, case.attacker, day, limited(case))
        x = design(raw)
        alive = [INDEX[s] for s in states.members(max(day, dt.date(1816, 1, 2))) if s != case.target and s not in case.attackers]
        alive += [INDEX[s] for s in case.helpers if s in INDEX and INDEX[s] not in alive and s != case.target and s not in case.attackers]
        y = np.full((len(alive), len(RUNGS)), np.nan, dtype=np.float32)
        listed = np.zeros(len(alive), dtype=bool)
        for j, i in enumerate(alive):
            code = states.CODES[i]
            for r, rung in enumerate(RUNGS):
                value, coder = case.outcome(code, rung)
                if value is not None and not (rung in RUNGS[:1] and coder == "m"):  # a threat is a floor, not a code of words
                    y[j, r] = value
            row = case.helpers.get(code)
            listed[j] = row is not None and "h" in row.coders
        if case.by_hand:
            # Who is not among the candidates that mattered gave no arms, showed no forces and did not fight.
            unlisted = ~listed & np.array([states.CODES[i] not in case.attacker_side for i in alive])
            for r in (2, 3, 4):
                blank = unlisted & np.isnan(y[:, r])
                y[blank, r] = 0.0
        at = np.array(alive)
        v = raw.values
        near = (np.nan_to_num(v["contiguity_ht"][at]) >= 2) | (np.nan_to_num(v["contiguity_ha"][at]) >= 2)
        relevant = near | (np.nan_to_num(v["major_h"][at]) > 0) | (np.nan_to_num(v["defense_ht"][at]) > 0) | (np.nan_to_num(v["commitment_ht"][at]) > 0) | (np.nan_to_num(v["rivalry_ha"][at]) > 0)
        coded = ~np.isnan(y).all(axis=1)
        helped = np.nan_to_num(y).any(axis=1)
        weight = np.where(listed | helped, 1.0, np.where(relevant, 0.5 if case.by_hand else 1.0, 1.0)).astype(np.float32)
        if everybody:
            chosen_rows = coded
        else:
            far = np.flatnonzero(coded & ~relevant & ~listed & ~helped)
            rng = np.random.default_rng(zlib.crc32(case.id.encode()))
            sample = np.sort(rng.choice(far, size=min(FAR_KEPT, len(far)), replace=False)) if len(far) else far
            chosen_rows = coded & (relevant | listed | helped)
            chosen_rows[sample] = True
            if len(sample):
                weight[sample] = min(len(far) / len(sample), 10.0)
        parts["x"].append(x[at][chosen_rows].astype(np.float32))
        parts["extra"].append(records(case.target, case.attacker, day)[at][chosen_rows].astype(np.float32))
        parts["y"].append(y[chosen_rows])
        parts["weight"].append(weight[chosen_rows])
        parts["case"].append(np.full(int(chosen_rows.sum()), number, dtype=np.int32))
        parts["helper"].append(at[chosen_rows].astype(np.int16))
        parts["stratum"].append(np.full(int(chosen_rows.sum()), stratum(case), dtype=np.int8))
        parts["listed"].append(listed[chosen_rows])
        parts["relevant"].append(relevant[chosen_rows])
    glued = {k: np.concatenate(p) for k, p in parts.items()}
    assert glued["x"].shape[1] == len(COVARIATES)
    return Rows(**glued, cases=tuple(chosen))
