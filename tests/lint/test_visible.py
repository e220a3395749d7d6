"""Hostile characters, shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.lint.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\x9b31m", "a<U+009B>31m"),
        ("a\tb", "a b"),
        ("a\nb\rc", "a<U+000A>b<U+000D>c"),
        ("τ²-Bench 目录 🛠️ é", "τ²-Bench 目录 🛠️ é"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """What steers or hides becomes its number; what people read stays."""
    assert visible(text) == shown


def test_kept() -> None:
    """Characters that are escaped elsewhere stay."""
    assert visible("a\nb\x1b", keep="\n") == "a\nb<U+001B>"


@given(st.text())
def test_nothing_steers_a_terminal(text: str) -> None:
    """No control character is left, and doing it twice changes nothing."""
    shown = visible(text)

    assert not any(c < " " or "\x7f" <= c <= "\x9f" for c in shown)
    assert visible(shown) == shown
