"""A preprint and its publication as two entries.

## Why is this bad?
One work is listed twice, and cited under two keys. One entry can say both: the publication's
fields beside `eprint` and `archiveprefix`.

## Example
```bibtex
% entries/sft/gu2023minillm.bib
@misc{gu2023minillm,
  title         = {{MiniLLM}: Knowledge Distillation of Large Language Models},
  author        = {Gu, Yuxian and Dong, Li and Wei, Furu and Huang, Minlie},
  year          = {2023},
  eprint        = {2306.08543},
  archiveprefix = {arXiv},
}
% entries/tools/gu2024minillm.bib
@inproceedings{gu2024minillm,
  title     = {{MiniLLM}: Knowledge Distillation of Large Language Models},
  author    = {Gu, Yuxian and Dong, Li and Wei, Furu and Huang, Minlie},
  booktitle = {The Twelfth International Conference on Learning Representations},
  year      = {2024},
}
```

## Fix
None: put `eprint` and `archiveprefix` into the publication's entry, and take the preprint's out (in
a library, `synthlit remove`).

## Also found by
CoLRev, bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.duplicates.publications import is_pair, is_preprint
from synthlit.lint.rules.duplicates.twins import of_one_title
from synthlit.lint.rules.whereabouts import whereabouts

CODE = "DUP004"
NAME = "version-pair"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every preprint whose publication is there too, but for those that share a key."""
    for works in context.library.by_title.values():
        told = None
        for work, other in of_one_title(works):
            if work is not told and is_preprint(work.entry) and is_pair(work.entry, other.entry):
                told = work
                message = f"this preprint is published, as {whereabouts(other, work)} says"
                yield Finding(work, message, "title")
