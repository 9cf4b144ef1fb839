"""Quality floors of the reader on the development sets: raised when passed, never lowered in silence."""

from __future__ import annotations

import collections
import datetime as dt
import hashlib
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from foederis.claims import Document
from foederis.reading import document_from, read_documents

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("FOEDERIS_SHARED", ROOT.parent / "shared"))
FLOORS: dict[str, Any] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))

pytestmark = [pytest.mark.needs_shared, pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the development sets are absent")]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def given(row: dict[str, Any]) -> Document:
    day = dt.date.fromisoformat(row["published"]) if row.get("published") else None
    return document_from(row["text"], id=row["id"], published=day, language="en", translation=row["text"])


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", SHARED / "tools" / "score_claims.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same_corpus(name: str) -> Path:
    path = Path(__file__).parent / name if name.startswith("passages/") else SHARED / "gold" / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest == FLOORS[name]["sha256"], "the development set is another one: measure again and pin its floors"
    return path


def check(name: str, figures: dict[str, float]) -> None:
    for figure, floor in FLOORS[name]["at_least"].items():
        assert figures[figure] >= floor, f"{figure} fell to {figures[figure]} (floor {floor})"
    for figure, ceiling in FLOORS[name]["at_most"].items():
        assert figures[figure] <= ceiling, f"{figure} rose to {figures[figure]} (ceiling {ceiling})"


@pytest.mark.parametrize("name", ["claims/claims_dev.jsonl", "passages/seen.jsonl", "passages/held_out.jsonl", "passages/fresh.jsonl", "passages/unread.jsonl"])
def test_claims(name: str) -> None:
    gold = rows(same_corpus(name))
    lines = [json.dumps(c.as_json()) for _, claims in read_documents(map(given, gold)) for c in claims]
    module = scorer()
    made = module.score(gold, module.load_pred(lines))
    check(
        name,
        {
            "claim_f1": made["claims"]["f1"],
            "claim_precision": made["claims"]["precision"],
            "pair_f1": made["dyads"]["f1"],
            "ties_f1": made["ties"]["f1"],
            "stage": made["stage_accuracy_where_not_delivered"],
            "factuality": made["factuality_accuracy_where_not_CT+"],
            "attribution": made["attribution_accuracy_where_attributed"],
            "when": made["when_equal"],
            "quantity": made["quantity_accuracy"],
            "fact_errors": made["fact_error_rate"],
            "false_claims": made["false_claims_per_100_claim_free_sentences"],
        },
    )


def test_events() -> None:
    name = "events_plover_dev.jsonl"
    gold = rows(same_corpus(name))
    fold = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
    best: dict[str, str] = {}
    for document, claims in read_documents(map(given, gold)):
        if claims:
            event = max(claims, key=lambda c: c.confidence).event.value
            best[document.id] = fold.get(event, event)
    right = sum(best.get(r["id"]) in r["roots"] for r in gold)
    check(name, {"root_of_surest_claim": right / len(gold)})


def test_sentences_without_an_event() -> None:
    name = "events_conflibert_rounds_dev.jsonl"
    free = [r for r in rows(same_corpus(name)) if r.get("uncoded")]
    alarms = collections.Counter(d.id for d, claims in read_documents(map(given, free)) if claims)
    check(name, {"alarms": len(alarms) / len(free)})
