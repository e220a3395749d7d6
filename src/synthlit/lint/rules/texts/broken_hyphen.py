"""A hyphen with a space behind it, where a line of a PDF ended.

## Why is this bad?
`Long- Tailed Recognition` is found under neither of its words, and prints so.

## Example
```bibtex
@inproceedings{alshammari2022long,
  title     = {Long- Tailed Recognition via Weight Balancing},
  author    = {Alshammari, Shaden and Wang, Yu-Xiong and Ramanan, Deva and Kong, Shu},
  booktitle = {IEEE/CVF Conference on Computer Vision and Pattern Recognition},
  pages     = {6887--6897},
  year      = {2022},
  doi       = {10.1109/CVPR52688.2022.00677},
}
```

## Use instead
```bibtex
@inproceedings{alshammari2022long,
  title     = {Long-Tailed Recognition via Weight Balancing},
  author    = {Alshammari, Shaden and Wang, Yu-Xiong and Ramanan, Deva and Kong, Shu},
  booktitle = {IEEE/CVF Conference on Computer Vision and Pattern Recognition},
  pages     = {6887--6897},
  year      = {2022},
  doi       = {10.1109/CVPR52688.2022.00677},
}
```

## Fix
Unsafe: the space goes, and the hyphen may have to go too. A hyphen before `and`, `or` or `to`, as
in `zero- and few-shot`, is right.

## Also found by
JabRef, in part
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "TXT019"
NAME = "broken-hyphen"
PRESET = Preset.STRICT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ("title", "subtitle", "booktitle", "journal")

# Words that stand between two halves of which the first is cut short on purpose.
_JOINING = (
    "and|or|to|vs|versus|nor|but|than|as|und|oder|bis|et|ou|y|e|o|of|in|on|for|with|through|into"
)
_BROKEN = re.compile(
    rf"(?<=[^\W\d_]{{2}})-[ \n]\s*(?!(?:{_JOINING})\b)(?=[^\W\d_]{{2}})", re.IGNORECASE
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each title with such a hyphen."""
    for field in FIELDS:
        value = work.entry.get(field)
        if "-" in value and (match := _BROKEN.search(value)):
            better = _BROKEN.sub("-", value)
            words = value[value.rfind(" ", 0, match.start()) + 1 :].split()[:2]
            fix = Fix("take the space away", Revise({field: better}), safe=False)
            message = f"{field} has a space behind a hyphen: {quoted(' '.join(words))}"
            yield Finding(work, message, field, match.start(), fix)
