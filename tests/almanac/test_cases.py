"""The case universe: what each kind of record becomes, how records of one attack merge, what ships."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from foederis.almanac import _build_cases as build
from foederis.almanac import _merge_cases as merging
from foederis.almanac import get_case, load_cases
from foederis.almanac._attacks import load_attacks
from foederis.errors import BadInput, DamagedData
from foederis.ladder import RUNGS, Rung

DAY = dt.date(1950, 6, 25)


def dispute(**more: Any) -> dict[str, Any]:
    row = {"dispnum": 1, "styear": 1950, "stmon": 6, "stday": 25, "endyear": 1950, "endmon": 8, "endday": -9, "hostlev": 4, "fatality": 1, "recip": 1}
    return row | more


def party(ccode: int, sidea: int, **more: Any) -> dict[str, Any]:
    row = {"dispnum": 1, "ccode": ccode, "sidea": sidea, "orig": 1, "hostlev": 4, "hiact": 17, "styear": 1950, "stmon": 6, "stday": 25}
    return row | more


def plain(target: str = "KOR", attacker: str = "PRK", start: dt.date = DAY, kind: str = "clash", **more: Any) -> merging.Case:
    return merging.Case(target, [attacker], start, None, kind, **more)


@pytest.mark.needs_shared
def test_what_ships_is_what_the_tables_give(shared: Path, tmp_path: Path) -> None:
    from foederis.almanac import _cases

    path = merging.write_cases(build.compile_cases(shared / "data" / "raw", load_attacks()), tmp_path)
    assert path.read_bytes() == _cases._DEFAULT.read_bytes()


def test_dates_less_exact_than_a_day() -> None:
    assert build._date(1950, -9, -9) == (dt.date(1950, 1, 1), "year")
    assert build._date(1950, -9, -9, last=True) == (dt.date(1950, 12, 31), "year")
    assert build._date(1950, 2, -9) == (dt.date(1950, 2, 1), "month")
    assert build._date(1950, 12, -9, last=True) == (dt.date(1950, 12, 31), "month")
    assert build._date(1950, 2, 31) == (dt.date(1950, 2, 28), "day")


def test_a_dispute_with_force_is_a_clash_by_who_used_it() -> None:
    joined = party(2, 0, orig=0, hostlev=4, stday=27)
    late = party(200, 0, orig=0, hostlev=4, stmon=12, stday=1)
    (case,) = build.disputes([dispute()], [party(731, 1), party(732, 0), joined, late, party(710, 1, orig=0)])
    assert (case.target, case.attackers, case.kind, case.start, case.end) == ("KOR", ["PRK"], "clash", DAY, dt.date(1950, 8, 31))
    assert case.target_side["USA"].rungs == {4: 1, 3: 1, 0: 1}
    assert case.target_side["GBR"].rungs == {4: 0, 3: 0, 0: 1}
    assert "after 159 days" in case.target_side["GBR"].account
    assert case.attacker_side == {"CHN"} | {"PRK"}
    assert case.fatal and case.reciprocated


def test_boats_seized_and_shows_of_force_are_disputes() -> None:
    (seized,) = build.disputes([dispute()], [party(731, 1, hiact=build.SEIZURE), party(732, 0, hostlev=1)])
    assert seized.kind == "dispute"
    (war,) = build.disputes([dispute(hostlev=5)], [party(731, 1, hostlev=5), party(732, 0, hostlev=5)])
    assert war.kind == "war"


def test_the_side_that_used_force_attacks_whatever_its_letter() -> None:
    (case,) = build.disputes([dispute()], [party(731, 1, hostlev=2), party(732, 0)])
    assert (case.target, case.attackers) == ("PRK", ["KOR"])


def test_who_was_attacked_in_the_same_hour_is_no_helper() -> None:
    (case,) = build.disputes([dispute()], [party(731, 1), party(732, 0, hostlev=5), party(2, 0, hostlev=1)])
    assert case.target == "KOR" and case.target_side["USA"].rungs == {} and "together" in case.target_side["USA"].account


def test_a_dispute_without_two_states_is_left_out() -> None:
    assert build.disputes([dispute()], [party(731, 1)]) == []


def test_wars_by_their_initiator() -> None:
    def pair(one: int, two: int, began: int, side1: int, side2: int) -> dict[str, Any]:
        return {"warnum": 151, "year": 1950, "ccode1": one, "ccode2": two, "initiator1": began, "initiator2": 1 - began, "sidea1": side1, "sidea2": side2, "batdeath1": 10, "batdeath2": None}

    rows = [pair(731, 732, 1, 1, 2), pair(732, 731, 0, 2, 1), pair(2, 731, 0, 2, 1), pair(710, 732, 0, 1, 2)]
    (case,) = build.wars(rows)
    assert (case.target, case.attackers, case.precision, case.end) == ("KOR", ["PRK"], "year", dt.date(1950, 12, 31))
    assert case.target_side["USA"].rungs == {4: 1} and case.attacker_side == {"CHN"}
    assert build.wars([pair(2, 731, 0, 2, 1)]) == []


def crisis(**more: Any) -> dict[str, Any]:
    row: dict[str, Any] = {"crisno": 9, "cracid": 732, "triggr": 9, "trigent": 731, "systrgyr": 1950, "systrgmo": 6, "systrgda": 25, "yrterm": 1951, "moterm": 7, "daterm": 10}
    return row | {"usinv": 9, "usfavr": None, "suinv": 9, "sufavr": None} | more


@pytest.mark.parametrize(
    ("kind", "view", "rungs"),
    [
        (1, None, {0: 0, 1: 0, 2: 0, 3: 0, 4: 0}),
        (3, 1, {0: 1, 1: 1, 2: 0, 3: 0, 4: 0}),
        (5, 1, {0: 1, 2: 0, 3: 0, 4: 0}),
        (6, 1, {2: 1, 4: 0}),
        (8, 1, {3: 1, 4: 1}),
        (8, 3, {}),
        (9, None, {}),
    ],
)
def test_how_far_the_powers_went_in_a_crisis(kind: int, view: int | None, rungs: dict[int, int]) -> None:
    (case,) = build.crises([crisis(usinv=kind, usfavr=view)], {9: "KOREAN WAR I"})
    assert case.name == "Korean War I" and case.end == dt.date(1951, 7, 10)
    assert case.target_side["USA"].rungs == rungs if rungs else not case.target_side.get("USA", merging.Outcome()).rungs


def test_crises_without_an_attack_by_a_state_are_left_out() -> None:
    assert build.crises([crisis(triggr=2), crisis(trigent=997), crisis(systrgyr=None), crisis(trigent=732)], {}) == []
    (case,) = build.crises([crisis(triggr=7, yrterm=None)], {})
    assert case.end is None and case.links["icb_nonviolent"] == [9]


def test_names_out_of_capitals() -> None:
    assert build._named("WAR IN ANGOLA II") == "War in Angola II"
    assert build._named("US-LIBYAN PLANES AND THE EC-121") == "Us-Libyan Planes and the EC-121"


def episode(**more: Any) -> dict[str, Any]:
    row = {"type_of_conflict": "interstate", "gwno_a": "731", "gwno_b": "732", "conflict_id": 5, "start_date2": "1950-06-25", "year": 1950, "intensity_level": 2, "gwno_a_2nd": "710", "gwno_b_2nd": "2"}
    return row | more


def test_episodes_of_conflict() -> None:
    (case,) = build.conflicts([episode(), episode(year=1951, gwno_b_2nd="200"), episode(type_of_conflict="intrastate"), episode(gwno_b="731", conflict_id=6)])
    assert case.kind == "war" and case.end == dt.date(1951, 12, 31)
    assert list(case.target_side) == ["USA"] and case.attacker_side == {"CHN"}


def test_records_of_one_attack_become_one_case() -> None:
    hand, other = plain(name="by hand"), plain(start=DAY + dt.timedelta(days=30), kind="war")
    other.target_side["USA"].say(4, 1, "mid", merging.RANK)
    hand.target_side["USA"].say(4, 0, "hand", merging.RANK)
    hand.links["hand"].append("x")
    apart = plain(start=DAY + dt.timedelta(days=400))
    one, two = merging.merge([[hand], [other, apart]])
    assert one is hand and one.merged == 2 and one.kind == "war"
    assert one.target_side["USA"].rungs == {4: 0}  # what was coded by hand stands
    assert two is apart


def test_a_number_that_both_give_joins_them_at_any_distance() -> None:
    hand, far = plain(), plain(start=DAY + dt.timedelta(days=900))
    hand.links["said_mid"].append(77)
    far.links["mid"].append(77)
    (case,) = merging.merge([[hand], [far]])
    assert case.merged == 2 and case.links["mid"] == [77]


def test_a_war_takes_the_day_of_the_dispute_in_it_and_swallows_what_falls_into_it() -> None:
    war = plain(start=dt.date(1950, 7, 1), kind="war", precision="year")
    war.links["cow_war"].append(151)
    war.end = dt.date(1953, 12, 31)
    within = plain(start=dt.date(1952, 3, 3), fatal=True)
    quiet = plain(start=dt.date(1952, 3, 3), kind="dispute")
    cases = merging.merge([[war], [plain()], [within], [quiet]])
    assert cases[0].start == DAY and cases[0].precision == "day" and cases[0].merged == 3 and cases[0].fatal
    assert [c.kind for c in cases] == ["war", "dispute"]


def test_sides_the_other_way_round_help_the_target() -> None:
    home = plain()
    turned = plain(target="PRK", attacker="KOR")
    turned.links["undirected"].append(5)
    turned.links["ucdp"].append(5)
    turned.covered.add("ucdp")
    turned.attacker_side = {"USA", "KOR"}
    (case,) = merging.merge([[home], [turned]])
    assert case.target_side["USA"].rungs == {4: 1} and case.covered == {"ucdp"} and "undirected" not in case.links


def test_the_more_forceful_kind_stands() -> None:
    (case,) = merging.merge([[plain(kind="dispute")], [plain(kind="crisis")]])
    assert case.kind == "crisis"


def test_written_and_read_again(tmp_path: Path) -> None:
    one, two = plain(name="one"), plain(name="two")
    one.links["said_mid"].append(77)
    one.target_side["USA"].say(4, 1, "mid", merging.RANK)
    two.links["undirected"].append(5)
    first, second = load_cases(merging.write_cases([one, two], tmp_path / "new"))
    assert (first.id, second.id) == ("1950-06-25-KOR-PRK", "1950-06-25-KOR-PRK-2")
    assert first.links == {"mid": [77]} and first.is_attack and not second.is_attack
    assert first.outcome("USA", Rung.FORCE) == (True, "m") and first.outcome("USA", RUNGS[2]) == (None, "-")
    assert first.outcome("PRK", Rung.FORCE) == (None, "-") and first.outcome("FRA", Rung.FORCE) == (None, "-")
    assert merging.write_cases([one, two], tmp_path / "again").read_bytes() == (tmp_path / "new" / "cases.json.gz").read_bytes()


def test_silence_is_a_no_only_where_everybody_is_listed(tmp_path: Path) -> None:
    listed, war = plain(), plain(kind="war", attacker="CHN")
    listed.covered.add("mid")
    war.covered.add("cow")
    war.target_side["USA"].account = "attacked together with the target"
    war_read, listed_read = load_cases(merging.write_cases([war, listed], tmp_path))
    assert listed_read.outcome("FRA", Rung.PRESENCE) == (False, "m")
    assert war_read.outcome("FRA", Rung.FORCE) == (False, "c") and war_read.outcome("FRA", Rung.PRESENCE) == (None, "-")
    assert war_read.outcome("USA", Rung.FORCE) == (None, "-")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cases.json.gz"
    path.write_bytes(b"no archive")
    with pytest.raises(DamagedData, match=r"cases\.json\.gz"):
        load_cases(path)


def test_an_id_that_is_none_gets_its_neighbours() -> None:
    ident = next(c.id for c in load_cases() if c.by_hand)
    assert get_case(f" {ident} ").id == ident
    with pytest.raises(BadInput) as caught:
        get_case(ident[:4] + "-00-00-XXX-YYY")
    assert "near it" in (caught.value.hint or "")
    with pytest.raises(BadInput):
        get_case("nothing of the kind")
