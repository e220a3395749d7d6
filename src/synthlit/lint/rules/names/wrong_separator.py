r"""Authors divided by `;`, `&` or `/`.

## Why is this bad?
BibTeX divides a list at `and` only: all of these authors are one person with a long name.

## Example
```bibtex
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu; Schmid, Laura; Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: `and` stands in the place of the sign. `&` and `/` are taken for one between whole names
only, since companies have them in theirs.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, changed, is_group
from synthlit.lint.texts import quoted
from synthlit.model.particles import is_corporate

CODE = "NAM015"
NAME = "wrong-separator"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = LISTS
SIGNS: Final = UNUSUAL_NAMES

# The first is an HTML entity or a space of TeX, and no separator.
_SIGN = re.compile(
    r"(?P<no>\{?\\?&\}?(?:\{?\\?#\}?)?\w{1,31};|\\;)|(?P<semicolon>[;；、])|"
    r"(?P<weak>\\?&(?=\s)|\{\\&\}(?=\s)|(?<=\s)/(?=\s))"
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list that is divided so."""
    for field in LISTS:
        value = work.entry.get(field)
        if not value or not (";" in value or "&" in value or " / " in value or _is_wide(value)):
            continue
        if new := changed(value, _joined):
            fix = Fix("write and between the names", Revise({field: new.value}), safe=False)
            message = f"BibTeX reads {quoted(new.name)} as one name: divide authors by and"
            yield Finding(work, message, field, new.start, fix)


def _is_wide(value: str) -> bool:
    return not value.isascii() and ("；" in value or "、" in value)


def _joined(name: str) -> str:
    """Return what stands between two `and`, divided by `and` where there are several persons."""
    if is_group(name):
        return name
    weak = False
    people: list[str] = []
    start = depth = last = 0
    for match in _SIGN.finditer(name):
        here = match.start()
        depth += name.count("{", last, here) - name.count("}", last, here)
        last = here
        if depth == 0 and not match["no"]:
            weak = weak or bool(match["weak"])
            people.append(name[start:here].strip())
            start = match.end()
    people.append(name[start:].strip())
    people = [person for person in people if person]
    if start == 0 or not people:
        return name
    if weak and (is_corporate(name) or not all(map(_is_whole, people))):
        return name
    return " and ".join(people)


def _is_whole(person: str) -> bool:
    """Tell whether it has a given and a family name."""
    return (" " in person and person[0].isalpha()) or person.startswith("{")
