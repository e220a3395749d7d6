"""Fields, or an entry without its `@`, outside all entries.

## Why is this bad?
What stands between entries is a comment, so nobody says a word: the work, or what is known of it,
is lost in silence. Mostly a brace too many closed the entry before.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}

misc{mistral2025magistral,
  title         = {Magistral},
  author        = {{Mistral-AI}},
  year          = {2025},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
}
```

## Fix
None: put the `@` before the entry, or take the brace out that closed it too early.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, OtherBlock
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.comment_with_entry import first_in_comment
from synthlit.lint.rules.syntax.spots import spot

CODE = "SYN011"
NAME = "stray-fields"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# What is matched is kept (`++`): no blank and no word is looked at twice.
_STRAY = re.compile(
    r"(?:^|(?<=[})]))[ \t,]*+(?:"
    r"(?P<field>[A-Za-z][\w-]*+)[ \t]*+=[ \t]*+(?:[{\"]|(?:19|20)\d\d\b)"
    r"|(?P<type>@[ \t]*+[A-Za-z]++[ \t]*+\[?|[A-Za-z]++[ \t]*+[{(])"
    r"[ \t]*+[^\s,{}()=%@]++,[ \t]*+"
    r"(?:[\r\n]++[ \t]*+)?[A-Za-z][\w-]*+[ \t]*+=[ \t]*+[{\"\d]"
    r")",
    re.MULTILINE,
)


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the first such line of each text between entries, unless it is commented out."""
    for other in sheet.others:
        if other.kind == "text" and (stray := _first(sheet, other)):
            if stray["field"]:
                message = f"the field {stray['field']} stands in no entry, and is lost"
                yield Finding(spot(sheet, stray.start("field")), message)
            else:
                lacking = "brace" if stray["type"].startswith("@") else "@"
                message = f"this entry has no {lacking}, and is lost"
                yield Finding(spot(sheet, stray.start("type")), message)


def _first(sheet: BibDocument, other: OtherBlock) -> re.Match[str] | None:
    """Return the first stray line; behind an entry begun in a comment the fields belong to it."""
    if sheet.text.find("=", other.start, other.end) < 0:
        return None
    found = _STRAY.search(sheet.text, other.start, other.end)
    begun = first_in_comment(sheet.text, other) if found else None
    return found if not begun or (found and found.start() < begun.start()) else None
