"""`foederis backtest`: history replayed out of time, every model beside the others, as a table and as JSON.

Each model is refitted every five years on the attacks that were over by then and asked about those that came next. What
was chosen (covariates, priors, the settings of the peers) was chosen on windows before 1990; how often 1990 and later
was looked at stands in the result.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from foederis.almanac import Almanac, load_disputes
from foederis.ladder import RUNGS
from foederis.outlook._backtest_crises import OURS as CRISIS_MODEL
from foederis.outlook._backtest_crises import crisis_rows, score_crises
from foederis.outlook._backtest_joiners import PROTOTYPE, foretell, foretell_early, joiner_rows, score_joiners
from foederis.outlook._backtest_peers import MODELS
from foederis.outlook._backtest_rungs import (
    OUR,
    SPANS,
    WINDOWS,
    Replay,
    curves,
    everybody_rows,
    overall,
    replay,
    score_rungs,
    who_helps,
)
from foederis.outlook._backtest_table import table
from foederis.outlook._fit import Scales
from foederis.outlook._training import training_rows

__all__ = ["data_hash", "run"]

DATA = Path(__file__).parents[1] / "data"
LOOKS = 11  # at 1990 and later, the published run included
LAST_CODED = 2013  # the hand-coded supplement ends there
CRISES = ((1970, 1989), (1990, 2017))
DISPUTES = ((1970, 1989), (1990, 2010))


def data_hash() -> str:
    """SHA-256 over the data files that a backtest reads: the compiled cases and facts, and the covariates' code."""
    digest = hashlib.sha256()
    files = [*sorted((DATA / "almanac").rglob("*")), Path(__file__).with_name("_covariates.py")]
    for path in files:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def run(folder: Path, *, quick: bool = False, say: Callable[[str], None] | None = None) -> str:
    """Replay history, write `backtest.json` into `folder`, and return the table of at most 80 columns.

    `quick` refits every ten years, grows fewer trees and draws 200 bootstrap samples instead of 1,000. Needs the `fit` extra.
    """
    say = say or (lambda text: print(text, file=sys.stderr, flush=True))
    result = measure(quick=quick, say=say)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "backtest.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return table(result)


def measure(*, quick: bool = False, say: Callable[[str], None]) -> dict[str, Any]:
    """Everything that the table, the page and the JSON show."""
    begun = time.monotonic()
    data = data_hash()
    boot, step, draws = (200, 10, 24) if quick else (1000, 5, 64)
    almanac = Almanac.load()
    say("covariates of every attack and candidate")
    rows, everybody, powers = training_rows(almanac), everybody_rows(almanac), crisis_rows(almanac)
    lists = {"disputes": joiner_rows(almanac), "disputes_gml": joiner_rows(almanac, cases=load_disputes())}
    foretell_early(tuple(lists.values()), rows, WINDOWS[0][0])
    coded: list[Replay] = []
    whole: list[Replay] = []
    ours = np.full((len(powers), len(RUNGS)), np.nan)
    for window in WINDOWS:
        a, b, c = replay(rows, everybody, powers, window, step=step, draws=draws, say=say, told=partial(foretell, tuple(lists.values())))
        coded.append(a)
        whole.append(b)
        ours = np.where(np.isfinite(c), c, ours)
    spans: dict[str, Any] = {}
    for name, parts in SPANS.items():
        r, everyone = Replay.joined([coded[i] for i in parts]), Replay.joined([whole[i] for i in parts])
        spans[name] = _span(r, everyone, boot)
        say(f"scored {name}: {spans[name]['all']['candidates']} candidates in {spans[name]['all']['attacks']} attacks")
    found: dict[str, Any] = {
        "what": "foederis backtest: forecasts out of time of what help a state attacked was given",
        "protocol": {
            "quick": quick,
            "refit_every_years": step,
            "bootstrap_draws": boot,
            "bootstrap_by": "case",
            "settled_days_before_use": 90,
            "chosen_on": "windows before 1990, save two settings taken back after a look at later years (decision 10)",
            "looks_at_1990_and_later": LOOKS,
            "hand_coded_attacks_end": LAST_CODED,
            "models": MODELS,
            "our_model": OUR,
            "crises_model": CRISIS_MODEL,
            "scales": {k: getattr(Scales(), k) for k in Scales.__slots__},
            "coverage": {
                "plain": "ten groups a rung by forecast; share of groups whose observed frequency lies between the mean ends of the 80 % interval",
                "with_noise": "the same, the ends widened in quadrature by the binomial noise of the group's size",
                "predictive": "the same groups; share of each group's count that the 80 % predictive interval of the count holds: draws, effects of attacks and tosses simulated (Czado, Gneiting and Held 2009); .8 for forecasts that are right, so that the bar is held to it",
                "expected": "what the plain share and that with noise would come to were the forecasts right, by simulation: not .8",
            },
            "data_sha256": data,
        },
        "windows": spans,
        "disputes": score_joiners(lists["disputes"], DISPUTES, boot, step=step, quick=quick, say=say),
        "disputes_gml": score_joiners(lists["disputes_gml"], DISPUTES, boot, step=step, quick=quick, marks=PROTOTYPE, say=say),
        "crises": {f"{a}-{b}": score_crises(powers, ours, (a, b), boot, step=step) for a, b in CRISES},
    }
    found["bars"] = bars(found)
    found["protocol"]["minutes"] = round((time.monotonic() - begun) / 60, 1)
    return found


def _span(r: Replay, everyone: Replay, boot: int) -> dict[str, Any]:
    out: dict[str, Any] = {}
    every = np.ones(len(r.case), dtype=bool)
    chosen = {"all": every, "relevant": r.relevant}
    if r.dominant.any() or everyone.dominant.any():
        chosen["without"] = ~r.dominant
    for name, keep in chosen.items():
        out[name] = {
            "candidates": int(keep.sum()),
            "attacks": len(np.unique(r.case[keep])),
            "rungs": score_rungs(r, keep, boot),
            "overall": overall(r, keep, boot),
            **curves(r, keep),
        }
    out["all"]["who_helps"] = who_helps(everyone, boot)
    if "without" in out:
        out["without"]["who_helps"] = who_helps(everyone, boot, ~everyone.dominant)
    return out


def bars(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures asked for beside those reached, met or missed."""
    out: list[dict[str, Any]] = []

    def add(what: str, least: float, got: float | None, most: float | None = None, note: str = "") -> None:
        met = got is not None and got >= least and (most is None or got <= most)
        out.append({"what": what, "least": least, "most": most, "reached": got, "met": bool(met), "note": note})

    for window, asked in (("1970-1989", (0.911, 0.383, 0.68)), ("1990-2010", (0.890, 0.313, 0.88))):
        d = found["disputes_gml"].get(window)
        if d:
            m = d["all"]["models"][d["ours"]]
            for what, least, got in zip(("AUC", "log-loss skill"), asked, (m["auc"][0], m["log_skill"][0]), strict=False):
                add(f"dispute joiners {window}: {what}", least, got)
            add(f"dispute joiners {window}: hit@5", asked[2], round(m["hit5"][0], 2))  # asked for in whole hundredths
    for which, title in (("disputes_gml", "dispute"), ("disputes", "MID 5.0 dispute")):
        for window, d in found[which].items():
            gain = d["relevant"]["gain"]["boosting"]["log_skill"]
            add(f"relevant {title} candidates {window}: gain in log-loss skill over boosting, lower end", 0.0, gain[1], note=f"gain {gain[0]}")
    for question, least in (("any", 0.75), ("materiel and up", 0.80), ("direct", 0.85)):
        c = found["crises"].get("1990-2017", {}).get(question)
        if c:
            add(f"superpower help 1990-2017, {question}: AUC", least, c["models"][CRISIS_MODEL][0])
            add(f"superpower help 1990-2017, {question}: gain over the small logit, lower end", 0.0, c["gain"][CRISIS_MODEL][1], note=f"gain {c['gain'][CRISIS_MODEL][0]}")
    for window in ("1946-1989", "1990-2019"):
        for rung, s in found["windows"][window]["all"]["rungs"].items():
            if s["yes"] >= 30:
                gain = s["gain"]["table"]["log_skill"]
                add(f"{rung} {window}: gain in log-loss skill over the reference table, lower end", 0.0, gain[1], note=f"gain {gain[0]}")
    for a, b in WINDOWS:
        window = f"{a}-{b}"
        whole = found["windows"].get(window, {}).get("all", {})
        if "overall" in whole:
            add(f"calibration slope {window}", 0.8, whole["overall"]["models"][OUR]["slope"][0], 1.25)
        if "coverage" in whole:
            add(f"coverage of the 80 % interval {window}", 0.72, whole["coverage"]["predictive"], 0.88)
    return out
