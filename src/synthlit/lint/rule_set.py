"""Rules in the order of their codes, and their checks by subject."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from synthlit.lint.rule import (
    Check,
    CollectionCheck,
    DocumentCheck,
    EntryCheck,
    FileCheck,
    LibraryCheck,
    PageCheck,
    Rule,
    SuppressionCheck,
)

_Kind = TypeVar("_Kind", bound=Check[...])


class Rules:
    """Rules in the order of their codes, and their checks by what these look at."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._rules = tuple(sorted(rules, key=lambda rule: rule.code))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def only(self, codes: Iterable[str]) -> "Rules":
        """Return the rules that have one of the codes."""
        wanted = frozenset(codes)
        return Rules(rule for rule in self._rules if rule.code in wanted)

    @cached_property
    def files(self) -> tuple[FileCheck, ...]:
        """The checks of a library's files that are no entries."""
        return self._of(FileCheck)

    @cached_property
    def documents(self) -> tuple[DocumentCheck, ...]:
        """The checks of a `.bib` file's syntax."""
        return self._of(DocumentCheck)

    @cached_property
    def entries(self) -> tuple[EntryCheck, ...]:
        """The checks of single entries, of a library or not."""
        return tuple(each for each in self._of(EntryCheck) if not each.library_only)

    @cached_property
    def library_entries(self) -> tuple[EntryCheck, ...]:
        """The checks of single entries of a library only."""
        return tuple(each for each in self._of(EntryCheck) if each.library_only)

    @cached_property
    def collections(self) -> tuple[CollectionCheck, ...]:
        """The checks that compare entries."""
        return self._of(CollectionCheck)

    @cached_property
    def libraries(self) -> tuple[LibraryCheck, ...]:
        """The checks of a library."""
        return self._of(LibraryCheck)

    @cached_property
    def pages(self) -> tuple[PageCheck, ...]:
        """The checks of a Markdown file."""
        return self._of(PageCheck)

    @cached_property
    def suppressions(self) -> tuple[SuppressionCheck, ...]:
        """The checks of a file's suppressions."""
        return self._of(SuppressionCheck)

    def _of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        checks = (check for rule in self._rules for check in rule.checks)
        return tuple(check for check in checks if isinstance(check, kind))
