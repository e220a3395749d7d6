"""The lines that changed since a revision of git."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from synthlit.bibtex.nodes import BibDocument
from synthlit.errors import SynthlitError
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import FileResult
from synthlit.markdown.document import MarkdownDocument
from synthlit.workflows.git_revision import git

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True)
class Changed:
    """The changed lines of files, in order; None for a new file."""

    lines: Mapping[PurePosixPath, Sequence[int] | None]

    def among(self, file: FileResult) -> Iterator[Diagnostic]:
        """Yield the findings in entries, lines and sections of a file that the change touches.

        A finding at an entry counts where any line of the entry changed, one at a heading where a
        line below it did, and any other where its own line, or its list item, did.
        """
        lines = self.lines.get(file.path, ())
        extents = _extents(file.document) if file.diagnostics and file.was_read and lines else {}
        for each in file.diagnostics:
            first, last = extents.get(each.line, (each.line, each.line))
            if lines is None or _touches(lines, first, last):
                yield each


def _touches(lines: Sequence[int], first: int, last: int) -> bool:
    index = bisect_left(lines, first)
    return index < len(lines) and lines[index] <= last


def _extents(document: BibDocument | MarkdownDocument) -> dict[int, tuple[int, int]]:
    """Return, by line, the first and last line of the entry, item or section that it belongs to."""
    found: dict[int, tuple[int, int]] = {}

    def line(offset: int) -> int:
        return document.source.position(offset)[0]

    if isinstance(document, BibDocument):
        for node in document.entries:
            first, last = line(node.start), line(node.end)
            found.update(dict.fromkeys(range(first, last + 1), (first, last)))
        return found
    for item in document.blocks.items:
        first, last = line(item.span.start), line(item.span.end)
        found.update(dict.fromkeys(range(first, last), (first, last - 1)))
    for heading in document.headings:
        first = line(heading.span.start)
        found[first] = (first, line(heading.section.end))
    return found


def since(base: Path, revision: str) -> Changed:
    """Return the lines that differ from a revision, in files at or below a folder of a repository.

    Raises SynthlitError where there is no repository or no such revision.
    """
    # A name that looks like an option is no revision.
    names = (
        None
        if revision.startswith("-")
        else _text(base, "diff", "--name-only", "-z", "--relative", revision, "--", ".")
    )
    if names is None:
        raise SynthlitError(
            f"git knows no revision {revision!r} here",
            "name a branch, a tag or a commit of the repository that the files lie in",
        )
    lines: dict[PurePosixPath, Sequence[int] | None] = {}
    for name in filter(None, names.split("\0")):
        diff = _text(base, "diff", "--unified=0", "--no-color", "--relative", revision, "--", name)
        lines[PurePosixPath(name)] = [
            line
            for match in _HUNK.finditer(diff or "")
            for line in range(int(match[1]), int(match[1]) + int(match[2] or 1))
        ]
    others = _text(base, "ls-files", "--others", "--exclude-standard", "-z", "--", ".") or ""
    lines.update((PurePosixPath(name), None) for name in filter(None, others.split("\0")))
    return Changed(lines)


def _text(folder: Path, *arguments: str) -> str | None:
    """Return what git prints, or None where it fails or is not installed."""
    printed = git(folder, *arguments)
    return None if printed is None else printed.decode("utf-8", "surrogateescape")
