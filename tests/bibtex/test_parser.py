"""A `.bib` file is read whole, each part at its place, whatever is wrong with it."""

from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.nodes import BibDocument, ErrorKind
from synthlit.bibtex.parser import read
from synthlit.model.latex.scan import fits_braces

PATH = PurePosixPath("refs.bib")


def _sheet(text: str) -> BibDocument:
    return read(PATH, text)


def test_parts_have_their_places() -> None:
    """Type, key, names and values stand where the sheet says."""
    text = (
        '@Article{hu2021lora,\n  Title = "{LoRA}: Low-Rank", year = 2021,\n month = jun # "~1"\n}'
    )
    block = _sheet(text).entries[0]

    assert (block.type, block.key, text[block.close]) == ("article", "hu2021lora", "}")
    assert text[block.type_start :].startswith("Article")
    assert text[block.key_start : block.key_end] == "hu2021lora"
    title, year, month = block.fields
    assert text[title.inner :].startswith("{LoRA}: Low-Rank")
    assert (title.name, title.value) == ("title", "{LoRA}: Low-Rank")
    assert (year.value, year.inner, text[year.value_start : year.end]) == ("2021", -1, "2021")
    assert (month.value, month.inner) == ("jun~1", -1)
    assert [piece.delimiter for piece in month.pieces] == ["", '"']


def test_macros_are_put_in() -> None:
    """A value has the text of the macros that it names; unknown ones are mentioned."""
    sheet = _sheet('@string{nips = "NeurIPS"}\n@misc{a, booktitle = NIPS # " 37", note = acl}')

    assert sheet.entries[0].field("booktitle").value == "NeurIPS 37"  # type: ignore[union-attr]
    assert [mention.name for mention in sheet.macro_uses] == ["NIPS", "acl"]
    assert sheet.strings == {"nips": "NeurIPS"}


@pytest.mark.parametrize(
    ("text", "flaw", "offset"),
    [
        ("@misc{a, title = {x}", ErrorKind.UNCLOSED, 0),
        ("@misc{a, title = {x", ErrorKind.UNCLOSED, 17),
        ("@misc{a, title = }", ErrorKind.NO_VALUE, 17),
        ("@misc{a, title = {x} }} year = 1}", ErrorKind.STRAY, None),
        ("@misc{a, title {x}}", ErrorKind.STRAY, 9),
        ("@misc{a title = {x}}", ErrorKind.MISSING_COMMA, 7),
        ("@misc{title = {x}}", ErrorKind.NO_KEY, 6),
        ("@misc{a, title = {x} year = 1}", ErrorKind.MISSING_COMMA, 20),
        ("@misc{a,, title = {x}}", ErrorKind.EXTRA_COMMA, 8),
        ("@misc{a,\n% no\ntitle = {x}}", ErrorKind.PERCENT, 9),
        ("@string{= 1}", ErrorKind.STRAY, 0),
        ("@string{a = {x}", ErrorKind.UNCLOSED, 0),
        ("@preamble{{x}", ErrorKind.UNCLOSED, 0),
    ],
)
def test_faults(text: str, flaw: ErrorKind, offset: int | None) -> None:
    """Each flaw is reported at its place."""
    faults = _sheet(text).errors

    if offset is None:
        assert not faults or faults[0].kind is flaw
    else:
        assert [(fault.kind, fault.offset) for fault in faults] == [(flaw, offset)]


def test_an_open_entry_costs_no_other() -> None:
    """The entry behind one that is never closed is read."""
    sheet = _sheet("@misc{a, title = {x\n@misc{b, title = {y}}\n")

    assert [block.key for block in sheet.entries] == ["b"]
    assert not sheet.is_whole
    assert [other.kind for other in sheet.others] == ["failed"]


def test_what_is_no_entry_is_kept() -> None:
    """Comments and texts between are parts of the sheet; @ in a % line begins nothing."""
    sheet = _sheet("% @misc{no, title={x}}\n@comment{jabref-meta: {x}}\nloose\n@misc{a, year=1}")

    assert [other.kind for other in sheet.others] == ["text", "comment", "text"]
    assert [block.key for block in sheet.entries] == ["a"]


def test_parentheses_and_space() -> None:
    """An entry in parentheses, and one with white space at every place, are read."""
    sheet = _sheet("@ misc ( a , title = {x (y)} ) @misc\n{\nb\n,\nyear\n=\n1\n}")

    assert [(b.key, len(b.fields)) for b in sheet.entries] == [("a", 1), ("b", 1)]


_TEXT = st.text(alphabet='@{}()",=#%\\\n ab1', max_size=60)


@given(_TEXT)
def test_no_text_is_too_odd(text: str) -> None:
    """Every part lies in the text, in order, and no two meet."""
    sheet = _sheet(text)

    spans = sorted(
        [(b.start, b.end) for b in sheet.entries] + [(o.start, o.end) for o in sheet.others]
    )
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    rest = text
    for start, end in reversed(spans):
        rest = rest[:start] + rest[end:]
    assert not rest.strip("\ufeff \t\r\n")


_VALUE = st.text(alphabet="ab {}\"'é,=", max_size=12).filter(lambda value: bool(fits_braces(value)))


@given(st.lists(_VALUE, min_size=1, max_size=4))
def test_values_are_read_as_they_stand(values: list[str]) -> None:
    """What stands in braces is the value, to the character."""
    fields = ",\n".join(f"  f{n} = {{{value}}}" for n, value in enumerate(values))

    block = _sheet(f"@misc{{key,\n{fields}\n}}").entries[0]

    assert [field.value for field in block.fields] == values
