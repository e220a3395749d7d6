"""Findings of rules with their position, and fixes for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from synthlit.text import TextEdit


@dataclass(frozen=True)
class Revise:
    """Set fields of the entry, remove those that are None, and change its type if given."""

    fields: Mapping[str, str | None]
    type: str = ""


@dataclass(frozen=True)
class Move:
    """Move the entry's file, unchanged, to another path in the library."""

    to: PurePosixPath


@dataclass(frozen=True)
class Rewrite:
    """Write the entry's file in canonical form."""


@dataclass(frozen=True)
class Replace:
    """Replace parts of the file's text."""

    edits: tuple[TextEdit, ...]


# Every way in which a fix changes a file; `synthlit.lint.fixer` applies them.
Edit: TypeAlias = Revise | Move | Rewrite | Replace


@dataclass(frozen=True)
class Fix:
    """An edit and a description of it in one line; a safe fix keeps every fact."""

    message: str
    edit: Edit
    safe: bool = True


@dataclass(frozen=True, order=True)
class Diagnostic:
    """A finding at its position; line and column count from 1, columns in characters.

    Diagnostics sort by file, line, column and code; the fix is not compared. For a finding about
    an entry, `start` is the offset at which the entry begins.
    """

    path: PurePosixPath
    line: int
    column: int
    code: str
    message: str
    key: str = ""
    fix: Fix | None = field(default=None, compare=False)
    start: int = field(default=0, compare=False)
