"""Ask the rules about a library."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeAlias

from synthlit.bibtex import parser
from synthlit.library.library import Library, Work
from synthlit.lint import suppression
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.loose.judge import settle
from synthlit.lint.place import Outline
from synthlit.lint.rule import (
    KEY,
    Context,
    FileSystem,
    Finding,
    Location,
    NoFiles,
    NoRecords,
    Position,
    RecordLookup,
)
from synthlit.lint.rule_set import Rules
from synthlit.lint.runner import EntryRuleRunner
from synthlit.lint.suppression import Suppression
from synthlit.settings import ENTRIES
from synthlit.text import Text

# Paths of files; None stands for all.
Files: TypeAlias = Collection[PurePosixPath] | None

# Where an empty library is reported: no choice of files can hide that nothing was judged.
_NOWHERE = PurePosixPath(ENTRIES)


def check(
    library: Library,
    rules: Rules,
    *,
    today: date,
    stale: Sequence[PurePosixPath] = (),
    sizes: Mapping[PurePosixPath, int] = MappingProxyType({}),
    known: RecordLookup | None = None,
    neighbours: FileSystem | None = None,
    only: Files = None,
) -> list[Diagnostic]:
    """Return what the rules find and no exemption excuses, in order of place.

    With `only`, findings about other files are left out; rules about the whole library still see
    those files.
    """
    context = Context(
        library, today, tuple(stale), sizes, known or NoRecords(), neighbours or NoFiles()
    )
    found = list(diagnose(context, rules, judged=only, reported=only))
    return sorted(_settled(library, found, rules, only))


def diagnose(
    context: Context, rules: Rules, *, judged: Files, reported: Files
) -> Iterator[Diagnostic]:
    """Yield findings in no order; rules about one file are asked only about those `judged`."""
    places: dict[PurePosixPath, Outline] = {}
    for code, finding in _ask(context, rules, judged):
        at = finding.at
        if not isinstance(at, Work):
            if _is_among(at.path, reported) or at.path == _NOWHERE:
                yield _pointed(code, finding, at)
        elif _is_among(at.path, reported):
            if at.path not in places:
                places[at.path] = Outline.of(at.text, at.key)
            yield _diagnostic(code, finding, at, places[at.path])


def _ask(context: Context, rules: Rules, judged: Files) -> Iterator[tuple[str, Finding]]:
    for unreadable in context.library.unreadable:
        if _is_among(unreadable.path, judged):
            for about_file in rules.files:
                for finding in about_file.check(unreadable):
                    yield about_file.code, finding
    works: Iterable[Work] = context.library.works
    if judged is not None:
        works = (work for work in works if work.path in judged)
    yield from EntryRuleRunner((*rules.entries, *rules.library_entries))(works)
    for about_entries in (*rules.collections, *rules.libraries):
        for finding in about_entries.check(context):
            yield about_entries.code, finding


def _is_among(path: PurePosixPath, files: Files) -> bool:
    return files is None or path in files


def _pointed(code: str, finding: Finding, at: Position | Location) -> Diagnostic:
    line, column = at.source.point(at.offset) if isinstance(at, Location) else (at.line, at.column)
    return Diagnostic(at.path, line, column, code, finding.message, at.key, finding.fix)


def _diagnostic(code: str, finding: Finding, work: Work, outline: Outline) -> Diagnostic:
    if finding.field == KEY:
        line, column = outline.point(outline.key)
    else:
        line, column = outline.value(finding.field, finding.offset)
    return Diagnostic(work.path, line, column, code, finding.message, work.key, finding.fix)


def excused(library: Library, found: Iterable[Diagnostic]) -> frozenset[Diagnostic]:
    """Return the findings that an exemption in their file excuses."""
    exemptions = {
        work.path: suppression.of_sheet(parser.read(work.path, work.text))
        for work in _excusing(library)
    }
    return frozenset(
        each
        for each in found
        if any(excuse.covers(each) for excuse in exemptions.get(each.path, ()))
    )


def _excusing(library: Library) -> Iterator[Work]:
    return (work for work in library.works if "synthlit:" in work.text)


def _exemptions(work: Work) -> tuple[Suppression, ...]:
    return suppression.of_sheet(parser.read(work.path, work.text))


def _settled(
    library: Library, found: list[Diagnostic], rules: Rules, only: Files
) -> list[Diagnostic]:
    """Return the findings without those that their own file excuses, and faults of the excuses."""
    for work in _excusing(library):
        if _is_among(work.path, only):
            exemptions = _exemptions(work)
            here = [each for each in found if each.path == work.path]
            left = settle(work.path, Text(work.text), here, exemptions, rules)
            found = [each for each in found if each.path != work.path] + left
    return found
