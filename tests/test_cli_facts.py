"""`foederis who`, `facts` and `almanac`, and `ask` where data are damaged: one line, exit code 2."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from foederis import _cli_facts, cli
from foederis.errors import AmbiguousName, BadDate, UnknownName

PACKAGE = Path(_cli_facts.__file__).parent
DAY = "2025-12-14"


def _fits(text: str) -> list[str]:
    lines = text.splitlines()
    for line in lines:
        assert cell_len(line) <= 80, line
        assert "…" not in line, line
    return lines


def test_who_has_name_state_and_days_on_one_line() -> None:
    lines = _fits(_cli_facts.who("Maduro", DAY, "table"))
    assert lines[0] == f"Maduro on {DAY}"
    row = next(x for x in lines if x.startswith("Nicol"))
    assert re.search(r"president +Venezuela \(VEN\) +GOV +since 2013-04-19 +\d\.\d\d$", row)


def test_who_gives_every_reading_ranked() -> None:
    lines = _fits(_cli_facts.who("Congo", DAY, "table"))
    assert "(COD)" in lines[3]
    assert "(COG)" in lines[4]
    rows = json.loads(_cli_facts.who("Congo", DAY, "json"))
    assert [r["state"] for r in rows][:2] == ["COD", "COG"]
    assert [r["weight"] for r in rows] == sorted((r["weight"] for r in rows), reverse=True)
    assert {"name", "state", "sector", "kind", "role", "start", "end", "weight", "note"} <= set(rows[0])


def test_a_note_stands_under_its_row() -> None:
    lines = _fits(_cli_facts.who("Putin", "2026-06-01", "table"))
    i = next(i for i, x in enumerate(lines) if x.startswith("Vladimir Putin"))
    assert lines[i + 1].startswith("    ")


@pytest.mark.parametrize("name", ["the Kremlin", "Pentagon", "Guinea", "Korea", "Georgia", "MBS", "Hezbollah", "NATO", "Côte d'Ivoire", "Lula"])
def test_who_fits(name: str) -> None:
    _fits(_cli_facts.who(name, DAY, "table"))


def test_nobody_of_that_name() -> None:
    with pytest.raises(UnknownName, match="nobody is known by the name"):
        _cli_facts.who("Qwertyuiop \x1b[31m", DAY, "table")
    with pytest.raises(BadDate):
        _cli_facts.who("Putin", "yesterday", "table")


def test_facts_with_sources_and_ages() -> None:
    text = _cli_facts.facts("Russia", "VEN", DAY, "table")
    lines = _fits(text)
    assert lines[0] == f"Russia (RUS) and Venezuela (VEN) as of {DAY}"
    flat = " ".join(text.split())
    for both in ("Obligation to defend, RUS→VEN no 2018 ATOP 5.1", "Obligation to defend, VEN→RUS no 2018 ATOP 5.1"):
        assert both in flat
    assert "missing" in flat
    assert "carried forward" in flat
    rows = json.loads(_cli_facts.facts("RUS", "VEN", DAY, "json"))
    assert len(rows) > 40
    assert {"id", "variable", "subject", "object", "year", "value", "source", "version", "known", "carried", "missing_after", "note"} <= set(rows[0])
    assert all(r["source"] for r in rows)


def test_states_are_named_as_on_the_day() -> None:
    assert _cli_facts.facts("Russia", "Germany", "1961-08-13", "table").splitlines()[0] == "Soviet Union (RUS) and West Germany (DEU) as of 1961-08-13"
    assert "Soviet Union (RUS)" in _cli_facts.who("Khrushchev", "1962-10-22", "table")


def test_facts_of_nobody() -> None:
    with pytest.raises((UnknownName, AmbiguousName)):
        _cli_facts.facts("Atlantis", "VEN", DAY, "table")


def test_almanac_lists_every_variable_and_source() -> None:
    from foederis.almanac import Almanac

    book = Almanac.load()
    lines = _fits(_cli_facts.almanac(False))
    for v in book.variables():
        assert any(x.split(" ")[0] == v.name and f"{v.first}-{v.last}" in x for x in lines), v.name
    lines = _fits(_cli_facts.almanac(True))
    for s in book.sources():
        assert any(x.split(" ")[0] == s["key"] for x in lines)


def test_a_table_for_the_other_verbs() -> None:
    text = _cli_facts._table(("id", "what"), [("2019-01-20-SYR-ISR", "word " * 30)], title="A title", wide=1)
    assert _fits(text)[0] == "A title"
    assert "2019-01-20-SYR-ISR" in text


def test_build_hands_over_to_the_almanac(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from foederis import almanac

    monkeypatch.setattr(almanac, "build", lambda _, out: out / "manifest.json")
    assert _cli_facts.build(tmp_path, tmp_path) == str(tmp_path / "manifest.json")


# -- through the terminal


@pytest.mark.parametrize(
    "arguments",
    [["who", "Maduro", "--on", DAY], ["facts", "RUS", "VEN", "--as-of", DAY], ["almanac"], ["almanac", "--sources"], ["cases", "--target", "SYR"], ["cases", "show", "1990-08-02-KWT-IRQ"], ["ask", "--target", "EST", "--attacker", "RUS", "--as-of", DAY]],
)
def test_every_verb_fits_the_screen(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main(arguments)
    found = capsys.readouterr()
    assert done.value.code == 0, found.err
    assert found.out.strip()
    for line in found.out.splitlines():
        assert cell_len(line) <= 80, line


def _damaged(tmp_path: Path, name: str, how: str) -> subprocess.CompletedProcess[str]:
    """The question asked of a copy of the package in which one file is damaged or gone."""
    copy = tmp_path / "foederis"
    shutil.copytree(PACKAGE, copy, copy_function=os.link, ignore=shutil.ignore_patterns("__pycache__"))
    path = copy / "data" / name
    content = path.read_bytes()
    path.unlink()
    if how == "cut":
        path.write_bytes(content[: len(content) // 2])
    elif how == "noise":
        path.write_bytes(b"no such thing \x00\xff" * 40)
    return subprocess.run(
        [sys.executable, "-m", "foederis", "ask", "Would Russia help Venezuela if the US attacks?", "--as-of", DAY],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("outlook/model.json", "gone"),
        ("outlook/draws-2025-01-01.npz", "cut"),
        ("outlook/listed.npz", "noise"),
        ("almanac/manifest.json", "noise"),
        ("almanac/obligations.npz", "gone"),
        ("almanac/cinc.npz", "cut"),
        ("almanac/cases.json.gz", "cut"),
        ("almanac/treaties.json", "gone"),
    ],
)
def test_a_damaged_file_is_one_line(tmp_path: Path, name: str, how: str) -> None:
    done = _damaged(tmp_path, name, how)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("foederis: ")
    assert done.stderr.count("\n") == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "(" in done.stderr  # what to do
