"""A letter and its accent as two characters.

## Why is this bad?
`í` can be U+00ED, or `i` with U+0301 behind it. Both look the same and are different texts: what
looks for one misses the other, and many fonts set the accent beside the letter.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Vi\u0301ctor},
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
Safe: Unicode calls both forms the same (NFC).

## Also found by
JabRef
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset
from synthlit.lint.texts import first_difference, quoted, texts, word_at

CODE = "TXT009"
NAME = "decomposed-letter"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = NON_ASCII


def check(work: Work) -> Iterator[Finding]:
    """Yield each text that is not in Unicode's composed form."""
    for field, value in texts(work):
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            better = unicodedata.normalize("NFC", value)
            at = first_difference(value, better)
            fix = Fix("make one character of them", Revise({field: better}))
            message = (
                f"{field} has a letter in two characters: {quoted(ascii(word_at(value, at))[1:-1])}"
            )
            yield Finding(work, message, field, at, fix)
