from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foederis.errors import BadInput
from foederis.outlook import SCALES, percent, term

P = st.floats(0.0, 1.0, allow_nan=False)
ICD203 = [
    (0.05, "almost no chance", "very unlikely"),
    (0.20, "very unlikely", "unlikely"),
    (0.45, "unlikely", "roughly even chance"),
    (0.55, "roughly even chance", "likely"),
    (0.80, "likely", "very likely"),
    (0.95, "very likely", "almost certain"),
]


@pytest.mark.parametrize(("bound", "below", "above"), ICD203)
def test_a_boundary_belongs_to_the_upper_band(bound: float, below: str, above: str) -> None:
    assert term(bound) == above
    assert term(math.nextafter(bound, 0)) == below
    assert term(math.nextafter(bound, 1)) == above


def test_the_ends() -> None:
    assert term(0.0) == "almost no chance"
    assert term(1.0) == "almost certain"


@pytest.mark.parametrize(
    ("p", "word"),
    [
        (0.0, "remote chance"), (0.05, "remote chance"), (0.10, "highly unlikely"), (0.20, "highly unlikely"), (0.25, "unlikely"), (0.35, "unlikely"),
        (0.40, "realistic possibility"), (0.499, "realistic possibility"), (0.55, "likely or probable"), (0.75, "likely or probable"),
        (0.80, "highly likely"), (0.90, "highly likely"), (0.95, "almost certain"), (1.0, "almost certain"),
        (0.07, "remote chance"), (0.08, "highly unlikely"), (0.22, "highly unlikely"), (0.23, "unlikely"), (0.37, "unlikely"), (0.38, "realistic possibility"),
        (0.52, "realistic possibility"), (0.53, "likely or probable"), (0.77, "likely or probable"), (0.78, "highly likely"), (0.92, "highly likely"), (0.93, "almost certain"),
    ],
)  # fmt: skip
def test_phia_takes_the_nearest_band_in_its_gaps(p: float, word: str) -> None:
    assert term(p, "phia") == word


@given(P, P, st.sampled_from(sorted(SCALES)))
def test_words_climb_with_the_number(p: float, q: float, scale: str) -> None:
    order = [word for _, word in SCALES[scale]]
    low, high = sorted((p, q))
    assert order.index(term(low, scale)) <= order.index(term(high, scale))


@given(st.floats(0.0, 1.0, exclude_min=True, exclude_max=True))
def test_never_0_or_100_in_print(p: float) -> None:
    shown = percent(p)
    assert shown not in ("0 %", "100 %")
    assert (shown == "<1 %") == (p < 0.01)
    assert (shown == ">99 %") == (p > 0.99)


@pytest.mark.parametrize("wrong", [-0.01, 1.01, float("nan"), float("inf")])
def test_no_word_for_what_is_no_probability(wrong: float) -> None:
    with pytest.raises(BadInput, match="not a probability"):
        term(wrong)


def test_an_unknown_scale() -> None:
    with pytest.raises(BadInput, match="icd203, phia"):
        term(0.5, "words")
