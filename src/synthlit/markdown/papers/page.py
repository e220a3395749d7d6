"""Read a Markdown document as the works that it lists."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import (
    Candidate,
    Candidates,
    HeadingAbove,
    PaperFacts,
    SourceLines,
)
from synthlit.markdown.papers import links
from synthlit.markdown.papers.beginning import begins_work, mended
from synthlit.markdown.papers.below import read_below
from synthlit.markdown.papers.blocks import Document, Statement, StatementTable
from synthlit.markdown.papers.inline import Line, read_inline, too_large
from synthlit.markdown.papers.line import read_line
from synthlit.markdown.papers.table import columns, read_row
from synthlit.markdown.proposals import without_number
from synthlit.model.text import clean

# A heading of this level or below can be a work's title.
_WORK_LEVEL = 3
_MOST_LINES = 10
_UNREAD = {
    "code": "it is indented by four spaces, which makes it code; begin the line with `- `",
    "html": "it stands inside HTML, where Markdown is not read; put an empty line before it",
}
_NOTICES = {
    "contents": "lines that lead into the list itself",
    "prose": "lines of lists that are no works",
    "below": "lines below works that say nothing known",
    "tables": "tables without works",
}


def read(text: str) -> Candidates:
    """Return the works of a Markdown document with the headings above them.

    What stands where a work would stand and cannot be understood is a problem; what is no work
    is counted in the notices.
    """
    reading = _Reading(Document(text))
    for block in reading.document.blocks():
        if isinstance(block, StatementTable):
            reading.table(block)
        else:
            reading.statement(block)
    return reading.sheet()


class _Reading:
    """What was read so far of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._items: list[Candidate] = []
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self._told: dict[HeadingAbove, PaperFacts] = {}

    def sheet(self) -> Candidates:
        """Return all that was read, in the order of the lines."""
        notices = [f"{text}: {n}" for kind, text in _NOTICES.items() if (n := self._counts[kind])]
        if self.document.cut:
            reason = (
                "this is nested too deeply; it was not read, nor was what may follow in the list"
            )
            self._problems.append(Problem(reason, self.document.cut))
        if lines := self.document.html:
            notices.append(f"HTML that names works and was not read: line {_joined(lines)}")
        return Candidates(
            tuple(sorted(self._items, key=lambda item: item.place.line)),
            tuple(sorted(self._problems, key=lambda problem: problem.line)),
            tuple(notices),
            tuple(self.document.headings),
        )

    def statement(self, statement: Statement) -> bool:
        """Read a statement and those below it; tell whether there was a work."""
        found = self._read(statement)
        if isinstance(found, PaperFacts):
            parts = self._below(found, statement.below)
            self._items.append(
                Candidate(self._with_notes(parts, statement), self._place(statement))
            )
            return True
        if found is None and (item := self._under_heading(statement)):
            self._items.append(item)
            return True
        below = [self.statement(inner) for inner in statement.below]
        if isinstance(found, Problem) and not any(below):
            self._problem(found, statement)
        return any(below)

    def _under_heading(self, statement: Statement) -> Candidate | None:
        """Return the work whose title is a heading, when the links that stand below it are met."""
        if statement.position != "paragraph" or not statement.headings:
            return None
        *above, heading = statement.headings
        line = self._line(statement)
        known = self._told.get(heading, PaperFacts(title=without_number(heading.text)))
        if heading.level < _WORK_LEVEL or (told := read_below(known, line)) is None:
            return None
        only_links = not any(c.isalnum() for c in line.text)
        if only_links and told.link:
            self._told.pop(heading, None)
            return Candidate(told, replace(self._place(statement), headings=tuple(above)))
        if told.authors and not told.link:
            self._told[heading] = told
        return None

    def _read(self, statement: Statement) -> PaperFacts | Problem | None:
        """Return what a statement is, counting it where it is no work."""
        if reason := _UNREAD.get(statement.position):
            return Problem(reason)
        item = statement.position == "item"
        if reason := too_large(statement.source):
            return Problem(reason) if item or begins_work(statement.source) else None
        line = self._line(statement)
        found = read_line(line, item=item)
        if found is None and item:
            inside = line.links and all(links.role(x) == "internal" for x in line.links.values())
            self._counts["contents" if inside else "prose"] += 1
        return found

    def _line(self, statement: Statement) -> Line:
        return read_inline(mended(statement.source), self.document.references)

    def _below(self, parts: PaperFacts, statements: Sequence[Statement]) -> PaperFacts:
        """Return a work's parts with what is said below it; works there stand for themselves."""
        for place, statement in enumerate(statements):
            if too_large(statement.source):
                self._problem(Problem(too_large(statement.source)), statement)
                continue
            line = self._line(statement)
            if _leads_to_work(line):
                self.statement(statement)
                continue
            found = read_below(parts, line, first=place == 0)
            self._counts["below"] += found is None
            parts = self._below(found or parts, statement.below)
        return parts

    def _with_notes(self, parts: PaperFacts, statement: Statement) -> PaperFacts:
        notes = [read_inline(note, self.document.references) for note in statement.notes]
        texts = [clean(line.shown(line.text)) for line in notes]
        return replace(parts, note=" ".join(filter(None, (parts.note, *texts))))

    def table(self, table: StatementTable) -> None:
        """Read the rows of a table, if there is a work in any of them."""
        kinds = columns(table.heads)
        read = [read_row(cells, kinds, self.document.references) for _, cells in table.rows]
        if not any(isinstance(found, PaperFacts) for found in read):
            self._counts["tables"] += 1
            return
        for (number, cells), found in zip(table.rows, read, strict=True):
            row = Statement(" | ".join(cells), number, number, "item", table.headings)
            if isinstance(found, PaperFacts):
                self._items.append(Candidate(found, self._place(row)))
            elif isinstance(found, Problem):
                self._problem(found, row)

    def _problem(self, problem: Problem, statement: Statement) -> None:
        column = self._place(statement).column
        self._problems.append(replace(problem, line=statement.line, column=column))

    def _place(self, statement: Statement) -> SourceLines:
        lines = self.document.lines[statement.line - 1 : statement.end]
        begin = lines[0].find(statement.source.partition("\n")[0]) if lines else 0
        return SourceLines(
            line=statement.line,
            column=max(begin, 0) + 1,
            end=statement.end,
            headings=statement.headings,
            text="\n".join(lines),
        )


def _leads_to_work(line: Line) -> bool:
    """Tell whether a line below a work is one itself: it begins with a link that is no label."""
    first = next((c for c in line.text if c.isalnum() or c in line.links), "")
    return first in line.links and links.role(line.links[first]) == "title"


def _joined(lines: Sequence[int]) -> str:
    """Return line numbers as people list them; the first ones, where they are many."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{shown} and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else shown
