"""The rules of this group, in a table."""

from synthlit.lint.rules.rules import Rules
from synthlit.lint.rules.titles import (
    address_in_title,
    front_matter_title,
    mixed_title_case,
    over_protected_title,
    small_note,
    title_final_dot,
    title_is_container,
)

RULES = Rules(
    works=(
        address_in_title,
        front_matter_title,
        over_protected_title,
        small_note,
        title_final_dot,
        title_is_container,
    ),
    collections=(mixed_title_case,),
)
