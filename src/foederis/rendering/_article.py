"""The article with its claims: one page that needs nothing else, readable on paper, on a phone and in the dark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from foederis.claims import Actor, Claim, Document, Event, Factuality, Quantity, Stage, When
from foederis.rendering._article_style import STYLE

__all__ = ["article_html"]

_EVENTS = {
    Event.AGREE: "agrees",
    Event.CONSULT: "consults",
    Event.SUPPORT: "supports",
    Event.CONCEDE: "concedes",
    Event.COOPERATE: "cooperates",
    Event.AID: "aids",
    Event.RETREAT: "retreats",
    Event.REQUEST: "requests",
    Event.ACCUSE: "accuses",
    Event.REJECT: "rejects",
    Event.THREATEN: "threatens",
    Event.PROTEST: "protests",
    Event.SANCTION: "sanctions",
    Event.MOBILIZE: "mobilizes",
    Event.COERCE: "coerces",
    Event.ASSAULT: "assaults",
}
_CERTAINTY = {
    Factuality.CERTAIN: "told as certain",
    Factuality.PROBABLE: "told as probable",
    Factuality.POSSIBLE: "told as possible",
    Factuality.NOT_CERTAIN: "told as not so",
    Factuality.NOT_PROBABLE: "told as probably not so",
    Factuality.NOT_POSSIBLE: "told as possibly not so",
    Factuality.UNKNOWN: "left open",
}
_RELIABILITY = {
    "A": "source completely reliable",
    "B": "source usually reliable",
    "C": "source fairly reliable",
    "D": "source not usually reliable",
    "E": "source unreliable",
    "F": "source cannot be judged",
}
_CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "item cannot be judged",
}
# The four looks of a claim, with the words of the key.
_LOOKS = {
    "fact": "told as done or so",
    "open": "asked, offered, promised or agreed",
    "maybe": "probable, possible or only if",
    "not": "denied or told as not so",
}
_CLOSING = re.compile(r"[,.;:!?”’\")\]]{0,3}")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class _Region:
    """A stretch of the text that one or more claims cover."""

    start: int
    end: int
    claims: tuple[tuple[int, Claim], ...]


def _text(value: object) -> str:
    """Escaped, without control characters: no markup of a source comes through."""
    return escape("".join(c if c.isprintable() or c == " " else " " for c in str(value)), quote=True)


def _look(claim: Claim) -> str:
    if claim.factuality.value.endswith("-") or claim.stage is Stage.REFUSED:
        return "not"
    if claim.hypothetical or claim.factuality is not Factuality.CERTAIN:
        return "maybe"
    if claim.stage in (Stage.REQUESTED, Stage.OFFERED, Stage.PLEDGED, Stage.AGREED):
        return "open"
    return "fact"


def _day(date: object) -> str:
    year, month, day = str(date).split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {int(year)}"


def _when(when: When) -> str:
    start, end = when.start, when.end
    if start and end:
        span = _day(start) if start == end else f"{_day(start)} – {_day(end)}"
    elif start:
        span = f"since {_day(start)}"
    elif end:
        span = f"until {_day(end)}"
    else:
        span = "not known"
    words = f" <q>{_text(when.text)}</q>" if when.text else ""
    return f"{'about ' if when.approximate else ''}{span}{words}"


def _side(actor: Actor | None, unknown: str) -> str:
    if actor is None:
        return f'<span class="none">{unknown}</span>'
    code = f'\u00a0<abbr title="{_text(actor.sector)}">{_text(actor.state)}</abbr>' if actor.state else ""
    return f"<b><bdi>{_text(actor.name)}</bdi></b>{code}"


def _object(quantity: Quantity) -> str:
    if quantity.quantity is None:
        return _text(quantity.item)
    number = f"{quantity.quantity:,.10g}" if quantity.quantity % 1 else f"{int(quantity.quantity):,}"
    money = len(quantity.item) <= 2 and not quantity.item.isalpha()
    return f"{_text(quantity.item)}{number}" if money else f"{number} {_text(quantity.item)}"


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    """The rows of a claim's card: label and escaped value."""
    if claim.attribution:
        chain = [f"<b><bdi>{_text(a.source)}</bdi></b>{f' <q>{_text(a.cue)}</q>' if a.cue else ''}" for a in claim.attribution]
        yield "According to", ", as told by ".join(chain)
    else:
        yield "According to", "the text itself"
    certainty = _CERTAINTY[claim.factuality] + (", only under a condition" if claim.hypothetical else "")
    yield "Certainty", f"{certainty} <code>{_text(claim.factuality.value)}</code>"
    if claim.stage is not Stage.NONE:
        done = claim.stage is Stage.DELIVERED and claim.event not in (Event.AID, Event.COOPERATE)
        yield "Stage", "done" if done else _text(claim.stage.value.replace("_", " "))
    if claim.when:
        yield "When", _when(claim.when)
    if claim.objects:
        yield "What", ", ".join(_object(o) for o in claim.objects)
    if claim.tie:
        terms = f" ({', '.join(map(_text, claim.tie.obligations))})" if claim.tie.obligations else ""
        yield "Standing tie", _text(claim.tie.kind) + terms
    if claim.contexts:
        yield "Context", ", ".join(_text(c.replace("_", " ")) for c in claim.contexts)
    code = f"{claim.reliability}{claim.credibility}"
    words = f"{_RELIABILITY.get(claim.reliability, '')}; {_CREDIBILITY.get(claim.credibility, '')}"
    if code == "F6":
        words = "neither source nor item can be judged"
    yield "Grade", f"<code>{_text(code)}</code> {_text(words)}"
    yield "Confidence", f'<meter min="0" max="1" value="{claim.confidence:.2f}"></meter> {claim.confidence:.0%}'


def _headline(claim: Claim) -> str:
    """Who does what to whom, as one line."""
    mode = f" <i>{_text(claim.mode)}</i>" if claim.mode else ""
    whom = f' <span class="to">→</span> {_side(claim.recipient, "")}' if claim.recipient else ""
    return f'{_side(claim.actor, "somebody")} <span class="to">→</span> <span class="event">{_EVENTS[claim.event]}</span>{mode}{whom}'


def _card(number: int, claim: Claim) -> str:
    rows = "".join(f"<div><dt>{label}</dt><dd>{value}</dd></div>" for label, value in _fields(claim))
    return (
        f'<div class="card {_look(claim)}"><div class="line"><span class="n">{number}</span>{_headline(claim)}</div>'
        f"<dl>{rows}</dl></div>"
    )


def _regions(text: str, claims: Sequence[Claim]) -> list[_Region]:
    """Where claims lie; those that overlap share a region. Offsets outside the text are brought inside."""
    placed = []
    for number, claim in enumerate(claims, 1):
        start = min(max(claim.start, 0), len(text))
        end = min(max(claim.end, start), len(text))
        if end > start:
            placed.append((start, end, number, claim))
    placed.sort(key=lambda p: (p[0], p[1], p[2]))
    regions: list[_Region] = []
    for start, end, number, claim in placed:
        if regions and start < regions[-1].end:
            last = regions[-1]
            regions[-1] = _Region(last.start, max(last.end, end), (*last.claims, (number, claim)))
        else:
            regions.append(_Region(start, end, ((number, claim),)))
    return regions


def _marked(text: str, start: int, end: int, regions: Sequence[_Region]) -> str:
    """`text[start:end]`, one paragraph, with the regions that begin in it opening to their cards."""
    parts: list[str] = []
    at = start
    nexts = [*(r.start for r in regions[1:]), len(text)]
    for region, following in zip(regions, nexts, strict=False):
        if region.end <= start or region.start >= end:
            continue
        a, b = max(region.start, start), min(region.end, end)
        # The mark that closes the clause stays on its line when the cards open below.
        tail = _CLOSING.match(text, b, min(end, max(b, following))).group()  # type: ignore[union-attr]
        parts.append(_text(text[at:a]))
        looks = Counter(_look(claim) for _, claim in region.claims)
        look = looks.most_common(1)[0][0]
        if region.start < start:  # the rest of a region that began in the paragraph before
            parts.append(f'<mark class="{look}">{_text(text[a:b])}</mark>{_text(tail)}')
        else:
            numbers = ",".join(str(number) for number, _ in region.claims)
            cards = "".join(_card(number, claim) for number, claim in region.claims)
            parts.append(
                f'<details id="c{region.claims[0][0]}" class="claim"><summary><mark class="{look}">{_text(text[a:b])}</mark>'
                f"{_text(tail)}<sup>{numbers}</sup></summary>{cards}</details>"
            )
        at = b + len(tail)
    parts.append(_text(text[at:end]))
    return "".join(parts)


def _paragraphs(document: Document) -> Iterator[tuple[str, int, int]]:
    """The lines of the text as given with what each is, as offsets into it."""
    from foederis.reading._clean import clean

    cleaned = clean(document.text)
    kinds: dict[int, str] = {}
    starts = [m.start() for m in re.finditer(r"[^\n]+", document.text)]
    for segment in cleaned.segments:
        at, _ = cleaned.to_original(segment.start, segment.end)
        line = document.text.rfind("\n", 0, at) + 1
        # A dateline opens a paragraph of the body: the line is body all the same.
        if kinds.get(line) in (None, "dateline"):
            kinds[line] = segment.kind
    for start in starts:
        end = document.text.find("\n", start)
        end = len(document.text) if end < 0 else end
        if document.text[start:end].strip():
            yield kinds.get(start, "body"), start, end


def _link(document: Document) -> str:
    url = document.url or ""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return f'<a href="{_text(url)}" rel="noopener noreferrer nofollow">as published</a>'


def _table(claims: Sequence[Claim]) -> str:
    rows = "".join(
        f'<tr class="{_look(c)}"><td><a href="#c{n}">{n}</a></td><td>{_headline(c)}</td>'
        f"<td>{_when(c.when) if c.when else '–'}</td>"
        f"<td>{_text(c.attribution[0].source) if c.attribution else 'the text itself'}</td>"
        f"<td>{_CERTAINTY[c.factuality].removeprefix('told as ')}{' (if)' if c.hypothetical else ''}</td></tr>"
        for n, c in enumerate(claims, 1)
    )
    return (
        '<section class="all"><h2>All claims</h2><div class="scroll"><table><thead><tr><th></th><th>Who does what to whom</th>'
        f"<th>When</th><th>According to</th><th>Certainty</th></tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _heading(level: int, kind: str, content: str) -> str:
    """A heading that may hold blocks, which h1 to h6 may not."""
    return f'<div class="{kind}" role="heading" aria-level="{level}">{content}</div>'


def article_html(document: Document, claims: Sequence[Claim]) -> str:
    """One self-contained page: the article's text, each claim highlighted and opening to its fields.

    `claims` are those of `document` (their offsets refer to its text); they are numbered in the order of the text.
    Everything is escaped and the page loads nothing, runs no script.

    >>> page = article_html(Document("1", "Ships <b>left</b> port.", title="Ships & ports"), [])
    >>> "Ships &lt;b&gt;left&lt;/b&gt; port." in page, "<script" in page
    (True, False)
    """
    claims = sorted(claims, key=lambda c: (c.start, c.end))
    text = document.text
    regions = _regions(text, claims)
    title = document.title or "Article"
    body: list[str] = []
    head = _heading(1, "h1", _text(title))
    titled = False
    for kind, start, end in _paragraphs(document):
        line = text[start:end].strip()
        if not titled and kind == "headline" and line == document.title.strip():
            titled = True
            head = _heading(1, "h1", _marked(text, start, end, regions))
            continue
        marked = _marked(text, start, end, regions)
        level = {"headline": 2, "subhead": 3}.get(kind)
        body.append(_heading(level, f"p {kind}", marked) if level else f'<div class="p {kind}">{marked}</div>')
    about = " · ".join(
        part
        for part in (
            _text(document.outlet) if document.outlet else "",
            f"<time>{_day(document.published)}</time>" if document.published else "",
            _link(document),
        )
        if part
    )
    looks = Counter(_look(claim) for claim in claims)
    key = "".join(f'<li><mark class="{k}">{looks[k]}</mark> {words}</li>' for k, words in _LOOKS.items() if looks[k])
    count = "1 claim" if len(claims) == 1 else f"{len(claims) or 'No'} claims"
    hint = "Open a marked passage to see who says so, how certain it is, when it was and how it is graded." if claims else ""
    foot = f"SHA-256 of the source as read: <code>{_text(document.sha256)}</code>" if document.sha256 else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'<meta name="color-scheme" content="light dark"><title>{_text(title)}</title><style>{STYLE}</style></head>'
        f'<body><main><header><p class="about">{about}</p>{head}</header>'
        f'<aside><p><strong>{count}</strong> {hint}</p>{f"<ul>{key}</ul>" if key else ""}</aside>'
        f"<article>{''.join(body)}</article>{_table(claims) if claims else ''}"
        f"<footer><p>Read by foederis. The marks are a machine’s reading; the text is the source’s own, unaltered.</p><p>{foot}</p>"
        "</footer></main></body></html>\n"
    )
