r"""A backslash before a sign of a DOI or an address.

## Why is this bad?
biblatex takes these fields to the letter: the backslash becomes a part of the link, and the link is
dead. Older BibTeX styles need it where they print an address as text, which is why DBLP writes it.

## Example
```bibtex
% refs.bib
@inproceedings{bussler2019calling,
  title     = {Calling a Server-Less Function from a Container-Based System: Why This Fad?},
  author    = {Bussler, Christoph},
  booktitle = {{CIDR} 2019, 9th Biennial Conference on Innovative Data Systems Research},
  year      = {2019},
  url       = {http://cidrdb.org/cidr2019/gongshow/abstracts/cidr2019\_51.pdf},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{bussler2019calling,
  title     = {Calling a Server-Less Function from a Container-Based System: Why This Fad?},
  author    = {Bussler, Christoph},
  booktitle = {{CIDR} 2019, 9th Biennial Conference on Innovative Data Systems Research},
  year      = {2019},
  url       = {http://cidrdb.org/cidr2019/gongshow/abstracts/cidr2019_51.pdf},
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
PRESET = Preset.BIBLATEX
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
