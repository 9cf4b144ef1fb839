"""How certain an event is for its innermost speaker: FactBank's scale, by the words that stand over it.

From the predicate the rules go up the parse, clause by clause, as long as the event stands or falls with what is above
it: "failed to send" takes the sending away, "appears to have sent" makes it probable, "no evidence that it sent" unlikely,
"if it sends" leaves it open. They stop at the words of the innermost speaker, at relative and temporal clauses (which take
their event for granted) and after twelve steps.

Scale and values: Sauri & Pustejovsky (2009), FactBank; what news makes of them: the project's annotation guidelines.
"""

from __future__ import annotations

from foederis.claims import AttributionSpans
from foederis.reading import _certainty_words as words
from foederis.reading._certainty_clause import clause, guise, modal, outcome, predicate, share
from foederis.reading._certainty_fate import put_aside
from foederis.reading._certainty_if import condition, mark
from foederis.reading._certainty_nouns import behind, content_clause, event_noun, inside, under_noun
from foederis.reading._certainty_speech import GAINSAY, innermost, nobody, shaky, under_cue
from foederis.reading._certainty_verbs import (
    bare,
    bidden,
    complement,
    confirms,
    given_time,
    has_perfect,
    is_infinitive,
    put_off,
    supposed,
    turned_away,
    wrongly,
)
from foederis.reading._certainty_view import NEGATIONS, Certainty, View, asks, negated
from foederis.reading._clefts import foremost
from foederis.reading._participles import asked_of
from foederis.reading._tree import Token

__all__ = ["Certainty", "assess"]


_VERBS = frozenset({"VERB", "AUX"})
_GRANTED = frozenset({"relcl", "appos", "parataxis", "npadvmod"})
_WHOEVER = frozenset({"anyone", "anybody", "whoever", "anything"})
_KEPT_FROM = frozenset({"spare", "exempt", "excuse", "restrain", "prevent", "stop", "block", "bar", "prohibit", "dissuade", "deter", "refrain", "keep", "discourage", "ban"})
_TOLD_OF = frozenset({"say", "report", "believe", "think", "rumour", "rumor", "understand", "suspect"})  # "Chad, said to have left, ..."
_AGAINST = frozenset({"objection", "opposition", "resistance", "alternative", "object"})
_MEANT = frozenset({"mean", "design"})
_STEPS = 12


def assess(token: Token, attributions: list[AttributionSpans]) -> Certainty:
    """How certain the event of a predicate (verb or noun) is, as its innermost speaker has it.

    >>> from foederis.reading._parse import parse
    >>> doc = parse("There is no evidence that Chad sent soldiers to Niger.")
    >>> assess(next(t for t in doc if t.text == "sent"), []).factuality
    <Factuality.NOT_PROBABLE: 'PR-'>
    """
    limit = innermost(token, attributions)
    view = View()
    if token.pos_ in {"NOUN", "PROPN"}:
        t, going = event_noun(token, view, limit)
    else:
        t, going = token, True
        clause(t, view, first=True)
        if put_aside(t):
            view.weaken("CTN")
    if limit is not None:
        view.weaken(shaky(limit, token))
    steps = 0
    while going and steps < _STEPS:
        steps += 1
        head = t.head
        if head.i == t.i:
            _question(t, view)
            break
        if limit is not None and not inside(head, limit):
            if head.lemma_ == "see" and bare(t):
                limit = None  # "would have seen Chad leave": nobody says it
                t, going = _up(t, head, view)
                continue
            if bare(t) and any(c.dep_ == "mark" and c.lower_ == "that" for c in t.children):
                view.weaken("UU")  # "suggested that Chad leave"
            under_cue(head, view)
            break
        t, going = _up(t, head, view)
    return view.value()


def _up(t: Token, head: Token, view: View) -> tuple[Token, bool]:
    """One step up from `t` to `head`; says whether to go on."""
    dep = t.dep_
    if dep == "acl" and t.tag_ in {"VBN", "VBG"} and head.head.lemma_ == "be" and head.head.i < head.i and asks(t):
        _question(t, view)  # "Were Iraqi drones launched at Kuwait?", the participle hung on the noun
        return head, False
    be = foremost(t)
    if be is not None:  # "may become the first to send"; "was not the first to send" says that it did
        if not negated(be):
            _clause_above(be, view)
        return be, not negated(be)
    if dep == "relcl" and is_infinitive(t):
        dep = "acl"  # "a plot to attack"
    if dep == "relcl" and (content_clause(t, head) or (bare(t) and any(c.lower_ == "that" for c in t.children))):
        dep = "acl"
    if dep == "relcl" and t.tag_ in {"VBZ", "VBP"} and (head.lower_ in _WHOEVER or any(c.lower_ == "any" for c in head.children)):
        view.level, view.hypothetical = "UU", True  # "any country that sells"
        return head, False
    if head.lower_ == "time" and any(c.lower_ in {"high", "about"} for c in head.children) and dep in {"ccomp", "relcl", "acl"}:
        view.weaken("UU")  # "it is high time that"
        return head, False
    if dep == "relcl" and head.dep_ == "pobj" and content_clause(t, head.head.head):
        return under_noun(t, head.head.head, "acl", view)  # "whispers in the corridors that"
    if dep == "acl" and t.tag_ == "VBG" and head.dep_ == "dobj" and guise(head.head):
        view.weaken("PR")  # "allegedly showing soldiers killing prisoners"
        return head, False
    if dep == "acl" and t.tag_ == "VBG" and head.dep_ == "dobj" and head.head.base in {"oppose", "resist", "favour", "favor", "imagine", "picture"}:
        view.weaken("UU")  # "opposes Chad sending"
        return head, False
    if dep == "relcl" and head.dep_ == "attr" and head.head.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in head.head.children):
        _clause_above(head.head, view)  # "if it was a rocket of theirs that landed"
        return head.head, False
    if dep in _GRANTED:
        return head, False
    held = behind(head) if dep == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "that" for c in t.children) else None
    if held is not None:
        return under_noun(t, held, "acl", view)  # "doubts persist that", "the suspicion is growing that"
    if dep == "conj":
        return _joined(t, head, view)
    if head.pos_ in _VERBS:
        return _to_verb(t, head, dep, view)
    if head.lower_ == "about" and is_infinitive(t):
        view.weaken("PR")
        view.future, view.done = True, False
        return head, True
    if head.pos_ == "ADJ":
        level = words.ADJECTIVES.get(head.lower_) if head.lower_ != "able" or head.head.tag_ != "VBD" else None
        if dep in {"xcomp", "ccomp", "acl", "prep", "pcomp", "advcl"} and level is not None:
            view.weaken(level)  # a negation stands on the copula above
            if head.dep_ not in {"acomp", "oprd"} and negated(head):
                view.negative = not view.negative
            if head.lower_ in {"likely", "set", "due", "poised", "expected", "bound", "unlikely"}:
                view.future = True
        return head, True
    if head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return under_noun(t, head, dep, view)
    if head.pos_ in {"ADP", "SCONJ"}:
        if (
            dep == "pcomp"
            and head.lower_ == "against"
            and head.head.lemma_ in {"be", "vote", "decide", "argue", "advise", "warn", "opt"}
        ):
            view.weaken("UU" if head.head.lemma_ == "be" else "CTN")
            return head, False
        if dep == "pcomp" and head.lower_ in {"without"}:
            view.negative = not view.negative
            return head, False
        if dep == "pcomp" and head.lower_ == "from" and head.head.lemma_ in _KEPT_FROM:
            view.weaken("CTN")
            if negated(head.head):
                view.negative = not view.negative
            return head.head, True
        if dep in {"pcomp", "pobj"} and head.lower_ == "of" and _accused(head.head):
            view.weaken("PR")
            return head, False
        if dep == "pcomp" and head.lower_ == "of" and head.head.lemma_ == "deny":
            view.weaken("CTN")  # "denied of having sent", as translated word by word
            return head.head, False
        if dep == "pcomp" and head.lower_ == "of" and head.head.lemma_ == "suspect":
            view.weaken("PR")
            return head.head, False
        if dep == "pcomp" and head.lower_ in {"of", "about", "with", "towards", "toward", "to"} and head.head.lemma_ in words.MUSING and head.i > head.head.i:
            if has_perfect(t):
                return head, False  # "spoke of having sent"
            view.weaken("PS")
            view.future = True
            return head.head, True
        if dep == "pcomp" and head.lower_ == "to" and head.head.base in _AGAINST:
            view.weaken("UU")  # "no objection to Chad sending"
            return head, False
        if dep == "pcomp" and turned_away(head):
            view.weaken("CTN")
            return head, False
        if dep == "pcomp" and head.lower_ in {"about", "over", "on"} and any(x.lower_ == "minds" for x in head.head.subtree if x.i < head.i):
            view.weaken("PS")  # "is in two minds about sending"
            view.future = True
            return head, False
        if dep == "pcomp" and _never_quite(head):
            view.weaken("CTN")  # "stopped short of sending", "came close to sending"
            return head, False
        if dep == "pcomp" and any(x.lower_ in {"instead", "rather"} for x in (head, head.head, *head.children)):
            view.negative = not view.negative
            return head, False
        return head, dep in {"pcomp", "pobj"}
    return head, False


def _joined(t: Token, head: Token, view: View) -> tuple[Token, bool]:
    """A joined predicate shares what stands before both, where it has no subject of its own."""
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in t.children)
    word = next((c for c in head.children if c.dep_ == "cc" and head.i < c.i < t.i), None)
    link = word.lower_ if word is not None else "and"
    if link == "nor" and not negated(t):
        view.negative = not view.negative
    if head.pos_ not in _VERBS and head.pos_ not in {"NOUN", "ADJ"}:
        return head, False
    if not own and t.pos_ in _VERBS and head.pos_ in _VERBS:
        aux = {c.lower_ for c in head.children if c.dep_ == "aux"}
        same = t.tag_ == head.tag_ and not any(c.dep_ in {"aux", "auxpass"} for c in t.children)
        if same and t.tag_ in {"VB", "VBN", "VBG"}:
            shared = t.tag_ == "VB" or link in {"or", "nor"}
            if (
                shared
                and link != "but"
                and link != "nor"
                and any(c.lower_ in NEGATIONS and c.dep_ in {"neg", "advmod"} for c in head.children)
            ):
                view.negative = not view.negative
            modal(head, view, aux, any(c.lemma_ == "have" and c.dep_ == "aux" for c in head.children))
        for c in head.children:
            if (
                c.dep_ == "advmod"
                and c.i < head.i
                and c.lower_ in words.ADVERBS
                and c.lower_ not in NEGATIONS
                and same
            ):
                view.weaken(words.ADVERBS[c.lower_])
    if own and head.dep_ == "advcl":
        return head, False
    mark(head, view)
    for c in head.children:
        if not own and c.dep_ == "advcl" and condition(c) and c.i < head.i:
            view.hypothetical = True
    return head, head.dep_ != "conj" or True


def _to_verb(t: Token, head: Token, dep: str, view: View) -> tuple[Token, bool]:
    lemma = head.lemma_.lower()
    passive = any(c.dep_ == "auxpass" for c in head.children)
    if dep in {"ccomp", "advcl"} and asked_of(t):
        return head, False  # "Oslo, asked for tents, declined"
    if put_off(t, head):
        view.weaken("PS" if lemma == "rule" and negated(head) else "CTN")  # "put off sending"
        return head, False
    if dep == "acl" and head.pos_ == "VERB" and any(c.dep_ == "mark" and c.lower_ == "that" for c in t.children):
        dep = "ccomp"  # "doubts that Chad sent"
    if dep == "dep" and lemma == "do" and t.tag_ == "VB":
        clause(head, view, first=False)  # "did not, as was said, send"
        return head, False
    if dep in {"xcomp", "ccomp", "acomp", "oprd", "attr", "csubj", "csubjpass"} or (
        dep == "advcl" and complement(t, head)
    ):
        if lemma == "deny" and confirms(head):
            view.weaken("UU")
            return head, False
        if dep == "ccomp" and lemma == "have" and any(c.lower_ == "it" and c.dep_ == "dobj" for c in head.children):
            view.weaken("PR")  # "word has it that"
            return head, False
        if dep == "ccomp" and guise(head):
            view.weaken("PR")
            return head, False
        if dep == "ccomp" and supposed(head):
            view.level, view.hypothetical = "UU", True  # "Suppose Chad attacks"
            return head, False
        if dep == "ccomp" and lemma in words.POINTING and (negated(head) or head.head.lower_ == "nothing"):
            view.weaken("PRN")
            return head, False
        if dep == "ccomp" and lemma in words.UNSETTLED and negated(head):
            view.weaken("UU")
            return head, False
        if (
            lemma in {"have", "be"}
            and any(c.lower_ == "yet" for c in (*head.children, *t.children))
            and is_infinitive(t)
        ):
            view.weaken("CTN")
            return head, False
        if (passive or (lemma in _TOLD_OF and is_infinitive(t))) and lemma in words.REPORTING:
            view.weaken("PR")
            if lemma in words.AWAITED and is_infinitive(t) and t.tag_ == "VB" and not has_perfect(t):
                view.future, view.done = True, False
            _clause_above(head, view)
            return head, True
        if is_infinitive(t) and bidden(t, head, view):
            return head, False
        if passive and lemma in words.BIDDEN and is_infinitive(t) and not negated(t):
            view.weaken("UU")
            view.future = True
            return head, False
        if lemma in GAINSAY and nobody(head):
            return head, False
        if _is_egged(t, head, lemma, passive):
            view.weaken("PS" if lemma in _MEANT else "UU")
            view.future, view.done = True, False
            return head, False
        if bare(t) and dep == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "that" for c in t.children):
            view.weaken("UU")  # "suggested that Chad leave"
            return head, False
        if wrongly(head):
            view.weaken("CTN")
            return head, False
        if lemma == "doubt" and negated(head):
            view.weaken("CT")
            return head, False
        if lemma in words.STOPPED and t.tag_ == "VBG":
            view.weaken("CTN")
        if lemma in words.BINDING and is_infinitive(t):
            view.future, view.done = True, False
        if dep not in {"acomp", "attr", "oprd"}:
            predicate(head, view)
        level = words.CLAUSE_VERBS.get(lemma)
        if level is not None:
            view.weaken(level)
        if lemma in {"rule", "exclude"} or (lemma == "deny" and negated(head)):
            if negated(head):
                view.negative = False
                view.weaken("PS")
            return head, dep != "ccomp"
        _clause_above(head, view)
        if dep == "ccomp" and level is None and not (bare(t) and lemma in {"have", "get"}) and lemma not in {"be", "mean", "make", "see", "let", "help", "ensure"}:
            return head, False
        return head, True
    if dep == "advcl":
        if given_time(t, head):
            view.weaken("UU")
            view.future, view.done = True, False
        elif is_infinitive(t) and t.i > head.i:
            return _purpose(t, head, view)
        if outcome(t, head):
            share(view, head)
        # the condition itself was seen in its own clause; a purpose or a time stands by itself
        return head, False
    if dep in {"prep", "agent", "dobj", "nsubj", "nsubjpass", "pobj", "dative"}:
        if t.pos_ in _VERBS or t.pos_ == "ADP":
            _clause_above(head, view)
            return head, t.pos_ == "ADP"
        return head, False
    return head, False


def _never_quite(prep: Token) -> bool:
    """ "Stopped short of sending", "came within an inch of attacking", "dragged its feet over sending"."""
    before = prep.nbor(-1).lower_ if prep.i else ""
    if prep.lower_ in {"of", "to"} and before in words.NEARLY:
        return True
    return prep.lower_ in {"on", "over", "about", "in"} and before in {"feet", "heels"} and prep.head.lemma_ in {"drag", "dig"}


def _accused(verb: Token) -> bool:
    """ "Is accused of sending", by nobody who is told."""
    return verb.lemma_ == "accuse" and verb.tag_ == "VBN" and not any(c.dep_ in {"agent", "dobj"} or (c.dep_ == "aux" and c.lemma_ == "have" and not any(x.dep_ == "auxpass" for x in verb.children)) for c in verb.children)


def _purpose(t: Token, head: Token, view: View) -> tuple[Token, bool]:
    """What is to come of an act is no surer than the act; an infinitive behind a noun may hang on that noun."""
    to = next(c for c in t.children if c.lower_ == "to" and c.dep_ == "aux")
    before = to.nbor(-1)
    if before.pos_ == "NOUN" and before.lemma_.lower() in words.OWED:
        return under_noun(t, before, "acl", view)  # "is under no duty to fight"
    share(view, head)
    if head.dep_ == "ROOT":
        _question(head, view)  # "Would it go to war to keep Chad out?"
    return head, False


def _is_egged(t: Token, head: Token, lemma: str, passive: bool) -> bool:
    """ "Challenged Chad to send", "were meant to make Chad leave"."""
    if not is_infinitive(t):
        return False
    if lemma in _MEANT:
        return passive
    return lemma in words.EGGED and (passive or any(c.dep_ in {"dobj", "nsubj"} and head.i < c.i < t.i for c in (*head.children, *t.children)))


def _clause_above(head: Token, view: View) -> None:
    """Negation and modality of a clause over the event's own."""
    done, begun = view.done, view.begun
    clause(head, view, first=False)
    view.done, view.begun = done, begun or head.lemma_ in words.BEGIN


def _question(t: Token, view: View) -> None:
    if asks(t):
        view.level, view.hypothetical = "UU", True
