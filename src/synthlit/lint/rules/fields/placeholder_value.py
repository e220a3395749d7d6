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
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry
from synthlit.model.fields import NAMES
from synthlit.model.name import split_names

CODE = "FLD003"
NAME = "placeholder-value"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_ABSENT = frozenset(["n/a", "null", "nil", "none", "nan", "undefined", "unknown"])
_REMINDER = frozenset(["todo", "tbd", "tba", "fixme", "to be determined", "to do"])
# What templates call the person who is to be named: `Author, A.`, `Lastname, Firstname`.
_NO_NAME = re.compile(
    r"\?+|author|authors? name|(?:first|second|third|some|an) author|author (?:one|two|three|\d)"
    r"|author, (?:an|first|second|[a-z]\b\.?(?: [a-z])?)|[a-z]\.? author"
    r"|(?:first|given) ?name,? (?:last|sur|family) ?name"
    r"|(?:last|sur|family) ?name, (?:first|given) ?name"
    r"|first last|last, first|your name"
)
# Words that may be a title, a name or a remark of its own right there.
_SPARED = {"title": _ABSENT - {"n/a", "undefined"}, "shorttitle": _ABSENT, "keywords": _ABSENT}
_MARKS = re.compile(r"\?+|-+|–|—|\.{2,}")
_LONGEST = 24
# A longer list of names has a placeholder only with one of these.
_SIGNS = ("?", "n/a", "author", "name")


def check(work: Work) -> Iterator[Finding]:
    """Yield each value that is a placeholder."""
    for name, value in work.entry.fields.items():
        if name in NAMES:
            yield from _names(work, name, value)
        elif len(value) <= _LONGEST and is_placeholder(name, value):
            fix = None
            if _core(value) not in _REMINDER and not _is_needed(work, name):
                fix = Fix(f"remove {name}", Revise({name: None}))
            yield Finding(work, f"{name} is a placeholder: {quoted(value)}", name, fix=fix)


def is_placeholder(name: str, value: str) -> bool:
    """Tell whether a field's whole value keeps the place of one."""
    if len(value) > _LONGEST or not value or value[0].isdigit():
        return False
    core = _core(value)
    if core in _SPARED.get(name, ()):
        return False
    return core in _ABSENT or core in _REMINDER or bool(_MARKS.fullmatch(core))


def _core(value: str) -> str:
    return value.strip("{}[]()<> \t\n").lower().removesuffix(".") or value


def _names(work: Work, field: str, value: str) -> Iterator[Finding]:
    """Yield the names that nobody has; dashes and dots may mean others."""
    if len(value) > _LONGEST:
        lower = value.lower()
        if not any(sign in lower for sign in _SIGNS):
            return
    for name in split_names(value):
        core = _core(name)
        if core in _ABSENT or core in _REMINDER or _NO_NAME.fullmatch(core):
            message = f"{field} has a placeholder for a name: {quoted(name)}"
            yield Finding(work, message, field, value.find(name))


def _is_needed(work: Work, name: str) -> bool:
    entry = work.entry
    fields = {field: value for field, value in entry.fields.items() if field != name}
    # A file that is not ours may hold what is no valid entry.
    without = Entry.model_construct(type=entry.type, key=entry.key, fields=fields)
    return any(name in needed.split("|") for needed in lacking(without))
