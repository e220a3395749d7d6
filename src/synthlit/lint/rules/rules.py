"""Rules by what they look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Self

from synthlit.lint.rule import (
    CollectionRule,
    DocumentRule,
    FileRule,
    LibraryRule,
    PageRule,
    Rule,
    SuppressionRule,
    WorkRule,
)


@dataclass(frozen=True)
class Rules:
    """Rules by what they look at; `synthlit.lint.rule` says what each kind is.

    `filed` are rules about single entries that only a library's need to keep.
    """

    files: tuple[FileRule, ...] = ()
    sheets: tuple[DocumentRule, ...] = ()
    works: tuple[WorkRule, ...] = ()
    filed: tuple[WorkRule, ...] = ()
    collections: tuple[CollectionRule, ...] = ()
    libraries: tuple[LibraryRule, ...] = ()
    pages: tuple[PageRule, ...] = ()
    ledgers: tuple[SuppressionRule, ...] = ()

    def __iter__(self) -> Iterator[Rule]:
        everything = (rule for kind in fields(self) for rule in getattr(self, kind.name))
        return iter(sorted(everything, key=lambda rule: rule.CODE))

    def only(self, codes: Iterable[str]) -> Self:
        """Return the rules that have one of the codes."""
        wanted = frozenset(codes)
        return type(self)(
            *(
                tuple(rule for rule in getattr(self, kind.name) if rule.CODE in wanted)
                for kind in fields(self)
            )
        )

    @classmethod
    def joined(cls, tables: Iterable["Rules"]) -> Self:
        """Return the rules of all tables."""
        tables = tuple(tables)
        return cls(
            *(
                tuple(rule for table in tables for rule in getattr(table, kind.name))
                for kind in fields(cls)
            )
        )
