r"""A title that breaks off in dots, where the paper's goes on.

## Why is this bad?
Somebody's screen was too narrow for the rest. Who searches for the title does not find the paper,
and every bibliography prints the dots.

## Example
```bibtex
% known: 2410.11287 | Process Reward Model with Q-Value Rankings | Wendi Li; Yixuan Li | 2024-10
@misc{li2024process,
  title         = {Process Reward Model with...},
  author        = {Li, Wendi and Li, Yixuan},
  year          = {2024},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{li2024process,
  title         = {Process Reward Model with Q-Value Rankings},
  author        = {Li, Wendi and Li, Yixuan},
  year          = {2024},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: the title becomes arXiv's, with braces around what a style must not touch. A title that
arXiv has with dots is left alone.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import known_papers
from synthlit.lint.rules.records.spelling import spelt
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.record import Record
from synthlit.model.title import normal, protect

CODE = "REC014"
NAME = "cut-title"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE

_DOTS = ("...", "…")


def check(context: Context) -> Iterator[Finding]:
    """Yield each title that ends in dots before the paper's does."""
    for work, record in known_papers(context):
        if is_cut(work.entry, record):
            better = spelt(work, protect(from_text(record.title)))
            yield Finding(
                work,
                f"the title is cut off: arXiv:{record.arxiv} has {quoted(record.title)}",
                "title",
                fix=Fix("give it the whole title", Revise({"title": better}), safe=False),
            )


def is_cut(entry: Entry, record: Record) -> bool:
    """Tell whether the entry's title is the beginning of the record's, and dots."""
    title = entry.title.rstrip()
    if not title.endswith(_DOTS) or record.title.rstrip().endswith(_DOTS):
        return False
    begun = entry.normal_title
    return bool(begun) and begun != normal(record.title) and normal(record.title).startswith(begun)
