r"""A suffix, `Jr.` or `III`, where BibTeX takes it for a name.

## Why is this bad?
BibTeX has one place for it, `Family, Jr., Given`. Elsewhere it becomes a given name that is
abbreviated, or the family name: `Hal Daumé III` is cited as `III (2021)`.

## Example
```bibtex
@misc{ismayilzada2025creative,
  title         = {Creative Preference Optimization},
  author        = {Ismayilzada, Mete and Laverghetta, Antonio, Jr. and others},
  year          = {2025},
  eprint        = {2505.14442},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{ismayilzada2025creative,
  title         = {Creative Preference Optimization},
  author        = {Ismayilzada, Mete and Laverghetta, Jr., Antonio and others},
  year          = {2025},
  eprint        = {2505.14442},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the words stay, and the suffix moves between family and given name.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import (
    LISTS,
    changed,
    inverted,
    is_person,
    names,
    sections,
    words,
)
from synthlit.lint.texts import quoted

CODE = "NAM011"
NAME = "misplaced-suffix"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = LISTS
SIGNS: Final = UNUSUAL_NAMES

# A fifth of the name is an initial far more often.
_JUNIOR = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?")
_SUFFIX = re.compile(rf"{_JUNIOR.pattern}|I{{2,3}}|IV")
_HINT = re.compile(r"\b(?:[JS]n?r\b(?!-)|III?\b|IV\b)")
_SIGNS = ("Jr", "Sr", "II", "IV", "nr")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with a suffix in the wrong place."""
    for field in LISTS:
        value = work.entry.get(field)
        if any(map(value.__contains__, _SIGNS)) and _HINT.search(value):
            # Beside "Family, Given", two words before ", IV" can be a family with initials.
            ordered = any(_is_ordered(name) for name in names(value))
            new = changed(value, _strictly if ordered else _mended)
            if new:
                fix = Fix("write Family, Jr., Given", Revise({field: new.value}))
                message = f"the suffix of {quoted(new.name)} is not in the form Family, Jr., Given"
                yield Finding(work, message, field, new.start, fix)


def _is_ordered(name: str) -> bool:
    _, comma, rest = name.partition(",")
    return bool(comma) and not _SUFFIX.fullmatch(rest.strip())


def _strictly(name: str) -> str:
    """Return the name with its suffix in place, unless it may be two initials."""
    parts = sections(name)
    is_sure = len(parts) != 2 or not _SUFFIX.fullmatch(parts[1]) or _JUNIOR.fullmatch(parts[1])
    return _mended(name) if is_sure else name


def _mended(name: str) -> str:
    if not _HINT.search(name) or not is_person(name):
        return name
    parts = sections(name)
    if len(parts) == 1:
        found = words(name)
        return inverted(name) if len(found) > 2 and _SUFFIX.fullmatch(found[-1]) else name
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]) and not _SUFFIX.fullmatch(parts[1]):
        return f"{parts[0]}, {parts[2]}, {parts[1]}"
    if len(parts) != 2:
        return name
    return _of_two(*parts) or name


def _of_two(first: str, second: str) -> str:
    """Return the name of two parts with its suffix in place, or nothing if it has none."""
    if _SUFFIX.fullmatch(second):
        before, comma, behind = inverted(first).partition(", ")
        return f"{before}, {second}, {behind}" if comma else ""
    family, given = words(first), words(second)
    if len(family) > 1 and _SUFFIX.fullmatch(family[-1]):
        return f"{' '.join(family[:-1])}, {family[-1]}, {second}"
    if len(given) > 1 and _SUFFIX.fullmatch(given[-1]):
        return f"{first}, {given[-1]}, {' '.join(given[:-1])}"
    if len(given) > 1 and given[0] in ("Jr.", "Sr."):
        return f"{first}, {given[0]}, {' '.join(given[1:])}"
    return ""
