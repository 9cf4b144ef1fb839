"""Where foederis keeps its own files."""

from __future__ import annotations

import os
from pathlib import Path

from foederis.errors import StoreFailure

__all__ = ["home", "make_folder"]


def home() -> Path:
    """`$FOEDERIS_HOME`, else the platform's folder for a user's data (CONTRACT: `foederis read`)."""
    told = os.environ.get("FOEDERIS_HOME", "").strip()
    if told:
        return Path(told).expanduser()
    from platformdirs import user_data_path

    return user_data_path("foederis", appauthor=False)


def make_folder(folder: Path, what: str) -> None:
    """Make a folder and those above it; StoreFailure where that cannot be done. `what` names what is kept there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreFailure(
            f"{what} cannot be kept in {folder}: {(error.strerror or str(error)).lower()}",
            hint="set FOEDERIS_HOME to a folder that can be written",
        ) from None
