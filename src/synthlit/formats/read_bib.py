"""Read BibTeX, in whatever form it was written."""

import re
from collections.abc import Iterator

from synthlit.bibtex import canonical
from synthlit.bibtex.canonical import BibFile
from synthlit.library.candidates import Candidate, Candidates, SourceLines

_DEFINITION = re.compile(r"\s*@string\b", re.IGNORECASE)


def read(text: str) -> Candidates:
    """Return the entries of a BibTeX file.

    Comments belong to an entry where it is the only one; elsewhere a notice tells their number.
    """
    file = canonical.read(text)
    alone = len(file.entries) == 1
    kept = BibFile(before=file.before, after=file.after) if alone else BibFile()
    items = tuple(
        Candidate(entry, SourceLines(line, end=line), file=kept)
        for entry, line in zip(file.entries, _lines(text, file), strict=True)
    )
    comments = [block for block in file.before + file.after if not _DEFINITION.match(block)]
    left = len(comments) if not alone else 0
    notices = (f"{left} comments between entries were left out",) if left else ()
    return Candidates(items, file.problems, notices)


def _lines(text: str, file: BibFile) -> Iterator[int]:
    """Yield the line in which each entry begins, in their order."""
    position = 0
    for entry in file.entries:
        head = rf"@\s*{re.escape(entry.type)}\s*[{{(]\s*{re.escape(entry.key)}\s*,"
        match = re.compile(head, re.IGNORECASE).search(text, position)
        position = match.end() if match else position
        yield text.count("\n", 0, match.start() if match else position) + 1
