"""The rules of this group, in a table."""

from synthlit.lint.rules.exemptions import (
    exemption_without_reason,
    unknown_exemption,
    unused_exemption,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    ledgers=(
        exemption_without_reason,
        unknown_exemption,
        unused_exemption,
    ),
)
