"""Claims that are waved away together with what they say: "dismissed as fiction a claim by Chad that it had shelled a town"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foederis.reading import _certainty_words as words
from foederis.reading._certainty_fate import is_false
from foederis.reading._raw import Raw
from foederis.reading._syntax import lemma_of, prepositions
from foederis.reading._tree import Token

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["dismissed"]


_TOLD = frozenset(
    {
        "claim",
        "charge",
        "accusation",
        "allegation",
        "report",
        "assertion",
        "suggestion",
        "story",
        "account",
        "rumour",
        "rumor",
        "tale",
        "talk",
        "idea",
        "notion",
        "insinuation",
        "speculation",
    }
)
_CHARGED = frozenset({"claim", "charge", "accusation", "allegation", "assertion"})
_CALLED = frozenset({"call", "brand", "label", "describe", "decry", "dub", "term"})  # no denial but by the name given
_AWAY = (words.DISMISS | {"scoff", "sneer", "dub", "term"}) - {"dispute"}
_DISPUTES = frozenset({"dispute", "contest", "refute", "rebut", "protest", "doubt"})
_SCOFFS = frozenset({"scoff", "sneer", "laugh"})
_SCORN = frozenset({"ACCUSE", "REJECT"})


def dismissed(ex: Extractor, raws: list[Raw]) -> list[Raw]:
    """Denials of a claim that is told with its content: no refusal, but the deed denied, and the claim an accusation."""
    out = _disputed(raws)
    for noun in ex.cast.tokens:
        if noun.pos_ not in {"NOUN", "PROPN"} or lemma_of(noun) not in _TOLD:
            continue
        verb = _over(noun)
        if verb is None or lemma_of(verb) not in _AWAY or any(c.dep_ == "neg" for c in verb.children):
            continue
        if lemma_of(verb) in _CALLED and not any(is_false(x) for x in verb.subtree if x.i > verb.i):
            continue
        deed = _deed(noun, verb, raws)
        if deed is None or any(x.lemma_ == "confirm" for x in (verb.head, *verb.children)):
            continue
        args = ex.args_of(verb)
        deniers = tuple(s for s in ex.actors(args)[0] if s.known and s.official)
        if not deniers and args.passive:  # "were dismissed in Ankara"
            deniers = tuple(s for t in args.preps.get("in", []) for s in ex.cast.sides(t) if s.state)[:1]
        if not deniers:
            if verb.dep_ in {"ROOT", "conj"} and args.subj is not None and not deed.source_text and not deed.noun:
                deed.factuality, deed.stage = deed.factuality or "CT-", "none"  # "a source described as invention an account that"
                deed.source_text = _words(args.subj)
            continue
        _turned(deed, deniers, _owners(ex, noun))
        out = [r for r in out if not (r.token.i == verb.i and r.event in _SCORN)]
        ex.consumed.add(verb.i)
        if not deed.factuality and not deed.noun:
            deed.factuality, deed.stage = "CT-", "none"
        if not deed.source_text:
            who = ex.cast.tokens[deniers[0].token]
            deed.source_text = deniers[0].name if who.pos_ != "PRON" else who.text
        made = _accusation(ex, noun, deed, deniers, out)
        if made is not None:
            out = [*out, made]
    return out if out is raws else sorted(out, key=lambda r: r.token.i)


def _words(t: Token) -> str:
    """A noun phrase up to its first comma or clause."""
    last = t.i
    for c in t.children:
        if c.i > last and c.dep_ in {"prep", "compound"}:
            last = c.right_edge.i
    return str(t.doc.span(t.left_edge.i, last + 1).text)


def _disputed(raws: list[Raw]) -> list[Raw]:
    """Without accusations that are denials of what follows: "disputes that its pilot fired", "protested that none was sent"."""

    def denies(r: Raw) -> bool:
        t = r.token
        if r.event not in _SCORN or r.noun:
            return False
        if lemma_of(t) in _SCOFFS:  # "scoffs at the idea that it had a hand in it"
            told_of = prepositions(t).get("at", [])
            return any(lemma_of(x) in _TOLD for x in told_of) or any(is_false(x) for x in t.subtree if x.i > t.i)
        if lemma_of(t) not in _DISPUTES:
            return False
        clause = next((c for c in t.children if c.dep_ == "ccomp" and c.i > t.i), None)
        if clause is None:
            return False
        told = [x for x in raws if clause.left_edge.i <= x.token.i <= clause.right_edge.i]
        own = {a.state for a in r.actors}
        if lemma_of(t) != "protest":
            return True
        return bool(told) and all(any(a.state in own for a in x.actors) for x in told)

    gone = [id(r) for r in raws if denies(r)]
    return [r for r in raws if id(r) not in gone] if gone else raws


def _over(noun: Token) -> Token | None:
    """The verb that a noun is the object of, or hangs on by "at"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ in {"at", "off", "aside", "away", "as"}:
        head = head.head  # "scoffed at reports", "rejected as baseless reports"
    elif noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "oprd"}:
        return None
    return head if head.pos_ == "VERB" and head.i != noun.i else None


def _deed(noun: Token, verb: Token, raws: list[Raw]) -> Raw | None:
    """The first deed told in a claim's own content."""
    for r in raws:
        t = r.token
        if t.i == verb.i or r.event in _SCORN:
            continue
        for _ in range(5):
            if t.head.i == noun.i and t.i > noun.i:
                return r
            if (
                t.head.i == verb.i
                and t.dep_ == "ccomp"
                and t.i > noun.i
                and any(c.lower_ == "that" and c.dep_ == "mark" for c in t.children)
            ):
                return r  # the content hung on the verb
            if t.head.i in {t.i, verb.i}:
                break
            t = t.head
    return None


def _accusation(ex: Extractor, noun: Token, deed: Raw, deniers: tuple[Side, ...], raws: list[Raw]) -> Raw | None:
    """The claim as what its maker charges the denier with."""
    if (
        lemma_of(noun) not in _CHARGED
        or any(r.token.i == noun.i for r in raws)
        or not any(a.state in {d.state for d in deniers} for a in deed.actors)
    ):
        return None
    own = {d.state for d in deniers}
    for c in _owners(ex, noun):
        sides = tuple(s for s in ex.cast.sides(c) if s.state and s.official and s.state not in own)
        if sides:
            made = Raw(
                noun,
                "ACCUSE",
                "allege",
                (),
                sides[:1],
                deniers[:1],
                noun=True,
                weight=0.8,
                factuality="CT+",
                closed=True,
            )
            made.args.preps = prepositions(noun)
            return made
    return None


def _owners(ex: Extractor, noun: Token) -> list[Token]:
    """Who makes a claim: "Libya's charge", "a charge by Libya"."""
    owners = [c for c in noun.children if c.dep_ == "poss" or (c.dep_ in {"amod", "compound"} and c.i in ex.cast.at)]
    for name in ("by", "from", "of"):
        owners += [t for t in prepositions(noun).get(name, []) if t.pos_ in {"NOUN", "PROPN"}]
        owners += [
            t
            for t in prepositions(noun.head).get(name, [])
            if name == "by" and t.i > noun.i and t.pos_ in {"NOUN", "PROPN"}
        ]
    return owners


def _turned(deed: Raw, deniers: tuple[Side, ...], owners: list[Token]) -> None:
    """ "Libya's charge of shelling its port": who makes the charge has not done the deed."""
    by = {s.token for s in deed.actors}
    if by and by <= {t.i for t in owners} and not {s.state for s in deed.actors} & {d.state for d in deniers}:
        deed.actors, deed.recipients = deniers[:1], deed.actors
