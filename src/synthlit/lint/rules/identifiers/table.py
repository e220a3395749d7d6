"""The rules of this group, in a table."""

from synthlit.lint.rules.identifiers import (
    arxiv_doi_as_publication,
    bad_arxiv_id,
    bad_doi,
    bad_url,
    contradicting_arxiv_ids,
    unlabelled_eprint,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    works=(
        arxiv_doi_as_publication,
        bad_arxiv_id,
        bad_doi,
        bad_url,
        contradicting_arxiv_ids,
        unlabelled_eprint,
    ),
)
