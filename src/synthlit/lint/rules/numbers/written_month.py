"""A month written out, where the style's own macro would do.

## Why is this bad?
Each style says months in its own way and language, `June`, `Jun.` or `juin`; what is written out
stays as it is, and a number is printed as a number.

## Example
```bibtex
% refs.bib
@inproceedings{patil2024gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  month     = {December},
  year      = {2024},
}
```

## Use instead
```bibtex
% refs.bib
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
Safe: the macro of that month, where the value is a month and nothing else but the entry's own
year. Days stay as they are.

## Also found by
JabRef, bibtex-tidy, cobib
"""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.texts import quoted
from synthlit.model.fields import MONTHS
from synthlit.text import TextEdit

CODE = "NUM008"
NAME = "written-month"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MACROS = dict(zip(_NAMES, MONTHS, strict=True)) | {month: month for month in MONTHS}
_MACROS |= {"sept": "sep"}
_MONTH = re.compile(r"(?P<month>\d{1,2}|[A-Za-z]{3,9}\.?)(?:,?\s+(?P<year>\d{4}))?", re.ASCII)


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each month that is written out."""
    for block in sheet.blocks:
        field = block.field("month")
        if not field:
            continue
        start, end = field.value_start, field.end
        text = sheet.text[start:end]
        is_bare = text[0] not in '{"' and not text.isdecimal()
        if not is_bare and len(field.pieces) < 2 and (macro := _macro(block, field.value)):
            yield Finding(
                Location(sheet.path, sheet.source, start, block.key),
                f"the month {quoted(field.value)} is no macro: styles have {macro}",
                fix=Fix(f"write {macro}", Replace((TextEdit(start, end, macro),))),
            )


def _macro(block: EntryNode, value: str) -> str:
    """Return the macro of a month, with which the entry's year may stand, or nothing."""
    match = _MONTH.fullmatch(value.strip())
    if not match:
        return ""
    year = block.field("year")
    if match["year"] and (not year or year.value.strip() != match["year"]):
        return ""
    word = match["month"].removesuffix(".").lower()
    if word.isdecimal():
        return MONTHS[int(word) - 1] if 1 <= int(word) <= len(MONTHS) else ""
    return _MACROS.get(word, "")
