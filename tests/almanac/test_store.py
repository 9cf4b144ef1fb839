"""A missing or altered almanac gives one clear line, and facts keep their place when the order of states changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from foederis import states
from foederis.almanac import Almanac
from foederis.almanac._store import DATA, Store
from foederis.errors import DamagedData


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "almanac"))


def _one_line(error: DamagedData) -> None:
    assert "\n" not in str(error)
    assert "rebuild" in error.hint
    assert error.exit_code == 2


def test_the_packaged_almanac_is_whole() -> None:
    Almanac.load().verify()


def test_an_absent_almanac(tmp_path: Path) -> None:
    with pytest.raises(DamagedData, match="is missing") as caught:
        Almanac.load(tmp_path)
    _one_line(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"sources": [{"key": 1}]}', '{"sources": 3}'])
def test_a_damaged_manifest(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(DamagedData, match="manifest is damaged") as caught:
        Almanac.load(folder)
    _one_line(caught.value)


def test_an_absent_file(folder: Path) -> None:
    (folder / "cinc.npz").unlink()
    with pytest.raises(DamagedData, match=r"missing a file.*cinc\.npz") as caught:
        Almanac.load(folder)
    _one_line(caught.value)


def test_a_cut_file(folder: Path) -> None:
    path = folder / "obligations.npz"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(DamagedData, match=r"damaged.*obligations\.npz") as caught:
        Almanac.load(folder)
    _one_line(caught.value)


def test_a_flipped_byte_is_found_when_the_file_is_read(folder: Path) -> None:
    path = folder / "obligations.npz"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    almanac = Almanac.load(folder)
    with pytest.raises(DamagedData, match=r"damaged.*obligations\.npz") as caught:
        almanac.verify()
    _one_line(caught.value)


def test_a_file_that_is_no_archive(folder: Path) -> None:
    import hashlib

    path = folder / "cinc.npz"
    path.write_bytes(b"not an archive")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"]["cinc.npz"] = {"sha256": hashlib.sha256(b"not an archive").hexdigest(), "bytes": 14}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(DamagedData, match="damaged"):
        Store(folder).arrays("cinc")


def test_files_made_with_another_order_of_states(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    at = manifest["states"].index("ABW") if "ABW" in manifest["states"] else 0
    manifest["states"][at] = "ZZZ"  # a code that is no longer used: its rows are left out, no other moves
    (folder / "manifest.json").write_text(json.dumps(manifest))
    gone = states.CODES[at]
    other, here = Store(folder), Store()
    assert states.CODES.index(gone) not in set(other.arrays("cinc")["state"].tolist())
    kept = other.arrays("cinc")
    whole = here.arrays("cinc")
    shift = len(whole["state"]) - len(kept["state"])
    assert shift in (0, 1)
    usa = states.CODES.index("USA")
    assert (kept["values"][kept["state"] == usa] == whole["values"][whole["state"] == usa]).sum() > 100


def test_a_year_without_a_rule_of_publication() -> None:
    from dataclasses import replace

    store = Store()
    with pytest.raises(DamagedData, match="no day of publication"):
        store.known(replace(store.variables["major"], last=2030), 2030)
