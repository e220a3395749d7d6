r"""LaTeX that cannot work: an accent on nothing, a formula that never ends, a lone backslash.

## Why is this bad?
The run stops at it, or the accent prints beside the letter that lost it; a backslash at the end
takes the closing brace with it.

## Example
```bibtex
% refs.bib
@inproceedings{huyuk2024adaptive,
  title     = {Adaptive Experiment Design with Synthetic Controls},
  author    = {H\"{}uy\"{}uk, Alihan and Qian, Zhaozhi and van der Schaar, Mihaela},
  booktitle = {International Conference on Artificial Intelligence and Statistics},
  year      = {2024},
}
```

## Fix
None: what was meant has to be looked up.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted, texts, word_at
from synthlit.model.latex.scan import parts

CODE = "TXT015"
NAME = "broken-latex"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "\\$"

# A tilde, a caret or a dot on nothing is how people print these signs.
_ON_NOTHING = re.compile(
    r"(?<!\\)(?:\\\\)*(\\(?:[\"'`]|[cvHukr](?![A-Za-z]))\s?\{\s?\}|\{\\[\"'`]\})"
)
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_MATHEMATICAL = re.compile(r"[\^_]|\\[A-Za-z]+")


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with such a fault."""
    for field, value in texts(work):
        if "\\" not in value and "$" not in value:
            continue
        if match := _ON_NOTHING.search(value):
            at = match.start(1)
            message = f"{field} has an accent on nothing: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at)
        elif (at := open_formula(value)) >= 0:
            message = f"{field} has a formula that never ends: {quoted(value[at:])}"
            yield Finding(work, message, field, at)
        elif _ESCAPED.sub("", value.rstrip()).endswith("\\"):
            yield Finding(work, f"{field} ends in a backslash", field, len(value.rstrip()) - 1)


def open_formula(value: str) -> int:
    """Return where a formula begins that no dollar ends, or -1; money is no formula."""
    if "$" not in value:
        return -1
    end = 0
    for math, part in parts(value):
        at = -1 if math else _ESCAPED.sub("  ", part).find("$")
        if at >= 0:
            rest = part[at:]
            lone = _ESCAPED.sub("  ", rest).count("$") == 1
            return end + at if lone and _MATHEMATICAL.search(rest) else -1
        end += len(part)
    return -1
