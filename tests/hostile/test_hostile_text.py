"""Text that programs would take for more than text stays text, on all ways in and out.

`python -m tests.hostile` runs the whole table.
"""

from pathlib import Path

import pytest

from tests.hostile.library import GROUPS
from tests.hostile.table import sample, tried
from tests.hostile.terminal import unsafe
from tests.hostile.texts import TEXTS
from tests.hostile.ways_in import WAYS_IN
from tests.hostile.ways_out import markdown_problems


@pytest.mark.parametrize("way", WAYS_IN)
def test_text_stays_text(tmp_path: Path, way: str) -> None:
    """No output has more elements, entries, links or control characters than its template."""
    assert tried(tmp_path, sample(way)) == []


def test_sample_has_every_text_in_every_field() -> None:
    """Of the texts that are not long."""
    pairs = {
        (each.text, name)
        for way in ("by_hand", "import_bib")
        for each in sample(way).texts
        for name in each.fields
    }
    fields = [name for group in GROUPS.values() for name in group]

    assert len(TEXTS) > 450
    assert pairs >= {(text, name) for text in TEXTS if len(text) < 500 for name in fields}
    assert all(sample(way).texts for way in WAYS_IN)


@pytest.mark.parametrize(
    ("text", "found"),
    [("a\x1b[31mb\x1b[0m\n", ""), ("a\x1b]0;b", "U+001B"), ("a\u202eb\x9b", "U+009B U+202E")],
)
def test_terminal(text: str, found: str) -> None:
    """Colours are no danger, and anything else that a terminal acts on is found."""
    assert unsafe(text) == found


@pytest.mark.parametrize("text", ["# b", "![a](b)", "<b>", "[a](ftp://b/c)", "```", "\u202e"])
def test_markdown_is_searched(text: str) -> None:
    """The search finds what a template does not have."""
    assert list(markdown_problems("page", f"- a\n\n{text}\n", 1))
