"""A venue that ends where its name should go on.

## Why is this bad?
Fields of forms and cells of tables cut long names off: nobody can tell which conference
`Proceedings of the International Conference on` was.

## Example
```bibtex
@inproceedings{zelikman2024selftaught,
  title     = {Self-Taught Optimizer ({STOP}): Recursively Self-Improving Code Generation},
  author    = {Zelikman, Eric and Lorch, Eliana and Mackey, Lester and Kalai, Adam Tauman},
  booktitle = {First Conference on},
  year      = {2024},
}
```

## Fix
None: the rest has to be looked up.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "VEN004"
NAME = "cut-booktitle"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("booktitle", "journal", "journaltitle")

# Books may end in "for" or "on"; no conference, society or journal does.
_CUT = re.compile(
    r"\b(?:(?:conference|workshop|symposium|meeting|congress|proceedings|transactions|journal"
    r"|association|society|institute|chapter|annals|advances|bulletin|findings)"
    r"\s+(?:on|of|for|in)(?:\s+(?:the|an?))?|(?:of|on|in|for)\s+the|and|&)\Z",
    re.IGNORECASE,
)
_TAIL = 40
# One of these is always the last word.
_LAST = frozenset({"on", "of", "for", "in", "the", "a", "an", "and", "&"})


def check(work: Work) -> Iterator[Finding]:
    """Yield each venue that ends so."""
    for field in FIELDS:
        tail = work.entry.get(field)[-_TAIL:].rstrip("} \n\t\\,")
        last = tail[tail.rfind(" ") + 1 :].lower().lstrip("{")
        if last in _LAST and _CUT.search(tail):
            message = f"{field} ends where its name goes on: {quoted(tail.split(' ', 1)[-1])}"
            yield Finding(work, message, field)
