"""The rules of this group, in a table."""

from synthlit.lint.rules.names import (
    comma_separated_authors,
    et_al_author,
    unbraced_corporate_name,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    works=(
        comma_separated_authors,
        et_al_author,
        unbraced_corporate_name,
    ),
)
