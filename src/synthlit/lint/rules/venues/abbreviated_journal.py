"""A journal's name in abbreviated words.

## Why is this bad?
`J. Mach. Learn. Res.` and `Journal of Machine Learning Research` are one journal and two groups in
every list. Styles that want the short form make it from the long one; nothing makes the long one.

## Example
```bibtex
@article{chervonyi2025gold,
  title   = {Gold-medalist Performance in Solving Olympiad Geometry with {AlphaGeometry2}},
  author  = {Chervonyi, Yuri and Trinh, Trieu H. and Olšák, Miroslav and others},
  journal = {J. Mach. Learn. Res.},
  year    = {2025},
  url     = {https://www.jmlr.org/papers/v26/25-1654.html},
}
```

## Fix
None: the whole name has to be looked up.

## Also found by
JabRef, CoLRev, Better BibTeX
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "VEN008"
NAME = "abbreviated-journal"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("journal", "journaltitle")

_SHORT_WORD = re.compile(r"\b(?:[A-Z][A-Za-z]{1,9}|[JPZ])\.(?=[\s}:,(]|\Z)")
# Not shortened, but called so.
_SPARED = re.compile(r"\b(?:St|Dr|Mt|vs|No|Vol|Inc|Ltd|Co)\.")


def check(work: Work) -> Iterator[Finding]:
    """Yield the journal's name with such words."""
    for field in FIELDS:
        value = work.entry.get(field)
        if "." in value and _SHORT_WORD.search(_SPARED.sub("", value)):
            message = f"the journal's name is abbreviated: {quoted(value)}"
            yield Finding(work, message, field)
