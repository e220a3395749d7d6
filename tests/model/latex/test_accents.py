"""Accent commands and letters stand for each other."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.latex.accents import decode, encode


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"{\"o}", "ö"),
        (r"\"o", "ö"),
        (r"\"{o}", "ö"),
        (r"{\"{o}}", "ö"),
        (r"\' e", "é"),
        (r"\c{c}", "ç"),
        (r"{\c c}", "ç"),
        (r"\v{S}", "Š"),
        (r"\v S", "Š"),
        (r"Erd{\H{o}}s", "Erdős"),
        (r"\k{a}", "ą"),
        (r"\d{t}", "ṭ"),
        (r"\r{a}", "å"),
        (r"\u{g}", "ğ"),
        (r"\=a", "ā"),
        (r"\.z", "ż"),
        (r"\~n", "ñ"),
        (r"\^{\i}", "î"),
        (r"\'\i", "í"),
        (r"{\'{\i}}", "í"),
        (r"\v{\j}", "ǰ"),
        (r"stra{\ss}e", "straße"),
        (r"stra\ss e", "straße"),
        (r"\L{}ukasz", "Łukasz"),
        (r"{\AA}ngstr{\"o}m", "Ångström"),
        (r"\OE uvre", "Œuvre"),
        (r"\'{\o}", "ǿ"),
        (r"\textquoteright s", "’s"),
        # Vietnamese letters have two accents.
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"Nguy\~{\^e}n", "Nguyễn"),
        # Braces hold the argument of a command before them.
        (r"\textbf{\'e}tude", r"\textbf{é}tude"),
        (r"\emph{\o}", r"\emph{ø}"),
    ],
)
def test_decode(value: str, expected: str) -> None:
    """A command becomes its letter in every form that people write it in."""
    assert decode(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "no command",
        r"\vs \cc \hello",
        # The second backslash ends a line, so nothing stands over the a.
        r"\\'a",
        r"$\'e$",
        r"\t{oo}",
        r"\'",
    ],
)
def test_decode_leaves_all_else(value: str) -> None:
    """What is no accent or letter stays, and so does math."""
    assert decode(value) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("é", r"{\'e}"),
        ("Ç", r"{\c{C}}"),
        ("î", r"{\^{\i}}"),
        ("ị", r"{\d{i}}"),
        ("Ł", r"{\L}"),
        ("ễ", r"{\~{\^e}}"),
        ("–", r"{\textendash}"),
        ("e\u0301", r"{\'e}"),
        # No command of the kernel is known for these.
        ("张ơǿ", "张ơǿ"),
    ],
)
def test_encode(text: str, expected: str) -> None:
    """A letter becomes a command in braces, as BibTeX counts one letter."""
    assert encode(text) == expected


@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x1EFF, categories=["L"])))
def test_what_is_encoded_is_decoded(text: str) -> None:
    """Encoding loses no letter of any script."""
    text = unicodedata.normalize("NFC", text)
    assert decode(encode(text)) == text
