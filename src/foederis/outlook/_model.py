"""The fitted model at run time: a small table of posterior draws a vintage, evaluated with NumPy alone."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.errors import BadQuestion, DamagedData
from foederis.ladder import RUNGS
from foederis.outlook._covariates import COVARIATES

__all__ = ["Model", "Odds", "load_model", "vintage_for"]

Array = npt.NDArray[np.float64]
DATA = Path(__file__).parents[1] / "data" / "outlook"
LOW, HIGH = 0.1, 0.9  # an 80 % interval


@dataclass(frozen=True, slots=True)
class Odds:
    """Probability of one rung with its 80 % interval; `eta` is the mean linear predictor (log-odds before averaging)."""

    probability: float
    low: float
    high: float
    eta: float


@dataclass(frozen=True, slots=True)
class Model:
    """One vintage: draws of intercepts (D, R), slopes (D, K, R), helpers (D, N), and the spread of case effects."""

    vintage: dt.date
    intercept: Array
    slope: Array
    helper: Array
    case_spread: float
    calibration: Array
    meta: dict[str, Any]

    @property
    def name(self) -> str:
        """How the vintage is called in a dossier's provenance."""
        return f"{self.meta['version']} before {self.vintage.isoformat()}, last attack {self.meta['last_case']}"

    def eta(self, x: Array, helper: int) -> Array:
        """Linear predictors of one helper: an array (draws, rungs)."""
        return self.intercept + np.einsum("k,dkr->dr", x, self.slope, optimize=False) + self.helper[:, helper][:, None]

    def predict(self, x: Array, helper: int) -> list[Odds]:
        """Odds of one helper, rung by rung: mean and interval over the draws, the new case's own effect averaged out."""
        eta = self.eta(x, helper)
        return self.odds(eta)

    def odds(self, eta: Array) -> list[Odds]:
        """Odds from linear predictors (draws, rungs)."""
        p = self.probabilities(eta)
        mean = p.mean(axis=0)
        low, high = np.quantile(p, [LOW, HIGH], axis=0)
        out = []
        for r in range(len(RUNGS)):
            out.append(Odds(float(mean[r]), float(min(low[r], mean[r])), float(max(high[r], mean[r])), float(eta[:, r].mean())))
        return out

    def probabilities(self, eta: Array) -> Array:
        """Probabilities of linear predictors: calibrated, with the case effect of a new attack averaged out.

        The logistic-normal integral by the usual scaling (MacKay 1992, Neural Computation 4, eq. 4.7).
        """
        a, b = self.calibration
        eta = a + b * eta
        return np.asarray(1.0 / (1.0 + np.exp(-eta / np.sqrt(1.0 + np.pi * self.case_spread**2 / 8.0))))

    def predict_all(self, x: Array, helpers: npt.NDArray[np.int64]) -> Array:
        """Probabilities (helpers, rungs, 3): mean, low, high for many helpers of one attack."""
        eta = self.intercept[:, None, :] + np.einsum("nk,dkr->dnr", x, self.slope, optimize=True) + self.helper[:, helpers][:, :, None]
        p = self.probabilities(eta)
        low, high = np.quantile(p, [LOW, HIGH], axis=0)
        return np.stack([p.mean(axis=0), low, high], axis=-1)


@cache
def _index() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((DATA / "model.json").read_text(encoding="utf-8"))
        return found
    except (OSError, ValueError) as error:
        raise DamagedData(f"the fitted model cannot be read ({type(error).__name__})", hint="reinstall foederis, or run: python -m foederis.outlook._workshop fit") from None


def vintage_for(as_of: dt.date) -> dt.date:
    """The latest vintage that saw no attack begun on the as-of day or later.

    >>> vintage_for(dt.date(1990, 8, 1)) <= dt.date(1990, 8, 1)
    True
    """
    days = [dt.date.fromisoformat(v) for v in _index()["vintages"]]
    fitting = [d for d in days if d <= as_of]
    if not fitting:
        raise BadQuestion(f"no fitted model is as old as {as_of}", hint=f"ask as of {min(days)} or later")
    return max(fitting)


@cache
def load_model(vintage: dt.date) -> Model:
    """One vintage's draws. Raises DamagedData where its file is missing or of another shape."""
    index = _index()
    if index["covariates"] != [c.name for c in COVARIATES]:
        raise DamagedData("the fitted model is of another version of the covariates", hint="run: python -m foederis.outlook._workshop fit")
    meta = index["vintages"].get(vintage.isoformat())
    try:
        with np.load(DATA / f"draws-{vintage.isoformat()}.npz", allow_pickle=False) as file:
            draws = {k: file[k].astype(np.float64) for k in ("intercept", "slope", "helper")}
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise DamagedData(f"the fitted model's vintage {vintage} cannot be read ({type(error).__name__})", hint="reinstall foederis") from None
    helper = np.zeros((len(draws["intercept"]), len(states.CODES)))
    if list(index["states"]) == list(states.CODES):
        helper = draws["helper"]
    return Model(vintage, draws["intercept"], draws["slope"], helper, float(meta["case_spread"]), np.array(meta.get("calibration", [0.0, 1.0])), {**meta, "version": index["version"]})
