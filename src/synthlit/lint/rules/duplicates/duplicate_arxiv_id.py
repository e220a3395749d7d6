"""One arXiv identifier in two entries.

## Why is this bad?
The work is listed twice, counted twice and cited under two keys; or one of the two identifiers
is wrong, and its link leads to another paper.

## Example
```bibtex
% entries/sft/jiang2023lion.bib
@misc{jiang2023lion,
  title         = {Lion: Adversarial Distillation of Proprietary Large Language Models},
  author        = {Jiang, Yuxin and Chan, Chunkit and Chen, Mingyang and Wang, Wei},
  year          = {2023},
  eprint        = {2305.12870},
  archiveprefix = {arXiv},
}
% entries/tools/jiang2023adversarial.bib
@misc{jiang2023adversarial,
  title         = {{LION}},
  author        = {Jiang, Yuxin and others},
  year          = {2023},
  eprint        = {2305.12870},
  archiveprefix = {arXiv},
}
```

## Fix
None: `synthlit remove` one of them, or mend the identifier.

## Also found by
JabRef, bibtex-tidy, bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.duplicates.twins import twins
from synthlit.lint.rules.whereabouts import whereabouts

CODE = "DUP001"
NAME = "duplicate-arxiv-id"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work that shares its identifier."""
    for identifier, works in context.library.by_arxiv.items():
        for work, other in twins(works):
            field = "eprint" if "eprint" in work.entry.fields else "doi"
            yield Finding(work, f"{whereabouts(other, work)} is arXiv:{identifier} too", field)
