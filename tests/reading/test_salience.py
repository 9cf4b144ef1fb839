"""What a long text is about: sides that a clause leaves out are not those that the text only touches upon."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import read

DAY = dt.date(2024, 6, 10)

FRAME = (
    "Peruvian gunners shelled the Ecuadorian town of Macara for three hours on the night of the second of June, and eleven "
    "people died in the ruins of its market. Ecuador recalled its ambassador from Lima the next morning, and president "
    "Noboa put the army on alert along the whole of the frontier. Peru says that Ecuador had dug trenches on a strip of "
    "land which a treaty of 1998 left to nobody. Lima and Quito have quarrelled over the valleys of the Cenepa since the "
    "war of 1941, and the peace that they signed after the last one was never liked by the generals of either. {}"
)

CASES = {
    # whom one complains of is not the state named last
    "Uruguay sold wheat to Bolivia at half the price of last year. The speaker of the Peruvian parliament complained on Friday.": (
        "PER",
        "ACCUSE",
        {None, "ECU"},
    ),
    "Norway delivered lorries to Chile. A ceasefire brokered by Brazil has largely held.": (
        "BRA",
        "CONSULT",
        {None, "PER", "ECU"},
    ),
    "Israel sold Ecuador drones; Brazil has warned that it will not tolerate any change of borders.": (
        "BRA",
        "THREATEN",
        {None, "PER", "ECU"},
    ),
    "Norway kept silent. The United States urged both sides to talk.": ("USA", "REQUEST", {"PER", "ECU"}),
    # who stands in a condition is not the one threatened
    "Israel sold Peru drones; Colombia has warned that it will not tolerate any change of borders if Quito is cut off.": (
        "COL",
        "THREATEN",
        {None, "PER"},
    ),
    # whose deed is condemned under another name
    "The Canadian speaker, visiting Lima, condemned what she called cowardly attacks by Ecuador.": (
        "CAN",
        "ACCUSE",
        {"ECU"},
    ),
    "Ottawa condemned what it called Peruvian arrogance.": ("CAN", "ACCUSE", {"PER"}),
    # a deed upon the one just dealt with stands, however seldom it is named
    "Ecuador accused Venezuela of smuggling arms. It expelled two of its diplomats.": ("ECU", "SANCTION", {"VEN"}),
}


@pytest.mark.parametrize("last", CASES)
def test_long_texts_keep_to_their_matter(last: str) -> None:
    actor, event, allowed = CASES[last]
    claims = [c for c in read(FRAME.format(last), published=DAY) if c.start > FRAME.index("{}") - 2]
    found = {
        c.recipient and (c.recipient.state or c.recipient.name)
        for c in claims
        if c.actor is not None and c.actor.state == actor and c.event == event
    }
    assert found
    assert found <= allowed


def test_nobody_asks_the_attacker_for_help() -> None:
    text = FRAME.format(
        "When Peruvian artillery opened fire on Macara again, Ecuador's security council met within hours and invoked the Rio treaty."
    )
    asked = [
        c
        for c in read(text, published=DAY)
        if c.event in {"REQUEST", "AID"} and c.actor is not None and c.actor.state == "ECU"
    ]
    assert all(c.recipient is None or c.recipient.state != "PER" for c in asked)


def test_a_short_text_has_no_matter_but_its_own() -> None:
    claims = read("Uruguay sold wheat to Bolivia. Peru complained on Friday.", published=DAY)
    assert all(c.recipient is not None for c in claims)
