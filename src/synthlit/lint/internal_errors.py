"""Run a rule so that an error in it is a finding, and stops no other rule and no other entry."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, ParamSpec

from synthlit.bibtex.nodes import BibDocument
from synthlit.isolation import culprits
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.locations import locate
from synthlit.lint.rule import Check, Finding, Position
from synthlit.settings import FILE_NAME

_Subject = ParamSpec("_Subject")


def internal_error(at: Work | Position, error: Exception) -> Finding:
    """Return the finding about an error in a rule."""
    return Finding(at, f"{failure(error)}: the rule was not run here; report this bug")


def failure(error: Exception) -> str:
    """Return what went wrong, as the command line says it too."""
    return f"internal error: {type(error).__name__}: {error}"


def run(
    check: Check[_Subject], *subject: _Subject.args, **named: _Subject.kwargs
) -> Sequence[Finding]:
    """Return what a rule finds; where it fails, the entries that make it fail are left out."""
    try:
        return list(check.check(*subject, **named))
    except Exception as error:
        return list(_without_culprits(check, error, *subject))


def _without_culprits(
    check: Check[...], error: Exception, subject: Any, *others: Any
) -> Iterator[Finding]:
    def find(parts: Sequence[Any]) -> list[Finding]:
        return list(check.check(_with_parts(subject, parts), *others))

    parts = _parts(subject)
    found = culprits(parts, find)
    for part, its_error in found:
        yield internal_error(_position(subject, part), its_error)
    try:
        left = [part for part in parts if all(part is not other for other, _ in found)]
        yield from find(left) if found else [internal_error(_position(subject), error)]
    except Exception as again:
        yield internal_error(_position(subject), again)


def _parts(subject: object) -> Sequence[object]:
    """Return the entries of a subject."""
    if isinstance(subject, Context):
        return subject.entries.works
    return subject.entries if isinstance(subject, BibDocument) else ()


def _with_parts(subject: object, parts: Sequence[Any]) -> object:
    """Return the subject with some of its entries."""
    if isinstance(subject, Context):
        return replace(subject, entries=subject.entries.with_works(tuple(parts)))
    if isinstance(subject, BibDocument):
        return replace(subject, entries=tuple(parts))
    return subject


def _position(subject: Any, part: Any = None) -> Work | Position:
    """Return where an error is reported: at an entry, or at the beginning of a file."""
    if isinstance(part, Work):
        return part
    if isinstance(subject, BibDocument):
        return locate(subject, part.start) if part else Position(subject.path)
    if isinstance(subject, Context):
        works = subject.entries.works
        return Position(works[0].path) if works else Position(PurePosixPath(FILE_NAME))
    return Position(subject.path)
