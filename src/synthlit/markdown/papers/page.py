"""Read the works that a document lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import (
    Candidate,
    CandidateList,
    ListHeading,
    PaperFacts,
    SourcePosition,
)
from synthlit.library.ledger import Leftover
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.papers.accounts import Accounts, key
from synthlit.markdown.papers.beginning import begins_work, has_link
from synthlit.markdown.papers.below import read_below
from synthlit.markdown.papers.leftovers import text_left
from synthlit.markdown.papers.line import PaperText, read_line
from synthlit.markdown.papers.line_text import LineText, too_large
from synthlit.markdown.papers.links import (
    fault,
    full,
    is_placeholder,
    is_web,
    label_identifier,
    mistyped,
)
from synthlit.markdown.papers.listed import (
    Below,
    ListedPaper,
    in_text,
    is_named_paper,
    joined,
    leads_to_work,
    line_of,
)
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.news import under_news
from synthlit.markdown.papers.rows import ReadRow, html_rows, table_rows
from synthlit.markdown.papers.statements import Statement, Statements, StatementTable
from synthlit.markdown.papers.unread import unread_works
from synthlit.markdown.proposals import without_number
from synthlit.model.text import clean
from synthlit.text import Span

# A heading of this level or below can be a work's title.
_WORK_LEVEL = 3
_TOO_DEEP = "this is nested too deeply; the items below it were not read"
_NOTICES = {
    "contents": "lines that link to the list itself",
    "empty": "lines whose link leads nowhere yet",
    "prose": "list items that are not works",
    "ids": "identifiers in text that is not the line of a work",
    "tables": "tables without works",
}


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
        self._only_handwritten = only_handwritten
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
            if under_news(block.headings) and not self._only_handwritten:
                self._accounts.kept.update(self._all_lines(block))
            elif isinstance(block, StatementTable):
                self._table(block)
            else:
                self._statement(block)
        self._html()
        return sorted(self._papers, key=lambda paper: paper.position.line)

    def candidates(self, papers: Sequence[ListedPaper]) -> CandidateList:
        """Return the works that were read with all problems and notices."""
        unread, html = unread_works(self._document)
        read = {number for paper in papers for number in paper.lines}
        html = [number for number in html if number not in read]
        problems = [*self._problems, *unread]
        if too_deep := self._statements.too_deep:
            problems.append(self._problem_at(too_deep, _TOO_DEEP))
        self._accounts.reported.update(problem.line for problem in problems)
        self._accounts.reported.update(html)
        self._accounts.kept.update(
            self._document.source.position(span.start)[0] for span in self._statements.skipped
        )
        ledger = self._accounts.ledger(papers)
        self._noticed["ids"] = in_text(ledger, {*html, *(problem.line for problem in problems)})
        notices = [
            f"{text}: line {joined(found)}"
            for kind, text in _NOTICES.items()
            if (found := self._noticed[kind])
        ]
        if html:
            notices.append(f"HTML that names works and was not read: line {joined(html)}")
        return CandidateList(
            tuple(Candidate(paper.facts, paper.position, left=paper.left) for paper in papers),
            tuple(sorted(problems, key=lambda problem: problem.line)),
            tuple(notices),
            tuple(self._statements.headings),
            ledger,
        )

    def _all_lines(self, block: Statement | StatementTable) -> Iterator[int]:
        """Yield the numbers of the lines of a block, and of those below it."""
        if isinstance(block, StatementTable):
            yield from (self._line_at(row.span) for row in block.table.rows)
            return
        yield from self._lines(block)
        for inner in (*block.below, *block.notes):
            yield from self._all_lines(inner)

    def _statement(self, statement: Statement) -> bool:
        """Read a statement and those below it; return whether there was a work."""
        found = self._read(statement)
        if isinstance(found, PaperText):
            below = Below([self._line(statement)])
            facts = self._with_notes(
                self._below(found.facts, statement.below, below), statement, below
            )
            if reason := "" if facts.identifiers else fault(facts.link):
                self._problems.append(self._problem_at(statement.spans[0], reason))
                self._accounts.reported.update((*self._lines(statement), *below.lines))
                return True
            self._add(replace(found, facts=facts), statement, below)
            return True
        if found is None and (self._under_heading(statement) or self._with_fields(statement)):
            return True
        found = found or self._no_work(statement)
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

    def _add(self, found: PaperText, statement: Statement, below: Below | None = None) -> None:
        source = self._document.source
        below = below or Below()
        line, column = source.position(statement.spans[0].start)
        text = "\n".join(map(source.line, range(line, statement.end + 1)))
        position = SourcePosition(line, column, statement.end, statement.headings, text)
        span = Span(statement.spans[0].start, statement.spans[-1].end)
        own = [Leftover(line, rest) for rest in found.facts.rest]
        left = sorted((*own, *below.left, *self._links_left(found.facts, below)), key=line_of)
        lines = dict.fromkeys((*self._lines(statement), *below.lines))
        self._papers.append(
            ListedPaper(
                found.facts, position, found.label, found.is_linked, span, statement.item,
                tuple(lines), tuple(left),
            )
        )  # fmt: skip

    def _links_left(self, facts: PaperFacts, below: Below) -> Iterator[Leftover]:
        """Yield the links on the lines of a work that no field holds."""
        held = {*map(key, facts.addresses), *below.elsewhere}
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
            self._add(found, replace(statement, headings=tuple(above)), Below([line]))
            return True
        if facts.authors and not facts.link:
            self._begun[heading] = facts
        return False

    def _with_fields(self, statement: Statement) -> bool:
        """Read a work whose link is below the line that names it: `- CoT` and `  - Paper: [ … ]`.

        Return whether it is one: of the lines below, only one begins with `Paper:`.
        """
        papers = [inner for inner in statement.below if is_named_paper(self._line(inner))]
        if len(papers) != 1 or not isinstance(found := self._read(papers[0]), PaperText):
            return False
        shown = self._line(statement)
        below = Below([shown, self._line(papers[0])], [*self._lines(statement)])
        below.left.append(
            Leftover(self._line_at(statement.spans[0]), clean(shown.shown(shown.text)))
        )
        others = [inner for inner in (*papers[0].below, *statement.below) if inner is not papers[0]]
        facts = self._below(self._with_notes(found.facts, papers[0], below), others, below)
        self._add(replace(found, facts=facts), papers[0], below)
        return True

    def _read(self, statement: Statement) -> PaperText | Problem | None:
        """Read a statement as a work."""
        item = statement.kind == "item"
        if reason := too_large(statement.source):
            return Problem(reason) if item or begins_work(statement.source) else None
        return read_line(self._line(statement), item=item)

    def _no_work(self, statement: Statement) -> Problem | None:
        """Count a list item that is not a work, by the kind of its links, or return its fault."""
        if statement.kind != "item" or too_large(statement.source):
            return None
        addresses = [link.address for link in self._line(statement).links.values()]
        if reason := next(filter(None, map(mistyped, addresses)), ""):
            return Problem(reason)
        kind = "contents" if addresses and not any(map(is_web, addresses)) else "prose"
        if kind == "contents" and all(map(is_placeholder, addresses)):
            kind = "empty"
        self._noticed[kind] += [*self._lines(statement)][:1]
        return None

    def _line(self, statement: Statement) -> LineText:
        return self._markup.text(statement.spans)

    def _below(
        self, facts: PaperFacts, statements: Sequence[Statement], below: Below
    ) -> PaperFacts:
        """Return a work's facts with those of the statements below it; read works there too."""
        for number, statement in enumerate(statements):
            if reason := too_large(statement.source):
                self._problems.append(self._problem_at(statement.spans[0], reason))
                self._accounts.reported.update(self._lines(statement))
                continue
            line = self._line(statement)
            if leads_to_work(line):
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

    def _with_notes(self, facts: PaperFacts, statement: Statement, below: Below) -> PaperFacts:
        below.lines += (number for note in statement.notes for number in self._lines(note))
        lines = [self._line(note) for note in statement.notes if not too_large(note.source)]
        below.texts += lines
        texts = [clean(line.shown(line.text)) for line in lines]
        return replace(facts, note=" ".join(filter(None, (facts.note, *texts))))

    def _table(self, block: StatementTable) -> None:
        """Read the rows of a table, if there is a work or a link in any of them."""
        text = self._document.text
        head, *rows = block.table.rows
        self._accounts.kept.update(self._line_at(row.span) for row in (head, *rows))
        read = table_rows(self._document, self._markup, block.table)
        for row, found in zip(rows, read, strict=True):
            if has_link(row.span.of(text)) or any(isinstance(x, PaperText) for x in found.found):
                break
        else:
            self._noticed["tables"].append(self._line_at(head.span))
            return
        for found in read:
            self._row(found, block.headings)

    def _html(self) -> None:
        """Read the rows and items in HTML; nothing else in it can be a work."""
        for row in html_rows(self._document):
            start = row.spans[0].start
            if not (self._only_handwritten and self._document.is_generated(start)):
                self._row(row, self._statements.above(start))

    def _row(self, row: ReadRow, headings: tuple[ListHeading, ...]) -> None:
        end = self._line_at(row.spans[-1]) if row.spans else 0
        statement = Statement([*row.spans], "", end, "row", headings)
        works = [found.facts for found in row.found if isinstance(found, PaperText)]
        held = frozenset(key(address) for facts in works for address in facts.addresses)
        for found in row.found:
            if isinstance(found, PaperText):
                self._add(found, statement, Below([*row.texts], elsewhere=held))
            else:
                self._problems.append(self._problem_at(row.spans[0], found.message))

    def _line_at(self, span: Span) -> int:
        return self._document.source.position(span.start)[0]

    def _problem_at(self, span: Span, message: str) -> Problem:
        return Problem(message, *self._document.source.position(span.start))
