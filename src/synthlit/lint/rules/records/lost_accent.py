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
Safe: the letters become those of arXiv's record, which the authors wrote themselves, as commands
in a file that writes all accents so; nothing else in the list changes. `Koeksal` is a spelling and
stays.

## Also found by
the ACL Anthology's own checks
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import doubtful_lists
from synthlit.lint.rules.records.people import Author, authors, pairs, people
from synthlit.lint.rules.records.spelling import spelt
from synthlit.model.latex.accents import decode
from synthlit.model.text import clean, fold

CODE = "REC006"
NAME = "lost-accent"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_WORD = re.compile(r"[^\W\d_]{2,}")


def check(context: Context) -> Iterator[Finding]:
    """Yield the first name of each list that lacks an accent."""
    for work, record in doubtful_lists(context):
        if all(map(str.isascii, record.authors)):
            continue
        value = work.entry.get("author")
        # A letter and a mark beside it are an accent that another rule joins.
        if not unicodedata.is_normalized("NFC", value):
            continue
        listed = authors(value)
        lost = [
            (author, better)
            for author, person in zip(listed, pairs(listed, people(record.authors)), strict=True)
            if person and (better := _accented(work, author, person.display)) != author.text
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


def _accented(work: Work, author: Author, display: str) -> str:
    """Return the name with the accents that the record has; what it has itself stays as it is."""
    if display.isascii():
        return author.text
    name = decode(author.text)
    # Braces and commands that mean more than a letter are not undone.
    if "{" in name or "\\" in name or (name != author.text and spelt(work, name) != author.text):
        return author.text
    accents = _accents(display)
    better = _WORD.sub(lambda word: _word(word[0], accents.get(fold(word[0]), "")), name)
    return spelt(work, better) if better != name else author.text


def _word(word: str, known: str) -> str:
    """Return the known word if that has more accents and no others."""
    pairs = zip(word, known, strict=False)
    more = all(one == two or fold(two) == one.casefold() for one, two in pairs)
    return known if more and len(word) == len(known) else word


def _accents(display: str) -> Mapping[str, str]:
    """Return the words that have accents, by what they are without."""
    words = _WORD.findall(clean(display))
    return {
        fold(word): word
        for word in words
        if not word.isascii() and fold(word).isascii() and len(fold(word)) == len(word)
    }
