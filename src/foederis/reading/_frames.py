"""Which sense a predicate has here: the frames of the lexicon tested against its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading._describe import FORMATIONS
from foederis.reading._lemmas import TIMES
from foederis.reading._lexicon import Condition, Frame, lexicon
from foederis.reading._repairs import predicative
from foederis.reading._special import special
from foederis.reading._syntax import Args, conjuncts, lemma_of, particle, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._who import Cast

__all__ = ["figurative", "fits", "keys", "match_noun", "match_verb", "measure", "no_place"]


# "a shipment of arms", "tonnes of wheat": what counts is the noun behind "of".
_MEASURES = words(
    """number amount series shipment load batch quantity dozen hundred thousand million billion ton tonne kilo day week month hour year consignment
    lot wave spate string round barrage package pair bulk third quarter percent fifth tenth two-thirds host type kind piece cache stock stockpile convoy flow rest
    first second fourth last latest remainder crate drop truckload planeload shipload boatload lorryload trainload tranche volume share metre meter litre liter barrel gallon cubic flurry campaign act form set bit majority group delivery supply pack half most all couple handful score column truckload planeload boatload shipload trainload lorry truck wagon container crate batch team party some any many several none one more part much least last remainder remnant"""
)
_WARS = frozenset({"war", "battle", "attack", "fight", "offensive", "campaign", "assault", "crusade", "onslaught"})
_PRIZES = frozenset({"share", "title", "vote", "nomination", "contract", "customer", "audience", "survival", "supremacy", "custody", "job", "seat"})
_LEFT = frozenset({"dead", "wounded", "injured", "homeless", "stranded", "hurt"})
_MANNERS = words(
    """shipment batch instalment installment tranche stage phase delivery secret public private person return exchange total full part cash
    kind sea air rail road land plane train truck lorry ship force"""
)
_HUMAN_SECTORS = frozenset({"CVL", "REF", "LAB", "JRN", "EDU", "REL", "OPP", "REB", "ELI", "COP", "CRM", "LEGAL"})
_PERSONAL = words("he she they him her them who whom i we us me someone everybody himself herself themselves others")
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "ee", "man", "woman", "people")
_OFFICIALS = words(
    """minister president premier chancellor king leader envoy ambassador delegation secretary counterpart official diplomat
    prince emir sultan queen negotiator general"""
)
_TITLES = frozenset({"ambassador", "envoy", "consul", "chargé", "nuncio"})
_LENDING = frozenset({"hand", "give", "transfer"})
_SKILLED = words("doctor nurse medic surgeon paramedic midwife engineer teacher expert technician mechanic firefighter fireman rescuer pharmacist instructor adviser advisor trainer")
_CARRYING = frozenset({"fly", "sail", "rush", "drive", "ferry"})


def keys(verb: Token, args: Args) -> list[tuple[str, str]]:
    """Lexicon keys of a verb, the most specific first, each with the preposition that made it ("" for none)."""
    lemma = lemma_of(verb)
    found: list[tuple[str, str]] = []
    said = predicative(verb)
    if said:
        found.append((f"{lemma}_{said}", ""))
    part = particle(verb)
    if part:
        found.append((f"{lemma}_{part}", ""))
    for c in verb.children:
        if (
            c.dep_ == "advmod"
            and c.i > verb.i
            and c.lower_ in {"together", "out", "back", "down", "off", "up", "home", "in", "on", "away", "over", "through", "forward", "ashore", "by", "aside"}
        ):
            found.append((f"{lemma}_{c.lower_}", ""))
        if c.dep_ == "intj" and c.lower_ in {"no", "yes"}:
            found.append((f"{lemma}_{c.lower_}", ""))  # "said no to"
    if verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).head is verb:
        found.append((f"{verb.nbor(-2).lower_}-{lemma}", ""))
    for name, objects in args.preps.items():
        if not all(no_place(t, name) for t in objects):
            found.append((f"{lemma}_{name}", name))
            if "_" in name:
                found.append((f"{lemma}_{name.split('_')[0]}", ""))  # "pulled out of"
    if args.obj is not None and args.obj.i > verb.i:
        if part:
            found.append((f"{lemma}_{part}_{lemma_of(args.obj)}", ""))  # "took up positions"
        found.append((f"{lemma}_{lemma_of(args.obj)}", ""))
    found.append((lemma, ""))
    return found


def no_place(t: Token, preposition: str) -> bool:
    """Whether what stands behind a preposition is a time or a manner: "in October", "by 2024", "in three shipments"."""
    lemma = lemma_of(t)
    return lemma in TIMES or (preposition in {"in", "by"} and (t.pos_ == "NUM" or lemma in _MANNERS))


def measure(noun: Token) -> Token:
    """The noun that counts: "arms" in "a shipment of arms"."""
    if lemma_of(noun) in {"work", "construction"}:
        found = prepositions(noun).get("on") or prepositions(noun).get("of")
        return found[0] if found else noun
    if noun.lower_ == "state":
        found = prepositions(noun).get("of")
        return found[0] if found and lemma_of(found[0]) in {"emergency", "siege", "war", "alert", "exception"} else noun
    if lemma_of(noun) in _MEASURES or noun.lower_ in _MEASURES or noun.pos_ == "NUM":
        found = prepositions(noun).get("of")
        if found and found[0].pos_ in {"NOUN", "PROPN"}:
            return found[0]
    return noun


def lemmas(noun: Token) -> set[str]:
    """Names of a noun to test: its lemma, its lower form, "compound-head", and what a group is made of ("a bomber wing")."""
    low = lemma_of(noun)
    found = {low, noun.lower_}
    of_arms = low in FORMATIONS and noun.pos_ == "NOUN"
    for c in noun.children:
        if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i:
            found.add(f"{lemma_of(c)}-{low}")
            if of_arms and c.dep_ == "compound" and any(lemma_of(c) in lexicon().classes[x] for x in ("weapons", "troops")):
                found.add(lemma_of(c))
            if noun.pos_ == "PROPN" and (c.pos_ == "NOUN" or c.lower_ in _TITLES):
                found.add(lemma_of(c))
            if c.dep_ == "amod" and c.pos_ == "VERB":
                found.add(f"{c.lower_}-{low}")
    return found


def _counted(number: Token) -> Token:
    """What was counted last before a number without a noun, not far back; the number where nothing was."""
    for t in reversed(number.doc[max(0, number.i - 60) : number.i]):
        if t.tag_ == "NNS" and any(c.dep_ == "nummod" for c in t.children):
            return t
    return number


def _all_lemmas(t: Token) -> set[str]:
    """Names of a noun and of what it measures or counts on."""
    names = lemmas(t)
    if t.lower_ == "one" and any(c.lower_ == "no" for c in t.children):
        names = names | {"nobody"}
    inner = measure(t)
    if t.pos_ == "NUM" and (inner is t or inner.lower_ in {"own", "them", "whom"}):
        inner = _counted(t)  # "Chad is to send 50 of its own"
    return names if inner is t else names | lemmas(inner)


def fits(condition: Condition, noun: Token | None, cast: Cast) -> bool:
    """Whether a noun phrase is what the condition asks for."""
    if noun is None:
        return condition.no and bool(condition)
    result = False
    for t in conjuncts(noun):
        names = cast.nouns.get(t.i)
        if names is None:
            names = cast.nouns[t.i] = _all_lemmas(t)
        if not names.isdisjoint(condition.lemmas):
            result = True
            break
        if condition.kinds and any(_kind(k, t, cast) for k in condition.kinds):
            result = True
            break
    return result != condition.no


def _kind(kind: str, t: Token, cast: Cast) -> bool:
    lemma = lemma_of(t)
    if kind == "?person":
        name = cast.at.get(t.i)
        if name is not None and name.readings[0].kind != "organ":
            return name.readings[0].kind in {"leader", "minister", "person", "group", "people"} or t.tag_ in {"NNPS", "NNS"}
        if t.pos_ == "PRON":
            return t.lower_ in _PERSONAL
        from foederis.reading._who import PERSONS

        head = cast.lex.heads.get(lemma)
        if t.tag_ == "NNPS" and head not in _HUMAN_SECTORS and any(c.dep_ == "nummod" for c in t.children):
            return False  # "four MiGs"
        if (
            lemma in PERSONS
            or head in _HUMAN_SECTORS
            or t.pos_ == "PROPN"
            or (lemma in cast.lex.classes["prisoners"] and lemma not in cast.lex.classes["ships"])
        ):
            return True
        return lemma.endswith(_AGENT_ENDINGS) and lemma not in cast.lex.classes["tools"] | cast.lex.classes["weapons"] | cast.lex.classes["ships"]
    if kind == "?official":
        name = cast.at.get(t.i)
        return lemma in _OFFICIALS or (name is not None and name.readings[0].kind in {"leader", "minister", "person"})
    if kind == "?leader":
        name = cast.at.get(t.i)
        if name is not None:
            return name.readings[0].kind in {"leader", "minister"} or any(lemma_of(c) in _OFFICIALS for c in t.children)
        return lemma in _OFFICIALS or (t.pos_ == "PROPN" and any(lemma_of(c) in _OFFICIALS for c in t.children))
    if kind == "?place":
        name = cast.at.get(t.i)
        return name is not None and name.readings[0].kind in {"place", "capital"}
    if kind == "?propn":
        return bool(t.pos_ == "PROPN")
    if kind == "?named":
        side = cast.side(t)
        return (
            side is not None
            and side.known
            and side.kind != "thing"
            and lemma not in {"border", "coast", "water", "waters", "frontier"}
        )
    if kind in {"?side", "?state", "?body", "?gov"}:
        side = cast.side(t)
        if side is None:
            return kind == "?gov" and lemma in cast.lex.official
        if kind == "?state":
            return side.state is not None
        if kind == "?body":
            return side.kind == "body"
        if kind == "?gov":
            return side.official and not (t.tag_ == "NNPS" and t.lower_.endswith(("ans", "is", "ese")))
        return side.known
    if kind == "?civil":
        return cast.lex.heads.get(lemma) in _HUMAN_SECTORS
    return False


def match_verb(verb: Token, args: Args, cast: Cast, without: Frame | None = None) -> tuple[Frame, float] | None:
    """The best frame of a verb and how specific it is (0 for a bare lemma), or None; `without`: one that did not fit."""
    lex = cast.lex
    lemma = lemma_of(verb)
    best: tuple[Frame, float] | None = None
    if lemma == "stop" and any(c.lower_ == "short" for c in verb.children):
        return None  # "stops short of a promise"
    for n, (key, prep) in enumerate(keys(verb, args)):
        for frame in lex.verbs.get(key, ()):
            if frame is without:
                continue
            score = 0.5 if (prep or "_" in key) else 0.0
            if (frame.bare and args.obj is not None) or (frame.full and args.obj is None):
                continue
            if frame.unless & args.preps.keys():
                continue
            if (
                frame.event == "RETREAT"
                and lemma == "leave"
                and any(t.lower_ in _LEFT for t in verb.subtree if t.i > verb.i)
            ):
                continue  # "leaving two dead"
            if frame.event in {"MOBILIZE", "ASSAULT"} and args.iobj is not None:
                continue  # "send Chad weapons"
            if frame.event == "ASSAULT" and key == lemma and f"{lemma}_{particle(verb)}" in lex.verbs:
                continue  # "shelled out for new boots"
            if frame.event == "CONCEDE" and frame.bare and (verb.dep_ == "parataxis" or verb.tag_ == "VBG" or any(c.dep_ == "ccomp" for c in verb.children)):
                continue  # "the army had lost two men, a minister conceded"
            if frame.negative and not any(c.dep_ == "neg" for c in verb.children):
                continue
            if frame.obj:
                if "?no" in frame.obj.kinds:
                    continue
                target = args.obj
                if prep and target is None:
                    target = args.preps[prep][0]
                if target is None and _governs_an_act(verb, args):
                    continue  # "stopped sending arms" seizes nothing
                if not fits(frame.obj, target, cast) and not _shot(frame, args, cast):
                    continue
                score += (0.0 if target is None else 1.5 if frame.obj.no else 2.0) if frame.obj.lemmas else 1.0
                if (
                    frame.event == "ACCUSE"
                    and target is not None
                    and any("-" in x for x in lemmas(target) & frame.obj.lemmas)
                ):
                    score += 0.5  # "a scathing attack" is no attack
            if frame.event == "PROTEST" and args.passive:
                continue
            if frame.mode == "release" and lemma in _LENDING and args.obj is not None and lemma_of(args.obj) in _SKILLED:
                continue  # "handed 60 doctors to Chad"
            if frame.mode == "visit" and lemma in _CARRYING and args.obj is not None:
                continue  # "flew 13 tonnes of grain into Chad"
            if frame.subj:
                if not fits(frame.subj, args.subj if not args.passive else args.agent, cast):
                    continue
                score += 1.5
            if frame.prepositions:
                if not any(_has(p, c, verb, args, cast) for p, c in frame.prepositions):
                    if frame.obj and frame.obj.lemmas:
                        continue
                    continue
                score += 2.0
            score -= 0.001 * n
            if best is None or score > best[1]:
                best = frame, score
    return best


def _shot(frame: Frame, args: Args, cast: Cast) -> bool:
    """Whether it is missiles, shells or soldiers that hit: then markets and fires are no figures of speech."""
    if frame.event != "ASSAULT" or not frame.obj.no or args.subj is None:
        return False
    lemma = lemma_of(args.subj)
    return any(lemma in cast.lex.classes[name] for name in ("weapons", "strikes", "troops"))


def _governs_an_act(verb: Token, args: Args) -> bool:
    if any(c.dep_ in {"xcomp", "pcomp"} for c in verb.children):
        return True
    return any(t.tag_ == "VBG" and t.dep_ == "pcomp" for found in args.preps.values() for t in found)


def _has(prep: str, condition: Condition, verb: Token, args: Args, cast: Cast) -> bool:
    if prep.startswith("?"):
        return special(prep, verb)
    found = args.preps.get(prep, [])
    if prep == "of" and not found and args.obj is not None and args.obj.i > verb.i:
        found = prepositions(args.obj).get("of", [])  # "stripped Peru of its vote"
    if not condition:
        return bool(found)
    return any(fits(condition, t, cast) for t in found)


def figurative(noun: Token, cast: Cast) -> bool:
    """Whether a war, a battle or an attack is on prices or for votes."""
    if noun.pos_ != "NOUN" or lemma_of(noun) not in _WARS:
        return False
    aims = [t for name in ("on", "against", "for", "over") for t in prepositions(noun).get(name, [])]
    tame = cast.lex.classes["metaphors"] | _PRIZES
    return any(lemma_of(t) in tame and t.i not in cast.at for t in aims)


def match_noun(noun: Token, cast: Cast) -> Frame | None:
    """The frame of an event noun, or None."""
    lex = lexicon()
    names = lemmas(noun)
    low = lemma_of(noun)
    for key in sorted(names, key=len, reverse=True):
        for frame in lex.nouns.get(key, ()):
            if frame.noun_context and not any(lemma_of(c) in frame.noun_context for c in noun.children):
                of = prepositions(noun).get("of", [])
                if not any(lemmas(t) & frame.noun_context or lemmas(measure(t)) & lex.classes["weapons"] for t in of):
                    continue
            if frame.noun_object and key == low:
                inside = [c for c in noun.children if c.dep_ in {"compound", "amod"}] + prepositions(noun).get("of", [])
                if not any(fits(frame.noun_object, t, cast) for t in inside):
                    continue
            return frame
    return None
