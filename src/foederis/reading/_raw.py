"""An event as read from one predicate, before it is dated, graded and written down as claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from foederis.reading._lexicon import Frame
from foederis.reading._syntax import Args
from foederis.reading._tree import Token
from foederis.reading._who import Side

__all__ = ["CONFLICT", "COOPERATIVE", "Raw"]


COOPERATIVE = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "AGREE"})
CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN"})


@dataclass(slots=True)
class Raw:
    """One event: its predicate, sides and objects, and what the words around it did to it."""

    token: Token
    event: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    objects: list[Token] = field(default_factory=list)
    args: Args = field(default_factory=Args)
    frame: Frame | None = None
    stage: str = ""
    tie: str = ""
    mutual: bool = False
    noun: bool = False
    weight: float = 1.0
    factuality: str = ""  # set by the wording ("denied", "failed to"); "" leaves it to the certainty rules
    hypothetical: bool = False
    content: Token | None = None  # the predicate inside an operator
    inner: Raw | None = None
    source: Side | None = None  # innermost speaker set by the wording ("accused X of ...")
    source_text: str = ""
    operator: str = ""
    spread: bool = True  # whether its words go on to the content's
    emitted: bool = True
    actor_open: bool = False  # a doer that the text leaves out
    vague_actor: bool = False
    closed: bool = False  # done to somebody who is no side: nobody else is to be found
    obligations: tuple[str, ...] = ()
    sure: float | None = None  # how probable the learned model holds this reading; None for the frames' own

    @property
    def tokens(self) -> list[Token]:
        """The predicates of the whole chain, outermost first."""
        return [self.token, *([] if self.inner is None else self.inner.tokens)]
