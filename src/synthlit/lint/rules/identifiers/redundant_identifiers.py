"""One arXiv identifier three times: in `eprint`, as a DOI and as an address.

## Why is this bad?
Styles that know all three print the paper's number three times in a row, and whoever corrects one
leaves two behind.

## Example
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  doi           = {10.48550/arXiv.2506.11702},
  url           = {https://arxiv.org/abs/2506.11702},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
}
```

## Use instead
```bibtex
% refs.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  primaryclass  = {cs.CL},
}
```

## Fix
Unsafe: `eprint` says all, and the DOI and the address follow from it; but classic styles such as
`plainurl` print addresses only.

## Also found by
JabRef
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.identifiers.contradicting_arxiv_ids import in_url

CODE = "IDN008"
NAME = "redundant-identifiers"
PRESET = Preset.STRICT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ("doi",)


def check(work: Work) -> Iterator[Finding]:
    """Yield the DOI of a preprint whose identifier and address say the same."""
    entry = work.entry
    if not entry.get("eprint") or not entry.doi or not (named := entry.doi.arxiv):
        return
    if named == entry.arxiv == in_url(entry.get("url")):
        edit = Revise({"doi": None, "url": None})
        fix = Fix("leave the identifier in eprint alone", edit, safe=False)
        yield Finding(work, f"doi, url and eprint all say arXiv:{named}", "doi", fix=fix)
