"""`foederis ask`: one question, or a batch of cases."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from foederis.claims import Claim
from foederis.errors import BadInput, BadQuestion, FoederisError

COLUMNS = ("as_of", "target", "attacker", "helper")


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
        _batch(batch, horizon, assume, output)
        return
    if format_ not in rendering.FORMATS:
        raise BadInput(f"no such format: {format_[:20]!r}", hint=f"one of: {', '.join(rendering.FORMATS)}")
    if not (question and question.strip()) and not (target and attacker):
        raise BadQuestion("no question was asked", hint='ask like: foederis ask "Would B help A if C attacks?", or give --target, --attacker and --helper')
    day = outlook.parse_date(as_of) if as_of else dt.date.today()
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

    claims: list[Claim] = []
    for document in reading.load_documents([article]):
        if isinstance(document, reading.SetAside):
            raise BadInput(f"--with {document.name} cannot be read: {document.reason}", hint="give a text, page or address that can be read")
        if document.published and document.published > day:
            raise BadInput(f"--with {article} was published on {document.published}, after the day asked about ({day})", hint="ask as of that day or later")
        claims += reading.read_document(document)
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


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"cannot read {path}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}", hint="give a CSV with the columns as_of,target,attacker,helper") from None
    reader = csv.DictReader(text.splitlines())
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or [])]
    if missing:
        raise BadInput(f"{path}: the column {missing[0]!r} is missing", hint=f"the columns are {','.join(COLUMNS)}")
    rows = [{k: (v or "").strip() for k, v in r.items() if k in COLUMNS} for r in reader]
    if not rows:
        raise BadInput(f"{path} has no cases", hint=f"one case a line under {','.join(COLUMNS)}")
    return rows


def _batch(path: Path, horizon: int, assume: Sequence[str], output: Path | None) -> None:
    rows = _rows(path)
    bad = 0
    out = output.open("w", encoding="utf-8") if output else sys.stdout
    try:
        for number, row in _progress(enumerate(rows, 1), len(rows)):
            try:
                line = _one(row, horizon, assume)
            except FoederisError as error:
                bad += 1
                line = {"row": number, "error": error.as_json()}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    finally:
        if output:
            out.close()
    if bad:
        raise BadInput(f"{bad} of {len(rows)} rows could not be answered", hint="each has its reason in the output")


def _one(row: dict[str, str], horizon: int, assume: Sequence[str]) -> dict[str, Any]:
    from foederis import outlook

    day = outlook.parse_date(row["as_of"])
    asked = outlook.parse_question(None, target=row["target"] or None, attacker=row["attacker"] or None, helper=row["helper"] or None, as_of=day, horizon_days=horizon)
    answer: dict[str, Any] = outlook.answer(asked, assume=assume).as_json()
    return answer


def _progress(items: Iterator[tuple[int, dict[str, str]]], total: int) -> Iterator[tuple[int, dict[str, str]]]:
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
