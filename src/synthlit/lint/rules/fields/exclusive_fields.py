"""Two fields that mean one thing, and say it differently.

## Why is this bad?
BibTeX prints the one, biblatex the other: which is right cannot be told from the file.

## Example
```bibtex
@article{liu2023rltf,
  title        = {{RLTF}: Reinforcement Learning from Unit Test Feedback},
  author       = {Liu, Jiate and Zhu, Yiqin and Xiao, Kaiwen and Fu, Qiang and Han, Xiao and Yang, Wei and Ye, Deheng},
  journal      = {Transactions on Machine Learning Research},
  year         = {2023},
  url          = {https://openreview.net/forum?id=hjYmsV6nXZ},
  journaltitle = {Journal of Machine Learning Research},
}
```

## Fix
None: one of the two has to go.

## Also found by
biber
"""  # noqa: E501

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.title import normal

CODE = "FLD013"
NAME = "exclusive-fields"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("journaltitle", "eprinttype", "eprintclass", "institution")

# `address` and `location` are no pair: publishers give their own city and the meeting's.
_PAIRS = (
    ("journal", "journaltitle"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
    ("school", "institution"),
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each pair of fields that disagree."""
    fields = work.entry.fields
    for one, other in _PAIRS:
        if one in fields and other in fields:
            values = fields[one], fields[other]
            if all(map(normal, values)) and normal(values[0]) != normal(values[1]):
                message = f"{one} and {other} mean the same, and differ: {quoted(values[0])}"
                yield Finding(work, message, other)
