"""Lint and fix a library, some of its entries, or any `.bib` and Markdown files."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.atomic import write_atomically
from synthlit.library.library import Works
from synthlit.library.store import Changes
from synthlit.lint import fixer, related, selection
from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode
from synthlit.lint.linter import Files, Linter
from synthlit.lint.result import FileResult, LintResult
from synthlit.lint.rules.generated_files import stale_output
from synthlit.lint.selection import Choice
from synthlit.regular_file import real
from synthlit.settings import ENTRIES, FILE_NAME, Settings
from synthlit.workflows import changed_lines, export, file_system
from synthlit.workflows.changed_lines import Changed
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.lint_scope import Scope, relative, scope_of
from synthlit.workflows.record_lookup import LocalRecords
from synthlit.workflows.reload import refuse_other_settings


@dataclass(frozen=True)
class Request:
    """The files to lint, the rules to run, and the fixes to apply.

    `library` is a folder that was named; with `since`, a revision of git, only what differs from
    it is reported. Without `write`, no file is changed. `complete` is called with the library's
    folder, and returns whether it completed a change there that a killed process left.
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
    complete: Callable[[Path], bool] = lambda _: False


def run(request: Request) -> LintResult:
    """Lint the files of a request, and fix them first if it says so.

    Raises SynthlitError where there is nothing to lint.
    """
    scope = _scope(request)
    if scope.settings and request.complete(scope.base):
        scope = _scope(request)
    entries, others, failures = _by_kind(request, scope)
    lists = [each for each in others if scope.is_list(relative(each, scope.base))]
    files: list[FileResult] = []
    since = changed_lines.since(scope.base, request.since) if request.since else None
    if scope.settings and (entries or lists or not request.paths):
        files += _library(request, scope.base, scope.settings, entries, lists, since)
    for each in _files(request, scope, [each for each in others if each not in lists]):
        failures.append(each) if isinstance(each, SynthlitError) else files.append(each)
    if failures and not files:
        raise failures[0]
    if since:
        files = [replace(each, diagnostics=tuple(since.among(each))) for each in files]
    return LintResult(tuple(files), scope.base, tuple(failures))


def _scope(request: Request) -> Scope:
    start = request.here
    if request.paths:
        first = real(request.paths[0])
        start = first if first.is_dir() else first.parent
    scope = scope_of(start, request.library, request.environment)
    if request.paths or (scope and scope.settings):
        return scope or Scope(request.here)
    if scope:
        raise SynthlitError(
            f"{scope.base / FILE_NAME} has settings for lint only, and no file was named",
            "name .bib or Markdown files, or folders of them: synthlit lint .",
        )
    raise SynthlitError(
        "there is no library here, and no file was named",
        "name .bib or Markdown files, or folders of them: synthlit lint references.bib",
    )


def _by_kind(request: Request, scope: Scope) -> tuple[list[Path], list[Path], list[SynthlitError]]:
    """Return the paths of the library's entries, the other files, and paths without any file."""
    entries: list[Path] = []
    others: list[Path] = []
    failures: list[SynthlitError] = []
    folder = real(scope.base / ENTRIES) if scope.settings else None
    for path in request.paths:
        resolved = real(path)
        is_page = path.is_file() and path.suffix.lower() in file_system.PAGES
        if folder and not is_page:
            if resolved.is_relative_to(folder):
                entries.append(resolved)
                continue
            if folder.is_relative_to(resolved):
                entries.append(resolved)
        try:
            found, _ = file_system.find([path])
        except SynthlitError as error:
            failures.append(error)
            continue
        others += (f for f in found if is_page or not folder or not real(f).is_relative_to(folder))
    if failures and not (entries or others):
        raise failures[0]
    return entries, list(dict.fromkeys(others)), failures


def _library(
    request: Request,
    root: Path,
    settings: Settings,
    named: Sequence[Path],
    lists: Sequence[Path],
    since: Changed | None,
) -> Sequence[FileResult]:
    """Lint a library with all its lists, or the files of it that were named or that changed."""
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

            def read(path: PurePosixPath) -> str | None:
                page = after.pages.get(path)
                return page.text if page else store.read_text(root, path)

            sizes = {path: len(page.text.encode()) for path, page in after.pages.items()}
            outdated = export.Stale()
            # Generated files are compared only when the whole library is checked.
            if only is None and stale_output in rules_for(PurePosixPath(ENTRIES)):
                outdated = export.stale(root, after.library, read)
            return replace(context, stale=outdated.files, edited=outdated.edited, sizes=sizes)

        linter = Linter(rules_for, context)
        if since and only is None and request.mode is FixMode.NONE:
            return tuple(_changed(linter, documents, since.lines.keys(), finish(documents)))
        results = fixer.fix(linter, documents, request.mode, only, finish)
        if writes:
            refuse_other_settings(root, settings)
            kept = store.apply(root, _changes(results), "lint --fix", partly=True)
            return [_not_written(each) if each.path in kept else each for each in results]
    return results


def _changed(
    linter: Linter, documents: DocumentSet, paths: Collection[PurePosixPath], context: Context
) -> Iterator[FileResult]:
    """Check the files of a library that changed; other files are not checked."""
    found = related.check(linter, documents, paths, context)
    origins = {path: path for path in documents.paths if path in paths}
    return fixer.file_results(documents, documents, origins, dict.fromkeys(origins, ()), found)


def _only(request: Request, documents: DocumentSet, root: Path, named: Sequence[Path]) -> Files:
    """Return the files to check of a library, None for all."""
    folder = real(root / ENTRIES)
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


def _changes(results: Sequence[FileResult]) -> Changes:
    changed = [each for each in results if each.is_changed]
    write = {each.path: each.after for each in changed}
    gone = tuple(e.origin for e in changed if e.origin and e.origin not in write)
    read = {each.origin or each.path: each.before for each in changed}
    return Changes(write, gone, read=read)


def _not_written(result: FileResult) -> FileResult:
    """Return the result of a file that somebody edited before its fixes could be written."""
    return replace(result, after=result.before, fixed=(), origin=None, was_edited=True)


def _files(
    request: Request, scope: Scope, files: Sequence[Path]
) -> Iterator[FileResult | SynthlitError]:
    """Lint files one by one that belong to no library; one that cannot be read stops no others."""
    context = Context(
        request.today, records=request.records(None), file_system=FolderFiles(scope.base)
    )
    rules_for = selection.rules_for(scope.lint, request.choice, in_library=False)
    linter = Linter(rules_for, context)
    for file in files:
        try:
            read = file_system.decoded(file)
            documents = DocumentSet.of_text(relative(file, scope.base), read.text)
            (result,) = fixer.fix(linter, documents, request.mode)
            if request.write and result.is_changed:
                if file_system.read(file) == read.text:
                    write_atomically(file, read.encoded(str(file), result.after))
                else:
                    result = _not_written(result)
        except SynthlitError as error:
            yield error
        else:
            yield result
