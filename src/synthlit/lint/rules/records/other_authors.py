"""An author who is not among the paper's.

## Why is this bad?
The wrong people are credited: the list was typed from memory, made up, or taken from another entry.

## Example
```bibtex
% known: 2604.26960 | LLM Biases | Jinhui Han; Ming Hu; Xilin Zhang | 2026-04
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Schmid, Laura and Zhang, Xilin},
  year          = {2026},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
```

## Fix
None: look at the paper. Family names are compared with every name that arXiv's authors have,
without accents, so that order and particles do not matter. Passed over are collectives, and authors
who stand in nobody's place: they may have joined with a later version. The list of a publication
may be another than the preprint's, so of one only a family name is told that is quite unlike, while
its given name and everybody else stand where arXiv has them.

## Also found by
bibtex-updater
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import doubtful_lists, is_preprint
from synthlit.lint.rules.records.people import (
    Author,
    Person,
    authors,
    pairs,
    people,
)
from synthlit.lint.texts import quoted
from synthlit.model.latex.plain import plain

CODE = "REC005"
NAME = "other-authors"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry with authors whom the paper does not have."""
    for work, record in doubtful_lists(context):
        value = work.entry.get("author")
        known = people(record.authors)
        if not value or not known:
            continue
        listed = authors(value)
        meant = pairs(listed, known)
        # Who joined after the record was made stands in nobody's place.
        if all(meant) or len(listed) > len(known):
            continue
        strange = [
            author
            for author, person in zip(listed, meant, strict=True)
            if author.family and not person and not any(one.bears(author.family) for one in known)
        ]
        if strange and (is_preprint(work.entry) or _is_misnamed(listed, known)):
            more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
            verb = "are" if more else "is"
            yield Finding(
                work,
                f"{quoted(plain(strange[0].text))}{more} {verb} not among the "
                f"{len(known)} authors of arXiv:{record.arxiv}",
                "author",
                strange[0].start,
            )


def _is_misnamed(listed: Sequence[Author], known: Sequence[Person]) -> bool:
    """Tell whether nothing but one family name is other than in the record."""
    if len(listed) != len(known):
        return False
    others = [
        (author, person)
        for author, person in zip(listed, known, strict=True)
        if not person.bears(author.family)
    ]
    if len(others) != 1:
        return False
    [(author, person)] = others
    given = Person(author.name.given).words
    # With marriage a name may be added to another; and arXiv's may have been misspelt.
    added = any(len(word) > 2 and word in author.family for word in person.words)
    like = get_close_matches(author.family, person.words, 1)
    return bool(given) and len(given[0]) > 1 and given[0] in person.words and not (added or like)
