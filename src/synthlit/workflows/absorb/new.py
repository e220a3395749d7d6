"""Make entries of works of which somebody typed a line, from their records."""

from datetime import date

from synthlit.bibtex import canonical
from synthlit.library import from_record
from synthlit.library.builder import LibraryBuilder
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.latex.plain import from_text
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import Facts
from synthlit.workflows.absorb.compare import alike, as_typed, differences
from synthlit.workflows.absorb.identity import Titles
from synthlit.workflows.add import nothing_known
from synthlit.workflows.report import Cause, Fate, Outcome, already_there

_REMEDY = "mend the line, or add the work with `synthlit add` or as BibTeX with `synthlit import`"


class NewWorks:
    """Puts works on a shelf, each from the record that its line means."""

    def __init__(
        self, shelf: LibraryBuilder, settings: Settings, titles: Titles, facts: Facts, today: date
    ) -> None:
        self._shelf = shelf
        self._policy = settings.list.link
        self._titles = titles
        self._facts = facts
        self._today = today

    def add(self, where: str, parts: PaperFacts, section: SectionPath | None) -> Outcome:
        """Put a work on the shelf, or tell why not; what was typed differently is told."""
        if section is None:
            return refused(where, "it stands under no heading of a section")
        id_ = self._titles.identity(parts)
        if not isinstance(id_, ArxivId):
            return refused(where, id_)
        record = self._facts.records.get(id_)
        if record is None:
            return nothing_known(where, id_, self._facts)
        entry = from_record.draft(record, self._today)
        entry = from_record.with_wishes(entry, note=parts.note, code=parts.code)
        shown = as_typed(entry, self._policy)
        if parts.title and not alike(parts.title, shown.title):
            return refused(where, f"{id_} is another paper: {shown.title!r}")
        if twins := self._shelf.twins(entry):
            return already_there(where, twins[0])
        entry = _with_claim(entry, parts)
        key = from_record.free_key(entry, self._shelf.is_taken)
        work = Work(entry.revised({}, key=key), section, entry_path(section, key))
        self._shelf.add(work)
        told = tuple(differences(parts, shown))
        return Outcome(where, Fate.ADDED, f"{key} in {work.path}", work=work, notices=told)


def refused(where: str, reason: str) -> Outcome:
    """Return the outcome for a line that no work can be made of."""
    return Outcome(where, Fate.FAILED, reason, _REMEDY, cause=Cause.REFUSED)


def _with_claim(entry: Entry, parts: PaperFacts) -> Entry:
    """Keep a venue that was typed and that the record does not know as a claim, not believed."""
    if not parts.venue or parts.venue.lower() == "arxiv" or entry.get("claimedref"):
        return entry
    claim = f"{parts.venue} {parts.year}" if parts.year else parts.venue
    return canonical.canonical_entry(entry.revised({"claimedref": from_text(claim)}))
