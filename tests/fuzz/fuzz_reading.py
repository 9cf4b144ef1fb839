"""Coverage-guided fuzzing of the readers of text: `python tests/fuzz/fuzz_reading.py TARGET [-runs=N] [CORPUS]`.

TARGET is clean, dates, quantities, bytes or page (properties.py says what must hold). Needs atheris, which is no
dependency of foederis: `pip install atheris`. An input that breaks something is written to crash-*; put its bytes into
test_findings.py before mending. docs/fuzzing.md keeps the count.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent))
with atheris.instrument_imports(include=["foederis.reading"]):
    from properties import TARGETS


def main() -> None:
    """Run one target until the runs are over or something breaks."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: fuzz_reading.py {{{','.join(TARGETS)}}} [libFuzzer options]")
    check = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
