"""`foederis read`: documents in, claims out as a table, JSON Lines, JSON or HTML."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import time
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Any

from foederis.claims import Claim, Document, Factuality, Stage
from foederis.errors import BadDate, BadInput, FoederisError

if TYPE_CHECKING:
    from foederis.reading import SetAside

__all__ = ["FORMATS", "read_alone", "run_read"]

FORMATS = ("table", "jsonl", "json", "html")
_TOGETHER = 64  # documents parsed in one go
_SHORT = 60_000  # characters; longer ones are read alone, under their own time limit
_SHOW_AFTER = 2.0  # seconds before a progress bar appears

_CERTAINTY = {
    Factuality.PROBABLE: "probable",
    Factuality.POSSIBLE: "possible",
    Factuality.NOT_CERTAIN: "denied or not so",
    Factuality.NOT_PROBABLE: "no evidence",
    Factuality.NOT_POSSIBLE: "perhaps not",
    Factuality.UNKNOWN: "open",
}
_STAGES = {Stage.UNDER_WAY: "under way"}


def run_read(
    paths: Sequence[str],
    format: str,
    published: str | None,
    outlet: str | None,
    library: str | None,
    save: bool,
    out: IO[str],
    err: IO[str],
) -> int:
    """Read every input and write the claims to `out`; what is set aside gets a line on `err`.

    `published` is YYYY-MM-DD for inputs that do not say their own; `library` a path or database address (with `save`,
    the user's own where none is given). Returns 0 when every document was read or set aside, 2 when nothing was read.
    Raises BadInput for a format that is not known and BadDate for a date that is none.
    """
    from foederis.reading import Limits, SetAside, load_documents

    if format not in FORMATS:
        raise BadInput(f"no such format: {format[:20]!r}", hint=f"one of: {', '.join(FORMATS)}")
    limits = Limits()
    loaded = load_documents(paths, published=_day(published), outlet=outlet, limits=limits)
    writer = _Writer(format, out)
    count = 0
    with _keeper(library, save) as keep, _Progress(err) as progress:
        for group in _read(loaded, limits.seconds):
            for aside in (each for each in group if isinstance(each, SetAside)):
                progress.say(f"set aside: {aside}")
            for document, claims in _graded([each for each in group if not isinstance(each, SetAside)]):
                count += 1
                keep(document, claims)
                writer.add(document, claims)
                progress.step(count)
    writer.close()
    return 0 if count else 2


def _day(value: str | None) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise BadDate(f"--published is not a date: {value[:40]}", hint="write 2025-12-14") from None


def _graded(read: list[tuple[Document, list[Claim]]]) -> Iterator[tuple[Document, list[Claim]]]:
    """Claims with their Admiralty grades; documents read together confirm or deny each other."""
    from foederis.reading._grading import grade

    rest = iter(grade([c for _, claims in read for c in claims]))
    for document, claims in read:
        yield document, list(itertools.islice(rest, len(claims)))


def _read(loaded: Iterator[Document | SetAside], seconds: float) -> Iterator[list[tuple[Document, list[Claim]] | SetAside]]:
    """Documents read in batches; one that fails or takes too long is set aside, and the others of its batch go on."""
    while batch := list(itertools.islice(loaded, _TOGETHER)):
        short = [d for d in batch if isinstance(d, Document) and len(d.text) <= _SHORT]
        done: dict[int, list[Claim]] = {}
        with contextlib.suppress(FoederisError, ValueError, RecursionError):
            done = _batch(short, seconds)
        group: list[tuple[Document, list[Claim]] | SetAside] = []
        for each in batch:
            if not isinstance(each, Document):
                group.append(each)
            elif id(each) in done:
                group.append((each, done[id(each)]))
            else:
                group.append(read_alone(each, seconds))
        yield group


def _batch(documents: list[Document], seconds: float) -> dict[int, list[Claim]]:
    from foederis.reading import read_documents
    from foederis.reading._deadline import Deadline

    # Together they may take what each may take alone; where one is to blame, `read_alone` finds it.
    limit = Deadline(seconds * max(1, len(documents)) ** 0.5)
    with limit.enforce():
        return {id(d): claims for d, claims in read_documents(documents, deadline=limit)}


def read_alone(document: Document, seconds: float) -> tuple[Document, list[Claim]] | SetAside:
    """One document with its claims, or why it was set aside: it may take so many seconds."""
    from foederis.reading import SetAside, read_document
    from foederis.reading._deadline import Deadline

    limit = Deadline(seconds)
    try:
        with limit.enforce():
            return document, read_document(document, deadline=limit)
    except (FoederisError, ValueError, RecursionError, MemoryError) as error:
        reason = error.message if isinstance(error, FoederisError) else str(error).split("\n")[0][:120]
        if isinstance(error, RecursionError):
            reason = "nested too deeply"
        return SetAside(document.name or document.id, reason or type(error).__name__)


@contextlib.contextmanager
def _keeper(library: str | None, save: bool) -> Iterator[Any]:
    """What keeps a document with its claims in the library, or nothing where nothing is to be kept."""
    if not save:
        yield lambda _document, _claims: None
        return
    from foederis.library import Library

    with Library.open(library) as store:
        yield store.add


class _Progress:
    """A bar on a terminal once the reading takes longer than two seconds; messages above it."""

    def __init__(self, err: IO[str]) -> None:
        self._err = err
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def say(self, line: str) -> None:
        """One line on standard error."""
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            self._err.write(line + "\n")

    def step(self, done: int) -> None:
        """`done` documents are read."""
        if self._bar is None:
            if not self._err.isatty() or time.monotonic() - self._began < _SHOW_AFTER:
                return
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (SpinnerColumn(), TextColumn("{task.completed} documents read"), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(file=self._err), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("reading", total=None)
        self._bar.update(self._task, completed=done)


class _Writer:
    """Claims in one of the formats, as they come where the format allows it."""

    def __init__(self, format: str, out: IO[str]) -> None:
        self._format = format
        self._out = out
        self._kept: list[tuple[Document, list[Claim]]] = []

    def add(self, document: Document, claims: list[Claim]) -> None:
        """One document's claims."""
        if self._format == "jsonl":
            self._out.writelines(json.dumps(c.as_json(), ensure_ascii=False) + "\n" for c in claims)
        elif self._format == "table":
            self._table(document, claims)
        else:
            self._kept.append((document, claims))

    def close(self) -> None:
        """Write what had to wait for the last document."""
        if self._format == "json":
            rows = [c.as_json() for _, claims in self._kept for c in claims]
            self._out.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        elif self._format == "html":
            from foederis.rendering import article_html

            self._out.write("\n".join(article_html(d, claims) for d, claims in self._kept) + "\n" if self._kept else "")

    def _table(self, document: Document, claims: list[Claim]) -> None:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        tty = self._out.isatty()
        console = Console(file=self._out, width=None if tty else 80, force_terminal=tty)
        published = f" ({document.published})" if document.published else ""
        console.print(Text(f"{document.title or document.id}{published}", style="bold"))
        if not claims:
            console.print("  no claim about states\n", highlight=False)
            return
        table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
        for name, width in (("who", 16), ("did what", 17), ("to whom", 15), ("when", 10), ("according to", 13), ("certainty", 9)):
            table.add_column(name, overflow="fold", ratio=width, min_width=16 if name == "did what" else None)
        for c in claims:
            table.add_row(*(Text(cell) for cell in _row(c)))
        console.print(table)
        console.print()


def _row(c: Claim) -> tuple[str, ...]:
    when = ""
    if c.when is not None:
        start, end = c.when.start, c.when.end
        when = str(start) if start == end else f"{start or ''} – {end or ''}"
    deed = " ".join([c.event.value, *([f"({c.mode})"] if c.mode else [])])
    goods = ", ".join(f"{q.quantity:,.0f} {q.item}" if q.quantity is not None else q.item for q in c.objects)
    certainty = _CERTAINTY.get(c.factuality, "certain")
    if c.hypothetical:
        certainty += ", if"
    if c.stage not in (Stage.DELIVERED, Stage.NONE):
        certainty += f"; {_STAGES.get(c.stage, c.stage.value)}"
    return (_side(c, "actor"), f"{deed}: {goods}" if goods else deed, _side(c, "recipient"), when, c.attribution[0].source if c.attribution else "", certainty)


def _side(c: Claim, which: str) -> str:
    side = getattr(c, which)
    if side is None:
        return "–"
    return f"{side.name} [{side.state}]" if side.state else side.name
