"""A document → claims: clean, parse, who, what, according to whom, how certain, when, how many."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from foederis.claims import Attribution, Claim, Document, Event, Factuality, Quantity, When
from foederis.reading._attribution import find_attributions
from foederis.reading._binding import bind_dates, token_at
from foederis.reading._bonds_phrases import quartered
from foederis.reading._certainty import Certainty, assess
from foederis.reading._clean import Cleaned, clean
from foederis.reading._context import complete
from foederis.reading._coref import PRESS
from foederis.reading._dates import find_dates
from foederis.reading._extract import Extractor
from foederis.reading._foes import fill_foes
from foederis.reading._gleaned import glean
from foederis.reading._headlines import plain_case
from foederis.reading._lexicon import lexicon
from foederis.reading._modality import apply_modality, demand
from foederis.reading._modes import refine_mode
from foederis.reading._names import Name, names_in
from foederis.reading._parse import parse_many
from foederis.reading._quantities_bound import bind_quantities
from foederis.reading._quantities_parsed import quantities_of
from foederis.reading._raw import Raw
from foederis.reading._select import choose
from foederis.reading._selves import not_themselves
from foederis.reading._stages import stage_of
from foederis.reading._syntax import lemma_of
from foederis.reading._ties import tie_of
from foederis.reading._treaties import treaty_events, with_parties
from foederis.reading._tree import Token
from foederis.reading._who import Cast, Side

if TYPE_CHECKING:
    from foederis.reading._deadline import Deadline

__all__ = ["read_document", "read_documents"]


# A parse takes about 10 kB a word: stretches of this many characters and batches of this many keep it under 900 MB.
_STOP = re.compile(r"[.!?](?=\s|$)")
_TIMES = frozenset({"after", "before", "although", "though", "while", "whereas"})
_WHO = frozenset({"which", "who", "whose", "whom", "where"})
_ASKED = re.compile(r"\b(?:must|should|wants?|wanted|needs?|ought|den(?:y|ies|ied)|behind|responsible|guilty)\b")  # what makes a claim of its own without an event
_LONGEST = 40_000
_STRETCH = 1000
_BATCH = 16


def read_document(document: Document, *, deadline: Deadline | None = None) -> list[Claim]:
    """All claims of one document, in order of the text; the same input gives the same ids."""
    return next(iter(read_documents([document], deadline=deadline)))[1]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a cleaned document that is parsed by itself: `text` starts at `start`."""

    document: Document
    cleaned: Cleaned
    start: int
    text: str
    last: bool
    empty: bool  # no state is named: nothing to parse
    names: list[Name]


def read_documents(documents: Iterable[Document], *, deadline: Deadline | None = None) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents with their claims, parsed in batches, in order. Long texts are read in stretches of `_LONGEST` characters."""
    found: list[Claim] = []
    sentences = 0
    for part, doc in _parsed(_parts(documents, deadline)):
        if deadline is not None:
            deadline.check()
        if doc is not None:
            found.extend(_claims(part, doc, sentences))
            sentences += sum(1 for t in doc if t.is_sent_start)
        else:
            sentences += len(_STOP.findall(part.text))
        if part.last:
            yield part.document, _distinct(found)
            found, sentences = [], 0


def _parts(documents: Iterable[Document], deadline: Deadline | None) -> Iterator[_Part]:
    for document in documents:
        cleaned = clean(document.text)
        if deadline is not None:
            deadline.check()
        whole = _without_datelines(cleaned)
        cuts = _cuts(whole)
        placed = _dated_from(cleaned, document) is not None
        for start, end in itertools.pairwise(cuts):
            text = whole[start:end]
            names = names_in(text, document)
            yield _Part(document, cleaned, start, text, end == cuts[-1], not placed and not names, names)


def _without_datelines(cleaned: Cleaned) -> str:
    """The text with its datelines blanked, offsets kept: the parser takes "NAIROBI (Agency) - Kenya" for one name."""
    text = cleaned.text
    for s in cleaned.segments:
        if s.kind == "dateline":
            text = text[: s.start] + " " * (s.end - s.start) + text[s.end :]
    return text


def _dated_from(cleaned: Cleaned, document: Document) -> str | None:
    """The state of the first dateline's place."""
    line = next((s for s in cleaned.segments if s.kind == "dateline"), None)
    names = names_in(cleaned.text[line.start : line.end], document) if line is not None else []
    return next((n.readings[0].state for n in names if n.readings and n.readings[0].state), None)


def _cuts(text: str) -> list[int]:
    """Where a long text is cut: at line ends, else after a full stop, else anywhere."""
    cuts = [0]
    while len(text) - cuts[-1] > _LONGEST:
        low, high = cuts[-1] + _LONGEST // 2, cuts[-1] + _LONGEST
        at = max(text.rfind("\n", low, high), text.rfind(". ", low, high))
        cuts.append(at + 1 if at > 0 else high)
    return [*cuts, len(text)]


def _parsed(parts: Iterator[_Part]) -> Iterator[tuple[_Part, Any]]:
    """Parts with their parse, None where there is nothing in them; batches keep memory bounded."""
    while batch := list(itertools.islice(parts, _BATCH)):
        docs = parse_many(plain_case(p.text, p.names) for p in batch if not p.empty)
        for part in batch:
            yield part, None if part.empty else next(docs)


def _claims(part: _Part, doc: Any, sentences: int) -> list[Claim]:
    document, cleaned = part.document, part.cleaned
    text = part.text
    published = document.published
    cast = Cast(doc, part.names)
    extractor = Extractor(doc, cast, _dated_from(cleaned, document))
    raws = extractor.events()
    bonds = treaty_events(extractor, raws)
    with_parties(extractor, [*raws, *bonds])
    based = quartered(extractor, [*raws, *bonds])
    if not raws and not bonds and not based and not _ASKED.search(text):
        return []
    told = _by_place(find_attributions(doc))

    def speaker(raw: Raw) -> Side | None:
        for a in _speakers(raw, told.get(raw.token.idx // _STRETCH, [])):
            if a.source_head is not None:
                t = token_at(doc, a.source_head[0])
                if t is not None and lemma_of(t) in PRESS:
                    continue  # a news agency tells; it is nobody's side
                return cast.side(t)
        return None

    raws = [r for r in raws if r.token.i not in extractor.consumed and all(r.token.i != b.token.i for b in bonds)] + bonds
    for raw in raws:
        refine_mode(raw, cast.lex)
    raws = complete(extractor, raws, speaker)
    fill_foes(extractor, raws, speaker)
    raws += based
    chosen = glean(extractor, raws, list(choose(extractor, raws)))
    not_themselves(extractor, chosen)
    dates = bind_dates(doc, raws, find_dates(text, published))
    quantities = bind_quantities(doc, raws, quantities_of(doc, text))
    for raw in chosen:
        over = _told_with(raw, chosen)
        if over is not None:
            if dates.get(id(raw)) is None and dates.get(id(over)) is not None:
                dates[id(raw)] = dates[id(over)]
            if not quantities.get(id(raw)) and quantities.get(id(over)):
                quantities[id(raw)] = quantities[id(over)]
    skip = [(s.start, s.end) for s in cleaned.segments if s.kind in {"boilerplate", "byline", "date"}]
    found: list[Claim] = []
    for raw in chosen:
        if any(a <= raw.token.idx + part.start < b for a, b in skip):
            continue
        found.extend(_write(part, sentences, doc, raw, told.get(raw.token.idx // _STRETCH, []), dates.get(id(raw)), quantities.get(id(raw), ()), speaker(raw), cast.discourse.sentence(raw.token)))
    return found


def _told_with(raw: Raw, chosen: list[Raw]) -> Raw | None:
    """The event that a noun of the learned model's hangs on by a preposition: "landed on Monday for joint exercises"."""
    t = raw.token
    if raw.sure is None or not raw.noun or t.dep_ != "pobj" or t.head.dep_ != "prep":
        return None
    verb = t.head.head
    return next((r for r in chosen if r.token.i == verb.i and r.sure is None), None)


def _by_place(attributions: list[Any]) -> dict[int, list[Any]]:
    """Attributions by the stretches of a thousand characters in which their contents lie."""
    found: dict[int, list[Any]] = {}
    for a in attributions:
        for n in {n for s, e in a.content for n in range(s // _STRETCH, e // _STRETCH + 1)}:
            found.setdefault(n, []).append(a)
    return found


def _speakers(raw: Raw, attributions: list[Any]) -> list[Any]:
    """The attributions in whose content the event stands, innermost first; its own verb is not its speaker."""
    at = raw.token.idx
    end = at + len(raw.token.text)
    holding = []
    aside = _aside(raw.token)
    for a in attributions:
        if any(s <= at < e or at <= s < end for s, e in a.cue):
            continue
        if aside is not None and a.kind != "direct" and not any(aside[0] <= s < aside[1] for s, _ in a.cue):
            continue
        size = next((e - s for s, e in a.content if s <= at < e), None)
        if size is not None and not any(s <= at < e for s, e in a.source):
            holding.append((size, a))
    holding.sort(key=lambda x: x[0])
    return [a for _, a in holding]


def _aside(t: Token) -> tuple[int, int] | None:
    """Characters of the aside that an event stands in: "Chad, which has ruled out talks, may ..." is the writer's own."""
    for _ in range(8):
        if t.dep_ in {"relcl", "advcl", "appos"} or (t.dep_ == "acl" and t.tag_ == "VBN"):
            first = t.left_edge
            opened = first.nbor(-1).text == "," if first.i else False
            if opened and t.dep_ != "advcl" and (t.dep_ == "acl" or first.lower_ in _WHO or (first.i + 1 < len(t.doc) and first.nbor(1).lower_ in _WHO)):
                return first.idx, t.right_edge.idx + len(t.right_edge.text)
            if opened and t.dep_ == "appos" and t.pos_ == "NOUN" and t.right_edge.i + 1 < len(t.doc) and t.right_edge.nbor(1).text == ",":
                return first.idx, t.right_edge.idx + len(t.right_edge.text)  # "Chile, a buyer of Peruvian rifles, ..."
            if opened and t.dep_ == "advcl" and t.tag_ != "VBG" and any(c.dep_ == "mark" and c.lower_ in _TIMES for c in t.children):
                return first.idx, t.right_edge.idx + len(t.right_edge.text)  # ", a day after Chad had fired"
        if t.head is t or t.dep_ in {"ROOT", "ccomp"}:
            break
        t = t.head
    return None


def _write(
    part: _Part,
    sentences: int,
    doc: Any,
    raw: Raw,
    attributions: list[Any],
    when: When | None,
    objects: tuple[Quantity, ...],
    speaker: Side | None,
    number: int,
) -> list[Claim]:
    document, text = part.document, part.text
    speakers = _speakers(raw, attributions)
    said = tuple(
        Attribution(" ".join(text[s:e] for s, e in a.source), " ".join(text[s:e] for s, e in a.cue), a.kind) for a in speakers if a.source
    )
    if raw.source_text:
        again = bool(said) and said[0].source.startswith(raw.source_text)
        said = said if again else (Attribution(raw.source_text, raw.token.head.text, "indirect"), *said)
    certainty = assess(raw.token, attributions)
    if demand(raw, speaker):
        said = said[1:]
    if raw.factuality:
        certainty = Certainty(Factuality(raw.factuality), raw.hypothetical or certainty.hypothetical, None)
    own, named = _own_voice(raw, speaker, bool(said))
    certainty = apply_modality(raw, certainty, own, named)
    refine_mode(raw, lexicon())
    stage = stage_of(raw, certainty)
    start, end = _span(doc, raw)
    claims = []
    for actor, recipient in _pairs(raw):
        tie = tie_of(raw, actor, recipient)
        a, b = part.cleaned.to_original(part.start + start, part.start + end)
        who = (f"{s.state}:{s.name}" if s else "-" for s in (actor, recipient))
        digest = document.sha256 or hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        key = "|".join((digest, str(a), str(b), raw.event, *who))
        claims.append(
            Claim(
                id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
                document=document,
                sentence=sentences + number,
                start=a,
                end=b,
                text=text[start:end],
                actor=actor.actor() if actor else None,
                recipient=recipient.actor() if recipient else None,
                event=Event(raw.event),
                mode=raw.mode,
                contexts=raw.contexts,
                stage=stage,
                factuality=certainty.factuality,
                hypothetical=certainty.hypothetical,
                attribution=said,
                when=when,
                objects=objects,
                tie=tie,
                confidence=_confidence(raw, actor, recipient, certainty),
            )
        )
    return claims


def _own_voice(raw: Raw, speaker: Side | None, said: bool) -> tuple[bool, bool]:
    """Whether the actor's own people speak of the act (or nobody else is named), and whether they are known to."""
    own = speaker is not None and speaker.state is not None and any(speaker.state == a.state for a in raw.actors)
    return own or speaker is None or not said or speaker.state is None, own


def _pairs(raw: Raw) -> list[tuple[Side | None, Side | None]]:
    actors: tuple[Side | None, ...] = raw.actors or (None,)
    recipients: tuple[Side | None, ...] = raw.recipients or (None,)
    if raw.mutual and not raw.recipients and len(raw.actors) > 1:
        return [(a, b) for n, a in enumerate(raw.actors) for b in raw.actors[n + 1 :]]
    found = [(a, r) for a in actors for r in recipients if a is None or r is None or not _itself(raw, a, r)]
    return found or [(a, None) for a in actors]


def _itself(raw: Raw, actor: Side, recipient: Side) -> bool:
    """Whether a bare pronoun, or the doer's own word, would make somebody do something to himself."""
    if actor.state != recipient.state or actor.name.lower() != recipient.name.lower():
        return False
    return actor.token == recipient.token or raw.token.doc[recipient.token].tag_ == "PRP"


def _span(doc: Any, raw: Raw) -> tuple[int, int]:
    """Characters of the event's own words: its predicate, sides and objects, without what is joined to it."""
    t = raw.token
    first, last = t.i, t.i
    outside = {"conj", "parataxis", "advcl", "cc", "punct", "mark"} if not raw.noun else {"conj", "cc", "punct", "relcl", "acl"}
    if not raw.operator:
        outside = outside | {"ccomp"}
    for c in t.children:
        if c.dep_ in outside:
            continue
        first, last = min(first, c.left_edge.i), max(last, c.right_edge.i)
    for side in (*raw.actors, *raw.recipients):
        if t.sent.start <= side.token < t.sent.end and abs(side.token - t.i) < 25:
            begins = side.token
            while begins > t.sent.start and doc[begins - 1].idx >= side.start and doc[begins - 1].dep_ == "compound":
                begins -= 1  # the whole of "Buenos Aires, which had sent ..."
            first, last = min(first, begins), max(last, side.token)
    while doc[first].is_space and first < last:  # where a dateline was
        first += 1
    a = doc[first]
    b = doc[last]
    return a.idx, b.idx + len(b.text)


def _confidence(raw: Raw, actor: Side | None, recipient: Side | None, certainty: Certainty) -> float:
    if raw.sure is not None:
        return round(min(0.9, raw.sure), 4)
    t = raw.token
    value = 0.55 * raw.weight
    top = t
    if t.dep_ in {"ccomp", "xcomp"} and t.head.dep_ == "ROOT":
        top = t.head
    if top.dep_ == "ROOT":
        value += 0.25
    elif t.dep_ == "conj" and t.head.dep_ == "ROOT":
        value += 0.15
    value += 0.06 * bool(actor and actor.known) + 0.06 * bool(recipient and recipient.known)
    for side in (actor, recipient):
        if side is not None:
            value *= 0.7 + 0.3 * side.sure
    if certainty.factuality is not Factuality.CERTAIN or certainty.hypothetical:
        value *= 0.85
    return round(min(0.99, max(0.02, value)), 4)


def _distinct(claims: list[Claim]) -> list[Claim]:
    """One claim for one id, in order of the text."""
    seen: set[str] = set()
    found = []
    for c in sorted(claims, key=lambda c: (c.start, c.end)):
        if c.id not in seen:
            seen.add(c.id)
            found.append(c)
    return found

