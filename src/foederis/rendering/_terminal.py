"""A dossier in the terminal, within 80 columns."""

from __future__ import annotations

import io

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text as RichText

from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering._blocks import Bullets, Heading, Ladder, Lead, Table, Text, blocks, ranking_blocks, title

__all__ = ["terminal"]

WIDTH = 80
BAR = 16


def terminal(d: Dossier | Ranking, *, color: bool = False, width: int = WIDTH) -> str:
    """The dossier as text of at most `width` columns, with ANSI colours where asked for."""
    out = io.StringIO()
    console = Console(file=out, width=min(width, 100), force_terminal=color, color_system="standard" if color else None, highlight=False, emoji=False)
    console.print(RichText(title(d), style="bold"))
    console.print(RichText(f"as of {d.as_of} · within {d.horizon_days} days of the attack", style="dim"))
    console.print()
    for block in blocks(d) if isinstance(d, Dossier) else ranking_blocks(d):
        _print(console, block)
    return out.getvalue()


def _print(console: Console, block: object) -> None:
    if isinstance(block, Lead):
        console.print(RichText(block.text, style="bold"))
        console.print()
    elif isinstance(block, Heading):
        console.print()
        console.print(RichText(block.text.upper(), style="bold cyan"))
    elif isinstance(block, Text):
        console.print(RichText(block.text, style="dim" if block.quiet else ""))
    elif isinstance(block, Bullets):
        for line, under in block.items:
            console.print(Padding(RichText("• " + line), (0, 0, 0, 0)))
            if under:
                console.print(Padding(RichText(under, style="dim"), (0, 0, 0, 4)))
    elif isinstance(block, Ladder):
        _ladder(console, block)
    elif isinstance(block, Table):
        _table(console, block)


def _ladder(console: Console, block: Ladder) -> None:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for name, justify in (("rung", "left"), ("", "left"), ("chance", "right"), ("80 % int.", "right"), ("in words", "left"), ("past", "right")):
        table.add_column(name, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for r in block.rows:
        table.add_row(r.rung, _bar(r.low, r.probability, r.high), percent(r.probability), f"{percent(r.low)[:-2]}-{percent(r.high)}", r.term, r.count.replace(" of ", "/"))
    console.print(table)


def _bar(low: float, p: float, high: float) -> str:
    cells = []
    for i in range(BAR):
        a, b = i / BAR, (i + 1) / BAR
        cells.append("●" if a <= min(p, 0.9999) < b else "─" if a < high and b > low else "·")
    return "".join(cells)


def _table(console: Console, block: Table) -> None:
    table = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    for i, name in enumerate(block.head):
        number = i in block.numeric
        shown = {"diplomatic": "diplom.", "presence": "presen."}.get(name, name)
        table.add_column(shown, justify="right" if number else "left", no_wrap=number, ratio=None if number else (3 if i == block.wide else 2))
    for row in block.rows:
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)
