"""Print measured rows, and write them as JSON."""

import json
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from benchmarks.timing import Row

Tables: TypeAlias = Mapping[str, Sequence[Row]]
_PEERS = ("papis", "bibtex-tidy", "biber")
_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_MIB = 1024 * 1024


def versions() -> dict[str, str]:
    """Return the versions of Python, the libraries and the peers that are installed."""
    found = {"python": platform.python_version(), "synthlit": version("synthlit")}
    found["bibtexparser"] = version("bibtexparser")
    for peer in filter(shutil.which, _PEERS):
        said = subprocess.run([peer, "--version"], capture_output=True, text=True, check=False)
        number = _NUMBER.search(said.stdout + said.stderr)
        found[peer] = number[0] if number else "unknown"
    return found


def table(title: str, rows: Sequence[Row]) -> str:
    """Return rows with medians, and how many times the first row's CPU time each used."""
    width = max(len(row.command.name) for row in rows)
    head = f"  {'':<{width}}  {'wall s':>8}  {'CPU s':>8}  {'MiB':>6}  {'CPU ×':>7}"
    first = rows[0].median.cpu if rows[0].costs else 0.0
    return "\n".join([title, head, *(_line(row, width, first) for row in rows)]) + "\n"


def _line(row: Row, width: int, first: float) -> str:
    if row.failure:
        return f"  {row.command.name:<{width}}  failed: {row.failure}"
    cost = row.median
    times = f"{cost.cpu / first:7.2f}" if first else f"{'–':>7}"
    return (
        f"  {row.command.name:<{width}}  {cost.wall:8.3f}  {cost.cpu:8.3f}"
        f"  {cost.memory / _MIB:6.0f}  {times}"
    )


def as_json(tables: Tables, programs: Mapping[str, str]) -> str:
    """Return every run of every row, with the machine and the versions, as JSON."""
    content = {
        "machine": platform.platform(),
        "versions": programs,
        "tables": [
            {"title": title, "rows": [_row(row) for row in rows]} for title, rows in tables.items()
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _row(row: Row) -> dict[str, object]:
    return {
        "name": row.command.name,
        "command": [Path(word).name for word in row.command.words],
        "failure": row.failure or None,
        "median": asdict(row.median) if row.costs else None,
        "runs": [asdict(cost) for cost in row.costs],
    }
