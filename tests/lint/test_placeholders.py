"""A look at the first character leaves out no placeholder."""

import pytest

from synthlit.lint.placeholders import ABSENT, REMINDER, is_placeholder


@pytest.mark.parametrize(
    "word", sorted({*ABSENT, *REMINDER, "?", "??", "-", "---", "–", "—", "..."})
)
def test_placeholders_are_known_in_any_form(word: str) -> None:
    """In capitals, in braces, and with a full stop."""
    forms = (word, word.upper(), word.title(), f"{{{word}}}", f"[{word}.]")

    assert all(is_placeholder("journal", form) for form in forms)
    assert not is_placeholder("journal", f"x{word}")
