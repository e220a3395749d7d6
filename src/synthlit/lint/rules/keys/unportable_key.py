"""A key that cannot be a file's name, or that some engine does not take.

## Why is this bad?
The key names the file. `DBLP:conf/…` would lie in another folder, `con` cannot exist on Windows,
and letters with accents break BibTeX.

## Example
```bibtex
% entries/sft/gallego.bib
@misc{arXiv:2506.11702,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: no command changes a key unasked. `synthlit rename OLD NEW` does, and keeps the old one in
`ids`, so that what cites it still finds the work.

## Also found by
JabRef, papis, bibtex-tidy
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import KEY, Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.citekey import is_portable

CODE = "KEY002"
NAME = "unportable-key"
PRESET = Preset.HOUSE
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the work whose key is not portable."""
    if work.key and not is_portable(work.key):
        yield Finding(
            work,
            f"the key {quoted(work.key)} cannot name a file everywhere: use ASCII letters and "
            "digits, with - _ . + inside",
            KEY,
        )
