"""A dossier in Markdown (CommonMark with tables)."""

from __future__ import annotations

import re

from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering._blocks import Bullets, Cards, Effects, Heading, Ladder, Lead, Table, Text, blocks, title
from foederis.rendering._text import clean

__all__ = ["markdown"]


def _safe(text: str) -> str:
    """Text that no Markdown reader takes for markup, HTML included; a bare address may still become a link."""
    return re.sub(r"([\\`*_{}\[\]<>|#~&])", r"\\\1", clean(text))


def _start(text: str) -> str:
    """The same at the start of a paragraph or an item, where a dash or a number would open a list."""
    return re.sub(r"^(\d+)([.)])(?= |$)", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", _safe(text)))


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _table(head: list[str], rows: list[list[str]], numeric: tuple[int, ...]) -> list[str]:
    rule = "|" + "|".join("---:" if i in numeric else "---" for i in range(len(head))) + "|"
    return [_row([_safe(h) for h in head]), rule, *(_row([_safe(c) for c in row]) for row in rows), ""]


def markdown(d: Dossier | Ranking) -> str:
    """The dossier as one Markdown document."""
    out = [f"# {_safe(title(d))}", "", f"*As of {d.as_of}, within {d.horizon_days} days of the attack.*", ""]
    for block in blocks(d):
        out += _block(block)
    return "\n".join(out).rstrip() + "\n"


def _block(block: object) -> list[str]:
    if isinstance(block, Lead):
        return [f"**{_safe(block.text)}**", ""]
    if isinstance(block, Heading):
        return [f"## {_safe(block.text)}", ""]
    if isinstance(block, Text):
        return [f"*{_safe(block.text)}*" if block.quiet else _start(block.text), ""]
    if isinstance(block, Bullets):
        return [*(f"- {_start(line)}" + (f"  \n  {_start(under)}" if under else "") for line, under in block.items), ""]
    if isinstance(block, Cards):
        return _cards(block)
    if isinstance(block, Ladder):
        rows = [[r.rung, percent(r.probability), f"{percent(r.low)} to {percent(r.high)}", r.term, r.count, percent(r.reference_rate)] for r in block.rows]
        return _table(["rung", "chance", "80 % interval", "in words", "past cases", "their rate"], rows, (1, 2, 4, 5))
    if isinstance(block, Table):
        return _table(list(block.head), [list(r) for r in block.rows], block.numeric)
    if isinstance(block, Effects):
        rows = [[text, *(block.shown(v) for v in values)] for text, values in block.rows]
        first, last = ([[x[0], *x[1]]] if x else [] for x in (block.first, block.last))
        return _table([block.head, *(r.value for r in RUNGS)], [*first, *rows, *last], (1, 2, 3, 4, 5))
    raise TypeError(type(block).__name__)


def _cards(block: Cards) -> list[str]:
    out = []
    for card in block.items:
        if block.quotes:
            out.append(f"- **{_safe(card.title)}**: {_safe(card.meta)}  \n  “{_safe(card.text)}”  \n  {_start(card.source)}")
        else:
            account = f"{card.text} [{card.source}]".strip()
            out.append(f"- **{_safe(card.title)}**, {_safe(card.meta)}: {_safe(', '.join(card.tags))}  \n  {_start(account)}")
    return [*out, ""]
