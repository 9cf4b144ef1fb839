"""A question → a case → odds → a dossier."""

from __future__ import annotations

from foederis.outlook._answer import answer
from foederis.outlook._dossier import Change, Dossier, Precedent, Ranking, Reason, ReferenceClass, RungOdds, fact_json
from foederis.outlook._question import Question, find_state, parse_date, parse_question
from foederis.outlook._words import SCALES, percent, term

__all__ = [
    "SCALES",
    "Change",
    "Dossier",
    "Precedent",
    "Question",
    "Ranking",
    "Reason",
    "ReferenceClass",
    "RungOdds",
    "answer",
    "fact_json",
    "find_state",
    "parse_date",
    "parse_question",
    "percent",
    "term",
]
