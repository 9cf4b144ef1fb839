"""What an attack was made with, what was asked for or refused, what was cut."""

from __future__ import annotations

import pytest

from foederis.reading import read

MODES = {
    "Chadian jets struck a Libyan depot near Aozou on Monday.": ("ASSAULT", "aerial"),
    "Libyan rockets killed three Chadian soldiers on Monday.": ("ASSAULT", "heavy-weapons"),
    "Libyan and Chadian troops traded mortar fire on Monday.": ("ASSAULT", "heavy-weapons"),
    "Iranian drones hit a Saudi refinery on Monday.": ("ASSAULT", "drone"),
    "Indian border guards shot two Nepalese farmers on Monday.": ("ASSAULT", "firearms"),
    "Chad asked France on Monday for radars.": ("REQUEST", "assist"),
    "Chad asked France to enlarge its garrison.": ("REQUEST", "assist"),
    "Chad asked Togo to convene a summit.": ("REQUEST", "meet"),
    "Chad urged Libya to return to the talks.": ("REQUEST", "meet"),
    "Chad urged Libya to leave the Aozou strip.": ("REQUEST", "yield"),
    "Chad urged Libya not to place rocket launchers on the border.": ("REQUEST", "change"),
    "Jordan declined to let American jets use its runways.": ("REJECT", "assist"),
    "Sudan turned down Chad's offer of gas.": ("REJECT", "assist"),
    "Sudan rejected a ceasefire appeal from Chad.": ("REJECT", "yield"),
    "Norway froze $20 million in aid to Malawi.": ("SANCTION", "discontinue"),
    "Turkey threatened to shut the oil pipeline to Iraq.": ("THREATEN", "restrict"),
}


@pytest.mark.parametrize("text", MODES)
def test_a_mode_by_what_is_named(text: str) -> None:
    found = {(c.event, c.mode) for c in read(text, published="2021-05-05")}
    assert MODES[text] in found


GAMES = [
    "The Cuban boxer vowed revenge on the Mexican champion.",
    "In the final the Korean archer ignored a warning and forced her German opponent to capitulate.",
    "Her German husband threatened to leave unless she gave up the Italian lessons.",
    "The Brazilian model sued her agent in New York.",
    "An army of Argentine ants has invaded the south of France.",
    "Spanish olive growers declared war on a Turkish beetle.",
    "Washington defeated Denver and will host Toronto on Friday.",
]


@pytest.mark.parametrize("text", GAMES)
def test_what_private_people_do_is_no_claim(text: str) -> None:
    assert read(text, published="2021-05-05") == []
