"""The rules of this group, in a table."""

from synthlit.lint.rules.links import (
    bad_arxiv_link,
    bad_doi_link,
    bare_address,
    image_without_text,
    insecure_address,
    loose_arxiv_link,
    malformed_address,
    missing_anchor,
    missing_target,
    repeated_address,
    reversed_link,
    tracking_link,
    undefined_reference,
    unused_definition,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    pages=(
        bad_arxiv_link,
        bad_doi_link,
        bare_address,
        image_without_text,
        insecure_address,
        loose_arxiv_link,
        malformed_address,
        missing_anchor,
        missing_target,
        repeated_address,
        reversed_link,
        tracking_link,
        undefined_reference,
        unused_definition,
    ),
)
