"""Conditions: "if", "unless", "should it", "provided that", "until", "in the event of", and what they leave open."""

from __future__ import annotations

from foederis.reading import _certainty_words as words
from foederis.reading._certainty_view import CAN, MAY, OUGHT, WILL, WOULD, View, asks, negated
from foederis.reading._tree import Token

__all__ = ["condition", "conditional", "inverted", "mark", "misplaced", "phrased", "proviso"]




def mark(t: Token, view: View) -> None:
    """ "if", "unless", "whether" before the clause, and conditions told by word order."""
    for c in t.children:
        low = c.lower_
        if c.dep_ in {"mark", "advmod"} and low in words.IF_MARKS:
            if _if_only(c, t):
                continue
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
    if t.dep_ == "advcl" and _awaited(t):
        view.level, view.hypothetical = "UU", True  # "once Chad withdraws, Mali will"
        view.future = True
    opening = t.left_edge
    if opening.lower_ == "in" and opening.nbor(1).lower_ == "case" and opening.i + 1 < t.i:
        opening = opening.nbor(2)  # the mark taken for a part of the clause
    if opening.i > 1 and t.doc[opening.i - 1].lower_ == "case" and t.doc[opening.i - 2].lower_ == "in":
        view.level, view.hypothetical = "UU", True  # "in case Chad attacks", hung on the noun
    if t.dep_ == "ccomp" and t.head.lower_ in words.PROVISOS and t.head.dep_ in {"advcl", "prep"}:
        view.level, view.hypothetical = "UU", True  # "provided the parliament agrees"
    if any(c.dep_ == "prep" and c.lower_ in {"in", "at"} and _nowhere(c, t) for c in t.children):
        view.level, view.hypothetical = "UU", True  # "in the film"
    over = t.head.head if t.dep_ == "relcl" and t.head.dep_ == "nsubj" else t.head
    if over.lower_ == "were" and t.tag_ == "VB" and t.dep_ != "nsubj" and inverted(over, "were"):
        view.level, view.hypothetical = "UU", True  # "were Chad to attack"
    if t.dep_ in {"advcl", "parataxis", "ccomp", "dep"} and (inverted(t, "had") or inverted(t, "were")):
        view.hypothetical = True
        if inverted(t, "had"):
            view.contrary = True
        else:
            view.level = "UU"


def _if_only(c: Token, t: Token) -> bool:
    """ "If only to please its voters": a purpose, no condition."""
    return c.i + 1 < len(c.doc) and c.nbor(1).lower_ == "only" and any(x.lower_ == "to" and x.dep_ == "aux" for x in t.children)


def _nowhere(prep: Token, t: Token) -> bool:
    """ "In the film", "in the worst case", "at worst"."""
    noun = next((c for c in prep.children if c.dep_ in {"pobj", "amod", "advmod"}), None)
    if noun is None:
        return False
    if noun.lower_ == "case" or prep.lower_ == "at":
        return t.tag_ in {"VBZ", "VBP", "VB"} and any(x.lower_ in {"worst", "best"} for x in (noun, *noun.children))
    return prep.lower_ == "in" and (noun.lower_ in words.FICTION or (noun.lower_ in {"game", "games"} and any(x.lower_ == "war" for x in noun.children)))


def proviso(c: Token) -> bool:
    """ "Failing an agreement, Niger closes ...", "provided they agree", "on condition that they agree"."""
    if c.dep_ == "prep" and c.lower_ == "on":
        return any(n.dep_ == "pobj" and n.lower_ == "condition" and any(x.dep_ in {"acl", "relcl", "prep"} for x in n.children) for n in c.children)
    if c.dep_ == "dobj":
        return any(x.lower_ in words.PROVISOS and x.dep_ == "acl" and any(y.dep_ == "ccomp" for y in x.children) for x in c.children)
    if c.lower_ not in words.PROVISOS or c.dep_ not in {"prep", "advcl", "amod", "advmod", "mark"}:
        return False
    return c.lower_ in {"failing", "absent", "barring"} or any(x.dep_ == "ccomp" for x in c.children)


def _awaited(t: Token) -> bool:
    """Whether a time clause hangs on something that is still to come: "will return once Chad withdraws", "would stay until it had"."""
    first = t.left_edge
    at_once = t.head.lower_ == "soon" and first.lower_ == "as"  # "as soon as Chad withdraws"
    over = t.head.head if at_once else t.head
    word = "once" if at_once else next((c.lower_ for c in t.children if c.lower_ in words.UNTIL and c.dep_ in {"mark", "advmod"}), "")
    moment = first.lower_ == "the" and first.head.dep_ == "npadvmod" and first.head.lower_ in {"day", "moment", "minute", "hour"}
    if not word and not moment:
        return False
    aux = {c.lower_ for c in over.children if c.dep_ == "aux"}
    owed = over.lower_ in {"have", "has"} and any(c.dep_ == "xcomp" for c in over.children)
    promised = over.dep_ == "xcomp" and "to" in aux and over.head.lemma_.lower() in words.TO_COME
    if "have" in aux and not promised:
        return False  # "would have stayed until Chad left"
    if t.tag_ in {"VBZ", "VBP"} or any(c.lower_ in {"has", "have"} and c.dep_ == "aux" and c.tag_ != "VB" for c in t.children):
        return bool(aux & (WILL | WOULD | MAY | OUGHT)) or owed or promised
    if word not in {"until", "till", "once"} and not moment:
        return False
    return (t.tag_ == "VBD" or _past_perfect(t)) and (bool(aux & (WOULD | {"might", "should"})) or promised)


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
    return t.doc[t.head.i - 1].lower_ in {"as", "so"} and any(c.lower_ in WILL | WOULD | CAN for c in over.children)


def _past_perfect(t: Token) -> bool:
    return any(c.lower_ in {"had", "'d", "’d"} and c.dep_ == "aux" for c in t.children)


def _would_have(t: Token) -> bool:
    aux = [c for c in t.children if c.dep_ == "aux"]
    return any(c.lower_ in WOULD | CAN | MAY for c in aux) and any(c.lemma_ == "have" for c in aux)


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
        and not _if_only(x, c)
        for x in c.children
    ):
        return True
    return any(inverted(c, w) for w in ("should", "had", "were"))


def conditional(tokens: list[Token]) -> bool:
    """Whether a promise, told by these predicates, holds only under a condition: "told Oslo it would help if asked"."""
    t = tokens[0]
    own = {x.i for x in tokens}
    for x in t.sent:
        clause = _condition_at(x, t)
        if clause is None:
            continue
        if _hangs_on(clause, t, own):
            return True
    return False


def _condition_at(x: Token, t: Token) -> Token | None:
    """The clause or phrase that a word makes a condition; None where it makes none."""
    low = x.lower_
    if low in words.PROVISOS and x.dep_ in {"acl", "advcl", "prep"} and any(c.dep_ in {"ccomp", "advcl"} for c in x.children):
        return x
    marked = low in words.IF_MARKS and x.dep_ in {"mark", "advmod"} and not _no_condition(x)
    turned = low == "should" and x.dep_ == "aux" and (inverted(x.head, low) or _turned_about(x, t))
    provided = low == "condition" and x.dep_ == "pobj" and x.head.lower_ == "on" and proviso(x.head)
    return x.head if marked or turned or provided else None


def _no_condition(x: Token) -> bool:
    """ "As if", "even if", "if only to", "asked if"."""
    t = x.head
    before = x.doc[x.i - 1].lower_ if x.i else ""
    return before in {"as", "even"} or _if_only(x, t) or (t.dep_ == "ccomp" and t.head.lemma_ in words.UNDECIDED)


def _turned_about(should: Token, t: Token) -> bool:
    """ "Offered to help should the talks fail", read as one clause that the offer stands in."""
    over = should.head
    if t.dep_ != "ccomp" or t.head.i != over.i or t.i > should.i:
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > should.i for c in over.children)


def _hangs_on(clause: Token, t: Token, own: set[int]) -> bool:
    """Whether a condition stands under the promise or its content, or beside it under the verb that reports it."""
    if clause.i in own:
        return True
    if t.head.i == clause.i:
        return bool(t.dep_ == "ccomp" and clause.i > t.i)
    if t.dep_ == "ccomp" and clause.head.i == t.head.i and clause.dep_ == "advcl":
        return any(c.dep_ == "aux" and c.lower_ in WILL | WOULD | MAY | CAN for c in t.children)
    over = clause.head
    for _ in range(4):
        if over.i in own:
            return True
        if over.dep_ not in {"xcomp", "prep", "pcomp", "dobj", "pobj", "dative", "acomp"} and not (over.dep_ == "ccomp" and over.head.i in own):
            return False
        over = over.head
    return False


def inverted(t: Token, word: str) -> bool:
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


def phrased(prep: Token) -> bool:
    if prep.lower_ != "in":
        return False
    return any(
        c.dep_ == "pobj"
        and c.lower_ in words.IF_PHRASES
        and (c.lower_ != "case" or any(x.lower_ == "of" for x in c.children))
        and any(x.dep_ in {"prep", "acl", "relcl"} for x in c.children)
        for c in prep.children
    )
