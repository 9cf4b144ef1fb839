"""Second replication: did Washington or Moscow help in ICB's crises. Facts of the eve only; out of time.

Three questions a crisis actor and power: any help, materiel or more, force. The yardstick is a small pooled logit of
what an earlier study used, without the facts of the crisis itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import Almanac, Case
from foederis.outlook._backtest_measures import Draws, auc, interval
from foederis.outlook._backtest_peers import KEPT
from foederis.outlook._covariates import COLUMN
from foederis.outlook._record import SETTLED
from foederis.outlook._training import Rows, training_rows

__all__ = ["OURS", "QUESTIONS", "crisis_rows", "score_crises"]

Array = npt.NDArray[np.float64]
POWERS = ("USA", "RUS")
QUESTIONS = {"any": (0, 1, 2, 3, 4), "materiel and up": (2, 3, 4), "direct": (4,)}
SMALL = ("defence_pact", "commitment", "pact_with_attacker", "rival_of_attacker", "disputes_with_attacker", "attacker_capability", "target_capability", "distance")
FIRST = 1946
RIDGE = 0.01  # chosen on 1960-89
OURS = "together"
# Mean of the log-odds of these, chosen on 1970-89: .747, .764, .885 against .715, .750, .903 of the hierarchical model alone.
# Direct help (three of 318 there) is what that model is for; the small logit ranks it no better than chance.
MEMBERS = {"any": ("small logit", "logit", "hierarchical"), "materiel and up": ("small logit", "logit", "hierarchical"), "direct": ("logit", "hierarchical")}


def _coded(case: Case, state: str) -> bool:
    row = case.helpers.get(state)
    return row is not None and bool(set(row.coders) & set("ih"))


def crisis_rows(almanac: Almanac | None = None) -> Rows:
    """The two powers in every crisis since 1946 that ICB lists, where what they did is coded (by ICB or by hand)."""
    rows = training_rows(almanac, keep=lambda c: "icb" in c.links and c.is_attack and c.start.year >= FIRST, everybody=True)
    return rows.take(np.array([states.CODES[h] in POWERS and _coded(rows.cases[c], states.CODES[h]) for c, h in zip(rows.case, rows.helper, strict=True)]))


def outcome(y: npt.NDArray[Any], rungs: tuple[int, ...]) -> Array:
    """1 where one of the rungs is coded yes, 0 where all that are coded are no, nan where none is coded."""
    part = np.asarray(y, dtype=float)[:, list(rungs)]
    return np.where(np.isnan(part).all(axis=1), np.nan, np.nan_to_num(part).max(axis=1))


def _fit(x: Array, y: Array, new: Array, c: float) -> Array:
    from sklearn.linear_model import LogisticRegression

    mean, spread = x.mean(axis=0), x.std(axis=0) + 0.05

    def hold(v: Array) -> Array:
        return np.asarray(np.clip((v - mean) / spread, -3, 3))

    return np.asarray(LogisticRegression(C=c, max_iter=500).fit(hold(x), y.astype(int)).predict_proba(hold(new))[:, 1])


def _odds(p: Array) -> Array:
    q = np.clip(p, 1e-5, 1 - 1e-5)
    return np.asarray(np.log(q / (1 - q)))


def score_crises(rows: Rows, ours: Array, window: tuple[int, int], boot: int, *, step: int = 5) -> dict[str, Any]:
    """AUC by question: the recomputed small logit, a logit on all covariates, the hierarchical model (`ours`: its chances of
    the same rows, rungs in columns, nan where not forecast), and the mean log-odds of MEMBERS."""
    start = rows.start()
    usa = (rows.helper == states.CODES.index("USA")).astype(float)[:, None]
    small = np.hstack([rows.x[:, [COLUMN[n] for n in SMALL]].astype(float), usa])
    large = np.hstack([rows.x[:, KEPT].astype(float), rows.extra.mean(axis=1).astype(float), usa])
    out: dict[str, Any] = {}
    for name, rungs in QUESTIONS.items():
        y = outcome(rows.y, rungs)
        mine = ours[:, list(rungs)].max(axis=1)
        p: dict[str, list[Array]] = {"small logit": [], "logit": [], "hierarchical": [], "together": []}
        seen: list[npt.NDArray[Any]] = []
        for year in range(window[0], window[1] + 1, step):
            cut = dt.date(year, 1, 1)
            test = ~np.isnan(y) & (start >= cut.toordinal()) & (start < dt.date(min(year + step, window[1] + 1), 1, 1).toordinal()) & np.isfinite(mine)
            train = ~np.isnan(y) & (start < (cut - SETTLED).toordinal())
            if not test.any() or len(np.unique(y[train])) < 2:
                continue
            p["small logit"].append(_fit(small[train], y[train], small[test], 1.0))
            p["logit"].append(_fit(large[train], y[train], large[test], RIDGE))
            p["hierarchical"].append(mine[test])
            p["together"].append(1 / (1 + np.exp(-np.mean([_odds(p[m][-1]) for m in MEMBERS[name]], axis=0))))
            seen.append(np.flatnonzero(test))
        if not seen:
            continue
        at = np.concatenate(seen)
        w = Draws.of(rows.case[at], boot)
        areas = {m: auc(y[at], np.concatenate(v), w.weight) for m, v in p.items()}
        out[name] = {
            "n": len(at),
            "yes": int(y[at].sum()),
            "cases": len(np.unique(rows.case[at])),
            "models": {m: interval(a) for m, a in areas.items()},
            "gain": {m: interval(areas[m] - areas["small logit"]) for m in areas if m != "small logit"},
        }
    return out

