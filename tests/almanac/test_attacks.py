"""The hand-coded attacks: the parser's complaints, and every shipped file held to the format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foederis.almanac import _attacks
from foederis.almanac._attacks import load_attacks, parse_attacks
from foederis.errors import DamagedData
from foederis.ladder import RUNGS, Rung
from foederis.states import CODES

FOLDER = Path(_attacks.__file__).parent.parent / "data" / "supplement" / "attacks"
FILES = sorted(FOLDER.glob("*.toml"))

ATTACK = """
[[attack]]
id = "1920-01-01-AAA-BBB"
name = "An invented war"
target = "AAA"
attackers = ["BBB", "DDD"]
start = 1920-01-01
end = 1920-02-01
kind = "war"
summary = "BBB crossed the border."
sources = ["a book"]
cow_war = 7
mid = [1, 2]
"""
HELPER = """
[[attack.helper]]
state = "CCC"
words = "yes"
diplomatic = "no"
materiel = "unclear"
presence = "no"
force = "no"
later = ["force"]
account = "Protested; fought from May."
confidence = "high"
source = "a book, p. 1"
"""


def test_reads_every_field() -> None:
    (attack,) = parse_attacks(ATTACK + HELPER)
    assert (attack.attacker, attack.attackers) == ("BBB", ("BBB", "DDD"))
    assert (attack.cow_war, attack.mid, attack.icb, attack.ucdp) == ((7,), (1, 2), (), ())
    assert attack.horizon_end == date(1920, 3, 31)
    (helper,) = attack.helpers
    assert helper.outcomes == (True, False, None, False, False)
    assert helper.on(Rung.WORDS) is True
    assert helper.later == {Rung.FORCE}


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[[attack]]", "[[attack]", "not valid TOML"),
        ("[[attack]]", "[[assault]]", "unknown key"),
        ('id = "1920-01-01-AAA-BBB"', 'id = "1920-01-01-AAA-CCC"', "start-target-attacker"),
        ('id = "1920-01-01-AAA-BBB"', "id = 5", "one line of text"),
        ('name = "An invented war"', 'name = " "', "one line of text"),
        ('target = "AAA"', 'target = "Aa"', "three capital letters"),
        ('attackers = ["BBB", "DDD"]', 'attackers = ["AAA"]', "without the target"),
        ('attackers = ["BBB", "DDD"]', "attackers = []", "one or more states"),
        ("start = 1920-01-01", 'start = "1920-01-01"', "must be a day"),
        ("start = 1920-01-01", "start = 1920-01-01T00:00:00", "must be a day"),
        ("end = 1920-02-01", "end = 1919-02-01", "ends before it starts"),
        ('kind = "war"', 'kind = "quarrel"', "kind is 'quarrel'"),
        ('sources = ["a book"]', "sources = []", "sources must be"),
        ("cow_war = 7", "cow_war = true", "must be a number"),
        ("cow_war = 7", "cow_wars = 7", "unknown key 'cow_wars'"),
        ('state = "CCC"', 'state = "DDD"', "is a party to the attack"),
        ('words = "yes"', 'words = "maybe"', "words is 'maybe'"),
        ('words = "yes"', 'wards = "yes"', "unknown key 'wards'"),
        ('later = ["force"]', 'later = ["war"]', "list of rungs"),
        ('later = ["force"]', 'later = ["words"]', "cannot be 'yes'"),
        ('confidence = "high"', 'confidence = "sure"', "confidence is 'sure'"),
        ('account = "Protested; fought from May."', "", "account must be"),
        ('source = "a book, p. 1"', "", "source must be"),
    ],
)
def test_says_what_is_wrong(old: str, new: str, complaint: str) -> None:
    text = (ATTACK + HELPER).replace(old, new, 1)
    with pytest.raises(DamagedData, match=complaint):
        parse_attacks(text, "some.toml")


def test_each_attack_and_helper_once() -> None:
    with pytest.raises(DamagedData, match="each once"):
        parse_attacks(ATTACK + HELPER + HELPER)
    with pytest.raises(DamagedData, match="each once"):
        parse_attacks(ATTACK)
    with pytest.raises(DamagedData, match="stands twice"):
        parse_attacks(ATTACK + HELPER + ATTACK + HELPER)


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(DamagedData, match="missing"):
        load_attacks(tmp_path / "nowhere")
    (tmp_path / "one.toml").write_text(ATTACK + HELPER, encoding="utf-8")
    assert len(load_attacks(tmp_path)) == 1
    twice = tmp_path / "twice"
    twice.mkdir()
    for name in ("one.toml", "two.toml"):
        (twice / name).write_text(ATTACK + HELPER, encoding="utf-8")
    with pytest.raises(DamagedData, match="another file"):
        load_attacks(twice)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_shipped_file_holds_to_the_format(file: Path) -> None:
    attacks = parse_attacks(file.read_text(encoding="utf-8"), file.name)
    first, last = (int(y) for y in file.stem.split("-"))
    assert [a.id for a in attacks] == [a.id for a in sorted(attacks, key=lambda a: a.start)]
    for attack in attacks:
        assert first <= attack.start.year <= last, attack.id
        assert len(attack.summary) <= 240, attack.id
        assert {attack.target, *attack.attackers, *(h.state for h in attack.helpers)} <= set(CODES), attack.id
        for helper in attack.helpers:
            assert len(helper.account) <= 320, (attack.id, helper.state)
            # A row that codes nothing teaches nothing.
            assert any(value is not None for value in helper.outcomes), (attack.id, helper.state)


def test_the_shipped_supplement_has_bystanders() -> None:
    # Selecting on help given would bias every level upwards: the negatives must be there in number.
    rows = [h for a in load_attacks() for h in a.helpers]
    stood_by = sum(h.on(Rung.FORCE) is False for h in rows)
    assert stood_by > len(rows) / 2
    assert all(len(h.outcomes) == len(RUNGS) for h in rows)
