"""What would change it: single changes, each computed by asking the model again, with the size of the change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from foederis import states
from foederis.almanac import Almanac
from foederis.ladder import RUNGS
from foederis.outlook._covariates import INDEX, Raw, against, design
from foederis.outlook._dossier import Change
from foederis.outlook._model import Model
from foederis.outlook._question import Question
from foederis.outlook._record import records

__all__ = ["changes"]

Array = npt.NDArray[np.float64]
SHOWN = 6
LEAST = 0.004  # a change that moves no rung by half a point is not worth a line


def _value(raw: Raw, name: str) -> float:
    return float(np.nan_to_num(raw.values[name][0]))


def _with(raw: Raw, **values: float) -> Raw:
    changed = dict(raw.values)
    for name, value in values.items():
        changed[name] = np.full_like(raw.values[name], value)
    return Raw(raw.target, raw.attacker, raw.as_of, changed)


def _trials(raw: Raw, helper: str, target: str, attacker: str, on: dt.date) -> list[tuple[str, str, Callable[[Raw], Raw]]]:
    h, t, a = (states.with_article(s, on) for s in (helper, target, attacker))
    out: list[tuple[str, str, Callable[[Raw], Raw]]] = []
    if _value(raw, "defense_ht"):
        out.append((f"the defence pact of {h} and {t} ended", f"no-defense:{helper}-{target}", lambda r: _with(r, defense_ht=0.0)))
    else:
        out.append((f"{h} and {t} signed a defence pact", f"defense:{helper}-{target}", lambda r: _with(r, defense_ht=1.0)))
    if _value(raw, "defense_ha"):
        out.append((f"the defence pact of {h} and {a} ended", f"no-defense:{helper}-{attacker}", lambda r: _with(r, defense_ha=0.0)))
    if _value(raw, "at_war_h"):
        out.append((f"{h}'s war elsewhere ended", f"no-war:{helper}", lambda r: _with(r, at_war_h=0.0)))
    else:
        out.append((f"{h} were at war elsewhere", f"war:{helper}", lambda r: _with(r, at_war_h=1.0)))
    if _value(raw, "patron_troops_ht") or (helper == "USA" and _value(raw, "us_troops_t") >= 2.7):
        out.append((f"{h} withdrew its troops from {t}", "", lambda r: _with(r, patron_troops_ht=0.0, us_troops_t=0.0)))
    else:
        out.append((f"{h} stationed troops in {t}", "", lambda r: _with(r, patron_troops_ht=1.0)))
    if _value(raw, "commitment_ht") or _value(raw, "patron_arms_ht"):
        out.append((f"{h} dropped its commitment and its arms supplies to {t}", "", lambda r: _with(r, commitment_ht=0.0, patron_arms_ht=0.0)))
    else:
        out.append((f"{h} became a patron that arms {t}", "", lambda r: _with(r, commitment_ht=2.0, patron_arms_ht=1.0)))
    if _value(raw, "rivalry_ha"):
        out.append((f"{h} and {a} settled their rivalry", "", lambda r: _with(r, rivalry_ha=0.0)))
    else:
        out.append((f"{h} and {a} became rivals", "", lambda r: _with(r, rivalry_ha=1.0)))
    if _value(raw, "limited") != 0.0:
        out.append((f"it were an invasion of {t}", "", lambda r: _with(r, limited=0.0)))
    if _value(raw, "limited") != 1.0:
        out.append(("it were a strike or raid", "", lambda r: _with(r, limited=1.0)))
    return out


def _other_attacker(book: Almanac, asked: Question, helper: str) -> str | None:
    """The strongest rival or neighbour of the target that could attack it instead."""
    rivals = np.nan_to_num(book.pair_vector("rivalry", asked.target, asked.as_of)) + 0.5 * (np.nan_to_num(book.pair_vector("contiguity", asked.target, asked.as_of)) >= 5)
    weight = rivals * np.sqrt(np.nan_to_num(book.state_vector("cinc", asked.as_of)[1]))
    for i in np.argsort(-weight):
        code = states.CODES[int(i)]
        if weight[i] > 0 and code not in (asked.target, asked.attacker, helper):
            return code
    return None


def changes(book: Almanac, model: Model, asked: Question, helper: str, raw: Raw, extra: Array, now: Array, push: Array) -> tuple[Change, ...]:
    """The SHOWN single changes that move the ladder most, with the change of each rung's probability."""
    trials = _trials(raw, helper, asked.target, asked.attacker, asked.as_of)
    cases = [change(raw) for _, _, change in trials]
    extras = [extra] * len(cases)
    labels = [(label, assume) for label, assume, _ in trials]
    other = _other_attacker(book, asked, helper)
    if other:
        cases.append(against(raw, book, other, helper))
        extras.append(records(asked.target, other, asked.as_of)[INDEX[helper]])
        labels.append((f"{states.with_article(other, asked.as_of)} were the attacker", ""))
    stacked = Raw(raw.target, raw.attacker, raw.as_of, {k: np.concatenate([c.values[k] for c in cases]) for k in raw.values})
    eta = model.eta(design(stacked), np.array(extras), np.full(len(cases), INDEX[helper]))
    p = model.probabilities(eta).mean(axis=0)
    moved = 1.0 / (1.0 + np.exp(-(np.log(p / (1 - p)) + push)))
    found = []
    for (label, assume), row in zip(labels, moved, strict=True):
        by = row - now
        if np.abs(by).max() >= LEAST:
            found.append(Change(label, {r.value: float(by[k]) for k, r in enumerate(RUNGS)}, assume))
    found.sort(key=lambda c: -sum(abs(v) for v in c.effect.values()))
    return tuple(found[:SHOWN])
