"""Rules, their checks and findings, and the decorators that make rules of functions.

A rule is one function in a module of `synthlit.lint.rules`, and one page in the folder `docs` there
(see `synthlit.lint.rule_page`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final, Generic, ParamSpec, TypeVar

from synthlit.bibtex.nodes import BibDocument
from synthlit.library.library import Unreadable, Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix
from synthlit.lint.suppression import SuppressionUsage
from synthlit.markdown.document import MarkdownDocument

# In `characters` of an entry rule: everything but printable ASCII and line ends.
NON_ASCII: Final = "\x80"
# In `characters`: a list of authors or editors with unusual names.
UNUSUAL_NAMES: Final = "\x81"
# Used as the name of the field in findings about the citation key.
KEY: Final = "@key"


class Fixes(StrEnum):
    """The kind of fix that a rule offers; a rule offers one kind only."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


class Preset(StrEnum):
    """When a rule runs without being named.

    DEFAULT rules run always, HOUSE rules on a library's own entries, whose form synthlit
    fixes, the others under the preset of their name. `strict` runs HOUSE rules too.
    """

    DEFAULT = "default"
    HOUSE = "house"
    STRICT = "strict"
    AWESOME = "awesome"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


@dataclass(frozen=True)
class Position:
    """A line and column of a file; the key is that of the entry there, if any."""

    path: PurePosixPath
    line: int = 1
    column: int = 1
    key: str = ""


@dataclass(frozen=True)
class Finding:
    """A problem in a work, or at a position in a file.

    In a work, `field` is the name of a field, KEY, or empty for the entry as a whole; `offset`
    counts the characters of the field's value before the problem.
    """

    at: Work | Position
    message: str
    field: str = ""
    offset: int = 0
    fix: Fix | None = None


_Subject = ParamSpec("_Subject")


@dataclass(frozen=True)
class Check(Generic[_Subject]):
    """The function of a rule about one kind of subject."""

    code: str
    check: Callable[_Subject, Iterator[Finding]]


class FileCheck(Check[[Unreadable]]):
    """Checks a file of a library that is not an entry."""


class DocumentCheck(Check[[BibDocument]]):
    """Checks the syntax of a `.bib` file."""


@dataclass(frozen=True)
class EntryCheck(Check[[Work]]):
    """Checks one entry, of a library or of any `.bib` file; see `entry_rule`."""

    fields: tuple[str, ...] = ()
    characters: str = ""
    library_only: bool = False


class CollectionCheck(Check[[Context]]):
    """Compares the entries that belong together, or looks up records of them."""


class LibraryCheck(Check[[Context]]):
    """Checks a library's settings, sections or generated files."""


class PageCheck(Check[[MarkdownDocument, Context]]):
    """Checks a Markdown file; the context has its file system and the records."""


class SuppressionCheck(Check[[SuppressionUsage]]):
    """Checks the suppressions of a file, after all other rules have run."""


_Kind = TypeVar("_Kind", bound=Check[...])


@dataclass(frozen=True)
class Rule:
    """A rule: its code never changes, and its checks look for one problem in several subjects."""

    code: str
    name: str
    preset: Preset
    fix: Fixes
    checks: tuple[Check[...], ...]


class Rules:
    """Rules in the order of their codes, and their checks by kind."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._rules = {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
        self._checks: dict[type, tuple[Any, ...]] = {}

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the rules."""
        return frozenset(self._rules)

    def __getitem__(self, code: str) -> Rule:
        """Return the rule with a code."""
        return self._rules[code]

    def only(self, codes: Iterable[str]) -> "Rules":
        """Return the rules that have one of the codes."""
        return Rules(self._rules[code] for code in self._rules.keys() & codes)

    def checks(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Return the checks of one kind, such as `PageCheck`."""
        if kind not in self._checks:
            every = (check for rule in self for check in rule.checks)
            self._checks[kind] = tuple(check for check in every if isinstance(check, kind))
        return self._checks[kind]


@dataclass(frozen=True)
class RuleDecorator(Generic[_Subject]):
    """Makes a rule of a function with the parameters of one kind of check."""

    kind: Callable[[str, Callable[_Subject, Iterator[Finding]]], Check[...]]

    def __call__(
        self, code: str, name: str, *, preset: Preset = Preset.DEFAULT, fix: Fixes = Fixes.NONE
    ) -> Callable[[Callable[_Subject, Iterator[Finding]]], Rule]:
        """Return the decorator for the function of one rule."""
        return lambda check: Rule(code, name, preset, fix, (self.kind(code, check),))


file_rule = RuleDecorator(FileCheck)
document_rule = RuleDecorator(DocumentCheck)
collection_rule = RuleDecorator(CollectionCheck)
library_rule = RuleDecorator(LibraryCheck)
page_rule = RuleDecorator(PageCheck)
suppression_rule = RuleDecorator(SuppressionCheck)


def entry_rule(
    code: str,
    name: str,
    *,
    preset: Preset = Preset.DEFAULT,
    fix: Fixes = Fixes.NONE,
    fields: tuple[str, ...] = (),
    characters: str = "",
    library_only: bool = False,
) -> Callable[[Callable[[Work], Iterator[Finding]]], Rule]:
    """Make a rule of a function that needs to see one entry only.

    The function runs for entries with one of `fields` and with one of `characters` in a value, or
    for all where these are empty. NON_ASCII and UNUSUAL_NAMES may be among the characters. With
    `library_only` it runs for a library's entries, but not for those of any other `.bib` file.
    """
    return lambda check: Rule(
        code, name, preset, fix, (EntryCheck(code, check, fields, characters, library_only),)
    )
