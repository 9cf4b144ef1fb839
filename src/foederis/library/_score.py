"""How well forecasts did: Brier and log score, calibration, sharpness, and how many could not be settled."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foederis.ladder import RUNGS

__all__ = ["Bin", "Score", "Tally", "score"]

_EDGES = (0.0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.0)  # ICD 203's seven terms, so that a row reads "likely: 12 of 17"
_TERMS = ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain")
_LEAST = 1e-4  # a forecast of 0 or 1 that was wrong costs ln(10,000) = 9.2, not infinity

Row = tuple[str, float, float | None, str | None]  # rung, probability, reference rate, outcome


@dataclass(frozen=True, slots=True)
class Bin:
    """The forecasts that used one term: how many, their mean, and how often it came so."""

    term: str
    low: float
    high: float
    count: int
    mean: float
    observed: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Scores of one set of forecasts; None where nothing was settled yes or no.

    `brier` is the mean of (p - outcome)^2, `log_score` the mean of -ln(p of what happened), with p kept off 0 and 1 by
    1e-4; `base_rate` how often it came so; `base_brier` what saying the base rate each time would have scored;
    `reference_brier` what the reference rates inside the answers would have; `sharpness` the mean of (p - base rate)^2,
    0 for a forecaster who never leaves it; `void` were settled as undecidable, `open` are not settled.
    """

    settled: int
    void: int
    open: int
    brier: float | None
    log_score: float | None
    base_rate: float | None
    base_brier: float | None
    reference_brier: float | None
    sharpness: float | None

    @property
    def skill(self) -> float | None:
        """1 - Brier / Brier of the base rate; None where the base rate is 0 or 1 or nothing is settled."""
        if self.brier is None or not self.base_brier:
            return None
        return 1 - self.brier / self.base_brier

    def as_json(self) -> dict[str, Any]:
        """Every field by its name."""
        return {
            "settled": self.settled,
            "void": self.void,
            "open": self.open,
            "brier": self.brier,
            "log_score": self.log_score,
            "base_rate": self.base_rate,
            "base_brier": self.base_brier,
            "reference_brier": self.reference_brier,
            "sharpness": self.sharpness,
            "skill": self.skill,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """`overall`, each rung's `Tally` in the order of the ladder, and the calibration table over all rungs."""

    overall: Tally
    rungs: Mapping[str, Tally]
    calibration: tuple[Bin, ...]

    def as_json(self) -> dict[str, Any]:
        """Overall, rungs and calibration, ready for `json.dumps`."""
        bins = [{"term": b.term, "low": b.low, "high": b.high, "count": b.count, "mean": b.mean, "observed": b.observed} for b in self.calibration]
        return {"overall": self.overall.as_json(), "rungs": {r: t.as_json() for r, t in self.rungs.items()}, "calibration": bins}


def score(rows: Iterable[Row]) -> Score:
    """Score forecasts `(rung, probability, reference rate or None, "yes" | "no" | "void" | None)`.

    >>> s = score([("force", 0.1, 0.2, "no"), ("force", 0.7, 0.2, "yes"), ("words", 0.9, None, "void")])
    >>> round(s.overall.brier, 3), s.overall.settled, s.overall.void, s.overall.base_rate
    (0.05, 2, 1, 0.5)
    """
    all_ = list(rows)
    rungs = {r.value: _tally([row for row in all_ if row[0] == r.value]) for r in RUNGS}
    return Score(_tally(all_), {r: t for r, t in rungs.items() if t.settled + t.void + t.open}, _calibration(all_))


def _tally(rows: Sequence[Row]) -> Tally:
    void = sum(o == "void" for *_, o in rows)
    settled = [(p, ref, float(o == "yes")) for _, p, ref, o in rows if o in ("yes", "no")]
    n = len(settled)
    left = len(rows) - n - void
    if not n:
        return Tally(0, void, left, None, None, None, None, None, None)
    base = sum(y for *_, y in settled) / n
    reference = [(ref - y) ** 2 for _, ref, y in settled if ref is not None]
    return Tally(
        n,
        void,
        left,
        sum((p - y) ** 2 for p, _, y in settled) / n,
        sum(-math.log(min(max(p if y else 1 - p, _LEAST), 1 - _LEAST)) for p, _, y in settled) / n,
        base,
        base * (1 - base),
        sum(reference) / n if len(reference) == n else None,
        sum((p - base) ** 2 for p, *_ in settled) / n,
    )


def _calibration(rows: Sequence[Row]) -> tuple[Bin, ...]:
    settled = [(p, float(o == "yes")) for _, p, _, o in rows if o in ("yes", "no")]
    bins = []
    for term, low, high in zip(_TERMS, _EDGES, _EDGES[1:], strict=False):
        inside = [(p, y) for p, y in settled if low <= p < high or (high == 1.0 and p == 1.0)]
        if inside:
            n = len(inside)
            bins.append(Bin(term, low, high, n, sum(p for p, _ in inside) / n, sum(y for _, y in inside) / n))
    return tuple(bins)
