"""Addresses: https, or this machine; redirects that stay."""

import pytest

from synthlit.errors import InvalidSettings
from synthlit.sources.response import AttemptFailed, redirected
from synthlit.sources.service import server_of, with_query


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("https://export.arxiv.org/api/query", "export.arxiv.org"),
        ("https://EXPORT.arxiv.org:8443/api/query", "export.arxiv.org:8443"),
        ("http://127.0.0.1:8080/export.arxiv.org/api/query", "127.0.0.1:8080"),
        ("http://127.9.9.9/", "127.9.9.9"),
        ("http://localhost/", "localhost"),
        ("http://[::1]:80/", "::1:80"),
    ],
)
def test_usable_address(url: str, server: str) -> None:
    """An https address is asked anywhere, an http address on this machine."""
    assert server_of(url, "arXiv") == server


@pytest.mark.parametrize(
    "url",
    [
        "http://export.arxiv.org/api/query",
        "http://127.0.0.1.example.org/",
        "http://10.0.0.1/",
        "ftp://127.0.0.1/",
        "file://localhost/etc/passwd",
    ],
)
def test_address_that_is_not_https(url: str) -> None:
    """Nothing is asked over a line that others can read or write."""
    with pytest.raises(InvalidSettings, match="is not https"):
        server_of(url, "arXiv")


@pytest.mark.parametrize(
    "url",
    ["", "export.arxiv.org", "https://", "https://[::1/", "https://a:port/", "https://a b/",
     "https://a/\n", "https://a/\x1b[31m"],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    """A text that names no host is refused before anything is asked."""
    with pytest.raises(InvalidSettings, match="is not a URL"):
        server_of(url, "arXiv")


def test_question_keeps_what_the_address_has() -> None:
    """Identifiers stay readable, the address's own query stays, and a fragment is nobody's."""
    asked = with_query("https://a/query?key=1#x", {"id_list": "2305.20050,math/0309136"})

    assert asked == "https://a/query?key=1&id_list=2305.20050,math/0309136"


@pytest.mark.parametrize("location", ["/there", "there", "https://arxiv.org/there", "?there"])
def test_redirect_that_stays(location: str) -> None:
    """A redirect within the server is followed."""
    assert redirected("https://arxiv.org/here", location).startswith("https://arxiv.org/")


@pytest.mark.parametrize(
    "location",
    [
        "https://example.org/", "http://arxiv.org/here", "//example.org/", "https://arxiv.org:81/",
        "https://arxiv.org@example.org/", "file:///etc/passwd", "https://[", "https://arxiv.org:x/",
    ],
)  # fmt: skip
def test_redirect_that_leads_away(location: str) -> None:
    """A redirect to another host, port or protocol is not followed."""
    with pytest.raises(AttemptFailed, match="redirects to another host") as caught:
        redirected("https://arxiv.org/here", location)

    assert not caught.value.retry
