"""Signals: which claims count as what, how much, and that one kind counts once."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from foederis.claims import Actor, Claim, Document, Event, Factuality, Stage, Tie, When
from foederis.ladder import Rung
from foederis.outlook._signals import WEIGHTS, kind_of, relevant_claims, signals

T, A, H = "VEN", "USA", "RUS"
DAY = dt.date(2025, 12, 14)


def claim(actor: str | None, recipient: str | None, event: Event, **more: object) -> Claim:
    def who(code: str | None) -> Actor | None:
        return Actor(code, code) if code else None

    ident = str(more.pop("id", "c"))
    return dataclasses.replace(
        Claim(ident, Document("d", "text"), 1, 0, 4, f"text {ident}", who(actor), who(recipient), event, confidence=1.0, reliability="A"),
        **more,  # type: ignore[arg-type]
    )


NO = Factuality.NOT_CERTAIN


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (claim(H, T, Event.SUPPORT), "solidarity"),
        (claim(H, A, Event.ACCUSE), "protest"),
        (claim(H, T, Event.AGREE, contexts=("military",)), "pledge"),
        (claim(H, T, Event.AID, stage=Stage.PLEDGED), "pledge"),
        (claim(H, T, Event.AID, stage=Stage.DELIVERED, contexts=("military",)), "delivery"),
        (claim(H, T, Event.AID, stage=Stage.DELIVERED, contexts=("economic",)), "pledge"),
        (claim(H, T, Event.AID, factuality=NO), "nothing came"),
        (claim(H, T, Event.REJECT), "refusal"),
        (claim(H, T, Event.AGREE, tie=Tie("treaty"), factuality=NO), "no obligation"),
        (claim(T, H, Event.AGREE, tie=Tie("treaty"), factuality=NO), "no obligation"),
        (claim(H, A, Event.AGREE), "deal with attacker"),
        (claim(T, H, Event.REQUEST), "request"),
        # and what is none
        (claim(H, T, Event.AGREE, tie=Tie("treaty", ("defense",))), None),
        (claim(H, T, Event.SUPPORT, hypothetical=True), None),
        (claim(H, T, Event.SUPPORT, factuality=NO), None),
        (claim(H, A, Event.ACCUSE, factuality=NO), None),
        (claim(T, H, Event.REQUEST, factuality=NO), None),
        (claim(H, None, Event.REJECT), None),
        (claim(A, T, Event.ACCUSE), None),
        (claim(None, T, Event.SUPPORT), None),
        (claim("CUB", T, Event.SUPPORT), None),
        (claim(H, T, Event.AGREE, contexts=("economic",)), None),
    ],
)
def test_kinds(made: Claim, kind: str | None) -> None:
    assert kind_of(made, T, A, H) == kind


def test_every_kind_has_a_weight_of_a_sane_size() -> None:
    for statement, weights in WEIGHTS.values():
        assert statement
        assert weights
        assert all(0 < abs(w) < 1 for w in weights.values())


def test_certainty_confidence_and_source_scale_the_weight() -> None:
    full = signals([claim(H, T, Event.REJECT)], T, A, H, DAY)[0].effect["force"]
    assert full == WEIGHTS["refusal"][1][Rung.FORCE]
    for weaker in ({"factuality": Factuality.POSSIBLE}, {"confidence": 0.5}, {"reliability": "E"}):
        assert full < signals([claim(H, T, Event.REJECT, **weaker)], T, A, H, DAY)[0].effect["force"] < 0
    assert signals([claim(H, T, Event.REJECT, factuality=Factuality.UNKNOWN)], T, A, H, DAY) == []


def test_ten_reprints_count_once() -> None:
    one = signals([claim(H, T, Event.REJECT)], T, A, H, DAY)
    ten = signals([claim(H, T, Event.REJECT, id=str(i)) for i in range(10)], T, A, H, DAY)
    assert [s.effect for s in one] == [s.effect for s in ten]
    assert len(ten[0].claims) == 4


def test_relevant_claims_signals_first_others_left_out() -> None:
    made = [
        claim("FRA", "DEU", Event.SUPPORT, id="elsewhere"),
        claim(A, T, Event.ACCUSE, id="beside"),
        claim(H, T, Event.CONSULT, id="pair"),
        claim(H, T, Event.SUPPORT, id="signal"),
        claim(H, None, Event.CONSULT, id="alone"),
    ]
    assert [c.id for c in relevant_claims(made, T, A, H)] == ["signal", "pair", "beside"]
    twice = [claim(H, T, Event.SUPPORT, id="a", text="same"), claim(H, T, Event.SUPPORT, id="b", text="same")]
    assert len(relevant_claims(twice, T, A, H)) == 1
    assert len(relevant_claims([claim(H, T, Event.SUPPORT, id=str(i)) for i in range(30)], T, A, H)) == 8


def test_an_old_event_is_background() -> None:
    long_ago, lately = When(None, DAY - dt.timedelta(days=800)), When(DAY, None)
    assert signals([claim(H, T, Event.REJECT, when=long_ago)], T, A, H, DAY) == []
    assert signals([claim(H, T, Event.REJECT, when=lately)], T, A, H, DAY)
    old = Document("d", "text", published=dt.date(2019, 1, 1))
    assert signals([claim(H, T, Event.REJECT, document=old)], T, A, H, DAY) == []
