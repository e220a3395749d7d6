"""Read the rows of a table as works, by the heads of the columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers.beginning import has_link
from synthlit.markdown.papers.below import read_below, with_field
from synthlit.markdown.papers.heads import columns
from synthlit.markdown.papers.leftovers import text_left
from synthlit.markdown.papers.line import PaperText, read_line, read_marked
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.links import fault, identifiers
from synthlit.markdown.papers.segments import without_symbols
from synthlit.markdown.parsing.nodes import Row

_TOO_MANY_CELLS = (
    "the row has more cells than the table has columns; write `|` inside a cell as `\\|`"
)
_NOTHING = frozenset(["", "-", "–", "—", "/", "n/a", "na", "null", "none", "tbd", "x"])


@dataclass(frozen=True)
class TableReader:
    """Reads the rows of one table. `heads` are the texts of its header.

    Without a head that is known for titles, the title is sought in the column that links works or
    has the most words.
    """

    heads: Sequence[str]
    kinds: Mapping[int, str]
    title: int | None

    @classmethod
    def of(cls, heads: Sequence[str], rows: Sequence[Sequence[LineText]]) -> "TableReader":
        """Return the reader of a table with these rows."""
        kinds = columns(heads)
        title = next((column for column, kind in kinds.items() if kind == "title"), None)
        if title is None:
            width = max([len(heads), *map(len, rows)])
            free = [column for column in range(width) if column not in kinds]
            weights = {column: _weight(rows, column) for column in free}
            title = max(free, key=lambda column: weights[column], default=None)
        return cls(heads, kinds, title)

    def read(self, cells: Sequence[LineText], hidden: str = "") -> list[PaperText | Problem]:
        """Return the works of a row, or why it cannot be read; nothing where there is no work.

        `hidden` is the text of cells for which the table has no columns.
        """
        title = cells[self.title] if self.title is not None and self.title < len(cells) else None
        # Without a head for titles, each cell may link a work of its own.
        searched = [title] if title and self.title in self.kinds else cells
        several = [part for cell in searched for part in _works_of(cell)]
        if len(several) > 1 and not hidden:
            others = [x for x in enumerate(cells) if x[1] not in several and x[1] is not title]
            return self._several([found for part in several if (found := read_line(part))], others)
        found = _title(title) if title else None
        if hidden and (has_link(hidden) or not (isinstance(found, PaperText) and found.is_linked)):
            return [Problem(_TOO_MANY_CELLS)]
        if not isinstance(found, PaperText):
            return [found] if found else []
        facts = replace(found.facts, rest=(*found.facts.rest, *filter(None, [hidden])))
        for column, cell in enumerate(cells):
            if column != self.title:
                facts = self._with_cell(facts, cell, column)
        if not facts.title and not facts.identifiers:
            facts = replace(facts, title=facts.short, short="")
        if reason := "" if facts.identifiers else fault(facts.link):
            return [Problem(reason)]
        if facts.addresses or (facts.title and (facts.authors or (facts.venue and facts.year))):
            return [replace(found, facts=facts)]
        return [Problem("the row has neither link nor authors nor venue and year")]

    def _several(
        self, found: list[PaperText | Problem], others: Iterable[tuple[int, LineText]]
    ) -> list[PaperText | Problem]:
        """Return the works of a row with what the other cells say of all of them."""
        works = [each for each in found if isinstance(each, PaperText)]
        for column, cell in others:
            shown = without_symbols(cell.shown(cell.text))
            if self.kinds.get(column) in ("venue", "date") and not cell.links:
                said = [with_field(each.facts, self.kinds[column], shown) for each in works]
                works = [replace(x, facts=y or x.facts) for x, y in zip(works, said, strict=True)]
            elif works and shown.lower() not in _NOTHING:
                first, facts = works[0], works[0].facts
                rest = (*facts.rest, *self._left(facts, cell, column))
                works[0] = replace(first, facts=replace(facts, rest=rest))
        return [*works, *(each for each in found if isinstance(each, Problem))]

    def _left(self, facts: PaperFacts, cell: LineText, column: int) -> Iterator[str]:
        """Yield what is left over of a cell, each part after the head of the column."""
        head = self.heads[column] if column < len(self.heads) else ""
        return (f"{head}: {text}" if head else text for text in text_left(cell, facts))

    def _with_cell(self, facts: PaperFacts, cell: LineText, column: int) -> PaperFacts:
        """Return the facts of a work with those of another cell; what is not understood is left."""
        kind = self.kinds.get(column, "")
        shown = without_symbols(cell.shown(cell.text))
        if shown.lower() in _NOTHING and not cell.links:
            return facts
        if kind == "short":
            facts = replace(facts, short=shown)
        elif kind:
            facts = with_field(facts, kind, shown) or facts
        if cell.links or not kind:
            facts = read_below(facts, cell) or facts
        return replace(facts, rest=(*facts.rest, *self._left(facts, cell, column)))


def _weight(rows: Sequence[Sequence[LineText]], column: int) -> tuple[int, int]:
    """Return how much a column looks like that of titles: by its links, then by its words."""
    cells = [row[column] for row in rows if column < len(row)]
    linked = sum(any(x.role == "title" for x in cell.links.values()) for cell in cells)
    return linked, sum(len(cell.text.split()) for cell in cells)


def _works_of(cell: LineText) -> list[LineText]:
    """Return the parts of a cell that link a work each: with a title and its own identifier."""
    starts = [
        at
        for at, character in enumerate(cell.text)
        if (link := cell.links.get(character))
        and link.role == "title"
        and identifiers(link.address)
    ]
    if len(starts) < 2:
        return [cell] * len(starts)
    bounds = pairwise([*starts, len(cell.text)])
    return [cell.part(start, end) for start, end in bounds]


def beyond(text: str, row: Row) -> str:
    """Return the text of a row after the cells for which the table has columns, which is hidden."""
    hidden = text[row.cells[-1].end : row.span.end] if row.cells else ""
    return hidden.strip("| \t")


def _title(line: LineText) -> PaperText | Problem | None:
    """Read the cell of a title: a link, or all of its text but the links to resources."""
    found = read_line(line) if line.links else None
    if any(link.role == "title" for link in line.links.values()) or isinstance(found, Problem):
        return found
    if marked := read_marked(line):
        return marked
    kept = "".join(c for c in line.text if c not in line.resources)
    text = without_symbols(line.shown(kept)).strip(" []()|,").rstrip(".")
    if not any(c.isalpha() for c in text):
        return found
    facts = replace(found.facts if found else PaperFacts(), title=text, rest=())
    return PaperText(facts, line.span(0, len(line.text.rstrip())))
