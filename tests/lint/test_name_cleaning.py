"""Names of collectives are found among those of people."""

import pytest

from synthlit.lint.name_cleaning import _LAST_WORDS, with_braced_groups


@pytest.mark.parametrize("word", [*_LAST_WORDS, "Team", "Collaboration"])
def test_collectives_in_a_list_get_braces(word: str) -> None:
    """The first look at a list misses no word that makes a name a collective's."""
    value = f"Doe, Jane and Acme {word} and Roe, R."

    assert with_braced_groups(value) == f"Doe, Jane and {{Acme {word}}} and Roe, R."
    assert with_braced_groups("Doe, Jane and Roe, R.") == "Doe, Jane and Roe, R."
