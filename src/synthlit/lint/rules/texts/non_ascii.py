r"""A character that is not ASCII, in a file for classic BibTeX.

## Why is this bad?
BibTeX reads bytes: it sorts `Ü` behind `Z`, and cuts a letter in two where a style abbreviates a
name or makes a label. biber reads Unicode and has none of these troubles. The entries of a library
are Unicode; `synthlit export bib --ascii` writes them so.

## Example
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, V{\'i}ctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: LaTeX prints the command as the same character. A value that has other characters too, of
another script for one, has none.

## Also found by
JabRef, bibla; bibtex-tidy, BibTool and biber convert
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset
from synthlit.lint.texts import quoted, texts, word_at
from synthlit.model.latex.accents import encode
from synthlit.model.latex.scan import outside_math
from synthlit.settings import ENTRIES

CODE = "TXT012"
NAME = "non-ascii"
PRESET = Preset.BIBTEX
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = NON_ASCII

# Punctuation as LaTeX's ligatures.
_LIGATURES = str.maketrans({
    "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "‐": "-", "‑": "-",
    "‒": "--", "―": "---", "…": r"\ldots{}", "\u00a0": "~",
})  # fmt: skip
# LaTeX takes the dot away by itself; biber and pandoc would read two characters.
_DOTLESS = re.compile(r"(?<=\\[`'^\"~=.])\{\\([ij])\}")


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with such a character, but those of a library's entries."""
    if work.path.parts[0] == ENTRIES:
        return
    for field, value in texts(work):
        if value.isascii():
            continue
        at = next(place for place, letter in enumerate(value) if not letter.isascii())
        better = outside_math(value, _in_commands)
        fix = Fix("write it as a command", Revise({field: better})) if better.isascii() else None
        message = f"{field} is not in ASCII: {quoted(word_at(value, at))}"
        yield Finding(work, message, field, at, fix)


def _in_commands(text: str) -> str:
    return _DOTLESS.sub(r"\1", encode(text.translate(_LIGATURES)))
