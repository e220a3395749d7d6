"""Everything that reads BibTeX here sees the same entries, fields and values."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import parser, reader
from synthlit.bibtex.canonical import canonical_value
from synthlit.bibtex.nodes import BibDocument, EntryNode
from synthlit.formats import bib
from synthlit.lint.documents import works_of
from synthlit.model.entry import Entry
from synthlit.model.fields import place
from synthlit.workflows.format import format_text
from tests.bibtex.foreign_files import FILES, ForeignFile, Read


def _parse(text: str) -> BibDocument:
    return parser.read(PurePosixPath("refs.bib"), text)


def _seen(entry: Entry) -> Read:
    fields = {name: _with_line_feeds(value) for name, value in entry.fields.items()}
    return entry.type, entry.key, fields


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _assert_agree(text: str) -> None:
    """Compare what the entry files' reader, import, lint and format see of a text."""
    document = _parse(text)
    file = reader.read(text)
    taken = dict(zip(file.offsets, map(_seen, file.entries), strict=True))
    places = [(problem.line, problem.column) for problem in file.problems]

    # Each entry is taken whole, or a problem stands in it.
    for node in document.entries:
        if node.start in taken:
            fields = {field.name: _with_line_feeds(field.value) for field in node.fields}
            assert taken.pop(node.start) == (node.type, node.key, fields)
        else:
            first, last = map(document.source.position, (node.start, node.end))
            assert any(first <= at <= last for at in places)
    assert not taken

    # What the rules see is what would be taken.
    works = {work.start: _seen(work.entry) for work in works_of(document)}
    assert [works[start] for start in file.offsets] == list(map(_seen, file.entries))

    # What is imported stands at the line at which it begins; the rest is a problem.
    imported = bib.read(text)
    lines = {document.source.position(offset)[0] for offset in file.offsets}
    refused = {problem.line for problem in imported.problems}
    for item in imported.items:
        assert isinstance(item.work, Entry)
        assert _seen(item.work) in map(_seen, file.entries)
        assert item.position.line in lines
    assert lines <= refused | {item.position.line for item in imported.items}

    # The formatter changes the form of values, and fixes commas, but nothing else.
    if document.is_whole:
        after = _parse(format_text("refs.bib", text).after)
        assert list(map(_canonical, after.entries)) == list(map(_canonical, document.entries))


def _canonical(node: EntryNode) -> tuple[str, str, list[tuple[str, str]]]:
    fields = [(field.name, canonical_value(field.name, field.value)) for field in node.fields]
    return node.type, node.key, sorted(fields, key=lambda field: place(field[0]))


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_foreign_file(file: ForeignFile) -> None:
    """What is read of a file is what BibTeX and biber read, by every reader."""
    found = reader.read(file.text)
    imported = bib.read(file.text)

    assert tuple(map(_seen, found.entries)) == file.entries
    assert [list(entry.fields) for entry in found.entries] == [
        list(fields) for _, _, fields in file.entries
    ]
    assert tuple((each.line, each.column) for each in found.problems) == file.problems
    doubts = [each.line for each in imported.problems if each not in found.problems]
    assert tuple(doubts) == file.doubts
    lines = [_parse(file.text).source.position(offset)[0] for offset in found.offsets]
    assert [item.position.line for item in imported.items] == [
        line for line in lines if line not in doubts
    ]
    _assert_agree(file.text)


@given(st.lists(st.sampled_from([file.text for file in FILES.values()]), max_size=4))
def test_joined_files(texts: list[str]) -> None:
    """Whatever stands before and behind it, a text is read alike by all."""
    _assert_agree("\n".join(texts))


_PIECES = ["@misc{a,", "@misc{b}", "@string{v = ", "@comment{", "@preamble{", "% c", "{", "}", "(",
           ")", '"', "=", ",", "#", "%", "\n", "\r", " ", "title", "month", "jan", "v", "\\", "é",
           "x = {y}", 'x = "z"', "@", "\r\n", "\ufeff"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_no_text_divides_them(text: str) -> None:
    """No text is so odd that one reader sees in it what another does not."""
    _assert_agree(text)
