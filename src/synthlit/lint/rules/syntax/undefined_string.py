"""A bare word that is no `@string`.

## Why is this bad?
BibTeX and biber put nothing in its place, so the venue or the author is missing in print. Mostly
the quotes or braces around a text were forgotten.

## Example
```bibtex
@string{tmlr = {Transactions on Machine Learning Research}}

@article{shojaee2023execution,
  title   = {Execution-based Code Generation using Deep Reinforcement Learning},
  author  = {Shojaee, Parshin and Jain, Aneesh and Tipirneni, Sindhu and Reddy, Chandan K.},
  journal = tlmr,
  year    = {2023},
}
```

## Fix
None: define the `@string` before the entry, or put braces around the text.

## Also found by
BibTeX, biber, bibla
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import spot
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS

CODE = "SYN006"
NAME = "undefined-string"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# The journals that BibTeX's standard styles define, beside the months.
_STANDARD = frozenset([
    "acmcs", "acta", "cacm", "ibmjrd", "ibmsj", "ieeese", "ieeetc", "ieeetcad", "ipl", "jacm",
    "jcss", "scp", "sicomp", "tocs", "tods", "tog", "toms", "toois", "toplas", "tcs",
])  # fmt: skip
# The names of IEEEabrv.bib and IEEEfull.bib, which come with the styles of the IEEE.
_IEEE = "ieee_"


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each word that no `@string` of the file, no style and no month defines before it."""
    if not sheet.mentions:
        return
    first: dict[str, int] = {}
    for macro in sheet.macros:
        first.setdefault(macro.name.lower(), macro.start)
    for mention in sheet.mentions:
        name = mention.name.lower()
        if name in MONTHS or name in _STANDARD or name.startswith(_IEEE):
            continue
        if name not in first:
            message = f"no @string is called {quoted(mention.name)}: define it, or use braces"
            yield Finding(spot(sheet, mention.offset), message)
        elif first[name] > mention.offset:
            message = f"the @string {mention.name} is defined only further down"
            yield Finding(spot(sheet, mention.offset), message)
