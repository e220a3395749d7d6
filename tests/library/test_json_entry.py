"""Entries as JSON objects, and back."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.bibtex.canonical import Problem, canonical_entry
from synthlit.library.json_entry import read_row, write_row
from synthlit.model.entry import Entry
from synthlit.model.fields import NAMES, ORDER

FIELDS = [*ORDER, "timestamp", "x-own", "type", "key"]
PIECES = st.sampled_from([
    "Let's Verify", "{LLM}s", "LLMs", "DeepSeek-R1", r"\&", "&", r"$O(N)$", r"{\"o}", "ö", "é", "_",
    r"\textbf{x}", "{", "}", "\\", "$", "~", "``q''", "%", "#", "2024", "may", "--", ",", ", ", ";",
    "arXiv", "others", " and ", "van der Plas", "{OpenAI}", "Jr.", "https://a.org/x_y", "\u200b",
    "2305.20050", "\n", "  ", "", "研究", "<b>", "10.1038/s41586-025-09422-z", '"',
])  # fmt: skip
VALUES = st.lists(PIECES, max_size=6).map(" ".join) | st.lists(PIECES, max_size=6).map("".join)
ENTRIES = st.builds(
    lambda fields: Entry(type="misc", key="k", fields=fields),
    st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8),
)

LIGHTMAN = {
    "type": "inproceedings",
    "key": "lightman2023lets",
    "title": "Let's Verify Step by Step",
    "authors": ["Hunter Lightman", "Vineet Kosaraju", "others"],
    "booktitle": "The Twelfth International Conference on Learning Representations",
    "year": 2024,
    "arxiv": "2305.20050",
    "also": ["reasoning/verification-based"],
}


def entry_of(row: Mapping[str, object]) -> Entry:
    """Return the entry of an object that is one."""
    entry = read_row(row, "draft")
    assert isinstance(entry, Entry), entry
    return entry


@given(ENTRIES)
@example(Entry(type="misc", key="k", fields={"author": "others and others and {others}"}))
@example(Entry(type="misc", key="k", fields={"author": "Plas, Lonneke van der and {Kimi Team}"}))
@example(Entry(type="misc", key="k", fields={"title": "", "also": "", "author": "", "year": ""}))
@example(Entry(type="misc", key="k", fields={"year": "02024", "month": "5", "ids": "a,b"}))
@example(Entry(type="misc", key="k", fields={"eprint": "2305.20050v1", "archiveprefix": "arXiv"}))
def test_every_entry_comes_back(entry: Entry) -> None:
    """Whatever the values are, canonical or not, reading gives what was written."""
    row = json.loads(json.dumps(write_row(entry)))

    assert read_row(row, "draft") == entry


@given(ENTRIES)
def test_fields_hold_only_what_text_cannot(entry: Entry) -> None:
    """No field is written twice, and names of members are none of the entry's unknown fields."""
    row = write_row(entry)
    verbatim = row.get("fields", {})
    assert isinstance(verbatim, dict)
    members = {"authors": "author", "editors": "editor"}
    written = {members.get(name, name) for name in row if name not in ("type", "key")}

    assert not verbatim.keys() & written
    assert not row.keys() & {"timestamp", "x-own", *NAMES}


def test_ordinary_entry_is_plain_throughout() -> None:
    """Titles, names and numbers read as people write them, and nothing is left to TeX."""
    entry = entry_of(LIGHTMAN)

    assert write_row(entry) == LIGHTMAN
    assert "fields" not in write_row(entry)
    assert entry.fields == {
        "title": "Let's Verify Step by Step",
        "author": "Lightman, Hunter and Kosaraju, Vineet and others",
        "booktitle": "The Twelfth International Conference on Learning Representations",
        "year": "2024",
        "eprint": "2305.20050",
        "archiveprefix": "arXiv",
        "also": "reasoning/verification-based",
    }


@pytest.mark.parametrize(
    ("member", "value", "field", "expected"),
    [
        ("title", "Plan & Reason with LLMs", "title", r"Plan \& Reason with {LLMs}"),
        ("title", "Phases and the $O(N)$ Model", "title", "Phases and the {$O(N)$} Model"),
        ("shorttitle", "50% {x}_y", "shorttitle", r"50\% \textbraceleft{}x\textbraceright{}\_y"),
        ("authors", ["Lonneke van der Plas", {"name": "The NeMo Team, NVIDIA"}], "author",
         "van der Plas, Lonneke and {The NeMo Team, NVIDIA}"),
        ("authors", [{"family": "Gao", "given": "Leo", "suffix": "Jr."}], "author",
         "Gao, Jr., Leo"),
        ("editors", ["Kimi Team"], "editor", "{Kimi Team}"),
        ("arxiv", "https://arxiv.org/pdf/2305.20050v1", "eprint", "2305.20050"),
        ("month", 5, "month", "may"),
        ("volume", 12, "volume", "12"),
        ("ids", ["a2023", "b2023"], "ids", "a2023, b2023"),
        ("url", r"\url{https://a.org/x\_y}", "url", "https://a.org/x_y"),
    ],
)  # fmt: skip
def test_plain_text_becomes_canonical(
    member: str, value: object, field: str, expected: str
) -> None:
    """A member's text is escaped, its capitals protected, its names written as BibTeX has them."""
    entry = entry_of({member: value})

    assert entry.get(field) == expected
    assert canonical_entry(entry) == entry


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"journal": "Nature"}, "article"),
        ({"booktitle": "ICLR"}, "inproceedings"),
        ({"title": "x"}, "misc"),
        ({"type": "software", "journal": "x"}, "software"),
    ],
)
def test_type_that_is_not_reported_follows_from_the_fields(
    row: dict[str, object], kind: str
) -> None:
    """A journal makes an article, a book title a paper in it, nothing a work of no certain kind."""
    assert entry_of(row).type == kind


def test_what_is_empty_is_no_field() -> None:
    """Null, an empty text and an empty list stand for nothing; a missing key is the one given."""
    entry = entry_of({"title": None, "venue": "", "also": [], "fields": {}, "key": ""})

    assert entry == Entry(type="misc", key="draft", fields={})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"kind": "paper"}, "'kind' is not a member of this form; put it into fields"),
        ({"author": "A"}, "'author' is not a member of this form; put it into fields"),
        ({"title": ["x"]}, "title must be a string"),
        ({"title": True}, "title must be a string"),
        ({"year": 2024.5}, "year must be a string"),
        ({"also": "rlvr"}, "also must be a list of strings"),
        ({"also": [1]}, "also must be a list of strings"),
        ({"authors": "A and B"}, "authors must be a list of names"),
        ({"authors": ["A", ""]}, "authors: '' is not a name"),
        ({"authors": [{"given": "Leo"}]}, "authors: {'given': 'Leo'} is not a name"),
        ({"authors": [{"family": 1}]}, "authors: {'family': 1} is not a name"),
        ({"authors": [{"family": "A", "name": "B"}]},
         "authors: {'family': 'A', 'name': 'B'} is not a name"),
        ({"authors": [3]}, "authors: 3 is not a name"),
        ({"arxiv": "2313.00001"}, "arxiv: '2313.00001' is not an identifier: 13 is not a month"),
        ({"arxiv": "2305.20050", "eprint": "x"}, "eprint is given twice"),
        ({"title": "a", "fields": {"title": "b"}}, "title is given twice"),
        ({"fields": ["x"]}, "fields must be an object of field names and their values"),
        ({"fields": {"x": 1}}, "fields.x must be a string"),
        ({"fields": {"x = {}, y": "1"}}, "'x = {}, y' cannot be a field's name"),
        ({"type": 1}, "type and key must be strings"),
        ({"type": "a b"}, "@a b is not an entry type"),
        ({"key": "a b"}, "'a b' cannot be a citation key"),
    ],
)  # fmt: skip
def test_object_of_another_form_is_reported(row: dict[str, object], message: str) -> None:
    """What cannot be taken exactly is refused with the reason, never left out."""
    assert read_row(row, "draft") == Problem(message)
