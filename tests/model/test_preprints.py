"""Names and DOIs of preprint servers."""

import pytest

from synthlit.model.identifiers import Doi
from synthlit.model.preprints import is_preprint_doi, names_arxiv, names_preprint


@pytest.mark.parametrize(
    "text",
    [
        "arXiv preprint arXiv:2306.08543", "{CoRR}", "bioRxiv", "SSRN Electronic Journal",
        "Cryptology ePrint Archive, Paper 2020/123", "Submitted to Nature", "to appear",
        "Under review", "\\url{https://arxiv.org/abs/2306.08543}",
    ],
)  # fmt: skip
def test_names_a_preprint(text: str) -> None:
    """A server, or a word for what is not published yet."""
    assert names_preprint(text)


@pytest.mark.parametrize(
    "text", ["", "Nature", "Working Papers in Linguistics", "Manuscripta", "Journal of Appearances"]
)
def test_names_a_publication(text: str) -> None:
    """Journals whose names have such a word in a longer one."""
    assert not names_preprint(text)
    assert not names_arxiv(text)


@pytest.mark.parametrize(
    "doi",
    ["10.48550/arXiv.2306.08543", "10.1101/2020.05.01.073262", "10.2139/ssrn.3441011",
     "10.31234/osf.io/abcde", "10.21203/rs.3.rs-1/v2", "10.26434/chemrxiv.7234721"],
)  # fmt: skip
def test_doi_of_a_server(doi: str) -> None:
    """The prefixes of servers."""
    assert is_preprint_doi(Doi(doi))


@pytest.mark.parametrize("doi", ["10.1038/s41586-025-09422-z", "10.1101/gr.1239303"])
def test_doi_of_a_journal(doi: str) -> None:
    """A publisher may have journals and a server under one prefix."""
    assert not is_preprint_doi(Doi(doi))
