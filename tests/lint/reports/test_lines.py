"""The reports of one line a finding, or a rule."""

from synthlit.lint.reports import concise, statistics
from synthlit.lint.result import LintResult


def test_concise(result: LintResult) -> None:
    """Place, code and message on one line, whatever is in them."""
    lines = concise.render(result).split("\n")

    assert lines[2] == "refs & more/a b.bib:2:17: TXT010 title has a bare &"
    assert lines[0].startswith('README.md:3:4: LNK007 the address "[b](c)" <U+001B>]0;x<U+0007>')
    assert len(lines) == 5


def test_statistics(result: LintResult) -> None:
    """The most frequent first, with what can be fixed of each."""
    assert statistics.render(result).split("\n")[:3] == [
        "2  LNK007  undefined-reference",
        "1  KEY005  key-template",
        "1  TXT010  bare-special         fixable",
    ]
