"""Which readings of a name hold on a day, and in what order: nothing is dropped without a rule written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from foederis import states
from foederis.actors._store import Named, Reading, store
from foederis.claims import Actor

__all__ = ["LAST_KNOWN", "PLACES", "by_state", "former_weight", "person_actor", "rank", "thing_actor", "with_older"]

PLACES = frozenset({"state", "capital", "metonym", "organ", "region"})
# The last day for which the tables know who is in office (the Factbook's last weekly update).
LAST_KNOWN = dt.date(2026, 1, 22)
_STATELIKE = frozenset({"state", "capital"})
# After these years out of office a bare surname no longer means the former holder when somebody else holds office.
_FADES = 10
# A bearer who left office before this year is nobody's reading beside one of the day.
_REMEMBERED = 1945


def thing_actor(reading: Reading, on: dt.date | None) -> Actor | None:
    """A state, place or body as of a day; None where the reading does not hold then.

    A state that is not on the list of states that day is still given, at lower weight and with a note: the name is
    understood, and whoever asks decides what to do about the day.
    """
    if on is None:
        return reading.actor()
    if not reading.holds(on):
        return None
    code = reading.state
    if reading.kind in _STATELIKE and code in states.STATES and not states.exists(code, on):
        return reading.actor(weight=reading.weight * 0.6, note=reading.note or _absent(code, on))
    if code in states.STATES and (whole := _whole(reading, on)):
        return reading.actor(weight=reading.weight * 0.6, note=f"part of {states.name_of(whole)} then")
    if reading.end is not None:
        # How a name ended lies ahead of a day on which it holds.
        return replace(reading.actor(note=""), end=None)
    return reading.actor()


def _whole(reading: Reading, on: dt.date) -> str | None:
    """The state that a town or region belonged to on a day before its own broke away: Asmara's was Ethiopia in 1980."""
    if reading.kind not in ("capital", "region") or reading.start is not None:
        return None
    spans = store().unions.get(reading.state or "", ())
    return next((code for code, start, end in spans if start <= on <= end), None)


def _things(reading: Reading, on: dt.date | None) -> list[Actor]:
    """A state, place or body as of a day, and before it the larger state that a town or region was part of."""
    actor = thing_actor(reading, on)
    whole = _whole(reading, on) if on is not None and actor is not None else None
    if actor is None or whole is None:
        return [] if actor is None else [actor]
    return [replace(reading.actor(note=actor.note), state=whole), actor]


def _absent(code: str, on: dt.date) -> str:
    state = states.STATES[code]
    if on < state.first:
        return f"{state.name} was not a state of its own before {state.first}"
    if state.last is not None and on > state.last:
        return f"{state.name} ended on {state.last}"
    return f"{state.name} was not a state of its own on {on}"


def former_weight(years: float) -> float:
    """How much a former officeholder counts: 0.5 just after the end, 0.2 after twenty years and more."""
    return max(0.2, 0.5 - 0.015 * years)


def person_actor(terms: list[Reading], on: dt.date | None) -> Actor:
    """One person as of a day: the office held then, else the last one left, else the first one to come."""
    if on is None:
        last = max(terms, key=lambda r: (r.end or dt.date.max, r.weight, r.start or dt.date.min))
        return last.actor()
    held = [r for r in terms if r.holds(on)]
    if held:
        now = max(held, key=lambda r: (r.weight, r.start or dt.date.min))
        # A term's note tells how it ended, and its last day lies ahead: neither is known on a day within it.
        note = f"in office when last known ({LAST_KNOWN})" if now.end is None and on > LAST_KNOWN else ""
        return replace(now.actor(note=note), end=None if now.end is None or now.end > on else now.end)
    past = [r for r in terms if r.end is not None and r.end < on]
    if past:
        # The highest office left in the five years before the last day in any office: a president who stayed on as
        # senator is a former president.
        latest = max(r.end for r in past if r.end)
        near = [r for r in past if r.end and (latest - r.end).days <= 1826]
        left = max(near, key=lambda r: (r.weight, r.end or dt.date.min))
        assert left.end is not None
        note = f"left office as {left.role or 'leader'} on {left.end}" + (f": {left.note}" if left.note else "")
        years = (on - left.end).days / 365.25
        return left.actor(weight=left.weight * former_weight(years), sector="ELI", note=note)
    ahead = min(terms, key=lambda r: r.start or dt.date.max)
    note = f"not yet in office as {ahead.role or 'leader'} on {on}"
    return replace(ahead.actor(weight=ahead.weight * 0.15, sector="ELI", note=note), end=None)


def rank(named: Iterable[Named], on: dt.date | None) -> list[Actor]:
    """All readings of one name as of a day, best first, one a state and person."""
    named = list(named)
    things: dict[tuple[str | None, str], Actor] = {}
    for n in named:
        if n.reading.person < 0:
            for actor in _things(n.reading, on):
                slot = (actor.state, "" if actor.state else actor.name)
                if slot not in things or things[slot].weight < actor.weight:
                    things[slot] = actor
    if not things and on is not None:
        # A dated name asked about on a day outside its dates: still understood, and said to be so.
        for n in named:
            r = n.reading
            if r.person < 0:
                note = r.note or f"the name holds {r.start or 'until'} to {r.end or 'today'}"
                things.setdefault((r.state, r.name), r.actor(weight=r.weight * 0.4, note=note))
    people: dict[int, tuple[list[Reading], bool]] = {}
    for n in named:
        if n.reading.person >= 0:
            terms, short = people.get(n.reading.person, ([], True))
            people[n.reading.person] = ([*terms, n.reading], short and n.short)
    found = [(person_actor(terms, on), short) for terms, short in people.values()]
    actors = list(things.values()) + _sifted(found, bool(things), on)
    return sorted(actors, key=lambda a: (-a.weight, a.state or "", a.name, a.start or dt.date.min))


def _sifted(found: list[tuple[Actor, bool]], other: bool, on: dt.date | None) -> list[Actor]:
    """Surnames: when somebody so named holds office, those yet to come and those long gone are not meant."""
    if on is None:
        return [a for a, _ in found]
    now = [a for a, _ in found if a.sector != "ELI"]
    out = []
    for a, short in found:
        if a.sector == "ELI" and short and (now or other):
            if a.note.startswith("not yet"):
                continue
            if a.end is not None and (on - a.end).days > _FADES * 365:
                continue
            a = replace(a, weight=round(a.weight * 0.8, 3))
        if a.sector == "ELI" and short and not now and a.note.startswith("not yet") and a.start is not None:
            if any(not b.note.startswith("not yet") for b, _ in found):
                continue
            if (a.start - on).days > 40 * 365:
                # Nobody means a person who comes to office two generations later.
                continue
        out.append(a)
    return out


def by_state(actors: Iterable[Actor]) -> list[Actor]:
    """The best reading of each state, best first.

    >>> by_state([])
    []
    """
    best: dict[str, Actor] = {}
    for a in actors:
        if a.state and (a.state not in best or best[a.state].weight < a.weight):
            best[a.state] = a
    return sorted(best.values(), key=lambda a: (-a.weight, a.state or ""))


def with_older(now: tuple[Actor, ...], ever: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Readings as of a day for a text that may be older: those of the day first, people out of office as likely as they
    ever were; where nobody is left on the day, whoever bore the name last. A place's lapsed name stays lapsed.

    >>> with_older((), (Actor("Viet Cong", "VNM", kind="organ"), Actor("Salisbury", "ZWE", kind="capital")))
    (Actor(name='Viet Cong', state='VNM', sector='GOV', kind='organ', role='', start=None, end=None, weight=1.0, note=''),)
    """
    if not now:
        return tuple(a for a in ever if a.kind not in ("capital", "region"))
    if all(a.kind not in ("leader", "minister") for a in now):
        return now
    best = {a.state: a.weight for a in reversed(ever)}
    codes = {a.state for a in now}
    of_the_day = (replace(a, weight=max(a.weight, best.get(a.state, 0.0))) if a.sector == "ELI" else a for a in now)
    others = (a for a in ever if a.kind in ("leader", "minister") and a.state not in codes)
    return *of_the_day, *(a for a in others if a.end is None or a.end.year >= _REMEMBERED)
