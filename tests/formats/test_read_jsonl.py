"""JSON lines read as works."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import BibFile, Problem
from synthlit.formats import jsonl
from synthlit.library.candidates import SourcePosition
from synthlit.library.from_record import DRAFT_KEY
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath

ROW = {"key": "lightman2023lets", "title": "Let's Verify Step by Step", "arxiv": "2305.20050"}


def line(**members: object) -> str:
    """Return a line with members beside those of a work."""
    return json.dumps(ROW | members)


def test_lines_are_works_in_their_order() -> None:
    """Each line is a work with its place; empty lines and a byte-order mark are none."""
    text = f"\ufeff{line(section='rlvr')}\n\n  {line(key='b2023')} \r\n"

    sheet = jsonl.read(text)

    first, second = sheet.items
    fields = {"eprint": "2305.20050", "archiveprefix": "arXiv"}
    assert first.work == Entry(
        type="misc", key="lightman2023lets", fields={"title": "Let's Verify Step by Step"} | fields
    )
    assert first.position == SourcePosition(1, end=1, text=line(section="rlvr"))
    assert (first.sections, first.keyless) == ((SectionPath("rlvr"),), False)
    assert (second.position.line, second.sections) == (3, ())
    assert sheet.problems == ()


def test_sections_are_the_works_own_and_others() -> None:
    """The section comes first, those of `also` follow, and none twice."""
    row = line(section="rlvr/process-supervision", also=["sft", "rlvr/process-supervision"])

    (item,) = jsonl.read(row).items

    assert item.sections == (SectionPath("rlvr", "process-supervision"), SectionPath("sft"))


def test_work_without_a_key_says_so() -> None:
    """A work without a key has the key of a draft, and is separated from one with that key."""
    keyless, named = jsonl.read(f"{line(key=None)}\n{line(key=DRAFT_KEY)}").items

    assert isinstance(keyless.work, Entry)
    assert (keyless.work.key, keyless.keyless) == (DRAFT_KEY, True)
    assert named.keyless is False


def test_comments_come_back() -> None:
    """Comments around an entry belong to its file."""
    (item,) = jsonl.read(line(comments={"before": ["% a"], "after": ["% b"]})).items

    assert item.file == BibFile(before=("% a",), after=("% b",))


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("{", "the line is not JSON: Expecting property name enclosed in double quotes", 2),
        ("[1]", "the line is not a JSON object", 1),
        ('"x"', "the line is not a JSON object", 1),
        ("@misc{a, title={b}}", "the line is not JSON: Expecting value", 1),
        ('{"title": "a", "title": "b"}', "a name occurs twice in an object", 1),
        ('{"year": NaN}', "NaN is not a number", 1),
        ('{"title": "\\ud800"}', "the line holds half of a character, which no file can hold", 1),
        ('{"year": ' + "1" * 5000 + "}", "a number has 5,000 digits", 1),
        ("[" * 100_000, "the line is nested too deeply", 1),
        (line(section="No Section"), "section must be the name of a section, as in rlvr/pro", 1),
        (line(section=3), "section must be the name of a section", 1),
        (line(comments=[]), "comments must be an object with lists of texts, before and after", 1),
        (line(comments={"before": "x"}), "comments must be an object with lists of texts", 1),
        (line(comments={"after": [1]}), "comments must be an object with lists of texts", 1),
        (line(comments={"before": ["@misc{b, title={x}}"]}), "the comments cannot be kept in", 1),
        (line(kind="paper"), "'kind' is not a member of this form; put it into fields", 1),
    ],
)  # fmt: skip
def test_line_that_is_no_work_is_reported(text: str, message: str, column: int) -> None:
    """A line that cannot be taken is a problem with its place, and the next one is read."""
    sheet = jsonl.read(f"{line()}\n{text}\n{line(key='c2023')}")

    (problem,) = sheet.problems
    assert problem.message.startswith(message)
    assert (problem.line, problem.column) == (2, column)
    assert len(sheet.items) == 2


@given(st.text() | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["title", "authors", "also", "fields", "key", "type", "section", "comments",
                         "before", "family", "name", "arxiv", "year"]), inner, max_size=4),
).map(json.dumps))  # fmt: skip
def test_nothing_stops_the_reader(text: str) -> None:
    """Whatever a line holds, it is a work or a problem."""
    sheet = jsonl.read(text)

    lines = [part for part in text.removeprefix("\ufeff").split("\n") if part.strip()]
    assert len(sheet.items) + len(sheet.problems) == len(lines)
    assert all(isinstance(problem, Problem) for problem in sheet.problems)
