"""SYN003 on a page that is too long for a case: one very long line."""

from tests.lint.conftest import ChooseRules, check_text


def test_one_long_line_is_read_once(only_rule: ChooseRules) -> None:
    """All lost bytes of a line are counted, however many there are."""
    text = "\ufffd" * 200_000

    [finding] = check_text("README.md", text, only_rule("SYN003"))

    assert finding.column == 1
    assert "the first of 200,000 places" in finding.message
