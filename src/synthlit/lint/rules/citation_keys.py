"""Rules about citation keys, and about references to other entries."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.library.library import Work, Works
from synthlit.lint.context import Context
from synthlit.lint.locations import errors, locate
from synthlit.lint.rule import KEY, Finding, Preset, collection_rule, document_rule, entry_rule
from synthlit.lint.texts import quoted, whereabouts
from synthlit.model import citekey
from synthlit.model.citekey import is_portable
from synthlit.model.entry import Entry
from synthlit.settings import ENTRIES

# One key, which BibTeX knows too, and lists of keys, which are biblatex's.
REFERRING = ("crossref", "xdata", "xref", "related", "entryset")
# Those by which an entry inherits.
INHERITING = ("crossref", "xdata")
_KEY = re.compile(r"[^\s,{}](?:[^,{}]*[^\s,{}])?")


def references(entry: Entry, fields: tuple[str, ...] = REFERRING) -> Iterator[tuple[str, str, int]]:
    """Yield field, key and the key's place in the value, for each reference."""
    for field in fields:
        if field in entry.fields:
            for match in _KEY.finditer(entry.fields[field]):
                yield field, match[0], match.start()


@collection_rule("KEY001", "duplicate-key")
def duplicate_key(context: Context) -> Iterator[Finding]:
    """Yield every work whose key, or former key, is another's too."""
    entries = context.entries
    for works in entries.by_key.values():
        if len(works) > 1:
            for _, same in groupby(sorted(works, key=_key), key=_key):
                yield from _same_key(list(same))
    yield from _former_keys(entries)


def _key(work: Work) -> str:
    return work.key


def _same_key(works: Sequence[Work]) -> Iterator[Finding]:
    """Yield each work of a key that has several, with the first other one."""
    for work in works if len(works) > 1 else ():
        other = works[1] if work is works[0] else works[0]
        yield Finding(work, f"{whereabouts(other, work)} has the key {work.key} too", KEY)


def _former_keys(entries: Works) -> Iterator[Finding]:
    holders: dict[str, list[Work]] = defaultdict(list)
    for work in entries.works:
        if "ids" in work.entry.fields:
            for former in {former.lower(): None for former in work.entry.former_keys}:
                holders[former].append(work)
    for former, works in holders.items():
        for work in works:
            others = chain(entries.by_key.get(former, ()), works)
            if other := next((other for other in others if other is not work), None):
                is_key = other.key.lower() == former
                yield Finding(
                    work,
                    f"the former key {former} is {'the key' if is_key else 'a former key'} "
                    f"of {whereabouts(other, work)}",
                    "ids",
                )


@entry_rule("KEY002", "unportable-key", preset=Preset.HOUSE)
def unportable_key(work: Work) -> Iterator[Finding]:
    """Yield the work whose key is not portable."""
    if work.key and not is_portable(work.key):
        yield Finding(
            work,
            f"the key {quoted(work.key)} is not a file name on all systems: use ASCII letters and "
            "digits, with - _ . + inside",
            KEY,
        )


@document_rule("KEY003", "missing-key")
def missing_key(document: BibDocument) -> Iterator[Finding]:
    """Yield each entry that has no key."""
    for fault in errors(document, ErrorKind.NO_KEY):
        place = document.text.rfind("@", 0, fault.offset)
        yield Finding(locate(document, place), "this entry has no key, so nothing can cite it")


@collection_rule("KEY004", "case-clash")
def case_clash(context: Context) -> Iterator[Finding]:
    """Yield every work whose key is another's in other letter case."""
    for works in context.entries.by_key.values():
        if len(works) < 2:
            continue
        # Two keys are enough to find another one for each.
        spellings = list({work.key: work for work in works}.values())[:2]
        for work in works if len(spellings) > 1 else ():
            other = spellings[0] if spellings[0].key != work.key else spellings[1]
            message = (
                f"{whereabouts(other, work)} has the key {other.key}, which differs only in case"
            )
            yield Finding(work, message, KEY)


_COUNTER = re.compile(r"-\d+$")
_TRIED = 8


@entry_rule("KEY005", "key-template", preset=Preset.STRICT, fields=("title",))
def key_template(work: Work) -> Iterator[Finding]:
    """Yield the work whose key is none that synthlit would make of it."""
    entry = work.entry
    if not (entry.authors and entry.normal_title and work.key):
        return
    years = dict.fromkeys((entry.first_year, entry.year))
    made = [key for year in years for key in _keys(work, year)]
    if _COUNTER.sub("", work.key.lower()) not in made:
        message = f"the key {quoted(work.key)} is not family name, year and title: {made[0]} is"
        yield Finding(work, message, KEY)


def _keys(work: Work, year: int | None) -> list[str]:
    """Return the keys that the work could have, shortest first."""
    keys: list[str] = []

    def taken(key: str) -> bool:
        keys.append(_COUNTER.sub("", key))
        return len(keys) < _TRIED

    citekey.make(work.entry.authors, year, work.entry.get("title"), taken)
    return keys


# No part of an arXiv identifier or of a longer number.
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d|[.-]\d)")


@entry_rule("KEY006", "key-year", preset=Preset.STRICT, fields=("year", "date"))
def key_year(work: Work) -> Iterator[Finding]:
    """Yield the work all of whose key's years are more than one off."""
    years = [year for year in (work.entry.year, work.entry.first_year) if year]
    named = [int(year) for year in _YEAR.findall(work.key)]
    if not years or not named:
        return
    # A preprint of December is a paper of the next year.
    if all(abs(year - own) > 1 for year in named for own in years):
        message = f"the key {quoted(work.key)} says {named[0]}, the entry {years[0]}"
        yield Finding(work, message, KEY)


@collection_rule("KEY007", "dangling-reference")
def dangling_reference(context: Context) -> Iterator[Finding]:
    """Yield each reference to a key that no entry has or had."""
    entries = context.entries
    for work in entries.works:
        for field, key, offset in references(work.entry):
            if not entries.is_taken(key):
                yield Finding(work, f"{field} names no entry: {quoted(key)}", field, offset)


_SHOWN = 4


@collection_rule("KEY008", "reference-cycle")
def reference_cycle(context: Context) -> Iterator[Finding]:
    """Yield the first work of each circle."""
    entries = context.entries
    inherits = _without_ends(_references(entries))
    places = {work.key.lower(): place for place, work in enumerate(entries.works)}
    seen: set[str] = set()
    for start in inherits:
        way: dict[str, int] = {}
        key = start
        while key not in seen:
            seen.add(key)
            way[key] = len(way)
            key = next(iter(inherits[key]))
        if key in way:
            circle = list(way)[way[key] :]
            first = min(circle, key=lambda each: places[each])
            turn = circle.index(first)
            yield _finding(entries, circle[turn:] + circle[:turn])


def _references(entries: Works) -> dict[str, dict[str, None]]:
    """Return the keys from which each entry inherits, in lower case and in order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for work in entries.works:
        for _, key, _ in references(work.entry, INHERITING):
            if work.key and key.lower() in entries.by_key:
                found[work.key.lower()][key.lower()] = None
    return dict(found)


def _without_ends(inherits: dict[str, dict[str, None]]) -> dict[str, dict[str, None]]:
    """Return what is left once no entry is there from which no circle can be reached."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for heir, sources in inherits.items():
        for source in sources:
            heirs[source].append(heir)
    ends = [key for key in heirs if key not in inherits]
    while ends:
        end = ends.pop()
        for heir in heirs[end]:
            del inherits[heir][end]
            if not inherits[heir]:
                del inherits[heir]
                ends.append(heir)
    return inherits


def _finding(entries: Works, circle: list[str]) -> Finding:
    works = [entries.by_key[key][0] for key in circle]
    names = [work.key for work in works]
    shown = names if len(names) <= _SHOWN else [*names[: _SHOWN - 1], "…"]
    work = works[0]
    target = circle[1 % len(circle)]
    field, offset = _reference(work, target)
    way = " → ".join([*shown, names[0]])
    return Finding(work, f"this entry inherits from itself: {way}", field, offset)


def _reference(work: Work, target: str) -> tuple[str, int]:
    return next(
        (field, offset)
        for field, key, offset in references(work.entry, INHERITING)
        if key.lower() == target
    )


# Tried one by one with BibTeX 0.99d, biber 2.18 and pdfTeX.
_STOPS = re.compile(r"[\s#\"%'(~\\]")


@entry_rule("KEY009", "uncitable-key")
def uncitable_key(work: Work) -> Iterator[Finding]:
    """Yield the work of such a key; of keys in a library KEY002 says more."""
    found = _STOPS.search(work.key)
    if found and work.path.parts[0] != ENTRIES:
        sign = "a space" if found[0].isspace() else found[0]
        message = f"the key {quoted(work.key)} has {sign} in it, so not every program can cite it"
        yield Finding(work, message, KEY)
