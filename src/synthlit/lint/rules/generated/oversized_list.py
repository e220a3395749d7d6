"""A list that GitHub will soon no longer show whole.

## Why is this bad?
GitHub cuts a README off at 512,000 bytes, so works at its end are not seen. The rule tells it from
nine tenths of that on, while there is time to give sections folders of their own.

## Example
```bibtex
% README.md
% 480000 bytes
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: give a section a `folder` in synthlit.toml, or split it with `synthlit section split`.

## Also found by
GUI-Agents-Paper-List and best-of, which cap their lists
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Position,
    Preset,
)

CODE = "GEN002"
NAME = "oversized-list"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# What GitHub shows of a README, in bytes.
LARGEST = 512_000
_WARNING = 0.9


def check(context: Context) -> Iterator[Finding]:
    """Yield the lists that come near what GitHub shows."""
    for path, size in context.sizes.items():
        if size > _WARNING * LARGEST:
            yield Finding(
                Position(path), f"{path} has {size:,} bytes; GitHub shows no more than {LARGEST:,}"
            )
