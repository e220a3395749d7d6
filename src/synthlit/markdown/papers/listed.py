"""A work that a page lists, with its lines, and what a line below it is."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from synthlit.library.candidates import PaperFacts, SourcePosition
from synthlit.library.ledger import Account, Ledger, Leftover
from synthlit.markdown.papers.labels import label, label_role
from synthlit.markdown.papers.line_text import LineText
from synthlit.text import Span

_MOST_LINES = 10


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
class Below:
    """The lines below a work that belong to it, their texts, and what no field holds of them."""

    texts: list[LineText] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    # The addresses that another work on the same lines holds.
    elsewhere: frozenset[str] = frozenset()
    left: list[Leftover] = field(default_factory=list)


def line_of(left: Leftover) -> int:
    """Return the line of a leftover, to sort by."""
    return left.line


def in_text(ledger: Ledger, told: Container[int]) -> list[int]:
    """Return the lines of the identifiers that no work holds and no problem reports."""
    found = (each for each in ledger.mentions if each.identifier and each.work is None)
    lines = {each.line for each in found if each.account is Account.REPORTED}
    return sorted(line for line in lines if line not in told)


def is_named_paper(line: LineText) -> bool:
    """Return whether a line links a work after a label: `Paper: [ … ]`."""
    first = next((link for link in line.links.values()), None)
    if first is None or first.role != "title" or not first.hint:
        return False
    return label_role(label(first.hint)) == "paper"


def leads_to_work(line: LineText) -> bool:
    """Return whether a line below a work is another work: its first link is not a label."""
    first = next((c for c in line.text if c.isalnum() or c in line.links), "")
    return first in line.links and line.links[first].role == "title"


def joined(lines: Sequence[int]) -> str:
    """Return line numbers as a list in words; of many, only the first."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    return f"{shown} and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else shown
