"""One DOI in two entries.

## Why is this bad?
The work is listed twice, or one of the two DOIs was copied from another entry and is wrong.

## Example
```bibtex
% entries/tools/wang2023leti.bib
@inproceedings{wang2023leti,
  title     = {{LETI}: Learning to Generate from Textual Interactions},
  author    = {Wang, Xingyao and Peng, Hao and Jabbarvand, Reyhaneh and Ji, Heng},
  booktitle = {Findings of the Association for Computational Linguistics: {NAACL} 2024},
  year      = {2024},
  doi       = {10.18653/v1/2024.findings-naacl.16},
}
% entries/rlvr/yu2023ovm.bib
@inproceedings{yu2023ovm,
  title     = {{OVM}, Outcome-supervised Value Models for Planning in Mathematical Reasoning},
  author    = {Yu, Fei and Gao, Anningzhe and Wang, Benyou},
  booktitle = {Findings of the Association for Computational Linguistics: {NAACL} 2024},
  year      = {2024},
  doi       = {10.18653/v1/2024.findings-naacl.16},
}
```

## Fix
None: `synthlit remove` one of them, or mend the DOI.

## Also found by
JabRef, bibtex-tidy, bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.duplicates.twins import twins
from synthlit.lint.rules.whereabouts import whereabouts

CODE = "DUP002"
NAME = "duplicate-doi"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work that shares its DOI; arXiv's own DOIs are arXiv identifiers."""
    for doi, works in context.library.by_doi.items():
        if not doi.arxiv:
            for work, other in twins(works):
                yield Finding(work, f"{whereabouts(other, work)} has the DOI {doi} too", "doi")
