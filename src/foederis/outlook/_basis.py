"""Covariates standardised, and bent: random Fourier features (Rahimi and Recht 2007, NIPS 20), evaluated with NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

__all__ = ["Basis"]

Array = npt.NDArray[np.float64]
FEATURES = 100
LENGTH = 6.0  # in standard deviations over all columns; chosen with FEATURES on windows before 1990
REACH = 3.0  # standardised values are held within so many deviations, as far as the data go


@cache
def _waves(columns: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(1816)
    return rng.standard_normal((columns, FEATURES)) / LENGTH, rng.uniform(0.0, 2.0 * np.pi, FEATURES)


@dataclass(frozen=True, slots=True)
class Basis:
    """Means and spreads of the training rows' columns; `features` gives the columns standardised, then bent."""

    mean: Array
    spread: Array

    @classmethod
    def of(cls, x: Array) -> Basis:
        """The basis of training rows (n, columns)."""
        return cls(x.mean(axis=0), x.std(axis=0) + 0.05)

    def standard(self, x: Array) -> Array:
        """Columns standardised and held within REACH."""
        return np.asarray(np.clip((x - self.mean) / self.spread, -REACH, REACH))

    def features(self, x: Array) -> Array:
        """(n, columns) → (n, columns + FEATURES)."""
        z = self.standard(x)
        waves, phase = _waves(x.shape[-1])
        return np.concatenate([z, np.sqrt(2.0 / FEATURES) * np.cos(z @ waves + phase)], axis=-1)
