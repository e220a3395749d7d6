"""Print what synthlit costs beside its peers: start-up, and whole runs over the same entries.

    python -m benchmarks [--sizes 1000 10000] [--runs 5]

A peer is timed where its command is found on PATH: papis, bibtex-tidy, biber. Where SYNTHLIT_SHARED
names the folder of DBLP's records, linting 10,000 of them is timed too.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.material import dblp, make
from benchmarks.timing import seconds

PARSE_AND_WRITE = """
import sys, bibtexparser
library = bibtexparser.parse_file(sys.argv[1])
open(sys.argv[2], "w", encoding="utf-8").write(bibtexparser.write_string(library))
"""
# Above this many entries, biber takes minutes: one run tells enough.
_ONE_RUN_OF_BIBER = 1000
_RECORDS = 10_000


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
        if shared := os.environ.get("SYNTHLIT_SHARED"):
            bib = folder / "dblp.bib"
            bib.write_text(dblp(Path(shared), _RECORDS), "utf-8")
            rows = list(_linting(bib, options.runs))
            _print(f"{_RECORDS:,} records of DBLP, as a multiple of `synthlit lint`", rows)


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
    yield from _linting(bib, runs, few=1 if size > _ONE_RUN_OF_BIBER else min(runs, 2))


def _linting(bib: Path, runs: int, *, few: int = 1) -> Iterator[tuple[str, float]]:
    """Time linters and formatters on one file; biber takes so long that few runs must do."""
    folder = bib.parent
    yield "synthlit lint FILE", seconds([_synthlit(), "lint", bib], runs=runs, folder=folder)
    if tidy := shutil.which("bibtex-tidy"):
        command: list[str | Path] = [tidy, bib, "--output", folder / "tidy.bib", "--quiet"]
        yield "bibtex-tidy", seconds(command, runs=runs, folder=folder)
    if biber := shutil.which("biber"):
        for option in ([], ["--validate-datamodel"]):
            command = [biber, "--tool", *option, "--output-file", folder / "o.bib", bib]
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
