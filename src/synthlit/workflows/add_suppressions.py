"""Suppress all present findings, so that the rules can be followed from now on."""

from collections import defaultdict

from synthlit.bibtex.nodes import BibDocument
from synthlit.library.atomic import write_atomically
from synthlit.lint.result import FileResult, LintResult
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit, applied


def add_suppressions(result: LintResult, reason: str) -> int:
    """Write a suppression for every finding, and return how many comments were written."""
    reason = " ".join(reason.replace("-->", "").split())
    written = 0
    for file in result.files:
        # A byte that is not UTF-8 would be lost.
        if file.diagnostics and file.was_read and "\ufffd" not in file.after:
            edits = _comments(file, reason)
            written += len(edits)
            write_atomically(result.base / file.path, applied(file.after, edits))
    return written


def _comments(file: FileResult, reason: str) -> list[TextEdit]:
    """Return the edits that add a comment for each entry or line that has a finding.

    The comment is before the entry, or at the end of the line: between two items it would split
    their list. Where neither is possible, it is in the first line, for the whole file.
    """
    document = file.document
    starts = document.source.line_starts
    codes: dict[int | None, set[str]] = defaultdict(set)
    for each in file.diagnostics:
        offset = starts[each.line - 1] + each.column - 1
        codes[_position(document, offset)].add(each.code)
    edits: list[TextEdit] = []
    for at, here in codes.items():
        word = "ignore" if at is not None else "ignore-file"
        says = f"synthlit: {word} {', '.join(sorted(here))}: {reason}"
        if isinstance(document, BibDocument):
            comment = f"% {says}\n"
        else:
            comment = f"<!-- {says} -->\n" if at is None else f" <!-- {says} -->"
        edits.append(TextEdit(at or 0, at or 0, comment))
    return edits


def _position(document: BibDocument | MarkdownDocument, offset: int) -> int | None:
    """Return where the comment for a character can be inserted, None for the first line only."""
    source = document.source
    if isinstance(document, BibDocument):
        entry = document.entry_at(offset)
        return source.line_starts[source.position(entry.start)[0] - 1] if entry else None
    line = source.position(offset)[0]
    start = source.line_starts[line - 1]
    return None if document.is_code(start) else start + len(source.line(line))
