"""The rules of this group, in a table."""

from synthlit.lint.rules.numbers import (
    bad_date,
    bad_pages,
    bad_year,
    contradicting_years,
    early_year,
    loose_edition,
    loose_month,
    written_month,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    sheets=(
        loose_month,
        written_month,
    ),
    works=(
        bad_pages,
        contradicting_years,
        early_year,
        loose_edition,
    ),
    collections=(
        bad_date,
        bad_year,
    ),
)
