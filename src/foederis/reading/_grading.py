"""Grading on the Admiralty code's two axes: the letter of the source, the number of the item, each on its own ground.

The letter comes from the table of outlets alone. The number comes from what other, independent sources say of the same
thing, whatever their letters. Sources count as one where they share an outlet, a wire service, somebody quoted by name,
the wording of the passage, or where neither names its source: independence has to be shown, it is never assumed.

    independent sources that tell it, and that deny it          credibility
    two or more, at least two plainly; none deny it             1 confirmed by other sources
    two or more, one plainly, the others as probable; no denial 2 probably true
    two or more, none plainly; no denial                        3 possibly true
    one alone; no denial                                        6 cannot be judged
    at least two more tell it than deny it                      3 possibly true
    denied, and the denials do not outweigh                     4 doubtful
    denied by two or more, who are at least as many             5 improbable
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from foederis.claims import Claim, Factuality
from foederis.reading._outlets import OutletTable, domain_of, load_outlets, plain_name

__all__ = ["grade"]

_PLAIN = (Factuality.CERTAIN, Factuality.NOT_CERTAIN)
# How far apart two reports may lie and still tell of one event, where the texts give no day.
_DAYS = 14
# Share of four-word shingles around the claim that makes a reprint: reprints measure 0.6-1.0, two reporters' accounts of
# one event under 0.1.
_REPRINT = 0.3
_WINDOW = 300
_MANY = 1500
_UNNAMED = re.compile(
    r"^(?:(?:\w+ ){0,4}(?:officials?|sources?|diplomats?|people|persons?|experts?|analysts?|observers?|witness(?:es)?|reports?|"
    r"insiders?|aides?|residents?|media|statement|spokes(?:man|woman|person))(?: .{0,60})?|he|she|they|it|who|some|many|others)$"
)


def _polarity(claim: Claim) -> int:
    """+1 where a claim says that something is so, -1 where it says that it is not, 0 where it says neither."""
    if claim.hypothetical or claim.factuality is Factuality.UNKNOWN:
        return 0
    return -1 if claim.factuality.value.endswith("-") else 1


def _key(claim: Claim) -> tuple[str, str, str, str] | None:
    """What a claim is about: who, to whom, what; None where a side needed for that is unknown."""
    actor = claim.actor.state if claim.actor else None
    recipient = claim.recipient.state if claim.recipient else None
    if actor is None or not _polarity(claim):
        return None
    return actor, recipient or "", claim.event.value, claim.tie.kind if claim.tie else ""


def _span(claim: Claim) -> tuple[dt.date, dt.date] | None:
    """The days in which the event may lie; None where neither the text nor its date tells."""
    when, published = claim.when, claim.document.published
    if when and (when.start or when.end):
        return when.start or dt.date.min, when.end or published or dt.date.max
    if published:
        return published - dt.timedelta(_DAYS), published
    return None


def _same_time(a: Claim, b: Claim) -> bool:
    x, y = _span(a), _span(b)
    return x is None or y is None or (x[0] <= y[1] and y[0] <= x[1])


def _marks(claim: Claim, table: OutletTable) -> frozenset[str]:
    """All that ties a claim to its source: two claims with a mark in common are not independent."""
    document = claim.document
    marks = {f"agency {name}" for name in table.agencies(document)}
    outlet = table.of(document)
    name = outlet.name if outlet else document.outlet or (domain_of(document.url) if document.url else "")
    # Who does not name an outlet cannot be shown to differ from another who does not.
    marks.add(f"outlet {plain_name(name)}" if name else "outlet unknown")
    for attribution in claim.attribution:
        source = plain_name(attribution.source)
        if not source or _UNNAMED.match(source):
            continue
        known = table.find(attribution.source)
        marks.add(f"agency {known.name}" if known and known.agency else f"said {known.name if known else source}")
        if known:
            marks.add(f"outlet {plain_name(known.name)}")
    if claim.attribution and not any(mark.startswith(("said", "agency")) for mark in marks):
        marks.add("said unnamed")
    return frozenset(marks)


def _shingles(claim: Claim) -> frozenset[int]:
    """Four-word shingles of the passage around a claim."""
    text = claim.document.text[max(0, claim.start - _WINDOW) : claim.end + _WINDOW] or claim.text
    words = re.findall(r"\w+", text.lower())
    return frozenset(hash(tuple(words[i : i + 4])) for i in range(len(words) - 3)) if len(words) > 3 else frozenset()


class _Groups:
    """Disjoint sets of claims by number."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))

    def find(self, i: int) -> int:
        while self._up[i] != i:
            self._up[i] = self._up[self._up[i]]
            i = self._up[i]
        return i

    def join(self, i: int, j: int) -> None:
        a, b = self.find(i), self.find(j)
        self._up[max(a, b)] = min(a, b)


def _sources(claims: Sequence[Claim], table: OutletTable) -> list[int]:
    """A number for each claim's source: equal numbers are one source."""
    groups = _Groups(len(claims))
    first: dict[str, int] = {}
    for i, claim in enumerate(claims):
        for mark in (*_marks(claim, table), f"text {claim.document.sha256 or claim.document.id}"):
            groups.join(first.setdefault(mark, i), i)
    shingles = [_shingles(claim) for claim in claims]
    posted: dict[int, list[int]] = defaultdict(list)
    for i, mine in enumerate(shingles):
        shared: Counter[int] = Counter()
        for shingle in mine:
            # Boilerplate wording stands in every text; a few carriers are enough to find a reprint.
            if len(posted[shingle]) < 20:
                shared.update(posted[shingle])
                posted[shingle].append(i)
        for j, common in shared.items():
            if common / (len(mine) + len(shingles[j]) - common) >= _REPRINT:
                groups.join(j, i)
    return [groups.find(i) for i in range(len(claims))]


def _number(told: int, plainly: int, denied: int) -> int:
    """The credibility of a thing told by so many independent sources and denied by so many others."""
    if not denied:
        if told < 2:
            return 6
        return 1 if plainly > 1 else 2 if plainly else 3
    if told >= denied + 2:
        return 3
    return 5 if denied > 1 and denied >= told else 4


def _compare(claims: Sequence[Claim], members: Sequence[int], table: OutletTable, numbers: list[int]) -> None:
    """Number the claims of one matter by what the others tell; writes into `numbers`."""
    here = [claims[i] for i in members]
    sources = _sources(here, table)
    signs = [_polarity(claim) for claim in here]
    voices = [frozenset(plain_name(a.source) for a in claim.attribution) for claim in here]
    for at, claim in enumerate(here):
        told: set[int] = set()
        plainly: set[int] = set()
        denied: set[int] = set()
        for other, their in enumerate(here):
            if not _same_time(claim, their):
                continue
            if signs[other] == signs[at]:
                told.add(sources[other])
                if their.factuality in _PLAIN:
                    plainly.add(sources[other])
            elif sources[other] != sources[at]:
                denied.add(sources[other])
            elif voices[other].isdisjoint(voices[at]) and (voices[other] or voices[at]):
                denied.add(-1)  # one text that lets two sides speak
        numbers[members[at]] = _number(len(told), len(plainly), len(denied))


def grade(claims: Sequence[Claim], table: OutletTable | None = None) -> list[Claim]:
    """The claims with their letters and numbers, in the same order.

    `table` defaults to the user's table before the one that comes along (`load_outlets`). Claims are compared among
    each other only: grade a whole library to confirm across it. Method: module docstring.

    >>> from foederis.claims import Actor, Document, Event
    >>> def told(outlet, text):
    ...     russia, cuba = Actor("Moscow", "RUS"), Actor("Havana", "CUB")
    ...     document = Document(outlet, text, outlet=outlet, published=dt.date(2024, 5, 6))
    ...     return Claim(outlet, document, 0, 0, len(text), text, russia, cuba, Event.AID)
    >>> two = grade([told("AFP", "Moscow sent a ship."), told("Daily Star", "A Russian freighter docked in Havana.")])
    >>> [c.reliability + str(c.credibility) for c in two]
    ['B1', 'F1']
    """
    table = table or load_outlets()
    letters: dict[str, str] = {}
    alike: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if (key := _key(claim)) is not None:
            alike[key].append(i)
    numbers = [6] * len(claims)
    for members in alike.values():
        if len(members) > 1:
            # Comparing is quadratic; a pair in the news every day is cut along time, not compared with itself of last year.
            members.sort(key=lambda i: (_span(claims[i]) or (dt.date.max, dt.date.max), i))
            for at in range(0, len(members), _MANY):
                _compare(claims, members[at : at + _MANY], table, numbers)
    graded: list[Claim] = []
    for claim, number in zip(claims, numbers, strict=True):
        letter = letters.get(claim.document.id)
        if letter is None:
            letter = letters[claim.document.id] = table.reliability(claim.document)
        graded.append(replace(claim, reliability=letter, credibility=number))
    return graded
