"""How alike two states' sets of allies are, computed from obligations of the day so that a switched treaty shows."""

from __future__ import annotations

import numpy as np

__all__ = ["portfolio_kappa", "portfolio_s"]


def _sets(obliged: np.ndarray, mask: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    members = np.flatnonzero(mask)
    allies = np.nan_to_num(obliged[np.ix_(members, members)]).astype(np.float32)
    allies = np.maximum(allies, allies.T)
    # A state counts as its own ally, so that two states allied to each other agree on each other.
    np.fill_diagonal(allies, 1.0)
    return members, allies, len(members)


def portfolio_s(obliged: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Signorino and Ritter's S over binary portfolios (1999), unweighted: 1 alike, -1 opposed.

    `obliged` is a states-by-states matrix of 0, 1 and NaN; `mask` the states of the system. NaN outside the system.

    >>> m = np.zeros((3, 3)); m[0, 1] = m[1, 0] = 1
    >>> portfolio_s(m, np.ones(3, dtype=bool))[0].round(2).tolist()
    [1.0, 1.0, -1.0]
    """
    members, allies, n = _sets(obliged, mask)
    out = np.full(obliged.shape, np.nan, dtype=np.float32)
    if n:
        size = allies.sum(axis=1)
        differ = size[:, None] + size[None, :] - 2 * (allies @ allies.T)
        out[np.ix_(members, members)] = 1 - 2 * differ / n
    return out


def portfolio_kappa(obliged: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Cohen's kappa of the two sets of allies (Häge 2011): agreement beyond chance; 0 where both have none but themselves.

    S is near 1 for any two states with few allies; kappa is not.

    >>> m = np.zeros((4, 4)); m[0, 1] = m[1, 0] = 1
    >>> k = portfolio_kappa(m, np.ones(4, dtype=bool)); round(float(k[0, 1]), 2), round(float(k[0, 2]), 2)
    (1.0, -0.5)
    """
    members, allies, n = _sets(obliged, mask)
    out = np.full(obliged.shape, np.nan, dtype=np.float32)
    if n:
        size = allies.sum(axis=1)
        both = allies @ allies.T
        agree = (n - (size[:, None] + size[None, :] - 2 * both)) / n
        share = size / n
        chance = share[:, None] * share[None, :] + (1 - share[:, None]) * (1 - share[None, :])
        with np.errstate(divide="ignore", invalid="ignore"):
            kappa = np.where(chance < 1, (agree - chance) / (1 - chance), 0.0)
        out[np.ix_(members, members)] = kappa
    return out
