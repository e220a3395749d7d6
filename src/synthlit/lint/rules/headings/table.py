"""The rules of this group, in a table."""

from synthlit.lint.rules.headings import (
    emphasis_as_heading,
    empty_section,
    heading_number,
    heading_punctuation,
    incomplete_contents,
    markup_in_contents,
    missing_contents,
    missing_title,
    mixed_heading_case,
    repeated_heading,
    second_title,
    skipped_level,
    wrong_anchor,
    wrong_count,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    pages=(
        emphasis_as_heading,
        empty_section,
        heading_number,
        heading_punctuation,
        incomplete_contents,
        markup_in_contents,
        missing_contents,
        missing_title,
        mixed_heading_case,
        repeated_heading,
        second_title,
        skipped_level,
        wrong_anchor,
        wrong_count,
    ),
)
