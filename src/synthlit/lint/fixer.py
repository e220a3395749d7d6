"""Apply fixes to texts until nothing is left to fix.

A fix edits a part of the text. A file of which a part could not be read, or that would not read
back as intended, is never changed.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from pathlib import PurePosixPath

from synthlit.bibtex import canonical, parser
from synthlit.bibtex.edits import revise
from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.isolation import culprits
from synthlit.library.library import Work
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic, Edit, Move, Replace, Revise, Rewrite
from synthlit.lint.documents import Change, DocumentSet, read_entry
from synthlit.lint.internal_errors import failure
from synthlit.lint.linter import Files, Linter
from synthlit.lint.result import FileResult
from synthlit.model import verified
from synthlit.model.entry import Entry
from synthlit.text import TextEdit, applied

# Rules that undo each other's fixes would never end.
PASSES = 20
# Replaces bytes that are not UTF-8, which would be lost.
_LOST = "\ufffd"


class FixMode(StrEnum):
    """Which fixes are applied."""

    NONE = "none"
    SAFE = "safe"
    ALL = "all"

    def allows(self, found: Diagnostic) -> bool:
        """Return whether the fix of a finding is applied, if it has one."""
        return found.fix is not None and (
            self is FixMode.ALL or (self is FixMode.SAFE and found.fix.safe)
        )


def fix(
    linter: Linter,
    documents: DocumentSet,
    mode: FixMode,
    only: Files = None,
    finish: Callable[[DocumentSet], Context] | None = None,
) -> tuple[FileResult, ...]:
    """Apply the fixes that the mode allows again and again until none is left.

    Where two fixes overlap, the second waits for the next pass. With `only`, no other file
    is changed or reported. `finish` returns the context of the last check, of all files.
    """
    before = documents
    origins = {p: p for p in documents.paths if only is None or p in only}
    fixed: dict[PurePosixPath, list[Diagnostic]] = {path: [] for path in origins}
    found: dict[PurePosixPath, list[Diagnostic]] = {}
    waiting: dict[PurePosixPath, list[Diagnostic]] = {}
    failed: list[Diagnostic] = []
    for number in range(PASSES + 1):
        found |= linter.check_files(documents, [path for path in origins if path not in found])
        if mode is FixMode.NONE or number == PASSES:
            break
        every = [*chain(*found.values()), *linter.check_set(documents, origins, fixable=True)]
        offers: dict[PurePosixPath, list[Diagnostic]] = {path: [] for path in waiting}
        for each in linter.settled(documents, every, origins):
            if each.path in origins and mode.allows(each):
                offers.setdefault(each.path, []).append(each)
        changes: dict[PurePosixPath, Change] = {}
        occupied = set(documents.paths)
        for path, offered in sorted(offers.items()):
            # A finding that disappeared while its fix had to wait is fixed as well.
            same = {(each.code, each.key) for each in offered}
            fixed[path] += [e for e in waiting.pop(path, ()) if (e.code, e.key) not in same]
            change, done, faults = _apply_rest(documents, path, offered, occupied)
            failed += (fault for fault in faults if fault not in failed)
            if done:
                changes[path] = change
                occupied.add(change.path)
                fixed[path] += done
                waiting[path] = [each for each in offered if each not in done]
        if not changes:
            break
        documents = documents.changed(changes)
        for path, change in changes.items():
            del found[path]
            if change.path != path:
                origins[change.path] = origins.pop(path)
                fixed[change.path] = fixed.pop(path)
                waiting[change.path] = waiting.pop(path)
    every = [*chain(*found.values()), *failed]
    reported = None if only is None else origins
    every += linter.check_set(documents, reported, context=finish(documents) if finish else None)
    left = linter.settled(documents, every, reported)
    return tuple(file_results(before, documents, origins, fixed, left))


def file_results(
    before: DocumentSet,
    after: DocumentSet,
    origins: Mapping[PurePosixPath, PurePosixPath],
    fixed: Mapping[PurePosixPath, Iterable[Diagnostic]],
    left: Iterable[Diagnostic],
) -> Iterator[FileResult]:
    """Yield the results of files, and of others with findings, such as generated ones.

    `origins` are the paths that the files had before.
    """
    by_file: dict[PurePosixPath, list[Diagnostic]] = {path: [] for path in after.paths}
    for each in left:
        by_file.setdefault(each.path, []).append(each)
    for path, found in by_file.items():
        if path in origins:
            origin = origins[path]
            texts = before.text(origin), after.text(path)
            moved_from = origin if origin != path else None
            done = tuple(fixed[path])
            yield FileResult(path, *texts, tuple(found), done, moved_from, documents=after)
        elif found:
            yield FileResult(path, "", "", tuple(found), was_read=False)


def _apply_rest(
    documents: DocumentSet,
    path: PurePosixPath,
    offers: Sequence[Diagnostic],
    occupied: Collection[PurePosixPath],
) -> tuple[Change, list[Diagnostic], list[Diagnostic]]:
    """Apply all fixes to a file but those that fail, and return findings about these errors too."""
    try:
        return *apply(documents, path, offers, occupied), []
    except Exception as error:
        found = culprits(offers, lambda some: apply(documents, path, some, occupied))
        faulty = found or [(offer, error) for offer in offers]
    message = "the fix was not applied; report this bug"
    faults = [
        replace(offer, message=f"{failure(error)}: {message}", fix=None) for offer, error in faulty
    ]
    rest = [offer for offer in offers if all(offer is not other for other, _ in faulty)]
    return *apply(documents, path, rest, occupied), faults


def apply(
    documents: DocumentSet,
    path: PurePosixPath,
    offers: Iterable[Diagnostic],
    occupied: Collection[PurePosixPath] = (),
) -> tuple[Change, list[Diagnostic]]:
    """Return a file after the fixes that do not overlap, and the findings that they fixed.

    No file is moved to an occupied path.
    """
    text = documents.text(path)
    unchanged = Change(path, text)
    document = None if path in documents.pages else documents.bib(path)
    if _LOST in text or (document and not document.is_whole):
        return unchanged, []
    offers = list(offers)
    edits, done = _compatible(documents, path, document, offers)
    to = path
    for offer in offers:
        edit = offer.fix.edit if offer.fix else None
        if isinstance(edit, Move) and to == path and edit.to not in occupied:
            to = edit.to
            done.append(offer)
    better = applied(text, edits)
    if (to, better) == (path, text):
        return unchanged, []
    after = Change(to, better, parser.read(to, better) if document else None)
    if _is_intended(documents, path, after, done):
        return after, done
    for offer in offers if len(offers) > 1 else ():
        alone = apply(documents, path, [offer], occupied)
        if alone[1]:
            return alone
    return unchanged, []


def _compatible(
    documents: DocumentSet,
    path: PurePosixPath,
    document: BibDocument | None,
    offers: Sequence[Diagnostic],
) -> tuple[list[TextEdit], list[Diagnostic]]:
    """Return edits that do not overlap, and the findings whose fixes they are."""
    taken: list[TextEdit] = []
    spans: list[tuple[int, int]] = []
    done: list[Diagnostic] = []
    touched: set[tuple[int, str]] = set()
    for offer in offers:
        edit = offer.fix.edit if offer.fix else None
        edits: tuple[TextEdit, ...] = ()
        names: set[tuple[int, str]] = set()
        if isinstance(edit, Replace):
            edits = edit.edits
        elif isinstance(edit, Revise) and document and offer.start in document.by_start:
            node = document.by_start[offer.start]
            fields = _with_verified(node, edit)
            revised = (*fields, *(["@type"] if edit.type else []))
            names = {(offer.start, name) for name in revised}
            if touched.isdisjoint(names):
                edits = tuple(revise(document.text, node, fields, edit.type))
        if edits and _reserve(edits, spans):
            taken += edits
            touched |= names
            done.append(offer)
    if not taken:
        # The canonical form replaces the whole text, so it comes last.
        file = documents.files.get(path)
        rewrites = [each for each in offers if each.fix and isinstance(each.fix.edit, Rewrite)]
        if isinstance(file, Work) and rewrites:
            form = canonical.write(file.entry, file.file)
            return [TextEdit(0, len(file.text), form)], rewrites
    return taken, done


def _with_verified(node: EntryNode, edit: Revise) -> Mapping[str, str | None]:
    """Return the fields that an edit sets, and `verified` without what it makes untrue."""
    if verified.FIELD in edit.fields or not node.field(verified.FIELD):
        return edit.fields
    fields = {each.name: each.value for each in node.fields}
    revised = {name: v for name, v in {**fields, **edit.fields}.items() if v is not None}
    before, after = (Entry.unchecked(node.type, node.key, each) for each in (fields, revised))
    kept = verified.still_true(before, after)
    return (
        edit.fields if kept == before.get(verified.FIELD) else {**edit.fields, verified.FIELD: kept}
    )


def _reserve(edits: Iterable[TextEdit], spans: list[tuple[int, int]]) -> bool:
    """Add the spans of all edits to sorted ones, or none where one would overlap another."""
    new = [(edit.start, max(edit.end, edit.start + 1)) for edit in edits]
    for start, end in new:
        number = bisect_left(spans, (start, end))
        near = spans[max(number - 1, 0) : number + 1]
        if any(start < other_end and other_start < end for other_start, other_end in near):
            return False
    for span in new:
        insort(spans, span)
    return True


def _is_intended(
    documents: DocumentSet, path: PurePosixPath, after: Change, done: Iterable[Diagnostic]
) -> bool:
    """Return whether all entries, other parts and new values are in the changed file."""
    if after.document is None or after.text == documents.text(path):
        return True
    file = documents.files.get(path)
    edits = [(each.start, each.fix.edit) for each in done if each.fix]
    if isinstance(file, Work):
        read = read_entry(after)
        if not isinstance(read, Work):
            return False
        if any(isinstance(edit, Rewrite) for _, edit in edits):
            is_same = read.entry == canonical.canonical_entry(file.entry)
            return is_same and _other_words(read) == _other_words(file)
    return _has_values(documents.bib(path), after.document, edits)


def _other_words(work: Work) -> tuple[list[str], list[str]]:
    """Return the words before and after the entry in its file."""
    return " ".join(work.file.before).split(), " ".join(work.file.after).split()


def _has_values(before: BibDocument, after: BibDocument, edits: Sequence[tuple[int, Edit]]) -> bool:
    """Return whether no entry or other part was lost, and the revised fields have their values."""
    if not after.is_whole or len(after.entries) != len(before.entries):
        return False
    revisions = [(start, edit) for start, edit in edits if isinstance(edit, Revise)]
    if revisions and len(after.others) < len(before.others):
        return False
    numbers = {node.start: number for number, node in enumerate(before.entries)}
    for start, edit in revisions:
        node = after.entries[numbers[start]]
        for name, value in edit.fields.items():
            found = node.field(name)
            if (found.value if found else None) != value:
                return False
    return True
