"""A given name that is another than the paper's author has.

## Why is this bad?
Wei Wang and Min Wang are two people. Where a list was made up, family names are often right and
given names are not.

## Example
```bibtex
% known: 2604.26960 | LLM Biases | Jinhui Han; Ming Hu; Xilin Zhang | 2026-04
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Hu, Lei and Zhang, Xilin},
  year          = {2026},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
```

## Fix
None: look at the paper. Initials, middle names, names in another order and names that begin with
the same letter, as short forms do, are passed over.

## Also found by
bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import doubtful_lists
from synthlit.lint.rules.records.people import Author, Person, authors, people
from synthlit.lint.texts import quoted
from synthlit.model.latex.plain import plain

CODE = "REC007"
NAME = "changed-given-name"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield the first author of each list whose given name has nothing of the record's."""
    for work, record in doubtful_lists(context):
        listed, known = authors(work.entry.get("author")), people(record.authors)
        if not listed or len(listed) > len(known):
            continue
        for author, person in zip(listed, known, strict=False):
            if _is_changed(author, person, known):
                yield Finding(
                    work,
                    f"{quoted(plain(author.text))} is {quoted(person.display)} in "
                    f"arXiv:{record.arxiv}",
                    "author",
                    author.start,
                )
                break


def _is_changed(author: Author, person: Person, known: tuple[Person, ...]) -> bool:
    """Tell whether family names agree at one place of both lists, and nothing else does."""
    if not author.family or person.agrees(author.initial) or _agrees(author, person):
        return False
    if author.family not in (person.words[0], person.words[-1]):
        return False
    return sum(one.bears(author.family) for one in known) == 1


def _agrees(author: Author, person: Person) -> bool:
    """Tell whether a word of the given name begins as one of the person's others does."""
    words = Person(plain(author.name.given)).words
    others = [word for word in person.words if word != author.family]
    return not words or not others or any(a[0] == b[0] for a in words for b in others)
