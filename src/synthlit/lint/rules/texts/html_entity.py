r"""A character written as an HTML entity.

## Why is this bad?
`&amp;` prints as `&amp;`, and its bare ampersand stops LaTeX. In an address it leads elsewhere.

## Example
```bibtex
@misc{saha2025learning,
  title         = {Learning to Plan &amp; Reason for Evaluation with Thinking-{LLM}-as-a-Judge},
  author        = {Saha, Swarnadeep and Li, Xian and Ghazvininejad, Marjan and others},
  year          = {2025},
  eprint        = {2501.18099},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{saha2025learning,
  title         = {Learning to Plan \& Reason for Evaluation with Thinking-{LLM}-as-a-Judge},
  author        = {Saha, Swarnadeep and Li, Xian and Ghazvininejad, Marjan and others},
  year          = {2025},
  eprint        = {2501.18099},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: an entity stands for one character only, and that one is put in its place.

## Also found by
papis, JabRef
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.fields import TEXT
from synthlit.model.latex.plain import from_text

CODE = "TXT004"
NAME = "html-entity"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "&"

_ENTITY = re.compile(
    r"(?:\{\\&\}|\\?&)(?P<name>[A-Za-z][A-Za-z0-9]{1,30}|(?:\{\\#\}|\\?#)(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6}));"
)
_ADDRESSES = frozenset({"url", "code", "doi"})


def check(work: Work) -> Iterator[Finding]:
    """Yield each text or address with an entity that HTML knows."""
    for field, value in work.entry.fields.items():
        if "&" in value and (field in TEXT or field in _ADDRESSES) and (match := first(value)):
            meant = re.sub(_ENTITY, _character if field in TEXT else _bare, value)
            while first(meant) and (again := re.sub(_ENTITY, _character, meant)) != meant:
                meant = again
            fix = Fix("put the character in its place", Revise({field: meant}))
            yield Finding(
                work, f"{field} has the HTML entity {match[0]}", field, match.start(), fix
            )


def first(value: str) -> re.Match[str] | None:
    """Return the first entity of a value."""
    if ";" not in value:
        return None
    return next((match for match in _ENTITY.finditer(value) if _meant(match)), None)


def _meant(match: re.Match[str]) -> str:
    """Return the character that the entity stands for, or nothing where HTML knows none."""
    entity = "&" + re.sub(r"[\\{}]", "", match["name"]) + ";"
    character = html.unescape(entity)
    return "" if character == entity else character


def _bare(match: re.Match[str]) -> str:
    return _meant(match) or match[0]


def _character(match: re.Match[str]) -> str:
    character = _meant(match)
    if character.isspace():
        return " "
    return from_text(character) if character else match[0]
