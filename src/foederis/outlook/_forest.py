"""Trees beside the line: extremely randomised trees (Geurts, Ernst and Wehenkel 2006) of the coded candidates, per rung.

Grown offline with scikit-learn, shipped as arrays of nodes and evaluated with NumPy alone. A pact or a commitment may
only raise a chance; all else is free. The trees see the covariates without the kind of attack (nobody knows it on the
eve) and the records of the rung.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis.outlook._covariates import COLUMN, COVARIATES

__all__ = ["RUNGS_WITH_TREES", "SHARE", "Forest", "grow"]

Array = npt.NDArray[np.float64]
RUNGS_WITH_TREES = (0, 1, 2)  # words, diplomatic, materiel: on the upper rungs the trees added nothing before 1990
SHARE = 0.5  # of the trees in the log-odds; .4 and .6 did as well on 1946-89
TREES, DEPTH, LEAF, TRIED = 60, 8, 6, 0.3
WIDTH = 0.7  # of the draws' spread that counts in the mean: two that err differently err less; chosen on 1946-89
EDGE = 0.01  # a chance of the trees is held this far from 0 and 1
RAISING = ("defence_pact", "commitment")
_SEEN = np.array([i for i in range(len(COVARIATES)) if i != COLUMN["limited_attack"]])


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes of all trees of all rungs in one row of arrays: `column`, `bar` (left at or below it), `left`
    and `right` (node numbers; a leaf's own), `value` (chance), and `roots` (rungs with trees, TREES)."""

    column: npt.NDArray[np.int16]
    bar: npt.NDArray[np.float32]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.float32]
    roots: npt.NDArray[np.int32]

    def log_odds(self, x: Array, extra: Array) -> Array:
        """(n, covariates), (n, rungs, records) → (n, len(RUNGS_WITH_TREES)) log-odds of the trees' mean chance."""
        out = np.empty((len(x), len(RUNGS_WITH_TREES)))
        line = np.arange(len(x))[:, None]
        for k, rung in enumerate(RUNGS_WITH_TREES):
            z = np.concatenate([x[:, _SEEN], extra[:, rung]], axis=1).astype(np.float32)
            at = np.tile(self.roots[k], (len(x), 1))
            for _ in range(DEPTH):
                at = np.where(z[line, self.column[at]] <= self.bar[at], self.left[at], self.right[at])
            p = np.clip(self.value[at].mean(axis=1, dtype=float), EDGE, 1.0 - EDGE)
            out[:, k] = np.log(p / (1.0 - p))
        return out

    def mixed(self, eta: Array, x: Array, extra: Array, shrink: float) -> Array:
        """Linear predictors (D, n, rungs) with the trees' share in them.

        `shrink` is what a linear predictor is divided by before it becomes a chance. The draws keep their whole spread around
        the new middle, for the interval; the middle stands so far out that their mean chance is that of draws with WIDTH of
        the spread (by MacKay's approximation of the mean of a logistic, 1992).
        """
        rungs = list(RUNGS_WITH_TREES)
        middle = eta[:, :, rungs].mean(axis=0)
        spread = (np.pi / 8) * (eta[:, :, rungs].std(axis=0) / shrink) ** 2
        out = eta.copy()
        mixed = middle + SHARE * (shrink * self.log_odds(x, extra) - middle)
        out[:, :, rungs] += mixed * np.sqrt((1 + spread) / (1 + WIDTH**2 * spread)) - middle
        return out

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """What is written to disk."""
        return {f"tree_{name}": getattr(self, name) for name in self.__slots__}

    @classmethod
    def of(cls, arrays: dict[str, npt.NDArray[Any]]) -> Forest:
        """Read back from `arrays`. Raises KeyError where one is missing."""
        return cls(**{name: arrays[f"tree_{name}"] for name in cls.__slots__})


def grow(x: Array, extra: Array, y: Array, weight: Array, *, seed: int = 1816) -> Forest | None:
    """Grow the trees on coded candidates: covariates (n, K), records (n, rungs, M), outcomes (n, rungs), nan where not
    coded, weights (n). None where a rung with trees has too few outcomes."""
    from sklearn.ensemble import ExtraTreesRegressor

    signs = [int(COVARIATES[i].name in RAISING) for i in _SEEN] + [1] * extra.shape[2]
    parts: list[Sequence[npt.NDArray[Any]]] = []
    roots = np.empty((len(RUNGS_WITH_TREES), TREES), dtype=np.int32)
    first = 0
    for k, rung in enumerate(RUNGS_WITH_TREES):
        ok = ~np.isnan(y[:, rung])
        if ok.sum() < 4 * LEAF:
            return None
        z = np.concatenate([x[:, _SEEN], extra[:, rung]], axis=1)[ok]
        model = ExtraTreesRegressor(TREES, min_samples_leaf=LEAF, max_depth=DEPTH, max_features=TRIED, random_state=seed, monotonic_cst=signs)
        for number, estimator in enumerate(model.fit(z, y[ok, rung], sample_weight=weight[ok]).estimators_):
            tree = estimator.tree_
            own = np.arange(tree.node_count)
            leaf = tree.children_left < 0
            roots[k, number] = first
            parts.append((
                np.where(leaf, 0, tree.feature).astype(np.int16), tree.threshold.astype(np.float32),
                (first + np.where(leaf, own, tree.children_left)).astype(np.int32), (first + np.where(leaf, own, tree.children_right)).astype(np.int32),
                tree.value[:, 0, 0].astype(np.float32),
            ))  # fmt: skip
            first += tree.node_count
    column, bar, left, right, value = (np.concatenate([p[i] for p in parts]) for i in range(5))
    return Forest(column, bar, left, right, value, roots)
