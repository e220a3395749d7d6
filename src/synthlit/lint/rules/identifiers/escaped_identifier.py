r"""A backslash before a sign of a DOI or an address.

## Why is this bad?
Programs take these fields to the letter: the backslash becomes a part of the link, and the link is
dead.

## Example
```bibtex
% refs.bib
@inproceedings{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  booktitle     = {Proceedings of the 61st Annual Meeting of the {ACL}},
  year          = {2023},
  doi           = {10.1007/978-3-031-56060-6\_24},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  booktitle     = {Proceedings of the 61st Annual Meeting of the {ACL}},
  year          = {2023},
  doi           = {10.1007/978-3-031-56060-6_24},
}
```

## Fix
Safe: neither a DOI nor an address has backslashes.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset

CODE = "IDN018"
NAME = "escaped-identifier"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("doi", "url", "eprint")

_ESCAPED = re.compile(r"\{\\([_%&#$~])\}|\\([_%&#$])|\{([_%&#])\}|\\(?:textunderscore|_)\{\}")


def check(work: Work) -> Iterator[Finding]:
    """Yield each such field with an escaped sign."""
    for field in FIELDS:
        value = work.entry.get(field)
        if "\\" not in value and "{" not in value:
            continue
        better = _ESCAPED.sub(lambda match: match[1] or match[2] or match[3] or "_", value)
        if better != value and (match := _ESCAPED.search(value)):
            fix = Fix("take the escape out", Revise({field: better}))
            yield Finding(work, f"{field} has {match[0]} in it", field, match.start(), fix)
