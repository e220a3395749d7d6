"""Works as JSON lines, and a library that comes back from them byte for byte."""

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import canonical
from synthlit.bibtex.canonical import BibFile, canonical_entry
from synthlit.formats import jsonl
from synthlit.formats.format import Options
from synthlit.library.candidates import Candidate
from synthlit.library.library import Library, Work, entry_path
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.settings.reading import table

PLACES = [
    SectionPath("rlvr", "process-supervision"),
    SectionPath("rlvr"),
    SectionPath("sft"),
]
PIECES = st.sampled_from([
    "Let's Verify", "{LLM}s", "LLMs", r"\&", "$O(N)$", "ö", "{OpenAI}", " and ", "others", "%",
    "van der Plas, Lonneke", "2305.20050", "\\", "{", "}", "研究", "https://a.org/x_y", ", ",
])  # fmt: skip
FIELDS = st.sampled_from(
    ["title", "author", "year", "eprint", "archiveprefix", "booktitle", "also", "note", "x-own"]
)
ENTRIES = st.builds(
    lambda key, fields: canonical_entry(Entry(type="misc", key=key, fields=fields)),
    st.from_regex(r"[a-z]{1,8}\d{4}[a-z]{0,5}", fullmatch=True),
    st.dictionaries(FIELDS, st.lists(PIECES, max_size=4).map("".join), max_size=6),
)
COMMENTS = st.lists(st.sampled_from(["% a comment", "% kept as it is: {x}"]), max_size=1)


def texts(work: Work) -> str:
    """Return the text of a work's file."""
    return canonical.write(work.entry, work.file)


def work_of(item: Candidate) -> Work:
    """Return an item as the work that importing it makes."""
    assert isinstance(item.work, Entry)
    home = item.sections[0]
    entry = canonical_entry(item.work)
    return Work(entry, home, entry_path(home, entry.key), file=item.file)


@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), ENTRIES, COMMENTS, COMMENTS),
        max_size=4,
        unique_by=lambda row: row[1].key,
    )
)
def test_library_comes_back_byte_for_byte(
    rows: list[tuple[SectionPath, Entry, list[str], list[str]]],
) -> None:
    """Every file of a canonical library, where it lies and what it holds, is back after import."""
    works = tuple(
        Work(entry, place, entry_path(place, entry.key), file=BibFile((), tuple(b), tuple(a)))
        for place, entry, b, a in rows
    )
    text = jsonl.document(Library(SETTINGS, works), Options())

    sheet = jsonl.read(text)

    assert sheet.problems == ()
    assert {w.path: texts(w) for w in map(work_of, sheet.items)} == {
        work.path: texts(work) for work in works
    }


SETTINGS = table(Settings, {"list": {"title": "L"}, "sections": [{"slug": "rlvr", "title": "R"}]})


def rows_of(text: str) -> list[dict[str, Any]]:
    """Return the objects of a text."""
    return [json.loads(line) for line in text.splitlines()]


def test_real_works_are_plain(library: Library) -> None:
    """What the library's own works hold can be read without knowing TeX, one work a line."""
    text = jsonl.document(library, Options())

    rows = {row["key"]: row for row in rows_of(text)}
    assert len(rows) == len(library.works)
    lightman = rows["lightman2023lets"]
    assert list(lightman)[:5] == ["section", "type", "key", "title", "authors"]
    assert lightman["section"] == "rlvr/process-supervision"
    assert lightman["also"] == ["rlvr/outcome-based", "sft"]
    assert lightman["authors"][:2] == ["Hunter Lightman", "Vineet Kosaraju"]
    assert lightman["code"] == "https://github.com/openai/prm800k"
    assert jsonl.read(text).problems == ()


def test_section_holds_what_it_lists(library: Library) -> None:
    """With a section, the works filed in it and those that it also lists are written."""
    path = SectionPath("sft")
    text = jsonl.document(library, Options(section=path))

    assert [row["key"] for row in rows_of(text)] == [work.key for work in library.listed(path)]
    assert text != jsonl.document(library, Options())


def test_ascii_writes_nothing_else(library: Library) -> None:
    """Letters that are not ASCII are escaped as JSON has it, and read back as the same."""
    text = jsonl.document(library, Options(ascii=True))

    assert text.isascii()
    assert rows_of(text) == rows_of(jsonl.document(library, Options()))


def test_one_file_holds_the_list(library: Library) -> None:
    """The format keeps one file beside the others that are generated."""
    files = jsonl.files(library, lambda _: None)

    assert files == {PurePosixPath("bib/all.jsonl"): jsonl.document(library, Options())}


def test_comments_stand_behind_the_entry(library: Library) -> None:
    """Comments around an entry are kept, those before apart from those after."""
    work = replace(library.works[0], file=BibFile((), ("% before",), ("% after", "% more")))
    (row,) = rows_of(jsonl.document(replace(library, works=(work,)), Options()))

    assert list(row)[-1] == "comments"
    assert row["comments"] == {"before": ["% before"], "after": ["% after", "% more"]}
