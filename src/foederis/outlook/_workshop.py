"""Offline workshop of the outlook: compile the coded rows, fit every vintage, write what ships.

    python -m foederis.outlook._workshop fit        # rows and vintages -> src/foederis/data/outlook (needs the fit extra)
    python -m foederis.outlook._workshop backtest   # replay history out of time -> docs/backtest.json (foederis backtest: pages too)
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from foederis import states
from foederis.outlook._covariates import COVARIATES
from foederis.outlook._model import DATA, VERSION
from foederis.outlook._record import RECORDS, SETTLED

__all__ = ["VINTAGES", "backtest_command", "main"]

DRAWS = 64
VINTAGES = tuple(
    dt.date(y, 1, 1)
    for y in (1870, 1890, 1914, 1920, 1930, 1939, 1946, 1955, 1963, 1970, 1980, 1990, 2000, 2007, *range(2014, 2027))
)


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def fit_all(out: Path = DATA) -> Path:
    """Fit every vintage on the attacks that were over when it begins, and write draws, rows and index; repeatable."""
    from foederis.outlook._fit import fit
    from foederis.outlook._training import training_rows

    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.npz"):
        old.unlink()
    rows = training_rows(progress=lambda i, n: _say(f"covariates of attack {i} of {n}"))
    start = rows.start()
    listed = rows.take(rows.listed)
    order = np.lexsort((listed.helper, listed.start()))
    ids = [listed.cases[c].id for c in listed.case[order]]
    used, index = np.unique(ids, return_inverse=True)
    _save(
        out / "listed.npz",
        x=listed.x[order].astype(np.float16),
        extra=listed.extra[order].astype(np.float16),
        y=np.where(np.isnan(listed.y[order]), -1, listed.y[order]).astype(np.int8),
        start=listed.start()[order].astype(np.int32),
        helper=listed.helper[order].astype(np.int16),
        case=index.astype(np.int16),
        ids=np.array(used),
    )
    found: dict[str, Any] = {}
    trees: dict[int, str] = {}  # vintages that saw the same candidates share their trees
    for vintage in VINTAGES:
        seen = rows.take(start < (vintage - SETTLED).toordinal())
        fitted = fit(seen, draws=DRAWS)
        who = np.unique(seen.helper).astype(np.int16)
        _save(
            out / f"draws-{vintage}.npz",
            mean=fitted.basis.mean.astype(np.float32),
            spread=fitted.basis.spread.astype(np.float32),
            intercept=fitted.intercept.astype(np.float16),
            slope=fitted.slope.astype(np.float16),
            who=who,
            helper=fitted.helper[:, who].astype(np.float16),
        )
        candidates = int(seen.listed.sum())
        if fitted.forest is not None and candidates not in trees:
            trees[candidates] = f"trees-{vintage}.npz"
            _save(out / trees[candidates], **fitted.forest.arrays())
        found[vintage.isoformat()] = {
            "last_case": fitted.last_case,
            "attacks": len(np.unique(seen.case)),
            "rows": len(seen),
            "candidates": candidates,
            "trees": trees.get(candidates),
            "case_spread": fitted.scales.case,
        }
        _say(f"vintage {vintage}: {len(seen)} rows, last attack {fitted.last_case}")
    index_json = {"version": VERSION, "covariates": [c.name for c in COVARIATES], "records": list(RECORDS), "states": list(states.CODES), "vintages": found}
    path = out / "model.json"
    path.write_text(json.dumps(index_json, indent=1) + "\n", encoding="utf-8")
    return path


def _save(path: Path, **arrays: Any) -> None:
    """An .npz whose bytes depend on nothing but its arrays."""
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def backtest_command(output: Path | None, *, quick: bool = False) -> str:
    """Replay history and write page and JSON; returns the table that the terminal shows."""
    from foederis.outlook._backtest import run

    return run(output or Path("docs"), quick=quick)


def main(argv: list[str] | None = None) -> None:
    """`fit` or `backtest`."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["fit"]:
        _say(str(fit_all()))
    elif words[:1] == ["backtest"]:
        sys.stdout.write(backtest_command(None))
    else:
        _say(__doc__ or "")
        raise SystemExit(2)


if __name__ == "__main__":
    main()
