"""Features of a predicate's readings: the sides of a passage seen from it, and what the frames made of them."""

from __future__ import annotations

from dataclasses import dataclass

from foederis.reading._raw import Raw
from foederis.reading._side import Side
from foederis.reading._syntax import lemma_of
from foederis.reading._tree import Token

__all__ = ["MOST_ROLES", "MOST_SIDES", "Entity", "beside", "key_of", "mute", "plain", "seen_from", "state_of"]


MOST_SIDES = 5  # sides of one passage that are weighed
MOST_ROLES = 3  # places of one side that count
_SURE = 0.9
_SAYING = frozenset({"say", "comment", "confirm", "discuss", "disclose", "reveal", "elaborate", "speculate"})
_RANKS = tuple(f"rank{n}" for n in range(MOST_SIDES + 1))


@dataclass(slots=True)
class Entity:
    """A side of the passage with the places where it stands, seen from one predicate."""

    side: Side
    key: str
    roles: list[str]
    rank: int


def key_of(side: Side) -> str:
    """What makes two sides one."""
    return side.state or side.name.lower()


def mute(t: Token) -> bool:
    """ "Did not deny it", "refused to say whether": neither one nor the other."""
    if lemma_of(t) == "deny":
        return any(c.dep_ == "neg" for c in t.children)
    return any(c.dep_ == "xcomp" and c.lemma_ in _SAYING for c in t.children)


def plain(raw: Raw) -> bool:
    """Whether the frames' reading stands: no doer is named, or both sides stand there by name.

    Of 576 events of the second kind in the passages learned from the model gave up 4; of the first they hold too few.
    """
    if not raw.actors:
        return raw.event == "ASSAULT" or raw.mode in {"arrest", "release"}
    return len(raw.actors) == len(raw.recipients) == 1 and raw.actors[0].sure >= _SURE <= raw.recipients[0].sure


def state_of(raw: Raw | None, mark: str) -> list[str]:
    """What the frames made of the predicate."""
    if raw is None:
        return ["noraw"]
    return [
        mark,
        *(f"{mark}{name}" for name in ("vague_actor", "closed", "actor_open", "mutual", "noun") if getattr(raw, name)),
        f"{mark}weight{round(4 * raw.weight)}",
        *([f"{mark}op={raw.operator}"] if raw.operator else []),
    ]


def beside(mark: str, who: Entity | None, sides: tuple[Side, ...]) -> list[str]:
    """How a side stands to those that the frames found for its part."""
    if who is None:
        return [mark + ("bothnone" if not sides else "lost")]
    if not sides:
        return [mark + "new"]
    own = next((s for s in sides if key_of(s) == who.key), None)
    return [mark + "other"] if own is None else [mark + "same", f"{mark}sure{round(4 * own.sure)}"]


def seen_from(who: Entity | None, passive: bool, among: int) -> list[str]:
    """What a side is and where it stands."""
    if who is None:
        return ["nobody"]
    side = who.side
    found = [side.kind, "first=" + who.roles[0], _RANKS[who.rank], f"{_RANKS[who.rank]}of{among}"]
    if side.sure < 0.7:
        found.append("unsure")
    if not side.official:
        found.append("private")
    if side.state is None:
        found.append("stateless")
    for role in who.roles[:MOST_ROLES]:
        found.append("@" + role)
        if passive:
            found.append("passive@" + role)
    return found
