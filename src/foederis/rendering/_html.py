"""A dossier as one self-contained HTML page with an inline picture of the ladder; nothing is fetched, nothing runs."""

from __future__ import annotations

from html import escape

from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Ranking
from foederis.rendering._blocks import Bullets, Card, Cards, Effects, Heading, Ladder, Lead, Table, Text, blocks, title
from foederis.rendering._html_style import STYLE
from foederis.rendering._ladder import ladder_svg, narrow_ladder_svg

__all__ = ["html", "page"]


def page(name: str, body: str) -> str:
    """A whole page around a body that is already escaped."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">'
        f"<title>{escape(name)}</title><style>{STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n"
    )


def html(d: Dossier | Ranking) -> str:
    """The dossier as one page."""
    body = [
        '<p class="kicker">foederis dossier</p>',
        f"<h1>{escape(title(d))}</h1>",
        f'<p class="asof">As of {d.as_of} · help counts within {d.horizon_days} days of the attack</p>',
    ]
    parts = list(blocks(d))
    links = [f'<a href="#{escape(b.anchor)}">{escape(b.text)}</a>' for b in parts if isinstance(b, Heading)]
    last = len(parts) - 1
    for i, block in enumerate(parts):
        if i == last and isinstance(block, Text):
            body.append(f"<footer>{escape(block.text)}</footer>")
        else:
            body.append(_block(block))
        if isinstance(block, Ladder) and links:
            body.append(f'<nav aria-label="Sections">{"".join(links)}</nav>')
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
    if isinstance(block, Cards):
        return f'<div class="cards">{"".join(map(_quote if block.quotes else _card, block.items))}</div>'
    if isinstance(block, Ladder):
        caption = "Dot: the chance. Band: 80 % interval. Dashed tick: how often states of the reference class helped."
        return f"<figure>{ladder_svg(block)}{narrow_ladder_svg(block)}<figcaption>{caption}</figcaption></figure>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Effects):
        return _effects(block)
    raise TypeError(type(block).__name__)


def _card(card: Card) -> str:
    tags = "".join(f'<span class="tag{"" if t in set(RUNGS) else " none"}">{escape(t)}</span>' for t in card.tags)
    text = f"<p>{escape(card.text)}</p>" if card.text else ""
    return (
        f'<article class="card"><h3>{escape(card.title)}</h3><p class="quiet">{escape(card.meta)}</p>'
        f'<p class="tags">{tags}</p>{text}<p class="quiet source">{escape(card.source)}</p></article>'
    )


def _quote(card: Card) -> str:
    return (
        f'<article class="card"><h3>{escape(card.title)}</h3><p class="quiet">{escape(card.meta)}</p>'
        f"<blockquote>“{escape(card.text)}”</blockquote>"
        f'<p class="quiet source">{escape(card.source)}</p></article>'
    )


def _table(block: Table) -> str:
    cls = [' class="n"' if i in block.numeric else "" for i in range(len(block.head))]
    head = "".join(f'<th scope="col"{cls[i]}>{escape(h)}</th>' for i, h in enumerate(block.head))
    rows = "".join(
        "<tr>" + "".join(f'<td{cls[i]} data-l="{escape(block.head[i], quote=True)}">{escape(c)}</td>' for i, c in enumerate(row)) + "</tr>"
        for row in block.rows
    )
    return f'<table class="stack {"ranks" if block.stack == 2 else "facts"}"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _effects(block: Effects) -> str:
    """Numbers with a small bar each: to the right of the middle it helps, to the left it hinders."""
    most = max((abs(v) for _, values in block.rows for v in values), default=0.0) or 1.0
    head = f'<th scope="col">{escape(block.head)}</th>' + "".join(f'<th scope="col" class="n">{r.value}</th>' for r in RUNGS)
    out = [_frame(*block.first)] if block.first else []
    for text, values in block.rows:
        cells = "".join(_effect(r.value, block.shown(v), v / most) for r, v in zip(RUNGS, values, strict=True))
        out.append(f"<tr><td>{escape(text)}</td>{cells}</tr>")
    out += [_frame(*block.last)] if block.last else []
    return f'<table class="stack effects"><thead><tr>{head}</tr></thead><tbody>{"".join(out)}</tbody></table>'


def _effect(rung: str, shown: str, share: float) -> str:
    width = round(50 * min(abs(share), 1.0), 1)
    bar = "" if shown == "·" else f'<i class="{"up" if share > 0 else "down"}" style="width:{width}%"></i>'
    return f'<td class="n" data-l="{rung}">{escape(shown.replace("-", "−"))}<span class="bar" aria-hidden="true">{bar}</span></td>'


def _frame(text: str, values: tuple[str, ...]) -> str:
    cells = "".join(f'<td class="n" data-l="{r.value}">{escape(v)}</td>' for r, v in zip(RUNGS, values, strict=True))
    return f'<tr class="frame"><td>{escape(text)}</td>{cells}</tr>'
