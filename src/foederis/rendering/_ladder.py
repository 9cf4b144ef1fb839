"""The ladder as inline SVG, once for a wide page and once for a phone."""

from __future__ import annotations

from html import escape

from foederis.outlook import percent
from foederis.rendering._blocks import Ladder, LadderRow

__all__ = ["ladder_svg", "narrow_ladder_svg"]


def _label(block: Ladder) -> str:
    return escape("; ".join(f"{r.rung} {percent(r.probability)}, interval {percent(r.low)} to {percent(r.high)}" for r in block.rows), quote=True)


def _scale(x0: float, x1: float, top: float, bottom: float, size: float, ticks: tuple[float, ...]) -> str:
    out = []
    for tick in ticks:
        x = x0 + (x1 - x0) * tick
        anchor = "start" if tick == 0 else "end" if tick == 1 else "middle"
        out.append(f'<line x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{bottom:.1f}" stroke="var(--line)"/>')
        out.append(f'<text class="q" x="{x:.1f}" y="{top - 8:.1f}" font-size="{size}" text-anchor="{anchor}">{round(100 * tick)} %</text>')
    return "".join(out)


def _row(r: LadderRow, x0: float, x1: float, y: float) -> str:
    low, chance, high, rate = (x0 + (x1 - x0) * p for p in (r.low, r.probability, r.high, r.reference_rate))
    width = max(high - low, 3.0)
    return (
        f'<rect x="{low:.1f}" y="{y - 8:.1f}" width="{width:.1f}" height="16" rx="{min(8.0, width / 2):.1f}" fill="var(--band)"/>'
        f'<line x1="{rate:.1f}" y1="{y - 13:.1f}" x2="{rate:.1f}" y2="{y + 13:.1f}" stroke="var(--ref)" stroke-width="2" stroke-dasharray="3 2"/>'
        f'<circle cx="{chance:.1f}" cy="{y:.1f}" r="6.5" fill="var(--accent)"/>'
    )


def ladder_svg(block: Ladder) -> str:
    """A band for the 80 % interval, a dot for the chance, a tick for the class's rate; names left, words right."""
    x0, x1, step, top = 106.0, 478.0, 46, 24
    height = top + step * len(block.rows) + 4
    out = [f'<svg class="wide" viewBox="0 0 640 {height}" role="img" aria-label="{_label(block)}">', _scale(x0, x1, top, height - 4, 12, (0, 0.25, 0.5, 0.75, 1))]
    for i, r in enumerate(block.rows):
        y = top + step * (i + 0.5)
        out.append(f'<text x="0" y="{y + 5:.1f}" font-size="16" font-weight="600">{escape(r.rung)}</text>{_row(r, x0, x1, y)}')
        out.append(f'<text x="500" y="{y:.1f}" font-size="16" font-weight="600">{percent(r.probability)}</text>')
        out.append(f'<text class="q" x="500" y="{y + 16:.1f}" font-size="12.5">{escape(r.term)}</text>')
    return "".join(out) + "</svg>"


def narrow_ladder_svg(block: Ladder) -> str:
    """The same for a phone: names and words above each band."""
    x0, x1, step, top = 8.0, 332.0, 56, 22
    height = top + step * len(block.rows) + 6
    out = [f'<svg class="narrow" viewBox="0 0 340 {height}" role="img" aria-label="{_label(block)}">', _scale(x0, x1, top, height - 4, 11.5, (0, 0.5, 1))]
    for i, r in enumerate(block.rows):
        y = top + step * i + 18
        out.append(f'<text class="on" x="{x0}" y="{y:.1f}" font-size="15" font-weight="600">{escape(r.rung)}</text>')
        out.append(f'<text class="on" x="{x1}" y="{y:.1f}" font-size="15" text-anchor="end"><tspan class="q" font-size="13">{escape(r.term)}</tspan> <tspan font-weight="600">{percent(r.probability)}</tspan></text>')
        out.append(_row(r, x0, x1, y + 20))
    return "".join(out) + "</svg>"
