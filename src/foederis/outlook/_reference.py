"""The reference class: past candidates placed as this one is, and how many of them helped on each rung."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foederis.ladder import RUNGS
from foederis.outlook._covariates import COLUMN
from foederis.outlook._dossier import ReferenceClass
from foederis.outlook._model import Listed
from foederis.outlook._record import SETTLED

__all__ = ["Reference", "reference_class"]

ENOUGH = 25  # cases: below it the class is widened, one feature at a time

# Features in the order in which they are given up: the last ones say most about help (NOTES, importance). A row has
# the feature where its column lies above the bound.
_FEATURES = (
    ("after 1945", "after_1945", 0.5),
    ("neighbour of the attacker", "borders_attacker", 0.0),
    ("attacker with nuclear arms", "attacker_nuclear", 0.5),
    ("neighbour of the target", "borders_target", 0.0),
    ("rival of the attacker", "rival_of_attacker", 0.5),
    ("major power", "major_power", 0.5),
    ("standing commitment", "commitment", 0.3),
    ("defence pact", "defence_pact", 0.5),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The class, its rows among the listed candidates, and the rate of each rung (k + 1/2) / (n + 1)."""

    summary: ReferenceClass
    rows: npt.NDArray[np.int64]
    rates: npt.NDArray[np.float64]


def _name(features: list[tuple[str, bool]]) -> str:
    has = [n for n, on in features if on and n not in ("after 1945", "major power", "attacker with nuclear arms")]
    lacks = [f"no {n}" for n, on in features if not on and n in ("defence pact", "standing commitment")]
    names = dict(features)
    major = names.get("major power")
    who = "states" if major is None else "major powers" if major else "lesser powers"
    text = f"{who} with {', '.join(has + lacks)}" if has or lacks else who
    if names.get("attacker with nuclear arms") is not None:
        text += f", attacker {'with' if names['attacker with nuclear arms'] else 'without'} nuclear arms"
    if names.get("after 1945") is not None:
        text += ", after 1945" if names["after 1945"] else ", before 1946"
    return text


def _size(masks: dict[str, npt.NDArray[np.bool_]], names: list[str]) -> int:
    if not names:
        return len(next(iter(masks.values())))
    return int(np.logical_and.reduce([masks[n] for n in names]).sum())


def reference_class(listed: Listed, x: npt.NDArray[np.float64], as_of: dt.date) -> Reference:
    """Past candidates alike in every feature, widened step by step until the class holds ENOUGH of them.

    Features are given up in the order of _FEATURES, then taken back, the weightiest first, while enough cases remain.
    """
    seen = listed.before(as_of - SETTLED)
    past = listed.x[:seen]
    values = {name: bool(x[COLUMN[column]] > bound) for name, column, bound in _FEATURES}
    masks = {name: (past[:, COLUMN[column]] > bound) == values[name] for name, column, bound in _FEATURES}
    names = list(values)
    dropped: list[str] = []
    while len(dropped) < len(names) and _size(masks, [n for n in names if n not in dropped]) < ENOUGH:
        dropped.append(names[len(dropped)])
    for name in reversed(dropped[:]):  # narrow it again by the features that leave enough
        if _size(masks, [n for n in names if n not in dropped or n == name]) >= ENOUGH:
            dropped.remove(name)
    left = [n for n in names if n not in dropped]
    mask = np.ones(seen, dtype=bool)
    for name in left:
        mask &= masks[name]
    widened = [f"whether “{name}” was left open" for name in dropped]
    rows = np.flatnonzero(mask)
    y = listed.y[rows]
    coded, helped = (y >= 0).sum(axis=0), (y == 1).sum(axis=0)
    summary = ReferenceClass(
        _name([(n, values[n]) for n in left]) + " among the candidates of hand-coded attacks",
        len(rows),
        {r.value: int(coded[i]) for i, r in enumerate(RUNGS)},
        {r.value: int(helped[i]) for i, r in enumerate(RUNGS)},
        tuple(widened),
    )
    return Reference(summary, rows, (helped + 0.5) / (coded + 1.0))
