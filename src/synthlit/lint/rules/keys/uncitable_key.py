r"""A key with a character at which BibTeX, biber or `\cite` stops.

## Why is this bad?
With a space BibTeX gives the entry up. biber does so at `#`, `"`, `%` and `(`, and cuts the key at
`'` and `\`; LaTeX finds no such key where `\cite` has a `#`, `%`, `~` or `\`.

## Example
```bibtex
% refs.bib
@misc{gallego 2025,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: what cites the work has to change with the key.

## Also found by
JabRef, papis, bibtex-tidy
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import KEY, Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.settings import ENTRIES

CODE = "KEY009"
NAME = "uncitable-key"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()

# Tried one by one with BibTeX 0.99d, biber 2.18 and pdfTeX.
_STOPS = re.compile(r"[\s#\"%'(~\\]")


def check(work: Work) -> Iterator[Finding]:
    """Yield the work of such a key; of keys in a library KEY002 says more."""
    found = _STOPS.search(work.key)
    if found and work.path.parts[0] != ENTRIES:
        sign = "a space" if found[0].isspace() else found[0]
        message = f"the key {quoted(work.key)} has {sign} in it, so not every program can cite it"
        yield Finding(work, message, KEY)
