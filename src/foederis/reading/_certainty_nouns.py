"""Events and clauses that hang on nouns: "no evidence that", "reports of", "a possible attack", "in the event of"."""

from __future__ import annotations

from foederis.claims import AttributionSpans
from foederis.reading import _certainty_words as words
from foederis.reading._certainty_clause import clause
from foederis.reading._certainty_fate import fate, is_false, told_false, vanished
from foederis.reading._certainty_if import misplaced
from foederis.reading._certainty_verbs import bare, limited
from foederis.reading._certainty_view import View, negated
from foederis.reading._tree import Token

__all__ = ["behind", "content_clause", "event_noun", "governor", "inside", "lacking", "under_noun"]


_MAY = frozenset({"may", "might"})
_CAN = frozenset({"can", "could", "ca"})
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_NONE = frozenset({"no", "neither", "none", "nothing", "nobody", "zero"})
_ASIDE = frozenset({"after", "before", "since", "during", "following", "amid", "despite", "by", "with", "from", "as", "than", "until"})
_VERBS = frozenset({"VERB", "AUX"})
_PLAIN = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "repudiate", "disavow", "ridicule", "deride", "mock", "scorn", "scoff", "wave", "brush", "laugh", "shrug"})
_PENDING = frozenset(
    {"under discussion", "under consideration", "under negotiation", "under study", "in preparation", "in works", "on cards", "on table", "on agenda", "in offing", "in question", "in doubt"}
)
_TALES = frozenset({"report", "account", "claim", "rumour", "rumor", "allegation", "story", "tale", "notion", "suggestion", "speculation"})


def inside(t: Token, a: AttributionSpans) -> bool:
    return any(s <= t.idx < e for s, e in a.content)


def under_noun(t: Token, noun: Token, dep: str, view: View) -> tuple[Token, bool]:
    """A clause or "of" phrase under a noun: evidence, reports, plans, chances."""
    if dep == "acl" and t.tag_ == "VBG" and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        told = noun.head.head  # "reports of soldiers crossing the border"
        if told.pos_ == "NOUN" and told.lemma_.lower() in words.NOUNS:
            return under_noun(t, told, dep, view)
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" and lemma.endswith("s") and lemma[:-1] in words.NOUNS:
        lemma = lemma[:-1]  # "Rumours", for its capital taken for a name
    if lemma == "doubt" and any(c.lower_ in {"no", "little"} for c in noun.children):
        return noun, False
    if is_false(noun) and _that(t) and noun.dep_ == "attr" and not negated(noun.head):
        view.weaken("CTN")  # "it is a lie that"
        return noun, False
    over = governor(noun)
    if over is not None and over.lemma_.lower() in words.AVERTED and not negated(over):
        view.weaken("CTN")
        return noun, False
    if dep not in {"acl", "ccomp", "relcl", "prep", "xcomp", "pcomp"} or (dep == "prep" and t.lower_ in _ASIDE):
        return noun, False
    if noun.lower_ == "nothing" and dep in {"acl", "relcl", "xcomp"}:
        view.weaken("PRN")
        return noun, False
    if dep in {"prep", "pcomp"} and lemma in words.OPEN and t.lower_ in {"on", "about", "over", "of", "for"}:
        view.weaken("UU")
        return noun, False
    if dep in {"acl", "relcl", "ccomp"} and bare(t) and _that(t):
        view.weaken("UU")  # "the motion that Chad leave"
        return noun, False
    if lemma in words.SPANS and dep in {"acl", "relcl"} and t.tag_ == "VB" and over is not None and limited(over):
        view.weaken("UU")
        view.future = True
        return noun, False
    if lemma == "point" and dep in {"prep", "pcomp"} and noun.head.lower_ == "on":
        view.weaken("PS")  # "on the point of sending"
        return noun, False
    if dep == "acl" and t.tag_ == "VBN" and not _that(t):
        return noun, False  # "the plan published by Chad"
    level = words.NOUNS.get(lemma)
    if level is None:
        if dep == "acl" and lemma in words.OWED and t.tag_ == "VB":
            view.weaken("UU")
            view.future = True
            return noun, False
        if dep in {"acl", "ccomp"} and _that(t) and lacking(noun):
            view.weaken("PRN")  # "no information that", "no word that"
        return noun, False
    if dep == "relcl" and not any(c.dep_ == "mark" or c.lower_ == "that" for c in t.children):
        return noun, False
    none = any(c.lower_ in _NONE and c.dep_ in {"det", "neg", "preconj"} for c in noun.children)
    little = any(c.lower_ in {"little", "scant", "insufficient"} for c in noun.children)
    verb = governor(noun)
    rejected = verb is not None and verb.lemma_.lower() in words.DISMISS and not negated(verb)
    if lemma in words.EVIDENCE:
        denied = (
            none or little or (verb is not None and _verb_negated(verb)) or (verb is not None and verb.lemma_ == "lack")
        )
        view.weaken("PRN" if denied else "PR")
        return noun, False
    if none:
        view.weaken("PRN" if lemma in {"report", "claim", "suggestion", "indication"} else "CTN")
        return noun, False
    if (verb is not None and any(c.lower_ in {"verified", "confirmed"} for c in (verb, *verb.children))) or (
        verb is not None and verb.lemma_ in {"verify", "confirm", "corroborate", "establish"}
    ):
        if verb is not None and negated(verb):
            view.weaken("UU")
        return noun, False
    if rejected and verb is not None and (verb.lemma_ in _PLAIN or any(x.lower_ in words.FAKE for x in verb.subtree)):
        view.weaken("CTN")
        return noun, False
    view.weaken("CTN" if told_false(verb) or vanished(noun) else level)
    return noun, False


def _that(t: Token) -> bool:
    return any(c.lower_ == "that" for c in t.children)


def lacking(noun: Token) -> bool:
    """Whether a noun is said to be absent: "no word", "has not any information"."""
    if any(c.lower_ in _NONE | {"little"} and c.dep_ in {"det", "neg", "preconj", "amod"} for c in noun.children):
        return True
    verb = governor(noun)
    return verb is not None and (_verb_negated(verb) or verb.lemma_ == "lack")


def _verb_negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def behind(verb: Token) -> Token | None:
    """The noun whose content comes after its verb: "doubts persist that ...", "no proof has emerged of ..."."""
    if verb.lemma_.lower() not in words.SPREADING:
        return None
    noun = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)
    if noun is None and any(c.dep_ == "expl" for c in verb.children):
        noun = next((c for c in verb.children if c.dep_ == "attr"), None)
    return noun if noun is not None and noun.lemma_.lower() in words.NOUNS else None


def content_clause(t: Token, noun: Token) -> bool:
    """ "the report that Oman arrested the divers", taken for a relative clause: nothing is left for "that" to stand for."""
    if noun.lemma_.lower() not in words.NOUNS and not lacking(noun) and not is_false(noun):
        return False
    that = next((c for c in t.children if c.lower_ == "that"), None)
    if that is None:  # "that Chad", taken for one Chad of several
        that = next((x for c in t.children if c.dep_ == "nsubj" and c.tag_ == "NNP" for x in c.children if x.lower_ == "that"), None)
    own = {c.dep_ for c in t.children if c is not that and c.lower_ != "that"}
    return that is not None and bool(own & {"nsubj", "nsubjpass"}) and ("dobj" in own or "nsubjpass" in own)


def governor(noun: Token) -> Token | None:
    """The verb over a noun, through one preposition."""
    head = noun.head
    if head.i == noun.i:
        return None
    if head.pos_ == "ADP":
        head = head.head
    return head if head.pos_ in _VERBS else None


def event_noun(t: Token, view: View, limit: AttributionSpans | None) -> tuple[Token, bool]:
    """An event told by a noun: its own modifiers, then the verb or the phrase that it hangs on."""
    for c in t.children:
        low = c.lower_
        if low in _NONE and c.dep_ in {"det", "neg", "preconj"}:
            view.negative = not view.negative
        elif c.dep_ in {"amod", "compound", "advmod"} and low in words.NOUN_ADJECTIVES:
            view.weaken(words.NOUN_ADJECTIVES[low])
    view.done = view.level != "PS"
    head, dep = t.head, t.dep_
    if limit is not None and not inside(head, limit):
        return t, True
    if dep == "conj":
        t, head, dep = head, head.head, head.dep_
    if dep == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in words.CARRIERS:
        return event_noun(head.head, view, limit)  # "the imposition of sanctions was put off"
    if dep == "pobj":
        return _noun_in_phrase(t, head, view)
    if head.pos_ in _VERBS:
        lemma = head.lemma_.lower()
        if dep in {"dobj", "nsubjpass"}:
            if lemma in words.OFF and any(c.dep_ == "prt" and c.lower_ in {"off", "out"} for c in head.children):
                view.weaken("CTN")
                if negated(head):
                    view.negative = not view.negative
                return head, False
            if lemma in words.NOUN_VERBS:
                view.weaken(words.NOUN_VERBS[lemma])
                if negated(head) and not any(c.lower_ in _NONE for c in t.children):
                    view.negative = not view.negative
                return head, False
            if lemma in words.LIGHT:
                own = any(c.lower_ in _NONE for c in t.children)
                if own:
                    view.negative = not view.negative  # counted again with the verb's object
                clause(head, view, first=True)
                return head, True
        if dep == "dobj" and lemma in {"take", "require"} and _generic(t) and any(c.lower_ in _WOULD for c in head.children):
            view.level, view.hypothetical = "UU", True  # "it would take an attack to"
            return head, False
        if dep == "dobj" and lemma in {"include", "comprise", "involve"} and any(c.dep_ == "nsubj" and c.lemma_.lower() in words.CHOICES for c in head.children):
            view.weaken("PS")  # "options include a blockade"
            view.future = True
            return head, False
        if dep == "dobj" and lemma in words.CAUSING and not _known(t):
            clause(head, view, first=True)
            view.done = view.done and not view.future
            return head, True
        if dep == "nsubjpass" and lemma in words.PUT_OFF and not negated(head):
            view.weaken("PS")
            return head, False
        if dep in {"nsubj", "nsubjpass", "dobj"} and fate(t, head, view):
            return head, False
        if dep == "nsubj" and lemma in words.HAPPEN:
            clause(head, view, first=True)
            return head, True
        if dep == "nsubj" and head.lemma_ in {"be", "look", "seem", "appear", "remain", "become"} and _judged(head, view):
            clause(head, view, first=False)
            return head, True
        if dep == "nsubj" and any(c.dep_ == "mark" and c.i < t.i and misplaced(head, c) for c in head.children):
            view.level, view.hypothetical = "UU", True  # "if Chad attacks, Mali will", the verb taken for a noun
        if (
            dep in {"nsubj", "nsubjpass"}
            and (_generic(t) or (lemma in words.CAUSING and t.tag_ == "NNS" and not _known(t)))
            and any(c.lower_ in _WOULD | _WILL | _CAN | _MAY for c in head.children)
        ):
            view.level, view.hypothetical = "UU", True
        if dep == "attr" and head.lemma_ == "be":
            if any(c.lower_ in _NONE for c in t.children):
                view.negative = not view.negative  # counted again with the verb
            clause(head, view, first=True)
            return head, True
    return t, False


def _known(noun: Token) -> bool:
    """Whether an act is spoken of as one that the reader knows: "the attack", "last week's strikes"."""
    return any(c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.children)


def _judged(copula: Token, view: View) -> bool:
    """ "An attack is unthinkable", "is out of the question": the adjective tells how likely the act is."""
    for c in copula.children:
        if c.dep_ == "prep" and c.i > copula.i and _phrase(c) in _PENDING:
            view.weaken("PS")  # "is under discussion", "is on the cards"
            view.future = True
            return True
        if c.dep_ == "attr" and c.lower_ in {"matter", "question"} and any(_phrase(x) == "of time" for x in c.children):
            view.weaken("PR")
            view.future = True
            return True
        if c.dep_ in {"acomp", "attr", "oprd"} and c.lower_ in words.ADJECTIVES and c.pos_ == "ADJ":
            view.weaken(words.ADJECTIVES[c.lower_])
            view.future = True
            return True
        if c.lower_ == "out" and any(x.lower_ == "question" for x in c.subtree):
            view.weaken("CTN")
            return True
    return False


def _phrase(prep: Token) -> str:
    """A preposition with its noun alone: "under discussion"."""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    return "" if noun is None else f"{prep.lower_} {noun.lower_}"


def _generic(t: Token) -> bool:
    first = next((c.lower_ for c in t.children if c.dep_ == "det"), "")
    return first in {"a", "an", "any", "such", "another"} or any(
        c.lower_ in {"further", "future", "new", "such"} for c in t.children
    )


def _undecided(over: Token) -> bool:
    """ "Talks on the transfer of ships", "to vote on the dispatch", "a draft agreement on the sale"."""
    lemma = over.lemma_.lower()
    if over.pos_ in _VERBS:
        return lemma in {"vote", "negotiate", "haggle"}
    return lemma in words.FORWARD or any(c.lower_ in {"draft", "proposed", "preliminary"} for c in over.children)


def _noun_under(noun: Token, view: View) -> None:
    """What a noun of evidence, doubt or talk makes of the act behind it."""
    if lacking(noun):
        view.weaken("PRN")
    else:
        view.weaken(words.NOUNS[noun.lemma_.lower()])


def _noun_in_phrase(t: Token, prep: Token, view: View) -> tuple[Token, bool]:
    over = prep.head
    low = prep.lower_
    lemma = over.lemma_.lower()
    if low in {"without", "barring", "despite_"}:
        if low == "without":
            view.negative = not view.negative
        return t, False
    if low == "including" and (lemma in words.CHOICES or any(x.lower_ == "table" for x in over.subtree if x.i < prep.i)):
        view.weaken("PS")  # "nothing is off the table, including a strike"
        view.future = True
        return t, False
    if low == "during" and over.tag_ == "VB" and any(c.lower_ in _WILL | _MAY | {"to"} and c.dep_ == "aux" for c in over.children):
        view.future = True  # "is expected to sign during a visit"
        return t, False
    if low == "against" and lemma in words.WARNS and over.pos_ in _VERBS:
        view.weaken("PS")  # "warned against an attack"
        view.future = True
        return t, False
    if low == "for" and lemma in words.CALLS and over.pos_ in _VERBS:
        view.weaken("UU")  # "called for the training of"
        return t, False
    pleaded = low in {"for", "against"} and lemma in words.PLEADING and over.pos_ == "NOUN" and (t.lemma_ in words.UPCOMING or not _known(t))
    if pleaded or (low in {"on", "about", "for", "over"} and t.lemma_ in words.UPCOMING and _undecided(over)):
        view.weaken("UU")
        return t, False
    if low == "of" and (over.lower_ == "talk" or lemma in _TALES) and over.pos_ == "NOUN":
        told = governor(over)
        dismissed = told is not None and told.lemma_.lower() in words.DISMISS and not negated(told)
        if dismissed and told is not None and (told.lemma_ in _PLAIN or any(x.lower_ in words.FAKE for x in told.subtree)):
            view.weaken("CTN")
            return t, False
        if over.lower_ == "talk":
            view.weaken("PS")
            return t, False
    if over.pos_ in {"NOUN", "PROPN"} and low in {"of", "in", "to", "for", "that"}:
        if lemma in {"warning", "prediction", "forecast", "prophecy", "innocence"} and (lemma == "innocence" or told_false(governor(over))):
            view.weaken("CTN")
            return t, False
        if lemma in words.IF_PHRASES and over.head.lower_ == "in":
            view.level, view.hypothetical = "UU", True
            return t, False
        if lemma == "truth" and any(c.lower_ in _NONE for c in over.children):
            view.weaken("CTN")
            return t, False
        if any(c.lower_ in words.UNPROVEN for c in over.children):
            view.weaken("PR")
        level = words.NOUNS.get(lemma)
        told = governor(over)
        unsettled = told is not None and negated(told) and told.lemma_.lower() in words.UNSETTLED | {"check"}
        if unsettled and lemma in {"report", "account", "claim", "rumour", "rumor", "allegation", "word"}:
            view.weaken("UU")
            return t, False
        if level is not None and (told_false(told) or vanished(over)):
            view.weaken("CTN")
            return t, False
        if level is not None and lemma not in {"report", "account", "signal"}:
            none = any(c.lower_ in _NONE for c in over.children)
            verb = governor(over)
            if lemma in words.EVIDENCE:
                view.weaken("PRN" if none or (verb is not None and _verb_negated(verb)) else "PR")
            elif none:
                view.weaken("CTN")
            else:
                view.weaken(level)
            return t, False
    if over.pos_ in _VERBS:
        held = behind(over) if low == "of" else None
        if held is not None:
            _noun_under(held, view)  # "no proof has emerged of a raid"
            return t, False
        if lemma == "point" and low in {"to", "towards"} and not _known(t):
            view.weaken("PRN" if negated(over) else "PR")
            view.done = False
            return t, False
        if lemma == "provide" and low == "for" and any(c.dep_ == "nsubj" and c.pos_ == "NOUN" for c in over.children):
            view.weaken("PS")  # "the timetable provides for the withdrawal"
            view.future = True
            return t, False
        if any(c.lower_ in {"any", "every", "each"} for c in t.children) and any(c.lower_ in _WILL | _WOULD for c in over.children):
            view.level, view.hypothetical = "UU", True  # "will answer every attack"
            return t, False
        awaited = lemma in {"brace", "prepare", "steel", "gird", "wait"} and low == "for" and not _known(t)
        if awaited or (lemma == "warn" and low in {"of", "about"}):
            view.weaken("PS")
        elif lemma in words.CAUSING and low in {"to", "in"} and not _known(t):
            clause(over, view, first=True)
            return over, True
        elif lemma in words.AVERTED and low == "from":
            view.weaken("CTN")
        elif lemma in {"accuse", "suspect", "convict"}:
            if lemma == "suspect":
                view.weaken("PR")
        elif low == "against" and _generic(t) and view.level == "CT":
            view.level, view.hypothetical = "UU", True
    return t, False
