"""An emoji in a text.

## Why is this bad?
LaTeX's fonts have none: it is left out without a word, or the run stops. It is decoration that no
search looks for.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  note          = {🔥 New},
}
```

## Fix
None: in some titles it stands for a word.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import texts

CODE = "TXT020"
NAME = "emoji"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()

# Source: Unicode's emoji-data.txt, Emoji_Presentation; and what U+FE0F makes one.
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u2614\u2615"
    "\u2648-\u2653\u267f\u2693\u26a1\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5"
    "\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55]|.\ufe0f"
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with one."""
    for field, value in texts(work):
        if not value.isascii() and (match := _EMOJI.search(value)) and repaired(value) == value:
            yield Finding(work, f"{field} has an emoji: {match[0]}", field, match.start())
