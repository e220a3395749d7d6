"""bibtexparser has a say about what entries are, but none about what it is known not to read."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.bibtex import parser, reader
from synthlit.bibtex.second_opinion import doubts


def reported(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and message of each doubt about a text."""
    document = parser.read(PurePosixPath(), text)
    found = doubts(document, reader.from_document(document).offsets)
    return [(*document.source.position(offset), message) for offset, message in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "@misc{a, title = {x}}",
        "@ misc { a , title = {x} }",
        "@misc\n\n{a, title = {x}}",
        "@misc(a, title = {x (y)})",
        "@mi-sc{a, title = {x}}",
        "@MISC{a, TITLE = {x}, Year = 2024}",
        # Fields and keys that it drops as doubled.
        "@misc{a, title = {x}}\n@misc{a, title = {y}}\n@misc{A, title = {z}}",
        '@string{x = "y"}\n@misc{a, title = x # { z} # "!", month = jan}',
        "@misc{a,\n % a comment, with = signs { and braces\n title = {x}, % another\n}",
        "@misc{a, title = {x\n  @ {SIGIR}\n  @home{y}}}",
        r"@misc{a, title = {x\\{b}}}",
        "\ufeff@misc{a,\r\n title = {x\r\n y},\r\n}\r\n\r\n@misc{b}",
        "@misc{a,\r title = {x},\r}\r@misc{b}",
        "% @misc{old, title = {x}}\n%  @misc{older,\n%    title = {y}}\n@misc{a}",
        "@comment{@misc{hidden, title = {x}}}",
        "@misc{a} @misc{b} @misc{c, title = {x}}",
        # What could not be read is a problem already.
        "@misc{open, title = {x\n@misc{a, title = {y}}",
        "@misc{twice, x = 1, x = 2}",
    ],
)
def test_no_doubt(text: str) -> None:
    """What both read alike, and what bibtexparser is known not to read."""
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (
            "@misc{b}\n @misc{a, title = {x\\}, note = {y\\}}",
            (2, 2, "bibtexparser cannot read the entry a"),
        ),
        (
            '@misc{a, title = "x {"y, z"}", year = 1}',
            (1, 1, "bibtexparser cannot read the entry a"),
        ),
        (
            '@misc{a, x = "b {"c, y = "d"} e"}',
            (1, 1, "bibtexparser reads other fields in the entry a: `x, y`"),
        ),
        (
            '@misc{a, x = "b {"c", y = {d}"} e"}',
            (1, 1, 'bibtexparser reads another x in the entry a: `"b {"c", y = {d}"`'),
        ),
        (
            "@misc{b}\n% @misc{a,\n  title = {x}}\n",
            (2, 3, "bibtexparser reads an entry `a` in this text"),
        ),
        (
            "@comment{\n @misc{a, title = {x}}\n}",
            (2, 2, "bibtexparser reads an entry `a` in this comment"),
        ),
    ],
)
def test_doubts(text: str, doubt: tuple[int, int, str]) -> None:
    """An entry of which the two read different things is reported at its place."""
    assert reported(text) == [doubt]


_PIECES = ["@misc{a,", "@misc{b}", "{", "}", "(", ")", '"', "=", ",", "#", "%", "\n", " ", "x",
           "title", "jan", "\\", "x = {y}", "@", "\r\n", "@comment{"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
@example("@{(\r\n(}")
def test_no_text_breaks_it(text: str) -> None:
    """Whatever stands in a text, each doubt has a place in it and a message on one line."""
    for line, column, message in reported(text):
        assert line >= 1
        assert column >= 1
        assert message.isprintable()
