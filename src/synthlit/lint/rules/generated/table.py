"""The rules of this group, in a table."""

from synthlit.lint.rules.generated import oversized_list, stale_output
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    libraries=(
        oversized_list,
        stale_output,
    ),
)
