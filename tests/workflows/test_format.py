"""Whole `.bib` files come into canonical form, and say the same as before."""

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import canonical
from synthlit.bibtex.parser import read
from synthlit.errors import SynthlitError
from synthlit.workflows.format import format_file, format_text

_FIELDS = (
    "title", "author", "journal", "pages", "year", "month", "url", "doi", "note", "x-own",
)  # fmt: skip
_VALUES = st.lists(
    st.sampled_from([
        "Lightman, Hunter", " and ", "John Smith, Jr.", "{", "}", '\\"o', "{\\'{\\i}}", "\\dj ",
        "ö", "đ", "强", "$x^2$", "\\$", "%", "&", "--", "-", " ", "\n ", "1", "12", "jan", "~",
        "\\emph{", "\\url{", "https://arxiv.org/abs/2305.20050", "\\_", "a", "B", "{-}", "...",
        "\\textendash", "\\alpha", "\\textdollar", "'", '"', "#", ",", "=", "@",
    ]),
    max_size=8,
).map("".join)  # fmt: skip


def _after(text: str) -> str:
    return format_text("refs.bib", text).after


def _fields(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Return type, key and canonical values of the entries that a text holds."""
    sheet = read(PurePosixPath("refs.bib"), text)
    return [
        (
            block.type,
            block.key,
            {f.name: canonical.canonical_value(f.name, f.value) for f in block.fields},
        )
        for block in sheet.entries
    ]


@given(st.dictionaries(st.sampled_from(_FIELDS), _VALUES, max_size=4), st.booleans())
def test_says_the_same(fields: dict[str, str], ascii_only: bool) -> None:
    """Entries, keys and values are those of before, twice is once, and ASCII stays ASCII."""
    values = {
        name: value.encode("ascii", "ignore").decode() if ascii_only else value
        for name, value in fields.items()
    }
    inside = "".join(f" {name} = {{{value}}}," for name, value in values.items())
    text = f"% one\n@misc{{key,{inside}}}\n% two\n"
    try:
        after = _after(text)
    except SynthlitError:
        return  # braces that do not pair

    assert _fields(after) == _fields(text)
    assert _after(after) == after
    assert after.startswith("% one\n")
    assert after.endswith("% two\n")
    assert after.isascii() or not text.isascii()


def test_letters() -> None:
    """Letters that stand as commands stay so, for BibTeX cuts and sorts by bytes."""
    text = r"@misc{a, author={Bj\"orn {\O}rjan and Jo\~ao Mau{\'a}}, note={Köln {\"u}ber}}"

    assert _after(text) == (
        "@misc{a,\n"
        "  author = {{\\O}rjan, Bj{\\\"o}rn and Mau{\\'a}, Jo{\\~a}o},\n"
        "  note   = {Köln über},\n"
        "}\n"
    )


def test_file(tmp_path: Path) -> None:
    """A file is written only if it shall be, and only if something changes."""
    file = tmp_path / "refs.bib"
    file.write_bytes(b"@misc{a, x=1}")

    assert format_file(file, write=False).changed
    assert file.read_bytes() == b"@misc{a, x=1}"
    assert format_file(file, write=True).diff().endswith("+}\n")
    assert file.read_bytes() == b"@misc{a,\n  x = {1},\n}\n"
    assert not format_file(file, write=True).changed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"@misc{a, x=1", "refs.bib:1:1: this entry is never closed"),
        (b"@misc{a}\n@misc{b, x=}", "refs.bib:2:12: expected a value"),
        (b"@misc{a, x={\xff}}", "refs.bib:1:13: there are bytes that are not UTF-8"),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, content: bytes, said: str) -> None:
    """It stays as it is, and the first place that cannot be read is reported."""
    file = tmp_path / "refs.bib"
    file.write_bytes(content)

    with pytest.raises(SynthlitError, match=said):
        format_file(file, write=True)
    assert file.read_bytes() == content


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """What is no file cannot be read, and that is said."""
    with pytest.raises(SynthlitError, match="cannot be read or written"):
        format_file(tmp_path, write=True)
