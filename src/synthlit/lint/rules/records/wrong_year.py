"""A preprint's year that is not that of its first version.

## Why is this bad?
A preprint is cited by the year in which it appeared. A later version's year makes it look younger
than the work that builds upon it.

## Example
```bibtex
% known: 2410.11287 | Process Reward Model with Q-Value Rankings | Wendi Li; Yixuan Li | 2024-10
@misc{li2024process,
  title         = {Process Reward Model with {Q-Value} Rankings},
  author        = {Li, Wendi and Li, Yixuan},
  year          = {2025},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Fix
None: the year may be that of a publication which the entry does not name. Entries that name one,
in a field or in a note, are not judged, and the identifier's own year is always right.

## Also found by
bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import is_preprint, sure_papers

CODE = "REC008"
NAME = "wrong-year"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_NOTES = ("note", "howpublished", "claimedref", "addendum", "pubstate")


def check(context: Context) -> Iterator[Finding]:
    """Yield each preprint with a year in which it did not appear."""
    for work, record in sure_papers(context):
        entry = work.entry
        year = entry.year
        if not year or year in (record.year, record.arxiv_id.year) or not is_preprint(entry):
            continue
        if not any(str(year) in entry.get(name) for name in _NOTES):
            yield Finding(
                work,
                f"arXiv:{record.arxiv} appeared in {record.year}, not in {year}",
                "year" if entry.get("year") else "date",
            )
