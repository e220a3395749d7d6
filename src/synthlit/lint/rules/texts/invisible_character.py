"""A character that shows as nothing, or as an ordinary space.

## Why is this bad?
Copied from web pages and PDFs, it makes equal things differ: the DOI that does not resolve, the
name that no search finds. Those that turn the direction of writing can make a line read as
something that it is not.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference\u200b Tuning with\u00a0Rubric-Guided Synthetic Data},
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
Safe: what showed as a space becomes one, what showed as nothing goes.

## Also found by
JabRef, in part
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset
from synthlit.model.text import clean, has_invisible

CODE = "TXT002"
NAME = "invisible-character"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = NON_ASCII


def check(work: Work) -> Iterator[Finding]:
    """Yield each value with such a character, unless it is half of a misread letter."""
    for field, value in work.entry.fields.items():
        if (value.isascii() and value.isprintable()) or not is_hiding(value):
            continue
        if repaired(value) == value:
            at = next(place for place, character in enumerate(value) if is_hiding(character))
            character = value[at]
            name = unicodedata.name(character, "a control character").lower()
            fix = Fix("take it out", Revise({field: _cleaned(value)}))
            message = f"{field} has U+{ord(character):04X} in it: {name}"
            yield Finding(work, message, field, at, fix)


def is_hiding(text: str) -> bool:
    """Tell whether there is an invisible character; how lines are broken is layout."""
    return has_invisible(text.translate(_LAYOUT))


def _cleaned(value: str) -> str:
    """Return the value with its lines clean, and broken and indented as they were."""
    return "\n".join(_clean_line(line) for line in value.split("\n"))


def _clean_line(line: str) -> str:
    if not is_hiding(line):
        return line
    core = line.strip(" \t\r")
    begun, _, rest = line.partition(core)
    return f"{begun}{clean(core)}{rest}"


_LAYOUT = str.maketrans("\n\r\t", "   ")
