"""The anchors that GitHub gives to headings."""

import unicodedata
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from synthlit.markdown.anchors import Anchors
from synthlit.markdown.anchors import anchor as anchor_of
from synthlit.markdown.document import read

_RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_PARTS = st.lists(
    st.sampled_from(
        ["a", "B", " ", "  ", "![x](y)", "[![x](y)](z)", "[l](u)", "<img src=x>", "<b>", "</b>",
         "<br/>", "<!-- c -->", "`c`", "` d `", "&amp;", "&nbsp;", "&#35;", ":tada:", "📖", "🛠️",
         "1.", "*", "**", "_", "-", "(", ")", "#", "\\", "强", "É", '<a id="i"></a>', "~~", "x_y"]
    ),
    max_size=7,
).map("".join)  # fmt: skip
_BLOCKS = st.one_of(
    st.builds("{} {}\n".format, st.sampled_from(["#", "##", "> ##", "- #", "> - ###"]), _PARTS),
    st.builds("{}\n---\n".format, _PARTS),
    st.sampled_from(["<h2>a</h2>\n", "<h1> a </h1>\n", "<h3><b>B</b> &amp; *c*\n  d\n</h3>\n"]),
    st.sampled_from(["<details>\n<summary>s</summary>\n", "</details>\n", "text\n", "- a\n"]),
    st.just("```\n# c\n```\n"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("01. Pretraining Scaling (Universal Corpus)", "01-pretraining-scaling-universal-corpus"),
        ("02. Reasoning & Math (Logic & CoT)", "02-reasoning--math-logic--cot"),
        ("📖 Introduction", "-introduction"),
        # The emoji goes, the variation selector behind it stays: it is a mark.
        ("🛠️ Tools & Frameworks", "\ufe0f-tools--frameworks"),
        ("目录 (Table of Contents)", "目录-table-of-contents"),
        ("Привет, Welt_1 – x", "привет-welt_1--x"),
        ("École ÉTÉ", "école-été"),
        ("Ⓐ 🄰 x²", "ⓐ-🄰-x"),
        # Between the letters in squares are symbols.
        ("a🅉b🅊c🅐d🅪e🅰f", "a🅉bc🅐de🅰f"),
        ("  spaces   inside ", "spaces---inside"),
        ("a\tb", "ab"),
        ("Process Supervision (PRM)", "process-supervision-prm"),
        ("!?", ""),
    ],
)
def test_headings_get_githubs_anchors(text: str, anchor: str) -> None:
    """Lower case, spaces as hyphens, and of the rest only what is part of words."""
    assert anchor_of(text) == anchor


def test_second_heading_of_a_name_is_numbered() -> None:
    """A number that another heading has by itself is passed over."""
    anchor = Anchors()

    assert [anchor(text) for text in ("X", "x", "X 1", "x", "y")] == [
        "x",
        "x-1",
        "x-1-1",
        "x-2",
        "y",
    ]


class _Headings(HTMLParser):
    """The texts of the headings of a rendered page, as html-pipeline's toc_filter.rb takes them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.texts.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("h1", "h2", "h3", "h4", "h5", "h6")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


def _rendered(text: str) -> list[str]:
    """Return the anchors of the headings that another reader of Markdown finds."""
    parser = _Headings()
    parser.feed(_RENDERER.render(text))
    parser.close()
    anchor = Anchors()
    kept = [
        "".join(c for c in text if c in " -" or unicodedata.category(c)[0] in "LMN" or c == "_")
        for text in parser.texts
    ]
    return [anchor(text) for text in kept]


@given(st.lists(_BLOCKS, max_size=6))
def test_anchors_are_those_of_the_rendered_page(blocks: list[str]) -> None:
    """In quotes, lists, folded parts and HTML: spaces count, images and tags do not."""
    text = "\n".join(blocks)
    page = read(PurePosixPath("README.md"), text)
    expected = _rendered(text)

    assert page.anchors - {"i"} == set(expected) - {"i"}
    assert [heading.anchor for heading in page.headings if heading.anchor not in expected] == []
