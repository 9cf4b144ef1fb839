"""Offline: the hierarchical model fitted.

A Bayesian logistic regression a rung, its rungs, cases and helpers partially pooled (Gelman and Hill 2007, ch. 14):

    logit P(help on rung r) = a_r + s_{stratum, r} + w_{period, r} + [x, f(x)] (b + d_r) + u_{case, r} + v_{helper, r}

x are the covariates, f(x) random Fourier features of them (Rahimi and Recht 2007), which give the line the bends of a
Gaussian process; b is learned on all rungs together and d_r is how one rung departs from it; u (an attack that stirred
everybody or nobody) and v (a state that helps more than its place would say) are drawn from common distributions. w is
a random walk of the usual rates in steps of ten years (a local level: Harvey 1989): a forecast stands at its last step and
carries the doubt of one more. The scales were chosen on windows before 1990. Given them the posterior is close to normal:
Laplace's approximation at the mode (Newton's method, SciPy's Cholesky), and draws from it are what ships.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.ladder import RUNGS
from foederis.outlook._basis import Basis
from foederis.outlook._covariates import COLUMN
from foederis.outlook._forest import Forest, grow
from foederis.outlook._model import shrinkage
from foederis.outlook._record import RECORDS
from foederis.outlook._training import STRATA, Rows

__all__ = ["Fitted", "Scales", "fit"]

Array = npt.NDArray[np.float64]
R = len(RUNGS)
CENTRES = (0.0, -0.8, -1.7, -1.8, -2.8)  # of the intercepts' priors: the usual rates of the rungs among candidates
# The coded cases do not tell what a war of the helper's own takes away; that it leaves less to spare is a prior mean of
# its slope on the upper rungs (log-odds a standard deviation). Brier on 1946-89 is the same with and without.
HELD_BACK = (0.0, 0.0, -0.25, -0.25, -0.25)
# Presence came out too sharp on 1946-89 (calibration slope .77): drawn so far towards the usual rate. Force did as well,
# but there the usual rate of all candidates would blur who is bound to fight and who is not.
TEMPER = (1.0, 1.0, 1.0, 0.85, 1.0)
PERIOD = 10  # years, of the walk of the usual rates
UNLISTED = len(STRATA)  # stratum of the states that the supplement does not list as candidates


@dataclass(frozen=True, slots=True)
class Scales:
    """Standard deviations of the priors, in log-odds (of slopes: a standard deviation of the covariate; of the walk: a rung
    each). `memory_trees`: an attack counts half in the trees for so many years of its age."""

    line: float = 0.07
    line_own: float = 0.15
    bend: float = 0.3
    bend_own: float = 0.5
    record: float = 0.7
    record_own: float = 0.5
    stratum: float = 0.7
    case: float = 0.9
    helper: float = 0.25
    intercept: float = 1.5
    drift: tuple[float, ...] = (0.7, 0.6, 0.4, 0.1, 0.1)
    memory_trees: float = 40.0
    unlisted_weight: float = 0.5


@dataclass(slots=True)
class Fitted:
    """Draws: intercepts (D, R), slopes (D, columns + features + records, R), helpers (D, states, R); `mode` slopes."""

    basis: Basis
    scales: Scales
    intercept: Array
    slope: Array
    helper: Array
    evidence: float
    rows: int
    last_case: str = ""
    forest: Forest | None = None

    def eta(self, x: Array, extra: Array, helper: npt.NDArray[np.integer[Any]]) -> Array:
        """Linear predictors (D, n, R) of rows: covariates (n, K), records (n, R, M), helper numbers (n)."""
        phi = self.basis.features(x)
        k = phi.shape[1]
        out = np.tensordot(self.slope[:, :k], phi, axes=([1], [1])).transpose(0, 2, 1)
        out = out + np.einsum("nrm,dmr->dnr", extra, self.slope[:, k:]) + self.intercept[:, None, :]
        return np.asarray(out + self.helper[:, helper])

    def middle(self) -> Fitted:
        """The same with one draw, the mean of all."""
        return replace(self, intercept=self.intercept.mean(axis=0)[None], slope=self.slope.mean(axis=0)[None], helper=self.helper.mean(axis=0)[None])

    def predict(self, x: Array, extra: Array, helper: npt.NDArray[np.integer[Any]]) -> Array:
        """Probabilities (D, n, R), a new case's own effect averaged out, the trees' share taken in."""
        shrink = shrinkage(self.scales.case)
        eta = self.eta(x, extra, helper)
        if self.forest is not None:
            eta = self.forest.mixed(eta, x, extra, shrink)
        return np.asarray(1.0 / (1.0 + np.exp(-eta / shrink)))


def _newton(x: Array, z: Any, y: Array, w: Array, centre: Array, prior: Array) -> tuple[Array, Any, float]:
    """Mode, Cholesky factor of the Hessian, and log evidence of a weighted logistic regression with a normal prior.

    `x` dense (n, K) and `z` sparse (n, J) are the two halves of the design.
    """
    from scipy.linalg import cho_factor, cho_solve

    k = x.shape[1]
    theta = centre.copy()
    factor = None
    zt = z.T.tocsr()
    for _ in range(40):
        eta = x @ theta[:k] + z @ theta[k:]
        p = 1.0 / (1.0 + np.exp(-eta))
        rest = w * (y - p)
        gradient = np.concatenate([x.T @ rest, zt @ rest]) - prior * (theta - centre)
        v = w * p * (1 - p)
        xv = x * v[:, None]
        hessian = np.empty((len(theta), len(theta)))
        hessian[:k, :k] = x.T @ xv
        cross = zt @ xv
        hessian[k:, :k] = cross
        hessian[:k, k:] = cross.T
        hessian[k:, k:] = (zt @ z.multiply(v[:, None]).tocsr()).toarray()
        hessian[np.diag_indices_from(hessian)] += prior
        factor = cho_factor(hessian, lower=True, overwrite_a=True)
        step = cho_solve(factor, gradient)
        biggest = float(np.abs(step).max())
        theta = theta + step * min(1.0, 2.0 / max(biggest, 1e-9))
        if biggest < 1e-5:
            break
    eta = x @ theta[:k] + z @ theta[k:]
    likelihood = float(np.sum(w * (y * eta - np.logaddexp(0.0, eta))))
    assert factor is not None
    log_det = 2.0 * float(np.sum(np.log(np.diag(factor[0]))))
    evidence = likelihood - 0.5 * float(np.sum(prior * (theta - centre) ** 2)) + 0.5 * float(np.sum(np.log(prior))) - 0.5 * log_det
    return theta, factor, evidence


def _one_hot(values: npt.NDArray[Any]) -> tuple[Any, npt.NDArray[Any]]:
    import scipy.sparse as sp

    used, index = np.unique(values, return_inverse=True)
    n = len(values)
    return sp.csr_matrix((np.ones(n), (np.arange(n), index)), shape=(n, len(used))), used


def _walk(rows: Rows) -> Any:
    """(n, periods) ones from each period's begin on: a random walk of the usual rate in steps of ten years."""
    import scipy.sparse as sp

    years = np.array([c.start.year for c in rows.cases])[rows.case]
    begins = np.arange(years.min() // PERIOD * PERIOD + PERIOD, years.max() + 1, PERIOD)
    return sp.csr_matrix((years[:, None] >= begins).astype(float))


def fit(rows: Rows, scales: Scales = Scales(), *, draws: int = 64, seed: int = 20140101, say: Callable[[str], None] | None = None) -> Fitted:
    """Fit on all coded outcomes of the rows; the same rows, scales and seed give the same draws."""
    import scipy.sparse as sp
    from scipy.linalg import solve_triangular

    basis = Basis.of(rows.x[rows.listed].astype(float))
    phi = basis.features(rows.x.astype(float))
    k = phi.shape[1]
    lines = rows.x.shape[1]
    weight = np.where(rows.listed, 1.0, rows.weight * scales.unlisted_weight)
    year = np.array([c.start.year for c in rows.cases])[rows.case]
    age = (year.max() - year).astype(float)
    stratum = np.where(rows.listed, 0, np.where(rows.stratum == 0, UNLISTED, rows.stratum))
    scale = np.concatenate([np.full(lines, scales.line), np.full(k - lines, scales.bend), np.full(len(RECORDS), scales.record)])
    own = np.concatenate([np.full(lines, scales.line_own), np.full(k - lines, scales.bend_own), np.full(len(RECORDS), scales.record_own)])
    width = k + len(RECORDS)
    strata = UNLISTED + 1

    # All rungs together first: the shared slopes, an intercept a rung.
    at, rung = np.nonzero(~np.isnan(rows.y))
    n = len(at)
    x = np.hstack([phi[at], rows.extra[at, rung]])
    fixed = sp.csr_matrix((np.ones(n), (np.arange(n), rung * strata + stratum[at])), shape=(n, R * strata))
    by_case, used = _one_hot(rows.case[at])
    walk = _walk(rows)
    steps = walk.shape[1]
    walks = sp.hstack([walk[at].multiply((rung == r)[:, None]) for r in range(R)], format="csr")
    z = sp.hstack([fixed, by_case, walks], format="csr")
    centre = np.concatenate([np.zeros(width), np.repeat(CENTRES, strata), np.zeros(len(used) + R * steps)])
    prior = np.concatenate(
        [scale**-2.0, np.full(R * strata, scales.intercept**-2.0), np.full(len(used), scales.case**-2.0), np.repeat(np.array(scales.drift) ** -2.0, steps)]
    )
    shared, _, _ = _newton(x, z, rows.y[at, rung].astype(float), weight[at], centre, prior)
    if say:
        say(f"shared slopes on {n} outcomes")

    rng = np.random.default_rng(seed)

    def mirrored(*shape: int) -> Array:
        # Every draw with its mirror image: the draws' mean is the mode, so that a few of them lose nothing by chance.
        half = rng.standard_normal(((draws + 1) // 2, *shape))
        return np.concatenate([half, -half])[:draws]

    slope = np.empty((draws, width, R))
    intercept = np.empty((draws, R))
    helpers = mirrored(len(states.CODES), R) * scales.helper
    evidence = 0.0
    for r in range(R):
        ok = ~np.isnan(rows.y[:, r])
        x = np.hstack([np.ones((int(ok.sum()), 1)), phi[ok], rows.extra[ok, r]])
        m = len(x)
        other = stratum[ok]
        departures = sp.csr_matrix(((other > 0).astype(float), (np.arange(m), other)), shape=(m, strata))
        by_case, used = _one_hot(rows.case[ok])
        by_helper, who = _one_hot(rows.helper[ok])
        z = sp.hstack([departures, walk[ok], by_case, by_helper], format="csr")
        line = shared[:width].copy()
        line[COLUMN["at_war"]] += HELD_BACK[r]
        centre = np.concatenate([[CENTRES[r]], line, np.zeros(strata + steps + len(used) + len(who))])
        prior = np.concatenate(
            [
                [scales.intercept**-2.0], own**-2.0, np.full(strata, scales.stratum**-2.0), np.full(steps, scales.drift[r] ** -2.0),
                np.full(len(used), scales.case**-2.0), np.full(len(who), scales.helper**-2.0),
            ]
        )  # fmt: skip
        theta, factor, got = _newton(x, z, rows.y[ok, r].astype(float), weight[ok], centre, prior)
        evidence += got
        sample = theta[:, None] + solve_triangular(factor[0], mirrored(len(theta)).T, lower=True, trans="T")
        after = 1 + width + strata
        # The usual rate of the years asked about: that of the last period, and one more step of the walk.
        intercept[:, r] = sample[0] + sample[after : after + steps].sum(axis=0) + mirrored(1)[:, 0] * scales.drift[r]
        slope[:, :, r] = sample[1 : 1 + width].T
        helpers[:, who, r] = sample[after + steps + len(used) :].T
    for r, t in enumerate(TEMPER):
        rate = np.clip(np.nanmean(rows.y[rows.listed, r].astype(float)), 0.005, 0.995)
        usual = shrinkage(scales.case) * np.log(rate / (1.0 - rate))
        slope[:, :, r] *= t
        helpers[:, :, r] *= t
        intercept[:, r] = t * intercept[:, r] + (1.0 - t) * usual
    newest = max((rows.cases[c] for c in np.unique(rows.case)), key=lambda c: c.start)
    seen = rows.listed
    forest = grow(rows.x[seen].astype(float), rows.extra[seen].astype(float), rows.y[seen].astype(float), 0.5 ** (age[seen] / scales.memory_trees))
    return Fitted(basis, scales, intercept, slope, helpers, evidence, n, f"{newest.start} {newest.id}", forest)


def choose_scales(score: Callable[[Scales], float], start: Scales = Scales(), names: tuple[str, ...] = ("line_own", "bend", "bend_own", "case", "helper")) -> Scales:
    """Scales by one round of coordinate descent on a score (lower is better) of windows before 1990."""
    best, value = start, score(start)
    for name in names:
        for factor in (0.5, 2.0):
            trial = replace(best, **{name: round(getattr(best, name) * factor, 4)})
            got = score(trial)
            if got < value:
                best, value = trial, got
    return best
