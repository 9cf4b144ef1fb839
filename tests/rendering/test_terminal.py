"""The terminal's form: 80 columns, no cut words, no control characters, the main message first."""

from __future__ import annotations

import dataclasses
import re

import pytest
from rich.cells import cell_len

from foederis.ladder import RUNGS
from foederis.outlook import Dossier, Ranking, answer, parse_question, percent
from foederis.rendering import render
from foederis.rendering._blocks import blocks
from foederis.rendering._terminal import terminal

ANSI = re.compile(r"\x1b\[(?:0|1|2|1;36)m")


def _fits(text: str, width: int = 80) -> list[str]:
    lines = text.splitlines()
    for line in lines:
        assert cell_len(line) <= width, line
        assert line == line.rstrip()
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", line), line
    return lines


def test_main_message_first(plain: Dossier) -> None:
    lines = _fits(render(plain))
    assert lines[0] == plain.question
    assert lines[1] == "as of 2025-12-14 · within 90 days of the attack"
    assert " ".join(lines[3:8]).startswith(plain.headline[:150])
    for rung, row in zip(RUNGS, [x for x in lines if re.match(r"(words|diplomatic|materiel|presence|force)  +[·─●]{16}", x)], strict=True):
        odds = plain.rung(rung)
        assert row.startswith(rung.value)
        assert percent(odds.probability) in row
        assert odds.term in row


def test_every_section_is_there_in_order(plain: Dossier) -> None:
    lines = render(plain).splitlines()
    heads = ["WHY", "PRECEDENTS", "WHAT WOULD CHANGE IT", "FACTS", "WHAT IS NOT KNOWN", "HOW EACH RUNG WOULD BE SETTLED", "SOURCES"]
    assert [x for x in lines if x in heads] == heads


def test_nothing_is_cut(plain: Dossier) -> None:
    text = render(plain)
    assert "…" not in text.replace("the government of Russia …", "")
    flat = " ".join(text.split())
    for p in plain.precedents:
        assert " ".join(p.account.split()) in flat
    for g in plain.gaps:
        assert " ".join(g.split()) in flat


def test_the_rows_of_reasons_add_up(plain: Dossier) -> None:
    """From the printed rate to the printed probability, as near as rounding to one decimal allows."""
    import math

    lines = render(plain).splitlines()
    first = next(i for i, x in enumerate(lines) if x.startswith("Rate of the reference class"))
    last = next(i for i, x in enumerate(lines) if x.startswith("Probability "))
    rows = [m.group(0).split() for x in lines[first + 1 : last] if (m := re.search(r"(?:\s+(?:[+-]\d+\.\d|·)){5}$", x))]
    assert len(rows) >= 10
    for k, rung in enumerate(plain.rungs):
        total = sum(0.0 if r[k] == "·" else float(r[k]) for r in rows)
        whole = math.log(rung.probability / (1 - rung.probability)) - math.log(rung.reference_rate / (1 - rung.reference_rate))
        assert total == pytest.approx(whole, abs=0.05 * len(rows))


def test_hostile_texts_neither_overflow_nor_command(hostile: Dossier, hostile_ranking: Ranking) -> None:
    for d in (hostile, hostile_ranking):
        _fits(render(d))
        shown = render(d, color=True)
        assert "\x1b" not in ANSI.sub("", shown)
        _fits(ANSI.sub("", shown))
        assert ANSI.sub("", shown) == render(d)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_other_widths(plain: Dossier, width: int) -> None:
    _fits(terminal(plain, width=width), width)


def test_a_ranking(ranked: Ranking) -> None:
    lines = _fits(render(ranked))
    assert lines[0] == "Who would help Taiwan if China attacks?"
    rows = [x for x in lines if re.match(r" ?\d+  \S", x)]
    assert len(rows) == 15
    assert "Assumed for this answer: defense:JPN-TWN" in lines


@pytest.mark.parametrize("three", [("PNG", "IDN", "AUS"), ("COD", "RWA", "CAF"), ("VCT", "USA", "ATG"), ("BIH", "SRB", "GBR")])
def test_long_names_fit(three: tuple[str, str, str]) -> None:
    import datetime as dt

    target, attacker, helper = three
    _fits(render(answer(parse_question(None, target=target, attacker=attacker, helper=helper, as_of=dt.date(2020, 5, 1)))))


def test_likelihood_and_confidence_stand_apart(plain: Dossier) -> None:
    """ICD 203: never in one sentence; each paragraph is looked at sentence by sentence."""
    phia = answer(parse_question(plain.question, as_of=plain.as_of), scale="phia")
    seen = 0
    for d in (plain, phia):
        assert isinstance(d, Dossier)
        words = {r.term for r in d.rungs} | {"likely", "unlikely", "chance", "probability", "%"}
        for text in (t for block in blocks(d) for t in _texts(block)):
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                if re.search("confidence", sentence, re.IGNORECASE):
                    seen += 1
                    assert not [w for w in words if w in sentence], sentence
    assert seen == 2


def _texts(block: object) -> list[str]:
    if isinstance(block, str):
        return [block]
    if isinstance(block, tuple):
        return [t for x in block for t in _texts(x)]
    return [t for f in dataclasses.fields(block) for t in _texts(getattr(block, f.name))] if dataclasses.is_dataclass(block) else []
