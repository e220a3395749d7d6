"""An entry in a comment.

## Why is this bad?
To BibTeX `%` and `@comment` hide nothing that has an `@`: it reads the entry all the same, and
takes it for a second one of its key. biber skips it.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}

% @misc{mistral2025magistral, title = {Magistral}, author = {{Mistral-AI}}, year = {2025}}
```

## Fix
None: take the entry out, or its `@` only.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, OtherBlock
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import spot
from synthlit.lint.texts import quoted

CODE = "SYN014"
NAME = "comment-with-entry"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_ENTRY = re.compile(r"@[ \t]*+[A-Za-z]++[ \t]*+[{(][ \t]*+([^\s,{}()=%@]++)[ \t]*+,")


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the first entry of each comment."""
    for other in sheet.others:
        if found := first_in_comment(sheet.text, other):
            message = f"BibTeX reads this entry in spite of the comment: {quoted(found[1])}"
            yield Finding(spot(sheet, found.start()), message)


def first_in_comment(text: str, other: OtherBlock) -> re.Match[str] | None:
    """Return the first entry in a `@comment`, or behind a % in the text between entries."""
    if other.kind == "comment":
        return _ENTRY.search(text, other.start + 1, other.end)
    # All else between entries that looks like one would have been read.
    return _ENTRY.search(text, other.start, other.end) if other.kind == "text" else None
