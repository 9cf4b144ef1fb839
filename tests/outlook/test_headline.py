"""The headline, the level of confidence, the gaps, and what the words of a question say of the attack."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from foederis.almanac import Fact
from foederis.ladder import RUNGS
from foederis.outlook import Question, ReferenceClass, RungOdds, term
from foederis.outlook._headline import confidence, headline
from foederis.outlook._kind import limited

ASKED = Question("", "VEN", "USA", "RUS", dt.date(2025, 12, 14))


def rungs(*p: float, scale: str = "icd203") -> list[RungOdds]:
    return [RungOdds(r, x, x / 2, x, term(x, scale), 0.5) for r, x in zip(RUNGS, p, strict=True)]


def test_the_likeliest_rung_leads() -> None:
    said = headline(ASKED, "RUS", rungs(0.6, 0.19, 0.17, 0.06, 0.004))
    assert said.startswith("If the United States attacks Venezuela, it is likely (60 %) that Russia condemns the attack")
    assert said.endswith("and there is almost no chance (<1 %) that it fights.")
    assert said.count(";") == 3


def test_the_likeliest_rung_is_named_once() -> None:
    said = headline(ASKED, "RUS", rungs(0.1, 0.1, 0.5, 0.1, 0.1))
    assert said.count("arms, intelligence or advisers") == 1
    assert "there is a roughly even chance (50 %) that Russia delivers" in said
    assert "a remote chance" in headline(ASKED, "RUS", rungs(0.5, 0.1, 0.1, 0.1, 0.01, scale="phia"))


def test_states_are_named_as_on_the_day() -> None:
    asked = Question("", "CUB", "USA", "RUS", dt.date(1962, 10, 22))
    assert "that the Soviet Union condemns the attack" in headline(asked, "RUS", rungs(0.6, 0.19, 0.17, 0.06, 0.004))
    asked = Question("", "BEL", "DEU", "TUR", dt.date(1914, 8, 1))
    said = headline(asked, "TUR", rungs(0.6, 0.19, 0.17, 0.06, 0.004))
    assert said.startswith("If Germany attacks Belgium, ")
    assert "that the Ottoman Empire condemns" in said


def _fact(i: int, **more: object) -> Fact:
    fact = Fact(f"f{i}", "cinc", "RUS", None, 2020, 0.1, "NMC", "7", None, 2022, 0)
    return dataclasses.replace(fact, **more)  # type: ignore[arg-type]


def test_confidence_follows_the_evidence() -> None:
    wide = ReferenceClass("x", 90, {}, {}, ())
    thin = ReferenceClass("x", 10, {}, {}, ("a", "b", "c", "d"))
    good = {str(i): _fact(i) for i in range(10)}
    assert confidence(wide, good, [], False)[0] == "high"
    assert confidence(wide, good, [], True)[0] == "moderate"
    assert confidence(thin, good, [], False)[0] == "low"
    old = {str(i): _fact(i, carried=9) for i in range(10)}
    gone = {str(i): _fact(i, value=None) for i in range(10)}
    level, because = confidence(wide, old | {"c": _fact(99, conflicts=("0.2 in Y",))}, [], False)
    assert level == "moderate"
    assert any("five years old" in b for b in because)
    assert any("sources disagree on 1" in b for b in because)
    assert "10 of 10 facts are missing" in confidence(wide, gone, [], False)[1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("if Israel strikes", 1.0), ("in case of air strikes", 1.0), ("should the US bomb Iran", 1.0), ("a naval blockade", 1.0), ("a missile barrage", 1.0),
        ("if Russia invades", 0.0), ("an invasion", 0.0), ("goes to war with", 0.0), ("if China occupies", 0.0),
        ("in the event of an attack", 0.5), ("", 0.5), ("if it bombs and invades", 0.5),
    ],
)  # fmt: skip
def test_the_kind_of_attack_in_words(text: str, value: float) -> None:
    assert limited(text) == value
