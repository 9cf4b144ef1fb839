"""What a text says of treaties: who is bound by one, to what, and what it does not oblige anybody to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._duties import duty
from foederis.reading._modality import negated
from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of, prepositions
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["named_parties", "obligations_in", "treaty_events", "with_parties"]


TREATIES = words(
    """treaty pact accord agreement alliance partnership charter convention clause article provision protocol declaration
    entente memorandum text document deal compact arrangement"""
)
_STRONG = frozenset({"treaty", "pact", "alliance", "charter", "clause", "article", "provision", "entente", "protocol", "convention", "partnership"})
_LOOSE = words("text document provision declaration charter organisation")
_NAMED = words("treaty pact accord alliance agreement entente")
_BINDS = words(
    """commit oblige obligate require bind provide contain include stipulate pledge call undertake promise mandate guarantee
    entitle specify say state envisage foresee prescribe compel carry impose lack have allow permit rule cover offer forbid
    prohibit bar treat regard deem consider count declare set make engage leave mention"""
)
_FORBIDS = frozenset({"forbid", "prohibit", "bar", "ban", "preclude"})
_TIES = frozenset({"bind", "tie", "link", "join", "unite"})
_HARM = words("attack attacking invade invading invasion force war aggression threaten threatening arms fighting fight")
_CLAUSES_OF = frozenset({"contain", "include", "provide", "oblige", "commit", "bind", "stipulate", "require", "lack", "obligate", *_FORBIDS, "treat", "regard", "deem"})
_SUBJECT_VERBS = frozenset({"undertake", "oblige", "bind", "commit", "obligate", "must", "pledge", "promise", "agree", "require"})
_PARTIES = words("side party country state nation signatory member ally government partner power")
_DEFEND = words("defend defence defense assist assistance aid help support protect rescue come")
_MILITARY = words("military militarily attack attacked attacks invades invaded invasion invaded aggression war armed defend defence defense arms troops")
_NEUTRAL = words("neutral neutrality")
_ONE_FOR_ALL = ("attack on one", "attack on both", "attack on the other", "met by both", "answered by both", "attack on either", "attack on any", "attack against one", "attack against any", "as an attack on", "an attack on all", "an attack against all")
_MUST = frozenset({"must", "shall", "will", "need", "may"})
_RENOUNCES = words("renounce forswear abjure foreswear eschew")
_AGGRESSOR = words("aggressor attacker enemy")
_CONSULT = words("consult consultation consultations confer")


_BLOWS = re.compile(r"\b(?:assault|blow|strike)\b")
_MEETS = re.compile(r"\b(?:meet|repel|resist|counter|answer|act against|respond to|ward off)\b (?:\w+ ){0,4}(?:attack|attacks|aggression|invasion)\b")
_NO_ATTACK = re.compile(r"\b(?:not|never)(?: to)? (?:\w+ )?(?:attack|invade|use force|make war|take up arms|go to war)\b")


def obligations_in(words: list[str]) -> tuple[str, ...]:
    """The obligations that the words of a clause name, in ATOP's terms.

    >>> obligations_in("each side must consult the other if attacked".split())
    ('consultation',)
    >>> obligations_in("a mutual defence treaty".split())
    ('defense',)
    """
    low = [w.lower() for w in words]
    have = set(low)
    found: list[str] = []
    no_aid = bool(have & _AGGRESSOR) and bool(have & {"not", "no", "never", "refrain", "refuse"})
    neutral = bool(have & _NEUTRAL) or no_aid
    joined = _BLOWS.sub("attack", " ".join(low).replace(" - ", "-"))
    if (("defence" in have or "defense" in have) and have & {"mutual", "collective", "joint", "common", "treaty", "pact", "alliance", "clause"}) or "defend" in have or "defending" in have or (not neutral and "come" in have and have & {"aid", "help", "assistance", "rescue"}) or (not neutral and have & _DEFEND and have & _MILITARY and not have & _CONSULT):
        found.append("defense")
    if not found and any(x in joined for x in _ONE_FOR_ALL):
        found.append("defense")
    if not found and not neutral and _MEETS.search(joined):
        found.append("defense")
    if not found and not neutral and re.search(r"\b(?:stands?|standing) by\b|\bfight (?:for|alongside|beside)\b|\bhelp in (?:a )?war\b", joined):
        found.append("defense")
    if ("offensive" in have and have & {"alliance", "pact", "treaty"}) or re.search(r"\bto (?:make|wage|go to|declare) war (?:\w+ ){0,3}together\b|\bto attack (?:\w+ ){0,3}together\b|\bjointly attack\b", joined):
        found.append("offense")
    if neutral:
        found.append("neutrality")
    if ("nonaggression" not in found and re.search(r"\b(?:forswear|renounc|abjur|forgo|eschew|foreswear)\w* (?:the )?(?:use of )?(?:force|war|violence|arms)\b", joined)) or "non-aggression" in joined or "nonaggression" in have or _NO_ATTACK.search(joined) or "renounce force" in joined or "renounce war" in joined or "refrain from attacking" in joined:
        found.append("nonaggression")
    if have & _CONSULT:
        found.append("consultation")
    return tuple(found)


def treaty_events(ex: Extractor, raws: list[Raw]) -> list[Raw]:
    """Claims on what treaties bind their parties to, besides the events already read."""
    found: list[Raw] = []
    for t in ex.cast.tokens:
        if t.pos_ not in {"VERB", "AUX", "ADJ"}:
            continue
        raw = _clause(ex, t, raws) or _triggered(ex, t) if t.pos_ != "ADJ" else None
        raw = raw or duty(ex, t, _last_treaty(ex, t) is not None, obligations_in)
        if raw is not None:
            found.append(raw)
    return found + _standing(ex, [*raws, *found])


def _triggered(ex: Extractor, v: Token) -> Raw | None:
    """ "An attack on Peru would bring the treaty into play", "... would trigger Chile's obligations"."""
    if lemma_of(v) not in {"trigger", "invoke", "activate", "bring", "engage", "set"}:
        return None
    args = ex.args_of(v)
    if args.subj is None or args.obj is None or lemma_of(args.subj) not in {"attack", "aggression", "invasion", "strike", "assault"}:
        return None
    if lemma_of(args.obj) not in _NAMED | {"commitment", "obligation", "guarantee", "clause", "article"}:
        return None
    hit = [s for name in ("on", "against", "of") for t in prepositions(args.subj).get(name, []) for s in ex.cast.sides(t) if s.state]
    if not hit:
        return None
    own = {hit[0].state}
    parties = [s for s in (*named_parties(ex, args.obj), *(s for c in args.obj.children if c.dep_ in {"poss", "amod", "compound"} for s in ex.cast.sides(c))) if s.state and s.state not in own]
    over = v.head if v.dep_ == "ccomp" else None
    if not parties and over is not None:
        parties = [s for s in ex.cast.sides(ex.args_of(over).subj) if s.state and s.state not in own]
    if not parties:
        return None
    raw = Raw(v, "AGREE", None, ("military",), tuple(parties[:1]), tuple(hit[:1]), args=args, stage="agreed", tie="treaty", weight=0.8)
    raw.operator, raw.factuality, raw.obligations = "treaty", "CT+", obligations_in([x.lower_ for x in args.obj.subtree]) or ("defense",)
    ex.consumed.update(x.i for x in args.subj.subtree)
    return raw


def with_parties(ex: Extractor, raws: list[Raw]) -> None:
    """Whose treaty it is that is signed, invoked or refused: "ruled out invoking its pact with Chile", "a pact under which A and B must"."""
    bound = [r for r in raws if r.operator == "treaty" and r.actors and r.recipients]
    for r in raws:
        if r.operator in {"treaty", "bond"} or r.event not in {"REQUEST", "REJECT", "SUPPORT", "AGREE", "SANCTION"}:
            continue
        places = [r.args.obj, *([r.inner.args.obj] if r.inner is not None else [])]
        if r.args.obj is None:
            places += [o for c in r.token.children if c.dep_ in {"xcomp", "pcomp"} for o in [ex.args_of(c).obj]]
        noun = next((t for t in places if t is not None and lemma_of(t) in (TREATIES - _LOOSE if r.event == "SUPPORT" else _NAMED | {"clause", "article"})), None)
        own = {a.state for a in r.actors if a.state}
        if noun is None or not own:
            continue
        found = tuple(s for t in prepositions(noun).get("with", []) for s in ex.cast.sides(t) if s.state and s.state not in own)
        if not found and not r.recipients:
            for b in bound:
                if noun.i < b.token.i <= noun.right_edge.i or b.token.head is noun:
                    found = tuple(s for s in (*b.actors, *b.recipients) if s.state and s.state not in own)
        if not found and not r.recipients and r.event == "SUPPORT" and len(own) == 1:
            other = ex.cast.discourse.other_than(next(iter(own)), noun, same_sentence=True)  # "Lima ratified the accord that gives Quito a road"
            found = (replace(other, sure=0.7 * other.sure),) if other is not None and other.state and other.official else ()
        if found:
            r.recipients = found[:1]


def _standing(ex: Extractor, raws: list[Raw]) -> list[Raw]:
    """Treaties that are only named with both their parties: "France's 1976 accord with Chad provides for training"."""
    found: list[Raw] = []
    for t in ex.cast.tokens:
        if t.pos_ != "NOUN" or lemma_of(t) not in _NAMED or t.dep_ not in {"nsubj", "nsubjpass", "pobj"}:
            continue
        if (t.dep_ == "pobj" and t.head.lower_ != "under") or any(r.token.i in {t.i, t.head.i} and r.tie == "treaty" for r in raws):
            continue
        parties = named_parties(ex, t)
        n = ex.cast.discourse.sentence(t)
        told = any({p.state for p in parties} <= {s.state for s in (*r.actors, *r.recipients)} for r in raws if r.tie == "treaty" and r.factuality != "CT-" and ex.cast.discourse.sentence(r.token) == n)
        if len(parties) < 2 or told:
            continue
        raw = Raw(t, "AGREE", None, ("diplomatic",), parties[:1], parties[1:2], stage="agreed", tie="treaty", mutual=True, noun=True, weight=0.7)
        raw.operator, raw.factuality = "treaty", "CT+"
        raw.obligations = obligations_in([x.lower_ for x in t.subtree if x.dep_ not in {"relcl", "acl"}])
        found.append(raw)
    return found


def named_parties(ex: Extractor, noun: Token) -> tuple[Side, ...]:
    preps = prepositions(noun)
    for t in preps.get("between", []):
        sides = tuple(s for s in ex.cast.sides(t) if s.state)
        if len(sides) > 1:
            return _unique(sides)
    owners = [s for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"} for s in ex.cast.sides(c) if s.state]
    withs = [s for t in preps.get("with", []) for s in ex.cast.sides(t) if s.state]
    return _unique((*owners[:1], *withs)) if owners and withs else ()


def _treaty_noun(t: Token | None) -> Token | None:
    if t is None:
        return None
    if lemma_of(t) in TREATIES:
        return t
    of = prepositions(t).get("of", [])
    return next((x for x in of if lemma_of(x) in TREATIES), None)


def _clause(ex: Extractor, verb: Token, raws: list[Raw]) -> Raw | None:
    lemma = lemma_of(verb)
    args = ex.args_of(verb)
    noun: Token | None = None
    sides: tuple[Side, ...] = ()
    if lemma in _BINDS:
        noun = _treaty_noun(args.subj)
        if noun is None and args.passive:
            noun = _treaty_noun(args.agent) or next((_treaty_noun(x) for x in args.preps.get("under", [])), None)
        if noun is None and verb.dep_ == "conj":
            noun = _treaty_noun(ex.args_of(verb.head).subj) if verb.head.pos_ == "VERB" else None
    under_treaty = False
    if noun is None:
        under = [x for name in ("under", "in", "by") if name == "under" or lemma in _SUBJECT_VERBS for x in args.preps.get(name, []) if _treaty_noun(x) is not None]
        must = lemma in _RENOUNCES or any(c.lower_ in _MUST for c in verb.children if c.dep_ == "aux")
        alike = bool(under) and any(x in " ".join(t.lower_ for t in verb.subtree) for x in _ONE_FOR_ALL)
        if under and (must or alike or lemma in _SUBJECT_VERBS):
            noun = _treaty_noun(under[0])
            under_treaty = True
    if noun is None and verb.dep_ == "relcl" and lemma in _SUBJECT_VERBS and any(x.lower_ == "which" for name in ("by", "under", "in") for x in args.preps.get(name, [])):
        noun = _treaty_noun(verb.head)  # "the accord by which the two promised to consult"
        sides = ex.cast.sides(args.subj)
        under_treaty = noun is not None
    bidden = any(c.lower_ in {"must", "shall", "may"} for c in verb.children if c.dep_ == "aux")
    if noun is None and (bidden or lemma in _SUBJECT_VERBS) and args.subj is not None:
        subj = args.subj
        each = lemma_of(subj) in _PARTIES and any(c.lower_ in {"each", "both", "either", "neither", "two"} for c in subj.children)
        if each or (bidden and subj.lower_ in {"each", "neither", "both", "either", "other"}):
            noun = _last_treaty(ex, verb)
            sides = ex.cast.sides(subj)
    made = next((c for c in verb.children if c.dep_ == "ccomp"), None) if lemma == "have" else None  # "it has Chad consult Mali"
    if noun is None and made is not None and args.subj is not None and args.subj.lower_ in {"it", "which", "that"}:
        noun = _last_treaty(ex, verb)
    if noun is None and lemma == "oblige" and args.obj is not None:
        noun = _last_treaty(ex, verb)
    if noun is None and lemma in _CLAUSES_OF and args.subj is not None and args.subj.lower_ in {"it", "which", "that"}:
        noun = _last_treaty(ex, verb)
    if lemma in _TIES and not args.passive and (paper := _treaty_noun(args.subj)) is not None:
        ends = named_parties(ex, paper) or _unique(tuple(s for t in (args.obj, *args.preps.get("to", []), *args.preps.get("with", [])) for s in ex.cast.sides(t) if s.state))
        for c in verb.children if len(ends) < 2 else ():
            if c.dep_ in {"xcomp", "ccomp"}:
                ends = _unique(tuple(s for s in ex.cast.sides(ex.args_of(c).subj) if s.state))  # "binds A and B to help"
        if len(ends) > 1:
            lacking = negated(verb)
            tied = Raw(verb, "AGREE", None, ("diplomatic",), ends[:1], ends[1:], args=args, stage="none" if lacking else "agreed", tie="treaty", mutual=True)
            tied.operator, tied.factuality = "treaty", "CT-" if lacking else "CT+"
            tied.obligations = () if lacking else obligations_in([t.lower_ for x in (paper, *(c for c in verb.children if c.dep_ in {"xcomp", "ccomp"})) for t in x.subtree])
            return tied
    if lemma in {"bind", "tie", "link"} and args.passive:
        by = [*args.preps.get("by", []), *([args.agent] if args.agent is not None else [])]
        paper = next((x for t in by if (x := _treaty_noun(t)) is not None), None)
        paper = paper or next((t for t in by if lemma_of(t) in {"doctrine", "guarantee"}), None)
        withs = prepositions(paper).get("with", []) if paper is not None else []
        both = _unique(tuple(s for t in (args.obj, *args.preps.get("to", []), *withs) for s in ex.cast.sides(t) if s.state))
        if paper is not None and len(both) > 1:
            bound = Raw(verb, "AGREE", None, ("diplomatic",), both[:1], both[1:2], args=args, stage="agreed", tie="treaty", mutual=True)
            bound.operator, bound.obligations, bound.factuality = "treaty", obligations_in([t.lower_ for t in paper.subtree] + [t.lower_ for c in verb.children if c.dep_ in {"xcomp", "advcl"} and c.tag_ == "VB" for t in c.subtree]), "CT+"
            return bound
    if noun is None:
        return None
    # A verb joined to this one speaks for itself: "covers trade, but does not oblige either side to defend the other".
    joined = {x.i for c in verb.children if c.dep_ == "conj" and c.pos_ in {"VERB", "AUX"} for x in c.subtree}
    tail = _kept([t.lower_ for t in verb.subtree if t.i not in joined and (t.i > verb.i or t.dep_ == "neg")])
    lacks = lemma == "lack" or negated(verb) or _of_nothing(args.subj) or "neither" in tail[:2] or _silent(lemma, tail) or (args.obj is not None and any(c.lower_ == "no" for c in args.obj.children))
    if bidden or lemma in _RENOUNCES or (under_treaty and lemma not in _BINDS):
        tail = [lemma, *tail]  # the verb is the duty itself
    duties = obligations_in(tail) if lemma not in _FORBIDS else _kept_from(tail)
    if _of_nobody(args.subj) and bidden:  # "neither may assist whoever attacks its partner"
        duties, lacks = _kept_from(tail), False
    if not duties and not (lacks and set(tail) & (_MILITARY | {"troop", "soldiers", "assist", "help", "aid", "base", "bases", "garrison", "garrisons", "naval", "warships"})):
        return None
    if lemma in {"allow", "permit"}:
        return None
    if len(sides) < 2 and args.passive and args.obj is not None:  # "France, bound by a pact to aid Poland"
        bound_one = tuple(s for s in ex.cast.sides(args.obj) if s.state)[:1]
        sides = _unique((*bound_one, *(s for t in verb.subtree if t.i > verb.i and t.i in ex.cast.at and not _attacks(t) for s in ex.cast.sides(t) if s.state)))[:2] if bound_one else sides
    parties = sides if len(sides) > 1 else _parties(ex, noun, verb, raws)
    if len(parties) < 2:
        named = tuple(s for s in ex.cast.sides(args.subj if under_treaty else args.obj) if s.state)
        inside = (s for t in verb.subtree if t.i > verb.i and t.i in ex.cast.at and not _attacks(t) for s in ex.cast.sides(t) if s.state)
        parties = _unique((*named, *inside))[:2] if named or not sides else ()
    if len(parties) < 2:
        return None
    if made is not None:
        first = ex.cast.side(ex.args_of(made).subj) if ex.args_of(made).subj is not None else None
        if first is not None and any(first.state == p.state for p in parties):
            parties = (first, *[p for p in parties if p.state != first.state])
    if args.subj is not None and lemma in {"commit", "oblige", "bind", "obligate", "require", "compel"} and args.obj is not None:
        first = ex.cast.side(args.obj)
        if first is not None and first.state and first.state != parties[0].state and any(first.state == p.state for p in parties):
            parties = (first, *[p for p in parties if p.state != first.state])
    raw = Raw(verb, "AGREE", None, ("military",), parties[:1], parties[1:2], args=args, stage="agreed", tie="treaty", mutual=True)
    raw.operator = "treaty"
    raw.weight = 0.9
    if len(parties) > 2:
        raw.actors, raw.recipients = parties, ()
        signed = next((r for r in raws if len(r.actors) > 1 and r.recipients and {s.state for s in parties} == {s.state for s in (*r.actors, *r.recipients)}), None)
        if signed is not None:
            raw.actors, raw.recipients = signed.actors, signed.recipients  # "which A and B signed with C" binds both to C
    neutral_only = duties == ("neutrality",)
    if lacks and not (neutral_only and negated(verb) is False):
        raw.factuality, raw.stage = "CT-", "none"
        raw.obligations = ()
    else:
        raw.obligations = duties
        raw.factuality = "CT+"
    ex.consumed.update(t.i for t in verb.subtree if t.i > verb.i and t.i not in joined)
    return raw


def _kept(tail: list[str]) -> list[str]:
    """The words of a duty as far as what it expressly is not: "to consult, not to fight for one another"."""
    return tail[: next((n for n, w in enumerate(tail) if w == "not" and n and tail[n - 1] in {",", ";", "but"}), len(tail))]


def _of_nothing(subj: Token | None) -> bool:
    """ "Nothing in the treaty", "none of its clauses", "no article"."""
    return subj is not None and (subj.lower_ in {"nothing", "none"} or any(c.lower_ == "no" and c.dep_ == "det" for c in subj.children))


def _of_nobody(subj: Token | None) -> bool:
    return subj is not None and (subj.lower_ == "neither" or any(c.lower_ == "neither" for c in subj.children))


def _silent(lemma: str, tail: list[str]) -> bool:
    """ "Says nothing of joint defence", "leaves defence untouched"."""
    return (lemma in {"say", "state", "contain", "provide"} and "nothing" in tail[:2]) or (lemma == "leave" and bool({"untouched", "aside", "out"} & set(tail)))


def _kept_from(tail: list[str]) -> tuple[str, ...]:
    """What a clause that forbids amounts to: not to attack, or not to help whoever does."""
    have = set(tail)
    if (have & _AGGRESSOR or {"third", "party"} <= have) and have & {"aid", "aiding", "help", "helping", "assist", "assisting", "support", "supporting"}:
        return ("neutrality",)
    return ("nonaggression",) if have & _HARM else ()


def _attacks(t: Token) -> bool:
    """Whoever a duty is against is no party to it: "to intervene if Chad attacks"."""
    while t.dep_ in {"compound", "amod", "det", "nmod"}:
        t = t.head
    return t.dep_ == "nsubj" and t.head.lemma_ in {"attack", "invade", "strike", "bomb", "threaten", "move"} and t.head.dep_ in {"advcl", "ccomp", "dep"}


def _last_treaty(ex: Extractor, t: Token) -> Token | None:
    if ex.papers is None:
        ex.papers = [x for x in ex.cast.tokens if x.pos_ in {"NOUN", "PROPN"} and (lemma_of(x) in _STRONG or (lemma_of(x) in TREATIES and x.pos_ == "NOUN"))]
    at = bisect_left(ex.papers, t.i, key=lambda x: x.i)
    last = ex.papers[at - 1] if at else None
    return last if last is not None and ex.cast.discourse.sentence(t) - ex.cast.discourse.sentence(last) <= 3 else None


def _parties(ex: Extractor, noun: Token, verb: Token, raws: list[Raw]) -> tuple[Side, ...]:
    """Who is bound: "between A and B", "with B", "that A and B signed", the signing told before, or the last two states."""
    cast = ex.cast
    preps = prepositions(noun)
    for name in ("between", "among", "of"):
        for t in preps.get(name, []):
            sides = tuple(s for s in cast.sides(t) if s.state)
            if len(sides) > 1:
                return sides
    named = named_parties(ex, noun)
    if len(named) > 1:
        return named
    here = [s for c in noun.children if c.dep_ in {"poss", "amod", "compound"} for s in cast.sides(c) if s.state]
    withs = [s for t in preps.get("with", []) for s in cast.sides(t) if s.state]
    held = {s.state for s in (*withs, *here)}
    said = _unique(tuple(s for t in verb.subtree if t.i > verb.i and t.i in cast.at and not _attacks(t) and t.dep_ not in {"amod", "poss", "compound"} for s in cast.sides(t) if s.state))
    if not held and len(said) == 2:
        return said  # "does not oblige Russia to defend Venezuela"
    n = cast.discourse.sentence(verb)
    if any(c.lower_ == "their" for c in noun.children):
        doers = [tuple(a for a in r.actors if a.state) for r in raws if r.token.i < noun.i and 0 <= n - cast.discourse.sentence(r.token) <= 1]
        many = next((d for d in reversed(doers) if len({a.state for a in d}) > 1), ())
        if many:
            return _unique(many)
    near = [r for r in raws if abs(cast.discourse.sentence(r.token) - n) <= 2 and r.event in {"SUPPORT", "COOPERATE", "AGREE", "REQUEST"}]
    # those told before go first: "the treaty that they signed. It does not oblige ..."
    near.sort(key=lambda r: (r.token.i > verb.i, abs(cast.discourse.sentence(r.token) - n), abs(r.token.i - verb.i)))
    for r in near:
        sides = tuple(s for s in (*r.actors, *r.recipients) if s.state)
        have = {s.state for s in sides}
        if len(have) > 1 and held <= have:
            return _unique(sides)
    if withs:
        other = cast.discourse.other_than(withs[0].state, noun)
        first = here[:1] or ([other] if other is not None else [])
        return _unique((*first, *withs))
    if len(here) > 1:
        return _unique(tuple(here))
    two = cast.discourse.last_two(verb)
    return tuple(replace(s, sure=0.7) for s in two)


def _unique(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    found: list[Side] = []
    for s in sides:
        if all(s.state != f.state for f in found):
            found.append(s)
    return tuple(found)
