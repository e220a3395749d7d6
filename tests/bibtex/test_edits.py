"""A field is changed where it stands, and nothing else of the file is."""

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.edits import field_removal, revise
from synthlit.bibtex.parser import read
from synthlit.text import applied


def _revised(text: str, changes: Mapping[str, str | None], type_: str = "") -> str:
    block = read(PurePosixPath("refs.bib"), text).entries[0]
    return applied(text, revise(text, block, changes, type_))


@pytest.mark.parametrize(
    ("text", "changes", "after"),
    [
        ("@misc{a,\n  year = {20},\n}", {"year": "2020"}, "@misc{a,\n  year = {2020},\n}"),
        ('@misc{a,\n\tyear="20"\n}', {"year": "2020"}, '@misc{a,\n\tyear="2020"\n}'),
        ('@misc{a, note = "x"}', {"note": 'a "b"'}, '@misc{a, note = {a "b"}}'),
        ("@misc{a, month = 6}", {"month": "jun"}, "@misc{a, month = jun}"),
        ("@misc{a, note = b # {c},}", {"note": "d"}, "@misc{a, note = {d},}"),
        ("@misc{a,\n  x = {1},\n  y = {2}\n}", {"x": None}, "@misc{a,\n  y = {2}\n}"),
        ("@misc{a, x = {1}, y = {2}}", {"x": None}, "@misc{a, y = {2}}"),
        ("@misc{a,\n  x = {1},\n  y = {2}\n}", {"y": None}, "@misc{a,\n  x = {1},\n}"),
        (
            "@misc{a,\n  title = {t},\n  x     = {1}\n}",
            {"year": "2020"},
            "@misc{a,\n  title = {t},\n  x     = {1},\n  year  = {2020}\n}",
        ),
        (
            "@misc{a,\r\n  x={1},\r\n}",
            {"note": "n"},
            "@misc{a,\r\n  x={1},\r\n  note={n},\r\n}",
        ),
        ("@misc{a}", {"note": "n"}, "@misc{a,\n  note = {n}}"),
        ("@misc{a, x = {1}}", {"note": "n"}, "@misc{a, x = {1}, note = {n}}"),
        (
            "@misc{a,\n  journaltitle = {J},\n}",
            {"journaltitle": None, "journal": "J"},
            "@misc{a,\n  journal = {J},\n}",
        ),
        ("@misc{a, x = {1}, x = {2}}", {"x": None}, "@misc{a,}"),
        ("@misc{a, x = {1},}", {"x": None, "y": "2"}, "@misc{a, y = {2},}"),
    ],
)
def test_revise(text: str, changes: Mapping[str, str | None], after: str) -> None:
    """Fields are set, taken away, renamed and added in the layout that the entry has."""
    assert _revised(text, changes) == after


def test_type() -> None:
    """The type is changed where it stands; the same type is no edit."""
    assert _revised("@ Misc{a, x={1}}", {}, "article") == "@ article{a, x={1}}"
    assert _revised("@Misc{a, x={1}}", {}, "misc") == "@Misc{a, x={1}}"


def test_removals() -> None:
    """Chosen fields go with their lines, of one name only those chosen."""
    text = "@misc{a,\n  x = {1},\n  x = {1},\n}"
    block = read(PurePosixPath("refs.bib"), text).entries[0]

    assert (
        applied(text, [field_removal(text, field) for field in block.fields[1:]])
        == "@misc{a,\n  x = {1},\n}"
    )


_NAME = st.sampled_from(["title", "year", "note", "month", "x"])
_VALUE = st.text(alphabet="ab1é ,", max_size=6)


@given(
    st.dictionaries(_NAME, _VALUE, max_size=4),
    st.dictionaries(_NAME, st.none() | _VALUE, max_size=4),
    st.sampled_from([",\n  ", ", ", ",", ",\r\n\t"]),
    st.booleans(),
)
def test_revise_says_what_was_meant(
    fields: dict[str, str], changes: dict[str, str | None], sep: str, final: bool
) -> None:
    """In any layout the revised entry has the fields that were meant, and the rest of the file."""
    inner = "".join(f"{sep}{name} = {{{value}}}" for name, value in fields.items())
    text = f"before\n@misc{{a{inner}{',' if final else ''}\n}}\nafter"

    found = read(PurePosixPath("refs.bib"), _revised(text, changes))

    wanted = {k: v for k, v in (fields | changes).items() if v is not None}
    assert {field.name: field.value for field in found.entries[0].fields} == wanted
    assert not [fault for fault in found.errors if fault.kind != "extra comma"]
    assert found.text.startswith("before\n@misc{a")
    assert found.text.endswith("}\nafter")
