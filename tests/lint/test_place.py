"""Lines and columns in the text of a file, whatever its layout."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import reader
from synthlit.lint.place import Outline

CANONICAL = """\
% from a colleague
@misc{gallego2025configurable,
  title  = {Configurable Preference Tuning},
  author = {Gallego, Víctor},
}
"""
FOREIGN = """\
@string{tmlr = "Transactions on Machine Learning Research"}
@Article( shojaee2023execution ,
  Title=
     "Execution-based {"}Code{"} Generation" ,
  journal = tmlr # " (TMLR)", year = 2023, note = {a = {b}, c},
  url = {x}
)
"""


@pytest.mark.parametrize(
    ("field", "offset", "place"),
    [
        ("title", 0, (3, 13)),
        ("title", 13, (3, 26)),
        ("author", 10, (4, 23)),
        ("journal", 5, (2, 1)),
        ("", 0, (2, 1)),
    ],
)
def test_canonical_layout(field: str, offset: int, place: tuple[int, int]) -> None:
    """A field's value, a character in it, and the entry for what it does not have."""
    assert Outline.of(CANONICAL, "gallego2025configurable").value(field, offset) == place


@pytest.mark.parametrize(
    ("field", "offset", "place"),
    [
        ("title", 0, (4, 7)),
        ("title", 17, (4, 24)),
        ("journal", 30, (5, 13)),
        ("year", 2, (5, 38)),
        ("note", 4, (5, 56)),
        ("url", 0, (6, 10)),
    ],
)
def test_foreign_layout(field: str, offset: int, place: tuple[int, int]) -> None:
    """Quotes, parentheses, strings, numbers; a joined value is one place."""
    assert Outline.of(FOREIGN, "shojaee2023execution").value(field, offset) == place


def test_key() -> None:
    """The key stands behind the type and its brace."""
    outline = Outline.of(FOREIGN, "shojaee2023execution")

    assert outline.point(outline.key) == (2, 11)


def test_line_ends_and_byte_order_mark() -> None:
    """CR LF and CR end a line as LF does, and a byte-order mark takes no column."""
    text = "\ufeff" + CANONICAL.replace("\n", "\r\n")
    old = CANONICAL.replace("\n", "\r")

    assert Outline.of(text, "gallego2025configurable").value("author") == (4, 13)
    assert Outline.of(old, "gallego2025configurable").value("author") == (4, 13)


def test_second_entry() -> None:
    """Among several entries, and keys that begin alike, the one of the key is found."""
    text = "@misc{one2,\n}\n@misc{one,\n  year = {2025},\n}\n"

    assert Outline.of(text, "one").value("year") == (4, 11)


@pytest.mark.parametrize(
    "text",
    ["", "no entry", "@misc{other, year = 1}", "@misc{key", '@misc{key, a = "b', "@misc{key,="],
)
def test_broken_text(text: str) -> None:
    """What cannot be found stands at the beginning, and nothing fails."""
    assert Outline.of(text, "key").value("year", 3) == (1, 1)


WORDS = st.text(
    st.characters(exclude_characters='{}"\\@%#\r', exclude_categories=["C"]), max_size=12
)
SPACE = st.sampled_from(["", " ", "\n", "\n    ", "\t"])


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(['"', "{"]), SPACE, SPACE), min_size=1, max_size=5),
    st.data(),
)
def test_every_character_is_found(
    values: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    """The place of a character of a value is where the file has that character."""
    closing = {'"': '"', "{": "}"}
    fields = [
        f"{before}f{n}{behind}={before}{quote}{value}X{closing[quote]}{behind}"
        for n, (value, quote, before, behind) in enumerate(values)
    ]
    text = f"@misc{{key,\n{','.join(fields)}\n}}\n"
    number = data.draw(st.integers(0, len(values) - 1))
    value = reader.read(text).entries[0].fields[f"f{number}"]
    offset = data.draw(st.integers(0, len(value) - 1))

    line, column = Outline.of(text, "key").value(f"f{number}", offset)

    shown = text.split("\n")[line - 1] + "\n"
    assert shown[column - 1] == value[offset]
