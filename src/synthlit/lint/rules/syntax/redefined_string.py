"""An `@string` that is defined twice, with different values.

## Why is this bad?
Entries before the second definition print one text, those behind it another, and whoever moves an
entry changes what it says.

## Example
```bibtex
@string{jmlr = {Journal of Machine Learning Research}}
@string{jmlr = {J. Mach. Learn. Res.}}

@article{alexandrov2020gluonts,
  title   = {{GluonTS}: Probabilistic and Neural Time Series Modeling in {Python}},
  author  = {Alexandrov, Alexander and Benidis, Konstantinos and others},
  journal = jmlr,
  volume  = {21},
  pages   = {116:1--116:6},
  year    = {2020},
}
```

## Fix
None: keep one of the definitions.

## Also found by
BibTeX, biber
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS

CODE = "SYN008"
NAME = "redefined-string"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each definition that gives a name another value than it had."""
    values: dict[str, str] = {}
    for macro in sheet.macros:
        name = macro.name.lower()
        before = values.get(name)
        values[name] = macro.value
        if before is not None and before != macro.value and name not in MONTHS:
            at = Location(sheet.path, sheet.source, macro.start)
            yield Finding(at, f"the @string {macro.name} was {quoted(before)} before")
