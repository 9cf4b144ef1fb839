"""How forecasts did: ranking, skill, calibration and coverage, each with a bootstrap that draws whole cases.

Helpers in one attack share its fate, so a bootstrap by rows would give intervals that are too narrow (one coalition of
thirty states would count thirty times): cases are drawn with replacement, and every measure is computed with the
number of times that a row's case was drawn as its weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Draws", "auc", "calibration", "curve", "expected", "hit_at", "interval", "logs", "predicted", "squares"]

Array = npt.NDArray[np.float64]
EDGE = 1e-4  # no probability nearer to 0 or 1 is scored, so that one miss does not cost an infinity


@dataclass(frozen=True, slots=True)
class Draws:
    """Weights (1 + draws, rows): the first line is the sample itself (ones), the others bootstrap draws by case."""

    weight: Array

    @classmethod
    def of(cls, case: npt.NDArray[Any], draws: int, seed: int = 1990) -> Draws:
        """Draws for rows of these cases; the same cases, number and seed give the same draws."""
        _, index = np.unique(case, return_inverse=True)
        n = int(index.max()) + 1 if len(index) else 0
        rng = np.random.default_rng(seed)
        times = rng.multinomial(n, np.full(n, 1.0 / n), size=draws) if n else np.zeros((draws, 0))
        return cls(np.vstack([np.ones((1, len(index))), times[:, index].astype(float)]))

    def take(self, keep: npt.NDArray[Any]) -> Draws:
        """The same draws for some of the rows."""
        return Draws(self.weight[:, keep])

    def mean(self, values: Array) -> Array:
        """Weighted mean of a value a row: one number a draw."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.weight @ values / self.weight.sum(axis=1))


def interval(values: Array, digits: int = 4) -> list[float | None]:
    """[value on the sample, lower and upper end of the 95 % bootstrap interval].

    >>> interval(np.array([0.5, 0.4, 0.5, 0.6]))[0]
    0.5
    """
    kept = values[1:][np.isfinite(values[1:])]
    ends = np.quantile(kept, [0.025, 0.975]) if len(kept) >= 2 else np.array([np.nan, np.nan])
    return [round(float(v), digits) if np.isfinite(v) else None for v in (values[0], *ends)]


def auc(y: Array, p: Array, weight: Array | None = None) -> Array:
    """Chance that a yes was ranked above a no, ties counted half; one number a line of `weight`.

    >>> float(auc(np.array([0.0, 0.0, 1.0]), np.array([0.1, 0.4, 0.4]))[0])
    0.75
    """
    w = np.ones((1, len(y))) if weight is None else weight
    order = np.argsort(p, kind="stable")
    p, yes = p[order], w[:, order] * y[order]
    no = w[:, order] - yes
    first = np.concatenate([[True], p[1:] != p[:-1]]) if len(p) else np.zeros(0, dtype=bool)
    begins = np.flatnonzero(first)
    if not len(begins):
        return np.full(len(w), np.nan)
    no_tied, yes_tied = np.add.reduceat(no, begins, axis=1), np.add.reduceat(yes, begins, axis=1)
    below = np.cumsum(no_tied, axis=1) - no_tied
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((yes_tied * (below + 0.5 * no_tied)).sum(axis=1) / (yes.sum(axis=1) * no.sum(axis=1)))


def logs(y: Array, p: Array) -> Array:
    """Log loss a row."""
    q = np.clip(p, EDGE, 1 - EDGE)
    return np.asarray(-(y * np.log(q) + (1 - y) * np.log1p(-q)))


def squares(y: Array, p: Array) -> Array:
    """Squared error a row (Brier)."""
    return np.asarray((p - y) ** 2)


def calibration(y: Array, p: Array, weight: Array | None = None) -> tuple[Array, Array]:
    """Intercept and slope of the logistic line of outcomes on forecast log-odds (Cox 1958); ideal 0 and 1.

    A draw without both outcomes, or with a forecast that does not vary, gives nan.
    """
    w = np.ones((1, len(y))) if weight is None else weight
    q = np.clip(p, EDGE, 1 - EDGE)
    z = np.log(q / (1 - q))
    a, b = np.zeros(len(w)), np.ones(len(w))
    seen = w.sum(axis=1)
    yes = (w * y).sum(axis=1)
    usable = (yes > 0) & (yes < seen) & (float(np.ptp(z)) > 1e-9 if len(z) else False)
    for _ in range(25):
        m = 1.0 / (1.0 + np.exp(-np.clip(a[:, None] + b[:, None] * z, -30, 30)))
        rest, v = w * (y - m), w * m * (1 - m)
        g0, g1 = rest.sum(axis=1), (rest * z).sum(axis=1)
        h00, h01, h11 = v.sum(axis=1) + 1e-6, (v * z).sum(axis=1), (v * z * z).sum(axis=1) + 1e-6
        det = h00 * h11 - h01 * h01
        da, db = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        a, b = a + np.clip(da, -2, 2), b + np.clip(db, -1, 1)
        if float(np.abs(db[usable]).max(initial=0.0)) < 1e-6:
            break
    return np.where(usable, a, np.nan), np.where(usable, b, np.nan)


def curve(y: Array, p: Array, low: Array | None = None, high: Array | None = None, bins: int = 10) -> list[dict[str, Any]]:
    """Reliability: rows in `bins` groups of equal size by forecast; mean forecast, how often it came so, the mean ends of
    the 80 % interval, and whether the frequency lies within them (`inside`), also when the ends are widened by the
    binomial noise of so few outcomes, in quadrature (`inside_noise`)."""
    if len(y) < bins:
        return []
    out = []
    for part in np.array_split(np.argsort(p, kind="stable"), bins):
        n, mean, seen = len(part), float(p[part].mean()), float(y[part].mean())
        row: dict[str, Any] = {"n": n, "mean": round(mean, 4), "seen": round(seen, 4)}
        if low is not None and high is not None:
            one, two = float(low[part].mean()), float(high[part].mean())
            noise = 1.2816 * float(np.sqrt(mean * (1 - mean) / n))
            wide = float(mean - np.hypot(mean - one, noise)), float(mean + np.hypot(two - mean, noise))
            row |= {
                "low": round(one, 4),
                "high": round(two, 4),
                "inside": bool(one <= seen <= two),
                "inside_noise": bool(wide[0] <= seen <= wide[1]),
            }
        out.append(row)
    return out


def predicted(y: Array, sample: Array, case: npt.NDArray[Any], shrink: float, spread: float, *, bins: int = 10, times: int = 16, seed: int = 1990) -> list[float]:
    """Share of each group's outcome that its 80 % predictive interval holds, in `bins` groups of equal size by forecast.

    `sample` (draws, rows) are draws of the chances. What is predicted is how many of the group come so: each draw gets an
    effect of every attack (normal, `spread`; `shrink` is what averaged it out of the chances), and outcomes are tossed from
    it. Counts are few, so an observed one may lie across an end of the interval: it counts by the part of its
    probability that lies inside (the non-randomised transform of Czado, Gneiting and Held 2009, Biometrics 65).
    Rightly spread forecasts give .8 on average.
    """
    if len(y) < bins:
        return []
    rng = np.random.default_rng(seed)
    eta, index = _lines(sample, case, shrink)
    groups = np.array_split(np.argsort(sample.mean(axis=0), kind="stable"), bins)
    counts: list[list[Array]] = [[] for _ in groups]
    for _ in range(times):
        effect = rng.standard_normal((len(sample), int(index.max()) + 1)) * spread
        came = rng.random(eta.shape) < 1 / (1 + np.exp(-(eta + effect[:, index])))
        for found, part in zip(counts, groups, strict=True):
            found.append(came[:, part].sum(axis=1))
    out = []
    for found, part in zip(counts, groups, strict=True):
        drawn, seen = np.concatenate(found), float(y[part].sum())
        below, upto = float((drawn < seen).mean()), float((drawn <= seen).mean())
        out.append(max(0.0, min(upto, 0.9) - max(below, 0.1)) / (upto - below) if upto > below else 0.0)
    return out


def _lines(sample: Array, case: npt.NDArray[Any], shrink: float) -> tuple[Array, npt.NDArray[Any]]:
    """Linear predictors (draws, rows) before an attack's own effect was averaged out, and the number of each row's attack."""
    held = np.clip(sample, 1e-6, 1 - 1e-6)
    return shrink * np.log(held / (1 - held)), np.unique(case, return_inverse=True)[1]


def expected(sample: Array, low: Array, high: Array, case: npt.NDArray[Any], shrink: float, spread: float, *, bins: int = 10, times: int = 40, seed: int = 1990) -> tuple[float, float]:
    """What `curve` would find inside, plainly and with noise, were the forecasts right: outcomes are tossed `times` over from
    draws of the chances with an effect of every attack, as in `predicted`.

    Neither measure comes to .8 then: the plain one leaves out that outcomes are tossed, the other adds that to ends which
    hold as if all rows of a group erred together.
    """
    if sample.shape[1] < bins:
        return float("nan"), float("nan")
    rng = np.random.default_rng(seed)
    eta, index = _lines(sample, case, shrink)
    mean = sample.mean(axis=0)
    held: list[tuple[bool, bool]] = []
    for _ in range(times):
        effect = rng.standard_normal(int(index.max()) + 1) * spread
        came = rng.random(len(index)) < 1 / (1 + np.exp(-(eta[rng.integers(len(eta))] + effect[index])))
        held += [(g["inside"], g["inside_noise"]) for g in curve(came.astype(float), mean, low, high, bins)]
    plain, noisy = np.mean(np.array(held, dtype=float), axis=0)
    return float(plain), float(noisy)


def hit_at(y: Array, p: Array, case: npt.NDArray[Any], top: int = 5) -> tuple[Array, Array, Array]:
    """(hit, by chance, cases) a case that has a yes: whether one of the `top` forecasts of the case was a yes, and the
    chance that a random order would have had one among them."""
    hits, chance, cases = [], [], []
    for c in np.unique(case[y > 0]):
        mine = np.flatnonzero(case == c)
        best = mine[np.argsort(-p[mine], kind="stable")[:top]]
        hits.append(float(y[best].max()))
        n, k = len(mine), int(y[mine].sum())
        miss = 1.0
        for j in range(min(top, n)):
            miss *= max(n - k - j, 0) / (n - j)
        chance.append(1.0 - miss)
        cases.append(c)
    return np.array(hits), np.array(chance), np.array(cases)
