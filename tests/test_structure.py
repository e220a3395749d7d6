"""The shape of the source tree: one reader for each language, and short files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "synthlit"
LONGEST_FILE = 350
# Parts of regular expressions that read a language, by what they read.
READERS = {
    "a BibTeX entry": re.compile(r"@(?:\[ ?\\t|\\s|\\w|\[A-Za-z|\(\?P<type>)"),
    "a Markdown heading": re.compile(r"#\{1,6\}|\^#+ "),
    "a Markdown link": re.compile(r"\\\]\\\("),
    "a code fence": re.compile(r"`\{3|```|~\{3"),
}
ROOMS = ("bibtex", "markdown")
# The rules' own pages are package data in one fixed form, which a test holds.
EXCEPTIONS = {("lint/rule_page.py", "a Markdown heading"), ("lint/rule_page.py", "a code fence")}
FILES = sorted(SOURCE.rglob("*.py"))


def _patterns(file: Path) -> Iterator[str]:
    """Yield the regular expressions of a module as they are written."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=[pattern, *_]):
                yield ast.unparse(pattern).replace("\\\\", "\\")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_only_two_packages_read_languages(file: Path) -> None:
    """No regular expression for entries, headings, links or fences is anywhere else."""
    path = file.relative_to(SOURCE).as_posix()
    found = {
        name
        for pattern in _patterns(file)
        for name, reader in READERS.items()
        if reader.search(pattern) and (path, name) not in EXCEPTIONS
    }

    assert path.startswith(ROOMS) or not found


def test_readers_are_recognized_where_they_are() -> None:
    """The search above finds the readers of the two packages."""
    patterns = [
        p for file in FILES for p in _patterns(file) if file.parts[len(SOURCE.parts)] in ROOMS
    ]

    for reader in READERS.values():
        assert any(reader.search(pattern) for pattern in patterns)


def test_no_file_is_long() -> None:
    """A longer file has two purposes."""
    lengths = {file: len(file.read_text("utf-8").splitlines()) for file in FILES}

    assert [file for file, length in lengths.items() if length > LONGEST_FILE] == []
