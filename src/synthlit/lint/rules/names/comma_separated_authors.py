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

from collections.abc import Collection, Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names.honorific import is_degree
from synthlit.lint.rules.names.persons import LISTS, names, place, sections
from synthlit.lint.texts import quoted
from synthlit.model.name import OTHERS
from synthlit.model.particles import SUFFIX

CODE = "NAM003"
NAME = "comma-separated-authors"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = UNUSUAL_NAMES


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has parts that no name has."""
    for field in LISTS:
        value = work.entry.get(field)
        if "," not in value or not any(name.count(",") > 1 for name in names(value)):
            continue
        found = at_fault(value)
        if found:
            fix = None
            parts = [part for name in names(value) for part in _parts(name, found)]
            if all(" " in part or part == OTHERS for part in parts):
                fix = Fix(
                    "join the names with and", Revise({field: " and ".join(parts)}), safe=False
                )
            message = f"BibTeX reads {quoted(found[0])} as one name: join authors with and"
            yield Finding(work, message, field, place(value, found[0]), fix)


def at_fault(value: str) -> tuple[str, ...]:
    """Return the names of a list that are several, without a comma behind the last of them."""
    found = names(value)
    last = next((name for name in reversed(found) if name and name != OTHERS), "")
    inverted = "," in last.rstrip(",")
    return tuple(name.rstrip(", ") for name in found if _is_list(name, inverted=inverted))


def _parts(name: str, listed: Collection[str]) -> list[str]:
    if name.rstrip(", ") not in listed:
        return [name]
    return [part for part in sections(name) if part]


def _is_list(name: str, *, inverted: bool) -> bool:
    """Tell whether there are more parts than `Family, Jr, Given` has, or others than those.

    In an inverted list, where the last name is `Family, Given`, a comma behind one is a slip.
    """
    parts = sections(name)
    if len(parts) < 3 or ";" in name:
        return False
    ended = not parts[-1]
    while parts and (not parts[-1] or SUFFIX.fullmatch(parts[-1]) or is_degree(parts[-1])):
        parts.pop()
    if len(parts) < 3:
        return ended and not inverted and len(parts) == 2 and all(" " in part for part in parts)
    return len(parts) > 3 or " " in parts[1]
