"""A work that is filed, or also listed, under a name that a section had before.

## Why is this bad?
The lists are right, for former names are understood; but whoever looks for the section's files does
not find this one, and the former name may one day be another section's.

## Example
```bibtex
% synthlit.toml
[list]
title = "Instructions"

[[sections]]
slug = "sft"
title = "General SFT"

[[sections]]
slug = "tools"
title = "Tools"
aliases = ["code"]
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  also          = {code},
}
```

## Use instead
```bibtex
% entries/sft/gallego2025configurable.bib
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  also          = {tools},
}
```

## Fix
Safe: the file moves, or `also` changes, to the section's present name; the lists stay as they are.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from synthlit.library.library import Work, entry_path
from synthlit.lint.diagnostic import Fix, Move, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

CODE = "SEC010"
NAME = "former-section-name"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_NAME = re.compile(r"[^,;\s][^,;]*")


def check(context: Context) -> Iterator[Finding]:
    """Yield the works in folders of former sections, and those that name them."""
    library = context.library
    if not library.settings.taxonomy.former:
        return
    occupied = {work.path for work in library.works} | {f.path for f in library.unreadable}
    for work in library.works:
        yield from _filed(library.settings, work, occupied)
        yield from _listed(library.settings, work)


def _filed(settings: Settings, work: Work, occupied: set[PurePosixPath]) -> Iterator[Finding]:
    path = SectionPath.parse("/".join(work.path.parts[1:-1]))
    if path and (now := settings.current(path)) != path:
        place = entry_path(now, work.path.stem)
        fix = Fix(f"move the file to {place.parent}", Move(place))
        message = f"the section {path} is called {now} now"
        yield Finding(work, message, fix=fix if place not in occupied else None)


def _listed(settings: Settings, work: Work) -> Iterator[Finding]:
    value = work.entry.get("also")
    for match in _NAME.finditer(value):
        path = SectionPath.parse(match[0])
        if path and (now := settings.current(path)) != path:
            end = match.start() + len(match[0].rstrip())
            revised = f"{value[: match.start()]}{now}{value[end:]}"
            fix = Fix(f"call it {now}", Revise({"also": revised}))
            message = f"the section {path} is called {now} now"
            yield Finding(work, message, "also", match.start(), fix)
            return
