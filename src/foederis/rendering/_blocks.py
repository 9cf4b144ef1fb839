"""A dossier as neutral blocks, in the order in which an analyst reads: main message first, evidence after it.

One place decides what is said and in which order; terminal, Markdown and HTML only decide how it looks. Every text that
leaves this module is free of control characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from foederis import states
from foederis.claims import Claim
from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Precedent, Ranking, Reason, percent
from foederis.rendering._facts import fact_label, fact_source, fact_value, shown_facts
from foederis.rendering._text import clean

REASONS = 12  # shown on a page; more are summed

__all__ = ["Block", "Bullets", "Card", "Cards", "Effects", "Heading", "Ladder", "LadderRow", "Lead", "Table", "Text", "blocks", "title"]


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
class Card:
    """One precedent or claim: a title, who and what, the account or the sentence, where it stands, rungs that it had."""

    title: str
    meta: str
    text: str
    source: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Precedents, or claims with their sentences (`quotes`)."""

    items: tuple[Card, ...]
    quotes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: head, rows, and which columns hold numbers. `stack`: its first cells lead each row on a narrow page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    stack: int = 1


@dataclass(frozen=True, slots=True)
class Effects:
    """What moves each rung: statement and one number a rung; `first` and `last` frame the sum. `unit` odds or points."""

    head: str
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str
    first: tuple[str, tuple[str, ...]] | None = None
    last: tuple[str, tuple[str, ...]] | None = None

    def shown(self, value: float) -> str:
        """A number as it is printed, a dot for one too small to show.

        >>> Effects("", (), "odds").shown(-0.52), Effects("", (), "points").shown(0.04)
        ('-0.5', '+4')
        """
        if self.unit == "points":
            return "·" if round(100 * value) == 0 else f"{round(100 * value):+d}"
        return "·" if abs(value) < 0.05 else f"{value:+.1f}"


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


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder: one row a rung."""

    rows: tuple[LadderRow, ...] = ()


Block = Lead | Heading | Text | Bullets | Cards | Table | Effects | Ladder


def _cleaned(x: Any) -> Any:
    """The same with every text cleaned."""
    if isinstance(x, str):
        return clean(x)
    if isinstance(x, tuple):
        return tuple(_cleaned(y) for y in x)
    if is_dataclass(x) and not isinstance(x, type):
        return type(x)(*(_cleaned(getattr(x, f.name)) for f in fields(x)))
    return x


def title(d: Dossier | Ranking) -> str:
    """The question as a title, or one made from the three states."""
    if asked := clean(d.question):
        return asked
    target, attacker = states.with_article(d.target, d.as_of), states.with_article(d.attacker, d.as_of)
    helper = states.with_article(d.helper, d.as_of) if isinstance(d, Dossier) else "anyone"
    return f"What help can {target} expect from {helper} if {attacker} attacks?"


def blocks(d: Dossier | Ranking) -> Iterator[Block]:
    """All blocks of a dossier or a ranking."""
    for block in _dossier(d) if isinstance(d, Dossier) else _ranking(d):
        yield _cleaned(block)


def _dossier(d: Dossier) -> Iterator[Block]:
    yield Lead(d.headline)
    ref = d.reference_class
    counts = {r.value: f"{ref.helped.get(r.value, 0)} of {ref.coded.get(r.value, 0)}" for r in RUNGS}
    yield Ladder(tuple(LadderRow(r.rung.value, r.probability, r.low, r.high, r.term, r.reference_rate, counts[r.rung.value]) for r in d.rungs))
    flagged: dict[str, list[str]] = {}
    for r in d.rungs:
        for flag in r.flags:
            flagged.setdefault(flag, []).append(r.rung.value)
    for flag, rungs in flagged.items():
        yield Text(f"{'every rung' if len(rungs) == len(d.rungs) else ', '.join(rungs)}: {flag}", quiet=True)
    yield Text(f"Confidence in this judgement is {d.confidence}: {'; '.join(d.confidence_because)}.")
    for note in (*d.notes, *(f"Assumed for this answer: {a}" for a in d.assumed)):
        yield Text(note)
    yield from _why(d)
    if d.claims:
        yield Heading("What the articles say", "claims")
        yield Cards(tuple(_claim(c) for c in d.claims), quotes=True)
    yield Heading("Precedents", "precedents")
    if d.precedents:
        yield Cards(tuple(_precedent(p) for p in d.precedents))
    else:
        yield Text("No past attack resembles this one closely enough.")
    if d.would_change:
        yield Heading("What would change it", "change")
        yield Text("Change of the probability, in percentage points.", quiet=True)
        yield Effects("if", tuple((c.condition, tuple(c.effect.get(x.value, 0.0) for x in RUNGS)) for c in d.would_change), "points")
    yield from _facts(d)
    if d.conflicts:
        yield Heading("Where sources disagree", "conflicts")
        yield Bullets(tuple((str(c.get("statement", "")), "; ".join(map(str, c.get("evidence", ())))) for c in d.conflicts))
    if d.gaps:
        yield Heading("What is not known", "gaps")
        yield Bullets(tuple((g, "") for g in d.gaps))
    yield Heading("How each rung would be settled", "settled")
    yield Text(f"Yes if, within {d.horizon_days} days of the attack, the government of {states.with_article(d.helper, d.as_of)} …", quiet=True)
    yield Bullets(tuple((f"{r.rung.value}: {r.rung.resolves}.", "") for r in d.rungs))
    yield Heading("Sources", "sources")
    yield Bullets(tuple((_source_line(s), str(s.get("citation", ""))) for s in d.sources))
    yield Text(" · ".join(f"{k} {v}" for k, v in d.provenance.items()), quiet=True)


def _source_line(s: Mapping[str, object]) -> str:
    """Key, title and version; what says its version in its title says it once."""
    name, version = str(s.get("title", "")), str(s.get("version", ""))
    return f"{s.get('key')}: {name}" + (f" {version}" if version and version not in name else "")


def _why(d: Dossier) -> Iterator[Block]:
    ref = d.reference_class
    yield Heading("Why", "why")
    yield Text(
        f"Starting point: {ref.name} ({ref.cases} cases). "
        "Each line moves the odds (log-odds; a step of 0.7 doubles or halves them); the lines add up to the number."
    )
    if ref.widened:
        yield Text("The class was widened: " + "; ".join(ref.widened) + ".", quiet=True)
    yield Effects(
        "reason",
        _told(d),
        "odds",
        ("Rate of the reference class", tuple(percent(r.reference_rate) for r in d.rungs)),
        ("Probability", tuple(percent(r.probability) for r in d.rungs)),
    )


def _sum(*some: Reason) -> tuple[float, ...]:
    return tuple(sum(r.effect.get(x.value, 0.0) for r in some) for x in RUNGS)


def _told(d: Dossier) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """The reasons that a page has room for, the rest of each kind summed in one line, so that the columns still add up."""
    judged = [r for r in d.reasons if r.kind == "judgement"]
    plain = [r for r in d.reasons if r.kind != "judgement"]
    rows = [(r.statement, _sum(r)) for r in plain[:REASONS]]
    if len(plain) > REASONS:
        rows.append((f"{len(plain) - REASONS} smaller reasons together", _sum(*plain[REASONS:])))
    return tuple(rows + [(r.statement, _sum(r)) for r in judged])


def _facts(d: Dossier) -> Iterator[Block]:
    treaties = [f for f in d.facts if f.variable == "treaty"]
    yield Heading("Facts", "facts")
    if treaties:
        yield Bullets(tuple((f"{f.year} {f.value}", f"{f.note} [{f.source}]") for f in treaties))
    rows = shown_facts(d, [e for r in d.reasons[:REASONS] for e in r.evidence])
    yield Table(("fact", "value", "year", "source"), tuple((fact_label(f), fact_value(f), str(f.year or ""), fact_source(f)) for f in rows), numeric=(1, 2))
    if len(d.facts) > len(rows) + len(treaties):
        yield Text(f"{len(d.facts)} facts in all; --format json prints every one, foederis facts those of a pair.", quiet=True)


def _precedent(p: Precedent) -> Card:
    helper, target, attacker = (states.with_article(c, p.start) for c in (p.helper, p.target, p.attacker))
    name = p.name or f"{states.name_of(p.target, p.start)} attacked by {attacker}"
    return Card(f"{p.year} {name}", f"{helper} for {target} against {attacker}, similarity {p.similarity:.2f}", p.account, p.source, p.help or ("no help seen",))


_SURE = {"CT+": "", "PR+": "probably", "PS+": "possibly", "CT-": "denied", "PR-": "doubted", "PS-": "doubted", "Uu": "not known"}


def _claim(c: Claim) -> Card:
    actor = c.actor.name if c.actor else "somebody"
    who = f"{actor} → {c.recipient.name}" if c.recipient else actor
    what = c.event.value.lower() + (f" ({c.mode})" if c.mode else "")
    stage = "" if c.stage.value == "none" else c.stage.value.replace("_", " ")
    said = [x for x in (what, stage, _SURE[c.factuality.value], "hypothetical" if c.hypothetical else "") if x]
    by = "; ".join(f"according to {a.source}" for a in c.attribution) or "the text itself"
    when = f", {c.when.text or c.when.start}" if c.when else ""
    day = f", {c.document.published}" if c.document.published else ""
    return Card(who, ", ".join(said), c.text, f"{by}{when} [{c.document.title or c.document.outlet or c.document.id}{day}, sentence {c.sentence}, source {c.reliability}{c.credibility}]")


def _ranking(r: Ranking) -> Iterator[Block]:
    top = [states.with_article(code, r.as_of) for code, _ in r.helpers[:3]]
    yield Lead(f"Of {len(r.helpers)} states, {', '.join(top)} would most likely help with arms, presence or force if {states.with_article(r.attacker, r.as_of)} attacks {states.with_article(r.target, r.as_of)}.")
    for note in (*r.notes, *(f"Assumed for this answer: {a}" for a in r.assumed)):
        yield Text(note)
    rows = enumerate(r.helpers[: r.rows], 1)
    yield Table(
        ("", "state", *(x.value for x in RUNGS)),
        tuple((str(i), f"{states.name_of(code, r.as_of)} ({code})", *(percent(odds[x.value].probability) for x in RUNGS)) for i, (code, odds) in rows),
        numeric=(0, 2, 3, 4, 5, 6),
        stack=2,
    )
    yield Text("Ask about one of them for its dossier: reasons, precedents and sources.", quiet=True)
    yield Text(" · ".join(f"{k} {v}" for k, v in r.provenance.items()), quiet=True)
