"""Decide what a handwritten line changes in the library."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from synthlit.bibtex import canonical
from synthlit.library.candidates import PaperFacts
from synthlit.library.library import Library, Work, entry_path
from synthlit.markdown.escape import readable
from synthlit.markdown.lists.line import full_line
from synthlit.model import verified
from synthlit.workflows.absorb.compare import alike, differences, edits, facts_of
from synthlit.workflows.absorb.handwritten import PageLine, Pages
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


@dataclass(frozen=True)
class Commit:
    """The library and its pages as they were in a commit."""

    library: Library
    pages: Pages

    def listed(self, key: str) -> Work | None:
        """Return the work of a key, if a page had the line that its entry generated."""
        works = self.library.by_key.get(key.lower(), ())
        lines = {line: work for work in works for line in _lines_of(self.library, work)}
        for text in self.pages.values():
            for line, work in lines.items():
                if f"{line}\n" in text or f"{line}\r" in text:
                    return work
        return None


class Decider:
    """Decides on lines, one after the other.

    `commits` are the library before; `others` are the lines of the lists that are not handwritten.
    """

    def __init__(
        self, library: Library, commits: Sequence[Commit], others: frozenset[str], new: NewWorks
    ) -> None:
        self._library, self._commits = library, commits
        self._others = others
        self._new = new
        self._works = Works(library)
        self._changed: dict[str, Work] = {}
        self._added: dict[str, Work] = {}

    def decide(self, line: PageLine) -> Decision:
        """Return the decision on a line, after those on all lines before it."""
        if line.facts is None:
            return Decision(line, refused(line.where, line.reason))
        if work := self._works.find(line.facts):
            return self._known(line, line.facts, work)
        result = self._new.add(line.where, line.facts, line.section)
        work = result.work
        if work is None:
            return Decision(line, result)
        if result.status is not Status.ADDED and not self._new.builder.is_new(work):
            return self._known(line, line.facts, work)
        before = self._added.get(work.key)
        if before and before.sections != work.sections:
            result = replace(result, status=Status.CHANGED)
        self._added[work.key] = work
        return Decision(line, result, after=work)

    def _is_listed(self, key: str) -> bool:
        """Return whether a generated line of a work is still on a page, or will be."""
        if key in self._added:
            return True
        states = (self._library, *(commit.library for commit in self._commits))
        lines = (
            line
            for state in states
            for work in state.by_key.get(key.lower(), ())
            for line in _lines_of(state, work)
        )
        return not self._others.isdisjoint(lines)

    def _edited(self, key: str, line: PageLine) -> Work | None:
        """Return a work as it was when its line was generated, if this line is in its place.

        It is if the generated line is on no page any more, or begins this one.
        """
        for commit in self._commits:
            if work := commit.listed(key):
                begins = line.begins in _lines_of(commit.library, work)
                return work if begins or not self._is_listed(key) else None
        return None

    def _known(self, line: PageLine, facts: PaperFacts, work: Work) -> Decision:
        """Decide on a line of a work that the library has: edited, moved, or there twice.

        Only a line in place of one that the entry generated in a commit changes the entry: what it
        changes of that line, and nothing that the entry changed since.
        """
        before = work
        work = self._changed.get(work.key, work)
        policy = self._library.settings.list.link
        shown = facts_of(work.entry, policy)
        if facts.title and not any(alike(facts.title, name) for name in _names(shown, work)):
            reason = f"it has the identifier of {work.key}, which is another work: {shown.title!r}"
            return Decision(line, refused(line.where, reason))
        notices = tuple(differences(facts, shown))
        then = self._edited(work.key, line)
        changes: dict[str, str | None] = {}
        section = work.section
        if then:
            asked = edits(facts, facts_of(then.entry, policy))
            same = (name for name in asked if before.entry.get(name) == then.entry.get(name))
            changes = {name: asked[name] for name in same}
        # On the front page a work of a subsection is in its section too.
        if line.section and not work.section.within(line.section):
            if then and then.section == before.section:
                section = line.section
            elif self._is_listed(work.key) and line.section not in work.sections:
                changes["also"] = ", ".join(map(str, (*work.entry.also, line.section)))
        entry = work.entry
        if changes:
            revised = canonical.canonical_entry(entry.revised(changes))
            entry = verified.carried_over(entry, revised)
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


def _names(shown: PaperFacts, work: Work) -> Iterator[str]:
    """Yield the names of a work that are not empty."""
    return filter(None, (shown.title, readable(work.entry.get("shorttitle"))))


def _lines_of(library: Library, work: Work) -> Iterator[str]:
    """Yield the first line that an entry generates, with and without an anchor."""
    for anchor in ("", work.key):
        yield full_line(work.entry, library.settings.list.link, anchor).partition("\n")[0]
