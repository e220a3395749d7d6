"""A name without the accents that its bearer writes.

## Why is this bad?
Köksal is not Koksal. Accents get lost in programs that only know ASCII, and no citation shows that
anything is missing.

## Example
```bibtex
% known: 2605.02335 | LLM-enabled Social Agents | Önder Gürcan; Moharram Challenger | 2026-05
@misc{gurcan2026agents,
  title         = {{LLM}-enabled Social Agents},
  author        = {Gurcan, Onder and Challenger, Moharram},
  year          = {2026},
  eprint        = {2605.02335},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{gurcan2026agents,
  title         = {{LLM}-enabled Social Agents},
  author        = {Gürcan, Önder and Challenger, Moharram},
  year          = {2026},
  eprint        = {2605.02335},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the letters become those of arXiv's record, which the authors wrote themselves; nothing else
in the list changes. `Koeksal` is a spelling and stays.

## Also found by
the ACL Anthology's own checks
"""

import re
from collections.abc import Iterator, Mapping

from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import sure_papers
from synthlit.lint.rules.records.people import Author, authors, pairs, people
from synthlit.model.text import clean, fold

CODE = "REC006"
NAME = "lost-accent"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_WORD = re.compile(r"[^\W\d_]{2,}")


def check(context: Context) -> Iterator[Finding]:
    """Yield the first name of each list that lacks an accent."""
    for work, record in sure_papers(context):
        if all(map(str.isascii, record.authors)):
            continue
        value = work.entry.get("author")
        listed = authors(value)
        lost = [
            (author, better)
            for author, person in zip(listed, pairs(listed, people(record.authors)), strict=True)
            if person and (better := _accented(author, person.display)) != author.text
        ]
        if lost:
            revised = value
            for author, better in reversed(lost):
                end = author.start + len(author.text)
                revised = revised[: author.start] + better + revised[end:]
            first, better = lost[0]
            yield Finding(
                work,
                f"{first.text} is written {better}",
                "author",
                first.start,
                Fix("give the name its accents", Revise({"author": revised})),
            )


def _accented(author: Author, display: str) -> str:
    """Return the name with the accents that the record has; one in TeX's spelling as it is."""
    if "\\" in author.text or "{" in author.text or display.isascii():
        return author.text
    accents = _accents(display)
    return _WORD.sub(lambda word: accents.get(word[0].casefold(), word[0]), author.text)


def _accents(display: str) -> Mapping[str, str]:
    """Return the words that have accents, by what they are without."""
    words = _WORD.findall(clean(display))
    return {
        fold(word): word
        for word in words
        if not word.isascii() and fold(word).isascii() and len(fold(word)) == len(word)
    }
