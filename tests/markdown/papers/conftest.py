"""Facts of real works, and how a test says what it expects of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from synthlit.formats import jsonl
from synthlit.markdown import document
from synthlit.markdown.papers.line_text import LineText
from synthlit.markdown.papers.markup import Markup
from synthlit.markdown.papers.statements import line_spans
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import plain

DATA = Path(__file__).parent


def line_text(source: str) -> LineText:
    """Return a paragraph of one line as its reader sees it."""
    page = document.read(PurePosixPath(), f"x\n{source}")
    (leaf,) = page.blocks.leaves
    return Markup(page).text(line_spans(leaf)[1:])


@dataclass(frozen=True)
class Fact:
    """What is true of a work."""

    title: str
    authors: tuple[str, ...]
    arxiv: str
    venue: str
    year: int
    code: str


def _fact(entry: Entry) -> Fact:
    assert entry.arxiv is not None
    assert entry.year is not None
    return Fact(
        title=plain(entry.get("title")),
        authors=tuple(name.display for name in entry.authors),
        arxiv=entry.arxiv.value,
        venue=entry.venue,
        year=entry.year,
        code=entry.get("code"),
    )


@pytest.fixture(scope="session")
def facts() -> Sequence[Fact]:
    """Fourteen works: with math, quotes, brackets, particles, a collective, and a single author."""
    found = jsonl.read((DATA / "works.jsonl").read_text("utf-8"))
    assert not found.problems
    return [_fact(item.work) for item in found.items if isinstance(item.work, Entry)]
