"""The fitted model at run time: vintages, damage, intervals."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from foederis import states
from foederis.errors import BadQuestion, DamagedData
from foederis.outlook import _model
from foederis.outlook._covariates import COVARIATES
from foederis.outlook._model import load_listed, load_model, model_index, vintage_for


def _forget() -> None:
    for cached in (model_index, load_model, load_listed):
        cached.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = tmp_path / "outlook"
    shutil.copytree(_model.DATA, copy)
    monkeypatch.setattr(_model, "DATA", copy)
    _forget()
    yield copy
    monkeypatch.undo()
    _forget()


def test_a_vintage_saw_no_attack_begun_later() -> None:
    for vintage, meta in model_index()["vintages"].items():
        assert meta["last_case"][:10] < vintage
    for day in (dt.date(1870, 1, 1), dt.date(1913, 5, 5), dt.date(1990, 8, 1), dt.date(2026, 6, 1)):
        assert vintage_for(day) <= day


def test_the_vintages_that_were_asked_for() -> None:
    days = [dt.date.fromisoformat(v) for v in model_index()["vintages"]]
    for year in (1914, 1939, 1946, 1970, 1990, 2000, *range(2014, 2027)):
        assert any(d.year == year for d in days), year


def test_too_old() -> None:
    with pytest.raises(BadQuestion, match="ask as of"):
        vintage_for(dt.date(1820, 1, 1))


def test_intervals_are_ordered_and_lie_within_0_and_1() -> None:
    model, listed = load_model(vintage_for(dt.date(2020, 1, 1))), load_listed()
    rows = np.arange(0, len(listed.x), 25)
    found = model.summary(model.eta(listed.x[rows], listed.extra[rows], listed.helper[rows]))
    mean, low, high = found[..., 0], found[..., 1], found[..., 2]
    assert ((low > 0) & (low <= mean) & (mean <= high) & (high < 1)).all()
    assert model.weight().shape == (len(COVARIATES),)


def test_listed_rows_are_sorted_and_of_known_cases() -> None:
    listed = load_listed()
    assert (np.diff(listed.start) >= 0).all()
    assert len(listed.x) == len(listed.y) == len(listed.case) == len(listed.helper)
    assert set(np.unique(listed.y)) <= {-1, 0, 1}
    assert listed.helper.max() < len(states.CODES)
    assert listed.before(dt.date(1, 1, 1)) == 0
    assert listed.before(dt.date(9999, 1, 1)) == len(listed.x)


def test_a_missing_index(folder: Path) -> None:
    (folder / "model.json").unlink()
    with pytest.raises(DamagedData, match="cannot be read"):
        model_index()


def test_an_index_of_other_covariates(folder: Path) -> None:
    index = json.loads((folder / "model.json").read_text())
    index["covariates"] = index["covariates"][:-1]
    (folder / "model.json").write_text(json.dumps(index))
    with pytest.raises(DamagedData, match="another version"):
        model_index()


@pytest.mark.parametrize("how", ["gone", "cut", "noise", "inside"])
def test_damaged_draws(folder: Path, how: str) -> None:
    vintage = vintage_for(dt.date(2020, 1, 1))
    path = folder / f"draws-{vintage}.npz"
    content = path.read_bytes()
    path.unlink()
    if how == "cut":
        path.write_bytes(content[:1000])
    elif how == "noise":
        path.write_bytes(b"\x00" * 99)
    elif how == "inside":
        path.write_bytes(content[: len(content) // 3] + b"\xff" * 400 + content[len(content) // 3 + 400 :])
    with pytest.raises(DamagedData):
        load_model(vintage)


def test_draws_of_another_shape(folder: Path) -> None:
    vintage = vintage_for(dt.date(2020, 1, 1))
    np.savez(folder / f"draws-{vintage}.npz", slope=np.zeros(3))
    with pytest.raises(DamagedData, match="another shape"):
        load_model(vintage)
