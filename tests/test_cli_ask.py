"""`foederis ask`: what is typed in wrongly gives one line and exit code 2; batches answer what they can."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from foederis import _cli_ask, outlook
from foederis.cli import main
from foederis.errors import BadInput, DamagedData, StoreFailure

HEADER = "as_of,target,attacker,helper\n"
GOOD = "2025-12-14,VEN,USA,RUS\n"


class _Answer:
    def __init__(self, asked: outlook.Question) -> None:
        self.asked = asked

    def as_json(self) -> dict[str, Any]:
        return {"target": self.asked.target, "attacker": self.asked.attacker, "helper": self.asked.helper, "notes": list(self.asked.notes)}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers without a model: these tests are about what goes in."""
    monkeypatch.setattr(outlook, "answer", lambda asked, **_: _Answer(asked))


def _run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["ask", *argv])
    out, err = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, out, err


def _batch(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str | bytes, *argv: str) -> tuple[int, list[dict[str, Any]], str]:
    path = tmp_path / "cases.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    code, out, err = _run(capsys, "--batch", str(path), "--format", "jsonl", *argv)
    return code, [json.loads(line) for line in out.splitlines()], err


Q = "Would Russia help Iran if Israel attacks?"


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        ([], "no question was asked"),
        ([""], "no question was asked"),
        (["   "], "no question was asked"),
        (["--helper", "RUS"], "target is not named"),
        (["--target", "VEN"], "attacker is not named"),
        (["Would Russia help Venezula if the US attacks?"], "did you mean Venezuela (VEN)?"),
        (["Would Angola help Congo if Rwanda attacks?"], "DR Congo (COD), Republic of the Congo (COG)"),
        ([Q, "--as-of", "14.12.2025"], "not a date"),
        ([Q, "--as-of", ""], "the date is empty"),
        ([Q, "--as-of", "2025-02-30"], "no such day"),
        ([Q, "--as-of", "2999-01-01"], "lies in the future"),
        ([Q, "--as-of", "1700-01-01"], "before the data begin"),
        ([Q, "--horizon", "0"], "a horizon of 0 days"),
        ([Q, "--horizon", "99999999"], "a horizon of 99999999 days"),
        ([Q, "--horizon", "soon"], "--horizon"),
        ([Q, "--format", "pdf"], "no such format: 'pdf'"),
        ([Q, "--format", "jsonl"], "no such format: 'jsonl'"),
        ([Q, "--scale", "vibes"], "no such scale of words: 'vibes'"),
        ([Q, "--target", "SYR"], "--target says Syria (SYR)"),
        ([Q, "--colour", "red"], "--colour"),
        (["Would", "Russia", "help?"], "unexpected extra argument"),
        (["--target", "USA", "--attacker", "usa"], "same state"),
        ([Q, "--with", "/no/such/article.txt", "--as-of", "2025-12-14"], "article.txt"),
    ],
)
def test_a_bad_request_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str], argv: list[str], says: str) -> None:
    code, out, err = _run(capsys, *argv)
    assert code == 2 and out == ""
    assert says in err and err.count("\n") == 1 and "Traceback" not in err


def test_a_batch_answers_in_order_and_puts_errors_in_their_place(quick: None, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = HEADER + GOOD + "2025-12-14,Venezula,USA,RUS\n2025-12-14,ven,the us,putin\n,VEN,USA,RUS\n2025-12-14,TWN,CHN,\n2025-12-14,USA,USA,RUS\n2025-12-14,VEN\n"
    code, lines, err = _batch(capsys, tmp_path, rows)
    assert code == 2 and "4 of 7 rows could not be answered" in err and err.count("\n") == 1
    assert [line.get("row") for line in lines] == [None, 2, None, 4, None, 6, 7]
    assert lines[0]["target"] == lines[2]["target"] == "VEN" and lines[4]["helper"] is None
    assert [lines[i]["error"]["kind"] for i in (1, 3, 5, 6)] == ["unknown-name", "bad-date", "bad-question", "bad-question"]
    assert all(set(lines[i]["error"]) == {"kind", "message", "hint"} for i in (1, 3, 5, 6))


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEADER + GOOD,
        HEADER.replace(",", ";") + GOOD.replace(",", ";"),
        HEADER.replace(",", "\t") + GOOD.replace(",", "\t"),
        HEADER + "\n\n" + GOOD + "\n,,,\n",
        HEADER.replace("\n", "\r\n") + GOOD.replace("\n", "\r\n"),
        "id,As of, Target ,ATTACKER,helper,comment\n1,2025-12-14,VEN,USA,RUS,\"a, b\",more\n",
        HEADER + GOOD.rstrip("\n"),
    ],
    ids=["mark", "semicolons", "tabs", "blank lines", "crlf", "more columns", "no last newline"],
)
def test_tables_as_people_keep_them(quick: None, capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str) -> None:
    code, lines, err = _batch(capsys, tmp_path, text)
    assert (code, err) == (0, "")
    assert [(line["target"], line["attacker"], line["helper"]) for line in lines] == [("VEN", "USA", "RUS")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "has no cases"),
        (b"\n\n", "has no cases"),
        (HEADER.encode(), "has no cases"),
        ((HEADER + "\n,,,\n").encode(), "has no cases"),
        (b"as_of,target,attacker\n2025-12-14,VEN,USA\n", "the column 'helper' is missing"),
        (GOOD.encode(), "the column 'as_of' is missing"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8 text"),
        (HEADER.encode() + "2025-12-14,Côte d'Ivoire,MLI,FRA\n".encode("latin-1"), "not UTF-8 text"),
        (HEADER.encode() + b'2025-12-14,"' + b"x" * 200_000 + b'",USA,RUS\n', "field larger than"),
    ],
)
def test_a_table_that_cannot_be_used(capsys: pytest.CaptureFixture[str], tmp_path: Path, text: bytes, says: str) -> None:
    code, lines, err = _batch(capsys, tmp_path, text)
    assert code == 2 and lines == [] and says in err and err.count("\n") == 1


def test_a_batch_that_is_absent_or_a_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        code, _, err = _run(capsys, "--batch", str(path))
        assert code == 2 and "cannot read" in err and err.count("\n") == 1


@pytest.mark.parametrize("argv", [[Q], ["--target", "VEN"], ["--with", "a.txt"], ["--as-of", "2025-12-14"], ["--format", "html"]])
def test_what_does_not_go_with_a_batch(capsys: pytest.CaptureFixture[str], tmp_path: Path, argv: list[str]) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(HEADER + GOOD)
    code, _, err = _run(capsys, "--batch", str(path), *argv)
    assert code == 2 and "--batch" in err and err.count("\n") == 1


def test_a_batch_goes_to_a_file(quick: None, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    code, lines, _ = _batch(capsys, tmp_path, HEADER + GOOD, "--output", str(out))
    assert (code, lines) == (0, []) and json.loads(out.read_text())["helper"] == "RUS"
    code, _, err = _batch(capsys, tmp_path, HEADER + GOOD, "--output", str(tmp_path / "no" / "out.jsonl"))
    assert code == 2 and "cannot write" in err


def test_damaged_data_end_a_batch_at_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def broken(asked: outlook.Question, **_: Any) -> _Answer:
        raise DamagedData("the almanac is damaged", hint="reinstall foederis")

    monkeypatch.setattr(outlook, "answer", broken)
    code, lines, err = _batch(capsys, tmp_path, HEADER + GOOD * 3)
    assert (code, lines) == (2, []) and "the almanac is damaged" in err


def test_a_long_table_is_shared_and_stays_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(HEADER + GOOD * 5 + "2025-12-14,VEN,VEN,RUS\n" + GOOD * 5)
    outputs = []
    for many in (10**9, 4):
        monkeypatch.setattr(_cli_ask, "MANY", many)
        monkeypatch.setattr(_cli_ask, "CHUNK", 2)
        monkeypatch.setattr("os.cpu_count", lambda: 2)
        out = tmp_path / f"{many}.jsonl"
        with pytest.raises(BadInput, match="1 of 11 rows"):
            _cli_ask._batch(path, 90, [], out)
        outputs.append(out.read_text())
    assert outputs[0] == outputs[1] and '"row": 6' in outputs[0].splitlines()[5]


def test_ten_thousand_rows_in_bounded_memory(quick: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(_cli_ask, "MANY", 10**9)
    path, out = tmp_path / "cases.csv", tmp_path / "out.jsonl"
    path.write_text(HEADER + GOOD * 10_000)
    _cli_ask._batch(path, 90, [], tmp_path / "warm.jsonl")
    tracemalloc.start()
    try:
        _cli_ask._batch(path, 90, [], out)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000  # the table itself is 230 kB; its rows as dicts would be 5 MB
    with out.open() as lines:
        assert sum(1 for _ in lines) == 10_000


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_screen_only(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"target": "VEN"}] * 3
    screen, pipe = _Screen(), io.StringIO()
    monkeypatch.setattr("sys.stderr", pipe)
    assert [n for n, _ in _cli_ask._progress(enumerate(rows, 1), 3)] == [1, 2, 3] and pipe.getvalue() == ""
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    assert [n for n, _ in _cli_ask._progress(enumerate(rows, 1), 3)] == [1, 2, 3] and "answering" in screen.getvalue()


def test_a_remark_reaches_the_answer(quick: None, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, lines, _ = _batch(capsys, tmp_path, HEADER + "2026-02-01,Maduro,USA,Putin\n")
    assert any("left office" in note for note in lines[0]["notes"])


def test_one_question_end_to_end(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = _run(capsys, MADURO, "--as-of", "2025-12-14", "--format", "json")
    answer = json.loads(out)
    assert (code, err) == (0, "") and len(answer["rungs"]) == 5
    assert (answer["target"], answer["attacker"], answer["helper"]) == ("VEN", "USA", "RUS")
    to = tmp_path / "answer.md"
    code, out, _ = _run(capsys, "--target", "ven", "--attacker", "usa", "--helper", "rus", "--as-of", "2025-12-14", "--format", "markdown", "--output", str(to))
    assert (code, out) == (0, "") and "Venezuela" in to.read_text()


MADURO = "What help can Maduro expect from Putin in the event of a US attack?"


def test_an_article_of_a_later_day_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    later = tmp_path / "later.jsonl"
    text = "Russia condemned the strike on Venezuela. The Kremlin said that it stood by Caracas and would send no troops."
    later.write_text(json.dumps({"id": "a", "text": text, "published": "2025-12-20"}) + "\n")
    code, out, err = _run(capsys, MADURO, "--as-of", "2025-12-14", "--with", str(later))
    assert (code, out) == (2, "") and "published on 2025-12-20" in err and err.count("\n") == 1
    code, out, err = _run(capsys, MADURO, "--as-of", "2025-12-21", "--with", str(later), "--format", "json")
    assert code == 0 and json.loads(out)["rungs"]


def test_an_undated_article_reads_names_as_of_the_day(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><article><p>The RSF shelled a market in El Fasher on Friday, and Sudan asked Egypt for rifles.</p></article></body></html>")
    given: list[Any] = []
    monkeypatch.setattr(outlook, "answer", lambda asked, claims, **_: given.append(claims) or _Answer(asked))
    monkeypatch.setattr("foederis.rendering.render", lambda *_, **__: "")
    for day, state in (("2025-03-01", None), ("2019-06-05", "SDN")):
        assert _run(capsys, "--target", "SDN", "--attacker", "ETH", "--helper", "EGY", "--as-of", day, "--with", str(page))[0] == 0
        shelled = next(c for c in given.pop() if c.event == "ASSAULT")
        assert shelled.actor.state == state and shelled.document.published is None and shelled.when is None


def test_an_article_that_takes_too_long_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from foederis.reading import Limits, _documents

    none = Limits(seconds=0.0)
    monkeypatch.setattr(_documents, "Limits", lambda: none)
    article = tmp_path / "long.txt"
    article.write_text("Russia condemned the strike on Venezuela. The Kremlin said that it stood by Caracas.\n")
    code, out, err = _run(capsys, MADURO, "--as-of", "2025-12-14", "--with", str(article))
    assert (code, out) == (2, "") and "took longer than 0 s" in err and err.count("\n") == 1


def test_a_library_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = _run(capsys, MADURO, "--as-of", "2025-12-14", "--library", str(tmp_path / "none.db"))
    assert code in (1, 2) and out == "" and err.count("\n") == 1


def test_an_answer_is_given_even_where_it_cannot_be_logged(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from foederis import library

    def full(*_: Any) -> None:
        raise StoreFailure("the disk is full")

    monkeypatch.setattr(library.Ledger, "open", full)
    code, out, err = _run(capsys, MADURO, "--as-of", "2025-12-14")
    assert code == 0 and "Venezuela" in out and "not logged: the disk is full" in err
