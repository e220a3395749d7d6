"""The rules of this group, in a table."""

from synthlit.lint.rules.keys import (
    case_clash,
    dangling_reference,
    duplicate_key,
    key_template,
    key_year,
    missing_key,
    reference_cycle,
    uncitable_key,
    unportable_key,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    sheets=(missing_key,),
    works=(
        key_template,
        key_year,
        uncitable_key,
        unportable_key,
    ),
    collections=(
        case_clash,
        dangling_reference,
        duplicate_key,
        reference_cycle,
    ),
)
