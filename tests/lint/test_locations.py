"""A part goes with its line where nothing else stands there, and with the blanks before it."""

import pytest

from synthlit.lint.locations import removal
from synthlit.text import applied


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\n  X\nb", "a\nb"),
        ("a\r\n\tX \r\nb", "a\r\nb"),
        ("a\rX\rb", "a\rb"),
        ("X\nb", "b"),
        ("a X b", "a b"),
        ("a\n  X b", "a\n  b"),
        ("a\nX", "a\n"),
        ("X", ""),
    ],
)
def test_removal(before: str, after: str) -> None:
    """What stands beside the part, and every line end of another line, stays."""
    place = before.index("X")

    assert applied(before, [removal(before, place, place + 1)]) == after
