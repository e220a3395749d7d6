"""Judge and mend files that are no entries of a library: any `.bib`, any Markdown list."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.library.atomic import write_atomically
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.loose.fixer import Mended, fix
from synthlit.lint.loose.judge import Around, judge
from synthlit.lint.rule_set import Rules

SUFFIXES = (".bib", ".md", ".markdown")
# Folders that hold what others wrote, or what programs made.
_NOT_OURS = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})


@dataclass(frozen=True)
class Judged:
    """One file: its text before and after mending, what was mended, and what is wrong then."""

    path: PurePosixPath
    before: str
    after: str
    mended: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]


def find(paths: Iterable[Path]) -> list[Path]:
    """Return the `.bib` and Markdown files among the paths and below the folders, each once.

    Raises SynthlitError for a path where there is none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        here = list(_files(path))
        if not here:
            raise SynthlitError(
                f"there is no .bib or Markdown file at {path}",
                "name files, or folders that hold some",
            )
        found.update(dict.fromkeys(here))
    return list(found)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        if path.suffix.lower() in SUFFIXES:
            yield path
        return
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(n for n in inner if not n.startswith(".") and n not in _NOT_OURS)
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(folder, name)


def lint_files(
    files: Sequence[Path],
    base: Path,
    rules_for: Callable[[PurePosixPath], Rules],
    around: Around,
    *,
    mend: bool = False,
    unsafe: bool = False,
    save: bool = True,
) -> Iterator[Judged]:
    """Judge files one by one, and mend them first if asked; paths are told relative to `base`.

    Without `save`, what mending makes is not written. Raises SynthlitError for a file that cannot
    be read or written.
    """
    for file in files:
        path = PurePosixPath(os.path.relpath(file, base).replace(os.sep, "/"))
        text = _read(file)
        rules = rules_for(path)
        if not mend:
            yield Judged(path, text, text, (), tuple(judge(path, text, rules, around)))
            continue
        # A byte that could not be read would be lost.
        done = (
            fix(path, text, rules, around, unsafe=unsafe)
            if "\ufffd" not in text
            else Mended(text, (), tuple(judge(path, text, rules, around)))
        )
        if save and done.text != text:
            write_atomically(file, done.text)
        yield Judged(path, text, done.text, done.mended, done.left)


def _read(file: Path) -> str:
    """Return a file's text; a byte that is not UTF-8 is U+FFFD in it."""
    try:
        return file.read_bytes().decode("utf-8", "replace")
    except OSError as fault:
        raise SynthlitError(
            f"{file} cannot be read: {fault.strerror}", "give yourself the right to read it"
        ) from None
