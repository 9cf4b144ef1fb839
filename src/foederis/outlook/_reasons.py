"""Reasons that add up: from the rate of the reference class to the probability, one effect a reason, in log-odds.

Each covariate's effect is what its change from the class's mean to this case's value does to the log-odds of the mean
probability, taken in the order of the groups and in the reverse order and averaged; the steps telescope, so that they
sum exactly to the whole way (Shapley values over two orders). What the model makes of the class itself against the
class's raw count is a reason of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from foederis.ladder import RUNGS
from foederis.outlook._covariates import COVARIATES, GROUPS, Covariate
from foederis.outlook._dossier import Reason
from foederis.outlook._model import Model
from foederis.outlook._reference import Reference
from foederis.outlook._signals import Signal

__all__ = ["Way", "logit", "reasons"]

Array = npt.NDArray[np.float64]
SHOWN = 0.08  # smaller effects on every rung are told together, by group


def logit(p: Array | float) -> Array:
    """Log-odds of probabilities strictly between 0 and 1."""
    q = np.asarray(p, dtype=float)
    return np.asarray(np.log(q) - np.log1p(-q))


@dataclass(frozen=True, slots=True)
class Way:
    """Log-odds steps from the class to the case: start (R), a step a covariate (K, R), records (R), habit (R), end (R)."""

    start: Array
    steps: Array
    record: Array
    habit: Array
    end: Array


def way(model: Model, listed_x: Array, listed_extra: Array, x: Array, extra: Array, helper: int) -> Way:
    """The way from the mean of the class's rows to one case; `x` (K,), `extra` (R, M)."""
    order = np.argsort([list(GROUPS).index(c.group) for c in COVARIATES], kind="stable")
    base, base_extra = listed_x.mean(axis=0), listed_extra.mean(axis=0)
    k = len(COVARIATES)
    forward, backward = np.tile(base, (k + 1, 1)), np.tile(base, (k + 1, 1))
    for step, column in enumerate(order, 1):
        forward[step:, column] = x[column]
    for step, column in enumerate(order[::-1], 1):
        backward[step:, column] = x[column]
    rows = np.vstack([forward, backward[1:], x[None]])
    extras = np.concatenate([np.repeat(base_extra[None], 2 * k + 1, axis=0), extra[None]])
    eta = np.concatenate([model.eta(rows, extras, None), model.eta(x[None], extra[None], np.array([helper]))], axis=1)
    odds = logit(model.probabilities(eta).mean(axis=0))
    up, down = odds[: k + 1], np.vstack([odds[:1], odds[k + 1 : 2 * k + 1]])
    steps = np.zeros((k, len(RUNGS)))
    steps[order] += 0.5 * np.diff(up, axis=0)
    steps[order[::-1]] += 0.5 * np.diff(down, axis=0)
    return Way(odds[0], steps, odds[-2] - odds[k], odds[-1] - odds[-2], odds[-1])


def _as_effect(values: Array) -> dict[str, float]:
    return {r.value: float(values[i]) for i, r in enumerate(RUNGS)}


def _statement(c: Covariate, value: float, usual: float) -> str:
    """What is so, in words: yes or no for flags, above or below the class's mean for measures."""
    flag = c.centre == 0.0 and c.scale == 1.0 and value in (0.0, 1.0)
    label = c.label[0].upper() + c.label[1:]
    if flag:
        return f"{label}: {'yes' if value else 'no'} ({usual:.0%} of the class)"
    shown, mean = value * c.scale + c.centre, usual * c.scale + c.centre
    if c.name in ("capability", "attacker_capability", "target_capability"):
        return f"{label}: {10**shown:.1%} (class {10**mean:.1%})"
    if c.name in ("distance",):
        return f"{label}: {10**shown:,.0f} km (class {10**mean:,.0f} km)"
    return f"{label}: {shown:.2g} (class {mean:.2g})"


def reasons(ref: Reference, listed_x: Array, found: Way, x: Array, evidence: dict[str, tuple[str, ...]], said: Sequence[Signal], deeds: tuple[str, ...]) -> list[Reason]:
    """The reasons, strongest first within what an analyst calls a group; their effects sum to the whole way."""
    out: list[Reason] = []
    usual = listed_x.mean(axis=0)
    rest: dict[str, Array] = {}
    names: dict[str, list[str]] = {}
    tiny: dict[str, list[str]] = {}
    for i, c in enumerate(COVARIATES):
        step = found.steps[i]
        if np.abs(step).max() >= SHOWN:
            out.append(Reason(_statement(c, float(x[i]), float(usual[i])), GROUPS[c.group], _as_effect(step), evidence.get(c.name, ())))
        else:
            rest[c.group] = rest.get(c.group, np.zeros(len(RUNGS))) + step
            if np.abs(step).max() > 0.005:
                names.setdefault(c.group, []).append(c.name)
            tiny.setdefault(c.group, []).append(c.name)
    for group, step in rest.items():
        ids = tuple(dict.fromkeys(e for n in names.get(group, tiny[group]) for e in evidence.get(n, ())))[:6]
        if np.abs(step).max() > 1e-12:
            out.append(Reason(f"Everything else under “{GROUPS[group]}”", GROUPS[group], _as_effect(step), ids))
    if np.abs(found.record).max() > 1e-12:
        out.append(Reason("What the helper did when this target, or others against this attacker, were attacked before", GROUPS["record"], _as_effect(found.record), deeds))
    if np.abs(found.habit).max() > 1e-12:
        out.append(Reason("The helper's own habit over all attacks, beyond its place", GROUPS["record"], _as_effect(found.habit), ("model:helper",)))
    for s in said:
        out.append(Reason(s.statement[0].upper() + s.statement[1:], "what the texts say", {r.value: s.effect.get(r.value, 0.0) for r in RUNGS}, s.claims))
    out.sort(key=lambda r: -max(abs(v) for v in r.effect.values()))
    pooling = found.start - logit(ref.rates)
    out.append(Reason("Calibration: the class's count drawn towards like cases by the model", "calibration", _as_effect(pooling), ("model:pooling",), "judgement"))
    return out
