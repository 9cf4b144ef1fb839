"""A question → a case → odds → a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from foederis import __version__, states
from foederis.almanac import Almanac, Fact, council_source, pacts
from foederis.claims import Claim
from foederis.ladder import RUNGS, Rung
from foederis.outlook._changes import changes
from foederis.outlook._covariates import COVARIATES, INDEX, RAW, design, raw_values
from foederis.outlook._dossier import Dossier, Ranking, RungOdds
from foederis.outlook._headline import confidence, gaps, headline
from foederis.outlook._kind import limited
from foederis.outlook._model import load_listed, load_model, vintage_for
from foederis.outlook._precedents import distance_weights, precedents
from foederis.outlook._question import Question
from foederis.outlook._reasons import logit, reasons, way
from foederis.outlook._record import SETTLED, deeds, records
from foederis.outlook._reference import reference_class
from foederis.outlook._signals import Signal, relevant_claims, signals
from foederis.outlook._words import term

__all__ = ["answer"]

# What a covariate without facts rests on: the question itself; seats and bodies stand in the supplement's own table.
_GIVEN = {"era": ("question:as_of",), "attack": ("question:text",)}
THIN = 40  # fewer coded outcomes of the class on a rung than this: said to be extrapolated


@cache
def _almanac() -> Almanac:
    return Almanac.load()


def answer(asked: Question, *, claims: Sequence[Claim] = (), assume: Sequence[str] = (), scale: str = "icd203", almanac: Almanac | None = None) -> Dossier | Ranking:
    """The dossier of a question, or the ranking of all states where it names no helper.

    `claims` are weighed as signals, and their ties and wars set the almanac's values; `assume` holds what `--assume`
    takes. Raises BadRequest for what cannot be asked, DamagedData for a damaged almanac or model.

    >>> import datetime as dt
    >>> from foederis.outlook import parse_question
    >>> q = parse_question("Would the US defend Taiwan against China?", as_of=dt.date(2025, 12, 14))
    >>> 0 < answer(q).rung("force").probability < 1
    True
    """
    book = almanac or _almanac()
    usable = [c for c in claims if c.document.published is None or c.document.published <= asked.as_of]
    if usable:
        book = book.with_claims(usable, asked.as_of)
    if assume:
        book = book.with_assumptions(list(assume))
    if asked.helper is None:
        return _ranking(asked, book, usable, assume, scale)
    return _dossier(asked, asked.helper, book, usable, assume, scale)


def _dossier(asked: Question, helper: str, book: Almanac, claims: Sequence[Claim], assume: Sequence[str], scale: str) -> Dossier:
    model, listed = load_model(vintage_for(asked.as_of)), load_listed()
    raw = raw_values(book, asked.target, asked.attacker, asked.as_of, limited(asked.text)).of(helper)
    x = design(raw)[0]
    i = INDEX[helper]
    extra = records(asked.target, asked.attacker, asked.as_of)[i]
    ref = reference_class(listed, x, asked.as_of)
    class_x, class_extra = listed.x[ref.rows], listed.extra[ref.rows]
    found = way(model, class_x, class_extra, x, extra, i)
    said = signals(claims, asked.target, asked.attacker, helper, asked.as_of)
    push = _push(said)
    shifted = _shifted(model.summary(model.eta(x[None], extra[None], np.array([i])))[0], push)
    probability = 1.0 / (1.0 + np.exp(-(found.end + push)))
    rungs = tuple(_odds(r, k, probability, shifted, ref.rates, ref.summary.coded[r.value], scale) for k, r in enumerate(RUNGS))
    known = _facts(book, asked, helper)
    treaties = _treaties(asked, helper)
    evidence = {c.name: tuple(known[p].id for p in c.parts if p in known) or _GIVEN.get(c.group, ("supplement:bodies",)) for c in COVARIATES}
    for name in ("defence_pact", "softer_pact"):
        evidence[name] += tuple(f.id for f in treaties)
    why = reasons(ref, class_x, found, x, evidence, said, _deeds(asked, helper))
    used = {e for r in why for e in r.evidence}
    facts = treaties + tuple(f for f in dict.fromkeys(known.values()) if f.id in used)
    conflicts = tuple({"statement": f"{book.variable(f.variable).title}, {f.subject}{'→' + f.object if f.object else ''}: {c}", "evidence": [f.id], "source": f.source} for f in facts for c in f.conflicts)
    level, because = confidence(ref.summary, known, said, bool(assume))
    near = precedents(listed, model, x, asked.target, asked.attacker, helper, asked.as_of)
    return Dossier(
        asked.text,
        asked.target,
        asked.attacker,
        helper,
        asked.as_of,
        asked.horizon_days,
        rungs,
        headline(asked, helper, rungs),
        level,
        because,
        ref.summary,
        tuple(why),
        near,
        _shown_claims(claims, asked, helper, used),
        facts,
        conflicts,
        gaps(book, asked, known, rungs, model, claims),
        changes(book, model, asked, helper, raw, extra, probability, push),
        _sources(book, facts),
        {"version": __version__, "almanac": book.version, "model": model.name},
        asked.notes,
        tuple(assume),
        scale,
        {"precedent_weights": dict(list(distance_weights(model).items())[:12])},
    )


def _push(said: Sequence[Signal]) -> npt.NDArray[np.float64]:
    """What the texts add to the log-odds of each rung."""
    return np.array([sum(s.effect.get(r.value, 0.0) for s in said) for r in RUNGS])


def _shifted(summary: npt.NDArray[np.float64], push: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean and ends (rungs, 3) with the texts' push: it moves the log-odds of all three alike."""
    return np.asarray(1.0 / (1.0 + np.exp(-(logit(np.clip(summary, 1e-9, 1 - 1e-9)) + push[:, None]))))


def _odds(rung: Rung, k: int, probability: npt.NDArray[np.float64], ends: npt.NDArray[np.float64], rates: npt.NDArray[np.float64], coded: int, scale: str) -> RungOdds:
    p = float(probability[k])
    flags = [f"extrapolated: the class has only {coded} coded outcomes"] if coded < THIN else []
    return RungOdds(rung, p, min(float(ends[k, 1]), p), max(float(ends[k, 2]), p), term(p, scale), float(rates[k]), coded < THIN, tuple(flags))


def _facts(book: Almanac, asked: Question, helper: str) -> dict[str, Fact]:
    """The fact behind every raw value that the almanac holds for this question."""
    out: dict[str, Fact] = {}
    side = {"h": helper, "t": asked.target, "a": asked.attacker}
    for name, (variable, how) in RAW.items():
        if how == "body":
            continue
        if len(how) == 1:
            if name == "us_troops_t" and helper != "USA":
                continue
            out[name] = book.state(variable, side[how], asked.as_of)
        else:
            out[name] = book.pair(variable, side[how[0]], side[how[1]], asked.as_of)
    return out


def _treaties(asked: Question, helper: str) -> tuple[Fact, ...]:
    """What the supplement knows of treaties between helper and target by the day, those that bind to nothing included."""
    out = []
    for t in pacts(helper, asked.target, asked.as_of)[:4]:
        binds = ", ".join(t.obligations) or "no obligation to help"
        in_force = t.in_force and t.in_force <= asked.as_of and not (t.ended and t.ended <= asked.as_of)
        state = "" if in_force else ", not in force"
        out.append(Fact(f"fact:treaty:{t.id}", "treaty", helper, asked.target, t.signed.year, f"{t.name}: {binds}{state}", f"supplement:{t.id}", "", t.known, None, 0, t.source))
    return tuple(out)


def _shown_claims(claims: Sequence[Claim], asked: Question, helper: str, used: set[str]) -> tuple[Claim, ...]:
    """The claims worth reading, and every one that a reason names."""
    near = relevant_claims(claims, asked.target, asked.attacker, helper)
    shown = {c.id for c in near}
    named = {f"claim:{c.id}": c for c in claims if c.id not in shown}
    return near + tuple(c for ident, c in named.items() if ident in used)


def _deeds(asked: Question, helper: str) -> tuple[str, ...]:
    rows = [d for role, state in (("target", asked.target), ("attacker", asked.attacker)) for d in deeds(state, role, asked.as_of) if d.helper == helper]
    return tuple(dict.fromkeys(f"case:{d.case.id}" for d in sorted(rows, key=lambda d: d.case.start, reverse=True)))[:8] or ("supplement:attacks",)  # silence of the coded attacks is what it rests on then


@cache
def _source_table(version: str) -> dict[str, dict[str, Any]]:
    assert version
    return {str(s["key"]): s for s in _almanac().sources()}


def _sources(book: Almanac, facts: Sequence[Fact]) -> tuple[dict[str, Any], ...]:
    keys = dict.fromkeys(f.source.partition(":")[0] for f in facts)
    known = _source_table(book.version)
    rows = [{k: str(known[key][k]) for k in ("key", "title", "version", "home", "citation", "terms")} for key in keys if key in known]
    rows.append({"key": "supplement", "title": "foederis curated supplement and coded attacks", "version": "", "home": "", "citation": "each entry names its public source; council seats: " + council_source(), "terms": "Apache-2.0"})
    return tuple(rows)


def _ranking(asked: Question, book: Almanac, claims: Sequence[Claim], assume: Sequence[str], scale: str) -> Ranking:
    model = load_model(vintage_for(asked.as_of))
    raw = raw_values(book, asked.target, asked.attacker, asked.as_of, limited(asked.text))
    alive = np.array([INDEX[s] for s in states.members(asked.as_of) if s not in (asked.target, asked.attacker)])
    x = design(raw)[alive]
    extra = records(asked.target, asked.attacker, asked.as_of)[alive]
    summary = model.summary(model.eta(x, extra, alive))
    notes = asked.notes
    told = {side.state for c in claims for side in (c.actor, c.recipient) if side and side.state}
    for j, code in enumerate(states.CODES[i] for i in alive):
        said = signals(claims, asked.target, asked.attacker, code, asked.as_of) if code in told else []
        if said:
            summary[j] = _shifted(summary[j], _push(said))
            notes += (f"The texts moved the odds of {states.with_article(code, asked.as_of)}: {'; '.join(s.statement.replace('the helper', 'it') for s in said)}.",)
    listed = load_listed()
    y = listed.y[: listed.before(asked.as_of - SETTLED)]
    rate = ((y == 1).sum(axis=0) + 0.5) / ((y >= 0).sum(axis=0) + 1.0)
    # Help that can be counted: arms, forces shown, force. Words are cheap and would rank whole continents.
    order = np.argsort(-summary[:, 2:, 0].sum(axis=1), kind="stable")
    helpers = []
    for j in order:
        ladder = {r.value: RungOdds(r, float(summary[j, k, 0]), float(summary[j, k, 1]), float(summary[j, k, 2]), term(float(summary[j, k, 0]), scale), float(rate[k])) for k, r in enumerate(RUNGS)}
        helpers.append((states.CODES[alive[j]], ladder))
    return Ranking(asked.text, asked.target, asked.attacker, asked.as_of, asked.horizon_days, tuple(helpers), notes, {"version": __version__, "almanac": book.version, "model": model.name}, tuple(assume))


