"""The rules of this group, in a table."""

from synthlit.lint.rules.duplicates import (
    duplicate_arxiv_id,
    duplicate_doi,
    duplicate_title,
    version_pair,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    collections=(
        duplicate_arxiv_id,
        duplicate_doi,
        duplicate_title,
        version_pair,
    ),
)
