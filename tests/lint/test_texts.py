"""Texts and their quotes in messages."""

import pytest

from synthlit.lint.texts import first_difference, quoted, word_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kiln", '"Kiln"'),
        ("two\n   lines", '"two lines"'),
        ("x" * 48, f'"{"x" * 48}"'),
        ("x" * 49, f'"{"x" * 47}…"'),
    ],
)
def test_quoted(text: str, expected: str) -> None:
    """On one line, and cut where it is long."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("offset", "word"),
    [(0, "Köksal"), (3, "Köksal"), (8, "Abdullatif"), (25, "Timo"), (30, "Timo")],
)
def test_word_at(offset: int, word: str) -> None:
    """The word around a place, without what stands around it."""
    assert word_at("Köksal, Abdullatif and\n{Timo}", offset) == word


@pytest.mark.parametrize(
    ("one", "other", "place"), [("abc", "axc", 1), ("abc", "ab", 2), ("ab", "abc", 2), ("", "a", 0)]
)
def test_first_difference(one: str, other: str, place: int) -> None:
    """Where the texts part, or the shorter ends."""
    assert first_difference(one, other) == place
