"""Try hostile inputs for some time, and tell what failed and how time grows with size.

    python -m benchmarks.fuzz --seconds 3600 [--target read-bib …] [--growth] [--write]

Guided by coverage where atheris is installed (`pip install atheris`), else at random. What is found
is kept in a folder, to which later runs add; what was fixed since is no failure any more.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks.fuzz import report
from benchmarks.fuzz.failures import Folder
from benchmarks.fuzz.growth import FIRST, SIZES, Growth, growths, slowest
from benchmarks.fuzz.shapes import shapes
from benchmarks.fuzz.targets import TARGETS

RESULTS = Path(__file__).parents[2] / "docs" / "benchmarks" / "fuzz.md"
# Seconds of a trial, which begins with the code as it then is.
_ROUND = 180
_SLOWEST = 4


def main(arguments: list[str] | None = None) -> int:
    """Run the trials and the growth test; return 1 if an input fails or time grows too much."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=0, help="for all targets together")
    parser.add_argument("--target", nargs="*", choices=list(TARGETS), default=list(TARGETS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), help="what was found")
    parser.add_argument("--growth", action="store_true", help="test how time grows")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}, with growth")
    options = parser.parse_args(arguments)
    folder = Folder(options.found)
    stopped = _try(options.target, options.seconds, options.found, options.seed)
    failing = list(folder.failing())
    for failure in failing:
        print(f"{failure.target}: {failure.kind}\n  {failure.message}\n  {failure.text!r}")
    text = report.tried(folder, failing)
    found: list[Growth] = []
    if options.growth or options.write:
        for name in options.target:
            found += _growth(name)
        text += report.growth(found)
    print(text)
    if options.write:
        RESULTS.write_text(text, "utf-8")
    return 0 if not (stopped or failing) and all(each.is_linear for each in found) else 1


def _try(targets: list[str], seconds: int, found: Path, seed: int) -> bool:
    """Try each target in turn, a round each, until the time is over; tell whether one stopped."""
    stopped = False
    rounds = -(-seconds // (_ROUND * len(targets)))
    for number in range(rounds):
        for name in targets:
            share = max(1, seconds // (rounds * len(targets)))
            print(f"{name} for {share} s", file=sys.stderr, flush=True)
            command = ["benchmarks.fuzz.trial", name, str(share), str(found), str(seed + number)]
            with (found / "trials.log").open("a", encoding="utf-8") as log:
                done = subprocess.run([sys.executable, "-m", *command], check=False, stderr=log)
            if done.returncode:
                stopped = True
                print(f"{name} stopped; see {found / 'trials.log'}", file=sys.stderr, flush=True)
    return stopped


def _growth(name: str) -> list[Growth]:
    """Return how a target's time grows with the pieces that take longest."""
    print(f"growth of {name}", file=sys.stderr, flush=True)
    first = list(growths(name, FIRST, dict.fromkeys(shapes(TARGETS[name]))))
    found = list(growths(name, SIZES, slowest(first, _SLOWEST)))
    for each in found:
        if not each.is_linear:
            times = ", ".join(f"{seconds:.2f}" for seconds in each.times)
            print(f"more than linear: {name}, {each.shape.text(0)!r}: {times} s", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
