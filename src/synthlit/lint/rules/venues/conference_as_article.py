"""A conference in the place of a journal.

## Why is this bad?
Styles print an article's journal, volume and number, and have no room for a conference's editors,
place and publisher. Whoever sorts by type takes the paper for one of a journal.

## Example
```bibtex
@article{patil2023gorilla,
  title   = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author  = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  journal = {Advances in Neural Information Processing Systems},
  volume  = {37},
  pages   = {126544--126565},
  year    = {2024},
}
```

## Use instead
```bibtex
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems},
  volume    = {37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
Unsafe: the entry becomes `@inproceedings`, its journal the `booktitle`. Proceedings that are a
journal, because a society's or because they have volumes and numbers, are left alone.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.venues.known import is_conference
from synthlit.lint.texts import quoted

CODE = "VEN003"
NAME = "conference-as-article"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = ("journal", "journaltitle")

_MEETING = re.compile(
    r"\b(?:conference|conf\.|symposium|workshop|congress|meeting) (?:on|of|for)\b"
    r"|\bfindings of the association for computational linguistics\b"
    r"|\badvances in neural information processing systems\b",
    re.IGNORECASE,
)
# What is called so and is a journal: it has a series of conferences, or tells of one.
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|magazine|bulletin|annals|review|series"
    r"|web of conferences|proceedings of machine learning research|proc\. acm"
    r"|proceedings of the acm on|procedia)\b",
    re.IGNORECASE,
)
_SHORT = 40


def check(work: Work) -> Iterator[Finding]:
    """Yield the article in a conference."""
    entry = work.entry
    if entry.type != "article":
        return
    field = "journal" if entry.get("journal") else "journaltitle"
    value = entry.get(field)
    bare = " ".join(value.replace("{", "").replace("}", "").split())
    if not _names_conference(bare) or (entry.get("volume") and entry.get("number")):
        return
    fix = None
    if not entry.get("booktitle"):
        edit = Revise({field: None, "booktitle": value}, "inproceedings")
        fix = Fix("call it @inproceedings", edit, safe=False)
    yield Finding(work, f"{quoted(bare)} is a conference, not a journal", field, fix=fix)


def _names_conference(venue: str) -> bool:
    if len(venue) <= _SHORT and is_conference(venue):
        return True
    return bool(_MEETING.search(venue)) and not _JOURNAL.search(venue)
