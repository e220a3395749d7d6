"""A particle with a capital: `Van Der`, `De La`, `Von`.

## Why is this bad?
BibTeX knows particles by their small letters. With a capital, `Van Der Schaar` is a family name of
three words in one place and `Schaar` with two given names in another, and is sorted under V.

## Example
```bibtex
@misc{delafuente2025guidex,
  title         = {{GuideX}: Guided Synthetic Data Generation for Zero-Shot Information Extraction},
  author        = {De La Fuente, Neil and Sainz, Oscar and García-Ferrero, Iker and Agirre, Eneko},
  year          = {2025},
  eprint        = {2506.00649},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{delafuente2025guidex,
  title         = {{GuideX}: Guided Synthetic Data Generation for Zero-Shot Information Extraction},
  author        = {de la Fuente, Neil and Sainz, Oscar and García-Ferrero, Iker and Agirre, Eneko},
  year          = {2025},
  eprint        = {2506.00649},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: some families, of Flanders and America above all, write their particle with a capital. A
`Van` or `De` by itself, and `Van den`, are theirs as a rule and are left alone.

## Also found by
CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, changed, is_person
from synthlit.lint.texts import quoted

CODE = "NAM010"
NAME = "particle-case"
PRESET = Preset.STRICT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = LISTS

_HINTS = ("Van ", "VAN ", "Von ", "VON ", "De L", "DE L")
_PARTICLE = (
    r"(?:(?:Van|VAN)\s(?:Der|DER|Den|DEN|De|DE)|(?:Von|VON)(?:\s(?:Der|DER|Den|DEN|Dem|DEM))?|"
    r"(?:De|DE)\s(?:La|LA|Las|LAS|Los|LOS))(?=\s[^\W\d_]{2})"
)
_FIRST = re.compile(rf"^{_PARTICLE}")
# Behind a given name, `Van De` can be the rest of it.
_BEHIND = re.compile(rf"(?<=\s)(?!(?:Van|VAN)\s(?:De|DE)\s){_PARTICLE}")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with such a particle."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and any(map(value.__contains__, _HINTS)) and (new := changed(value, _small)):
            fix = Fix("write the particle small", Revise({field: new.value}), safe=False)
            message = f"{quoted(new.name)} has a particle with a capital"
            yield Finding(work, message, field, new.start, fix)


def _small(name: str) -> str:
    if not is_person(name):
        return name
    pattern = _FIRST if "," in name else _BEHIND
    return pattern.sub(lambda match: match[0].lower(), name, count=1)
