"""Goods and men that are taken up again without their sides: "none has arrived", "it has received one", "the money had been promised"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._frames import measure
from foederis.reading._in_need import in_need
from foederis.reading._lemmas import DAYS
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["TAKEN_UP", "lent", "resume", "taken_up", "theme"]


TAKEN_UP = "TAKEN"  # a handing over whose sides are still to be found
_FAR = 3  # sentences back
_HANDED = words(
    "deliver hand ship send transfer supply provide give donate fly dispatch despatch lend release disburse wire pay sell airlift"
)
_PROMISED = words("promise pledge offer agree approve earmark commit order")
_COMES = words(
    "arrive land reach come dock materialise materialize disembark appear turn_up show_up step_off go_ashore come_ashore"
)
_GETS = words("receive get obtain see")
_AGAIN = words(
    "one none any some nothing anything all both half most it they them that these those first last rest other others remainder few many more"
)
_GOODS = words(
    """batch shipment consignment delivery instalment installment tranche load cargo package money promise help aid gift loan credit sum
    contingent reinforcement team unit weapon arm"""
)
_MONTHS = DAYS | words("then now today noon")
_LENDS = words("send dispatch despatch provide contribute commit add put_in deploy fly lend offer field")
_AGAINST = frozenset({"against", "near", "off", "along", "around", "towards", "toward", "at", "to", "into", "over"})
_GIVING = frozenset({"AID", "COOPERATE"})
_HELPING = frozenset({"AID", "COOPERATE", "AGREE"})


def _loose(ex: Extractor, t: Token | None) -> bool:
    """Whether a phrase points back to goods told of before: "one", "any of them", "the first batch", "a first 400 tonnes"."""
    if t is None or t.i in ex.cast.at:
        return False
    if t.lower_ in _AGAIN or t.pos_ == "NUM":
        return True
    inner = measure(t)
    before = {c.lower_ for c in t.children if c.i < t.i}
    pointed = bool(
        before
        & {
            "the",
            "those",
            "these",
            "that",
            "any",
            "no",
            "such",
            "first",
            "last",
            "second",
            "further",
            "remaining",
            "other",
            "promised",
        }
    )
    goods = lemma_of(inner) in _GOODS or any(lemma_of(inner) in ex.lex.classes[c] for c in ("weapons", "aid", "troops"))
    return (
        pointed
        and goods
        and not any(x.i in ex.cast.at for x in t.subtree if x.dep_ in {"amod", "compound", "poss", "nmod"})
    )


def _verb(t: Token) -> str:
    lemma = lemma_of(t)
    joined = next(
        (
            f"{lemma}_{c.lower_}"
            for c in t.children
            if c.dep_ in {"prt", "advmod"} and f"{lemma}_{c.lower_}" in _COMES | _LENDS
        ),
        "",
    )
    return joined or lemma


def taken_up(ex: Extractor, taken: set[int]) -> Iterator[Raw]:
    """Events to be, one for each predicate that hands over, brings or promises what was told of before."""
    for t in ex.cast.tokens:
        if t.pos_ != "VERB" or t.i in taken or t.dep_ in {"amod", "compound"}:
            continue
        lemma = _verb(t)
        if lemma not in _HANDED | _PROMISED | _COMES | _GETS | _LENDS:
            continue
        args = ex.args_of(t)
        if not args.passive and lemma in _LENDS and args.obj is not None and args.obj.pos_ == "NUM":
            givers = tuple(s for s in ex.actors(args)[0] if s.state and s.official)
            if givers:
                yield Raw(t, TAKEN_UP, "joined", actors=givers, objects=[args.obj], args=args)
        elif args.passive:
            if (
                lemma in _HANDED | _PROMISED
                and (args.agent is None or args.agent.lower_ in _MONTHS)
                and args.obj is not None
                and _loose(ex, args.obj)
                and args.iobj is None
            ):
                yield Raw(t, TAKEN_UP, "promised" if lemma in _PROMISED else None, objects=[args.obj], args=args)
        elif lemma in _COMES:
            if (
                args.subj is not None
                and _loose(ex, args.subj)
                and not (args.subj.pos_ == "PRON" and args.subj.lower_ in {"it", "they", "that"})
            ):
                yield Raw(t, TAKEN_UP, objects=[args.subj], args=args)
        elif lemma in _GETS and args.obj is not None and _loose(ex, args.obj) and not args.preps.get("from"):
            takers = tuple(s for s in ex.actors(args)[0] if s.state and s.official)
            if takers:
                yield Raw(t, TAKEN_UP, recipients=takers, objects=[args.obj], args=args)


def resume(ex: Extractor, raw: Raw, before: list[Raw]) -> Raw | None:
    """The handing over with the sides of what it takes up; None where nothing fits."""
    if raw.mode == "joined":
        return _join(ex, raw, before)
    n = ex.cast.discourse.sentence(raw.token)
    promised = raw.mode == "promised"
    takers = {s.state for s in raw.recipients}
    for r in reversed(before):
        if r.token.i >= raw.token.i or n - ex.cast.discourse.sentence(r.token) > _FAR:
            continue
        asked = r.event == "REQUEST" and r.mode == "assist"
        if (
            r.operator == "denial"
            or r.mutual
            or not (r.event in _HELPING or asked)
            or (r.event == "AGREE" and not _giving(r))
        ):
            continue
        givers, to = (r.recipients, r.actors) if asked else (r.actors, r.recipients)
        givers = tuple(g for g in givers if g.known and g.state not in takers)
        to = tuple(s for s in to if s.known)
        if not givers or (takers and not takers & {s.state for s in to} and to):
            continue
        there = _place(ex, raw.args, {g.state for g in givers})
        made = replace(
            raw, event="AGREE" if promised else r.event if r.event in _GIVING else "AID", mode=None, contexts=r.contexts
        )
        made.actors = tuple(replace(g, sure=0.8 * g.sure) for g in givers[:1])
        made.recipients = raw.recipients or there or tuple(replace(s, sure=0.8 * s.sure) for s in to[:1])
        made.stage = "pledged" if promised else ""
        made.weight, made.frame, made.closed = 0.75, None, True
        return made if made.recipients else None
    return None


def _join(ex: Extractor, raw: Raw, before: list[Raw]) -> Raw | None:
    """ "Fiji is to add 50": men or goods for whom another has just helped."""
    own: set[str | None] = {a.state for a in raw.actors}
    made = replace(raw, event="AID", mode=None, weight=0.75)
    made.recipients = theme(ex, made, before, own)
    made.closed = True
    return made if made.recipients else None


def _giving(raw: Raw) -> bool:
    """Whether a promise is one of goods, money or men."""
    inner = raw.inner
    while inner is not None:
        if inner.event in _GIVING | {"MOBILIZE"}:
            return True
        inner = inner.inner
    return (
        raw.operator in {"offer", "pledge"} or (raw.frame is not None and raw.event == "AGREE" and not raw.operator)
    ) and bool(raw.objects)


def _place(ex: Extractor, args: Args, own: set[str | None]) -> tuple[Side, ...]:
    for name in ("in", "at", "to", "into"):
        for t in args.preps.get(name, []):
            found = (
                tuple(s for s in ex.cast.sides(t) if s.state and s.state not in own)
                if t.pos_ not in {"VERB", "AUX"}
                else ()
            )
            if found:
                return found[:1]
    for name in ("of", "in"):
        for t in prepositions(args.obj).get(name, []) if args.obj is not None else []:
            found = tuple(s for s in ex.cast.sides(t) if s.state and s.state not in own and s.official)
            if found:
                return found[:1]
    return ()


def theme(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> tuple[Side, ...]:
    """Whom goods or men are for where it is not said again: whom another has just helped, or who has asked for help."""
    if (
        raw.event not in {"AGREE", "AID", "REJECT"}
        or (raw.event != "AID" and not _giving(raw))
        or (raw.event == "REJECT" and raw.mode != "assist")
    ):
        return ()
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        if (
            r.token.i >= raw.token.i
            or n - ex.cast.discourse.sentence(r.token) > _FAR
            or r.operator == "denial"
            or r.mutual
        ):
            continue
        asked = r.event == "REQUEST" and r.mode == "assist"
        if not (asked or r.event == "AID" or (r.event in {"AGREE", "REJECT"} and _giving(r))):
            continue
        found = tuple(s for s in (r.actors if asked else r.recipients) if s.state and s.state not in own)
        if found:
            return (replace(found[0], sure=0.6),)
    for e in reversed(ex.cast.discourse.entities):
        if e.i < raw.token.i and n - e.sentence <= 1 and e.role == "place" and e.side.state and e.side.state not in own:
            return (replace(e.side, sure=0.55),)
    return in_need(ex, raw, before, own)


def lent(ex: Extractor, raw: Raw, before: list[Raw], own: set[str | None]) -> bool:
    """Whether men who are sent without a where join the help that others have just sent or promised; the event is then one of aid."""
    if raw.noun or lemma_of(raw.token) not in _LENDS or raw.recipients:
        return False
    n = ex.cast.discourse.sentence(raw.token)
    for r in reversed(before):
        if r.token.i >= raw.token.i or n - ex.cast.discourse.sentence(r.token) > 1 or r.operator == "denial":
            continue
        if (r.event == "REQUEST" and r.mode == "assist") or r.event == "AID" or (r.event == "AGREE" and _giving(r)):
            found = tuple(
                s for s in (r.actors if r.event == "REQUEST" else r.recipients) if s.state and s.state not in own
            )
            if found:
                raw.event, raw.mode, raw.recipients = "AID", None, (replace(found[0], sure=0.6),)
                return True
    helped = in_need(ex, raw, before, own) if not set(raw.args.preps) & _AGAINST else ()
    if helped:
        raw.event, raw.mode, raw.recipients = "AID", None, helped
    return bool(helped)
