"""UTF-8 that was read in another encoding."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from synthlit.lint.mojibake import repaired

NAMES = [
    "Köksal", "Schütze", "Víctor Gallego", "Maja Trębacz", "Baptiste Rozière", "Grgur Kovač",
    "Sercan Ö. Arık", "Barlas Oğuz", "Hynek Kydlíček", "Álvaro Bartolomé Del Canto", "Zoë",
    "Nguyễn Văn Anh", "目录", "β-VAE", "don’t – “do”", "📖", "🛠️ Tools", "360° Video", "τ²-Bench",
    r"$\tau$²-Bench", "·",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1252", "latin-1", "cp437"])
@pytest.mark.parametrize("text", NAMES)
def test_exact_repair(text: str, encoding: str) -> None:
    """What was misread comes back exactly, where the encoding has every byte."""
    try:
        misread = text.encode().decode(encoding)
    except UnicodeDecodeError:
        misread = "".join(_windows(byte) for byte in text.encode())

    assert repaired(misread) == text


def _windows(byte: int) -> str:
    """Read a byte as browsers do where Windows-1252 has no character."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


@pytest.mark.parametrize(
    "text",
    [
        *NAMES,
        "l’école, “École” and « qualité\xa0»",
        "Spaß” – “Ça”…",
        "“…é”…",
        "2√π ≈ 3½ ± 1 and ¬π",
        "$¬≤$ and ¬∑x",
        "├── data ┬┐ ╔╗╔╗ ├┤ ██░░ ┬│",
        "3Å–5Å",
        "naïve",
        "Â",
        "\ufffd",
        "ï¿½",
    ],
)
def test_nothing_is_repaired_that_is_whole(text: str) -> None:
    """Names and titles of many languages, French and German quotes, and formulas stay."""
    assert repaired(text) == text


@pytest.mark.parametrize("text", ["Schütze", "Cătălina", "Straße"])
def test_misread_twice(text: str) -> None:
    """What was misread again and again comes back in one go."""
    twice = text.encode().decode("cp1252").encode().decode("cp1252")

    assert repaired(twice) == text


def test_right_words_beside_wrong_ones() -> None:
    """Only the words that were misread change."""
    assert repaired("Víctor and RoziÃ¨re and Ångström") == "Víctor and Rozière and Ångström"


LATIN = st.text(
    st.characters(min_codepoint=0xC0, max_codepoint=0x17F, categories=["L"]), min_size=1
)


@given(LATIN, st.sampled_from(["mac_roman", "latin-1", "cp437"]))
def test_never_to_something_else(text: str, encoding: str) -> None:
    """A misread word becomes what it was, or stays; it never becomes a third thing."""
    assume(repaired(text) == text)
    misread = text.encode().decode(encoding)

    assert repaired(misread) in (text, misread)


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """What is repaired has nothing left to repair."""
    assert repaired(repaired(text)) == repaired(text)


def test_the_seed(shared: Path) -> None:
    """The list as it arrived becomes the list as its owner wrote it, and that one stays."""
    received = (shared / "seed/as-received.md").read_text("utf-8")
    written = (shared / "seed/README.md").read_text("utf-8")

    assert received != written
    assert repaired(received) == written
    assert repaired(written) == written


def test_no_false_alarm_on_real_names(shared: Path) -> None:
    """Not one of the authors and titles of 143,000 papers is taken for misread."""
    with gzip.open(shared / "mirror/arxiv-listing.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    texts = {text for record in records for text in (record["title"], *record["authors"])}
    accented = [text for text in texts if not text.isascii()]

    assert len(accented) > 5_000
    assert [text for text in accented if repaired(text) != text] == []
