"""Bonds told beside the clause: "Accra, host to a Yan garrison", "the pact initialled in May", "the embargo in force since 2003"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from foederis.reading._bonds_named import as_partner, bound_to
from foederis.reading._goods import bond, bond_words, phrase, states
from foederis.reading._raw import Raw
from foederis.reading._syntax import Args, conjuncts, lemma_of, prepositions
from foederis.reading._treaties import named_parties, obligations_in
from foederis.reading._tree import Token
from foederis.reading._words import words

if TYPE_CHECKING:
    from foederis.reading._extract import Extractor
    from foederis.reading._who import Side

__all__ = ["apposed", "embargo", "guests_of", "paper"]


_HOST = words("host home landlord")
_BOUND = words("ally member party signatory")
_PAPERS = words("treaty pact accord alliance charter convention entente protocol")
_LOOSER = words("memorandum agreement arrangement declaration partnership understanding")
_SIGNED = words("sign initial conclude seal date strike ink ratify renew extend prolong agree")
_LASTING = words("since still existing remain stay stand force year decade persist")
_LASTS = words("remain stay stand persist endure continue last weigh")
_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod"})


def guests_of(ex: Extractor, things: Iterable[Token], own: set[str | None]) -> tuple[Side, ...]:
    """Whose soldiers and bases the things are that a state is host to, each state once."""
    lex = bond_words()
    found: list[Side] = []
    for t in things:
        inside = phrase(t)
        if not {lemma_of(x) for x in inside} & (lex["troops"] | lex["bases"] | lex["arms"]):
            continue
        named = (
            x for x in inside if x.dep_ in {"poss", "compound", "amod", "pobj", "nmod", "conj"} and x.i in ex.cast.at
        )
        for s in [*states(ex, t, own), *(s for x in named for s in states(ex, x, own))]:
            if all(s.state != f.state for f in found):
                found.append(s)
    return tuple(found)


def _start(t: Token) -> int:
    """Where the words before a noun begin: "Peru's largest" of "Peru's largest customer"."""
    return int(min([t.i, *(c.left_edge.i for c in t.children if c.i < t.i and c.dep_ in _BEFORE)]))


def _beside(ex: Extractor, t: Token) -> tuple[Side, ...]:
    """The state that a noun stands in apposition to, by the order of words: "Togo, host to ...", "its ally Togo"."""
    doc, first = t.doc, _start(t)
    if first > 1 and doc[first - 1].text == "," and first - 2 in ex.cast.at:
        return tuple(s for s in states(ex, doc[first - 2]) if s.official or s.kind in {"state", "place"})[:1]
    after = t.i + 1
    if (
        after < len(doc)
        and after in ex.cast.at
        and doc[after].pos_ == "PROPN"
        and t.dep_ in {"compound", "appos", "nmod"}
    ):
        return states(ex, doc[after])[:1]
    return ()


def apposed(ex: Extractor, t: Token, lemma: str) -> Raw | None:
    """What a noun in apposition makes of a state: its partner, its host, its sworn ally."""
    if lemma not in bond_words()["partner"] and lemma not in _HOST and lemma not in _BOUND:
        return None
    doers = _beside(ex, t)
    if not doers:
        return None
    own = {d.state for d in doers}
    args = Args()
    if lemma in _HOST:
        preps = prepositions(t)
        things = [x for name in ("to", "of", "for") for p in preps.get(name, []) for x in conjuncts(p)]
        raw = bond(t, "COOPERATE", "troops", doers, guests_of(ex, things, own), args, True)
    elif lemma in _BOUND:
        raw = bound_to(ex, t, t, doers, args)
    else:
        raw = as_partner(ex, t, t, doers, args)
    if raw is not None:
        raw.noun, raw.weight = True, 0.8
    return raw


def paper(ex: Extractor, t: Token, lemma: str, raws: list[Raw]) -> Raw | None:
    """A treaty told to be signed, or under which something is done: "a defence protocol initialled in May"."""
    if lemma not in _PAPERS and lemma not in _LOOSER:
        return None
    mark = _signing(t)
    under = t.dep_ == "pobj" and t.head.lower_ in {"under", "by"}
    known = lemma in _PAPERS or bool(obligations_in([c.lower_ for c in phrase(t)]))
    if mark is None and not (under and known and t.head.lower_ == "under" and _certain(t)):
        return None
    if any(c.lower_ in {"no", "any"} for c in t.children) or (
        mark is not None and any(c.dep_ == "neg" for c in mark.children)
    ):
        return None
    parties = named_parties(ex, t)
    if len(parties) < 2:
        parties = _once(*_signers(ex, t, mark), *parties)
    told = _told(t, mark, raws)
    if not parties and mark is not None:
        parties = _once(
            *(replace(s, sure=0.8 * s.sure) for x in ex.args_of(mark).preps.get("in", []) for s in states(ex, x))
        )
    if told is not None and not parties:
        parties = _once(*told.actors[:1], *told.recipients[:1])
    if len(parties) == 1:
        other = next(
            (
                s
                for r in [told]
                if r is not None
                for s in (*r.actors, *r.recipients)
                if s.state and s.state != parties[0].state
            ),
            None,
        )
        other = other or ex.cast.discourse.other_than(parties[0].state, t)
        parties = _once(*parties, replace(other, sure=0.8 * other.sure)) if other is not None and other.state else ()
    if len(parties) < 2:
        return None
    both = {p.state for p in parties}
    n = ex.cast.discourse.sentence(t)
    for r in raws:
        if (
            r.event in {"SUPPORT", "AGREE"}
            and both <= {s.state for s in (*r.actors, *r.recipients)}
            and ex.cast.discourse.sentence(r.token) == n
        ):
            if mark is not None and r.event == "SUPPORT" and abs(r.token.i - mark.i) < 8 and not r.operator:
                r.tie, r.obligations = "treaty", r.obligations or _duties(t)
            if r.tie == "treaty" or r.operator == "treaty":
                return None
    raw = Raw(
        t,
        "SUPPORT",
        None,
        ("diplomatic",),
        parties[:1],
        parties[1:2],
        stage="agreed",
        tie="treaty",
        mutual=True,
        noun=True,
        weight=0.75,
    )
    raw.operator, raw.factuality, raw.obligations = "treaty", "CT+", _duties(t)
    return raw


def _certain(t: Token) -> bool:
    """Whether it is one treaty that is known: "their pact", "the 1982 protocol", "an old defence accord"."""
    dated = any((c.like_num and len(c.text) == 4) or c.dep_ == "poss" for c in t.children)
    return dated or bool(_duties(t)) or any(x.like_num and len(x.text) == 4 for x in prepositions(t).get("of", []))


def _duties(t: Token) -> tuple[str, ...]:
    return obligations_in([x.lower_ for x in phrase(t)])


def _signing(t: Token) -> Token | None:
    """The word that tells of a treaty's signing: "initialled in May", "that the two concluded", "dating from 1999"."""
    for c in t.children:
        if c.dep_ in {"acl", "relcl"} and c.i > t.i and lemma_of(c) in _SIGNED and c.tag_ != "VB":
            return c
    after = t.i + 1
    if (
        after < len(t.doc)
        and t.doc[after].tag_ in {"VBN", "VBD"}
        and lemma_of(t.doc[after]) in _SIGNED
        and t.dep_ == "pobj"
    ):
        return t.doc[after]
    return None


def _signers(ex: Extractor, t: Token, mark: Token | None) -> tuple[Side, ...]:
    """Who signed: the subject of "that A and B signed", whoever stands behind "by" and "with"."""
    if mark is None:
        return ()
    args = ex.args_of(mark)
    places = [args.agent, *(x for name in ("between", "by") for x in args.preps.get(name, []))]
    if not args.passive and args.subj is not None and args.subj.i > t.i:
        places.append(args.subj)
    places += [*args.preps.get("with", []), *prepositions(mark).get("with", []), *prepositions(t).get("with", [])]
    return _once(*(s for x in places for s in states(ex, x)))


def _told(t: Token, mark: Token | None, raws: list[Raw]) -> Raw | None:
    """The deed between two states that a treaty is told beside."""
    over = t
    by_token = {r.token.i: r for r in raws if not r.noun}
    for _ in range(8):
        over = over.head
        r = by_token.get(over.i)
        if r is not None and over is not mark and any(a.state for a in r.actors) and any(b.state for b in r.recipients):
            ours, theirs = {a.state for a in r.actors}, {b.state for b in r.recipients}
            if ours != theirs and r.event in {"AID", "COOPERATE", "SUPPORT", "AGREE", "CONSULT", "RETREAT"}:
                return r
        if over.head is over:
            return None
    return None


def _once(*sides: Side) -> tuple[Side, ...]:
    found: list[Side] = []
    for s in sides:
        if s.state and all(s.state != f.state for f in found):
            found.append(s)
    return tuple(found)


def embargo(ex: Extractor, t: Token, lemma: str, raws: list[Raw]) -> Raw | None:
    """Sanctions told to last: "the US embargo against Cuba, in force since 1962", "the embargo of 1962 stays"."""
    if lemma not in ex.lex.classes["sanctions"]:
        return None
    over = t.head
    lasts = (
        over.pos_ in {"VERB", "AUX"}
        and t.dep_ in {"nsubj", "nsubjpass"}
        and lemma_of(over) in _LASTS | {"maintain", "keep", "extend", "renew"}
    )
    hung = next((c for c in t.children if c.dep_ == "relcl" and lemma_of(c) in _LASTS | {"be"}), None)
    said = {x.lower_ for c in t.children if c.dep_ in {"amod", "prep", "relcl", "acl", "appos"} for x in c.subtree}
    after = {x.lower_ for x in t.doc[t.i + 1 : t.i + 14] if x.sent.start == t.sent.start}
    below = t.dep_ == "pobj" and t.head.lower_ == "under" and "since" in after
    if below and t.head.i > 1 and t.doc[t.head.i - 1].text == ",":
        hit = tuple(s for s in states(ex, t.doc[t.head.i - 2]) if s.official or s.kind == "state")
        by = next((f for c in t.children if c.i < t.i and (f := states(ex, c, {s.state for s in hit}))), ())
        return _lasting(t, by, hit)  # "Togo, under Yan sanctions since 2003, ..."
    if (
        not lasts
        and not (said & _LASTING and (hung is not None or "existing" in said))
        and not ({"in", "force", "since"} <= after)
    ):
        return None
    ends = [
        x
        for where in (t, *([hung] if hung is not None else []))
        for name in ("on", "against", "upon", "over")
        for x in prepositions(where).get(name, [])
    ]
    hit = next((f for x in ends if (f := states(ex, x))), ())
    makers = [c for c in t.children if c.i < t.i and c.dep_ in {"poss", "amod", "compound", "nmod"}]
    by = next((f for c in makers if (f := states(ex, c, {s.state for s in hit}))), ())
    told = _told_of(ex, t, raws)
    if told is not None and not (hit and by):
        known = {s.state for s in (*hit, *by)}
        rest = [s for s in (*told.actors, *told.recipients) if s.state and s.state not in known]
        by, hit = by or tuple(rest[: 1 if hit else -1]), hit or tuple(rest[-1:])
    if any(r.event == "SANCTION" and r.tie == "sanctions" and r.token.sent.start == t.sent.start for r in raws):
        return None
    return _lasting(t, by, hit)


def _lasting(t: Token, by: tuple[Side, ...], hit: tuple[Side, ...]) -> Raw | None:
    raw = bond(t, "SANCTION", "sanctions", by[:1], hit[:1], Args())
    if raw is not None:
        raw.noun, raw.weight, raw.factuality = True, 0.8, "CT+"
    return raw


def _told_of(ex: Extractor, t: Token, raws: list[Raw]) -> Raw | None:
    """The deed done to the sanctions ("eased the embargo"), else the last one told before between two states."""
    here = next((r for r in raws if t.head in r.tokens and any(a.state for a in r.actors)), None)
    if here is not None:
        return here
    n = ex.cast.discourse.sentence(t)
    before = [
        r
        for r in raws
        if r.token.i < t.i
        and n - ex.cast.discourse.sentence(r.token) <= 1
        and any(a.state for a in r.actors)
        and any(b.state for b in r.recipients)
    ]
    return before[-1] if before else None
