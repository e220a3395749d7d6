"""Print what synthlit costs beside its peers: start-up, and whole runs over the same entries.

    python -m benchmarks [--sizes 1000 10000] [--runs 5]

A peer is timed where its command is found on PATH: papis, bibtex-tidy, biber.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.material import make
from benchmarks.timing import seconds

PARSE_AND_WRITE = """
import sys, bibtexparser
library = bibtexparser.parse_file(sys.argv[1])
open(sys.argv[2], "w", encoding="utf-8").write(bibtexparser.write_string(library))
"""
# Above this many entries, biber takes minutes: one run tells enough.
_ONE_RUN_OF_BIBER = 1000


def main() -> None:
    """Run the benchmarks and print a table for each question."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _print("start-up, as a multiple of `python -c pass`", list(_start_up(options.runs, folder)))
        for size in options.sizes:
            rows = list(_whole_runs(folder / str(size), size, options.runs))
            _print(f"{size:,} entries, as a multiple of synthlit's load + lint + export", rows)


def _start_up(runs: int, folder: Path) -> Iterator[tuple[str, float]]:
    yield "python -c pass", seconds([sys.executable, "-c", "pass"], runs=runs, folder=folder)
    for program in (_synthlit(), shutil.which("papis")):
        for option in ("--version", "--help") if program else ():
            name = f"{Path(program or '').name} {option}"
            yield name, seconds([str(program), option], runs=runs, folder=folder)


def _whole_runs(folder: Path, size: int, runs: int) -> Iterator[tuple[str, float]]:
    bib = make(folder, size)
    synthlit = _synthlit()
    parts: dict[str, list[str | Path]] = {
        "synthlit list (load)": [synthlit, "list"],
        "synthlit lint": [synthlit, "lint"],
        "synthlit export bib": [synthlit, "export", "bib", "-o", folder / "out.bib"],
    }
    times = {name: seconds(command, runs=runs, folder=folder) for name, command in parts.items()}
    whole = times["synthlit lint"] + times["synthlit export bib"]
    yield "synthlit lint + export bib, each loading", whole
    yield from times.items()
    yield (
        "bibtexparser, parse + write",
        seconds(
            [sys.executable, "-c", PARSE_AND_WRITE, bib, folder / "parsed.bib"],
            runs=runs,
            folder=folder,
        ),
    )
    yield "synthlit lint all.bib", seconds([synthlit, "lint", bib], runs=runs, folder=folder)
    if tidy := shutil.which("bibtex-tidy"):
        yield "bibtex-tidy", seconds([tidy, bib], runs=runs, folder=folder)
    if biber := shutil.which("biber"):
        for option in ([], ["--validate-datamodel"]):
            command = [biber, "--tool", *option, "--output-file", str(folder / "o.bib"), str(bib)]
            few = 1 if size > _ONE_RUN_OF_BIBER else min(runs, 2)
            yield " ".join(["biber --tool", *option]), seconds(command, runs=few, folder=folder)


def _synthlit() -> str:
    """Return the synthlit that belongs to this Python."""
    return str(Path(sys.executable).with_name("synthlit"))


def _print(title: str, rows: Sequence[tuple[str, float]]) -> None:
    """Print seconds, and how many times the first row's each is."""
    print(f"\n{title}")
    width = max(len(name) for name, _ in rows)
    for name, time in rows:
        print(f"  {name:<{width}}  {time:8.3f} s  {time / rows[0][1]:7.2f} ×", flush=True)


if __name__ == "__main__":
    main()
