"""The peers that are installed, their versions, and what they wrote."""

import sys
from pathlib import Path

import pytest

from benchmarks import checks
from benchmarks.peers import Peers

TWO = "% head\n@string{a = {b}}\n@misc{one,\n}\n@misc{two,\n}\n"


def _program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!{sys.executable}\n{body}\n")
    path.chmod(0o755)


def test_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Peers are asked in their environments, or on PATH; those that are absent are left out."""
    _program(tmp_path / "path" / "biber", "print('biber version: 2.18')")
    _program(tmp_path / "papis" / "bin" / "papis", "print('papis, version 0.16.1')")
    _program(tmp_path / "path" / "cobib", "print('cobib 1.0')")
    _program(tmp_path / "rebiber" / "bin" / "rebiber", "import no_such_module_1_0")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))

    found = Peers(tmp_path).versions

    assert found == {"biber": "2.18", "papis": "0.16.1", "rebiber": "does not start"}


def test_written_entries(tmp_path: Path) -> None:
    """A file with fewer entries, or none at all, is a reason to fail."""
    file = tmp_path / "out.bib"
    assert checks.entries(2, file)("") == "it did not write out.bib"
    file.write_text(TWO)

    assert checks.entries(2, file)("") == ""
    assert checks.entries(3, file)("") == "2 entries instead of 3"
    assert checks.entries(2)(TWO) == ""


def test_printed_lines() -> None:
    """Lines are counted, all or those that have a text."""
    assert checks.lines(2)("a\nb\n") == ""
    assert checks.lines(1, "::")("note\na::b\n") == ""
    assert checks.holds("key")("another") == "its output does not have 'key'"
    assert checks.objects(1)('[\n  {\n    "id": "a"\n  }\n]\n') == ""
