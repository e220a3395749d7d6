"""Ask the rules about a library."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeAlias

from synthlit.library.library import Library, Work
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.place import Outline
from synthlit.lint.registry import Rules
from synthlit.lint.rule import KEY, Context, Finding, Point
from synthlit.settings import ENTRIES

# Paths of files; None stands for all.
Files: TypeAlias = Collection[PurePosixPath] | None

# Where an empty library is reported: no choice of files can hide that nothing was judged.
_NOWHERE = PurePosixPath(ENTRIES)


def check(
    library: Library,
    rules: Rules,
    *,
    stale: Sequence[PurePosixPath] = (),
    sizes: Mapping[PurePosixPath, int] = MappingProxyType({}),
    today: date,
    only: Files = None,
) -> list[Diagnostic]:
    """Return what the rules find, in order of place.

    With `only`, findings about other files are left out; rules about the whole library still see
    those files.
    """
    context = Context(library, today, tuple(stale), sizes)
    return sorted(diagnose(context, rules, judged=only, reported=only))


def diagnose(
    context: Context, rules: Rules, *, judged: Files, reported: Files
) -> Iterator[Diagnostic]:
    """Yield findings in no order; rules about one file are asked only about those `judged`."""
    places: dict[tuple[PurePosixPath, str], Outline] = {}
    for code, finding in _ask(context, rules, judged):
        at = finding.at
        if isinstance(at, Point):
            if _is_among(at.path, reported) or at.path == _NOWHERE:
                yield Diagnostic(
                    at.path, at.line, at.column, code, finding.message, at.key, finding.fix
                )
        elif _is_among(at.path, reported):
            if (at.path, at.key) not in places:
                places[at.path, at.key] = Outline.of(at.text, at.key)
            yield _diagnostic(code, finding, at, places[at.path, at.key])


def _ask(context: Context, rules: Rules, judged: Files) -> Iterator[tuple[str, Finding]]:
    for unreadable in context.library.unreadable:
        if _is_among(unreadable.path, judged):
            for about_file in rules.files:
                for finding in about_file.check(unreadable):
                    yield about_file.CODE, finding
    checks = [(rule.CODE, rule.check) for rule in rules.works]
    for work in context.library.works:
        if _is_among(work.path, judged):
            for code, check_work in checks:
                for finding in check_work(work):
                    yield code, finding
    for about_library in rules.libraries:
        for finding in about_library.check(context):
            yield about_library.CODE, finding


def _is_among(path: PurePosixPath, files: Files) -> bool:
    return files is None or path in files


def _diagnostic(code: str, finding: Finding, work: Work, outline: Outline) -> Diagnostic:
    if finding.field == KEY:
        line, column = outline.point(outline.key)
    else:
        line, column = outline.value(finding.field, finding.offset)
    return Diagnostic(work.path, line, column, code, finding.message, work.key, finding.fix)
