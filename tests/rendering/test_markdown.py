"""The Markdown form: tables that hold, and no text that becomes markup."""

from __future__ import annotations

import re

from foederis.outlook import Dossier, Ranking, percent
from foederis.rendering import render
from foederis.rendering._markdown import _safe, _start


def _tables(text: str) -> list[list[str]]:
    tables: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.startswith("|"):
            tables[-1].append(line)
        elif tables[-1]:
            tables.append([])
    return [t for t in tables if t]


def _bare(text: str) -> str:
    """What is left when every escaped sign is taken away."""
    return re.sub(r"\\.", "", text)


def test_headline_and_ladder(plain: Dossier) -> None:
    text = render(plain, "markdown")
    assert text.startswith(f"# {plain.question}\n")
    assert f"**{plain.headline}**".replace("<", "\\<") in text
    ladder = _tables(text)[0]
    assert len(ladder) == 7
    for r, row in zip(plain.rungs, ladder[2:], strict=True):
        assert row.startswith(f"| {r.rung.value} | {percent(r.probability)} |".replace("<", "\\<"))
    assert "| Rate of the reference class |" in text


def test_every_row_has_as_many_cells_as_its_head(plain: Dossier, hostile: Dossier, ranked: Ranking, hostile_ranking: Ranking) -> None:
    for d in (plain, hostile, ranked, hostile_ranking):
        found = _tables(render(d, "markdown"))
        assert found
        for table in found:
            assert len({_bare(row).count("|") for row in table}) == 1, table


def test_hostile_texts_stay_texts(hostile: Dossier, hostile_ranking: Ranking) -> None:
    for d in (hostile, hostile_ranking):
        text = render(d, "markdown")
        bare = _bare(text)
        assert "<" not in bare
        assert "`" not in bare
        assert "](" not in bare
        assert "~~" not in bare
        assert "\x1b" not in text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00]", text)
        for line in text.splitlines():
            assert re.match(r"(# |## |- |  |\||\*|$|[^#>+=\d-]|\d)", line), line


def test_the_start_of_a_line() -> None:
    assert _start("- one") == "\\- one"
    assert _start("1. one") == "1\\. one"
    assert _start("2025 Treaty") == "2025 Treaty"
    assert _safe("-0.3") == "-0.3"
    assert _safe("a_b|c <i> &amp; \\") == "a\\_b\\|c \\<i\\> \\&amp; \\\\"


def test_claims_have_their_sentences_and_places(hostile: Dossier) -> None:
    text = render(hostile, "markdown")
    assert "sentence 3, source F6" in text
    assert "support, delivered" in text
    assert "aid, delivered, probably" in text
    assert "request (assist), denied" in text
    assert "hypothetical" in text
    assert "according to" in text
    assert "the text itself" in text
