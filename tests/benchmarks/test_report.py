"""The tables of the benchmark, for people and for programs."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.timing import Command, Cost, Row

FOLDER = Path("/nowhere")
FIRST = Row(Command("first", [FOLDER / "first", "-x"], FOLDER), (Cost(1.0, 0.5, 2**20),))
SECOND = Row(Command("second", ["second"], FOLDER), (Cost(2.0, 1.0, 2**21),))
FAILED = Row(Command("third", ["third"], FOLDER), (), "exit status 2: bad option")


def test_table() -> None:
    """A row has its medians and a factor; a failed one says why, and has no numbers."""
    lines = report.table("title", [FIRST, SECOND, FAILED]).splitlines()

    assert lines[0] == "title"
    assert lines[2].split() == ["first", "1.000", "0.500", "1", "1.00"]
    assert lines[3].split() == ["second", "2.000", "1.000", "2", "2.00"]
    assert lines[4].strip() == "third   failed: exit status 2: bad option"


def test_no_factor_of_a_failed_first_row() -> None:
    """Nothing can be a multiple of a command that failed."""
    assert report.table("title", [FAILED, FIRST]).splitlines()[-1].endswith("–")


def test_json() -> None:
    """Every run is in the JSON, with the versions; folders of the machine are not."""
    written = json.loads(report.as_json({"title": [FIRST, FAILED]}, {"python": "3.11.7"}))

    first, failed = written["tables"][0]["rows"]
    assert written["versions"] == {"python": "3.11.7"}
    assert first["command"] == ["first", "-x"]
    assert first["runs"] == [{"wall": 1.0, "cpu": 0.5, "memory": 2**20}]
    assert first["median"] == first["runs"][0]
    assert first["failure"] is None
    assert (failed["median"], failed["runs"]) == (None, [])
    assert failed["failure"] == "exit status 2: bad option"


def test_versions_of_peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A peer that is installed is asked for its version; others are left out."""
    biber = tmp_path / "biber"
    biber.write_text(f"#!{sys.executable}\nprint('biber version: 2.18')\n")
    biber.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    found = report.versions()

    assert found["biber"] == "2.18"
    assert "papis" not in found
    assert {"python", "synthlit", "bibtexparser"} <= found.keys()
