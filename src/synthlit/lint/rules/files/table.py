"""The rules of this group, in a table."""

from synthlit.lint.rules.files import (
    conflict_marker,
    crowded_file,
    early_added,
    loose_form,
    misnamed_file,
    missing_added,
    never_verified,
    nothing_parsed,
    stray_file,
    unreadable_file,
    verification_expired,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    files=(
        crowded_file,
        unreadable_file,
    ),
    filed=(
        early_added,
        loose_form,
        missing_added,
        never_verified,
    ),
    libraries=(
        conflict_marker,
        misnamed_file,
        nothing_parsed,
        stray_file,
        verification_expired,
    ),
)
