"""A field that stands twice in one entry.

## Why is this bad?
One of the two is never seen, and programs differ in which: BibTeX takes the first, others the
last.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  year          = {2025},
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
Safe where both have one value: the later goes. Where they differ, only a person can tell which is
right.

## Also found by
BibTeX, biber, bibtex-tidy, bibla
"""

from collections.abc import Iterator

from synthlit.bibtex.edits import removals
from synthlit.bibtex.nodes import BibDocument, FieldNode
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.texts import quoted

CODE = "SYN005"
NAME = "repeated-field"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each field that its entry already has."""
    for block in sheet.blocks:
        if len({field.name for field in block.fields}) == len(block.fields):
            continue
        first: dict[str, FieldNode] = {}
        for field in block.fields:
            earlier = first.setdefault(field.name, field)
            if earlier is field:
                continue
            fix = None
            message = f"{field.name} stands twice in this entry"
            if _words(earlier) == _words(field):
                edits = tuple(removals(sheet.text, [field]))
                fix = Fix(f"take the second {field.name} out", Replace(edits))
            else:
                message += f", and was {quoted(earlier.value)} before"
            at = Location(sheet.path, sheet.source, field.start, block.key)
            yield Finding(at, message, fix=fix)


def _words(field: FieldNode) -> list[str]:
    return field.value.split()
