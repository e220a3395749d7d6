"""An edition that is no ordinal by itself.

## Why is this bad?
Styles print "edition" behind the value: `2nd edition` becomes "2nd edition edition", and the same
book is called `2nd`, `second` and `Second` in three entries.

## Example
```bibtex
@book{lambert2025reinforcement,
  title         = {Reinforcement Learning from Human Feedback},
  author        = {Lambert, Nathan},
  edition       = {1st},
  year          = {2025},
  url           = {https://rlhfbook.com},
  eprint        = {2504.12501},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@book{lambert2025reinforcement,
  title         = {Reinforcement Learning from Human Feedback},
  author        = {Lambert, Nathan},
  edition       = {First},
  year          = {2025},
  url           = {https://rlhfbook.com},
  eprint        = {2504.12501},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the ordinal as a word with a capital, as BibTeX asks for it, and no "edition" behind it. A
number by itself is biblatex's form, and is left alone.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "NUM004"
NAME = "loose-edition"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("edition",)

_WORDS = (
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
    "Eighteenth", "Nineteenth", "Twentieth",
)  # fmt: skip
_NUMERAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d+", re.ASCII)
_LABEL = re.compile(r"(?<=\S)\s+(?:edition|edn|ed)\.?$", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the edition that is not in form."""
    value = work.entry.get("edition")
    text = value.strip()
    better = _in_form(_LABEL.sub("", text))
    if text and better != text:
        fix = Fix(f"write {better}", Revise({"edition": better}))
        message = f"the edition {quoted(value)} is not in the form {better}"
        yield Finding(work, message, "edition", fix=fix)


def _in_form(text: str) -> str:
    """Return an ordinal as a word with a capital, and anything else as it is."""
    if match := _NUMERAL.fullmatch(text):
        number = int(match[1])
        return _WORDS[number - 1] if 1 <= number <= len(_WORDS) else text
    if _NUMBER.fullmatch(text):
        return text
    return text.capitalize() if text.capitalize() in _WORDS else text
