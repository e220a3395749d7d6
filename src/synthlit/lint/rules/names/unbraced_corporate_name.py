"""A collective's name without braces.

## Why is this bad?
BibTeX takes it for a person: `Kimi Team` is printed as `Team, K.` and sorted under T.

## Example
```bibtex
@misc{kimi2025kimi,
  title         = {Kimi k1.5: Scaling Reinforcement Learning with {LLMs}},
  author        = {Team, Kimi},
  year          = {2025},
  eprint        = {2501.12599},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{kimi2025kimi,
  title         = {Kimi k1.5: Scaling Reinforcement Learning with {LLMs}},
  author        = {{Kimi Team}},
  year          = {2025},
  eprint        = {2501.12599},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: only names with a word that no person's name has (team, group, consortium, laboratory, …) are
touched, and no letter in them changes.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names.affiliation_in_name import without
from synthlit.lint.texts import quoted
from synthlit.model.fields import NAMES
from synthlit.model.name import OTHERS, split_names
from synthlit.model.particles import is_corporate

CODE = "NAM002"
NAME = "unbraced-corporate-name"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

# These words tell a collective's name only where they end it, so the list as a whole hides them.
_LAST_WORDS = ("Research", "Intelligence", "AI")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with such a name."""
    for field in NAMES:
        value = work.entry.get(field)
        if value and (better := braced(value)) != value:
            at_fault = next(name for name in split_names(value) if _braced(name) != name)
            fix = Fix("put braces around the name", Revise({field: better}))
            message = f"BibTeX takes {quoted(at_fault)} for a person"
            yield Finding(work, message, field, value.find(at_fault), fix)


def braced(value: str) -> str:
    """Return the name list with braces around the names of collectives."""
    if not is_corporate(value) and not any(hint in value for hint in _LAST_WORDS):
        return value
    names = split_names(value)
    better = [_braced(name) for name in names]
    return value if better == names else " and ".join(better)


def _braced(name: str) -> str:
    """Return a collective's name in braces, in the order in which people say it."""
    if "{" in name or name.count(",") > 1 or name == OTHERS or without(name) != name:
        return name
    family, comma, given = name.partition(",")
    # "Team, Kimi" is what programs make of "Kimi Team"; "Design Team, NVIDIA" is how people write.
    swapped = comma and (" " not in family.strip() or family[:1].islower())
    said = f"{given} {family}" if swapped else name
    said = " ".join(said.split())
    return f"{{{said}}}" if is_corporate(said.replace(",", "")) else name
