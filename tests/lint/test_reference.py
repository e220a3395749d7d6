"""The page of all rules."""

import re
from pathlib import Path

from synthlit.lint import reference, rule_page
from synthlit.lint.registry import RULES, find

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    """docs/rules.md is what `synthlit rule --markdown` prints."""
    assert (DOCS / "rules.md").read_text("utf-8") == reference.render(RULES)


def test_every_rule_has_a_row_and_a_page() -> None:
    """A row of the tables leads to the heading of the rule."""
    text = reference.render(RULES)

    codes = [rule.CODE for rule in RULES]
    assert re.findall(r"^## ([A-Z]{3}\d{3})$", text, re.MULTILINE) == codes
    assert sorted(re.findall(r"^\| \[([A-Z]{3}\d{3})\]", text, re.MULTILINE)) == codes


def test_examples_stand_in_blocks_of_their_language() -> None:
    """An example of Markdown can hold a block of its own, and what is invisible is shown."""
    assert "````markdown\n" in rule_page.markdown(find("LST003"))
    assert "````bibtex\n@misc{" in rule_page.markdown(find("TXT007"))
    assert "<U+200B>" in rule_page.markdown(find("TXT002"))
