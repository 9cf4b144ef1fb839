"""Dossiers that the tests of the forms share: answers on the shipped data, and one whose every text is hostile."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import cast

import pytest

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Quantity, Stage, When
from foederis.outlook import Dossier, Ranking, answer, parse_question

DAY = dt.date(2025, 12, 14)
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> </style></title> &lt;b&gt; \" onload='x' "
    "**bold** _it_ `code` [link](javascript:alert(1)) ![i](http://evil.example/x.png) # head | cell ~~gone~~ "
    "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b2J\r\b\x00\u202eesrever\u2066\ufeff \ud800 end\n\n- item\n1. one"
)


def claims() -> tuple[Claim, ...]:
    """Claims whose words, names, titles and sources are hostile."""
    document = Document("doc", "text", HOSTILE, dt.date(2025, 12, 10), "https://x.example", HOSTILE, "en", "0" * 64)
    russia, venezuela = Actor(HOSTILE, "RUS"), Actor(HOSTILE, "VEN")
    base = Claim("c1", document, 3, 0, 4, HOSTILE, russia, venezuela, Event.SUPPORT, attribution=(Attribution(HOSTILE, HOSTILE),), when=When(DAY, DAY, HOSTILE), confidence=0.9)
    return (
        base,
        dataclasses.replace(base, id="c2", event=Event.AID, factuality=Factuality.PROBABLE, stage=Stage.DELIVERED, contexts=("military",), text=HOSTILE + "2"),
        dataclasses.replace(base, id="c3", event=Event.REQUEST, mode="assist", actor=venezuela, recipient=russia, factuality=Factuality.NOT_CERTAIN, stage=Stage.NONE, objects=(Quantity(14, HOSTILE),), attribution=(), when=None),
        dataclasses.replace(base, id="c4", event=Event.SUPPORT, hypothetical=True, recipient=None, text="no recipient"),
    )


@pytest.fixture(scope="session")
def plain() -> Dossier:
    """The question of the README."""
    asked = parse_question("What help can Maduro expect from Putin in the event of a US attack?", as_of=DAY)
    return cast(Dossier, answer(asked))


@pytest.fixture(scope="session")
def hostile(plain: Dossier) -> Dossier:
    """The same with articles, an assumption, disputed facts, and a hostile text in every place that takes one."""
    asked = parse_question(None, target="VEN", attacker="USA", helper="RUS", as_of=DAY)
    d = cast(Dossier, answer(asked, claims=claims(), assume=["war:RUS"]))
    text = HOSTILE
    return dataclasses.replace(
        d,
        question=text,
        headline=text,
        confidence_because=(text,),
        reference_class=dataclasses.replace(d.reference_class, name=text, widened=(text,)),
        reasons=(dataclasses.replace(d.reasons[0], statement=text), *d.reasons[1:]),
        precedents=(dataclasses.replace(d.precedents[0], name=text, account=text, source=text, help=()), *d.precedents[1:]),
        claims=claims(),
        facts=(dataclasses.replace(d.facts[0], value=text, note=text, source=text), *d.facts[1:]),
        conflicts=({"statement": text, "evidence": [text], "source": text},),
        gaps=(text,),
        would_change=(dataclasses.replace(d.would_change[0], condition=text), *d.would_change[1:]),
        sources=({"key": text, "title": text, "version": text, "citation": text},),
        provenance={"version": text, "almanac": text, "model": text},
        notes=(text,),
        assumed=(text,),
        rungs=tuple(dataclasses.replace(r, flags=(text,)) for r in d.rungs),
    )


@pytest.fixture(scope="session")
def ranked() -> Ranking:
    """Who would help, of all."""
    return cast(Ranking, answer(parse_question("Who would help Taiwan if China attacks?", as_of=DAY), assume=["defense:JPN-TWN"]))


@pytest.fixture(scope="session")
def hostile_ranking(ranked: Ranking) -> Ranking:
    """A ranking with hostile texts."""
    return dataclasses.replace(ranked, question=HOSTILE, notes=(HOSTILE,), assumed=(HOSTILE,), provenance={"version": HOSTILE})
