"""Which events are claims: at least one side must be a state's, a body's or an armed group's, and the matter theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from foederis.reading._clefts import foremost
from foederis.reading._lexicon import lexicon
from foederis.reading._private import private, theirs
from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of
from foederis.reading._topic import NONE, THIN, WHOLLY, grave, holds, office, topic
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor

__all__ = ["choose"]

def choose(ex: Extractor, raws: list[Raw]) -> Iterator[Raw]:
    """The events that a claim can be made of."""
    off = ex.topics
    politics = _of_states(raws)
    home = _one_state(ex)
    for raw in raws:
        if raw.vague_actor or _personal(raw) or _unarmed(raw) or _unknown(raw):
            continue
        actor = any(a.known for a in raw.actors)
        recipient = any(r.known for r in raw.recipients)
        if (
            actor
            and not any(_acts(a, raw.event) for a in raw.actors if a.known)
            and not _against_state(raw)
            and not _arms_deal(raw)
        ):
            continue
        if actor and _plays(raw):
            continue
        if _horde(ex, raw) or _tame(raw) or (_games(raw) and not _political(raw, frozenset(a.token for a in raw.actors))):
            continue
        if raw.noun and not (actor and recipient) and not _told_doer(raw):
            continue
        if not actor and not recipient:
            continue
        if _private(ex, raw) or (home and _domestic(raw)):
            continue
        if not recipient and raw.event in _SPOKEN and all(a.sure <= 0.6 for a in raw.actors):
            continue
        if not actor and any(a.sector in {"BUS", "SOC"} for a in raw.actors) and not _against_state(raw):
            continue
        if not raw.actors and not recipient:
            continue
        together = raw.mutual and sum(a.known for a in raw.actors) > 1
        if not recipient and not together and not any(_speaks(a) for a in raw.actors) and not _political(raw) and not (politics and raw.event in _DEEDS):
            continue
        if (
            not actor
            and recipient
            and not any(r.official or r.kind in {"body", "group"} for r in raw.recipients if r.known)
        ):
            # done by nobody known to a thing or people: a claim only where soldiers or police may stand behind it
            if raw.actors and not any(a.official for a in raw.actors):
                continue
            if not raw.actors and not (
                raw.event in {"ASSAULT", "COERCE", "RETREAT"} and any(r.kind == "people" for r in raw.recipients)
            ):
                continue
            if all(r.sure <= 0.6 for r in raw.recipients) and not raw.actors and not _political(raw):
                continue
        if not raw.actors and raw.event == "ASSAULT" and not raw.noun and not _hurts(ex, raw):
            continue
        if raw.event == "ASSAULT" and not recipient and not together and not _violent(raw):
            continue
        if _purpose(raw):
            continue
        sent = raw.token.sent
        if sent.start not in off:
            off[sent.start] = topic(sent)
        if off[sent.start] == NONE or _of_state(raw, off[sent.start], raws):
            yield raw


_PLAYERS = words(
    """coach trainer manager skipper goalkeeper striker midfielder defender footballer player athlete swimmer boxer golfer sprinter cyclist
    wrestler jockey umpire referee team-mate jury director choreographer conductor soloist pianist novelist painter poet playwright
    archer marathoner winger fencer rower skier skater keeper racer batsman bowler batter pitcher quarterback grandmaster
    opponent champion challenger finalist bride groom husband wife chef cook soprano tenor baritone actor actress musician
    violinist dancer designer model drummer guitarist rapper comedian goalie trainer caddie"""
)


_DEEDS = frozenset({"MOBILIZE", "COERCE", "ASSAULT", "SANCTION", "AID", "AGREE", "REJECT", "RETREAT", "CONCEDE"})


def _of_states(raws: list[Raw]) -> bool:
    """Whether a text tells at least one thing that one state does to another."""
    for raw in raws:
        ours = {a.state for a in raw.actors if a.state and a.official}
        theirs = {r.state for r in raw.recipients if r.state and r.official}
        if not raw.vague_actor and ours and theirs - ours:
            return True
    return False


_NOBODY = frozenset({"nobody", "no-one", "noone", "none"})


def _one_state(ex: Extractor) -> bool:
    """Whether a text names one state at most, and no body or armed group."""
    found = {n.state or n.readings[0].name for n in ex.cast.at.values() if n.readings}
    return len(found) <= 1


def _domestic(raw: Raw) -> bool:
    """Whether words are a state's own affair: by somebody guessed, to nobody, where no office or arms stand beside."""
    if not raw.actors or any(a.sure >= 0.9 for a in raw.actors):
        return False
    ours = {a.state for a in raw.actors}
    if any(r.known and r.state not in ours for r in raw.recipients):
        return False
    return raw.event not in {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"} and not office(raw.token.sent)


def _personal(raw: Raw) -> bool:
    """ "They invited me", "blamed nobody": asked, praised or blamed is a person who speaks, or no one."""
    obj = raw.args.obj
    if obj is None or raw.noun or raw.recipients:
        return False
    if raw.event in {"ACCUSE", "SANCTION"} and obj.lower_ in _NOBODY:
        return True
    return raw.event in _SPOKEN and obj.lower_ in {"me", "us", "myself", "you"}


def _private(ex: Extractor, raw: Raw) -> bool:
    """Whether nobody who acts is a state's, or private people do something to nobody else."""
    actors = [a for a in raw.actors if a.known]
    hit = [r for r in raw.recipients if r.known]
    if actors and all(private(ex, raw, a) for a in actors):
        return True
    firms = bool(actors) and all(a.sector == "BUS" and raw.token.doc[a.token].pos_ == "PROPN" for a in actors)
    if firms and raw.event != "SANCTION" and not office(raw.token.sent):
        return True  # a state's firm turns off the gas
    if any(a.official or a.kind in {"body", "group"} for a in actors) or not hit:
        return False
    return all(private(ex, raw, r) or (bool(raw.actors) and theirs(raw, r)) for r in hit)


def _unarmed(raw: Raw) -> bool:
    """Whether people who are no soldiers besiege, board or destroy something where nothing speaks of war."""
    if raw.event not in {"ASSAULT", "COERCE"} or not raw.actors or raw.mode not in {None, "destroy", "restrict", "seize"}:
        return False
    doc = raw.token.doc
    crowd = all(a.kind == "people" and lemma_of(doc[a.token]) != "man" for a in raw.actors)
    return crowd and not _political(raw)


def _unknown(raw: Raw) -> bool:
    """Whether only somebody unknown acts, in a sentence without politics: a firm, a dead emperor."""
    return bool(raw.actors) and all(a.kind == "unknown" for a in raw.actors) and not _political(raw) and not raw.mode


def _told_doer(raw: Raw) -> bool:
    """Whether a noun of attack names its doer after "by": "no trace of an attack by the Chadian army"."""
    by = raw.args.preps.get("by", [])
    return raw.event == "ASSAULT" and bool(by) and any(a.known and a.official and a.sector == "MIL" for a in raw.actors)


def _plays(raw: Raw) -> bool:
    """Whether who acts is one who plays, trains or judges games or works of art, in a sentence without politics."""
    doc = raw.token.doc
    return all(lemma_of(doc[a.token]) in _PLAYERS for a in raw.actors if a.known) and not _political(raw)


_WINS = words("defeat beat oust rout thrash overcome outplay edge eliminate trounce outclass down demolish sink crush hammer stun")


_MOVES = frozenset({"strike", "attack", "raid", "defence", "defense", "assault", "offensive", "fire"})


def _games(raw: Raw) -> bool:
    """Whether one wins over another, or does something to one who plays: "beat", "ousted the French champion"."""
    doc = raw.token.doc
    hit = [r for r in raw.recipients if r.known]
    if hit and all(lemma_of(doc[r.token]) in _PLAYERS for r in hit):
        return True
    soldiers = any(a.sector in {"MIL", "REB", "COP"} or a.kind == "group" for a in raw.actors)
    if soldiers and hit and all(r.kind == "state" and doc[r.token].tag_ == "NNP" for r in hit) and not office(raw.token.sent):
        soldiers = any(lemma_of(doc[a.token]) not in _MOVES for a in raw.actors)  # a state is sunk in games only
    return raw.event == "ASSAULT" and not raw.noun and not soldiers and raw.mode in {None, "destroy"} and lemma_of(raw.token) in _WINS


def _horde(ex: Extractor, raw: Raw) -> bool:
    """Whether an army is one of ants, fans or lawyers: no soldiers, men or arms stand behind its "of"."""
    lex = ex.lex
    for a in raw.actors:
        t = raw.token.doc[a.token]
        if lemma_of(t) not in {"army", "legion", "platoon", "battalion", "brigade", "armada", "fleet"}:
            continue
        for c in t.children:
            of = next((x for x in c.children if x.dep_ == "pobj" and x.pos_ == "NOUN"), None) if c.lower_ == "of" else None
            if of is None or of.i in ex.cast.at or of.tag_ != "NNS":
                continue
            lemma = lemma_of(of)
            armed = lex.classes["troops"] | lex.classes["weapons"] | lex.classes["ships"] | {"man", "conscript", "recruit", "warship", "volunteer"}
            if lemma not in armed and lex.heads.get(lemma) not in {"MIL", "REB", "COP"}:
                return True
    return False


def _tame(raw: Raw) -> bool:
    """Whether people who are nobody's officials do something without arms to a thing: "growers declared war on a beetle"."""
    doers = [a for a in raw.actors if a.known]
    hit = [r for r in raw.recipients if r.known]
    alone = bool(doers) and all(a.kind in {"people", "thing"} and not a.official for a in doers)
    waged = raw.mode is None and lemma_of(raw.token) in {"declare", "wage", "fight", "attack", "battle", "combat"}
    return raw.event == "ASSAULT" and (waged or not _political(raw)) and alone and bool(hit) and all(r.kind == "thing" for r in hit)


def _hurts(ex: Extractor, raw: Raw) -> bool:
    """Whether what was attacked, shot or taken is somebody, a place or a vehicle (films are shot, too)."""
    obj = raw.args.obj
    if obj is None:
        return True
    lemma = lemma_of(obj)
    lex = ex.lex
    return (
        bool(
            ex.cast.sides(obj)
            or lemma in lex.heads
            or any(lemma in lex.classes[c] for c in ("places", "ships", "weapons", "troops", "prisoners"))
            or obj.pos_ == "PROPN"
        )
        and lemma not in lex.topics["culture"][0]
    )


def _violent(raw: Raw) -> bool:
    """Whether an attack on nobody known is one of arms: by the verb, or by soldiers, police or gunmen."""
    return (
        bool(raw.mode)
        or "human_security" in raw.contexts
        or any(a.sector in {"MIL", "COP", "REB"} or a.kind == "group" for a in raw.actors)
    )


# Verbs whose infinitive is a fact when they are.
_IMPLICATIVE = words(
    "manage begin start continue help come go use proceed serve get fail cease move allow be have force oblige lead cause see dare happen join unite combine prompt drive spur induce push accuse suspect persuade convince"
)


# "is expected to", "is likely to", "appears to": how certain is for the certainty rules to say.
_RAISING = words(
    "expect anticipate seem appear likely unlikely about certain sure bound need ought tend threaten plan want hope due set have quick swift prompt fast able unable incapable powerless afford"
)


_ARMS = words(
    """arm arms weapon weaponry missile rocket rifle tank submarine frigate corvette warship destroyer ammunition munition helicopter
    gunship drone artillery howitzer warplane fighter explosive interceptor"""
)


def _arms_deal(raw: Raw) -> bool:
    """Arms that a state's firms or yards sell to another state's."""
    military = raw.event in {"AID", "COOPERATE", "AGREE"} and any(
        lemma_of(t) in _ARMS for o in raw.objects for t in o.subtree
    )
    return (
        military
        and any(a.state and a.kind in {"firm", "thing"} for a in raw.actors)
        and any(r.state and r.official for r in raw.recipients)
    )


_SENDING = words("send fly dispatch despatch bring ship move deploy airlift rush ferry hire recruit lend add")
_SPEAKING = words("telephone phone call ring write speak cable message")


def _purpose(raw: Raw) -> bool:
    """An infinitive that nobody took as content: an aim ("in order to", "a plan to"), no deed."""
    t = raw.token
    if raw.noun or raw.operator or t.tag_ != "VB" or t.dep_ not in {"xcomp", "advcl", "acl", "ccomp", "relcl"}:
        return False
    if not any(c.dep_ == "aux" and c.lower_ == "to" for c in t.children):
        return False
    if foremost(t) is not None or any(c.lower_ == "whether" for c in t.children):
        return False  # "was the first to sell", "had not decided whether to sell"
    if t.dep_ == "advcl" and t.head.lemma_ in _SPEAKING and raw.event in {"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "CONCEDE"}:
        return False  # "telephoned him to ask for troops"
    if raw.event == "AID" and t.dep_ == "advcl" and t.head.lemma_ in _SENDING and any(r.state for r in raw.recipients):
        return False  # "flew in fighters to help Chad"
    if raw.factuality or (t.dep_ == "xcomp" and t.head.lemma_ in _IMPLICATIVE):
        return False
    head = t.head
    if "were" in {head.lower_, head.head.lower_} and t.dep_ in {"advcl", "relcl"}:
        return False  # "were Chad to attack, ..."
    if t.dep_ == "acl" and head.dep_ == "ROOT" and head.pos_ == "PROPN":
        return False  # a headline: "Norway to send tanks"
    if t.dep_ in {"xcomp", "ccomp"} and (head.lemma_ in _RAISING or any(c.dep_ == "auxpass" for c in head.children)):
        return False
    return not (head.pos_ == "ADJ" and head.lemma_ in _RAISING)


def _against_state(raw: Raw) -> bool:
    """A people's or firm's act that is done to a state's office ("is suing the ministry")."""
    if raw.event == "ASSAULT" and any(a.kind in {"thing", "firm"} for a in raw.actors):
        return False
    events = {"ACCUSE", "REQUEST", "ASSAULT", "PROTEST", "REJECT", "SUPPORT", "THREATEN"}
    if raw.event == "THREATEN" and all(a.kind == "unknown" for a in raw.actors):
        return False
    # a private doer's deed is a claim only against one who is named there, not guessed from what was said before
    return raw.event in events and any(r.known and r.official and r.kind != "firm" and r.sure > 0.5 for r in raw.recipients)


# Words without an addressee are a claim only where their speaker is named, not guessed.
_SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "AGREE", "SUPPORT", "THREATEN", "CONCEDE", "CONSULT"})


def _political(raw: Raw, besides: frozenset[int] = frozenset()) -> bool:
    """Whether the sentence has a word of politics or war besides the predicate: a bare "Norway refused" may be a team."""
    words = {lemma_of(t) for t in raw.token.sent if t.i != raw.token.i and t.i not in besides}
    return bool(words & lexicon().topics["politics"][0])


def _speaks(side: Any) -> bool:
    return side.known and (
        side.kind in {"leader", "minister", "organ", "metonym", "capital", "body", "group", "person"}
        or side.sector in {"JUD", "LEG", "COP"}
    )


def _acts(side: Any, event: str) -> bool:
    """Whether a side can be the doer: states, offices, bodies, armed groups; a people where it protests or fights."""
    if side.official or side.kind in {"body", "group"}:
        return True
    if side.kind == "people":
        return event in {"PROTEST", "ASSAULT", "COERCE", "CONCEDE"}
    return event == "PROTEST" and side.kind == "firm"


def _of_state(raw: Raw, off: int, raws: list[Raw]) -> bool:
    """Whether an event is one of states although its sentence is about something else."""
    if off == WHOLLY:
        return False
    if _official(raw.actors) and _official(raw.recipients):
        return True
    if not _states(raw.actors):
        return False
    if grave(raw.token):
        return True
    if not _states(raw.recipients):
        return False
    doc = raw.token.doc
    if off == THIN or any(a.kind in {"leader", "minister"} or holds(doc[a.token]) for a in raw.actors):
        return True
    sent = raw.token.sent
    return any(sent.start <= r.token.i < sent.end and _states(r.actors) and grave(r.token) for r in raws)


def _states(sides: Any) -> bool:
    return any(s.known and s.official and s.sure > 0.6 and s.kind in {"state", "capital", "metonym", "leader", "minister", "organ"} for s in sides)


def _official(sides: Any) -> bool:
    return any(s.known and s.kind in {"leader", "minister", "organ", "metonym", "group", "body"} for s in sides)
