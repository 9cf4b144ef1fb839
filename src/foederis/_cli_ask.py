"""`foederis ask`: one question, or a batch of cases."""

from __future__ import annotations

import csv
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TextIO, TypeVar

from foederis.claims import Claim, Document
from foederis.errors import BadInput, BadQuestion, DamagedData, FoederisError

COLUMNS = ("as_of", "target", "attacker", "helper")
MANY = 200  # rows from which a table is worth a second process (a start costs half a second)
CHUNK = 16
_T = TypeVar("_T")


def run_ask(
    question: str | None,
    *,
    target: str | None,
    attacker: str | None,
    helper: str | None,
    as_of: str | None,
    horizon: int,
    articles: Sequence[str],
    assume: Sequence[str],
    library: str | None,
    format_: str,
    output: Path | None,
    batch: Path | None,
    scale: str,
    write: Callable[[str, Path | None], None],
) -> None:
    """Answer and write; raises FoederisError for everything that is foreseen."""
    from foederis import outlook, rendering

    if batch is not None:
        if format_ not in ("jsonl", "json", "terminal"):
            raise BadInput(f"--batch writes JSON Lines, not {format_}", hint="use --format jsonl")
        for option, value in {"a question": question, "--target": target, "--attacker": attacker, "--helper": helper, "--as-of": as_of, "--with": articles, "--library": library}.items():
            if value:
                raise BadInput(f"--batch and {option} do not go together", hint="each row of the table names its own case")
        _batch(batch, horizon, assume, output)
        return
    if format_ not in rendering.FORMATS:
        raise BadInput(f"no such format: {format_[:20]!r}", hint=f"one of: {', '.join(rendering.FORMATS)}")
    if scale not in outlook.SCALES:
        raise BadInput(f"no such scale of words: {scale[:20]!r}", hint=f"one of: {', '.join(outlook.SCALES)}")
    if not (question and question.strip()) and target is None and attacker is None and helper is None:
        raise BadQuestion("no question was asked", hint='ask like: foederis ask "Would B help A if C attacks?", or give --target, --attacker and --helper')
    day = outlook.parse_date(as_of) if as_of is not None else dt.date.today()
    asked = outlook.parse_question(question, target=target, attacker=attacker, helper=helper, as_of=day, horizon_days=horizon)
    claims = [c for article in articles for c in _read(article, day)]
    if library:
        claims += _from_library(library, asked, day)
    answer = outlook.answer(asked, claims=claims, assume=assume, scale=scale)
    _log(answer)
    color = format_ == "terminal" and output is None and sys.stdout.isatty()
    write(rendering.render(answer, format_, color=color), output)


def _read(article: str, day: dt.date) -> list[Claim]:
    from foederis import reading
    from foederis._cli_read import read_alone

    claims: list[Claim] = []
    for document in reading.load_documents([article]):
        if isinstance(document, Document):
            document = replace(document, names_on=day)
        if isinstance(document, Document) and document.published and document.published > day:
            raise BadInput(f"--with {article} was published on {document.published}, after the day asked about ({day})", hint="ask as of that day or later")
        read = read_alone(document, reading.Limits().seconds) if isinstance(document, Document) else document
        if isinstance(read, reading.SetAside):
            raise BadInput(f"--with {read.name} cannot be read: {read.reason}", hint="give a text, page or address that can be read")
        claims += read[1]
    return claims


def _from_library(address: str, asked: Any, day: dt.date) -> list[Claim]:
    from foederis import library

    with library.Library.open(address, create=False) as kept:
        return list(kept.claims_about([asked.target, asked.attacker, *([asked.helper] if asked.helper else [])], until=day))


def _log(answer: Any) -> None:
    """Keep the answer in the ledger; an answer is never lost because the ledger cannot be written."""
    from foederis import library

    try:
        library.Ledger.open().record(answer.as_json())
    except FoederisError as error:
        sys.stderr.write(f"foederis: the answer was not logged: {error}\n")


def _checked(path: Path) -> tuple[str, int]:
    """The separator of a table of cases, and the count of its rows; one pass in bounded memory.

    Raises BadInput for a file that cannot be read, is no UTF-8 text, lacks a column or has no rows.
    """
    with _opened(path) as file:
        head = file.readline(65536)
        if not head.strip():
            raise BadInput(f"{path} has no cases: its first line is empty", hint=_COLUMNS_HINT)
        separator = max(",;\t", key=head.count)
        names = _named(next(csv.reader([head], delimiter=separator)))
        missing = [c for c in COLUMNS if c not in names]
        if missing:
            raise BadInput(f"{path}: the column {missing[0]!r} is missing", hint=_COLUMNS_HINT)
    count = sum(1 for _ in _rows(path, separator))
    if not count:
        raise BadInput(f"{path} has no cases", hint=f"one case a line under {','.join(COLUMNS)}")
    return separator, count


_COLUMNS_HINT = f"the first line must name the columns {','.join(COLUMNS)}"


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    hint = "give a CSV in UTF-8 with the columns as_of,target,attacker,helper"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror or error}", hint=hint) from None
    except UnicodeDecodeError:
        raise BadInput(f"cannot read {path}: not UTF-8 text", hint=hint) from None
    except csv.Error as error:
        raise BadInput(f"cannot read {path}: {error}", hint=hint) from None


def _named(header: Sequence[str]) -> list[str]:
    return [name.strip().lower().replace(" ", "_").replace("-", "_") for name in header]


def _rows(path: Path, separator: str) -> Iterator[dict[str, str]]:
    """The cases of a table one by one; empty lines are passed over, columns without meaning here left out."""
    with _opened(path) as file:
        reader = csv.reader(file, delimiter=separator)
        names = _named(next(reader))
        for cells in reader:
            row = {n: c.strip() for n, c in zip(names, cells, strict=False) if n in COLUMNS}
            if any(cells) and any(c.strip() for c in cells):
                yield {c: row.get(c, "") for c in COLUMNS}


def _batch(path: Path, horizon: int, assume: Sequence[str], output: Path | None) -> None:
    separator, total = _checked(path)
    bad = 0
    with _sink(output) as out:
        for line, well in _progress(_lines(_rows(path, separator), total, horizon, tuple(assume)), total):
            bad += not well
            out.write(line + "\n")
    if bad:
        raise BadInput(f"{bad} of {total} rows could not be answered", hint="each has its reason in the output")


def _lines(rows: Iterator[dict[str, str]], total: int, horizon: int, assume: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """A JSON line a row, in order, and whether it is an answer; a long table is shared among the machine's cores."""
    numbered = enumerate(rows, 1)
    workers = min(os.cpu_count() or 1, 8)
    if total < MANY or workers < 2:
        for number, row in numbered:
            yield _line(number, row, horizon, assume)
        return
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # A bounded window of chunks, so that a table of any length is answered in the memory of a short one.
    waiting: deque[Future[list[tuple[str, bool]]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        while chunk := list(islice(numbered, CHUNK)):
            waiting.append(pool.submit(_chunk, chunk, horizon, assume))
            if len(waiting) >= 4 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _chunk(rows: list[tuple[int, dict[str, str]]], horizon: int, assume: tuple[str, ...]) -> list[tuple[str, bool]]:
    return [_line(number, row, horizon, assume) for number, row in rows]


def _line(number: int, row: dict[str, str], horizon: int, assume: tuple[str, ...]) -> tuple[str, bool]:
    try:
        return json.dumps(_one(row, horizon, assume), ensure_ascii=False), True
    except DamagedData:
        raise
    except FoederisError as error:
        return json.dumps({"row": number, "error": error.as_json()}, ensure_ascii=False), False


@contextmanager
def _sink(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    try:
        file = output.open("w", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot write {output}: {error.strerror}", hint="name a folder that exists") from None
    with file:
        yield file


def _one(row: dict[str, str], horizon: int, assume: Sequence[str]) -> dict[str, Any]:
    from foederis import outlook

    day = outlook.parse_date(row["as_of"])
    asked = outlook.parse_question(None, target=row["target"] or None, attacker=row["attacker"] or None, helper=row["helper"] or None, as_of=day, horizon_days=horizon)
    answer: dict[str, Any] = outlook.answer(asked, assume=assume).as_json()
    return answer


def _progress(items: Iterator[_T], total: int) -> Iterator[_T]:
    """A progress bar on standard error where somebody can see it, once two seconds have passed."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    with Progress(TextColumn("answering"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("cases", total=total)
        for item in items:
            yield item
            bar.advance(task)
