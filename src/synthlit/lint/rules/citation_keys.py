"""Rules about citation keys and references to other entries."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.library.library import Work, Works
from synthlit.lint.context import Context
from synthlit.lint.locations import errors, locate
from synthlit.lint.rule import KEY, Finding, Preset, collection_rule, document_rule, entry_rule
from synthlit.lint.texts import quoted, whereabouts
from synthlit.model import citekey
from synthlit.model.citekey import is_portable
from synthlit.model.references import INHERITANCE, references
from synthlit.settings import ENTRIES


@collection_rule("KEY001", "duplicate-key")
def duplicate_key(context: Context) -> Iterator[Finding]:
    """Yield each work whose key, or former key, another work also has."""
    entries, by_key = context.entries, attrgetter("key")
    for works in entries.by_key.values():
        if len(works) > 1:
            for _, same in groupby(sorted(works, key=by_key), key=by_key):
                yield from _same_key(list(same))
    yield from _former_keys(entries)


def _same_key(works: Sequence[Work]) -> Iterator[Finding]:
    """Yield each of several works with one key, with the first other one."""
    for work in works if len(works) > 1 else ():
        other = works[1] if work is works[0] else works[0]
        yield Finding(work, f"{whereabouts(other, work)} also has the key {work.key}", KEY)


def _former_keys(entries: Works) -> Iterator[Finding]:
    for work, former, other, kind in _clashes(entries):
        if former in (other.key, *other.entry.former_keys):
            message = f"the former key {former} is also {kind} of {whereabouts(other, work)}"
            yield Finding(work, message, "ids")


def _clashes(entries: Works) -> Iterator[tuple[Work, str, Work, str]]:
    """Yield each former key that another work has or had in any case: both works, and which."""
    holders: dict[str, list[Work]] = defaultdict(list)
    for work in entries.works:
        if "ids" in work.entry.fields:
            for key in {former.lower(): None for former in work.entry.former_keys}:
                holders[key].append(work)
    for key, works in holders.items():
        for work in works:
            former = next(each for each in work.entry.former_keys if each.lower() == key)
            others = [each for each in (*entries.by_key.get(key, ()), *works) if each is not work]
            # The very same key says more than one in other letters.
            others.sort(key=lambda each: former not in (each.key, *each.entry.former_keys))
            if others:
                kind = "the key" if others[0].key.lower() == key else "a former key"
                yield work, former, others[0], kind


@entry_rule("KEY002", "unportable-key", preset=Preset.HOUSE)
def unportable_key(work: Work) -> Iterator[Finding]:
    """Yield the work whose key cannot be a file name on all systems."""
    if work.key and not is_portable(work.key):
        allowed = "use ASCII letters and digits, with - _ . + inside"
        message = f"the key {quoted(work.key)} is not a file name on all systems: {allowed}"
        yield Finding(work, message, KEY)


@document_rule("KEY003", "missing-key")
def missing_key(document: BibDocument) -> Iterator[Finding]:
    """Yield each entry without a key."""
    for error in errors(document, ErrorKind.NO_KEY):
        at = locate(document, document.text.rfind("@", 0, error.offset))
        yield Finding(at, "this entry has no key, so it cannot be cited")


@collection_rule("KEY004", "case-clash")
def case_clash(context: Context) -> Iterator[Finding]:
    """Yield each work whose key differs from another key only in case."""
    for works in context.entries.by_key.values():
        if len(works) < 2:
            continue
        # Two keys are enough to find another one for each.
        spellings = list({work.key: work for work in works}.values())[:2]
        for work in works if len(spellings) > 1 else ():
            other = spellings[0] if spellings[0].key != work.key else spellings[1]
            where = whereabouts(other, work)
            message = f"the key differs only in case from {other.key}, the key of {where}"
            yield Finding(work, message, KEY)
    for work, former, other, kind in _clashes(context.entries):
        keys = (other.key, *other.entry.former_keys)
        if former not in keys:
            same = next(key for key in keys if key.lower() == former.lower())
            where = f"{kind} of {whereabouts(other, work)}"
            message = f"the former key {former} differs only in case from {same}, {where}"
            yield Finding(work, message, "ids")


_COUNTER = re.compile(r"-\d+$")
_TRIED = 8


@entry_rule("KEY005", "key-template", preset=Preset.STRICT, fields=("title",))
def key_template(work: Work) -> Iterator[Finding]:
    """Yield the work whose key is not one that synthlit would make."""
    entry = work.entry
    if not (entry.authors and entry.normal_title and work.key):
        return
    years = dict.fromkeys((entry.first_year, entry.year))
    made = [key for year in years for key in _keys(work, year)]
    if _COUNTER.sub("", work.key.lower()) not in made:
        message = f"the key {quoted(work.key)} is not family name, year and title, as in {made[0]}"
        yield Finding(work, message, KEY)


def _keys(work: Work, year: int | None) -> list[str]:
    """Return the keys that the work could have, shortest first."""
    keys: list[str] = []

    def taken(key: str) -> bool:
        keys.append(_COUNTER.sub("", key))
        return len(keys) < _TRIED

    citekey.make(work.entry.authors, year, work.entry.get("title"), taken)
    return keys


# Not part of an arXiv identifier or of a longer number.
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d|[.-]\d)")


@entry_rule("KEY006", "key-year", preset=Preset.STRICT, fields=("year", "date"))
def key_year(work: Work) -> Iterator[Finding]:
    """Yield the work whose key has a year that differs by more than one from that of the work."""
    years = [year for year in (work.entry.year, work.entry.first_year) if year]
    named = [int(year) for year in _YEAR.findall(work.key)]
    if not years or not named:
        return
    # A preprint of December may be a paper of the next year.
    if all(abs(year - own) > 1 for year in named for own in years):
        message = f"the key {quoted(work.key)} contains {named[0]}, but the year is {years[0]}"
        yield Finding(work, message, KEY)


@collection_rule("KEY007", "dangling-reference")
def dangling_reference(context: Context) -> Iterator[Finding]:
    """Yield each reference to a key that no entry has or had."""
    entries = context.entries
    has_data = any(work.entry.type == "xdata" for work in entries.works)
    for work in entries.works:
        for field, key, offset in references(work.entry.fields, granular=has_data):
            if not entries.is_taken(key):
                message = f"there is no entry {quoted(key)}, to which {field} refers"
                yield Finding(work, message, field, offset)


_SHOWN = 4


@collection_rule("KEY008", "reference-cycle")
def reference_cycle(context: Context) -> Iterator[Finding]:
    """Yield the first work of each cycle."""
    entries = context.entries
    inherits = _without_ends(_inheritance(entries))
    order = {work.key.lower(): number for number, work in enumerate(entries.works)}
    seen: set[str] = set()
    for start in inherits:
        path: dict[str, int] = {}
        key = start
        while key not in seen:
            seen.add(key)
            path[key] = len(path)
            key = next(iter(inherits[key]))
        if key in path:
            cycle = list(path)[path[key] :]
            first = cycle.index(min(cycle, key=order.__getitem__))
            yield _cycle(entries, cycle[first:] + cycle[:first])


def _inheritance(entries: Works) -> dict[str, dict[str, None]]:
    """Return the keys from which each entry inherits, in lower case and in order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for work in entries.works:
        for _, key, _ in references(work.entry.fields, INHERITANCE, granular=True):
            if work.key and key.lower() in entries.by_key:
                found[work.key.lower()][key.lower()] = None
    return dict(found)


def _without_ends(inherits: dict[str, dict[str, None]]) -> dict[str, dict[str, None]]:
    """Return the entries from which a cycle can be reached."""
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


def _cycle(entries: Works, cycle: list[str]) -> Finding:
    """Return the finding about a cycle at the reference of its first entry."""
    names = [entries.by_key[key][0].key for key in cycle]
    shown = names if len(names) <= _SHOWN else [*names[: _SHOWN - 1], "…"]
    target = cycle[1 % len(cycle)]
    # Of several entries with the key, only one may have the reference.
    work, field, offset = next(
        (work, field, offset)
        for work in entries.by_key[cycle[0]]
        for field, key, offset in references(work.entry.fields, INHERITANCE, granular=True)
        if key.lower() == target
    )
    message = f"this entry inherits from itself: {' → '.join([*shown, names[0]])}"
    return Finding(work, message, field, offset)


# Tried one by one with BibTeX 0.99d, biber 2.18 and pdfTeX.
_UNCITABLE = re.compile(r"[\s#\"%'(~\\]")


@entry_rule("KEY009", "uncitable-key")
def uncitable_key(work: Work) -> Iterator[Finding]:
    """Yield the work whose key has a character that a program rejects; KEY002 is for libraries."""
    found = _UNCITABLE.search(work.key)
    if found and work.path.parts[0] != ENTRIES:
        character = "a space" if found[0].isspace() else found[0]
        message = f"the key {quoted(work.key)} contains {character}, which some programs reject"
        yield Finding(work, message, KEY)
