"""Words of estimative probability: ICD 203 (the default) and the PHIA yardstick, and numbers as they are printed."""

from __future__ import annotations

from foederis.errors import BadInput

__all__ = ["SCALES", "percent", "term"]

# (upper bound of the band, word); bands touch and a boundary belongs to the upper band.
_ICD203 = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.01, "almost certain"),
)
# The PHIA scale has gaps; the bounds here lie in the middle of each gap, so that the nearest band is taken.
_PHIA = (
    (0.075, "remote chance"),
    (0.225, "highly unlikely"),
    (0.375, "unlikely"),
    (0.525, "realistic possibility"),
    (0.775, "likely or probable"),
    (0.925, "highly likely"),
    (1.01, "almost certain"),
)
SCALES = {"icd203": _ICD203, "phia": _PHIA}


def term(probability: float, scale: str = "icd203") -> str:
    """The word of a scale for a probability (STANDARDS: ICD 203 2015; PHIA yardstick, nearest band in its gaps).

    >>> term(0.05), term(0.0499), term(0.95), term(0.5)
    ('very unlikely', 'almost no chance', 'almost certain', 'roughly even chance')
    >>> term(0.21, "phia")
    'highly unlikely'

    Raises BadInput for a number outside 0 to 1 or an unknown scale.
    """
    bands = SCALES.get(scale)
    if bands is None:
        raise BadInput(f"no such scale of words: {scale[:20]!r}", hint=f"one of: {', '.join(SCALES)}")
    if not 0.0 <= probability <= 1.0:
        raise BadInput(f"not a probability: {probability}", hint="between 0 and 1")
    return next(word for upper, word in bands if probability < upper)


def percent(probability: float) -> str:
    """A probability as it is printed: never 0 or 100.

    >>> percent(0.004), percent(0.5), percent(0.997), percent(0.014)
    ('<1 %', '50 %', '>99 %', '1 %')
    """
    if probability < 0.01:
        return "<1 %"
    if probability > 0.99:
        return ">99 %"
    return f"{round(100 * probability)} %"
