"""A small list with pages, hand-written text and links, and what a test asks of it."""

import re
from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.library import journal, store
from synthlit.library.library import Library
from synthlit.workflows.export import export
from tests.conftest import SETTINGS

# The first is canonical, the second in a form that a move must not touch.
ENTRIES = {
    "rlvr/process-supervision/lightman2023lets.bib": (
        "@misc{lightman2023lets,\n"
        "  title         = {Let's Verify Step by Step},\n"
        "  author        = {Lightman, Hunter},\n"
        "  year          = {2023},\n"
        "  eprint        = {2305.20050},\n"
        "  archiveprefix = {arXiv},\n"
        "  also          = {sft, tools},\n"
        "}\n"
    ),
    "rlvr/outcome-based/shao2024deepseekmath.bib": (
        "% found by hand\n@misc{shao2024deepseekmath,\n"
        ' title="DeepSeekMath", author = {Shao, Zhihong}, year=2024, eprint={2402.03300}}\n'
    ),
    "rlvr/deepseekai2025deepseek.bib": (
        "@misc{deepseekai2025deepseek,\n"
        "  title         = {DeepSeek-R1: Incentivizing Reasoning Capability in LLMs},\n"
        "  author        = {{DeepSeek-AI}},\n"
        "  year          = {2025},\n"
        "  eprint        = {2501.12948},\n"
        "  archiveprefix = {arXiv},\n"
        "  also          = {rlvr/process-supervision},\n"
        "}\n"
    ),
    "sft/peng2023instruction.bib": (
        "@misc{peng2023instruction,\n"
        "  title         = {Instruction Tuning with GPT-4},\n"
        "  author        = {Peng, Baolin},\n"
        "  year          = {2023},\n"
        "  eprint        = {2304.03277},\n"
        "  archiveprefix = {arXiv},\n"
        "  also          = {rlvr/outcome-based},\n"
        "}\n"
    ),
}
CONTRIBUTING = """\
# Contributing

See [RLVR](01_RLVR/README.md#outcome-based), [its folder](./01_RLVR/) and [SFT](./02_SFT/README.md).
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The small list with four works and a text that links to its pages, which are not made."""
    (tmp_path / "synthlit.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "CONTRIBUTING.md").write_text(CONTRIBUTING, "utf-8")
    for path, text in ENTRIES.items():
        file = tmp_path / "entries" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def root(bare: Path) -> Path:
    """That list with its pages."""
    export(bare, settings_.load(bare, {}))
    return bare


def loaded(root: Path) -> Library:
    """Return the library as it is on the disk."""
    return store.load(root, settings_.load(root, {}))


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of the library but its lock, its journal and git's own."""
    others = {".git", store.LOCK, journal.FOLDER}
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] not in others
    }


def text(root: Path, path: str) -> str:
    """Return a file's text."""
    return (root / path).read_text("utf-8")


def without_also(entry: str) -> str:
    """Return an entry's text without its `also`, and as if that had never been aligned."""
    return re.sub(r" +=", " =", re.sub(r"\n *also[^\n]*", "", entry))


def bodies(root: Path) -> list[str]:
    """Return what the entries say but for `also`, in the order of their keys."""
    return [without_also(file.read_text("utf-8")) for file in _by_name(root)]


def _by_name(root: Path) -> list[Path]:
    return sorted((root / "entries").rglob("*.bib"), key=lambda path: path.name)
