"""How certain: the simplest version, negation, modal verbs, conditions and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foederis.claims import AttributionSpans, Factuality, Stage

__all__ = ["Certainty", "assess"]

Token = Any

_POSSIBLE = frozenset({"may", "might", "could", "can"})
_MAYBE = frozenset({"possibly", "perhaps", "maybe", "potentially", "conceivably"})
_LIKELY = frozenset({"reportedly", "probably", "likely", "apparently", "presumably", "allegedly", "seemingly", "purportedly", "supposedly"})
_BELIEVED = frozenset({"believe", "think", "expect", "estimate", "suspect", "appear", "seem", "report", "presume", "predict"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """FactBank value, whether the event stands in a condition or question, and a stage where the wording sets one."""

    factuality: Factuality = Factuality.CERTAIN
    hypothetical: bool = False
    stage: Stage | None = None


def assess(token: Token, attributions: list[AttributionSpans]) -> Certainty:
    """How certain the event of a predicate is, as its innermost speaker has it."""
    negative = False
    level = "CT"
    hypothetical = False
    t = token
    steps = 0
    while True:
        for c in t.children:
            low = c.lower_
            if c.dep_ == "neg" or (low in {"never", "no"} and c.dep_ in {"advmod", "det"} and steps == 0):
                negative = not negative
            if low in _POSSIBLE and c.dep_ == "aux" and level == "CT":
                level = "PS"
            if low in _MAYBE and level == "CT":
                level = "PS"
            if low in _LIKELY and level == "CT":
                level = "PR"
            if low in {"if", "unless", "whether"} and c.dep_ == "mark":
                hypothetical = True
            if steps == 0 and c.dep_ in {"dobj", "nsubjpass", "nsubj"} and any(x.lower_ == "no" and x.dep_ == "det" for x in c.children):
                negative = True
            if low in {"evidence", "proof", "indication", "sign"} and any(x.lower_ == "no" for x in c.children):
                return Certainty(Factuality.NOT_PROBABLE, False, None)
        if t.lower_ in {"evidence", "proof", "indication", "sign"} and any(x.lower_ == "no" for x in t.children):
            return Certainty(Factuality.NOT_PROBABLE, False, None)
        if t.dep_ == "ROOT" or steps > 6:
            break
        head = t.head
        if head.lemma_ in _BELIEVED and t.dep_ in {"xcomp", "ccomp"} and level == "CT" and any(c.dep_ == "auxpass" for c in head.children):
            level = "PR"
        if head.lemma_ in {"appear", "seem"} and t.dep_ == "xcomp" and level == "CT":
            level = "PR"
        if head.lemma_ == "deny" and t.dep_ in {"xcomp", "ccomp"}:
            return Certainty(Factuality.NOT_CERTAIN, hypothetical, None)
        if t.dep_ not in {"xcomp", "acl", "conj", "pobj", "prep", "advcl", "amod", "compound", "dobj"} or (t.dep_ == "advcl" and steps):
            break
        if t.dep_ in {"conj", "advcl", "dobj"}:
            break
        t = head
        steps += 1
    sent = token.sent
    last = sent[-1] if len(sent) else token
    if last.text == "?" or (len(sent) > 1 and sent[-2].text == "?"):
        hypothetical = True
    if hypothetical:
        return Certainty(Factuality.UNKNOWN, True, None)
    return Certainty(Factuality(level + ("-" if negative else "+")), False, None)
