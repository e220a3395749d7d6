"""An arXiv identifier with a version or an address around it, or that is none.

## Why is this bad?
Links and duplicates go by the bare identifier. A version ties the reference to one state of the
paper, and an identifier with a digit too few leads nowhere.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {arXiv:2506.11702v1},
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
Safe: the identifier itself stays. One that is none has to be looked up.

## Also found by
JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.bibtex.canonical import canonical_value
from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.lint.texts import quoted
from synthlit.model.identifiers import ArxivId

CODE = "IDN002"
NAME = "bad-arxiv-id"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

# What an identifier without the archive's name beside it must look like to be taken for arXiv's.
_LIKE = re.compile(r"arxiv|^\d{4}\.\d+", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the `eprint` that is not in form."""
    entry = work.entry
    value = entry.get("eprint")
    if not value.strip("{} ") or is_placeholder("eprint", value):
        return
    if entry.arxiv and entry.arxiv.value == value:
        return
    archive = (entry.get("archiveprefix") or entry.get("eprinttype")).strip().lower()
    if archive != "arxiv" and (archive or not _LIKE.search(value)):
        return
    bare = canonical_value("eprint", value)
    try:
        identifier = ArxivId.parse(bare)
    except InvalidIdentifier as fault:
        yield Finding(work, f"{quoted(value)} is no arXiv identifier: {fault.reason}", "eprint")
        return
    if identifier.value != bare:
        fix = Fix(f"write {identifier}", Revise({"eprint": identifier.value}))
        yield Finding(work, f"the identifier {quoted(value)} is not bare", "eprint", fix=fix)
