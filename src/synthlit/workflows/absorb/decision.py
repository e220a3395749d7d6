"""Decide what becomes of a line that somebody wrote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from synthlit.bibtex import canonical
from synthlit.library.builder import LibraryBuilder
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.section import SectionPath
from synthlit.sources.lookup import Facts
from synthlit.workflows.absorb.compare import as_typed, differences, edits
from synthlit.workflows.absorb.handwritten import Typed
from synthlit.workflows.absorb.identity import Titles, Works
from synthlit.workflows.absorb.new import NewWorks, refused
from synthlit.workflows.report import Fate, Outcome, already_there


@dataclass(frozen=True)
class Decision:
    """What becomes of a line, and the work before and after, where one is changed or added."""

    line: Typed
    outcome: Outcome
    before: Work | None = None
    after: Work | None = None


class Deciding:
    """What is known while lines are decided on, one after the other."""

    def __init__(self, library: Library, titles: Titles, facts: Facts, today: date) -> None:
        self._library = library
        self._works = Works(library)
        self._new = NewWorks(LibraryBuilder(library), library.settings, titles, facts, today)
        self._changed: dict[str, Work] = {}

    def all(self, hand: Sequence[Typed], shown: Sequence[Typed]) -> Iterator[Decision]:
        """Yield a decision for each line; `shown` are all lines that stand on the pages."""
        standing = [line for line in shown if line not in hand]
        homes = {(line.section, work.key) for line in standing if (work := self._meant(line))}
        for line in hand:
            yield self._line(line, homes)

    def _meant(self, line: Typed) -> Work | None:
        return self._works.find(line.parts) if line.parts else None

    def _line(self, line: Typed, homes: set[tuple[SectionPath | None, str]]) -> Decision:
        if line.parts is None:
            return Decision(line, refused(line.where, line.reason))
        if work := self._meant(line):
            return self._known(line, line.parts, work, homes)
        outcome = self._new.add(line.where, line.parts, line.section)
        return Decision(line, outcome, after=outcome.work if outcome.fate is Fate.ADDED else None)

    def _known(
        self, line: Typed, parts: PaperFacts, work: Work, homes: set[tuple[SectionPath | None, str]]
    ) -> Decision:
        """Decide on a line of a work that the library has: edited, moved, or there twice.

        Where the line that the entry generates still stands at home, the typed one is not it.
        """
        work = self._changed.get(work.key, work)
        at_home = (work.section, work.key) in homes
        shown = as_typed(work.entry, self._library.settings.list.link)
        told = tuple(differences(parts, shown))
        changes = {} if at_home else edits(parts, shown)
        section = work.section
        # On the front page a work of a subsection stands in its section too.
        if line.section and not work.section.within(line.section):
            if not at_home:
                section = line.section
            elif line.section not in work.sections:
                changes["also"] = ", ".join(map(str, (*work.entry.also, line.section)))
        entry = work.entry
        if changes:
            entry = canonical.canonical_entry(entry.revised(changes))
        if entry == work.entry and section == work.section:
            return Decision(line, _with(already_there(line.where, work), told))
        after = Work(entry, section, entry_path(section, work.path.stem), work.text, work.file)
        self._changed[work.key] = after
        what = [f"{name} of {work.key} is now {value}" for name, value in changes.items()]
        what += [f"{work.key} moved to {section}"] if section != work.section else []
        outcome = Outcome(line.where, Fate.CHANGED, "; ".join(what), work=after, notices=told)
        return Decision(line, outcome, work, after)


def _with(outcome: Outcome, notices: tuple[str, ...]) -> Outcome:
    return Outcome(outcome.asked, outcome.fate, outcome.message, work=outcome.work, notices=notices)
