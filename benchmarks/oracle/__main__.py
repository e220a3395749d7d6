"""Compare what bibtex and biber print of real `.bib` files before and after each change.

    python -m benchmarks.oracle [FILE…] [--change NAME] [--engine NAME] [--largest BYTES] [--show N]
        [--write]

Without files, those of the TeX installation are compared. The exit status is 1 where a difference
is unexplained.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.oracle import corpus, report
from benchmarks.oracle.comparison import DECIDES, compare
from benchmarks.oracle.engines import EngineFailed, missing
from benchmarks.oracle.report import Row

RESULTS = Path(__file__).parents[2] / "docs" / "benchmarks" / "fidelity.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the files, print a table, and return the exit status."""
    options = _options(arguments)
    absent = {engine: missing(engine) for engine in ("bibtex", "biber")}
    for engine, reason in absent.items():
        if reason and engine in options.engine:
            print(f"{engine} is left out: {reason}", file=sys.stderr)
    rows: list[Row] = []
    for path in options.files or corpus.files():
        if options.largest and path.stat().st_size > options.largest:
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        for change in options.change:
            for engine in DECIDES[change]:
                if engine in options.engine and not absent[engine]:
                    rows.append(_row(path, text, change, engine))
                    print(report.line(rows[-1]), file=sys.stderr, flush=True)
                    for each in rows[-1].unexplained[: options.show]:
                        print(each)
    print(report.summary(rows))
    if options.write:
        RESULTS.write_text(report.page(rows), "utf-8")
    return int(any(row.unexplained for row in rows))


def _row(path: Path, text: str, change: str, engine: str) -> Row:
    try:
        found = compare([text], change, engine)
    except EngineFailed as error:
        return Row(corpus.name(path), change, engine, failed=str(error))
    except Exception as error:  # one file stops no others
        return Row(corpus.name(path), change, engine, failed=f"a bug of ours: {error!r}")
    explained = Counter(name for each in found.differences for name in each.explained or ())
    refused = sum(len(each.refused) for each in found.changed)
    return Row(
        corpus.name(path), change, engine, found.entries, found.fixes, refused,
        len(found.differences), explained, found.unexplained,
    )  # fmt: skip


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.oracle", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--change", nargs="+", choices=list(DECIDES), default=list(DECIDES))
    parser.add_argument("--engine", nargs="+", default=["bibtex", "biber"])
    parser.add_argument("--largest", type=int, default=0, help="leave out larger files")
    parser.add_argument("--show", type=int, default=0, help="show so many differences of a file")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
