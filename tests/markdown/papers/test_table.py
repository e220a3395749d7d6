"""Tables of works, with whatever heads people give them."""

from collections.abc import Sequence
from typing import Any

import pytest

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.papers import read
from synthlit.markdown.papers.heads import columns

ABS = "https://arxiv.org/abs/2305.20050"
CODE = "https://github.com/openai/prm800k"


@pytest.mark.parametrize(
    ("heads", "kinds"),
    [
        (["Title", "Authors", "Venue", "Year"], ["title", "authors", "venue", "date"]),
        (["#", "Paper", "Author(s)", "Conf.", "Date", "Code"],
         [None, "title", "authors", "venue", "date", None]),
        (["Model", "Paper", "Title"], ["short", None, "title"]),
        (["Name", "Publication"], ["short", "title"]),
        (["Paper", "Publication"], ["title", "venue"]),
        (["**Project**", "Stars", "Description"], ["title", None, "note"]),
        (["标题", "作者", "会议", "年份"], ["title", "authors", "venue", "date"]),
        (["Symbol", "Meaning"], [None, None]),
    ],
)  # fmt: skip
def test_heads_say_what_columns_hold(heads: Sequence[str], kinds: Sequence[str | None]) -> None:
    """The surest head is the title's, and one column is for one thing."""
    found = columns(heads)

    assert [found.get(place) for place in range(len(heads))] == kinds


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (f"| Title | Link |\n|-|-|\n| Verify | [pdf]({ABS}) |", {"title": "Verify", "link": ABS}),
        (f"| Title |\n|-|\n| [Verify]({ABS}) [[code]({CODE})] |",
         {"title": "Verify", "link": ABS, "code": CODE}),
        (f"| Title |\n|-|\n| Verify, with Steps, and Labels [paper]({ABS}) |",
         {"title": "Verify, with Steps, and Labels", "link": ABS}),
        (f"| Paper |\n|-|\n| [PDF]({ABS}) |", {"link": ABS}),
        (f"| Model | Paper |\n|-|-|\n| PRM800K | [Verify]({ABS}) |",
         {"title": "Verify", "short": "PRM800K", "link": ABS}),
        (f"| Title | Paper |\n|-|-|\n| Verify | [![](https://a.org/badge.svg)]({ABS}) |",
         {"title": "Verify", "link": ABS}),
        (f"| x | y |\n|-|-|\n| [Verify]({ABS}) | Lightman et al. |",
         {"title": "Verify", "authors": ("Lightman",), "others": True, "link": ABS}),
        (f"| Title | Year | Note |\n|-|-|-|\n| [Verify]({ABS}) | - | labels |",
         {"title": "Verify", "link": ABS, "note": "labels"}),
        (f"| Title | Venue |\n|-|-|\n| [Verify]({ABS}) | a talk, somewhere |",
         {"title": "Verify", "link": ABS, "venue": "a talk, somewhere"}),
        (f"| Year | Title |\n|-|-|\n| 2023 | [Verify]({ABS}) | more |",
         {"title": "Verify", "link": ABS, "year": 2023}),
        ("| Title | Authors |\n|-|-|\n| Verify | Lightman |",
         {"title": "Verify", "authors": ("Lightman",)}),
        (f"| Title |\n|-|\n| [Verify]({ABS}) |\n[STaR]({ABS}) - after the table", None),
    ],
)  # fmt: skip
def test_row_is_a_work(table: str, said: dict[str, Any] | None) -> None:
    """A row says what its cells do, the title's cell first."""
    candidates = read(table)

    reported = [item.work for item in candidates.items if isinstance(item.work, PaperFacts)]
    if said is None:
        assert [parts.title for parts in reported] == ["Verify", "STaR"]
        return
    (parts,) = reported
    expected = {name: getattr(parts, name) for name in said}
    assert expected == said
    assert candidates.problems == ()


@pytest.mark.parametrize("row", ["| | Lightman |", "| - | x |", "| ... | |"])
def test_row_without_a_title_is_none(row: str) -> None:
    """An empty row, or one of dots, is no work and no problem."""
    candidates = read(f"| Title | Authors |\n|-|-|\n| [Verify]({ABS}) | |\n{row}")

    assert len(candidates.items) == 1
    assert candidates.problems == ()


def test_row_with_a_broken_address_is_reported() -> None:
    """A cell that names no paper is a problem with its line."""
    table = f"| Title |\n|-|\n| [A](https://arxiv.org/abs/2313.00001) |\n| [Verify]({ABS}) |"
    candidates = read(table)

    (problem,) = candidates.problems
    assert (problem.line, len(candidates.items)) == (3, 1)
