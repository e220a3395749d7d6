"""A reference to an entry that is not there.

## Why is this bad?
What the entry should inherit is missing in print: BibTeX and biber warn, and go on without it.

## Example
```bibtex
% refs.bib
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
None: add the entry that is referred to, or mend or remove the reference.

## Also found by
BibTeX, biber, JabRef
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.keys.references import references
from synthlit.lint.texts import quoted

CODE = "KEY007"
NAME = "dangling-reference"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield each reference to a key that no entry has or had."""
    library = context.library
    for work in library.works:
        for field, key, offset in references(work.entry):
            if not library.is_taken(key):
                yield Finding(work, f"{field} names no entry: {quoted(key)}", field, offset)
