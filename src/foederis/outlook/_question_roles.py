"""Which of the names in a question is target, attacker and helper: the assignment that the words support best."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from foederis.outlook._question_grammar import ANYBODY
from foederis.outlook._question_weights import Weights

__all__ = ["Reading", "assign"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Roles filled; roles that could not be; pairs of names that compete for one role."""

    roles: Mapping[str, int]
    open: tuple[str, ...] = ()
    rivals: tuple[int, ...] = ()
    by_order: bool = False


def assign(weights: Weights, mentions: Sequence[int], wanted: Sequence[str], *, bodies: Iterable[int] = (), anybody: bool = False) -> Reading:
    """The best assignment of names to the wanted roles; roles without a clear winner stay open.

    `bodies`: names that are no states, taken only on strong evidence. `anybody`: "who" stands in the question.
    """
    unlikely = set(bodies)
    choices: list[list[int | None]] = []
    for role in wanted:
        fit: list[int | None] = [m for m in mentions if m not in unlikely or weights.of[m, role] >= 2.5]
        # The few likeliest only: a question that names thirty states stays cheap.
        fit.sort(key=lambda m: -weights.of[m, role] if m is not None else 0.0)
        choices.append([*fit[:6], *([ANYBODY] if anybody and role == "helper" else []), None])
    ranked = []
    for combo in itertools.product(*choices):
        named = [m for m in combo if m is not None]
        if len(set(named)) != len(named):
            continue
        empty = sum(1 for m, role in zip(combo, wanted, strict=True) if m is not None and weights.of[m, role] <= 0)
        if empty > 1:
            continue
        score = sum(weights.of[m, role] - (0.5 if m in unlikely else 0.0) for m, role in zip(combo, wanted, strict=True) if m is not None)
        ranked.append((score - 0.1 * combo.count(None) - 0.05 * empty, combo))
    ranked.sort(key=lambda r: -r[0])
    best_score, best = ranked[0]
    roles = {role: m for role, m in zip(wanted, best, strict=True) if m is not None}
    rivals: tuple[int, ...] = ()
    unsure: list[str] = []
    by_order = False
    for role, m in list(roles.items()):
        others = [(s, c) for s, c in ranked[1:] if c[list(wanted).index(role)] not in (m, None) and c.count(None) <= best.count(None)]
        margin = best_score - others[0][0] if others else 9.0
        if margin < 0.75:
            other = others[0][1][list(wanted).index(role)]
            if weights.by_order and margin > 0.1:
                by_order = True
            elif other is not None and frozenset((m, other)) in weights.paired:
                rivals = tuple(sorted((m, other)))
            elif weights.of[m, role] < 1.0 or margin < 0.2:
                unsure.append(role)
    for role in unsure:
        roles.pop(role, None)
    return Reading(roles, tuple(r for r in wanted if r not in roles), rivals, by_order)
