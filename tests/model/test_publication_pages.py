"""The address alone says whether a page is that of one publication."""

import pytest

from synthlit.model.publication_pages import is_other_page, is_publication_page


@pytest.mark.parametrize(
    "address",
    [
        "https://openreview.net/forum?id=v8L0pN6EOi",
        "https://openreview.net/pdf?id=v8L0pN6EOi",
        "https://openreview.net/forum?noteId=a&id=b",
        "https://aclanthology.org/2023.acl-long.12/",
        "https://aclanthology.org/P19-1001.pdf",
        "https://proceedings.mlr.press/v202/aster23a.html",
        "https://proceedings.neurips.cc/paper_files/paper/2023/hash/a-Abstract-Conference.html",
        "https://dl.acm.org/doi/10.1145/1.2",
    ],
)
def test_publications(address: str) -> None:
    """Forums, papers and articles are; nothing of them is another page."""
    assert is_publication_page(address)
    assert not is_other_page(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://openreview.net/group?id=ICLR.cc/2024/Conference",
        "https://openreview.net/",
        "https://aclanthology.org/events/acl-2023/",
        "https://proceedings.mlr.press/v202/",
    ],
)
def test_other_pages(address: str) -> None:
    """Groups, events and volumes are no publications."""
    assert not is_publication_page(address)
    assert is_other_page(address)


@pytest.mark.parametrize("address", ["https://a.example/x.pdf", "http://[", "", "TODO"])
def test_addresses_elsewhere(address: str) -> None:
    """Of all other places, nothing is known."""
    assert not is_publication_page(address)
    assert not is_other_page(address)
