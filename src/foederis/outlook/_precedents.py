"""The nearest past cases: a distance over the covariates, weighted by how much each moves the model."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import get_case
from foederis.ladder import RUNGS
from foederis.outlook._covariates import COVARIATES
from foederis.outlook._dossier import Precedent
from foederis.outlook._model import Listed, Model, load_listed, load_model
from foederis.outlook._record import SETTLED

__all__ = ["distance_weights", "precedents"]

SAME_HELPER, SAME_TARGET, SAME_ATTACKER = 0.5, 0.3, 0.3  # what another helper, target or attacker adds to the distance
SHOWN = 5
A_HELPER = 2  # at most so many precedents of one helper and target, so that one quarrel does not fill the list


def distance_weights(model: Model) -> dict[str, float]:
    """Weight of each covariate in the distance, the largest first (shown with the precedents).

    Covariates of the helper's place count in standard deviations; the era counts little, the attack's kind not at all.
    """
    w = _weights(model)
    return {COVARIATES[i].name: round(float(w[i]), 3) for i in np.argsort(-w)}


def _weights(model: Model) -> npt.NDArray[np.float64]:
    return _weights_of(model.vintage)


@lru_cache(maxsize=32)
def _weights_of(vintage: dt.date) -> npt.NDArray[np.float64]:
    w = load_model(vintage).weight().copy()
    for i, c in enumerate(COVARIATES):
        if c.group == "attack":
            w[i] = 0.0
    return np.asarray(w / np.sqrt((w**2).sum()))


@lru_cache(maxsize=4)
def _standard(vintage: dt.date) -> npt.NDArray[np.float64]:
    """The coded candidates in one vintage's standardised, weighted columns."""
    model = load_model(vintage)
    return np.asarray(model.basis.standard(load_listed().x) * _weights(model))


def precedents(listed: Listed, model: Model, x: npt.NDArray[np.float64], target: str, attacker: str, helper: str, as_of: dt.date) -> tuple[Precedent, ...]:
    """The SHOWN nearest coded candidates of attacks over by the day, one a case, nearest first."""
    seen = listed.before(as_of - SETTLED)
    if not seen:
        return ()
    w = _weights(model)
    z = _standard(model.vintage)[:seen]
    apart = np.sqrt(((z - model.basis.standard(x) * w) ** 2).sum(axis=1))
    me = states.CODES.index(helper)
    apart = apart + SAME_HELPER * (listed.helper[:seen] != me)
    pool = np.argsort(apart, kind="stable")[:60]
    scored = []
    for i in pool:
        day, t, a = listed.case[i][:10], listed.case[i][11:14], listed.case[i][15:18]
        scored.append((float(apart[i]) + SAME_TARGET * (t != target) + SAME_ATTACKER * (a != attacker), day, int(i), t))
    scored.sort()
    out: list[Precedent] = []
    cases: set[str] = set()
    pairs: dict[tuple[int, str], int] = {}
    for gap, _, i, t in scored:
        key = (int(listed.helper[i]), t)
        if listed.case[i] in cases or pairs.get(key, 0) >= A_HELPER:
            continue
        cases.add(listed.case[i])
        pairs[key] = pairs.get(key, 0) + 1
        out.append(_precedent(listed, i, gap, helper))
        if len(out) == SHOWN:
            break
    return tuple(out)


def _precedent(listed: Listed, i: int, gap: float, helper: str) -> Precedent:
    case = get_case(listed.case[i])
    code = states.CODES[listed.helper[i]]
    row = case.helpers[code]
    return Precedent(
        case.id,
        case.start.year,
        case.target,
        case.attacker,
        code,
        tuple(r.value for k, r in enumerate(RUNGS) if listed.y[i, k] == 1),
        round(float(np.exp(-gap)), 3),
        row.source or "; ".join(case.sources),
        row.account,
        case.name,
        code == helper,
        tuple(r.value for k, r in enumerate(RUNGS) if listed.y[i, k] >= 0),
        case.start,
    )
