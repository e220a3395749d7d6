"""A title that is the name of the journal or the book.

## Why is this bad?
The work's own title is lost: the reference reads as if it were to the whole volume.

## Example
```bibtex
@inproceedings{zelikman2024selftaught,
  title     = {First Conference on Language Modeling},
  author    = {Zelikman, Eric and Lorch, Eliana and Mackey, Lester and Kalai, Adam Tauman},
  booktitle = {First Conference on Language Modeling},
  year      = {2024},
}
```

## Fix
None: the title has to be looked up.

## Also found by
CoLRev
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "TTL001"
NAME = "title-is-container"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("booktitle", "journal", "journaltitle")

# These are the container itself.
_WHOLE = frozenset(["proceedings", "book", "mvbook", "collection", "mvcollection", "periodical"])
_AROUND = " \n\t\r{}.,:-"
_DROPPED = str.maketrans("", "", _AROUND)


def check(work: Work) -> Iterator[Finding]:
    """Yield the title that says no more than the field beside it."""
    entry = work.entry
    title = entry.get("title")
    if not title or entry.type in _WHOLE:
        return
    first, wanted = _first(title), ""
    for field in FIELDS:
        value = entry.get(field)
        if not value or _first(value) != first:
            continue
        wanted = wanted or _core(title)
        if wanted and _core(value) == wanted:
            message = f"the title is that of the {field}: {quoted(title)}"
            yield Finding(work, message, "title")
            return


def _first(text: str) -> str:
    return text.lstrip(_AROUND)[:1].lower()


def _core(text: str) -> str:
    return text.translate(_DROPPED).lower()
