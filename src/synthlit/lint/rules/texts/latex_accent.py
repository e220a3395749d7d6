r"""An accent or a letter written as a LaTeX command.

## Why is this bad?
People who read the file, and programs that search it, see `{\"u}` and not ü. Exports write commands
where an old engine needs them: `synthlit export bib --ascii`.

## Example
```bibtex
@misc{koksal2023longform,
  title         = {{LongForm}: Effective Instruction Tuning with Reverse Instructions},
  author        = {K{\"o}ksal, Abdullatif and Schick, Timo and Korhonen, Anna and others},
  year          = {2023},
  eprint        = {2304.08460},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{koksal2023longform,
  title         = {{LongForm}: Effective Instruction Tuning with Reverse Instructions},
  author        = {Köksal, Abdullatif and Schick, Timo and Korhonen, Anna and others},
  year          = {2023},
  eprint        = {2304.08460},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: a command and its letter are the same thing. Mathematics is left alone.

## Also found by
bibtex-tidy and JabRef convert, none reports
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import first_difference, quoted, texts, word_at
from synthlit.model.latex.accents import decode

CODE = "TXT005"
NAME = "latex-accent"
PRESET = Preset.HOUSE
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "\\"


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with such a command."""
    for field, value in texts(work):
        if "\\" in value and (better := decode(value)) != value:
            at = first_difference(value, better)
            fix = Fix(f"write {quoted(word_at(better, at))}", Revise({field: better}))
            message = f"{field} writes a letter as a command: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at, fix)
