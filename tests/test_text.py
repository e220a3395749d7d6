"""Where characters stand in a text, and what edits make of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.text import Span, Text, TextEdit, applied


def test_lines_end_in_any_way() -> None:
    """LF, CR LF and a lone CR each end one line."""
    source = Text("a\nbc\r\nd\re")

    assert [source.line(n) for n in range(1, 6)] == ["a", "bc", "d", "e", ""]
    assert source.position(2) == (2, 1)
    assert source.position(8) == (4, 1)
    assert Span(2, 4).of(source.text) == "bc"


@given(st.text(alphabet="ab\r\n", max_size=40))
def test_every_character_has_a_place(text: str) -> None:
    """Line and column lead back to the character."""
    source = Text(text)

    for offset in range(len(text)):
        line, column = source.position(offset)
        assert source.line_starts[line - 1] + column - 1 == offset


def test_edits_are_applied_in_order_of_place() -> None:
    """Edits replace their own part only."""
    edits = [TextEdit(4, 5, "E"), TextEdit(0, 1, "AA"), TextEdit(2, 2, "+")]

    assert applied("abcde", edits) == "AAb+cdE"


def test_edits_may_not_meet() -> None:
    """Two edits of one character are refused."""
    with pytest.raises(ValueError, match="meet at character 1"):
        applied("abc", [TextEdit(0, 2, "x"), TextEdit(1, 3, "y")])
