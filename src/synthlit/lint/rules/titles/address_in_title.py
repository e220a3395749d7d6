"""A web address in a title.

## Why is this bad?
It breaks the line in print and the match in every search, and is dead before the title is. The
entry has fields for it: `url`, or `code`.

## Example
```bibtex
@misc{ip2023deepeval,
  title  = {deepeval, https://github.com/confident-ai/deepeval},
  author = {Ip, Jeffrey and Vongthongsri, Kritin},
  year   = {2023},
  url    = {https://github.com/confident-ai/deepeval},
}
```

## Fix
None: what else belongs to the title has to be looked up.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.texts.markdown_markup import LINK
from synthlit.lint.texts import quoted

CODE = "TTL005"
NAME = "address-in-title"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("title", "booktitle", "journal")

# A space behind the colon is how a line of a PDF broke.
_ADDRESS = re.compile(r"\\url\s?\{[^{}\s]+|https?: ?//[^\s{}]+", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield each title with an address, unless it is a link in Markdown."""
    for field in FIELDS:
        value = work.entry.get(field)
        if "//" not in value and "\\url" not in value:
            continue
        if (match := _ADDRESS.search(value)) and not LINK.search(value):
            message = f"{field} has an address in it: {quoted(match[0])}"
            yield Finding(work, message, field, match.start())
