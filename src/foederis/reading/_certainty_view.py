"""What is found on the way up from an event: how sure it is, whether it is denied, and whether it stands under a condition."""

from __future__ import annotations

from dataclasses import dataclass

from foederis.claims import Factuality, Stage
from foederis.reading._tree import Token

__all__ = ["CAN", "MAY", "NEGATIONS", "OUGHT", "WILL", "WOULD", "Certainty", "View", "asks", "by_no_means", "denies", "negated", "nor_before"]


# Auxiliaries by what they make of an act.
MAY = frozenset({"may", "might"})
CAN = frozenset({"can", "could", "ca"})
WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
WOULD = frozenset({"would", "'d", "’d"})
OUGHT = frozenset({"should", "ought", "must"})

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor"})
_ORDER = {"CT": 0, "PR": 1, "PS": 2, "UU": 3}
_NO_MEANS = frozenset({"circumstance", "circumstances", "condition", "conditions", "time", "point", "stage", "account", "way", "means", "case", "event"})
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
_ONCE = frozenset({"once", "before", "again", "ever"})
_VAIN = frozenset({"avail", "purpose", "end", "effect", "use"})
_NOTHING = frozenset({"nothing", "nobody", "none"})
_NONE = frozenset({"no", "neither", "none", "nothing", "nobody", "zero"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """FactBank value, whether the event stands in a condition or question, a stage where the wording sets one, and whether
    the event is told as still to come."""

    factuality: Factuality = Factuality.CERTAIN
    hypothetical: bool = False
    stage: Stage | None = None
    future: bool = False


class View:
    """What has been found on the way up."""

    def __init__(self) -> None:
        self.level = "CT"
        self.negative = False
        self.hypothetical = False
        self.future = False
        self.done = False  # told as past or perfect
        self.begun = False
        self.contrary = False  # counterfactual

    def weaken(self, level: str) -> None:
        if level.endswith("N"):
            level = level[:-1]
            self.negative = not self.negative
        if _ORDER[level] > _ORDER[self.level]:
            self.level = level

    def value(self) -> Certainty:
        if self.contrary:
            return Certainty(Factuality.NOT_CERTAIN, True, None)
        if self.level == "UU":
            return Certainty(Factuality.UNKNOWN, self.hypothetical, None, self.future)
        factuality = Factuality(self.level + ("-" if self.negative else "+"))
        stage = None
        if factuality in {Factuality.POSSIBLE, Factuality.PROBABLE}:
            if self.future or (self.level == "PS" and not self.done and not self.begun):
                stage = Stage.NONE
            elif self.begun or self.done:
                stage = Stage.UNDER_WAY if self.begun else Stage.DELIVERED
        return Certainty(factuality, self.hypothetical, stage, self.future)


def negated(t: Token) -> bool:
    """An odd number of negations on a verb, its auxiliaries and its bare subject or object."""
    told = [c for c in t.children if denies(c) or (c.dep_ == "aux" and any(x.dep_ == "neg" for x in c.children)) or nor_before(c)]
    if len(told) == 2 and told[0].dep_ == "neg" and told[1].dep_ == "dobj" and told[1].lower_ in _NOTHING and t.lemma_ != "do":
        return True  # "did not sell nothing", as translated word by word
    return bool(len(told) % 2)


def nor_before(c: Token) -> bool:
    """ "..., a spokesman said, nor is Chad arming them": the opener hung elsewhere."""
    if c.dep_ not in {"aux", "auxpass"} or c.i == 0 or c.i > c.head.i:
        return False
    before = c.nbor(-1)
    return before.lower_ == "nor" and before.head.i not in {c.i, c.head.i} and before.i > 0 and before.nbor(-1).text == ","


def denies(c: Token) -> bool:
    """Whether a word under a verb denies it."""
    if c.lower_ in {"not", "n't", "n’t"} and c.i + 1 < len(c.doc) and c.nbor(1).lower_ in _MERELY:
        return False  # "not only sent soldiers but left the club"
    if c.dep_ in {"prep", "dative", "agent"} and c.lower_ in {"to", "from", "against", "by"}:
        goals = [n for n in c.children if n.dep_ == "pobj" and n.lower_ not in _VAIN]
        return any(n.lower_ == "nobody" or any(x.lower_ in {"no", "neither"} and x.dep_ == "det" for x in n.children) for n in goals)
    if c.lower_ == "nor" and c.dep_ == "cc" and c.i > c.head.i:
        return False  # of what follows: "did not send arms, nor did it train soldiers"
    if c.dep_ == "neg" or (c.lower_ in NEGATIONS and c.dep_ in {"advmod", "cc", "preconj"}):
        return True
    if by_no_means(c) or (c.lower_ == "longer" and any(x.lower_ == "no" for x in c.children)):
        return True
    if c.dep_ == "punct" and any(x.lower_ == "never" for x in c.children):
        return True  # 'would "never, ever" send'
    if c.dep_ in {"advmod", "npadvmod"} and c.lower_ in _ONCE and any(x.lower_ in {"not", "never"} for x in c.children):
        return True  # "not once has Chad sent", "never before"
    if c.lower_ == "ever" and any(x.lower_ in {"hardly", "scarcely", "barely"} for x in c.children):
        return True
    if c.lower_ in {"neither", "hardly", "scarcely"} and c.dep_ in {"preconj", "cc", "advmod"}:
        return True
    if c.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "dative"}:
        return False
    if c.dep_ in {"nsubj", "nsubjpass"} and any(x.lower_ == "nor" and x.dep_ == "cc" for x in c.children):
        return True  # "Paris, nor London, has sent troops"
    return (
        c.lower_ in _NONE
        or (c.lower_ == "few" and c.dep_ == "nsubj")
        or (c.left_edge.lower_ == "not" and c.left_edge.nbor().lower_ in {"one", "a", "any"})
        or any(
            x.lower_ in {"no", "neither"} and x.dep_ in {"det", "preconj", "cc", "neg", "predet"} for x in c.children
        )
    )


def by_no_means(c: Token) -> bool:
    """ "In no circumstances", "at no time", "on no account", under its verb."""
    if c.dep_ != "prep" or c.lower_ not in {"in", "under", "at", "on", "by"}:
        return False
    return any(
        n.lower_ in _NO_MEANS and any(x.lower_ == "no" for x in n.children) for n in c.children if n.dep_ == "pobj"
    )


def asks(t: Token) -> bool:
    sent = t.sent
    last = sent[-1]
    for _ in range(3):
        if last.is_space or last.is_quote:
            if last.i <= sent.start:
                return False
            last = last.nbor(-1)
    return bool(last.text == "?")
