"""Read the works that a document lists."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import (
    Candidate,
    CandidateList,
    ListHeading,
    PaperFacts,
    SourcePosition,
)
from synthlit.library.ledger import Account, Ledger, Leftover
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.accounts import Accounts, key
from synthlit.markdown.papers.beginning import begins_work, has_link
from synthlit.markdown.papers.below import read_below
from synthlit.markdown.papers.leftovers import text_left
from synthlit.markdown.papers.line import PaperText, read_line
from synthlit.markdown.papers.line_text import LineText, too_large
from synthlit.markdown.papers.links import fault, full, is_web, label_identifier
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.statements import Statement, Statements, StatementTable
from synthlit.markdown.papers.table import TableReader, beyond
from synthlit.markdown.papers.unread import unread_works
from synthlit.markdown.parsing.nodes import Row
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
    "ids": "identifiers in text that is not the line of a work",
    "tables": "tables without works",
}


@dataclass(frozen=True)
class ListedPaper:
    """A work that a document names, and its position.

    `label` is the span of its title as written, which may be a link; `span` is that of all its
    text. `item` is the index of its list item. `lines` are the numbers of all of its lines, also
    of those below it; `left` is what no field holds of them.
    """

    facts: PaperFacts
    position: SourcePosition
    label: Span
    is_linked: bool
    span: Span
    item: int | None = None
    lines: tuple[int, ...] = ()
    left: tuple[Leftover, ...] = ()


@dataclass
class _Below:
    """The lines below a work that belong to it, their texts, and what no field holds of them."""

    texts: list[LineText] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)


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
        self._accounts = Accounts(document)
        # The numbers of the lines of which a notice tells, by its kind.
        self._noticed: defaultdict[str, list[int]] = defaultdict(list)
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

    def candidates(self, papers: Sequence[ListedPaper]) -> CandidateList:
        """Return the works that were read with all problems and notices."""
        unread, html = unread_works(self._document)
        problems = [*self._problems, *unread]
        if too_deep := self._statements.too_deep:
            problems.append(self._problem_at(too_deep, _TOO_DEEP))
        self._accounts.reported.update(problem.line for problem in problems)
        self._accounts.reported.update(html)
        self._accounts.kept.update(
            self._document.source.position(span.start)[0] for span in self._statements.skipped
        )
        ledger = self._accounts.ledger(papers)
        self._noticed["ids"] = _in_text(ledger, {*html, *(problem.line for problem in problems)})
        notices = [
            f"{text}: line {_joined(found)}"
            for kind, text in _NOTICES.items()
            if (found := self._noticed[kind])
        ]
        if html:
            notices.append(f"HTML that names works and was not read: line {_joined(html)}")
        return CandidateList(
            tuple(Candidate(paper.facts, paper.position, left=paper.left) for paper in papers),
            tuple(sorted(problems, key=lambda problem: problem.line)),
            tuple(notices),
            tuple(self._statements.headings),
            ledger,
        )

    def _statement(self, statement: Statement) -> bool:
        """Read a statement and those below it; return whether there was a work."""
        found = self._read(statement)
        if isinstance(found, PaperText):
            below = _Below([self._line(statement)])
            facts = self._with_notes(
                self._below(found.facts, statement.below, below), statement, below
            )
            if reason := "" if facts.identifiers else fault(facts.link):
                self._problems.append(self._problem_at(statement.spans[0], reason))
                self._accounts.reported.update((*self._lines(statement), *below.lines))
                return True
            self._add(replace(found, facts=facts), statement, below)
            return True
        if found is None and self._under_heading(statement):
            return True
        below_it = [self._statement(inner) for inner in statement.below]
        lines = [n for each in (statement, *statement.notes) for n in self._lines(each)]
        if isinstance(found, Problem) and not any(below_it):
            self._problems.append(self._problem_at(statement.spans[0], found.message))
            self._accounts.reported.update(lines)
        else:
            self._accounts.kept.update(lines)
        return any(below_it)

    def _lines(self, statement: Statement) -> Iterable[int]:
        """Return the numbers of the lines of a statement."""
        return (self._document.source.position(span.start)[0] for span in statement.spans)

    def _add(self, found: PaperText, statement: Statement, below: _Below | None = None) -> None:
        source = self._document.source
        below = below or _Below()
        line, column = source.position(statement.spans[0].start)
        text = "\n".join(map(source.line, range(line, statement.end + 1)))
        position = SourcePosition(line, column, statement.end, statement.headings, text)
        span = Span(statement.spans[0].start, statement.spans[-1].end)
        own = [Leftover(line, rest) for rest in found.facts.rest]
        left = sorted((*own, *below.left, *self._links_left(found.facts, below)), key=_line_of)
        lines = dict.fromkeys((*self._lines(statement), *below.lines))
        self._papers.append(
            ListedPaper(
                found.facts, position, found.label, found.is_linked, span, statement.item,
                tuple(lines), tuple(left),
            )
        )  # fmt: skip

    def _links_left(self, facts: PaperFacts, below: _Below) -> Iterator[Leftover]:
        """Yield the links on the lines of a work that no field holds."""
        held = set(map(key, facts.addresses))
        for link in (link for text in below.texts for link in text.links.values()):
            line = self._document.source.position(link.label.start)[0]
            if is_web(link.address) and key(link.address) not in held:
                yield Leftover(line, full(link.address))
            named = label_identifier(link.text)
            if named and key(str(named)) not in held:
                yield Leftover(line, str(named))

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
            self._add(found, replace(statement, headings=tuple(above)), _Below([line]))
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
            self._noticed["contents" if inside else "prose"] += [*self._lines(statement)][:1]
        return found

    def _line(self, statement: Statement) -> LineText:
        return self._markup.text(statement.spans)

    def _below(
        self, facts: PaperFacts, statements: Sequence[Statement], below: _Below
    ) -> PaperFacts:
        """Return a work's facts with those of the statements below it; read works there too."""
        for number, statement in enumerate(statements):
            if reason := too_large(statement.source):
                self._problems.append(self._problem_at(statement.spans[0], reason))
                self._accounts.reported.update(self._lines(statement))
                continue
            line = self._line(statement)
            if _leads_to_work(line):
                self._statement(statement)
                continue
            found = read_below(facts, line, first=number == 0)
            below.lines += self._lines(statement)
            below.texts.append(line)
            first = self._document.source.position(statement.spans[0].start)[0]
            shown = clean(line.shown(line.text))
            left = text_left(line, found) if found else [shown]
            below.left += (Leftover(first, text) for text in left)
            facts = self._with_notes(found or facts, statement, below)
            facts = self._below(facts, statement.below, below)
        return facts

    def _with_notes(self, facts: PaperFacts, statement: Statement, below: _Below) -> PaperFacts:
        below.lines += (number for note in statement.notes for number in self._lines(note))
        lines = [self._line(note) for note in statement.notes if not too_large(note.source)]
        below.texts += lines
        texts = [clean(line.shown(line.text)) for line in lines]
        return replace(facts, note=" ".join(filter(None, (facts.note, *texts))))

    def _table(self, block: StatementTable) -> None:
        """Read the rows of a table, if there is a work in any of them."""
        head, *rows = block.table.rows
        self._accounts.kept.add(self._document.source.position(head.span.start)[0])
        text = self._document.text
        cells = [[self._markup.text([cell]) for cell in row.cells] for row in rows]
        reader = TableReader.of([cell.of(text) for cell in head.cells], cells)
        read = [self._row(reader, row, each) for row, each in zip(rows, cells, strict=True)]
        if not any(
            isinstance(each, PaperText) or has_link(row.span.of(text))
            for row, found in zip(rows, read, strict=True)
            for each in found
        ):
            self._noticed["tables"].append(self._line_at(head.span))
            self._accounts.kept.update(self._line_at(row.span) for row in rows)
            return
        for row, texts, found in zip(rows, cells, read, strict=True):
            self._accounts.kept.add(self._line_at(row.span))
            statement = Statement(
                [*row.cells], "", self._line_at(row.span), "row", block.headings
            )  # fmt: skip
            for each in found:
                if isinstance(each, PaperText):
                    self._add(each, statement, _Below(texts))
                else:
                    self._problems.append(self._problem_at(row.span, each.message))

    def _row(
        self, reader: TableReader, row: Row, cells: Sequence[LineText]
    ) -> list[PaperText | Problem]:
        """Read a row, if none of its cells is too large."""
        text = self._document.text
        if reason := next(filter(None, (too_large(cell.of(text)) for cell in row.cells)), ""):
            return [Problem(reason)]
        return reader.read(cells, beyond(text, row))

    def _line_at(self, span: Span) -> int:
        return self._document.source.position(span.start)[0]

    def _problem_at(self, span: Span, message: str) -> Problem:
        return Problem(message, *self._document.source.position(span.start))


def _line_of(left: Leftover) -> int:
    return left.line


def _in_text(ledger: Ledger, told: Container[int]) -> list[int]:
    """Return the lines of the identifiers that no work holds and no problem reports."""
    found = (each for each in ledger.mentions if each.identifier and each.work is None)
    lines = {each.line for each in found if each.account is Account.REPORTED}
    return sorted(line for line in lines if line not in told)


def _leads_to_work(line: LineText) -> bool:
    """Return whether a line below a work is another work: its first link is not a label."""
    first = next((c for c in line.text if c.isalnum() or c in line.links), "")
    return first in line.links and line.links[first].role == "title"


def _joined(lines: Sequence[int]) -> str:
    """Return line numbers as a list in words; of many, only the first."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{shown} and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else shown
