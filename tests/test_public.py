"""The public face: foederis.ask, foederis.read, and what is fetched late."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

import foederis
from foederis.errors import BadDate, BadQuestion
from foederis.outlook import Dossier, Ranking


def test_ask_in_words_and_by_codes() -> None:
    one = foederis.ask("Would Russia help Venezuela if the US attacks?", as_of="2025-12-14")
    two = foederis.ask(target="VEN", attacker="USA", helper="RUS", as_of=dt.date(2025, 12, 14), horizon_days=30)
    assert isinstance(one, Dossier)
    assert isinstance(two, Dossier)
    assert (one.target, one.attacker, one.helper) == (two.target, two.attacker, two.helper) == ("VEN", "USA", "RUS")
    assert two.horizon_days == 30
    assert [r.probability for r in one.rungs] == [r.probability for r in two.rungs]


def test_ask_without_helper_and_day() -> None:
    found = foederis.ask(target="TWN", attacker="CHN")
    assert isinstance(found, Ranking)
    assert found.as_of == dt.date.today()


def test_what_is_read_can_be_given() -> None:
    claims = foederis.read("Russia refused to send weapons to Venezuela.", published="2025-12-10")
    assert claims
    found = foederis.ask(target="VEN", attacker="USA", helper="RUS", as_of="2025-12-14", claims=claims, assume=["war:RUS"])
    assert isinstance(found, Dossier)
    assert found.assumed == ("war:RUS",)
    assert {c.id for c in found.claims} <= {c.id for c in claims}


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"as_of": "14.12.2025"}, BadDate),
        ({"as_of": "2999-01-01"}, BadDate),
        ({"helper": "USA"}, BadQuestion),
        ({"attacker": "VEN"}, BadQuestion),
    ],
)
def test_errors_are_those_of_the_tree(asked: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        foederis.ask(**({"target": "VEN", "attacker": "USA", "helper": "RUS", "as_of": "2025-12-14"} | asked))  # type: ignore[arg-type]


def test_late_names() -> None:
    from foederis.almanac import Almanac
    from foederis.library import Library

    assert foederis.Almanac is Almanac
    assert foederis.Library is Library
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = foederis.nothing
    assert set(foederis.__all__) >= {"ask", "read", "Almanac", "Library", "__version__"}


def test_importing_is_light() -> None:
    """The heavy rooms come when they are asked for: numpy, spaCy and the database stay out."""
    code = "import sys, foederis; print([m for m in ('numpy', 'spacy', 'sqlalchemy', 'pydantic', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
