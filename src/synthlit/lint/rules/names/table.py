"""The rules of this group, in a table."""

from synthlit.lint.rules.names import (
    affiliation_in_name,
    broken_name_list,
    comma_separated_authors,
    et_al_author,
    honorific,
    initials_only,
    long_author_list,
    loose_initials,
    misplaced_suffix,
    natural_name_order,
    number_in_name,
    particle_case,
    repeated_author,
    shouting_name,
    unbraced_corporate_name,
    wrong_separator,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    works=(
        affiliation_in_name,
        broken_name_list,
        comma_separated_authors,
        et_al_author,
        honorific,
        initials_only,
        long_author_list,
        loose_initials,
        misplaced_suffix,
        natural_name_order,
        number_in_name,
        particle_case,
        repeated_author,
        shouting_name,
        unbraced_corporate_name,
        wrong_separator,
    ),
)
