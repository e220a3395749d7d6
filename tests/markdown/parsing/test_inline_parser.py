"""Inline Markdown is cut into what is markup and what shows."""

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.markdown.parsing import inline_parser
from synthlit.markdown.parsing.inline_parser import Inlines, parse_inlines
from synthlit.markdown.parsing.nodes import Leaf


def _parse(text: str, references: Mapping[str, str] = MappingProxyType({})) -> Inlines:
    return parse_inlines(Leaf("paragraph", text, ((0, 0),)), references)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\\*b\\", "a*b\\"),
        ("a\\\nb", "a\nb"),
        ("`` a`b `` c", "a`b c"),
        ("` ` d", "  d"),
        ("**a**b** c**", "ab** c**"),
        ("***a** b*", "a b"),
        ("*a**b*", "a**b"),
        ("a_b_c", "a_b_c"),
        ("~~a~~ ~b~ ~~~c~~~", "a b ~~~c~~~"),
        ("&lt;b&gt; &bogus; &#x41;", "<b> &bogus; A"),
        ("<b>x</b> <!-- c --> <!a> <?b?> <![CDATA[d]]> <1>", "x     <1>"),
        ("<!-- open", "<!-- open"),
        ("<!--> a", " a"),
        ("<!1> <?", "<!1> <?"),
        ("a b <?> c", "a b <?> c"),
        ("a b <?> c ?> d", "a b  d"),
        ("<!强> a", "<!强> a"),
        ("[a](b) [c]( <d> 'e' ) [f](g", "a c [f](g"),
        ('[a](b "c"d) [e](<f) [g](h(i)j)', '[a](b "c"d) [e](<f) g'),
        ("[a [b](c) d](e)", "[a b d](e)"),
        ("[a [b](c) [d](e) ![f](g)](h) [i](j)", "[a b d ](h) i"),
        ("![a [b ![c](d) [e](f)](g)](h) [i](j)", " i"),
        ("[" * 150 + "a](b)", "[" * 149 + "a"),
        ("[![a](b)](c)", ""),
        ("![a [b](c)](d)", ""),
        ("a] b", "a] b"),
        ("[a](b\n(c))", "a"),
        ("[a](\n  b\n'c\nd'\n)", "a"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    """What a reader sees is what is left without markup."""
    assert _parse(text).plain() == shown


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("see https://a.b/c_d(e)). Or www.x.y!", ["https://a.b/c_d(e)", "http://www.x.y"]),
        ("https://a.b&amp; https://a.b?c&d;", ["https://a.b", "https://a.b?c"]),
        ("`https://a.b` <https://c.d> [https://e.f](g)", ["https://c.d", "g"]),
        ("https://a.b<br>", ["https://a.b"]),
        (
            "<https://a.b/\u00a0\u2028c> <https://d.e/\tf>",
            ["https://a.b/\u00a0\u2028c", "https://d.e/"],
        ),
        ("https://a.b/[c](d)", ["https://a.b/[c](d)"]),
        ("**https://a.b**", ["https://a.b"]),
        ("xhttps://a.b", []),
        ("https://a.b;", ["https://a.b"]),
        ("https://a.b/*c_d* _https://e.f_", ["https://a.b/*c_d", "https://e.f"]),
        ("[https://a.b] [https://c.d", []),
        ("[https://a.b [c](d) https://e.f", ["d"]),
        ("(www.a.b) xwww.c.d WWW.e.f", ["http://www.a.b"]),
        (
            "HTTP://a.b ftp://c.d http://.e http://f_g.h http://i_j.k.l",
            ["HTTP://a.b", "ftp://c.d", "http://i_j.k.l"],
        ),
    ],
)
def test_addresses(text: str, urls: list[str]) -> None:
    """Bare addresses end where GitHub ends them, and code or links hide none twice."""
    inline = _parse(text)

    assert [link.url for link in sorted(inline.links, key=lambda link: link.span)] == urls


def test_part() -> None:
    """A part of a text shows what of its markup begins in it."""
    inline = _parse("a **b** [c](d) e")

    assert inline.plain(2, 7) == "b"
    assert inline.plain(8) == "c e"


def test_label_too_long() -> None:
    """A label of a thousand characters is none."""
    label = "a" * 1000
    assert not _parse(f"[{label}]", {label.upper(): "x"}).links
    assert not _parse(f"[b][{label}]", {label.upper(): "x"}).links


_PIECES = (
    *(
        "a",
        "Bc ",
        "é",
        " ",
        "\t",
        "\n",
        "!",
        "[",
        "]",
        "(",
        ")",
        "^",
        "*",
        "_",
        "~",
        "`",
        "\\",
        "&",
    ),
    *("&amp;", "<", "<b>", "://", "https://a.b", "www.a.b", "](http://x_y.z)", "- et al. (X 1)"),
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=4).map("".join)


@given(
    st.sampled_from(("", " ", "!")),
    _TEXTS,
    st.sampled_from(("", "_c", "-,", "(d)")),
    _TEXTS,
    st.sampled_from(("", '<a id="k-1"></a>', ' <a id="k"></a>', '<a id="www.a.b"></a> c', "</a>")),
)
def test_a_plain_line_reads_as_any_other(
    before: str, label: str, address: str, after: str, anchor: str
) -> None:
    """One expression finds the lines in which nothing else has a meaning."""
    text = f"{before}[{label}](https://a.b/{address}){after}{anchor}"

    assert _read_twice(text)


@given(_TEXTS)
def test_a_text_without_markup_reads_as_any_other(text: str) -> None:
    """A text in which no character has a meaning is not parsed."""
    assert _read_twice(text)


def _read_twice(text: str) -> bool:
    """Return whether the parser finds in a text what is found without it."""
    leaf = Leaf("paragraph", text, ((0, 7),), 3)
    return parse_inlines(leaf, {"a": "b"}) == inline_parser._InlineParser(leaf, {"a": "b"}).parse()
