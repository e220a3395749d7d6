"""The entries that rules which compare entries need to see, to find all that is in one of them.

Two entries are related where they have a fact in common: a key, an identifier, a title, or the
title of the record of an identifier.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from synthlit.library.library import Library, Work
from synthlit.lint.context import Context, RecordLookup
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.lint.rule import CollectionCheck, LibraryCheck
from synthlit.model import references
from synthlit.model.entry import Entry
from synthlit.model.title import normal

# The rules that compare an entry with related ones only. With any other such rule, all entries
# are compared.
_RULES: Final = frozenset(
    {"DUP001", "DUP002", "DUP003", "DUP004", "DUP005", "KEY001", "KEY004", "KEY007", "KEY008",
     "NUM001", "NUM002", "REC001", "REC002", "REC003", "REC004", "REC005", "REC006", "REC007",
     "REC008", "REC009", "REC010", "REC011", "REC012", "REC013", "REC014"}
)  # fmt: skip
# Fields with keys of entries.
_REFERENCES: Final = (*references.FIELDS, "ids")


def check(
    linter: Linter,
    documents: DocumentSet,
    paths: Collection[PurePosixPath],
    context: Context | None = None,
) -> list[Diagnostic]:
    """Return the findings in some files of a library, as `Linter.check` returns them.

    Entries are compared with related ones only, where the rules allow it. `context` is that of the
    rules about the library as a whole.
    """
    near = documents
    if all(is_enough(linter, path) for path in paths):
        near = DocumentSet.of_library(related(documents.library, paths, linter.records))
    here = [path for path in documents.paths if path in paths]
    found = [
        *chain(*linter.check_files(documents, here).values()),
        *linter.check_set(near, paths, kinds=[CollectionCheck]),
        *linter.check_set(documents, paths, context=context, kinds=[LibraryCheck]),
    ]
    return linter.settled(documents, found, paths)


def is_enough(linter: Linter, path: PurePosixPath) -> bool:
    """Return whether the rules of a file compare an entry with related ones only."""
    return _RULES.issuperset(each.code for each in linter.rules(path).checks(CollectionCheck))


def facts(entry: Entry, records: RecordLookup) -> Iterator[str]:
    """Yield the facts of an entry."""
    yield from (f"key {key}" for key in _keys(entry))
    if entry.arxiv:
        yield f"arxiv {entry.arxiv}"
    if entry.doi:
        yield f"doi {entry.doi}"
    yield from (f"title {title}" for title in _titles(entry, records))


def related(library: Library, paths: Collection[PurePosixPath], records: RecordLookup) -> Library:
    """Return the library with those works only that are related to those in files, and so on."""
    by_former: defaultdict[str, list[Work]] = defaultdict(list)
    for work in library.works:
        if "ids" in work.entry.fields:
            for key in work.entry.former_keys:
                by_former[key.lower()].append(work)

    def others(entry: Entry) -> Iterator[Work]:
        for key in _keys(entry):
            yield from library.by_key.get(key, ())
            yield from by_former.get(key, ())
        if entry.arxiv:
            yield from library.by_arxiv[entry.arxiv]
        if entry.doi:
            yield from library.by_doi[entry.doi]
        for title in _titles(entry, records):
            yield from library.by_title.get(title, ())

    waiting = [work for work in library.works if work.path in paths]
    found: set[PurePosixPath] = set()
    while waiting:
        work = waiting.pop()
        if work.path not in found:
            found.add(work.path)
            waiting += others(work.entry)
    works = tuple(work for work in library.works if work.path in found)
    return Library(library.settings, works, library.unreadable)


def _keys(entry: Entry) -> Iterator[str]:
    """Yield the key of an entry and those that it refers to or had, in lower case."""
    yield entry.key.lower()
    for reference in references.references(entry.fields, _REFERENCES, granular=True):
        yield reference.key.lower()


def _titles(entry: Entry, records: RecordLookup) -> Iterator[str]:
    """Yield the normal titles of an entry and of the record of its identifier."""
    if entry.normal_title:
        yield entry.normal_title
    if entry.arxiv and (record := records.by_arxiv(entry.arxiv)) and record.title:
        yield normal(record.title)
