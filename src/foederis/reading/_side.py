"""One side of an event as a text names it."""

from __future__ import annotations

from dataclasses import dataclass

from foederis.claims import Actor

__all__ = ["Side", "same"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side as the text names it. `sure` is lower where it was worked out from context; `start`/`end` characters."""

    name: str
    state: str | None
    sector: str
    kind: str
    start: int
    end: int
    token: int
    sure: float = 1.0
    official: bool = True

    @property
    def known(self) -> bool:
        """Whether it is a state's side, an international body or an armed group."""
        return self.state is not None or self.kind in {"body", "group"}

    def actor(self) -> Actor:
        """The side in the shape of a claim."""
        return Actor(name=" ".join(self.name.split()), state=self.state, sector=self.sector, kind=self.kind)


def same(a: Side, b: Side) -> bool:
    """Whether two sides are one: the same state, else the same name."""
    if a.state is not None or b.state is not None:
        return a.state == b.state
    return a.name.lower() == b.name.lower()
