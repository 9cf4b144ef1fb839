"""Modes by what stands in the clause: what an attack was made with, what was asked for or refused, what was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._frames import measure
from foederis.reading._lemmas import TIMES
from foederis.reading._raw import Raw
from foederis.reading._syntax import conjuncts, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._lexicon import Lexicon

__all__ = ["refine_mode"]


# What attacks are made with; the first kind that a clause names has it.
_DRONES = words("drone drones uav uavs unmanned quadcopter")
_FLYING = words(
    """jet warplane fighter-jet plane aircraft mig mirage bomber gunship helicopter sukhoi f-16 f-15 rafale airstrike bomb aerial air
    airforce tornado squadron"""
)
_HEAVY = words(
    """missile rocket shell artillery mortar howitzer torpedo cannon tank battery gunner gunboat warship frigate destroyer
    submarine katyusha grad barrage ship salvo"""
)
_GUNS = words("gunfire rifle bullet shot shooting sniper gunman firearm pistol machine-gun machinegun")
_GAS = words("sarin chlorine poison poisoning chemical novichok nerve mustard toxin gas")
_BY_HAND = (_DRONES, "drone"), (_FLYING, "aerial"), (_HEAVY, "heavy-weapons"), (_GUNS, "firearms")
_FIRING = words("fire launch trade exchange lob drop rain shoot loose unleash carry conduct")
_OPEN_FIRE = words("open trade exchange return")

# What is asked for or refused.
_TALKING = words(
    """talk meeting summit negotiation discussion dialogue consultation conference mediation session envoy invitation round delegation"""
)
_MEETING = words(
    "meet talk negotiate convene attend come visit receive join return resume gather confer invite mediate"
)
_YIELDING = words(
    """withdraw leave release free return pull_out hand_over give_back hand surrender evacuate quit vacate lift ease stop halt end cease disarm
    relinquish yield apologise apologize withdrawal release surrender giving evacuation"""
)
_YIELDED = words(
    "ceasefire cease-fire truce order ultimatum demand withdrawal release handover surrender armistice term lull return exit"
)
_HELPING = words(
    """send lend supply provide help assist aid escort protect defend deploy fly train arm equip fill enlarge extend share give sell ship
    deliver support reinforce contribute rescue back host shelter fund finance intervene dispatch airlift station keep guard let allow
    open offer join plan use patrol"""
)
_HELP = words(
    """observer monitor peacekeeper corridor base airspace runway airfield passage gas oil grain wheat fuel electricity ration jammer part spare
    loan credit aid help assistance protection support arm weapon troop soldier radar jet drone man doctor instructor adviser
    patrol intervention backing relief food medicine airlift escort reinforcement guarantee defence defense berth docking overflight"""
)
_FROZEN = words("aid loan support assistance credit grant payment funding fund tranche help subsidy")
_ASSETS = words("asset account property money reserve deposit")
_CRAFT = words("ship freighter vessel trawler tanker boat yacht plane aircraft cargo dhow ferry lorry")
_SUPPLIES = words(
    "pipeline gas oil transit tap electricity embargo trade supply export import tariff border airspace grain customs sanction"
)


def refine_mode(raw: Raw, lex: Lexicon) -> None:
    """Give an event the mode that its clause names, where its frame has none or only the commonest."""
    if raw.event == "ASSAULT":
        if raw.mode is None:
            raw.mode = _means(raw)
    elif raw.event == "REQUEST":
        if raw.mode in {None, "change"}:
            raw.mode = _asked(raw, lex) or raw.mode
        elif raw.mode == "assist" and any(c.dep_ == "neg" for x in _wanted(raw)[1] for c in x.children):
            raw.mode = "change"  # "urged it not to send"
    elif raw.event == "REJECT":
        if raw.mode in {None, "change"}:
            raw.mode = _refused(raw, lex) or raw.mode
    elif raw.event == "SANCTION":
        if raw.mode == "seize" or (raw.mode is None and lemma_of(raw.token) == "freeze"):
            said = _phrase(raw.args.obj)
            if said & _FROZEN and not said & _ASSETS:
                raw.mode = "discontinue"
    elif raw.event == "COERCE":
        taken = raw.args.obj
        hit = _near(taken) if taken is not None else set()
        if raw.mode == "arrest" and taken is not None and hit & _CRAFT and not any(x.tag_ == "NNS" for x in conjuncts(taken)):
            raw.mode = "seize"
        elif raw.mode == "seize" and lemma_of(raw.token) in {"bar", "ban", "block", "stop", "prevent", "keep"}:
            raw.mode = "restrict"
    elif raw.event == "RETREAT":
        if raw.mode == "access" and any(x.lower_ in {"go", "free"} for x in raw.token.subtree):
            raw.mode = "release"
    elif raw.event == "THREATEN":
        said = {lemma_of(x) for x in raw.token.subtree}
        if raw.mode is None and ("war" in said or {"next", "target"} <= said):
            raw.mode = "violence"
        elif raw.mode == "relations" and said & _SUPPLIES and not said & {"tie", "relation", "envoy", "ambassador"}:
            raw.mode = "restrict"


def _phrase(t: Token | None) -> set[str]:
    """Lemmas of a noun phrase, what it is joined to and what stands behind its "of" included."""
    if t is None:
        return set()
    return {lemma_of(x) for x in t.subtree if x.dep_ not in {"relcl", "acl", "advcl"}}


def _near(t: Token) -> set[str]:
    """A noun with the words before it: "cruise missiles", "Iranian fighter jets"."""
    found = set()
    for x in conjuncts(t):
        m = measure(x)
        for y in (x, m):
            found |= {lemma_of(y), y.lower_, y.lower_.rstrip("s")}
            found |= {lemma_of(c) for c in y.children if c.dep_ in {"compound", "amod", "nmod"}}
    return found


def _means(raw: Raw) -> str | None:
    t, args = raw.token, raw.args
    if raw.noun:
        named = _near(t)
        for name in ("with", "by"):
            for x in prepositions(t).get(name, []):
                named |= _near(x)
        if named & _GAS:
            return "unconventional"
        return _kind(named | ({"shooting"} if lemma_of(t) in {"shooting", "shoot"} else set()))
    lemma = lemma_of(t)
    doer = args.subj if not args.passive else args.agent
    named = _near(doer) if doer is not None else set()
    for name in ("with", "by", "in"):
        for x in args.preps.get(name, []):
            if name != "in" or lemma_of(x) in _HEAVY | _FLYING | {"raid", "strike"} or lemma_of(x) in _DRONES:
                named |= _near(x)
    if lemma in _FIRING or lemma in _OPEN_FIRE:
        named |= _near(args.obj) if args.obj is not None else set()
    if raw.inner is not None and raw.inner.noun:
        named |= _near(raw.inner.token)
    for c in t.children:
        if c.dep_ == "npadvmod" or (c.dep_ == "prep" and c.lower_ == "with"):
            named |= {lemma_of(x) for x in c.subtree}
    if named & _GAS - {"gas"} or lemma == "poison":
        return "unconventional"
    kind = _kind(named)
    if kind is not None:
        return kind
    if lemma == "shoot" or (args.obj is not None and lemma_of(args.obj) == "fire" and lemma in _OPEN_FIRE):
        return "firearms"
    return None


def _kind(named: set[str]) -> str | None:
    if any(x.startswith(("mig-", "su-", "f-1", "f-2", "f-3", "tu-")) for x in named):
        return "aerial"
    return next((kind for lemmas, kind in _BY_HAND if named & lemmas), None)


def _wanted(raw: Raw) -> tuple[list[Token], list[Token]]:
    """The things and the deeds that are asked for or refused."""
    t = raw.token
    things: list[Token] = []
    deeds: list[Token] = []
    for place in (t, raw.args.obj) if raw.args.obj is not None else (t,):
        for name in ("for", "of", "to"):
            for x in prepositions(place).get(name, []):
                if name == "of" and raw.noun:
                    continue  # "at the request of Peru's president": who asks
                if name == "to" and x.pos_ in {"NOUN", "PROPN"} and not raw.noun:
                    continue
                (deeds if x.tag_ == "VBG" else things).append(x)
        deeds += [
            c
            for c in place.children
            if c.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "advcl"} and c.pos_ in {"VERB", "AUX"} and c.i > place.i
        ]
        for p in place.children:
            if p.dep_ == "prep":
                deeds += [c for c in p.children if c.dep_ == "pcomp" and c.pos_ == "VERB"]
    for c in t.subtree:  # "asked Peru on Saturday for soldiers"
        if c.dep_ == "prep" and c.lower_ == "for" and lemma_of(c.head) in TIMES and c.head.head.head is t:
            things += [x for x in c.children if x.dep_ == "pobj"]
    if raw.args.obj is not None and raw.args.obj.pos_ in {"NOUN", "PRON"}:
        things.append(raw.args.obj)
    return [y for x in things for y in conjuncts(x)], deeds


def _deed(t: Token) -> str:
    lemma = lemma_of(t)
    part = next((c.lower_ for c in t.children if c.dep_ == "prt"), "")
    return f"{lemma}_{part}" if part and f"{lemma}_{part}" in _YIELDING else lemma


def _aided(things: list[Token], lex: Lexicon) -> bool:
    named = {lemma_of(y) for x in things for y in (x, measure(x))}
    return bool(
        named
        & (_HELP | lex.classes["weapons"] | lex.classes["troops"] | lex.classes["aid"]) - {"tie", "return", "fire"}
    )


def _asked(raw: Raw, lex: Lexicon) -> str | None:
    things, deeds = _wanted(raw)
    names = {lemma_of(x) for x in things}
    verbs = {_deed(x) for x in deeds if not any(c.dep_ == "neg" for c in x.children)}
    if (
        lemma_of(raw.token) in {"invite", "invitation"}
        or names & _TALKING
        or verbs & (_MEETING - {"return", "join", "come", "receive"})
    ):
        return "meet"
    back = [x for x in deeds if lemma_of(x) in {"return", "come"}]
    if any(lemma_of(y) in _TALKING for x in back for name in ("to", "for") for y in prepositions(x).get(name, [])):
        return "meet"
    if verbs & _YIELDING or names & _YIELDED:
        return "yield"
    if any(c.dep_ == "neg" for x in deeds for c in x.children):
        return "change"
    if verbs & _HELPING or _aided(things, lex):
        return "assist"
    if raw.token.dep_ == "relcl" and any(
        x.lower_ in {"which", "that"} for x in things
    ):  # "a patrol for which it had asked"
        return "assist" if _aided([raw.token.head], lex) else None
    bare = not deeds and all(x.pos_ == "PRON" or x.lower_ == "one" for x in things)
    # "at the request of Peru's president", "has asked twice": for help, where nothing else is said
    return "assist" if bare and lemma_of(raw.token) in {"request", "ask", "behest", "plea", "appeal", "seek"} else None


def _refused(raw: Raw, lex: Lexicon) -> str | None:
    things, deeds = _wanted(raw)
    inner = [y for x in things for name in ("of", "for", "to") for y in prepositions(x).get(name, [])]
    made = {lemma_of(c) for x in things for c in x.children if c.dep_ in {"compound", "amod"}}
    names = {lemma_of(x) for x in (*things, *inner)} | made
    verbs = {_deed(x) for x in deeds} | {lemma_of(c) for x in things for c in x.children if c.dep_ == "acl"}
    if names & _TALKING or verbs & {"meet", "talk", "negotiate", "attend", "receive"}:
        return "meet"
    if names & _YIELDED or verbs & _YIELDING:
        return "yield"
    if (
        verbs & (_HELPING | {"ask", "request"})
        or _aided([*things, *inner], lex)
        or names & {"request", "plea", "plan", "planning"}
    ):
        return "assist"
    return None
