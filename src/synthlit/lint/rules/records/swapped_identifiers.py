"""An arXiv identifier that belongs to another entry.

## Why is this bad?
Two lines were copied, and their identifiers stayed behind: each link opens the other paper, and
every program that asks by identifier mixes the two up.

## Example
```bibtex
% known: 2604.26960 | LLM Biases | Jinhui Han; Ming Hu; Xilin Zhang | 2026-04
% known: 2506.10910 | Magistral | Mistral-AI | 2025-06
% entries/sft/han2026biases.bib
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Hu, Ming and Zhang, Xilin},
  year          = {2026},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
}
% entries/sft/mistral2025magistral.bib
@misc{mistral2025magistral,
  title         = {Magistral},
  author        = {{Mistral-AI}},
  year          = {2025},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
% entries/sft/han2026biases.bib
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Hu, Ming and Zhang, Xilin},
  year          = {2026},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
% entries/sft/mistral2025magistral.bib
@misc{mistral2025magistral,
  title         = {Magistral},
  author        = {{Mistral-AI}},
  year          = {2025},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: the entry gets the identifier of the paper that has its title, if one alone is known and no
author list speaks against it, wherever the wrong one stood.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import Likeness, known_papers, likeness
from synthlit.lint.rules.records.people import rules_out
from synthlit.lint.texts import quoted
from synthlit.model.record import Record
from synthlit.model.title import normal

CODE = "REC002"
NAME = "swapped-identifiers"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE

_HOLDERS = ("eprint", "url", "doi")


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry with the identifier of a paper that is another entry."""
    for work, record in known_papers(context):
        if work.entry.normal_title != normal(record.title):
            other = owner(context, work, record)
            if other and other.key != work.key:
                field = "eprint" if work.entry.get("eprint") else "doi"
                yield Finding(
                    work,
                    f"arXiv:{record.arxiv} is {quoted(record.title)}, which is {other.key}",
                    field,
                    fix=_fix(context, work, record),
                )


def owner(context: Context, work: Work, record: Record) -> Work | None:
    """Return the entry whose title the record has, if the work is another's or names another."""
    titled = context.library.by_title.get(normal(record.title), ())
    other = next((each for each in titled if each is not work), None)
    if other is None:
        return None
    clearly = likeness(work.entry, record) is Likeness.OTHER or _right(context, work, record)
    return other if clearly else None


def _right(context: Context, work: Work, record: Record) -> Record | None:
    """Return the one paper that has the entry's title, if it is not the record's."""
    found = [
        each
        for each in context.known.by_title(work.entry.normal_title)
        if not rules_out(work.entry.get("author"), each.authors)
    ]
    return found[0] if len(found) == 1 and found[0].arxiv != record.arxiv else None


def _fix(context: Context, work: Work, record: Record) -> Fix | None:
    right = _right(context, work, record)
    if right is None:
        return None
    changes: dict[str, str | None] = {
        name: value.replace(record.arxiv, right.arxiv)
        for name, value in work.entry.fields.items()
        if name in _HOLDERS and record.arxiv in value
    }
    if work.entry.get("primaryclass") and right.primary_class:
        changes["primaryclass"] = right.primary_class
    return Fix(f"give it its own, {right.arxiv}", Revise(changes), safe=False)
