"""A DOI of arXiv's own on a work that appeared elsewhere.

## Why is this bad?
The reference names a conference and leads to the preprint, and the publication's own DOI, which
belongs there, is not missed by anybody.

## Example
```bibtex
@inproceedings{gu2023minillm,
  title     = {{MiniLLM}: Knowledge Distillation of Large Language Models},
  author    = {Gu, Yuxian and Dong, Li and Wei, Furu and Huang, Minlie},
  booktitle = {The Twelfth International Conference on Learning Representations},
  year      = {2024},
  doi       = {10.48550/arXiv.2306.08543},
}
```

## Use instead
```bibtex
@inproceedings{gu2023minillm,
  title         = {{MiniLLM}: Knowledge Distillation of Large Language Models},
  author        = {Gu, Yuxian and Dong, Li and Wei, Furu and Huang, Minlie},
  booktitle     = {The Twelfth International Conference on Learning Representations},
  year          = {2024},
  eprint        = {2306.08543},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the DOI says no more than the arXiv identifier, which goes into `eprint`.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.venues.arxiv_as_journal import names_arxiv
from synthlit.lint.texts import quoted

CODE = "IDN004"
NAME = "arxiv-doi-as-publication"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the arXiv DOI of a work with a journal or a book title."""
    entry = work.entry
    identifier = entry.doi.arxiv if entry.doi else None
    venue = entry.get("journal") or entry.get("journaltitle") or entry.get("booktitle")
    if not identifier or not venue or names_arxiv(venue):
        return
    # Where `eprint` says otherwise, that is the fault.
    if entry.arxiv == identifier:
        fix = None
        if entry.get("eprint") in ("", identifier.value):
            edit = Revise({"doi": None, "eprint": identifier.value, "archiveprefix": "arXiv"})
            fix = Fix("put the identifier into eprint", edit)
        message = f"the DOI is the preprint's, not that of {quoted(venue)}"
        yield Finding(work, message, "doi", fix=fix)
