"""Compile the gazetteer: `python -m foederis.actors._build --raw ../shared/data`.

Reads the hand-written tables under data/actors and data/supplement and, from the folder of open data, the World
Factbook's tables (public domain) and two leader lists, whose dates of office are taken as facts where they agree.
The file is the same byte for byte for the same inputs.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from foederis.actors._build_names import add_names
from foederis.actors._build_people import add_people
from foederis.actors._fold import key_of
from foederis.actors._store import FILE

__all__ = ["Book", "build", "main"]

HERE = Path(__file__).resolve().parents[1]


class Book:
    """Readings and names while they are gathered."""

    def __init__(self) -> None:
        self.readings: list[list[Any]] = []
        self.names: dict[str, dict[int, str]] = {}
        self.offices: dict[str, list[int]] = {}
        self.firsts: set[str] = set()
        self.unions: dict[str, list[list[str]]] = {}
        self.people = 0

    def add(
        self, name: str, state: str | None, *, sector: str = "GOV", kind: str = "state", role: str = "",
        start: str | None = None, end: str | None = None, weight: float = 1.0, note: str = "", person: int = -1,
    ) -> int:  # fmt: skip
        """One reading; its number."""
        row = [name, state, sector, kind, role, start, end, weight, note, person]
        self.readings.append(row)
        return len(self.readings) - 1

    def name(self, form: str, reading: int, flags: str = "") -> None:
        """One name of a reading."""
        key = key_of(form)
        if key:
            slot = self.names.setdefault(key, {})
            # A second listing may only loosen the rules: a full name stays full though a nickname equals it.
            slot[reading] = flags if reading not in slot else "".join(f for f in slot[reading] if f in flags)

    def as_json(self) -> dict[str, Any]:
        """The compiled form that `_store.Store` reads."""
        return {
            "readings": self.readings,
            "names": {
                k: " ".join(f"{i}{f}" for i, f in sorted(v.items())) or "-" for k, v in sorted(self.names.items())
            },
            "offices": {k: sorted(v) for k, v in sorted(self.offices.items())},
            "firsts": sorted(self.firsts),
            "unions": dict(sorted(self.unions.items())),
        }


def build(raw: Path, data: Path) -> Book:
    """Gather everything; `raw` is the folder of open data, `data` the package's data folder."""
    book = Book()
    add_names(book, raw, data / "actors")
    add_people(book, raw, data / "supplement")
    return book


def main(argv: list[str] | None = None) -> None:
    """Write the compiled file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--raw", type=Path, required=True, help="folder of the open data tables (holds actors/ and raw/)"
    )
    parser.add_argument("--out", type=Path, default=HERE / FILE)
    choice = parser.parse_args(argv)
    book = build(choice.raw, HERE / "data")
    text = json.dumps(book.as_json(), ensure_ascii=False, separators=(",", ":"))
    with choice.out.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    print(f"{len(book.names)} names, {len(book.readings)} readings, {choice.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
