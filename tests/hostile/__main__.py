"""Run the whole table: every text in every field, on every way in and out."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.hostile.table import cases, tried
from tests.hostile.ways_in import WAYS_IN


def main() -> int:
    """Run the cases and return 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--way", default="", help="only ways in that begin so")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for way in WAYS_IN:
        if not way.startswith(options.way):
            continue
        for case in cases(way):
            with tempfile.TemporaryDirectory() as folder:
                found = tried(Path(folder), case)
            counts[way] += len(case.texts)
            wrong[way] += len(found)
            for line in found:
                sys.stdout.write(f"{case.name}: {line!r}\n")
    rows = ("| way in | texts | problems |", "| --- | ---: | ---: |")
    table = (f"| {way} | {count:,} | {wrong[way]:,} |" for way, count in counts.items())
    sys.stdout.write("\n".join((*rows, *table)) + "\n")
    return 1 if wrong.total() else 0


if __name__ == "__main__":
    sys.exit(main())
