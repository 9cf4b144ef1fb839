"""The learned model beside the frames: what it adds, what it leaves alone, and what its figures are."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import runpy
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from foederis.claims import Claim
from foederis.reading import _gleaned, _pipeline, document_from, read_document
from foederis.reading._gleaning import EVENTS, Gleaner
from foederis.reading._weighing import unpack, weigh, weights

ROOT = Path(__file__).parents[2]
SHELLS = "Peru recalled its envoy from Quito on Monday after Ecuador lobbed shells across the river."
BILL = "Ghana sent 300 soldiers to Gambia in January. Togo chipped in 80 men, and Accra footed the bill."


def read(text: str) -> list[Claim]:
    return read_document(document_from(text, id="x", published=dt.date(2020, 5, 6)))


def triples(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(c.event.value, c.actor.state if c.actor else None, c.recipient.state if c.recipient else None) for c in read(text)}


@pytest.fixture
def frames_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pipeline, "glean", lambda _ex, _raws, chosen: chosen)


@pytest.mark.parametrize(("text", "added"), [(SHELLS, ("ASSAULT", "ECU", "PER")), (BILL, ("AID", "GHA", "GMB"))])
def test_a_side_that_stands_elsewhere_is_found(text: str, added: tuple[str, str, str]) -> None:
    assert added in triples(text)


@pytest.mark.parametrize("text", [SHELLS])
def test_the_frames_alone_do_not_find_it(frames_alone: None, text: str) -> None:
    assert ("ASSAULT", "ECU", "PER") not in triples(text)


def test_what_it_adds_says_how_sure_it_is() -> None:
    found = next(c for c in read(SHELLS) if c.event.value == "ASSAULT")
    assert 0.3 <= found.confidence <= 0.9


def test_the_same_text_gives_the_same_claims() -> None:
    assert [c.as_json() for c in read(BILL)] == [c.as_json() for c in read(BILL)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan squad shelled out for new boots, and Uganda's coach footed the bill before the final.",
        "Shares in Oslo fell after Danish brewers lobbed a bid across the strait.",
        "The gallery in Lima lent Quito's museum forty vases.",
    ],
)
def test_nothing_is_gleaned_where_the_frames_found_no_claim(text: str) -> None:
    assert read(text) == []


def readings(text: str) -> list[object]:
    found: list[object] = []
    real = _pipeline.glean

    def spy(ex, raws, chosen):  # type: ignore[no-untyped-def]
        found.extend((r, weigh(r, weights())) for r in Gleaner(ex, raws, chosen).readings(every=True))
        return real(ex, raws, chosen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_pipeline, "glean", spy)
        read(text)
    return found


def test_probabilities_leave_room_for_nothing() -> None:
    found = readings(BILL)
    assert found
    for r, p in found:  # type: ignore[misc]
        assert p.shape == (len(r.events), len(r.sides), len(r.sides))
        assert (p >= 0).all() and 0 < p.sum() < 1
        assert p[:, -1, -1].sum() == 0  # nobody to nobody is no reading
        for k, side in enumerate(r.sides):
            assert side is None or p[:, k, k].sum() == 0  # nor is anybody to himself


def test_scores_are_sums_of_weights() -> None:
    """One reading added up by hand."""
    table = json.loads(gzip.decompress(resources.files("foederis").joinpath("data/reading/gleaning.json.gz").read_bytes()))
    w = table["weights"]
    r, p = readings(SHELLS)[-1]  # type: ignore[misc]

    def add(block: str, features: list[str], event: str) -> float:
        return sum(w.get(f, {}).get(f"{block} {e}", 0.0) for f in features for e in ("", event))

    scores = np.full(p.shape, -np.inf)
    for e, (event, _, said) in enumerate(r.events):
        for i in range(len(r.sides)):
            for k in range(len(r.sides)):
                if r.pair[i][k] is not None:
                    scores[e, i, k] = (
                        add("", [*said, *r.shape], event)
                        + add("A", [*r.entity[i], *r.actor[i]], event)
                        + add("R", [*r.entity[k], *r.recipient[k]], event)
                        + sum(w.get(f, {}).get("AR ", 0.0) for f in r.pair[i][k])
                    )
    odds = np.exp(scores)
    assert np.allclose(p, odds / (1 + odds.sum()), atol=1e-5)


def test_the_figures_name_their_command_and_no_state() -> None:
    packed = resources.files("foederis").joinpath("data/reading/gleaning.json.gz").read_bytes()
    table = json.loads(gzip.decompress(packed))
    assert table["command"] == "python scripts/fit_gleaning"
    assert len(packed) < 100_000
    names = {c for row in table["weights"].values() for c in row}
    assert names <= {f"{b} {e}" for b in ("", "A", "R") for e in ("", *EVENTS)} | {"AR "}
    sides = [f for f, row in table["weights"].items() if any(c.startswith(("A ", "R ")) for c in row)]
    assert not any(len(word) == 3 and word.isupper() for f in sides for word in f.split("="))


def test_weights_are_laid_out_by_block() -> None:
    w = unpack({"x": {" ": 1.0, " AID": 2.0, "A ": 3.0, "R ASSAULT": 4.0}, "a|b": {"AR ": 5.0}})
    row = w.rows[w.place["x"]]
    assert row[0] == 1 and row[1 + EVENTS.index("AID")] == 2 and row[17] == 3 and row[34 + 1 + EVENTS.index("ASSAULT")] == 4
    assert w.pairs == {"a|b": 5.0} and not w.rows[0].any()


def test_the_fit_learns_from_passages(tmp_path: Path) -> None:
    """The command's own parts on forty passages: what it fits tells right readings from wrong ones."""
    parts = runpy.run_path(str(ROOT / "scripts" / "fit_gleaning"), run_name="fit")
    lines = (ROOT / "tests" / "reading" / "passages" / "learning.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(lines), encoding="utf-8")
    real = _pipeline.glean
    try:
        given = parts["examples"](few)
    finally:
        _pipeline.glean = real
    told = [x for x in given if x.right.any()]
    assert len(given) > len(told) > 20
    fitted = unpack(parts["table"](parts["fit"](given)))
    flat = unpack({})
    better = [weigh(x.reading, fitted)[x.right].sum() > weigh(x.reading, flat)[x.right].sum() for x in told]
    assert sum(better) > 0.9 * len(better)


def test_thresholds_lean_to_the_frames() -> None:
    assert 0 < _gleaned.KEEP < _gleaned.TAKE < 0.5


def test_a_side_that_the_frames_leave_open_is_filled() -> None:
    text = "ADDIS ABABA, 9 February 2024 - On New Year's Day Ethiopia's prime minister, Abiy Ahmed, signed a memorandum with Somaliland's president."
    signed = next(c for c in read(text) if c.event.value == "SUPPORT")
    assert signed.actor is not None and signed.actor.state == "ETH"
