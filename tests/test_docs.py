"""What a user can meet is documented: every command and option, every JSON field, every source that ships."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from foederis.almanac import Almanac
from foederis.claims import Actor, Attribution, Claim, Document, Event, Quantity, Tie, When
from foederis.cli import app
from foederis.errors import BadInput, FoederisError

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
JSON = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])


def commands(command: Any = None, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every verb with its path, groups that do something themselves included."""
    command = command or get_command(app)
    children = getattr(command, "commands", {})
    if path:
        yield path, command
    for name, child in children.items():
        yield from commands(child, (*path, name))


COMMANDS = dict(commands())


def section(path: tuple[str, ...]) -> str:
    """The part of docs/cli.md under a command's heading."""
    heading = f"## `foederis {' '.join(path)}`"
    assert f"{heading}\n" in CLI, f"docs/cli.md has no section {heading}"
    return CLI.split(f"{heading}\n", 1)[1].split("\n## ", 1)[0]


def options(command: Any) -> list[str]:
    """The long names of a command's options, without --help."""
    found = [name for p in command.params if p.param_type_name == "option" for name in (*p.opts, *p.secondary_opts)]
    return [name for name in found if name.startswith("--") and name != "--help"]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_is_documented(path: tuple[str, ...]) -> None:
    text = section(path)
    for option in options(COMMANDS[path]):
        assert f"`{option}`" in text, f"docs/cli.md does not name {option} of foederis {' '.join(path)}"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_option_is_documented_that_is_not_there(path: tuple[str, ...]) -> None:
    told = set(re.findall(r"^\|.*", section(path), re.MULTILINE))
    named = {name for row in told for name in re.findall(r"`(--[a-z-]+)`", row.split("|")[1])}
    assert named <= set(options(COMMANDS[path]))


def test_no_section_without_a_command() -> None:
    headings = re.findall(r"^## `foederis ([^`]+)`$", CLI, re.MULTILINE)
    assert {tuple(h.split()) for h in headings} == set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_in_the_readme(path: tuple[str, ...]) -> None:
    assert f"`foederis {' '.join(path)}`" in README


def test_every_option_of_ask_is_in_the_readme() -> None:
    for option in options(COMMANDS["ask",]):
        assert f"`{option}" in README, f"README does not name {option}"


def shell_lines() -> list[str]:
    """Each command that a shell block of README, docs and examples shows."""
    lines: list[str] = []
    for path in DOCUMENTS:
        for block in re.findall(r"```(?:sh|bash)\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
            joined = re.sub(r"\\\n\s*", " ", block)
            lines += [part.strip() for line in joined.splitlines() for part in line.split("&&")]
    return [line for line in lines if re.match(r"(\.venv/bin/)?foederis\s", line)]


@pytest.mark.parametrize("line", shell_lines())
def test_commands_in_the_documents_parse(line: str) -> None:
    """The verb exists, takes those options, and the example files are there."""
    words = shlex.split(line, comments=True)[1:]
    command, path = get_command(app), []
    while words and words[0] in getattr(command, "commands", {}):
        path.append(words[0])
        command = command.commands[words.pop(0)]
    assert path, f"no such command: {line}"
    command.make_context(path[-1], list(words), resilient_parsing=False)
    for word in words:
        if word.startswith("examples/"):
            assert (ROOT / word).exists(), f"no such file: {word}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{path.name} links to {target}, which is not there"


def fields(part: str) -> set[str]:
    """The fields named in the tables under a heading of docs/json.md."""
    assert f"# {part}\n" in JSON, f"docs/json.md has no section {part}"
    text = re.split(r"\n#+ ", JSON.split(f"# {part}\n", 1)[1], maxsplit=1)[0]
    return {name for row in re.findall(r"^\| (`[^|]+)\|", text, re.MULTILINE) for name in re.findall(r"`([a-z_]+)`", row)}


def claim() -> Claim:
    """A claim with every part filled."""
    actor = Actor("the Kremlin", "RUS")
    return Claim(
        id="1",
        document=Document("d", "text", "title", dt.date(2025, 12, 13), "https://example.org", "Example", "en", "0"),
        sentence=0,
        start=0,
        end=4,
        text="text",
        actor=actor,
        recipient=actor,
        event=Event.AID,
        attribution=(Attribution("the Kremlin", "said"),),
        when=When(dt.date(2025, 12, 1), None, "December"),
        objects=(Quantity(2, "bombers"),),
        tie=Tie("treaty", ("consultation",)),
    )


def test_every_field_of_a_claim_is_documented() -> None:
    shown = claim().as_json()
    assert set(shown) == fields("Claim")
    text = JSON.split("## Claim\n", 1)[1]
    for part in ("document", "actor", "when", "tie"):
        for name in shown[part]:
            assert f"`{name}`" in text, f"docs/json.md does not name {name} of {part}"
    for part in ("attribution", "objects"):
        for name in shown[part][0]:
            assert f"`{name}`" in text, f"docs/json.md does not name {name} of {part}"


def test_every_field_of_an_error_is_documented() -> None:
    assert set(BadInput("x").as_json()) == fields("Error")
    kinds = {kind.kind for kind in FoederisError.__subclasses__() + FoederisError.__subclasses__()[0].__subclasses__()}
    assert set(re.findall(r"`([a-z]+-[a-z]+)`", JSON.split("## Error\n", 1)[1])) <= kinds


@pytest.fixture(scope="module")
def dossier() -> dict[str, Any]:
    """The README's question, without the article."""
    from foederis import outlook

    asked = outlook.parse_question(
        "What help can Maduro expect from Putin in the event of a US attack?", as_of=dt.date(2025, 12, 14)
    )
    answer: dict[str, Any] = outlook.answer(asked).as_json()
    return answer


def test_every_field_of_a_dossier_is_documented(dossier: dict[str, Any]) -> None:
    assert set(dossier) == fields("Dossier")
    text = JSON.split("## Dossier\n", 1)[1].split("\n## ", 1)[0]
    for part in ("confidence", "provenance"):
        for name in dossier[part]:
            assert f"`{name}`" in text, f"docs/json.md does not name {name} of {part}"


@pytest.mark.parametrize(
    ("part", "heading"),
    [("rungs", "Rung"), ("reasons", "Reason"), ("precedents", "Precedent"), ("facts", "Fact"), ("would_change", "Change")],
)
def test_every_field_of_its_parts_is_documented(dossier: dict[str, Any], part: str, heading: str) -> None:
    assert dossier[part], f"the example question has no {part}"
    for each in dossier[part]:
        assert set(each) <= fields(heading), f"docs/json.md does not name all of {part}"


def test_every_field_of_the_reference_class_is_documented(dossier: dict[str, Any]) -> None:
    assert set(dossier["reference_class"]) == fields("Reference class")


def test_every_source_that_ships_is_attributed() -> None:
    text = (ROOT / "ATTRIBUTION.md").read_text(encoding="utf-8")
    for source in Almanac.load().sources():
        row = source if isinstance(source, dict) else dataclasses.asdict(source)
        if row["key"] == "FOEDERIS":
            continue
        line = next((x for x in text.splitlines() if x.startswith(f"| {row['key']} |")), None)
        assert line, f"ATTRIBUTION.md does not name {row['key']}"
        for part in ("title", "version", "citation", "terms"):
            assert row[part] in line, f"ATTRIBUTION.md has another {part} for {row['key']}"


def test_the_public_face_is_in_the_readme() -> None:
    import foederis

    for name in getattr(foederis, "__all__", []):
        if not name.startswith("__"):
            assert f"foederis.{name}" in README, f"README does not show foederis.{name}"


def test_the_python_in_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        names: dict[str, Any] = {}
        exec(compile(block, "README.md", "exec"), names)
        assert 0 < names["dossier"].rung("force").probability < 1
        assert names["claims"]
