"""A book or proceedings that stands before the entries that refer to it.

## Why is this bad?
BibTeX inherits only from what comes later in the file. From an entry that came before, it takes
nothing, and the parts have no publisher and no title of their book.

## Example
```bibtex
@proceedings{mm2019,
  title = {Proceedings of the 27th {ACM} International Conference on Multimedia},
  year  = {2019},
}

@inproceedings{bauer2019tastalyzer,
  title     = {Tastalyzer: Audiovisual Exploration of Urban and Rural Variations in Music Taste},
  author    = {Bauer, Christine and Schedl, Markus and Angerer, Vera and Wegenkittl, Stefan},
  booktitle = {Proceedings of the 27th {ACM} International Conference on Multimedia},
  pages     = {1044--1046},
  year      = {2019},
  crossref  = {mm2019},
  doi       = {10.1145/3343031.3350585},
}
```

## Fix
None: move the entry that is referred to behind all that refer to it.

## Also found by
BibTeX, JabRef, which writes such entries last
"""

from collections.abc import Iterator

from synthlit.bibtex.nodes import BibDocument
from synthlit.lint.rule import Finding, Fixes, Location, Preset

CODE = "SYN013"
NAME = "late-crossref"
PRESET = Preset.BIBTEX
FIX = Fixes.NONE


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield each `crossref` to an entry further up."""
    above: set[str] = set()
    for block in sheet.blocks:
        reference = block.field("crossref")
        # BibTeX does not tell letter case apart here.
        target = reference.value.strip() if reference else ""
        if reference and target.lower() in above:
            at = Location(sheet.path, sheet.source, reference.value_start, block.key)
            yield Finding(at, f"BibTeX needs {target} behind this entry, and it stands before")
        above.add(block.key.lower())
