"""One deed told by two verbs is one claim."""

from __future__ import annotations

import datetime as dt

import pytest

from foederis.reading import document_from, read_document


def deeds(text: str) -> list[tuple[str, str | None, str | None, list[float | None]]]:
    claims = read_document(document_from(text, id="x", published=dt.date(2020, 5, 6)))
    return [
        (
            c.event.value,
            c.actor.state if c.actor else None,
            c.recipient.state if c.recipient else None,
            sorted(q.quantity for q in c.objects if q.quantity is not None),
        )
        for c in claims
    ]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Kenyan marines boarded and impounded a Somali trawler on Sunday.", ("COERCE", "KEN", "SOM", [])),
        ("Peruvian jets bombed a Chilean convoy, killing nine soldiers.", ("ASSAULT", "PER", "CHL", [9.0])),
    ],
)
def test_one_deed_is_one_claim(text: str, deed: tuple[str, str, str, list[float]]) -> None:
    assert deeds(text) == [deed]


def test_two_deeds_are_two() -> None:
    found = deeds("Kenyan marines impounded a Somali trawler and arrested two Tanzanian sailors.")
    assert {(e, a, r) for e, a, r, _ in found} == {("COERCE", "KEN", "SOM"), ("COERCE", "KEN", "TZA")}
