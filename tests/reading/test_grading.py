"""Grading: letters from the table alone, numbers from independent sources alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from foederis.claims import Actor, Attribution, Claim, Document, Event, Factuality, When
from foederis.errors import BadInput
from foederis.reading._grading import grade
from foederis.reading._outlets import Outlet, OutletTable, load_outlets, plain_name

RUS, CUB = Actor("Moscow", "RUS"), Actor("Havana", "CUB")
DAY = dt.date(2024, 5, 6)
_WORDS = iter(f"word{i}" for i in range(10**9))


def own_words() -> str:
    """A passage that shares no four words with any other."""
    return " ".join(next(_WORDS) for _ in range(60))


def told(outlet: str | None = None, *, text: str | None = None, by: tuple[str, ...] = (), value: str = "CT+", **more: Any) -> Claim:
    text = own_words() if text is None else text
    published = more.pop("published", DAY)
    url = more.pop("url", None)
    document = Document(f"{outlet}{text[-12:]}", text, outlet=outlet, published=published, url=url)
    fields: dict[str, Any] = {
        "actor": RUS, "recipient": CUB, "event": Event.AID, "factuality": Factuality(value),
        "attribution": tuple(Attribution(name) for name in by),
    } | more  # fmt: skip
    return Claim("c", document, 0, 0, len(text), text, **fields)


def numbers(*claims: Claim) -> list[int]:
    return [c.credibility for c in grade(claims)]


def test_default_is_f6() -> None:
    (claim,) = grade([told("The Star")])
    assert (claim.reliability, claim.credibility) == ("F", 6)
    assert grade([]) == []


def test_the_axes_do_not_touch() -> None:
    alone, a, b = grade([told("Reuters", recipient=None), told("Reuters"), told("The Star")])
    assert (alone.reliability, alone.credibility) == ("B", 6)
    assert (a.reliability, a.credibility) == ("B", 1)
    assert (b.reliability, b.credibility) == ("F", 1)


def test_two_outlets_confirm() -> None:
    assert numbers(told("A"), told("B")) == [1, 1]
    assert numbers(told("A"), told("B", value="PR+")) == [2, 2]
    assert numbers(told("A", value="PS+"), told("B", value="PR+")) == [3, 3]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (told("A"), told("A")),
        (told("The A"), told("a")),
        (told(None), told(None)),
        (told("A", text=f"KYIV (Reuters) - {own_words()}"), told("B", text=f"{own_words()}\nSource: Reuters")),
        (told("Reuters"), told("B", text=f"{own_words()} (Reuters)")),
        (told("Reuters"), told("B", by=("Reuters",))),
        (told("A", by=("the Kremlin",)), told("B", by=("Kremlin",))),
        (told("A", by=("two officials", "the Post")), told("B", by=("the Post",))),
        (told("A", by=("a senior official",)), told("B", by=("two diplomats in Paris",))),
        (told(None, url="https://www.star.example/1"), told(None, url="https://star.example/2")),
        (told("A"), told("B", recipient=None)),
        (told("A"), told("B", event=Event.SUPPORT)),
        (told("A"), told("B", actor=None)),
        (told("A"), told("B", hypothetical=True)),
        (told("A"), told("B", value="Uu")),
        (told("A"), told("B", published=dt.date(2024, 7, 1))),
        (told("A", when=When(DAY, DAY)), told("B", when=When(dt.date(2024, 5, 1), dt.date(2024, 5, 1)))),
    ],
)
def test_what_is_no_confirmation(one: Claim, two: Claim) -> None:
    assert numbers(one, two) == [6, 6]


def test_a_reprint_is_one_source() -> None:
    passage = "Russia has handed two patrol boats to Cuba in the port of Mariel, the ministry said, and more are to follow in June. " * 3
    assert numbers(told("A", text=passage), told("B", text="Exclusive: " + passage), told("C", text=passage + "It gave no date.")) == [6, 6, 6]
    assert numbers(told("A", text=passage), told("B", text=passage), told("C")) == [1, 1, 1]


def test_contradictions() -> None:
    assert numbers(told("A"), told("B", value="CT-")) == [4, 4]
    assert numbers(told("A"), told("B", value="CT-"), told("C", value="PR-")) == [5, 4, 4]
    assert numbers(told("A"), told("B"), told("C"), told("D", value="CT-")) == [3, 3, 3, 5]
    assert numbers(told("A"), told("B"), told("C"), told("D"), told("E", value="CT-"), told("F", value="CT-"))[:1] == [3]


def test_one_text_that_lets_two_sides_speak() -> None:
    assert numbers(told("A", by=("Islamabad",)), told("A", by=("New Delhi",), value="CT-")) == [4, 4]
    assert numbers(told("A", by=("Islamabad",)), told("A", by=("Islamabad",), value="CT-")) == [6, 6]
    assert numbers(told("A"), told("A", value="CT-")) == [6, 6]


def test_open_spans_and_missing_dates_can_be_the_same_time() -> None:
    assert numbers(told("A", when=When(None, DAY)), told("B", when=When(dt.date(2020, 1, 1), None))) == [1, 1]
    assert numbers(told("A", published=None), told("B")) == [1, 1]


def test_order_does_not_matter_and_many_claims_are_cut_along_time() -> None:
    claims = [told(f"Outlet {i % 7}", published=DAY + dt.timedelta(i // 20)) for i in range(200)]
    forward = {id(c): g.credibility for c, g in zip(claims, grade(claims), strict=True)}
    backward = {id(c): g.credibility for c, g in zip(claims[::-1], grade(claims[::-1]), strict=True)}
    assert forward == backward


# -- the table ---------------------------------------------------------------------------------------------------------


def test_shipped_table() -> None:
    table = load_outlets()
    assert table.find("AFP") is table.find("the Agence France-Presse")
    assert table.find(None) is table.find("The Star") is None
    assert table.of(Document("1", "", url="https://www.reuters.com/world/x")) is table.find("Reuters")
    assert table.of(Document("1", "", url="https://example.org/")) is table.of(Document("1", "", url="http://[bad")) is None
    assert all(o.reliability in "ABCDEF" for o in table.outlets)
    assert table.path == ""


def test_own_table_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOEDERIS_HOME", str(tmp_path))
    file = tmp_path / "outlets.toml"
    file.write_text('[[outlet]]\nname = "Reuters"\nreliability = "a"\n[[outlet]]\nname = "The Star"\ndomains = ["star.example"]\nreliability = "D"\n')
    (claim,) = grade([told("reuters")])
    assert claim.reliability == "A"
    (claim,) = grade([told(None, url="https://news.star.example/1")])
    assert claim.reliability == "D"
    assert load_outlets().path == str(file)
    monkeypatch.delenv("FOEDERIS_HOME")
    assert load_outlets(file).reliability(Document("1", "", outlet="The Star")) == "D"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[outlet", "not TOML"),
        ("outlet = 1", "write each source"),
        ("[[outlet]]\nreliability = 'A'", "no name"),
        ("[[outlet]]\nname = 'X'\nreliability = 'Z'", "not a letter"),
        ("[[outlet]]\nname = 'X'\naliases = 'Y'", "must be a list"),
    ],
)
def test_bad_tables_are_named(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "outlets.toml"
    file.write_text(text)
    with pytest.raises(BadInput, match=words):
        load_outlets(file)
    with pytest.raises(BadInput, match="cannot be read"):
        load_outlets(tmp_path / "none.toml")


def test_credit_lines() -> None:
    table = load_outlets()
    for text, found in (
        ("KYIV, June 5 (AP) - Ships left.", {"Associated Press"}),
        ("MOSCOW. /TASS/. Ships left.", {"TASS"}),
        ("Ships left.\nAFP and agencies", {"Agence France-Presse"}),
        ("Reuters contributed to this report.", {"Reuters"}),
        (f"{own_words()} {own_words()} {own_words()} {own_words()}\nWith dpa", {"dpa"}),
        ("The AP of algebra, said the AA driver.", set()),
    ):
        assert table.agencies(Document("1", text)) == found
    assert OutletTable((Outlet("X"),)).agencies(Document("1", "KYIV (AP) -")) == frozenset()


def test_plain_name() -> None:
    assert plain_name("The New York Times’s") == "new york times"
