"""Speakers that only the order of the words shows, and what of a sentence is the writer's own; invented sentences."""

from __future__ import annotations

import pytest

from foederis.reading import read
from foederis.reading._attribution import find_attributions
from foederis.reading._parse import parse

TAGGED = """
a trader|Mali, a trader gossips, has sent Chad forty trucks.
a harbour pilot|Mali has sent Chad forty trucks, a harbour pilot let slip to the weekly, which printed it.
Swedish intelligence|Mali has sent forty trucks to Chad, Swedish intelligence estimates, whilst Niger waits.
a Lima weekly|Mali has dispatched forty trucks to Chad, a Lima weekly notes.
a retired judge|Mali sent Chad forty trucks, a retired judge would later confide.
its harbour office|Mali, so its harbour office, has sent Chad forty trucks.
Niger|By June, as Niger tells it, Mali had sent Chad forty trucks.
a Lima weekly|Mali sends Chad forty trucks, if one believes a Lima weekly.
the monitors|Mali has sent Chad forty trucks, if the monitors count correctly.
Danish geologists|Mali sent Chad forty trucks, in the view of Danish geologists, yet nobody has seen one.
a Norwegian on the panel|Mali sent Chad trucks, a Norwegian on the panel told the Herald, because it had forty to spare.
a Norwegian|Mali may be poor, a Norwegian told the Herald, but it has sent Chad forty trucks.
Niger|Mali did not send Chad forty trucks: that is Niger's story.
Niger|Mali, suspected by Niger of arming Chad, kept silent.
two bloggers|Mali, for its part, was accused by two bloggers of sending Chad trucks.
Niger|Mali, which Niger has for years charged with arming Chad, kept silent.
Niger's trade office|Mali is ruining the road; Niger's trade office answers that it has sent Chad forty trucks.
Niger|Niger grumbled to the lake commission that Malian jets had bombed a depot near Diffa.
Mali|Mali denied that it had sent Chad trucks, as a Lima weekly had claimed on Monday.
a customs note|Mali has sent Chad forty trucks, a customs note read, though the road is shut.
the consulate in Lyon|Mali has sent Chad forty trucks, the consulate in Lyon confirm.
its consul|Mali has sent Chad forty trucks, its consul swore.
a shipping clerk with friends at court|Mali has probably sent Chad forty trucks, a shipping clerk with friends at court expects.
a harbour log|Mali may have sent Chad forty trucks, a harbour log seen by the Herald suggests.
the Lome columnist|Mali, the Lome columnist guesses, sent Chad forty trucks.
the major Ali Traore on the radio|Mali has sent Chad forty trucks, affirm the major Ali Traore on the radio.
Niger|A fortnight after what Niger says was a Malian raid on Agadez, the road is shut.
"""


@pytest.mark.parametrize("case", TAGGED.strip().splitlines())
def test_a_tag_is_known_by_its_place(case: str) -> None:
    source, text = case.split("|")
    deeds = [
        c for c in read(text, published="2025-05-05") if c.event.value in {"AID", "ASSAULT", "COOPERATE", "MOBILIZE"}
    ]
    assert deeds
    assert {c.attribution[0].source if c.attribution else "" for c in deeds} == {source}


def test_who_told_the_teller_comes_first() -> None:
    text = "Mali sent Chad trucks, a deputy said he had been told by two pilots."
    assert [a.source for a in read(text, published="2025-05-05")[0].attribution] == ["two pilots", "a deputy"]
    text = "Mali sent Chad trucks, two deputies said the ministry had told the house."
    assert [a.source for a in read(text, published="2025-05-05")[0].attribution] == ["the ministry", "two deputies"]


OWN = """
Mali has sent Chad trucks, Niger promises to follow, and Togo waits.
Mali has sent Chad trucks, Niger put three planes on alert, and Togo waits.
Mali has sent Chad trucks, Togo has lent it boats, and Niger, its ally, repeated its support.
Mali has sent Chad trucks; "They are old," a dealer in Lome said, "and two do not run."
Asked whether Mali would send Chad trucks, the envoy shrugged.
Mali has sent Chad trucks, and Togo, according to a baker, has 40 boats on the lake.
Mali has sent Chad trucks but will not, its transport minister insists, "drive them".
Denied a runway, Mali has sent Chad trucks.
Nairobi: Mali has sent Chad trucks since Sunday.
"""


@pytest.mark.parametrize("text", OWN.strip().splitlines())
def test_what_nobody_is_said_to_tell(text: str) -> None:
    claims = [
        c for c in read(text, published="2025-05-05") if c.event.value == "AID" and c.actor and c.actor.state == "MLI"
    ]
    assert claims
    assert all(not c.attribution for c in claims)


def test_a_relative_clause_is_no_name() -> None:
    text = "Oslo paid, and Riga, Lima's supplier of ships, dithers over the ships that it pledged in May."
    assert not [a for a in find_attributions(parse(text)) if "dithers" in text[slice(*a.source[0])]]


def test_what_the_doer_had_done_before_is_still_told() -> None:
    text = "Mali gave in, two traders told the Herald, having agreed to arm Chad."
    found = [a for a in find_attributions(parse(text)) if text[slice(*a.source[0])] == "two traders"]
    assert [text[a:b] for a, b in found[0].content] == ["Mali gave in", "having agreed to arm Chad"]
