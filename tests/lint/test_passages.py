"""Texts with a place, in entries and on pages."""

from datetime import date
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Replace, Revise
from synthlit.lint.passages import Passage
from synthlit.lint.registry import RULES
from synthlit.lint.rule import EntryCheck, Finding, PageCheck, Position
from synthlit.markdown import document
from synthlit.text import applied
from tests.lint.conftest import MakeLibrary

TEXT = st.text(alphabet="abé \u00a0", max_size=8)
TODAY = date(2026, 11, 25)


@given(TEXT, TEXT, TEXT)
def test_a_fix_on_a_page_changes_no_more_than_it_must(before: str, text: str, better: str) -> None:
    """The edit makes the better text of the passage, and keeps what the two have in common."""
    page = document.read(PurePosixPath("README.md"), f"{before}{text}!\n")
    if text == better:
        return

    finding = Passage(page, "the line", text, len(before)).finding("x", fix="y", better=better)

    assert finding.fix
    assert isinstance(finding.fix.edit, Replace)
    (edit,) = finding.fix.edit.edits
    assert applied(page.text, (edit,)) == f"{before}{better}!\n"
    old = page.text[edit.start : edit.end]
    assert not old or not edit.text or (old[0] != edit.text[0] and old[-1] != edit.text[-1])


def test_one_fault_is_one_finding_in_both(library_of: MakeLibrary) -> None:
    """An entry and a link get the same message and the same fix for the same address."""
    url = "https://example.org/a?mkt_tok=x&id=1"
    library = library_of({"entries/sft/one.bib": f"@misc{{one,\n  url = {{{url}}},\n}}\n"})
    page = document.read(PurePosixPath("README.md"), f"[a]({url})\n")
    rules = RULES.only(["IDN010"])
    context = Context(TODAY)

    (entry,) = rules.checks(EntryCheck)
    (in_entry,) = entry.check(library.works[0])
    (link,) = rules.checks(PageCheck)
    (in_link,) = link.check(page, context)

    message = 'the address has the tracking parameter "mkt_tok"'
    assert in_entry.message == in_link.message == message
    assert in_entry.offset == url.index("mkt_tok")
    assert isinstance(in_link.at, Position)
    assert (in_link.at.line, in_link.at.column) == (1, 5 + url.index("mkt_tok"))
    assert _fixed(in_entry, url) == "https://example.org/a?id=1"
    assert _fixed(in_link, page.text) == "[a](https://example.org/a?id=1)\n"


def _fixed(finding: Finding, text: str) -> str | None:
    assert finding.fix
    match finding.fix.edit:
        case Revise(fields):
            return fields["url"]
        case Replace(edits):
            return applied(text, edits)
    return None
