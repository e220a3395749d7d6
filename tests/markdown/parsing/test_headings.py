"""Headings as GitHub reads them."""

from pathlib import PurePosixPath

import pytest

from synthlit.markdown.document import MarkdownDocument, read


def _read(text: str) -> MarkdownDocument:
    return read(PurePosixPath("README.md"), text)


def _found(text: str) -> list[tuple[int, str, str]]:
    return [(heading.level, heading.text, heading.anchor) for heading in _read(text).headings]


def test_headings_of_both_kinds() -> None:
    """`#` and underlines make headings; a rule, code, and what is indented do not."""
    text = (
        "\ufeff# Title #\n\nPlain\n=====\nSecond\n---\n\ntext\n\n---\n- item\n---\n"
        "```\n# code\n```\n    # indented\n#hashtag\n####### seven\n ## Two ##  \n#\n"
        "> quote\n---\n"
    )

    assert _found(text) == [
        (1, "Title", "title"),
        (1, "Plain", "plain"),
        (2, "Second", "second"),
        (2, "Two", "two"),
        (1, "", ""),
    ]


def test_same_names_are_numbered() -> None:
    """The second heading of a name has the anchor that GitHub gives it."""
    assert _found("# A\r\n## A\r\n") == [(1, "A", "a"), (2, "A", "a-1")]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Awesome [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)", "Awesome"),
        ("**Bold** and *it* and __b__ and ~~gone~~", "Bold and it and b and gone"),
        ("***both***", "both"),
        ("snake_case_name and 2*3*4", "snake_case_name and 234"),
        ("`code *x* <b>` and ``a`b``", "code *x* <b> and a`b"),
        (r"\*not\* \[a\] \\", r"*not* [a] \ ".strip()),
        ("[link](https://a.b/(c)) [ref][1]", "link ref"),
        ('<a id="x"></a>A <b>b</b><!-- c -->', "A b"),
        ("R&amp;D &lt;x&gt;", "R&D <x>"),
        ("🛠️ Tools & Frameworks", "🛠️ Tools & Frameworks"),
        ("1 < 2 * 3", "1 < 2 * 3"),
    ],
)
def test_markup_is_read(markdown: str, text: str) -> None:
    """What remains of a line is what it shows."""
    assert _read(f"# {markdown}\n\n[1]: x").headings[0].text == text


def test_space_before_a_line_end_is_none_of_the_anchor() -> None:
    """A heading of two lines has the anchor that GitHub gives it, whatever ends the first."""
    assert _found("A  - b \nc\n===") == [(1, "A - b c", "a----bc")]


def test_space_beside_what_shows_nothing_is_a_hyphen() -> None:
    """GitHub makes the anchor of the text that an image, a tag or a comment leaves, untrimmed."""
    badge = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
    text = (
        f"# Awesome-Things {badge}\n## Two {badge} {badge}\n## ![logo](l.svg) First\n"
        f"## <img src=l.svg> A<br/>B <!-- omit in toc -->\n## {badge}\n## A ![b](c) C\n"
        "## :book: Books &amp; `c  d`\n## R&D&nbsp;\n## Again [x](y) #\n"
    )

    assert [anchor for _, _, anchor in _found(text)] == [
        "awesome-things-",
        "two--",
        "-first",
        "-ab-",
        "",
        "a--c",
        "book-books--c--d",
        "rd",
        "again-x",
    ]


def test_headings_in_html_have_anchors_and_are_counted() -> None:
    """A heading in HTML takes its anchor from those of its name below it."""
    page = _read(
        '<h1 align="center">\n  <img src="l.svg">\n  My &amp; List\n</h1>\n\n'
        "## Papers\n\n<details>\n<summary><h2>Papers</h2></summary>\n\n## Papers\n\n"
        "> ### Quoted\n\n- # Item\n\n</details>\n\nText <h3>In *a* line</h3>\n\n"
        "<h2>\n\n*Papers*\n\n</h2>\n\n## Papers\n```\n<h2>Code</h2>\n```\n"
    )

    assert [heading.anchor for heading in page.headings] == [
        "papers",
        "papers-2",
        "quoted",
        "item",
        "papers-4",
    ]
    assert page.anchors == {
        "----my--list", "papers", "papers-1", "papers-2", "quoted", "item", "in-a-line", "papers-3",
        "papers-4",
    }  # fmt: skip
