"""Names made of parts: "the Iranian foreign ministry", "Russian Foreign Minister Sergei Lavrov", "Venezuela's president"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from foederis.actors._fold import TOKEN, fold_token, key_tokens, words
from foederis.actors._rank import PLACES, by_state, person_actor, rank
from foederis.actors._roles import MODIFIERS, ORGANS, REGIONS, TITLE_FILL, TITLES
from foederis.actors._store import Named, Reading, store
from foederis.claims import Actor

__all__ = ["Piece", "direct", "holders", "parse", "pieces", "places"]

# Lower-case words that would otherwise be read as names.
_WORDS = words("polish us it who may turkey china chad jordan georgia rada aman hal raw ice sana sas bush ford")


class Piece(NamedTuple):
    """One token as it stands and folded."""

    raw: str
    key: str


def pieces(name: str) -> list[Piece]:
    """Tokens of a name, without a leading article and a trailing possessive."""
    keys = key_tokens(name)
    raws = [Piece(m.group(), fold_token(m.group())) for m in TOKEN.finditer(name)]
    while raws and len(raws) > len(keys) and raws[0].key == "the":
        raws.pop(0)
    return raws[: len(keys)]


def _key(parts: Sequence[Piece]) -> str:
    return " ".join(p.key for p in parts)


def _fits(n: Named, parts: Sequence[Piece]) -> bool:
    raw = "".join(p.raw for p in parts)
    if n.exact:
        return sum(c.isupper() for c in raw) >= 2
    # Capitals decide between a name and a word; elsewhere what is typed in small letters is understood.
    return not (raw.islower() and len(parts) == 1 and (n.quiet or n.timid or raw in _WORDS))


def direct(parts: Sequence[Piece], on: dt.date | None) -> list[Actor]:
    """Readings of a name that stands in the table as it is."""
    if parts and parts[-1].key == "s" and len(parts) > 1:
        return rank((n for n in store().look(_key(parts)) if _fits(n, parts)), on) or direct(parts[:-1], on)
    return rank((n for n in store().look(_key(parts)) if _fits(n, parts)), on)


def places(parts: Sequence[Piece], on: dt.date | None) -> list[Actor]:
    """Readings as a state, a capital, a seat of power or a body of a state; or as the regime of one in office."""
    actors = direct(parts, on)
    found = [a for a in actors if a.state and a.kind in PLACES]
    if not found:
        found = [a for a in actors if a.state and a.kind in ("leader", "minister") and a.sector != "ELI"]
    if not found and len(parts) > 1 and parts[0].key in REGIONS | TITLE_FILL and store().names.get(_key(parts)) != "-":
        return [replace(a, weight=a.weight * 0.95) for a in places(parts[1:], on)]
    return by_state(found)


def holders(state: str, title: str, on: dt.date | None) -> list[Actor]:
    """Who held an office of a state that day; a placeholder that says so where the table does not know.

    `title` is a key of TITLES. "leader" and its like mean the one in power, whatever the office is called.
    """
    office, sector, label = TITLES[title]
    held = [r for r in store().holders(state) if on is None or r.holds(on)]
    if on is None:
        held = [r for r in held if r.end is None]
    best = _choose(held, office, title)
    if best is not None:
        return [person_actor([best], on)]
    name = f"{label} of {state}"
    note = "who held the office that day is not in the table"
    return [
        Actor(
            name,
            state,
            sector,
            "minister" if office in ("foreign", "defence") else "leader",
            label,
            weight=0.6,
            note=note,
        )
    ]


def _choose(held: list[Reading], office: str, title: str) -> Reading | None:
    def score(r: Reading) -> tuple[bool, float, dt.date]:
        return (
            title in r.role or (title == "premier" and "prime minister" in r.role),
            r.weight,
            r.start or dt.date.min,
        )

    mine = [r for r in held if office and TITLES.get(r.role.replace("-", " "), ("", "", ""))[0] == office]
    if title in ("leader", "ruler", "strongman", "dictator", "de facto leader", "paramount leader"):
        mine = [r for r in held if r.kind == "leader"]
        return max(mine, key=lambda r: (r.weight, r.start or dt.date.min), default=None)
    if not mine and office in ("head", "chief"):
        mine = [r for r in held if r.role == "leader"]
    return max(mine, key=score, default=None)


def parse(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    """Readings of a name made of parts; empty where any part is not understood."""
    if len(parts) == 1:
        return _after_title(parts[0].key, [], [], on) if parts[0].key in _LONE else []
    if len(parts) > 16:
        return []
    for reader in (_organ_after, _organ_before, _person_of, _titled, _region, _initials):
        found = reader(parts, on)
        if found:
            return found
    return []


def _organs(owners: list[Actor], organ: tuple[str, str], parts: Sequence[Piece]) -> list[Actor]:
    sector, label = organ
    name = " ".join(p.raw for p in parts)
    out = []
    for o in owners:
        plain = sector == "GOV" and o.sector not in ("GOV", "ELI")
        out.append(
            Actor(name, o.state, o.sector if plain else sector, "organ", label, o.start, o.end, o.weight, o.note)
        )
    return out


# What a person in office can have: "Putin's army", not "Brown University".
_REGIME = frozenset({"GOV", "MIL", "SPY", "COP", "UAF", "REB", "PTY"})


def _organ_after(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    for i in range(len(parts) - 1, 0, -1):
        right = list(parts[i:])
        while right and _key(right) not in ORGANS and right[0].key in MODIFIERS:
            right.pop(0)
        organ = ORGANS.get(_key(right)) if right else None
        if organ:
            owners = [a for a in places(parts[:i], on) if a.kind in PLACES or organ[0] in _REGIME]
            if owners:
                return _organs(owners, organ, parts)
    return []


def _organ_before(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    for i in range(len(parts) - 2, 0, -1):
        if parts[i].key not in ("of", "in", "for", "from"):
            continue
        left = list(parts[:i])
        while len(left) > 1 and _key(left) not in ORGANS and left[0].key in MODIFIERS | TITLE_FILL:
            left.pop(0)
        organ = ORGANS.get(_key(left))
        right = list(parts[i + 1 :])
        if right and right[0].key == "the":
            right.pop(0)
        if organ and right:
            owners = places(right, on)
            if owners:
                return _organs(owners, organ, parts)
    return []


def _titled(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    """[place] [filler] title [of place] [person], with the person or a place left out."""
    for i in range(min(len(parts) - 1, 7), -1, -1):
        owners = places(parts[:i], on) if i else []
        if i and not owners:
            found = _of_group([a for a in direct(parts[:i], on) if not a.state], parts[i:], on)
            if found:
                return found
            continue
        rest = list(parts[i:])
        if i and rest[0].key == "s":
            rest.pop(0)
        rest = _unfilled(rest)
        title = _longest_title(rest)
        if title is None:
            people = [a for a in direct(rest, on) if a.kind in ("leader", "minister", "person")] if rest else []
            if len(rest) < len(parts) and people:
                return _of_state(people, owners) if owners else people
            continue
        after = rest[len(title.split(" ")) :]
        found = _after_title(title, owners, after, on)
        if found:
            return found
    return []


def _of_group(groups: list[Actor], rest: list[Piece], on: dt.date | None) -> list[Actor]:
    """ "Hezbollah leader Naim Qassem", "NATO officials": of a body or group, which has no state."""
    title = _longest_title(rest)
    if not groups:
        return []
    if title is None:
        return [replace(groups[0], kind="organ")] if _key(rest) in ORGANS else []
    after = rest[len(title.split(" ")) :]
    people = [a for a in direct(after, on) if a.kind in ("leader", "minister", "person")] if after else []
    name = " ".join(p.raw for p in after) or f"{title} of {groups[0].name}"
    return people or [Actor(name, None, groups[0].sector, "person", title, weight=0.9)]


def _unfilled(parts: list[Piece]) -> list[Piece]:
    k = 0
    while k < len(parts) - 1 and parts[k].key in TITLE_FILL and _longest_title(parts[k:]) is None:
        k += 1
    return parts[k:]


def _longest_title(parts: Sequence[Piece]) -> str | None:
    for n in range(min(6, len(parts)), 0, -1):
        key = _key(parts[:n])
        if key in TITLES:
            return key
    return None


# Titles that one state's office bears alone, or nearly so.
_LONE = {
    "pope": (("VAT", 1.0),), "pontiff": (("VAT", 1.0),), "taoiseach": (("IRL", 1.0),), "ayatollah": (("IRN", 0.9),),
    "supreme leader": (("IRN", 0.8), ("PRK", 0.3)),
}  # fmt: skip


def _after_title(title: str, owners: list[Actor], after: list[Piece], on: dt.date | None) -> list[Actor]:
    if not after and not owners:
        return [h for state, w in _LONE.get(title, ()) for h in _weighed(holders(state, title, on), w)]
    if not after:
        return [h for o in owners if o.state for h in _weighed(holders(o.state, title, on), o.weight)]
    if after[0].key in ("of", "in", "for") and len(after) > 1:
        rest = after[2:] if after[1].key == "the" and len(after) > 2 else after[1:]
        for j in range(len(rest), 0, -1):
            lands = places(rest[:j], on)
            if lands:
                return _after_title(title, lands, rest[j:], on)
        return []
    after = _unfilled(after)
    second = _longest_title(after)
    if second and len(after) > len(second.split(" ")):
        after = after[len(second.split(" ")) :]
    if after[0].key == "and" and len(after) > 2:
        return []
    people = [a for a in direct(after, on) if a.kind in ("leader", "minister", "person")]
    if owners:
        # "King Abdullah" is a name of its own, told apart by the state.
        people += [a for a in direct([Piece(w, w) for w in title.split(" ")] + after, on) if a.kind == "leader"]
    if owners:
        mine = _of_state(people, owners)
        if mine:
            return mine
        if len(after) <= 4 and all(
            p.raw[:1].isupper() or p.key in ("al", "bin", "de", "von", "van", "el", "ibn") for p in after
        ):
            _, sector, label = TITLES[title]
            name = " ".join(p.raw for p in after)
            return [Actor(name, o.state, sector, "person", label, weight=round(0.9 * o.weight, 3)) for o in owners]
        return []
    office, sector, _ = TITLES[title]
    if sector in ("EDU", "JRN", "BUS", "JUD"):
        return []
    fitting = [a for a in people if office and TITLES.get(a.role, ("",))[0] == office]
    rest_ = [a for a in people if a not in fitting]
    return fitting + [replace(a, weight=round(a.weight * 0.8, 3)) for a in rest_] if fitting else people


def _weighed(actors: list[Actor], weight: float) -> list[Actor]:
    return [replace(a, weight=round(a.weight * weight, 3)) for a in actors]


def _of_state(people: list[Actor], owners: list[Actor]) -> list[Actor]:
    codes = {o.state for o in owners}
    return [a for a in people if a.state in codes]


def _person_of(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    """ "Hun Sen of Cambodia"."""
    for i in range(1, len(parts) - 1):
        if parts[i].key == "of":
            people = [a for a in direct(parts[:i], on) if a.kind in ("leader", "minister", "person")]
            if people:
                return _of_state(people, places(parts[i + 1 :], on))
    return []


def _initials(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    """ "G.W. Bush": those of the name whose first name begins so."""
    k = 0
    while k < len(parts) - 1 and len(parts[k].key) == 1:
        k += 1
    people = [a for a in direct(parts[k:], on) if a.kind in ("leader", "minister", "person")] if k else []
    initials = [p.key for p in parts[:k]]
    mine = [a for a in people if [w[:1] for w in key_tokens(a.name)][:k] == initials]
    return mine or [a for a in people if key_tokens(a.name)[0][:1] == initials[0]]


def _region(parts: list[Piece], on: dt.date | None) -> list[Actor]:
    """ "northern Syria", "Putin's Russia", "Communist China"."""
    k = 0
    while k < len(parts) - 1 and parts[k].key in REGIONS | {"s"}:
        k += 1
    if k:
        found = [a for a in direct(parts[k:], on) if a.state and a.kind in PLACES]
        if found:
            return [replace(a, weight=round(a.weight * 0.9, 3)) for a in found]
    for i in range(1, len(parts) - 1):
        if parts[i].key == "s":
            owners = [a for a in direct(parts[:i], on) if a.kind == "leader"]
            land = [a for a in direct(parts[i + 1 :], on) if a.state and a.kind == "state"]
            mine = [a for a in land if any(o.state == a.state for o in owners)]
            if mine:
                return mine
    return []
