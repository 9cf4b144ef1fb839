"""`python -m foederis.almanac._build --raw FOLDER [--out FOLDER]`, or `--supplement` for the curated texts alone."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from foederis.almanac import build
from foederis.almanac._build._compile import refresh_supplement
from foederis.errors import FoederisError


def main(argv: list[str] | None = None) -> int:
    """Compile the almanac; 0 when it was written, else the error's own exit code."""
    parser = argparse.ArgumentParser(description="Compile the almanac from the makers' tables.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--raw", type=Path, help="folder with the open data tables")
    what.add_argument("--supplement", action="store_true", help="compile the curated supplement alone")
    parser.add_argument("--out", type=Path, default=None, help="where to write (default: the package's data folder)")
    args = parser.parse_args(argv)
    try:
        if args.supplement:
            print(refresh_supplement(args.out), file=sys.stderr)
        else:
            build(args.raw, args.out, progress=lambda line: print(line, file=sys.stderr))
    except FoederisError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
