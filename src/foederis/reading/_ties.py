"""Standing bonds that a claim states: treaties with their obligations, arms, troops, trade, energy, sanctions, votes."""

from __future__ import annotations

import re

from foederis.claims import Tie
from foederis.reading._modality import negated
from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of, prepositions
from foederis.reading._treaties import obligations_in
from foederis.reading._tree import Token
from foederis.reading._who import Side
from foederis.reading._words import words

__all__ = ["tie_of"]


_BONDS = words("treaty pact alliance accord charter partnership convention entente")
_SHOWN = words("unveil announce discuss negotiate draft")  # a treaty that is shown is not yet in force
_INVOKED = words("invoke trigger activate")
_CLAUSES = words("article clause provision")
_NAMES = words("name signature initial seal pen")
_PAPERS = words("agreement deal memorandum arrangement")
_PACTS = words("protocol declaration memorandum settlement")
_SETTLED = words("agreement deal arrangement understanding")
_SIGNING = words("sign initial conclude seal ratify approve endorse ink")
_GOODS = words(
    """gas oil pipeline lng electricity energy fuel wheat grain arms weapons jets aircraft tanks missiles submarines helicopters drones
    buy sell purchase supply contract loan credit prisoners swap ceasefire truce sale uranium rebels exchange"""
)
_STANDING_PAPER = words(
    "defence defense security forces friendship border boundary peace basing bases extradition non-proliferation"
)
_STANDING = words(
    """since decade long longtime long-standing longstanding main largest biggest principal chief permanent always still
    traditionally annual annually regularly year years throughout remain yearly continue leading top sole"""
)
_TROOPS = words(
    "troop soldier force base garrison contingent man marine airbase airfield battalion brigade peacekeeper fleet personnel facility legionnaire paratrooper conscript serviceman airman"
)
_ENERGY = words(
    "gas oil pipeline electricity crude energy coal uranium lng fuel diesel power oilfield reactor petroleum barrel"
)
_ARMS = words(
    "arm arms weapon weaponry missile tank jet aircraft helicopter submarine equipment hardware warplane fighter drone rifle frigate munition ammunition"
)
_ARMING = words("arm rearm equip supply outfit service maintain overhaul refit modernise modernize upgrade")
_SPANS = words("year years decade decades")
_ONE_TIME = words("last next this previous")
_OFTEN = words("year month week day annually annual regularly regular always every each routinely")
_DRILLS = words("drill exercise manoeuvre maneuver wargame")
_BASES = words("base garrison airbase bases airfield airstrip outpost barracks installation")
_WATCH = words("patrol guard watch protect garrison man police hold keep stay remain")
_LONG = words("since year years decade decades permanently month months")
_TIED = words("bind tie link join")
_PROLONGED = words("extend prolong renew maintain uphold retain keep")
_HAVE = words("have share possess keep")
_NUMBERED = re.compile(r"\bArticle (4|four|IV|5|five|V)\b")
_ALLIANCE = re.compile(r"\b(?:NATO|Atlantic|allian\w+|allies|treaty|pact)\b")
_KEEP = words("keep maintain station base have host lease run operate garrison house retain")


def _words(raw: Raw) -> set[str]:
    """The words of an event; those of a year that is one time only ("last year", "the first in decades") left out."""
    found: set[str] = set()
    for x in raw.token.subtree:
        if x.lower_ not in _SPANS or not _one_time(x):
            found |= {lemma_of(x), x.lower_}
    return found


def _one_time(span: Token) -> bool:
    if any(c.lower_ in _ONE_TIME for c in span.children):
        return True
    over = span.head.head if span.head.lower_ == "in" else span
    return any(c.lower_ == "first" for c in over.children)


def _standing(raw: Raw, words: set[str]) -> bool:
    t = raw.token
    if raw.stage == "under_way" or words & _STANDING:
        return True
    if raw.noun:
        return False
    aux = {c.lower_ for c in t.children if c.dep_ in {"aux", "auxpass"}}
    if t.tag_ == "VBN" and aux & {"is", "are"} and not aux & {"been", "being"}:
        return True  # "is pumped westward"
    if t.tag_ == "VB" and t.dep_ == "xcomp" and t.head.lower_ == "used":
        return True  # "used to leave by Peru"
    return t.tag_ in {"VBZ", "VBP"} and not aux & {"has", "have", "had", "will", "would", "may", "might", "could"}


def tie_of(raw: Raw, actor: Side | None, recipient: Side | None) -> Tie | None:
    """The bond between the two sides of an event, None where it states none."""
    if raw.operator == "treaty" and lemma_of(raw.token) in _HAVE and raw.factuality == "CT-":
        return Tie("treaty", ())  # "neither has a defence pact with Chile"
    if raw.operator == "treaty":
        return Tie("treaty", raw.obligations)
    if raw.operator == "bond":
        if raw.tie == "sanctions" and actor is None and recipient is not None and recipient.state:
            return Tie("sanctions")
        return Tie(raw.tie) if actor and recipient and actor.state and recipient.state else None
    said = _words(raw)
    obj = raw.args.obj
    left = next((t for name in ("out_of", "from") for t in raw.args.preps.get(name, []) if lemma_of(t) in _BONDS), None)
    if raw.event == "SANCTION" and left is not None:
        return Tie("treaty", obligations_in(_told(left)))  # "walked out of its pact with"
    if obj is None and raw.event == "SUPPORT":
        joined = next(
            (t for name in ("to", "into") for t in raw.args.preps.get(name, []) if lemma_of(t) in _BONDS), None
        )
        if joined is not None:
            return Tie("treaty", obligations_in(_told(joined)))  # "acceded to the treaty"
    if (
        raw.event in {"SUPPORT", "AGREE", "COOPERATE", "REJECT", "SANCTION", "REQUEST"}
        and obj is not None
        and lemma_of(raw.token) not in _SHOWN
    ):
        noun = _bond_noun(raw, obj)
        if noun is not None and lemma_of(raw.token) in _HAVE and (raw.factuality == "CT-" or negated(raw.token)):
            return Tie("treaty", ())  # "have never had a defence pact"
        if noun is not None and (raw.event == "SUPPORT" or raw.tie == "treaty"):
            return Tie("treaty", raw.obligations or obligations_in(_told(noun)))
        if (
            raw.event in {"SUPPORT", "REQUEST"}
            and lemma_of(raw.token) in _INVOKED
            and lemma_of(obj) in _CLAUSES | _BONDS
        ):
            return Tie("treaty", _clause_of(obj))
    inner = raw.inner.args.obj if raw.inner is not None else None
    if raw.event == "REJECT" and inner is not None and lemma_of(inner) in _BONDS:
        return Tie("treaty", obligations_in(_told(inner)))
    if (
        raw.event in {"SUPPORT", "AGREE", "COOPERATE"}
        and obj is not None
        and lemma_of(obj) in {"contract", "deal", "agreement"}
    ):
        goods = {lemma_of(c) for c in obj.children if c.dep_ in {"compound", "amod"}}
        behind = [*raw.args.preps.get("for", []), *prepositions(obj).get("for", [])]
        goods |= {lemma_of(x) for t in behind for x in t.subtree}
        if (
            goods & (_ENERGY - {"power", "field"} | {"energy"})
            and actor
            and recipient
            and actor.state
            and recipient.state
        ):
            return Tie("energy")
    article = _article(raw) if raw.event in {"REQUEST", "SUPPORT", "CONSULT"} else None
    if article is not None:
        return Tie("treaty", article)
    if (
        raw.event == "SANCTION"
        and raw.mode == "discontinue"
        and recipient is not None
        and recipient.state
        and _embargo(raw, said)
    ):
        return Tie("sanctions")
    if not actor or not recipient or not actor.state or not recipient.state:
        return None
    if raw.event in {"AGREE", "SUPPORT"} and lemma_of(raw.token) in _TIED:
        by = list(raw.args.preps.get("by", []))
        by += [] if raw.args.agent is None else [raw.args.agent]
        paper = next(
            (t for t in by if lemma_of(t) in _BONDS | _PACTS | _PAPERS | {"doctrine", "guarantee", "clause"}), None
        )
        if paper is not None:
            return Tie("treaty", obligations_in(_told(paper)))  # "bound by a joint defence doctrine"
    promised = _promised_each_other(raw) if raw.event == "AGREE" else ()
    if promised:
        return Tie("treaty", promised)
    objects = {lemma_of(x) for o in raw.objects for x in o.subtree} if raw.objects else said
    if raw.operator and raw.objects:  # "keeps 600 soldiers there to guard the line"
        objects |= {lemma_of(x) for c in raw.token.children if c.dep_ == "dobj" for x in c.subtree}
    if raw.event not in {"AID", "COOPERATE", "MOBILIZE", "AGREE"}:
        return None
    if raw.event == "COOPERATE" and "pipeline" in objects:
        return Tie("energy")
    if raw.event == "AGREE" and raw.inner is not None and lemma_of(raw.inner.token) in _KEEP and objects & _TROOPS:
        return Tie("troops")
    standing = _standing(raw, said)
    lemma = lemma_of(raw.token)
    who = raw.args.subj
    men = {lemma_of(x) for x in who.subtree} & _TROOPS if who is not None else set()
    if men and lemma in _WATCH and said & _LONG:
        return Tie("troops")  # "will patrol the border for five years", "have guarded the palace since 1982"
    if raw.token.tag_ == "VBD" and lemma in _KEEP and not said & _STANDING:
        return None  # "kept 36,000 men there at the height of the war"
    if (lemma == "have" or (lemma == "be" and raw.tie == "troops")) and not said & (_STANDING | _BASES):
        return None  # "has 850 soldiers there" says how many stand there today, no more
    troops = objects & _TROOPS and raw.event != "AGREE"
    if troops and (lemma in _KEEP or (said & _BASES and standing)):
        return Tie("troops")
    if not standing:
        return None
    if raw.tie in {"trade", "troops"} and not objects & (_ENERGY | _ARMS):
        return Tie(raw.tie)
    if raw.event in {"COOPERATE", "AID"} and objects & _ENERGY:
        return Tie("energy")
    if raw.event in {"COOPERATE", "AID"} and (objects & _ARMS or lemma in _ARMING):
        return None if _in_progress(raw) or _once(raw, said) else Tie("arms")
    if raw.tie in {"energy", "arms"}:
        return Tie(raw.tie)
    if raw.event == "COOPERATE" and said & {"trade", "export", "import", "partner", "goods"}:
        return Tie("trade")
    under = next((t for t in raw.args.preps.get("under", []) if lemma_of(t) in _BONDS), None)
    return Tie("treaty", obligations_in(_told(under))) if under is not None else None


def _bond_noun(raw: Raw, obj: Token) -> Token | None:
    """The treaty that was signed, left or refused: the object, what stands behind its "of", or where names were put to."""
    behind = [
        *prepositions(obj).get("of", []),
        *(x for name in ("to", "on") for x in raw.args.preps.get(name, []) if lemma_of(obj) in _NAMES),
    ]
    over = raw.token.head
    if raw.token.dep_ in {"relcl", "acl"} and over.i < raw.token.i:
        behind.append(over)  # "the agreement to which both put their names"
    signed = raw.event == "SUPPORT" and (lemma_of(raw.token) in _SIGNING or lemma_of(obj) in _NAMES)
    for x in (obj, *behind):
        lemma = lemma_of(x)
        if lemma in _BONDS or (signed and lemma in _PACTS):
            return x
        if lemma in _PAPERS or (signed and lemma in _SETTLED):
            said = {c.lower_ for c in x.subtree}
            if (
                said & _STANDING_PAPER
                or obligations_in([w.lower_ for w in x.subtree])
                or (signed and not said & _GOODS)
            ):
                return x
    return None


def _told(noun: Token) -> list[str]:
    """The words on a treaty as far as what it is not: "speaks of training, not of defence"."""
    found = [x.lower_ for x in noun.subtree]
    for n, word in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else ""
        if word == "without" or (word == "not" and after in {"of", "for", "about", "on", "any", "a", "mutual"}):
            return found[:n]
    return found


def _clause_of(obj: Token) -> tuple[str, ...]:
    """What an invoked clause binds to: Article 4 of the Atlantic treaty to consult, Article 5 and the like to defend."""
    said = [x.lower_ for x in obj.subtree]
    return ("consultation",) if "4" in said or "four" in said else obligations_in(said) or ("defense",)


def _embargo(raw: Raw, said: set[str]) -> bool:
    """Whether sanctions are told to last, or to be made to: "the embargo that it has kept on Chad since 2003", "extended the embargo"."""
    if raw.token.dep_ in {"relcl", "acl"} or lemma_of(raw.token) == "subject":
        said = said | {lemma_of(x) for x in (raw.token.head, raw.token.head.head)}
    lasting = said & {"since", "year", "decade", "still", "remain"} or lemma_of(raw.token) in _PROLONGED
    return bool(said & {"sanction", "embargo"} and lasting)


def _once(raw: Raw, said: set[str]) -> bool:
    """ "Has sent 20 tanks since May": so many and no more, or none at all; a joint drill with arms gives nobody any."""
    counted = any(c.dep_ == "nummod" for o in raw.objects for c in o.children) or any(
        o.pos_ == "NUM" for o in raw.objects
    )
    return negated(raw.token) or bool(said & _DRILLS) or (counted and not said & _OFTEN and "$" not in said)


def _in_progress(raw: Raw) -> bool:
    """ "Is sending drones": one delivery that goes on just now."""
    t = raw.token
    return t.tag_ == "VBG" and not _words(raw) & _STANDING


def _article(raw: Raw) -> tuple[str, ...] | None:
    """What is asked for or declared under a numbered article of the Atlantic treaty: "talks under Article 4"."""
    t = raw.token
    joined = {x.i for c in t.children if c.dep_ == "conj" for x in c.subtree}
    hit = _NUMBERED.search(" ".join(x.text for x in t.subtree if x.i not in joined))
    if hit is None or not _ALLIANCE.search(t.sent.text):
        return None
    return ("consultation",) if hit[1] in {"4", "four", "IV"} else ("defense",)


def _promised_each_other(raw: Raw) -> tuple[str, ...]:
    """What two states promise each other without a paper's being named: "agreed to stay neutral in each other's wars"."""
    said = [x.lower_ for x in raw.token.subtree if x.i > raw.token.i]
    mutual = (
        "either" in said
        or "each other" in " ".join(said)
        or "one another" in " ".join(said)
        or "the other" in " ".join(said)
    )
    return obligations_in(said) if mutual and (raw.mutual or len(raw.actors) > 1) else ()
