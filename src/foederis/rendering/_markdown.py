"""A dossier in Markdown (CommonMark with tables)."""

from __future__ import annotations

import re

from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering._blocks import Bullets, Heading, Ladder, Lead, Table, Text, blocks, ranking_blocks, title

__all__ = ["markdown"]


def _safe(text: str) -> str:
    """Text that no Markdown reader takes for markup."""
    return re.sub(r"([\\`*_{}\[\]<>|#~])", r"\\\1", " ".join(text.split()))


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def markdown(d: Dossier | Ranking) -> str:
    """The dossier as one Markdown document."""
    out = [f"# {_safe(title(d))}", "", f"*As of {d.as_of}, within {d.horizon_days} days of the attack.*", ""]
    for block in blocks(d) if isinstance(d, Dossier) else ranking_blocks(d):
        if isinstance(block, Lead):
            out += [f"**{_safe(block.text)}**", ""]
        elif isinstance(block, Heading):
            out += [f"## {_safe(block.text)}", ""]
        elif isinstance(block, Text):
            out += [f"*{_safe(block.text)}*" if block.quiet else _safe(block.text), ""]
        elif isinstance(block, Bullets):
            for line, under in block.items:
                out.append(f"- {_safe(line)}" + (f"  \n  {_safe(under)}" if under else ""))
            out.append("")
        elif isinstance(block, Ladder):
            out += [_row(("rung", "chance", "80 % interval", "in words", "past cases", "their rate")), "|---|---:|---:|---|---:|---:|"]
            out += [_row((r.rung, percent(r.probability), f"{percent(r.low)} to {percent(r.high)}", r.term, r.count, percent(r.reference_rate))) for r in block.rows]
            out.append("")
        elif isinstance(block, Table):
            out += [_row([_safe(h) for h in block.head]), "|" + "|".join("---:" if i in block.numeric else "---" for i in range(len(block.head))) + "|"]
            out += [_row([_safe(c) for c in row]) for row in block.rows]
            out.append("")
    return "\n".join(out).rstrip() + "\n"
