"""Make entries of works from their records, where a handwritten line names them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

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
from synthlit.sources.lookup import LookupResult
from synthlit.workflows.absorb.compare import alike, differences, facts_of
from synthlit.workflows.absorb.identity import Titles, Works
from synthlit.workflows.add import no_record, record_notices
from synthlit.workflows.report import Cause, Status, WorkResult, already_there, related

_REMEDY = (
    "correct the line, or add the work with `synthlit add` or as BibTeX with `synthlit import`"
)


@dataclass(frozen=True)
class NewWorks:
    """Adds works to a library, each from the record that its line names."""

    builder: LibraryBuilder
    settings: Settings
    titles: Titles
    lookup: LookupResult
    today: date

    def add(
        self,
        where: str,
        facts: PaperFacts,
        section: SectionPath | None,
        also: Sequence[SectionPath] = (),
    ) -> WorkResult:
        """Add a work, or return why not; notices name facts in which the line differs.

        A work that was added from an earlier line is also listed in the section of this one. A
        work that the library had before was not looked up, and stays as it is.
        """
        result = self._add(where, facts, section)
        if section is None or result.work is None or not self.builder.is_new(result.work):
            return result
        return self._listed(result, result.work, (section, *also))

    def _listed(
        self, result: WorkResult, work: Work, sections: Iterable[SectionPath]
    ) -> WorkResult:
        """Return a result for a work that these sections list too."""
        new = [path for path in dict.fromkeys(sections) if not _lists(path, work)]
        if not new:
            return result
        also = ", ".join(map(str, (*work.entry.also, *new)))
        entry = canonical.canonical_entry(work.entry.revised({"also": also}))
        listed = replace(work, entry=entry)
        self.builder.replace(work, listed)
        message = result.message
        if result.status is Status.SKIPPED:
            message += f"; also listed in {', '.join(map(str, new))} now"
        return replace(result, message=message, work=listed)

    def _add(self, where: str, facts: PaperFacts, section: SectionPath | None) -> WorkResult:
        if work := self._works.find(facts):
            return self._present(where, facts, work)
        if section is None:
            return refused(where, "it is under no heading of a section")
        id_ = self.titles.identity(facts)
        if not isinstance(id_, ArxivId):
            return refused(where, id_)
        record = self.lookup.records.get(id_)
        if record is None:
            return no_record(where, id_, self.lookup)
        entry = from_record.draft(record, self.today)
        entry = from_record.with_options(entry, note=facts.note, parts=facts.parts)
        shown = facts_of(entry, self.settings.list.link)
        if facts.title and not alike(facts.title, shown.title):
            return refused(where, f"{id_} is another paper: {shown.title!r}")
        if duplicates := self.builder.duplicates_of(entry):
            notices = tuple(differences(facts, shown))
            return replace(already_there(where, duplicates[0]), notices=notices)
        akin = related(self.builder, entry)
        entry = _with_claim(entry, facts)
        key = from_record.free_key(entry, self.builder.is_taken)
        work = Work(entry.revised({}, key=key), section, entry_path(section, key))
        self.builder.add(work)
        notices = (*record_notices(record), *differences(facts, shown), *akin)
        return WorkResult(where, Status.ADDED, f"{key} in {work.path}", work=work, notices=notices)

    @cached_property
    def _works(self) -> Works:
        return Works(self.builder.library)

    def _present(self, where: str, facts: PaperFacts, work: Work) -> WorkResult:
        shown = facts_of(work.entry, self.settings.list.link)
        if facts.title and not alike(facts.title, shown.title):
            return refused(where, f"{facts.arxiv or work.key} is another paper: {shown.title!r}")
        return replace(already_there(where, work), notices=tuple(differences(facts, shown)))


def _lists(section: SectionPath, work: Work) -> bool:
    """Return whether a section lists a work: also in one of its subsections."""
    return any(path.within(section) for path in work.sections)


def refused(where: str, reason: str, hint: str = _REMEDY) -> WorkResult:
    """Return the result for a line or an entry from which no work can be made."""
    return WorkResult(where, Status.FAILED, reason, hint, cause=Cause.REFUSED)


def _with_claim(entry: Entry, facts: PaperFacts) -> Entry:
    """Keep a venue that only the line has as a claim in `claimedref`."""
    if not facts.venue or facts.venue.lower() == "arxiv" or entry.get("claimedref"):
        return entry
    claim = f"{facts.venue} {facts.year}" if facts.year else facts.venue
    return canonical.canonical_entry(entry.revised({"claimedref": from_text(claim)}))
