"""The items of long lists are read at once, and as all other lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.markdown.parsing import block_parser
from synthlit.markdown.parsing.block_parser import parse_blocks
from synthlit.text import Text

_CONTENTS = st.sampled_from(
    ["[a](b) - c", "[a](b)", "a", "a ", "a\t", "[a]: b", "[^1]: a", "", "- a", "# a", "```",
     "<div>", "1. a", "> a", "| a |", "a | b", "---", "- -", "é", "\x1c", "a\x1c", "\\# a", "* a",
     "===", "~~~"]
)  # fmt: skip
_LINES = st.lists(
    st.builds(
        lambda *parts: "".join(parts),
        st.sampled_from(["- ", "- ", "- ", "  > ", "  > ", "  ", "", ">", "-", "-  ", " - ", "* "]),
        _CONTENTS,
    ),
    max_size=12,
)


@given(_LINES)
def test_plain_items_are_read_as_any_other(lines: list[str]) -> None:
    """Where lines end in CR, each is read by itself: the same blocks are at the same places."""
    text = "\n".join(lines)

    assert parse_blocks(Text(text)) == parse_blocks(Text(text.replace("\n", "\r")))


def test_a_long_list_is_not_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its first and its last item are."""
    read: list[str] = []
    line = block_parser._BlockParser.line

    def counted(self: block_parser._BlockParser, start: int, end: int) -> None:
        read.append(text[start:end])
        line(self, start, end)

    monkeypatch.setattr(block_parser._BlockParser, "line", counted)
    text = "".join(f"- [Paper {n}](https://a.b/{n}) - A (X 1)\n  > Note.\n" for n in range(9))

    assert len(parse_blocks(Text(text)).items) == 9
    assert read == text.splitlines()[:2] + text.splitlines()[-2:]
