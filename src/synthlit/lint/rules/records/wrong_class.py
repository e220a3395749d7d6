"""A subject class that is not the paper's.

## Why is this bad?
Styles print the class behind the identifier, and a list that is sorted by it files the paper wrong.

## Example
```bibtex
% known: 2506.10910 | Magistral | Mistral-AI | 2025-06 | cs.CL
@misc{mistral2025magistral,
  title         = {Magistral},
  author        = {{Mistral-AI}},
  year          = {2025},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CV},
}
```

## Fix
None: arXiv moves papers between classes, and the record may be older than the entry. Two names of
one class, as `cs.NA` and `math.NA`, are one.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import sure_papers
from synthlit.lint.texts import quoted

CODE = "REC013"
NAME = "wrong-class"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# Source: arXiv's category taxonomy, "is an alias for".
_ALIASES = {
    "cs.IT": "math.IT",
    "cs.NA": "math.NA",
    "cs.SY": "eess.SY",
    "math-ph": "math.MP",
    "math.ST": "stat.TH",
    "q-fin.EC": "econ.GN",
}


def check(context: Context) -> Iterator[Finding]:
    """Yield each class that is not the first of the record."""
    for work, record in sure_papers(context):
        own = work.entry.get("primaryclass").strip()
        if own and record.primary_class and _one(own) != _one(record.primary_class):
            yield Finding(
                work,
                f"the class of arXiv:{record.arxiv} is {record.primary_class}, not {quoted(own)}",
                "primaryclass",
            )


def _one(name: str) -> str:
    """Return one name for all that a class has."""
    return _ALIASES.get(name, name).lower()
