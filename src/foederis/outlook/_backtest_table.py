"""The backtest's result as a table for the terminal, at most 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

__all__ = ["number", "table"]

SHORT = {"base": "base", "table": "table", "logit": "logit", "boosting": "boosting", "hierarchical": "hierarchical"}
COLUMNS = {"table": "tab", "logit": "logi", "boosting": "boos", "hierarchical": "hier"}


def number(value: float | None, digits: int = 2, *, plus: bool = False) -> str:
    """A figure without its leading zero, `–` where there is none.

    >>> number(0.912), number(-0.05, plus=True), number(None)
    ('.91', '-.05', '–')
    """
    if value is None:
        return "–"
    text = f"{value:+.{digits}f}" if plus else f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if abs(value) < 1 else text


def _lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(r[i]) for r in (head, *rows)) for i in range(len(head))]
    out = []
    for r in (head, *rows):
        out.append("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(r, widths, strict=True))).rstrip())
    return [out[0], "-" * max(map(len, out)), *out[1:]]


def _with_ends(v: Sequence[float | None], *, plus: bool = False) -> str:
    return f"{number(v[0], plus=plus)} ({number(v[1])} {number(v[2])})"


def _rungs(rungs: dict[str, Any]) -> list[str]:
    out = [
        f"{'':<18} {'AUC':<20} {'log-loss skill':<20} gain in skill,",
        f"{'':<10} {'yes':>7} " + " ".join(f"{v:>4}" for v in COLUMNS.values()) + "  " + " ".join(f"{v:>4}" for v in COLUMNS.values()) + "  hier over tab",
        "-" * 78,
    ]
    for rung, s in rungs.items():
        models = s["models"]
        figures = [f"{number(models[m][k][0]):>4}" for k in ("auc", "log_skill") for m in COLUMNS]
        yes = f"{s['yes']}/{s['n']}"
        out.append(f"{rung:<10}{yes:>8} " + " ".join(figures[:4]) + "  " + " ".join(figures[4:]) + f"  {_with_ends(s['gain']['table']['log_skill'], plus=True)}")
    return out


def table(found: dict[str, Any]) -> str:
    """The whole result as text."""
    p = found["protocol"]
    out = textwrap.wrap(
        f"Out of time: refitted every {p['refit_every_years']} years on attacks that were over, scored on the next. Intervals: 95 %, "
        f"{p['bootstrap_draws']} draws of whole cases. Chosen on {p['chosen_on']}; 1990 and later looked at {p['looks_at_1990_and_later']} times. "
        f"Hand-coded attacks end in {p['hand_coded_attacks_end']}.",
        80,
    )
    for name, window in found["windows"].items():
        whole = window["all"]
        out += ["", f"{name}: {whole['candidates']} candidates in {whole['attacks']} attacks"]
        out += _rungs(whole["rungs"])
        o = whole["overall"]
        slope = _with_ends(o["models"]["hierarchical"]["slope"])
        line = f"all rungs: Brier {number(o['models']['hierarchical']['brier'], 3)} (base rate {number(o['models']['base']['brier'], 3)}), slope {slope}"
        if "coverage" in whole:
            c = whole["coverage"]
            line += f", 80 % interval holds {number(c['predictive'])} of {c['groups']} groups' counts (plain {number(c['plain'])}, {number(c['expected_plain'])} if right; with noise {number(c['with_noise'])}, {number(c['expected_with_noise'])} if right)"
        out += textwrap.wrap(line, 80)
        helps = whole["who_helps"]
        if helps.get("cases"):
            told = ", ".join(f"{SHORT[m]} {number(v[0])}" for m, v in helps["models"].items() if m != "base")
            out += textwrap.wrap(f"who will help (hit@5 of {helps['cases']} attacks): {told}; by chance {number(helps['models']['base'][0])}", 80)
    for which, title in (("disputes_gml", "GML"), ("disputes", "MID 5.0, a wider list")):
        for window, d in found[which].items():
            s = d["all"]
            out += ["", f"Joiners of disputes {window} ({title}): {s['yes']} in {s['cases_with_helper']} of {s['cases']} disputes"]
            rows = [(d["models"][m], *(_with_ends(v[k]) for k in ("auc", "log_skill", "hit5"))) for m, v in s["models"].items()]
            if d["prototype"]:
                rows.append(("prototype", *(number(d["prototype"][k]) for k in ("auc", "log_skill", "hit5"))))
            out += _fit(("", "AUC", "log-loss skill", "hit@5"), rows)
    for window, questions in found["crises"].items():
        out += ["", f"Washington and Moscow in crises {window}: AUC; gain: last over first"]
        rows = [(f"{q} ({s['yes']}/{s['n']})", *(number(s["models"][m][0], 3) for m in s["models"]), _with_ends(s["gain"][p["crises_model"]], plus=True)) for q, s in questions.items()]
        names = list(next(iter(questions.values()))["models"]) if questions else []
        out += _fit(("", *names, "gain"), rows)
    out += ["", "Bars"]
    for b in found["bars"]:
        asked = f"{number(b['least'], 3)}" + (f" to {number(b['most'], 3)}" if b["most"] is not None else " or more")
        out += textwrap.wrap(f"{'met   ' if b['met'] else 'MISSED'} {b['what']}: {number(b['reached'], 3)} ({asked})", 80, subsequent_indent=" " * 7)
    return "\n".join(out) + "\n"


def _fit(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The table, its first column cut so that no line passes 80 columns."""
    lines = _lines(head, rows)
    over = max(map(len, lines)) - 80
    if over > 0:
        wide = max(len(r[0]) for r in rows) - over
        lines = _lines(head, [(textwrap.shorten(r[0], wide, placeholder="…"), *r[1:]) for r in rows])
    return lines
