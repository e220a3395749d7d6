"""A Cyrillic, Greek or full-width character that only looks like a Latin one.

## Why is this bad?
The word looks right and is another: no search finds it, it sorts behind Z, and a DOI with it leads
nowhere. It comes from keyboards with two layouts, from PDFs, and from people who want to deceive.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Prefer\u0435nce Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: the Latin character that it looks like stands in its place, and a hyphen in that of a dash
in an identifier. Words of another script, and the full-width signs of Chinese and Japanese texts,
are left alone.

## Also found by
no other linter known
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset
from synthlit.lint.texts import first_difference, quoted, word_at
from synthlit.model.fields import TEXT

CODE = "TXT011"
NAME = "lookalike-letter"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = NON_ASCII

# Source: Unicode's confusables.txt, those that no usual font tells apart.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTXaesijopcyxhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_TWINS = _CYRILLIC | _GREEK
# Without those that LaTeX takes for its own.
_WIDE = {
    0xFEE0 + code: chr(code) for code in range(0x21, 0x7F) if chr(code) not in '&%$#_{}\\~^"@<>|`*'
}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_IN_IDENTIFIERS = str.maketrans(_TWINS) | _WIDE | _DASHES
_IDENTIFIERS = frozenset({"doi", "isbn", "issn"})
_WORD = re.compile(r"[^\W\d_]+")
_SUSPECT = re.compile(f"[{''.join(_TWINS)}]|[\uff01-\uff5e]")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def check(work: Work) -> Iterator[Finding]:
    """Yield each value with such a character."""
    for field, value in work.entry.fields.items():
        if value.isascii():
            continue
        better = value
        if field in _IDENTIFIERS:
            better = value.translate(_IN_IDENTIFIERS)
        elif field in TEXT and _SUSPECT.search(value) and repaired(value) == value:
            better = _WORD.sub(_latin, value)
            if not _EAST_ASIAN.search(value):
                better = better.translate(_WIDE)
        if better != value:
            at = first_difference(value, better)
            name = unicodedata.name(value[at]).lower()
            fix = Fix(f'write "{better[at]}"', Revise({field: better}), safe=False)
            message = f"{quoted(word_at(value, at))} in {field} has a {name} for {better[at]}"
            yield Finding(work, message, field, at, fix)


def _latin(match: re.Match[str]) -> str:
    """Return the word in Latin letters, if it is a Latin one with some that only look so."""
    word = match[0]
    if word.isascii():
        return word
    twins = [letter for letter in word if letter in _TWINS]
    others = [letter for letter in word if letter not in _TWINS]
    # One letter beside a Greek one may be a formula's.
    least = 2 if any(twin in _GREEK for twin in twins) else 1
    if not twins or len(others) < least or not all(map(_is_latin, others)):
        return word
    return "".join(_TWINS.get(letter, letter) for letter in word)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
