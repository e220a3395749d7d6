"""Add works to a library by their arXiv identifiers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.errors import InvalidIdentifier, SourceUnreachable, SynthlitError
from synthlit.library import from_record, store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.record import Record
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.source import Source
from synthlit.workflows.report import (
    Cause,
    Fate,
    Outcome,
    Progress,
    Report,
    already_there,
    silent,
)
from synthlit.workflows.suggest import Suggestions


@dataclass(frozen=True)
class Wish:
    """Where and how the works shall be filed; a key or a note is for one work only."""

    section: SectionPath
    also: tuple[SectionPath, ...] = ()
    key: str = ""
    note: str = ""
    code: str = ""


@dataclass(frozen=True)
class Facts:
    """What the sources said: records, who could not be asked and why, who answered instead."""

    records: Mapping[ArxivId, Record] = field(default_factory=dict)
    unreached: frozenset[ArxivId] = frozenset()
    fault: SourceUnreachable | None = None
    index_date: date | None = None


@dataclass(frozen=True)
class Added(Report):
    """The report of `add`, with what the sources said of themselves."""

    facts: Facts = field(default_factory=Facts)


def add(
    root: Path,
    settings: Settings,
    asked: Sequence[str],
    wish: Wish,
    *,
    source: Source | None,
    index: Source,
    today: date,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Added:
    """Add the works of the identifiers; `source` is None where the network shall not be used.

    Nothing is written before every identifier was looked up, and then all at once. The lock is
    held only while the library is read again, filed into, and written.

    Raises SynthlitError where the wish itself cannot be fulfilled.
    """
    if len(asked) != 1 and (wish.key or wish.note or wish.code):
        raise SynthlitError(
            "--key, --note and --code are for one work", "add that work in a command of its own"
        )
    ids = _identifiers(asked)
    library = store.load(root, settings)
    if wish.key:
        from_record.chosen_key(wish.key, library)
    unknown = [id_ for id_ in _distinct(ids.values()) if id_ not in library.by_arxiv]
    facts = look_up(unknown, source, index, progress)
    if dry_run:
        return _file(library, ids, wish, facts, today)[0]
    with store.writing(root):
        report, works = _file(store.load(root, settings), ids, wish, facts, today)
        store.apply(root, store.Changes({w.path: canonical.write(w.entry) for w in works}))
    return report


def _identifiers(asked: Sequence[str]) -> dict[str, ArxivId | InvalidIdentifier]:
    ids: dict[str, ArxivId | InvalidIdentifier] = {}
    for text in asked:
        try:
            ids[text] = ArxivId.parse(text)
        except InvalidIdentifier as fault:
            ids[text] = fault
    return ids


def _distinct(ids: Iterable[ArxivId | InvalidIdentifier]) -> list[ArxivId]:
    return list(dict.fromkeys(id_ for id_ in ids if isinstance(id_, ArxivId)))


def look_up(
    ids: Sequence[ArxivId],
    source: Source | None,
    index: Source,
    progress: Progress = silent,
) -> Facts:
    """Ask the source and, for whatever it could not be asked about, the embedded index."""
    records: dict[ArxivId, Record] = {}
    answered: set[ArxivId] = set()
    fault = None
    if source and ids:
        try:
            for answer in source.look_up(ids):
                records.update(answer.records)
                answered.update(answer.asked)
                progress(len(answered), len(ids))
        except SourceUnreachable as error:
            fault = error
    rest = [id_ for id_ in ids if id_ not in answered]
    known = {id_: r for answer in index.look_up(rest) for id_, r in answer.records.items()}
    dates = [record.seen for record in known.values()]
    return Facts(
        records | known, frozenset(rest) - known.keys(), fault, max(dates) if dates else None
    )


def _file(
    library: Library,
    ids: Mapping[str, ArxivId | InvalidIdentifier],
    wish: Wish,
    facts: Facts,
    today: date,
) -> tuple[Added, list[Work]]:
    """Decide for each identifier what becomes of it; nothing is written here."""
    shelf = LibraryBuilder(library)
    suggestions = None if wish.section.subsection else Suggestions(library)
    outcomes: list[Outcome] = []
    for text, id_ in ids.items():
        if isinstance(id_, InvalidIdentifier):
            outcomes.append(
                Outcome(text, Fate.FAILED, id_.message, id_.hint, cause=Cause.MALFORMED)
            )
        elif record := facts.records.get(id_):
            entry = from_record.with_wishes(
                from_record.draft(record, today), also=wish.also, note=wish.note, code=wish.code
            )
            notices = _notices(record)
            if suggestions and (better := suggestions.within(wish.section, entry)):
                notices += (f"{better} looks like the subsection for it",)
            outcomes.append(_place(text, entry, wish, shelf, notices))
        else:
            outcomes.append(_without_record(text, id_, library, facts))
    return Added(tuple(outcomes), facts=facts), shelf.added


def _place(
    text: str, entry: Entry, wish: Wish, shelf: LibraryBuilder, notices: tuple[str, ...]
) -> Outcome:
    if twins := shelf.twins(entry):
        return already_there(text, twins[0])
    key = wish.key or from_record.free_key(entry, shelf.is_taken)
    entry = entry.revised({}, key=key)
    work = Work(entry, wish.section, entry_path(wish.section, key))
    shelf.put(work)
    return Outcome(text, Fate.ADDED, f"{key} in {work.path}", work=work, notices=notices)


def _without_record(text: str, id_: ArxivId, library: Library, facts: Facts) -> Outcome:
    if twins := library.by_arxiv.get(id_):
        return already_there(text, twins[0])
    return nothing_known(text, id_, facts)


def nothing_known(asked: str, id_: ArxivId, facts: Facts) -> Outcome:
    """Return the outcome for an identifier of which the sources have no record."""
    if id_ in facts.unreached:
        message = f"{id_} is not in the embedded index"
        hint = "try again later" if facts.fault else "run the command again without --offline"
        return Outcome(asked, Fate.FAILED, message, hint, cause=Cause.UNREACHED)
    message = f"arXiv has no paper {id_}"
    hint = "check the number; a new paper reaches arXiv's interface some hours after its page"
    return Outcome(asked, Fate.FAILED, message, hint, cause=Cause.UNKNOWN)


def _notices(record: Record) -> tuple[str, ...]:
    if record.withdrawn:
        return (f"arXiv's comment on {record.arxiv} says that it was withdrawn: {record.comment}",)
    return ()
