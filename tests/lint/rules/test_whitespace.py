"""Tests of MDN007 on pages that no case file can hold: those that end within a line."""

import pytest

from tests.lint.conftest import ChooseRules, fix_text


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
    result = fix_text("README.md", text, only_rule("MDN007"))

    assert result.after == after
    assert result.diagnostics == ()
