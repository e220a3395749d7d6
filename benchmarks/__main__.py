"""Print what synthlit costs beside its peers: start-up, and whole commands over the same entries.

    python -m benchmarks [--sizes 1000 10000] [--runs 5] [--beside SRC] [--json FILE]

Each row has the medians of wall-clock time, CPU time and peak memory. The commands of a table run
in turn. Peers are measured where their command is found on PATH: papis, bibtex-tidy, biber.
Peak memory is never below that of the benchmark itself, which is shown for `python -c pass`.
`--beside` also runs each command with the source tree of another revision. Where SYNTHLIT_SHARED
names the folder of DBLP's records, linting 10,000 of them is measured too. The exit status is 1
if a command failed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import synthlit
from benchmarks import report
from benchmarks.timing import Command, Row, in_turn

PARSE_AND_WRITE = """
import sys, bibtexparser
library = bibtexparser.parse_file(sys.argv[1])
open(sys.argv[2], "w", encoding="utf-8").write(bibtexparser.write_string(library))
"""
_RECORDS = 10_000
_SYNTHLIT = (sys.executable, "-m", "synthlit")
# Exit statuses of commands that find something in some of their material.
_FINDINGS = (0, 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks, print a table for each question, and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--beside", type=Path, metavar="SRC")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    tables: dict[str, list[Row]] = {}
    programs = report.versions()
    print(", ".join(f"{name} {number}" for name, number in programs.items()))
    with tempfile.TemporaryDirectory() as name:
        for title, commands in _tables(Path(name), options.sizes):
            tables[title] = in_turn(list(with_source(commands, options.beside)), options.runs)
            print("\n" + report.table(title, tables[title]), end="", flush=True)
    if options.json:
        options.json.write_text(report.as_json(tables, programs), "utf-8")
    return int(any(row.failure for rows in tables.values() for row in rows))


def _tables(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[str, list[Command]]]:
    yield "start-up", list(start_up(folder))
    for size in sizes:
        _make("library", folder / str(size), size)
        yield f"{size:,} entries", list(on_library(folder / str(size)))
        yield f"{size:,} entries in one file", list(on_file(folder / str(size) / "all.bib"))
    if os.environ.get("SYNTHLIT_SHARED"):
        _make("dblp", folder / "dblp.bib", _RECORDS)
        yield f"{_RECORDS:,} records of DBLP", list(on_file(folder / "dblp.bib"))


def _make(what: str, target: Path, size: int) -> None:
    # In a process of its own: a command's peak memory is at least that of its parent at the start.
    words = [sys.executable, "-m", "benchmarks.material", what, str(target), str(size)]
    subprocess.run(words, check=True)


def with_source(commands: Sequence[Command], beside: Path | None) -> Iterator[Command]:
    """Yield the commands with the source tree of this benchmark, and `beside` after each."""
    for command in commands:
        yield replace(command, env=_path(Path(synthlit.__file__).parents[1]))
        if beside and command.name.startswith("synthlit"):
            yield replace(command, name=f"{command.name}, beside", env=_path(beside))


def _path(source: Path) -> dict[str, str]:
    root = Path(__file__).resolve().parents[1]
    return {"PYTHONPATH": os.pathsep.join([str(source.resolve()), str(root)])}


def start_up(folder: Path) -> Iterator[Command]:
    """Yield commands that do nothing."""
    yield Command("python -c pass", [sys.executable, "-c", "pass"], folder)
    for option in ("--version", "--help"):
        yield Command(f"synthlit {option}", [*_SYNTHLIT, option], folder)
        if papis := shutil.which("papis"):
            yield Command(f"papis {option}", [papis, option], folder)


def on_library(folder: Path) -> Iterator[Command]:
    """Yield commands over a library; the last one writes into it."""
    entry = min((folder / "entries").rglob("*.bib"))
    new = folder.with_name(f"{folder.name}-new.txt")
    trial = ("--offline", "--dry-run")
    for name, more in {
        "list": (),
        "show": (entry.stem,),
        "search": ("language", "models"),
        "export": (),
        "export bib": ("-o", folder.with_name("out.bib")),
        "add": ("--from-file", new, "--section", "s1", *trial),
        "import": (folder / "all.bib", "--section", "s1", *trial),
    }.items():
        yield Command(f"synthlit {name}", [*_SYNTHLIT, *name.split(), *more], folder)
    lines = folder.with_name(f"{folder.name}-lines")
    yield Command("synthlit absorb, one line", [*_SYNTHLIT, "absorb", *trial], lines)
    for options in ([], ["--changed-since", "HEAD"]):
        words = [*_SYNTHLIT, "lint", *options]
        yield Command(" ".join(["synthlit lint", *options]), words, folder, statuses=_FINDINGS)
    changed = [*_SYNTHLIT, "export"]
    prepare = partial(_change, entry)
    yield Command("synthlit export, one entry changed", changed, folder, prepare=prepare)


def _change(entry: Path) -> None:
    """Give an entry a note, or another note than it has."""
    text = entry.read_text("utf-8")
    first, second = "  annotation = {One.},\n", "  annotation = {Two.},\n"
    if first in text:
        entry.write_text(text.replace(first, second), "utf-8")
    else:
        entry.write_text(text.replace(second, "").removesuffix("}\n") + first + "}\n", "utf-8")


def on_file(bib: Path) -> Iterator[Command]:
    """Yield linters and formatters over one file."""
    folder = bib.parent
    yield Command("synthlit lint FILE", [*_SYNTHLIT, "lint", bib], folder, statuses=_FINDINGS)
    session: list[str | Path] = [sys.executable, "-m", "benchmarks.session", bib, "10"]
    yield Command("synthlit server, 10 changes", session, folder, slow=True)
    parse: list[str | Path] = [sys.executable, "-c", PARSE_AND_WRITE, bib, folder / "parsed.bib"]
    yield Command("bibtexparser, parse + write", parse, folder)
    if tidy := shutil.which("bibtex-tidy"):
        words: list[str | Path] = [tidy, bib, "--output", folder / "tidy.bib", "--quiet"]
        yield Command("bibtex-tidy", words, folder)
    if biber := shutil.which("biber"):
        for options in ([], ["--validate-datamodel"]):
            words = [biber, "--tool", *options, "--output-file", folder / "o.bib", bib]
            yield Command(" ".join(["biber --tool", *options]), words, folder, slow=True)


if __name__ == "__main__":
    sys.exit(main())
