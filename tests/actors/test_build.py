"""The compiled gazetteer and the hand-written tables behind it."""

from __future__ import annotations

import datetime as dt
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from foederis import states
from foederis.actors import _build, _store
from foederis.actors._build_lists import agreed_terms, factbook_people
from foederis.actors._build_names import _demonyms, exact
from foederis.actors._build_people import hand_people
from foederis.actors._fold import key_of
from foederis.errors import DamagedData

SUPPLEMENT = _build.HERE / "data" / "supplement"


def test_hand_written_terms_are_whole() -> None:
    seen = 0
    for state, entry in hand_people(SUPPLEMENT):
        assert state in states.STATES or state in {"PSE", "HKG"}, entry["name"]
        for term in entry["terms"]:
            seen += 1
            start, end = term["start"], term.get("end", dt.date.max)
            assert dt.date(1780, 1, 1) < start <= end, entry["name"]
            assert term["office"], entry["name"]
    assert seen > 2000


def test_every_table_names_its_source() -> None:
    for folder in ("leaders", "ministers"):
        for path in (SUPPLEMENT / folder).glob("*.toml"):
            assert 'source = "https://' in path.read_text(encoding="utf-8"), path.name


def test_one_leader_of_a_kind_at_a_time() -> None:
    """Two holders of the leading office on one day are either a slip or two offices; overlaps stay under a year."""
    by_state: dict[str, list[tuple[dt.date, dt.date, str, str]]] = defaultdict(list)
    for state, e in hand_people(SUPPLEMENT):
        by_state[state] += [(t["start"], t.get("end", dt.date.max), e["name"], t["office"]) for t in e["terms"] if t.get("lead")]
    assert len(by_state) > 100
    for state, terms in sorted(by_state.items()):
        terms.sort()
        for i, (a0, a1, an, ao) in enumerate(terms):
            for b0, b1, bn, bo in terms[i + 1 :]:
                if an != bn and ao == bo:
                    assert (min(a1, b1) - max(a0, b0)).days < 366, (state, an, bn)


def test_forms() -> None:
    assert _demonyms("Venezuelan(s)") == ["Venezuelan", "Venezuelans"]
    assert _demonyms("Frenchman(men), Frenchwoman(women)") == ["Frenchman", "Frenchmen", "Frenchwoman", "Frenchwomen"]
    assert _demonyms("British (collective plural)") == ["British"]
    assert exact("US") and exact("U.S.") and exact("BiH") and not exact("Iran") and not exact("The Quad")
    assert key_of("Sana’a") == key_of("Sana'a") == "sana a"


def test_damage_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _store.store.cache_clear()
    monkeypatch.setattr(_store, "FILE", "data/actors/absent.json.gz")
    with pytest.raises(DamagedData, match="cannot be read"):
        _store.store()
    monkeypatch.undo()
    _store.store.cache_clear()
    assert _store.store().names


@pytest.mark.needs_shared
def test_the_build_repeats_byte_for_byte(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "g.json.gz"
    _build.main(["--raw", str(shared / "data"), "--out", str(out)])
    assert out.read_bytes() == (_build.HERE / _store.FILE).read_bytes()
    assert len(gzip.decompress(out.read_bytes())) > 300_000


@pytest.mark.needs_shared
def test_lists_give_terms(shared: Path) -> None:
    chiefs = list(factbook_people(shared / "data"))
    assert any(t.state == "BRB" for t in chiefs) and all(t.end is None for t in chiefs)
    agreed = list(agreed_terms(shared / "data"))
    assert len(agreed) > 1500
    assert not any(t.state == "KWT" and "Saddam" in t.name for t in agreed)
