r"""A character that LaTeX takes for a command, without its backslash.

## Why is this bad?
A bare `&`, `#` or `_` stops the run, and a bare `%` hides the rest of the reference.

## Example
```bibtex
@online{greyling2024llm,
  title  = {{LLM}-Driven Synthetic Data Generation, Curation & Evaluation},
  author = {Greyling, Cobus},
  year   = {2024},
  url    = {https://cobusgreyling.medium.com/},
}
```

## Use instead
```bibtex
@online{greyling2024llm,
  title  = {{LLM}-Driven Synthetic Data Generation, Curation \& Evaluation},
  author = {Greyling, Cobus},
  year   = {2024},
  url    = {https://cobusgreyling.medium.com/},
}
```

## Fix
Safe: the backslash makes LaTeX print the character. Mathematics and `\url{…}` are left alone.

## Also found by
JabRef, bibla
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.texts import broken_latex, doubled_backslash, html_entity, markdown_markup
from synthlit.lint.texts import first_difference, texts
from synthlit.model.latex.scan import outside_math

CODE = "TXT010"
NAME = "bare-special"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "&%#_$"

# A formula, an address as an argument, or anything escaped, stays; the rest is bare.
_BARE = re.compile(
    r"\\\((?:[^\\]|\\[^)]){0,300}\\\)|\\(?:url|nolinkurl|href|path)\s*\{[^{}]*\}|\\.|[&%#_$]",
    re.DOTALL,
)
_SPECIAL = re.compile(r"[&%#_$]")


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with such a character, unless another rule explains it."""
    for field, value in texts(work):
        better = escaped(value)
        if better == value or _is_explained(value):
            continue
        at = first_difference(value, better)
        fix = Fix("put a backslash before it", Revise({field: better}))
        yield Finding(work, f"{field} has a bare {value[at]}", field, at, fix)


def _is_explained(value: str) -> bool:
    """Tell whether the character belongs to an entity, a link, or LaTeX that is broken."""
    return bool(
        html_entity.first(value)
        or markdown_markup.LINK.search(value)
        or doubled_backslash.undoubled(value) != value
        or broken_latex.open_formula(value) >= 0
    )


def escaped(value: str) -> str:
    """Return the value with a backslash before each bare character, but in math and addresses."""
    if not _SPECIAL.search(value):
        return value
    return outside_math(value, lambda text: _BARE.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("\\") else f"\\{match[0]}"
