"""A language that biblatex does not know by that name.

## Why is this bad?
`langid` chooses hyphenation and the words of a reference, `language` is printed. A code such as
`en` does nothing in the one, and is printed as it stands in the other.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  langid        = {en},
}
```

## Fix
None: the entry may be in a dialect, such as british. The message names the usual one.

## Also found by
CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.datamodel import languages

CODE = "FLD018"
NAME = "unknown-language"
PRESET = Preset.BIBLATEX
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("langid", "language", "origlanguage")

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_AND = re.compile(r"\s+and\s+")


def check(work: Work) -> Iterator[Finding]:
    """Yield each language that is a code, and each `langid` that is no name."""
    langid = work.entry.get("langid").strip("{} ")
    if langid and langid not in languages.NAMES and langid not in languages.TAGS:
        meant = languages.meant_by(langid) or _lower(langid)
        hint = f": did you mean {meant}?" if meant else ""
        yield Finding(work, f"biblatex knows no langid {quoted(langid)}{hint}", "langid")
    for field in ("language", "origlanguage"):
        for part in _AND.split(work.entry.get(field).strip("{} ")):
            if _CODE.fullmatch(part) and (meant := languages.meant_by(part)):
                message = f"{quoted(part)} is printed as it stands: did you mean {meant}?"
                yield Finding(work, message, field)


def _lower(langid: str) -> str:
    return langid.lower() if langid.lower() in languages.NAMES else ""
