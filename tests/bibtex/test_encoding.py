"""The encodings in which people keep their `.bib` files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.encoding import Decoded, decode, unreadable, without_declaration
from synthlit.errors import SynthlitError

_ENTRY = "@book{a,\n  author = {Müller, Jürgen},\n}\n"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("% Encoding: ISO8859_1", "latin-1"),
        ("% Encoding: ISO-8859-15", "iso8859-15"),
        ("%Encoding: windows-1252", "cp1252"),
        ("This file was created with JabRef 2.9.2.\nEncoding: Cp1252", "cp1252"),
        (
            "%% Created for Jane Doe\n%% Saved with string encoding Western (ISO Latin 1) ",
            "latin-1",
        ),
        ("%% Saved with string encoding Western (Mac OS Roman)", "mac-roman"),
        ("%% Saved with string encoding Western (Windows Latin 1)", "cp1252"),
        ("% -*- mode: bibtex; coding: iso-8859-1 -*-", "latin-1"),
        ("%!TEX encoding = IsoLatin", "latin-1"),
        ("% Encoding: x-MacRoman", "mac-roman"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_declared_encoding_is_read(head: str, encoding: str, line_end: str) -> None:
    """As JabRef, BibDesk, Emacs and TeX editors declare it; written back, no byte differs."""
    text = f"{head}\n{_ENTRY}".replace("\n", line_end)
    data = text.encode(encoding)

    found = decode(data)

    assert found.text == text
    assert found.is_whole
    assert found.encoded("refs.bib", found.text) == data


def test_what_calls_itself_latin_1_may_be_windows() -> None:
    """Its dashes and quotes have bytes that are control characters in Latin-1."""
    data = "% Encoding: ISO8859_1\n@misc{a, pages = {1–2}, title = {Über}}".encode("cp1252")

    assert "1–2" in decode(data).text


def test_emacs_declares_it_at_the_end() -> None:
    """A long file is not searched as a whole."""
    text = f"{_ENTRY * 500}% Local Variables:\n% coding: latin-1\n% End:\n"

    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize("head", ["% Encoding: ISO8859_1", "% Encoding: UTF-8", "% x"])
def test_a_file_in_utf_8_is_in_utf_8(head: str) -> None:
    """Programs convert files and leave their first line."""
    text = f"{head}\n{_ENTRY}"

    assert decode(text.encode()) == Decoded(text)


@pytest.mark.parametrize(
    "head", ["", "% Encoding: UTF-8", "% Encoding: rot13", "% Encoding: utf-7", "% Encoding: none"]
)
def test_other_bytes_are_not_guessed(head: str) -> None:
    """A wrong guess would be another name; the message says where they are, and what to do."""
    found = decode(f"{head}\n{_ENTRY}".encode("latin-1"))

    assert not found.is_whole
    error = unreadable("refs.bib", found)
    assert error.message.startswith("refs.bib:3:14: there are bytes that are not UTF-8")
    assert "% Encoding: " in error.hint


def test_a_letter_that_the_encoding_lacks_is_an_error() -> None:
    """Nothing is written with another letter."""
    found = decode("% Encoding: ISO8859_1\nÜ".encode("latin-1"))

    with pytest.raises(SynthlitError, match="has no 'č'"):
        found.encoded("refs.bib", "č")


@given(st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_utf_16_says_so_itself(encoding: str) -> None:
    """Windows programs write it, with a mark at the beginning."""
    data = f"\ufeff{_ENTRY}".encode(encoding)

    found = decode(data)

    assert found.text == _ENTRY
    assert found.encoded("refs.bib", found.text) == data


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    """No file raises, whatever it declares."""
    found = decode(b"% Encoding: Shift_JIS\n" + data)

    assert found.is_whole or "\ufffd" in found.text


def test_a_declaration_is_no_comment_about_an_entry() -> None:
    """An entry file is in UTF-8, and its other comments stay."""
    assert without_declaration("% Encoding: Cp1252\n% read this") == "% read this"
    assert without_declaration("% Encoding: Cp1252") == ""
