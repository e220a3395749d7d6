"""The table of what was compared, and the page with it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.oracle.comparison import DECIDES, Difference
from benchmarks.oracle.wanted import WANTED

_HEAD = """\
# What bibtex and biber print before and after

`python -m benchmarks.oracle --write` writes this page. It takes the `.bib` files of a TeX
installation (Debian's packages), changes each in four ways, and compares what `bibtex` with
plain.bst and `biber` write of every entry. A difference is explained where it consists of the
wanted changes below; any other difference is a fault.
"""


@dataclass(frozen=True)
class Row:
    """One file, one change, one engine: what was printed, fixed, refused, and differs.

    `failed` is why the engine gave up the file.
    """

    file: str
    change: str
    engine: str
    entries: int = 0
    fixes: int = 0
    refused: int = 0
    differences: int = 0
    explained: Counter[str] = field(default_factory=Counter)
    unexplained: tuple[Difference, ...] = ()
    failed: str = ""


def line(row: Row) -> str:
    """Return one line about a row."""
    what = f"{row.file}, {row.change}, {row.engine}: "
    if row.failed:
        return f"{what}{row.failed}"
    return (
        f"{what}{row.entries} entries, {row.fixes} fixes, {row.refused} refused, "
        f"{row.differences} differences, {len(row.unexplained)} unexplained"
    )


def summary(rows: Sequence[Row]) -> str:
    """Return a table with one line for each change and engine."""
    lines = [
        "| change | engine | files | entries | safe fixes | entries that differ | unexplained |",
        "| --- | --- | --: | --: | --: | --: | --: |",
    ]
    for change, engines in DECIDES.items():
        for engine in engines:
            some = [r for r in rows if (r.change, r.engine) == (change, engine) and not r.failed]
            lines.append(
                f"| {change} | {engine} | {len(some):,} | {sum(r.entries for r in some):,} "
                f"| {sum(r.fixes for r in some):,} | {sum(r.differences for r in some):,} "
                f"| {sum(len(r.unexplained) for r in some):,} |"
            )
    return "\n".join(lines)


def page(rows: Sequence[Row]) -> str:
    """Return the page: the summary, the wanted changes, the files."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.explained)
    wanted = [
        "| wanted change | entries | why |",
        "| --- | --: | --- |",
        *(f"| {each.name} | {counts[each.name]:,} | {each.reason} |" for each in WANTED),
    ]
    files = [
        "| file | change | engine | entries | safe fixes | differ | unexplained |",
        "| --- | --- | --- | --: | --: | --: | --: |",
        *(_file(row) for row in rows if row.differences or row.fixes),
    ]
    failed = [f"- {line(row)}" for row in rows if row.failed]
    parts = [_HEAD, summary(rows), "\n## Wanted changes\n", *wanted]
    if failed:
        parts += ["\n## Files that an engine gives up\n", *failed]
    parts += ["\n## Files that changed\n", *files]
    return "\n".join(parts) + "\n"


def _file(row: Row) -> str:
    return (
        f"| {row.file} | {row.change} | {row.engine} | {row.entries:,} | {row.fixes:,} "
        f"| {row.differences:,} | {len(row.unexplained):,} |"
    )
