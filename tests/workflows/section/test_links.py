"""Links follow what moves, and nothing else in a text changes."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.markdown import document
from synthlit.text import applied
from synthlit.workflows.section.links import Follow, Target, link_edits

PAGE, FRONT = PurePosixPath("01_Old/README.md"), PurePosixPath("README.md")
NEW = PurePosixPath("02_New/README.md")
MOVED = {
    PurePosixPath("01_Old/README.md"): NEW,
    PurePosixPath("01_Old"): PurePosixPath("02_New"),
    PurePosixPath("01_Old/fig (1).png"): PurePosixPath("02_New/fig (1).png"),
    PurePosixPath("bib/old.bib"): PurePosixPath("bib/new.bib"),
    PurePosixPath("entries/old"): PurePosixPath("entries/new"),
}
ANCHORS = {"a": "b"}


def follow(target: Target) -> Target:
    """Return the target after a section was renamed and one subsection's anchor with it."""
    if target.path not in MOVED:
        return target
    return Target(MOVED[target.path], ANCHORS.get(target.anchor, target.anchor))


def stay(target: Target) -> Target:
    """Return the target as it is."""
    return target


def follow_links(text: str, page: PurePosixPath, new: PurePosixPath, follow: Follow) -> str:
    """Return a page's text with the links that have to change."""
    return applied(text, link_edits(document.read(page, text), new, follow))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](01_Old/README.md)", "[x](02_New/README.md)"),
        ("[x](./01_Old/README.md#a)", "[x](./02_New/README.md#b)"),
        ('[x]( 01_Old/README.md "T")', '[x]( 02_New/README.md "T")'),
        ("[x](<01_Old/README.md#keep>)", "[x](<02_New/README.md#keep>)"),
        ("[x](01_Old/#a)", "[x](02_New/#b)"),
        ("[x](01_Old)", "[x](02_New)"),
        ("[x](/01_Old/README.md?plain=1#a)", "[x](/02_New/README.md?plain=1#b)"),
        ("[x](entries/old/)", "[x](entries/new/)"),
        ("![f](01_Old/fig%20(1).png)", "![f](02_New/fig%20%281%29.png)"),
        ("[![b](bib/old.bib)](01_Old/README.md)", "[![b](bib/new.bib)](02_New/README.md)"),
        ("[r]: ./bib/old.bib 'T'", "[r]: ./bib/new.bib 'T'"),
        ("  [r]: <bib/old.bib>", "  [r]: <bib/new.bib>"),
        ('<a href="01_Old/README.md">x</a>', '<a href="02_New/README.md">x</a>'),
        ("<img src='01_Old/fig (1).png'>", "<img src='02_New/fig%20%281%29.png'>"),
        ("[a](01_Old) and [b](01_Old)", "[a](02_New) and [b](02_New)"),
        ("[x](docs/../01_Old/README.md)", "[x](02_New/README.md)"),
    ],
)
def test_links_that_lead_to_what_moved(before: str, after: str) -> None:
    """They are written in the manner in which they were."""
    assert follow_links(f"{before}\n\ntwo.\n", FRONT, FRONT, follow) == f"{after}\n\ntwo.\n"


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://example.org/01_Old/README.md)",
        "[x](//example.org/01_Old)",
        "[x](mailto:a@b.c)",
        "[x](../01_Old/README.md)",
        "[x](01_Older/README.md)",
        "`[x](01_Old/README.md)`",
        "```\n[x](01_Old/README.md)\n```",
        "<!--\n[x](01_Old/README.md)\n-->",
        "01_Old/README.md",
        "[x]()",
        "[x](docs/图.png)",
    ],
)
def test_what_is_left(text: str) -> None:
    """Addresses elsewhere, code, comments and plain text stay as they are."""
    assert follow_links(text, FRONT, FRONT, follow) == text


def test_a_page_that_moves() -> None:
    """Its links to itself, its folder and the rest of the library lead where they led."""
    text = (
        "[self](#a) [me](README.md#a) [top](../README.md) [fig](fig%20(1).png) [dir](../01_Old)"
        " [bib](../bib/old.bib) [docs](../docs/a.md#b)\n"
    )
    followed = (
        "[self](#b) [me](README.md#b) [top](../README.md) [fig](fig%20(1).png) [dir](.)"
        " [bib](../bib/new.bib) [docs](../docs/a.md#b)\n"
    )

    assert follow_links(text, PAGE, NEW, follow) == followed


def test_a_text_that_goes_to_another_folder_depth() -> None:
    """Links to what stays are written from the new place."""
    text = "[fig](./b.png) [self](#x) [top](../README.md#y)\n"

    assert follow_links(text, PAGE, FRONT, stay) == (
        "[fig](./01_Old/b.png) [self](01_Old/README.md#x) [top](README.md#y)\n"
    )


def test_generated_parts_are_left() -> None:
    """What is generated is not rewritten."""
    begin, end = "<!-- synthlit:begin list -->", "<!-- synthlit:end list -->"
    text = f"[x](01_Old)\n\n{begin}\n\n[y](01_Old)\n\n{end}\n\n[z](01_Old)\n"

    assert follow_links(text, FRONT, FRONT, follow) == (
        f"[x](02_New)\n\n{begin}\n\n[y](01_Old)\n\n{end}\n\n[z](02_New)\n"
    )


@given(st.text(st.sampled_from("[]()<>#/.`~!?%&ab \n\r\t\\\"'=:\u4e00")))
def test_nothing_moves_nothing_changes(text: str) -> None:
    """Whatever people write: where all is as it was, so is the text."""
    assert follow_links(text, PAGE, PAGE, stay) == text
    assert follow_links(text, FRONT, FRONT, stay) == text
