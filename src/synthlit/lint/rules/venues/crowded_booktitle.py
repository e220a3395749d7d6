"""A book title with dates, pages or the place in it.

## Why is this bad?
All of these have fields of their own, and styles print those too: the reader gets them twice, and
two papers of one conference have two different books.

## Example
```bibtex
@inproceedings{vanbreugel2023synthetic,
  title     = {Synthetic Data, Real Errors: How (Not) to Publish and Use Synthetic Data},
  author    = {van Breugel, Boris and Qian, Zhaozhi and van der Schaar, Mihaela},
  booktitle = {International Conference on Machine Learning, {ICML} 2023, 23-29 July 2023},
  pages     = {34793--34808},
  publisher = {{PMLR}},
  year      = {2023},
}
```

## Fix
None: what is left of the name has to be decided.

## Also found by
JabRef, Better BibTeX
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "VEN005"
NAME = "crowded-booktitle"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("booktitle",)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DATE = re.compile(rf"\b{_MONTH}\s\d{{1,2}}\b|\b\d{{1,2}}\s{_MONTH}|\b{_MONTH}\s(?:19|20)\d\d\b")
_PAGES = re.compile(r"\b(?:pp?\.|pages?)\s?\d", re.IGNORECASE)
_PLACES = ("address", "location")
_SHORTEST_PLACE = 4


def check(work: Work) -> Iterator[Finding]:
    """Yield the book title with one of these."""
    entry = work.entry
    title = entry.get("booktitle")
    for what, pattern in (("a date", _DATE), ("pages", _PAGES)):
        if match := pattern.search(title):
            message = f"booktitle has {what} in it: {quoted(title[match.start() :])}"
            yield Finding(work, message, "booktitle", match.start())
            return
    for field in _PLACES:
        place = entry.get(field).strip("{} ")
        if len(place) >= _SHORTEST_PLACE and (at := title.find(place)) >= 0:
            message = f"booktitle has the place in it: {quoted(place)}"
            yield Finding(work, message, "booktitle", at)
            return
