"""The replay of the rungs: refitted every few years on what was over by then, scored on what came next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis.almanac import Almanac, Case
from foederis.ladder import RUNGS
from foederis.outlook._backtest_measures import (
    Draws,
    auc,
    calibration,
    curve,
    expected,
    hit_at,
    interval,
    logs,
    predicted,
    squares,
)
from foederis.outlook._backtest_peers import MODELS, PEERS, UNKNOWN
from foederis.outlook._fit import Fitted, Scales, fit
from foederis.outlook._model import shrinkage
from foederis.outlook._record import SETTLED
from foederis.outlook._training import Rows, in_earnest, training_rows

__all__ = ["OUR", "SPANS", "WINDOWS", "Replay", "coverage", "curves", "dominant", "everybody_rows", "overall", "replay", "score_rungs", "who_helps"]

Array = npt.NDArray[np.float64]
WINDOWS = ((1920, 1945), (1946, 1969), (1970, 1989), (1990, 2019))
SPANS = {"1920-1945": (0,), "1946-1969": (1,), "1970-1989": (2,), "1990-2019": (3,), "1920-1989": (0, 1, 2), "1946-1989": (1, 2)}
OUR = "hierarchical"
PRESENCE, FORCE = 3, 4


@dataclass(slots=True)
class Replay:
    """Forecasts of a window: `p` of each model (rows, rungs) with the 80 % interval of ours and its draws (`sample`: draws,
    rows, rungs; none of them kept where all states are asked about), outcomes, cases."""

    y: Array
    p: dict[str, Array]
    low: Array
    high: Array
    sample: Array
    case: npt.NDArray[np.int32]
    relevant: npt.NDArray[np.bool_]
    dominant: npt.NDArray[np.bool_]
    fits: int = 0

    @classmethod
    def joined(cls, parts: list[Replay]) -> Replay:
        """Several windows as one."""
        glue: Callable[[str], Any] = lambda name: np.concatenate([getattr(x, name) for x in parts])  # noqa: E731
        p = {m: np.concatenate([x.p[m] for x in parts]) for m in parts[0].p}
        return cls(glue("y"), p, glue("low"), glue("high"), np.concatenate([x.sample for x in parts], axis=1), glue("case"), glue("relevant"), glue("dominant"), sum(x.fits for x in parts))


def dominant(case: Case) -> bool:
    """Kuwait 1990 and the coalition against Yugoslavia in 1999, each of which can drive a result alone."""
    return (case.target == "KWT" and (case.start.year, case.start.month) == (1990, 8)) or (
        case.target == "YUG" and (case.start.year, case.start.month) == (1999, 3) and len(case.attackers) + len(case.attacker_side) > 2
    )


def _chunks(model: Fitted, rows: Rows) -> Array:
    """Mean chances of many rows, a few thousand at a time (the draws of all at once would not fit in memory)."""
    x = rows.x.astype(float)
    x[:, UNKNOWN] = 0.0
    parts = np.array_split(np.arange(len(rows)), max(1, len(rows) // 2000))
    return np.concatenate([model.predict(x[i], rows.extra[i].astype(float), rows.helper[i]).mean(axis=0) for i in parts])


def _keep(rows: Rows, first: int, after: int) -> npt.NDArray[np.bool_]:
    start = rows.start()
    return np.asarray((start >= first) & (start < after))


def replay(
    rows: Rows,
    everybody: Rows,
    powers: Rows,
    window: tuple[int, int],
    *,
    step: int = 5,
    draws: int = 64,
    say: Callable[[str], None] | None = None,
    told: Callable[[Fitted, dt.date, dt.date], None] | None = None,
) -> tuple[Replay, Replay, Array]:
    """Forecasts for the candidates of hand-coded attacks, for every state of the time in all attacks in earnest, and (our
    model's chances alone, nan outside the window) for the powers in crises.

    Each model is refitted every `step` years on attacks that began 90 days or more before. The kind of attack (strike
    or invasion) is taken as unknown. `told` is handed each refitted model with the days that it answers for.
    """
    coded, whole = [], []
    first, last = window
    crises = np.full((len(powers), len(RUNGS)), np.nan)
    for year in range(first, last + 1, step):
        cut, after = dt.date(year, 1, 1), dt.date(min(year + step, last + 1), 1, 1)
        test = rows.take(_keep(rows, cut.toordinal(), after.toordinal()) & rows.listed)
        crowd = everybody.take(_keep(everybody, cut.toordinal(), after.toordinal()))
        power = _keep(powers, cut.toordinal(), after.toordinal())
        train = rows.take(rows.start() < (cut - SETTLED).toordinal())
        listed = train.take(train.listed)
        ours = fit(train, draws=draws)
        if told:
            told(ours, cut, after)
        x = test.x.astype(float)
        x[:, UNKNOWN] = 0.0
        sample = ours.predict(x, test.extra.astype(float), test.helper)
        low, high = np.quantile(sample, [0.1, 0.9], axis=0)
        p, q = {}, {}
        for name, make in PEERS.items():
            model = make(listed)
            p[name], q[name] = (model(some) if len(some) else np.zeros((0, len(RUNGS))) for some in (test, crowd))
        p[OUR], q[OUR] = sample.mean(axis=0), _chunks(ours, crowd)
        if power.any():
            crises[power] = _chunks(ours, powers.take(power))
        coded.append(_replay(test, p, low, high, sample))
        empty = np.zeros((len(crowd), 0))
        whole.append(_replay(crowd, q, empty, empty, np.zeros((0, len(crowd), len(RUNGS)))))
        if say:
            say(f"replayed {year}-{after.year - 1}: {len(test)} candidates, {len(train)} rows seen")
    return Replay.joined(coded), Replay.joined(whole), crises


def _replay(rows: Rows, p: dict[str, Array], low: Array, high: Array, sample: Array) -> Replay:
    big = np.array([dominant(c) for c in rows.cases])
    return Replay(rows.y.astype(float), p, low, high, sample, rows.case, rows.relevant, big[rows.case], 1)


def everybody_rows(almanac: Almanac | None = None, first: int = WINDOWS[0][0]) -> Rows:
    """Every state of the time for every attack in earnest since `first`."""
    return training_rows(almanac, keep=lambda c: in_earnest(c) and c.start.year >= first, everybody=True)


def score_rungs(r: Replay, keep: npt.NDArray[np.bool_], boot: int) -> dict[str, Any]:
    """Measures by rung and model of some of the rows, with 95 % intervals; gains are paired with table and boosting."""
    out: dict[str, Any] = {}
    for k, rung in enumerate(RUNGS):
        ok = keep & ~np.isnan(r.y[:, k])
        y = r.y[ok, k]
        if not len(y):
            continue
        w = Draws.of(r.case[ok], boot)
        p = {m: q[ok, k] for m, q in r.p.items()}
        loss, square = {m: logs(y, q) for m, q in p.items()}, {m: squares(y, q) for m, q in p.items()}
        total, squared = w.mean(loss["base"]), w.mean(square["base"])
        areas = {m: auc(y, q, w.weight) for m, q in p.items()}
        skill = {m: 1 - w.mean(loss[m]) / total for m in p}
        brier = {m: 1 - w.mean(square[m]) / squared for m in p}
        models: dict[str, Any] = {}
        for m in p:
            a, b = calibration(y, p[m], w.weight if m == OUR else None)
            models[m] = {
                "auc": interval(areas[m]),
                "log_skill": interval(skill[m]),
                "brier_skill": interval(brier[m]),
                "brier": round(float(square[m].mean()), 4),
                "log_loss": round(float(loss[m].mean()), 4),
                "intercept": interval(a),
                "slope": interval(b),
            }
        gain = {
            other: {"auc": interval(areas[OUR] - areas[other]), "log_skill": interval(skill[OUR] - skill[other]), "brier_skill": interval(brier[OUR] - brier[other])}
            for other in MODELS
            if other not in (OUR, "base")
        }
        out[rung.value] = {"n": len(y), "yes": int(y.sum()), "cases": len(np.unique(r.case[ok])), "models": models, "gain": gain}
    return out


def overall(r: Replay, keep: npt.NDArray[np.bool_], boot: int) -> dict[str, Any]:
    """The same over all rungs together: mean Brier and log loss by rung, calibration line, coverage of the 80 % interval."""
    at, rung = np.nonzero(~np.isnan(r.y) & keep[:, None])
    y = r.y[at, rung]
    w = Draws.of(r.case[at], boot)
    out: dict[str, Any] = {"n": len(y), "models": {}}
    base = w.mean(logs(y, r.p["base"][at, rung]))
    square = w.mean(squares(y, r.p["base"][at, rung]))
    for m, q in r.p.items():
        p = q[at, rung]
        a, b = calibration(y, p, w.weight if m == OUR else None)
        out["models"][m] = {
            "log_skill": interval(1 - w.mean(logs(y, p)) / base),
            "brier_skill": interval(1 - w.mean(squares(y, p)) / square),
            "brier": round(float(squares(y, p).mean()), 4),
            "intercept": interval(a),
            "slope": interval(b),
        }
    ours = squares(y, r.p[OUR][at, rung])
    out["gain"] = {m: {"brier": interval(w.mean(squares(y, r.p[m][at, rung])) - w.mean(ours))} for m in MODELS if m not in (OUR, "base")}
    return out


def curves(r: Replay, keep: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """Reliability of our model by rung in ten groups, of boosting beside it, and the share of groups inside the interval."""
    out: dict[str, Any] = {"curves": {}}
    groups: list[dict[str, Any]] = []
    held: list[float] = []
    right: list[tuple[float, float]] = []
    spread = Scales().case
    for k, rung in enumerate(RUNGS):
        ok = keep & ~np.isnan(r.y[:, k])
        held += predicted(r.y[ok, k], r.sample[:, ok, k], r.case[ok], shrinkage(spread), spread)
        right.append(expected(r.sample[:, ok, k], r.low[ok, k], r.high[ok, k], r.case[ok], shrinkage(spread), spread))
        mine = curve(r.y[ok, k], r.p[OUR][ok, k], r.low[ok, k], r.high[ok, k])
        groups += mine
        out["curves"][rung.value] = {OUR: mine, "boosting": curve(r.y[ok, k], r.p["boosting"][ok, k])}
    if groups:
        plain, noisy = np.nanmean(right, axis=0)
        out["coverage"] = coverage(groups) | {"predictive": round(float(np.mean(held)), 3), "expected_plain": round(float(plain), 3), "expected_with_noise": round(float(noisy), 3)}
    return out


def coverage(groups: list[dict[str, Any]]) -> dict[str, Any]:
    """Share of groups of forecasts whose observed frequency lies in the mean 80 % interval, as it is and with noise."""

    def share(key: str) -> float:
        return float(round(sum(g[key] for g in groups) / len(groups), 3))

    return {"groups": len(groups), "plain": share("inside"), "with_noise": share("inside_noise")}


def who_helps(r: Replay, boot: int, keep: npt.NDArray[np.bool_] | None = None) -> dict[str, Any]:
    """Hit@5 among all states of the time: in attacks where somebody showed or used force for the target, was one of the
    five states thought likeliest to do so among them."""
    coded = ~np.isnan(r.y[:, [PRESENCE, FORCE]]).all(axis=1)
    if keep is not None:
        coded &= keep
    y = (np.nan_to_num(r.y[coded][:, [PRESENCE, FORCE]]).max(axis=1) > 0).astype(float)
    out: dict[str, Any] = {"models": {}}
    hits: dict[str, Array] = {}
    for m, q in r.p.items():
        hit, chance, cases = hit_at(y, q[coded][:, [PRESENCE, FORCE]].max(axis=1), r.case[coded])
        hits[m] = chance if m == "base" else hit
        out |= {"cases": len(cases), "helpers": int(y.sum()), "rows": len(y)}
    if not out["cases"]:
        return out
    w = Draws.of(np.arange(out["cases"]), boot)
    for m, hit in hits.items():
        out["models"][m] = interval(w.mean(hit))
    out["gain"] = {m: interval(w.mean(hits[OUR]) - w.mean(hits[m])) for m in hits if m not in (OUR, "base")}
    return out
