"""The rules of this group, in a table."""

from synthlit.lint.rules.records import (
    changed_given_name,
    changed_title,
    cut_title,
    lost_accent,
    missing_authors,
    missing_identifier,
    other_authors,
    other_paper,
    published_elsewhere,
    swapped_identifiers,
    title_case,
    withdrawn_paper,
    wrong_class,
    wrong_year,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    collections=(
        changed_given_name,
        changed_title,
        cut_title,
        lost_accent,
        missing_authors,
        missing_identifier,
        other_authors,
        other_paper,
        published_elsewhere,
        swapped_identifiers,
        title_case,
        withdrawn_paper,
        wrong_class,
        wrong_year,
    ),
)
