from __future__ import annotations

from foederis.ladder import RUNGS, Rung


def test_five_rungs_in_order_each_with_a_rule() -> None:
    assert [r.value for r in RUNGS] == ["words", "diplomatic", "materiel", "presence", "force"]
    assert tuple(Rung) == RUNGS
    rules = [r.resolves for r in RUNGS]
    assert len(set(rules)) == 5
    assert all(rule and not rule.endswith(".") for rule in rules)
    assert "a pledge alone does not count" in Rung.MATERIEL.resolves
    assert "without firing" in Rung.PRESENCE.resolves
