"""Places as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.server.positions import (
    Edit,
    difference,
    position,
    units,
    word,
)
from synthlit.text import Text


def test_columns_count_utf16() -> None:
    """A letter beyond the basic plane is two units; lines count from 0."""
    source = Text("𝒜b\ncd")

    assert position(source, 1) == (0, 2)
    assert position(source, 3) == (1, 0)
    assert units("é𝒜") == 3


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        (1, 10, ((0, 9), (0, 14))),
        (1, 8, ((0, 7), (0, 8))),
        (1, 99, ((0, 15), (0, 15))),
        (2, 1, ((1, 0), (1, 0))),
    ],
)
def test_word(line: int, column: int, expected: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """A finding is underlined to the end of its word, and never past the line."""
    assert word(Text("title = {Let's}\n"), line, column) == expected


@given(st.text(alphabet="a𝒜\n", max_size=12), st.text(alphabet="a𝒜\n", max_size=12))
def test_difference_makes_the_other_text(before: str, after: str) -> None:
    """The one edit makes one text of the other."""
    edit = difference(before, after)

    assert _applied(before, edit) == after


def _applied(before: str, edit: Edit) -> str:
    places = {position(Text(before), n): n for n in range(len(before) + 1)}
    return before[: places[edit.start]] + edit.text + before[places[edit.end] :]
