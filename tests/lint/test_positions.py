"""Lines and columns of findings in the text of a file, whatever its layout."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import reader
from synthlit.library.library import Library, Work
from synthlit.lint.rule import KEY, Finding, Rules, entry_rule
from tests.lint.conftest import MakeLibrary, check, check_text

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


def _rules(key: str, field: str, offset: int) -> Rules:
    """Return a rule that finds a fault in a field of an entry."""

    @entry_rule("XXX001", "found-here")
    def find(work: Work) -> Iterator[Finding]:
        """Yield the fault."""
        if work.key == key:
            yield Finding(work, "it is so", field, offset)

    return Rules([find])


def _where(text: str, key: str, field: str, offset: int = 0) -> tuple[int, int]:
    """Return where a fault in a field of an entry is found."""
    (found,) = check_text("refs.bib", text, _rules(key, field, offset))
    return found.line, found.column


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
    assert _where(CANONICAL, "gallego2025configurable", field, offset) == place


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
    assert _where(FOREIGN, "shojaee2023execution", field, offset) == place


def test_key() -> None:
    """The key stands behind the type and its brace."""
    assert _where(FOREIGN, "shojaee2023execution", KEY) == (2, 11)


@pytest.mark.parametrize("text", [CANONICAL, "\n" + CANONICAL, "\ufeff" + CANONICAL])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("field", [KEY, "title", "author", ""])
def test_the_same_in_a_library(text: str, end: str, field: str, library_of: MakeLibrary) -> None:
    """Comments, blank lines, a byte-order mark and line ends count as the file has them."""
    text = text.replace("\n", end)
    library: Library = library_of({"entries/sft/gallego2025configurable.bib": text})

    (found,) = check(library, _rules("gallego2025configurable", field, 0))

    assert (found.line, found.column) == _where(text, "gallego2025configurable", field)
    assert found.start == text.index("@misc")


def test_second_entry() -> None:
    """Among several entries, and keys that begin alike, the one of the key is found."""
    text = "@misc{one2,\n}\n@misc{one,\n  year = {2025},\n}\n"

    assert _where(text, "one", "year") == (4, 11)


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

    line, column = _where(text, "key", f"f{number}", offset)

    shown = text.split("\n")[line - 1] + "\n"
    assert shown[column - 1] == value[offset]
