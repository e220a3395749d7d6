"""A title that is not quite the one that the paper has at arXiv.

## Why is this bad?
A word was lost, or the paper has another title since. People who search for the one do not find the
other.

## Example
```bibtex
% known: 2410.11287 | Process Reward Model with Q-Value Rankings | Wendi Li; Yixuan Li | 2024-10
@misc{li2024process,
  title         = {Process Reward Model with Q-Values},
  author        = {Li, Wendi and Li, Yixuan},
  year          = {2024},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Fix
None: a publication may well have a title of its own. Case, accents and punctuation do not count.

## Also found by
bibtex-updater, CoLRev
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.cut_title import is_cut
from synthlit.lint.rules.records.papers import Likeness, is_other, known_papers, likeness
from synthlit.lint.rules.records.swapped_identifiers import owner
from synthlit.lint.texts import quoted

CODE = "REC003"
NAME = "changed-title"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield each title that differs from that of the paper, which it resembles."""
    for work, record in known_papers(context):
        changed = likeness(work.entry, record) is Likeness.CHANGED
        if not changed or is_cut(work.entry, record) or is_other(context, work, record):
            continue
        if not owner(context, work, record):
            yield Finding(
                work, f"arXiv:{record.arxiv} has the title {quoted(record.title)}", "title"
            )
