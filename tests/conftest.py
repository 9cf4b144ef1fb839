"""Shared fixtures: what a test needs from outside is found here, and skipped by name where it is absent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("FOEDERIS_SHARED", ROOT.parent / "shared"))
_NEEDS = {
    "needs_shared": ((SHARED / "data" / "raw").is_dir, "the folder with the open data tables is absent"),
    "needs_postgres": (
        lambda: bool(
            shutil.which("pg_ctlcluster")
            or shutil.which("initdb")
            or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        ),
        "PostgreSQL is not installed",
    ),
    "needs_browser": (
        lambda: bool(shutil.which("chromium") or shutil.which("google-chrome")),
        "Chromium is not installed",
    ),
    "needs_java": (lambda: bool(shutil.which("java")), "Java is not installed"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, (present, why) in _NEEDS.items():
            if item.get_closest_marker(mark) and not present():
                item.add_marker(pytest.mark.skip(reason=f"{mark}: {why}"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """CI has everything that a test may need: a test skipped there is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter and os.environ.get("CI") else []
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.ensure_newline()
        for report in skipped:
            reporter.write_line(f"skipped in CI: {report.nodeid}: {report.longrepr}", red=True)


@pytest.fixture
def shared() -> Path:
    """The folder of open data and development sets."""
    return SHARED


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a FOEDERIS_HOME of its own."""
    monkeypatch.setenv("FOEDERIS_HOME", str(tmp_path / "foederis-home"))
