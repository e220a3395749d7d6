r"""A command with two backslashes for one.

## Why is this bad?
`\\` ends a line: of `\\&` LaTeX makes a new line and a bare ampersand, at which it stops. It comes
from programs that escaped the value twice, or copied it from JSON.

## Example
```bibtex
% refs.bib
@misc{saha2025learning,
  title         = {Learning to Plan \\& Reason for Evaluation with Thinking-{LLM}-as-a-Judge},
  author        = {Saha, Swarnadeep and Li, Xian and Ghazvininejad, Marjan and others},
  year          = {2025},
  eprint        = {2501.18099},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% refs.bib
@misc{saha2025learning,
  title         = {Learning to Plan \& Reason for Evaluation with Thinking-{LLM}-as-a-Judge},
  author        = {Saha, Swarnadeep and Li, Xian and Ghazvininejad, Marjan and others},
  year          = {2025},
  eprint        = {2501.18099},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: one backslash stays. A line's end before a space, or in mathematics, is meant.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import first_difference, quoted, texts, word_at
from synthlit.model.latex.scan import outside_math

CODE = "TXT022"
NAME = "doubled-backslash"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "\\"

_DOUBLED = re.compile(
    r"(?<!\\)(?:\\\\)+(?=[&%_#$]|[\"'`^~=.](?:\\?[A-Za-z]|\{)|[cvHukr]\{"
    r"|(?:text[a-z]{2,12}|emph|url|href|mathbf|mathrm|mbox)\s?\{|(?:ss|ae|AE|oe|OE|aa|AA|[oOlL])\b)"
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with such a command."""
    for field, value in texts(work):
        if "\\\\" in value and (better := undoubled(value)) != value:
            at = first_difference(value, better)
            fix = Fix("take one backslash away", Revise({field: better}))
            message = f"{field} has two backslashes for one: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at, fix)


def undoubled(value: str) -> str:
    """Return the value with one backslash before each command."""
    if "\\\\" not in value:
        return value
    return outside_math(value, lambda text: _DOUBLED.sub(r"\\", text))
