"""Text from elsewhere is cleaned of what shows as nothing."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.text import clean, fold, has_invisible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Let's Verify", "Let's Verify"),
        ("  H1 Collaboration", "H1 Collaboration"),
        ("wrapped\n  title\tof old", "wrapped title of old"),
        ("no\u00a0break\u2003space\u3000", "no break space"),
        ("Cafe\u0301", "Café"),
        ("zero\u200bwidth\u200d\ufeff", "zerowidth"),
        ("\u202a\u202eevil\u202c\u2066\u2069", "evil"),
        ("so\u00adft", "soft"),
        ("bell\x07 escape\x1b[31m null\x00", "bell escape[31m null"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("no \ufdd0\ufffe\uffff character", "no character"),
        # The selector belongs to the emoji.
        ("🛠\ufe0f Tools", "🛠\ufe0f Tools"),
        ("", ""),
    ],
)
def test_clean(text: str, expected: str) -> None:
    """White space is one space; control, bidi and invisible characters are gone."""
    assert clean(text) == expected


@given(st.text())
def test_cleaning_is_idempotent_and_one_line(text: str) -> None:
    """A clean text stays as it is, on one line, in NFC, and can be written as UTF-8."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.splitlines() in ([cleaned], [])
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert not has_invisible(cleaned)


@pytest.mark.parametrize(
    ("text", "invisible"),
    [
        ("plain", False),
        ("naïve 张 🛠\ufe0f", False),
        ("zero\u200bwidth", True),
        ("no\u00a0break", True),
        ("tab\t", True),
    ],
)
def test_has_invisible(text: str, invisible: bool) -> None:
    """What shows as nothing, or as an ordinary space, is noticed."""
    assert has_invisible(text) is invisible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ERDŐS", "erdos"),
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("Þór", "thor"),
        ("ﬁne-tuning", "fine-tuning"),
        ("Nguyễn", "nguyen"),
    ],
)
def test_fold(one: str, other: str) -> None:
    """Letters fold to the ASCII that people type for them."""
    assert fold(one) == fold(other) == other


def test_fold_keeps_scripts() -> None:
    """Letters of other scripts are not lost."""
    assert fold("张伟") == "张伟"
    assert fold("한국어") == "한국어"
