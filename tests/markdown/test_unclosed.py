"""Code blocks that should have ended before."""

from pathlib import PurePosixPath

import pytest

from synthlit.markdown import document
from synthlit.markdown.parsing.nodes import Fence
from synthlit.markdown.unclosed import contains_heading, inner_opening


def _fence(text: str) -> Fence:
    return document.read(PurePosixPath("a.md"), text).blocks.fences[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("```python\nx\n\n```bash\ny\n```\n", "```bash"),
        ("```python\nx\n```\n\n```bash\ny\n```\n", None),
        ("````md\n```bash\ny\n```\n````\n", None),
    ],
)
def test_a_block_contains_the_opening_of_another(text: str, line: str | None) -> None:
    """A fence that could close the block and names a language opens another block."""
    inner = inner_opening(_fence(text), text)
    assert (inner and inner[0]) == line


@pytest.mark.parametrize(("language", "has_heading"), [("", True), ("json", True), ("sh", False)])
def test_a_comment_of_a_language_is_no_heading(language: str, has_heading: bool) -> None:
    """A line that begins with # is not a heading where # begins a comment."""
    text = f"```{language}\nx\n# Section\n"
    assert contains_heading(_fence(text), text) is has_heading
