"""The commands that write, each with the library that it changes."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import SETTINGS

# Papers of the embedded index.
NEW, LISTED = "2412.12175", "2509.21154"
_ENTRY = (
    "@article{%s,\n  title   = {%s},\n  author  = {Doe, Jane},\n  journal = {Journal of Faults},\n"
    "  pages   = {1--2},\n  year    = {2020},\n  added   = {2026-11-22},\n}\n"
)
_KEYS = ("one2020", "two2020", "three2020")


def _nothing(root: Path) -> None:
    """Leave the library as it is."""


def _messy(root: Path) -> None:
    """Make two entries that fixes change."""
    for key in _KEYS[:2]:
        file = root / f"entries/rlvr/outcome-based/{key}.bib"
        file.write_text(
            file.read_text("utf-8").replace("1--2", "1-2").replace(",\n}", "}"), "utf-8"
        )


def _foreign(root: Path) -> None:
    """Put two foreign files beside the entries."""
    for name in "ab":
        text = "".join(_ENTRY % (f"{name}{n}", f"On {name.upper()}, Part {n}") for n in range(2))
        (root / f"{name}.bib").write_text(text.replace("  ", "\t").replace("1--2", "1-2"), "utf-8")


def _typed(root: Path) -> None:
    """Write a line into a list by hand."""
    page = root / "README.md"
    line = f"- [New](https://arxiv.org/abs/{NEW})\n"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("<!-- synthlit:end list -->", f"{line}\n<!-- synthlit:end list -->"), "utf-8"
    )


@dataclass(frozen=True)
class Command:
    """A command line, what it needs before, and whether all its files change together."""

    arguments: tuple[str, ...]
    prepare: Callable[[Path], None] = _nothing
    is_whole: bool = True
    is_exported: bool = True
    before: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The words that say which command it is."""
        first, second = (*self.arguments, "")[:2]
        return f"{first} {second}" if first in ("section", "lint") else first


COMMANDS = (
    Command(("add", NEW, "--section", "sft", "--offline")),
    Command(("import", "a.bib", "b.bib", "--section", "sft"), _foreign),
    Command(("absorb", "--offline"), _typed),
    Command(("move", "one2020", "sft")),
    Command(("rename", "one2020", "uno2020")),
    Command(("remove", "one2020", "two2020", "--yes")),
    Command(("section", "rename", "rlvr", "rl", "--folder", "01_RL")),
    Command(("section", "merge", "rlvr", "sft")),
    Command(("section", "retire", "outcome-based", "--into", "process-supervision")),
    Command(("section", "add", "new", "--title", "New", "--folder", "03_New")),
    Command(("section", "split", "rlvr", "rl", "--title", "RL", "--subsections", "outcome-based")),
    # A file that cannot be read is a finding; the others are fixed.
    Command(("lint", "--fix"), _messy, is_whole=False),
    Command(("export",), is_exported=False),
    Command(("init", "new", "--title", "A New List")),
    Command(("undo",), before=("move", "one2020", "sft")),
    Command(("format", "a.bib", "b.bib"), _foreign, is_whole=False),
    Command(("export", "bib", "-o", "out.bib"), is_whole=False),
)


def make_library(root: Path, run: Callable[..., int], *, exported: bool) -> None:
    """Make a small list in a repository of git; `run` runs synthlit."""
    (root / "synthlit.toml").write_text(SETTINGS, "utf-8")
    for key in _KEYS:
        file = root / f"entries/rlvr/outcome-based/{key}.bib"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_ENTRY % (key, f"A Work Called {key[:-4].title()}"), "utf-8")
    markers = "<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n"
    (root / "README.md").write_text(f"# A Small List\n\n{markers}", "utf-8")
    (root / ".gitignore").write_text(".synthlit.lock\n", "utf-8")
    if exported:
        assert run(root, "export") == 0
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-q", "-m", "Begin")):
        subprocess.run(["git", *identity, *words], cwd=root, check=True)
