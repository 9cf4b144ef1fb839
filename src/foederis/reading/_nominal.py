"""Event nouns: "the seizure of a tanker by Iran", "Turkish shelling of Afrin", "talks between A and B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._certainty_words import CARRIERS
from foederis.reading._frames import figurative, match_noun
from foederis.reading._raw import Raw
from foederis.reading._recipients import whose_goods
from foederis.reading._syntax import lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._who import Side
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Cast

__all__ = ["AGENTS", "ENJOYS", "agent_noun", "noun_event"]


# Nouns whose "of" names the doer, not the thing done to.
_OF_ACTOR = words(
    """visit trip tour arrival meeting withdrawal pullout retreat resignation protest demonstration rally statement threat
    warning promise apology support backing solidarity request appeal demand offensive deployment buildup resignation
    refusal decision cooperation partnership"""
)
_HANDED = words("delivery shipment supply transfer sale export handover donation consignment gift supplying shipping provision")
_DRAWS = words("draw bring provoke prompt trigger spark cause lead earn follow invite elicit meet attract win produce raise")
_SUFFER = words("lose die perish fall suffer bleed burn collapse succumb")
_NAME_AS_ADJECTIVE = frozenset({"us", "u.s.", "u.s", "uk", "u.k.", "un", "u.n.", "nato", "eu", "e.u."})
_PLAIN_HEADS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "conj", "attr", "ROOT", "appos", "pcomp", "npadvmod", "dative", "advcl", "ccomp", "oprd", "poss", "compound", "nmod", "parataxis", "dep"})


# Whose subject is supported where the support is another's: "enjoys Kenya's support".
ENJOYS = words("have win enjoy gain secure earn get keep retain command")

# Nouns for one who does something to another as a rule: "Cairo's main arms supplier".
AGENTS = frozenset(["supplier", "exporter", "provider", "seller", "customer", "buyer", "importer", "donor", "creditor", "backer", "sponsor", "patron", "lender"])


def agent_noun(ex: Extractor, noun: Token) -> Raw | None:
    """ "X, Y's main arms supplier" and "X is Y's biggest donor": what the one does for the other, as a rule."""
    lemma = lemma_of(noun)
    if lemma not in AGENTS or noun.dep_ not in {"appos", "attr"}:
        return None
    cast = ex.cast
    if noun.dep_ == "appos":
        doers = cast.sides(noun.head) if noun.head.i in cast.at else ()
    else:
        doers = cast.sides(next((c for c in noun.head.children if c.dep_ == "nsubj"), None))
    owners: tuple[Side, ...] = ()
    for c in noun.children:
        if c.dep_ == "poss":
            owners = cast.sides(c)
    for name in ("of", "to", "for"):
        for t in prepositions(noun).get(name, []):
            owners = owners or cast.sides(t)
    doers = tuple(d for d in doers if all(d.state != o.state for o in owners))
    if not doers or not owners:
        return None
    about = {lemma_of(c) for c in noun.subtree}
    arms = bool(about & (cast.lex.classes["weapons"] | {"arm"}))
    energy = bool(about & {"gas", "oil", "energy", "fuel", "electricity", "crude"})
    aid = lemma in {"donor", "backer", "sponsor", "patron", "creditor", "lender"}
    raw = Raw(noun, "AID" if aid else "COOPERATE", None, ("military",) if arms else ("economic",), doers, owners, noun=True, weight=0.8)
    raw.tie, raw.stage, raw.mutual = "arms" if arms else "energy" if energy else "" if aid else "trade", "under_way", not aid
    raw.args.preps = prepositions(noun)
    return raw


def _modifiers(noun: Token) -> list[Token]:
    found: list[Token] = []
    for c in noun.children:
        if c.dep_ in {"amod", "compound", "nmod", "poss", "npadvmod"} and c.i < noun.i:
            found.append(c)
            found.extend(x for x in c.subtree if x is not c and x.dep_ in {"amod", "compound", "nmod", "conj", "npadvmod"} and c.dep_ != "poss")
    return sorted(found, key=lambda t: t.i)


def noun_event(ex: Extractor, noun: Token) -> Raw | None:
    """The event of a noun with the sides that hang on it, or None for a noun that tells none."""
    if noun.dep_ not in _PLAIN_HEADS or noun.dep_ == "compound":
        return None
    frame = match_noun(noun, ex.cast)
    if frame is None or (frame.event == "ASSAULT" and figurative(noun, ex.cast)):
        return None
    cast = ex.cast
    actors: list[Side] = []
    recipients: list[Side] = []
    of_actor = lemma_of(noun) in _OF_ACTOR
    preps = prepositions(noun)
    owners = [c for c in noun.children if c.dep_ == "poss"]
    for c in owners:
        actors.extend(cast.sides(c))
    named: list[Side] = []
    for c in _modifiers(noun):
        if c.i in cast.at and c.dep_ != "poss" and not any(c.i in range(*_range(cast, x)) for x in owners):
            for side in cast.sides(c) if c.dep_ != "conj" else (cast._of_name(c),):
                if all(side.state != s.state or side.state is None for s in named):
                    named.append(side)
        elif c.dep_ in {"compound", "amod", "nmod"} and cast.lex.heads.get(lemma_of(c)) in {"MIL", "GOV", "REB"} and not named:
            named.extend(cast.sides(c)[:1])
    if not actors:
        if len(named) > 1 and frame.mutual:
            actors, recipients = named[:1], named[1:]
        elif named and not (frame.event == "ASSAULT" and _scene(ex, noun, named, preps)):
            actors = named
        else:
            recipients = named
    elif named:
        recipients = [s for s in named if s.state != actors[0].state]
    for name in ("by", "from") if frame.event != "RETREAT" else ("by",):
        if not actors:
            for t in preps.get(name, []):
                actors.extend(cast.sides(t))
                if name == "by" and "of" not in preps and t.i in cast.at and prepositions(t).get("of"):
                    preps = {**preps, "of": prepositions(t)["of"]}  # "the seizure by Chad of a tanker"
    if not actors and frame.event != "RETREAT":
        # "the expulsion of an envoy from Oslo"
        for t in [x for of in preps.get("of", []) for name in ("by", "from") for x in prepositions(of).get(name, [])]:
            actors.extend(s for s in cast.sides(t) if s.state)
    if not actors and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.base in CARRIERS:
        # "the imposition of sanctions by Chad"
        over = noun.head.head
        for t in (*(c for c in over.children if c.dep_ == "poss"), *prepositions(over).get("by", [])):
            actors.extend(s for s in cast.sides(t) if s.state)
    between = [s for t in preps.get("between", []) + preps.get("among", []) for s in cast.sides(t)]
    if len(between) > 1 and not recipients:
        actors, recipients = (actors, between) if actors and not frame.mutual else (between[:1], between[1:])
    if not actors and frame.event in {"AID", "COOPERATE"} and lemma_of(noun) in _HANDED:
        # "the delivery of 20 Chilean tanks to Peru"
        supplied = [s for t in preps.get("of", []) if t.pos_ == "NOUN" for s in cast.sides(t) if s.state and s.kind in {"organ", "thing", "firm"}]
        known = {s.state for slot in ("to", "for", "into") for t in preps.get(slot, []) if t.pos_ != "VERB" for s in cast.sides(t)}
        known |= {s.state for of in preps.get("of", []) for slot in ("to", "for") for t in prepositions(of).get(slot, []) for s in cast.sides(t)}
        actors.extend(replace(s, kind="state", official=True) for s in supplied[:1] if known - {None, s.state})
    if of_actor and not actors:
        for t in preps.get("of", []):
            actors.extend(cast.sides(t))
    if not recipients:
        slots = ["of", *[s.split("?")[0] for s in frame.to if s not in {"obj", "iobj"}]]
        for slot in slots:
            if slot == "of" and of_actor:
                continue
            for t in preps.get(slot, []):
                if t.pos_ in {"VERB", "AUX"}:
                    continue
                sides = [s for s in cast.sides(t) if not any(s.state and s.state == a.state for a in actors)]
                if sides:
                    recipients.extend(sides)
                    break
            if recipients:
                break
    if not recipients and frame.event == "SANCTION":
        # "the recall of its envoy from Oslo"
        where = [x for of in preps.get("of", []) for name in ("from", "in", "to") for x in prepositions(of).get(name, [])]
        recipients.extend(s for t in where for s in cast.sides(t) if s.state and all(s.state != a.state for a in actors))
    if not recipients and frame.event in {"AID", "MOBILIZE", "COOPERATE"}:
        # "the sending of 300 troops to Haiti"
        goods = [x for of in preps.get("of", []) for name in ("to", "into", "near", "over", "off", "along") for x in prepositions(of).get(name, [])]
        recipients.extend(s for t in goods if t.pos_ not in {"VERB", "AUX"} for s in cast.sides(t) if s.state and all(s.state != a.state for a in actors))
    if actors and not recipients and frame.event == "ASSAULT":
        # "the Chadian army's assault on Abeche": at home
        recipients.extend(s for t in preps.get("on", []) for s in cast.sides(t) if s.state and t.i in cast.at)
    if not actors and recipients and frame.event == "CONSULT" and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        # "the president, in Lima for talks with the premier"
        top = noun.head.head
        while top.dep_ in {"pobj", "prep"} and top.head is not top:
            top = top.head
        who = cast.sides(top) if top.pos_ in {"NOUN", "PROPN"} else ex.actors(ex.args_of(top))[0] if top.pos_ in {"VERB", "AUX"} else ()
        actors.extend(s for s in who if s.known and s.official and all(s.state != r.state for r in recipients))
    if not actors and frame.event == "SUPPORT" and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        # "expelled him in solidarity with Oslo"
        verb = noun.head.head
        after = [t for t in prepositions(verb).get("with", []) if t.i > noun.i]
        recipients = recipients or [s for t in after[:1] for s in cast.sides(t)]
        doers = ex.actors(ex.args_of(verb))[0] if verb.pos_ in {"VERB", "AUX"} else ()
        actors.extend(s for s in doers if recipients and s.known and all(s.state != r.state for r in recipients))
    if actors and not recipients and frame.event in {"REQUEST", "THREATEN", "ACCUSE"}:
        recipients.extend(_answerer(ex, noun, actors) or (whose_goods(ex, preps, {a.state for a in actors}) if frame.event == "REQUEST" else ()))
    if actors and not recipients and frame.event in {"ACCUSE", "SUPPORT", "REJECT"}:
        recipients.extend(_reacted(ex, noun, actors))
    if actors and not recipients:
        recipients.extend(_helped(ex, noun, actors) if frame.event in {"AID", "SUPPORT"} else _struck(ex, noun, actors) if frame.event == "ASSAULT" else ())
    raw = Raw(
        noun,
        frame.event,
        frame.mode,
        frame.contexts,
        tuple(actors),
        tuple(recipients),
        [t for t in preps.get("of", []) if t.i not in cast.at],
        frame=frame,
        stage=frame.stage,
        tie=frame.tie,
        mutual=frame.mutual,
        noun=True,
        weight=0.7 * frame.weight,
    )
    raw.args.preps = preps
    return raw


_BLASTS = words("attack attacks bombing bombings shooting shootings blast blasts explosion explosions massacre killing killings murder murders siege stabbing raid raids")


def _scene(ex: Extractor, noun: Token, named: list[Side], preps: dict[str, list[Token]]) -> bool:
    """ "The Kabul bombing", "a West Bank shooting": where it was, not who did it; a target of its own tells otherwise."""
    if len(named) != 1 or noun.lower_ not in _BLASTS or set(preps) & {"on", "against", "by", "at"}:
        return False
    where = named[0].kind in {"place", "capital", "region"} or named[0].name in {"West Bank", "Gaza Strip"}
    return where and ex.cast.tokens[named[0].token].pos_ == "PROPN"


def _answerer(ex: Extractor, noun: Token, actors: list[Side]) -> list[Side]:
    """Who answers an appeal or a threat is who it was made to: "rejected an appeal from Chad", "at the request of Yemen"."""
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    if head.pos_ not in {"VERB", "AUX"} or noun.dep_ not in {"dobj", "pobj"}:
        return []
    if noun.dep_ == "pobj" and noun.head.lower_ not in {"at", "on", "to", "despite", "after"}:
        return []
    found, _ = ex.actors(ex.args_of(head))
    return [s for s in found if s.known and all(s.state != a.state or s.state is None for a in actors)]


def _reacted(ex: Extractor, noun: Token, actors: list[Side]) -> list[Side]:
    """Whose deed drew a protest: "the raid by Chad brought a rebuke from Oslo", "protests from Oslo followed Chad's raid"."""
    verb = noun.head if noun.dep_ in {"dobj", "nsubj"} else noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "with"} else None
    if verb is None or lemma_of(verb) not in _DRAWS:
        return []
    args = ex.args_of(verb)
    for t in (args.subj, args.obj, *(x for name in ("after", "over") for x in args.preps.get(name, []))):
        if t is None or t.i == noun.i or t.pos_ != "NOUN":
            continue
        deed = ex.event_of(t)
        found = [s for s in deed.actors if s.known and all(s.state != a.state for a in actors)] if deed is not None else []
        if found:
            return found[:1]
    return []


def _helped(ex: Extractor, noun: Token, actors: list[Side]) -> list[Side]:
    """Who does something with another's help is who was helped: "with Cuban help, Angola ...", "thanks to French support"."""
    if noun.dep_ == "dobj" and noun.head.base in ENJOYS:  # "won Kenya's support", "has the backing of Kenya"
        return [s for s in ex.actors(ex.args_of(noun.head))[0] if s.known and all(s.state != a.state or s.state is None for a in actors)]
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"with", "under", "through", "to"}:
        return []
    verb = noun.head.head
    if noun.head.lower_ == "to":
        if verb.lower_ != "thanks":
            return []
        verb = verb.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return []
    found, _ = ex.actors(ex.args_of(verb))
    return [s for s in found if s.known and all(s.state != a.state or s.state is None for a in actors)]


def _struck(ex: Extractor, noun: Token, actors: list[Side]) -> list[Side]:
    """Who dies in an attack is whom it hit: "three Pakistani soldiers died in an Indian raid"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "during", "from", "under", "after"} or lemma_of(noun.head.head) not in _SUFFER:
        return []
    args = ex.args_of(noun.head.head)
    return [s for s in ex.cast.sides(args.obj if args.passive else args.subj) if s.known and all(s.state != a.state or s.state is None for a in actors)]


def _range(cast: Cast, t: Token) -> tuple[int, int]:
    return cast.span.get(t.i, (t.i, t.i + 1))
