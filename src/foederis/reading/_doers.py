"""Who does an act: the subject's sides, an attack named as the doer, and unnamed people in the country that the sentence is set in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._frames import match_noun, measure
from foederis.reading._syntax import Args, lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._who import Side
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._lexicon import Frame

__all__ = ["NATURE", "at_home", "doers", "followed", "scene"]


# Whose country is where they stand, when nothing else is said of them.
_LOCAL = frozenset({"CVL", "LAB", "EDU", "OPP", "PTY", "REL", "JRN", "COP", "MIL", "JUD", "LEG", "GOV", "REF"})
_PEOPLE = frozenset({"CVL", "OPP", "JRN", "EDU", "LAB", "REL", "PTY"})
_ARMS = words(
    "drone rocket missile shell mortar bomb gunfire artillery bullet warplane jet helicopter shelling explosive mine torpedo grenade"
)
_LAID = words("lay fire launch plant drop shoot lob send sow")
_CRAFT = words("ship vessel tanker boat freighter trawler plane aircraft convoy yacht ferry")
_IN = words("in at near outside across around throughout through inside")
_FOLLOWING = words("following joining like")
_STATES = words("state capital metonym")
NATURE = words(
    "cyclone hurricane typhoon earthquake quake storm tornado tsunami flood flooding landslide mudslide eruption volcano lightning blizzard avalanche drought famine epidemic heatwave asteroid meteorite"
)
_MEANS = words("sea air rail road land plane train truck lorry ship boat helicopter river night day mistake force accident")
_BOMBERS = words("suicide car truck lone")


def doers(ex: Extractor, args: Args) -> tuple[tuple[Side, ...], bool]:
    """The doers of a verb, and whether a doer is named that is no known side (then the event is nobody's)."""
    t = _doer(args)
    if t is None:
        return _struck_in(ex, args), False
    told = {c.lower_ for c in t.children}
    if told & NATURE or lemma_of(t) in NATURE:
        return (), True  # "Cyclone Idai struck"
    armed = ex.lex.heads.get(lemma_of(t)) == "CVL" and told & {"armed", "masked"}
    if armed or (lemma_of(t) == "bomber" and told & _BOMBERS):
        phrase = t.doc.span(t.left_edge.i, t.i + 1)
        return (Side(phrase.text, None, "REB", "group", phrase.start_char, phrase.end_char, t.i, 0.8, False),), False
    if (
        t.pos_ == "NOUN"
        and t.i not in ex.cast.at
        and not args.passive
        and ex.lex.heads.get(lemma_of(t)) != "REB"
        and lemma_of(t) != "attacker"
    ):
        frame = match_noun(t, ex.cast)
        if frame is not None and frame.event == "ASSAULT":
            # "a bombing in Egypt killed 28": Egypt is where it was, not who did it
            inner = ex.event_of(t)
            if inner is not None:
                known = {a.state for a in inner.actors}
                whole = tuple(s for s in ex.cast.sides(t) if s.state in known and s.state is not None)
                return whole or inner.actors, False
    band = next(
        (
            c
            for c in t.children
            if c.dep_ == "appos" and c.i in ex.cast.at and ex.cast.at[c.i].readings[0].kind == "group"
        ),
        None,
    )
    sides = ex.cast.sides(band if band is not None else t)
    if sides:
        return sides, False
    arms = t.i not in ex.cast.at and lemma_of(t) in _ARMS
    vague = ex.cast.vague(t) if not (arms and t.pos_ == "PROPN") else None
    if vague is not None and vague.sure <= 0.6 and lemma_of(t) in _CRAFT:
        return (
            replace(vague, state=None, sure=0.3, kind="unknown", official=False),
        ), False  # a ship under no flag that is told
    if vague is not None:
        return (_placed(ex, vague, t),), False
    if arms:
        fired = next((c for c in t.children if (c.dep_ == "acl" and c.tag_ == "VBN") or (c.dep_ == "relcl" and c.lemma_ in _LAID)), None)
        return ex.actors(ex.args_of(fired)) if fired is not None else ((), False)  # "rockets hit the port": somebody's
    return (), t.pos_ != "PRON" or t.lower_ in {"it", "this", "that", "which", "what"}


def followed(ex: Extractor, verb: Token, actors: tuple[Side, ...], recipients: tuple[Side, ...]) -> tuple[Side, ...]:
    """States that did the same before: "froze its aid, following Britain", "recalled its envoy, joining Chad and Mali"."""
    if not any(a.state for a in actors):
        return ()
    known = {s.state for s in (*actors, *recipients)}
    found: list[Side] = []
    for c in verb.children:
        if c.lower_ not in _FOLLOWING or c.dep_ not in {"prep", "advcl"} or c.i < 1 or c.nbor(-1).text != ",":
            continue
        for t in c.children:
            if t.dep_ not in {"pobj", "dobj"} or t.i not in ex.cast.at:
                continue
            plain = all(x.dep_ in {"cc", "conj", "punct", "det"} for x in t.children)
            found.extend(s for s in ex.cast.sides(t) if plain and s.kind in _STATES and s.state and s.state not in known)
    return tuple(found)


def _struck_in(ex: Extractor, args: Args) -> tuple[Side, ...]:
    """The attackers of a raid in which something was done: "two officers were killed in an Israeli strike"."""
    for name in ("in", "during") if args.passive else ():
        for t in args.preps.get(name, []):
            inner = ex.event_of(t) if t.pos_ == "NOUN" and t.i not in ex.cast.at else None
            if inner is not None and inner.event == "ASSAULT" and inner.actors:
                ex.consumed.add(t.i)
                return inner.actors
            if inner is not None and inner.event == "ASSAULT" and inner.recipients and prepositions(t).get("with"):
                ex.consumed.add(t.i)  # "killed in a clash with Chinese troops"
                return inner.recipients
    return ()


def _doer(args: Args) -> Token | None:
    if not args.passive:
        return args.subj
    if args.agent is not None:
        return _named_agent(args.agent)
    by = args.preps.get("by", []) or _judged(args)
    if not by and args.obj is not None:
        verb = args.obj.head
        by = [
            t
            for c in verb.children
            if c.dep_ in {"oprd", "dobj", "xcomp"} and c.i > verb.i
            for x in c.subtree
            if x.lower_ == "by"
            for t in x.children
            if t.dep_ == "pobj"
        ]
    return by[0] if by and by[0].pos_ in {"NOUN", "PROPN", "PRON"} else None


def _named_agent(agent: Token) -> Token:
    """Who did it where "by" stands twice: "given by Chad by sea"."""
    verb = agent.head.head
    if lemma_of(agent) not in _MEANS or verb.pos_ != "VERB":
        return agent
    by = [c for c in (*verb.children, *agent.head.children) if c.lower_ == "by" and c.dep_ in {"agent", "prep"}]
    return next((t for c in by for t in c.children if t.dep_ == "pobj" and lemma_of(t) not in _MEANS), agent)


def _judged(args: Args) -> list[Token]:
    """ "Was jailed for spying by a Peruvian court": the court hangs on what was done."""
    if args.obj is None or args.obj.head.tag_ != "VBN":
        return []
    last = [x for c in args.obj.head.children if c.dep_ == "prep" and c.i > args.obj.head.i for x in c.subtree if x.lower_ == "by"]
    return [t for x in last for t in x.children if t.dep_ == "pobj" and lemma_of(t) in {"court", "judge", "tribunal", "police", "jury", "magistrate"}]


def _placed(ex: Extractor, side: Side, t: Token) -> Side:
    if side.state is not None or side.sector not in _LOCAL:
        return side
    home = scene(ex, t)
    return replace(side, state=home, sure=0.6) if home is not None else side


def at_home(ex: Extractor, frame: Frame, args: Args, actors: tuple[Side, ...]) -> tuple[Side, ...]:
    """Unnamed people, or places, whom police, courts and soldiers deal with at home, or who are hit by nobody of a state."""
    slots = ("obj",) if frame.event == "ACCUSE" else frame.to
    hit = [measure(t) for slot in slots for t in ex.slot(slot.split("?")[0], args) if t.pos_ in {"NOUN", "PROPN"}]
    own = next(
        (a for a in actors if a.state and a.official and a.sector in {"COP", "JUD", "GOV", "MIL"} and a.sure > 0.5),
        None,
    )
    for t in hit:
        sector = ex.lex.heads.get(lemma_of(t))
        person = ex.cast.vague(t)
        if own is None:
            who = (
                _people(ex, t, _home_of_band(ex, actors))
                if frame.event != "ACCUSE" and not any(a.state for a in actors)
                else None
            )
            if who is None and frame.event == "ASSAULT" and not any(a.state for a in actors):
                who = _uniformed(ex, t)
            if who is not None:
                return (who,)
            continue
        if (own.sector == "MIL" or frame.event == "ASSAULT") and own.sure > 0.6 and not _alone(ex, t, own.state):
            continue
        if person is not None and sector in _PEOPLE:
            return (replace(person, state=own.state, sure=0.6),)
        if own.sector == "MIL" and lemma_of(t) in {
            "village",
            "town",
            "district",
            "neighbourhood",
            "neighborhood",
            "crowd",
            "camp",
            "suburb",
        }:
            phrase = ex.doc.span(t.left_edge.i, t.i + 1)
            return (Side(phrase.text, own.state, "CVL", "people", phrase.start_char, phrase.end_char, t.i, 0.6, False),)
    return ()


def _alone(ex: Extractor, t: Token, state: str | None) -> bool:
    """Whether a sentence names no other state than one's own."""
    return not any(
        n.readings and n.readings[0].state not in {None, state}
        for x in t.sent
        if (n := ex.cast.at.get(x.i)) is not None
    )


def _home_of_band(ex: Extractor, actors: tuple[Side, ...]) -> str | None:
    """The country that an armed band is named by: "Mozambican insurgents"."""
    for a in actors:
        if a.kind == "group":
            head = next((x for x in ex.cast.tokens[a.token : a.token + 4] if x.pos_ == "NOUN"), ex.cast.tokens[a.token])
            for c in head.children:
                if c.dep_ in {"amod", "compound", "nmod", "poss"} and c.i in ex.cast.at and c.i < head.i:
                    return ex.cast.at[c.i].readings[0].state
    return None


def _uniformed(ex: Extractor, t: Token) -> Side | None:
    """An army's or the police's convoy, post or patrol, as that of the country that the sentence is set in."""
    if t.i in ex.cast.at or not any(c.dep_ == "compound" and ex.lex.heads.get(lemma_of(c)) in {"MIL", "COP"} for c in t.children):
        return None
    home = scene(ex, t)
    phrase = ex.doc.span(t.left_edge.i, t.i + 1)
    return Side(phrase.text, home, "MIL", "organ", phrase.start_char, phrase.end_char, t.i, 0.6) if home else None


def _people(ex: Extractor, t: Token, home: str | None) -> Side | None:
    """Unnamed people to whom something is done, as those of the country that the sentence is set in."""
    side = ex.cast.vague(t)
    if side is None or side.sector not in _LOCAL:
        return None
    side = _placed(ex, side, t)
    if side.state is None and home is not None:
        side = replace(side, state=home, sure=0.6)
    return side if side.state is not None else None


def scene(ex: Extractor, t: Token) -> str | None:
    """The one country that a sentence is set in: its places after "in" or "near", else the dateline's where no state is named."""
    found: set[str] = set()
    named = False
    for x in t.sent:
        name = ex.cast.at.get(x.i)
        if name is None or not name.readings or name.readings[0].state is None:
            continue
        named = True
        top = x
        while top.dep_ in {"compound", "poss", "appos", "conj", "nmod"} and top.head is not top:
            top = top.head
        if top.dep_ == "pobj" and top.head.lower_ in _IN:
            found.add(name.readings[0].state)
    if len(found) == 1:
        return next(iter(found))
    return ex.dateline if not named else None
