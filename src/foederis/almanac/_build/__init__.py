"""The workshop that compiles the almanac from the open data tables: `python -m foederis.almanac._build --raw FOLDER`.

Nothing here is imported at run time; it needs Polars (the `build` extra).
"""

from __future__ import annotations

from foederis.almanac._build._compile import build, refresh_supplement

__all__ = ["build", "refresh_supplement"]
