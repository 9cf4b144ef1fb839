"""Threats told as what would follow, displeasure told to somebody, talks by telephone, and whom forces are sent to stop or help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._lemmas import DAYS
from foederis.reading._raw import CONFLICT, Raw
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["after_what", "borne", "by_telephone", "displeased", "menace", "rallied", "sworn", "unknown_ground", "with_aim"]


_FUTURE = frozenset({"will", "would", "'ll", "’ll", "'d", "’d", "shall", "wo", "could", "must"})
_SAY = words(
    "say tell warn add declare announce insist vow threaten caution state write remark boast reply retort thunder growl snap note stress argue claim swear promise"
)
# What an act of another is said to bring.
_BRINGS = words(
    "bring mean trigger spark unleash provoke spell invite prompt draw elicit ignite entail meet face suffer risk court incur get receive have"
)
_WOES = words(
    """war all-out-war response reaction retaliation reply answer consequence catastrophe conflict conflagration retribution
    countermeasure counter-measure strike bloodbath disaster reprisal force annihilation destruction wrath fury fire punishment ruin vengeance
    revenge rebuff blow counterstrike repercussion hell reckoning"""
)
_SUFFERS = words("face suffer risk court incur get receive feel reap bear meet")
_REPAID = words("answer avenge repay punish repel crush")
_BORNE = words("forgive tolerate forget overlook condone")
_STEPS = words("measure step action countermeasure counter-measure")
_STERN = words("forceful resolute strong tough decisive military necessary firm retaliatory appropriate drastic stern harsh severe punitive further all reciprocal")
_UNDONE = words("unanswered unpunished unavenged unnoticed")
_DISPLEASED = words(
    """surprised disappointed dismayed angry angered outraged appalled alarmed concerned worried shocked displeased unhappy furious disturbed
    astonished upset livid troubled perturbed irritated saddened unimpressed incensed offended insulted frustrated"""
)
_PHONES = words("telephone phone video-link hotline videolink satellite-phone")
_STOPS = words(
    "deter counter warn confront contain repel threaten challenge intimidate check block besiege attack fight invade topple oust punish pressure coerce capture retake blockade"
)
_HELPS = words("help support protect defend assist aid bolster reinforce save rescue back relieve guard evacuate")
_PROPS = words("prop shore")
_AFTER = frozenset({"after", "when", "because", "since", "once"})
_MARCHED = frozenset({"ASSAULT", "MOBILIZE"})


def _speaker(ex: Extractor, t: Token) -> tuple[Token | None, tuple[Side, ...]]:
    """The verb of saying above a clause, and who says it."""
    top = t
    for _ in range(4):
        head = top.head
        if head is top:
            return None, ()
        if (
            top.dep_ in {"ccomp", "parataxis", "advcl"}
            and head.pos_ == "VERB"
            and lemma_of(head) in _SAY
            and (top.dep_ == "ccomp" or top.i < head.i)
        ):
            found, nobody = ex.actors(ex.args_of(head))
            return head, () if nobody else tuple(s for s in found if s.known and s.official)
        if top.dep_ not in {"conj", "ccomp", "xcomp", "advcl"}:
            return None, ()
        top = head
    return None, ()


def menace(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Any landing would mean war, Quito told Lima", "Chad will face consequences, Tripoli said": a threat by who says so."""
    lemma = lemma_of(v)
    if not (lemma in _BRINGS | _REPAID | _BORNE or lemma in {"pay", "regret", "go", "be", "take"}):
        return None
    aux = {c.lower_ for c in v.children if c.dep_ in {"aux", "auxpass"}}
    if not aux & _FUTURE and not _options(v, args):
        return None
    no = any(c.dep_ == "neg" for c in v.children)
    told = [*([args.obj] if args.obj is not None else []), *args.preps.get("with", []), *args.preps.get("by", [])]
    woes = {x for t in told if t.pos_ in {"NOUN", "PROPN"} for x in _names(t)}
    if _options(v, args):
        hit = not no
    elif lemma in _REPAID | _BORNE:
        hit = args.passive and no == (lemma in _BORNE) and args.obj is not None and args.obj.pos_ == "NOUN"
    elif lemma == "take":
        hit = not no and args.obj is not None and lemma_of(args.obj) in _STEPS and any(c.lower_ in _STERN for c in args.obj.children)
    elif lemma == "pay":
        hit = ("price" in woes or any(c.lower_ in {"dearly", "heavily"} for c in v.children)) and not no
    elif lemma == "regret":
        hit = args.obj is None or args.obj.pos_ in {"NOUN", "PRON"}
    elif lemma == "go":
        hit = no and any(c.lower_ in _UNDONE for c in v.children)
    elif lemma == "be":
        subj = next((c for c in v.children if c.dep_ in {"attr", "nsubj"} and c.i > v.i), None)
        hit = not no and subj is not None and lemma_of(subj) in _WOES - {"answer", "reply", "reaction", "fire", "force"}
        if not no and subj is not None and lemma_of(subj) in {"cause", "reason", "ground", "act", "declaration", "casus", "line"}:
            hit = lemma_of(subj) == "casus" or any(lemma_of(t) == "war" for n in ("for", "of") for t in prepositions(subj).get(n, []))
    else:
        hit = bool(woes & _WOES) and not no and not (lemma in {"have", "get", "receive"} and not woes & {"consequence", "repercussion"})
    if not hit:
        return None
    verb, speakers = _speaker(ex, v)
    if verb is None or not speakers:
        return None
    own = {s.state for s in speakers}
    victims: tuple[Side, ...] = ()
    subject = args.obj if args.passive else args.subj
    if subject is not None and (lemma in _SUFFERS | {"pay", "regret"} or subject.pos_ == "NOUN"):
        victims = tuple(s for s in ex.cast.sides(subject) if s.known and s.state not in own)
        if not victims and subject.pos_ == "NOUN" and subject.i not in ex.cast.at and lemma not in _SUFFERS:
            deed = ex.event_of(subject)
            victims = tuple(s for s in deed.actors if s.known and s.state not in own) if deed is not None else ()
    if lemma in _SUFFERS - {"meet"} and subject is not None and not victims and ex.cast.sides(subject):
        return None  # "said that it would face consequences": its own woes
    said = ex.args_of(verb)
    for t in (said.iobj, said.obj if said.obj is not None and said.obj.pos_ in {"PROPN", "NOUN", "PRON"} else None):
        if not victims and t is not None:
            victims = tuple(s for s in ex.cast.sides(t) if s.known and s.state not in own)
    raw = Raw(v, "THREATEN", None, (), speakers[:1], victims[:1], args=args, stage="delivered", operator="threaten", weight=0.85)
    raw.factuality = "CT+"
    return raw


def _options(v: Token, args: Args) -> bool:
    """ "All options are on the table", "every option is open"."""
    return lemma_of(v) in {"be", "remain"} and args.subj is not None and lemma_of(args.subj) == "option" and any(
        lemma_of(t) == "table" for t in args.preps.get("on", [])
    )


def unknown_ground(ex: Extractor, args: Args) -> bool:
    """Whether ships or men go to a place by a name that nobody knows: it may be the other state's."""
    names = ("into", "around", "off", "towards", "toward", "near", "to", "for", "on", "over", "at")
    found = [t for name in names for t in args.preps.get(name, [])]
    found += [p for t in found if t.pos_ == "NOUN" for ps in prepositions(t).values() for p in ps]
    return any(t.pos_ == "PROPN" and t.i not in ex.cast.at and t.text[:1].isupper() and t.lower_ not in DAYS for t in found)


def _names(t: Token) -> set[str]:
    return {lemma_of(t), *(f"{c.lower_}-{lemma_of(t)}" for c in t.children if c.dep_ in {"amod", "compound"})}


def displeased(ex: Extractor, v: Token, args: Args) -> Raw | None:
    """ "Told Santiago that he was disappointed": a reproach to who is told."""
    if lemma_of(v) not in {"tell", "inform"} or args.passive:
        return None
    said = next((c for c in v.children if c.dep_ == "ccomp" and (lemma_of(c) == "be" or c.lower_ in _DISPLEASED)), None)
    if said is None or any(c.dep_ == "neg" for c in said.children):
        return None
    if said.lower_ not in _DISPLEASED and not any(c.lower_ in _DISPLEASED for c in said.children if c.dep_ in {"acomp", "attr", "oprd"}):
        return None
    to = next((t for t in (args.iobj, args.obj) if t is not None and t.i > v.i and t.i < said.i), None)
    heard = tuple(s for s in ex.cast.sides(to) if s.state and s.official)
    actors, nobody = ex.actors(args)
    own = {a.state for a in actors}
    if nobody or not heard or any(s.state in own for s in heard):
        return None
    return Raw(v, "ACCUSE", "disapprove", ("diplomatic",), actors, heard, args=args, weight=0.85)


def sworn(raw: Raw, speaker: Side | None) -> None:
    """ "The raiders will be shot, a minister said": what will be done to others by nobody named is done by who says so."""
    if raw.event not in {"ASSAULT", "COERCE", "SANCTION"} or raw.actors or not raw.actor_open or raw.noun or not raw.args.passive:
        return
    aux = {c.lower_ for c in raw.token.children if c.dep_ == "aux"}
    if not aux & {"will", "wo", "shall"} or speaker is None or not speaker.state or not speaker.official:
        return
    if all(r.state != speaker.state for r in raw.recipients):
        raw.actors = (speaker,)


_REELS = words("wake suffer reel recover flee brace cower groan wilt shake collapse shrink buckle struggle crumble hunker starve bleed be")


def borne(ex: Extractor, raw: Raw) -> None:
    """ "Peru woke to a Chilean bombardment", "runs short because of a Chilean blockade": who bears it is whom it is done to."""
    t = raw.token
    if not raw.noun or raw.recipients or raw.event not in {"ASSAULT", "COERCE", "SANCTION"} or not any(a.state for a in raw.actors):
        return
    prep = t.head
    if t.dep_ != "pobj" or prep.lower_ not in {"to", "from", "under", "of", "amid", "because"} or (prep.lower_ == "of" and prep.i and prep.nbor(-1).lower_ != "because"):
        return
    verb = prep.head if prep.head.pos_ in {"VERB", "AUX"} else prep.head.head
    if verb.pos_ not in {"VERB", "AUX"} or lemma_of(verb) not in _REELS:
        return
    own = {a.state for a in raw.actors}
    raw.recipients = tuple(replace(s, sure=0.8 * s.sure) for s in ex.cast.sides(ex.args_of(verb).subj)[:1] if s.state and s.state not in own)


def after_what(ex: Extractor, raw: Raw) -> tuple[Side, ...]:
    """ "Lodged a protest after Chadian troops had crossed", "recalled its envoy when Chad shelled Bangui": at whose deed it is done."""
    if raw.noun or raw.event not in {"ACCUSE", "SANCTION", "THREATEN"}:
        return ()
    own = {a.state for a in raw.actors if a.state}
    if not own:
        return ()
    for c in raw.token.children:
        deed: Raw | None = None
        if c.dep_ == "advcl" and any(x.lower_ in _AFTER and x.dep_ in {"mark", "advmod"} for x in c.children):
            deed = ex.event_of(c)
        elif c.dep_ == "prep" and c.lower_ in {"after", "over", "following"}:
            what = next((x for x in c.children if x.dep_ == "pobj" and x.pos_ == "NOUN" and x.i not in ex.cast.at), None)
            deed = ex.event_of(what) if what is not None else None
        if deed is not None and deed.event in CONFLICT | {"REJECT", "ACCUSE"}:
            found = tuple(replace(a, sure=0.7 * a.sure) for a in deed.actors if a.state and a.official and a.state not in own)
            if found:
                return found[:1]
    return ()


def rallied(ex: Extractor, raw: Raw) -> None:
    """ "A rally against Chile in Lima": unnamed crowds are of the place where they gather."""
    if not raw.noun or raw.event != "PROTEST" or raw.actors or not raw.recipients:
        return
    for t in raw.token.subtree:
        if t.dep_ != "pobj" or t.head.lower_ not in {"in", "at", "across", "through"}:
            continue
        side = ex.cast.side(t)
        if side is not None and side.state and all(side.state != r.state for r in raw.recipients):
            raw.actors = (replace(side, kind="people", sector="CVL", official=False, sure=0.8),)
            return


def by_telephone(raws: list[Raw]) -> list[Raw]:
    """What is asked, said or promised by telephone is a talk, too: "pressed him by telephone to let them go"."""
    found: list[Raw] = []
    for raw in raws:
        t = raw.token
        if raw.noun or raw.event not in {"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "REJECT"}:
            continue
        one = next((a for a in raw.actors if a.state and a.official), None)
        other = next((r for r in raw.recipients if r.state and r.official and one is not None and r.state != one.state), None)
        if one is None or other is None:
            continue
        places = [t, *(c for c in t.children if c.dep_ in {"nsubj", "dobj"})]
        phone = next(
            (p for x in places for name in ("by", "over", "on", "via") for p in prepositions(x).get(name, []) if lemma_of(p) in _PHONES),
            None,
        )
        if phone is None or any(r.event == "CONSULT" and abs(r.token.i - phone.i) < 4 for r in raws):
            continue
        talk = Raw(phone, "CONSULT", "phone", ("diplomatic",), (one,), (other,), mutual=True, noun=True, weight=0.8)
        talk.args = replace(raw.args)
        found.append(talk)
    return found


def with_aim(ex: Extractor, raw: Raw) -> None:
    """Forces that are sent to stop somebody are sent against him, those sent to help somebody help him."""
    if raw.event not in _MARCHED or raw.noun or raw.operator:
        return
    aim = next(
        (
            c
            for c in raw.token.children
            if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" and any(x.lower_ == "to" for x in c.children)
        ),
        None,
    )
    if aim is None:
        return
    own = {a.state for a in raw.actors}
    lemma = lemma_of(aim)
    obj = ex.args_of(aim).obj
    goal = tuple(s for s in ex.cast.sides(obj) if s.known and s.state not in own) if obj is not None else ()
    if lemma in _STOPS and raw.event == "MOBILIZE" and goal:
        raw.recipients = goal[:1]
    helps = lemma in _HELPS or (lemma in _PROPS and any(c.dep_ == "prt" for c in aim.children))
    if helps and raw.mode not in {"heavy-weapons", "aerial", "firearms"}:
        helped = tuple(s for s in goal if s.state) or tuple(s for s in raw.recipients if s.state)
        about = lemma_of(obj) if obj is not None else ""
        if helped and about not in {"minority", "compatriot", "national", "citizen", "rebel", "border", "interest"}:
            raw.event, raw.mode, raw.recipients, raw.contexts = "AID", None, helped[:1], ("military",)
