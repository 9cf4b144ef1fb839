"""Open data, a curated supplement and claims as facts by state, pair and day, each with source, version and age."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from foederis.almanac._almanac import Almanac
from foederis.almanac._bodies import council, council_source, shared_bodies
from foederis.almanac._cases import CODERS, Case, Helper, get_case, load_cases, load_disputes
from foederis.almanac._facts import Fact, Source, Variable
from foederis.almanac._roll_calls import CaseVote, CaseVotes, case_votes, voted_cases
from foederis.almanac._treaties import Pact, pacts

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CODERS",
    "Almanac",
    "Case",
    "CaseVote",
    "CaseVotes",
    "Fact",
    "Helper",
    "Pact",
    "Source",
    "Variable",
    "build",
    "case_votes",
    "council",
    "council_source",
    "get_case",
    "load_cases",
    "load_disputes",
    "pacts",
    "shared_bodies",
    "voted_cases",
]


def build(raw: Path, out: Path | None = None, progress: Callable[[str], None] | None = None) -> Path:
    """Compile the almanac from the folder `raw` with the makers' tables; returns the manifest's path.

    Needs the `build` extra (Polars). Raises BadInput where a table is absent or has another layout.
    """
    from foederis.almanac._build import build as compile_

    manifest = compile_(raw, out, progress)
    if progress:
        progress("attacks and who helped")
    from foederis.almanac._attacks import load_attacks
    from foederis.almanac._build_cases import compile_cases
    from foederis.almanac._build_disputes import compile_disputes
    from foederis.almanac._build_votes import compile_votes, write_votes
    from foederis.almanac._merge_cases import write_cases
    from foederis.almanac._roll_calls import load_roll_calls
    from foederis.almanac._treaties import write_pacts

    cases = compile_cases(raw, load_attacks())
    write_cases(cases, manifest.parent)
    write_cases(compile_disputes(raw), manifest.parent, "disputes.json.gz")
    write_votes(compile_votes(raw, load_roll_calls(), cases), manifest.parent)
    write_pacts(manifest.parent)
    return manifest
