"""Standing bonds: treaties with their obligations, arms, troops, trade, energy, sanctions."""

from __future__ import annotations

import pytest

from foederis.reading import read
from foederis.reading._treaties import obligations_in

TIES = {
    "Egypt and Syria concluded a mutual defence agreement in 1966.": ("EGY", "SYR", "treaty", ("defense",)),
    "The treaty of 1960 commits the United States to defend Japan.": ("USA", "JPN", "treaty", ("defense",)),
    "Ethiopia and Kenya are bound by a defence pact.": ("ETH", "KEN", "treaty", ("defense",)),
    "Laos and Vietnam have a friendship treaty.": ("LAO", "VNM", "treaty", ()),
    "The non-aggression pact between Germany and the Soviet Union was signed in August 1939.": ("DEU", "RUS", "treaty", ("nonaggression",)),
    "Pakistan and Saudi Arabia signed a pact declaring an attack on one an attack on both.": ("PAK", "SAU", "treaty", ("defense",)),
    "Under their 1976 treaty, France must come to Djibouti's aid if it is attacked.": ("FRA", "DJI", "treaty", ("defense",)),
    "Turkey has kept 30,000 soldiers in northern Cyprus since 1974.": ("TUR", "CYP", "troops", ()),
    "China has a naval base in Djibouti.": ("CHN", "DJI", "troops", ()),
    "Washington is Cairo's main arms supplier.": ("USA", "EGY", "arms", ()),
    "Qatar sells most of its gas to Japan.": ("QAT", "JPN", "energy", ()),
    "Washington has maintained sanctions against Cuba for six decades.": ("USA", "CUB", "sanctions", ()),
}


@pytest.mark.parametrize("text", TIES)
def test_a_standing_bond(text: str) -> None:
    found = {
        (c.actor and c.actor.state, c.recipient and c.recipient.state, c.tie.kind, c.tie.obligations)
        for c in read(text, published="2021-05-05")
        if c.tie
    }
    assert TIES[text] in found


def test_a_treaty_that_binds_nobody_to_help() -> None:
    claims = read("Chad and Niger signed a friendship treaty on Monday that contains no mutual defence clause.", published="2020-01-10")
    lacking = [c for c in claims if c.factuality == "CT-"]
    assert [(c.actor.state, c.recipient.state, c.tie) for c in lacking if c.actor and c.recipient and c.tie] == [
        ("TCD", "NER", lacking[0].tie)
    ]
    assert lacking[0].tie is not None and lacking[0].tie.obligations == ()


def test_a_single_delivery_is_no_bond() -> None:
    assert all(c.tie is None for c in read("Vietnam received six submarines from Russia on Monday.", published="2020-01-10"))


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("each side must consult the other if attacked", ("consultation",)),
        ("not to aid an aggressor", ("neutrality",)),
        ("to remain neutral", ("neutrality",)),
        ("to come to the other's aid", ("defense",)),
        ("trade and tourism", ()),
        ("an offensive alliance", ("offense",)),
    ],
)
def test_obligations(words: str, duties: tuple[str, ...]) -> None:
    assert obligations_in(words.split()) == duties
