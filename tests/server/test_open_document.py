"""The text of an open document, change by change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types as lsp
from pygls.workspace import TextDocument

from synthlit.server.open_document import OpenDocument
from synthlit.server.positions import position
from synthlit.text import Text

_ALPHABET = "a𝒜é\n\r\x0c"
_TEXTS = st.text(alphabet=_ALPHABET, max_size=12)


def _document(text: str) -> OpenDocument:
    return OpenDocument(TextDocument("file:///refs.bib", text, 1))


def _change(
    start: tuple[int, int], end: tuple[int, int], text: str
) -> lsp.TextDocumentContentChangePartial:
    return lsp.TextDocumentContentChangePartial(
        lsp.Range(lsp.Position(*start), lsp.Position(*end)), text
    )


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), _TEXTS), max_size=5))
def test_changes(text: str, changes: list[tuple[int, int, str]]) -> None:
    """Each change replaces its range, wherever lines and units of UTF-16 begin and end."""
    document = _document(text)
    for at, removed, new in changes:
        start = min(at, len(text))
        end = min(start + removed, len(text))
        source = Text(text)
        # No editor has a position between a CR and its LF.
        if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
            continue
        document.apply_change(_change(position(source, start), position(source, end), new))
        text = text[:start] + new + text[end:]
        assert document.source == text
        assert document.lines == _document(text).lines


@pytest.mark.parametrize("line", [2, 9])
def test_position_behind_the_text(line: int) -> None:
    """A position behind the last line is the end of the text."""
    document = _document("a\nb")
    document.apply_change(_change((line, 0), (line, 5), "c"))
    assert document.source == "a\nbc"


def test_whole_text() -> None:
    """A change without a range replaces the text."""
    document = _document("a\nb")
    document.apply_change(lsp.TextDocumentContentChangeWholeDocument("c"))
    assert document.source == "c"
