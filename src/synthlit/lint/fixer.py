"""Carry fixes out on values, until there is nothing left to mend."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import TypeAlias

from synthlit.bibtex import canonical
from synthlit.library.library import Library, Work
from synthlit.library.store import Changes, read_work
from synthlit.lint.diagnostic import (
    Diagnostic,
    Edit,
    Move,
    Replace,
    Revise,
    Rewrite,
)
from synthlit.lint.linter import Files, diagnose, excused
from synthlit.lint.rule import Context, NoRecords, RecordLookup
from synthlit.lint.rule_set import Rules
from synthlit.model.entry import Entry

# Rules that undid each other would never end.
_PASSES = 20
_TYPE = "@type"

# Works as they are by now, under the paths at which they lay at first.
_Desk: TypeAlias = dict[PurePosixPath, Work]


@dataclass(frozen=True, order=True)
class _Offer:
    """A finding whose fix may be carried out."""

    diagnostic: Diagnostic
    edit: Edit = field(compare=False)


@dataclass(frozen=True)
class Fixed:
    """A library after its fixes: what to write and remove for it, and which findings are mended."""

    library: Library
    changes: Changes
    diagnostics: tuple[Diagnostic, ...]


def fix(
    library: Library,
    rules: Rules,
    *,
    today: date,
    unsafe: bool = False,
    known: RecordLookup | None = None,
    only: Files = None,
) -> Fixed:
    """Apply the safe fixes, or all, again and again until none is left.

    Files that could not be read are never touched, nor are those that would not read back as they
    were meant. Where two fixes change one field, the second waits for the next pass.
    """
    desk: _Desk = {work.path: work for work in library.works}
    chosen = set(desk) if only is None else desk.keys() & set(only)
    judged = chosen
    mended: list[Diagnostic] = []
    waiting: dict[PurePosixPath, list[Diagnostic]] = {}
    for _ in range(_PASSES):
        now_library = _library(library, desk)
        found = list(
            diagnose(
                Context(now_library, today, known=known or NoRecords()),
                rules,
                judged={desk[origin].path for origin in judged},
                reported={desk[origin].path for origin in chosen},
            )
        )
        spared = excused(now_library, found)
        offers = _offers((each for each in found if each not in spared), unsafe=unsafe)
        occupied = {work.path for work in desk.values()} | {f.path for f in library.unreadable}
        judged = set()
        for origin, now in sorted(desk.items()):
            offered = sorted(offers.get(now.path, ()))
            codes = {offer.diagnostic.code for offer in offered}
            # What had to wait, and is no longer found, was mended by the way.
            mended += [each for each in waiting.pop(origin, ()) if each.code not in codes]
            work, applied = _apply(now, offered, occupied)
            if work != now:
                desk[origin] = work
                occupied.add(work.path)
                judged.add(origin)
                mended += applied
                waiting[origin] = [o.diagnostic for o in offered if o.diagnostic not in applied]
        if not judged:
            break
    return Fixed(_library(library, desk), _changes(library, desk), tuple(mended))


def _offers(found: Iterable[Diagnostic], *, unsafe: bool) -> dict[PurePosixPath, list[_Offer]]:
    """Return the findings that have a fix which may be carried out, by file."""
    offers: dict[PurePosixPath, list[_Offer]] = defaultdict(list)
    for diagnostic in found:
        if diagnostic.fix and (diagnostic.fix.safe or unsafe):
            offers[diagnostic.path].append(_Offer(diagnostic, diagnostic.fix.edit))
    return offers


def _apply(
    work: Work, offers: Iterable[_Offer], occupied: set[PurePosixPath]
) -> tuple[Work, list[Diagnostic]]:
    """Return the work with the fixes that do not get in each other's way, and what they mended."""
    entry, path, rewrite = work.entry, work.path, False
    touched: set[str] = set()
    applied: list[Diagnostic] = []
    for offer in offers:
        match offer.edit:
            case Revise(fields, type_):
                names = {*fields, _TYPE} if type_ else {*fields}
                if not touched.isdisjoint(names):
                    continue
                entry = entry.revised(fields, type=type_ or entry.type)
                touched |= names
            case Move(to):
                if to in occupied or path != work.path:
                    continue
                path = to
            case Rewrite():
                rewrite = True
            case Replace():
                continue
        applied.append(offer.diagnostic)
    if not applied:
        return work, []
    text = canonical.write(entry, work.file) if touched or rewrite else work.text
    found = read_work(path, text.encode())
    if isinstance(found, Work) and (text == work.text or _is_meant(found, work, entry)):
        return found, applied
    return work, []


def _is_meant(found: Work, before: Work, entry: Entry) -> bool:
    """Return whether what was written reads back as the entry, with all that stood around it."""
    return (
        found.entry == canonical.canonical_entry(entry)
        and _words(found.file.before) == _words(before.file.before)
        and _words(found.file.after) == _words(before.file.after)
    )


def _words(blocks: Iterable[str]) -> list[str]:
    return " ".join(blocks).split()


def _library(library: Library, desk: Mapping[PurePosixPath, Work]) -> Library:
    works = sorted(desk.values(), key=lambda work: work.path.parts)
    return Library(library.settings, tuple(works), library.unreadable)


def _changes(library: Library, desk: Mapping[PurePosixPath, Work]) -> Changes:
    """Return what differs; a place that another work has moved to is not removed."""
    changed = [work for work in library.works if desk[work.path] != work]
    write = {desk[work.path].path: desk[work.path].text for work in changed}
    gone = (work.path for work in changed if desk[work.path].path != work.path)
    return Changes(write, tuple(path for path in gone if path not in write))
