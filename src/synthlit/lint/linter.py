"""Run the rules over a set of documents."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import PurePosixPath
from typing import ParamSpec, TypeAlias

from synthlit.bibtex.canonical import value_start
from synthlit.library.library import Unreadable, Work
from synthlit.lint import internal_errors, suppression
from synthlit.lint.by_rule import summarised
from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.registry import RULES
from synthlit.lint.rule import (
    KEY,
    Check,
    CollectionCheck,
    DocumentCheck,
    EntryCheck,
    FileCheck,
    Finding,
    Fixes,
    LibraryCheck,
    PageCheck,
    Rules,
    SuppressionCheck,
)
from synthlit.lint.runner import EntryRuleRunner
from synthlit.lint.suppression import Suppression, SuppressionUsage
from synthlit.markdown.document import MarkdownDocument
from synthlit.settings import ENTRIES

# Returns the rules of a file, the same object for all files that have the same rules.
RulesFor: TypeAlias = Callable[[PurePosixPath], Rules]
# Paths of files; None stands for all.
Files: TypeAlias = Collection[PurePosixPath] | None
_Raw: TypeAlias = Iterator[tuple[str, Finding]]
_Subject = ParamSpec("_Subject")

# An empty library is reported here, whatever files were chosen: nothing was checked.
_NOWHERE = PurePosixPath(ENTRIES)
# A file could not be read: reported only where no other rule reports the cause.
_UNREADABLE = frozenset({"FIL001", "FIL002"})
_CAUSES = frozenset(
    {"FIL006", "KEY003", "KEY009", "SYN001", "SYN002", "SYN003", "SYN005", "SYN006", "SYN009",
     "SYN011"}
)  # fmt: skip
_FIXABLE = frozenset(rule.code for rule in RULES if rule.fix is not Fixes.NONE)


class Linter:
    """Runs the rules that apply to each file, in a context."""

    def __init__(self, rules_for: RulesFor, context: Context) -> None:
        self._rules_for = rules_for
        self._context = context
        self._runners: dict[tuple[int, bool], EntryRuleRunner] = {}

    @property
    def records(self) -> RecordLookup:
        """The records that rules compare entries with."""
        return self._context.records

    def rules(self, path: PurePosixPath) -> Rules:
        """Return the rules of a file."""
        return self._rules_for(path)

    def check(self, documents: DocumentSet, only: Files = None) -> list[Diagnostic]:
        """Return what the rules find and no comment suppresses, in order of position.

        With `only`, findings in other files are left out; rules that compare files still see them.
        """
        paths = documents.paths if only is None else [p for p in documents.paths if p in only]
        found = [*chain(*self.check_files(documents, paths).values())]
        return self.settled(documents, [*found, *self.check_set(documents, only)], only)

    def check_file(self, documents: DocumentSet, path: PurePosixPath) -> list[Diagnostic]:
        """Return what the rules about single files and single entries find in a file."""
        return self.check_files(documents, [path])[path]

    def check_files(
        self, documents: DocumentSet, paths: Iterable[PurePosixPath]
    ) -> dict[PurePosixPath, list[Diagnostic]]:
        """Return what the rules about single files and single entries find in each file."""
        found: dict[PurePosixPath, list[Diagnostic]] = {}
        works: dict[EntryRuleRunner, list[Work]] = {}
        for path in paths:
            page = documents.pages.get(path)
            raw = self._on_page(documents, page) if page else self._in_bib(documents, path)
            found[path] = list(_located(documents, raw))
            if page is None:
                works.setdefault(self._runner(documents, path), []).extend(documents.works(path))
        for run, entries in works.items():
            for each in _located(documents, run(entries)):
                found[each.path].append(each)
        return found

    def _on_page(self, documents: DocumentSet, page: MarkdownDocument) -> _Raw:
        context = replace(self._context, entries=documents.entries, pages=documents.pages)
        return _run(self._rules_for(page.path).checks(PageCheck), page, context)

    def _in_bib(self, documents: DocumentSet, path: PurePosixPath) -> _Raw:
        rules = self._rules_for(path)
        file = documents.files.get(path)
        if isinstance(file, Unreadable):
            yield from _run(rules.checks(FileCheck), file)
        # In canonical layout there are no parse errors.
        if not file or not file.file.has_canonical_layout:
            yield from _run(rules.checks(DocumentCheck), documents.bib(path))

    def _runner(self, documents: DocumentSet, path: PurePosixPath) -> EntryRuleRunner:
        """Return the runner of the rules about the entries of a file."""
        rules = self._rules_for(path)
        is_filed = isinstance(documents.files.get(path), Work)
        call = id(rules), is_filed
        if call not in self._runners:
            checks = rules.checks(EntryCheck)
            self._runners[call] = EntryRuleRunner(
                [check for check in checks if is_filed or not check.library_only]
            )
        return self._runners[call]

    def check_set(
        self,
        documents: DocumentSet,
        only: Files = None,
        *,
        context: Context | None = None,
        fixable: bool = False,
        kinds: Collection[type[Check[...]]] = (CollectionCheck, LibraryCheck),
    ) -> list[Diagnostic]:
        """Return what the rules find that compare entries or look at a library as a whole.

        With `fixable`, only those rules are run that offer fixes; where none of the files `only`
        has entries, none of those that compare entries; with `kinds`, only rules of these kinds.
        """
        if documents.pages and not documents.is_library:
            return []
        context = replace(context or self._context, entries=documents.entries)
        rules = self._rules_of_set(documents)
        has_entries = only is None or any(path not in documents.pages for path in only)
        chosen = (
            *(rules.checks(CollectionCheck) if has_entries else ()),
            *(rules.checks(LibraryCheck) if documents.is_library else ()),
        )
        run = [
            each
            for each in chosen
            if type(each) in kinds and (not fixable or each.code in _FIXABLE)
        ]
        located = _located(documents, _run(run, context))
        return [each for each in located if each.code in self._rules_for(each.path).codes]

    def _rules_of_set(self, documents: DocumentSet) -> Rules:
        """Return the rules that any of the files has."""
        every = {id(rules): rules for rules in map(self._rules_for, documents.paths)}
        every = every or {0: self._rules_for(_NOWHERE)}
        if len(every) == 1:
            return next(iter(every.values()))
        return RULES.only(frozenset().union(*(rules.codes for rules in every.values())))

    def settled(
        self, documents: DocumentSet, found: Iterable[Diagnostic], only: Files = None
    ) -> list[Diagnostic]:
        """Return the findings to report, sorted: those in some files that are not suppressed.

        Findings about the suppressions are added; that a file could not be read is reported only
        where no other finding gives the cause.
        """
        by_file: dict[PurePosixPath, list[Diagnostic]] = {}
        for each in found:
            if only is None or each.path in only or each.path == _NOWHERE:
                by_file.setdefault(each.path, []).append(each)
        for path, here in by_file.items():
            if not _CAUSES.isdisjoint(each.code for each in here):
                by_file[path] = [each for each in here if each.code not in _UNREADABLE]
        for path in documents.paths:
            if (only is None or path in only) and "synthlit:" in documents.text(path):
                written = suppression.read(documents.document(path))
                here = by_file.get(path, [])
                by_file[path] = self._suppressed(documents, path, here, written)
        settled = sorted(each for here in by_file.values() for each in here)
        if alone := documents.standalone:
            return [*summarised(settled, alone.text, len(alone.entries))]
        return settled

    def _suppressed(
        self,
        documents: DocumentSet,
        path: PurePosixPath,
        found: list[Diagnostic],
        written: tuple[Suppression, ...],
    ) -> list[Diagnostic]:
        left, used = suppression.apply(found, written)
        source, rules = documents.document(path).source, self._rules_for(path)
        usage = SuppressionUsage(path, source, written, used, RULES.codes, rules.codes)
        return [*left, *_located(documents, _run(rules.checks(SuppressionCheck), usage))]


def _run(
    checks: Iterable[Check[_Subject]], *subject: _Subject.args, **named: _Subject.kwargs
) -> _Raw:
    """Yield the findings of several rules about one subject, with the codes of the rules."""
    return (
        (each.code, finding)
        for each in checks
        for finding in internal_errors.run(each, *subject, **named)
    )


def _located(documents: DocumentSet, found: Iterable[tuple[str, Finding]]) -> Iterator[Diagnostic]:
    """Yield findings with their line and column, as the file's own text has them."""
    for code, finding in found:
        at = finding.at
        line, column, start = 1, 1, 0
        if isinstance(at, Work):
            if at.file.has_canonical_layout:
                start, offset = _in_layout(at, finding)
                line = at.text.count("\n", 0, offset) + 1
                column = offset - at.text.rfind("\n", 0, offset)
            elif node := documents.node(at):
                start = offset = node.start
                field = node.field(finding.field)
                if finding.field == KEY:
                    offset = node.key_start
                elif field:
                    offset = field.inner + finding.offset if field.inner >= 0 else field.value_start
                line, column = documents.bib(at.path).source.position(offset)
        else:
            line, column = at.line, at.column
        yield Diagnostic(at.path, line, column, code, finding.message, at.key, finding.fix, start)


def _in_layout(work: Work, finding: Finding) -> tuple[int, int]:
    """Return where an entry in canonical layout begins, and where the finding in it is."""
    start = work.file.offsets[0]
    if finding.field == KEY:
        return start, work.text.index("{", start) + 1
    if finding.field not in work.entry.fields:
        return start, start
    return start, value_start(work.text, finding.field, start) + finding.offset
