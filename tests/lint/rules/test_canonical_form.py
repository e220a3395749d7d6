"""The fast check with which most entries need no full comparison."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import canonical
from synthlit.lint.rules.canonical_form import is_canonical
from synthlit.model.entry import Entry
from tests.lint.conftest import ChooseRules, MakeLibrary, check

PIECES = st.lists(
    st.sampled_from(
        ["Ho", "Namgyu", ",", " ", ", ", " and ", "and", "And", "AND", "Jr", "Jr.", "III", "van",
         "de", "others", ".", "-", "'", "é", "<", ">", "\u00a0", "\u0301", "{", "}",
         "\\", "&", "~", "2", "\n", "mar", "March"]
    ),
    max_size=9,
)  # fmt: skip
NAMES = st.sampled_from(["author", "editor", "title", "month", "url", "note", "groups", "year"])


@given(st.dictionaries(NAMES, PIECES.map("".join), max_size=4))
def test_what_looks_canonical_is(fields: dict[str, str]) -> None:
    """An entry that passes the fast check is in canonical form."""
    entry = Entry.unchecked("misc", "one", fields)

    settled = canonical.canonical_entry(entry)

    if is_canonical(entry):
        assert list(settled.fields.items()) == list(fields.items())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("author", "and"),
        ("author", "and and Ho"),
        ("author", "Ho And"),
        ("author", "Ho , Namgyu"),
        ("author", "King Jr., Martin"),
        ("author", "Namgyu Ho"),
        ("url", "<https://example.org>"),
        ("month", "March"),
        ("title", "two  spaces"),
        ("note", " before"),
    ],
)
def test_what_looks_canonical_and_is_not(name: str, value: str) -> None:
    """Values that once passed the fast check."""
    assert not is_canonical(Entry.unchecked("misc", "one", {name: value}))


def test_canonical_names_of_dblp_look_so(shared: Path) -> None:
    """On real author lists the fast check and canonical form agree."""
    with gzip.open(shared / "mirror/dblp-proceedings.bib.gz", "rt", encoding="utf-8") as file:
        text = file.read(6_000_000)
    lists = [
        " ".join(found.split()) for found in re.findall(r"author\s*= \{(.*?)\},\n", text, re.S)
    ]
    assert len(lists) > 5_000

    for names in lists:
        value = canonical.canonical_value("author", names)
        entry = Entry.unchecked("misc", "one", {"author": value})
        assert is_canonical(entry)
        if value != names:
            given_first = Entry.unchecked("misc", "one", {"author": names})
            assert not is_canonical(given_first)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("@misc{one,\r\n}\r\n", 1, "lines end in CR LF or CR, not in LF"),
        (
            "@misc{one,\n}\n\n",
            3,
            "not in canonical form: the file should end before this line",
        ),
        ("@misc{one,\n}", 2, "not in canonical form: the last line has no line end"),
        (
            "@misc{one,\n  year = 2025\n}\n",
            2,
            "not in canonical form: this line should be `  year = {2025},`",
        ),
    ],
)
def test_where_and_why(
    text: str, line: int, message: str, library_of: MakeLibrary, only_rule: ChooseRules, today: date
) -> None:
    """The message is about the first line that is not canonical."""
    library = library_of({"entries/sft/one.bib": text})

    found = check(library, only_rule("FIL005"), today=today)

    assert [(each.line, each.message, each.key) for each in found] == [(line, message, "one")]
