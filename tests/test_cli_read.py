"""`foederis read`: formats, exit codes, what is set aside, what is kept."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from foederis import _cli_read
from foederis._cli_read import run_read
from foederis.errors import BadDate, BadInput

ROW = {"id": "a", "text": "Poland has sent 28 tanks to Ukraine, Kyiv said on Friday.", "published": "2022-03-06", "title": "Tanks"}


def run(tmp_path: Path, rows: list[dict[str, object] | str], format: str, **more: object) -> tuple[int, str, str]:
    path = tmp_path / "in.jsonl"
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    options: dict[str, object] = {"published": None, "outlet": None, "library": None, "save": False, **more}
    code = run_read([str(path)], format, out=out, err=err, **options)  # type: ignore[arg-type]
    return code, out.getvalue(), err.getvalue()


def test_jsonl_is_one_claim_a_line(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, [ROW], "jsonl")
    (claim,) = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert claim["document"]["id"] == "a" and claim["event"] == "AID" and claim["objects"] == [{"quantity": 28, "item": "tanks"}]
    assert claim["actor"] == {"name": "Poland", "state": "POL", "sector": "GOV"}


def test_table_fits_a_terminal(tmp_path: Path) -> None:
    _, out, _ = run(tmp_path, [ROW, {"id": "b", "text": "The weather stayed fine all week in the valley."}], "table")
    assert max(len(line) for line in out.splitlines()) <= 80
    for word in ("who", "did what", "to whom", "according to", "certainty", "Poland", "28 tanks", "Kyiv"):
        assert word in out
    assert "no claim about states" in out


def test_table_tells_how_certain(tmp_path: Path) -> None:
    text = "Belarus denied having sent rocket launchers to Armenia. Kenya has offered Somalia 500 policemen. Did Egypt arm Chad?"
    _, out, _ = run(tmp_path, [{"id": "c", "text": text}], "table")
    flat = " ".join(out.split())
    assert "denied" in flat and "offered" in flat and "open" in flat


def test_json_and_html(tmp_path: Path) -> None:
    _, out, _ = run(tmp_path, [ROW, ROW | {"id": "b"}], "json")
    assert len(json.loads(out)) == 2
    _, page, _ = run(tmp_path, [ROW], "html")
    assert page.startswith("<!doctype html>") and "Tanks" in page


def test_bad_rows_are_set_aside_by_name(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, [ROW, "{broken", {"id": "x", "text": ""}], "jsonl")
    assert code == 0 and len(out.splitlines()) == 1
    assert err.count("set aside: ") == 2 and "in.jsonl:2" in err


def test_nothing_read_is_two(tmp_path: Path) -> None:
    assert run(tmp_path, ["{broken"], "jsonl")[0] == 2


def test_bad_options(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        run(tmp_path, [ROW], "xml")
    with pytest.raises(BadDate):
        run(tmp_path, [ROW], "jsonl", published="14.12.25")


def test_claims_are_kept_in_a_library(tmp_path: Path) -> None:
    from foederis.library import Library

    store = tmp_path / "kept.db"
    run(tmp_path, [ROW], "jsonl", save=True, library=str(store))
    with Library.open(str(store)) as library:
        assert [c.event for c in library.claims()] == ["AID"]


def test_a_document_that_takes_too_long_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from foederis.reading import Limits

    monkeypatch.setattr("foederis.reading._documents.Limits", lambda: Limits(seconds=0.0))
    code, out, err = run(tmp_path, [ROW], "jsonl")
    assert (code, out) == (2, "") and "took longer" in err


def test_one_failing_document_does_not_take_its_batch_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from foederis.reading import _pipeline

    whole = _pipeline._claims

    def failing(part: _pipeline._Part, doc: object, sentences: int) -> list[object]:
        if part.document.id == "bad":
            raise ValueError("cannot be parsed")
        return whole(part, doc, sentences)  # type: ignore[return-value]

    monkeypatch.setattr(_pipeline, "_claims", failing)
    code, out, err = run(tmp_path, [ROW, ROW | {"id": "bad"}, ROW | {"id": "c"}], "jsonl")
    assert code == 0 and len(out.splitlines()) == 2
    assert err == "set aside: bad: cannot be parsed\n"


def test_a_bar_appears_on_a_terminal_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(_cli_read, "_SHOW_AFTER", 0.0)
    err = Terminal()
    with _cli_read._Progress(err) as progress:
        progress.step(1)
        progress.say("set aside: x")
        progress.step(2)
    assert "set aside: x" in err.getvalue()
