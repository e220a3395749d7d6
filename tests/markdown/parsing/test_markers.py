from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.markdown.document import read
from synthlit.markdown.parsing.markers import markers
from synthlit.markdown.parsing.nodes import Marker


def _marks(text: str) -> tuple[Marker, ...]:
    return read(PurePosixPath("README.md"), text).markers


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (" synthlit:begin list ", ("begin", "list")),
        ("synthlit:end\n contents", ("end", "contents")),
        (" synthlit:start list ", ("start", "list")),
        (" synthlit:begin ", ("begin", "")),
    ],
)
def test_a_mark_says_which_edge_of_which_part(inner: str, found: tuple[str, str]) -> None:
    """A comment that is meant as a mark is one, also where it is not written right."""
    assert [(marker.edge, marker.name) for marker in _marks(f"<!--{inner}-->")] == [found]


@pytest.mark.parametrize("inner", [" synthlit: ignore LST004 ", " synthlit ", " a synthlit:end x "])
def test_other_comments_are_no_marks(inner: str) -> None:
    """A suppression, or a text that only names the tool, is none."""
    assert not _marks(f"<!--{inner}-->")


@pytest.mark.parametrize(
    "text",
    [
        "a <!-- synthlit:begin list -->",
        "<!-- synthlit:end list --> a",
        "- <!-- synthlit:end list -->",
    ],
)
def test_a_mark_stands_in_a_line_of_its_own(text: str) -> None:
    """A comment within a text is none."""
    assert not _marks(text)


@given(st.lists(st.sampled_from([
    "a", " ", "\n", "\r\n", "- ", "> ", "    ", "\t", "# ", "```\n", "|-|\n", "`", "[", "](b)",
    "~~~\n", "<div>\n", "<pre>\n", '<a b="', "<?", "'", '">', ">",
    "<!-- x -->", "\r", "<!-- ", "-->", "\n\n", "<!-- synthlit:begin list -->",
    "<!-- synthlit:end\nlist -->",
]), max_size=12))  # fmt: skip
def test_marks_need_no_inline_content(pieces: list[str]) -> None:
    """Every comment that is a marker is in a block of HTML."""
    document = read(PurePosixPath("README.md"), "".join(pieces))

    assert document.markers == tuple(markers(document.source, document.comments))
