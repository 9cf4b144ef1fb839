from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foederis.library._score import score


def test_by_hand() -> None:
    result = score(
        [
            ("words", 0.9, 0.5, "yes"),
            ("words", 0.8, 0.5, "no"),
            ("force", 0.02, 0.1, "no"),
            ("force", 0.5, 0.1, "void"),
            ("force", 0.5, 0.1, None),
        ]
    )
    words, force, overall = result.rungs["words"], result.rungs["force"], result.overall
    assert words.brier == pytest.approx((0.01 + 0.64) / 2)
    assert words.log_score == pytest.approx(-(math.log(0.9) + math.log(0.2)) / 2)
    assert words.base_rate == 0.5
    assert words.base_brier == 0.25
    assert words.reference_brier == 0.25
    assert words.sharpness == pytest.approx((0.16 + 0.09) / 2)
    assert words.skill == pytest.approx(1 - 0.325 / 0.25)
    assert (force.settled, force.void, force.open) == (1, 1, 1)
    assert force.skill is None  # the base rate alone was never wrong
    assert (overall.settled, overall.void, overall.open) == (3, 1, 1)
    assert [(b.term, b.count, b.observed) for b in result.calibration] == [("almost no chance", 1, 0.0), ("very likely", 2, 0.5)]
    assert list(result.rungs) == ["words", "force"]
    shown = result.as_json()
    assert shown["rungs"]["words"]["brier"] == words.brier
    assert shown["calibration"][0]["term"] == "almost no chance"


def test_nothing_settled() -> None:
    result = score([("force", 0.3, None, "void")])
    assert result.overall.brier is None
    assert result.overall.skill is None
    assert result.calibration == ()
    assert score([]).rungs == {}


def test_a_reference_that_is_not_always_known() -> None:
    assert score([("force", 0.3, None, "no"), ("force", 0.3, 0.1, "no")]).overall.reference_brier is None


def test_the_ends() -> None:
    """Certainty that was wrong costs much, not everything; a boundary belongs to the upper band."""
    result = score([("force", 1.0, None, "no"), ("force", 0.05, None, "no"), ("force", 0.95, None, "yes")])
    assert result.overall.log_score is not None and result.overall.log_score < 4
    assert [(b.term, b.count) for b in result.calibration] == [("very unlikely", 1), ("almost certain", 2)]


@given(st.lists(st.tuples(st.sampled_from(["words", "force"]), st.floats(0, 1), st.none(), st.sampled_from(["yes", "no", "void", None])), max_size=30))
def test_bounds_and_counts(rows: list[tuple[str, float, None, str | None]]) -> None:
    result = score(rows)
    t = result.overall
    assert t.settled + t.void + t.open == len(rows)
    assert sum(b.count for b in result.calibration) == t.settled
    assert sum(r.settled for r in result.rungs.values()) == t.settled
    if t.brier is not None:
        assert 0 <= t.brier <= 1
        assert t.log_score is not None and t.log_score >= 0
        for b in result.calibration:
            assert b.low <= b.mean <= b.high
