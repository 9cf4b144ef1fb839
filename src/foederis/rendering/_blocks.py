"""A dossier as neutral blocks, in the order in which an analyst reads: main message first, evidence after it.

One place decides what is said and in which order; terminal, Markdown and HTML only decide how it looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from foederis import states
from foederis.almanac import Fact
from foederis.claims import Claim
from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Ranking, percent

REASONS = 12  # shown on a page; more are summed
FACTS = 20

__all__ = ["Block", "Bullets", "Heading", "Ladder", "Lead", "Table", "Text", "blocks", "ranking_blocks"]


@dataclass(frozen=True, slots=True)
class Lead:
    """The main message."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a section; `anchor` is its name in a page."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `quiet` ones are asides."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item has a line and, it may be, a quiet second line."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: head, rows, and which columns hold numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    wide: int = 0


@dataclass(frozen=True, slots=True)
class LadderRow:
    """One rung for the picture."""

    rung: str
    probability: float
    low: float
    high: float
    term: str
    reference_rate: float
    count: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder: one row a rung."""

    rows: tuple[LadderRow, ...] = field(default_factory=tuple)


Block = Lead | Heading | Text | Bullets | Table | Ladder


def _signed(x: float) -> str:
    return "·" if abs(x) < 0.05 else f"{x:+.1f}"


def _points(x: float) -> str:
    points = round(100 * x)
    return "·" if points == 0 else f"{points:+d}"


def _told(d: Dossier) -> list[tuple[str, Mapping[str, float]]]:
    """The reasons that a page has room for, the rest of each kind summed in one line, so that the columns still add up."""
    judged = [r for r in d.reasons if r.kind == "judgement"]
    plain = [r for r in d.reasons if r.kind != "judgement"]
    rows: list[tuple[str, Mapping[str, float]]] = [(r.statement, r.effect) for r in plain[:REASONS]]
    if len(plain) > REASONS:
        rows.append((f"{len(plain) - REASONS} smaller reasons together", {x.value: sum(r.effect.get(x.value, 0.0) for r in plain[REASONS:]) for x in RUNGS}))
    return rows + [(r.statement, r.effect) for r in judged]


def _shown_facts(d: Dossier) -> list[Fact]:
    """Treaties and the facts of the strongest reasons, in their order; the JSON form has every one."""
    by_id = {f.id: f for f in d.facts}
    ids = [f.id for f in d.facts if f.variable == "treaty"] + [e for r in d.reasons[:REASONS] for e in r.evidence]
    return [by_id[i] for i in dict.fromkeys(ids) if i in by_id][:FACTS]


def title(d: Dossier | Ranking) -> str:
    """The question as a title, or one made from the three states."""
    if d.question:
        return d.question
    target, attacker = states.name_of(d.target), states.name_of(d.attacker)
    helper = states.name_of(d.helper) if isinstance(d, Dossier) else "anyone"
    return f"What help can {target} expect from {helper} if {attacker} attacks?"


def blocks(d: Dossier) -> Iterator[Block]:
    """All blocks of a dossier."""
    yield Lead(d.headline)
    ref = d.reference_class
    yield Ladder(
        tuple(
            LadderRow(
                r.rung.value,
                r.probability,
                r.low,
                r.high,
                r.term,
                r.reference_rate,
                f"{ref.helped.get(r.rung.value, 0)} of {ref.coded.get(r.rung.value, 0)}",
                r.flags,
            )
            for r in d.rungs
        )
    )
    for r in d.rungs:
        for flag in r.flags:
            yield Text(f"{r.rung.value}: {flag}", quiet=True)
    yield Text(f"Confidence in this judgement is {d.confidence}: {'; '.join(d.confidence_because)}.")
    for note in (*d.notes, *(f"Assumed for this answer: {a}" for a in d.assumed)):
        yield Text(note)

    yield Heading("Why", "why")
    yield Text(
        f"Starting point: {ref.name} ({ref.cases} cases). "
        "Each line moves the odds (log-odds; a step of 0.7 doubles or halves them); the lines add up to the number."
    )
    if ref.widened:
        yield Text("The class was widened: " + "; ".join(ref.widened) + ".", quiet=True)
    yield Table(
        ("reason", *(r.value for r in RUNGS)),
        tuple((statement, *(_signed(effect.get(x.value, 0.0)) for x in RUNGS)) for statement, effect in _told(d)),
        numeric=(1, 2, 3, 4, 5),
    )

    if d.claims:
        yield Heading("What the articles say", "claims")
        yield Bullets(tuple((_claim_line(c), _claim_source(c)) for c in d.claims))

    yield Heading("Precedents", "precedents")
    if d.precedents:
        yield Bullets(tuple((_precedent_line(p), f"{p.account} [{p.source}]" if p.account else f"[{p.source}]") for p in d.precedents))
    else:
        yield Text("No past attack resembles this one closely enough.")

    if d.would_change:
        yield Heading("What would change it", "change")
        yield Text("Change of the probability, in percentage points.", quiet=True)
        yield Table(
            ("if", *(r.value for r in RUNGS)),
            tuple((c.condition, *(_points(c.effect.get(x.value, 0.0)) for x in RUNGS)) for c in d.would_change),
            numeric=(1, 2, 3, 4, 5),
        )

    yield Heading("Facts", "facts")
    yield Table(
        ("fact", "value", "year", "source"),
        tuple((*fact_row(f), f"{f.source} {f.version}".strip() + (f", carried {f.carried} y" if f.carried else "")) for f in _shown_facts(d)),
        numeric=(2,),
    )
    if len(d.facts) > FACTS:
        yield Text(f"{len(d.facts)} facts in all; --format json prints every one, foederis facts those of a pair.", quiet=True)
    if d.conflicts:
        yield Heading("Where sources disagree", "conflicts")
        yield Bullets(tuple((str(c.get("statement", "")), "; ".join(map(str, c.get("evidence", ())))) for c in d.conflicts))
    if d.gaps:
        yield Heading("What is not known", "gaps")
        yield Bullets(tuple((g, "") for g in d.gaps))
    yield Heading("How each rung would be settled", "settled")
    yield Bullets(tuple((f"{r.rung.value}: yes if, within {d.horizon_days} days of the attack, the government of {states.name_of(d.helper)} {r.rung.resolves}.", "") for r in d.rungs))
    yield Heading("Sources", "sources")
    yield Bullets(tuple((f"{s.get('key')}: {s.get('title')} {s.get('version', '')}".strip(), str(s.get("citation", ""))) for s in d.sources))
    p = d.provenance
    yield Text(" · ".join(f"{k} {v}" for k, v in p.items()), quiet=True)


def fact_row(f: object) -> tuple[str, str, str]:
    """(what, value, year) of a fact."""
    subject, other = getattr(f, "subject", ""), getattr(f, "object", None)
    label = getattr(f, "variable", "").replace("_", " ")
    pair = f"{subject}→{other}" if other else str(subject)
    value = getattr(f, "value", None)
    if value is None:
        shown = "missing"
    elif isinstance(value, bool):
        shown = "yes" if value else "no"
    elif isinstance(value, float):
        shown = f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    else:
        shown = str(value)
    year = getattr(f, "year", None)
    return f"{label} {pair}", shown, str(year) if year else ""


def _precedent_line(p: object) -> str:
    helper, target, attacker = (states.name_of(getattr(p, k)) for k in ("helper", "target", "attacker"))
    got = getattr(p, "help", ())
    did = ", ".join(got) if got else "no help seen"
    name = getattr(p, "name", "")
    return f"{getattr(p, 'year', '')} {name + ': ' if name else ''}{helper} for {target} against {attacker}: {did} (similarity {getattr(p, 'similarity', 0):.2f})"


def _claim_line(c: Claim) -> str:
    actor = c.actor.name if c.actor else "somebody"
    recipient = f" → {c.recipient.name}" if c.recipient else ""
    sure = {"CT+": "", "PR+": ", probably", "PS+": ", possibly", "CT-": ", denied", "PR-": ", doubted", "PS-": ", doubted", "Uu": ", not known"}[c.factuality.value]
    return f"{actor}{recipient}: {c.event.value.lower()}{f' ({c.mode})' if c.mode else ''}, {c.stage.value.replace('_', ' ')}{sure}{', hypothetical' if c.hypothetical else ''}: “{c.text}”"


def _claim_source(c: Claim) -> str:
    said = "; ".join(f"according to {a.source}" for a in c.attribution) or "the text itself"
    when = f", {c.when.text or c.when.start}" if c.when else ""
    day = f", {c.document.published}" if c.document.published else ""
    return f"{said}{when} [{c.document.title or c.document.outlet or c.document.id}{day}, sentence {c.sentence}, source {c.reliability}{c.credibility}]"


def ranking_blocks(r: Ranking) -> Iterator[Block]:
    """All blocks of a ranking."""
    top = [states.name_of(code) for code, _ in r.helpers[:3]]
    yield Lead(
        f"Of {len(r.helpers)} states, {', '.join(top)} would most likely help with arms, presence or force if {states.name_of(r.attacker)} attacks {states.name_of(r.target)}."
    )
    for note in (*r.notes, *(f"Assumed for this answer: {a}" for a in r.assumed)):
        yield Text(note)
    yield Table(
        ("", "state", *(x.value for x in RUNGS)),
        tuple(
            (str(i), f"{states.name_of(code)} ({code})", *(percent(odds[x.value].probability) for x in RUNGS))
            for i, (code, odds) in enumerate(r.helpers[: r.rows], 1)
        ),
        numeric=(0, 2, 3, 4, 5, 6),
        wide=1,
    )
    yield Text("Ask about one of them for its dossier: reasons, precedents and sources.", quiet=True)
    yield Text(" · ".join(f"{k} {v}" for k, v in r.provenance.items()), quiet=True)
