"""A dossier in the terminal, within 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering._blocks import Bullets, Cards, Effects, Heading, Ladder, Lead, Table, Text, blocks, title
from foederis.rendering._text import columns, wrapped

__all__ = ["terminal"]

WIDTH = 80
BAR = 16
_STYLES = {"bold": "1", "dim": "2", "head": "1;36", "": ""}
_SHORT = {"diplomatic": "diplom.", "presence": "presen."}

Line = tuple[str, str]  # text, style


def terminal(d: Dossier | Ranking, *, color: bool = False, width: int = WIDTH) -> str:
    """The dossier as text of at most `width` columns, with ANSI colours where asked for."""
    lines: list[Line] = _para(title(d), width, "bold")
    lines += [*_para(f"as of {d.as_of} · within {d.horizon_days} days of the attack", width, "dim"), ("", "")]
    for block in blocks(d):
        lines += _lines(block, width)
    if not color:
        return "\n".join(text for text, _ in lines) + "\n"
    return "".join(f"\x1b[{_STYLES[style]}m{text}\x1b[0m\n" if style and text else f"{text}\n" for text, style in lines)


def _para(text: str, width: int, style: str = "", first: str = "", then: str = "") -> list[Line]:
    lines = wrapped(text, width - len(then or first))
    return [((first if i == 0 else then) + line, style) for i, line in enumerate(lines)]


def _lines(block: object, width: int) -> Iterator[Line]:
    if isinstance(block, Lead):
        yield from _para(block.text, width, "bold")
        yield "", ""
    elif isinstance(block, Heading):
        yield "", ""
        yield block.text.upper(), "head"
    elif isinstance(block, Text):
        yield from _para(block.text, width, "dim" if block.quiet else "")
    elif isinstance(block, Bullets):
        for line, under in block.items:
            yield from _para(line, width, "", "• ", "  ")
            yield from _para(under, width, "dim", "    ", "    ") if under else ()
    elif isinstance(block, Cards):
        yield from _cards(block, width)
    elif isinstance(block, Ladder):
        yield from _ladder(block, width)
    elif isinstance(block, Table):
        yield from _plain(columns([_SHORT.get(h, h) for h in block.head], block.rows, width=width, numeric=block.numeric))
    elif isinstance(block, Effects):
        rows = [(text, *(block.shown(v) for v in values)) for text, values in block.rows]
        rows = [*([(block.first[0], *block.first[1])] if block.first else []), *rows, *([(block.last[0], *block.last[1])] if block.last else [])]
        yield from _plain(columns((block.head, *(_SHORT.get(r.value, r.value) for r in RUNGS)), rows, width=width, numeric=(1, 2, 3, 4, 5)))


def _plain(lines: list[str]) -> Iterator[Line]:
    for i, line in enumerate(lines):
        yield line, "dim" if i < 2 else ""


def _cards(block: Cards, width: int) -> Iterator[Line]:
    for card in block.items:
        tags = f": {', '.join(card.tags)}" if card.tags else ""
        yield from _para(f"{card.title}, {card.meta}{tags}" if not block.quotes else f"{card.title}: {card.meta}", width, "", "• ", "  ")
        if block.quotes:
            yield from _para(f"“{card.text}”", width, "", "  ", "  ")
            yield from _para(card.source, width, "dim", "    ", "    ")
        else:
            yield from _para(f"{card.text} [{card.source}]".strip(), width, "dim", "    ", "    ")


def _ladder(block: Ladder, width: int) -> Iterator[Line]:
    rows = [(r.rung, _bar(r.low, r.probability, r.high), percent(r.probability), _interval(r.low, r.high), r.term, r.count) for r in block.rows]
    yield from _plain(columns(("rung", "", "chance", "80 % int.", "in words", "past"), rows, width=width, numeric=(2, 3, 5)))
    yield "", ""


def _interval(low: float, high: float) -> str:
    one, two = percent(low), percent(high)
    return one if one == two else f"{one.removesuffix(' %')}-{two}"


def _bar(low: float, p: float, high: float) -> str:
    cells = []
    for i in range(BAR):
        a, b = i / BAR, (i + 1) / BAR
        cells.append("●" if a <= min(p, 0.9999) < b else "─" if a < high and b > low else "·")
    return "".join(cells)
