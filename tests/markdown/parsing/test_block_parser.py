"""A file is cut into blocks as GitHub cuts it, also where other readers of Markdown differ."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from synthlit.markdown.document import read
from synthlit.markdown.parsing.block_parser import DEEPEST, parse_blocks
from synthlit.markdown.parsing.nodes import Blocks
from synthlit.text import Text

_ORACLE = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table"])
_ORACLE.core.ruler.disable(["inline", "text_join"])
_LINES = st.lists(
    st.builds(
        lambda *parts: "".join(parts),
        st.sampled_from(["", "", " ", "  ", "   "]),
        st.sampled_from(["", "", "", "> ", ">", "- ", "-", "* ", "+   ", "1. ", "2. ", "1)"]),
        st.sampled_from(["", "", "- ", "> "]),
        st.sampled_from([
            "a", "a b", "", "", "# h", "#", "## h ##", "===", "---", "```", "~~~ x", "````", "***",
            "<div>", "</div>", "<!-- c", "-->", "`x`",
        ]),
    ),
    max_size=9,
)  # fmt: skip


def _read(text: str) -> Blocks:
    return parse_blocks(Text(text))


def _elsewhere(text: str) -> list[tuple[str, int, str]]:
    """Return what another reader makes of a text: kind of block, first line, content."""
    found = []
    kind = ""
    try:
        tokens = _ORACLE.parse(text)
    except IndexError:  # it cannot read HTML in lists in quotations that end with blank lines
        reject()
    for token in tokens:
        line = (token.map or [0])[0]
        if token.type in ("heading_open", "paragraph_open"):
            kind = token.type.removesuffix("_open")
        elif token.type == "inline":
            found.append((kind, line, " ".join(token.content.split())))
        elif token.type in ("list_item_open", "fence", "code_block", "html_block"):
            found.append((token.type, line, token.info.strip() if token.type == "fence" else ""))
    return sorted(found)


def _here(text: str) -> list[tuple[str, int, str]]:
    blocks, line = _read(text), Text(text).position
    found = [
        (leaf.kind, line(leaf.span.start)[0] - 1, " ".join(leaf.text.split()))
        for leaf in blocks.leaves
    ]
    found += [("list_item_open", line(item.marker_at)[0] - 1, "") for item in blocks.items]
    found += [("fence", line(f.opening.start)[0] - 1, f.info) for f in blocks.fences]
    found += [("code_block", line(span.start)[0] - 1, "") for span in blocks.code]
    found += [("html_block", line(leaf.span.start)[0] - 1, "") for leaf in blocks.html]
    return sorted(found)


@given(_LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_are_read_as_elsewhere(lines: list[str], end: str) -> None:
    """Containers, lazy lines and interruptions are what markdown-it makes of them."""
    text = end.join(lines)

    assert _here(text) == _elsewhere(text)


@given(_LINES)
def test_lines_are_kept(lines: list[str]) -> None:
    """A piece of a file stands where it is said to stand, line by line."""
    text = "\n".join(lines)

    for leaf in _read(text).leaves:
        for number, piece in enumerate(leaf.text.split("\n")):
            start = leaf.starts[number][1]
            assert text[start : start + len(piece)] == piece


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("> a\n    > b", ["paragraph"]),
        ("> # a\n    > b", ["heading"]),
        ("> > a\n   \t```", ["paragraph"]),
        ("-\ta\n\n\tb\n\n\t\tc", ["paragraph", "paragraph"]),
        ("> a\n</pre>", ["paragraph"]),
        ("- a\n> - <pre>\n  > ", ["paragraph"]),
        ("[a]: b\n    c", ["paragraph"]),
        ("- a\n<b>\nc", ["paragraph"]),
        ("a\n<b>\nc", ["paragraph"]),
        ("- x | y\n|-|-|", ["paragraph"]),
        ("\\| a\n---", ["heading"]),
        ("a\n|-|-|\nb | c\n|-|-|", ["paragraph"]),
        ("a\n:-", ["cell"]),
        ("a | b\n- | -\nc | \td\t", ["paragraph", "paragraph"]),
        ("| a |  \n|-|\n|  b |  |", ["cell", "cell"]),
        ("<!a\n===", ["heading"]),
        ("<div>\na\n\nb", ["paragraph"]),
        ("<!A\n===", []),
        ("<?a\n===", []),
        ("<![CDATA[\n\na]]>\nb", ["paragraph"]),
        ("<script>\n\n# a\n</script> b\n# c", ["heading"]),
        ("    a\n\n    b\nc", ["paragraph"]),
        ("a | b\n- | -", ["paragraph", "paragraph"]),
        ("x\na | b\n-|-\n> c", ["paragraph", "cell", "cell", "paragraph"]),
        ("a | b\n-|-\n    c", ["cell", "cell"]),
        ("[a]: b\n===", ["paragraph"]),
        ("[^a]:     b", ["paragraph"]),
        ("[a]: b\n---", []),
        ("[a]: b\n'c' d", ["paragraph"]),
        ("[a]: b 'c' d", ["paragraph"]),
        ("[a]: <b\n\n[a]\n\n[ ]: b\n\n[a] : b\n\n[a]:", ["paragraph"] * 5),
    ],
)
def test_what_others_read_otherwise(text: str, kinds: list[str]) -> None:
    """Where readers differ, cmark-gfm counts, which GitHub uses."""
    assert [leaf.kind for leaf in _read(text).leaves] == kinds


def test_page_knows_its_pieces() -> None:
    """A page has its pieces of inline Markdown in the order of the file."""
    page = read(PurePosixPath("a.md"), "# a\n\n|b|\n|-|\n\n- c")

    assert [leaf.text for leaf in page.blocks.leaves] == ["a", "b", "c"]


def test_footnotes_hold_blocks() -> None:
    """A footnote is no definition of a reference; what is indented below it belongs to it."""
    blocks = _read("a\n[^1]: b\n\n    - c\n\nd\n[^2]:\n\n  e")

    assert [leaf.text for leaf in blocks.leaves] == ["a", "b", "c", "d", "e"]
    assert len(blocks.items) == 1
    assert blocks.references == {}


def test_definitions() -> None:
    """Definitions go before the text of a paragraph; the first of a label counts."""
    text = "> [a]: <u v>\n> 'title'\n> [A]: w\n> [b]:\n> x\\_y \"t\n> u\"\n> text"
    blocks = _read(text)

    assert blocks.references == {"A": "u v", "B": "x_y"}
    assert [(d.label, d.span.of(text)) for d in blocks.definitions] == [
        ("A", "[a]: <u v>\n> 'title'"), ("A", "[A]: w"), ("B", '[b]:\n> x\\_y "t\n> u"'),
    ]  # fmt: skip
    assert [leaf.text for leaf in blocks.leaves] == ["text"]


def test_cells_lose_the_backslash_before_a_bar() -> None:
    """A bar behind a backslash is a bar, also in code, and what follows keeps its place."""
    text = "| a |\n|-|\n| `x\\|y` [l](u) |"
    leaf = _read(text).leaves[1]

    assert leaf.text == "`x|y` [l](u)"
    assert leaf.place(leaf.text.index("u"), leaf.text.index("u") + 1).of(text) == "u"


def test_what_is_nested_too_deep_is_text() -> None:
    """Beyond a hundred containers, markers are text, so that no line takes long."""
    (leaf,) = _read(">" * 150 + " a").leaves

    assert leaf.text == ">" * 50 + " a"


def test_a_byte_order_mark_is_no_text() -> None:
    """What begins behind a byte order mark begins a line."""
    blocks = _read("\ufeff- a")

    assert blocks.items[0].marker_at == 1


def test_spans_of_items_and_quotes() -> None:
    """An item or a quotation reaches to its last line with text, lazy ones included."""
    text = "- > a\n  > b\nc\n\n- d\n\n  ```\n  e\n\n\nf"
    blocks = _read(text)

    assert [item.span.of(text) for item in blocks.items] == [
        "- > a\n  > b\nc", "- d\n\n  ```\n  e",
    ]  # fmt: skip
    assert [span.of(text) for span in blocks.quotes] == ["- > a\n  > b\nc"]
