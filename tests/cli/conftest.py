"""The command line, called as a shell calls it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from synthlit.cli.front_door import main


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit status, and what it wrote to stdout and stderr."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `synthlit` with arguments, inside the small library; it never asks the network."""
    monkeypatch.chdir(root)
    monkeypatch.setenv("SYNTHLIT_HOME", str(root / ".home"))
    monkeypatch.setenv("SYNTHLIT_ARXIV_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("SYNTHLIT_ARXIV_INTERVAL", "0")
    monkeypatch.setenv("SYNTHLIT_ARXIV_DEADLINE", "0.01")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SYNTHLIT_DEBUG", raising=False)

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["synthlit", *arguments])
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capsys.readouterr()
        status = exit_.value.code
        return Ran(status if isinstance(status, int) else int(bool(status)), *captured)

    return run


@pytest.fixture
def filed(root: Path) -> Path:
    """The library with three works: canonical, broken, and with a terminal escape in its title."""
    entries = {
        "rlvr/process-supervision/lightman2023lets.bib": (
            "@inproceedings{lightman2023lets,\n"
            "  title         = {Let's Verify Step by Step},\n"
            "  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri},\n"
            "  booktitle     = {International Conference on Learning Representations},\n"
            "  year          = {2024},\n"
            "  eprint        = {2305.20050},\n"
            "  archiveprefix = {arXiv},\n"
            "  venue         = {ICLR},\n"
            "}\n"
        ),
        "sft/taori2023alpaca.bib": (
            "@misc{taori2023alpaca,\n"
            "  title  = {Alpaca\x1b]0;owned\x07 \\& Friends},\n"
            "  author = {Taori, Rohan},\n"
            "  year   = {2023},\n"
            "  url    = {https://crfm.stanford.edu/2023/03/13/alpaca.html},\n"
            "}\n"
        ),
        "sft/broken.bib": "@misc{broken, title = {",
    }
    for path, text in entries.items():
        file = root / "entries" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root
