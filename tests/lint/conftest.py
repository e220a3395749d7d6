"""Fixtures of the linter's tests: rules asked about files that are made of a few lines."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

import pytest

from synthlit.bibtex import reader
from synthlit.library.library import Library, Unreadable, Work
from synthlit.library.store import read_work
from synthlit.lint import fixer
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode
from synthlit.lint.linter import Files, Linter
from synthlit.lint.registry import RULES
from synthlit.lint.result import FileResult
from synthlit.lint.rule import DocumentCheck, FileCheck, LibraryCheck, Rules
from synthlit.markdown import document as markdown
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.title import normal
from synthlit.settings import FILE_NAME, parse
from tests.conftest import SETTINGS

MakeLibrary = Callable[[Mapping[str, str]], Library]
ReadFiles = Callable[[str], dict[str, str]]
ChooseRules = Callable[[str], Rules]

TODAY = date(2026, 11, 25)

_FILE = re.compile(r"^% (\S+\.(?:bib|md|pdf|toml|txt))\n", re.MULTILINE)
_KEY = re.compile(r"@\w+\s*[{(]\s*([^\s,]+)\s*[,})]")
_SIZE = re.compile(r"% (\d+) bytes\n")
_KNOWN = re.compile(r"^% known: (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Records:
    """Records for the rules that need some."""

    records: Sequence[Record] = ()

    def by_arxiv(self, id_: ArxivId) -> Record | None:
        """Return the record of an identifier."""
        return next((each for each in self.records if each.arxiv == id_.value), None)

    def by_title(self, normal_title: str) -> Sequence[Record]:
        """Return the records of a title."""
        return [each for each in self.records if normal(each.title) == normal_title]


@dataclass(frozen=True)
class Shelf:
    """The files of an example as each other's file_system."""

    files: Mapping[str, str]

    def exists(self, path: PurePosixPath) -> bool:
        """Return whether the example has the file, or one below it."""
        return any(PurePosixPath(file).is_relative_to(path) for file in self.files)

    def names(self, folder: PurePosixPath) -> frozenset[str]:
        """Return the names of what is in a folder, those of folders with a slash behind them."""
        parts = [
            PurePosixPath(file).relative_to(folder).parts
            for file in self.files
            if PurePosixPath(file).is_relative_to(folder)
        ]
        return frozenset(f"{names[0]}/" if len(names) > 1 else names[0] for names in parts)

    def page(self, path: PurePosixPath) -> MarkdownDocument | None:
        """Return a Markdown file of the example."""
        text = self.files.get(str(path))
        return markdown.read(path, text) if text is not None and path.suffix == ".md" else None


@dataclass(frozen=True)
class Example:
    """Files of an example: those of a library, or files that belong to none."""

    files: Mapping[str, str]
    records: Records = field(default_factory=Records)
    is_library: bool = False

    @property
    def entries(self) -> dict[str, str]:
        """The library's entries."""
        return {
            path: text
            for path, text in self.files.items()
            if path.startswith("entries/") and path.endswith(".bib")
        }

    @property
    def checked(self) -> Mapping[str, str]:
        """The files that rules are asked about and that fixes may change."""
        return self.entries if self.entries or self.is_library else self.files

    def linter(self, rules: Rules) -> Linter:
        """Return what runs the rules on the files."""
        standalone = {path: text for path, text in self.files.items() if path not in self.entries}
        sizes = {p: int(m[1]) for p, text in standalone.items() if (m := _SIZE.match(text))}
        stale = [PurePosixPath(p) for p in standalone if p not in sizes and p.endswith(".md")]
        context = Context(TODAY, records=self.records, file_system=Shelf(self.files))
        if self.entries or self.is_library:
            sized = {PurePosixPath(p): size for p, size in sizes.items()}
            context = replace(context, stale=tuple(stale), sizes=sized)
        return Linter(lambda _: rules, context)

    def documents(self, make: MakeLibrary) -> list[DocumentSet]:
        """Return the library of the entries, or each file alone."""
        if self.entries or self.is_library:
            return [DocumentSet.of_library(self.library(make))]
        return [
            DocumentSet.of_text(PurePosixPath(path), text)
            for path, text in self.files.items()
            if path.endswith((".bib", ".md"))
        ]

    def library(self, make: MakeLibrary) -> Library:
        """Return the library of the entries, with the settings of the example if it has any."""
        library = make(self.entries)
        if own := self.files.get(FILE_NAME):
            return replace(library, settings=parse(tomllib.loads(own), {}))
        return library

    def check(self, make: MakeLibrary, rules: Rules) -> list[Diagnostic]:
        """Return what the rules find in all files."""
        linter = self.linter(rules)
        return [found for documents in self.documents(make) for found in linter.check(documents)]

    def fix(self, make: MakeLibrary, rules: Rules) -> dict[str, str]:
        """Return the files after all fixes of the rules, safe or not."""
        linter = self.linter(rules)
        texts = {} if self.entries or self.is_library else dict(self.files)
        for documents in self.documents(make):
            for result in fixer.fix(linter, documents, FixMode.ALL):
                if result.was_read:
                    texts[str(result.path)] = result.after
        return texts


def example(text: str, code: str = "", language: str = "bibtex") -> Example:
    """Return the files of an example for a rule, in which `% refs.bib` and the like begin one.

    Without such a line it is a page, a standalone `.bib` file for a rule about syntax, or an entry
    of the library.
    """
    default = default_file(code, language)
    about_libraries = {
        check.code for kind in (LibraryCheck, FileCheck) for check in RULES.checks(kind)
    }
    is_library = language == "bibtex" and code in about_libraries
    known = Records([_record(match[1]) for match in _KNOWN.finditer(text)])
    text = _KNOWN.sub("", text)
    pieces = _FILE.split(text)
    if len(pieces) > 1:
        files = dict(zip(pieces[1::2], pieces[2::2], strict=True))
        if not is_library:
            files = {path: _padded(text) for path, text in files.items()}
        return Example(files, known, is_library)
    key = _KEY.search(text)
    name = default or f"entries/sft/{key[1] if key else 'paper'}.bib"
    return Example({name: text}, known, is_library)


def contents(files: Mapping[str, str]) -> dict[str, object]:
    """Return entry files as what they hold, however it is laid out, and others as they are."""
    found: dict[str, object] = {}
    for path, text in files.items():
        file = reader.read(text)
        is_entry = path.startswith("entries/") and len(file.entries) == 1 and not file.problems
        found[path] = (file.entries, file.before, file.after) if is_entry else text
    return found


def _padded(text: str) -> str:
    """Return the text of a file of which the example only says how many bytes it has."""
    size = _SIZE.match(text)
    return f"<!--{'.' * (int(size[1]) - 8)}-->\n" if size else text


def default_file(code: str, language: str) -> str:
    """Return which file the example of a rule is, where it does not say."""
    if language == "markdown":
        return "README.md"
    return "refs.bib" if any(code == check.code for check in RULES.checks(DocumentCheck)) else ""


def _record(line: str) -> Record:
    """Return the record of `id | title | author; author | month | classes | comment | doi`."""
    parts = [part.strip() for part in line.split("|")]
    id_, title, authors, month, *rest = parts
    classes, comment, doi = (*rest, "", "", "")[:3]
    return Record(
        source="arxiv",
        seen=TODAY,
        arxiv=id_,
        title=title,
        authors=tuple(name.strip() for name in authors.split(";")),
        year=int(month[:4]),
        month=int(month[5:7]),
        primary_class=classes.split()[0] if classes else "",
        categories=tuple(classes.split()),
        dois=(doi,) if doi else (),
        comment=comment,
    )


def check(
    library: Library,
    rules: Rules,
    today: date = TODAY,
    only: Files = None,
    stale: Iterable[PurePosixPath] = (),
) -> list[Diagnostic]:
    """Return what rules find in a library."""
    linter = Linter(lambda _: rules, Context(today, stale=tuple(stale)))
    return linter.check(DocumentSet.of_library(library), only)


def fix_library(
    library: Library, rules: Rules, mode: FixMode = FixMode.SAFE, only: Files = None
) -> tuple[FileResult, ...]:
    """Fix a library."""
    linter = Linter(lambda _: rules, Context(TODAY))
    return fixer.fix(linter, DocumentSet.of_library(library), mode, only)


def check_text(path: str, text: str, rules: Rules) -> list[Diagnostic]:
    """Return what rules find in a file that belongs to no library."""
    documents = DocumentSet.of_text(PurePosixPath(path), text)
    return Linter(lambda _: rules, Context(TODAY)).check(documents)


def fix_text(path: str, text: str, rules: Rules, mode: FixMode = FixMode.SAFE) -> FileResult:
    """Fix a file that belongs to no library."""
    documents = DocumentSet.of_text(PurePosixPath(path), text)
    (result,) = fixer.fix(Linter(lambda _: rules, Context(TODAY)), documents, mode)
    return result


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which everything is checked."""
    return TODAY


@pytest.fixture(scope="session")
def library_of() -> MakeLibrary:
    """A function that makes a library of file names under entries/ and their texts."""
    settings = parse(tomllib.loads(SETTINGS), {})

    def make(files: Mapping[str, str]) -> Library:
        paths = {PurePosixPath(path): text for path, text in files.items()}
        found = [read_work(path, paths[path].encode()) for path in sorted(paths)]
        works = tuple(file for file in found if isinstance(file, Work))
        unreadable = tuple(file for file in found if isinstance(file, Unreadable))
        return Library(settings, works, unreadable)

    return make


@pytest.fixture(scope="session")
def files_in() -> ReadFiles:
    """A function that splits an example where `% entries/…` names a file; else it is one of sft."""
    return lambda text: dict(example(text).files)


@pytest.fixture(scope="session")
def only_rule() -> ChooseRules:
    """A function that returns the one rule of a code."""
    return lambda code: RULES.only([code])


def codes(found: Iterable[Diagnostic]) -> set[str]:
    """Return the codes of findings."""
    return {each.code for each in found}
