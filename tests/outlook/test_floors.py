"""The published backtest may not fall below the figures once reached.

`python tests/outlook/test_floors.py` pins those of docs/backtest.json, rounded down.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).with_name("floors.json")
DOCS = ROOT / "docs" / "backtest.json"
SPANS = ("1946-1989", "1990-2019")


def figures(found: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Names and values of what is pinned: windows before 1990, and 1990 and later."""
    for span in SPANS:
        part = found["windows"][span]["all"]
        for rung, s in part["rungs"].items():
            for measure in ("auc", "log_skill", "brier_skill"):
                yield f"{span} {rung} {measure}", s["models"]["hierarchical"][measure][0]
        yield f"{span} all rungs brier_skill", part["overall"]["models"]["hierarchical"]["brier_skill"][0]
        yield f"{span} who helps hit@5", part["who_helps"]["models"]["hierarchical"][0]
    for which in ("disputes_gml", "disputes"):
        for span, d in found[which].items():
            for measure, value in d["all"]["models"][d["ours"]].items():
                yield f"{which} {span} {measure}", value[0]
    for span, questions in found["crises"].items():
        for question, s in questions.items():
            yield f"crises {span} {question} auc", s["models"][found["protocol"]["crises_model"]][0]


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    return dict(json.loads(DOCS.read_text(encoding="utf-8")))


def test_no_figure_is_below_its_floor(published: dict[str, Any]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    reached = dict(figures(published))
    assert set(floors["figures"]) == set(reached)
    below = {name: (reached[name], least) for name, least in floors["figures"].items() if reached[name] < least}
    assert not below


def test_floors_and_page_rest_on_the_same_data(published: dict[str, Any]) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors["data_sha256"] == published["protocol"]["data_sha256"]
    assert not published["protocol"]["quick"]


def test_the_page_and_the_tables_are_of_this_json(published: dict[str, Any]) -> None:
    from foederis.rendering._backtest_page import backtest_html, backtest_markdown

    assert (ROOT / "docs" / "backtest.html").read_text(encoding="utf-8") == backtest_html(published)
    assert backtest_markdown(published) in (ROOT / "docs" / "backtest.md").read_text(encoding="utf-8")


def pin() -> None:
    """Write floors.json from docs/backtest.json."""
    found = json.loads(DOCS.read_text(encoding="utf-8"))
    floors = {name: math.floor(value * 100) / 100 for name, value in figures(found) if value is not None}
    FLOORS.write_text(json.dumps({"data_sha256": found["protocol"]["data_sha256"], "figures": floors}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    pin()
