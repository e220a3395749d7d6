"""Lint what was named: a library, its entries, any `.bib` file, any Markdown list; and fix it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.atomic import write_atomically
from synthlit.library.library import Works
from synthlit.library.store import Changes
from synthlit.lint import fixer, selection
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode
from synthlit.lint.linter import Files, Linter
from synthlit.lint.result import FileResult, LintResult
from synthlit.lint.rule import Context, RecordLookup
from synthlit.lint.rules.generated_files import stale_output
from synthlit.lint.selection import Choice
from synthlit.settings import ENTRIES, FILE_NAME, Settings
from synthlit.workflows import changed_lines, export, file_system
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.lint_place import Place, place_of, relative
from synthlit.workflows.record_lookup import LocalRecords


@dataclass(frozen=True)
class Request:
    """What is to be linted, by which rules, and which fixes are applied.

    `library` is a folder that was named; with `since`, a revision of git, only what differs from
    it is reported. Without `write`, the fixes are only worked out.
    """

    today: date
    here: Path
    paths: Sequence[Path] = ()
    library: Path | None = None
    choice: Choice = field(default_factory=Choice)
    mode: FixMode = FixMode.NONE
    write: bool = True
    since: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    records: Callable[[Works | None], RecordLookup] = LocalRecords


def run(request: Request) -> LintResult:
    """Lint what the request names, and fix it first if it says so.

    Raises SynthlitError where there is nothing to lint.
    """
    place = _place(request)
    entries, others = _sorted_out(request, place)
    lists = [each for each in others if place.is_list(relative(each, place.base))]
    files: list[FileResult] = []
    if place.settings and (entries or lists or not request.paths):
        files += _library(request, place.base, place.settings, entries, lists)
    files += _files(request, place, [each for each in others if each not in lists])
    if request.since:
        since = changed_lines.since(place.base, request.since)
        files = [replace(each, diagnostics=tuple(since.among(each))) for each in files]
    return LintResult(tuple(files), place.base)


def _place(request: Request) -> Place:
    start = request.here
    if request.paths:
        first = request.paths[0].resolve()
        start = first if first.is_dir() else first.parent
    place = place_of(start, request.library, request.environment)
    if request.paths or (place and place.settings):
        return place or Place(request.here)
    if place:
        raise SynthlitError(
            f"{place.base / FILE_NAME} has settings for lint only, and no file was named",
            "name .bib or Markdown files, or folders of them: synthlit lint .",
        )
    raise SynthlitError(
        "there is no library here, and no file was named",
        "name .bib or Markdown files, or folders of them: synthlit lint references.bib",
    )


def _sorted_out(request: Request, place: Place) -> tuple[list[Path], list[Path]]:
    """Return which of the paths are the library's entries, and which are other files."""
    entries: list[Path] = []
    others: list[Path] = []
    folder = (place.base / ENTRIES).resolve() if place.settings else None
    for path in request.paths:
        resolved = path.resolve()
        is_page = path.is_file() and path.suffix.lower() in file_system.PAGES
        if folder and not is_page:
            if resolved.is_relative_to(folder):
                entries.append(resolved)
                continue
            if folder.is_relative_to(resolved):
                entries.append(resolved)
        found = file_system.find([path])
        others += (
            f for f in found if is_page or not folder or not f.resolve().is_relative_to(folder)
        )
    return entries, list(dict.fromkeys(others))


def _library(
    request: Request, root: Path, settings: Settings, named: Sequence[Path], lists: Sequence[Path]
) -> Sequence[FileResult]:
    """Lint a library with all its lists, or what was named of it."""
    writes = request.write and request.mode is not FixMode.NONE
    with store.writing(root) if writes else nullcontext():
        library = store.load(root, settings)
        named_lists = {relative(file, root): file_system.read(file) for file in lists}
        pages = named_lists if request.paths else export.lists(root, library)
        documents = DocumentSet.of_library(library, pages)
        only = _only(request, documents, root, named)
        context = Context(
            request.today, records=request.records(library), file_system=FolderFiles(root)
        )
        rules_for = selection.rules_for(settings.lint, request.choice, in_library=True)

        def finish(after: DocumentSet) -> Context:
            """Return the context in which generated files are compared with the entries."""
            sizes = {path: len(page.text.encode()) for path, page in after.pages.items()}
            outdated: tuple[PurePosixPath, ...] = ()
            # A file that is named is checked alone: making all lists again would not concern it.
            if only is None and stale_output in rules_for(PurePosixPath(ENTRIES)):
                outdated = export.stale(root, after.library, _reader(root, after))
            return replace(context, stale=outdated, sizes=sizes)

        linter = Linter(rules_for, context)
        results = fixer.fix(linter, documents, request.mode, only, finish)
        if writes:
            store.apply(root, _changes(results))
    return results


def _only(request: Request, documents: DocumentSet, root: Path, named: Sequence[Path]) -> Files:
    """Return the files to check of a library, None for all."""
    folder = (root / ENTRIES).resolve()
    if not request.paths or any(folder.is_relative_to(path) for path in named):
        return None
    chosen = set(documents.pages)
    for path in named:
        inside = {file for file in documents.files if file.is_relative_to(relative(path, root))}
        if not inside:
            raise SynthlitError(
                f"there is no entry file at {path}", "name files or folders under entries/"
            )
        chosen |= inside
    return chosen


def _reader(root: Path, documents: DocumentSet) -> Callable[[PurePosixPath], str | None]:
    """Return a function that reads a file of the library, unless it was read already."""

    def read(path: PurePosixPath) -> str | None:
        page = documents.pages.get(path)
        return page.text if page else store.read_text(root, path)

    return read


def _changes(results: Sequence[FileResult]) -> Changes:
    changed = [each for each in results if each.is_changed]
    write = {each.path: each.after for each in changed}
    return Changes(write, tuple(e.origin for e in changed if e.origin and e.origin not in write))


def _files(request: Request, place: Place, files: Sequence[Path]) -> Iterator[FileResult]:
    """Lint files one by one that belong to no library."""
    context = Context(
        request.today, records=request.records(None), file_system=FolderFiles(place.base)
    )
    rules_for = selection.rules_for(place.lint, request.choice, in_library=False)
    linter = Linter(rules_for, context)
    for file in files:
        documents = DocumentSet.of_text(relative(file, place.base), file_system.read(file))
        (result,) = fixer.fix(linter, documents, request.mode)
        if request.write and result.is_changed:
            write_atomically(file, result.after)
        yield result
