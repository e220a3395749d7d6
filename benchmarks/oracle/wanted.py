"""The differences between what is printed before and after that are meant, each with its reason.

A difference is explained where both sides are the same after each has been brought into the form
that these describe. Whatever else changes is a fault.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_EXPORT = ("export (bibtex)", "export (biblatex)")
_ALWAYS = ("lint --fix", "format", *_EXPORT)


@dataclass(frozen=True)
class Wanted:
    """A difference that is meant: its name, the reason, and the form in which both are the same."""

    name: str
    reason: str
    form: Callable[[str], str]
    changes: tuple[str, ...] = _ALWAYS


def _sub(pattern: str, new: str) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.MULTILINE)
    return lambda text: compiled.sub(new, text)


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
)


def explanations(change: str, before: str, after: str) -> tuple[str, ...] | None:
    """Return the names of the differences that make two texts differ; None if others do, too."""
    names: list[str] = []
    for each in WANTED:
        if change not in each.changes or before == after:
            continue
        forms = each.form(before).strip(), each.form(after).strip()
        if forms != (before, after):
            names.append(each.name)
        before, after = forms
    return tuple(names) if before == after else None
