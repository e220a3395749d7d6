"""The differences between what is printed before and after that are meant, each with its reason.

A difference is explained where both sides are the same after each has been brought into the form
that these describe. Whatever else changes is a fault.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_EXPORT = ("export (bibtex)", "export (biblatex)")
_ALWAYS = ("lint --fix", "format", *_EXPORT)


# Takes what is printed before and after, and brings both into one form.
Form: TypeAlias = Callable[[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Wanted:
    """A difference that is meant: its name, the reason, and the form in which both are the same."""

    name: str
    reason: str
    form: Form
    changes: tuple[str, ...] = _ALWAYS


def _sub(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Form:
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda before, after: (compiled.sub(new, before), compiled.sub(new, after))


def _more_capitals(before: str, after: str) -> tuple[str, str]:
    """Give the text before the capitals that the text after has and it has not."""
    if before.lower() != after.lower():
        return before, after
    pairs = zip(before, after, strict=False)
    return "".join(new if new.lower() == old else old for old, new in pairs), after


WANTED: Sequence[Wanted] = (
    Wanted(
        "escaped character",
        "TeX stops at a bare `&`, `%`, `#` or `_` in text",
        _sub(r"\\([&%#_])", r"\1"),
    ),
    Wanted(
        "section as keyword",
        "`export` gives every work the section that lists it as a keyword",
        _sub(r"^\\keyw\{all\}\n?|(?<=^\\keyw\{)all,", ""),
        _EXPORT,
    ),
    Wanted(
        "year as date",
        "`export` writes a year as `date`, of which biber gives the era too",
        _sub(r"^\\field\{dateera\}\{ce\}\n?", ""),
        _EXPORT,
    ),
    Wanted(
        "protected capitals",
        "`export` puts braces around words such as LLMs, which plain.bst prints in lower case",
        _more_capitals,
        _EXPORT,
    ),
)


def explanations(change: str, before: str, after: str) -> tuple[str, ...] | None:
    """Return the names of the differences that make two texts differ; None if others do, too."""
    names: list[str] = []
    for each in WANTED:
        if change not in each.changes or before == after:
            continue
        forms = each.form(before, after)
        forms = forms[0].strip(), forms[1].strip()
        if forms != (before, after):
            names.append(each.name)
        before, after = forms
    return tuple(names) if before == after else None
