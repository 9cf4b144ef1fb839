from __future__ import annotations

import datetime as dt
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from foederis.errors import BadInput, StoreFailure
from foederis.library import Ledger

RUNGS = ("words", "diplomatic", "materiel", "presence", "force")


def dossier(**more: Any) -> dict[str, Any]:
    odds = more.pop("odds", (0.93, 0.7, 0.2, 0.05, 0.004))
    return {
        "question": "Would Brazil help Peru if Chile attacked?",
        "target": "PER",
        "attacker": "CHL",
        "helper": "BRA",
        "as_of": "2020-05-01",
        "horizon_days": 90,
        "rungs": [
            {"rung": r, "probability": p, "low": p / 2, "high": min(1, p * 1.5), "reference_rate": 0.1, "term": "x", "resolves": "…"}
            for r, p in zip(RUNGS, odds, strict=True)
        ],
        "claims": [{"id": "c"}],
        "facts": [],
        "assumed": [],
        "provenance": {"version": "0.1.0", "almanac": "a1", "model": "m1"},
        **more,
    }


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "deep" / "ledger.jsonl")


def _lines(ledger: Ledger) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ledger.path.read_text().splitlines()]


def test_an_answer_is_kept_with_what_it_rests_on(ledger: Ledger) -> None:
    ident = ledger.record(dossier(assumed=["defense:BRA-PER"]))
    (entry,) = ledger.entries()
    assert (entry.id, entry.target, entry.attacker, entry.helper, entry.as_of, entry.horizon_days) == (ident, "PER", "CHL", "BRA", "2020-05-01", 90)
    assert entry.rungs["words"] == {"probability": 0.93, "low": 0.465, "high": 1, "reference_rate": 0.1}
    assert entry.provenance == {"version": "0.1.0", "almanac": "a1", "model": "m1"}
    assert entry.assumed == ("defense:BRA-PER",)
    assert len(entry.inputs) == 64
    assert entry.due == dt.date(2020, 7, 30)
    assert ledger.verify() == []


def test_the_users_own_lies_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDERIS_HOME", str(tmp_path / "h"))
    assert Ledger.open().entries() == []
    assert not (tmp_path / "h").exists()  # looking makes no file
    Ledger.open().record(dossier())
    assert (tmp_path / "h" / "ledger.jsonl").is_file()


def test_the_same_answer_on_the_same_day_is_kept_once(ledger: Ledger) -> None:
    first = ledger.record(dossier())
    assert ledger.record(dossier()) == first
    assert ledger.record(dossier(question="Put in other words?")) == first
    assert ledger.record(dossier(odds=(0.9, 0.7, 0.2, 0.05, 0.004))) != first
    assert ledger.record(dossier(helper="ARG")) != first
    assert ledger.record(dossier(assumed=["war:BRA"])) != first
    assert len(ledger.entries()) == 4


def test_the_next_day_it_is_kept_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from foederis.library import _ledger

    first = ledger.record(dossier())
    real = _ledger.dt.datetime

    class Tomorrow(real):  # type: ignore[misc, valid-type]
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return real.now(tz) + dt.timedelta(days=1)

    monkeypatch.setattr(_ledger.dt, "datetime", Tomorrow)
    assert ledger.record(dossier()) != first
    ledger.record(dossier())
    assert len(ledger.entries()) == 2
    assert ledger.verify() == []


def test_a_ranking_is_kept_briefly_and_not_settled(ledger: Ledger) -> None:
    rows = [{"helper": f"S{n:02}", "rank": n, "rungs": [{"rung": "force", "probability": 0.5}]} for n in range(190)]
    ident = ledger.record({**dossier(helper=None), "ranking": rows})
    (line,) = _lines(ledger)
    assert line["kind"] == "ranking"
    assert len(line["ranking"]) == 10
    assert line["ranking"][0] == {"helper": "S00", "force": 0.5}
    assert ledger.entries()[0].rungs == {}
    with pytest.raises(BadInput, match="a ranking, which is not settled"):
        ledger.resolve(ident, {"force": "no"})


@pytest.mark.parametrize("broken", [{}, {"question": "x"}, dossier(as_of="soon"), dossier(odds=(2, 0, 0, 0, 0)), dossier(rungs=[{"rung": "force"}]), dossier(rungs=3)])
def test_what_is_no_answer(broken: dict[str, Any], ledger: Ledger) -> None:
    with pytest.raises(BadInput, match="not an answer"):
        ledger.record(broken)
    assert not ledger.path.exists()


def test_settling(ledger: Ledger) -> None:
    ident = ledger.record(dossier())
    entry = ledger.resolve(ident[:5], {"force": "no", "words": "yes"}, note="Reuters, 3 June")
    assert entry.outcomes == {"force": "no", "words": "yes"}
    assert ledger.resolve(ident, {"materiel": "void"}).outcomes == {"force": "no", "words": "yes", "materiel": "void"}
    score = ledger.score()
    assert (score.overall.settled, score.overall.void, score.overall.open) == (2, 1, 2)
    assert score.rungs["force"].brier == pytest.approx(0.004**2)
    assert score.rungs["force"].reference_brier == pytest.approx(0.01)
    assert _lines(ledger)[1]["note"] == "Reuters, 3 June"
    assert ledger.verify() == []


def test_a_settled_rung_is_mended_only_in_sight(ledger: Ledger) -> None:
    ident = ledger.record(dossier())
    with pytest.raises(BadInput, match="not settled on force yet"):
        ledger.resolve(ident, {"force": "yes"}, correct=True)
    ledger.resolve(ident, {"force": "no"})
    for again in ("yes", "no"):
        with pytest.raises(BadInput, match=r"settled already: force=no .*--correct"):
            ledger.resolve(ident, {"force": again})
    entry = ledger.resolve(ident, {"force": "yes"}, correct=True)
    assert entry.outcomes == {"force": "yes"}
    assert [h["kind"] for h in entry.history] == ["settlement", "correction"]
    assert entry.history[1]["was"] == {"force": "no"}
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("answer", "outcomes", "said"),
    [
        ("ffffffffffff", {"force": "no"}, "no answer has the id"),
        ("", {"force": "no"}, "no answer has the id"),
        (None, {}, "nothing to settle"),
        (None, {"fist": "no"}, "no such rung"),
        (None, {"force": "perhaps"}, "is no outcome"),
    ],
)
def test_what_cannot_be_settled(answer: str | None, outcomes: dict[str, str], said: str, ledger: Ledger) -> None:
    ident = ledger.record(dossier())
    with pytest.raises(BadInput, match=said):
        ledger.resolve(ident if answer is None else answer, outcomes)


def test_an_id_cut_too_short(ledger: Ledger) -> None:
    idents = [ledger.record(dossier(horizon_days=n)) for n in range(1, 40)]
    first = {i[0]: i for i in idents}
    shared = next(i[0] for i in idents if first[i[0]] != i)
    with pytest.raises(BadInput, match="begins the ids of"):
        ledger.resolve(shared, {"force": "no"})


def _rewrite(ledger: Ledger, number: int, old: str, new: str) -> None:
    lines = ledger.path.read_text().splitlines(keepends=True)
    assert old in lines[number - 1]
    lines[number - 1] = lines[number - 1].replace(old, new)
    ledger.path.write_text("".join(lines))


def _three(ledger: Ledger) -> list[str]:
    idents = [ledger.record(dossier(horizon_days=n)) for n in (30, 60, 90)]
    ledger.resolve(idents[0], {"force": "no"})
    assert ledger.verify() == []
    return idents


def test_a_rewritten_line_is_seen(ledger: Ledger) -> None:
    _three(ledger)
    _rewrite(ledger, 2, '"horizon_days":60', '"horizon_days":61')
    assert ledger.verify() == ["line 3: does not follow the line before: a line was changed, dropped or put in"]
    assert len(ledger.entries()) == 3


def test_a_rewritten_outcome_is_seen_though_it_is_the_last_line(ledger: Ledger) -> None:
    idents = _three(ledger)
    _rewrite(ledger, 4, '"force":"no"', '"force":"xx"')
    assert ledger.verify() == ["line 4: it was changed after it was written"]
    ledger.resolve(idents[1], {"force": "no"})  # and stays seen when the ledger goes on
    assert ledger.verify() == ["line 5: does not follow the line before: a line was changed, dropped or put in"]


def test_a_longer_outcome_put_in_is_seen(ledger: Ledger) -> None:
    _three(ledger)
    _rewrite(ledger, 4, '"force":"no"', '"force":"yes"')
    assert ledger.verify() != []
    ledger.record(dossier(helper="ARG"))
    assert ledger.verify() != []


def test_a_tail_cut_off_is_seen(ledger: Ledger) -> None:
    idents = _three(ledger)
    lines = ledger.path.read_text().splitlines(keepends=True)
    ledger.path.write_text("".join(lines[:-1]))
    assert ledger.verify() == ["the end is missing or was changed: 4 lines were written, 3 are left"]
    ledger.resolve(idents[0], {"force": "yes"})
    assert ledger.verify() == ["line 4: does not follow the line before: a line was changed, dropped or put in"]


def test_a_second_settlement_put_in_by_hand_does_not_count(ledger: Ledger) -> None:
    ident = _three(ledger)[0]
    row = json.loads(ledger.path.read_text().splitlines()[-1])
    with ledger.path.open("a") as stream:
        stream.write(json.dumps({**row, "outcomes": {"force": "yes"}}) + "\n")
    assert ledger.entry(ident).outcomes == {"force": "no"}
    assert len(ledger.verify()) == 1


def test_a_line_broken_off_in_writing(ledger: Ledger) -> None:
    _three(ledger)
    with ledger.path.open("a") as stream:
        stream.write('{"kind":"answer","id":"abc')
    assert "line 5: broken off in writing" in ledger.verify()
    ledger.record(dossier(helper="ARG"))
    assert len(ledger.entries()) == 4
    assert ledger.verify() == ["line 5: not a line of the ledger"]


def test_lines_of_another_kind_are_passed_over(ledger: Ledger) -> None:
    _three(ledger)
    with ledger.path.open("a") as stream:
        stream.write('[1]\n{"kind":"answer"}\n{"kind":"settlement","answer":"nobody","outcomes":{}}\n{"kind":"remark"}\n')
    assert len(ledger.entries()) == 3
    assert len(ledger.verify()) == 4


@pytest.mark.parametrize("head", [None, b"", b"rubbish", b'{"strange": 1}'])
def test_a_lost_head_is_made_again(head: bytes | None, ledger: Ledger) -> None:
    ident = _three(ledger)[2]
    note = ledger.path.with_name("ledger.jsonl.head")
    note.unlink() if head is None else note.write_bytes(head)
    assert ledger.verify() == []
    assert ledger.record(dossier(horizon_days=90)) == ident  # known as today's, though the head is gone
    ledger.record(dossier(helper="ARG"))
    assert len(ledger.entries()) == 4
    assert ledger.verify() == []


def test_a_head_whose_writing_was_cut_short(ledger: Ledger) -> None:
    ledger.record(dossier())
    note = ledger.path.with_name("ledger.jsonl.head")
    old = note.read_bytes()
    second = ledger.record(dossier(helper="ARG"))
    note.write_bytes(old)
    assert ledger.verify() == []
    assert ledger.record(dossier(helper="ARG")) == second
    ledger.record(dossier(helper="BOL"))
    assert len(ledger.entries()) == 3
    assert ledger.verify() == []


_WRITER = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from test_ledger import dossier
from foederis.library import Ledger
ledger = Ledger.open(sys.argv[1])
for n in range(60):
    ident = ledger.record(dossier(helper="ARG" if n % 2 else sys.argv[2], horizon_days=n + 1))
    if n % 2 == 0:
        ledger.resolve(ident, {"force": "no"})
"""


def test_two_processes_write_at_once(ledger: Ledger) -> None:
    here = str(Path(__file__).parent)
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(ledger.path), name, here], stderr=subprocess.PIPE, text=True) for name in ("BRA", "BOL")]
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said
    assert len(ledger.entries()) == 90  # the 30 that both asked are kept once
    assert ledger.score().overall.settled == 60
    assert ledger.verify() == []


def test_held_by_another_program(ledger: Ledger) -> None:
    ledger.record(dossier())
    with ledger._chain.writing("2020-01-01"), pytest.raises(StoreFailure, match="is locked by another program"):
        Ledger.open(ledger.path, wait=0.02).record(dossier(helper="ARG"))


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreFailure, match="cannot be kept in"):
        Ledger.open(tmp_path / "file" / "ledger.jsonl").record(dossier())
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreFailure, match="cannot be used: is a directory"):
        Ledger.open(tmp_path / "folder").record(dossier())
    with pytest.raises(StoreFailure, match="cannot be used"):
        Ledger.open(tmp_path / "folder").entries()


def test_a_disk_that_is_full(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from foederis.library import _chain

    ledger.record(dossier())
    real = _chain.os.write
    monkeypatch.setattr(_chain.os, "write", lambda handle, data: real(handle, data[:20]))
    with pytest.raises(StoreFailure, match="no space left"):
        ledger.record(dossier(helper="ARG"))
    monkeypatch.undo()
    ledger.record(dossier(helper="ARG"))
    assert len(ledger.entries()) == 2


def test_quick_enough(ledger: Ledger) -> None:
    """Under 5 ms an answer, in the processor's time: the median of many."""
    spent = []
    for n in range(300):
        answer = dossier(horizon_days=n + 1)
        start = time.process_time()
        ledger.record(answer)
        spent.append(time.process_time() - start)
    assert statistics.median(spent) < 0.005


def test_the_ledger_does_not_wait_for_a_database() -> None:
    done = subprocess.run([sys.executable, "-c", "import sys, foederis.library; print('sqlalchemy' in sys.modules)"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
