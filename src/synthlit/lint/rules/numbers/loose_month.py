"""A month that BibTeX takes for the name of a macro which nobody has defined.

## Why is this bad?
`jun` is defined by every style, `June` and `sept` by none: BibTeX prints no month.

## Example
```bibtex
@inproceedings{patil2024gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  month     = December,
  year      = {2024},
}
```

## Use instead
```bibtex
@inproceedings{patil2024gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  month     = dec,
  year      = {2024},
}
```

## Fix
Safe: the macro of that month. Other words without a definition are SYN006's.

## Also found by
JabRef, bibtex-tidy, BibTool
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS
from synthlit.text import TextEdit

CODE = "NUM005"
NAME = "loose-month"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each bare month that is no macro."""
    for block in sheet.blocks:
        field = block.field("month")
        for piece in field.pieces if field else ():
            word = sheet.text[piece.start : piece.end]
            macro = word[:3].lower()
            if piece.delimiter or word.lower() in sheet.strings or macro not in MONTHS:
                continue
            if len(word) > len(macro):
                edit = TextEdit(piece.start, piece.end, macro)
                yield Finding(
                    Location(sheet.path, sheet.source, piece.start, block.key),
                    f"nothing defines {quoted(word)}: the month is {macro}",
                    fix=Fix(f"write {macro}", Replace((edit,))),
                )
