"""How probable each reading of a predicate is: a conditional logit whose weights are shipped as figures.

Each reading (event, doer, the one it is done to) has a score, the sum of the weights of its features; "tells nothing" scores
0. Probabilities are the scores' softmax (McFadden 1974, Conditional logit analysis of qualitative choice behavior). The
weights in data/reading/gleaning.json.gz are fitted by scripts/fit_gleaning on passages of our own.
"""

from __future__ import annotations

import gzip
import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from foederis.reading._gleaning import EVENTS

if TYPE_CHECKING:
    from foederis.reading._gleaning import Reading

__all__ = ["Weights", "unpack", "weigh", "weights"]

_BLOCK = 1 + len(EVENTS)
_COLUMN = {e: n for n, e in enumerate(EVENTS, 1)}


@dataclass(frozen=True, slots=True)
class Weights:
    """What features add: `rows[place[f]]` has 3 blocks of 17 columns (any event, then each of EVENTS) for f said of the
    predicate, of the doer, and of the one it is done to; row 0 is of zeros. `pairs` are for the places of two sides together.
    """

    place: dict[str, int]
    rows: Any
    pairs: dict[str, float]


def weigh(r: Reading, w: Weights) -> Any:
    """Probabilities of all readings of a predicate, (events, actors, recipients); what is missing to 1 is "tells nothing"."""
    n, m = len(r.sides), len(r.events)
    get, pairs = w.place.get, w.pairs
    at: list[int] = []
    starts: list[int] = []
    for some in (r.entity, r.actor, r.recipient, (x for _, _, x in r.events), (r.shape,)):
        for features in some:
            starts.append(len(at))
            at += [get(f, 0) for f in features]
    sums = np.add.reduceat(w.rows[at], starts)
    each = [_COLUMN[e] for e, _, _ in r.events]
    by = sums[:n, _BLOCK : 2 * _BLOCK] + sums[n : 2 * n, _BLOCK : 2 * _BLOCK]
    to = sums[:n, 2 * _BLOCK :] + sums[2 * n : 3 * n, 2 * _BLOCK :]
    base = sums[3 * n : 3 * n + m, :_BLOCK] + sums[3 * n + m, :_BLOCK]
    both = [-math.inf if f is None else sum([pairs.get(x, 0.0) for x in f]) for row in r.pair for f in row]
    z = (base[:, 0] + base[range(m), each])[:, None, None] + np.array(both).reshape(n, n)
    z += (by[:, :1] + by[:, each]).T[:, :, None]
    z += (to[:, :1] + to[:, each]).T[:, None, :]
    top = max(0.0, float(z.max()))
    odds = np.exp(z - top)
    return odds / (float(odds.sum()) + math.exp(-top))


@cache
def weights() -> Weights:
    """The fitted weights (data/reading/gleaning.json.gz)."""
    packed = resources.files("foederis").joinpath("data/reading/gleaning.json.gz").read_bytes()
    return unpack(json.loads(gzip.decompress(packed))["weights"])


def unpack(table: dict[str, dict[str, float]]) -> Weights:
    """Weights from their figures: by feature, then by block ("" for the predicate, A, R, AR) and event ("" for any)."""
    rows = np.zeros((len(table) + 1, 3 * _BLOCK), np.float32)
    column = {f"{b} {e}": n * _BLOCK + k for n, b in enumerate(("", "A", "R")) for k, e in enumerate(("", *EVENTS))}
    pairs: dict[str, float] = {}
    for n, (feature, row) in enumerate(table.items(), 1):
        for name, value in row.items():
            if name == "AR ":
                pairs[feature] = value
            else:
                rows[n, column[name]] = value
    return Weights({f: n for n, f in enumerate(table, 1)}, rows, pairs)
