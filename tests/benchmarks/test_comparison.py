"""What other linters find of damage, by what they say."""

import sys
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from benchmarks.mutations import comparison, peers
from benchmarks.mutations.damage import Form, Kind
from benchmarks.mutations.kinds import KINDS
from benchmarks.mutations.material import BIB, Material
from benchmarks.mutations.peers import Peer
from synthlit.lint import selection
from synthlit.lint.context import Context
from synthlit.lint.linter import Linter
from synthlit.settings import LintSettings

# Of ../shared/catalog, without what does not matter here.
ENTRIES: Final = (
    "@misc{han2026biases,\n  title = {LLM Biases},\n  year = {2026}\n}",
    "@misc{mistral2025magistral,\n  title = {Magistral},\n  year = {2025}\n}",
    "@misc{ho2022large,\n  title = {Large Language Models Are Reasoning Teachers},\n"
    "  year = {2022}\n}",
)
PAGE = "- [Magistral](https://arxiv.org/abs/2506.10910) - Mistral-AI et al. (arXiv 2025)\n"


@pytest.fixture
def material() -> Material:
    """Three entries and a page."""
    rules = selection.select(LintSettings(), in_library=False)
    pages = {BIB.with_name("README.md"): PAGE}
    entries: dict[Form, tuple[str, ...]] = dict.fromkeys((Form.BIBTEX, Form.BIBLATEX), ENTRIES)
    linter = Linter(lambda _: rules, Context(date(2026, 11, 25)))
    return Material(entries, pages, linter, frozenset())


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that peers are asked by, as yet without a body."""
    path = tmp_path / "grumble"
    path.touch(mode=0o755)
    monkeypatch.setenv("PEERS_BIN", str(tmp_path))
    # Another test's program has the same name.
    peers.ask.cache_clear()
    return path


def _write(program: Path, body: str) -> None:
    program.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{body}", "utf-8")


def _kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


GRUMBLE = Peer("grumble", "grumble", (("grumble", "references.bib"),))


def test_found_is_what_is_said_at_the_line(program: Path, material: Material) -> None:
    """A message that names a line of the damaged entry counts, one that names another does not."""
    _write(
        program,
        """
for n, line in enumerate(pathlib.Path(sys.argv[1]).read_text().splitlines(), 1):
    if ",," in line:
        print(f"line {n}: two commas")
""",
    )
    kinds = [_kind("doubled comma"), _kind("NBSP")]

    assert comparison.run(GRUMBLE, kinds, material, 1) == {"doubled comma": (2, 2), "NBSP": (0, 1)}


def test_what_is_said_of_the_sound_file_too_is_not_found(program: Path, material: Material) -> None:
    """A message by key counts only if it is new; numbers in it do not make it so."""
    _write(
        program,
        """
text = pathlib.Path(sys.argv[1]).read_text()
for key in ("han2026biases", "mistral2025magistral", "ho2022large"):
    print(f"INFO reading {key}, {len(text)} characters")
    print(f"{key}: {len(text)} characters are many")
if "\\xa0" in text:
    print("han2026biases: a hard space")
""",
    )

    assert comparison.run(GRUMBLE, [_kind("NBSP")], material, 1) == {"NBSP": (1, 1)}


def test_a_crash_names_no_line(program: Path, material: Material) -> None:
    """The line of a program at which it went wrong is no line of the file."""
    _write(
        program,
        """
if "\\xa0" in pathlib.Path(sys.argv[1]).read_text():
    print('  File "/usr/lib/grumble.py", line 2, in parse', file=sys.stderr)
""",
    )

    assert comparison.run(GRUMBLE, [_kind("NBSP")], material, 1) == {"NBSP": (0, 1)}


def test_a_formatter_found_what_it_mends(program: Path, material: Material) -> None:
    """What is written of the damaged entry as of the sound one was found without a word."""
    peer = Peer("grumble", "grumble", (("grumble", "references.bib"),), written="out.bib")
    _write(
        program,
        """
text = pathlib.Path(sys.argv[1]).read_text()
pathlib.Path("out.bib").write_text(text.replace(",,", ","))
""",
    )
    kinds = [_kind("doubled comma"), _kind("NBSP")]

    assert comparison.run(peer, kinds, material, 1) == {"doubled comma": (2, 2), "NBSP": (0, 1)}


def test_pages_are_asked_of_their_own_linters(program: Path, material: Material) -> None:
    """A linter of pages gets no entries, and is reported by the line that it names."""
    peer = Peer("grumble", "grumble", (("grumble", "list.md"),), line=r"^(\d+):", of_pages=True)
    _write(
        program,
        """
if "et.al" in pathlib.Path(sys.argv[1]).read_text():
    print("1:20 et.al")
""",
    )
    kinds = [_kind("`et.al`"), _kind("NBSP")]

    assert comparison.run(peer, kinds, material, 1) == {"`et.al`": (1, 1)}


def test_a_missing_peer_is_not_run(material: Material) -> None:
    """Of a program that is not there it is said why; it has found nothing of nothing."""
    peer = Peer("grumble", "no-such-grumble", (), absent="It is nowhere.")

    assert comparison.run(peer, [_kind("NBSP")], material, 1) is None
    assert peers.version(peer) == "grumble: not run. It is nowhere."


def test_version_is_asked_for(program: Path) -> None:
    """The version stands with the commands."""
    _write(program, "print('grumble, version 1.14.0')")

    assert peers.version(GRUMBLE) == "grumble 1.14.0: `grumble references.bib`"
