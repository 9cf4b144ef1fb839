"""Which kind of attack a question speaks of: an invasion, a strike or raid, or neither for sure."""

from __future__ import annotations

import re

__all__ = ["limited"]

_STRIKE = re.compile(r"\b(?:air ?)?(?:strikes?|struck|raid\w*|bomb(?:s|ed|ing|ings)?|shell(?:s|ed|ing)?|missiles?|drones?|blockad\w*)\b", re.IGNORECASE)
_INVASION = re.compile(r"\b(?:inva(?:d|s)\w*|occup\w*|annex\w*|conquer\w*|overr[au]n\w*|land(?:s|ed|ing)? troops|(?:go(?:es)?|going|went) to war|war (?:with|against|on|between)|declares? war)\b", re.IGNORECASE)


def limited(text: str) -> float:
    """1 for a strike or raid, 0 for an invasion or war, a half where the words do not tell.

    >>> limited("if Israel strikes"), limited("if Russia invades"), limited("in the event of a US attack")
    (1.0, 0.0, 0.5)
    """
    strike, invasion = bool(_STRIKE.search(text)), bool(_INVASION.search(text))
    return 0.5 if strike == invasion else float(strike)
