"""An arXiv identifier that belongs to another entry, or a title that does.

## Why is this bad?
Lines were copied, and the identifiers or titles of two entries changed places: each link opens the
other paper, and every program that asks by identifier mixes the two up.

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
author list speaks against it, wherever the wrong one stood. Where the authors are those of the
identifier's paper, the entry gets the title that stands at the other.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import is_other, known_papers, right_paper
from synthlit.lint.rules.records.people import rules_out, shares_people
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
                if _are_titles_swapped(context, work, other, record):
                    yield _title(work, other, record)
                    continue
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
    clearly = is_other(context, work, record) or _are_titles_swapped(context, work, other, record)
    return other if clearly else None


def _are_titles_swapped(context: Context, work: Work, other: Work, record: Record) -> bool:
    """Tell whether two entries have each other's titles, but the authors of their own."""
    id_ = other.entry.arxiv
    if id_ is None or id_ == work.entry.arxiv:
        return False
    persons = work.entry.get("author")
    if not shares_people(persons, record.authors):
        return False
    theirs = context.known.by_arxiv(id_)
    if theirs and normal(theirs.title) == work.entry.normal_title:
        return not shares_people(persons, theirs.authors)
    if theirs and normal(theirs.title) == other.entry.normal_title:
        return False
    return rules_out(other.entry.get("author"), record.authors)


def _title(work: Work, other: Work, record: Record) -> Finding:
    message = f"the title is that of {other.key}: arXiv:{record.arxiv} is {quoted(record.title)}"
    fix = Fix("take its own from there", Revise({"title": other.entry.get("title")}), safe=False)
    return Finding(work, message, "title", fix=fix)


def _fix(context: Context, work: Work, record: Record) -> Fix | None:
    right = right_paper(context, work, record)
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
