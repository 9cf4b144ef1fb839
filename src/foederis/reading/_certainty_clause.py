"""One clause: negation, modal verbs, adverbs, conditions and questions, and what they do to the event in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foederis.claims import Factuality, Stage
from foederis.reading import _certainty_words as words

__all__ = ["Certainty", "View", "asks", "by_no_means", "clause", "condition", "denies", "guise", "mark", "misplaced", "modal", "negated", "outcome", "predicate"]

Token = Any

_ORDER = {"CT": 0, "PR": 1, "PS": 2, "UU": 3}
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor"})
_MAY = frozenset({"may", "might"})
_CAN = frozenset({"can", "could", "ca"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_OUGHT = frozenset({"should", "ought", "must"})
_NO_MEANS = frozenset({"circumstance", "circumstances", "condition", "conditions", "time", "point", "stage", "account", "way", "means", "case", "event"})
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

    def share(self, verb: Token) -> None:
        """Be no surer than another verb, whatever is denied there."""
        other = View()
        clause(verb, other, first=True)
        if not other.negative and other.level != "UU":
            self.weaken(other.level)
            self.future, self.hypothetical = self.future or other.future, self.hypothetical or other.hypothetical

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
    return sum(denies(c) for c in t.children) % 2 == 1


def denies(c: Token) -> bool:
    if c.dep_ == "neg" or (c.lower_ in _NEGATIONS and c.dep_ in {"advmod", "cc", "preconj"}):
        return True
    if by_no_means(c) or (c.lower_ == "longer" and any(x.lower_ == "no" for x in c.children)):
        return True
    if c.dep_ == "punct" and any(x.lower_ == "never" for x in c.children):
        return True  # 'would "never, ever" send'
    if c.lower_ in {"neither", "hardly", "scarcely"} and c.dep_ in {"preconj", "cc", "advmod"}:
        return True
    if c.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr", "dative"}:
        return False
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


def clause(t: Token, view: View, *, first: bool) -> None:
    """Negation, modal verbs, adverbs and conditions of one clause."""
    if negated(t):
        view.negative = not view.negative
    aux = [c for c in t.children if c.dep_ in {"aux", "auxpass"}]
    low = {c.lower_ for c in aux}
    perfect = any(c.lemma_ == "have" for c in aux)
    modal(t, view, low, perfect)
    for c in t.children:
        if c.lower_ in words.ADVERBS and c.lower_ not in _NEGATIONS and _own_adverb(c, t):
            if c.lower_ == "likely" and any(x.lower_ == "not" for x in c.children):
                view.weaken("PRN")
            else:
                view.weaken(words.ADVERBS[c.lower_])
        if c.dep_ in {"advcl", "parataxis", "ccomp", "dep"} and condition(c, c.dep_ == "advcl"):
            view.hypothetical = True
            if perfect and low & (_WOULD | _CAN | _MAY):
                view.contrary = True
        if c.dep_ in {"parataxis", "advcl", "ccomp", "dep"} and any(x.dep_ == "nsubj" and x.lemma_ in words.HEARSAY for x in c.children):
            view.weaken("PR")  # ", so the rumour goes,"
        if c.dep_ == "parataxis" and c.lemma_ in {"believe", "think", "suspect", "reckon", "assume"} and not negated(c):
            view.weaken("PR")  # ", investigators believe,"
        if c.dep_ == "prep" and c.lower_ == "in" and any(x.lower_ in {"likelihood", "probability"} for x in c.children):
            view.weaken("PR")  # "in all likelihood"
        if (c.dep_ == "prep" and _if_phrase(c) and first) or _proviso(c):
            view.hypothetical = True
    if first:
        view.done = perfect or t.tag_ in {"VBD", "VBN"}
        view.begun = t.lemma_ in words.BEGIN or (t.tag_ == "VBG" and any(c.lemma_ == "be" for c in aux))
        before = t.nbor(-1) if t.i > t.sent.start else None
        if before is not None and before.head.i != t.i and before.lower_ in words.ADVERBS and before.dep_ == "advmod":
            view.weaken(words.ADVERBS[before.lower_])  # "a ship allegedly carrying oil", hung on another verb
        subject = next((c for c in t.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if _thought_to_be(subject) or _thought_to_be(_agent(t)):
            view.weaken("PR")
        opening = subject.left_edge if subject is not None else None
        if opening is not None and opening.head.dep_ != "nummod" and opening.dep_ == "advmod" and words.ADVERBS.get(opening.lower_) in {"PR", "PS"}:
            view.weaken(words.ADVERBS[opening.lower_])  # "Possibly Chadian units crossed", hung on the units
    mark(t, view)


def _agent(t: Token) -> Token | None:
    by = next((c for c in t.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _thought_to_be(doer: Token | None) -> bool:
    """ "Suspected Iranian agents", "a presumed Turkish drone": whose they are is not sure."""
    if doer is None or doer.dep_ == "nsubjpass":
        return False
    said = next((c.i for c in doer.children if c.dep_ in {"amod", "compound"} and c.lower_ in words.SUSPECT), None)
    return said is not None and any(c.i > said and c.i < doer.i and c.text[:1].isupper() for c in doer.children)


def _own_adverb(c: Token, t: Token) -> bool:
    """Whether an adverb speaks of its verb rather than of a participle that it stands before."""
    if c.dep_ not in {"advmod", "npadvmod", "amod", "advcl", "dep"} or (c.lower_ in {"perhaps", "maybe"} and c.doc[c.i + 1 : c.i + 2].text.isdigit()):
        return False
    after = c.nbor(1) if c.i + 1 < len(c.doc) else None
    return after is None or after.i <= t.i or after.tag_ not in {"VBG", "VBN"}


def modal(t: Token, view: View, low: set[str], perfect: bool) -> None:
    no = any(c.lower_ in _NEGATIONS for c in t.children)
    if low & _MAY:
        view.weaken("PS")
    elif low & _WOULD and not perfect and any(c.lower_ == "how" and c.dep_ == "advmod" for c in t.children):
        view.weaken("UU")  # "outlined how Chad would attack"
    elif low & _CAN:
        if not no:
            view.weaken("PS")
    elif low & _WOULD and perfect:
        view.contrary = True
    elif low & _OUGHT:
        if _inverted(t, "should"):
            view.level, view.hypothetical = "UU", True
        elif perfect:
            view.weaken("CTN" if "must" not in low else "PR")
        else:
            view.weaken("UU")
    if low & (_WILL | _WOULD) or ("to" in low and t.dep_ == "xcomp" and t.head.lemma_ in {"be", "go"}):
        view.future = True


def mark(t: Token, view: View) -> None:
    """ "if", "unless", "whether" before the clause, and conditions told by word order."""
    for c in t.children:
        low = c.lower_
        if c.dep_ in {"mark", "advmod"} and low in words.IF_MARKS:
            if t.dep_ == "ccomp" and t.head.lemma_ in words.UNDECIDED and low == "if":
                view.weaken("UU")
            elif misplaced(t, c):
                view.hypothetical = True
            elif c.i and t.doc[c.i - 1].lower_ == "as":
                _as_if(t, view)
            elif _past_perfect(t) and _would_have(t.head):
                view.contrary = True  # "would have sent troops if Mali had asked"
            else:
                view.level, view.hypothetical = "UU", True
        elif low == "than" and c.dep_ == "mark" and t.tag_ == "VB":
            view.weaken("CTN")  # "would rather close the border than take in refugees"
        elif low == "whether" and c.dep_ in {"mark", "advmod", "cc", "preconj"}:
            view.weaken("UU")
        elif (low in {"case", "event"} and (c.dep_ == "mark" or (low == "case" and c.dep_ == "dep" and t.doc[c.i - 1].lower_ == "in"))) or (low == "in" and _in_case(c, t)):
            view.level, view.hypothetical = "UU", True
        elif low == "though" and c.dep_ == "mark" and c.i and t.doc[c.i - 1].lower_ == "as":
            _as_if(t, view)
        elif low == "as" and c.dep_ == "mark" and _as_long(t, c):
            view.level, view.hypothetical = "UU", True
    if t.dep_ == "advcl" and t.tag_ in {"VBZ", "VBP"} and _awaited(t):
        view.weaken("UU")  # "once Chad withdraws, Mali will"
        view.future = True
    if t.dep_ == "ccomp" and t.head.lower_ in words.PROVISOS and t.head.dep_ in {"advcl", "prep"}:
        view.level, view.hypothetical = "UU", True  # "provided the parliament agrees"
    if any(c.dep_ == "prep" and c.lower_ in {"in", "at"} and _nowhere(c, t) for c in t.children):
        view.level, view.hypothetical = "UU", True  # "in the film"
    over = t.head.head if t.dep_ == "relcl" and t.head.dep_ == "nsubj" else t.head
    if over.lower_ == "were" and t.tag_ == "VB" and t.dep_ != "nsubj" and _inverted(over, "were"):
        view.level, view.hypothetical = "UU", True  # "were Chad to attack"
    if t.dep_ in {"advcl", "parataxis", "ccomp", "dep"} and (_inverted(t, "had") or _inverted(t, "were")):
        view.hypothetical = True
        if _inverted(t, "had"):
            view.contrary = True
        else:
            view.level = "UU"


def _nowhere(prep: Token, t: Token) -> bool:
    """ "In the film", "in the worst case", "at worst"."""
    noun = next((c for c in prep.children if c.dep_ in {"pobj", "amod", "advmod"}), None)
    if noun is None:
        return False
    if noun.lower_ == "case" or prep.lower_ == "at":
        return t.tag_ in {"VBZ", "VBP", "VB"} and any(x.lower_ in {"worst", "best"} for x in (noun, *noun.children))
    return prep.lower_ == "in" and noun.lower_ in words.FICTION


def _proviso(c: Token) -> bool:
    """ "Failing an agreement, Niger closes ...", "provided they agree"."""
    if c.lower_ not in words.PROVISOS or c.dep_ not in {"prep", "advcl", "amod", "advmod", "mark"}:
        return False
    return c.lower_ in {"failing", "absent", "barring"} or any(x.dep_ == "ccomp" for x in c.children)


def _awaited(t: Token) -> bool:
    """Whether a time clause in the present tense hangs on something that is still to come."""
    over = t.head
    first = t.left_edge
    timed = any(c.lower_ in words.UNTIL and c.dep_ in {"mark", "advmod"} for c in t.children) or (
        first.lower_ == "the" and first.head.dep_ == "npadvmod" and first.head.lower_ in {"day", "moment", "minute", "hour"}
    )
    going = any(c.lower_ in _WILL | _WOULD | _MAY | _OUGHT and c.dep_ == "aux" for c in over.children)
    return timed and (going or (over.lower_ in {"have", "has"} and any(c.dep_ == "xcomp" for c in over.children)))


def _as_if(t: Token, view: View) -> None:
    """ "It looks as if Chad has left" is a guess; "it was as if Chad had left" says that it has not."""
    if t.head.lemma_ in {"look", "seem", "appear", "sound", "feel"}:
        view.weaken("PRN" if negated(t.head) else "PR")
    else:
        view.weaken("CTN")


def _as_long(t: Token, as_: Token) -> bool:
    """ "As long as Chad keeps men there, Mali will not sign": a condition, where the clause over it is still to come."""
    if t.tag_ not in {"VBZ", "VBP"} or t.head.lower_ != "long" or as_.i != t.head.i + 1 or not t.head.i:
        return False
    over = t.head.head
    return t.doc[t.head.i - 1].lower_ in {"as", "so"} and any(c.lower_ in _WILL | _WOULD | _CAN for c in over.children)


def _past_perfect(t: Token) -> bool:
    return any(c.lower_ in {"had", "'d", "’d"} and c.dep_ == "aux" for c in t.children)


def _would_have(t: Token) -> bool:
    aux = [c for c in t.children if c.dep_ == "aux"]
    return any(c.lower_ in _WOULD | _CAN | _MAY for c in aux) and any(c.lemma_ == "have" for c in aux)


def _in_case(prep: Token, t: Token) -> bool:
    """ "in case they send": the noun alone under its preposition, before the subject."""
    bare = [c for c in prep.children if c.dep_ == "pobj" and c.lower_ == "case" and not any(True for _ in c.children)]
    return (
        prep.dep_ == "prep"
        and prep.i < t.i
        and bool(bare)
        and bare[0].nbor(1).dep_ in {"nsubj", "det", "compound", "poss"}
    )


def misplaced(t: Token, mark: Token) -> bool:
    """ "If Chad attacks, Mali will help", where the parser took "attacks" for a noun: the mark belongs to the lost clause."""
    commas = [c.i for c in t.children if c.text == "," and mark.i < c.i < t.i]
    return (
        bool(commas)
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > commas[-1] for c in t.children)
        and any(
            c.dep_ in {"nsubj", "nsubjpass", "npadvmod", "dep", "dobj"} and mark.i < c.i < commas[-1]
            for c in t.children
        )
    )


def condition(c: Token, marked: bool = True) -> bool:
    if marked and any(
        x.lower_ in words.IF_MARKS
        and x.dep_ in {"mark", "advmod"}
        and not (x.i and c.doc[x.i - 1].lower_ in {"as", "even"})
        for x in c.children
    ):
        return True
    return any(_inverted(c, w) for w in ("should", "had", "were"))


def _inverted(t: Token, word: str) -> bool:
    """ "Should Chad attack", "had Mali asked": the auxiliary opens a clause that is no question."""
    own = next((c for c in t.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    aux = next((c for c in t.children if c.lower_ == word and c.dep_ in {"aux", "auxpass"}), None)
    if aux is None and t.lower_ == word and t.pos_ == "AUX":
        aux = t
    if own is None and aux is not None and t.dep_ == "advcl":
        # "Should Chad attack, ...": a name before a bare verb, taken for a part of it
        own = next((c for c in t.children if c.dep_ in {"compound", "npadvmod"} and aux.i < c.i < t.i), None)
    if own is None or aux is None or aux.i > own.left_edge.i:
        return False
    before = t.doc[aux.i - 1] if aux.i else None
    return not asks(t) and (
        before is None
        or before.is_punct
        or before.is_space
        or before.dep_ == "cc"
        or aux.i == t.sent.start
        or before.lower_ in {"that"}
        or (word == "should" and t.tag_ == "VB" and t.head.i < aux.i and own.left_edge.i == aux.i + 1)
    )


def _if_phrase(prep: Token) -> bool:
    if prep.lower_ != "in":
        return False
    return any(
        c.dep_ == "pobj"
        and c.lower_ in words.IF_PHRASES
        and (c.lower_ != "case" or any(x.lower_ == "of" for x in c.children))
        and any(x.dep_ in {"prep", "acl", "relcl"} for x in c.children)
        for c in prep.children
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


def outcome(t: Token, head: Token) -> bool:
    """ "Reportedly bombed a depot, killing two": the bare participle behind is no surer than its verb."""
    if t.tag_ != "VBG" or t.i < head.i or t.lemma_ not in words.OUTCOMES:
        return False
    return not any(c.dep_ in {"mark", "nsubj", "aux", "prep"} and c.i < t.i for c in t.children)


def guise(show: Token) -> bool:
    """ "Purports to show soldiers shooting", "allegedly showing them": what is seen there is not sure."""
    if show.lemma_ not in {"show", "depict", "capture"}:
        return False
    return show.head.lower_ in {"purport", "purports", "purported", "purporting", "claims", "appears", "seems"} or any(
        words.ADVERBS.get(c.lower_) == "PR" for c in show.children
    )


def predicate(copula: Token, view: View) -> None:
    """ "It is possible that", "it was false that": the adjective or noun beside the copula."""
    if copula.lemma_ not in {"be", "seem", "appear", "remain", "become", "look", "sound", "find", "think", "consider", "deem", "judge"}:
        return
    for c in copula.children:
        if c.dep_ in {"acomp", "attr", "oprd"} and c.i > copula.i:
            if c.lower_ in words.FAKE:
                view.weaken("CTN")
            elif c.lower_ in words.ADJECTIVES and c.pos_ in {"ADJ", "VERB", "ADV"}:
                view.weaken(words.ADJECTIVES[c.lower_])
