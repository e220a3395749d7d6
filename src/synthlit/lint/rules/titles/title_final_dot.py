"""A full stop at the end of a title.

## Why is this bad?
Styles put one there themselves, so that two are printed, and the title compares unequal to itself
elsewhere.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data.},
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
Safe: the dot goes. One that belongs to an abbreviation stays, as do dots that leave something out,
and the last one of several sentences.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "TTL004"
NAME = "title-final-dot"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("title",)

_ABBREVIATIONS = frozenset([
    "al", "approx", "assoc", "bros", "cf", "ch", "co", "col", "corp", "dept", "dr", "ed", "eds",
    "eq", "esq", "etc", "fig", "gen", "gov", "inc", "jr", "llc", "ltd", "mr", "mrs", "ms", "mt",
    "no", "nos", "op", "pp", "prof", "pt", "rev", "sec", "spec", "sr", "st", "univ", "vol", "vs",
])  # fmt: skip
_SENTENCE = re.compile(r"[.!?][\"'”’)}]*\s")
_LAST_WORD = re.compile(r"[^\s{}()\[\]/-]+\Z")


def check(work: Work) -> Iterator[Finding]:
    """Yield the title that ends so."""
    title = work.entry.get("title")
    end = len(title.rstrip("}) \n\t"))
    if title[end - 1 : end] != "." or not end:
        return
    stem = title[: end - 1]
    if _is_abbreviated(stem) or _SENTENCE.search(stem):
        return
    better = (stem + title[end:]).strip()
    fix = Fix("take the dot away", Revise({"title": better}))
    message = f"the title ends in a full stop: {quoted(stem[-30:].split(' ', 1)[-1] + '.')}"
    yield Finding(work, message, "title", end - 1, fix)


def _is_abbreviated(stem: str) -> bool:
    """Tell whether the dot behind is that of an abbreviation or of an omission."""
    word = _LAST_WORD.search(stem[-30:])
    if not word or stem.endswith((".", "…", "\\")):
        return True
    text = word[0].strip("\"'“”‘’")
    return len(text) < 2 or "." in text or text.lower() in _ABBREVIATIONS
