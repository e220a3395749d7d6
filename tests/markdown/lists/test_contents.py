"""A table of contents from a file's own headings."""

from pathlib import PurePosixPath

from synthlit.markdown.document import read
from synthlit.markdown.lists.contents import contents
from synthlit.markdown.regions import empty, find_in


def _contents(text: str) -> str:
    document = read(PurePosixPath("README.md"), text)
    return contents(document, find_in(document)["contents"])


def test_all_headings_of_two_levels_but_its_own() -> None:
    """Those written by hand and those generated, before and behind the table, in order."""
    text = (
        "# Awesome [![x](y)](z)\n## 📖 Introduction\n## 目录 (Table of Contents)\n\n"
        f"{empty('contents')}\n## 02. Reasoning & Math (Logic & CoT)\n### Deep\n## A [b] *c*\n"
    )

    assert _contents(text) == (
        "- [Awesome](#awesome-)\n"
        "  - [📖 Introduction](#-introduction)\n"
        "  - [02. Reasoning & Math (Logic & CoT)](#02-reasoning--math-logic--cot)\n"
        "  - [A \\[b\\] c](#a-b-c)"
    )


def test_levels_are_the_two_highest_there_are() -> None:
    """A file without a title of the first level begins with its second."""
    assert _contents(f"{empty('contents')}\n## A\n#### B\n") == "- [A](#a)\n  - [B](#b)"


def test_heading_above_other_text_is_not_the_tables() -> None:
    """Only a heading with nothing but the table below it is left out."""
    text = f"## About\nText.\n\n{empty('contents')}\n## B\n"

    assert _contents(text) == "- [About](#about)\n- [B](#b)"


def test_no_headings_no_contents() -> None:
    """A file without headings has an empty table."""
    assert _contents(empty("contents")) == ""
