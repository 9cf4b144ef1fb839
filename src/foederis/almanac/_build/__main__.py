"""`python -m foederis.almanac._build --raw ../shared/data/raw [--out FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from foederis.almanac._build._compile import build
from foederis.errors import FoederisError


def main(argv: list[str] | None = None) -> int:
    """Compile the almanac; 0 when it was written, else the error's own exit code."""
    parser = argparse.ArgumentParser(description="Compile the almanac from the makers' tables.")
    parser.add_argument("--raw", type=Path, required=True, help="folder with the open data tables")
    parser.add_argument("--out", type=Path, default=None, help="where to write (default: the package's data folder)")
    args = parser.parse_args(argv)
    try:
        build(args.raw, args.out, progress=lambda line: print(line, file=sys.stderr))
    except FoederisError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
