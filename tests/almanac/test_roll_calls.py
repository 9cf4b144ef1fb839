"""Roll calls on attacks: what the reviewed text must hold, how votes become sides, and what a day does not know yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from foederis.almanac import _roll_calls as rolls
from foederis.almanac import case_votes, get_case, voted_cases
from foederis.almanac._build_cases import compile_cases
from foederis.almanac._build_votes import compile_votes, write_votes
from foederis.almanac._merge_cases import Case
from foederis.errors import BadInput, DamagedData

DAY = dt.date(1970, 3, 9)
CASE = Case("SWE", ["NOR"], dt.date(1970, 3, 1), None, "war")
VOTES = {"Sweden": "yes", "Norway": "no", "Denmark": "yes", "Finland": "abstain", "Iceland": "no", "Ukraine": "yes"}
NUMBERS = {"Sweden": 380, "Norway": 385, "Denmark": 390, "Finland": 375, "Iceland": 395, "Ukraine": 369}


def call(**more: object) -> rolls.RollCall:
    row = {"id": "A/X", "day": DAY, "rcid": 7, "session": 25, "cases": (CASE.id,), "for_target": "yes", "adopted": True,
           "subject": "Deplores it", "source": "https://example.org", "verified": True}  # fmt: skip
    return rolls.RollCall(**(row | more))  # type: ignore[arg-type]


def tables(folder: Path, votes: dict[str, str] = VOTES, *, month: dt.date = dt.date(1970, 3, 2)) -> Path:
    pl.DataFrame({"Countryname": list(NUMBERS), "ccode": list(NUMBERS.values())}).write_parquet(
        folder / "un_idealpoints_jun2024.parquet"
    )
    pl.DataFrame({"rcid": [7, 8], "session": [25, 25], "date": [month, month]}).write_parquet(
        folder / "un_roll_calls_2020.parquet"
    )
    frame = pl.DataFrame({"rcid": [7] * len(votes), "country": list(votes), "vote": list(votes.values())})
    frame.write_parquet(folder / "un_votes_2020.parquet")
    return folder


def text(folder: Path, **more: str) -> Path:
    row = {"id": '"A/X"', "day": "1970-03-09", "rcid": "7", "session": "25", "cases": f'["{CASE.id}"]', "for_target": '"yes"',
           "adopted": "true", "subject": '"Deplores it"', "source": '"https://example.org"', "verified": "true"}  # fmt: skip
    lines = [f"{k} = {v}" for k, v in (row | more).items()]
    path = folder / f"{len(list(folder.iterdir()))}.toml"
    path.write_text("covered_to = 2020-01-31\n[[roll_call]]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.needs_shared
def test_what_ships_is_what_the_tables_give(shared: Path, tmp_path: Path) -> None:
    from foederis.almanac._attacks import load_attacks

    raw = shared / "data" / "raw"
    path = write_votes(compile_votes(raw, rolls.load_roll_calls(), compile_cases(raw, load_attacks())), tmp_path)
    assert path.read_bytes() == rolls._DEFAULT.read_bytes(), "rebuild the almanac"


def test_every_entry_ships_and_names_an_attack_of_ours() -> None:
    calls = rolls.load_roll_calls()
    assert len(calls) >= 35
    shipped = {(v.resolution, ident) for ident in voted_cases() for v in case_votes(ident).calls}
    assert shipped == {(c.id, ident) for c in calls for ident in c.cases}
    for ident in voted_cases():
        case = get_case(ident)
        assert case.is_attack
        for vote in case_votes(ident).calls:
            assert vote.days == (vote.day - case.start).days
            assert not {case.target, *case.attackers} & set(vote.sides)
            assert set(vote.sides.values()) <= {0.0, 0.5, 1.0}


def test_sides_that_everybody_remembers() -> None:
    assert case_votes("1956-11-04-HUN-RUS").sides["USA"] == 1.0
    assert case_votes("1956-11-04-HUN-RUS").sides["CSK"] == 0.0
    assert case_votes("1971-11-21-PAK-IND").sides["RUS"] == 0.0
    assert case_votes("1971-11-21-PAK-IND").sides["FRA"] == 0.5
    assert case_votes("1989-12-20-PAN-USA", within=90).sides["GBR"] == 0.0
    assert case_votes("2014-02-24-UKR-RUS").sides["BLR"] == 0.0


def test_a_day_knows_only_what_was_voted_by_then() -> None:
    ident = "1956-11-04-HUN-RUS"
    assert case_votes(ident, on=dt.date(1956, 11, 3)).calls == ()
    assert case_votes(ident, on=dt.date(1956, 11, 3)).day is None
    assert [c.resolution for c in case_votes(ident, on=dt.date(1956, 11, 4)).calls] == ["A/RES/1004 (ES-II)"]
    assert len(case_votes(ident).calls) > len(case_votes(ident, within=90).calls) > 1


def test_the_side_is_the_mean_of_the_votes_cast() -> None:
    one = rolls.CaseVote("a", DAY, 1, True, "", "", {"DNK": 1.0, "ISL": 0.5})
    two = rolls.CaseVote("b", DAY, 2, True, "", "", {"DNK": 0.0})
    assert rolls.CaseVotes("x", (one, two)).sides == {"DNK": 0.5, "ISL": 0.5}


def test_an_attack_without_a_roll_call_has_none() -> None:
    votes = case_votes("1939-11-30-FIN-RUS")
    assert (votes.calls, votes.day, votes.sides) == ((), None, {})


def test_votes_become_sides_absent_is_missing(tmp_path: Path) -> None:
    (row,) = compile_votes(tables(tmp_path), [call()], [CASE])
    assert row[:5] == (CASE.id, "A/X", "1970-03-09", 8, True)
    assert row[7:] == ("DNK", "ISL", "FIN")  # parties left out, Ukraine no state in 1970


def test_a_no_can_stand_with_the_target(tmp_path: Path) -> None:
    votes = VOTES | {"Norway": "yes"}
    (row,) = compile_votes(tables(tmp_path, votes), [call(for_target="no")], [CASE])
    assert row[7:] == ("ISL", "DNK", "FIN")


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = compile_votes(tables(tmp_path), [call()], [CASE])
    one, two = write_votes(rows, tmp_path / "one"), write_votes(rows, tmp_path / "two")
    assert one.read_bytes() == two.read_bytes()
    assert rolls._load(one)[CASE.id][0].sides == {"DNK": 1.0, "ISL": 0.0, "FIN": 0.5}


def test_an_attacker_that_votes_with_its_target_speaks_against_the_entry(tmp_path: Path) -> None:
    with pytest.raises(DamagedData, match="NOR stood with its own target"):
        compile_votes(tables(tmp_path, VOTES | {"Norway": "yes"}), [call()], [CASE])


def test_entries_that_the_tables_do_not_bear_out(tmp_path: Path) -> None:
    raw = tables(tmp_path)
    for wrong in (call(rcid=9), call(session=24), call(day=dt.date(1970, 4, 9))):
        with pytest.raises(BadInput, match="no roll call"):
            compile_votes(raw, [wrong], [CASE])
    with pytest.raises(DamagedData, match="no case has the id"):
        compile_votes(raw, [call(cases=("1970-03-01-SWE-DNK",))], [CASE])
    with pytest.raises(BadInput, match="does not know: Atlantis"):
        compile_votes(tables(tmp_path, VOTES | {"Atlantis": "yes"}), [call()], [CASE])


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"for_target": '"maybe"'}, "for_target"),
        ({"cases": "[]"}, "cases is empty"),
        ({"cases": '["some attack"]'}, "no case id"),
        ({"day": "1971-06-01"}, "days after"),
        ({"day": "1970-02-01"}, "days after"),
        ({"rcid": "0"}, "below 1"),
        ({"rcid": '"7"'}, "not a int"),
        ({"votes": "3"}, "no key"),
    ],
)
def test_faults_of_an_entry_are_named(tmp_path: Path, more: dict[str, str], fault: str) -> None:
    with pytest.raises(DamagedData, match=fault):
        rolls.load_roll_calls(text(tmp_path, **more))


def test_one_roll_call_is_entered_once(tmp_path: Path) -> None:
    path = text(tmp_path)
    body = path.read_text(encoding="utf-8")
    path.write_text(body + body.split("\n", 1)[1].replace("A/X", "A/Y"), encoding="utf-8")
    with pytest.raises(DamagedData, match="rcid 7 stands in"):
        rolls.load_roll_calls(path)


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "case_votes.json.gz"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(DamagedData, match="case_votes"):
        rolls._load(path)
