"""Likeness of alliance portfolios: bounds, symmetry, and the textbook sum."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from foederis.almanac._similarity import portfolio_kappa, portfolio_s

_MATRIX = arrays(np.float32, (6, 6), elements=st.sampled_from([0.0, 1.0, float("nan")]))
_MASK = arrays(np.bool_, 6)


@settings(deadline=None)
@given(_MATRIX, _MASK)
def test_both_measures_are_symmetric_bounded_and_silent_outside(matrix: np.ndarray, mask: np.ndarray) -> None:
    for measure in (portfolio_s, portfolio_kappa):
        found = measure(matrix, mask)
        inside = found[np.ix_(mask, mask)]
        assert np.isnan(found[~mask]).all()
        assert np.isnan(found[:, ~mask]).all()
        np.testing.assert_allclose(inside, inside.T, atol=1e-5)
        assert not np.isnan(inside).any()
        assert (inside <= 1 + 1e-5).all()
        assert (inside >= -1 - 1e-5).all()


@settings(deadline=None)
@given(_MATRIX)
def test_s_is_the_textbook_sum(matrix: np.ndarray) -> None:
    everyone = np.ones(6, dtype=bool)
    allies = np.nan_to_num(matrix)
    allies = np.maximum(allies, allies.T)
    np.fill_diagonal(allies, 1)
    found = portfolio_s(matrix, everyone)
    for i in range(6):
        for j in range(6):
            assert abs(found[i, j] - (1 - 2 * np.abs(allies[i] - allies[j]).sum() / 6)) < 1e-5


def test_an_empty_system() -> None:
    nobody = np.zeros(3, dtype=bool)
    assert np.isnan(portfolio_s(np.zeros((3, 3)), nobody)).all()
    assert np.isnan(portfolio_kappa(np.zeros((3, 3)), nobody)).all()
