"""Who must stand by whom: "would be bound to assist Y", "is under no obligation to defend Y", "nothing obliges X to"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foederis.reading._modality import negated
from foederis.reading._raw import Raw
from foederis.reading._syntax import conjuncts, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["duty"]


# "is bound to assist": participles and verbs that lay a duty on somebody.
_BOUND = words("bind oblige obligate commit require compel duty-bound treaty-bound")
_WEAK = frozenset({"commit", "require", "compel"})
_DUTIES = words("obligation duty commitment requirement undertaking responsibility")
_HELPS = words(
    "defend assist aid help protect come fight act intervene support send join back consult stand rush rescue respond attack remain stay refrain go"
)
_STRONG = words("defend assist aid help protect come fight intervene rescue join")
_PAPERS = words("treaty pact accord alliance charter article clause protocol convention agreement arrangement compact")
_PAIRS = words("side party country state nation signatory member ally partner power")
_HOME = words("country government nation state it")
_OTHER = words("other another")
_OWED = words("help aid assistance defence defense support protection succour")
_HAS = words("have be bear carry face")
_ANY = _BOUND | _HAS | _HELPS | {"owe"}


def duty(ex: Extractor, v: Token, near: bool, obligations: Any) -> Raw | None:
    """The duty of one state to another that a clause states or rules out. `near`: a treaty was spoken of just before."""
    if v.pos_ not in {"VERB", "AUX", "ADJ"}:
        return None
    lemma = lemma_of(v)
    if lemma not in _ANY and v.lower_ not in {"bound", "obliged", "obligated"}:
        return None
    args = ex.args_of(v)

    def paper() -> bool:
        return near or any(lemma_of(x) in _PAPERS for x in v.sent)

    clause: Token | None = None
    lacks = negated(v)
    who: tuple[Side, ...] = ()
    if lemma in _BOUND or v.lower_ in {"bound", "obliged", "obligated"}:
        clause = _infinitive(v)
        treaty = args.subj is not None and any(lemma_of(x) in _PAPERS for x in conjuncts(args.subj))
        known = clause is not None and (treaty or lemma_of(clause) in _HELPS or _so(clause))
        if not known or (lemma in _WEAK and not paper()):
            return None
        be = v.tag_ == "VBN" and any(c.dep_ in {"aux", "auxpass"} and c.lemma_ == "be" for c in v.children)
        if args.passive or v.pos_ == "ADJ" or be:
            subject = (
                args.obj if args.passive else args.subj if be and args.subj is not None else ex.args_of(v.head).subj
            )
            who = _states(ex, subject)
            lacks = lacks or _none(subject) or (v.pos_ == "ADJ" and negated(v.head))
            lacks = lacks or _by_none(v) or (clause is not None and _by_none(clause))
        else:
            subject = args.subj
            if subject is None or not (
                subject.lower_ in {"nothing", "it", "this", "that", "which"}
                or any(lemma_of(x) in _PAPERS | {"law", "text", "document"} for x in conjuncts(subject))
            ):
                return None
            bound = args.obj if args.obj is not None else ex.args_of(clause).subj if clause is not None else None
            who = _states(ex, args.obj) or (_states(ex, ex.args_of(clause).subj) if clause is not None else ())
            if not who and bound is not None and _PAIRS & {lemma_of(bound)}:
                who = tuple(s for s in ex.cast.sides(bound) if s.kind == "body")  # "obliges EU members to"
            over = v.head if v.dep_ == "ccomp" else None
            if not who and over is not None and bound is not None and lemma_of(bound) in _HOME:
                who = _states(ex, ex.args_of(over).subj)  # "she said the treaty obliges her country to"
            if (
                bound is not None
                and bound.lower_ == "it"
                and over is not None
                and any(c.dep_ == "poss" for c in subject.children)
            ):
                who = _states(ex, ex.args_of(over).subj) or who  # "it says its treaty obliges it to"
            lacks = (
                lacks
                or subject.lower_ == "nothing"
                or _none(subject)
                or (args.obj is not None and args.obj.lower_ == "neither")
            )
    elif lemma in _HAS:
        noun = _duty_noun(v, args.obj)
        clause = _infinitive(noun) if noun is not None else None
        if noun is None or clause is None or lemma_of(clause) not in _HELPS:
            return None
        who = _states(ex, args.subj)
        lacks = lacks or any(c.lower_ == "no" for c in noun.children)
    elif lemma in _HELPS and any(c.dep_ == "aux" and c.lower_ in {"must", "shall"} for c in v.children):
        under = [t for t in args.preps.get("under", []) if {lemma_of(x) for x in t.subtree} & _PAPERS]
        if not under or args.passive:
            return None
        clause, who = v, _states(ex, args.subj)
    elif lemma == "owe" and args.obj is not None and not args.passive:
        return _owed(ex, v, paper(), lacks)
    if clause is None:
        return None
    if not who or (len(who) > 1 and not _each_other(clause)):
        who = who[:2]
    inner = ex.args_of(clause)
    own = {s.state for s in who}
    whom: tuple[Side, ...] = ()
    for t in [
        inner.obj,
        *inner.preps.get("to", []),
        *inner.preps.get("for", []),
        *inner.preps.get("with", []),
        *inner.preps.get("of", []),
        *inner.preps.get("by", []),
    ]:
        whom = whom or tuple(s for s in _states(ex, t) if s.state not in own)
    for t in clause.subtree:
        if not whom and t.i > clause.i and t.i in ex.cast.at:
            whom = tuple(s for s in _states(ex, t) if s.state not in own)
    mutual = _each_other(clause)
    if len(who) > 1 and mutual:
        who, whom = who[:1], who[1:2]
    if who and not whom:
        other = ex.cast.discourse.other_than(who[0].state, v)
        whom = (other,) if other is not None and other.state else ()
        near_by = (
            e.side for e in reversed(ex.cast.discourse.entities) if e.i < v.i and e.side.state not in {None, *own}
        )
        whom = whom or tuple(near_by)[:1]
    if not who or not whom or (lemma_of(clause) not in _STRONG and not paper() and not _so(clause)):
        return None
    raw = Raw(
        v,
        "AGREE",
        None,
        ("military",),
        who,
        whom[:1],
        args=args,
        stage="agreed",
        tie="treaty",
        mutual=mutual,
        weight=0.9,
    )
    raw.operator = "treaty"
    if lacks:
        raw.factuality, raw.stage = "CT-", "none"
    else:
        said = _unbroken([x.lower_ for x in clause.subtree if x.i >= clause.i])
        raw.factuality, raw.obligations = (
            "CT+",
            obligations(said) or (("defense",) if lemma_of(clause) in _STRONG | {"act", "respond"} else ()),
        )
    ex.consumed.update(x.i for x in clause.subtree if x.i >= clause.i and x.i != v.i)
    return raw


def _by_none(v: Token) -> bool:
    """ "Bound by no treaty"."""
    preps = prepositions(v)
    return any(
        c.lower_ == "no"
        for name in ("by", "under")
        for t in preps.get(name, [])
        if lemma_of(t) in _PAPERS
        for c in t.children
    )


def _unbroken(said: list[str]) -> list[str]:
    """The words of a duty as far as what it is not: "to consult, not to come to its defence"."""
    at = next(
        (n for n, w in enumerate(said) if n and w == "not" and n + 1 < len(said) and said[n + 1] in {"to", "for"}),
        len(said),
    )
    return said[:at]


def _so(clause: Token) -> bool:
    """ "Nothing obliges it to do so": the help that was just spoken of."""
    return lemma_of(clause) == "do" and any(c.lower_ in {"so", "that", "same"} for c in clause.children)


def _states(ex: Extractor, t: Token | None) -> tuple[Side, ...]:
    return tuple(s for s in ex.cast.sides(t) if s.state)


def _infinitive(t: Token) -> Token | None:
    for c in t.children:
        if (
            c.dep_ in {"xcomp", "acl", "ccomp", "relcl", "advcl"}
            and c.pos_ == "VERB"
            and any(x.dep_ == "aux" and x.lower_ == "to" for x in c.children)
        ):
            return c
    return None


def _duty_noun(v: Token, obj: Token | None) -> Token | None:
    """ "has a duty to", "is under no obligation to"."""
    under = prepositions(v).get("under", [])
    for t in [*([obj] if obj is not None else []), *under]:
        for x in conjuncts(t):
            if lemma_of(x) in _DUTIES:
                return x
    return None


def _none(t: Token | None) -> bool:
    return t is not None and (
        t.lower_ in {"neither", "none", "nobody"}
        or any(c.lower_ in {"neither", "no"} and c.i < t.i for c in t.children)
    )


def _each_other(clause: Token) -> bool:
    """ "to defend each other", "to help the other"."""
    return any(x.lower_ in _OTHER for x in clause.subtree if x.i > clause.i)


def _owed(ex: Extractor, v: Token, paper: bool, lacks: bool) -> Raw | None:
    """ "Under the pact X owes Y help in war", "X owes its host nothing"."""
    args = ex.args_of(v)
    obj = args.obj
    if obj is None or not paper or not (obj.lower_ == "nothing" or lemma_of(obj) in _OWED):
        return None
    who = _states(ex, args.subj)
    own = {s.state for s in who}
    each = any(c.lower_ in _OTHER for c in obj.children) or (args.iobj is not None and args.iobj.lower_ in _OTHER)
    whom = tuple(s for t in [args.iobj, *args.preps.get("to", [])] for s in _states(ex, t) if s.state not in own)
    if each and len(who) > 1:
        who, whom = who[:1], who[1:2]
    if who and args.iobj is not None and lemma_of(args.iobj) in {"host", "ally", "partner", "neighbour", "neighbor"}:
        before = (
            e for e in reversed(ex.cast.discourse.entities) if e.i < v.i and e.side.state and e.side.state not in own
        )
        whom = tuple(e.side for e in sorted(before, key=lambda e: e.role == "subj"))[:1] or whom
    if who and not whom and not each:
        other = ex.cast.discourse.other_than(who[0].state, v)
        whom = (other,) if other is not None and other.state else ()
    if not who or not whom:
        return None
    raw = Raw(
        v,
        "AGREE",
        None,
        ("military",),
        who[:1],
        whom[:1],
        args=args,
        stage="agreed",
        tie="treaty",
        mutual=each,
        weight=0.9,
    )
    lacks = lacks or obj.lower_ == "nothing" or any(c.lower_ == "no" for c in obj.children)
    raw.operator, raw.factuality = "treaty", "CT-" if lacks else "CT+"
    raw.stage = "none" if lacks else "agreed"
    raw.obligations = () if lacks else ("defense",)
    return raw
