"""How one fact is told: what it is, of whom, its value, its source and age."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foederis.almanac import Fact
    from foederis.outlook import Dossier

__all__ = ["FACTS", "fact_label", "fact_source", "fact_value", "shown_facts"]

FACTS = 20


@cache
def _titles() -> dict[str, str]:
    from foederis.almanac import Almanac

    return {v.name: v.title for v in Almanac.load().variables()}


def fact_label(f: Fact) -> str:
    """What a fact is of whom: the variable's title and the codes."""
    who = f"{f.subject}→{f.object}" if f.object else f.subject
    return f"{_titles().get(f.variable) or f.variable.replace('_', ' ')}, {who}"


def fact_value(f: Fact) -> str:
    """The value as it is printed; what is not known is "missing"."""
    value = f.value
    if value is None:
        return "missing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    return str(value)


def fact_source(f: Fact, *, age: bool = True) -> str:
    """Source and version, an entry of the supplement by its name; with `age`, how many years the value was carried."""
    kind, _, entry = f.source.partition(":")
    name = f"supplement, {entry}" if kind == "supplement" and entry else f"{f.source} {f.version}".strip()
    return name + (f", carried {f.carried} y" if f.carried and age else "")


def shown_facts(d: Dossier, evidence: Sequence[str]) -> list[Fact]:
    """The facts behind the given evidence in its order, at most FACTS, treaties apart; the JSON form has every one."""
    by_id = {f.id: f for f in d.facts if f.variable != "treaty"}
    return [by_id[i] for i in dict.fromkeys(evidence) if i in by_id][:FACTS]
