"""What closes nowhere costs the reader of a `.bib` file neither its time nor the entries behind."""

from pathlib import PurePosixPath

import pytest

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import ErrorKind

PATH = PurePosixPath("refs.bib")


@pytest.mark.parametrize("opening", ["@comment{", "@comment(", "@string{a = {", '@preamble{"'])
def test_entries_behind_are_read(opening: str) -> None:
    """Each of many blocks that never close is reported, and the entries between them are read."""
    text = "".join(f"{opening}\n@misc{{key{i}, year = 2023}}\n" for i in range(20))

    sheet = parser.read(PATH, text)

    assert [fault.kind for fault in sheet.errors] == [ErrorKind.UNCLOSED] * 20
    assert [block.key for block in sheet.entries] == [f"key{i}" for i in range(20)]


def test_comment_ends_at_its_own_delimiter() -> None:
    """A comment in parentheses ends at its parenthesis, one in braces at its brace."""
    sheet = parser.read(PATH, "@comment(a (b) } c) @misc{one} @comment{ :-) {x} } @misc{two}")

    assert [block.key for block in sheet.entries] == ["one", "two"]
    assert not sheet.errors
