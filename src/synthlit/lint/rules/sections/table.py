"""The rules of this group, in a table."""

from synthlit.lint.rules.rules import Rules
from synthlit.lint.rules.sections import (
    example_drift,
    former_section_name,
    many_sections,
    orphan_folder,
    redundant_also,
    small_section,
    two_titles_alike,
    undescribed_section,
    unknown_also,
    unknown_section,
    unplaced_work,
)

RULES = Rules(
    filed=(
        many_sections,
        redundant_also,
    ),
    libraries=(
        example_drift,
        former_section_name,
        orphan_folder,
        small_section,
        two_titles_alike,
        undescribed_section,
        unknown_also,
        unknown_section,
        unplaced_work,
    ),
)
