"""One title in two entries that have an author in common.

## Why is this bad?
It is one work, added twice from two sources: it is listed twice, and cited under two keys. A paper
of a conference and its longer version in a journal are two works, and are spared.

## Example
```bibtex
% entries/sft/gu2023minillm.bib
@inproceedings{gu2023minillm,
  title     = {{MiniLLM}: Knowledge Distillation of Large Language Models},
  author    = {Gu, Yuxian and Dong, Li and Wei, Furu and Huang, Minlie},
  booktitle = {The Twelfth International Conference on Learning Representations},
  year      = {2024},
}
% entries/tools/gu2024minillm.bib
@inproceedings{gu2024minillm,
  title     = {{MiniLLM}: knowledge distillation of large language models},
  author    = {Gu, Yuxian and Dong, Li and Wei, Furu and Huang, Minlie},
  booktitle = {The Twelfth International Conference on Learning Representations},
  year      = {2024},
}
```

## Fix
None: put the fields of one entry into the other, and `synthlit remove` the rest.

## Also found by
bibla, bibtex-tidy, JabRef, CoLRev
"""

from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.library.matching import share_author
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.duplicates.publications import are_different, is_pair
from synthlit.lint.rules.duplicates.twins import of_one_title
from synthlit.lint.rules.whereabouts import whereabouts

CODE = "DUP003"
NAME = "duplicate-title"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work that shares its title, unless another rule of this group says more."""
    for works in context.library.by_title.values():
        told = None
        for work, other in of_one_title(works):
            if work is not told and _only_title(work, other):
                told = work
                yield Finding(work, f"{whereabouts(other, work)} has the same title", "title")


def _only_title(work: Work, other: Work) -> bool:
    one, two = work.entry, other.entry
    same_identifier = (one.arxiv and one.arxiv == two.arxiv) or (one.doi and one.doi == two.doi)
    if same_identifier or not share_author(one, two):
        return False
    return not is_pair(one, two) and not are_different(one, two)
