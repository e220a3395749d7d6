"""The number of a journal's issue in `issue`, where no BibTeX style looks for it.

## Why is this bad?
BibTeX prints `number`; biblatex keeps `issue` for names such as Spring, and prints it elsewhere.

## Example
```bibtex
@article{wellawatte2023perspective,
  title   = {A Perspective on Explanations of Molecular Prediction Models},
  author  = {Wellawatte, Geemi P. and Gandhi, Heta A. and Seshadri, Aditi and White, Andrew D.},
  journal = {Journal of Chemical Theory and Computation},
  volume  = {19},
  issue   = {8},
  pages   = {2149--2160},
  year    = {2023},
  doi     = {10.1021/acs.jctc.2c01235},
}
```

## Use instead
```bibtex
@article{wellawatte2023perspective,
  title   = {A Perspective on Explanations of Molecular Prediction Models},
  author  = {Wellawatte, Geemi P. and Gandhi, Heta A. and Seshadri, Aditi and White, Andrew D.},
  journal = {Journal of Chemical Theory and Computation},
  volume  = {19},
  number  = {8},
  pages   = {2149--2160},
  year    = {2023},
  doi     = {10.1021/acs.jctc.2c01235},
}
```

## Fix
Safe: the field is renamed. An entry that has a `number` too is left as it is.

## Also found by
papis
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "FLD015"
NAME = "issue-is-number"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("issue",)

_NUMBER = re.compile(r"\d{1,5}(?:(?:--?|–|/)\d{1,5})?", re.ASCII)


def check(work: Work) -> Iterator[Finding]:
    """Yield the issue that is a number."""
    entry = work.entry
    if entry.type != "article" or entry.get("number"):
        return
    value = entry.get("issue")
    if _NUMBER.fullmatch(value.strip("{} ")):
        fix = Fix("call it number", Revise({"issue": None, "number": value}))
        yield Finding(work, f"the issue {quoted(value)} is a number", "issue", fix=fix)
