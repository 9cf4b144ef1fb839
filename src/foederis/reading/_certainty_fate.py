"""What becomes of an act or a tale that a noun tells: it falls through, is put on hold, proves false, has nothing in it."""

from __future__ import annotations

from foederis.reading import _certainty_words as words
from foederis.reading._certainty_view import View, negated
from foederis.reading._tree import Token

__all__ = ["fate", "is_false", "put_aside", "told_false", "vanished"]


_NOTHING = frozenset({"nothing", "naught", "nought", "none"})
_NO = frozenset({"no", "little", "not", "neither", "scant"})
_ASIDE = frozenset({"hold", "ice", "backburner", "shelf", "backseat"})
_BELIEVED = frozenset({"report", "rumour", "rumor", "describe", "announce"})
_CHECKED = frozenset({"confirm", "verify", "corroborate", "substantiate", "prove"})
# What is said to be, or not to be, in a tale: "no truth in the story that", "nothing to reports of".
_WORTH = frozenset({"truth", "substance", "basis", "foundation", "word", "grain", "shred", "merit", "fact", "nothing"})


def fate(t: Token, verb: Token, view: View) -> bool:
    """Whether the verb over an act tells that it did not come about, or that nobody could confirm it."""
    if _comes_to_nothing(t, verb) or put_aside(verb):
        view.weaken("CTN")
        return True
    if t.dep_ == "nsubjpass" and verb.lemma_.lower() in _BELIEVED and _unconfirmed(verb):
        view.weaken("PR")
        return True
    return t.dep_ != "dobj" and _if_confirmed(verb, view)


def _comes_to_nothing(t: Token, verb: Token) -> bool:
    """ "Fell through", "came to nothing", "foundered", "did not come off"."""
    lemma = verb.lemma_.lower()
    if t.dep_ == "dobj" or negated(verb):
        return False
    after = {c.lower_ for c in verb.children if c.i > verb.i}
    if lemma == "fall":
        return "through" in after and not any(x.dep_ == "pobj" and x.lemma_ not in {"year", "week", "month"} for c in verb.children if c.lower_ == "through" for x in c.children)
    if lemma in {"come", "amount"}:
        return any(x.lower_ in _NOTHING for c in verb.children if c.lower_ == "to" for x in c.children)
    return lemma in {"founder", "miscarry", "abort", "misfire", "fizzle", "collapse", "unravel", "evaporate", "fail"} and t.dep_ == "nsubj"


def put_aside(verb: Token) -> bool:
    """ "Put the sale on hold", "was kept on ice"."""
    if verb.lemma_ not in {"put", "place", "keep", "leave", "be", "remain"} or negated(verb):
        return False
    return any(x.lower_ in _ASIDE for c in verb.children if c.lower_ == "on" and c.i > verb.i for x in c.children)


def _unconfirmed(verb: Token) -> bool:
    """ "Was reported but not confirmed"."""
    return any(c.dep_ == "conj" and c.lemma_ in _CHECKED and negated(c) for c in verb.children)


def _if_confirmed(verb: Token, view: View) -> bool:
    """ "If confirmed, the shelling would ...": nobody has confirmed it."""
    for c in verb.children:
        if c.dep_ == "advcl" and (c.lemma_ in _CHECKED or c.lower_ in {"true", "accurate", "correct"}) and c.i < verb.i:
            own = [x for x in c.children if x.dep_ in {"nsubj", "nsubjpass", "csubj"}]
            if not own and any(x.lower_ == "if" for x in c.children):
                view.weaken("UU")
                return True
    return False


def told_false(verb: Token | None) -> bool:
    """ "... proved false", "... were untrue", "... was made up"."""
    if verb is not None and verb.lower_ in words.MADE_UP and any(c.dep_ == "auxpass" for c in verb.children):
        return not negated(verb)
    if verb is None or verb.lemma_ not in {"be", "prove", "turn", "sound", "remain"} or negated(verb):
        return False
    return any(c.dep_ in {"acomp", "oprd", "attr", "xcomp"} and is_false(c) for c in verb.children)


def is_false(noun: Token) -> bool:
    """ "Baseless", "a lie", "a fairy tale"."""
    return noun.lower_ in words.FAKE or (noun.lemma_ in {"tale", "story"} and any(c.lower_ in {"fairy", "tall", "cock"} for c in noun.children))


def vanished(noun: Token) -> bool:
    """ "No truth in the story", "nothing came of the plan": there was nothing in it."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in {"in", "to", "of", "for", "behind"}:
        return False
    over = prep.head
    if prep.lower_ == "of":
        return over.lemma_ == "come" and any(c.dep_ == "nsubj" and c.lower_ in _NOTHING for c in over.children)
    if over.lemma_.lower() not in _WORTH:
        return False
    return over.lower_ == "nothing" or any(c.lower_ in _NO for c in over.children) or (over.dep_ in {"attr", "dobj"} and negated(over.head))
