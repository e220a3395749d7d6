"""Text from elsewhere is cleaned of what shows as nothing."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.model.text import clean, fold, has_invisible, invisible
from synthlit.model.title import normal


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


# Invisible characters that are spelling: without them the word is another, or looks wrong.
SPELT = [
    "می\u200cخواهم",  # Persian, "I want"
    "کتاب\u200cها",  # Persian, "books"
    "API\u200cها",  # a Latin word with a Persian ending
    "ه\u200d",  # Arabic, an abbreviation
    "क्\u200dष",  # Devanagari, a half letter
    "क्\u200cष",  # Devanagari, a visible virama
    "শ্\u200cযাম",  # Bengali
    "ശ്രീ അവന്\u200d",  # Malayalam, a chillu at the end
    "ශ්\u200dරී",  # Sinhala
    "ನಾಯ್\u200cಕ",  # Kannada
    "葛\U000e0100城",  # Japanese, a city that spells itself so
    "辻\ufe00",  # a compatibility ideograph
    "👩\u200d🔬",
    "👩🏽\u200d❤\ufe0f\u200d👨🏻",
    "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "☎\ufe0e",
    "1\ufe0f\u20e3",
    "∩\ufe00",
    "ᠪᠠᠶ\u180eᠠ",
]


@pytest.mark.parametrize("text", SPELT)
def test_what_a_script_needs_stays(text: str) -> None:
    """Joiners and selectors that belong to a word or an emoji are no dirt, and search is blind."""
    assert clean(f" {text} in\u200b print") == f"{text} in print"
    assert not has_invisible(text)
    bare = "".join(c for c in text if c.isalnum() and ord(c) < 0xE0000)
    assert normal(text) == normal("".join(c for c in text if c not in "\u200c\u200d\u180e"))
    assert normal(bare) in normal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Au\u200cf\u200dlage", "Auflage"),
        ("Zhang\u200d Wei\u200c", "Zhang Wei"),
        ("张\u200c伟", "张伟"),
        ("שלום\u200dעולם", "שלוםעולם"),
        ("می \u200cخواهم", "می خواهم"),
        ("می\u200c خواهم\u200c", "می خواهم"),
        ("a\ufe0fb\ufe00", "ab"),
        ("é\U000e0100", "é"),
        ("\u200d🔬", "🔬"),
        ("👩\u200d", "👩"),
        ("\U000e0067\U000e007f", ""),
        ("1\ufe0f", "1"),
    ],
)
def test_elsewhere_they_go(text: str, expected: str) -> None:
    """Where they mean nothing, joiners and selectors make equal texts differ."""
    assert clean(text) == expected
    assert has_invisible(text)
    assert len(text) - len(list(invisible(text))) == len(expected)


JOINERS = st.text(
    st.sampled_from("aé کشक्षന്葛👩❤1\u200b\u200c\u200d\ufe00\ufe0f\U000e0100\u20e3\u0301\n")
)


@given(JOINERS)
@example("\u0301\u094d\u200c")
@example("\u0301\u200b\u094d\u200c")
def test_joiners_are_settled_at_once(text: str) -> None:
    """A cleaned text is clean, whatever joiners are beside each other."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not has_invisible(cleaned)


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
