"""A document knows what stands at a place, and in an entry."""

from pathlib import PurePosixPath

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import ErrorKind

TEXT = """\
@misc{a, title = {x},, % one
  % two
  note = unknown # jan
}
between
@misc{b, year = 1 month = jan}@misc{open, title = {x
"""
DOCUMENT = parser.read(PurePosixPath("refs.bib"), TEXT)


def test_entry_at_a_place() -> None:
    """The entry around a character, its last one included; none between or before entries."""
    found = [DOCUMENT.entry_at(TEXT.index(word)) for word in ("@misc{a", "two", "between", "year")]
    assert [entry.key if entry else "" for entry in found] == ["a", "a", "", "b"]
    assert DOCUMENT.entry_at(DOCUMENT.entries[0].close) == DOCUMENT.entries[0]
    assert parser.read(PurePosixPath(), " @misc{a}").entry_at(0) is None


def test_errors_and_comments_of_an_entry() -> None:
    """What is wrong within an entry that was read, in order of place, and its comments."""
    first, second = DOCUMENT.entries
    assert [error.kind for error in DOCUMENT.errors_in(first)] == [
        ErrorKind.EXTRA_COMMA,
        ErrorKind.PERCENT,
        ErrorKind.PERCENT,
    ]
    assert [error.kind for error in DOCUMENT.errors_in(second)] == [ErrorKind.MISSING_COMMA]
    assert [span.of(TEXT) for span in DOCUMENT.comments_in(first)] == ["% one", "% two"]
    assert DOCUMENT.comments_in(second) == []


def test_macros_that_are_not_defined() -> None:
    """A month is defined, in each entry."""
    first, second = DOCUMENT.entries
    assert [use.name for use in DOCUMENT.undefined_in(first)] == ["unknown"]
    assert DOCUMENT.undefined_in(second) == ()
