"""Whose treaty it is, and to what it binds: names in the sentence go before the treaty spoken of last."""

import datetime as dt

import pytest

from foederis import reading


def ties(text: str) -> list[tuple[str | None, str | None, str, tuple[str, ...]]]:
    document = reading.document_from(text, id="t", published=dt.date(2025, 11, 21))
    return [
        (c.actor and c.actor.state, c.recipient and c.recipient.state, c.factuality.value, c.tie.obligations)
        for c in reading.read_document(document)
        if c.tie is not None and c.tie.kind == "treaty"
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "obliges each side to help the other with military means if it is attacked",
        "obliges each to help the other if attacked",
        "commits each party to come to the other's aid if it comes under attack",
        "binds both parties to defend each other",
    ],
)
@pytest.mark.parametrize("treaty", ["The 1997 treaty between Peru and Chile", "Peru's pact with Chile"])
def test_a_duty_of_both(treaty: str, clause: str) -> None:
    assert ties(f"{treaty} {clause}.") == [("PER", "CHL", "CT+", ("defense",))]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("The treaty does not oblige Oslo to defend Chad.", ("NOR", "TCD", "CT-", ())),
        (
            "Mali's treaty with Niger commits each party to aid the other if it is attacked.",
            ("MLI", "NER", "CT+", ("defense",)),
        ),
        (
            "The partnership treaty with Mali contains no mutual defence clause, Ghana's foreign minister said.",
            ("GHA", "MLI", "CT-", ()),
        ),
    ],
)
def test_named_parties_go_before_those_of_the_last_treaty(
    second: str, expected: tuple[str, str, str, tuple[str, ...]]
) -> None:
    assert expected in ties(f"Peru has a defence treaty with Chile. {second}")


@pytest.mark.parametrize("bound", ["bound by the pact of 1925 to aid Chile if it is attacked", "bound by treaty to defend Chile"])
@pytest.mark.parametrize("clause", ["Peru, {}, has called up its reservists.", "Peru is {}."])
def test_who_is_bound_goes_before_who_was_named_last(bound: str, clause: str) -> None:
    assert ties(f"Norway massed nine divisions on Tuesday. {clause.format(bound)}") == [("PER", "CHL", "CT+", ("defense",))]


DUTIES = """
RUS>VEN CT- |Russia signed an agreement with Venezuela in May. Nothing in the agreement obliges Moscow to intervene if the United States attacks.
RUS>VEN CT- |Nothing in the treaty between Russia and Venezuela obliges Moscow to fight for Caracas.
USA>GTM CT- |The agreement between Washington and Guatemala says nothing of joint defence.
IRN>RUS CT- |Iran and Russia need not defend each other under the treaty that they signed in January.
IRQ>RUS CT+ consultation|Iraq and the Soviet Union concluded a treaty on Sunday. It obliges the two to consult when peace is in danger, not to fight for one another.
JPN>CHN CT+ nonaggression|Under the treaty that Japan and China signed on Saturday, each renounces force against the other.
PNG>AUS CT+ defense|Papua New Guinea ratified the treaty with Australia. Each party shall act to meet an armed attack on the other.
RUS>IND CT+ neutrality|Moscow and New Delhi signed a treaty on Monday: each must consult the other at once, and neither may assist a third party that takes up arms against its partner.
USA>PHL CT+ defense|The treaty of 1951 commits the United States and the Philippines to meet an armed attack together.
FRA>POL CT+ defense|The pact obliges France to defend Poland if Germany invades it.
"""


@pytest.mark.parametrize("case", DUTIES.strip().splitlines())
def test_what_a_paper_obliges_to_and_what_it_does_not(case: str) -> None:
    want, text = case.split("|")
    assert want in {f"{a}>{b} {value} {' '.join(duties)}" for a, b, value, duties in ties(text)}
