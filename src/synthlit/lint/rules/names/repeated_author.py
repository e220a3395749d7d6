"""One person twice in a list.

## Why is this bad?
A name was copied twice, often in the place of another author's, who is then missing.

## Example
```bibtex
% refs.bib
@inproceedings{warren2024effective,
  author    = {Alex Warren and
               Ke Xu and
               Jiaying Lin and
               Gary K. L. Tam and
               Rynson W. H. Lau and
               Rynson W. H. Lau},
  title     = {Effective Video Mirror Detection with Inconsistent Motion Cues},
  booktitle = {{IEEE/CVF} Conference on Computer Vision and Pattern Recognition},
  pages     = {17244--17252},
  year      = {2024},
  doi       = {10.1109/CVPR52733.2024.01632},
}
```

## Fix
None: the paper says whether a name is one too many or stands for another. Two people can have one
name, and where names are short they do: those are told only if they are long enough and next to
each other, or longer still.

## Also found by
no other linter known
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, is_person, names, place
from synthlit.lint.texts import quoted
from synthlit.model.name import Name
from synthlit.model.title import normal

CODE = "NAM014"
NAME = "repeated-author"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = LISTS

# Of 98,000 papers, 14 have two authors of one name who are two people: all Chinese or Taiwanese,
# with families of up to five letters, and next to each other only where both names have eight or
# fewer together.
_LONG_FAMILY = 6
_LONG_NAME = 10


def check(work: Work) -> Iterator[Finding]:
    """Yield the first name of each list that stands twice in it and is one person's."""
    for field in LISTS:
        value = work.entry.get(field)
        found = names(value)
        if len(set(found)) == len(found):
            continue
        for name, count in Counter(found).items():
            if count > 1 and _is_one_person(name, found):
                message = f"{quoted(name)} stands {count} times in {field}"
                yield Finding(work, message, field, place(value, name))
                break


def _is_one_person(name: str, found: tuple[str, ...]) -> bool:
    if not is_person(name):
        return False
    read = Name.from_bibtex(name)
    family, given = normal(read.family), normal(read.given)
    # Initials are not enough.
    if len(given) < 2 or read.corporate:
        return False
    if len(family) > _LONG_FAMILY:
        return True
    return len(family + given) >= _LONG_NAME and (name, name) in pairwise(found)
