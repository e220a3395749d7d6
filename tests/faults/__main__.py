"""Run the cases of the sweep, and print how many there were and what was wrong."""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from tests.faults.sweep import FAULTS, cases, preload, problems

SHIM = Path(__file__).parent / "shim.c"


def main() -> int:
    """Run the sweep and return 1 where something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--sample", type=int, default=0, help="how many cases, instead of all")
    parser.add_argument("--seed", type=int, default=0, help="which cases the sample has")
    parser.add_argument("--command", default="", help="only commands that begin so")
    options = parser.parse_args()
    preload(_built())
    with tempfile.TemporaryDirectory(prefix="synthlit-faults-") as folder:
        tempfile.tempdir = folder
        os.environ["SYNTHLIT_HOME"] = str(Path(folder, "home"))
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    chosen = [case for case in cases() if case.command.name.startswith(options.command)]
    if options.sample and options.sample < len(chosen):
        chosen = random.Random(options.seed).sample(chosen, options.sample)
    counts: Counter[tuple[str, str]] = Counter()
    wrong: defaultdict[tuple[str, str], int] = defaultdict(int)
    for case in chosen:
        cell = case.command.name, case.fault.name
        counts[cell] += 1
        if found := problems(case):
            wrong[cell] += 1
            for line in found:
                sys.stdout.write(
                    f"{case.command.name}, {case.fault.name} at call {case.at}: {line}\n"
                )
    sys.stdout.write("\n".join(_table(counts, wrong)) + "\n")
    sys.stdout.write(f"\n{sum(counts.values()):,} cases, {sum(wrong.values()):,} with a problem\n")
    return 1 if wrong else 0


def _built() -> Path:
    """Compile the shim and return it."""
    made = Path(tempfile.gettempdir()) / f"synthlit-shim-{os.getuid()}-{SHIM.stat().st_mtime_ns}.so"
    if not made.exists():
        command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(made), str(SHIM), "-ldl"]
        subprocess.run(command, check=True)
    return made


def _table(counts: Counter[tuple[str, str]], wrong: dict[tuple[str, str], int]) -> list[str]:
    """Return the numbers of cases as a table in Markdown, with those that had a problem."""
    names = [fault.name for fault in FAULTS]
    rows = [["command", *names], ["---", *("---:" for _ in names)]]
    for command in dict.fromkeys(command for command, _ in counts):
        cells = [(command, name) for name in names]
        rows.append([f"`{command}`"] + [
            f"{counts[cell]}" + (f" ({wrong[cell]} wrong)" if wrong.get(cell) else "")
            for cell in cells
        ])  # fmt: skip
    return [f"| {' | '.join(row)} |" for row in rows]


if __name__ == "__main__":
    sys.exit(main())
