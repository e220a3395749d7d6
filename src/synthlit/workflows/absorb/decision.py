"""Decide what a handwritten line changes in the library."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from synthlit.bibtex import canonical
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library, Work, entry_path
from synthlit.markdown.lists.line import full_line
from synthlit.workflows.absorb.compare import differences, edits, facts_of
from synthlit.workflows.absorb.handwritten import PageLine
from synthlit.workflows.absorb.identity import Works
from synthlit.workflows.absorb.new import NewWorks, refused
from synthlit.workflows.report import Status, WorkResult, already_there


@dataclass(frozen=True)
class Decision:
    """The result of a line, and the work before and after, where one is changed or added."""

    line: PageLine
    result: WorkResult
    before: Work | None = None
    after: Work | None = None


class Decider:
    """Decides on lines, one after the other.

    `states` are the library now and before; `others` are the lines of the lists that are not
    handwritten.
    """

    def __init__(self, states: Sequence[Library], others: frozenset[str], new: NewWorks) -> None:
        self._states = states
        self._others = others
        self._new = new
        self._works = Works(states[0])
        self._changed: dict[str, Work] = {}

    def decide(self, line: PageLine) -> Decision:
        """Return the decision on a line, after those on all lines before it."""
        if line.facts is None:
            return Decision(line, refused(line.where, line.reason))
        if work := self._works.find(line.facts):
            return self._known(line, line.facts, work)
        result = self._new.add(line.where, line.facts, line.section)
        return Decision(line, result, after=result.work if result.status is Status.ADDED else None)

    def _is_listed(self, key: str) -> bool:
        """Return whether a generated line of a work is still on a page."""
        lines = (
            full_line(work.entry, state.settings.list.link, anchor).partition("\n")[0]
            for state in self._states
            for work in state.by_key.get(key.lower(), ())
            for anchor in ("", work.key)
        )
        return not self._others.isdisjoint(lines)

    def _known(self, line: PageLine, facts: PaperFacts, work: Work) -> Decision:
        """Decide on a line of a work that the library has: edited, moved, or there twice.

        Where the line that the entry generates is still on a page, the handwritten line is a
        second one.
        """
        work = self._changed.get(work.key, work)
        at_home = self._is_listed(work.key)
        shown = facts_of(work.entry, self._states[0].settings.list.link)
        notices = tuple(differences(facts, shown))
        changes = {} if at_home else edits(facts, shown)
        section = work.section
        # On the front page a work of a subsection is in its section too.
        if line.section and not work.section.within(line.section):
            if not at_home:
                section = line.section
            elif line.section not in work.sections:
                changes["also"] = ", ".join(map(str, (*work.entry.also, line.section)))
        entry = work.entry
        if changes:
            entry = canonical.canonical_entry(entry.revised(changes))
        if entry == work.entry and section == work.section:
            return Decision(line, replace(already_there(line.where, work), notices=notices))
        after = Work(entry, section, entry_path(section, work.path.stem), work.text, work.file)
        self._changed[work.key] = after
        texts = [f"{name} of {work.key} is now {value}" for name, value in changes.items()]
        texts += [f"{work.key} moved to {section}"] if section != work.section else []
        result = WorkResult(
            line.where, Status.CHANGED, "; ".join(texts), work=after, notices=notices
        )
        return Decision(line, result, work, after)
