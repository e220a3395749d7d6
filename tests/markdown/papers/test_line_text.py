"""Inline Markdown as text with links and styles."""

import pytest

from synthlit.markdown.papers.line_text import LineStyle, too_large
from synthlit.markdown.papers.links import LineImage, LineLink
from tests.markdown.papers.conftest import line_text

ABS = "https://arxiv.org/abs/2305.20050"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a *b* **c** `d` ~~e~~", "a b c d e"),
        ("a<br>b<br/>c  \nd", "a b c d"),
        ("a <!-- hidden --> b", "a b"),
        ("<b>a</b> </i> <sub>b</sub>", "a b"),
        ("a <a href='https://a.org'>b", "a b"),
        ("[a ![pic](p.svg) b](https://a.org)", "a b"),
        (r"\* \_ &lt; &amp; \[", "* _ < & ["),
    ],
)
def test_markup_leaves_the_text(source: str, shown: str) -> None:
    """Styles, breaks, comments and tags go; what is escaped shows as itself."""
    found = line_text(source)

    assert found.shown(found.text) == shown


@pytest.mark.parametrize(
    ("source", "links"),
    [
        (f"[a]({ABS})", [LineLink("a", ABS)]),
        (f"[**a** `b`]({ABS})", [LineLink("a b", ABS)]),
        (f"<{ABS}>", [LineLink(ABS, ABS, bare=True)]),
        (f"[{ABS}]({ABS})", [LineLink(ABS, ABS, bare=True)]),
        (f"see {ABS}.", [LineLink(ABS, ABS, bare=True)]),
        (f"({ABS})", [LineLink(ABS, ABS, bare=True)]),
        ("https://a.org/(y)?,", [LineLink("https://a.org/(y)", "https://a.org/(y)", bare=True)]),
        ("<a href='https://a.org'>a [b](https://b.org)</a>",
         [LineLink("a", "https://a.org"), LineLink("b", "https://b.org")]),
        ("arXiv:2305.20050v1, arXiv: math/0309136", [
            LineLink("arXiv:2305.20050v1", "arXiv:2305.20050v1", bare=True),
            LineLink("arXiv: math/0309136", "arXiv: math/0309136", bare=True),
        ]),
        ("2305.20050 and 2203.14465", [LineLink("2305.20050", "2305.20050", bare=True)]),
        ("`https://a.org`", []),
        ("[![x](p.svg)](https://a.org)",
         [LineLink("", "https://a.org", (LineImage("x", "p.svg"),))]),
        ("<a href=\"https://a.org?b&amp;c\"><img src=p.svg alt='x'></a>",
         [LineLink("", "https://a.org?b&c", (LineImage("x", "p.svg"),))]),
        ("[x](javascript:alert)", []),
    ],
)  # fmt: skip
def test_links_are_found(source: str, links: list[LineLink]) -> None:
    """Links of Markdown and HTML, bare addresses and identifiers are reported with their texts."""
    assert list(line_text(source).links.values()) == links


def test_styles_are_reported_by_place() -> None:
    """A span says where a style begins and ends; a style that a link ends is none."""
    found = line_text("a *b* **c** `d` [*e*](https://a.org) <b>f [g](https://a.org)</b> <i>h")

    assert [(found.shown(found.text[s.start : s.end]), s.name) for s in found.styles] == [
        ("b", "em"), ("c", "strong"), ("d", "code"), ("f g", "strong"),
    ]  # fmt: skip
    assert found.styles[0] == LineStyle(2, 3, "em")


def test_images_and_anchors_stand_beside_the_text() -> None:
    """Pictures show nothing, and anchors are reported."""
    found = line_text("a ![x](p.svg) <a id='one'></a><a name=two></a>")

    assert found.images == (LineImage("x", "p.svg"),)
    assert found.anchors == ("one", "two")
    assert found.text.strip() == "a"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x" * 40_000, ""),
        ("[a](b) " * 150, ""),
        ("x" * 40_001, "it has 40,001 characters, too many for the line of a work"),
        ("[a](b) " * 401, "it has 802 brackets, too many for the line of a work"),
        ("[" * 41, "it has 41 brackets, too many for the line of a work"),
    ],
)
def test_what_no_line_has_is_too_large(source: str, reason: str) -> None:
    """Length and brackets are limited before the parser sees them."""
    assert too_large(source) == reason
