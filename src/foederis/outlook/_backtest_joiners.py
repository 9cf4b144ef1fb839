"""First replication: who joins a militarized dispute on the target's side. Dispute × every third state, out of time.

Two lists. That of Gibler, Miller and Little (GML 2.2.1) with its own sides is the one on which an earlier study was measured:
joined are the participants of the target's side that did not originate. The wider one is every MID 5.0 dispute of the case
universe, force used or not (the backtest of the rungs looks at attacks in earnest only); joined: listed by MID on the
target's side after the start, at any hostility, or coded by another source as showing or using force there. Attacked from
the first hour is not joining. What the outlook's own model, refitted on
what was over by then, says of presence and force is a covariate of ours (stacking: Wolpert 1992).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import Almanac, Case, load_cases
from foederis.outlook._backtest_measures import hit_at, interval, logs
from foederis.outlook._backtest_peers import KEPT, SIGNS, UNKNOWN, boosted, cells
from foederis.outlook._basis import Basis
from foederis.outlook._covariates import COVARIATES, INDEX, design, raw_values
from foederis.outlook._fit import Fitted, fit
from foederis.outlook._record import SETTLED, records
from foederis.outlook._training import FIRST_YEAR, Rows, eve

__all__ = ["OWN", "PROTOTYPE", "Joiners", "foretell", "joined", "joiner_models", "joiner_rows", "score_joiners"]

Array = npt.NDArray[np.float64]
MEMORY = dt.timedelta(days=90)  # a dispute counts as known so long after it began
FAR_KEPT = 12
OURS = "together"  # chosen on 1946-89
TITLES = {
    "base": "base rate", "table": "reference table", "logit": "regularised logit", "boosting": "monotone boosting (the yardstick)",
    "boosting_own": "monotone boosting with the disputes' own record", "trees": "extremely randomised trees",
    "boosting_told": "boosting told the model's forecast", "boosting_both": "boosting told both", "trees_told": "trees told both",
    "together": "all of them together but the table",
}  # fmt: skip
# The mixture is the mean of the log-odds: of some sixty tried on 1946-89 among the best (decision 10), and the one whose members
# differ most: three of them forget (HALF_LIFE), four do not.
SLOW: dict[str, Any] = {"max_iter": 250, "learning_rate": 0.03, "max_leaf_nodes": 8, "min_samples_leaf": 30, "max_features": 0.2, "l2_regularization": 10.0}
SPREAD: dict[str, Any] = {"n_estimators": 120, "min_samples_leaf": 15, "max_features": 0.3, "random_state": 1816}
HALF_LIFE = 60  # years after which a dispute counts half in training, for the members that are told the forecast
UPPER = slice(3, 5)  # rungs of the covariates from the model: presence and force
TOLD_FROM, TOLD_STEP = 1860, 10  # until the replay of the rungs begins
UNTOLD = -8.0  # log-odds for trees, where no model was old enough
FLOOR = 1e-4  # no tree that saw a few hundred joiners knows of less
# An earlier study on the GML list: 146 disputes with joiners there, as here.
PROTOTYPE = {"1970-1989": {"auc": 0.911, "log_skill": 0.383, "hit5": 0.68}, "1990-2010": {"auc": 0.890, "log_skill": 0.313, "hit5": 0.88}}
# What the list of disputes itself tells on the eve, beside the covariates of the outlook; sign of each.
OWN = {
    "helper_attacker_year": 1, "helper_attacker_5": 1, "helper_target_5": -1, "target_attacker_5": 0, "helper_joins_10": 1,
    "helper_disputes_5": 1, "joined_target_10": 1, "joined_against_10": 1, "target_helped_10": 1, "attacker_opposed_10": 1, "year": 0,
}  # fmt: skip


@dataclass(slots=True)
class Joiners:
    """Rows: covariates of the outlook and of the list of disputes, `y` joined, number of the case, its first day; `extra`
    (n, rungs, records), number of the helper, and `told` (n, 2): what `foretell` writes, nan before."""

    x: npt.NDArray[np.float32]
    extra: npt.NDArray[np.float32]
    helper: npt.NDArray[np.int16]
    told: npt.NDArray[np.float32]
    own: npt.NDArray[np.float32]
    y: npt.NDArray[np.float32]
    case: npt.NDArray[np.int32]
    start: npt.NDArray[np.int32]
    relevant: npt.NDArray[np.bool_]
    weight: npt.NDArray[np.float32]  # 0: left out of training (a far state, of which a sample stands for all)
    cases: tuple[Case, ...]

    def take(self, keep: npt.NDArray[Any]) -> Joiners:
        """The rows of a mask."""
        return Joiners(
            self.x[keep], self.extra[keep], self.helper[keep], self.told[keep], self.own[keep], self.y[keep], self.case[keep], self.start[keep],
            self.relevant[keep], self.weight[keep], self.cases,
        )  # fmt: skip


def joined(case: Case) -> list[str]:
    """States that joined the target's side."""
    out = []
    for state, row in case.helpers.items():
        if state == case.target or state in case.attackers or state in case.attacker_side or row.account.startswith("attacked together"):
            continue
        if "m" in row.coders or row.account.startswith("joined") or any(row.outcomes[3:]):
            out.append(state)
    return out


class _Past:
    """Counts of earlier disputes by pair, state and role, within some years before a day."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.days: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for c in cases:
            known = (c.start + MEMORY).toordinal()
            friends = joined(c)
            foes = sorted({*c.attackers, *c.attacker_side})
            for f in foes:
                for ours in (c.target, *friends):
                    self.days[("pair", *sorted((f, ours)))].append(known)
                for h in friends:
                    self.days[("against", h, f)].append(known)
                if friends:
                    self.days[("opposed", f)].append(known)
            for h in friends:
                self.days[("for", h, c.target)].append(known)
                self.days[("joins", h)].append(known)
            if friends:
                self.days[("helped", c.target)].append(known)
            for s in {c.target, *foes, *friends}:
                self.days[("any", s)].append(known)
        for found in self.days.values():
            found.sort()

    def count(self, day: int, years: int, *key: str) -> int:
        found = self.days.get(key)
        return bisect_left(found, day) - bisect_left(found, day - 365 * years) if found else 0

    def row(self, day: int, year: int, target: str, attacker: str, helper: str) -> list[float]:

        def pair(a: str, b: str) -> tuple[str, ...]:
            return ("pair", *sorted((a, b)))

        n = self.count
        return [
            n(day, 1, *pair(helper, attacker)), n(day, 5, *pair(helper, attacker)), n(day, 5, *pair(helper, target)), n(day, 5, *pair(target, attacker)),
            n(day, 10, "joins", helper), n(day, 5, "any", helper), n(day, 10, "for", helper, target), n(day, 10, "against", helper, attacker),
            n(day, 10, "helped", target), n(day, 10, "opposed", attacker), year,
        ]  # fmt: skip


def joiner_rows(almanac: Almanac | None = None, *, cases: Sequence[Case] | None = None, last: int = 2010) -> Joiners:
    """Every third state of every dispute from 1817 to the year `last`."""
    almanac = almanac or Almanac.load()
    everything = [c for c in (cases if cases is not None else load_cases()) if "mid" in c.links and c.target in INDEX and c.attacker in INDEX]
    past = _Past(everything)
    chosen = [c for c in everything if FIRST_YEAR < c.start.year <= last]
    x, extra, helper, own, y, case, start, relevant, weight = [], [], [], [], [], [], [], [], []
    for number, c in enumerate(chosen):
        day = eve(c)
        raw = raw_values(almanac, c.target, c.attacker, day)
        helpers = set(joined(c))
        not_third = {c.target, *c.attackers, *c.attacker_side, *(s for s in c.helpers if c.helpers[s].account.startswith("attacked together"))}
        at = [INDEX[s] for s in sorted({*states.members(max(day, dt.date(1816, 1, 2))), *helpers} - not_third) if s in INDEX]
        v = {k: np.nan_to_num(vector[at]) for k, vector in raw.values.items()}
        near = (v["contiguity_ht"] >= 2) | (v["contiguity_ha"] >= 2)
        counts = (v["major_h"] > 0) | (v["defense_ht"] > 0) | (v["commitment_ht"] > 0) | (v["rivalry_ha"] > 0)
        yes = np.array([states.CODES[i] in helpers for i in at])
        kept = np.where(near | counts | yes, 1.0, 0.0)
        far = np.flatnonzero(kept == 0)
        if len(far):
            sample = np.random.default_rng(number).choice(far, size=min(FAR_KEPT, len(far)), replace=False)
            kept[sample] = len(far) / len(sample)
        x.append(design(raw)[at].astype(np.float32))
        extra.append(records(c.target, c.attacker, day)[at].astype(np.float32))
        helper.append(np.array(at, dtype=np.int16))
        own.append(np.array([past.row(day.toordinal(), day.year, c.target, c.attacker, states.CODES[i]) for i in at], dtype=np.float32))
        y.append(yes)
        case.append(np.full(len(at), number))
        start.append(np.full(len(at), c.start.toordinal()))
        relevant.append(near | counts)
        weight.append(kept)
    glue = np.concatenate
    return Joiners(
        glue(x), glue(extra), glue(helper), np.full((len(glue(y)), 2), np.nan, dtype=np.float32), glue(own), glue(y).astype(np.float32), glue(case).astype(np.int32), glue(start).astype(np.int32),
        glue(relevant), glue(weight).astype(np.float32), tuple(chosen),
    )  # fmt: skip


def foretell(lists: Sequence[Joiners], model: Fitted, first: dt.date, after: dt.date) -> None:
    """Write the model's log-odds of presence and force into `told` of the disputes that began from `first` to before `after`."""
    middle = model.middle()
    for rows in lists:
        at = np.flatnonzero((rows.start >= first.toordinal()) & (rows.start < after.toordinal()))
        for part in np.array_split(at, max(1, len(at) // 4000)):
            x = rows.x[part].astype(float)
            x[:, UNKNOWN] = 0.0
            rows.told[part] = middle.eta(x, rows.extra[part].astype(float), rows.helper[part])[0][:, UPPER]


def foretell_early(lists: Sequence[Joiners], attacks: Rows, until: int) -> None:
    """`foretell` for the years before the replay of the rungs begins, refitted every ten years."""
    for year in range(TOLD_FROM, until, TOLD_STEP):
        cut = dt.date(year, 1, 1)
        foretell(lists, fit(attacks.take(attacks.start() < (cut - SETTLED).toordinal()), draws=2), cut, dt.date(min(year + TOLD_STEP, until), 1, 1))


def _plain(rows: Joiners) -> Array:
    return rows.x[:, KEPT].astype(float)


def _told(rows: Joiners) -> Array:
    return np.hstack([rows.x[:, KEPT], rows.told]).astype(float)


def _own(rows: Joiners) -> Array:
    return np.hstack([rows.x[:, KEPT], rows.own]).astype(float)


def _full(rows: Joiners) -> Array:
    return np.hstack([rows.x[:, KEPT], rows.own, rows.told]).astype(float)


def _everything(rows: Joiners) -> Array:
    return np.asarray(np.nan_to_num(np.hstack([rows.x[:, KEPT], rows.own, rows.extra[:, UPPER].reshape(len(rows.y), -1), rows.told]).astype(float), nan=UNTOLD))


def joiner_models(train: Joiners, test: Joiners, *, quick: bool = False) -> dict[str, Array]:
    """Chances of joining of the test's rows, by each model fitted on the training rows."""
    rows = train.take(train.weight > 0)
    w, y = rows.weight.astype(float), rows.y.astype(float)
    base = float(np.average(y, weights=w))
    out = {"base": np.full(len(test.y), base)}
    cell, wider = cells(rows.x)
    n1, k1 = np.bincount(wider, w, minlength=16), np.bincount(wider, w * y, minlength=16)
    broad = (k1 + 50 * base) / (n1 + 50)
    n2, k2 = np.bincount(cell, w, minlength=48), np.bincount(cell, w * y, minlength=48)
    out["table"] = ((k2 + 50 * np.repeat(broad, 3)) / (n2 + 50))[cells(test.x)[0]]
    signs = [SIGNS.get(COVARIATES[i].name, 0) for i in KEPT]
    short = {"max_iter": 80} if quick else {}
    told: dict[str, Any] = {"max_iter": 80 if quick else 150, "learning_rate": 0.05, "max_leaf_nodes": 12, "min_samples_leaf": 20, "max_features": 0.3}
    out["boosting"] = boosted(_plain(rows), y, signs, weight=w, **told).predict_proba(_plain(test))[:, 1]
    year = np.array([c.start.year for c in rows.cases])[rows.case]
    recent = w * 0.5 ** ((year.max() - year) / HALF_LIFE)

    def odds(p: Array) -> Array:
        held = np.clip(p, 1e-6, 1 - 1e-6)
        return np.asarray(np.log(held / (1 - held)))

    def mean(parts: Sequence[Array]) -> Array:
        return np.asarray(1 / (1 + np.exp(-np.mean([odds(p) for p in parts], axis=0))))

    def grown(inputs: Callable[[Joiners], Array], mono: list[int], weight: Array) -> Array:
        return np.asarray(boosted(inputs(rows), y, mono, weight=weight, **told | SLOW | short).predict_proba(inputs(test))[:, 1])

    out["boosting_own"] = grown(_own, [*signs, *OWN.values()], w)
    out["boosting_told"] = grown(_told, [*signs, 1, 1], recent)
    out["boosting_both"] = grown(_full, [*signs, *OWN.values(), 1, 1], recent)
    out["logit"] = _line(rows, test, y, w)
    out["trees"] = _trees(rows, test, y, w, _own, quick)
    known = np.isfinite(rows.told[:, 0])
    if y[known].sum() < 20:
        known[:] = True
    out["trees_told"] = _trees(rows.take(known), test, y[known], recent[known], _everything, quick)
    out["together"] = mean([p for m, p in out.items() if m not in ("base", "table")])
    return out


def _trees(rows: Joiners, test: Joiners, y: Array, w: Array, inputs: Callable[[Joiners], Array], quick: bool) -> Array:
    from sklearn.ensemble import ExtraTreesRegressor

    model = ExtraTreesRegressor(**SPREAD | ({"n_estimators": 30} if quick else {})).fit(inputs(rows), y, sample_weight=w)
    return np.asarray(np.clip(model.predict(inputs(test)), FLOOR, 1.0))


def _line(rows: Joiners, test: Joiners, y: Array, w: Array) -> Array:
    """A regularised logit on the covariates, their logarithms where they are counts, and the outlook's bends of them."""
    from sklearn.linear_model import LogisticRegression

    def inputs(r: Joiners) -> Array:
        counts = np.log1p(np.clip(r.own[:, :-1].astype(float), 0, 20))
        return np.hstack([r.x[:, KEPT].astype(float), counts, (r.own[:, -1:].astype(float) - 1950) / 50])

    x = inputs(rows)
    basis = Basis.of(x[y > 0] if y.sum() >= 20 else x)
    model = LogisticRegression(C=0.02, max_iter=200, tol=1e-3).fit(basis.features(x), y.astype(int), sample_weight=w)
    return np.concatenate([model.predict_proba(basis.features(part))[:, 1] for part in np.array_split(inputs(test), max(1, len(test.y) // 20000))])


def score_joiners(
    rows: Joiners,
    windows: Sequence[tuple[int, int]],
    boot: int,
    *,
    step: int = 5,
    quick: bool = False,
    marks: Mapping[str, dict[str, float]] | None = None,
    say: Callable[[str], None] | None = None,
) -> dict[str, Any]:
    """AUC, log-loss skill against the training base rate and hit@5 by window and model, all and relevant candidates, with and
    without the dispute that dominates; paired gains over the boosted yardstick. `marks`: an earlier study's figures on the same
    list, by window."""
    from foederis.outlook._backtest_rungs import dominant

    out: dict[str, Any] = {}
    for first, last in windows:
        p: dict[str, list[Array]] = {}
        parts: list[Joiners] = []
        for year in range(first, last + 1, max(step, 10) if quick else step):
            cut, after = dt.date(year, 1, 1), dt.date(min(year + (max(step, 10) if quick else step), last + 1), 1, 1)
            test = rows.take((rows.start >= cut.toordinal()) & (rows.start < after.toordinal()))
            if not len(test.y):
                continue
            for name, chance in joiner_models(rows.take(rows.start < (cut - MEMORY).toordinal()), test, quick=quick).items():
                p.setdefault(name, []).append(chance)
            parts.append(test)
            if say:
                say(f"disputes {year}-{after.year - 1}: {len(test.y)} states")
        if not parts:
            continue
        y, case = np.concatenate([t.y for t in parts]).astype(float), np.concatenate([t.case for t in parts])
        relevant = np.concatenate([t.relevant for t in parts])
        big = np.array([dominant(c) for c in rows.cases])[case]
        chances = {name: np.concatenate(v) for name, v in p.items()}
        of = partial(_score_of, y, chances, case, boot)
        found = {"ours": OURS, "models": TITLES, "prototype": (marks or {}).get(f"{first}-{last}"), "all": of(np.ones(len(y), dtype=bool)), "relevant": of(relevant)}
        if big.any():
            found["without"] = of(~big)
        out[f"{first}-{last}"] = found
    return out


def _score_of(y: Array, p: dict[str, Array], case: npt.NDArray[Any], boot: int, keep: npt.NDArray[np.bool_]) -> dict[str, Any]:
    return _score(y[keep], {n: q[keep] for n, q in p.items()}, case[keep], boot)


def _score(y: Array, p: dict[str, Array], case: npt.NDArray[Any], boot: int) -> dict[str, Any]:
    used, index = np.unique(case, return_inverse=True)
    times = np.vstack([np.ones(len(used)), np.random.default_rng(1990).multinomial(len(used), np.full(len(used), 1 / len(used)), size=boot)])

    def by_case(v: Array) -> Array:
        return np.asarray(np.bincount(index, v, minlength=len(used)), dtype=float)

    loss = {m: times @ by_case(logs(y, q)) for m, q in p.items()}
    areas = {m: area_by_case(y, q, index, times) for m, q in p.items()}
    hits, drawn = {}, times
    for m, q in p.items():
        hit, chance, with_helper = hit_at(y, q, index)
        drawn = times[:, with_helper]
        hits[m] = (drawn @ (chance if m == "base" else hit)) / drawn.sum(axis=1)
    skill = {m: 1 - loss[m] / loss["base"] for m in p}
    models = {m: {"auc": interval(areas[m]), "log_skill": interval(skill[m]), "hit5": interval(hits[m])} for m in p}
    gain = {
        other: {"auc": interval(areas[OURS] - areas[other]), "log_skill": interval(skill[OURS] - skill[other]), "hit5": interval(hits[OURS] - hits[other])}
        for other in p
        if other not in ("base", OURS)
    }
    return {"n": len(y), "yes": int(y.sum()), "cases": len(used), "cases_with_helper": drawn.shape[1], "models": models, "gain": gain}


def area_by_case(y: Array, p: Array, index: npt.NDArray[Any], times: Array) -> Array:
    """AUC of every bootstrap draw of cases, from the table (cases of a yes × cases of a no) of pairs ranked rightly."""
    n = times.shape[1]
    wins = np.zeros((n, n))
    order = np.argsort(p[y == 0], kind="stable")
    no, no_case = p[y == 0][order], index[y == 0][order]
    yes_cases: dict[int, Array] = defaultdict(lambda: np.zeros(n))
    for value, c in zip(p[y > 0], index[y > 0], strict=True):
        below, upto = np.searchsorted(no, value, "left"), np.searchsorted(no, value, "right")
        yes_cases[int(c)] += np.bincount(no_case[:below], minlength=n) + 0.5 * np.bincount(no_case[below:upto], minlength=n)
    for c, row in yes_cases.items():
        wins[c] = row
    yes, no_count = np.bincount(index, y, minlength=n), np.bincount(index, 1 - y, minlength=n)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.einsum("bi,ij,bj->b", times, wins, times, optimize=True) / ((times @ yes) * (times @ no_count)))
