"""The papers that lint's rules see are those that `import` reads, wherever they stand on a page."""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.library.candidates import PaperFacts
from synthlit.lint.paper_lines import lines
from synthlit.markdown import document
from synthlit.markdown.papers import read
from tests.markdown.papers.conftest import Fact
from tests.markdown.papers.test_foreign_lists import FORMS, linked_rows, rows
from tests.markdown.papers.test_line import LINES

ABS = "https://arxiv.org/abs/2305.20050"
OTHER = "https://arxiv.org/abs/2203.14465"
BADGE = "![](https://img.shields.io/badge/arXiv-2203.14465-b31b1b.svg)"

# The pages, each with the titles that stand on it.
PAGES = {
    "a table whose titles are links": (
        f"| Title | Authors | Venue |\n|-|-|-|\n| [Verify]({ABS}) | Lightman et al. | ICLR 2024 |\n"
        f"| **[STaR \\| Reasoner]({OTHER})** | A B, C D | - |\n",
        ["Verify", "STaR | Reasoner"],
    ),
    "a table whose links are badges": (
        f"| Date | Paper | Link |\n|-|-|-|\n| 2022-03 | STaR: Bootstrapping | [{BADGE}]({OTHER}) |",
        ["STaR: Bootstrapping"],
    ),
    "a table without titles in its head": (
        f"| x | y |\n|-|-|\n| [Verify]({ABS}) | Lightman et al. |\n",
        ["Verify"],
    ),
    "paragraphs": (f"[Verify]({ABS}) - Lightman et al.\n[STaR]({OTHER})\n", ["Verify", "STaR"]),
    "headings": (
        f"## 2024\n\n### 1. Verify, Step by Step\n\nHunter Lightman, Vineet Kosaraju\n\n"
        f"[[paper]({ABS})]\n",
        ["Verify, Step by Step"],
    ),
    "nested items": (
        f"- Reasoning\n  - [Verify]({ABS})\n    - Authors: Hunter Lightman\n"
        f"  - **STaR: Bootstrapping** [[pdf]({OTHER})]\n",
        ["Verify", "STaR: Bootstrapping"],
    ),
    "quotations": (
        f"> - [Verify]({ABS})\n>   > said here\n\n> | Title |\n> |-|\n> | [STaR]({OTHER}) |\n",
        ["Verify", "STaR"],
    ),
    "HTML in lines": (
        f"- <b>Verify, Step by Step</b><br><a href='{ABS}'>paper</a>\n"
        f"- <a href='{OTHER}'>STaR</a>\n",
        ["Verify, Step by Step", "STaR"],
    ),
    "Chinese": (f"- 【2022】[自我推理]({OTHER})，作者：张三\n", ["自我推理"]),
    "references and mistyped links": (
        f"- [Verify][v] - Lightman *et al.*, `ICLR`\n- [STaR] ({OTHER})\n\n[v]: {ABS}\n",
        ["Verify", "STaR"],
    ),
    "lines that other systems end": (
        f"# A\r\n\r\n- [Verify]({ABS})\r\n  [STaR]({OTHER})\r\n",
        ["Verify", "STaR"],
    ),
    "code and HTML, where no Markdown is read": (
        f"```\n- [Verify]({ABS})\n```\n\n    - [Verify]({ABS})\n\n<td>\n- [Verify]({ABS})\n</td>\n",
        [],
    ),
}


def imported(text: str) -> list[PaperFacts]:
    """Return the papers that `import` reads."""
    return [item.work for item in read(text).items if isinstance(item.work, PaperFacts)]


def linted(text: str) -> list[PaperFacts]:
    """Return the papers that rules see."""
    return [line.facts for line in lines(document.read(PurePosixPath("README.md"), text))]


@pytest.mark.parametrize("name", PAGES)
def test_every_form_is_seen_by_both(name: str) -> None:
    """Title, authors, venue, year and identifiers are one reading."""
    text, titles = PAGES[name]

    assert [facts.title for facts in linted(text)] == titles
    assert linted(text) == imported(text)


def test_every_line_is_seen_by_both() -> None:
    """The lines of every shape say the same to both, one below the other."""
    text = "\n\n".join(line for line, _ in LINES)

    assert len(linted(text)) >= len(LINES)
    assert linted(text) == imported(text)


@pytest.mark.parametrize("form", FORMS)
def test_lists_of_others_are_seen_by_both(
    facts: Sequence[Fact], form: Callable[[Fact, int], str]
) -> None:
    """Lists as other people keep them, with every title of theirs."""
    text = "# Awesome\n\n" + "\n".join(form(fact, number) for number, fact in enumerate(facts, 1))

    assert len(linted(text)) == len(facts)
    assert linted(text) == imported(text)


@pytest.mark.parametrize("table", [rows, linked_rows])
def test_tables_of_others_are_seen_by_both(
    facts: Sequence[Fact], table: Callable[[Sequence[Fact]], str]
) -> None:
    """Every row of a table is a paper for both."""
    text = table(facts)

    assert len(linted(text)) == len(facts)
    assert linted(text) == imported(text)


@pytest.mark.parametrize("line", [line for line, facts in LINES if "short" not in facts])
def test_title_stands_where_it_is_reported(line: str) -> None:
    """The label of a paper is its title as the file writes it, without what stands around it."""
    found = document.read(PurePosixPath("README.md"), f"text\n\n{line}\n")

    (item, *_) = read(found.text).items
    paper = lines(found)[0]
    title, written = (
        re.sub(r"\W+", "", t) for t in (paper.facts.title, paper.label.of(found.text))
    )
    assert written in (title, f"Paper{title}")
    assert item.position.line <= paper.number(found) <= item.position.end


@given(st.lists(st.sampled_from([text for text, _ in PAGES.values()]), max_size=4))
def test_pages_do_not_disturb_each_other(texts: list[str]) -> None:
    """Whatever stands before and behind a form, both read the same."""
    text = "\n\n# Next\n\n".join(texts)

    assert linted(text) == imported(text)
