"""What single verbs do to the act under them: "falsely claimed", "shied away from", "put off", "ought to", "suppose"."""

from __future__ import annotations

from foederis.reading import _certainty_words as words
from foederis.reading._certainty_view import NEGATIONS, View
from foederis.reading._tree import Token

__all__ = [
    "bare",
    "bidden",
    "complement",
    "confirms",
    "given_time",
    "has_perfect",
    "is_infinitive",
    "limited",
    "put_off",
    "supposed",
    "turned_away",
    "wrongly",
]


_GIVEN = frozenset({"have", "give", "get", "grant", "allow", "set", "leave"})
_NEITHER = NEGATIONS | {"neither", "hardly"}
_GERUNDS = frozenset({"rule", "avoid", "deny", "consider", "contemplate", "mull", "exclude", "forgo", "escape", "risk"})
_AWAY = frozenset({"shy", "shrink", "recoil", "back", "hold", "draw", "step", "turn", "retreat", "pull", "desist", "abstain"})
_OFF = frozenset({("put", "off"), ("hold", "off"), ("give", "up"), ("call", "off"), ("rule", "out")})


def bare(t: Token) -> bool:
    """A verb in the form that wishes and motions take: "that Chad leave"."""
    if t.tag_ not in {"VB", "VBP"} or any(c.dep_ in {"aux", "auxpass"} for c in t.children):
        return False
    doers = [c for c in t.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if t.tag_ == "VB":
        return bool(doers)
    return any(d.tag_ == "NNP" and not any(x.dep_ == "conj" for x in d.children) for d in doers)


def limited(verb: Token) -> bool:
    """Who is given time, or has it, is the doer: "has a week to", "was given until Friday to"."""
    return verb.lemma_ in {"have", "get"} or (verb.lemma_ in _GIVEN and any(c.dep_ == "auxpass" for c in verb.children))


def given_time(t: Token, head: Token) -> bool:
    """ "Was given a week to withdraw"."""
    return is_infinitive(t) and limited(head) and any(c.dep_ == "dobj" and c.lemma_ in words.SPANS and c.i < t.i for c in head.children)


def wrongly(verb: Token) -> bool:
    """ "Falsely claimed": the text itself says that it is not so."""
    return any(c.lower_ in words.WRONGLY for c in verb.children)


def supposed(verb: Token) -> bool:
    """ "Suppose that Chad attacks", "let us imagine"."""
    return verb.lemma_ in {"suppose", "imagine", "picture"} and verb.tag_ == "VB" and (verb.i == verb.sent.start or verb.head.lemma_.lower() == "let")


def confirms(deny: Token) -> bool:
    """ "neither confirmed nor denied", "would not confirm or deny"."""
    near = (deny.head, *deny.children)
    return any(x.lemma_ == "confirm" for x in near) and any(
        c.lower_ in _NEITHER for x in (deny, *near) for c in x.children
    )


def turned_away(prep: Token) -> bool:
    """ "Far from sending", "shied away from sending", "nowhere near sending", "held off on sending", "backed out of sending"."""
    over = prep.head
    low = prep.lower_
    if low == "from":
        if (prep.i > 0 and prep.doc[prep.i - 1].lower_ == "far") or over.lemma_ in _AWAY or (over.lower_ in {"away", "back"} and over.head.lemma_ in _AWAY):
            return True
        return over.head.lemma_ == "be" and (over.lower_ == "away" or over.lemma_ in words.SPANS)  # "one vote away from sending", "days from sending"
    if low == "near":
        return any(x.lower_ == "nowhere" for x in (over, *over.children))
    after = {c.lower_ for c in over.children}
    if low == "on":
        return over.lemma_ == "hold" and "off" in after
    if low == "of" and over.lemma_ in words.SPANS and over.head.lower_ == "within":
        return bool(over.head.head.lemma_ == "be")  # "was within a day of sending"
    return low == "of" and ((over.lemma_ in {"back", "pull", "wriggle", "talk", "bow"} and "out" in after) or (over.lower_ == "out" and over.head.lemma_ in {"back", "pull", "talk", "wriggle", "bow"}))


def bidden(t: Token, head: Token, view: View) -> bool:
    """ "ought to send", "has to send": nothing is done yet; "was to have sent": nothing was."""
    lemma = head.lemma_.lower()
    if lemma == "be" and head.tag_ == "VBD" and has_perfect(t):
        view.weaken("CTN")
        return True
    limited = head.tag_ == "VBD" and lemma == "have" and any(c.lower_ in {"until", "till"} and c.dep_ == "prep" for c in head.children)
    if limited or lemma in {"ought", "need"} or (lemma == "have" and head.tag_ in {"VBZ", "VBP", "VB"}):
        view.weaken("UU")
        view.future = True
        return True
    return False


def has_perfect(t: Token) -> bool:
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in t.children)


def is_infinitive(t: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children)


def complement(t: Token, head: Token) -> bool:
    """An infinitive or gerund that the parser took for an adverbial: "is expected to send", "ruled out sending"."""
    if t.i < head.i:
        return False
    lemma = head.lemma_.lower()
    if t.tag_ == "VBG":
        return lemma in _GERUNDS and t.i - head.i <= 3 and not any(x.text == "," for x in t.doc[head.i : t.i])
    return is_infinitive(t) and (lemma in words.REPORTING or lemma in words.CLAUSE_VERBS)


def put_off(t: Token, head: Token) -> bool:
    """ "Put off sending", "gave up sending", "ruled out sending"."""
    if t.tag_ != "VBG" or t.dep_ not in {"xcomp", "advcl", "ccomp"}:
        return False
    lemma = head.lemma_.lower()
    return any(c.dep_ == "prt" and (lemma, c.lower_) in _OFF and c.i + 1 == t.i for c in head.children)
