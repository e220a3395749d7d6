"""Add works to a library by their identifiers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from synthlit.errors import InvalidIdentifier, SynthlitError
from synthlit.library import from_record, store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId, Identifier
from synthlit.model.record import Record
from synthlit.model.section import SectionPath
from synthlit.sources.lookup import LookupResult, Sources, look_up
from synthlit.workflows.reload import AddContext, adding
from synthlit.workflows.report import Cause, Status, WorkReport, WorkResult, already_there, related
from synthlit.workflows.suggest import Suggestions

_WITHDRAWN = "arXiv's comment on {0.arxiv} says that it was withdrawn: {0.comment}"


@dataclass(frozen=True)
class AddOptions:
    """Where and how the works are filed; key, note and parts are for one work only.

    `parts` are the addresses of its code and the like, by the names of their fields.
    """

    section: SectionPath
    also: tuple[SectionPath, ...] = ()
    key: str = ""
    note: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


def add(context: AddContext, asked: Sequence[str], options: AddOptions) -> WorkReport:
    """Add the works of the identifiers.

    Nothing is written before every identifier was looked up, and then all at once. The lock is
    held only while the works are filed and written.

    Raises SynthlitError where the options cannot be followed.
    """
    alone = {"key": options.key, "note": options.note, **options.parts}
    if len(asked) != 1 and (given := [f"--{name}" for name, value in alone.items() if value]):
        message = f"{' and '.join(given)} can be given for one work only"
        raise SynthlitError(message, "add that work in a command of its own")
    ids = {text: _identify(text, context.sources) for text in asked}
    library = store.load(context.root, context.settings)
    if options.key:
        from_record.chosen_key(options.key, library)
    valid = [id_ for id_ in ids.values() if not isinstance(id_, InvalidIdentifier)]
    unknown = [id_ for id_ in dict.fromkeys(valid) if not _works(library, id_)]
    lookup = look_up(unknown, context.sources, context.progress)
    title = f"add {' '.join(asked)}"
    with adding(context.root, library, title, dry_run=context.dry_run) as builder:
        results = tuple(_results(builder, ids, options, lookup, context.today))
    return WorkReport(results, lookup=lookup)


def _identify(text: str, sources: Sources) -> Identifier | InvalidIdentifier:
    try:
        return sources.identify(text)
    except InvalidIdentifier as error:
        return error


def _works(library: Library, id_: Identifier) -> Sequence[Work]:
    """Return the works of the library that have an identifier."""
    if isinstance(id_, ArxivId):
        return library.by_arxiv.get(id_, ())
    return library.by_doi.get(id_, ())


def _results(
    builder: LibraryBuilder,
    ids: Mapping[str, Identifier | InvalidIdentifier],
    options: AddOptions,
    lookup: LookupResult,
    today: date,
) -> Iterator[WorkResult]:
    """Add the works to the builder, and yield the result of each."""
    suggestions = None if options.section.subsection else Suggestions(builder.library)
    for text, id_ in ids.items():
        if isinstance(id_, InvalidIdentifier):
            cause = Cause.MALFORMED
            yield WorkResult(text, Status.FAILED, id_.message, id_.hint, cause=cause)
        elif record := lookup.records.get(id_):
            entry = from_record.with_options(
                from_record.draft(record, today),
                also=options.also,
                note=options.note,
                parts=options.parts,
            )
            notices = record_notices(record)
            if suggestions and (better := suggestions.within(options.section, entry)):
                notices.append(f"{better} looks like the subsection for it")
            yield _place(text, entry, options, builder, tuple(notices))
        elif duplicates := _works(builder.library, id_):
            yield already_there(text, duplicates[0])
        else:
            yield no_record(text, id_, lookup)


def record_notices(record: Record) -> list[str]:
    """Return what a person should know of a record."""
    return [*record.notices, *([_WITHDRAWN.format(record)] if record.withdrawn else [])]


def _place(
    text: str, entry: Entry, options: AddOptions, builder: LibraryBuilder, notices: tuple[str, ...]
) -> WorkResult:
    if duplicates := builder.duplicates_of(entry):
        return already_there(text, duplicates[0])
    notices += related(builder, entry)
    key = options.key or from_record.free_key(entry, builder.is_taken)
    entry = entry.revised({}, key=key)
    work = Work(entry, options.section, entry_path(options.section, key))
    builder.add(work)
    return WorkResult(text, Status.ADDED, f"{key} in {work.path}", work=work, notices=notices)


def no_record(request: str, id_: Identifier, lookup: LookupResult) -> WorkResult:
    """Return the result for an identifier of which the sources have no record."""
    if id_ in lookup.unreached:
        message = f"{id_} is not in the embedded index"
        hint = lookup.error.hint if lookup.error else "run the command again without --offline"
        return WorkResult(request, Status.FAILED, message, hint, cause=Cause.UNREACHED)
    if isinstance(id_, ArxivId):
        message = f"arXiv has no paper {id_}"
        hint = "check the number; a new paper reaches arXiv's interface some hours after its page"
    else:
        message, hint = f"no source has a record of {id_}", "check the identifier"
    return WorkResult(request, Status.FAILED, message, hint, cause=Cause.UNKNOWN)
