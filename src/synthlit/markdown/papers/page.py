"""Read the works that a document lists."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import (
    Candidate,
    CandidateList,
    ListHeading,
    PaperFacts,
    SourcePosition,
)
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.beginning import begins_work
from synthlit.markdown.papers.below import read_below
from synthlit.markdown.papers.line import PaperText, read_line
from synthlit.markdown.papers.line_text import LineText, too_large
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.statements import Statement, Statements, StatementTable
from synthlit.markdown.papers.table import columns, read_row
from synthlit.markdown.papers.unread import unread_works
from synthlit.markdown.proposals import without_number
from synthlit.model.text import clean
from synthlit.text import Span

# A heading of this level or below can be a work's title.
_WORK_LEVEL = 3
_MOST_LINES = 10
_TOO_DEEP = "this is nested too deeply; the items below it were not read"
_NOTICES = {
    "contents": "lines that link to the list itself",
    "prose": "list items that are not works",
    "below": "lines below works that were not understood",
    "tables": "tables without works",
}


@dataclass(frozen=True)
class ListedPaper:
    """A work that a document names, and its position.

    `label` is the span of its title as written, which may be a link; `span` is that of all its
    text. `item` is the index of its list item.
    """

    facts: PaperFacts
    position: SourcePosition
    label: Span
    is_linked: bool
    span: Span
    item: int | None = None


def read_candidates(document: MarkdownDocument) -> CandidateList:
    """Return the works of a document with the headings above them.

    Statements where a work is expected that cannot be read are problems; those that are no
    works are counted in the notices.
    """
    reading = _Reading(document)
    return reading.candidates(reading.papers())


def handwritten_papers(document: MarkdownDocument) -> list[ListedPaper]:
    """Return the works of a document outside of its generated parts."""
    return _Reading(document, only_handwritten=True).papers()


class _Reading:
    """The works and problems of a document that were read so far."""

    def __init__(self, document: MarkdownDocument, *, only_handwritten: bool = False) -> None:
        self._statements = Statements(document, only_handwritten=only_handwritten)
        self._document = document
        self._markup = Markup(document)
        self._papers: list[ListedPaper] = []
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()
        # The facts between a heading that is a title and its links.
        self._begun: dict[ListHeading, PaperFacts] = {}

    def papers(self) -> list[ListedPaper]:
        """Read the works, in the order of the lines."""
        for block in self._statements:
            if isinstance(block, StatementTable):
                self._table(block)
            else:
                self._statement(block)
        return sorted(self._papers, key=lambda paper: paper.position.line)

    def candidates(self, papers: Iterable[ListedPaper]) -> CandidateList:
        """Return the works that were read with all problems and notices."""
        unread, html = unread_works(self._document)
        problems = [*self._problems, *unread]
        if too_deep := self._statements.too_deep:
            problems.append(self._problem_at(too_deep, _TOO_DEEP))
        notices = [f"{text}: {n}" for kind, text in _NOTICES.items() if (n := self._counts[kind])]
        if html:
            notices.append(f"HTML that names works and was not read: line {_joined(html)}")
        return CandidateList(
            tuple(Candidate(paper.facts, paper.position) for paper in papers),
            tuple(sorted(problems, key=lambda problem: problem.line)),
            tuple(notices),
            tuple(self._statements.headings),
        )

    def _statement(self, statement: Statement) -> bool:
        """Read a statement and those below it; return whether there was a work."""
        found = self._read(statement)
        if isinstance(found, PaperText):
            facts = self._with_notes(self._below(found.facts, statement.below), statement)
            self._add(replace(found, facts=facts), statement)
            return True
        if found is None and self._under_heading(statement):
            return True
        below = [self._statement(inner) for inner in statement.below]
        if isinstance(found, Problem) and not any(below):
            self._problems.append(self._problem_at(statement.spans[0], found.message))
        return any(below)

    def _add(self, found: PaperText, statement: Statement) -> None:
        source = self._document.source
        line, column = source.position(statement.spans[0].start)
        text = "\n".join(map(source.line, range(line, statement.end + 1)))
        position = SourcePosition(line, column, statement.end, statement.headings, text)
        span = Span(statement.spans[0].start, statement.spans[-1].end)
        self._papers.append(
            ListedPaper(found.facts, position, found.label, found.is_linked, span, statement.item)
        )

    def _under_heading(self, statement: Statement) -> bool:
        """Read a work whose title is a heading with its links below; return whether it is one."""
        if statement.kind != "paragraph" or not statement.headings:
            return False
        *above, heading = statement.headings
        line = self._line(statement)
        known = self._begun.get(heading, PaperFacts(title=without_number(heading.text)))
        if heading.level < _WORK_LEVEL or (facts := read_below(known, line)) is None:
            return False
        if facts.link and not any(c.isalnum() for c in line.text):
            self._begun.pop(heading, None)
            found = PaperText(facts, self._statements.headings[heading])
            self._add(found, replace(statement, headings=tuple(above)))
            return True
        if facts.authors and not facts.link:
            self._begun[heading] = facts
        return False

    def _read(self, statement: Statement) -> PaperText | Problem | None:
        """Read a statement as a work; count list items that are not works."""
        item = statement.kind == "item"
        if reason := too_large(statement.source):
            return Problem(reason) if item or begins_work(statement.source) else None
        line = self._line(statement)
        found = read_line(line, item=item)
        if found is None and item:
            inside = line.links and all(x.role == "internal" for x in line.links.values())
            self._counts["contents" if inside else "prose"] += 1
        return found

    def _line(self, statement: Statement) -> LineText:
        return self._markup.text(statement.spans)

    def _below(self, facts: PaperFacts, statements: Sequence[Statement]) -> PaperFacts:
        """Return a work's facts with those of the statements below it; read works there too."""
        for number, statement in enumerate(statements):
            if reason := too_large(statement.source):
                self._problems.append(self._problem_at(statement.spans[0], reason))
                continue
            line = self._line(statement)
            if _leads_to_work(line):
                self._statement(statement)
                continue
            found = read_below(facts, line, first=number == 0)
            self._counts["below"] += found is None
            facts = self._below(found or facts, statement.below)
        return facts

    def _with_notes(self, facts: PaperFacts, statement: Statement) -> PaperFacts:
        lines = [self._line(note) for note in statement.notes if not too_large(note.source)]
        texts = [clean(line.shown(line.text)) for line in lines]
        return replace(facts, note=" ".join(filter(None, (facts.note, *texts))))

    def _table(self, block: StatementTable) -> None:
        """Read the rows of a table, if there is a work in any of them."""
        head, *rows = block.table.rows
        text = self._document.text
        kinds = columns([cell.of(text) for cell in head.cells])
        read = [(row, read_row(self._markup, text, row.cells, kinds)) for row in rows]
        if not any(isinstance(found, PaperText) for _, found in read):
            self._counts["tables"] += 1
            return
        for row, found in read:
            if isinstance(found, PaperText):
                line = self._document.source.position(row.span.start)[0]
                self._add(found, Statement([*row.cells], "", line, "row", block.headings))
            elif isinstance(found, Problem):
                self._problems.append(self._problem_at(row.cells[0], found.message))

    def _problem_at(self, span: Span, message: str) -> Problem:
        return Problem(message, *self._document.source.position(span.start))


def _leads_to_work(line: LineText) -> bool:
    """Return whether a line below a work is another work: its first link is not a label."""
    first = next((c for c in line.text if c.isalnum() or c in line.links), "")
    return first in line.links and line.links[first].role == "title"


def _joined(lines: Sequence[int]) -> str:
    """Return line numbers as a list in words; of many, only the first."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{shown} and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else shown
