"""Tests of MDN007 on pages that no case file can hold: those that end within a line."""

from pathlib import PurePosixPath

import pytest

from synthlit.lint.loose.fixer import fix
from synthlit.lint.loose.judge import Around
from tests.lint.conftest import TODAY, ChooseRules


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("# Reading", "# Reading\n"),
        ("# Reading\r\n\r\nPapers.", "# Reading\r\n\r\nPapers.\r\n"),
        ("", ""),
    ],
)
def test_last_line_is_ended(text: str, after: str, only_rule: ChooseRules) -> None:
    """A last line gets the end that the page's lines have; an empty page stays empty."""
    mended = fix(PurePosixPath("README.md"), text, only_rule("MDN007"), Around(TODAY))

    assert mended.text == after
    assert mended.left == ()
