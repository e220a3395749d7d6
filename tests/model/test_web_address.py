"""Addresses that may stand in Markdown and TeX."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.entry import Entry
from synthlit.model.identifiers import Doi
from synthlit.model.web_address import address, web_address


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ("https://a.org/x_y/~me?a=1&b=2#c", "https://a.org/x_y/~me?a=1&b=2#c"),
        ("https://a.org/a%20b", "https://a.org/a%20b"),
        ("https://a.org/100%", "https://a.org/100%25"),
        ("https://a.org/a b", "https://a.org/a%20b"),
        ("https://a.org/{x}\\y^z", "https://a.org/%7Bx%7D%5Cy%5Ez"),
        ('https://a.org/<b>"c"|`d`', "https://a.org/%3Cb%3E%22c%22%7C%60d%60"),
        ("https://de.wikipedia.org/wiki/Glück", "https://de.wikipedia.org/wiki/Gl%C3%BCck"),
        ("HTTPS://a.org", "HTTPS://a.org"),
        ("  https://a.org/  ", "https://a.org/"),
    ],
)
def test_web_addresses_are_encoded(given_: str, written: str) -> None:
    """What is no character of a URL is percent-encoded, what is stays."""
    assert web_address(given_) == written


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "a.org", "https://",
             "https:// a", "//a.org", "https://a.org/\nhttps://b.org", ""]
)  # fmt: skip
def test_other_schemes_are_no_addresses(text: str) -> None:
    """Nothing but the web's own schemes, with a host, is an address."""
    assert web_address(text) == ""


@given(st.text())
def test_nothing_to_interpret_is_left(text: str) -> None:
    """No space, brace, quote, backslash or letter beyond ASCII gets into an address."""
    written = web_address(f"https://a.org/{text}")

    assert re.fullmatch(r"(?:https://a\.org/[!#$%&'()*+,./:;=?@\[\]_~A-Za-z0-9-]*)?", written)
    assert web_address(written) == written


def test_doi_never_ends_its_path() -> None:
    """What a DOI has of its own characters is encoded where a URL would read it."""
    doi = Doi("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O#x?y")

    assert doi.url == (
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O%23x%3Fy"
    )


_FIELDS = {
    "eprint": "2501.12948",
    "doi": "10.1038/s41586-025-09422-z",
    "url": "https://a.org/x",
    "code": "https://github.com/a/b",
}


@pytest.mark.parametrize(
    ("policy", "without", "target"),
    [
        (("arxiv", "doi", "url"), (), "https://arxiv.org/abs/2501.12948"),
        (("doi", "arxiv"), (), "https://doi.org/10.1038/s41586-025-09422-z"),
        (("url",), (), "https://a.org/x"),
        (("url",), ("url",), "https://arxiv.org/abs/2501.12948"),
        ((), ("eprint",), "https://doi.org/10.1038/s41586-025-09422-z"),
        (("arxiv",), ("eprint", "doi"), "https://a.org/x"),
        (("arxiv",), ("eprint", "doi", "url"), "https://github.com/a/b"),
        (("arxiv",), ("eprint", "doi", "url", "code"), ""),
    ],
)
def test_link_follows_the_policy(
    policy: tuple[str, ...], without: tuple[str, ...], target: str
) -> None:
    """A line links to the first of the policy's that the work has, and then to what it has."""
    fields = {name: value for name, value in _FIELDS.items() if name not in without}

    assert address(Entry(type="misc", key="k", fields=fields), policy) == target
