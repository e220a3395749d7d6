"""`and` twice, at an end of the list, or beside a comma.

## Why is this bad?
BibTeX takes what is between two `and` for a name, even nothing, and prints an empty one. With a
comma behind it, `and` divides nothing and is printed as somebody's name.

## Example
```bibtex
% refs.bib
@inproceedings{lescao2021many,
  title     = {How many data points is a prompt worth?},
  author    = {Le Scao, Teven and and Rush, Alexander},
  booktitle = {North American Chapter of the Association for Computational Linguistics},
  year      = {2021},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{lescao2021many,
  title     = {How many data points is a prompt worth?},
  author    = {Le Scao, Teven and Rush, Alexander},
  booktitle = {North American Chapter of the Association for Computational Linguistics},
  year      = {2021},
}
```

## Fix
Safe: one `and` stands between two names, without commas around it. No name changes.

## Also found by
biber, JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names import comma_separated_authors
from synthlit.lint.rules.names.persons import LISTS, names
from synthlit.lint.texts import first_difference

CODE = "NAM004"
NAME = "broken-name-list"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = LISTS
SIGNS: Final = UNUSUAL_NAMES

# One `and` or more, with all space and commas around; a family can be called And.
_JOINT = re.compile(r"(?:(?<![\s,])[\s,]+|^)and(?=[\s,]|$)(?:[\s,]+and(?=[\s,]|$))*[\s,]*")
_AND = re.compile(r"\band\b")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list that does not hold together."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and _is_suspect(value) and (better := mended(value)) != value:
            at = first_difference(value, better)
            fix = Fix("write one and between two names", Revise({field: better}))
            fault = "an empty name" if "" in names(value) else "a comma that ends a name"
            yield Finding(work, f"{field} has {fault}", field, at, fix)


def _is_suspect(value: str) -> bool:
    found = names(value)
    if "" in found or "and," in value or ",and" in value:
        return True
    return "," in value and any(name.endswith(",") for name in found)


def mended(value: str) -> str:
    """Return the list with one `and` between two names, laid out as it is."""
    if not any(names(value)):
        return value
    divided = comma_separated_authors.at_fault(value)
    written: list[str] = []
    end = depth = 0
    for match in _JOINT.finditer(value):
        name, joint = value[end : match.start()], match[0]
        depth += name.count("{") - name.count("}")
        # A comma can belong to a list that has commas only.
        if depth <= 0 and not ("," in joint and " ".join(name.split()) in divided):
            joint = _mended(joint, first=not name.strip(), last=match.end() == len(value))
        written += [name, joint]
        end = match.end()
    rest = value[end:]
    name = rest.rstrip(", \t\r\n")
    if rest.rstrip().endswith(",") and " ".join(name.split()) not in divided:
        rest = name + rest[len(name) :].replace(",", "")
    return "".join([*written, rest])


def _mended(joint: str, *, first: bool, last: bool) -> str:
    """Return what stands between two names, before the first or behind the last of them."""
    gaps = [gap.replace(",", "") for gap in _AND.split(joint)]
    if first or last:
        return gaps[0] if first else gaps[-1]
    behind = next((gap for gap in gaps[1:] if "\n" in gap), gaps[-1])
    return f"{gaps[0] or ' '}and{behind or ' '}"
