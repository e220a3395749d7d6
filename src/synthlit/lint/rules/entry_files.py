"""Rules about the entry files of a library."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import PurePosixPath

from synthlit.bibtex.nodes import BibDocument
from synthlit.library.library import Unreadable, Work
from synthlit.lint.context import Context, FileSystem
from synthlit.lint.diagnostic import Fix, Move, Revise
from synthlit.lint.locations import locate
from synthlit.lint.passages import joined
from synthlit.lint.rule import (
    KEY,
    Finding,
    Fixes,
    Position,
    Preset,
    document_rule,
    entry_rule,
    file_rule,
    library_rule,
    page_rule,
)
from synthlit.lint.text_cleaning import MARKER, has_marker
from synthlit.lint.texts import and_more, any_of
from synthlit.markdown.document import MarkdownDocument
from synthlit.model import verified
from synthlit.model.citekey import is_portable
from synthlit.settings import ENTRIES
from synthlit.text import Text


@file_rule("FIL001", "unreadable-file")
def unreadable_file(file: Unreadable) -> Iterator[Finding]:
    """Yield each error for which the file cannot be read."""
    if has_marker(file.text):
        return
    for problem in file.file.problems:
        at = Position(file.path, problem.line, problem.column)
        yield Finding(at, f"the file cannot be read: {problem.message}")


@library_rule("FIL002", "nothing-parsed")
def nothing_parsed(context: Context) -> Iterator[Finding]:
    """Yield each file without an entry, or the folder of entries if it contains no file."""
    library = context.library
    if not library.works and not library.unreadable:
        message = f"there is no entry below {ENTRIES}/, so nothing was checked"
        yield Finding(Position(PurePosixPath(ENTRIES)), message)
    for file in library.unreadable:
        if not file.file.problems and not file.file.entries and not has_marker(file.text):
            yield Finding(Position(file.path), "the file has no entry")


@file_rule("FIL003", "crowded-file", preset=Preset.HOUSE)
def crowded_file(file: Unreadable) -> Iterator[Finding]:
    """Yield the second entry of the file."""
    entries = file.file.entries
    if len(entries) > 1:
        keys = ", ".join(entry.key for entry in entries[:4]) + and_more(len(entries) - 4)
        at = Position(file.path, *Text(file.text).position(file.file.offsets[1]))
        yield Finding(at, f"the file has {len(entries)} entries in place of one: {keys}")


@library_rule("FIL004", "misnamed-file", fix=Fixes.SAFE, preset=Preset.HOUSE)
def misnamed_file(context: Context) -> Iterator[Finding]:
    """Yield each work whose file has another name than its key, if the key is valid."""
    library = context.library
    files: tuple[Work | Unreadable, ...] = (*library.works, *library.unreadable)
    occupied = {str(file.path).lower() for file in files}
    for work in library.works:
        if work.path.stem == work.key or not is_portable(work.key):
            continue
        if len(library.by_key[work.key.lower()]) > 1:
            continue
        target = work.path.with_name(f"{work.key}.bib")
        fix = None
        if str(target).lower() not in occupied:
            fix = Fix(f"rename the file to {target.name}", Move(target))
        yield Finding(work, f"the file of {work.key} is named {work.path.name}", KEY, fix=fix)


@document_rule("FIL006", "conflict-marker")
def _conflict_in_entries(document: BibDocument) -> Iterator[Finding]:
    """Yield the first conflict marker of a `.bib` file."""
    if has_marker(document.text) and (marker := MARKER.search(document.text)):
        yield Finding(locate(document, marker.start()), _unfinished(marker))


# A line of `>` without the other markers is a quotation.
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)


@page_rule("FIL006", "conflict-marker")
def _conflict_on_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first marker of each conflict on a page."""
    if "<<<<<<<" not in page.text and ">>>>>>>" not in page.text:
        return
    before = ""
    for marker in _CONFLICT.finditer(page.text):
        if page.is_code(marker.start()):
            continue
        character = marker[1][0]
        # The first marker may be in code; the last one follows the middle one.
        if character == "<" or (character == ">" and before == "="):
            yield Finding(locate(page, marker.start()), _unfinished(marker))
        before = "<" if before == "<" and character == "=" else character


def _unfinished(marker: re.Match[str]) -> str:
    return f"a merge conflict was not resolved: {marker[0].strip()[:48]}"


conflict_marker = joined(_conflict_in_entries, _conflict_on_page)

_SUFFIX = ".bib"
_ALLOWED = "readme.md"
# A library has two levels of folders; much deeper ones may never end.
_DEEPEST = 8


@library_rule("FIL007", "stray-file")
def stray_file(context: Context) -> Iterator[Finding]:
    """Yield each file below entries/ that is not read."""
    known = {file.path for file in context.library.unreadable}
    for path in _files(context.file_system, PurePosixPath(ENTRIES)):
        if path.name.lower() != _ALLOWED and path not in known:
            message = f"{path.name} is not read: only files that end in {_SUFFIX} are"
            yield Finding(Position(path), message)


def _files(file_system: FileSystem, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield each file below a folder that is neither hidden nor read."""
    for name in sorted(file_system.names(folder)):
        if name.startswith(".") or name.endswith(_SUFFIX):
            continue
        if not name.endswith("/"):
            yield folder / name
        elif len(folder.parts) < _DEEPEST:
            yield from _files(file_system, folder / name)


@entry_rule("FIL009", "never-verified", preset=Preset.STRICT, library_only=True)
def never_verified(work: Work) -> Iterator[Finding]:
    """Yield the work without `verified`."""
    if not work.entry.get("verified").strip():
        yield Finding(work, "no source has confirmed the entry: `verified` is missing")


_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
_VALID = timedelta(days=365)


@library_rule("FIL010", "verification-expired", preset=Preset.STRICT)
def verification_expired(context: Context) -> Iterator[Finding]:
    """Yield each work that was last confirmed more than a year ago."""
    for work in context.library.works:
        days = list(_days(work.entry.get("verified")))
        if days and context.today - max(days) > _VALID:
            yield Finding(work, f"the entry was last confirmed on {max(days)}", "verified")


def _days(text: str) -> Iterator[date]:
    """Yield the valid dates; another rule reports the others."""
    for day in _DAY.findall(text):
        with suppress(ValueError):
            yield date.fromisoformat(day)


@entry_rule("FIL013", "changed-since-verified", fix=Fixes.SAFE, fields=(verified.FIELD,))
def changed_since_verified(work: Work) -> Iterator[Finding]:
    """Yield the first source in `verified` that confirmed other values than the entry has."""
    parts = verified.changed(work.entry)
    if parts:
        first = parts[0]
        names = any_of(tuple(verified.compared(first.source, work.entry)))
        message = f"{first.source} confirmed other values on {first.day}: {names} changed"
        left = verified.without(work.entry.get(verified.FIELD), frozenset(p.text for p in parts))
        fix = Fix("remove what no longer holds", Revise({verified.FIELD: left}))
        yield Finding(work, message, verified.FIELD, first.start, fix)


_ADDED_DAY = re.compile(r"(\d{4})-(\d{2})-\d{2}", re.ASCII)


@entry_rule("FIL011", "early-added", fields=("added",), library_only=True)
def early_added(work: Work) -> Iterator[Finding]:
    """Yield the work that was added in a month before that of its identifier."""
    arxiv = work.entry.arxiv
    day = _ADDED_DAY.fullmatch(work.entry.get("added").strip()) if arxiv else None
    if arxiv and day and (int(day[1]), int(day[2])) < (arxiv.year, arxiv.month):
        message = f"arXiv:{arxiv} is of {arxiv.year}-{arxiv.month:02}, after {day[0]}"
        yield Finding(work, message, "added")


@entry_rule("FIL012", "missing-added", preset=Preset.STRICT, library_only=True)
def missing_added(work: Work) -> Iterator[Finding]:
    """Yield the work without `added`."""
    if not work.entry.get("added").strip():
        yield Finding(work, "the entry does not say when it was added: `added` is missing")
