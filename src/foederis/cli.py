"""The terminal: one function a verb. Rooms are imported when a verb needs them, so that `--help` stays quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from foederis.errors import BadInput, BadRequest, FoederisError

_USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]  # click's UsageError, wherever this typer keeps its click

app = typer.Typer(
    name="foederis",
    help="What help can A expect from B if C attacks?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
almanac_app = typer.Typer(help="What the almanac holds and how old it is.", invoke_without_command=True, rich_markup_mode=None)
cases_app = typer.Typer(help="Browse the attacks of two centuries and who helped.", invoke_without_command=True, rich_markup_mode=None)
app.add_typer(almanac_app, name="almanac")
app.add_typer(cases_app, name="cases")


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot write {output}: {error.strerror}", hint="name a folder that exists") from None


def _choice(value: str, allowed: tuple[str, ...], option: str) -> str:
    if value not in allowed:
        raise BadInput(f"{option} {value!r} is not known", hint=f"one of: {', '.join(allowed)}")
    return value


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question in plain English.")] = None,
    target: Annotated[str | None, typer.Option(help="The state that is attacked.")] = None,
    attacker: Annotated[str | None, typer.Option(help="The state that attacks it.")] = None,
    helper: Annotated[str | None, typer.Option(help="The state that may or may not help.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The day on which the question is asked, YYYY-MM-DD.")] = None,
    horizon: Annotated[int, typer.Option(help="Days after the attack within which help must come.")] = 90,
    with_: Annotated[list[str] | None, typer.Option("--with", help="An article to read: a file or an address.")] = None,
    assume: Annotated[list[str] | None, typer.Option(help="defense:RUS-VEN, no-defense:A-B, war:RUS, no-war:RUS.")] = None,
    library: Annotated[str | None, typer.Option(help="A library of claims: a path or a database address.")] = None,
    format_: Annotated[str, typer.Option("--format", help="terminal, json, markdown or html.")] = "terminal",
    output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    batch: Annotated[Path | None, typer.Option(help="A CSV of cases: as_of,target,attacker,helper.")] = None,
    scale: Annotated[str, typer.Option(help="Words for probabilities: icd203 or phia.")] = "icd203",
) -> None:
    """Answer one question, or a batch of them."""
    from foederis import _cli_ask

    _cli_ask.run_ask(
        question,
        target=target,
        attacker=attacker,
        helper=helper,
        as_of=as_of,
        horizon=horizon,
        articles=with_ or [],
        assume=assume or [],
        library=library,
        format_=format_,
        output=output,
        batch=batch,
        scale=scale,
        write=_write,
    )


@app.command()
def read(
    inputs: Annotated[list[str] | None, typer.Argument(help="Files, folders, addresses, or - for JSON Lines.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table, jsonl, json or html.")] = "table",
    published: Annotated[str | None, typer.Option(help="Day of publication, YYYY-MM-DD.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    library: Annotated[str | None, typer.Option(help="Keep the claims in this library.")] = None,
    save: Annotated[bool, typer.Option("--save/--no-save", help="Keep what was read in the library.")] = True,
) -> None:
    """Read news into attributed, dated, graded claims."""
    from foederis._cli_read import run_read

    if not inputs:
        raise BadInput("nothing to read", hint="name a file, a folder, an address, or - for JSON Lines on standard input")
    _choice(format_, ("table", "jsonl", "json", "html"), "--format")
    code = run_read(inputs, format_, published, outlet, library, save, sys.stdout, sys.stderr)
    if code:
        raise typer.Exit(code)


@app.command()
def who(
    name: Annotated[str, typer.Argument(help="A state, leader, ministry, capital or metonym.")],
    on: Annotated[str | None, typer.Option(help="The day asked about, YYYY-MM-DD.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """Who is meant by a name on a day: every reading, ranked."""
    from foederis import _cli_facts

    _write(_cli_facts.who(name, on, _choice(format_, ("table", "json"), "--format")), None)


@app.command()
def facts(
    a: Annotated[str, typer.Argument(help="A state, by name or code.")],
    b: Annotated[str, typer.Argument(help="Another state.")],
    as_of: Annotated[str | None, typer.Option(help="The day asked about, YYYY-MM-DD.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
) -> None:
    """What is known of a pair of states, with sources and ages."""
    from foederis import _cli_facts

    _write(_cli_facts.facts(a, b, as_of, _choice(format_, ("table", "json"), "--format")), None)


@almanac_app.callback()
def almanac(
    ctx: typer.Context,
    sources: Annotated[bool, typer.Option("--sources", help="Print every maker, version and term.")] = False,
) -> None:
    """List what is in the almanac and how old it is."""
    if ctx.invoked_subcommand is None:
        from foederis import _cli_facts

        _write(_cli_facts.almanac(sources), None)


@almanac_app.command("build")
def almanac_build(
    raw: Annotated[Path, typer.Option(help="Folder of the original tables.")] = Path("../shared/data/raw"),
    out: Annotated[Path | None, typer.Option(help="Where to write; the package's own data by default.")] = None,
) -> None:
    """Compile the almanac from the makers' tables."""
    from foederis import _cli_facts

    _write(_cli_facts.build(raw, out), None)


@cases_app.callback()
def cases(
    ctx: typer.Context,
    target: Annotated[str | None, typer.Option(help="Only attacks on this state.")] = None,
    attacker: Annotated[str | None, typer.Option(help="Only attacks by this state.")] = None,
    since: Annotated[int | None, typer.Option(help="From this year on.")] = None,
    until: Annotated[int | None, typer.Option(help="Up to this year.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many rows.")] = 40,
) -> None:
    """List attacks."""
    if ctx.invoked_subcommand is None:
        from foederis import _cli_cases

        _write(_cli_cases.listing(target, attacker, since, until, limit), None)


@cases_app.command("show")
def cases_show(case: Annotated[str, typer.Argument(help="The id of a case, as `foederis cases` prints it.")]) -> None:
    """One attack: every candidate and what it did on each rung."""
    from foederis import _cli_cases

    _write(_cli_cases.show(case), None)


@app.command()
def backtest(
    output: Annotated[Path | None, typer.Option(help="Folder for the page and its JSON.")] = None,
    quick: Annotated[bool, typer.Option(help="Refit every ten years, fewer trees and bootstrap draws.")] = False,
) -> None:
    """Replay history out of time and print how well each model did."""
    from foederis import _cli_cases

    _write(_cli_cases.backtest(output, quick=quick), None)


@app.command()
def log(limit: Annotated[int, typer.Option(help="At most so many rows.")] = 40) -> None:
    """The answers given so far, newest last."""
    from foederis import _cli_cases

    _write(_cli_cases.ledger_log(limit), None)


@app.command()
def resolve(
    answer: Annotated[str, typer.Argument(help="The id of an answer, as `foederis log` prints it.")],
    outcomes: Annotated[list[str], typer.Argument(help="What happened: force=no words=yes materiel=void …")],
    correct: Annotated[bool, typer.Option("--correct", help="Mend a mistake: both outcomes stay on record.")] = False,
) -> None:
    """Settle an answer that was given."""
    from foederis import _cli_cases

    _write(_cli_cases.ledger_resolve(answer, outcomes, correct=correct), None)


@app.command()
def score() -> None:
    """How well the answers that were settled did."""
    from foederis import _cli_cases

    _write(_cli_cases.ledger_score(), None)


@app.command()
def version() -> None:
    """Print the version."""
    from foederis import __version__

    _write(__version__, None)


def main(argv: list[str] | None = None) -> Any:
    """Run the terminal: one line and an exit code for every error that is foreseen, never a traceback."""
    try:
        code = app(args=argv, standalone_mode=False)
    except FoederisError as error:
        _line(f"foederis: {error}")
        raise SystemExit(error.exit_code) from None
    except _USAGE_ERROR as error:
        _line(f"foederis: {getattr(error, 'format_message', error.__str__)()} (see foederis --help)")
        raise SystemExit(BadRequest.exit_code) from None
    except (KeyboardInterrupt, typer.Abort):
        _line("foederis: stopped")
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None
    raise SystemExit(code if isinstance(code, int) else 0)


def _line(text: str) -> None:
    sys.stderr.write(" ".join(text.split()) + "\n")
