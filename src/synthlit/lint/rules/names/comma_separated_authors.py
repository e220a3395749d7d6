"""Authors joined by commas.

## Why is this bad?
BibTeX separates authors with `and` only. A list with commas is one person with an odd name, or an
error where there are more than two.

## Example
```bibtex
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Namgyu Ho, Laura Schmid, Se-Young Yun},
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
Unsafe, and only where every part between commas is a whole name: a part may be an affiliation.

## Also found by
biber, JabRef
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.fields import NAMES
from synthlit.model.name import split_names

CODE = "NAM003"
NAME = "comma-separated-authors"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has parts that no name has."""
    for field in NAMES:
        value = work.entry.get(field)
        if not any(name.count(",") > 1 for name in value.split(" and ")):
            continue
        names = split_names(value)
        at_fault = next((name for name in names if _is_list(name)), None)
        if at_fault is not None:
            fix = None
            whole = [part for name in names for part in _parts(name)]
            if all(" " in part or part == "others" for part in whole):
                edit = Revise({field: " and ".join(whole)})
                fix = Fix("join the names with and", edit, safe=False)
            message = f"BibTeX reads {quoted(at_fault)} as one name: join authors with and"
            yield Finding(work, message, field, value.find(at_fault), fix)


def _parts(name: str) -> list[str]:
    return [part.strip() for part in name.split(",")] if _is_list(name) else [name]


def _is_list(name: str) -> bool:
    """Tell whether there are more parts than `Family, Jr, Given` has, or others than those."""
    if "{" in name or name.count(",") < 2:
        return False
    middle = name.split(",")[1].split()
    return name.count(",") > 2 or len(middle) > 1
