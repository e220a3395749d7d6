"""Fixtures of the linter's tests: rules asked about files that are made of a few lines."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

import pytest

from synthlit.library.library import Library, Unreadable, Work
from synthlit.library.store import read_work
from synthlit.lint import fixer, linter
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.loose import fixer as loose_fixer
from synthlit.lint.loose.judge import Around, judge
from synthlit.lint.registry import RULES
from synthlit.lint.rule_set import Rules
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
    """Records by which the rules about what is known judge."""

    records: Sequence[Record] = ()

    def by_arxiv(self, id_: ArxivId) -> Record | None:
        """Return the record of an identifier."""
        return next((each for each in self.records if each.arxiv == id_.value), None)

    def by_title(self, normal_title: str) -> Sequence[Record]:
        """Return the records of a title."""
        return [each for each in self.records if normal(each.title) == normal_title]


@dataclass(frozen=True)
class Shelf:
    """The files of an example as each other's neighbours."""

    files: Mapping[str, str]

    def exists(self, path: PurePosixPath) -> bool:
        """Tell whether the example has the file, or one below it."""
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
    known: Records = field(default_factory=Records)
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
    def judged(self) -> Mapping[str, str]:
        """The files that rules are asked about and that fixes may change."""
        return self.entries if self.entries or self.is_library else self.files

    @property
    def around(self) -> Around:
        """What is around the files."""
        return Around(TODAY, self.known, Shelf(self.files))

    def library(self, make: MakeLibrary) -> Library:
        """Return the library of the entries, with the settings of the example if it has any."""
        library = make(self.entries)
        if own := self.files.get(FILE_NAME):
            return replace(library, settings=parse(tomllib.loads(own), {}))
        return library

    def check(self, make: MakeLibrary, rules: Rules) -> list[Diagnostic]:
        """Return what the rules find in all files."""
        found: list[Diagnostic] = []
        loose = {path: text for path, text in self.files.items() if path not in self.entries}
        if self.entries or self.is_library:
            sizes = {p: int(m[1]) for p, text in loose.items() if (m := _SIZE.match(text))}
            found += linter.check(
                self.library(make),
                rules,
                today=TODAY,
                stale=[PurePosixPath(p) for p in loose if p not in sizes and p.endswith(".md")],
                sizes={PurePosixPath(p): size for p, size in sizes.items()},
                known=self.known,
                neighbours=Shelf(self.files),
            )
        else:
            for path, text in loose.items():
                if path.endswith((".bib", ".md")):
                    found += judge(PurePosixPath(path), text, rules, self.around)
        return found

    def fix(self, make: MakeLibrary, rules: Rules) -> dict[str, str]:
        """Return the files after all fixes of the rules, safe or not."""
        if self.entries or self.is_library:
            fixed = fixer.fix(self.library(make), rules, today=TODAY, unsafe=True, known=self.known)
            texts = {str(work.path): work.text for work in fixed.library.works}
            return texts | {str(f.path): f.text for f in fixed.library.unreadable}
        return {
            path: loose_fixer.fix(PurePosixPath(path), text, rules, self.around, unsafe=True).text
            if path.endswith((".bib", ".md"))
            else text
            for path, text in self.files.items()
        }


def example(text: str, code: str = "", language: str = "bibtex") -> Example:
    """Return the files of an example for a rule, in which `% refs.bib` and the like begin one.

    Without such a line it is a page, a standalone `.bib` file for a rule about syntax, or an entry
    of the library.
    """
    default = default_file(code, language)
    about_libraries = {*(c.code for c in RULES.libraries), *(c.code for c in RULES.files)}
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


def _padded(text: str) -> str:
    """Return the text of a file of which the example only says how many bytes it has."""
    size = _SIZE.match(text)
    return f"<!--{'.' * (int(size[1]) - 8)}-->\n" if size else text


def default_file(code: str, language: str) -> str:
    """Return which file the example of a rule is, where it does not say."""
    if language == "markdown":
        return "README.md"
    return "refs.bib" if any(code == check.code for check in RULES.documents) else ""


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


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which everything is judged."""
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
