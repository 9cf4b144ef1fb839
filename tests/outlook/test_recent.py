"""The list of recent attacks: its shape only. No forecast is asked for any of its rows here."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from foederis import states
from foederis.ladder import RUNGS

ATTACKS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "recent.toml").read_text(encoding="utf-8"))[
    "attack"
]
KEYS = {"id", "date", "as_of", "target", "attacker", "kind", "account", "checked", "sources", "helpers"}
KINDS = {"war", "strike", "intervention", "raid", "blockade", "occupation", "clash"}
LADDER = {rung.value for rung in RUNGS}
UNREAD = "general knowledge, not verified online: "

each = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: str(attack["id"]))


def test_there_are_enough_of_them_and_none_stands_twice() -> None:
    assert len(ATTACKS) >= 45
    assert sum(len(a["helpers"]) for a in ATTACKS) >= 140
    ids = [a["id"] for a in ATTACKS]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids, key=lambda i: (i[:10], i))


@each
def test_an_attack_is_whole(attack: dict[str, Any]) -> None:
    assert set(attack) - {"with"} == KEYS
    assert type(attack["date"]) is dt.date
    assert dt.date(2014, 1, 1) <= attack["date"] <= dt.date(2026, 6, 30)
    assert attack["as_of"] == attack["date"] - dt.timedelta(days=1)
    assert attack["id"] == f"{attack['date']}-{attack['target']}-{attack['attacker']}"
    assert attack["kind"] in KINDS
    assert attack["account"].strip()
    assert "\n" not in attack["account"]


@each
def test_every_code_is_a_state_of_that_day(attack: dict[str, Any]) -> None:
    parties = [attack["target"], attack["attacker"], *attack.get("with", [])]
    helpers = [h["state"] for h in attack["helpers"]]
    assert len({*parties, *helpers}) == len(parties) + len(helpers)
    for code in parties + helpers:
        assert states.exists(code, attack["as_of"]), code


@each
def test_every_helper_is_coded_on_every_rung(attack: dict[str, Any]) -> None:
    assert 3 <= len(attack["helpers"]) <= 5
    for helper in attack["helpers"]:
        assert set(helper) - {"note"} == {"state", "confidence", "checked", *LADDER}
        assert {helper[rung] for rung in LADDER} <= {"yes", "no", "unclear"}
        assert helper["confidence"] in {"high", "moderate", "low"}
        assert helper["force"] != "yes" or helper["presence"] == "yes"


@each
def test_every_attack_has_its_sources(attack: dict[str, Any]) -> None:
    assert attack["sources"]
    for source in attack["sources"]:
        assert re.match(r"https?://\S+$", source) or (source.startswith(UNREAD) and len(source) > len(UNREAD) + 10), (
            source
        )
    checked = any(h["checked"] for h in attack["helpers"])
    assert attack["checked"] == ("online" if checked else "general knowledge")
    if checked:
        assert any(s.startswith("http") for s in attack["sources"])
