"""The rules of this group, in a table."""

from synthlit.lint.rules.fields import (
    biblatex_only_field,
    biblatex_only_type,
    bibtex_field_alias,
    dependent_field,
    empty_field,
    exclusive_fields,
    issue_is_number,
    loose_annotation,
    missing_field,
    missing_recommended,
    misspelt_field,
    old_type_name,
    placeholder_value,
    type_mismatch,
    uneven_fields,
    unknown_field,
    unknown_language,
    unknown_type,
    wrong_datatype,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    works=(
        biblatex_only_field,
        biblatex_only_type,
        bibtex_field_alias,
        dependent_field,
        empty_field,
        exclusive_fields,
        issue_is_number,
        missing_field,
        missing_recommended,
        misspelt_field,
        old_type_name,
        placeholder_value,
        type_mismatch,
        unknown_field,
        unknown_language,
        unknown_type,
        wrong_datatype,
    ),
    filed=(loose_annotation,),
    collections=(uneven_fields,),
)
