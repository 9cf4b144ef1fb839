"""As-of discipline of the whole answer: everything later is altered, and not a byte of the answer changes."""

from __future__ import annotations

import datetime as dt
import functools
import gzip
import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from foederis.almanac import _cases, _treaties
from foederis.claims import Actor, Claim, Document, Event
from foederis.outlook import _answer, _model, _precedents, _record, answer, parse_question

SETTLED = dt.timedelta(days=90)


def _poisoner() -> ModuleType:
    """The poison of the almanac's own test."""
    spec = importlib.util.spec_from_file_location("almanac_as_of", Path(__file__).parents[1] / "almanac" / "test_as_of.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _forget() -> None:
    for cached in (
        _model.model_index, _model.load_model, _model.load_listed, _precedents._standard,
        _cases.load_cases, _cases._by_id, _record._by_state, _answer._almanac, _answer._source_table,
    ):  # fmt: skip
        cached.cache_clear()


def _poison_model(folder: Path, day: dt.date) -> None:
    """Later vintages scrambled, rows of attacks that were not settled on the day altered."""
    shutil.copytree(_model.DATA, folder)
    noise = np.random.default_rng(7)
    index = json.loads((folder / "model.json").read_text())
    for vintage, meta in index["vintages"].items():
        if dt.date.fromisoformat(vintage) > day:
            meta["case_spread"] = 9.0
            meta["last_case"] = "2099-01-01 2099-01-01-AAA-BBB"
            path = folder / f"draws-{vintage}.npz"
            with np.load(path) as file:
                arrays = {k: file[k] for k in file.files}
            arrays["slope"] = noise.normal(size=arrays["slope"].shape).astype(arrays["slope"].dtype)
            arrays["intercept"] = arrays["intercept"] + 3
            np.savez_compressed(path, **arrays)
    (folder / "model.json").write_text(json.dumps(index))
    with np.load(folder / "listed.npz") as file:
        arrays = {k: file[k] for k in file.files}
    late = arrays["start"] >= (day - SETTLED).toordinal()
    assert late.any() or day.year > 2013
    arrays["x"][late] = noise.normal(size=arrays["x"][late].shape)
    arrays["extra"][late] = 5
    arrays["y"][late] = 1
    arrays["helper"][late] = noise.integers(0, 100, late.sum())
    np.savez_compressed(folder / "listed.npz", **arrays)


def _poison_cases(path: Path, day: dt.date) -> None:
    """Attacks that were not settled on the day: everybody helped on every rung, and other states attacked."""
    rows = json.loads(gzip.decompress(_cases._DEFAULT.read_bytes()))
    changed = 0
    for row in rows:
        if dt.date.fromisoformat(row[4]) >= day - SETTLED:
            row[1], row[13] = "poison", "poison"
            row[12] = {state: ["1" * len(h[0]), h[1], "poison", "poison"] for state, h in row[12].items()}
            changed += 1
    assert changed or day.year > 2019
    path.write_bytes(gzip.compress(json.dumps(rows).encode()))


def _poison_treaties(path: Path, day: dt.date) -> None:
    rows = json.loads(_treaties._DEFAULT.read_text(encoding="utf-8"))
    for row in rows:
        if dt.date.fromisoformat(row[4]) > day:
            row[1], row[7], row[9] = "poison", ["offense"], "poison"
    assert any(row[1] == "poison" for row in rows)
    path.write_text(json.dumps(rows), encoding="utf-8")


ASKED = {
    dt.date(1914, 7, 28): [("SRB", "AUT", "RUS"), ("BEL", "DEU", "GBR")],
    dt.date(1990, 8, 1): [("KWT", "IRQ", "USA"), ("KWT", "IRQ", "SAU"), ("IRQ", "USA", "RUS")],
    dt.date(2014, 2, 1): [("UKR", "RUS", "USA"), ("SYR", "USA", "RUS")],
}


def _claims(day: dt.date, text: str) -> list[Claim]:
    """One claim of the eve, and later ones whose wording and meaning are open to poison."""
    out = []
    for ident, published, event in (("eve", day, Event.SUPPORT), ("late", day + dt.timedelta(days=2), Event.REJECT)):
        words = "Support was voiced." if ident == "eve" else text
        document = Document(f"d-{ident}", words, "", published, None, None, "en", "0" * 64)
        out.append(Claim(ident, document, 1, 0, len(words), words, Actor("Washington", "USA"), Actor("Kuwait", "KWT"), event, confidence=0.9))
    return out


def _answers(day: dt.date, text: str, *, later: bool = True) -> list[str]:
    """Every dossier and one ranking as bytes; the hash of all the almanac's values is left out."""
    out = []
    for target, attacker, helper in [*ASKED[day], (*ASKED[day][0][:2], None)]:
        asked = parse_question(None, target=target, attacker=attacker, helper=helper, as_of=day)
        claims = [c for c in _claims(day, text) if later or c.id == "eve"]
        shown = answer(asked, claims=claims).as_json()
        del shown["provenance"]["almanac"]
        out.append(json.dumps(shown))
    return out


@pytest.mark.parametrize("day", list(ASKED), ids=str)
def test_altering_everything_later_changes_no_byte(day: dt.date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _answers(day, "Help was refused.", later=False)
    clean = _later(day)
    almanac = _poisoner()._poisoned(tmp_path / "almanac", day)
    _poison_model(tmp_path / "outlook", day)
    _poison_cases(tmp_path / "cases.json.gz", day)
    _poison_treaties(tmp_path / "treaties.json", day)
    with monkeypatch.context() as patch:
        patch.setattr(_model, "DATA", tmp_path / "outlook")
        patch.setattr(_cases, "_DEFAULT", tmp_path / "cases.json.gz")
        patch.setattr(_treaties, "_DEFAULT", tmp_path / "treaties.json")
        patch.setattr(_answer, "_almanac", functools.cache(lambda: almanac))
        try:
            _forget()
            after = _answers(day, "Poison.")
            felt = _later(day)
        finally:
            patch.undo()
            _forget()
    assert before == after
    assert felt != clean, "the poison must be felt by whoever asks later"


def _later(day: dt.date) -> str:
    """One question asked five years on."""
    asked = parse_question(None, target="FRA", attacker="GBR", helper="USA", as_of=day.replace(year=day.year + 5))
    return json.dumps([r.as_json() for r in answer(asked).rungs])  # type: ignore[union-attr]
