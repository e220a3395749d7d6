"""The rules of this group, in a table."""

from synthlit.lint.rules.identifiers import (
    arxiv_doi_as_publication,
    bad_arxiv_id,
    bad_doi,
    bad_isbn,
    bad_issn,
    bad_primary_class,
    bad_url,
    contradicting_arxiv_ids,
    contradicting_dois,
    doi_in_url,
    eprint_in_text,
    escaped_identifier,
    home_page_address,
    loose_arxiv_address,
    missing_primary_class,
    redundant_identifiers,
    tracking_address,
    unlabelled_eprint,
)
from synthlit.lint.rules.rules import Rules

RULES = Rules(
    works=(
        arxiv_doi_as_publication,
        bad_arxiv_id,
        bad_doi,
        bad_isbn,
        bad_issn,
        bad_primary_class,
        bad_url,
        contradicting_arxiv_ids,
        contradicting_dois,
        doi_in_url,
        eprint_in_text,
        escaped_identifier,
        home_page_address,
        loose_arxiv_address,
        missing_primary_class,
        redundant_identifiers,
        tracking_address,
        unlabelled_eprint,
    ),
)
