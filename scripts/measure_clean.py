"""Count what the cleaner changes in clean news: `python scripts/measure_clean.py FILE.jsonl [--show N]`.

FILE holds one JSON object a line with a `text`. Edits of white space and of invisible characters are counted apart: an
edit is "of a letter" where it adds, drops or changes a letter, a digit or a mark, or cuts a word in two.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
from collections import Counter
from pathlib import Path

from foederis.reading._clean import clean


def main() -> None:
    """Print the edits and the rate a 10,000 words, and how the lines were sorted."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=40)
    options = parser.parse_args()
    words = letters = spaces = shown = 0
    kinds: Counter[str] = Counter()
    for row in options.file.read_text("utf-8").splitlines():
        text = json.loads(row)["text"]
        words += len(text.split())
        cleaned = clean(text)
        for segment in cleaned.segments:
            kinds[segment.kind] += 1
        if cleaned.text == text:
            continue
        old, new = re.findall(r"\s+|\S+", text), re.findall(r"\s+|\S+", cleaned.text)
        for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            before, after = "".join(old[a:b]), "".join(new[c:d])
            if before.split() == after.split():
                spaces += 1
                continue
            letters += 1
            if shown < options.show:
                shown += 1
                print(f"  {''.join(old[max(0, a - 6):a])}[{before} → {after}]{''.join(old[b:b + 6])}".replace("\n", "⏎"))
    print(f"words {words}; edits of a letter {letters}, {letters / words * 10_000:.2f} a 10,000 words; of white space {spaces}")
    print("lines", dict(kinds))


if __name__ == "__main__":
    main()
