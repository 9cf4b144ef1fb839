"""Quantities to the events that they belong to: up the parse from what is counted to the predicate that has it.

What is given, asked for, seized, deployed or killed counts: an object, a passive's subject, "with 2,000 troops", "for 12
jets", what a noun of action is "of", the subject of what moves, the ships, planes and men that a state sends to do it. Where
things happened and whom they were done with do not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from foederis.claims import Quantity
from foederis.reading._lexicon import lexicon
from foederis.reading._quantities_words import (
    ACTS,
    CLAUSES,
    COSTING,
    DYING,
    FLED,
    FORCES,
    GRANTED,
    HARMED,
    HOLDING,
    LEADING,
    LONGEST_WAY,
    MEN,
    MODEL,
    MOVING,
    NOUNS,
    OBJECTS,
    PARTS,
    RAISING,
    SERVING,
    SHELTER,
    TAKING,
    WANTING,
    WIELDED,
)
from foederis.reading._raw import Raw
from foederis.reading._tree import Token

__all__ = ["bind_quantities"]



def bind_quantities(doc: Any, raws: list[Raw], found: list[Any]) -> dict[int, tuple[Quantity, ...]]:
    """What and how many of it by `id(raw)`, in order of the text."""
    index: dict[int, list[Raw]] = {}
    for raw in raws:
        for t in raw.tokens:
            index.setdefault(t.i, []).append(raw)
    bound: dict[int, list[tuple[int, Quantity]]] = {id(raw): [] for raw in raws}
    for span in found:
        if span.head is None:
            continue
        above = _owners(doc[span.head], index) or _owners_of_number(doc, span, index)
        for raw in above:
            _add(bound[id(raw)], span)
        # "three of the 49 soldiers that it holds": three are freed, 49 held
        all_of_them = (
            span if span.whole is None else replace(span, quantity=replace(span.quantity, quantity=span.whole))
        )
        for raw in _relative(doc[span.head], index):
            _add(bound[id(raw)], all_of_them)
    for raw in raws:
        for head in raw.objects:
            if head is None or raw.event not in TAKING:
                continue
            for span in found:
                if span.head is not None and _within(doc[span.head], head):
                    _add(bound[id(raw)], span)
    _share(raws, bound)
    return {k: tuple(q for _, q in sorted(v, key=lambda x: x[0])) for k, v in bound.items()}


def _owners_of_number(doc: Any, span: Any, index: dict[int, list[Raw]]) -> list[Raw]:
    """ "freed on Saturday three of the 49 soldiers": the parser has hung it on the day; the verb before it takes it."""
    number = doc.char_span(span.start, span.end)
    if number is None or number[0].i == 0 or span.head in (number[-1].i, number[-1].head.i):
        return []
    for t in reversed(doc[max(number[0].sent.start, number[0].i - 6) : number[0].i]):
        if t.pos_ == "VERB":
            return [raw for raw in index.get(t.i, ()) if raw.event in TAKING]
    return []


def _add(have: list[tuple[int, Quantity]], span: Any) -> None:
    if all(q != span.quantity for _, q in have):
        have.append((span.start, span.quantity))


def _within(token: Token, head: Token) -> bool:
    """Is a counted noun the head of an object, or joined to it or held by it?"""
    for _ in range(LONGEST_WAY):
        if token.i == head.i:
            return True
        if token.dep_ in PARTS or token.dep_ == "pobj" or (token.dep_ == "prep" and token.lower_ in HOLDING):
            token = token.head
        else:
            return False
    return False


def _owners(token: Token, index: dict[int, list[Raw]]) -> list[Raw]:
    """The events of the nearest predicate above a counted noun that takes it."""
    below, t, way = None, token, ""  # `way`: the preposition gone through last, "*" for a clause
    owners: list[Raw] = []
    for _ in range(LONGEST_WAY):
        if below is not None:
            if t.i in index:
                takers = [raw for raw in index[t.i] if _takes(raw, t, below, way)]
                owners += takers
                if takers and t.dep_ == "pcomp" and t.head.lower_ == "from":
                    owners += [raw for raw in index.get(t.head.head.i, ()) if raw.event in ("COERCE", "REJECT")]
                if takers and t.dep_ == "xcomp":  # "bound itself to scrap 20 tonnes"
                    owners += [raw for raw in index.get(t.head.i, ()) if raw.event in ("AGREE", "REQUEST", "REJECT")]
                if takers and not any(raw.actors for raw in takers):
                    owners += _causes(t, index) or _before(t, index)
                if not takers or t.pos_ != "NOUN" or any(raw.actors or raw.recipients for raw in takers):
                    break
                # "turned to Oslo for a loan of $4 billion": whose loan it is, the words above tell
            if _costs(t, below) and (causes := _causes(t, index) or _before(t, index)):
                return causes
            if (
                below.dep_ == "prep"
                and t.pos_ == "VERB"
                and (toll := next((c for c in t.children if c.dep_ == "nsubj" and c.lemma_ == "toll"), None))
            ):
                return [r for x in toll.subtree for r in index.get(x.i, ()) if r.event in ACTS]
        if below is not None and below.dep_ == "nsubj" and t.lemma_ == "be":  # "six boats are to go to Hanoi"
            to = [r for c in t.children if c.dep_ == "xcomp" for r in index.get(c.i, ()) if r.event in TAKING]
            if to:
                return owners + to
        if t.dep_ == "ROOT":
            break
        head = t.head
        if t.dep_ == "prep" or t.pos_ == "ADP":
            way = way if way == "*" or t.lower_ in ("along", "together") else t.lower_
            if head.pos_ in NOUNS and way not in HOLDING and head.i not in index:
                return owners + _light(head, way, index, token)
        elif t.pos_ == "ADJ" and head.lemma_ == "leave" and below is not None and below.dep_ == "nsubj":
            t = head  # "left a thousand people dead"
            way = "*"
            if t.dep_ in CLAUSES:
                below, t = t, t.head
            continue
        elif t.pos_ in ("VERB", "AUX"):
            if t.dep_ not in CLAUSES or (below is not None and not _costs(t, below) and not _serves(t, below)):
                break
            way = "*"
        below, t = t, head
    return owners


def _before(verb: Token, index: dict[int, list[Raw]]) -> list[Raw]:
    """ "Peru raided the port. Three men died.": the attack of the clause or sentence before, where no other is told."""
    lemma = verb.lemma_.lower()
    if lemma not in HARMED or any(c.lower_ in ("of", "from", "by") for c in verb.children):
        return []
    if lemma not in ("die", "perish") and not any(c.dep_ == "auxpass" for c in verb.children):
        return []
    start = verb.sent.start
    first = verb.doc[start - 1].sent.start if start else start
    for i in range(verb.i - 1, first - 1, -1):
        found = [r for r in index.get(i, ()) if r.event == "ASSAULT" and any(a.state for a in r.actors)]
        if found:
            return found[:1]
    return []


def _serves(verb: Token, below: Token) -> bool:
    """Is a verb that is no event of its own what the act above it is about: "barred it from sending 90 men"?"""
    if below.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head.lemma_ == "declare":
        return True  # "declared 40 diplomats personae non gratae"
    if below.pos_ not in ("VERB", "AUX") and below.dep_ not in OBJECTS:
        return False
    if verb.dep_ in ("xcomp", "pcomp"):
        return True
    if verb.dep_ == "ccomp":
        return verb.head.lemma_.lower() in WANTING or verb.head.lemma_.lower() in (
            "stop",
            "prevent",
            "block",
            "let",
            "have",
            "see",
            "want",
            "keep",
        )
    return verb.dep_ in ("acl", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _costs(verb: Token, below: Token) -> bool:
    """Does a verb that is no event of its own tell what the act above it cost or carried?"""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    return (lemma in COSTING and below.dep_ in OBJECTS) or (lemma in DYING and below.dep_ == "nsubj")


def _light(noun: Token, way: str, index: dict[int, list[Raw]], counted: Token) -> list[Raw]:
    """ "imposed sanctions on 24 officials", "replied with raids on two villages": the noun is part of the verb's event."""
    verb = None
    if noun.dep_ in ("dobj", "attr"):
        verb = noun.head
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("with", "in"):
        verb = noun.head.head
    if verb is None:
        return []
    fled = way == "to" and _people(counted)
    let = way == "to" and noun.lemma_ in GRANTED
    return [
        r
        for r in index.get(verb.i, ())
        if way in LEADING.get(r.event, ()) or (fled and r.event == "AID") or (let and r.event in TAKING)
    ]


def _people(t: Token) -> bool:
    """Those who flee or find shelter: "Peruvians", "refugees"."""
    return t.lemma_ in FLED or (t.tag_ in ("NNS", "NNPS") and bool(t.text[:1].isupper()))


def _force(t: Token) -> bool:
    """What acts for those who send it: men, ships, planes, people of a nation."""
    if t.pos_ == "NUM":
        return any(_force(x) for c in t.children if c.lower_ == "of" for x in c.children)
    lemma = t.lemma_.lower()
    return lemma in MEN or lemma in FORCES or bool(MODEL.match(t.text)) or (t.tag_ == "NNPS" and _people(t))


def _causes(verb: Token, index: dict[int, list[Raw]]) -> list[Raw]:
    """The act that did it: the noun of action that is its subject or agent, or in which it was done."""
    found: list[Raw] = []
    if verb.dep_ == "acl" and verb.lemma_.lower() in ("total", "number"):
        # "forces sent to Mali, totalling 300 men"
        return [r for c in verb.head.children if c.dep_ in ("acl", "relcl") for r in index.get(c.i, ())]
    for c in verb.children:
        if c.dep_ == "nsubj":
            nouns = [c]
        elif (
            c.dep_ == "advcl"
            and verb.lemma_ == "leave"
            and c.tag_ in ("VBN", "VBD")
            and c.lemma_ in ("wound", "injure", "kill", "maim")
        ):
            nouns = [c]  # "left six Peruvians wounded"
        elif c.dep_ == "advcl" and any(x.lower_ in ("when", "as", "after") for x in c.children):
            nouns = [c]  # "six died when Chadian mortars hit a post"
        else:
            nouns = [x for x in c.children if x.dep_ == "pobj"] if c.lower_ in ("by", "in", "during") else []
            if any(x.lower_ == "which" for x in nouns) and verb.dep_ == "relcl":
                nouns = [verb.head, *_above(verb.head)]  # "a raid on a convoy in which six died"
        for noun in nouns:
            found.extend(r for r in index.get(noun.i, ()) if r.event in ACTS and r not in found)
    return found


def _above(noun: Token) -> list[Token]:
    """The nouns that a noun hangs on through prepositions."""
    found: list[Token] = []
    while noun.dep_ == "pobj" and noun.head.head.pos_ in NOUNS and len(found) < 3:
        noun = noun.head.head
        found.append(noun)
    return found


def _takes(raw: Raw, t: Token, below: Token, way: str) -> bool:
    """Does an event at `t` take what hangs on it through `below`?"""
    dep = below.dep_
    if below.pos_ in ("VERB", "AUX"):
        return way == "*"
    if t.pos_ in ("VERB", "AUX"):
        if dep in OBJECTS or (
            dep == "conj"
            and below.pos_ in NOUNS
            and below.i > t.i
            and below.left_edge.i
            and below.left_edge.nbor(-1).dep_ == "cc"
        ):
            return True
        if dep == "nsubj" and t.head.lemma_ == "let" and t.dep_ == "ccomp":
            return True  # "let its nine sailors go"
        if dep in ("nsubj", "csubj"):
            lemma = t.lemma_.lower()
            has_object = any(c.dep_ == "dobj" for c in t.children)
            if raw.event == "AID" and any(c.dep_ == "dobj" and c.lemma_ in SHELTER for c in t.children):
                return True  # "50,000 Peruvians have found shelter"
            if raw.event in ("AID", "COOPERATE", "ASSAULT") and lemma in SERVING and below.lemma_.lower() in MEN:
                return True  # "90 soldiers are patrolling the capital"
            if raw.event in WIELDED and _force(below):
                return True  # "two jets have bombed the port", "800 Peruvians use the airfield"
            return (
                raw.event in MOVING
                or lemma in DYING
                or (raw.event == "AGREE" and lemma == "be")
                or (raw.event in ("AID", "COOPERATE") and not has_object)
            )
        if dep == "agent" and raw.event in WIELDED and any(_force(c) for c in below.children):
            return True  # "backed by 400 Peruvians"
        if dep in ("prep", "dative", "agent"):
            if f"{t.lemma_.lower()}_{way}" in lexicon().verbs and raw.event in TAKING:
                return True  # "settled on three frigates"
            if way == "to" and any(c.dep_ in ("dobj", "attr") and c.lemma_ in GRANTED for c in t.children):
                return True  # "refused passage to 900 soldiers"
            if way == "to" and raw.event == "AID" and any(_people(c) for c in below.children):
                return True  # "gave refuge to 50,000 Peruvians"
            if way == "to" and t.lemma_.lower() in RAISING:
                return True  # "raised its force to 2,000 men"
            return way in LEADING["*"] or way in LEADING.get(raw.event, ())
        return dep in ("npadvmod", "nummod", "appos", "advmod", "prt")
    if dep == "prep":
        return way in HOLDING
    return dep in PARTS


def _relative(token: Token, index: dict[int, list[Raw]]) -> list[Raw]:
    """The events in a relative clause or participle of a counted noun, where it is their object ("12 tanks sent by A")."""
    found: list[Raw] = []
    for clause in token.children:
        if clause.dep_ not in ("relcl", "acl") or clause.i not in index:
            continue
        subject = next((c for c in clause.children if c.dep_ == "nsubj"), None)
        own = next((c for c in clause.children if c.dep_ == "dobj" and c.tag_ not in ("WDT", "WP")), None)
        for raw in index[clause.i]:
            moving = raw.event in MOVING or clause.lemma_.lower() in DYING
            if (subject is not None and subject.tag_ in ("WDT", "WP")) or (
                clause.dep_ == "acl" and clause.tag_ == "VBG"
            ):
                takes = moving
            elif clause.tag_ == "VBN" or subject is not None:
                takes = own is None
            else:
                takes = False
            if takes:
                found.append(raw)
    return found


def _share(raws: list[Raw], bound: dict[int, list[tuple[int, Quantity]]]) -> None:
    """ "seized and later freed 12 sailors": what the last of joined verbs takes, the one before it takes too."""
    by_token = {raw.token.i: raw for raw in raws if not raw.noun}
    for raw in raws:
        t = raw.token
        over = by_token.get(t.head.i) if t.dep_ in ("advcl", "conj") else None
        if t.tag_ == "VBG" and raw.event == "ASSAULT" and t.lemma_ in COSTING and t.dep_ in ("advcl", "conj"):
            main = over or (by_token.get(t.head.head.i) if t.head.dep_ == "advcl" else None)
            if main is not None and main.event == "ASSAULT":  # "shelled it, killing six"
                bound[id(main)] += [x for x in bound[id(raw)] if x not in bound[id(main)]]
        if (
            over is not None
            and raw.event in MOVING
            and not bound[id(raw)]
            and all(c.dep_ not in ("nsubj", "nsubjpass") for c in t.children)
        ):
            first = next((c for c in t.head.children if c.dep_ == "nsubj"), None)
            if first is not None:  # "whose 300 men held the bridge and will leave"
                end = first.right_edge.idx + len(first.right_edge.text)
                bound[id(raw)] = [x for x in bound[id(over)] if first.left_edge.idx <= x[0] < end]
        earlier = by_token.get(t.head.i) if t.dep_ == "conj" and t.tag_ == "VBN" else None
        if (
            earlier is not None
            and not bound[id(raw)]
            and not any(c.dep_ in OBJECTS or c.dep_ == "nsubj" for c in t.children)
        ):
            passive = next((c for c in earlier.token.children if c.dep_ == "nsubjpass"), None)
            if passive is not None:  # "were held and, on Friday, deported"
                end = passive.right_edge.idx + len(passive.right_edge.text)
                bound[id(raw)] = [x for x in bound[id(earlier)] if x[0] < end]
        if raw.noun or bound[id(raw)] or any(c.dep_ in OBJECTS or c.dep_ == "prep" for c in t.children):
            continue
        for c in t.children:
            later = by_token.get(c.i) if c.dep_ == "conj" else None
            if later is not None and all(x.dep_ != "nsubj" for x in c.children):
                bound[id(raw)] = list(bound[id(later)])
