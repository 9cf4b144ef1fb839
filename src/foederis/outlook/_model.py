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
from foederis.outlook._basis import Basis
from foederis.outlook._covariates import COVARIATES
from foederis.outlook._forest import Forest

__all__ = ["Listed", "Model", "load_listed", "load_model", "model_index", "shrinkage", "vintage_for"]

Array = npt.NDArray[np.float64]
DATA = Path(__file__).parents[1] / "data" / "outlook"
VERSION = "outlook-3"
LOW, HIGH = 0.1, 0.9  # an 80 % interval
_HINT = "reinstall foederis, or run: python -m foederis.outlook._workshop fit"


def shrinkage(spread: float) -> float:
    """What a linear predictor is divided by when an attack's own effect of this spread is averaged out (MacKay 1992)."""
    return float(np.sqrt(1.0 + np.pi * spread**2 / 8.0))


@dataclass(frozen=True, slots=True)
class Model:
    """One vintage: draws of intercepts (D, R), slopes (D, columns + features + records, R), helpers (D, states, R)."""

    vintage: dt.date
    basis: Basis
    intercept: Array
    slope: Array
    flat: Array
    helper: Array
    case_spread: float
    meta: dict[str, Any]
    forest: Forest | None = None

    @property
    def name(self) -> str:
        """How the vintage is called in a dossier's provenance."""
        return f"{VERSION}, vintage {self.vintage.isoformat()} (last attack seen {self.meta['last_case']})"

    def eta(self, x: Array, extra: Array, helper: npt.NDArray[np.integer[Any]] | None) -> Array:
        """Linear predictors (D, n, R) of n rows: covariates (n, K), records (n, R, M), helper numbers (None: nobody's)."""
        phi = self.basis.features(x)
        k = phi.shape[1]
        draws, _, rungs = self.slope.shape
        out = (phi @ self.flat).reshape(len(x), draws, rungs)
        for m in range(extra.shape[2]):
            out += extra[:, None, :, m] * self.slope[None, :, k + m]
        out += self.intercept
        if helper is not None:
            out += self.helper[:, helper].transpose(1, 0, 2)
        eta = np.asarray(out.transpose(1, 0, 2))
        return eta if self.forest is None else self.forest.mixed(eta, x, extra, shrinkage(self.case_spread))

    def probabilities(self, eta: Array) -> Array:
        """Probabilities of linear predictors, the effect of a new attack averaged out.

        The logistic-normal integral by the usual scaling (MacKay 1992, Neural Computation 4).
        """
        return np.asarray(1.0 / (1.0 + np.exp(-eta / shrinkage(self.case_spread))))

    def summary(self, eta: Array) -> Array:
        """(n, R, 3): mean over the draws, and the ends of the 80 % interval, ordered."""
        p = self.probabilities(eta)
        mean = p.mean(axis=0)
        low, high = np.quantile(p, [LOW, HIGH], axis=0)
        return np.stack([mean, np.minimum(low, mean), np.maximum(high, mean)], axis=-1)

    def weight(self) -> Array:
        """How much each covariate matters: root mean square slope of its straight part over draws and rungs."""
        return np.asarray(np.sqrt((self.slope[:, : len(COVARIATES)].mean(axis=0) ** 2).mean(axis=1)))


@dataclass(frozen=True, slots=True)
class Listed:
    """The coded candidates of all hand-coded attacks, by day: covariates, records, outcomes (-1 not coded)."""

    x: Array
    extra: Array
    y: npt.NDArray[np.int8]
    start: npt.NDArray[np.int32]
    helper: npt.NDArray[np.int16]
    case: tuple[str, ...]

    def before(self, day: dt.date) -> int:
        """How many rows belong to attacks that began before a day (rows are sorted)."""
        return int(np.searchsorted(self.start, day.toordinal()))


@cache
def model_index() -> dict[str, Any]:
    """The index of vintages. Raises DamagedData where it is missing or of other covariates."""
    try:
        found: dict[str, Any] = json.loads((DATA / "model.json").read_text(encoding="utf-8"))
        fitting = found["covariates"] == [c.name for c in COVARIATES] and found["states"] == list(states.CODES)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedData(f"the fitted model cannot be read ({type(error).__name__})", hint=_HINT) from None
    if not fitting:
        raise DamagedData("the fitted model is of another version of the covariates", hint=_HINT)
    return found


def vintage_for(as_of: dt.date) -> dt.date:
    """The latest vintage that saw no attack begun on the as-of day or later.

    >>> vintage_for(dt.date(1990, 8, 1)) <= dt.date(1990, 8, 1)
    True
    """
    days = [dt.date.fromisoformat(v) for v in model_index()["vintages"]]
    fitting = [d for d in days if d <= as_of]
    if not fitting:
        raise BadQuestion(f"no fitted model is as old as {as_of}", hint=f"ask as of {min(days)} or later")
    return max(fitting)


def _arrays(name: str) -> dict[str, npt.NDArray[Any]]:
    try:
        with (DATA / name).open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            return {k: file[k] for k in file.files}
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise DamagedData(f"the fitted model's {name} cannot be read ({type(error).__name__})", hint=_HINT) from None
    except Exception as error:  # zipfile's and zlib's own errors for a damaged archive
        raise DamagedData(f"the fitted model's {name} is damaged ({type(error).__name__})", hint=_HINT) from None


@cache
def load_model(vintage: dt.date) -> Model:
    """One vintage's draws. Raises DamagedData where its file is missing or of another shape."""
    meta = model_index()["vintages"][vintage.isoformat()]
    a = _arrays(f"draws-{vintage.isoformat()}.npz")
    try:
        slope = a["slope"].astype(np.float64)
        helper = np.zeros((len(slope), len(states.CODES), len(RUNGS)))
        helper[:, a["who"]] = a["helper"]
        wide = slope.shape[1] - len(model_index()["records"])
        flat = np.ascontiguousarray(slope[:, :wide].transpose(1, 0, 2).reshape(wide, -1))
        forest = Forest.of(_arrays(meta["trees"])) if meta.get("trees") else None
        return Model(vintage, Basis(a["mean"].astype(float), a["spread"].astype(float)), a["intercept"].astype(float), slope, flat, helper, float(meta["case_spread"]), meta, forest)
    except (KeyError, IndexError, ValueError) as error:
        raise DamagedData(f"the fitted model's vintage {vintage} has another shape ({type(error).__name__})", hint=_HINT) from None


@cache
def load_listed() -> Listed:
    """The coded candidates. Raises DamagedData where the file is missing or damaged."""
    a = _arrays("listed.npz")
    ids = [str(i) for i in a["ids"]]
    return Listed(a["x"].astype(float), a["extra"].astype(float), a["y"], a["start"], a["helper"], tuple(ids[i] for i in a["case"]))
