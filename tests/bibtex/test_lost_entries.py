"""Text that was not read as an entry."""

from pathlib import PurePosixPath

import pytest

from synthlit.bibtex import parser
from synthlit.bibtex.lost_entries import first_in_comment, first_stray, unclosed_field
from synthlit.bibtex.nodes import BibDocument


def _read(text: str) -> BibDocument:
    return parser.read(PurePosixPath("a.bib"), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@misc{a,\n  title = {One,\n  year = {2020}\n}\n", "title"),
        ("@misc{a,\n  title = {One},\n  year = {2020}\n", None),
        ("@misc{a,\n  title = {One}\n\n@misc{b,\n  year = {2020}\n}\n", None),
    ],
)
def test_an_unclosed_field_contains_the_next_field(text: str, name: str | None) -> None:
    """The brace that is never closed is that of the field before the next line with a field."""
    fields = [unclosed_field(text, error) for error in _read(text).errors]
    assert [field[1] for field in fields if field] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "group", "found"),
    [
        ("@misc{a}\nyear = {2020}\n", "field", "year"),
        ("misc{a, title = {One}}\n", "type", "misc{"),
        ("@misc a, title = {One}\n", "type", "@misc "),
    ],
)
def test_a_stray_field_or_head_is_found(text: str, group: str, found: str) -> None:
    """A field outside of entries, and an entry without `@` or brace, are found."""
    document = _read(text)
    strays = [first_stray(document, other) for other in document.others]
    assert [stray[group] for stray in strays if stray] == [found]


@pytest.mark.parametrize("text", ["@comment{@misc{a, year = {2020}}}\n", "% @misc{a, year = 1}\n"])
def test_an_entry_in_a_comment_is_found(text: str) -> None:
    """An entry in a comment is found, and its fields are not stray."""
    document = _read(text)
    found = [first_in_comment(document.text, other) for other in document.others]
    assert [each[1] for each in found if each] == ["a"]
    assert not any(first_stray(document, other) for other in document.others)
