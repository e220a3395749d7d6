"""Entries that inherit from each other in a circle.

## Why is this bad?
Nothing is there to be inherited. biber stops with an error, older programs do not stop at all.

## Example
```bibtex
% refs.bib
@proceedings{mm2019,
  title    = {Proceedings of the 27th {ACM} International Conference on Multimedia},
  year     = {2019},
  crossref = {mm2019acm},
}
@proceedings{mm2019acm,
  title    = {27th {ACM} International Conference on Multimedia},
  year     = {2019},
  crossref = {mm2019},
}
```

## Fix
None: remove the reference that points back.

## Also found by
biber
"""

from collections import defaultdict
from collections.abc import Iterator

from synthlit.library.library import Library, Work
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.keys.references import INHERITING, references

CODE = "KEY008"
NAME = "reference-cycle"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_SHOWN = 4


def check(context: Context) -> Iterator[Finding]:
    """Yield the first work of each circle."""
    library = context.library
    inherits = _without_ends(_references(library))
    places = {work.key.lower(): place for place, work in enumerate(library.works)}
    seen: set[str] = set()
    for start in inherits:
        way: dict[str, int] = {}
        key = start
        while key not in seen:
            seen.add(key)
            way[key] = len(way)
            key = next(iter(inherits[key]))
        if key in way:
            circle = list(way)[way[key] :]
            first = min(circle, key=lambda each: places[each])
            turn = circle.index(first)
            yield _finding(library, circle[turn:] + circle[:turn])


def _references(library: Library) -> dict[str, dict[str, None]]:
    """Return the keys from which each entry inherits, in lower case and in order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for work in library.works:
        for _, key, _ in references(work.entry, INHERITING):
            if work.key and key.lower() in library.by_key:
                found[work.key.lower()][key.lower()] = None
    return dict(found)


def _without_ends(inherits: dict[str, dict[str, None]]) -> dict[str, dict[str, None]]:
    """Return what is left once no entry is there from which no circle can be reached."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for heir, sources in inherits.items():
        for source in sources:
            heirs[source].append(heir)
    ends = [key for key in heirs if key not in inherits]
    while ends:
        end = ends.pop()
        for heir in heirs[end]:
            del inherits[heir][end]
            if not inherits[heir]:
                del inherits[heir]
                ends.append(heir)
    return inherits


def _finding(library: Library, circle: list[str]) -> Finding:
    works = [library.by_key[key][0] for key in circle]
    names = [work.key for work in works]
    shown = names if len(names) <= _SHOWN else [*names[: _SHOWN - 1], "…"]
    work = works[0]
    target = circle[1 % len(circle)]
    field, offset = _reference(work, target)
    way = " → ".join([*shown, names[0]])
    return Finding(work, f"this entry inherits from itself: {way}", field, offset)


def _reference(work: Work, target: str) -> tuple[str, int]:
    return next(
        (field, offset)
        for field, key, offset in references(work.entry, INHERITING)
        if key.lower() == target
    )
