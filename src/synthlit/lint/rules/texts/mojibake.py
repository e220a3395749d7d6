"""Letters that were read in the wrong encoding, or lost.

## Why is this bad?
The name or title prints as rubbish, and nobody who searches for it finds it.

## Example
```bibtex
@misc{koksal2023longform,
  title         = {{LongForm}: Effective Instruction Tuning with Reverse Instructions},
  author        = {KÃ¶ksal, Abdullatif and Schick, Timo and Korhonen, Anna and SchÃ¼tze, Hinrich},
  year          = {2023},
  eprint        = {2304.08460},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{koksal2023longform,
  title         = {{LongForm}: Effective Instruction Tuning with Reverse Instructions},
  author        = {Köksal, Abdullatif and Schick, Timo and Korhonen, Anna and Schütze, Hinrich},
  year          = {2023},
  eprint        = {2304.08460},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the letters go back to the bytes they came from (Windows-1252, Latin-1, Mac Roman or code page
437) and are read as the UTF-8 they were. Only words that cannot have been meant as they stand are
touched. Where a letter is lost (�) there is no fix.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.mojibake import LOST, repaired
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset
from synthlit.lint.texts import first_difference, quoted, texts, word_at

CODE = "TXT001"
NAME = "mojibake"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = NON_ASCII


def check(work: Work) -> Iterator[Finding]:
    """Yield each text that was misread."""
    for field, value in texts(work):
        if value.isascii():
            continue
        better = repaired(value)
        if better != value:
            at = first_difference(value, better)
            fix = Fix(f"read {quoted(word_at(better, at))}", Revise({field: better}))
            message = f"{field} was read in the wrong encoding: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at, fix)
        elif LOST in value:
            at = value.index(LOST)
            message = f"{field} has lost a letter: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at)
