"""An annotation that is no sentence, or is too long for a list.

## Why is this bad?
Lists print it below the title. Without a dot it looks cut, and three lines of it hide the next
work.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  annotation    = {Rubrics steer the synthetic preference pairs},
}
```

## Fix
None: a sentence is a person's to write.

## Also found by
hecat, awesome-lint
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.latex.plain import plain

CODE = "FLD020"
NAME = "loose-annotation"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("annotation",)

_LONGEST = 300
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_AROUND = "\"'”’)]» "


def check(work: Work) -> Iterator[Finding]:
    """Yield the annotation that ends without a dot or does not end."""
    value = work.entry.get("annotation")
    text = plain(value)
    if not text:
        return
    if len(text) > _LONGEST:
        message = f"the annotation has {len(text)} characters, and lists have room for {_LONGEST}"
        yield Finding(work, message, "annotation")
    if not text.rstrip(_AROUND).endswith(_ENDS):
        yield Finding(work, "the annotation does not end with a full stop", "annotation")
