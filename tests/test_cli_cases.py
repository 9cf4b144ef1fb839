from __future__ import annotations

import datetime as dt
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from foederis import _cli_cases, cli, outlook
from foederis.almanac import _cases
from foederis.almanac._cases import Case, Helper
from foederis.errors import BadInput, BadQuestion, UnknownName
from foederis.ladder import RUNGS
from foederis.library import Ledger

Y, N, U = True, False, None


def _case(ident: str, target: str, attackers: tuple[str, ...], year: int, **more: Any) -> Case:
    return Case(
        ident,
        more.pop("name", ""),
        target,
        attackers,
        dt.date(year, 3, 4),
        more.pop("end", None),
        more.pop("kind", "war"),
        more.pop("precision", "day"),
        more.pop("flags", ""),
        more.pop("links", {"mid": [4711], "cow_war": [88]}),
        more.pop("covered", ("mid",)),
        more.pop("attacker_side", attackers),
        more.pop("helpers", {}),
        more.pop("summary", ""),
        more.pop("sources", ()),
    )


CASES = (
    _case("1901-03-04-PER-CHL", "PER", ("CHL",), 1901, kind="dispute"),
    _case("1902-03-04-PER-CHL", "PER", ("CHL", "ARG"), 1902, precision="year", covered=("cow",)),
    _case(
        "1950-03-04-PER-CHL",
        "PER",
        ("CHL",),
        1950,
        name="The invented war",
        end=dt.date(1951, 1, 1),
        summary="Chile crossed the border. " * 6,
        sources=("A history of what never was, " * 4,),
        links={"mid": [4711], "hand": ["x"], "icb": [7, 8]},
        attacker_side=("CHL", "BOL"),
        helpers={
            "BRA": Helper("BRA", (Y, U, Y, N, N), "h-hhh", "Sent guns.", "A history"),
            "ARG": Helper("ARG", (U, U, U, U, Y), "----m", "", ""),
            "COL": Helper("COL", (U, U, U, U, U), "-----", "asked to send ships, and nobody knows", ""),
            "BOL": Helper("BOL", (Y, Y, Y, Y, Y), "hhhhh", "on the other side", ""),
            **{c: Helper(c, (Y, U, U, U, U), "h----", "", "") for c in ("MEX", "CUB", "HTI", "DOM", "HND", "PAN")},
        },
    ),
    _case("1990-03-04-SYR-ISR", "SYR", ("ISR",), 1990, covered=(), helpers={"RUS": Helper("RUS", (U, N, U, U, U), "-i---", "", "")}),
)


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cases, "load_cases", lambda: CASES)
    monkeypatch.setattr(_cases, "_by_id", lambda: {c.id: c for c in CASES})


def _fits(text: str) -> str:
    assert max(len(line) for line in text.splitlines()) <= 80, text
    return text


def test_listing(invented: None) -> None:
    shown = _fits(_cli_cases.listing(None, None, None, None, 40))
    assert shown.startswith("3 attacks. One of them: foederis cases show ID")
    at = [shown.index(i) for i in ("1990-03-04", "1950-03-04", "1902-03-04")]
    assert at == sorted(at)
    assert "1901-03-04" not in shown  # a dispute without force is no attack
    flat = " ".join(shown.split())
    assert "force: ARG; materiel: BRA; words:" in flat.replace(" The", "")
    assert "CUB DOM HND HTI +2" in flat
    assert "nobody, of those coded" in flat
    assert "not coded" in flat


def test_listing_of_some(invented: None) -> None:
    assert _cli_cases.listing("PER", None, None, None, 40).startswith("2 attacks on Peru (PER).")
    assert _cli_cases.listing("PER", "ARG", None, None, 40).startswith("1 attack on Peru (PER) by Argentina (ARG).")
    assert _cli_cases.listing(None, "BOL", None, None, 40).startswith("1 attack by Bolivia (BOL)")
    assert _cli_cases.listing(None, None, 1950, 1950, 40).startswith("1 attack.")
    assert _cli_cases.listing("USA", None, None, None, 40) == "0 attacks on United States (USA).\n"
    cut = _cli_cases.listing(None, None, None, None, 1)
    assert "the newest 1 (more with --limit)" in cut
    assert "1950" not in cut


def test_listing_asked_wrongly(invented: None) -> None:
    with pytest.raises(BadInput, match="shows nothing"):
        _cli_cases.listing(None, None, None, None, 0)
    with pytest.raises(BadQuestion, match="is after"):
        _cli_cases.listing(None, None, 1990, 1980, 4)


def _find(known: dict[str, tuple[str, int]]) -> Callable[..., str]:
    def find_state(name: str, on: dt.date, part: str) -> str:
        code, until = known.get(name, ("", 0))
        if not code or on.year > until:
            raise UnknownName(f"{part}: {name} on {on.year}")
        return code

    return find_state


def test_names_of_states_that_are_no_more(invented: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook, "find_state", _find({"Peru": ("PER", 9999), "Old Peru": ("PER", 1920)}), raising=False)
    for name in ("Peru", "Old Peru"):
        assert "on Peru (PER)" in _cli_cases.listing(name, None, None, None, 4)
    with pytest.raises(UnknownName, match=str(dt.date.today().year)):  # the answer for today, not for 1830
        _cli_cases.listing("Atlantis", None, None, None, 4)


def test_show(invented: None) -> None:
    shown = _fits(_cli_cases.show("1950-03-04-PER-CHL"))
    flat = " ".join(shown.split())
    assert shown.startswith("The invented war\n\nChile crossed")
    for said in (
        "kind: war", "target: Peru (PER)", "attackers: Chile (CHL)", "on the attacker's side: Bolivia (BOL)", "began: 1950-03-04",
        "ended: 1951-01-01", "MID dispute: 4711", "ICB crisis: 7, 8", "BRA: Sent guns. [A history]", "COL: asked to send ships",
        "no on presence and force (MID 5.0 lists who took part)", "– not coded; h hand-coded supplement; m MID 5.0.", "Sources",
    ):  # fmt: skip
        assert said in flat, said
    rows = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if "(" in line and ("yes" in line or " no " in line)}
    assert rows["Brazil"] == ["(BRA)", "yes", "h", "–", "yes", "h", "no", "h", "no", "h"]
    assert rows["Argentina"] == ["(ARG)", "–", "–", "–", "no", "m", "yes", "m"]
    assert "Colombia (COL) – – – – –" in flat  # named by a source, which says nothing clear: not even a no by silence
    assert "Bolivia (BOL)  " not in shown  # who fought for the attacker is no candidate


def test_a_case_names_its_states_as_on_its_first_day() -> None:
    shown = _cli_cases.show("1865-04-03-DEU-AUT")
    assert "target: Prussia (DEU)" in shown
    assert "attackers: Austria (AUT)" in shown


def test_show_where_little_is_known(invented: None) -> None:
    shown = _fits(_cli_cases.show("1902-03-04-PER-CHL"))
    assert shown.startswith("Attack on Peru (PER)\n")
    assert "began: 1902\n" in shown
    assert "ended" not in shown
    assert "No candidate is named by any source." in shown
    assert "no on force (COW wars 4.0" in shown
    silent = _cli_cases.show("1990-03-04-SYR-ISR")
    assert "Every other state" not in silent
    assert "i ICB 15" in silent
    with pytest.raises(BadInput, match="no case has the id"):
        _cli_cases.show("1990")


def test_the_cases_that_ship() -> None:
    """Every hundredth real case can be shown in 80 columns."""
    attacks = [c for c in _cases.load_cases() if c.is_attack]
    for case in attacks[::100]:
        shown = _cli_cases.show(case.id)
        assert f"id: {case.id}" in shown
        assert max(len(line) for line in shown.splitlines()) <= 80 or "http" in shown
    _fits(_cli_cases.listing("SYR", None, 1900, None, 40))


def test_backtest_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = types.ModuleType("foederis.outlook._workshop")
    workshop.backtest_command = lambda output, *, quick: f"{output} {quick}"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "foederis.outlook._workshop", workshop)
    monkeypatch.setattr(outlook, "_workshop", workshop, raising=False)
    assert _cli_cases.backtest(Path("out"), quick=True) == "out True"


def _record(probabilities: tuple[float, ...] = (0.93, 0.7, 0.2, 0.05, 0.004), **more: Any) -> str:
    rungs = [{"rung": r.value, "probability": p, "reference_rate": 0.2} for r, p in zip(RUNGS, probabilities, strict=True)]
    answer = {"question": "?", "target": "PER", "attacker": "CHL", "helper": "BRA", "as_of": "2020-05-01", "horizon_days": 90, "provenance": {}, "rungs": rungs}
    return Ledger.open().record({**answer, **more})


def test_log(capsys: pytest.CaptureFixture[str]) -> None:
    assert _cli_cases.ledger_log(5) == "No answer has been given yet.\n"
    first = _record()
    _record(helper=None, ranking=[])
    shown = _fits(_cli_cases.ledger_log(5))
    assert shown.startswith("2 answers. Settle one: foederis resolve ID force=no")
    for said in (first, "BRA for PER", "against CHL", "2020-05-01 +90 d", "93 %", "<1 %", "all states for PER"):
        assert said in shown
    assert "* corrected" not in shown
    last = _cli_cases.ledger_log(1)
    assert "2 answers; the last 1." in last
    assert first not in last
    with pytest.raises(BadInput, match="shows nothing"):
        _cli_cases.ledger_log(0)


def test_resolve_and_mend() -> None:
    ident = _record()
    told = _fits(_cli_cases.ledger_resolve(ident, ["force=no", " Words = YES "]))
    assert "force: no. Rule: Brazil (BRA) uses armed force" in told
    assert "Still open: diplomatic, materiel, presence." in told
    with pytest.raises(BadInput, match="settled already"):
        _cli_cases.ledger_resolve(ident, ["force=yes"])
    _cli_cases.ledger_resolve(ident, ["force=void"], correct=True)
    shown = _cli_cases.ledger_log(3)
    assert "void*" in shown
    assert "* corrected; what was said before stays in the file" in shown
    assert "Nothing is open." in _cli_cases.ledger_resolve(ident, ["diplomatic=no", "materiel=no", "presence=no"])


@pytest.mark.parametrize(("words", "said"), [(["force"], "not an outcome"), (["force=no", "force=yes"], "two outcomes"), ([], "nothing to settle")])
def test_outcomes_in_the_wrong_form(words: list[str], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        _cli_cases.ledger_resolve(_record(), words)


def test_score() -> None:
    assert _cli_cases.ledger_score() == "No answer has been given yet.\n"
    ident = _record()
    open_only = _fits(_cli_cases.ledger_score())
    assert "Calibration" not in open_only
    _cli_cases.ledger_resolve(ident, ["force=no", "words=yes", "materiel=void"])
    shown = _fits(_cli_cases.ledger_score())
    rows = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if line.strip()}
    assert rows["words"] == ["1", "0", "0", "0.005", "0.000", "0.073", "1.000", "0.005"]
    assert rows["materiel"][:3] == ["0", "1", "0"]
    assert rows["all"][:3] == ["2", "1", "2"]
    assert "very likely" in shown
    assert "2 settled: too few" in shown


def test_score_of_many() -> None:
    for n in range(6):
        ident = _record(horizon_days=n + 1)
        _cli_cases.ledger_resolve(ident, [f"{r}=no" for r in RUNGS])
    assert "too few" not in _cli_cases.ledger_score()


def test_a_ledger_that_was_changed_says_so() -> None:
    for n in range(8):
        _record(horizon_days=n + 1)
    path = Ledger.open().path
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(reversed(lines)))
    for shown in (_cli_cases.ledger_log(2), _cli_cases.ledger_score()):
        assert "is not as it was written" in shown
        assert "more" in shown
    path.write_text("")
    for shown in (_cli_cases.ledger_log(2), _cli_cases.ledger_score()):
        assert shown.startswith("No answer has been given yet.")
        assert "the end is missing" in shown


def test_through_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    ident = _record()

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            cli.main(list(words))
        told = capsys.readouterr()
        return int(str(stopped.value.code)), told.out, told.err

    assert run("resolve", ident, "force=no")[0] == 0
    assert run("resolve", ident, "force=yes")[0] == 2
    assert run("resolve", ident, "force=yes", "--correct")[0] == 0
    code, out, _ = run("log")
    assert code == 0 and "yes*" in out
    assert run("score")[0] == 0
    code, _, err = run("resolve", "nobody", "force=no")
    assert code == 2 and err.count("\n") == 1
    code, out, _ = run("cases", "--target", "SYR", "--limit", "3")
    assert code == 0 and "attacks on Syria (SYR)" in out
    code, _, err = run("cases", "show", "1066")
    assert code == 2 and err.startswith("foederis: no case has the id '1066'")


def test_a_case_shows_the_roll_calls_on_it() -> None:
    told = _cli_cases.show("1983-10-25-GRD-USA")
    assert "Roll calls of the General Assembly" in told and "1983-11-02, day 8: 104-28-2" in told
    assert max(map(len, told.splitlines())) <= 80
