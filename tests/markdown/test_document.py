"""A Markdown file is read as GitHub reads it, each part at its place."""

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink

from synthlit.markdown import document
from synthlit.markdown.document import MarkdownDocument, read
from synthlit.markdown.parsing.inline_parser import Inlines, parse_inlines
from synthlit.markdown.parsing.nodes import Leaf, LinkKind
from synthlit.text import Span

PATH = PurePosixPath("README.md")
_ORACLE = MarkdownIt("commonmark").enable(["table"])
_PIECES = st.sampled_from(
    ["[", "]", "(", ")", "!", "*", "**", "_", "`", "``", "\\", "<", ">", "a", "b", " ", '"', "'",
     "&amp;", "\n", "[a](b)", "](", "<b>", '](c "t")', "<tel:x>", "|", "-", "#", "<!-- c -->",
     "\r\n", "1. ", "> "]
)  # fmt: skip


def _page(text: str) -> MarkdownDocument:
    return read(PATH, text)


def _spoken(text: str) -> tuple[list[str], str]:
    """Return the addresses and the shown text as another reader of Markdown finds them."""
    links: list[str] = []
    shown: list[str] = []
    for block in _ORACLE.parse(text):
        for token in block.children or ():
            if token.type in ("link_open", "image"):
                links.append(str(token.attrs["href" if token.type == "link_open" else "src"]))
            elif token.type in ("text", "text_special", "code_inline"):
                shown.append(token.content)
            elif token.type in ("softbreak", "hardbreak"):
                shown.append("\n")
        shown.append("\n" if block.type == "inline" else "")
    return links, " ".join("".join(shown).split())


@given(st.lists(_PIECES, max_size=14))
def test_inline_is_read_as_elsewhere(pieces: list[str]) -> None:
    """Links and shown text are what markdown-it makes of the text, which knows no places."""
    text = "x" + "".join(pieces).replace("![", "[")
    page = _page(text)

    others = (LinkKind.BARE, LinkKind.HTML)
    links = [normalizeLink(link.url) for link in page.links if link.kind not in others]
    shown = " ".join(" ".join(page.plain(leaf.span) for leaf in page.blocks.leaves).split())

    assert (links, shown) == _spoken(text)


@given(st.lists(_PIECES, max_size=20))
def test_places_are_true(pieces: list[str]) -> None:
    """Whatever the text, each part lies in it, and what it names stands there."""
    text = "".join(pieces)
    page = _page(text)

    for link in page.links:
        assert 0 <= link.span.start <= link.label.start <= link.label.end <= link.span.end
        assert link.span.end <= len(text)
        if link.target and "&" not in link.target.of(text) and "\\" not in link.target.of(text):
            assert link.target.of(text) == link.url.removeprefix("mailto:")
    for item in page.blocks.items:
        assert text.startswith(item.marker, item.marker_at)
        assert item.span.start <= item.content.start <= item.content.end <= len(text)
    for heading in page.headings:
        assert heading.span.start <= heading.content.start <= heading.content.end
        assert heading.section.start <= heading.section.end <= len(text)
    for stray in page.stray:
        assert stray.of(text)[0] in "*_~`[]!"


def test_headings() -> None:
    """Levels, texts, anchors and sections are GitHub's, whatever the form of the heading."""
    text = (
        "\ufeff# A **bold** [link](x) ![badge](y)\r\n\r\nTwo\r\n---\r\n\r\n"
        "### `code` &amp; 🛠️ ###\r\n\r\n## Two\r\n\r\nx\r\n\r\n# End"
    )
    page = _page(text)

    assert [(h.level, h.text, h.anchor) for h in page.headings] == [
        (1, "A bold link", "a-bold-link-"),
        (2, "Two", "two"),
        (3, "code & 🛠️", "code--️"),
        (2, "Two", "two-1"),
        (1, "End", "end"),
    ]
    assert page.headings[2].content.of(text) == "`code` &amp; 🛠️"
    assert page.headings[1].section.end == page.headings[3].span.start
    assert page.headings[0].section == Span(1, page.headings[4].span.start)
    assert "two-1" in page.anchors


def test_items() -> None:
    """Items know their markers, depth, parents and first paragraphs."""
    text = (
        "# H\n\n- [ ] one\n  two\n\n  more\n  - [x] deep\n1) num\n\n> * quoted\n\n- - both\n-\n"
        "- # heading\n"
    )
    page = _page(text)

    found = [
        (i.marker, i.depth, i.parent, i.content.of(text), i.ordered) for i in page.blocks.items
    ]
    assert found == [
        ("-", 1, None, "[ ] one\n  two", False),
        ("-", 2, 0, "[x] deep", False),
        ("1)", 1, None, "num", True),
        ("*", 1, None, "quoted", False),
        ("-", 1, None, "", False),
        ("-", 2, 4, "both", False),
        ("-", 1, None, "", False),
        ("-", 1, None, "", False),
    ]
    assert page.blocks.items[0].span.of(text).endswith("deep")
    assert page.blocks.items[0].heading == 0


def test_links_of_every_kind() -> None:
    """Each kind of link is found with its label, target and title."""
    text = (
        '- [a *b*](<x y> "t") ![i](p.png) [r][R] [r] <https://a.b> www.c.d). '
        '<a href="h">l <b>m</b></a> <img alt="A" src=s.png> <m@n.o>\n\n[r]: ref\\_x\n'
    )
    page = _page(text)

    assert [(link.kind, link.text, link.url) for link in page.links] == [
        ("inline", "a b", "x y"), ("image", "i", "p.png"), ("reference", "r", "ref_x"),
        ("reference", "r", "ref_x"), ("autolink", "https://a.b", "https://a.b"),
        ("bare", "www.c.d", "http://www.c.d"), ("html", "l m", "h"),
        ("html image", "A", "s.png"), ("autolink", "m@n.o", "mailto:m@n.o"),
    ]  # fmt: skip
    assert [link.target.of(text) for link in page.links if link.target] == [
        "x y", "p.png", "https://a.b", "www.c.d", "h", "s.png", "m@n.o",
    ]  # fmt: skip
    assert page.links[0].span.of(text).endswith('t")')
    assert {link.item for link in page.links} == {0}
    assert page.links_by_item == {0: page.links}


def test_image_within_link_is_nested() -> None:
    """A badge is a link and an image within it."""
    page = _page("[![b](i.svg)](u) [x](y)")

    assert [(link.url, link.nested) for link in page.links] == [
        ("u", False), ("i.svg", True), ("y", False),
    ]  # fmt: skip


def test_links_outside_of_items_have_none() -> None:
    """Only what stands in an item belongs to it, and to the innermost."""
    page = _page("[a](b)\n\n- [c](d)\n  - [e](f)\n")

    assert [link.item for link in page.links] == [None, 0, 1]
    assert [len(links) for links in page.links_by_item.values()] == [1, 1]


def test_references() -> None:
    """Uses and definitions are separated from text in brackets and from what has no definition."""
    text = "[a][Ä  b] ![c][] [d][e] [f] [g][^h] [i][j](k)\n\n[ä b]: u\n[C]: <v>\n[c]: w\n"
    page = _page(text)

    defined = [use for use in page.references if use.defined]
    assert [use.label for use in defined] == ["Ä  b", "c"]
    assert [use.span.of(text) for use in page.references if not use.defined] == ["[d][e]"]
    assert [(d.label, d.url, d.target.of(text)) for d in page.blocks.definitions] == [
        ("Ä B", "u", "u"), ("C", "v", "v"), ("C", "w", "w"),
    ]  # fmt: skip


def test_fences_and_code() -> None:
    """Code is separated from prose, and a fence that never closes from one that does."""
    text = "`a`\n\n```bib x\n@misc\n```\n\n    indented\n\n> ~~~\n> x\n> ~~~\n\n- ```\n  open\n"
    page = _page(text)

    assert [(f.marker, f.info, f.body.of(text), bool(f.closing)) for f in page.blocks.fences] == [
        ("```", "bib x", "@misc", True), ("~~~", "", "> x", True), ("```", "", "  open", False),
    ]  # fmt: skip
    for code in ("`a`", "@misc", "indented", "open"):
        assert page.is_code(text.index(code))
    assert not page.is_code(text.index("\n\n```bib"))
    assert "@misc" not in "".join(span.of(text) for span in page.prose())


def test_empty_fence() -> None:
    """A fence without lines has an empty body."""
    page = _page("```\n```\n\n```")

    fences = page.blocks.fences
    assert [fence.body.start - fence.body.end for fence in fences] == [0, 0]
    assert [bool(fence.closing) for fence in fences] == [True, False]


def test_comments_and_regions() -> None:
    """Comments are found anywhere; a generated part has two, and a half of one is reported."""
    text = (
        "a <!-- b --> c\n\n<!-- synthlit:begin list -->\n\n- x\n\n<!-- synthlit:end list -->\n\n"
        "<!-- synthlit:begin contents -->\n\n<!-- synthlit:begin other -->\n\n"
        "<!-- synthlit:end list -->\n\n<!-- synthlit:begin last -->\n\n<!---->\n\n<!-- open"
    )
    page = _page(text)

    assert [comment.inner.of(text).strip() for comment in page.comments if comment.closed] == [
        "b", "synthlit:begin list", "synthlit:end list", "synthlit:begin contents",
        "synthlit:begin other", "synthlit:end list", "synthlit:begin last", "",
    ]  # fmt: skip
    assert page.comments[-1].inner.of(text) == " open"
    assert [(r.name, bool(r.begin), bool(r.end)) for r in page.regions] == [
        ("list", True, True), ("contents", True, False), ("other", True, False),
        ("list", False, True), ("last", True, False),
    ]  # fmt: skip
    assert page.regions[0].span.start < text.index("- x") < page.regions[0].span.end


def test_tags_and_names() -> None:
    """Tags have their attributes; `id`, and `name` of an `a`, set anchors."""
    text = '<a id="x"></a> <p NAME=y Id=\'z\'>\n\n<div\n  align="center">\n<a name=q>\n</div>\n'
    page = _page(text)

    assert [(tag.name, tag.closing, dict(tag.attributes)) for tag in page.tags] == [
        ("a", False, {"id": "x"}), ("a", True, {}), ("p", False, {"name": "y", "id": "z"}),
        ("div", False, {"align": "center"}), ("a", False, {"name": "q"}), ("div", True, {}),
    ]  # fmt: skip
    assert [name.name for name in page.explicit_anchors] == ["x", "z", "q"]


def test_html_link_without_end() -> None:
    """A link that HTML leaves open has no label."""
    page = _page("<a href=x>one <a href=y>two</a>\n\n<a href=z>three\n\nfour")

    assert [(link.url, link.text) for link in page.links] == [("x", ""), ("y", "two"), ("z", "")]


def test_tables() -> None:
    """Cells are cut at bars that are not escaped, and no more than the head has."""
    text = "# H\n\n> | a | `b` |\n> |---|---|\n> | [x](y) \\| z | | more |\n> c\n"
    page = _page(text)

    (table,) = page.blocks.tables
    assert [[cell.of(text) for cell in row.cells] for row in table.rows] == [
        ["a", "`b`"], ["[x](y) \\| z", ""], ["c"],
    ]  # fmt: skip
    assert [link.url for link in page.links] == ["y"]


def test_styles_and_stray_signs() -> None:
    """Emphasis is paired as CommonMark has it, and what is left over is reported."""
    text = "- [**a** *b*](x) _c_d_ **e `f [g ~~h~~ ~i~~ * j\n"
    page = _page(text)

    label = page.links[0].label
    assert [(s.character, s.width, s.span.of(text)) for s in page.styles(label)] == [
        ("*", 2, "**a**"), ("*", 1, "*b*"),
    ]  # fmt: skip
    assert [s.of(text) for s in page.stray] == ["**", "`", "[", "~", "~~"]
    assert page.plain(label) == "a b"
    assert list(_page("").styles(Span(0, 0))) == []
    assert _page("").plain(Span(0, 0)) == ""


def test_plain_part_of_several_lines() -> None:
    """What a part shows is on one line, wherever its lines stand."""
    text = "> - [a\n>   *b*](x)\n>   c"
    page = _page(text)

    assert page.links[0].text == "a b"
    assert page.plain(page.blocks.items[0].content) == "a b c"
    assert page.links[0].label.of(text) == "a\n>   *b*"


def test_prose_ends_with_the_text() -> None:
    """Prose reaches to the end, or to the code there."""
    assert [s.of("a `b`") for s in _page("a `b`").prose()] == ["a "]
    assert [s.of("`b` a") for s in _page("`b` a").prose()] == [" a"]


def test_tabs_and_line_ends() -> None:
    """Tabs, lone carriage returns and NUL characters do not move what stands behind them."""
    text = "-\t[a](b)\r-\t\tc\u0000d [e](f)\r\n\r\n\t[g](h)\n"
    page = _page(text)

    assert [(link.target.of(text) if link.target else "") for link in page.links] == ["b", "h"]
    assert [item.marker_at for item in page.blocks.items] == [0, 9]


@pytest.mark.parametrize(
    "text",
    ["[" * 3000, "![" * 2000, "](" * 2000, "<" * 3000, "`" * 3000, "*a " * 2000, "<!--" * 1000,
     "> " * 1000, "- " * 1000, "http://" * 500, "[a](b" * 1000, "(" * 3000 + "[a](" * 50,
     "<![CDATA[" * 500, "<?" * 1000, "[a](" + "(" * 100, "<!a" * 1000, "&" * 2000, "|" * 2000,
     "a <?>" * 1000]
)  # fmt: skip
def test_hostile_text_is_read(text: str) -> None:
    """No text breaks the reader."""
    page = _page(text)

    assert page.links is page.links
    assert all(span.end <= len(text) for span in page.prose())


def test_only_what_is_needed_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Markers need no inline content, headings need their own, and documents in use are shared."""
    parsed: list[str] = []

    def parse(leaf: Leaf, references: Mapping[str, str]) -> Inlines:
        parsed.append(leaf.text)
        return parse_inlines(leaf, references)

    monkeypatch.setattr(document, "parse_inlines", parse)
    page = _page("# *a*\n\n- b\n\n<!-- synthlit:begin list -->\n")

    assert [marker.name for marker in page.markers] == ["list"]
    assert not parsed
    assert _page(page.text).headings[0].text == "a"
    assert parsed == ["*a*"]
    assert page.plain(page.blocks.items[0].content) == "b"
    assert not page.links
    assert parsed == ["*a*", "b"]
