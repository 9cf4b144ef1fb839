"""The door of the room, and what every form says alike."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest

from foederis import rendering
from foederis.errors import BadInput
from foederis.outlook import Dossier, Ranking
from foederis.rendering import FORMATS, render
from foederis.rendering._blocks import Cards, Effects, Heading, Table, Text, blocks, title
from foederis.rendering._facts import fact_source, fact_value


def test_json_is_the_dossier_itself(plain: Dossier, hostile: Dossier) -> None:
    assert json.loads(render(plain, "json")) == json.loads(json.dumps(plain.as_json()))
    assert "\x1b" not in render(hostile, "json")


def test_every_form_names_every_number(plain: Dossier, ranked: Ranking) -> None:
    for form in FORMATS:
        shown = render(plain, form)
        assert "VEN" in shown
        assert render(ranked, form).strip()
        assert render(plain, form) == shown


def test_an_unknown_form_or_name(plain: Dossier) -> None:
    with pytest.raises(BadInput, match="no such format"):
        render(plain, "pdf")
    assert callable(rendering.article_html)
    with pytest.raises(AttributeError):
        _ = rendering.nothing


def test_a_question_without_words_gets_a_title(plain: Dossier, ranked: Ranking) -> None:
    assert title(dataclasses.replace(plain, question="")) == "What help can Venezuela expect from Russia if the United States attacks?"
    assert title(dataclasses.replace(ranked, question="\x00\n")) == "What help can Taiwan expect from anyone if China attacks?"


def test_states_of_the_past_have_the_names_of_their_day(plain: Dossier, ranked: Ranking) -> None:
    day = dt.date(1961, 4, 15)
    past = dataclasses.replace(plain, question="", target="CUB", as_of=day)
    assert title(past) == "What help can Cuba expect from the Soviet Union if the United States attacks?"
    assert any(isinstance(b, Text) and "the government of the Soviet Union …" in b.text for b in blocks(past))
    table = next(b for b in blocks(dataclasses.replace(ranked, as_of=day, rows=len(ranked.helpers))) if isinstance(b, Table))
    assert {"Soviet Union (RUS)", "West Germany (DEU)", "Burma (MMR)"} <= {row[1] for row in table.rows}


def test_a_precedent_has_the_names_of_its_own_day(plain: Dossier) -> None:
    case = dataclasses.replace(plain.precedents[0], name="", year=1914, target="SRB", attacker="AUT", helper="RUS", start=dt.date(1914, 7, 28))
    later = dataclasses.replace(case, year=1968, target="CSK", attacker="RUS", helper="YUG", start=dt.date(1968, 8, 20))
    cards = next(b for b in blocks(dataclasses.replace(plain, claims=(), precedents=(case, later))) if isinstance(b, Cards))
    assert [c.title for c in cards.items] == ["1914 Serbia attacked by Austria-Hungary", "1968 Czechoslovakia attacked by the Soviet Union"]
    assert "Yugoslavia for Czechoslovakia against the Soviet Union" in cards.items[1].meta
    assert cards.items[0].meta.startswith("Russia for Serbia against Austria-Hungary")


def test_what_is_empty_is_said_or_left_out(plain: Dossier) -> None:
    bare = dataclasses.replace(plain, precedents=(), would_change=(), gaps=(), facts=(), reasons=plain.reasons[:3], reference_class=dataclasses.replace(plain.reference_class, widened=()))
    found = list(blocks(bare))
    heads = [b.text for b in found if isinstance(b, Heading)]
    assert "What would change it" not in heads
    assert "What is not known" not in heads
    assert Text("No past attack resembles this one closely enough.") in found
    assert not any(isinstance(b, Cards) for b in found)
    for form in FORMATS:
        assert render(bare, form)


def test_the_rows_of_effects_sum_to_all_reasons(plain: Dossier) -> None:
    why = next(b for b in blocks(plain) if isinstance(b, Effects))
    for k, rung in enumerate(plain.rungs):
        shown = sum(values[k] for _, values in why.rows)
        assert shown == pytest.approx(sum(r.effect[rung.rung.value] for r in plain.reasons), abs=1e-9)


def test_values_of_facts(plain: Dossier) -> None:
    fact = plain.facts[-1]
    shown = [fact_value(dataclasses.replace(fact, value=v)) for v in (None, True, False, 0.123456, 9934.6, "text", -1.5)]
    assert shown == ["missing", "yes", "no", "0.123", "9,935", "text", "-1.5"]
    assert fact_source(dataclasses.replace(fact, source="supplement:x-1", carried=0)) == "supplement, x-1"
    assert fact_source(dataclasses.replace(fact, source="ATOP", version="5.1", carried=6)) == "ATOP 5.1, carried 6 y"
    assert fact_source(dataclasses.replace(fact, source="ATOP", version="5.1", carried=6), age=False) == "ATOP 5.1"
