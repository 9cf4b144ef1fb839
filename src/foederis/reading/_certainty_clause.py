"""One clause: negation, modal verbs, adverbs and questions, and what they do to the event in it."""

from __future__ import annotations

from foederis.reading import _certainty_words as words
from foederis.reading._certainty_if import condition, inverted, mark, phrased, proviso
from foederis.reading._certainty_view import CAN, MAY, NEGATIONS, OUGHT, WILL, WOULD, View, negated
from foederis.reading._tree import Token

__all__ = ["clause", "guise", "modal", "outcome", "predicate", "share"]




def clause(t: Token, view: View, *, first: bool) -> None:
    """Negation, modal verbs, adverbs and conditions of one clause."""
    if negated(t):
        view.negative = not view.negative
    aux = [c for c in t.children if c.dep_ in {"aux", "auxpass"}]
    low = {c.lower_ for c in aux}
    perfect = any(c.lemma_ == "have" for c in aux)
    modal(t, view, low, perfect)
    for c in t.children:
        if c.lower_ in words.ADVERBS and c.lower_ not in NEGATIONS and _own_adverb(c, t):
            if c.lower_ == "likely" and any(x.lower_ == "not" for x in c.children):
                view.weaken("PRN")
            else:
                view.weaken(words.ADVERBS[c.lower_])
        if c.dep_ in {"advcl", "parataxis", "ccomp", "dep"} and condition(c, c.dep_ == "advcl"):
            view.hypothetical = True
            if perfect and low & (WOULD | CAN | MAY):
                view.contrary = True
        if c.dep_ in {"parataxis", "advcl", "ccomp", "dep"} and any(x.dep_ == "nsubj" and x.lemma_ in words.HEARSAY for x in c.children):
            view.weaken("PR")  # ", so the rumour goes,"
        if c.dep_ in {"parataxis", "ccomp", "advcl"} and _it_is_said(c):
            view.weaken("PR")  # ", it was claimed,"
        if c.dep_ == "parataxis" and c.lemma_ in {"believe", "think", "suspect", "reckon", "assume"} and not negated(c):
            view.weaken("PR")  # ", investigators believe,"
        if c.dep_ == "prep" and c.lower_ == "in" and any(x.lower_ in {"likelihood", "probability"} for x in c.children):
            view.weaken("PR")  # "in all likelihood"
        if (c.dep_ == "prep" and first and phrased(c)) or proviso(c):
            view.hypothetical = True
    if t.tag_ in {"VBZ", "VBP"} and any(c.dep_ in {"npadvmod", "advmod"} and (c.lower_ == "tomorrow" or any(x.lower_ == "next" for x in c.children)) for c in t.children):
        view.future = True  # "next year Chad sends"
    if first:
        view.done = perfect or t.tag_ in {"VBD", "VBN"}
        view.begun = t.lemma_ in words.BEGIN or (t.tag_ == "VBG" and any(c.lemma_ == "be" for c in aux))
        before = t.nbor(-1) if t.i > t.sent.start else None
        if before is not None and before.head.i != t.i and before.lower_ in words.ADVERBS and before.dep_ == "advmod":
            view.weaken(words.ADVERBS[before.lower_])  # "a ship allegedly carrying oil", hung on another verb
        if t.i > 1 and before is not None and before.lower_ == "but" and t.doc[t.i - 2].lower_ == "all":
            view.weaken("CTN")  # "all but closed the border"
        if before is not None and before.lower_ == "than" and t.i > 1 and t.doc[t.i - 2].lower_ == "rather" and t.dep_ not in {"pcomp", "advcl"}:
            view.weaken("CTN")  # "waited rather than send soldiers"
        subject = next((c for c in t.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if _thought_to_be(subject) or _thought_to_be(_agent(t)):
            view.weaken("PR")
        if subject is not None and any(_guessed(c) for c in subject.children if c.i > subject.i):
            view.weaken("PR")  # "aircraft, probably Chadian, bombed"
        if subject is not None and t.tag_ == "VBG" and subject.lemma_.lower() in words.NOUNS and any(c.lower_ == "of" for c in subject.children):
            view.weaken(words.NOUNS[subject.lemma_.lower()])  # "fears of Chad sending soldiers grew", the noun taken for the doer
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


def _it_is_said(c: Token) -> bool:
    """ "It was claimed", put into a sentence without a link."""
    if c.lemma_.lower() not in words.REPORTING or any(x.dep_ == "mark" for x in c.children):
        return False
    return any(x.lower_ == "it" and x.dep_ == "nsubjpass" for x in c.children)


def _guessed(c: Token) -> bool:
    return c.pos_ in {"ADJ", "PROPN"} and c.dep_ in {"appos", "amod", "acl", "advcl"} and any(words.ADVERBS.get(x.lower_) in {"PR", "PS"} for x in c.children)


def _own_adverb(c: Token, t: Token) -> bool:
    """Whether an adverb speaks of its verb rather than of a participle that it stands before."""
    if c.dep_ not in {"advmod", "npadvmod", "amod", "advcl", "dep"} or (c.lower_ in {"perhaps", "maybe"} and c.doc.span(c.i + 1, c.i + 2).text.isdigit()):
        return False
    after = c.nbor(1) if c.i + 1 < len(c.doc) else None
    return after is None or after.i <= t.i or after.tag_ not in {"VBG", "VBN"}


def modal(t: Token, view: View, low: set[str], perfect: bool) -> None:
    no = any(c.lower_ in NEGATIONS for c in t.children)
    if low & MAY:
        view.weaken("PS")
    elif low & WOULD and not perfect and any(c.lower_ == "how" and c.dep_ == "advmod" for c in t.children):
        view.weaken("UU")  # "outlined how Chad would attack"
    elif low & CAN:
        if not no and t.dep_ == "advcl" and any(c.lower_ == "before" and c.dep_ in {"mark", "advmod"} for c in t.children):
            view.weaken("CTN")  # "the war ended before Chad could send"
        elif not no:
            view.weaken("PS")
    elif low & WOULD and perfect:
        view.contrary = True
    elif low & OUGHT:
        if inverted(t, "should"):
            view.level, view.hypothetical = "UU", True
        elif perfect:
            view.weaken("CTN" if "must" not in low else "PR")
        else:
            view.weaken("UU")
    if low & (WILL | WOULD) or ("to" in low and t.dep_ == "xcomp" and t.head.lemma_ in {"be", "go"}):
        view.future = True


def outcome(t: Token, head: Token) -> bool:
    """ "Reportedly bombed a depot, killing two": the bare participle behind is no surer than its verb."""
    if t.tag_ != "VBG" or t.i < head.i or t.lemma_ not in words.OUTCOMES:
        return False
    return not any(c.dep_ in {"mark", "nsubj", "aux", "prep"} and c.i < t.i for c in t.children)


def share(view: View, verb: Token) -> None:
    """Be no surer than another verb, whatever is denied there."""
    other = View()
    clause(verb, other, first=True)
    if not other.negative and other.level != "UU":
        view.weaken(other.level)
        view.future, view.hypothetical = view.future or other.future, view.hypothetical or other.hypothetical
    elif other.level == "UU" and any(c.lower_ == "whether" for c in verb.children):
        view.weaken("UU")  # "would not say whether troops had been sent to protect him"


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
