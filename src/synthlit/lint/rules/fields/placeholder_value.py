"""A value that only keeps the place of one.

## Why is this bad?
Programs print it as if it were the venue, the author, the page. A field left out is honest.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  howpublished  = {N/A},
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
Safe where the value says that there is none (`N/A`, `null`, `???`): the field is removed. A
reminder such as `TODO`, and a field that the type needs, are left for a person.

## Also found by
CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.missing_field import lacking
from synthlit.lint.rules.fields.placeholders import (
    ABSENT,
    LONGEST,
    REMINDER,
    core,
    is_placeholder,
)
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry
from synthlit.model.fields import NAMES
from synthlit.model.name import split_names

CODE = "FLD003"
NAME = "placeholder-value"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

# What templates call the person who is to be named: `Author, A.`, `Lastname, Firstname`.
_NO_NAME = re.compile(
    r"\?+|author|authors? name|(?:first|second|third|some|an) author|author (?:one|two|three|\d)"
    r"|author, (?:an|first|second|[a-z]\b\.?(?: [a-z])?)|[a-z]\.? author"
    r"|(?:first|given) ?name,? (?:last|sur|family) ?name"
    r"|(?:last|sur|family) ?name, (?:first|given) ?name"
    r"|first last|last, first|your name"
)
# A longer list of names has a placeholder only with one of these.
_SIGNS = ("?", "n/a", "author", "name")


def check(work: Work) -> Iterator[Finding]:
    """Yield each value that is a placeholder."""
    for name, value in work.entry.fields.items():
        if name in NAMES:
            yield from _names(work, name, value)
        elif len(value) <= LONGEST and is_placeholder(name, value):
            fix = None
            if core(value) not in REMINDER and not _is_needed(work, name):
                fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is a placeholder: {quoted(value)}", name, fix=fix)


def _names(work: Work, field: str, value: str) -> Iterator[Finding]:
    """Yield the names that nobody has; dashes and dots may mean others."""
    if len(value) > LONGEST:
        lower = value.lower()
        if not any(sign in lower for sign in _SIGNS):
            return
    for name in split_names(value):
        text = core(name)
        if text in ABSENT or text in REMINDER or _NO_NAME.fullmatch(text):
            message = f"{field} has a placeholder for a name: {quoted(name)}"
            yield Finding(work, message, field, value.find(name))


def _is_needed(work: Work, name: str) -> bool:
    entry = work.entry
    fields = {field: value for field, value in entry.fields.items() if field != name}
    # A file that is not ours may hold what is no valid entry.
    without = Entry.model_construct(type=entry.type, key=entry.key, fields=fields)
    return any(name in needed.split("|") for needed in lacking(without))
