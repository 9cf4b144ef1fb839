"""What the model is compared with, fitted on the same candidates: base rate, reference table, logit, boosted trees."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis.ladder import RUNGS
from foederis.outlook._covariates import COLUMN, COVARIATES
from foederis.outlook._training import Rows

__all__ = ["MODELS", "PEERS", "Predict", "boosted", "cells"]

Array = npt.NDArray[np.float64]
Predict = Callable[[Rows], Array]  # rows -> probabilities (rows, rungs)

MODELS = {
    "base": "base rate",
    "table": "reference table",
    "logit": "regularised logit",
    "boosting": "monotone boosting",
    "hierarchical": "hierarchical model",
}
PULL = 4.0  # a cell of the table counts as much as its wider class from so many rows on
# Which way a covariate may push, where theory says so; the others are free.
SIGNS = {
    "defence_pact": 1, "defence_pact_major": 1, "commitment": 1, "troops_stationed": 1, "arms_target": 1, "bases_target": 1,
    "same_region": 1, "capability": 1, "major_power": 1, "regional_power": 1, "distance": -1, "borders_target": 1,
    "at_war": -1, "conflict_at_home": -1, "fights_attacker": 1, "rival_of_attacker": 1, "disputes_with_attacker": 1,
    "pact_with_attacker": -1, "patron_of_attacker": -1, "arms_attacker": -1, "helped_before": 1, "fought_beside": 1,
    "fighting_beside": 1, "supported_target": 1, "far_from_attacker": 1, "far_from_target": -1, "leans_to_target": 1,
    "like_allies": 1, "bodies_with_target": 1, "rival_of_target": -1, "undermines_attacker": 1,
}  # fmt: skip
UNKNOWN = COLUMN["limited_attack"]  # nobody knows on the eve what kind of attack it will be: left out here
KEPT = [i for i in range(len(COVARIATES)) if i != UNKNOWN]


def _inputs(rows: Rows, rung: int) -> Array:
    return np.hstack([rows.x[:, KEPT], rows.extra[:, rung]]).astype(float)


def _base(rows: Rows) -> Predict:
    rate = np.nanmean(rows.y.astype(float), axis=0)
    return lambda new: np.tile(rate, (len(new), 1))


def cells(x: npt.NDArray[np.floating[Any]]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Cell of each row, and its wider class without the attacker's: pact × contiguity × major × rivalry × attacker."""

    def column(name: str) -> npt.NDArray[np.float64]:
        return np.asarray(x[:, COLUMN[name]], dtype=float)

    pact, near = column("defence_pact") > 0.5, column("borders_target") > 0.25
    major, rival = column("major_power") > 0.5, column("rival_of_attacker") > 0.5
    attacker = np.where(column("attacker_nuclear") > 0.5, 2, np.where(column("attacker_major") > 0.5, 1, 0))
    wider = (pact * 8 + near * 4 + major * 2 + rival).astype(np.int64)
    return wider * 3 + attacker, wider


def _table(rows: Rows) -> Predict:
    cell, wider = cells(rows.x)
    rates = np.empty((48, len(RUNGS)))
    for r in range(len(RUNGS)):
        ok = ~np.isnan(rows.y[:, r])
        y = rows.y[ok, r].astype(float)
        usual = float(y.mean())
        n1, k1 = np.bincount(wider[ok], minlength=16), np.bincount(wider[ok], y, minlength=16)
        broad = (k1 + PULL * usual) / (n1 + PULL)
        n2, k2 = np.bincount(cell[ok], minlength=48), np.bincount(cell[ok], y, minlength=48)
        rates[:, r] = (k2 + PULL * np.repeat(broad, 3)) / (n2 + PULL)
    return lambda new: rates[cells(new.x)[0]]


def _logit(rows: Rows) -> Predict:
    from sklearn.linear_model import LogisticRegressionCV
    from sklearn.model_selection import GroupKFold

    fits: list[tuple[Array, Array, Any]] = []
    for r in range(len(RUNGS)):
        ok = ~np.isnan(rows.y[:, r])
        x = _inputs(rows, r)[ok]
        mean, spread = x.mean(axis=0), x.std(axis=0) + 0.05
        y, group = rows.y[ok, r].astype(int), rows.case[ok]
        folds = [f for f in GroupKFold(5).split(x, y, group) if y[f[0]].any() and y[f[1]].any()]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # scikit-learn's notices of deprecation differ from version to version
            model = LogisticRegressionCV(Cs=(0.002, 0.006, 0.02, 0.06, 0.2), cv=folds, scoring="neg_log_loss", max_iter=300)
            model.fit((x - mean) / spread, y)
        fits.append((mean, spread, model))
    return lambda new: np.stack([m.predict_proba(np.clip((_inputs(new, r) - a) / b, -4, 4))[:, 1] for r, (a, b, m) in enumerate(fits)], axis=1)


def boosted(x: Array, y: Array, signs: list[int], *, weight: Array | None = None, **more: Any) -> Any:
    """Boosted trees that may bend a covariate with a sign one way only (scikit-learn's histogram trees).

    The settings did best of nine tried on 1946-69 and 1970-89 (mean log-loss skill .10; the first guess .08).
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    told: dict[str, Any] = {"max_iter": 120, "learning_rate": 0.05, "max_leaf_nodes": 3, "min_samples_leaf": 20, "l2_regularization": 5.0, "max_features": 0.3}
    model = HistGradientBoostingClassifier(monotonic_cst=signs, early_stopping=False, **({"random_state": 1816} | told | more))
    return model.fit(x, y.astype(int), sample_weight=weight)


def _boosting(rows: Rows) -> Predict:
    signs = [SIGNS.get(COVARIATES[i].name, 0) for i in KEPT] + [1] * rows.extra.shape[2]
    fits = []
    for r in range(len(RUNGS)):
        ok = ~np.isnan(rows.y[:, r])
        fits.append(boosted(_inputs(rows, r)[ok], rows.y[ok, r].astype(float), signs))
    return lambda new: np.stack([m.predict_proba(_inputs(new, r))[:, 1] for r, m in enumerate(fits)], axis=1)


PEERS: dict[str, Callable[[Rows], Predict]] = {"base": _base, "table": _table, "logit": _logit, "boosting": _boosting}
