"""The keys by which an entry refers to others."""

import re
from collections.abc import Iterator

from synthlit.model.entry import Entry

# One key, which BibTeX knows too, and lists of keys, which are biblatex's.
REFERRING = ("crossref", "xdata", "xref", "related", "entryset")
# Those by which an entry inherits.
INHERITING = ("crossref", "xdata")

_KEY = re.compile(r"[^\s,{}](?:[^,{}]*[^\s,{}])?")


def references(entry: Entry, fields: tuple[str, ...] = REFERRING) -> Iterator[tuple[str, str, int]]:
    """Yield field, key and the key's place in the value, for each reference."""
    for field in fields:
        if field in entry.fields:
            for match in _KEY.finditer(entry.fields[field]):
                yield field, match[0], match.start()
