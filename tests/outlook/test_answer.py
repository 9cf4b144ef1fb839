"""The answer on the shipped data: shapes, sums, relations between answers, and what it rests on."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from foederis import states
from foederis.almanac import get_case
from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, Stage, Tie
from foederis.errors import BadInput, BadQuestion, BadRequest
from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Question, Ranking, answer, parse_question, term

DAY = dt.date(2025, 12, 14)
EFFECTS = {r.value for r in RUNGS}


def ask(target: str, attacker: str, helper: str, day: dt.date = DAY, **more: Any) -> Dossier:
    asked = parse_question(None, target=target, attacker=attacker, helper=helper, as_of=day)
    found = answer(asked, **more)
    assert isinstance(found, Dossier)
    return found


def force(target: str, attacker: str, helper: str, day: dt.date = DAY, **more: Any) -> float:
    return ask(target, attacker, helper, day, **more).rung("force").probability


def odds(p: float) -> float:
    return p / (1 - p)


def logit(p: float) -> float:
    return math.log(p) - math.log1p(-p)


# -- claims made for the tests


def claim(
    ident: str,
    actor: str | None,
    recipient: str | None,
    event: Event,
    *,
    published: dt.date | None = dt.date(2025, 12, 10),
    text: str = "A sentence made up for the test.",
    **more: Any,
) -> Claim:
    def who(code: str | None) -> Actor | None:
        return Actor(states.name_of(code), code) if code else None

    document = Document(f"doc-{ident}", text, "An article", published, None, "The Paper", "en", "0" * 64)
    return Claim(ident, document, 1, 0, len(text), text, who(actor), who(recipient), event, **({"confidence": 0.9} | more))


def _claims(target: str, attacker: str, helper: str, published: dt.date) -> list[Claim]:
    return [
        claim("c1", helper, target, Event.SUPPORT, published=published),
        claim("c2", helper, target, Event.AID, published=published, stage=Stage.DELIVERED, contexts=("military",)),
        claim("c3", target, helper, Event.REQUEST, published=published, stage=Stage.REQUESTED),
        claim("c4", helper, attacker, Event.ACCUSE, published=published, factuality=Factuality.PROBABLE),
        claim("c5", helper, target, Event.REJECT, published=published, reliability="D"),
        claim("c6", helper, target, Event.AGREE, published=published, tie=Tie("treaty", ("defense",))),
    ]


# -- invariants over questions, days, assumptions and claims


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, str, str, dt.date]:
    day = draw(st.dates(dt.date(1870, 6, 1), dt.date(2026, 11, 1)))
    alive = sorted(states.members(day))
    target, attacker, helper = draw(st.lists(st.sampled_from(alive), min_size=3, max_size=3, unique=True))
    return target, attacker, helper, day


def _sound(d: Dossier) -> None:
    for r in d.rungs:
        assert 0 < r.probability < 1
        assert 0 < r.reference_rate < 1
        assert 0 <= r.low <= r.probability <= r.high <= 1
        assert r.term == term(r.probability)
        total = sum(reason.effect[r.rung.value] for reason in d.reasons)
        assert total == pytest.approx(logit(r.probability) - logit(r.reference_rate), abs=1e-6), r.rung
    for reason in d.reasons:
        assert set(reason.effect) == EFFECTS
        assert all(math.isfinite(v) for v in reason.effect.values())
    for change in d.would_change:
        for r in d.rungs:
            assert 0 < r.probability + change.effect[r.rung.value] < 1
    assert all(p.similarity > 0 for p in d.precedents)
    assert [p.similarity for p in d.precedents] == sorted((p.similarity for p in d.precedents), reverse=True) or d.precedents


def _resolves(d: Dossier) -> None:
    """Everything that is named as evidence can be looked up."""
    shown = d.as_json()
    facts = {f["id"] for f in shown["facts"]}
    said = {f"claim:{c['id']}" for c in shown["claims"]}
    for reason in shown["reasons"]:
        assert reason["evidence"], reason["statement"]
        for e in reason["evidence"]:
            kind, _, name = e.partition(":")
            if kind == "fact":
                assert e in facts, (e, reason["statement"])
            elif kind == "claim":
                assert e in said, e
            elif kind == "case":
                assert get_case(name).start < d.as_of
            else:
                assert e in ("model:helper", "model:pooling", "question:text", "question:as_of", "supplement:bodies", "supplement:attacks"), e
    for p in shown["precedents"]:
        case = get_case(p["case"])
        assert (case.target, case.attacker, case.start.year) == (p["target"], p["attacker"], p["year"])
        assert p["helper"] in case.helpers
        assert p["source"]
        assert set(p["help"]) <= set(p["coded"]) <= EFFECTS
    for c in shown["conflicts"]:
        assert c["evidence"]
        assert set(c["evidence"]) <= facts | said
    for f in shown["facts"]:
        assert f["source"]
        assert f["value"] is not None or f["note"]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(questions())
def test_any_question_is_answered_soundly(asked: tuple[str, str, str, dt.date]) -> None:
    d = ask(*asked)
    _sound(d)
    _resolves(d)
    Contract.model_validate(json.loads(json.dumps(d.as_json())))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(questions(), st.sampled_from(["defense:{h}-{t}", "no-defense:{h}-{t}", "war:{h}", "no-war:{h}", "consultation:{h}-{a}"]))
def test_assumptions_and_claims_keep_the_sums(asked: tuple[str, str, str, dt.date], assumed: str) -> None:
    target, attacker, helper, day = asked
    said = _claims(target, attacker, helper, day - dt.timedelta(days=3))
    d = ask(*asked, assume=[assumed.format(h=helper, t=target, a=attacker)], claims=said)
    _sound(d)
    _resolves(d)
    assert {c.id for c in said} >= {c.id for c in d.claims}
    assert any(r.group == "what the texts say" for r in d.reasons)


# -- the contract's shape


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow")


class RungShape(_Strict):
    rung: Literal["words", "diplomatic", "materiel", "presence", "force"]
    probability: float = Field(gt=0, lt=1)
    low: float
    high: float
    term: str
    reference_rate: float
    resolves: str


class ConfidenceShape(_Strict):
    level: Literal["high", "moderate", "low"]
    because: list[str]


class ClassShape(_Strict):
    name: str
    cases: int
    coded: dict[str, int]
    helped: dict[str, int]
    widened: list[str]


class ReasonShape(_Strict):
    statement: str
    effect: dict[str, float]
    evidence: list[str]


class PrecedentShape(_Strict):
    case: str
    year: int
    target: str
    attacker: str
    helper: str
    help: list[str]
    similarity: float
    source: str


class ChangeShape(_Strict):
    if_: str = Field(alias="if")
    effect: dict[str, float]


class ProvenanceShape(_Strict):
    version: str
    almanac: str
    model: str


class Contract(_Strict):
    """CONTRACT, `foederis ask`: names and types."""

    question: str
    target: str = Field(pattern="^[A-Z]{3}$")
    attacker: str = Field(pattern="^[A-Z]{3}$")
    helper: str = Field(pattern="^[A-Z]{3}$")
    as_of: str = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    horizon_days: int
    rungs: list[RungShape] = Field(min_length=5, max_length=5)
    confidence: ConfidenceShape
    reference_class: ClassShape
    reasons: list[ReasonShape] = Field(min_length=1)
    precedents: list[PrecedentShape]
    claims: list[dict[str, Any]]
    facts: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    gaps: list[str]
    would_change: list[ChangeShape]
    sources: list[dict[str, Any]]
    provenance: ProvenanceShape


def test_the_question_of_the_readme() -> None:
    asked = parse_question("What help can Maduro expect from Putin in the event of a US attack?", as_of=DAY)
    d = answer(asked)
    assert isinstance(d, Dossier)
    shown = json.loads(json.dumps(d.as_json()))
    Contract.model_validate(shown)
    assert (d.target, d.attacker, d.helper, d.horizon_days) == ("VEN", "USA", "RUS", 90)
    assert [r["rung"] for r in shown["rungs"]] == [r.value for r in RUNGS]
    assert any(f["variable"] == "treaty" and "no obligation" in f["value"] for f in shown["facts"])
    assert 3 <= len(d.precedents) <= 5
    assert len({p.case for p in d.precedents}) == len(d.precedents)
    assert d.would_change
    assert d.gaps


def test_the_same_question_twice_gives_the_same_bytes() -> None:
    asked = parse_question("Would Poland help Lithuania if Russia attacks?", as_of=DAY)
    assert json.dumps(answer(asked).as_json()) == json.dumps(answer(asked).as_json())


# -- relations that nobody coded by hand


@pytest.mark.parametrize(("target", "attacker"), [("EST", "RUS"), ("KOR", "PRK"), ("POL", "RUS")])
def test_an_ally_fights_sooner_than_a_patron_without_a_pact(target: str, attacker: str) -> None:
    assert force(target, attacker, "USA") >= 5 * force("VEN", "USA", "RUS")


def test_a_new_ally_outranks_a_partner() -> None:
    day = dt.date(2025, 6, 1)
    korea, iran = ask("PRK", "KOR", "RUS", day), ask("IRN", "ISR", "RUS", day)
    assert korea.rung("force").probability > iran.rung("force").probability
    total = [sum(r.probability for r in d.rungs) for d in (korea, iran)]
    assert total[0] > total[1]


def test_an_assumed_pact_raises_the_odds_of_force_and_is_said() -> None:
    plain, assumed = ask("VEN", "USA", "RUS"), ask("VEN", "USA", "RUS", assume=["defense:RUS-VEN"])
    assert odds(assumed.rung("force").probability) >= 1.5 * odds(plain.rung("force").probability)
    assert assumed.assumed == ("defense:RUS-VEN",)
    assert "it rests on an assumption" in assumed.confidence_because
    assert "no defence pact" in plain.reference_class.name
    assert "no defence pact" not in assumed.reference_class.name
    pact = {f.source: f.value for f in assumed.facts if f.variable == "defense" and (f.subject, f.object) == ("RUS", "VEN")}
    assert list(pact.values()) == [True], pact
    assert all(r.statement != "A defence pact of helper and target: no" for r in assumed.reasons)


def test_an_assumed_war_and_its_end_move_the_answer() -> None:
    plain, peace, war = (ask("VEN", "USA", h, assume=a) for h, a in (("RUS", []), ("RUS", ["no-war:RUS"]), ("BRA", ["war:BRA"])))
    assert plain.rung("words").probability != peace.rung("words").probability
    assert war.rung("words").probability != ask("VEN", "USA", "BRA").rung("words").probability


@pytest.mark.parametrize("three", [("VEN", "USA", "RUS"), ("IRN", "ISR", "RUS"), ("IRN", "USA", "CHN"), ("SYR", "ISR", "RUS"), ("CUB", "USA", "RUS")])
def test_words_are_the_likeliest_rung_of_a_patron_without_a_pact(three: tuple[str, str, str]) -> None:
    day = dt.date(2024, 6, 1) if three[0] == "SYR" else DAY
    d = ask(*three, day)
    assert max(d.rungs, key=lambda r: r.probability).rung == "words"


@pytest.mark.parametrize("helper", ["MNG", "PRY"])
def test_the_far_and_small_do_not_fight_for_taiwan(helper: str) -> None:
    assert force("TWN", "CHN", helper) < 0.01


def test_ladders_differ_between_pairs() -> None:
    asked = [("VEN", "USA", "RUS"), ("EST", "RUS", "USA"), ("TWN", "CHN", "USA"), ("IRN", "ISR", "RUS"), ("ARM", "AZE", "RUS"), ("TWN", "CHN", "MNG")]
    ladders = {tuple(round(r.probability, 4) for r in ask(*a).rungs) for a in asked}
    assert len(ladders) == len(asked)
    spread = np.array(sorted(ladders)).std(axis=0)
    assert (spread > 0.01).all()


def test_kuwait_on_the_eve_uses_nothing_later() -> None:
    day = dt.date(1990, 8, 1)
    d = ask("KWT", "IRQ", "USA", day)
    shown = d.as_json()
    for f in shown["facts"]:
        assert f["known"] is None or dt.date.fromisoformat(f["known"]) <= day, f
        assert f["year"] is None or f["year"] <= 1990, f
    horizon = day - dt.timedelta(days=90)
    for p in d.precedents:
        assert get_case(p.case).start < horizon
    for reason in d.reasons:
        for e in reason.evidence:
            if e.startswith("case:"):
                assert get_case(e.removeprefix("case:")).start < horizon
    vintage, last = d.provenance["model"].split("vintage ")[1].split(" (last attack seen ")
    assert dt.date.fromisoformat(vintage) <= day
    assert dt.date.fromisoformat(last[:10]) < day


def test_the_kind_of_attack_counts() -> None:
    strike, invasion = (answer(parse_question(f"Would Russia help Iran if Israel {verb} it?", as_of=DAY)) for verb in ("bombs", "invades"))
    assert isinstance(strike, Dossier)
    assert isinstance(invasion, Dossier)
    assert strike.rung("force").probability < invasion.rung("force").probability


# -- claims


def test_a_refusal_lowers_and_a_delivery_raises() -> None:
    plain = ask("VEN", "USA", "RUS")
    refused = ask("VEN", "USA", "RUS", claims=[claim("r", "RUS", "VEN", Event.REJECT)])
    came = ask("VEN", "USA", "RUS", claims=[claim("d", "RUS", "VEN", Event.AID, stage=Stage.DELIVERED, contexts=("military",))])
    assert refused.rung("force").probability < plain.rung("force").probability
    assert came.rung("materiel").probability > plain.rung("materiel").probability
    assert [r.evidence for r in came.reasons if r.group == "what the texts say"] == [("claim:d",)]
    assert not any("no article was read" in g for g in came.gaps)


def test_many_claims_and_every_one_that_is_named_is_there() -> None:
    kinds = (Event.SUPPORT, Event.AID, Event.REJECT, Event.AGREE)
    made = [claim(f"k{i}", "RUS", "VEN", kinds[i % 4], text=f"Sentence {i // 8}.", confidence=0.5 + i / 100) for i in range(40)]
    made += [claim("q", "VEN", "RUS", Event.REQUEST), claim("p", "RUS", "USA", Event.ACCUSE)]
    _resolves(ask("VEN", "USA", "RUS", claims=made))


def test_a_claim_published_later_is_not_used() -> None:
    late = claim("late", "RUS", "VEN", Event.REJECT, published=DAY + dt.timedelta(days=1))
    assert ask("VEN", "USA", "RUS", claims=[late]).as_json() == ask("VEN", "USA", "RUS").as_json()


def test_a_treaty_in_a_text_changes_what_the_almanac_holds() -> None:
    pact = claim("t", "RUS", "VEN", Event.AGREE, tie=Tie("treaty", ("defense",)), attribution=(Attribution("the ministry"),))
    with_pact = ask("VEN", "USA", "RUS", claims=[pact])
    assert odds(with_pact.rung("force").probability) > 1.5 * odds(force("VEN", "USA", "RUS"))
    assert "t" in {c.id for c in with_pact.claims}


# -- the ranking


def test_without_a_helper_every_state_is_ranked() -> None:
    found = answer(parse_question("Who would help Taiwan if China attacks?", as_of=DAY))
    assert isinstance(found, Ranking)
    shown = json.loads(json.dumps(found.as_json()))
    assert shown["helper"] is None
    rows = shown["ranking"]
    assert [r["rank"] for r in rows] == list(range(1, len(rows) + 1))
    assert {r["helper"] for r in rows} == set(states.members(DAY)) - {"TWN", "CHN"}
    for row in rows:
        for rung in row["rungs"]:
            RungShape.model_validate(rung)
            assert rung["low"] <= rung["probability"] <= rung["high"]
    assert rows[0]["helper"] == "USA"
    first, last = (sum(x["probability"] for x in r["rungs"][2:]) for r in (rows[0], rows[-1]))
    assert first > last


def test_the_ranking_agrees_with_the_dossier() -> None:
    found = answer(parse_question(None, target="EST", attacker="RUS", as_of=DAY))
    assert isinstance(found, Ranking)
    by = dict(found.helpers)
    for helper in ("USA", "FIN", "BRA"):
        alone = ask("EST", "RUS", helper)
        for r in alone.rungs:
            assert by[helper][r.rung.value].probability == pytest.approx(r.probability, abs=1e-6)


def test_a_ranking_weighs_the_texts_as_the_dossier_does() -> None:
    said = [claim("r", "RUS", "VEN", Event.REJECT)]
    asked = parse_question(None, target="VEN", attacker="USA", as_of=DAY)
    plain, found = answer(asked), answer(asked, claims=said)
    assert isinstance(plain, Ranking)
    assert isinstance(found, Ranking)
    alone = ask("VEN", "USA", "RUS", claims=said)
    for r in alone.rungs:
        assert dict(found.helpers)["RUS"][r.rung.value].probability == pytest.approx(r.probability, abs=1e-6)
    assert dict(found.helpers)["CHN"] == dict(plain.helpers)["CHN"]
    assert [n for n in found.notes if n not in plain.notes] == ["The texts moved the odds of Russia: it has refused help or ruled it out."]


def test_a_ranking_under_an_assumption() -> None:
    asked = parse_question(None, target="VEN", attacker="USA", as_of=DAY)
    plain, assumed = answer(asked), answer(asked, assume=["defense:CHN-VEN"])
    assert isinstance(plain, Ranking)
    assert isinstance(assumed, Ranking)
    assert dict(assumed.helpers)["CHN"]["force"].probability > dict(plain.helpers)["CHN"]["force"].probability
    assert assumed.as_json()["assumed"] == ["defense:CHN-VEN"]


# -- what cannot be asked


@pytest.mark.parametrize("wrong", ["defence", "defense:RUS", "pact:RUS-VEN", "defense:RUS-RUS", "war:XXX"])
def test_assumptions_that_cannot_be_read(wrong: str) -> None:
    with pytest.raises(BadRequest) as caught:
        ask("VEN", "USA", "RUS", assume=[wrong])
    assert "\n" not in str(caught.value)


def test_no_model_is_as_old() -> None:
    with pytest.raises(BadQuestion, match="no fitted model"):
        answer(Question("", "FRA", "PRT", "GBR", dt.date(1830, 1, 1)))


def test_an_unknown_scale_of_words() -> None:
    with pytest.raises(BadInput, match="no such scale"):
        ask("VEN", "USA", "RUS", scale="gut")


def test_the_phia_scale() -> None:
    d = ask("VEN", "USA", "RUS", scale="phia")
    assert [r.term for r in d.rungs] == [term(r.probability, "phia") for r in d.rungs]
