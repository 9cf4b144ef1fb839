"""What the curated supplement speaks: treaties, blocs, commitments, wars and nuclear spans, and the pairs they bind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations

__all__ = [
    "UNVERIFIED",
    "Bloc",
    "Commitment",
    "Member",
    "Nuclear",
    "Obligation",
    "Participant",
    "Supplement",
    "Treaty",
    "War",
]

UNVERIFIED = "general knowledge, not verified online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has: id, source, the day from which it was public, and what was compared."""

    id: str
    known: dt.date
    summary: str
    source: str
    url: str | None
    checked: str
    approximate: bool

    @property
    def verified(self) -> bool:
        """Whether the entry was compared with a text or a report, not written from general knowledge."""
        return self.checked != UNVERIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Treaty(Entry):
    """A treaty or an act about one. One-way promises have `giver` and `receiver`, else `parties` are equal."""

    name: str
    parties: tuple[str, ...]
    giver: str | None
    receiver: str | None
    form: str
    signed: dt.date
    in_force: dt.date | None
    ended: dt.date | None
    confirmed: dt.date | None
    obligations: tuple[str, ...]
    obligations_back: tuple[str, ...]
    effect: str
    of: str | None
    replaces: str | None
    contested: bool
    article: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """One spell of membership; between `suspended` and `restored` the obligations are frozen, not gone."""

    state: str
    start: dt.date
    end: dt.date | None = None
    suspended: dt.date | None = None
    restored: dt.date | None = None
    contested: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc(Entry):
    """A treaty among many with its members in time. `strength`: operative, nominal (seldom kept) or weak (by its text)."""

    name: str
    obligations: tuple[str, ...]
    strength: str
    confirmed: dt.date | None
    article: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Entry):
    """A standing tie of a patron that no pact obliges: `giver` has stood by `receiver` with `kinds` of support."""

    giver: str
    receiver: str
    kinds: tuple[str, ...]
    start: dt.date
    end: dt.date | None
    strength: str
    contested: bool

    def holds(self, on: dt.date) -> bool:
        """Whether it stood on that day and was public by then."""
        return self.start <= on and self.known <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Participant:
    """A state in a war; `role` is fights or support (territory, interception, arms with crews)."""

    state: str
    start: dt.date
    end: dt.date | None
    role: str = "fights"


@dataclass(frozen=True, slots=True, kw_only=True)
class War(Entry):
    """A war in progress and who took part on its sides `a` and `b`."""

    name: str
    kind: str
    intensity: str
    start: dt.date
    end: dt.date | None
    a: tuple[Participant, ...]
    b: tuple[Participant, ...]
    a_groups: tuple[str, ...]
    b_groups: tuple[str, ...]

    def fighting(self, on: dt.date) -> frozenset[str]:
        """The states that fight in it on that day, as known by then."""
        if on < self.known or (self.end is not None and on > self.end):
            return frozenset()
        return frozenset(
            p.state for p in self.a + self.b if p.role == "fights" and p.start <= on and (p.end is None or on <= p.end)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Nuclear(Entry):
    """A span in which a state was armed, tested, latent, or hosting another's weapons."""

    state: str
    start: dt.date
    end: dt.date | None
    status: str

    def holds(self, on: dt.date) -> bool:
        """Whether it was so on that day and public by then."""
        return self.start <= on and self.known <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Obligation:
    """What `giver` owes `receiver` by one text for one span of days; `frozen` where participation was suspended.

    `basis` is the id of the treaty or bloc. `strength` is operative for a treaty in force between the two, else the
    bloc's. `end` None: in force as far as our sources go (`confirmed`: last day on which that was shown).
    """

    giver: str
    receiver: str
    terms: tuple[str, ...]
    start: dt.date
    end: dt.date | None
    known: dt.date
    basis: str
    name: str
    strength: str
    contested: bool
    frozen: bool
    confirmed: dt.date | None
    source: str

    def holds(self, on: dt.date) -> bool:
        """Whether it bound on that day and was public by then."""
        return self.start <= on and self.known <= on and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Supplement:
    """All entries of the four files, sorted as in the files (by date).

    `covered_to`: the last day up to which news was looked through; a question asked later must say so.

    >>> from foederis.almanac._supplement import load_supplement
    >>> s = load_supplement()
    >>> [o.basis for o in s.between("PRK", "RUS", on=dt.date(2025, 1, 1)) if "defense" in o.terms]
    ['russia-dprk-2024']
    >>> s.nuclear_armed(dt.date(1950, 1, 1)) == {"USA", "RUS"}
    True
    """

    treaties: tuple[Treaty, ...]
    blocs: tuple[Bloc, ...]
    commitments: tuple[Commitment, ...]
    wars: tuple[War, ...]
    nuclear: tuple[Nuclear, ...]
    covered_to: dt.date

    def obligations(self) -> tuple[Obligation, ...]:
        """Every directed obligation, treaty by treaty and bloc by bloc: a mutual promise gives one row each way."""
        return (*(o for t in self.treaties for o in _of_treaty(t)), *(o for b in self.blocs for o in _of_bloc(b)))

    def between(self, giver: str, receiver: str, *, on: dt.date) -> tuple[Obligation, ...]:
        """What `giver` owed `receiver` on that day, as known by then."""
        return tuple(o for o in _by_pair(self).get((giver, receiver), ()) if o.holds(on))

    def commitments_of(self, giver: str, receiver: str, *, on: dt.date) -> tuple[Commitment, ...]:
        """Ties without a pact from `giver` to `receiver` on that day, as known by then."""
        return tuple(c for c in self.commitments if (c.giver, c.receiver) == (giver, receiver) and c.holds(on))

    def wars_of(self, state: str, *, on: dt.date) -> tuple[War, ...]:
        """Wars in which the state fights on that day, as known by then (2015 on)."""
        return tuple(w for w in self.wars if state in w.fighting(on))

    def nuclear_armed(self, on: dt.date) -> set[str]:
        """States with nuclear arms of their own on that day, as known by then (hosts and threshold states left out)."""
        return {n.state for n in self.nuclear if n.status == "armed" and n.holds(on)}


def _of_treaty(t: Treaty) -> Iterator[Obligation]:
    # An act about a bloc (joins, leaves, ...) binds nobody by itself: the pairs follow from the bloc's members.
    if t.in_force is None or t.effect not in ("adds", "none"):
        return
    if t.giver and t.receiver:
        ways = [(t.giver, t.receiver, t.obligations), (t.receiver, t.giver, t.obligations_back)]
    else:
        ways = [(a, b, t.obligations) for a, b in permutations(t.parties, 2)]
    for giver, receiver, terms in ways:
        if terms:
            yield Obligation(
                giver, receiver, terms, t.in_force, t.ended, t.known, t.id, t.name, "operative", t.contested, False,
                t.confirmed, t.source,
            )  # fmt: skip


def _spans(m: Member) -> Iterator[tuple[dt.date, dt.date | None, bool]]:
    day = dt.timedelta(days=1)
    if m.suspended is None:
        yield m.start, m.end, False
        return
    yield m.start, m.suspended - day, False
    yield m.suspended, m.restored - day if m.restored else m.end, True
    if m.restored:
        yield m.restored, m.end, False


def _of_bloc(b: Bloc) -> Iterator[Obligation]:
    for x, y in permutations(b.members, 2):
        if x.state == y.state:
            continue
        for start_x, end_x, frozen_x in _spans(x):
            for start_y, end_y, frozen_y in _spans(y):
                start = max(start_x, start_y)
                end = min(end_x or dt.date.max, end_y or dt.date.max)
                if start > end:
                    continue
                yield Obligation(
                    x.state, y.state, b.obligations, start, None if end == dt.date.max else end, start, b.id, b.name,
                    b.strength, x.contested or y.contested, frozen_x or frozen_y, b.confirmed, b.source,
                )  # fmt: skip


@cache
def _by_pair(s: Supplement) -> dict[tuple[str, str], tuple[Obligation, ...]]:
    pairs: dict[tuple[str, str], list[Obligation]] = {}
    for o in s.obligations():
        pairs.setdefault((o.giver, o.receiver), []).append(o)
    return {k: tuple(v) for k, v in pairs.items()}
