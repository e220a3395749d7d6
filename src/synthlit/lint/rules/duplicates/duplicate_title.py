"""One title in two entries that have an author in common.

## Why is this bad?
Most often it is one work, once as a preprint and once as published. One file holds both: the
publication's fields beside `eprint`.

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
from synthlit.library.twins import share_author
from synthlit.lint.rule import Context, Finding, Fixes
from synthlit.lint.rules.duplicates.twins import twins

CODE = "DUP003"
NAME = "duplicate-title"
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work that shares its title, unless it shares an identifier, which says more."""
    for works in context.library.by_title.values():
        if len(works) > 1:
            for work in works:
                others = [other for other in works if other is work or _only_title(work, other)]
                for one, other in twins(others):
                    if one is work:
                        yield Finding(work, f"{other.path} has the same title", "title")


def _only_title(work: Work, other: Work) -> bool:
    one, two = work.entry, other.entry
    same_identifier = (one.arxiv and one.arxiv == two.arxiv) or (one.doi and one.doi == two.doi)
    return not same_identifier and share_author(one, two)
