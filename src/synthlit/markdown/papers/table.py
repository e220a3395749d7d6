"""Read the rows of a table as works, by the heads of the columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from synthlit.bibtex.canonical import Problem
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers.beginning import has_link
from synthlit.markdown.papers.below import read_below, with_field
from synthlit.markdown.papers.line import PaperText, read_line
from synthlit.markdown.papers.line_text import LineText, too_large
from synthlit.markdown.papers.links import label
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.segments import without_symbols
from synthlit.markdown.parsing.nodes import Row

# The content of a column -> its heads, the surest first.
_HEADS: Mapping[str, Sequence[str]] = {
    "title": (
        "title", "paper title", "paper name", "paper", "papers", "article", "work", "publication",
        "name", "project", "resource", "tool", "benchmark", "dataset", "model", "method",
        "标题", "论文", "题目",
    ),
    "authors": ("authors", "author", "first author", "author s", "作者"),
    "venue": (
        "venue", "conference", "conf", "journal", "published in", "published", "publisher",
        "pub", "publication", "venue year", "conference journal", "会议",
    ),
    "date": ("year", "date", "publish date", "published date", "publication date", "time",
             "release date", "released", "日期", "年份", "时间"),
    "note": ("note", "notes", "summary", "tldr", "tl dr", "description", "comment", "comments"),
    "short": ("short name", "abbreviation", "acronym", "abbr", "method", "model", "name"),
}  # fmt: skip
_TOO_MANY_CELLS = (
    "the row has more cells than the table has columns; write `|` inside a cell as `\\|`"
)
_NOTHING = frozenset(["", "-", "–", "—", "/", "n/a", "na", "null", "none", "tbd", "x"])


def columns(heads: Sequence[str]) -> dict[int, str]:
    """Return the content of each column whose head is known; a title comes first."""
    found: dict[int, str] = {}
    labels = [label(head) for head in heads]
    for kind, words in _HEADS.items():
        fitting = (at for word in words for at, head in enumerate(labels) if head == word)
        column = next((at for at in fitting if at not in found), None)
        if column is not None:
            found[column] = kind
    return found


def read_row(
    markup: Markup, text: str, row: Row, kinds: Mapping[int, str]
) -> PaperText | Problem | None:
    """Return the work of a row, why it cannot be read, or None where there is no work."""
    cells = row.cells
    hidden = beyond(text, row).strip("| \t")
    if reason := next(filter(None, (too_large(cell.of(text)) for cell in cells)), ""):
        return Problem(reason)
    title = next((column for column, kind in kinds.items() if kind == "title"), None)
    if title is None:
        return Problem(_TOO_MANY_CELLS) if hidden else read_line(markup.text(cells, " | "))
    lines = [markup.text([cell]) for cell in cells]
    found = _title(lines[title]) if title < len(lines) else None
    if hidden and (has_link(hidden) or not (isinstance(found, PaperText) and found.is_linked)):
        return Problem(_TOO_MANY_CELLS)
    if not isinstance(found, PaperText):
        return found
    facts = replace(found.facts, rest=(*found.facts.rest, *filter(None, [hidden])))
    for column, line in enumerate(lines):
        kind, shown = kinds.get(column, ""), without_symbols(line.shown(line.text))
        if column == title or (shown.lower() in _NOTHING and not line.links):
            continue
        if kind == "short":
            facts = replace(facts, short=shown)
        elif kind:
            facts = with_field(facts, kind, shown) or facts
        facts = (read_below(facts, line) if line.links or not kind else None) or facts
    is_paper = facts.identifiers or facts.link or facts.code
    if is_paper or (facts.title and (facts.authors or (facts.venue and facts.year))):
        return replace(found, facts=facts)
    return Problem("the row has neither link nor authors nor venue and year")


def beyond(text: str, row: Row) -> str:
    """Return the text of a row after the cells for which the table has columns, which is hidden."""
    return text[row.cells[-1].end : row.span.end] if row.cells else ""


def _title(line: LineText) -> PaperText | Problem | None:
    """Read the cell of a title: a link, or all of its text but the links to resources."""
    found = read_line(line) if line.links else None
    if any(link.role == "title" for link in line.links.values()) or isinstance(found, Problem):
        return found
    kept = "".join(c for c in line.text if c not in line.resources)
    text = without_symbols(line.shown(kept)).strip(" []()|,").rstrip(".")
    if not any(c.isalpha() for c in text):
        return found
    facts = replace(found.facts if found else PaperFacts(), title=text)
    return PaperText(facts, line.span(0, len(line.text.rstrip())))
