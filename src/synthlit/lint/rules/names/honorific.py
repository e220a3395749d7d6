"""A title or a degree in a name: `Dr.`, `Prof.`, `PhD`.

## Why is this bad?
It is printed and abbreviated like a given name, `D. J. Smith`, or sorted as a family name. No style
of references has titles.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Dr. Víctor},
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
Unsafe: the title goes, and it might be a name after all. `M.D.` is taken for a degree only behind
`Family, Given`, for elsewhere it can stand for two given names.

## Also found by
CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, changed, is_group, sections
from synthlit.lint.texts import quoted
from synthlit.model.particles import is_corporate

CODE = "NAM008"
NAME = "honorific"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = LISTS
SIGNS: Final = UNUSUAL_NAMES

# Literals only, so that the search goes from one of their first letters to the next.
_HINT = re.compile(
    r"Dr|dr\.|DR\.|Prof|prof\.|Mr|Ms\.|Ph\.|PhD|M\.D|M\. D|MD|MSc|M\.Sc|BSc|B\.Sc|MBA|MPH|Esq|"
    r"DPhil|D\.Phil|Dipl\."
)
_TITLE = (
    r"(?:(?:Dr|DR|dr|Prof|prof|Mr|Mrs|Ms|Dipl)\.(?:-Ing\.?|-ing\.?|[\s~]*rer\.[\s~]*nat\.?|"
    r"[\s~]*h\.[\s~]*c\.)?|(?:Dr|Prof)(?=[\s~])|(?:(?:Assistant|Associate)[\s~]+)?Professor(?=[\s~]))"
)
_DEGREE = r"(?:Ph\.?D\.?|D\.Phil\.?|DPhil|[MB]\.Sc\.?|[MB]Sc|MBA|MPH|Esq\.?|Dr\.(?:-Ing\.?)?)"
_BEFORE = re.compile(rf"^(?:{_TITLE}[\s~]*)+(?=\S)")
_BEHIND = re.compile(
    rf"(?<=[^\s~])[\s~]+(?:{_DEGREE}|\({_DEGREE}\))(?:[\s~]+(?:[Cc]andidate|[Ss]tudent))?$"
)
# Degrees that one name can have.
_MOST = 4
_ALONE = re.compile(rf"(?:{_TITLE}|{_DEGREE}|Prof|Dr|Professor)(?:[\s~]*{_DEGREE})*", re.ASCII)
# Of a doctor of medicine; elsewhere they are two initials, or Mohammed.
_MEDICAL = re.compile(r"M\.?[\s~]?D\.?")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with a title or a degree."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and _HINT.search(value) and (new := changed(value, without)):
            fix = Fix("take the title out", Revise({field: new.value}), safe=False)
            message = f"{quoted(new.name)} has a title or a degree, which is no part of a name"
            yield Finding(work, message, field, new.start, fix)


def is_degree(part: str) -> bool:
    """Tell whether a part of a name between commas is nothing but titles and degrees."""
    return bool(_ALONE.fullmatch(part) or _MEDICAL.fullmatch(part))


def without(name: str) -> str:
    """Return the name without titles and degrees."""
    if is_group(name) or is_corporate(name):
        return name
    parts = sections(name)
    kept = [
        part
        for place, part in enumerate(parts)
        # "Zeiler, M.D." and "Rahman, MD" have no other given name.
        if not (place and (_ALONE.fullmatch(part) or (place > 1 and _MEDICAL.fullmatch(part))))
    ]
    bare = [_bare(part) for part in kept]
    return name if bare == parts or not all(bare) else ", ".join(bare)


def _bare(part: str) -> str:
    part = _BEFORE.sub("", part)
    for _ in range(_MOST):
        part = _BEHIND.sub("", part)
    return part
