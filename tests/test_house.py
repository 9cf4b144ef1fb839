"""The house around the code: licence, lock, versions, one command that CI runs, examples that hold."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import foederis
from foederis import states

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
PUBLIC = {"pypi.org", "files.pythonhosted.org"}


def name_of(requirement: str) -> str:
    """The normalized name in a requirement."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def test_the_lock_names_no_index_but_the_public_one() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"[a-z+]+://([^/\"\s]+)", text)) == PUBLIC
    assert "file:" not in text
    assert "find-links" not in text


def test_the_lock_has_every_dependency() -> None:
    wanted = list(PROJECT["project"]["dependencies"])
    for extra in PROJECT["project"]["optional-dependencies"].values():
        wanted += extra
    locked = {p["name"] for p in LOCK["package"]}
    assert {name_of(w) for w in wanted} <= locked
    (own,) = [p for p in LOCK["package"] if p["name"] == "foederis"]
    told = {d["name"] for d in own["dependencies"]}
    assert told == {name_of(w) for w in PROJECT["project"]["dependencies"]}, "run uv lock"


def test_the_licence_is_the_apache_licence_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert PROJECT["project"]["license"] == "Apache-2.0"
    for name in PROJECT["project"]["license-files"]:
        assert (ROOT / name).stat().st_size > 1000


def test_the_changelog_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in text or f"## {foederis.__version__}" in text


@pytest.mark.parametrize("script", ["scripts/check", ".ci/run", "scripts/readme_answer", "scripts/data_table", "scripts/measure"])
def test_scripts_can_be_run(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    if path.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash"):
        subprocess.run(["bash", "-n", str(path)], check=True)


def test_ci_runs_what_the_readme_says() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "scripts/readme_answer --command" in ci
    assert "scripts/check" in ci
    check = (ROOT / "scripts" / "check").read_text(encoding="utf-8")
    for tool in ("ruff check", "mypy", "lint-imports", "pytest", "--cov"):
        assert tool in check


def test_the_readme_installs_and_asks_in_one_command() -> None:
    done = subprocess.run(
        ["python3", str(ROOT / "scripts" / "readme_answer"), "--command"], check=True, capture_output=True, text=True
    )
    command = done.stdout.strip()
    assert "\n" not in command
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/foederis ask ")


def test_the_readme_shows_an_answer() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.split("<!-- answer -->", 1)[1].split("<!-- /answer -->", 1)[0]
    for rung in ("words", "diplomatic", "materiel", "presence", "force"):
        assert rung in shown or rung[:7] in shown
    assert shown.count("%") >= 10


def test_the_answer_stands_in_the_first_screen() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text[: text.index("<!-- answer -->")].count("\n") < 20


def test_the_examples_hold() -> None:
    with (ROOT / "examples" / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    assert list(rows[0]) == ["as_of", "target", "attacker", "helper"]
    for row in rows:
        day = dt.date.fromisoformat(row["as_of"])
        parties = [row["target"], row["attacker"], row["helper"]]
        assert len(set(parties)) == 3
        for code in parties:
            assert states.exists(code, day), f"{code} was no state on {day}"


def test_the_example_article_is_news_before_the_day_asked() -> None:
    text = (ROOT / "examples" / "caracas-2025.txt").read_text(encoding="utf-8")
    assert 300 <= len(text.split()) <= 450
    assert "December 13, 2025" in text


@pytest.mark.needs_shared
def test_the_example_article_is_not_a_text_of_the_development_sets(shared: Path) -> None:
    """No seven words in a row are those of a text that the reader is scored on."""

    def grams(text: str) -> set[bytes]:
        words = re.findall(r"\w+", text.lower())
        return {hashlib.sha1(" ".join(words[i : i + 7]).encode()).digest() for i in range(len(words) - 6)}

    own = grams((ROOT / "examples" / "caracas-2025.txt").read_text(encoding="utf-8"))
    for path in sorted((shared / "gold").rglob("*")):
        if path.suffix in {".txt", ".jsonl", ".json", ".csv"}:
            assert not own & grams(path.read_text(encoding="utf-8", errors="replace")), path.name


def test_share_alike_data_stand_in_files_of_their_own() -> None:
    from foederis.almanac import Almanac

    by_file: dict[str, set[str]] = {}
    for variable in Almanac.load().variables():
        if variable.file:
            by_file.setdefault(variable.file, set()).add(variable.source)
    shared_alike = {file for file, sources in by_file.items() if "VDEM" in sources}
    assert shared_alike
    attribution = (ROOT / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for file in shared_alike:
        assert by_file[file] == {"VDEM"}
        assert f"{file}.npz" in attribution


def test_the_data_page_lists_every_variable() -> None:
    from foederis.almanac import Almanac

    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    for v in Almanac.load().variables():
        assert re.search(rf"^\| `{v.name}` \|.*\| {v.first}-{v.last} \| {v.max_carry} \|$", page, re.MULTILINE), (
            f"run scripts/data_table: {v.name}"
        )


def test_the_data_are_small() -> None:
    total = sum(p.stat().st_size for p in (ROOT / "src" / "foederis" / "data").rglob("*") if p.is_file())
    assert total < 15_000_000
