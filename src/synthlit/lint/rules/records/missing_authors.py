"""An author list that leaves out authors, and does not say so.

## Why is this bad?
Whoever is left out is not credited, and nobody can see that the list is cut: BibTeX's sign for that
is `and others`.

## Example
```bibtex
% known: 2604.26960 | LLM Biases | Jinhui Han; Ming Hu; Xilin Zhang | 2026-04
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Hu, Ming},
  year          = {2026},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Hu, Ming and Zhang, Xilin},
  year          = {2026},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the authors that arXiv has are put in at their places; where more than twenty are missing at
the end, `and others` is. There is no fix where the order differs, and none for a publication: its
list may be another than the preprint's, and is only judged where a third or more was cut off.

## Also found by
bibtex-updater
"""

from collections.abc import Iterator, Sequence

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import doubtful_lists, is_preprint
from synthlit.lint.rules.records.people import (
    Author,
    Person,
    authors,
    is_cut,
    pairs,
    people,
)
from synthlit.lint.rules.records.spelling import spelt
from synthlit.model.latex.plain import from_text
from synthlit.model.name import Name

CODE = "REC004"
NAME = "missing-authors"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

# More are not put into somebody's file.
_MANY = 20


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry whose authors are all the paper's, but not all of the paper's."""
    for work, record in doubtful_lists(context):
        value = work.entry.get("author")
        if not value or is_cut(value):
            continue
        listed, known = authors(value), people(record.authors)
        if not listed or len(listed) >= len(known):
            continue
        # "A B, C D" are two persons, of which another rule tells.
        givens = [author.name.given for author in listed if " " in author.name.given]
        joined = any(one.is_called(given) for given in givens for one in known)
        found = [person for person in pairs(listed, known) if person]
        if len(found) != len(listed) or joined:
            continue
        preprint = is_preprint(work.entry)
        if preprint or _is_cut_off(found, known):
            missing = [person.display for person in known if person not in found]
            more = f" and {len(missing) - 2} more" if len(missing) > 2 else ""
            yield Finding(
                work,
                f"the list has {len(listed)} of {len(known)} authors: it lacks "
                f"{', '.join(missing[:2])}{more}",
                "author",
                fix=_fix(work, value, listed, found, known) if preprint else None,
            )


def _is_cut_off(found: Sequence[Person], known: Sequence[Person]) -> bool:
    """Tell whether the list is the first part of the known, without a good deal of it."""
    missing = len(known) - len(found)
    return list(known[: len(found)]) == found and missing >= max(2, len(known) / 3)


def _fix(
    work: Work,
    value: str,
    listed: Sequence[Author],
    found: Sequence[Person],
    known: Sequence[Person],
) -> Fix | None:
    places = [known.index(person) for person in found]
    if places != sorted(places):
        return None
    texts = {place: author.text for place, author in zip(places, listed, strict=True)}
    commas = any("," in author.text for author in listed)
    if len(known) - len(listed) > _MANY:
        if places[-1] != len(listed) - 1:
            return None
        return Fix("say that there are others", Revise({"author": f"{value.rstrip()} and others"}))
    whole = [
        texts.get(place) or spelt(work, _written(person.display, commas=commas))
        for place, person in enumerate(known)
    ]
    return Fix("put the others in", Revise({"author": " and ".join(whole)}))


def _written(display: str, *, commas: bool) -> str:
    """Return a name in the order in which the list has the others."""
    name = Name.from_display(display)
    return name.bibtex if commas or name.suffix else from_text(display)
