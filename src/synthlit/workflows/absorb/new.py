"""Make entries of works from their records, where a handwritten line names them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from synthlit.bibtex import canonical
from synthlit.library import from_line, from_record
from synthlit.library.builder import LibraryBuilder
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import LookupResult
from synthlit.workflows.absorb.claims import left, with_claims, with_line
from synthlit.workflows.absorb.compare import alike, differences, facts_of
from synthlit.workflows.absorb.identity import Titles, Works
from synthlit.workflows.add import no_record, record_notices
from synthlit.workflows.report import Cause, Status, WorkResult, already_there, related

_REMEDY = (
    "correct the line, or add the work with `synthlit add` or as BibTeX with `synthlit import`"
)

_UNVERIFIED = "it is not verified: no source was found, and the entry has only what the line says"


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
            return self._from_line(where, facts, section, id_)
        record = self.lookup.records.get(id_)
        if record is None:
            return no_record(where, id_, self.lookup)
        entry = from_record.draft(record, self.today)
        shown = facts_of(entry, self.settings.list.link)
        if facts.title and not alike(facts.title, shown.title):
            return refused(where, f"{id_} is another paper: {shown.title!r}")
        notices = (*record_notices(record), *differences(facts, shown))
        return self._filed(where, with_claims(entry, facts), facts, section, notices)

    def _from_line(
        self, where: str, facts: PaperFacts, section: SectionPath, unknown: str
    ) -> WorkResult:
        """Add a work of which there is only the line, if it is certain that it is a work."""
        if self.titles.know(facts.title) and not from_line.is_proven(facts):
            return refused(where, unknown)
        if reason := from_line.why_not(facts):
            return refused(where, reason if facts.addresses else unknown)
        entry = from_line.draft(facts, self.today)
        return self._filed(where, entry, facts, section, (_UNVERIFIED,))

    def _filed(
        self,
        where: str,
        entry: Entry,
        facts: PaperFacts,
        section: SectionPath,
        notices: Sequence[str],
    ) -> WorkResult:
        entry = with_line(entry, facts)
        if duplicates := self.builder.duplicates_of(entry):
            work = duplicates[0]
            if self.builder.is_new(work):
                work = self._completed(work, facts)
            notices = tuple(text for text in notices if text != _UNVERIFIED)
            notices = (*notices, *left(work.entry, facts))
            return replace(already_there(where, work), notices=notices)
        akin = related(self.builder, entry)
        key = from_record.free_key(entry, self.builder.is_taken)
        work = Work(entry.revised({}, key=key), section, entry_path(section, key))
        self.builder.add(work)
        notices = (*notices, *left(work.entry, facts), *akin)
        return WorkResult(where, Status.ADDED, f"{key} in {work.path}", work=work, notices=notices)

    def _completed(self, work: Work, facts: PaperFacts) -> Work:
        """Return a work of an earlier line with what only this one says."""
        entry = with_line(work.entry, facts)
        if entry == work.entry:
            return work
        self.builder.replace(work, completed := replace(work, entry=entry))
        return completed

    @cached_property
    def _works(self) -> Works:
        return Works(self.builder.library)

    def _present(self, where: str, facts: PaperFacts, work: Work) -> WorkResult:
        shown = facts_of(work.entry, self.settings.list.link)
        if facts.title and not alike(facts.title, shown.title):
            return refused(where, f"{facts.arxiv or work.key} is another paper: {shown.title!r}")
        notices = (*differences(facts, shown), *left(work.entry, facts))
        return replace(already_there(where, work), notices=notices)


def _lists(section: SectionPath, work: Work) -> bool:
    """Return whether a section lists a work: also in one of its subsections."""
    return any(path.within(section) for path in work.sections)


def refused(where: str, reason: str, hint: str = _REMEDY) -> WorkResult:
    """Return the result for a line or an entry from which no work can be made."""
    return WorkResult(where, Status.FAILED, reason, hint, cause=Cause.REFUSED)
