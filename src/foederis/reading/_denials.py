"""Denials that name no deed: "rejects the charge", "called the report a lie", "which Oslo denies", "has seen no sign of it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading import _certainty_words as certainty
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["DENIAL", "denial", "denials"]


DENIAL = "DENY"  # a denial whose deed is still to be found
_FAR = 3  # sentences back
_CHARGES = words("charge accusation allegation claim report assertion suggestion account story version finding conclusion tale idea notion rumour rumor insinuation")
_PARTS = words("role involvement responsibility part complicity connection hand link wrongdoing knowledge")
_ACTS = words("attack strike raid bombing shelling invasion incursion assault killing massacre seizure deployment sale shipment delivery transfer")
_DENY = words("deny reject dismiss refute rebut dispute repudiate disavow contest ridicule disown disclaim")
_DISOWN = words("deny disown disclaim disavow")
_FLATLY = _DISOWN | words("dispute contest refute rebut")
_DOUBT = words("doubt question")
_CALL = words("call label brand describe term dub denounce decry pronounce dismiss reject deride")
_SIGNS = certainty.EVIDENCE | {"information", "knowledge"}
_SCOFF = words("scoff laugh sneer")
_ASIDE = words("brush wave shrug laugh sweep")  # with "aside", "off", "away" and a charge
_INNOCENT = words("protest plead maintain assert proclaim")  # with "innocence"
_DENYING = _DENY | _CALL | _DOUBT | _SCOFF | _INNOCENT | _ASIDE
_FALSE = certainty.FAKE | words("absurd laughable ridiculous rubbish fantasy fairytale preposterous ludicrous lies myth provocation invented made-up concocted bogus")
_MATTER = words("it this that matter affair incident business")
_VAGUE = words("it this that so them both all")
_SUMS = words("something claim charge accusation allegation report assertion suggestion")
_NEVER_DENIED = frozenset({"ACCUSE", "REJECT", DENIAL})


def denials(ex: Extractor, taken: set[int]) -> Iterator[Raw]:
    """Events to be, one for each predicate that denies without saying what."""
    for t in ex.cast.tokens:
        if t.i in taken:
            continue
        if t.pos_ == "VERB" and lemma_of(t) in _DENYING:
            args = _named(t, ex.args_of(t))
            if _thing(t, args.obj):
                yield Raw(t, DENIAL, actors=ex.actors(args)[0], args=args)
        elif _left_out(t):
            yield Raw(t, DENIAL, actors=ex.actors(ex.args_of(t.head))[0], args=ex.args_of(t.head))
        elif t.pos_ == "AUX" and t.lemma_ == "be" and t.dep_ in {"ROOT", "ccomp", "conj"}:
            charge = next((c for c in t.children if c.dep_ == "nsubj"), None)
            if charge is not None and lemma_of(charge) in _CHARGES and _false(t) and _bare(charge):
                yield Raw(t, DENIAL, args=replace(ex.args_of(t), obj=charge))
        elif t.pos_ == "NOUN" and lemma_of(t) in _SIGNS and _unseen(t):
            yield Raw(t, DENIAL, noun=True)


def _left_out(t: Token) -> bool:
    """ "Chad says it did not": the deed that is denied is left out."""
    if t.dep_ != "ccomp" or t.lower_ not in {"did", "had", "has", "have"} or t.head.lemma_ not in {"say", "insist", "maintain", "swear", "reply"}:
        return False
    kinds = {c.dep_ for c in t.children}
    doer = next((c for c in t.children if c.dep_ == "nsubj"), None)
    return doer is not None and doer.tag_ == "PRP" and "neg" in kinds and not kinds & {"dobj", "xcomp", "ccomp", "acomp", "attr", "prep"}


def _named(t: Token, args: Args) -> Args:
    """The arguments, with the noun before its predicate ("labelled the charge 'nonsense'") or relative clause as object."""
    obj = args.obj
    if obj is None and lemma_of(t) in _SCOFF:
        return replace(args, obj=next(iter(args.preps.get("at", [])), None))
    if obj is None and t.dep_ == "relcl" and lemma_of(t.head) in _SUMS:
        return replace(args, obj=t.head)
    if obj is not None and obj.lower_ in _FALSE:
        first = next((c for c in obj.children if c.dep_ in {"nmod", "compound", "poss"} and lemma_of(c) in _CHARGES), None)
        return replace(args, obj=first) if first is not None else args
    return args


def _unseen(t: Token) -> bool:
    """ "No sign of it", "no evidence for that"."""
    if not any(c.lower_ == "no" and c.dep_ == "det" for c in t.children):
        return False
    return any(x.lower_ in {"it", "this", "that"} for name in ("of", "for") for x in prepositions(t).get(name, []))


def _thing(t: Token, obj: Token | None) -> bool:
    """Whether what is denied points back to what was told before."""
    lemma = lemma_of(t)
    if obj is None:
        return False
    if lemma in _DOUBT:
        return lemma_of(obj) in _CHARGES and _bare(obj)
    if lemma in _INNOCENT:
        return obj.lower_ == "innocence"
    if lemma in _ASIDE and lemma not in _SCOFF:
        return lemma_of(obj) in _CHARGES and _bare(obj) and any(c.lower_ in {"aside", "off", "away"} for c in t.children)
    if lemma not in _DENY | _SCOFF and not _false(t):
        return False
    if obj.lower_ == "which":
        return lemma in _FLATLY
    if obj.lower_ in _VAGUE:
        return lemma in {"deny", "reject", "dismiss"} or _false(t)
    if t.dep_ == "relcl" and t.head.i == obj.i:
        return lemma in _SUMS_VERBS and (lemma_of(obj) in _SUMS or (lemma in _FLATLY and _which(t)))
    known = _CHARGES | _PARTS if lemma in _DISOWN else _CHARGES
    if lemma in _DISOWN and lemma_of(obj) in _ACTS:
        return _bare(obj) and any(c.lower_ in {"the", "that", "this", "any", "such"} for c in obj.children)
    return lemma_of(obj) in known and _bare(obj)


_SUMS_VERBS = _DENY | _CALL


def _which(t: Token) -> bool:
    return t.i > 0 and any(c.lower_ == "which" and c.dep_ == "dobj" for c in t.children) and t.left_edge.nbor(-1).text == ","


def _bare(noun: Token) -> bool:
    """Without a content of its own ("the charge that ...", "claims of ...")."""
    if prepositions(noun).get("of"):
        return False
    return all(_in_it(c) for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"})


def _in_it(clause: Token) -> bool:
    """ "That it had a hand in the matter": a content that names no deed."""
    part = next((c for c in clause.children if c.dep_ in {"dobj", "attr"} and lemma_of(c) in _PARTS), None)
    return part is not None and all(t.lower_ in _MATTER for t in prepositions(part).get("in", []))


def _false(t: Token) -> bool:
    return any(x.lower_ in _FALSE or x.lemma_.lower() in _FALSE for x in t.subtree if x.i > t.i)


def denial(ex: Extractor, raw: Raw, before: list[Raw], speakers: Callable[[Raw], Side | None]) -> Raw | None:
    """What was charged did not happen, says the denier; None where this is no denial or nothing fits it."""
    t = raw.token
    no_sign = raw.event == DENIAL and raw.noun
    open_ = False
    if not no_sign:
        if raw.noun or (raw.event != DENIAL and not _thing(t, _named(t, raw.args).obj)):
            return None
        open_ = _noncommittal(t)
        if any(c.dep_ == "neg" for c in t.children) and not open_:
            return None
    deniers = raw.actors
    if not deniers:
        speaker = speakers(raw)
        deniers = (speaker,) if speaker is not None else ()
    if not deniers and not no_sign and lemma_of(t) not in _DOUBT:
        return None
    model = _denied(ex, raw, deniers, before, speakers)
    if model is None:
        return None
    unsure = no_sign or lemma_of(t) in _DOUBT
    copy = replace(model, token=t, factuality="Uu" if open_ else "PR-" if unsure else "CT-", stage="none", objects=[], inner=None, args=raw.args)
    copy.operator, copy.weight, copy.noun = "denial", 0.9, False
    copy.source_text = _witness(t) if no_sign else raw.actors[0].name if raw.actors else ""
    return copy


def _noncommittal(t: Token) -> bool:
    """ "Would neither confirm nor deny it"."""
    near = (t.head, *t.children)
    if not any(x.lemma_ == "confirm" for x in near):
        return False
    return any(c.lower_ in {"neither", "nor", "not", "n't", "n’t"} for x in (t, *near) for c in (x, *x.children))


def _witness(noun: Token) -> str:
    """Who has seen no sign: the subject of "had seen no sign of it"."""
    verb = noun.head
    own = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
    if own is None or verb.lemma_ not in {"see", "find", "have", "detect", "observe", "discover"}:
        return ""
    return str(own.doc.span(own.left_edge.i, own.i + 1).text)


def _denied(
    ex: Extractor, raw: Raw, deniers: tuple[Side, ...], before: list[Raw], speakers: Callable[[Raw], Side | None]
) -> Raw | None:
    """The deed that is denied: the denier's own before all, else one that its doer tells of the denier."""
    own = {a.state for a in deniers if a.state}
    n = ex.cast.discourse.sentence(raw.token)
    near = [
        r
        for r in reversed(before)
        if r.token.i < raw.token.i
        and n - ex.cast.discourse.sentence(r.token) <= _FAR
        and r.event not in _NEVER_DENIED
        and r.operator != "denial"
    ]
    for r in near:
        if any(a.state in own for a in r.actors if a.state):
            return r
    for r in near:
        if n - ex.cast.discourse.sentence(r.token) > 1:
            break
        if raw.noun or lemma_of(raw.token) in _DOUBT:
            return r
        if _noncommittal(raw.token) and any(a.state in own for a in r.recipients if a.state):
            return r
        if not r.actors and r.event in {"ASSAULT", "COERCE"} and not any(x.state in own for x in r.recipients) and lemma_of(raw.token) in _INNOCENT | _DISOWN:
            return replace(r, actors=deniers[:1])  # "a raid on its ports. Tehran protested its innocence"
        teller = speakers(r)
        doers = {a.state for a in r.actors if a.state}
        if any(a.state in own for a in r.recipients if a.state) and teller is not None and teller.state in doers:
            return r
        if not doers and teller is not None and teller.state and teller.state not in own and not raw.noun:
            return r  # "the FSB says saboteurs killed two; Kyiv calls it a fabrication"
    return None
