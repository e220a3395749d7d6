"""Ask the rules about a file that is no library's."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import BibDocument
from synthlit.library.library import Library, Work
from synthlit.lint import suppression
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.loose.bibliography import library_of
from synthlit.lint.registry import RULES
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
from synthlit.markdown import document as markdown
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Text

_NO_WORKS = library_of(BibDocument(PurePosixPath(), Text("")))


@dataclass(frozen=True)
class Around:
    """What the judge of a file may look at beside it.

    `library` is the list that the file belongs to, if any.
    """

    today: date
    known: RecordLookup = field(default_factory=NoRecords)
    neighbours: FileSystem = field(default_factory=NoFiles)
    library: Library | None = None

    def context(self, library: Library | None = None) -> Context:
        """Return the context of a file with these entries."""
        entries = library or self.library or _NO_WORKS
        return Context(entries, self.today, known=self.known, neighbours=self.neighbours)


def judge(path: PurePosixPath, text: str, rules: Rules, around: Around) -> list[Diagnostic]:
    """Return what the rules find in a `.bib` or Markdown file, in order of place."""
    if path.suffix.lower() == ".bib":
        return judge_sheet(parser.read(path, text), rules, around)
    return judge_page(markdown.read(path, text), rules, around)


def judge_sheet(sheet: BibDocument, rules: Rules, around: Around) -> list[Diagnostic]:
    """Return what the rules find in a `.bib` file, in order of place."""
    library = library_of(sheet)
    found = [_placed(sheet, code, finding) for code, finding in _ask(sheet, library, rules, around)]
    return _settled(sheet.path, sheet.source, found, suppression.of_sheet(sheet), rules)


def judge_page(page: MarkdownDocument, rules: Rules, around: Around) -> list[Diagnostic]:
    """Return what the rules find in a Markdown file, in order of place."""
    context = around.context()
    found = [
        placed(rule.code, finding) for rule in rules.pages for finding in rule.check(page, context)
    ]
    return _settled(page.path, page.source, found, suppression.of_page(page), rules)


def _ask(
    sheet: BibDocument, library: Library, rules: Rules, around: Around
) -> Iterator[tuple[str, Finding]]:
    for about_sheet in rules.documents:
        for finding in about_sheet.check(sheet):
            yield about_sheet.code, finding
    yield from EntryRuleRunner(rules.entries)(library.works)
    context = around.context(library)
    for about_entries in rules.collections:
        for finding in about_entries.check(context):
            yield about_entries.code, finding


def _placed(sheet: BibDocument, code: str, finding: Finding) -> Diagnostic:
    """Return the finding at its line and column."""
    at = finding.at
    if not isinstance(at, Work):
        return placed(code, finding)
    block = sheet.by_start[at.start]
    offset = block.start
    if finding.field == KEY:
        offset = block.key_start
    elif found := block.field(finding.field):
        offset = found.inner + finding.offset if found.inner >= 0 else found.value_start
    line, column = sheet.source.point(offset)
    return Diagnostic(
        at.path, line, column, code, finding.message, at.key, finding.fix, block.start
    )


def placed(code: str, finding: Finding) -> Diagnostic:
    """Return a finding that says its place itself."""
    at = finding.at
    if isinstance(at, Location):
        line, column = at.source.point(at.offset)
    elif isinstance(at, Position):
        line, column = at.line, at.column
    else:
        raise TypeError(f"{code} found fault with an entry, and was asked about no entry")
    return Diagnostic(at.path, line, column, code, finding.message, at.key, finding.fix)


def _settled(
    path: PurePosixPath,
    source: Text,
    found: list[Diagnostic],
    exemptions: tuple[Suppression, ...],
    rules: Rules,
) -> list[Diagnostic]:
    """Return what is not excused, and what is wrong with the excuses, in order of place."""
    if exemptions:
        found = settle(path, source, found, exemptions, rules)
    return sorted(found)


def settle(
    path: PurePosixPath,
    source: Text,
    found: list[Diagnostic],
    exemptions: tuple[Suppression, ...],
    rules: Rules,
) -> list[Diagnostic]:
    """Return what the exemptions of one file do not excuse, and what is wrong with them."""
    left, used = suppression.settle(found, exemptions)
    known = frozenset(rule.code for rule in RULES)
    asked = frozenset(rule.code for rule in rules)
    ledger = suppression.SuppressionUsage(path, source, exemptions, used, known, asked)
    for rule in rules.suppressions:
        left += (placed(rule.code, finding) for finding in rule.check(ledger))
    return left
