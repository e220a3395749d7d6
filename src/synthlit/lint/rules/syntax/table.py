"""The rules of this group, in a table."""

from synthlit.lint.rules.rules import Rules
from synthlit.lint.rules.syntax import (
    byte_order_mark,
    comment_with_entry,
    extra_comma,
    late_crossref,
    missing_comma,
    mixed_line_ends,
    no_entry,
    not_utf8,
    percent_inside_entry,
    redefined_string,
    repeated_field,
    stray_fields,
    undefined_string,
    unparsed_block,
    unused_string,
)

RULES = Rules(
    sheets=(
        byte_order_mark,
        comment_with_entry,
        extra_comma,
        late_crossref,
        missing_comma,
        mixed_line_ends,
        no_entry,
        not_utf8,
        percent_inside_entry,
        redefined_string,
        repeated_field,
        stray_fields,
        undefined_string,
        unparsed_block,
        unused_string,
    ),
)
