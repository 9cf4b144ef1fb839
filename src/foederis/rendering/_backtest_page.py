"""The backtest's JSON as one self-contained page with reliability diagrams, and as Markdown for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from foederis.outlook._backtest_table import number

__all__ = ["backtest_html", "backtest_markdown", "write_backtest"]

MARKS = ("<!-- backtest -->", "<!-- /backtest -->")

NAMES = {"all": "all candidates", "relevant": "politically relevant candidates", "without": "without Kuwait 1990 and the coalition of 1999"}
EXTRA = """<style>
.five{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem}.five figure{margin:0}.five svg{max-width:15rem;margin:auto}
main{max-width:58rem}.met{color:var(--quiet)}.missed{color:var(--accent);font-weight:600}td b{font-weight:600}
</style>"""
Rows = list[tuple[str, ...]]


def _ends(v: Sequence[float | None] | None, *, plus: bool = False) -> str:
    if not v or v[0] is None:
        return "–"
    return f"{number(v[0], plus=plus)} ({number(v[1])} to {number(v[2])})"


def _rung_rows(part: dict[str, Any], models: dict[str, str], our: str) -> tuple[tuple[str, ...], Rows]:
    head = ("rung", "model", "AUC", "log-loss skill", "Brier skill", "intercept", "slope")
    rows: Rows = []
    for rung, s in part["rungs"].items():
        for m, title in models.items():
            v = s["models"][m]
            lead = f"{rung}: {s['yes']} of {s['n']}" if m == next(iter(models)) else ""
            line = (_ends(v["intercept"]), _ends(v["slope"])) if m == our else (number(v["intercept"][0]), number(v["slope"][0]))
            if m == "base":  # one number for all has no slope worth the name
                line = ("–", "–")
            rows.append((lead, title, _ends(v["auc"]), _ends(v["log_skill"]), _ends(v["brier_skill"]), *line))
    return head, rows


def _gain_rows(part: dict[str, Any], models: dict[str, str]) -> tuple[tuple[str, ...], Rows]:
    head = ("rung", "gain over", "AUC", "log-loss skill", "Brier skill")
    rows: Rows = []
    for rung, s in part["rungs"].items():
        for i, other in enumerate(("table", "boosting")):
            g = s["gain"][other]
            rows.append((rung if not i else "", models[other], *(_ends(g[k], plus=True) for k in ("auc", "log_skill", "brier_skill"))))
    return head, rows


def _bar_rows(found: dict[str, Any]) -> Rows:
    out: Rows = []
    for b in found["bars"]:
        asked = f"{number(b['least'], 3)} to {number(b['most'], 3)}" if b["most"] is not None else f"{number(b['least'], 3)} or more"
        out.append((b["what"] + (f" ({b['note']})" if b["note"] else ""), asked, number(b["reached"], 3), "met" if b["met"] else "missed"))
    return out


def _dispute_rows(part: dict[str, Any], titles: dict[str, str], prototype: dict[str, float] | None) -> Rows:
    out: Rows = [(titles[m], *(_ends(v[k]) for k in ("auc", "log_skill", "hit5"))) for m, v in part["models"].items()]
    if prototype:
        out.append(("earlier prototype", *(number(prototype[k], 3) for k in ("auc", "log_skill", "hit5"))))
    return out


def _crisis_rows(questions: dict[str, Any]) -> Rows:
    out: Rows = []
    for question, s in questions.items():
        for i, (m, v) in enumerate(s["models"].items()):
            out.append((f"{question}: {s['yes']} of {s['n']}" if not i else "", m, _ends(v), _ends(s["gain"].get(m), plus=True)))
    return out


def _notes(found: dict[str, Any]) -> list[str]:
    p = found["protocol"]
    return [
        f"Each model was refitted every {p['refit_every_years']} years on attacks that had begun {p['settled_days_before_use']} days or more before, and asked about the attacks of the next years. "
        f"Hand-coded attacks end in {p['hand_coded_attacks_end']}: figures by rung for 1990-2019 rest on 1990-{p['hand_coded_attacks_end']}. The kind of attack is taken as unknown on the eve.",
        f"Covariates, priors and settings were chosen on {p['chosen_on']}. The years from 1990 on were looked at {p['looks_at_1990_and_later']} times, this run included.",
        f"Intervals in brackets: 95 %, {p['bootstrap_draws']} bootstrap draws of whole cases. Skill: 1 less the loss over the loss of the training base rate. A gain is paired: the hierarchical model less the other, on the same draws.",
        f"Coverage, plain: {p['coverage']['plain']}. With noise: {p['coverage']['with_noise']}. "
        f"Predictive: {p['coverage']['predictive']}. If right: {p['coverage']['expected']}.",
    ]


def backtest_markdown(found: dict[str, Any]) -> str:
    """The tables in Markdown, to stand under the docs' own introduction."""
    p = found["protocol"]
    out: list[str] = []
    for note in _notes(found):
        out += [note, ""]
    out += ["## Figures asked for, and reached", "", *_md(("figure", "asked", "reached", ""), _bar_rows(found))]
    for name, window in found["windows"].items():
        part = window["all"]
        out += ["", f"## {name}: {part['candidates']} candidates in {part['attacks']} attacks", ""]
        rows = [
            (rung, f"{s['yes']}/{s['n']}", *(number(s["models"][m]["auc"][0]) + " / " + number(s["models"][m]["log_skill"][0]) for m in p["models"]), _ends(s["gain"]["table"]["log_skill"], plus=True))
            for rung, s in part["rungs"].items()
        ]
        out += ["AUC / log-loss skill; last column: the hierarchical model's gain in log-loss skill over the reference table.", ""]
        out += [*_md(("rung", "yes", *p["models"].values(), "gain"), rows), "", _summary(window)]
    out += ["", "## Who joins a dispute"]
    for which, (title, text) in DISPUTES.items():
        out += ["", f"### {title}", "", text]
        for window, d in found[which].items():
            s = d["all"]
            out += ["", f"#### On the target's side, {window}: {s['yes']} joiners in {s['cases_with_helper']} of {s['cases']} disputes", ""]
            out += _md(("model", "AUC", "log-loss skill", "hit@5"), _dispute_rows(s, d["models"], d["prototype"]))
            out += ["", _dispute_gains(d)]
    for window, questions in found["crises"].items():
        out += ["", f"## Washington and Moscow in crises, {window}", ""]
        out += _md(("help", "model", "AUC", "gain over the small logit"), _crisis_rows(questions))
    return "\n".join(out) + "\n"


DISPUTES = {
    "disputes_gml": (
        "The list of the earlier prototype",
        "Every dispute of Gibler, Miller and Little (GML 2.2.1) × every third state of the time; target and joiners by the list's own sides. "
        "The prototype's population is met: 146 disputes with joiners, 45 joiners from 1990 on, 25 of them for Kuwait. "
        "The mixture is among the best on 1946-89 of the wider list below (decision 10).",
    ),
    "disputes": (
        "A wider list",
        "Every MID 5.0 dispute × every third state of the time; the target is the side that force was used on (the second side where none was). "
        "Joined: listed on the target's side after the start at any hostility, or coded elsewhere as showing or using force there within the horizon. "
        "The prototype was not measured on it.",
    ),
}


def _dispute_gains(d: dict[str, Any]) -> str:
    rel, every = d["relevant"], d["all"]["gain"]["boosting"]
    text = (
        f"All candidates: the mixture's gain over the boosted yardstick: AUC {_ends(every['auc'], plus=True)}, log-loss skill {_ends(every['log_skill'], plus=True)}. Politically relevant candidates ({rel['n']} rows): AUC {_ends(rel['models'][d['ours']]['auc'])}, log-loss skill {_ends(rel['models'][d['ours']]['log_skill'])}; "
        f"gain over the boosted yardstick: AUC {_ends(rel['gain']['boosting']['auc'], plus=True)}, log-loss skill {_ends(rel['gain']['boosting']['log_skill'], plus=True)}."
    )
    if "without" in d:
        w = d["without"]["models"][d["ours"]]
        text += f" Without Kuwait 1990 and the coalition of 1999: AUC {_ends(w['auc'])}, log-loss skill {_ends(w['log_skill'])}, hit@5 {_ends(w['hit5'])}."
    return text


def _summary(window: dict[str, Any]) -> str:
    part = window["all"]
    o = part["overall"]["models"]
    text = f"All rungs together: Brier {number(o['hierarchical']['brier'], 3)} (reference table {number(o['table']['brier'], 3)}, boosting {number(o['boosting']['brier'], 3)}, base rate {number(o['base']['brier'], 3)}); calibration slope {_ends(o['hierarchical']['slope'])}"
    if "coverage" in part:
        c = part["coverage"]
        text += f"; of {c['groups']} groups of forecasts the 80 % interval holds, of their counts, {number(c['predictive'])} (plain {number(c['plain'])}, where right forecasts would have {number(c['expected_plain'])}; with their noise {number(c['with_noise'])}, where right forecasts would have {number(c['expected_with_noise'])})"
    helps = part["who_helps"]
    if helps.get("cases"):
        text += f". Who will help (hit@5 in {helps['cases']} attacks where somebody did, among all states): hierarchical model {_ends(helps['models']['hierarchical'])}, reference table {number(helps['models']['table'][0])}, boosting {number(helps['models']['boosting'][0])}, by chance {number(helps['models']['base'][0])}"
    if "without" in window:
        w = window["without"]["overall"]["models"]
        text += f". Without Kuwait 1990 and the coalition of 1999: Brier {number(w['hierarchical']['brier'], 3)}, slope {_ends(w['hierarchical']['slope'])}"
    return text + "."


def _md(head: Sequence[str], rows: Rows) -> list[str]:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(c.replace("|", "/") for c in cells) + " |"

    return [line(head), "|" + "---|" * len(head), *map(line, rows)]


def _table(head: Sequence[str], rows: Rows, numeric: int = 2) -> str:
    def cls(i: int) -> str:
        return ' class="n"' if i >= numeric else ""

    top = "".join(f"<th{cls(i)}>{escape(h)}</th>" for i, h in enumerate(head))
    body = "".join("<tr>" + "".join(f"<td{cls(i)}>{escape(c)}</td>" for i, c in enumerate(r)) + "</tr>" for r in rows)
    return f'<div class="scroll"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def diagram(rung: str, groups: Sequence[dict[str, Any]], other: Sequence[dict[str, Any]]) -> str:
    """A reliability diagram: forecast across, observed up; bar: 80 % interval of the group, hollow: boosting."""

    def x(p: float) -> float:
        return 26 + 168 * p

    def y(p: float) -> float:
        return 178 - 168 * p

    told = "; ".join(f"said {100 * g['mean']:.0f} %, came {100 * g['seen']:.0f} %" for g in groups)
    out = [f'<svg viewBox="0 0 208 204" role="img" aria-label="{escape(f"Reliability of {rung}: {told}", quote=True)}">']
    for t in (0, 0.5, 1):
        out.append(f'<line x1="{x(0)}" y1="{y(t):.1f}" x2="{x(1)}" y2="{y(t):.1f}" stroke="var(--line)"/><line x1="{x(t):.1f}" y1="{y(0)}" x2="{x(t):.1f}" y2="{y(1)}" stroke="var(--line)"/>')
        out.append(f'<text class="q" x="{x(t):.1f}" y="194" font-size="10" text-anchor="middle">{round(100 * t)}</text><text class="q" x="22" y="{y(t) + 3:.1f}" font-size="10" text-anchor="end">{round(100 * t)}</text>')
    out.append(f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="var(--ref)" stroke-dasharray="3 3"/>')
    for g in other:
        out.append(f'<circle cx="{x(g["mean"]):.1f}" cy="{y(g["seen"]):.1f}" r="3" fill="none" stroke="var(--ref)" stroke-width="1.3"/>')
    for g in groups:
        if "low" in g:
            out.append(f'<line x1="{x(g["mean"]):.1f}" y1="{y(g["low"]):.1f}" x2="{x(g["mean"]):.1f}" y2="{y(g["high"]):.1f}" stroke="var(--band)" stroke-width="7" stroke-linecap="round"/>')
    for g in groups:
        out.append(f'<circle cx="{x(g["mean"]):.1f}" cy="{y(g["seen"]):.1f}" r="4" fill="var(--accent)"/>')
    out.append("</svg>")
    return f"<figure>{''.join(out)}<figcaption>{escape(rung)}</figcaption></figure>"


def backtest_html(found: dict[str, Any]) -> str:
    """The whole result as one page; nothing is fetched, nothing runs."""
    from foederis.rendering._html import page

    p = found["protocol"]
    models, our = p["models"], p["our_model"]
    missed = sum(not b["met"] for b in found["bars"])
    body = [
        EXTRA,
        '<p class="kicker">foederis backtest</p><h1>Two centuries replayed out of time</h1>',
        f'<p class="lead">What the models would have said on the eve of each attack, and what came. Of {len(found["bars"])} figures asked for, {len(found["bars"]) - missed} are met and {missed} missed.</p>',
        *(f'<p class="quiet">{escape(n)}</p>' for n in _notes(found)),
        "<nav>" + "".join(f'<a href="#w{escape(n)}">{escape(n)}</a>' for n in found["windows"]) + '<a href="#disputes">disputes</a><a href="#crises">crises</a></nav>',
        '<h2 id="bars">Figures asked for, and reached</h2>',
        _table(("figure", "asked", "reached", ""), _bar_rows(found), 1).replace('<td class="n">missed', '<td class="n missed">missed'),
    ]
    for name, window in found["windows"].items():
        part = window["all"]
        body.append(f'<h2 id="w{escape(name)}">{escape(name)}: {part["candidates"]} candidates in {part["attacks"]} attacks</h2><p>{escape(_summary(window))}</p>')
        figures = [diagram(rung, c[our], c["boosting"]) for rung, c in part["curves"].items()]
        body.append(f'<div class="five">{"".join(figures)}</div><p class="quiet">Forecast across, observed up, per cent. Dots: ten groups of the hierarchical model\'s forecasts, each with its mean 80 % interval. Hollow: boosting.</p>')
        for key, title in NAMES.items():
            if key in window:
                shown = window[key]
                c = shown.get("coverage", {})
                note = f"{shown['candidates']} candidates in {shown['attacks']} attacks; coverage {number(c.get('predictive'))} of the groups' counts, plain {number(c.get('plain'))} ({number(c.get('expected_plain'))} if right), with noise {number(c.get('with_noise'))} ({number(c.get('expected_with_noise'))} if right)"
                body.append(f"<h3>{escape(title[0].upper() + title[1:])}</h3><p class=\"quiet\">{escape(note)}</p>")
                body += [_table(*_rung_rows(shown, models, our)), _table(*_gain_rows(shown, models))]
    body.append('<h2 id="disputes">Who joins a dispute on the target\'s side</h2>')
    for which, (title, text) in DISPUTES.items():
        body.append(f'<h3>{escape(title)}</h3><p class="quiet">{escape(text)}</p>')
        for window, d in found[which].items():
            s = d["all"]
            body.append(f"<h3>{escape(window)}: {s['yes']} joiners in {s['cases_with_helper']} of {s['cases']} disputes</h3>")
            body.append(_table(("model", "AUC", "log-loss skill", "hit@5"), _dispute_rows(s, d["models"], d["prototype"]), 1))
            body.append(f"<p>{escape(_dispute_gains(d))}</p>")
    body.append('<h2 id="crises">Washington and Moscow in crises</h2>')
    for window, questions in found["crises"].items():
        body.append(f"<h3>{escape(window)}</h3>" + _table(("help", "model", "AUC", "gain over the small logit"), _crisis_rows(questions)))
    body.append(f"<footer>Data {escape(p['data_sha256'][:16])}; {p['minutes']} minutes.</footer>")
    return page("foederis backtest", "\n".join(body))


def write_backtest(found: dict[str, Any], folder: Path) -> list[Path]:
    """Write `backtest.html`, and the tables between the marks of `backtest.md` (a new file where there is none)."""
    page_path, text_path = folder / "backtest.html", folder / "backtest.md"
    page_path.write_text(backtest_html(found), encoding="utf-8")
    text = text_path.read_text(encoding="utf-8") if text_path.is_file() else ""
    if not all(m in text for m in MARKS):
        text = f"# The backtest\n\n{MARKS[0]}\n{MARKS[1]}\n"
    before, rest = text.split(MARKS[0], 1)
    after = rest.split(MARKS[1], 1)[1]
    text_path.write_text(f"{before}{MARKS[0]}\n{backtest_markdown(found)}{MARKS[1]}{after}", encoding="utf-8")
    return [page_path, text_path]
