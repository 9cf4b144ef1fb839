"""A dossier as one self-contained HTML page with an inline picture of the ladder; nothing is fetched, nothing runs."""

from __future__ import annotations

from html import escape

from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering._blocks import Bullets, Heading, Ladder, Lead, Table, Text, blocks, ranking_blocks, title

__all__ = ["html", "ladder_svg", "page"]

STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--quiet:#66625b;--paper:#fbfaf7;--card:#fff;--line:#dedad2;--accent:#8a1f2b;--band:#e9c9c6;--ref:#8b8579}
@media(prefers-color-scheme:dark){:root{--ink:#eceae5;--quiet:#a5a096;--paper:#161513;--card:#1f1e1b;--line:#38352f;--accent:#e8877f;--band:#5c3230;--ref:#9c968a}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,'Times New Roman',serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .4rem;text-wrap:balance}h2{font-size:1.15rem;margin:2.4rem 0 .6rem;padding-top:.9rem;border-top:1px solid var(--line)}
.kicker,.quiet,table,figure,nav,footer{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
.kicker{color:var(--accent);font-size:.78rem;letter-spacing:.08em;text-transform:uppercase;font-weight:600;margin:0}
.asof,.quiet{color:var(--quiet);font-size:.88rem}.lead{font-size:1.2rem;line-height:1.45;margin:1.2rem 0}
figure{margin:1.4rem 0;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.9rem .8rem .5rem}figcaption{font-size:.8rem;color:var(--quiet);margin:.3rem .2rem}
svg{display:block;width:100%;height:auto}svg text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;fill:var(--ink)}svg .q{fill:var(--quiet)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.4;font-variant-numeric:tabular-nums}
th{text-align:left;font-weight:600;color:var(--quiet);border-bottom:1px solid var(--line);padding:.35rem .5rem .35rem 0;white-space:nowrap}td{padding:.42rem .5rem .42rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;white-space:nowrap;padding-left:.5rem}td:first-child{min-width:9.5rem}
ul{padding-left:1.1rem}li{margin:.5rem 0}li .quiet{display:block}
nav{font-size:.85rem;display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:1rem 0}a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
footer{margin-top:3rem;color:var(--quiet);font-size:.8rem;border-top:1px solid var(--line);padding-top:1rem}
@media(max-width:40rem){body{font-size:16px}h1{font-size:1.5rem}main{padding:1.2rem 1rem 3rem}figure{padding:.6rem .4rem}}
@media print{main{max-width:none}nav{display:none}}
"""


def page(name: str, body: str) -> str:
    """A whole page around a body that is already escaped."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">'
        f"<title>{escape(name)}</title><style>{STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n"
    )


def ladder_svg(block: Ladder) -> str:
    """The ladder as an inline SVG: a band for the 80 % interval, a dot for the chance, a tick for the class's rate."""
    x0, x1, step, top = 104, 470, 46, 30
    height = top + step * len(block.rows) + 8

    def x(p: float) -> float:
        return x0 + (x1 - x0) * p

    label = "; ".join(f"{r.rung} {percent(r.probability)}, interval {percent(r.low)} to {percent(r.high)}" for r in block.rows)
    out = [f'<svg viewBox="0 0 640 {height}" role="img" aria-label="{escape(label, quote=True)}">']
    for tick in (0, 0.25, 0.5, 0.75, 1):
        out.append(f'<line x1="{x(tick):.1f}" y1="22" x2="{x(tick):.1f}" y2="{height - 8}" stroke="var(--line)" stroke-width="1"/>')
        out.append(f'<text class="q" x="{x(tick):.1f}" y="14" font-size="12" text-anchor="middle">{round(100 * tick)} %</text>')
    for i, r in enumerate(block.rows):
        y = top + step * i + step / 2
        width = max(x(r.high) - x(r.low), 3)
        out.append(f'<text x="0" y="{y + 5:.1f}" font-size="16" font-weight="600">{escape(r.rung)}</text>')
        out.append(f'<rect x="{x(r.low):.1f}" y="{y - 9:.1f}" width="{width:.1f}" height="18" rx="9" fill="var(--band)"/>')
        out.append(f'<line x1="{x(r.reference_rate):.1f}" y1="{y - 13:.1f}" x2="{x(r.reference_rate):.1f}" y2="{y + 13:.1f}" stroke="var(--ref)" stroke-width="2" stroke-dasharray="3 2"/>')
        out.append(f'<circle cx="{x(r.probability):.1f}" cy="{y:.1f}" r="7" fill="var(--accent)"/>')
        out.append(f'<text x="486" y="{y:.1f}" font-size="16" font-weight="600">{percent(r.probability)}</text>')
        out.append(f'<text class="q" x="486" y="{y + 16:.1f}" font-size="12.5">{escape(r.term)}</text>')
    out.append("</svg>")
    return "".join(out)


def html(d: Dossier | Ranking) -> str:
    """The dossier as one page."""
    body = [
        '<p class="kicker">foederis dossier</p>',
        f"<h1>{escape(title(d))}</h1>",
        f'<p class="asof">As of {d.as_of} · help counts within {d.horizon_days} days of the attack</p>',
    ]
    parts = list(blocks(d) if isinstance(d, Dossier) else ranking_blocks(d))
    links = [f'<a href="#{escape(b.anchor)}">{escape(b.text)}</a>' for b in parts if isinstance(b, Heading)]
    last = len(parts) - 1
    for i, block in enumerate(parts):
        if i == last and isinstance(block, Text):
            body.append(f"<footer>{escape(block.text)}</footer>")
        else:
            body.append(_block(block))
        if isinstance(block, Ladder) and links:
            body.append(f"<nav>{''.join(links)}</nav>")
    return page(title(d), "\n".join(body))


def _block(block: object) -> str:
    if isinstance(block, Lead):
        return f'<p class="lead">{escape(block.text)}</p>'
    if isinstance(block, Heading):
        return f'<h2 id="{escape(block.anchor)}">{escape(block.text)}</h2>'
    if isinstance(block, Text):
        return f'<p class="quiet">{escape(block.text)}</p>' if block.quiet else f"<p>{escape(block.text)}</p>"
    if isinstance(block, Bullets):
        items = (f"<li>{escape(line)}" + (f'<span class="quiet">{escape(under)}</span>' if under else "") + "</li>" for line, under in block.items)
        return f"<ul>{''.join(items)}</ul>"
    if isinstance(block, Ladder):
        caption = "Dot: the chance. Band: 80 % interval. Dashed tick: how often states of the reference class helped."
        return f"<figure>{ladder_svg(block)}<figcaption>{caption}</figcaption></figure>"
    if isinstance(block, Table):

        def cls(i: int) -> str:
            return ' class="n"' if i in block.numeric else ""

        head = "".join(f"<th{cls(i)}>{escape(h)}</th>" for i, h in enumerate(block.head))
        rows = "".join("<tr>" + "".join(f"<td{cls(i)}>{escape(c)}</td>" for i, c in enumerate(row)) + "</tr>" for row in block.rows)
        return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    raise TypeError(type(block).__name__)
