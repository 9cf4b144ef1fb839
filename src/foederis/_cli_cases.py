"""`foederis cases`, `backtest`, `log`, `resolve`, `score`: the past attacks, and one's own answers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from foederis.errors import BadInput, BadQuestion, FoederisError
from foederis.ladder import RUNGS, Rung

if TYPE_CHECKING:
    from foederis.almanac._cases import Case
    from foederis.library import Entry, Ledger

__all__ = ["backtest", "ledger_log", "ledger_resolve", "ledger_score", "listing", "show"]

_SHORT = {Rung.WORDS: "words", Rung.DIPLOMATIC: "dipl.", Rung.MATERIEL: "mater.", Rung.PRESENCE: "pres.", Rung.FORCE: "force"}
_SAID = {True: "yes", False: "no", None: "–"}
# A name is tried on these days, newest first, for states that are no more ("East Germany", "South Vietnam").
_DAYS = (dt.date(1989, 1, 1), dt.date(1970, 1, 1), dt.date(1938, 1, 1), dt.date(1912, 1, 1), dt.date(1860, 1, 1), dt.date(1830, 1, 1))
_LINKS = {
    "cow_war": "COW war",
    "mid": "MID dispute",
    "icb": "ICB crisis",
    "ucdp": "UCDP conflict",
    "hand": "hand-coded supplement",
}
_PRECISION = {"month": "%B %Y", "year": "%Y"}


def _state(name: str, part: str) -> str:
    """The code of a state that is or was."""
    from foederis import outlook, states

    text = name.strip()
    if text.upper() in states.STATES and text.isupper():
        return text
    first: FoederisError | None = None
    for day in (dt.date.today(), *_DAYS):
        try:
            return outlook.find_state(text, day, part)
        except FoederisError as error:
            first = first or error
    assert first is not None
    raise first


def _name(code: str, on: dt.date | None = None) -> str:
    """Name and code; the name of the day where one is given."""
    from foederis import states

    return f"{states.name_of(code, on)} ({code})"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, title: str = "", wide: int = -1) -> str:
    from foederis._cli_facts import _table as table

    lines = table(head, list(rows), title=title, wide=wide).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _wrap(text: str, indent: str = "") -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, 80, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)) or indent


def listing(target: str | None, attacker: str | None, since: int | None, until: int | None, limit: int) -> str:
    """Attacks as a table, newest first: id, kind, and who helped how far."""
    from foederis.almanac._cases import load_cases

    if limit < 1:
        raise BadInput(f"--limit {limit} shows nothing", hint="give 1 or more")
    if since is not None and until is not None and since > until:
        raise BadQuestion(f"--since {since} is after --until {until}", hint="swap them")
    on = _state(target, "--target") if target else None
    by = _state(attacker, "--attacker") if attacker else None
    found = [
        c
        for c in load_cases()
        if c.is_attack
        and (on is None or c.target == on)
        and (by is None or by in c.attackers or by in c.attacker_side)
        and (since is None or c.start.year >= since)
        and (until is None or c.start.year <= until)
    ]
    told = f"{len(found)} attack{'' if len(found) == 1 else 's'}" + (f" on {_name(on)}" if on else "") + (f" by {_name(by)}" if by else "")
    if not found:
        return f"{told}.\n"
    shown = found[::-1][:limit]
    title = told + (f"; the newest {limit} (more with --limit)" if len(found) > limit else "") + ". One of them: foederis cases show ID"
    rows = [(c.id, c.name or f"{c.target}, attacked by {', '.join(c.attackers[:3])}", c.kind, _helped(c)) for c in shown]
    return _table(("id", "attack", "kind", "who helped the target"), rows, title=title, wide=3)


def _helped(case: Case) -> str:
    """The helpers by the highest rung that each is coded to have reached, the strongest help first."""
    best: dict[Rung, list[str]] = {}
    for code in sorted(case.helpers):
        reached = [r for r in RUNGS if case.outcome(code, r)[0]]
        if reached:
            best.setdefault(reached[-1], []).append(code)
    parts = []
    for rung in reversed(RUNGS):
        if codes := best.get(rung):
            more = f" +{len(codes) - 4}" if len(codes) > 4 else ""
            parts.append(f"{rung.value}: {' '.join(codes[:4])}{more}")
    return "; ".join(parts) or ("nobody, of those coded" if case.helpers else "not coded")


def _roll_calls(case: Case) -> list[str]:
    """A line for each roll call on the attack: day, how many stood where, what it was about, and the source."""
    from foederis.almanac import case_votes

    lines = []
    for call in case_votes(case.id).calls:
        sides = list(call.sides.values())
        count = f"{sum(s > 0.5 for s in sides)}-{sum(s == 0.5 for s in sides)}-{sum(s < 0.5 for s in sides)}"
        lines.append(_wrap(f"{call.day}, day {call.days}: {count}, {call.resolution}: {call.subject} [{call.source}]", "  "))
    return lines


def show(case_id: str) -> str:
    """One attack: what, when, who, each source's own numbers, every candidate on every rung, and sources."""
    from foederis.almanac._cases import CODERS, get_case

    case = get_case(case_id)
    out = [case.name or f"Attack on {_name(case.target, case.start)}", ""]
    if case.summary:
        out += [_wrap(case.summary), ""]
    facts = [
        ("id", case.id),
        ("kind", case.kind),
        ("target", _name(case.target, case.start)),
        ("attackers", ", ".join(_name(a, case.start) for a in case.attackers)),
        ("on the attacker's side", ", ".join(_name(a, case.start) for a in case.attacker_side if a not in case.attackers)),
        ("began", case.start.strftime(_PRECISION.get(case.precision, "%Y-%m-%d"))),
        ("ended", case.end.isoformat() if case.end else ""),
    ]
    facts += [(_LINKS.get(k, k), ", ".join(map(str, v))) for k, v in sorted(case.links.items()) if k != "hand"]
    out += [_wrap(f"{label}: {value}") for label, value in facts if value]
    out.append("")
    candidates = [h for code, h in sorted(case.helpers.items()) if code not in (case.target, *case.attackers, *case.attacker_side)]
    used: set[str] = set()
    rows: list[tuple[str, ...]] = []
    accounts: list[str] = []
    for helper in candidates:
        cells = []
        for rung in RUNGS:
            said, coder = case.outcome(helper.state, rung)
            used.add(coder)
            cells.append(_SAID[said] + (f" {coder}" if said is not None else ""))
        rows.append((_name(helper.state, case.start), *cells))
        if helper.account:
            accounts.append(_wrap(f"{helper.state}: {helper.account}" + (f" [{helper.source}]" if helper.source else "")))
    if rows:
        out.append(_table(("candidate", *(_SHORT[r] for r in RUNGS)), rows).rstrip("\n"))
    else:
        out.append("No candidate is named by any source.")
    if accounts:
        out += ["", *accounts]
    silent = [r for r in RUNGS if case.outcome("", r)[0] is False]
    if silent:
        coder = case.outcome("", silent[-1])[1]
        used.add(coder)
        out += ["", _wrap(f"Every other state of the time: no on {' and '.join(r.value for r in silent)} ({CODERS[coder]} lists who took part), not coded elsewhere.")]
    votes = _roll_calls(case)
    if votes:
        out += ["", _wrap("Roll calls of the General Assembly (third states: with the target, abstained, against)"), *votes]
    key = [f"{letter} {CODERS[letter]}" for letter in sorted(used) if letter in CODERS]
    out += ["", _wrap("– not coded" + "".join(f"; {k}" for k in key) + ".")]
    if case.sources:
        out += ["", "Sources", *(_wrap(s, "  ") for s in case.sources)]
    return "\n".join(out) + "\n"


def backtest(output: Path | None, *, quick: bool = False) -> str:
    """Replay history out of time; the table of how well each model did."""
    from foederis.outlook._workshop import backtest_command

    folder = output or Path("docs")
    told = str(backtest_command(folder, quick=quick))
    measured = folder / "backtest.json"
    if measured.is_file():
        from foederis.rendering._backtest_page import write_backtest

        written = write_backtest(json.loads(measured.read_text(encoding="utf-8")), folder)
        told += f"\nWritten: {measured}, " + ", ".join(map(str, written)) + "\n"
    return told


def _ledger() -> Ledger:
    from foederis.library import Ledger

    return Ledger.open()


def _broken(ledger: Ledger) -> list[str]:
    """What the chain of hashes shows, ready to stand under a table."""
    problems = ledger.verify()
    if not problems:
        return []
    more = [f"… and {len(problems) - 3} more"] if len(problems) > 3 else []
    return ["", f"The ledger {ledger.path} is not as it was written:", *(_wrap(p, "  ") for p in (*problems[:3], *more))]


def _percent(p: float) -> str:
    return "<1 %" if p < 0.01 else ">99 %" if p > 0.99 else f"{p * 100:.0f} %"


def _cell(entry: Entry, rung: str) -> str:
    """What was said of a rung and how it came out, `*` where the outcome was corrected."""
    if rung not in entry.rungs:
        return ""
    corrected = any(row["kind"] == "correction" and rung in row["outcomes"] for row in entry.history)
    outcome = entry.outcomes.get(rung, "")
    return _percent(entry.rungs[rung]["probability"]) + (f"\n{outcome}{'*' if corrected else ''}" if outcome else "")


def ledger_log(limit: int) -> str:
    """The answers given so far, newest last, with how they came out."""
    if limit < 1:
        raise BadInput(f"--limit {limit} shows nothing", hint="give 1 or more")
    ledger = _ledger()
    entries = ledger.entries()
    if not entries:
        return "\n".join(["No answer has been given yet.", *_broken(ledger)]) + "\n"
    shown = entries[-limit:]
    rows = [
        (
            f"{e.id}\n{e.at[:10]}",
            f"{e.helper or 'all states'} for {e.target}\nagainst {e.attacker}\n{e.as_of} +{e.horizon_days} d",
            *(_cell(e, r.value) for r in RUNGS),
        )
        for e in shown
    ]
    title = f"{len(entries)} answer{'' if len(entries) == 1 else 's'}" + (f"; the last {limit}" if len(entries) > limit else "") + ". Settle one: foederis resolve ID force=no"
    out = [_table(("id, given", "question, as of", *(_SHORT[r] for r in RUNGS)), rows, title=title).rstrip("\n")]
    if any("*" in cell for row in rows for cell in row):
        out += ["", "* corrected; what was said before stays in the file"]
    return "\n".join([*out, *_broken(ledger), ""])


def _outcomes(words: Sequence[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    for word in words:
        rung, equals, outcome = (part.strip().lower() for part in word.partition("="))
        if not equals:
            raise BadInput(f"not an outcome: {word[:40]!r}", hint="write force=no words=yes materiel=void")
        if told.get(rung, outcome) != outcome:
            raise BadInput(f"{rung} is given two outcomes", hint="give one")
        told[rung] = outcome
    return told


def ledger_resolve(answer: str, outcomes: Sequence[str], *, correct: bool = False) -> str:
    """Settle an answer; what was settled, by which rule, and what is still open."""
    told = _outcomes(outcomes)
    entry = _ledger().resolve(answer, told, correct=correct)
    lines = [f"{entry.id}: {entry.helper} for {entry.target} against {entry.attacker}, as of {entry.as_of}, {entry.horizon_days} days"]
    lines += [_wrap(f"{rung}: {outcome}. Rule: {_name(entry.helper or '', dt.date.fromisoformat(entry.as_of))} {Rung(rung).resolves}.", "  ") for rung, outcome in told.items()]
    left = [r for r in entry.rungs if r not in entry.outcomes]
    lines.append(f"  Still open: {', '.join(left)}." if left else "  Nothing is open.")
    return "\n".join(lines) + "\n"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def ledger_score() -> str:
    """Brier and log score, calibration, sharpness and void count of the answers that were settled."""
    ledger = _ledger()
    result = ledger.score()
    if not result.rungs:
        return "\n".join(["No answer has been given yet.", *_broken(ledger)]) + "\n"
    head = ("rung", "settled", "void", "open", "Brier", "base", "log", "rate", "sharp")
    rows = [
        (name, str(t.settled), str(t.void), str(t.open), *(_figure(x) for x in (t.brier, t.base_brier, t.log_score, t.base_rate, t.sharpness)))
        for name, t in (*result.rungs.items(), ("all", result.overall))
    ]
    out = [_table(head, list(rows), title="How the answers did (Brier and log score: smaller is better)").rstrip("\n")]
    if result.calibration:
        bins = [(b.term, f"{b.low * 100:.0f}-{b.high * 100:.0f} %", str(b.count), f"{b.mean * 100:.0f} %", f"{b.observed * 100:.0f} %") for b in result.calibration]
        out += ["", _table(("said", "range", "times", "mean said", "came so"), bins, title="Calibration").rstrip("\n")]
    overall = result.overall
    if overall.settled < 30:
        out += ["", _wrap(f"{overall.settled} settled: too few to tell skill from luck (some hundred are wanted).")]
    out += ["", _wrap(
        "rate: how often it came so. base: the Brier score of saying that rate each time, known only afterwards. sharp: sharpness, the mean squared distance of what was said from that rate."
    )]
    return "\n".join([*out, *_broken(ledger), ""])
